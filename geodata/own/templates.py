"""The spreadsheet that TimelineJS is filled by: among its rows are a title and eras."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geodata.own.grid import Line, RawTable
from geodata.own.headings import folded
from geodata.own.objects import date_in_parts
from geodata.own.plain import first_words, plain_text
from geodata.sentences import say

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
    told = [at[name] for name in ("text", "mediacaption") if name in at]
    title = next((_titled(line, at["headline"], told[:1]) for line in kinds["title"]), "")
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
    untitled = {
        line.number: own
        for line in kinds[""]
        if not _headline(line, at["headline"]) and (own := _titled(line, at["headline"], told))
    }
    rows = [
        Line(line.number, _cells(_with(line, at["headline"], untitled), texts, kept))
        for line in kinds[""]
    ]
    notes = [*grid.notes, *([say("own.untitled", n=len(untitled))] if untitled else [])]
    header = [grid.header[n] for n in kept]
    title = title or grid.title
    return replace(grid, header=header, rows=rows, eras=eras, title=title, notes=notes)


def _headline(line: Line, at: int) -> str:
    return plain_text(line.cells[at])


def _titled(line: Line, at: int, told: Sequence[int]) -> str:
    return _headline(line, at) or first_words(*(plain_text(line.cells[n]) for n in told))


def _with(line: Line, at: int, titles: Mapping[int, str]) -> Line:
    if line.number not in titles:
        return line
    return Line(line.number, [*line.cells[:at], titles[line.number], *line.cells[at + 1 :]])


def _cells(line: Line, texts: Sequence[int], kept: Sequence[int]) -> list[str]:
    return [plain_text(line.cells[n]) if n in texts else line.cells[n] for n in kept]


def _date(line: Line, columns: Sequence[int | None]) -> str:
    return date_in_parts(line.cells[n] for n in columns if n is not None)
