"""A chart of published numbers one below the other, each with its words: estimates or kinds."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.records import Observation
from timeline.figures.chart import FEW, Chart, Figure
from timeline.naming import with_unit
from timeline.numbers.charts.form import (
    Words,
    period_words,
    rows_of,
    series_chart,
    vintage,
)
from timeline.numbers.charts.lines import ListLine
from timeline.numbers.charts.sheet import ListSheet
from timeline.scene import Scene
from timeline.style import Theme

ENDLESS = 9999  # years


@dataclass(frozen=True, slots=True)
class Listed:
    """Makes the chart of some series (of these `parts`, else of all).

    `heading` is told above the lines that share it: "series", "category" or "period". Rows of one
    label but several vintages share a line. `bars` are drawn from 0; `estimates` are hollow.
    Numbers of one unit share an axis, unless categories that cannot be compared are kept `apart`.
    `order`: "length" (of the period), "value", or as in the table. `line` is what a line says,
    where the words of the chart do not.
    """

    id: str
    series: tuple[str, ...]
    parts: tuple[str, ...] = ()
    heading: str = ""
    bars: bool = False
    estimates: bool = False
    apart: bool = False
    order: str = ""
    line: str = "{category}"

    def __call__(self, archive: Archive, _scene: Scene, words: Words) -> Chart:
        rows = self._ordered(rows_of(archive, self.series, self.parts))
        lines, alt = self._lines(rows, words), self._alt(rows, words)
        one_unit = len({row.unit for row in rows}) == 1
        alike, few = one_unit and not self.apart, len(rows) < FEW
        plain = alike and few
        bars = plain or (one_unit and self.bars)

        def draw(theme: Theme, *, narrow: bool) -> Figure:
            return ListSheet(lines, words, bars, plain, self.estimates, theme, narrow).figure()

        return series_chart(self.id, rows, archive, words, draw, alt, unlike=few and not alike)

    def _ordered(self, rows: Sequence[Observation]) -> list[Observation]:
        if self.order == "length":
            return sorted(rows, key=_length)
        if self.order == "value":
            newest = max((str(vintage(row)) for row in rows), default="")
            return sorted(rows, key=lambda row: (str(vintage(row)) != newest, -(row.value or 0)))
        return list(rows)

    def _lines(self, rows: Sequence[Observation], words: Words) -> list[ListLine]:
        """By panel, then by heading, in the order of the rows."""
        found: dict[tuple[str, str], dict[str, ListLine]] = {}
        for row in rows:
            heading = self._heading(row, words)
            panel = row.part if self.apart else row.worded("unit")
            lines = found.setdefault((panel, heading), {"": ListLine(heading, panel)})
            label = self._label(row, words)
            lines.setdefault(label or " ", ListLine(label, panel)).rows.append(row)
        panels = list(dict.fromkeys(panel for panel, _ in found))
        groups = sorted(found.items(), key=lambda item: panels.index(item[0][0]))
        return [line for _, lines in groups for line in lines.values() if line.rows or line.label]

    def _heading(self, row: Observation, words: Words) -> str:
        named = words["charts"][self.id].get("names", {})
        kinds = {"series": named.get(row.series, row.label), "category": row.part}
        return (kinds | {"period": period_words(row, words), "": ""})[self.heading]

    def _label(self, row: Observation, words: Words) -> str:
        shape = words["charts"][self.id].get("line", self.line)
        return shape.format(category=row.part, period=period_words(row, words)).strip(" ,")

    def _alt(self, rows: Sequence[Observation], words: Words) -> str:
        told = [f"{self._label(row, words)}: {with_unit(row, words.language)}" for row in rows]
        return words["numbers"]["alt_list"].format(n=len(rows), numbers="; ".join(told))


def _length(row: Observation) -> tuple[int, int]:
    """Years that a period touches, then its first day; without an end it is the longest."""
    first, last = (row.period.first, row.period.last) if row.period else (None, None)
    if not first or not last:
        return ENDLESS, 0
    return last.year - first.year, first.toordinal()
