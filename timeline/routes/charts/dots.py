"""Counts as a list: a few with bars, more with dots on an axis; a stroke where it is a range.

What cannot be held against the others has its number in words alone.
"""

from collections.abc import Sequence
from html import escape

from geodata.archive import Archive
from geodata.records import Flow
from timeline.figures import chart, readings
from timeline.figures.breaking import broken
from timeline.figures.chart import Figure
from timeline.figures.readings import Reading
from timeline.naming import amount
from timeline.routes.charts import alike
from timeline.routes.charts.counted import period_words, told, way_words
from timeline.scene import decimal_year
from timeline.style import Theme
from timeline.text import Words

LABEL_LETTERS = 24
FOOT_PIXELS = 60
BAR = 0.5  # of the height of a row


def draw(rows: Sequence[Flow], archive: Archive, theme: Theme, words: Words) -> Figure:
    """The figure of counts, the earliest on top."""
    phrases, ordered = words["charts"]["corridor_counts"], sorted(rows, key=_begins)
    labels = [_label(row, rows, phrases) for row in ordered]
    alike_in_length = alike.compared(rows)
    known = [
        Reading(row.id, row, i, told(row, archive, phrases))
        for i, row in enumerate(ordered)
        if row in alike_in_length
    ]
    few, look = len(known) < chart.FEW, readings.style(theme, 0)
    bars = [one for one in known if few and one.number.value is not None]
    data = [readings.columns(bars, look, theme, upright=False, width=BAR)] if bars else []
    data += readings.dots([one for one in known if one not in bars], look, theme, upright=False)
    names = {
        "range": [len(ordered) - 0.5, -0.5],
        "rangemode": "normal",
        "tickvals": list(range(len(ordered))),
        "ticktext": [" <br>".join(label) for label in labels],
        "ticks": "",
    }
    numbers: Figure = {"rangemode": "tozero", "tickformat": ",d", "showgrid": True, "nticks": 5}
    if few:
        numbers |= chart.UNSEEN
    more = {"height": _height(labels, theme), "hovermode": "y"}
    return {"data": data, "layout": chart.layout(theme, numbers, names, **more)}


def _height(labels: Sequence[Sequence[str]], theme: Theme) -> int:
    """In pixels; the longest label sets how far rows lie apart."""
    lines = max(map(len, labels))
    pitch = 1.25 * chart.pixels(theme) * lines + 10
    return round(pitch * len(labels) + FOOT_PIXELS * theme.text_scale**0.5)


def _begins(row: Flow) -> tuple[float, str]:
    """What is undated comes last, what has no beginning at its end."""
    day = (row.period.first or row.period.last) if row.period else None
    return (decimal_year(day) if day else float("inf")), row.id


def _label(row: Flow, rows: Sequence[Flow], phrases: Words) -> list[str]:
    """When, what tells it from the others, and how many: lines for Plotly."""
    parts = [period_words(row, phrases)]
    if len({other.unit for other in rows}) > 1:
        parts.append(row.worded("unit"))
    if len({(other.from_country, other.to_country) for other in rows}) > 1:
        parts.append(way_words(row, phrases))
    text = ", ".join(part for part in parts if part)
    lines = [escape(line, quote=False) for line in broken(text, LABEL_LETTERS)]
    return [*lines, f"<b>{escape(amount(row, phrases.language), quote=False)}</b>"]
