"""A sheet of events beside one of places: each event stands where its place does, by its name."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from geodata.own.grid import Line, RawTable, Refused, bounded
from geodata.own.headings import Heading, folded, guessed
from geodata.own.objects import LAT, LON
from geodata.own.patience import Patience
from geodata.sentences import say

POSITIONED = {Heading.LAT, Heading.LON, Heading.COORDINATES}
Cells = tuple[str, str]  # latitude and longitude as they stand


def joined(grid: RawTable, others: Iterable[tuple[str, RawTable]]) -> RawTable:
    """With the positions of the first sheet that knows a place of it, which is told.

    As it is where it has positions of its own, or names no places.
    """
    columns = guessed(grid, Patience())
    at = columns.get(Heading.PLACE)
    if at is None or POSITIONED & columns.keys():
        return grid
    for name, other in others:
        known = _positions(other)
        found = [known.get(folded(row.cells[at]), ("", "")) for row in grid.rows]
        if n := sum(any(cells) for cells in found):
            header = [*grid.header, LAT, LON]
            rows = [
                Line(row.number, [*row.cells, *cells])
                for row, cells in zip(grid.rows, found, strict=True)
            ]
            with suppress(Refused):
                bounded(header, rows)
                notes = [*grid.notes, say("own.joined", n=n, sheet=name)]
                return replace(grid, header=header, rows=rows, notes=notes)
    return grid


def _positions(grid: RawTable) -> Mapping[str, Cells]:
    """By the names of places; without a name that stands at two."""
    columns = guessed(grid, Patience())
    name = columns.get(Heading.PLACE, columns.get(Heading.TITLE))
    lat, lon = columns.get(Heading.LAT), columns.get(Heading.LON)
    found: dict[str, set[Cells]] = {}
    if name is not None and lat is not None and lon is not None:
        for row in grid.rows:
            cells = row.cells[lat].strip(), row.cells[lon].strip()
            if all(cells):
                found.setdefault(folded(row.cells[name]), set()).add(cells)
    return {key: next(iter(own)) for key, own in found.items() if key and len(own) == 1}
