"""A chart of a series by country and year: a disc for each number, its area by how many."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from geodata.archive import Archive
from geodata.charts import About
from geodata.records import Observation
from geodata.wording import number
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure
from timeline.naming import with_unit
from timeline.numbers.charts.form import (
    events_for,
    period_words,
    rows_of,
    series_chart,
)
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

LARGEST, NARROW_LARGEST, SMALLEST = 34.0, 22.0, 3.0  # across, in pixels
LINE = 1.7
FRAME = 6.0  # sizes of the text above and below the lines


@dataclass(frozen=True, slots=True)
class Matrix:
    """Makes the chart of one series whose categories are countries, the largest at the top.

    A note that all rows share is not read out with each: the chart's own words tell it.
    """

    id: str
    series: str
    about: About

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        known = rows_of(archive, (self.series,))
        rows = tuple(row for row in known if row.period and row.period.first)
        draw, alt = partial(_draw, rows, scene, words), _alt(rows, words)
        events = events_for(self.about, archive, rows)
        return series_chart(self.id, rows, archive, words, draw, alt, events)


def _name(category: str) -> str:
    """A country without the letters of its code."""
    return category.partition(" (")[0]


def _highest(rows: Sequence[Observation]) -> dict[str, float]:
    """The highest number of each country, the highest of all first."""
    most: dict[str, float] = defaultdict(float)
    for row in rows:
        most[row.part] = max(most[row.part], row.value or 0)
    return dict(sorted(most.items(), key=lambda own: -own[1]))


def _draw(
    rows: Sequence[Observation], scene: Scene, words: Words, theme: Theme, *, narrow: bool
) -> Figure:
    highest = _highest(rows)
    countries = [*highest]
    years = [row.period.first.year for row in rows if row.period and row.period.first]
    most = max(highest.values(), default=1)
    first, last = (min(years), max(years)) if years else (scene.first, scene.last)
    axis = chart.years(first, last, 10 if narrow else 0)  # names stand beside it
    trace = _discs(rows, countries, most, theme, words, narrow=narrow)
    lines: Figure = {
        "range": [len(countries) - 0.4, -0.6],
        "tickvals": list(range(len(countries))),
        "ticktext": [chart.wrapped(_name(country), 24) for country in countries],
        "rangemode": "normal",
    }
    high = (len(countries) * LINE + FRAME) * chart.pixels(theme)
    more = chart.legend(theme) | {"height": high, "shapes": chart.era_shapes(scene, theme)}
    more["annotations"] = _most(highest, words.language, theme)
    more["margin"] = {"l": 8, "r": 3.6 * chart.pixels(theme), "t": 8, "b": 8}
    return {
        "data": [trace, *chart.era_entries(scene, theme, axis["range"])],
        "layout": chart.layout(theme, axis, lines, **more),
    }


def _discs(  # noqa: PLR0913 - what a disc is made of
    rows: Sequence[Observation],
    countries: Sequence[str],
    most: float,
    theme: Theme,
    words: Words,
    *,
    narrow: bool,
) -> Figure:
    ranked = sorted(rows, key=lambda row: countries.index(row.part))
    dated = [(row, row.period.first) for row in ranked if row.period and row.period.first]
    return {
        "type": "scatter",
        "mode": "markers",
        "ids": [row.id for row, _ in dated],
        "x": [day.year + 0.5 for _, day in dated],
        "y": [countries.index(row.part) for row, _ in dated],
        "customdata": [
            f"{period_words(row, words)}, {_name(row.part)}: {with_unit(row, words.language)}"
            for row, _ in dated
        ],
        "hoverinfo": "none",
        "showlegend": False,
        "cliponaxis": False,
        "marker": _marker([row.value or 0 for row, _ in dated], most, theme, narrow=narrow),
    }


def _marker(values: Sequence[float], most: float, theme: Theme, *, narrow: bool) -> Figure:
    largest = (NARROW_LARGEST if narrow else LARGEST) * theme.line_scale
    sizes = [max(SMALLEST, round(largest * (value / most) ** 0.5, 2)) for value in values]
    line = {"color": theme.paper, "width": 0.8}
    return {"size": sizes, "color": theme.traces[0], "opacity": 0.8, "line": line}


def _most(highest: dict[str, float], language: str, theme: Theme) -> list[Figure]:
    """The highest number of each country, beside its line."""
    plain: Figure = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "showarrow": False}
    plain |= {"font": {"size": chart.pixels(theme), "color": theme.ink}}
    return [
        plain | {"y": i, "text": number(most, language)} for i, most in enumerate(highest.values())
    ]


def _alt(rows: Sequence[Observation], words: Words) -> str:
    """What is seen: countries in their order, each with its highest number."""
    said: list[str] = []
    for country in _highest(rows):
        own = [row for row in rows if row.part == country]
        top = max(own, key=lambda row: row.value or 0)
        said.append(
            f"{_name(country)} {with_unit(top, words.language)} ({period_words(top, words)})"
        )
    return words["numbers"]["alt_discs"].format(n=len(said), most="; ".join(said))
