"""Rows: a number or a date as it is known, in words, with the facts that carry it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from geodata.dates import Date, in_words
from geodata.days import Day
from geodata.records import Event, Fact, Flow, Observation
from timeline.figures.chart import Cell, is_known
from timeline.naming import amount, at_least
from timeline.scene import decimal_year, end_of
from timeline.text import Words

Published = Flow | Observation
LOWER_BOUND = "at least"  # stands in the category of a series whose values are lower bounds


class RowKind(StrEnum):
    """How a row is drawn. `mark` is an instant, or one number that is an estimate."""

    BAR = "bar"
    RANGE = "range"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A number or a date as it is known (`head`), in words, from `low` to `high` on the axis.

    `claimed`: it is what the claim says. `cells` stand in the table, `records` carry it.
    """

    head: str
    label: str
    low: float
    high: float
    kind: RowKind
    cells: tuple[Cell, ...]
    records: tuple[Fact, ...]
    claimed: bool = False

    @property
    def words(self) -> str:
        return f"{self.head}: {self.label}"

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def counted(numbers: Iterable[Published], phrases: Words) -> list[EvidenceRow]:
    """Published numbers, as far as the rows hold any."""
    return [_counted(number, phrases) for number in numbers if is_known(number)]


def measured(numbers: Iterable[Published], phrases: Words) -> list[EvidenceRow]:
    """Numbers at the times they are published for, as far as they are tied to any."""
    return [
        dated(row.period, named(row, phrases), phrases.language, row)
        for row in numbers
        if row.period
    ]


def _counted(number: Published, phrases: Words) -> EvidenceRow:
    label, low, high = named(number, phrases), number.low, number.high
    floor = number.value is not None and LOWER_BOUND in getattr(number, "category", "")
    kind = RowKind.AT_LEAST if floor else _kind(number)
    cells = label, number.value, low, high, number.worded("unit")
    start = low if kind is RowKind.RANGE and low is not None else 0
    known = amount(number, phrases.language)
    said = at_least(known, phrases.language) if floor else known
    head = phrases.get("amount", "{amount}").format(amount=said)
    return EvidenceRow(head, label, start, _end(number), kind, cells, (number,))


def _end(number: Published) -> float:
    return next(n for n in (number.value, number.high, number.low) if n is not None)


def _kind(number: Published) -> RowKind:
    if number.value is not None:
        return RowKind.BAR
    if number.low is not None and number.high is not None:
        return RowKind.RANGE
    return RowKind.AT_MOST if number.low is None else RowKind.AT_LEAST


def named(number: Published, phrases: Words) -> str:
    """What a number counts: in words of the catalogue, where the row's own are short."""
    when = in_words(number.period, phrases.language) if number.period else ""
    label = getattr(number, "label", number.worded("unit"))
    said = phrases.get("rows", {}).get(number.id, phrases.get("row", "{label}, {when}"))
    return said.format(
        label=label,
        of=label.partition("(")[2].rstrip(")") or label,
        part=number.part if isinstance(number, Observation) else "",
        when=when,
        amount=amount(number, phrases.language),
    )


def of_people(head: str, label: str, people: float, unit: str, *records: Fact) -> EvidenceRow:
    """A number that stands in a row of another kind than a Number."""
    cells = label, people, None, None, unit
    return EvidenceRow(head, label, 0, people, RowKind.BAR, cells, records)


def dated(
    when: Date, label: str, language: str, *records: Fact, claimed: bool = False
) -> EvidenceRow:
    """A date with what happened; it covers all that the date may mean, an open end nothing."""
    first, last = when.first or when.last, when.last or when.first
    low = decimal_year(first) if first else 0
    high = end_of(last) if last else low
    cells = label, when.text
    return EvidenceRow(
        in_words(when, language), label, low, high, RowKind.RANGE, cells, records, claimed
    )


def happened_all(events: Iterable[Event], language: str) -> list[EvidenceRow]:
    """Events, each at its date."""
    return [dated(event.when, event.title, language, event) for event in events]


def between(
    first: date | Day, last: date | Day, head: str, label: str, *records: Fact
) -> EvidenceRow:
    """The days from one date to another."""
    low, high = decimal_year(first), decimal_year(last)
    cells = label, f"{first}/{last}"
    return EvidenceRow(head, label, low, high, RowKind.RANGE, cells, records)


def known(table: Mapping[str, Any], *ids: str) -> list[Any]:
    """The records of these ids that the archive has; a faulty row is missing in it."""
    return [table[key] for key in ids if key in table]
