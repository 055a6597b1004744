"""What charts over years mark: a level across them, a year, words at a place."""

from html import escape
from typing import Any

from timeline.figures import chart
from timeline.style import Theme

Figure = dict[str, Any]


def level(y: float, theme: Theme) -> Figure:
    """A dashed line across the chart at what a claim says."""
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": theme.demarcation, "width": chart.pixels(theme, 2), "dash": "dash"},
    }


def moment(x: float, theme: Theme) -> Figure:
    """An upright line at a date, in decimal years."""
    return {
        "type": "line",
        "yref": "paper",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.quiet, "width": chart.pixels(theme, 2), "dash": "dot"},
    }


def note(text: str, x: float, y: float, theme: Theme, **more: Any) -> Figure:
    """Words that begin at (x, y) and stand upon it; `more` changes where and how."""
    return {
        "text": escape(text, quote=False),
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": chart.pixels(theme), "color": theme.ink},
    } | more


def larger(trace: Figure, theme: Theme, size: float = 9) -> Figure:
    """A trace of marks and strokes, as large in the hall as its words."""
    marker = trace["marker"] | {"size": chart.pixels(theme, size)}
    if "error_y" not in trace:
        return trace | {"marker": marker}
    stroke = {"thickness": chart.pixels(theme, 3), "width": chart.pixels(theme, 6)}
    return trace | {"error_y": trace["error_y"] | stroke}
