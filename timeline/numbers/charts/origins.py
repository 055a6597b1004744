"""Where people come from: a disc in each province, its area by how many."""

# Shapely leaves much untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
import shapely

from geodata import layers
from geodata.archive import Archive
from geodata.charts import Province, Provinces
from geodata.dates import in_words
from geodata.records import Observation
from geodata.subject import Projection, Subject
from timeline.figures import chart
from timeline.figures.breaking import width
from timeline.figures.chart import Chart, Figure
from timeline.figures.map import CLEAR, Lines, halo, joined, projected
from timeline.naming import amount, with_unit
from timeline.numbers.charts.form import rows_of, series_chart, told, vintage
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

SIMPLIFIED, LONGEST_EDGE, ROUGH = 0.012, 1.0, 0.03  # degrees
GRID = 3  # decimals
SHORT_NAME = 6
LARGEST, NARROW_LARGEST = 78.0, 56.0  # across, in pixels
HEIGHT, NARROW_HEIGHT = 520, 340


@dataclass(frozen=True, slots=True)
class Origins:
    """All who have come, by province; earlier counts are rings."""

    id: str
    series: tuple[str, ...]
    on: Provinces

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        known = rows_of(archive, self.series)
        rows = sorted(known, key=lambda row: (str(vintage(row)), row.value or 0))[::-1]
        draw = partial(_draw, rows, words, self.on, scene.subject)
        return series_chart(self.id, rows, archive, words, draw, _alt(rows, words))


def newest(rows: Sequence[Observation]) -> list[Observation]:
    """The rows of the latest vintage; each person stands in one of them."""
    last = max((str(vintage(row)) for row in rows), default="")
    return [row for row in rows if str(vintage(row)) == last]


def _draw(  # noqa: PLR0913 - what the drawing of a theme is given
    rows: Sequence[Observation],
    words: Words,
    on: Provinces,
    subject: Subject,
    theme: Theme,
    *,
    narrow: bool,
) -> Figure:
    placed = [row for row in rows if _point(row.category, on)]
    latest = [row for row in newest(rows) if row in placed]
    earlier = [row for row in placed if row not in latest]
    most = max((row.value or 0 for row in rows), default=1)
    size = partial(_across, most=most, theme=theme, narrow=narrow)
    data = [
        _fill(_elsewhere(on, subject), theme.land),
        _fill(_land(on, subject.countries.destination), theme.land_destination),
        _fill(_land(on, (on.country,)), theme.land_origin),
        _lines(_provinces(on), theme),
        _discs(latest, size, words, on, theme.women, theme)
        | _named(latest, words.language, on, theme, narrow=narrow),
        _discs(earlier, size, words, on, CLEAR, theme),
    ]
    box = on.narrow_box if narrow else on.box
    scale = chart.HALL_HEIGHT / chart.HEIGHT if theme.text_scale > 1 else 1
    high = (NARROW_HEIGHT if narrow else HEIGHT) * scale
    plain = chart.layout(
        theme, {}, {}, geo=_geo(box, subject.views[0].projection, theme), height=high
    )
    kept = {key: value for key, value in plain.items() if key not in {"xaxis", "yaxis"}}
    return {"data": data, "layout": kept | {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}}}


def _geo(box: tuple[float, float, float, float], projection: Projection, theme: Theme) -> Figure:
    west, south, east, north = box
    shown = "land ocean lakes rivers countries coastlines subunits frame".split()
    geo: Figure = {f"show{part}": False for part in shown}
    middle = (west + east) / 2
    return geo | {
        "bgcolor": theme.sea,
        "fitbounds": False,
        "resolution": 110,
        "projection": projected(projection) | {"rotation": {"lon": middle}},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
    }


def _fill(lines: Lines, colour: str) -> Figure:
    lon, lat = lines
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": lon,
        "lat": lat,
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0, "color": colour},
        "hoverinfo": "skip",
    }


def _lines(lines: Lines, theme: Theme) -> Figure:
    lon, lat = lines
    line = {"width": 1.2 * theme.line_scale, "color": theme.border}
    plain = {"type": "scattergeo", "mode": "lines", "hoverinfo": "skip"}
    return plain | {"lon": lon, "lat": lat, "line": line}


