"""A table as text: a CSV file becomes rows of cells, and its flaws become problems.

Rows count as a spreadsheet counts them. What spoils one row (a quotation mark left open, a cell
too many) costs that row; what spoils the file costs the file.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geodata.folder import Folder
from geodata.formulas import bare
from geodata.problems import Problem
from geodata.sentences import Sentence, say, unreadable

MOST_LINES = 50  # that a quotation mark left open may swallow before the row is given up
MOST_IN_A_LINE = 100_000


class NoSheet(Exception):  # noqa: N818 - it says what the file is
    """With the Sentence that says what is wrong."""


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


def read_sheet(path: Folder, columns: Sequence[str]) -> Sheet:
    """Never raises: what is wrong with the file or a row is in `problems`."""
    try:
        text = _text(path)
        lines = io.StringIO(text, newline=None).readlines()
    except NoSheet as fault:
        return _unreadable(path.name, fault.args[0])
    if not text.strip():
        return _unreadable(path.name, say("sheets.empty", columns=",".join(columns)))
    records = _records(lines)
    _, header, fault = next(records)
    if fault:
        return _unreadable(path.name, say("sheets.first_row", fault=fault))
    names = [name.strip() for name in header]
    if not {*names} & {*columns}:
        return _unreadable(path.name, say("sheets.no_column", columns=",".join(columns)))
    return _sheet(path.name, names, columns, records)


def _unreadable(file: str, said: Sentence) -> Sheet:
    return Sheet(file, problems=[Problem(file, 0, "", "", said)], readable=False)


def _text(path: Folder) -> str:
    """Bytes that are no UTF-8 come out as U+FFFD, for the cells to complain about.

    Raises:
        NoSheet: where there is no file, none that can be read, or no text in it.
    """
    if not path.is_file():
        raise NoSheet(say("files.missing"))
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise NoSheet(unreadable(fault)) from fault
    if b"\0" in content.partition(b"\n")[0]:
        raise NoSheet(say("sheets.no_text"))
    return content.decode("utf-8-sig", errors="replace")


def _records(lines: list[str]) -> Iterator[tuple[int, list[str], Sentence | None]]:
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


def _first_of(lines: list[str], at: int) -> tuple[list[str], int, Sentence | None]:
    """The cells of the row that starts at a line, how many lines it takes, and its fault."""
    if len(lines[at]) > MOST_IN_A_LINE:
        return [], 1, say("sheets.long_row", n=MOST_IN_A_LINE)
    if '"' not in lines[at]:
        return lines[at].rstrip("\n").split(","), 1, None
    reader = csv.reader(lines[at : at + MOST_LINES], strict=True)
    try:
        return next(reader), reader.line_num, None
    except csv.Error:
        return [], 1, say("sheets.open_quotation")


def _sheet(
    file: str,
    header: list[str],
    columns: Sequence[str],
    records: Iterator[tuple[int, list[str], Sentence | None]],
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


def _of_count(cells: list[str], header: list[str]) -> Sentence | None:
    if len(cells) == len(header):
        return None
    return say("sheets.cells", n=len(cells), right=len(header))


def _of_header(file: str, header: list[str], columns: Sequence[str]) -> Iterator[Problem]:
    for name in columns:
        if name not in header:
            yield Problem(file, 1, name, "", say("sheets.missing_column"))
    for name, times in Counter(header).items():
        if name not in columns:
            yield Problem(file, 1, name, name, say("sheets.unknown_column", known=tuple(columns)))
        elif times > 1:
            yield Problem(file, 1, name, name, say("sheets.doubled_column", n=times))
