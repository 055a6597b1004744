"""Counts that go by year: bars for their series, marks beside them for what others counted."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any

from geodata.archive import Archive
from geodata.records import Flow
from timeline.figures import chart
from timeline.figures.chart import Figure
from timeline.figures.routes import alike, marks
from timeline.figures.routes.counted import told
from timeline.scene import Scene
from timeline.style import Theme

Words = Mapping[str, Any]
PALE = 0.5  # so that marks are seen upon the bars


def undrawn(rows: Sequence[Flow]) -> list[Flow]:
    """Counts of more than a year, or of no known time: they are no column among years."""
    return [row for row in rows if not alike.within_a_year(row)]


def draw(
    rows: Sequence[Flow], archive: Archive, scene: Scene, theme: Theme, words: Words
) -> Figure:
    """The figure of counts of which some make a series by year."""
    own, series = words["charts"]["corridor_counts"], alike.yearly(rows)
    others = [row for row in rows if row not in series and alike.within_a_year(row)]
    data = [_bars(series, archive, theme, own), *_singles(others, archive, theme, own)]
    known = [at for row in (*series, *others) if (at := alike.stretch(row.period))]
    first, last = floor(min(at[0] for at in known)), ceil(max(at[1] for at in known))
    more = {"shapes": chart.era_shapes(scene, theme)} | (chart.legend(theme) if others else {})
    axis = chart.years(first, last - 1, 2)
    return {"data": data, "layout": chart.layout(theme, axis, {"tickformat": ",d"}, **more)}


def _middles(rows: Sequence[Flow]) -> list[tuple[float, float]]:
    """The middle of each period and half its length, in years."""
    known = [alike.stretch(row.period) or (0.0, 0.0) for row in rows]
    return [((begins + ends) / 2, (ends - begins) / 2) for begins, ends in known]


def _bars(rows: Sequence[Flow], archive: Archive, theme: Theme, own: Words) -> Figure:
    points = [
        (middle, row.value or 0, told(row, archive, own))
        for row, (middle, _) in zip(rows, _middles(rows), strict=True)
    ]
    bars = chart.bars(own["by_year"], points, theme.accent)
    bars["marker"] |= {"opacity": PALE, "line": {"color": theme.accent, "width": 2}}
    return bars


def _singles(rows: Sequence[Flow], archive: Archive, theme: Theme, own: Words) -> list[Figure]:
    """Each by itself and as long as its period; none is joined."""
    if not rows:
        return []
    places = _middles(rows)
    points = [
        (middle, marks.place(row), told(row, archive, own))
        for row, (middle, _) in zip(rows, places, strict=True)
    ]
    trace = chart.line(own["others"], points, theme.ink, mode="markers")
    edge = {"line": {"color": theme.paper, "width": 1.5}}  # keeps a mark apart from its bar
    period = {"type": "data", "array": [half for _, half in places], "color": theme.ink}
    return [
        trace
        | {
            "marker": marks.marker(rows, theme.ink, theme, marks.UPRIGHT) | edge,
            "error_x": period | {"width": 0, "thickness": 2.5},
            "error_y": marks.reach(rows, theme.ink) | {"thickness": 2.5},
        }
    ]
