"""Facts as Markdown that shows text as it stands: lists, links to the stage, sources."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Event, Fact, Source
from timeline.figures.source_line import source_row
from timeline.text import Words

JOINER = "\u2060"  # which Streamlit needs and nobody else
Shared = Mapping[str, str]
SHORTHAND = re.compile(r"(?<=[-<>=~])(?=[-<>=~])|(?<=:)(?=[\w+-]+:)")
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=@/\"'])")


def plain(text: str) -> str:
    """Text that Markdown shows as it stands.

    A word joiner, which is not seen, keeps Streamlit from making arrows and emoji of it.
    """
    joined = SHORTHAND.sub(JOINER, " ".join(text.split()))
    return MARKUP.sub(r"\\\1", joined)


def source_item(source: Source, words: Words) -> str:
    """A source in Markdown: its title as a link, who made it and when, whether it was read."""
    row = source_row(source, words["cited"])
    title = plain(row["title"])
    linked = f"[{title}]({_address(row['url'])})" if row["url"] else title
    return f"{linked}. {plain(row['said'])}"


def _address(url: str) -> str:
    """A web address that can't end the Markdown link it stands in."""
    unsafe = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C"}
    return "".join(unsafe.get(character, character) for character in url)


def headed(title: str, *paragraphs: str) -> str:
    return "\n\n".join([f"### {title}", *(text for text in paragraphs if text)])


def listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def labelled(label: str, text: str) -> str:
    return f"**{label}:** {plain(text)}"


def to_stage(pick: str, text: str, shared: Shared) -> str:
    """A link that picks a record on the stage, in the window and theme of this page."""
    return f"[{plain(text)}](.?{urlencode({'pick': pick, **shared})})"


def event_line(event: Event, shared: Shared, words: Words) -> str:
    return to_stage(event.id, f"{in_words(event.when, words.language)}: {event.title}", shared)


def numbered(records: Iterable[Fact], archive: Archive) -> dict[str, int]:
    """Numbers of the sources of records, from 1 in the order in which they come."""
    sources = (source.id for record in records for source in archive.sources_of(record))
    return {key: number for number, key in enumerate(dict.fromkeys(sources), 1)}


def cited(record: Fact, numbers: Mapping[str, int], archive: Archive, words: Words) -> str:
    """What a record rests on, by number; and a word where nothing that was read carries it."""
    phrases = words["routes"]
    known = sorted(numbers[s.id] for s in archive.sources_of(record) if s.id in numbers)
    said = phrases["cited"].format(numbers=", ".join(map(str, known)))
    unread = "" if archive.is_verified(record) else f"; {phrases['unverified']}"
    return f"({said}{unread})"


def source_list(numbers: Iterable[str], archive: Archive, words: Words) -> str:
    sources = [archive.sources[key] for key in numbers]
    lines = (f"{n}. {source_item(source, words)}" for n, source in enumerate(sources, 1))
    return "\n".join(lines)
