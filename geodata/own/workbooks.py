"""Workbooks: Excel's old and new ones and OpenDocument's, by calamine.

A packed file is looked into before it is unpacked: what it holds is counted as it streams, so that
a bomb costs no more than its bound.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from geodata.own.dayless import dayless
from geodata.own.formats import BROKEN, OLD
from geodata.own.grid import Line, RawTable, Refused, bounded, headed
from geodata.own.joining import joined
from geodata.own.limits import (
    MOST_BYTES_OF_WORKBOOK,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ENTRIES,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED,
)
from geodata.sentences import Sentence, say

PIECE = 1 << 16
CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"')
REPEATED = re.compile(rb'number-(columns|rows)-repeated="([0-9]{1,9})"')
DATED = re.compile(r"\d{4}-\d\d-\d\d")
Sheets = tuple[list[str], str, RawTable]


def workbook(content: bytes, sheet: str) -> Sheets:
    """The names of all sheets, that of the one that was taken, and its table.

    Without one that was chosen it is the sheet with most rows. What other sheets know of its
    places and sources stands in it too.
    """
    if len(content) > MOST_BYTES_OF_WORKBOOK:
        raise Refused(say("own.large_file", most=MOST_BYTES_OF_WORKBOOK // 1_000_000))
    if not content.startswith(OLD):
        looked_into(content)
    book = _book(content)
    names = [str(name) for name in book.sheet_names]
    if not names:
        raise Refused(say("own.no_rows"))
    tables = {n: _lines(book, n, content) for n in ([sheet] if sheet in names else names)}
    taken = max(tables, key=lambda name: len(tables[name]))
    grid = _table(book, taken, tables[taken], content)
    found = joined(grid, _others(book, [n for n in names if n != taken], content))
    notes = [*found.grid.notes, *(note for own in found.said.values() for note in own)]
    return names, taken, replace(found.grid, notes=notes)


def _others(
    book: CalamineWorkbook, names: Sequence[str], content: bytes
) -> Iterator[tuple[str, RawTable]]:
    """The sheets beside the one that was taken, as far as they are tables."""
    for name in names:
        with suppress(Refused):
            yield name, _table(book, name, _lines(book, name, content), content)


def _book(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as fault:
        raise Refused(say("own.locked")) from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise Refused(say("own.broken_workbook")) from fault


def looked_into(content: bytes) -> None:
    """Counts what a packed file holds, a piece at a time, and refuses what is over a bound."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Refused(say("own.many_entries", n=len(entries), most=MOST_ENTRIES))
            left = min(MOST_UNPACKED, max(len(content), 10_000) * MOST_RATIO)
            for entry in entries:
                left -= _counted(packed, entry, left)
    except BROKEN as fault:
        raise Refused(say("own.broken_workbook")) from fault


def _counted(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """How large an entry is unpacked; the cells of a sheet are held against the bounds."""
    size, tail, cells = 0, b"", 0
    is_sheet = entry.filename.endswith(".xml") and "sheet" in entry.filename.lower()
    is_sheet = is_sheet or entry.filename == "content.xml"
    with packed.open(entry) as file:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > left:
                raise Refused(say("own.unpacks", most=MOST_UNPACKED // 1_000_000))
            if is_sheet:
                cells += _cells_in(tail + piece)
                tail = piece[-40:]
            if cells > MOST_CELLS:
                raise Refused(say("own.many_cells", most=MOST_CELLS))
    return size


def _cells_in(piece: bytes) -> int:
    """How many cells a piece of a sheet has; none may lie far out, or stand for thousands."""
    found = CELL.findall(piece)
    for letters, row in found:
        if len(letters) > 2 or int(row) > MOST_ROWS:
            raise Refused(say("own.far_cell", cell=f"{letters.decode()}{row.decode()}"))
    for axis, times in REPEATED.findall(piece):
        # OpenDocument ends a sheet with one blank row and column that stand for all the rest.
        if axis == b"columns" and MOST_COLUMNS < int(times) < 900:
            raise Refused(say("own.many_columns", n=int(times), most=MOST_COLUMNS))
    return len(found)


def _lines(book: CalamineWorkbook, name: str, content: bytes) -> list[Line]:
    """The rows that hold something; a sheet of pictures or charts has none."""
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > MOST_CELLS * 4:
            raise Refused(say("own.many_cells", most=MOST_CELLS))
        rows: Sequence[Sequence[Any]] = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError):
        return []
    own = [str(one) for one in book.sheet_names].index(name)
    return [Line(number, row) for number, row in _filled(rows, dayless(content, own))]


def _filled(
    rows: Sequence[Sequence[Any]], shown: Mapping[tuple[int, int], int]
) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in enumerate(rows):
        if any(value not in {"", None} for value in row):
            texts = [_text(value) for value in row]
            for at, value in enumerate(row if shown else ()):
                if isinstance(value, date):
                    texts[at] = texts[at][: shown.get((number, at))]
            yield number + 1, texts


def _table(book: CalamineWorkbook, name: str, lines: list[Line], content: bytes) -> RawTable:
    header, rows, above = headed(lines)
    bounded(header, rows)
    notes: list[Sentence] = [say("own.title_above", n=above)] if above else []
    merged = list(book.get_sheet_by_name(name).merged_cell_ranges or [])
    below = [one for one in merged if one[0][0] >= rows[0].number - 1] if rows else []
    if below:
        notes.append(say("own.merged", n=len(below)))
    dated = _dated(rows)
    if content.startswith(OLD) and (firsts := _firsts(header, rows, dated)):
        notes.append(say("own.first_days", columns=firsts))
    return RawTable(header, rows, dated=dated, epoch=_epoch(content), notes=notes)


def _dated(rows: Sequence[Line]) -> frozenset[int]:
    """Columns in which a cell is a true date, which is written as one of ISO's."""
    return frozenset(
        at for row in rows for at, cell in enumerate(row.cells) if DATED.fullmatch(cell)
    )


def _firsts(header: Sequence[str], rows: Sequence[Line], dated: Iterable[int]) -> tuple[str, ...]:
    """Columns whose dates are all the first of a month, which may be months."""
    days = {
        at: [row.cells[at][8:] for row in rows if DATED.fullmatch(row.cells[at])] for at in dated
    }
    return tuple(header[at] for at, own in sorted(days.items()) if {*own} == {"01"})


def _epoch(content: bytes) -> str:
    """From which day an Excel workbook counts."""
    if content.startswith(OLD):
        return "1900"
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        try:
            return "1904" if b'date1904="1"' in packed.read("xl/workbook.xml") else "1900"
        except KeyError:
            return "1900"


def _text(value: Any) -> str:
    """A cell as a person would write it: days as ISO's, whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)