def _discs(  # noqa: PLR0913 - what discs differ in
    rows: Sequence[Observation], size: Any, words: Words, on: Provinces, colour: str, theme: Theme
) -> Figure:
    points = [_point(row.category, on) or (0.0, 0.0) for row in rows]
    return {
        "type": "scattergeo",
        "mode": "markers",
        "ids": [row.id for row in rows],
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "customdata": [told(f"{row.part}, {_when(row, words)}", row, words) for row in rows],
        "hoverinfo": "none",
        "marker": {
            "size": [size(row.value or 0) for row in rows],
            "color": colour,
            "opacity": 0.85,
            "line": {"color": theme.ink, "width": 0.8 * theme.line_scale},
        },
    }


def _named(
    rows: Sequence[Observation], language: str, on: Provinces, theme: Theme, *, narrow: bool
) -> Figure:
    """Names and numbers beside the discs; of large letters in little room the numbers only."""
    sides = {own.name: (narrow and own.narrow_side) or own.side for own in on.known}
    names = [
        chart.wrapped(name, 40) + ("<br>" if narrow and width(name) > SHORT_NAME else " ")
        for name in (row.part for row in rows)
    ]
    if narrow and theme.text_scale > 1:
        names = [""] * len(rows)
    return {
        "mode": "markers+text",
        "text": [f"{name}{amount(row, language)}" for name, row in zip(names, rows, strict=True)],
        "textposition": [sides.get(row.category, "middle right") for row in rows],
        "textfont": {"size": chart.pixels(theme), "color": theme.ink, "shadow": halo(theme)},
    }


def _across(value: float, *, most: float, theme: Theme, narrow: bool) -> float:
    largest = (NARROW_LARGEST if narrow else LARGEST) * theme.line_scale
    return round(largest * (value / most) ** 0.5, 2)


def _when(row: Observation, words: Words) -> str:
    when = vintage(row)
    return in_words(when, words.language) if when else ""


def _alt(rows: Sequence[Observation], words: Words) -> str:
    latest = newest(rows)
    told = "; ".join(f"{row.part} {with_unit(row, words.language)}" for row in latest)
    return words["numbers"]["alt_list"].format(n=len(latest), numbers=told)


# ---- outlines -----------------------------------------------------------------------------


@lru_cache
def _point(province: str, on: Provinces) -> tuple[float, float] | None:
    """Where the disc of a province stands (lon, lat): in the middle of its outline, or its town."""
    own = next((one for one in on.known if one.name == province), Province(name=province))
    land = layers.shapes_of(on.outlines, "land")
    called = on.country, own.outline or province
    found = (shape for known, shape in land if (known["a3"], known["admin1"]) == called)
    if (shape := next(found, None)) is None:
        return None if own.lon is None or own.lat is None else (own.lon, own.lat)
    outline: Any = shape.simplify(SIMPLIFIED)
    circle: Any = shapely.maximum_inscribed_circle(outline, ROUGH)
    lon, lat = circle.coords[0]
    return round(float(lon), 2), round(float(lat), 2)


def _elsewhere(on: Provinces, subject: Subject) -> Lines:
    land = {str(known["a3"]) for known, _ in layers.shapes_of(on.outlines, "land")}
    told = {on.country, *subject.countries.destination}
    return _land(on, tuple(sorted(land - told)))


@lru_cache
def _land(on: Provinces, countries: tuple[str, ...]) -> Lines:
    land = layers.shapes_of(on.outlines, "land")
    own = [shape for known, shape in land if known["a3"] in countries]
    shapes: Any = shapely.intersection(own, shapely.box(*on.box))
    plain: Any = shapely.segmentize(shapely.simplify(shapes, SIMPLIFIED), LONGEST_EDGE)
    return _as_lines(shapely.orient_polygons(plain, exterior_cw=True))


@lru_cache
def _provinces(on: Provinces) -> Lines:
    lines = layers.lines_of(on.outlines)
    kinds: Sequence[layers.LineKind] = ("border", "coast", "mdl", "province")
    own = [shape for kind in kinds for shape in lines.get(kind, ())]
    shapes: Any = shapely.intersection(own, shapely.box(*on.box))
    return _as_lines(shapely.simplify(shapes, SIMPLIFIED))


def _as_lines(shapes: Any) -> Lines:
    """Rings and lines as Plotly takes them, parted by None; lakes and enclaves are filled."""
    parts = [part for part in shapely.get_parts(shapes) if not part.is_empty]
    flat = [part.exterior if part.geom_type == "Polygon" else part for part in parts]
    found = [np.round(shapely.get_coordinates(part), GRID).T.tolist() for part in flat]
    lon, lat = joined([(lon, lat) for lon, lat in found])
    return lon, lat
