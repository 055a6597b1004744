"""What a chart shows of a row: its marks, wherever they are, and the lines of its table."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from geodata.records import Arrivals, Observation
from timeline.figures.chart import Chart, Figure
from timeline.figures.readings import UNSEEN
from timeline.naming import amount

Mark = tuple[Figure, int]


def marks_of(figure: Figure, key: str) -> list[Mark]:
    """Every mark that carries the id of a row: its trace and its number in it."""
    return [
        (trace, number)
        for trace in figure["data"]
        for number, own in enumerate(trace.get("ids", ()))
        if own == key
    ]


def notes_of(figure: Figure) -> str:
    """All that a figure says beside its marks, as one line without breaks."""
    texts = [str(note["text"]) for note in figure["layout"].get("annotations", ())]
    return " | ".join(text.replace("<br>", " ") for text in texts)


def text_sizes(figure: Any) -> Iterator[float]:
    """The size of every font of a figure."""
    if isinstance(figure, dict):
        for key, value in figure.items():
            if key in {"font", "textfont", "tickfont"} and "size" in value:
                yield from np.atleast_1d(value["size"]).tolist()
            else:
                yield from text_sizes(value)
    elif isinstance(figure, list):
        for value in figure:
            yield from text_sizes(value)


def is_lying(trace: Figure) -> bool:
    return trace.get("orientation") == "h" or "error_x" in trace


def bounds(mark: Mark) -> tuple[float, float]:
    """From where to where the stroke of a mark goes on the axis of numbers."""
    trace, number = mark
    axis = "x" if trace.get("error_x", {}).get("width") else "y"
    bar, place = trace[f"error_{axis}"], trace[axis][number]
    return place - bar["arrayminus"][number], place + bar["array"][number]


def place(mark: Mark) -> tuple[float, ...]:
    """Both coordinates of a mark."""
    trace, number = mark
    return tuple(trace[axis][number] for axis in ("x", "y") if axis in trace)


def is_seen(mark: Mark) -> bool:
    trace, number = mark
    size = trace["marker"].get("size", math.inf)
    return (size[number] if isinstance(size, Sequence) else size) > UNSEEN


def is_disc(mark: Mark) -> bool:
    """Whether the number is told by the area of a disc, not by where it lies."""
    trace, _ = mark
    return trace["type"] == "scattergeo" or trace["marker"].get("opacity", 1) != 1


def faults_of_row(chart: Chart, figure: Figure, row: Observation) -> Iterator[str]:
    """In what the marks of a row differ from it."""
    found = marks_of(figure, row.id)
    if not found:
        if amount(row, "en") not in notes_of(figure):
            yield "neither drawn nor told"
        return
    if len(found) > 1:
        yield "drawn twice"
    (mark,) = found[:1]
    trace, number = mark
    if amount(row, "en") not in trace["customdata"][number]:
        yield "not read out"
    if is_disc(mark):
        return
    if row.value is not None and not (is_seen(mark) and row.value in place(mark)):
        yield "its value stands elsewhere"
    if row.value is None and None not in {row.low, row.high} and is_seen(mark):
        yield "the middle of its range is drawn as a value"
    if has_stroke(mark):
        yield from _range_faults(mark, row)
    elif row.low is not None and amount(row, "en") not in notes_of(figure):
        yield "its range is neither drawn nor told"


def has_stroke(mark: Mark) -> bool:
    """A few numbers stand in words beside their bars, and have none."""
    trace, _ = mark
    return trace["type"] != "bar" or bool({"error_x", "error_y"} & trace.keys())


def _range_faults(mark: Mark, row: Observation) -> Iterator[str]:
    low, high = row.low, row.high
    if low is not None and high is not None:
        if not all(map(math.isclose, bounds(mark), (low, high))):
            yield "its range is drawn otherwise"
    elif row.value is None:
        trace, number = mark
        if (low if low is not None else high) not in place(mark):
            yield "its bound stands elsewhere"
        if not str(trace["marker"]["symbol"][number]).startswith("triangle-"):
            yield "at least or at most is drawn as a value"


def misnamed_years(figure: Figure) -> list[tuple[float, str]]:
    """Ticks of an axis of years that do not stand at the middle of the year they name."""
    axis = figure["layout"]["xaxis"]
    ticks = zip(axis["tickvals"], axis["ticktext"], strict=True)
    return [(at, text) for at, text in ticks if at != int(text) + 0.5]


def numbers_in_table(chart: Chart) -> Counter[tuple[Any, ...]]:
    """How often each three of value, lower and upper bound stand in the table of a chart."""
    names = list(chart.table.columns)
    where = [names.index(name) if name in names else None for name in ("Number", "From", "To")]
    return Counter(
        tuple(None if at is None else line[at] for at in where) for line in chart.table.rows
    )


def faults_of_arrivals(figure: Figure, row: Arrivals) -> Iterator[str]:
    """In what the bars of a year differ from it; the bucket is words."""
    found = marks_of(figure, row.id)
    if row.period.first is None:
        if found:
            yield "the bucket is a bar"
        if not all(f"{n:,}" in notes_of(figure) for n in (row.total, row.female, row.male) if n):
            yield "the bucket is not told"
        return
    heights = [trace["y"][number] for trace, number in found]
    wanted = [row.total] if row.female is None else [row.female, row.male]
    if heights != wanted:
        yield f"bars are {heights}"
    if any(trace["x"][number] != row.period.first.year + 0.5 for trace, number in found):
        yield "a bar stands in another year"
    base = [trace["base"][number] for trace, number in found]
    if len(base) == 2 and base != [0, row.female]:
        yield "men do not stand upon women"
