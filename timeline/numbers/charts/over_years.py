"""A chart of series over the years: bars for counts of years, marks and lines for the rest."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from geodata.archive import Archive
from geodata.charts import About
from geodata.dates import OPEN, Date
from geodata.records import Observation
from timeline.figures import chart, readings, turns
from timeline.figures.chart import Chart, Figure
from timeline.figures.readings import A_YEAR, Reading
from timeline.naming import begun, with_unit
from timeline.numbers.charts.form import (
    PERCENT,
    announced,
    events_for,
    period_words,
    rows_of,
    series_chart,
    told,
    unit_words,
)
from timeline.numbers.charts.listed import Listed
from timeline.scene import Scene, decimal_year, end_of
from timeline.style import Theme
from timeline.text import Words

NEIGHBOURS = 1.6  # years; further apart two values are not joined
HALF = 0.5  # a year, whose middle is where its tick stands
NOTE_YEARS = 2
STANDOFF = 0.7  # of a unit from the numbers of its axis, in sizes of its text
NEVER = Date("", OPEN, OPEN)
FEW_YEARS, SLIM, BROAD = 5, 0.4, 0.8
Trace = tuple[str, list[Reading]]


@dataclass(frozen=True, slots=True)
class OverYears:
    """Makes the chart of some series (of these `parts`, else of all).

    `by` tells traces apart: "category", "series" or "both". The first `bars` traces are bars.
    `levels` stand until the next one; other values are joined to those of neighbouring years, or
    not at all. Rows of series `to_date` lie at the end of their period; in others a period without
    a beginning is no year, and stands as words.
    """

    id: str
    series: tuple[str, ...]
    about: About
    parts: tuple[str, ...] = ()
    by: str = "category"
    bars: int = 0
    levels: bool = False
    joined: bool = True
    to_date: tuple[str, ...] = ()

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        rows = rows_of(archive, self.series, self.parts)
        if len(rows) < chart.FEW and not any(self._is_bucket(row) for row in rows):
            return self._few(rows)(archive, scene, words)
        draw, alt = partial(self._draw, rows, scene, words), self._alt(rows, words)
        events = events_for(self.about, archive, rows)
        return series_chart(self.id, rows, archive, words, draw, alt, events)

    def _few(self, rows: Sequence[Observation]) -> Listed:
        """A handful of numbers is a list: a line between them would say more than is known."""
        line = "{period}, {category}" if len({row.category for row in rows}) > 1 else "{period}"
        return Listed(self.id, self.series, self.parts, bars=True, line=line)

    def _draw(
        self,
        rows: Sequence[Observation],
        scene: Scene,
        words: Words,
        theme: Theme,
        *,
        narrow: bool,
    ) -> Figure:
        dated = [row for row in rows if not self._is_bucket(row)]
        traces = self._traces(dated, words)
        first, last = _years(dated, scene)
        wide = SLIM if last - first < FEW_YEARS else BROAD
        data = [one for i, trace in enumerate(traces) for one in self._marks(i, trace, wide, theme)]
        notes = [row for row in rows if self._is_bucket(row)]
        axis = chart.years(first - (NOTE_YEARS if notes and not narrow else 0), last, narrow=narrow)
        eras = chart.era_entries(scene, theme, axis["range"])
        more: Figure = {"shapes": chart.era_shapes(scene, theme)}
        told = [_told_of(row, words) for row in notes]
        above = chart.words_above(told, axis["range"][0], theme, narrow=narrow)
        more["annotations"] = above + self._numbers(traces, axis, words, theme, narrow=narrow)
        if len(traces) > 1:
            data += [self._entry(i, trace, theme, narrow=narrow) for i, trace in enumerate(traces)]
        more |= chart.legend(theme) if eras or len(traces) > 1 else {}
        number = _number_axis(rows, words, theme) | turns.room(rows)
        if narrow:
            under, more_high = chart.beneath(above, theme)
            number |= under
            more |= {"height": chart.narrow_height([*data, *eras], theme) + more_high}
        return {"data": data + eras, "layout": chart.layout(theme, axis, number, **more)}

    def _numbers(
        self, traces: Sequence[Trace], axis: Figure, words: Words, theme: Theme, *, narrow: bool
    ) -> list[Figure]:
        """Numbers in words at their marks; the axis goes on as far as they need."""
        years = axis["range"]
        bars = [(row.at, row.place) for _, rows in traces[: self.bars] for row in rows]
        found = turns.notes(traces, years, words.language, theme, narrow=narrow, bars=bars)
        if bars:
            years[1] = turns.end_of(found, turns.width(years, theme, narrow=narrow), years[1])
        return found

    # ---- what goes together ---------------------------------------------------------------

    def _is_bucket(self, row: Observation) -> bool:
        """Everyone up to a time, in a series that otherwise counts by year: it has no place."""
        if not row.period or not row.period.last:
            return True
        return row.series not in self.to_date and not row.period.first

    def _key(self, row: Observation) -> tuple[str, str]:
        return (
            row.series if self.by in {"series", "both"} else "",
            row.category if self.by in {"category", "both"} else "",
        )

    def _traces(self, rows: Sequence[Observation], words: Words) -> list[Trace]:
        """Rows that look alike, in the order in which the table has them."""
        keys = list(dict.fromkeys(self._key(row) for row in rows))
        taken: Counter[tuple[float, float]] = Counter()
        told = {row.category: row.part for row in rows}
        names = [self._name(key, told, words) for key in keys]
        several = len(keys) > 1
        return [
            (
                name,
                [
                    readings.ringed(self._reading(row, name if several else "", words), taken)
                    for row in rows
                    if self._key(row) == key
                ],
            )
            for key, name in zip(keys, names, strict=True)
        ]

    def _name(self, key: tuple[str, str], told: Mapping[str, str], words: Words) -> str:
        series, category = key
        named = words["charts"][self.id].get("names", {})
        parts = filter(None, (named.get(series, ""), named.get(category) or told.get(category)))
        return begun(", ".join(parts))

    def _reading(self, row: Observation, name: str, words: Words) -> Reading:
        at, reach = self._place(row)
        what = ", ".join(filter(None, (period_words(row, words), name)))
        return Reading(row.id, row, at, told(what, row, words), reach, announced(row))

    def _place(self, row: Observation) -> tuple[float, float]:
        """The middle of the period, or of a level's first year; and half its length, in years."""
        when = row.period or NEVER
        if row.series in self.to_date:
            return _middle(Date(when.text, when.end, when.end))
        middle, reach = _middle(when)
        return (middle - max(0.0, reach - HALF), reach) if self.levels else (middle, reach)

    # ---- what is drawn --------------------------------------------------------------------

    def _marks(self, number: int, trace: Trace, wide: float, theme: Theme) -> list[Figure]:
        _, rows = trace
        look = readings.style(theme, number)
        as_bars = [r for r in rows if number < self.bars and r.number.value is not None]
        others = [row for row in rows if row not in as_bars]
        bars = [readings.columns(as_bars, look, theme, upright=True, width=wide)] if as_bars else []
        short = [self._mark(row, number) for row in others]
        marks = readings.dots(short, look, theme, upright=True)
        return [*bars, *self._line(others, look, theme), *marks]

    def _mark(self, row: Reading, number: int) -> Reading:
        """Without the length of a mere year; hollow where it may lie upon bars."""
        reach = row.reach if row.reach > A_YEAR and not self.levels else 0.0
        return replace(row, reach=reach, hollow=row.hollow or self._is_hollow(number))

    def _is_hollow(self, number: int) -> bool:
        return 0 < self.bars <= number

    def _line(self, rows: Sequence[Reading], look: readings.Look, theme: Theme) -> list[Figure]:
        if self.levels:
            return [readings.stepped(rows, look, theme)]
        single = [row for row in rows if row.reach <= A_YEAR]
        joins = self.joined and len(single) > 1
        return [readings.joined(single, look, theme, NEIGHBOURS)] if joins else []

    def _entry(self, number: int, trace: Trace, theme: Theme, *, narrow: bool) -> Figure:
        look = readings.style(theme, number)
        bar, hollow = number < self.bars, self._is_hollow(number)
        return readings.entry(trace[0], look, theme, bar=bar, hollow=hollow, narrow=narrow)

    def _alt(self, rows: Sequence[Observation], words: Words) -> str:
        """What is seen: each trace from its first to its last number, and its highest."""
        dated = [row for row in rows if not self._is_bucket(row)]
        said = words["numbers"]["alt_years"]
        parts: list[str] = []
        for name, found in self._traces(dated, words):
            ordered = sorted(found, key=lambda reading: reading.at)
            top = max(found, key=lambda reading: reading.place)
            first, last, most = (_of(reading, words) for reading in (ordered[0], ordered[-1], top))
            parts.append(said.format(name=name, first=first, last=last, most=most))
        return " ".join(parts)


