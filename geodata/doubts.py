"""What the facts themselves leave open: accounts that conflict, figures that differ, gaps.

All of it is read off the records, so that it stays true when they change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from geodata.archive import Archive
from geodata.records import Arrivals, Corridor, Era, Event, Fact, Flow, Observation, Record
from geodata.vocabularies import Confidence

R = TypeVar("R", bound=Record)


class Grade(StrEnum):
    """What a reader is told of a confidence: `one` where high has no second origin."""

    HIGH = "high"
    ONE = "one"
    MEDIUM = "medium"
    CONTESTED = "contested"


class Certainty(StrEnum):
    """How many tell a fact independently, of whom we read the text."""

    TWO = "two"
    ONE = "one"
    UNREAD = "unread"


def certainty(record: Record, archive: Archive) -> Certainty:
    origins = len(archive.origins_of(record))
    return Certainty.TWO if origins > 1 else Certainty.ONE if origins else Certainty.UNREAD


def sifted(archive: Archive, asked: frozenset[Certainty]) -> Archive:
    """With the published numbers that are as certain as asked for; with all where nothing is."""
    if not asked or asked == frozenset(Certainty):
        return archive
    if asked not in archive.sieved:
        archive.sieved[asked] = _sifted(archive, asked)
    return archive.sieved[asked]


def _sifted(archive: Archive, asked: frozenset[Certainty]) -> Archive:
    def passing(table: Mapping[str, R]) -> Mapping[str, R]:
        kept = {key: row for key, row in table.items() if certainty(row, archive) in asked}
        return MappingProxyType(kept)

    return replace(
        archive,
        series=passing(archive.series),
        flows=passing(archive.flows),
        arrivals=passing(archive.arrivals),
        state=" ".join([archive.state, *sorted(asked)]),
    )


def numbers_of(archive: Archive) -> list[Observation | Flow | Arrivals]:
    """Every published number."""
    tables = archive.series, archive.flows, archive.arrivals
    return [number for table in tables for number in table.values()]


def grade(record: Event | Era | Corridor, archive: Archive) -> Grade:
    """The confidence of a record, held against how many independent origins it has."""
    alone = record.confidence is Confidence.HIGH and len(archive.origins_of(record)) < 2
    return Grade.ONE if alone else Grade(record.confidence)


def contested(archive: Archive) -> list[Event | Era | Corridor]:
    """In order of time within each table."""
    events = sorted(archive.events.values(), key=lambda event: event.start.in_time)
    graded = [*events, *archive.eras.values(), *archive.corridors.values()]
    return [record for record in graded if record.confidence is Confidence.CONTESTED]


def differing(archive: Archive) -> list[tuple[Observation, ...]]:
    """Rows that give other numbers for the same series, category, unit and period."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for row in archive.series.values():
        period = row.period.text if row.period else row.period_text or row.id
        groups.setdefault((row.series, row.category, row.unit, period), []).append(row)
    return [tuple(rows) for rows in groups.values() if len({_numbers(row) for row in rows}) > 1]


def _numbers(row: Observation) -> tuple[float | None, ...]:
    return row.value, row.low, row.high


def ranges(archive: Archive) -> list[Flow | Observation]:
    """Counts with two bounds and no value: a range, or figures that conflict."""
    rows: Iterable[Flow | Observation] = [*archive.flows.values(), *archive.series.values()]
    return [row for row in rows if row.value is None and None not in (row.low, row.high)]


def unverified(archive: Archive) -> list[Fact]:
    """What rests only on sources that were not read."""
    return [fact for fact in archive.facts if not archive.is_verified(fact)]


def without_sex(archive: Archive) -> list[Arrivals]:
    return [row for row in archive.arrivals.values() if row.male is None or row.female is None]
