"""Published numbers as marks: a value, a range, at least, at most; over years or in a list.

Every mark carries the id of its row in `ids` and its words in `customdata`. `upright` marks have
their numbers on y, lying ones on x.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from geodata.records import Number
from timeline.figures.chart import Figure, wrapped
from timeline.style import Theme

SYMBOLS = ("circle", "diamond", "square", "triangle-up", "star", "hexagon")
DASHES = ("solid", "dash", "dot", "dashdot")
PATTERNS = ("", "/", "x", ".", "-", "+")
UNSEEN = 0.1
UNFILLED = "rgba(0,0,0,0)"
RING = 0.9  # by how much a mark around another is larger
A_YEAR = 0.51  # what the middle of a year reaches either way


@dataclass(frozen=True, slots=True)
class Reading:
    """A number where it is drawn: `at` on the other axis, of which it covers `reach` either way.

    `hollow`: announced, estimated or otherwise less sure than its neighbours. `ring`: how many
    marks of others lie in the same place, which it goes around.
    """

    id: str
    number: Number
    at: float
    words: str
    reach: float = 0.0
    hollow: bool = False
    ring: int = 0

    @property
    def place(self) -> float:
        return place(self.number)


def ringed(reading: Reading, taken: Counter[tuple[float, float]]) -> Reading:
    """Around the marks that stand in its place already, so that none hides another."""
    where = (round(reading.at, 2), reading.place)
    taken[where] += 1
    return replace(reading, ring=taken[where] - 1)


def place(number: Number) -> float:
    """Where its mark stands on the axis of numbers; the middle of a range is not marked."""
    value, low, high = number.value, number.low, number.high
    if value is not None:
        return value
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high or 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one kind look; colour is never alone."""

    colour: str
    symbol: str
    dash: str
    pattern: str


def style(theme: Theme, number: int) -> Look:
    """The look of the trace of that number, from 0."""
    colour = theme.traces[number % len(theme.traces)]
    return Look(
        colour,
        SYMBOLS[number % len(SYMBOLS)],
        DASHES[number % len(DASHES)],
        PATTERNS[number % len(PATTERNS)],
    )


def dots(readings: Iterable[Reading], look: Look, theme: Theme, *, upright: bool) -> list[Figure]:
    """A mark for each value, a stroke for each range, an arrow for at least and at most.

    Marks with and without strokes are traces of their own: Plotly draws the ends of strokes that
    have no length.
    """
    known = list(readings)
    stroked = [row for row in known if row.reach or _above(row) or _below(row)]
    plain = [row for row in known if row not in stroked]
    drawn = [_marks(plain, look, theme, upright=upright)] if plain else []
    if stroked:
        drawn.append(
            _marks(stroked, look, theme, upright=upright)
            | _strokes(stroked, look, theme, upright=upright)
        )
    return drawn


def _strokes(rows: Sequence[Reading], look: Look, theme: Theme, *, upright: bool) -> Figure:
    """From the lower to the upper bound, and along the other axis as far as a number reaches."""
    bar = {"type": "data", "color": look.colour, "symmetric": False}
    bar |= {"thickness": 2.4 * theme.line_scale}
    reach = [row.reach for row in rows]
    numbers, others = ("y", "x") if upright else ("x", "y")
    bounds = {"array": [_above(row) for row in rows], "arrayminus": [_below(row) for row in rows]}
    return {
        f"error_{numbers}": bar | bounds | {"width": 4 * theme.line_scale},
        f"error_{others}": bar | {"array": reach, "arrayminus": reach, "width": 0},
    }


def _marks(rows: Sequence[Reading], look: Look, theme: Theme, *, upright: bool) -> Figure:
    size = 9 * theme.line_scale
    numbers, others = ("y", "x") if upright else ("x", "y")
    return _named(rows) | {
        "type": "scatter",
        "mode": "markers",
        "orientation": "v" if upright else "h",
        numbers: [row.place for row in rows],
        others: [row.at for row in rows],
        "cliponaxis": False,
        "marker": {
            "opacity": 1,
            "color": [_fill(row, look, theme) for row in rows],
            "size": [
                UNSEEN if _is_range(row.number) else size * (1 + RING * row.ring) for row in rows
            ],
            "symbol": [_symbol(row.number, look.symbol, upright=upright) for row in rows],
            "line": {"color": look.colour, "width": 2 * theme.line_scale**0.5},
        },
    }


