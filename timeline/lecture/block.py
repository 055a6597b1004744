"""A scene on paper: strips that stand below each other, in one column or two. In points."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from timeline.lecture.lines import TextLine, lines
from timeline.lecture.paragraphs import Paragraph
from timeline.lecture.sheet import PrintSheet

LEADING = 1.28  # ems from baseline to baseline
BASE = 0.95  # ems from the top of a line to its baseline
GAP = 0.45  # ems above a paragraph
RULE = 21.0  # from one ruled line to the next
FEWEST_RULES = 2
GUTTER = 18.0
Draw = Callable[[PrintSheet, float, float], None]  # at a left and a top


@dataclass(frozen=True, slots=True)
class Strip:
    """`tag` is P, H1 or H2; blank where it tags itself or is not to be read aloud.

    Neighbours of one `part` are one element. An `opening` strip is room above a paragraph.
    """

    height: float
    draw: Draw | None = None
    tag: str = ""
    part: int = 0
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`ruled` where lines for notes fill it."""

    left: float
    width: float
    strips: Sequence[Strip]
    ruled: bool

    @property
    def height(self) -> float:
        return total(self.strips) + (FEWEST_RULES * RULE if self.ruled else 0)


@dataclass(frozen=True, slots=True)
class Block:
    """`heading` is its text; `height` what it takes at least."""

    heading: str
    head: Sequence[Strip]
    columns: Sequence[Column]

    @property
    def height(self) -> float:
        return total(self.head) + max(column.height for column in self.columns)

    def stretched(self, height: float) -> "Block":
        """With as many ruled lines as there is room for."""
        left = height - total(self.head)
        return replace(self, columns=[_ruled(column, left) for column in self.columns])


def total(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _ruled(column: Column, height: float) -> Column:
    if not column.ruled:
        return column
    count = int((height - total(column.strips)) / RULE)
    return replace(column, strips=[*column.strips, *(rule(column.width),) * count], ruled=False)


def rule(width: float, height: float = RULE) -> Strip:
    """A line to write on, at the bottom of the strip."""

    def draw(sheet: PrintSheet, left: float, top: float) -> None:
        with sheet.artefact():
            sheet.line(left, top + height, left + width, top + height)

    return Strip(height, draw)


def text(
    sheet: PrintSheet, paragraphs: Sequence[Paragraph], width: float, size: float, tag: str = "P"
) -> list[Strip]:
    """A strip a line, and one above each paragraph but the first."""
    strips: list[Strip] = []
    printed = sheet.printable(paragraphs)
    for line in lines(printed, width / size, sheet.width):
        if line.first and strips:
            strips.append(Strip(GAP * size, opening=True))
        strips.append(_written(line, size, tag))
    return strips


def _written(line: TextLine, size: float, tag: str) -> Strip:
    def draw(sheet: PrintSheet, left: float, top: float) -> None:
        sheet.write_line(line, left, top + BASE * size, size)

    return Strip(LEADING * size, draw, tag, id(line.paragraph))


def space(height: float) -> Strip:
    return Strip(height, opening=True)


def draw(sheet: PrintSheet, strips: Sequence[Strip], left: float, top: float) -> None:
    """Draw strips below each other; those of one paragraph as one element."""
    tops = [top + total(strips[:number]) for number in range(len(strips))]
    pairs = zip(strips, tops, strict=True)
    for (tag, _), group in groupby(pairs, key=lambda pair: (pair[0].tag, pair[0].part)):
        if not tag:
            _draw(sheet, group, left)
            continue
        with sheet.tagged(tag):
            _draw(sheet, group, left)


def _draw(sheet: PrintSheet, group: Iterator[tuple[Strip, float]], left: float) -> None:
    for strip, top in group:
        if strip.draw:
            strip.draw(sheet, left, top)
