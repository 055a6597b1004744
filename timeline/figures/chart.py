"""A chart: a figure with all that stands beside it - what it counts, its table, its sources.

Figures are plain dicts for Plotly. x of a chart over years is in decimal years, as on the stage:
the bar of 2016 lies from 2016.0 to 2017.0. A point's `customdata` tells it in words.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from geodata.archive import Archive
from geodata.dates import Date
from geodata.records import Event, Fact, Number
from geodata.wording import FALLBACK, bare_year
from timeline.figures.breaking import broken, width
from timeline.figures.time import bands
from timeline.scene import Band, Scene, decimal_year, end_of
from timeline.style import FONTS, Theme
from timeline.text import Words

Figure = dict[str, Any]
Cell = str | float | int | None
TEXT_PIXELS = 14.0
HEIGHT, HALL_HEIGHT = 360, 620
NARROW, NARROW_LIST = 640, 800  # CSS pixels; in the hall as much more as the text is larger
NARROW_HEIGHT, SHORT_NAME = 290, 16
NOTE_LETTERS, NARROW_NOTE_LETTERS = 15, 34  # of a line of words in a plot, and above it
LINE = 1.3  # height of a line, in sizes of its text
ENTRY = 1.45  # height of a row of the legend, in sizes of its text
STEPS = tuple(n * 10**tens for tens in range(4) for n in (1, 2, 5))  # years between two named
FEW = 6  # numbers, below which a chart is a list with bars, and needs no axis
UNSEEN = {"showticklabels": False, "ticks": "", "showgrid": False}  # axis, where numbers stand by
LETTER = 0.5  # mean width of a letter of text, in its size


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as text; None where nothing is published.

    `facts` are what the rows tell, one each; empty where a row tells several.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """`counts` and `leaves_out`: what the numbers are, and are not. `alt`: what is seen.

    `records` are the facts drawn, all of them and no others: the sources come of them. `events` are
    told at their years, where the chart is `over_years`. `narrow` draws it where it is less than
    `narrow_below` wide; without it `draw` does. A single number is a `sentence` on a page, and a
    figure only in a picture. `left`: how many of its numbers a filter lets through; blank for all.
    """

    id: str
    title: str
    counts: str
    leaves_out: str
    alt: str
    draw: Callable[[Theme], Figure]
    table: ChartTable
    records: tuple[Fact, ...]
    events: tuple[Event, ...] = ()
    over_years: bool = True
    narrow: Callable[[Theme], Figure] | None = None
    narrow_below: int = NARROW
    sentence: str = ""
    left: str = ""


Maker = Callable[[Archive, Scene, Words], Chart]


def pixels(theme: Theme, least: float = TEXT_PIXELS) -> float:
    """Size of a text that is `least` in the ordinary themes; at least 20 points in the hall."""
    return least * (2.0 if theme.of_hall else 1.0)


def wrapped(text: str, letters: float) -> str:
    """Text in lines of at most so many letters, as Plotly takes it."""
    lines = broken(text, max(8, int(letters))) or [""]
    return " <br>".join(escape(line, quote=False) for line in lines)


def layout(theme: Theme, x: Figure, y: Figure, **more: Any) -> Figure:
    """The one look of all charts; `x` and `y` are what is particular to the axes."""
    return {
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": theme.paper,
        "font": {"family": FONTS, "color": theme.ink, "size": pixels(theme)},
        "height": HALL_HEIGHT if theme.of_hall else HEIGHT,
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "showlegend": False,
        "hovermode": "x",
        "dragmode": False,
        "barmode": "overlay",
        "bargap": 0.2,
        "xaxis": axis(theme) | {"showgrid": False} | x,
        "yaxis": axis(theme) | {"rangemode": "tozero"} | y,
    } | more


def axis(theme: Theme) -> Figure:
    return {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": theme.faint,
        "gridwidth": 0.6,
        "zeroline": False,
        "linecolor": theme.quiet,
        "tickcolor": theme.quiet,
        "ticks": "outside",
        "ticklen": 4,
        "showspikes": False,  # else whoever says how spikes look gets them
        "spikemode": "across",
        "spikethickness": 1.5,
        "spikedash": "solid",
        "spikecolor": theme.quiet,
    }


def years(
    first: int, last: int, step: int = 0, *, narrow: bool = False, language: str = FALLBACK
) -> Figure:
    """An axis of the years from `first` to `last`, both included; each is named at its middle.

    Without a `step` so many are named as have room.
    """
    room = 6 if narrow else 14
    enough = [step] if step else [n for n in STEPS if (last - first) / n < room]
    ticks = [year for year in range(first, last + 1) if _told(year) % enough[0] == 0]
    return {
        "range": [first, last + 1],
        "tickvals": [year + 0.5 for year in ticks],
        "ticktext": [bare_year(year, language) for year in ticks],
        "showspikes": True,
    }


def _told(year: int) -> int:
    """The number that it is called by: 1 BC is the year 0."""
    return year if year > 0 else 1 - year


def era_bands(scene: Scene) -> list[Band]:
    """Eras that are drawn behind a chart: no leaders, nor what is only told."""
    return [b for b in scene.bands if b.kind != "leader" and b.shaded]


def era_shapes(scene: Scene, theme: Theme) -> list[Figure]:
    """The eras behind a chart over years."""
    return bands(era_bands(scene), scene.last, theme)


def era_entries(scene: Scene, theme: Theme, shown: Sequence[float]) -> list[Figure]:
    """What stands in the legend for the eras that lie on the axis, from first to last year."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": escape(band.name, quote=False),
            "x": [None],
            "y": [None],
            "hoverinfo": "skip",
            "marker": {
                "color": theme.bands[band.kind],
                "size": 13 * theme.line_scale,
                "symbol": "square",
                "line": {"color": theme.quiet, "width": 1},
            },
        }
        for band in era_bands(scene)
        if band.start < shown[1] and (scene.last if band.end is None else band.end) > shown[0]
    ]


