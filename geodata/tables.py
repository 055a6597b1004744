"""Rows of cells become records: a `Table` for every file, all of them the `Facts`.

Both keep row numbers, which the checks need and the archive does not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from geodata.cells import complaint
from geodata.folder import Folder
from geodata.problems import Problem
from geodata.records import (
    TABLES,
    Arrivals,
    Claim,
    Corridor,
    Era,
    Event,
    Flow,
    Leg,
    Observation,
    Place,
    Record,
    Source,
    Stage,
    Term,
    Way,
    key_of,
)
from geodata.sentences import All, Sentence, say
from geodata.sheets import Row, Sheet, read_sheet

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Table(Generic[R]):
    """The records of a file, each with its row number.

    `faulty` are the rows that gave no record, with the key they have in the file (blank where it
    can't be read); `readable` is False where the file gave no rows at all because of a fault.
    """

    file: str
    rows: Sequence[tuple[int, R]]
    faulty: Mapping[int, str]
    problems: Sequence[Problem]
    readable: bool

    def problem(self, number: int, column: str, value: object, said: Sentence) -> Problem:
        return Problem(self.file, number, column, "" if value is None else str(value), said)


@dataclass(frozen=True)
class Facts:
    """Every table, one field for each file."""

    events: Table[Event]
    places: Table[Place]
    event_places: Table[Place]
    corridors: Table[Corridor]
    legs: Table[Leg]
    ways: Table[Way]
    flows: Table[Flow]
    series: Table[Observation]
    arrivals: Table[Arrivals]
    eras: Table[Era]
    claims: Table[Claim]
    glossary: Table[Term]
    journeys: Table[Stage]
    sources: Table[Source]

    def by_name(self) -> dict[str, Table[Any]]:
        """The tables by file name without .csv, in the order of `TABLES`."""
        return {name: getattr(self, name) for name in TABLES}


def read_facts(folder: Folder, models: Mapping[str, type[Record]] = TABLES) -> Facts:
    """Never raises: a fault in a file or row is in the `problems` of its table."""
    tables: dict[str, Any] = {}
    for name, model in models.items():
        tables[name] = read_table(read_sheet(folder / f"{name}.csv", [*model.model_fields]), model)
    return Facts(**tables)


def on_known_views(facts: Facts, views: list[str]) -> Facts:
    """A way on a view that the subject has not is a faulty row."""
    said = say("tables.views", views=All(views))
    ways = facts.ways
    faulty = dict(ways.faulty)
    problems = list(ways.problems)
    for number, way in ways.rows:
        unknown = [view for view in way.views if view not in views]
        if unknown:
            faulty[number] = way.id
            problems.append(ways.problem(number, "views", unknown[0], said))
    rows = [(number, way) for number, way in ways.rows if number not in faulty]
    return replace(facts, ways=replace(ways, rows=rows, faulty=faulty, problems=problems))


def within_years(facts: Facts, first: int, last: int) -> Facts:
    """An event that no year shown meets is a faulty row: nothing could lead to it."""
    events = facts.events
    said = say("tables.outside", first=str(first), last=str(last))
    faulty = dict(events.faulty)
    problems = list(events.problems)
    for number, event in events.rows:
        ends = [when.last.year for when in (event.start, event.end) if when and when.last]
        if (ends and max(ends) < first) or (event.start.first and event.start.first.year > last):
            faulty[number] = event.id
            problems.append(events.problem(number, "start", event.start, said))
    rows = [(number, event) for number, event in events.rows if number not in faulty]
    return replace(facts, events=replace(events, rows=rows, faulty=faulty, problems=problems))


def read_table(sheet: Sheet, model: type[R]) -> Table[R]:
    rows: list[tuple[int, R]] = []
    problems = list(sheet.problems)
    faulty = dict.fromkeys(sheet.spoilt, "")
    seen: dict[str, int] = {}
    for row in sheet.rows:
        try:
            record = model.model_validate(row.cells)
        except ValidationError as error:
            faulty[row.number] = "/".join(row.cells.get(column, "") for column in model.key)
            problems += _faults(sheet, row, model, error)
            continue
        first = seen.setdefault(key_of(record), row.number)
        if first == row.number:
            rows.append((row.number, record))
        else:
            faulty[row.number] = key_of(record)
            problems.append(_again(sheet.file, row, model, first))
    return Table(sheet.file, rows, faulty, problems, sheet.readable)


def _again(file: str, row: Row, model: type[Record], first: int) -> Problem:
    column = model.key[-1]
    said = say("tables.again", row=str(first), columns=All(model.key))
    return Problem(file, row.number, column, row.cells[column], said)


def _faults(
    sheet: Sheet, row: Row, model: type[Record], error: ValidationError
) -> Iterator[Problem]:
    """One problem for every faulty cell; a column that is missing was told with the header."""
    by_column: dict[str, list[Any]] = {}
    for detail in error.errors(include_url=False):
        by_column.setdefault(str(detail["loc"][0]), []).append(detail)
    for column, details in by_column.items():
        if column not in sheet.missing:
            said = complaint(model.model_fields[column], details)
            yield Problem(sheet.file, row.number, column, _value(row, column, details), said)


def _value(row: Row, column: str, details: list[Any]) -> str:
    """The cell, or the one id of a list that is at fault."""
    if len(details) == 1 and len(details[0]["loc"]) > 1 and isinstance(details[0]["loc"][1], int):
        return str(details[0]["input"])
    return row.cells.get(column, "")
