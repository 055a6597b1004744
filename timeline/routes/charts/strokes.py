"""Stretches of years as strokes over time, with events below them. A plain dict for Plotly."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from geodata.records import Event
from geodata.vocabularies import Confidence, Direction, Usage
from geodata.wording import bare_year
from timeline.figures import chart
from timeline.figures.breaking import broken, width
from timeline.figures.chart import Figure
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

STROKES = 3.0  # as wide as on the map
DASHES = {
    Direction.OUT: "solid",
    Direction.POSTED: "2px 3px",
    Direction.RETURN: "9px 3px",
    Direction.FORCED_RETURN: "4px 3px",
}
LABEL_LETTERS = 34
ACROSS = 50  # Latin letters that stand across a plot on a narrow phone
EDGE = 0.7  # rows
NAME = 0.3  # rows more at the top, for the first name
ARROW_YEARS = 1.6  # at the end of what goes on
FOOT_LINES = 2.2  # the axis
MANY_ROWS, WIDE_LINES = 12, 3


@dataclass(frozen=True, slots=True)
class StrokeRow:
    """A stretch of years; `last` is None where it goes on. `at` counts rows from the top.

    `usage` is None for one of the ways of a corridor.
    """

    at: float
    label: str
    name: str
    first: int
    last: int | None
    usage: Usage | None
    direction: Direction


def draw(
    rows: Sequence[StrokeRow], events: Sequence[Event], scene: Scene, theme: Theme, words: Words
) -> Figure:
    """The figure of at least one row; events lie in a row of their own below."""
    foot = rows[-1].at + 1 if events else rows[-1].at
    first, last = _begins(rows, events, scene), _ends_by(rows, events, scene)
    axis = chart.years(first, last - 1, language=words.language)
    axis |= {"showgrid": True}
    data = [*_strokes(rows, scene, theme), _arrows(rows, scene, theme), _stops(rows, words)]
    data += _marks(events, foot, scene, theme, words)
    entries = _entries(rows, events, theme, words)
    entries += chart.era_entries(scene, theme, axis["range"])
    named = [
        _Lane(row.at, row.label, *_ends(row, scene), _pixels(row.usage, theme)) for row in rows
    ]
    named += [_events(events, foot, scene, theme, words)] if events else []
    lines = _legend_lines(rows, entries, theme)
    more = {"shapes": chart.era_shapes(scene, theme), "height": _height(named, lines, theme)}
    more["annotations"] = [_label(lane, axis["range"], theme) for lane in named]
    return {
        "data": [*data, *entries],
        "layout": chart.layout(theme, axis, _lanes(foot), **chart.legend(theme), **more),
    }


@dataclass(frozen=True, slots=True)
class _Lane:
    """A row with its name, where its marks begin and end, and how thick they are, in pixels."""

    at: float
    name: str
    first: float
    end: float
    thick: float


def _ends(row: StrokeRow, scene: Scene) -> tuple[float, float]:
    """Where a stroke begins and ends; before the arrow of what goes on."""
    return row.first, scene.last - ARROW_YEARS if row.last is None else row.last + 1


def _events(events: Sequence[Event], at: float, scene: Scene, theme: Theme, words: Words) -> _Lane:
    middles = [chart.middle_of(event.when, scene.last) for event in events]
    name = words["charts"]["years_of"]["events"]
    return _Lane(at, name, min(middles), max(middles), chart.pixels(theme))


def _begins(rows: Iterable[StrokeRow], events: Iterable[Event], scene: Scene) -> int:
    """The decade in which there is first something to see."""
    firsts = [row.first for row in rows]
    firsts += [floor(chart.middle_of(event.when, scene.last)) for event in events]
    return max(scene.first, min(firsts) // 10 * 10)


def _ends_by(rows: Sequence[StrokeRow], events: Sequence[Event], scene: Scene) -> int:
    """Today, or the end of the decade in which there is last something to see."""
    if any(row.last is None for row in rows):
        return scene.last
    ends = [row.last + 1 for row in rows if row.last is not None]
    ends += [ceil(chart.middle_of(event.when, scene.last)) for event in events]
    return min(scene.last, -(-max(ends) // 10) * 10)


def _lines(text: str) -> list[str]:
    return broken(text, LABEL_LETTERS) or [""]


def _label(lane: _Lane, years: Sequence[float], theme: Theme) -> Figure:
    """The name upon its marks, from where they begin; to where they end, where it has no room."""
    lines = _lines(lane.name)
    begins = (lane.first - years[0]) / (years[1] - years[0])
    fits = begins + max(map(width, lines)) / ACROSS <= 1
    return {
        "text": " <br>".join(escape(line, quote=False) for line in lines),
        "x": lane.first if fits else lane.end,
        "xanchor": "left" if fits else "right",
        "y": lane.at,
        "yanchor": "bottom",
        "yshift": lane.thick / 2,
        "align": "left" if fits else "right",
        "showarrow": False,
        "font": {"size": chart.pixels(theme), "color": theme.ink},
    }


def _lanes(foot: float) -> Figure:
    """Rows from the top; each has its name upon it."""
    return {
        "range": [foot + EDGE, -EDGE - NAME],
        "showticklabels": False,
        "rangemode": "normal",
        "showgrid": False,
        "ticks": "",
    }


def _legend_lines(rows: Sequence[StrokeRow], entries: Sequence[Figure], theme: Theme) -> int:
    """Each entry has a line of its own, but for a chart that a hall sees as wide as the page."""
    wide = len(rows) > MANY_ROWS and theme.of_hall
    return WIDE_LINES if wide else len(entries)


def _height(named: Sequence[_Lane], legend_lines: int, theme: Theme) -> float:
    """In pixels; the longest name and the thickest stroke set how far rows lie apart."""
    lines = max(len(_lines(lane.name)) for lane in named)
    pitch = chart.pixels(theme) * 1.3 * lines + max(lane.thick for lane in named) + 8
    head = 1.36 * chart.pixels(theme) * (legend_lines + FOOT_LINES)
    return round((named[-1].at + 2 * EDGE + NAME) * pitch + head)


def _strokes(rows: Iterable[StrokeRow], scene: Scene, theme: Theme) -> list[Figure]:
    alike: dict[tuple[Usage | None, Direction], list[StrokeRow]] = defaultdict(list)
    for row in rows:
        alike[row.usage, row.direction].append(row)
    return [_stroke(own, scene, theme) for own in alike.values()]


def _stroke(rows: Sequence[StrokeRow], scene: Scene, theme: Theme) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row in rows for x in (*_ends(row, scene), None)],
        "y": [y for row in rows for y in (row.at, row.at, None)],
        "line": _line(rows[0].usage, rows[0].direction, theme),
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _line(usage: Usage | None, direction: Direction, theme: Theme) -> Figure:
    colour, dash = theme.directions[direction], DASHES[direction]
    return {"color": colour, "width": _pixels(usage, theme), "dash": dash}


def _pixels(usage: Usage | None, theme: Theme) -> float:
    """How wide a stroke is; that of a way is thin."""
    return STROKES * theme.width(usage or Usage.RARE)


def _arrows(rows: Sequence[StrokeRow], scene: Scene, theme: Theme) -> Figure:
    """Behind the end of what goes on."""
    open_rows = [row for row in rows if row.last is None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [scene.last - ARROW_YEARS / 2 for _ in open_rows],
        "y": [row.at for row in open_rows],
        "marker": {
            "symbol": "triangle-right",
            "size": [6 + _pixels(row.usage, theme) for row in open_rows],
            "color": [theme.directions[row.direction] for row in open_rows],
            "opacity": 1,
        },
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _stops(rows: Iterable[StrokeRow], words: Words) -> Figure:
    """Where a use begins or ends, to be read; nothing of it is seen."""
    phrases, points = words["charts"]["corridor_years"], list[tuple[float, float, str]]()
    for row in rows:
        name = f"{row.name} ({words['usage'][row.usage]})" if row.usage else row.name
        begins = phrases["begins"].format(year=bare_year(row.first, words.language), name=name)
        points.append((row.first + 0.01, row.at, begins))
        if row.last is not None:
            ends = phrases["ends"].format(year=bare_year(row.last, words.language), name=name)
            points.append((row.last + 0.99, row.at, ends))
    return chart.line("", points, "rgba(0,0,0,0)", mode="markers") | {"showlegend": False}


def _marks(
    events: Sequence[Event], at: float, scene: Scene, theme: Theme, words: Words
) -> list[Figure]:
    """The events; what happened is told below the chart, with links."""
    if not events:
        return []
    phrases, seen, points = (
        words["charts"]["years_of"],
        set[int](),
        list[tuple[float, float, str]](),
    )
    for event in events:
        middle = chart.middle_of(event.when, scene.last)
        year = floor(middle)
        happened = phrases["happened"].format(year=bare_year(year, words.language))
        said = "" if year in seen else happened
        seen.add(year)
        points.append((middle, at, said))
    marks = chart.line("", points, theme.ink, mode="markers", symbol="diamond")
    marks["marker"] = {
        "symbol": "diamond",
        "size": chart.pixels(theme) * 0.85,
        "color": [_inside(event, theme) for event in events],
        "line": {"color": [theme.categories[event.category] for event in events], "width": 2},
        "opacity": 1,
    }
    return [marks | {"showlegend": False}]


def _inside(event: Event, theme: Theme) -> str:
    """Hollow where accounts conflict, as on the stage."""
    contested = event.confidence is Confidence.CONTESTED
    return theme.paper if contested else theme.categories[event.category]


def _entries(
    rows: Sequence[StrokeRow], events: Sequence[Event], theme: Theme, words: Words
) -> list[Figure]:
    """The legend: only what is in the figure."""
    phrases, said = words["charts"]["corridor_years"], words["legend"]
    found = [one for one in Direction if any(row.direction is one for row in rows)]
    entries = [
        _entry(said[one], {"mode": "lines", "line": _line(Usage.SECONDARY, one, theme)})
        for one in found
    ]
    if hues := {theme.directions[row.direction] for row in rows if row.last is None}:
        hue = theme.ink if len(hues) > 1 else hues.pop()
        entries.append(_entry(phrases["goes_on"], _sign("triangle-right", hue, theme)))
    if len({row.usage for row in rows if row.usage}) > 1:
        thick = {"mode": "lines", "line": {"color": theme.quiet, "width": 9}}
        entries.append(_entry(phrases["thick"], thick))
    if any(event.confidence is Confidence.CONTESTED for event in events):
        entries.append(_entry(phrases["contested"], _sign("diamond-open", theme.ink, theme)))
    return entries


def _sign(symbol: str, colour: str, theme: Theme) -> Figure:
    size = chart.pixels(theme) * 0.85
    return {"mode": "markers", "marker": {"symbol": symbol, "size": size, "color": colour}}


def _entry(name: str, look: Figure) -> Figure:
    return {"type": "scatter", "name": name, "x": [None], "y": [None], "hoverinfo": "skip"} | look
