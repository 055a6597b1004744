"""Rows: numbers of unlike kinds, or dates, each on a line of its own with its words above it.

Nothing is added up along an axis, and each row says of itself what it counts. Down the chart runs
in lines of text, so that it is as tall as its words need at any size of type.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html import escape
from textwrap import wrap
from typing import Any

from geodata.dates import Date, in_words
from geodata.records import Event, Fact, Flow, Observation
from timeline.figures import chart
from timeline.figures.chart import Cell, Chart, Figure, Table
from timeline.scene import decimal_year, end_of
from timeline.style import Theme

Words = Mapping[str, Any]
Number = Flow | Observation
LETTERS = 42  # of a line that a phone has room for
LINE_PIXELS = 1.32
BAR_LINES, GAP_LINES = 0.7, 0.75
FOOT_LINES = 2.4
SHORTEST_YEARS = 0.01  # a stretch of time below is drawn as a mark


class Kind(StrEnum):
    """How a row is drawn. `mark` is an instant, or one number that is an estimate."""

    BAR = "bar"
    RANGE = "range"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MARK = "mark"


LEAST = "at least"  # in the words of a series whose values are lower bounds
SYMBOLS = {Kind.AT_LEAST: "triangle-right", Kind.AT_MOST: "triangle-left"}


@dataclass(frozen=True, slots=True)
class Row:
    """A number or a date as it is known (`head`), in words, from `low` to `high` on the axis.

    `claimed`: it is what the claim says. `cells` stand in the table, `records` carry it.
    """

    head: str
    label: str
    low: float
    high: float
    kind: Kind
    cells: tuple[Cell, ...]
    records: tuple[Fact, ...]
    claimed: bool = False

    @property
    def words(self) -> str:
        return f"{self.head}: {self.label}"

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the lines of its words, and where these begin and its bar lies."""

    row: Row
    lines: tuple[str, ...]
    top: float

    @property
    def bar(self) -> float:
        return self.top + len(self.lines) + BAR_LINES / 2 + 0.1

    @property
    def bottom(self) -> float:
        return self.bar + BAR_LINES / 2 + GAP_LINES


def counted(number: Number, own: Words) -> Row:
    """A published number. Raises for one that has neither value nor bounds."""
    label, low, high = named(number, own), number.low, number.high
    floor = number.value is not None and LEAST in getattr(number, "category", "")
    kind = Kind.AT_LEAST if floor else _kind(number)
    cells = label, number.value, low, high, number.unit
    start = low if kind is Kind.RANGE and low is not None else 0
    amount = f"{LEAST} {chart.amount(number)}" if floor else chart.amount(number)
    head = own.get("amount", "{amount}").format(amount=amount)
    return Row(head, label, start, _end(number), kind, cells, (number,))


def _end(number: Number) -> float:
    known = [n for n in (number.value, number.high, number.low) if n is not None]
    if not known:
        raise ValueError(f"{number.id} holds no number")
    return known[0]


def _kind(number: Number) -> Kind:
    if number.value is not None:
        return Kind.BAR
    if number.low is not None and number.high is not None:
        return Kind.RANGE
    return Kind.AT_MOST if number.low is None else Kind.AT_LEAST


def named(number: Number, own: Words) -> str:
    """What a number counts: in words of the catalogue, where the row's own are short."""
    when = in_words(number.period) if number.period else ""
    said = own.get("rows", {}).get(number.id, own.get("row", "{label}, {when}"))
    return said.format(
        label=getattr(number, "label", number.unit),
        part=getattr(number, "category", ""),
        when=when,
        amount=chart.amount(number),
    )


def of_people(head: str, label: str, people: float, unit: str, *records: Fact) -> Row:
    """A number that stands in a row of another kind than a Number."""
    cells = label, people, None, None, unit
    return Row(head, label, 0, people, Kind.BAR, cells, records)


def dated(when: Date, label: str, *records: Fact, claimed: bool = False) -> Row:
    """A date with what happened; it covers all that the date may mean."""
    first, last = when.first, when.last
    if first is None or last is None:
        raise ValueError(f"{when} has an open end")
    low, high = decimal_year(first), end_of(last)
    kind = Kind.RANGE if high - low > SHORTEST_YEARS else Kind.MARK
    cells = label, when.text
    return Row(in_words(when), label, low, high, kind, cells, records, claimed)


def measured(number: Number, own: Words) -> Row:
    """A number at the time it is published for. Raises for one that is tied to none."""
    if number.period is None:
        raise ValueError(f"{number.id} has no period")
    return dated(number.period, named(number, own), number)


