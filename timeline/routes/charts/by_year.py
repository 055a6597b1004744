"""Counts that go by year: bars for their series, marks beside them for what others counted."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil, floor

from geodata.archive import Archive
from geodata.records import Flow
from timeline.figures import chart, readings, turns
from timeline.figures.chart import Figure
from timeline.figures.readings import Reading
from timeline.figures.yearly import stretch, yearly
from timeline.routes.charts import alike
from timeline.routes.charts.counted import told
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

PALE = 0.5  # so that marks are seen upon the bars


def undrawn(rows: Sequence[Flow]) -> list[Flow]:
    """Counts of more than a year, or of no known time: they are no column among years."""
    return [row for row in rows if not alike.within_a_year(row)]


def draw(
    rows: Sequence[Flow], archive: Archive, scene: Scene, theme: Theme, words: Words
) -> Figure:
    """The figure of counts of which some make a series by year."""
    phrases, series = words["charts"]["corridor_counts"], yearly(rows)
    others = [row for row in rows if row not in series and alike.within_a_year(row)]
    bars, marks = (readings.style(theme, number) for number in (0, 1))
    pale = {"opacity": PALE}
    columns = [*_read(series, archive, phrases)]
    dots = [*_read(others, archive, phrases, hollow=True)]
    data = [readings.columns(columns, bars, theme, upright=True) | pale]
    data += readings.dots(dots, marks, theme, upright=True)
    known = [at for row in (*series, *others) if (at := stretch(row.period))]
    first, last = floor(min(at[0] for at in known)), ceil(max(at[1] for at in known))
    axis = chart.years(first, last - 1, 2)
    entry = partial(readings.entry, theme=theme, narrow=False)
    if others:
        data.append(entry(phrases["by_year"], bars, bar=True) | pale)
        data.append(entry(phrases["others"], marks, bar=False, hollow=True))
    data += chart.era_entries(scene, theme, axis["range"])
    years, tops = axis["range"], [(row.at, row.place) for row in columns]
    traces = [("", columns), ("", dots)]
    said = turns.notes(traces, years, words.language, theme, narrow=True, bars=tops)
    years[1] = turns.end_of(said, turns.width(years, theme, narrow=True), years[1])
    more = chart.legend(theme) | {"shapes": chart.era_shapes(scene, theme), "annotations": said}
    numbers = {"tickformat": ",d"} | turns.room([*series, *others])
    return {"data": data, "layout": chart.layout(theme, axis, numbers, **more)}


def _read(
    rows: Sequence[Flow], archive: Archive, phrases: Words, *, hollow: bool = False
) -> Iterator[Reading]:
    """Each by itself and as long as its period; hollow where it may lie upon bars."""
    for row in rows:
        begins, ends = stretch(row.period) or (0.0, 0.0)
        middle, half = (begins + ends) / 2, (ends - begins) / 2
        yield Reading(row.id, row, middle, told(row, archive, phrases), half, hollow)
