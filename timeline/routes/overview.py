"""All corridors in words: the questions most readers bring, the returns told apart."""

from collections.abc import Iterable
from string import Formatter
from typing import NamedTuple

from geodata.archive import Archive
from geodata.dates import Date
from geodata.records import Event, Fact
from geodata.vocabularies import ReturnKind
from geodata.wording import number
from timeline.markdown import event_line, headed, listed, plain
from timeline.routes.returns import cases
from timeline.routes.told import first_sentence
from timeline.text import Words


class Answer(NamedTuple):
    """An answer as Markdown, on Routes below its question, and the facts it is made of.

    `name` is the question's, and blank where it is none of the page's.
    """

    text: str
    records: tuple[Fact, ...]
    name: str = ""


def answers(archive: Archive, words: Words) -> list[Answer]:
    """Those questions whose facts the archive has."""
    return [
        Answer(headed(own["ask"], answer.text), answer.records, name)
        for name, own in words["routes"].get("questions", {}).items()
        if (answer := filled(own["says"], archive))
    ]


def filled(template: str, archive: Archive) -> Answer | None:
    """Words with their gaps filled by facts; None where the archive lacks one."""
    gaps = _gaps(archive)
    try:
        used = {name: gaps[name] for name in _named(template)}
    except KeyError:
        return None
    said = template.format(**{name: plain(text) for name, (text, _) in used.items()})
    return Answer(said, tuple({id(fact): fact for _, fact in used.values()}.values()))


def _named(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]


def _gaps(archive: Archive) -> dict[str, tuple[str, Fact]]:
    """What answers are filled with, each with the fact that says so."""
    found: dict[str, tuple[str, Fact]] = {}
    for gap in archive.subject.gaps:
        record = getattr(archive, gap.table).get(gap.id)
        text = _text_of(getattr(record, gap.column, None), archive.language)
        if record and text:
            found[gap.name] = (first_sentence(text) if gap.column == "summary" else text, record)
    return found


def _text_of(cell: object, language: str) -> str:
    if isinstance(cell, Date):
        return cell.text
    return number(cell, language) if isinstance(cell, float) else str(cell or "")


def introduction(archive: Archive, words: Words) -> str:
    """What a route is here: of ours, of what a reader has brought, or of both."""
    phrases = words["routes"]
    if archive.subject.brought:
        return phrases["own_schematic"]
    brought = any(archive.is_brought(key) for key in archive.corridors)
    return f"{phrases['schematic']} {phrases['own_beside']}" if brought else phrases["schematic"]


def told_apart(words: Words) -> str:
    """What each kind of return means."""
    phrases = words["routes"]["returns"]
    lines = (f"**{phrases[kind]['title']}.** {phrases[kind]['says']}" for kind in ReturnKind)
    return headed(words["routes"]["returns_title"], listed(lines))


def return_cases(archive: Archive, words: Words) -> tuple[int, str]:
    """How many published cases of returns there are, and all of them by kind."""
    found = cases(archive)
    parts = [
        _cases(words["routes"]["returns"][kind]["title"], events, words)
        for kind, events in found.items()
        if events
    ]
    return sum(map(len, found.values())), "\n\n".join(parts)


def _cases(title: str, events: Iterable[Event], words: Words) -> str:
    lines = [" ".join([event_line(e, {}, words), plain(e.note or "")]).strip() for e in events]
    return f"**{title}**\n\n{listed(lines)}"
