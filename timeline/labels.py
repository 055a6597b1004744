"""How events are labelled on the timeline: in which group, in which words, before which others."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import MappingProxyType

from geodata.archive import Archive
from geodata.records import Arrivals, Event
from geodata.vocabularies import Category, EraKind

LONGEST = 34  # letters, as those that an editor writes


class EventGroup(StrEnum):
    """Categories that share a colour; and what a reader has brought, beside ours."""

    ORIGIN = "origin"
    LEAVING = "leaving"
    RETURNS = "returns"
    DESTINATION = "destination"
    WORLD = "world"
    OWN = "own"


GROUPS = MappingProxyType(
    {
        Category.LEADERSHIP: EventGroup.ORIGIN,
        Category.HARDSHIP: EventGroup.ORIGIN,
        Category.BORDER: EventGroup.ORIGIN,
        Category.DEPARTURE: EventGroup.LEAVING,
        Category.RETURN: EventGroup.RETURNS,
        Category.RECEPTION: EventGroup.DESTINATION,
        Category.POLICY: EventGroup.DESTINATION,
        Category.DIPLOMACY: EventGroup.WORLD,
        Category.REPORT: EventGroup.WORLD,
    }
)


def short_title(event: Event) -> str:
    """The editor's, else the title, cut at a word."""
    if event.short_title or len(event.title) <= LONGEST:
        return event.short_title or event.title
    cut = event.title[:LONGEST].rpartition(" ")[0] or event.title[: LONGEST - 1]
    return f"{cut.rstrip(' ,;:')}…"


def edges(archive: Archive) -> set[str]:
    """Events that end the time of one leader and begin that of the next."""
    leaders = [era for era in archive.eras.values() if era.kind is EraKind.LEADER]
    return {era.start_event for era in leaders} & {era.end_event or "" for era in leaders}


def told_by_others(archive: Archive) -> set[str]:
    """Events that take no label: a named band begins with them, or a bar says their number."""
    unshaded = archive.subject.unshaded_eras
    shaded = (era for era in archive.eras.values() if era.id not in unshaded)
    bands = {era.start_event for era in shaded if era.kind is not EraKind.LEADER}
    return bands | {event.id for event in archive.events.values() if _at_a_bar(event, archive)}


def _at_a_bar(event: Event, archive: Archive) -> bool:
    if event.category is not Category.RECEPTION or event.people is None:
        return False
    years = {row.period.first.year: row for row in _yearly(archive) if row.period.first}
    first, last = event.when.first, event.when.last
    within = [r.total for y, r in years.items() if first and last and first.year <= y <= last.year]
    newest = years[max(years)].total if years else None
    return event.people in {sum(within), newest}


def _yearly(archive: Archive) -> Iterator[Arrivals]:
    return (row for row in archive.arrivals.values() if row.period.first is not None)


def last_rank(events: Iterable[Event]) -> int:
    """What comes after all that an editor has ranked."""
    return max((event.label_rank or 0 for event in events), default=0) + 1
