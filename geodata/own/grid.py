"""A table of a file as it stands: headings, and rows of text that know where they stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geodata.own.limits import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS
from geodata.sentences import Sentence, say

Vertices = Sequence[tuple[float, float]]  # longitude and latitude (EPSG:4326)


class Refused(Exception):  # noqa: N818 - it says what the file is
    """With the Sentence that says why a file is not read, and what would help."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number in the file, as whoever wrote the file counts, and its cells."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True)
class RawTable:
    """`lines` are the courses of features that are lines, by row number.

    `remarks` say of a row what of its geometry is not drawn. `dated` are columns (by index) in
    which a spreadsheet had true dates; `notes` is what was found out about the file and is told.
    `of_features`: the name of a row is that of its place, where no column has another. `roles` are
    the columns (by index) whose headings are not to be guessed at. Of several `files` each begins
    at a number of its own.
    """

    header: Sequence[str]
    rows: Sequence[Line]
    lines: Mapping[int, Sequence[Vertices]] = field(default_factory=dict[int, "Sequence[Vertices]"])
    remarks: Mapping[int, Sentence] = field(default_factory=dict[int, Sentence])
    dated: frozenset[int] = frozenset()
    epoch: str = "1900"
    notes: Sequence[Sentence] = ()
    eras: Sequence[tuple[str, str, str]] = ()  # name, start and end
    title: str = ""
    of_features: bool = False
    roles: Mapping[str, int] = field(default_factory=dict[str, int])
    files: Sequence[tuple[int, str]] = ()  # first number and name

    def file_of(self, number: int) -> tuple[int, str]:
        """Where a row stands: the number before its file's first, and the name; blank for one."""
        return max((own for own in self.files if own[0] <= number), default=(0, ""))

    def called(self, number: int) -> str:
        """A row as people are told of it: 12, or `places.csv: 12`."""
        first, name = self.file_of(number)
        return f"{name}: {number - first}" if name else str(number)


def bounded(header: Sequence[str], rows: Sequence[Line]) -> None:
    """Raises `Refused` where a table is larger than we read."""
    if len(header) > MOST_COLUMNS:
        raise Refused(say("own.many_columns", n=len(header), most=MOST_COLUMNS))
    if len(rows) > MOST_ROWS:
        raise Refused(say("own.many_rows", n=len(rows), most=MOST_ROWS))


def is_long(cell: str) -> bool:
    return len(cell) > MOST_CHARACTERS


def headed(lines: Sequence[Line]) -> tuple[list[str], list[Line], int]:
    """Headings, the rows below them, and how many rows of another kind (a title) stand above.

    The headings are the first row that fills most of the columns with texts that are no numbers.
    """
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    if not filled:
        raise Refused(say("own.no_rows"))
    widest = max(_width(line) for line in filled[:50])
    at = next((n for n, line in enumerate(filled[:20]) if _is_head(line, widest)), 0)
    at -= bool(at) and _is_parted(*_heads(filled[at - 1 : at + 1]))
    width = max(_width(line) for line in filled[at:])
    header, below = _heads(filled[at : at + 2])
    is_parted = _is_parted(header, below)
    heads = [*(_parted(header, below) if is_parted else header), *[""] * width][:width]
    names = _named(heads)
    rest = filled[at + 1 + is_parted :]
    rows = [Line(line.number, _wide(line.cells, width)) for line in rest]
    told = [n for n, head in enumerate(heads) if head or any(row.cells[n].strip() for row in rows)]
    if len(told) < width:  # a blank column between the table and what stands beside it
        names = [names[n] for n in told]
        rows = [Line(row.number, [row.cells[n] for n in told]) for row in rows]
    return names, rows, at


def _heads(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """Two rows as wide as each other; the second is blank where there is none."""
    width = max(_width(line) for line in lines)
    wide = [[cell.strip() for cell in _wide(line.cells, width)] for line in lines]
    return wide[0], wide[1] if len(wide) > 1 else [""] * width


def _is_parted(header: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row of headings has parts below it: `When` over `from` and `to`.

    A part stands below a heading that reaches over blank columns, and each of those has one.
    """
    gaps = {n for n, text in enumerate(header) if not text}
    wide = {n - 1 for n in gaps if n and n - 1 not in gaps}
    parts = {n for n, text in enumerate(below) if text}
    has_digits = any(c.isdigit() for text in below for c in text)
    is_title = len(header) - len(gaps) < 2
    return bool(gaps) and not is_title and gaps <= parts <= gaps | wide and not has_digits


def _parted(header: Sequence[str], below: Sequence[str]) -> list[str]:
    """Each column by its part; one that comes twice by what stands above it too."""
    often = Counter(text.casefold() for text in below if text)
    above, names = "", list[str]()
    for upper, part in zip(header, below, strict=True):
        above = upper or above
        names.append(f"{above} {part}" if often[part.casefold()] > 1 else part or upper)
    return names


def _width(line: Line) -> int:
    return max((n for n, cell in enumerate(line.cells, 1) if cell.strip()), default=0)


def _is_head(line: Line, widest: int) -> bool:
    texts = [cell.strip() for cell in line.cells if cell.strip()]
    return len(texts) * 2 > widest and not any(_is_number(text) for text in texts)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "", 1).removeprefix("-").isdigit()


def _named(header: Sequence[str]) -> list[str]:
    """A column without a heading is called by its letters, as a spreadsheet calls it."""
    seen: set[str] = set()
    named: list[str] = []
    for number, text in enumerate(header):
        name = " ".join(text.split())[:80] or letters(number)
        while name in seen:
            name += "'"
        seen.add(name)
        named.append(name)
    return named


def letters(number: int) -> str:
    """A, B, … Z, AA, as spreadsheets name columns; from 0."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _wide(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))][:width] if len(cells) != width else [*cells]
