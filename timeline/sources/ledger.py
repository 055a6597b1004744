"""The list of sources: what an address asks of it, what it holds, what rests on each.

Unknown keys and broken values in an address are ignored, and named. Everything given out as text
is Markdown in which text from the facts stands as it is.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geodata.archive import Archive
from geodata.records import Source, SourceKind
from geodata.wording import language_name
from timeline.markdown import plain, source_line
from timeline.naming import Named, Words, gathered, named
from timeline.selection import KEYS as OF_THE_STAGE

PAGE_LENGTH = 25
LONGEST_SEARCH = 80
MOST_GROUPS = 12  # of facts that the list names for one source; its own page names all
KEYS = ("kind", "language", "read", "q", "page", "source")


@dataclass(frozen=True, slots=True)
class Asked:
    """`read` is yes or no; an empty text asks for all. Pages count from 1."""

    kind: str = ""
    language: str = ""
    read: str = ""
    q: str = ""
    page: int = 1
    source: str = ""


def languages(archive: Archive) -> list[str]:
    """Those of the sources, the most frequent first."""
    found = [source.language for source in archive.sources.values()]
    return sorted({*found}, key=lambda language: (-found.count(language), language))


def from_address(params: Mapping[str, str], archive: Archive) -> tuple[Asked, list[str]]:
    """What the address asks for, and the keys of what it asked in vain.

    The keys of the stage pass: a visitor who comes from there brings them along.
    """
    allowed = {
        "kind": [*SourceKind],
        "language": languages(archive),
        "read": ["yes", "no"],
        "source": archive.sources,
    }
    known = {key: params[key] for key in allowed if params.get(key) in allowed[key]}
    refused = [key for key in allowed if params.get(key) and key not in known]
    refused += [key for key in params if key not in {*KEYS, *OF_THE_STAGE.values()}]
    asked = replace(Asked(q=params.get("q", "").strip()[:LONGEST_SEARCH]), **known)
    page = _page(params.get("page", ""), len(chosen(archive, asked)))
    if page is None:
        return asked, [*refused, "page"]
    return replace(asked, page=page), refused


def _page(text: str, sources: int) -> int | None:
    """None for a page that does not exist."""
    if not text:
        return 1
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    return page if 1 <= page <= pages(sources) else None


def pages(sources: int) -> int:
    return max(1, -(-sources // PAGE_LENGTH))


def on_page(sources: Sequence[Source], page: int) -> Sequence[Source]:
    return sources[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]


def chosen(archive: Archive, asked: Asked) -> list[Source]:
    """The sources that fit, those that carry most first."""
    words = _folded(asked.q).split()
    return [
        source
        for source, text in _ranked(archive)
        if asked.kind in {"", source.kind}
        and asked.language in {"", source.language}
        and asked.read in {"", "yes" if source.read else "no"}
        and all(word in text for word in words)
    ]


@lru_cache(maxsize=1)
def _ranked(archive: Archive) -> tuple[tuple[Source, str], ...]:
    """The sources in their order, each with the text that is searched. Takes 10 ms."""
    ranked = sorted(
        archive.sources.values(),
        key=lambda source: (-len(archive.what_rests_on(source.id)), _folded(source.title)),
    )
    return tuple((source, _folded(f"{source.title} {source.publisher}")) for source in ranked)


def _folded(text: str) -> str:
    """Without case and accents; Hangul in its letters, so that a half-typed syllable is found."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def head(source: Source, words: Words) -> str:
    """A source in two lines: where it stands, and what it is."""
    say = words["sources"]
    language = language_name(source.language, say.language)
    about = f"{say['kinds'][source.kind]}, {language}"
    return f"{source_line(source, words)}  \n:small[{plain(about)}]"


def entry(source: Source, archive: Archive, words: Words) -> str:
    """A source as an item of a list, with what rests on it; much of one kind is gathered."""
    say = words["sources"]
    groups = gathered(archive.what_rests_on(source.id), archive, words)
    told = [linked(group) for group in groups[:MOST_GROUPS]] or [say["nothing_rests"]]
    if len(groups) > MOST_GROUPS:
        told.append(say["more"].format(n=len(groups) - MOST_GROUPS))
    lines = [head(source, words), f"{say['rests']}: {'; '.join(told)}"]
    lines.append(f"[{say['all_of_it']}]({page_of(source)})")
    return "- " + "  \n".join(lines).replace("\n", "\n  ")


def everything(source: Source, archive: Archive, words: Words) -> str:
    """All that rests on a source, fact by fact under the names of the tables."""
    say, lines = words["sources"], list[str]()
    for fact in archive.what_rests_on(source.id):
        heading = f"**{say['tables'][type(fact).__name__]}**"
        if heading not in lines:
            lines += ["", heading, ""]
        lines.append(f"- {linked(named(fact, archive, words))}")
    return "\n".join(lines) or say["nothing_rests"]


def linked(name: Named) -> str:
    """The name of a fact, a link to the stage where something can be picked there."""
    return f"[{plain(name.text)}](./?pick={name.pick})" if name.pick else plain(name.text)


def page_of(source: Source) -> str:
    """The address of a source, seen from its page."""
    return f"sources?source={source.id}"


def cited(sources: Sequence[Source]) -> str:
    """Who says so: publishers, each a link to the source."""
    return "; ".join(f"[{plain(source.publisher)}]({page_of(source)})" for source in sources)