def _fill(row: Reading, look: Look, theme: Theme) -> str:
    if row.ring:
        return UNFILLED
    return theme.paper if row.hollow else look.colour


def _named(rows: Sequence[Reading]) -> Figure:
    return {
        "ids": [row.id for row in rows],
        "customdata": [row.words for row in rows],
        "hoverinfo": "none",
        "showlegend": False,
    }


def _is_range(number: Number) -> bool:
    return number.value is None and number.low is not None and number.high is not None


def _above(row: Reading) -> float:
    return 0.0 if row.number.high is None else row.number.high - row.place


def _below(row: Reading) -> float:
    return 0.0 if row.number.low is None else row.place - row.number.low


def _symbol(number: Number, symbol: str, *, upright: bool) -> str:
    """Arrows point to where the number may lie."""
    value, low, high = number.value, number.low, number.high
    at_least, at_most = ("up", "down") if upright else ("right", "left")
    if low is not None and high is None and value in (None, low):
        return f"triangle-{at_least}"
    if high is not None and low is None and value in (None, high):
        return f"triangle-{at_most}"
    return symbol


def columns(
    readings: Iterable[Reading], look: Look, theme: Theme, *, upright: bool, width: float = 0.8
) -> Figure:
    """Bars from 0 for values; `width` is the part of its room that each fills."""
    rows = list(readings)
    numbers, others = ("y", "x") if upright else ("x", "y")
    return _named(rows) | {
        "type": "bar",
        "orientation": "v" if upright else "h",
        numbers: [row.place for row in rows],
        others: [row.at for row in rows],
        "width": [width * min(1.0, 2 * row.reach or 1.0) for row in rows],
        "marker": {
            "color": [theme.paper if row.hollow else look.colour for row in rows],
            "line": {"color": look.colour, "width": 1.5 if look.pattern else 0},
            "pattern": {
                "shape": look.pattern,
                "size": 6,
                "solidity": 0.3,
                "fgcolor": look.colour,
                "bgcolor": theme.paper,
                "fillmode": "replace",
            },
        },
    }


def stepped(readings: Iterable[Reading], look: Look, theme: Theme) -> Figure:
    """Upright levels, each dotted on until the next, or to its end where its period has one."""
    rows = sorted(readings, key=lambda row: row.at)
    x: list[float | None] = []
    y: list[float | None] = []
    for row, following in zip_longest(rows, rows[1:]):
        known = row.at + 2 * row.reach - 1 if row.reach > A_YEAR else None
        x += [row.at, known or (following or row).at, None]
        y += [row.place, row.place, None]
    line = {"color": look.colour, "width": 2.2 * theme.line_scale, "dash": "dot"}
    plain = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
    return plain | {"x": x, "y": y, "line": line}


def joined(readings: Iterable[Reading], look: Look, theme: Theme, longest: float) -> Figure:
    """A line through upright values, broken wherever more than `longest` lies between two."""
    rows = sorted((row for row in readings if row.number.value is not None), key=lambda r: r.at)
    x: list[float | None] = []
    y: list[float | None] = []
    for row, following in zip_longest(rows, rows[1:]):
        x.append(row.at)
        y.append(row.place)
        if following and following.at - row.at > longest:
            x.append(None)
            y.append(None)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "hoverinfo": "skip",
        "showlegend": False,
        "line": {"color": look.colour, "width": 2.2 * theme.line_scale, "dash": look.dash},
    }


def entry(  # noqa: PLR0913 - what entries differ in
    name: str, look: Look, theme: Theme, *, bar: bool, narrow: bool, hollow: bool = False
) -> Figure:
    """What stands in the legend for a trace; nothing of it is drawn."""
    marker: Figure = {"color": theme.paper if hollow else look.colour, "symbol": look.symbol}
    marker |= {"size": 9 * theme.line_scale, "line": {"color": look.colour, "width": 2}}
    own: Figure = {"type": "scatter", "mode": "markers", "marker": marker}
    if bar:
        own = columns([], look, theme, upright=True)
        own["marker"] |= {"color": look.colour}
    return own | {
        "name": wrapped(name, 34 / theme.text_scale**0.5) if narrow else wrapped(name, 70),
        "x": [None],
        "y": [None],
        "hoverinfo": "skip",
        "showlegend": True,
    }