def words_above(texts: Iterable[str], x: float, theme: Theme, *, narrow: bool) -> list[Figure]:
    """Words in the upper left of a plot, where its years have no marks.

    Where there is little room its marks keep `beneath` them.
    """
    size = pixels(theme)
    letters = NARROW_NOTE_LETTERS / theme.text_scale if narrow else NOTE_LETTERS
    notes: list[Figure] = []
    for number, text in enumerate(texts):
        below = _height(notes) if narrow else number * 4 * size
        note = {
            "text": wrapped(text, letters),
            "x": x,
            "xanchor": "left",
            "xshift": 6,
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "yshift": -4 - below,
            "align": "left",
            "showarrow": False,
            "font": {"size": size, "color": theme.quiet},
        }
        notes.append(note)
    return notes


def _height(notes: Sequence[Figure]) -> float:
    """Of words, with a gap below each, in pixels."""
    return sum((note["text"].count("<br>") + 2) * LINE * note["font"]["size"] for note in notes)


def beneath(notes: Sequence[Figure], theme: Theme) -> tuple[Figure, float]:
    """The axis of numbers of a narrow plot with words above it, and how much higher it is."""
    more = _height(notes)
    high = NARROW_HEIGHT * theme.text_scale**0.7
    return ({"domain": [0, high / (high + more)]} if notes else {}), more


def value_note(  # noqa: PLR0913 - what such notes differ in
    text: str,
    x: float,
    y: float,
    theme: Theme,
    *,
    below: bool = False,
    anchor: str = "center",
) -> Figure:
    """A number in words at its mark, above it or below."""
    return {
        "text": escape(text, quote=False),
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "top" if below else "bottom",
        "yshift": (-7 if below else 5) * theme.line_scale**0.5,
        "showarrow": False,
        "font": {"size": pixels(theme), "color": theme.ink},
    }


def legend(theme: Theme) -> Figure:
    """Above the plot, in the order of the traces."""
    return {
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "font": {"size": pixels(theme)},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }


def narrow_height(data: Iterable[Figure], theme: Theme) -> float:
    """Height of a chart where there is little room, in pixels: its legend comes on top."""
    names = [trace["name"] for trace in data if trace.get("name") and trace.get("showlegend", True)]
    across = 2 if max(map(width, names), default=0) < SHORT_NAME else 1
    return NARROW_HEIGHT * theme.text_scale**0.7 + -(-len(names) // across) * ENTRY * pixels(theme)


def bars(  # noqa: PLR0913 - what tells traces of one chart apart
    name: str,
    points: Iterable[tuple[float, float, str]],
    colour: str,
    *,
    below: Sequence[float] = (),
    pattern: str = "",
    width: float = 0.8,
) -> Figure:
    """Upright bars of (middle x, height, words); `below` is what each stands upon."""
    rows = list(points)
    return {
        "type": "bar",
        "name": escape(name, quote=False),
        "x": [x for x, _, _ in rows],
        "y": [height for _, height, _ in rows],
        "base": list(below) or [0] * len(rows),
        "width": width,
        "customdata": [words for _, _, words in rows],
        "hoverinfo": "none",
        "marker": {
            "color": colour,
            "line": {"width": 0},
            "pattern": {"shape": pattern, "size": 6, "solidity": 0.3},
        },
    }


def line(  # noqa: PLR0913 - likewise
    name: str,
    points: Iterable[tuple[float, float, str]],
    colour: str,
    *,
    dash: str = "solid",
    symbol: str = "circle",
    mode: str = "lines+markers",
) -> Figure:
    """A line through (x, value, words); `mode` "markers" where values are no series of one kind."""
    rows = list(points)
    return {
        "type": "scatter",
        "mode": mode,
        "name": escape(name, quote=False),
        "x": [x for x, _, _ in rows],
        "y": [value for _, value, _ in rows],
        "customdata": [words for _, _, words in rows],
        "hoverinfo": "none",
        "cliponaxis": False,
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "marker": {"color": colour, "size": 8, "symbol": symbol},
    }


def ranges(name: str, rows: Iterable[tuple[float, float, float, str]], colour: str) -> Figure:
    """Ranges of (x, low, high, words): an upright stroke with ends, never a point in between."""
    known = list(rows)
    middles = [(x, (low + high) / 2, words) for x, low, high, words in known]
    halves = [(high - low) / 2 for _, low, high, _ in known]
    error = {"type": "data", "array": halves, "color": colour, "thickness": 3, "width": 6}
    dots = line(name, middles, colour, mode="markers")
    return dots | {"error_y": error, "marker": {"color": colour, "size": 0.1}}


def middle_of(when: Date, today: float) -> float:
    """The middle of what a date may mean, in decimal years; `today` ends what is open."""
    first = decimal_year(when.first) if when.first else None
    last = end_of(when.last) if when.last else today
    return last if first is None else (first + last) / 2


def is_known(number: Number) -> bool:
    """Whether a number stands there, or a bound."""
    return any(part is not None for part in (number.value, number.low, number.high))
