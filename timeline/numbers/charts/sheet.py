"""A list of numbers as a figure: lines from top to bottom, numbers from left to right.

y runs down in sizes of the text, so that a label of two rows has room. Each panel has an axis of
its own below it. Where there is little room a label stands above its marks, else beside them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.records import Observation
from timeline.figures import chart, readings
from timeline.figures.breaking import width
from timeline.figures.chart import Figure
from timeline.figures.readings import Reading
from timeline.numbers.charts.form import PERCENT, Words, told
from timeline.numbers.charts.lines import MARK, ListLine, panels, placed, vintage_words, vintages
from timeline.style import Theme

LETTERS, NARROW_LETTERS = 52, 48
AXIS = 2.6  # height of an axis in sizes of the text
LEGEND = 2.0
DIGIT = 1.08  # digits are a little wider than letters
TICKS, FEW_TICKS = 5, 4
EDGE = 18


@dataclass(frozen=True, slots=True)
class ListSheet:
    """What is drawn; `bars` from 0, of which `estimates` are hollow. `few` need no axis."""

    lines: Sequence[ListLine]
    words: Words
    bars: bool
    few: bool
    estimates: bool
    theme: Theme
    narrow: bool

    @property
    def letters(self) -> float:
        """How many fit into a row of a label."""
        return NARROW_LETTERS / self.theme.text_scale**0.6 if self.narrow else LETTERS

    def figure(self) -> Figure:
        names = vintages(self.lines, self.words)
        newest = names[0]
        below = placed(self.lines, self.words, newest, self.letters, narrow=self.narrow)
        found = panels(below)
        high = sum(panel[-1].end - panel[0].top + AXIS for panel in found)
        data: list[Figure] = []
        texts: list[Figure] = []
        more: Figure = self._frame(names, high) | {"annotations": texts, "hovermode": "y"}
        at = 0.0
        for number, panel in enumerate(found):
            end = at + panel[-1].end - panel[0].top
            more |= self._axes(panel, number, (1 - end / high, 1 - at / high))
            texts += self._texts(panel, number, newest)
            data += self._marks(panel, number, names)
            at = end + AXIS
        data += self._entries(names) if len(names) > 1 else []
        x, y = more.pop("xaxis", {}), more.pop("yaxis", {})
        return {"data": data, "layout": chart.layout(self.theme, x, y, **more)}

    def _frame(self, names: Sequence[str], high: float) -> Figure:
        """Size, margins and legend; on the right there is room for the numbers in words."""
        size = chart.pixels(self.theme)
        longest = max((width(line.amount(self.words, names[0])) for line in self.lines), default=0)
        right = EDGE if self.narrow else EDGE + longest * size * chart.LETTER * DIGIT
        legend = chart.legend(self.theme) if len(names) > 1 else {}
        top = LEGEND * size if legend else 0
        margin = {"l": 8, "r": right, "t": 8, "b": 8}
        return legend | {"height": high * size + 16 + top, "margin": margin}

    # ---- marks ----------------------------------------------------------------------------

    def _marks(self, panel: Sequence[ListLine], number: int, names: Sequence[str]) -> list[Figure]:
        own = str(number + 1) if number else ""
        axes = {"xaxis": f"x{own}", "yaxis": f"y{own}"}
        taken: Counter[tuple[float, float]] = Counter()
        return [
            trace | axes
            for i, name in enumerate(names)
            for trace in self._vintage(panel, i, name, taken)
        ]

    def _vintage(
        self,
        panel: Sequence[ListLine],
        number: int,
        name: str,
        taken: Counter[tuple[float, float]],
    ) -> list[Figure]:
        """Bars of the newest vintage where there are bars, marks of all others."""
        rows = [
            self._reading(line, row)
            for line in panel
            for row in line.rows
            if not name or vintage_words(row, self.words) == name
        ]
        look = readings.style(self.theme, number)
        bars = [row for row in rows if self.bars and not number and row.number.value is not None]
        others = [readings.ringed(row, taken) for row in rows if row not in bars]
        drawn = readings.dots(others, look, self.theme, upright=False)
        if bars:
            drawn.append(readings.columns(bars, look, self.theme, upright=False, width=MARK))
        return drawn

    def _reading(self, line: ListLine, row: Observation) -> Reading:
        several = len({vintage_words(one, self.words) for one in line.rows}) > 1
        what = ", ".join(
            filter(None, (line.label, vintage_words(row, self.words) if several else ""))
        )
        hollow = self.estimates or (several and row is not line.rows[0])
        said = told(what, row, self.words)
        return Reading(row.id, row, line.middle(narrow=self.narrow), said, 0.0, hollow)

    def _entries(self, names: Sequence[str]) -> list[Figure]:
        looks = [readings.style(self.theme, i) for i in range(len(names))]
        return [
            readings.entry(
                name, look, self.theme, bar=self.bars and not i, hollow=i > 0, narrow=self.narrow
            )
            for i, (name, look) in enumerate(zip(names, looks, strict=True))
        ]

    # ---- axes and words -------------------------------------------------------------------

    def _axes(self, panel: Sequence[ListLine], number: int, domain: tuple[float, float]) -> Figure:
        """Numbers below the panel, its lines from top to bottom."""
        own = "" if number == 0 else str(number + 1)
        rows = [row for line in panel for row in line.rows]
        most = max((n for r in rows for n in (r.value, r.low, r.high) if n is not None), default=1)
        shares = {row.unit for row in rows} == {PERCENT}
        x: Figure = {
            "range": [0, 1.04 * (most or 1)],
            "anchor": f"y{own}",
            "showgrid": True,
            "nticks": FEW_TICKS if self.narrow or self.theme.text_scale > 1 else TICKS,
            "ticksuffix": "%" if shares else "",
            "tickformat": "" if shares else ",~r",
            "automargin": False,
            "tickangle": 0,
        } | (chart.UNSEEN if self.few else {})
        y: Figure = {
            "range": [panel[-1].end, panel[0].top],
            "domain": [max(0.0, domain[0]), min(1.0, domain[1])],
            "anchor": f"x{own}",
            "griddash": "dot",
            "ticks": "",
            "showspikes": True,
        } | self._labels([line for line in panel if line.rows])
        axis = chart.axis(self.theme)
        return {f"xaxis{own}": axis | x, f"yaxis{own}": axis | y}

    def _labels(self, lines: Sequence[ListLine]) -> Figure:
        beside = [chart.wrapped(line.label, self.letters) for line in lines]
        return {
            "tickvals": [line.middle(narrow=self.narrow) for line in lines],
            "ticktext": ["" for _ in lines] if self.narrow else beside,
        }

    def _texts(self, panel: Sequence[ListLine], number: int, newest: str) -> list[Figure]:
        """Headings, and the numbers beside their marks; with little room the labels above them."""
        axis = f"y{number + 1}" if number else "y"
        return [self._text(line, newest) | {"yref": axis} for line in panel]

    def _text(self, line: ListLine, newest: str) -> Figure:
        plain: Figure = {"xref": "paper", "xanchor": "left", "showarrow": False, "align": "left"}
        plain |= {"font": {"size": chart.pixels(self.theme), "color": self.theme.ink}}
        above = plain | {"x": 0, "y": line.top, "yanchor": "top"}
        if not line.rows:
            return above | {"text": f"<b>{chart.wrapped(line.label, self.letters)}</b>"}
        if self.narrow:
            text = chart.wrapped(line.full(self.words, newest), self.letters)
            return above | {"text": text}
        text = chart.wrapped(line.amount(self.words, newest), 99)
        return plain | {"x": 1, "xshift": 8, "y": line.middle(narrow=False), "text": text}