def happened(event: Event) -> Row:
    """An event at its date."""
    return dated(event.when, event.title, event)


def between(first: date, last: date, head: str, label: str, *records: Fact) -> Row:
    """The days from one date to another."""
    low, high = decimal_year(first), decimal_year(last)
    cells = label, f"{first}/{last}"
    return Row(head, label, low, high, Kind.RANGE, cells, records)


def known(table: Mapping[str, Any], *ids: str) -> list[Any]:
    """The records of these ids that the archive has; a faulty row is missing in it."""
    return [table[key] for key in ids if key in table]


def chart_of(
    key: str, rows: Iterable[Row], words: Words, axis: Callable[[Theme], Figure] | None = None
) -> Chart:
    """The chart `key` of the catalogue. Without an axis the rows are dates."""
    told, own = tuple(rows), words["charts"][key]
    columns = words["story"]["dated" if axis is None else "counted"]
    return Chart(
        id=key,
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"],
        alt=" ".join([own["alt"], *(f"{row.words}." for row in told)]),
        draw=lambda theme: _figure(told, theme, axis(theme) if axis else _dates(told)),
        table=Table(tuple(columns), tuple(row.cells for row in told)),
        records=tuple(dict.fromkeys(record for row in told for record in row.records)),
        over_years=False,
    )


def people(_theme: Theme) -> Figure:
    """An axis of people."""
    return {"tickformat": ",d", "rangemode": "tozero", "showgrid": True, "nticks": 5}


def percent(_theme: Theme) -> Figure:
    """An axis of a whole, 0 to 100 per cent."""
    return {"range": [0, 100], "ticksuffix": " %", "showgrid": True, "dtick": 25}


def _dates(rows: Sequence[Row]) -> Figure:
    """An axis of the years that the dates touch, with a little air."""
    first = int(min((row.low for row in rows), default=1945))
    last = int(max((row.high for row in rows), default=1945))
    step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step <= 8)
    return chart.years(first, last, step) | {"showspikes": False, "showgrid": False}


def _figure(rows: Sequence[Row], theme: Theme, x: Figure) -> Figure:
    placed = _placed(rows)
    total = placed[-1].bottom if placed else 1.0
    line = LINE_PIXELS * chart.pixels(theme)
    y = {"range": [total, 0], "showticklabels": False, "showgrid": False, "ticks": ""}
    more = {
        "height": round((total + FOOT_LINES) * line),
        "hovermode": "y",
        "annotations": [_label(own, theme) for own in placed],
    }
    return {"data": _traces(placed, theme), "layout": chart.layout(theme, x, y, **more)}


def _placed(rows: Iterable[Row]) -> list[_Placed]:
    placed: list[_Placed] = []
    for row in rows:
        top = placed[-1].bottom if placed else 0.0
        placed.append(_Placed(row, tuple(wrap(row.words, LETTERS)), top))
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
        "y": own.top,
        "yanchor": "top",
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
        for kind in Kind
        if (own := [p for p in placed if p.row.kind is kind and p.row.claimed is claimed])
        for trace in _upright(kind, own, theme, colour)
    ]


def _upright(kind: Kind, own: Sequence[_Placed], theme: Theme, colour: str) -> list[Figure]:
    """The rows of a kind with their place down the chart as x; at least: the bar ends in a head."""
    if kind is Kind.RANGE:
        strokes = [(p.bar, p.row.low, p.row.high, p.row.words) for p in own]
        return [chart.ranges("", strokes, colour)]
    if kind is Kind.MARK:
        return [_heads([(p.bar, p.row.middle, p.row.words) for p in own], theme, colour, "circle")]
    ends = [(p.bar, p.row.high, p.row.words) for p in own]
    pattern = "/" if kind is Kind.AT_MOST else ""
    bars = chart.bars("", ends, colour, pattern=pattern, width=BAR_LINES)
    if kind not in SYMBOLS:
        return [bars]
    return [bars, _heads([(x, end, "") for x, end, _ in ends], theme, colour, SYMBOLS[kind])]


def _heads(
    points: Iterable[tuple[float, float, str]], theme: Theme, colour: str, symbol: str
) -> Figure:
    trace = chart.line("", points, colour, symbol=symbol, mode="markers")
    return trace | {"marker": trace["marker"] | {"size": chart.pixels(theme, 13)}}


def _turned(trace: Figure) -> Figure:
    """An upright trace laid down."""
    turned = trace | {"orientation": "h", "x": trace["y"], "y": trace["x"]}
    error = turned.pop("error_y", None)
    return turned | {"error_x": error} if error else turned
