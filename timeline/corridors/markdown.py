"""Facts as Markdown: labels, lists, links to the stage, sources by number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Event, Fact
from timeline.panels import plain, source_line

Words = Mapping[str, Any]
Shared = Mapping[str, str]


def headed(title: str, *paragraphs: str) -> str:
    return "\n\n".join([f"### {title}", *(text for text in paragraphs if text)])


def listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def labelled(label: str, text: str) -> str:
    return f"**{label}:** {plain(text)}"


def to_stage(pick: str, text: str, shared: Shared) -> str:
    """A link that picks a record on the stage, in the window and theme of this page."""
    return f"[{plain(text)}](.?{urlencode({'pick': pick, **shared})})"


def event_line(event: Event, shared: Shared) -> str:
    return to_stage(event.id, f"{in_words(event.when)}: {event.title}", shared)


def numbered(records: Iterable[Fact], archive: Archive) -> dict[str, int]:
    """Numbers of the sources of records, from 1 in the order in which they come."""
    sources = (source.id for record in records for source in archive.sources_of(record))
    return {key: number for number, key in enumerate(dict.fromkeys(sources), 1)}


def cited(record: Fact, numbers: Mapping[str, int], archive: Archive, words: Words) -> str:
    """What a record rests on, by number; and a word where nothing that was read carries it."""
    own = words["routes"]
    known = sorted(numbers[s.id] for s in archive.sources_of(record) if s.id in numbers)
    said = own["cited"].format(numbers=", ".join(map(str, known)))
    unread = "" if archive.is_verified(record) else f"; {own['unverified']}"
    return f"({said}{unread})"


def source_list(numbers: Iterable[str], archive: Archive, words: Words) -> str:
    sources = [archive.sources[key] for key in numbers]
    lines = (f"{n}. {source_line(source, words)}" for n, source in enumerate(sources, 1))
    return "\n".join(lines)


def shared_of(params: Mapping[str, Any], keys: Sequence[str]) -> Shared:
    """What all pages share of an address."""
    return {key: str(params[key]) for key in keys if params.get(key)}
