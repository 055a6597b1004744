"""Where a line begins, turns and ends, its numbers stand in words, as far as they have room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

from geodata.records import Observation
from timeline.figures import chart
from timeline.figures.chart import Figure
from timeline.figures.readings import Reading
from timeline.naming import amount
from timeline.style import Theme

FEW_TRACES = 3  # of more each first has its highest number told, then each its last, and so on
ACROSS, NARROW_ACROSS, UP = 0.075, 0.15, 0.11  # parts of the plot that a number takes
BESIDE = 0.55
HEADROOM = 1.14  # above the highest mark, for its number
Trace = tuple[str, Sequence[Reading]]
Turn = tuple[Reading, bool]  # and whether its number stands below it


def notes(
    traces: Sequence[Trace],
    years: Sequence[float],
    language: str,
    theme: Theme,
    *,
    narrow: bool,
) -> list[Figure]:
    """Of each trace its highest number, its last, its first and its lowest, in this order."""
    first, last = years[0], years[1]
    most = max((row.place for _, rows in traces for row in rows), default=0) or 1
    wide = (NARROW_ACROSS if narrow else ACROSS) * theme.text_scale**0.8 * (last - first)
    marks = [row for _, rows in traces for row in rows]
    taken: list[tuple[float, float]] = []
    found: list[Figure] = []
    for row, below in _in_turn([list(_turns(rows)) for _, rows in traces]):
        at = (row.at, row.place - (UP * most if below else 0))
        if any(abs(at[0] - x) < wide and abs(at[1] - y) < UP * most for x, y in taken):
            continue
        if any(_covers(other, row, wide, UP * most, below=below) for other in marks):
            continue
        taken.append(at)
        part = (row.at - first) / (last - first)
        edge = wide / (last - first) / 2
        anchor = "left" if part < edge else "right" if part > 1 - edge else "center"
        text = amount(row.number, language)
        found.append(chart.value_note(text, row.at, row.place, theme, below=below, anchor=anchor))
    return found


def _in_turn(turns: Sequence[Sequence[Turn]]) -> Iterator[Turn]:
    """Which is told first, where not all have room."""
    if len(turns) <= FEW_TRACES:
        yield from chain.from_iterable(turns)
        return
    for of_each in zip_longest(*turns):
        yield from (turn for turn in of_each if turn)


def _covers(other: Reading, row: Reading, wide: float, high: float, *, below: bool) -> bool:
    """Whether a mark lies where the number of another would stand."""
    step = row.place - other.place if below else other.place - row.place
    return abs(other.at - row.at) < wide * BESIDE and 0 < step < high


def _turns(rows: Iterable[Reading]) -> Iterator[Turn]:
    """Those that are told, and whether below their marks."""
    known = sorted((row for row in rows if row.number.value is not None), key=lambda row: row.at)
    if len(known) < 2:
        return
    low, high = (pick(known, key=lambda row: row.place) for pick in (min, max))
    for row in dict.fromkeys((high, known[-1], known[0], low)):
        yield row, row is low and row not in (known[0], known[-1])


def room(rows: Iterable[Observation]) -> dict[str, Any]:
    """The axis of numbers with room above the highest; as it comes where some are below 0."""
    known = [n for row in rows for n in (row.value, row.low, row.high) if n is not None]
    return {"range": [0, HEADROOM * max(known)]} if known and min(known) >= 0 < max(known) else {}
