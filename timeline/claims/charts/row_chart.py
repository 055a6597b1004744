"""A chart of rows: numbers of unlike kinds, or dates, each with its words above it.

Nothing is added up along an axis, and each row says of itself what it counts. Down the chart runs
in lines of text, so that it is as tall as its words need at any size of type.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from timeline.claims.charts.rows import EvidenceRow, RowKind
from timeline.figures import chart
from timeline.figures.breaking import broken
from timeline.figures.chart import Chart, ChartTable, Figure
from timeline.style import Theme
from timeline.text import Words

LETTERS = 42  # of a line that a phone has room for
LINE_PIXELS = 1.32
BAR_LINES, GAP_LINES = 0.7, 0.75
FOOT_LINES = 2.4
SHORTEST = 1 / 45  # of a chart of dates; what is shorter is drawn as a mark
SYMBOLS = {RowKind.AT_LEAST: "triangle-right", RowKind.AT_MOST: "triangle-left"}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the lines of its words, which stand upon its bar, and where it begins."""

    row: EvidenceRow
    lines: tuple[str, ...]
    top: float

    @property
    def bar(self) -> float:
        return self.top + len(self.lines) + BAR_LINES / 2 + 0.1

    @property
    def bottom(self) -> float:
        return self.bar + BAR_LINES / 2 + GAP_LINES


def chart_of(
    key: str,
    rows: Iterable[EvidenceRow],
    words: Words,
    axis: Callable[[Theme], Figure] | None = None,
) -> Chart:
    """The chart `key` of the catalogue. Without an axis the rows are dates."""
    phrases = words["charts"][key]
    told = tuple(rows) if axis else tuple(_legible(list(rows)))
    bare = axis is not None and len(told) < chart.FEW
    columns = words["claims"]["charts"]["dated" if axis is None else "counted"]
    return Chart(
        id=key,
        title=phrases["title"],
        counts=phrases["counts"],
        leaves_out=phrases["leaves_out"],
        alt=" ".join([phrases["alt"], *(f"{row.words}." for row in told)]),
        draw=lambda theme: _figure(told, theme, axis(theme) if axis else _dates(told), bare=bare),
        table=ChartTable(tuple(columns), tuple(row.cells for row in told)),
        records=tuple(dict.fromkeys(record for row in told for record in row.records)),
        over_years=False,
    )


def _legible(rows: Sequence[EvidenceRow]) -> list[EvidenceRow]:
    """Dates that are too short to be seen as strokes as marks."""
    axis = _dates(rows)["range"]
    least = SHORTEST * (axis[1] - axis[0])
    return [row if row.high - row.low > least else replace(row, kind=RowKind.MARK) for row in rows]


def people(_theme: Theme) -> Figure:
    """An axis of people."""
    return {"tickformat": ",d", "rangemode": "tozero", "showgrid": True, "nticks": 5}


def percent(_theme: Theme) -> Figure:
    """An axis of a whole, 0 to 100 per cent."""
    return {"range": [0, 104], "ticksuffix": " %", "showgrid": True, "dtick": 25}


def _dates(rows: Sequence[EvidenceRow]) -> Figure:
    """An axis of the years that the dates touch, with a little air."""
    first = int(min((row.low for row in rows), default=1945))
    last = int(max((row.high for row in rows), default=1945))
    step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step <= 8)
    return chart.years(first, last, step) | {"showspikes": False, "showgrid": False}


def _figure(rows: Sequence[EvidenceRow], theme: Theme, x: Figure, *, bare: bool) -> Figure:
    """`bare`: without an axis, since the numbers stand upon their bars."""
    placed = _placed(rows)
    total = placed[-1].bottom if placed else 1.0
    line = LINE_PIXELS * chart.pixels(theme)
    y = {"range": [total, 0]} | chart.UNSEEN
    more = {
        "height": round((total + (0 if bare else FOOT_LINES)) * line),
        "hovermode": "y",
        "annotations": [_label(own, theme) for own in placed],
    }
    return {
        "data": _traces(placed, theme),
        "layout": chart.layout(theme, x | chart.UNSEEN if bare else x, y, **more),
    }


def _placed(rows: Iterable[EvidenceRow]) -> list[_Placed]:
    placed: list[_Placed] = []
    for row in rows:
        top = placed[-1].bottom if placed else 0.0
        placed.append(_Placed(row, tuple(broken(row.words, LETTERS)), top))
    return placed


def _label(own: _Placed, theme: Theme) -> Figure:
    """The words of a row above its bar, the number or date of it strong."""
    first, *rest = own.lines
    head = f"{own.row.head}:"
    strong = first.startswith(head)
    begin = f"<b>{_shown(head)}</b>{_shown(first.removeprefix(head))}" if strong else _shown(first)
    return {
        "text": "<br>".join([begin, *map(_shown, rest)]),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": own.bar - BAR_LINES / 2 - 0.1,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": chart.pixels(theme), "color": theme.ink},
    }


def _shown(text: str) -> str:
    return escape(text, quote=False)


def _traces(placed: Sequence[_Placed], theme: Theme) -> list[Figure]:
    """Bars from nothing, strokes with ends, and marks; what the claim says has its own hue."""
    return [
        _turned(trace)
        for claimed, colour in ((False, theme.accent), (True, theme.demarcation))
        for kind in RowKind
        if (own := [p for p in placed if p.row.kind is kind and p.row.claimed is claimed])
        for trace in _upright(kind, own, theme, colour)
    ]


def _upright(kind: RowKind, own: Sequence[_Placed], theme: Theme, colour: str) -> list[Figure]:
    """The rows of a kind with their place down the chart as x; at least: the bar ends in a head."""
    if kind is RowKind.RANGE:
        strokes = [(p.bar, p.row.low, p.row.high, p.row.words) for p in own]
        return [larger(chart.ranges("", strokes, colour), theme)]
    if kind is RowKind.MARK:
        return [_heads([(p.bar, p.row.middle, p.row.words) for p in own], theme, colour, "circle")]
    ends = [(p.bar, p.row.high, p.row.words) for p in own]
    pattern = "/" if kind is RowKind.AT_MOST else ""
    bars = chart.bars("", ends, colour, pattern=pattern, width=BAR_LINES)
    if kind not in SYMBOLS:
        return [bars]
    return [bars, _heads([(x, end, "") for x, end, _ in ends], theme, colour, SYMBOLS[kind])]


def _heads(
    points: Iterable[tuple[float, float, str]], theme: Theme, colour: str, symbol: str
) -> Figure:
    trace = chart.line("", points, colour, symbol=symbol, mode="markers")
    return larger(trace, theme, 13)


def larger(trace: Figure, theme: Theme, size: float = 9) -> Figure:
    """A trace of marks and strokes, as large in the hall as its words."""
    marker = trace["marker"] | {"size": chart.pixels(theme, size)}
    if "error_y" not in trace:
        return trace | {"marker": marker}
    stroke = {"thickness": chart.pixels(theme, 3), "width": chart.pixels(theme, 6)}
    return trace | {"error_y": trace["error_y"] | stroke}


def _turned(trace: Figure) -> Figure:
    """An upright trace laid down."""
    turned = trace | {"orientation": "h", "x": trace["y"], "y": trace["x"]}
    error = turned.pop("error_y", None)
    return turned | {"error_x": error} if error else turned
