"""Rows that name other rows: unknown ids are told, and what is served names only what is served.

A row that lacks what it must have to be drawn is left out: an event none of whose places is
known, a leg without its corridor or one of its places, an era without its first event. Any other
unknown id is taken out of the record, which is served without it; a record may so lose all its
sources, and is unverified then.

An id whose own row or file could not be read is not told again here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from geodata.cells import cell_of
from geodata.problems import Problem
from geodata.records import TABLES, Record, key_of, tables_named
from geodata.sentences import All, Sentence, say
from geodata.tables import Facts, Table

MOST_ROWS = 20  # that are named


@dataclass(frozen=True)
class Reference:
    """A column whose cells name rows of one of `tables`."""

    column: str
    tables: tuple[str, ...]
    required: bool
    many: bool

    @property
    def draws(self) -> bool:
        """Whether the row can't be drawn without it."""
        return self.required and self.tables != ("sources",)


@dataclass(frozen=True)
class Known:
    """Ids of a table: those of rows that are served, and those of all rows, read or not.

    `all` is None where a row or the file is so broken that its ids can't be told.
    """

    served: frozenset[str]
    all: frozenset[str] | None


def references(model: type[Record]) -> list[Reference]:
    """The columns of a table that name rows of others."""
    return [
        Reference(column, tables, field.is_required(), bool(cell_of(field).separator))
        for column, field in model.model_fields.items()
        if (tables := tables_named(model, column))
    ]


def resolve(facts: Facts) -> tuple[dict[str, list[Any]], list[Problem]]:
    """The records to serve by table, naming only each other, and the unknown ids.

    Which rows can't be drawn is settled first, so that two tables may name each other's rows.
    """
    tables = facts.by_name()
    drawn = _drawn(tables)
    known = {name: _known(tables[name], rows) for name, rows in drawn.items()}
    problems: list[Problem] = []
    served: dict[str, list[Any]] = {}
    for name, rows in drawn.items():
        links = [(link, _together(link, known)) for link in references(TABLES[name])]
        for number, record in tables[name].rows:
            problems += _unknown_ids(tables[name], number, record, links)
        served[name] = [_with_known_ids(record, links) for record in rows]
    return served, problems


def waiting(facts: Facts, served: Mapping[str, list[Any]]) -> dict[tuple[str, int], All]:
    """By file and number of a faulty row: which rows are left out because they need it."""
    tables = facts.by_name()
    found: dict[tuple[str, int], dict[str, list[int]]] = {}
    for name, table in tables.items():
        there = {key_of(record) for record in served[name]}
        out = [(number, record) for number, record in table.rows if key_of(record) not in there]
        for link in (link for link in references(TABLES[name]) if link.draws):
            faulty = {
                key: (tables[other].file, number)
                for other in link.tables
                for number, key in tables[other].faulty.items()
            }
            for number, record in out:
                for place in dict.fromkeys(faulty.get(own) for own in _named_by(record, link)):
                    if place:
                        found.setdefault(place, {}).setdefault(table.file, []).append(number)
    return {place: _waiting(files) for place, files in found.items()}


def _waiting(files: Mapping[str, list[int]]) -> All:
    return All([_rows(file, sorted({*numbers})) for file, numbers in files.items()])


def _rows(file: str, numbers: list[int]) -> Sentence:
    shown: list[Sentence | str] = [str(number) for number in numbers[:MOST_ROWS]]
    if len(numbers) > MOST_ROWS:
        shown.append(say("where.more", n=len(numbers) - MOST_ROWS))
    return say("where.rows", file=file, rows=All(shown), n=len(numbers))


def _drawn(tables: Mapping[str, Table[Any]]) -> dict[str, list[Any]]:
    """The records of each table that name all they can't be drawn without."""
    drawn: dict[str, list[Any]] = {}
    known: dict[str, Known] = {}
    for name in _drawn_first():
        links = [
            (link, _together(link, known).served) for link in references(TABLES[name]) if link.draws
        ]
        drawn[name] = [
            record
            for _, record in tables[name].rows
            if all(_has_one(_named_by(record, link), ids) for link, ids in links)
        ]
        known[name] = _known(tables[name], drawn[name])
    return drawn


def _has_one(named: tuple[str, ...], ids: frozenset[str]) -> bool:
    """A row that may name none, and does, lacks nothing."""
    return not named or not ids.isdisjoint(named)


def _drawn_first() -> list[str]:
    """The tables, each after those without which its rows can't be drawn."""
    graph = {
        name: {table for link in references(model) if link.draws for table in link.tables}
        for name, model in TABLES.items()
    }
    return [*TopologicalSorter(graph).static_order()]


def _known(table: Table[Any], served: list[Any]) -> Known:
    return Known(frozenset([key_of(record) for record in served]), ids_of(table))


def ids_of(table: Table[Any]) -> frozenset[str] | None:
    """Of all rows, read or not; None where that of a row can't be told."""
    faulty = table.faulty.values()
    if not table.readable or "" in faulty:
        return None
    return frozenset([*faulty, *(key_of(record) for _, record in table.rows)])


def _together(link: Reference, known: Mapping[str, Known]) -> Known:
    """What is known in the tables a column may name."""
    of_tables = [known[table] for table in link.tables]
    everything = [ids.all for ids in of_tables if ids.all is not None]
    whole = len(everything) == len(of_tables)
    served = frozenset[str]().union(*(ids.served for ids in of_tables))
    return Known(served, frozenset[str]().union(*everything) if whole else None)


def _unknown_ids(
    table: Table[Any], number: int, record: Any, links: list[tuple[Reference, Known]]
) -> list[Problem]:
    return [
        _unknown(table, number, link, named)
        for link, known in links
        if known.all is not None
        for named in _named_by(record, link)
        if named not in known.all
    ]


def _with_known_ids(record: Any, links: list[tuple[Reference, Known]]) -> Any:
    changes: dict[str, Any] = {}
    for link, known in links:
        ids = _named_by(record, link)
        if not known.served.issuperset(ids):
            left = tuple(i for i in ids if i in known.served)
            changes[link.column] = left if link.many else None
    return record.model_copy(update=changes) if changes else record


def _named_by(record: Any, link: Reference) -> tuple[str, ...]:
    value: Any = getattr(record, link.column)
    if link.many:
        return value
    return (value,) if value else ()


def _unknown(table: Table[Any], number: int, link: Reference, unknown: str) -> Problem:
    files = tuple(f"{name}.csv" for name in link.tables)
    return table.problem(number, link.column, unknown, say("references.unknown", files=files))
