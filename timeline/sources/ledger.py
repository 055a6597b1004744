"""The list of sources: what an address asks of it, what it holds, what rests on each.

Everything given out as text is Markdown in which text from the facts stands as it is.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from geodata.archive import Archive
from geodata.records import Source, SourceKind, SourceRank
from geodata.wording import language_name
from timeline import address
from timeline.address import SHARED, ChoiceKey, Key, PageKey, TextKey
from timeline.figures.source_line import rank_in_words
from timeline.markdown import plain, source_item
from timeline.naming import Named, Words, gathered, named
from timeline.selection import Frame

PAGE_LENGTH = 25
LONGEST_SEARCH = 80
MOST_GROUPS = 12  # of facts that the list names for one source; its own page names all


@dataclass(frozen=True, slots=True)
class SourcesAddress:
    """`read` is yes or no; an empty text asks for all. Pages count from 1."""

    kind: str = ""
    rank: str = ""
    language: str = ""
    read: str = ""
    q: str = ""
    page: int = 1
    source: str = ""


def languages(archive: Archive) -> list[str]:
    """Those of the sources, the most frequent first."""
    found = [source.language for source in archive.sources.values()]
    return sorted({*found}, key=lambda language: (-found.count(language), language))


def keys_of(archive: Archive, frame: Frame) -> dict[str, Key]:
    """All but the page, of which there are as many as the other keys leave."""
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        "kind": ChoiceKey(SourceKind),
        "rank": ChoiceKey(SourceRank),
        "language": ChoiceKey(languages(archive)),
        "read": ChoiceKey(("yes", "no")),
        "q": TextKey(LONGEST_SEARCH),
        "source": ChoiceKey(archive.sources),
    }


def from_address(
    params: Mapping[str, Any], archive: Archive, frame: Frame
) -> tuple[SourcesAddress, list[str]]:
    """What the address asks for, and the keys of what it asked in vain."""
    keys = keys_of(archive, frame)
    values, in_vain = address.read(params, keys)
    asked = SourcesAddress(**{key: value for key, value in values.items() if key not in SHARED})
    page, no_page = address.read(
        {"page": params.get("page")}, {"page": PageKey(pages(len(chosen(archive, asked))))}
    )
    return replace(asked, **page), [*in_vain, *no_page]


def pages(sources: int) -> int:
    return max(1, -(-sources // PAGE_LENGTH))


def on_page(sources: Sequence[Source], page: int) -> Sequence[Source]:
    return sources[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]


def chosen(archive: Archive, asked: SourcesAddress) -> list[Source]:
    """The sources that fit, those that carry most first."""
    words = _folded(asked.q).split()
    return [
        source
        for source, text in _ranked(archive)
        if asked.kind in {"", source.kind}
        and asked.rank in {"", source.rank}
        and asked.language in {"", source.language}
        and asked.read in {"", "yes" if source.read else "no"}
        and all(word in text for word in words)
    ]


@lru_cache(maxsize=4)
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


def head(source: Source, archive: Archive, words: Words) -> str:
    """A source in two lines: where it stands, and what it is."""
    say = words["sources"]
    language = language_name(source.language, say.language)
    rank = plain(rank_in_words(source, archive.sources, words["cited"]))
    first = archive.sources.get(source.copy_of or "")
    ranked = f"[{rank}]({page_of(first)})" if first else rank
    about = f"{plain(say['kinds'][source.kind])}, {plain(language)}, {ranked}"
    return f"{source_item(source, words)}  \n:small[{about}]"


def entry(source: Source, archive: Archive, words: Words) -> str:
    """A source as an item of a list, with what rests on it; much of one kind is gathered."""
    say = words["sources"]
    groups = gathered(archive.what_rests_on(source.id), archive, words)
    told = [linked(group) for group in groups[:MOST_GROUPS]] or [say["nothing_rests"]]
    if len(groups) > MOST_GROUPS:
        told.append(say["more"].format(n=len(groups) - MOST_GROUPS))
    lines = [head(source, archive, words), f"{say['rests']}: {'; '.join(told)}"]
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
