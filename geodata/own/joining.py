"""Tables that belong together: events stand where one of places has them, and cite one of sources.

A row of the one is found by what the other calls it: by its name, or a key as `place_id` has it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from geodata.own.citing import parts_of, written
from geodata.own.grid import Line, RawTable, Refused, bounded
from geodata.own.headings import Columns, Heading, folded, guessed
from geodata.own.objects import LAT, LON
from geodata.own.patience import Patience
from geodata.sentences import Sentence, say

POINT = {
    Heading.LAT: LAT,
    Heading.LON: LON,
    Heading.ROUNDING: "coordinate_rounding",
    Heading.PRECISION: "precision",
}
POSITIONED = (Heading.LAT, Heading.LON, Heading.COORDINATES, Heading.GEOMETRY)
LEAST_SHARE = 0.5  # of what is cited that a table of sources knows
Cells = tuple[str, ...]
Known = Mapping[str, Cells]  # what is known of a row, by what it is called


@dataclass(frozen=True)
class JoinedTable:
    """A table with what others gave it; `said` by the names of those that gave something."""

    grid: RawTable
    said: Mapping[str, Sequence[Sentence]]


def joined(grid: RawTable, others: Iterable[tuple[str, RawTable]]) -> JoinedTable:
    """Each gives what those before it have not; a row keeps the position that it has."""
    said: dict[str, list[Sentence]] = {}
    for name, other in others:
        for given in (_placed, _sourced):
            with suppress(Refused):
                found = given(grid, other, name)
                if found:
                    grid, told = found
                    said.setdefault(name, []).append(told)
    return JoinedTable(grid, said)


def gives(grid: RawTable, other: RawTable) -> bool:
    """Whether another table is one of places or sources for a table of events."""
    return bool(joined(grid, [("", other)]).said)


def _placed(grid: RawTable, other: RawTable, name: str) -> tuple[RawTable, Sentence] | None:
    """With the name, the latitude, longitude and precision of the places that it names."""
    columns, theirs = guessed(grid, Patience()), guessed(other, Patience())
    at, lat, lon = columns.get(Heading.PLACE), theirs.get(Heading.LAT), theirs.get(Heading.LON)
    if at is None or lat is None or lon is None or Heading.DATE in theirs:
        return None
    named = theirs.get(Heading.PLACE, theirs.get(Heading.TITLE))
    given = [role for role in POINT if role in theirs]
    wanted = {row.number: folded(row.cells[at]) for row in grid.rows if not _is_at(row, columns)}

    def told(cells: Sequence[str]) -> Cells:
        stands = [cells[theirs[role]].strip() for role in given]
        return (*stands, cells[named] if named is not None else "") if all(stands[:2]) else ()

    known = _known_by(other, wanted.values(), told, named, {lat, lon})
    found = {number: known[key] for number, key in wanted.items() if key in known}
    if not found:
        return None
    is_new = not {Heading.LAT, Heading.LON} <= columns.keys()
    new = [role for role in given if is_new or role not in columns]
    header = [*grid.header, *(POINT[role] for role in new)]
    to = {**columns, **{role: len(grid.header) + n for n, role in enumerate(new)}}
    rows: list[Line] = []
    for row in grid.rows:
        cells = [*row.cells, *[""] * len(new)]
        if row.number in found:
            *stands, called = found[row.number]
            cells[at] = called or cells[at]
            for role, degrees in zip(given, stands, strict=True):
                cells[to[role]] = degrees
        rows.append(Line(row.number, cells))
    bounded(header, rows)
    roles = {**grid.roles, **{role: to[role] for role in given}} if grid.roles else {}
    grid = replace(grid, header=header, rows=rows, roles=roles)
    return grid, say("own.joined", n=len(found), sheet=name)


def _is_at(row: Line, columns: Columns) -> bool:
    return any(row.cells[columns[role]].strip() for role in POSITIONED if role in columns)


def _sourced(grid: RawTable, other: RawTable, name: str) -> tuple[RawTable, Sentence] | None:
    """With the titles and addresses of the sources that it names."""
    columns, theirs = guessed(grid, Patience()), guessed(other, Patience())
    at, url = columns.get(Heading.SOURCE), theirs.get(Heading.URL)
    named = theirs.get(Heading.TITLE, theirs.get(Heading.SOURCE))
    if at is None or named is None or any(role in theirs for role in POSITIONED):
        return None
    wanted = {row.number: parts_of(row.cells[at]) for row in grid.rows}
    keys = [folded(part) for parts in wanted.values() for part in parts]

    def told(cells: Sequence[str]) -> Cells:
        return (written(cells[named], cells[url].strip() if url is not None else ""),)

    known = _known_by(other, keys, told, named, set())
    said = {key: text for key, (text,) in known.items() if text and folded(text) != key}
    if sum(key in said for key in keys) < max(len(keys) * LEAST_SHARE, 1):
        return None
    rows: list[Line] = []
    for row in grid.rows:
        cells = [*row.cells]
        cells[at] = "; ".join(said.get(folded(part), part) for part in wanted[row.number])
        rows.append(Line(row.number, cells))
    n = sum(any(folded(part) in said for part in parts) for parts in wanted.values())
    return replace(grid, rows=rows), say("own.cited", n=n, sheet=name)


def _known_by(
    grid: RawTable,
    wanted: Iterable[str],
    told: Callable[[Sequence[str]], Cells],
    named: int | None,
    others: set[int],
) -> Known:
    """What is told of rows, by the cells of the column that most of what is wanted stands in.

    That is the one of names where others are as good, and none of `others`. A name of rows that
    tell different things tells nothing.
    """
    asked = {key for key in wanted if key}
    best: dict[str, Cells] = {}
    columns = [n for n in range(len(grid.header)) if n not in others]
    for at in sorted(columns, key=lambda n: n != named):
        found: dict[str, set[Cells]] = {}
        for row in grid.rows:
            key = folded(row.cells[at])
            if key in asked and (cells := told(row.cells)):
                found.setdefault(key, set()).add(cells)
        own = {key: next(iter(cells)) for key, cells in found.items() if len(cells) == 1}
        best = own if len(own) > len(best) else best
    return best
