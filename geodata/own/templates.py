"""The spreadsheet that TimelineJS is filled by: among its rows are a title and eras."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.own.grid import Line, RawTable
from geodata.own.headings import folded
from geodata.own.objects import date_in_parts
from geodata.own.plain import plain_text

TEXTS = {"headline", "text"}


def of_template(grid: RawTable) -> RawTable:
    """With its title and eras apart and its markup as words; any other table as it is."""
    names = [folded(name) for name in grid.header]
    if not {"year", "headline", "type"} <= {*names}:
        return grid
    at = {name: n for n, name in enumerate(names)}
    kinds: dict[str, list[Line]] = {"title": [], "era": [], "": []}
    for line in grid.rows:
        kind = line.cells[at["type"]].strip().casefold()
        kinds[kind if kind in kinds else ""].append(line)
    title = next((_headline(line, at["headline"]) for line in kinds["title"]), "")
    eras = [
        (
            _headline(line, at["headline"]),
            _date(line, [at.get(name) for name in ("year", "month", "day")]),
            _date(line, [at.get(name) for name in ("endyear", "endmonth", "endday")]),
        )
        for line in kinds["era"]
    ]
    texts = [n for n, name in enumerate(names) if name in TEXTS]
    kept = [n for n in range(len(names)) if n != at["type"]]
    rows = [Line(line.number, _cells(line, texts, kept)) for line in kinds[""]]
    header = [grid.header[n] for n in kept]
    return replace(grid, header=header, rows=rows, eras=eras, title=title or grid.title)


def _headline(line: Line, at: int) -> str:
    return plain_text(line.cells[at])


def _cells(line: Line, texts: Sequence[int], kept: Sequence[int]) -> list[str]:
    return [plain_text(line.cells[n]) if n in texts else line.cells[n] for n in kept]


def _date(line: Line, columns: Sequence[int | None]) -> str:
    return date_in_parts(line.cells[n] for n in columns if n is not None)
