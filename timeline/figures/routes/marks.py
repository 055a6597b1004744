"""A published number as a mark: a diamond, a stroke for a range, an arrow for at least, at most."""

from collections.abc import Iterable, Sequence

from geodata.records import Flow
from timeline.figures import chart
from timeline.figures.chart import Figure
from timeline.style import Theme

UPRIGHT = ("up", "down")
LYING = ("right", "left")
UNSEEN = 0.1


def place(row: Flow) -> float:
    """Where its mark stands; the middle of a range is not marked."""
    if row.value is not None:
        return row.value
    if row.low is not None and row.high is not None:
        return (row.low + row.high) / 2
    return row.low if row.low is not None else row.high or 0


def reach(rows: Iterable[Flow], colour: str) -> Figure:
    """How far ranges go from their marks, as error bars."""
    known = [(place(row), row) for row in rows]
    return {
        "type": "data",
        "symmetric": False,
        "array": [None if row.high is None else row.high - at or None for at, row in known],
        "arrayminus": [None if row.low is None else at - row.low or None for at, row in known],
        "color": colour,
        "width": 6,
    }


def marker(rows: Sequence[Flow], colour: str, theme: Theme, ends: tuple[str, str]) -> Figure:
    """`ends` are where arrows of at least and at most point to, `UPRIGHT` or `LYING`."""
    size = chart.pixels(theme) * 0.85
    return {
        "color": colour,
        "opacity": 1,
        "symbol": [_symbol(row, *ends) for row in rows],
        "size": [UNSEEN if _is_range(row) else size for row in rows],
    }


def _is_range(row: Flow) -> bool:
    return row.value is None and row.low is not None and row.high is not None


def _symbol(row: Flow, at_least: str, at_most: str) -> str:
    if row.low is not None and row.high is None and row.value in (None, row.low):
        return f"triangle-{at_least}"
    if row.high is not None and row.low is None and row.value in (None, row.high):
        return f"triangle-{at_most}"
    return "diamond"