def _told_of(row: Observation, words: Words) -> str:
    """What is no year, in words."""
    return begun(f"{period_words(row, words) or row.part}: {with_unit(row, words.language)}")


def _of(reading: Reading, words: Words) -> str:
    row: Any = reading.number
    return f"{with_unit(row, words.language)} ({period_words(row, words)})"


def _middle(when: Date) -> tuple[float, float]:
    begins = decimal_year(when.first) if when.first else math.nan
    ends = end_of(when.last) if when.last else math.nan
    return (begins + ends) / 2, (ends - begins) / 2


def _years(rows: Sequence[Observation], scene: Scene) -> tuple[int, int]:
    """First and last year that a chart has room for."""
    days = [
        day.year for row in rows if row.period for day in (row.period.first, row.period.last) if day
    ]
    return (min(days), max(days)) if days else (scene.first, scene.last - 1)


def _number_axis(rows: Sequence[Observation], words: Words, theme: Theme) -> Figure:
    units = {row.unit for row in rows}
    if units == {PERCENT}:
        return {"ticksuffix": "%"}
    if not units or units == {"persons"}:
        return {"tickformat": ",~r"}
    unit = unit_words(rows[0].worded("unit"), words.language)
    return {"title": {"text": unit, "standoff": STANDOFF * chart.pixels(theme)}}
