"""Where a chart begins, turns and ends, its numbers stand in words, as far as they have room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

from geodata.records import Number
from timeline.figures import chart
from timeline.figures.chart import Figure
from timeline.figures.readings import Reading
from timeline.naming import amount
from timeline.style import Theme

FEW_TRACES = 3  # of more each first has its highest number told, then each its last, and so on
ACROSS, NARROW_ACROSS, UP = 0.075, 0.15, 0.11  # parts of the plot that a number takes
BESIDE = 0.55
HEADROOM = 1.14  # above the highest mark, for its number
HALF_BAR = 0.4  # years
STEP = 0.03  # of the highest: so much higher a bar does not reach into the number of its neighbour
LETTERS = 6  # of a number that takes all of its width
Trace = tuple[str, Sequence[Reading]]
Turn = tuple[Reading, bool]  # and whether its number stands below it
Bar = tuple[float, float]  # where it stands, and how high


def notes(  # noqa: PLR0913 - what the numbers of a chart depend on
    traces: Sequence[Trace],
    years: Sequence[float],
    language: str,
    theme: Theme,
    *,
    narrow: bool,
    bars: Sequence[Bar] = (),
) -> list[Figure]:
    """The highest number of all, then of each trace its highest, its last, its first, its lowest.

    None lies across one of the `bars`.
    """
    most = max((row.place for _, rows in traces for row in rows), default=0) or 1
    wide = width(years, theme, narrow=narrow)
    marks = [row for _, rows in traces for row in rows]
    taken: list[tuple[float, float]] = []
    found: list[Figure] = []
    for row, under in _told(traces):
        below = row.place < 0 if (row.at, row.place) in bars else under  # never upon its own bar
        at = (row.at, row.place - (UP * most if below else 0))
        if any(abs(at[0] - x) < wide and abs(at[1] - y) < UP * most for x, y in taken):
            continue
        if any(_covers(other, row, wide, UP * most, below=below) for other in marks):
            continue
        text = amount(row.number, language)
        anchor = anchor_of(text, (row.at, row.place), wide, years, bars)
        if not anchor:
            continue
        taken.append(at)
        found.append(chart.value_note(text, row.at, row.place, theme, below=below, anchor=anchor))
    return found


def width(years: Sequence[float], theme: Theme, *, narrow: bool) -> float:
    """How many years a number in words takes."""
    return (NARROW_ACROSS if narrow else ACROSS) * theme.text_scale**0.8 * (years[1] - years[0])


def anchor_of(
    text: str, at: Bar, wide: float, years: Sequence[float], bars: Sequence[Bar] = ()
) -> str:
    """Which end of a number stands at its mark, where no higher bar is near; blank where none can.

    `wide` is for LETTERS. Among bars it may reach beyond the last year; `end_of` makes the room.
    """
    middle, high = at
    wide *= len(text) / LETTERS if bars else 1
    step = STEP * max((abs(y) for _, y in bars), default=0)
    side = -1 if high < 0 else 1
    higher = [x for x, y in bars if x != middle and side * (y - high) > step]
    stretches = {
        "center": (middle - wide / 2, middle + wide / 2),
        "left": (middle, middle + wide),
        "right": (middle - wide, middle),
    }
    for anchor, (start, end) in stretches.items():
        beyond = wide if bars and anchor == "left" else 0
        within = years[0] <= start and end <= years[1] + beyond
        if within and not any(x - HALF_BAR < end and x + HALF_BAR > start for x in higher):
            return anchor
    return ""


def end_of(notes: Iterable[Figure], wide: float, last: float) -> float:
    """The year at which the plot ends, so that numbers beside the last bar have room."""
    return max([last, *(note["x"] + wide for note in notes if note["xanchor"] == "left")])


def _told(traces: Sequence[Trace]) -> Iterable[Turn]:
    """Which is told first, where not all have room."""
    known = [row for _, rows in traces for row in rows if row.number.value is not None]
    highest = [(max(known, key=lambda row: row.place), False)] if len(known) > 1 else []
    return dict.fromkeys([*highest, *_in_turn([list(_turns(rows)) for _, rows in traces])])


def _in_turn(turns: Sequence[Sequence[Turn]]) -> Iterator[Turn]:
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


def room(rows: Iterable[Number]) -> dict[str, Any]:
    """The axis of numbers with room above the highest; as it comes where some are below 0."""
    known = [n for row in rows for n in (row.value, row.low, row.high) if n is not None]
    return {"range": [0, HEADROOM * max(known)]} if known and min(known) >= 0 < max(known) else {}
