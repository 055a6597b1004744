"""Text with separators: CSV, TSV, and what is pasted out of a spreadsheet."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from geodata.formulas import bare
from geodata.own.grid import Line, RawTable, Refused, bounded, headed
from geodata.own.limits import MOST_COLUMNS, MOST_LINE, MOST_ROWS
from geodata.sentences import Sentence, say

SEPARATORS = (",", ";", "\t", "|")
ENCODINGS = (
    "utf-8", "utf-16", "cp949", "windows-1252", "shift_jis", "gb18030", "big5", "windows-1250",
    "windows-1251", "windows-1254",
)  # fmt: skip
SAMPLE_LINES = 40
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")  # of which a text has next to none
LOOKED_AT = 4_000  # characters
MOST_QUOTED = 60  # lines that a quoted cell may run over
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """`lost` counts characters that the encoding does not know."""

    text: str
    encoding: str
    lost: int = 0


def decoded(content: bytes, encoding: str = "") -> Decoded:
    """The text of a file in the encoding that was chosen, else in the one that it is in.

    A mark at its start says so; else zeros in every other byte are UTF-16, what is UTF-8 is UTF-8,
    and of the rest what makes Hangul or Hanja of most high bytes is Korean.
    """
    for mark, marked in MARKS:
        if content.startswith(mark) and encoding in {"", marked}:
            return _in(content, "utf-8-sig" if marked == "utf-8" else marked, marked)
    if encoding:
        if encoding not in ENCODINGS:
            raise Refused(say("own.no_encoding", known=ENCODINGS))
        codec = _of_two_bytes(content[:2000]) if encoding == "utf-16" else ""
        return _in(content, codec or encoding, encoding)
    if zeros := _of_two_bytes(content[:2000]):
        return _in(content, zeros, "utf-16")
    if b"\0" in content:
        raise Refused(say("own.no_text"))
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _of_bytes(content)


def _in(content: bytes, codec: str, name: str) -> Decoded:
    text = content.decode(codec, errors="replace")
    return Decoded(text, name, text.count("\ufffd"))


def _of_two_bytes(start: bytes) -> str:
    odd, even = start[1::2].count(0), start[::2].count(0)
    if max(odd, even) * 3 < len(start) // 2 or not start:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _of_bytes(content: bytes) -> Decoded:
    """CP949 where its pairs decode and are Korean; a lone accent between letters is Western."""
    try:
        korean = content.decode("cp949")
    except UnicodeDecodeError:
        return _in(content, "windows-1252", "windows-1252")
    high = [c for c in korean if ord(c) > 127]
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in high)
    if hangul * 2 >= len(high):
        return Decoded(korean, "cp949")
    return _in(content, "windows-1252", "windows-1252")


def separator_of(text: str) -> str:
    """Of the separators, the one that parts most rows alike into most cells."""
    sample = "\n".join(text[:MOST_LINE].splitlines()[:SAMPLE_LINES])
    return max(SEPARATORS, key=lambda mark: _parts(sample, mark))


def _parts(sample: str, mark: str) -> tuple[float, int]:
    try:
        rows = csv.reader(io.StringIO(sample), delimiter=mark, skipinitialspace=True)
        widths = [len(row) for row in rows if row]
    except csv.Error:
        return (0, 0)
    common, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
    return (times / max(len(widths), 1) if common > 1 else 0, common)


def grid_of(text: str, separator: str = "") -> tuple[RawTable, str]:
    """The table, and the separator that parts its cells.

    Raises:
        Refused: where it has no row, or more than is read.
    """
    if len(CONTROLS.findall(text[:LOOKED_AT])) * 100 > len(text[:LOOKED_AT]):
        raise Refused(say("own.no_text"))
    mark = separator if separator in SEPARATORS else separator_of(text)
    lines = list(_lines(text, mark))
    header, rows, above = headed(lines)
    bounded(header, rows)
    notes: list[Sentence] = [say("own.title_above", n=above)] if above else []
    return RawTable(header, rows, notes=notes), mark


def _lines(text: str, mark: str) -> Iterator[Line]:
    """Numbered as a spreadsheet does, without the guards of formulas.

    A quotation mark left open costs its own line alone.
    """
    lines = io.StringIO(text, newline=None).readlines()
    at, number = 0, 0
    while at < len(lines):
        number += 1
        cells, used = _row(lines, at, mark)
        if len(cells) > MOST_COLUMNS:
            raise Refused(say("own.many_columns", n=len(cells), most=MOST_COLUMNS))
        if number > MOST_ROWS + 100:
            raise Refused(say("own.many_rows", n=len(lines), most=MOST_ROWS))
        yield Line(number, [bare(cell) if cell[:1] == "'" else cell for cell in cells])
        at += used


def _row(lines: Sequence[str], at: int, mark: str) -> tuple[list[str], int]:
    line = lines[at]
    if line.count(mark) >= MOST_COLUMNS * 4 and '"' not in line:
        raise Refused(say("own.many_columns", n=line.count(mark) + 1, most=MOST_COLUMNS))
    if len(line) > MOST_LINE:
        raise Refused(say("own.long_line", n=MOST_LINE))
    if '"' not in line:
        return line.rstrip("\n").split(mark), 1
    # By hand people put a blank before the mark that opens a cell: `A, "Paris, Texas"`.
    for skips in (True, False) if f'{mark} "' in line else (False,):
        some = lines[at : at + MOST_QUOTED]
        reader = csv.reader(some, delimiter=mark, strict=True, skipinitialspace=skips)
        with suppress(csv.Error):
            return next(reader), reader.line_num
    return line.rstrip("\n").replace('"', "").split(mark), 1
