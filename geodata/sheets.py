"""A table as text: a CSV file becomes rows of cells, and its flaws become problems.

Rows count as a spreadsheet counts them. What spoils one row (a quotation mark left open, a cell
too many) costs that row; what spoils the file costs the file.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from geodata.cells import in_words
from geodata.formulas import bare
from geodata.records import Problem

MOST_LINES = 50  # that a quotation mark left open may swallow before the row is given up
MOST_IN_A_LINE = 100_000
AS_TEXT = "save the table as CSV text in UTF-8"


class Row(NamedTuple):
    """`cells` by column, without the empty ones, blanks around the words, guards of formulas."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """`missing` columns are told once, for the file; `spoilt` rows could not be parted in cells."""

    file: str
    rows: Sequence[Row] = ()
    missing: frozenset[str] = frozenset()
    spoilt: frozenset[int] = frozenset()
    problems: Sequence[Problem] = ()
    readable: bool = True


def read_sheet(path: Path, columns: Sequence[str]) -> Sheet:
    """Never raises: what is wrong with the file or a row is in `problems`."""
    try:
        text = _text(path)
        lines = io.StringIO(text, newline=None).readlines()
    except (OSError, ValueError) as fault:
        return _unreadable(path.name, str(fault))
    if not text.strip():
        return _unreadable(path.name, f"the file is empty; its first row is {','.join(columns)}")
    records = _records(lines)
    _, header, fault = next(records)
    if fault:
        return _unreadable(path.name, f"the first row is no row of columns - {fault}")
    names = [name.strip() for name in header]
    if not {*names} & {*columns}:
        wanted = ",".join(columns)
        return _unreadable(path.name, f"the first row names no column; it is to be {wanted}")
    return _sheet(path.name, names, columns, records)


def _unreadable(file: str, message: str) -> Sheet:
    return Sheet(file, problems=[Problem(file, 0, "", "", message)], readable=False)


def _text(path: Path) -> str:
    """Bytes that are no UTF-8 come out as U+FFFD, for the cells to complain about.

    Raises:
        OSError: saying what is missing.
        ValueError: for a file that is no text.
    """
    if not path.is_file():
        raise FileNotFoundError("the file is missing; put it back")
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise OSError(f"the file can't be read ({fault.strerror}); make it readable") from fault
    if b"\0" in content.partition(b"\n")[0]:
        raise ValueError(f"this is no text; {AS_TEXT}")
    return content.decode("utf-8-sig", errors="replace")


def _records(lines: list[str]) -> Iterator[tuple[int, list[str], str]]:
    """Row number, its cells, and what is wrong where it can't be parted in cells.

    A row may run over several lines inside quotation marks. One with a mark left open ends with
    its line, so that the rows below are still read.
    """
    at, number = 0, 0
    while at < len(lines):
        number += 1
        cells, used, fault = _first_of(lines, at)
        yield number, cells, fault
        at += used


def _first_of(lines: list[str], at: int) -> tuple[list[str], int, str]:
    """The cells of the row that starts at a line, how many lines it takes, and its fault."""
    if len(lines[at]) > MOST_IN_A_LINE:
        return [], 1, f"the row is far too long; keep it under {MOST_IN_A_LINE:,} characters"
    if '"' not in lines[at]:
        return lines[at].rstrip("\n").split(","), 1, ""
    reader = csv.reader(lines[at : at + MOST_LINES], strict=True)
    try:
        return next(reader), reader.line_num, ""
    except csv.Error:
        return [], 1, 'close the quotation mark, and write a " inside a cell as ""'


def _sheet(
    file: str,
    header: list[str],
    columns: Sequence[str],
    records: Iterator[tuple[int, list[str], str]],
) -> Sheet:
    problems = list(_of_header(file, header, columns))
    names = [
        name if name in columns and name not in header[:i] else "" for i, name in enumerate(header)
    ]
    rows: list[Row] = []
    spoilt: set[int] = set()
    for number, cells, torn in records:
        if not torn and not any(cells):
            continue
        fault = torn or _of_count(cells, header)
        if fault:
            spoilt.add(number)
            problems.append(Problem(file, number, "", "", fault))
        else:
            rows.append(Row(number, _filled(names, cells)))
    return Sheet(file, rows, frozenset(columns) - {*header}, frozenset(spoilt), problems)


def _filled(names: list[str], cells: list[str]) -> dict[str, str]:
    pairs = zip(names, cells, strict=True)
    return {name: bare(text) for name, cell in pairs if name and (text := cell.strip())}


def _of_count(cells: list[str], header: list[str]) -> str:
    if len(cells) == len(header):
        return ""
    cells_there = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    return (
        f"the row has {cells_there}; write {len(header)}, one for every column "
        "(a text with a comma in it stands in quotation marks)"
    )


def _of_header(file: str, header: list[str], columns: Sequence[str]) -> Iterator[Problem]:
    for name in columns:
        if name not in header:
            yield Problem(file, 1, name, "", "the column is missing; add it to the first row")
    known = in_words([*columns])
    for name, times in Counter(header).items():
        if name not in columns:
            yield Problem(file, 1, name, name, f"there is no such column; write {known}")
        elif times > 1:
            yield Problem(file, 1, name, name, f"the column stands {times} times; keep one")
