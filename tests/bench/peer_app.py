"""The same data as a plain Streamlit page: two `st.plotly_chart`, a year, previous and next.

What somebody would write without the stage: the server draws both figures anew for each year,
fainter after it; a click on a mark is a rerun. The title of each figure is its year.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from geodata.load import current
from timeline.figures.map import Figure, Lines, filled, joined, map_figure
from timeline.figures.time import time_figure
from timeline.scene import Scene, compose
from timeline.stage import payload
from timeline.style import LIGHT
from timeline.text import words

APART = 2400  # pixels, at which no mark lies over another


@lru_cache
def scene() -> Scene:
    return compose(current(), datetime.now(UTC).date())


@lru_cache
def figures() -> tuple[Figure, Figure]:
    own, catalogue = scene(), words()
    ground = {"world": _ground("world"), "detail": _ground("region")}
    ways = {way.id: _line(way.line) if len(way.line) else ([], []) for way in own.ways}
    return (
        filled(map_figure(own, LIGHT), ground, ways),
        _with_marks(time_figure(own, LIGHT, catalogue["lanes"])),
    )


def _with_marks(bars: Figure) -> Figure:
    """The bars, with a point for each event on an axis of its own beside them."""
    marks = scene().marks
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": [scene().lanes.index(mark.category) for mark in marks],
        "y": [mark.at for mark in marks],
        "xaxis": "x2",
        "marker": {"size": 8},
        "customdata": [mark.id for mark in marks],
        "meta": {"marks": True},
    }
    axes = {"xaxis": {"domain": [0, 0.5]}, "xaxis2": {"domain": [0.5, 1], "anchor": "y"}}
    return {"data": [*bars["data"], points], "layout": bars["layout"] | axes}


def _ground(view: str) -> dict[str, Lines]:
    subject = current().subject
    parts = payload._ground(subject.view(view), subject)
    return {track: joined([_line(part) for part in own]) for track, own in parts.items()}


def _line(coordinates: Any) -> Lines:
    return tuple(coordinates[:, :2].round(3).T.tolist())


def map_at(year: int) -> Figure:
    """The map with the ways that are not in use in `year` fainter."""
    drawn = figures()[0]
    years = {way.id: way.years for way in scene().ways}
    used = {
        way
        for way, spans in years.items()
        if any(first <= year <= (last or year) for first, last in spans)
    }
    data = [
        trace | {"opacity": 1 if way in used else 0.1} if (way := _way(trace)) else trace
        for trace in drawn["data"]
    ]
    return {"data": data, "layout": drawn["layout"] | _title(year)}


def _way(trace: Figure) -> str | None:
    return trace["meta"].get("way")


def time_at(year: int) -> Figure:
    """The timeline with marks after `year` fainter, which can be clicked."""
    drawn = figures()[1]
    data = [_faded(trace, year) for trace in drawn["data"]]
    layout = {key: own for key, own in drawn["layout"].items() if key != "hovermode"}
    return {"data": data, "layout": layout | _title(year) | {"height": APART}}


def _faded(trace: Figure, year: int) -> Figure:
    if "marks" not in trace["meta"]:
        return trace
    opacity = [0.1 if x >= year + 1 else 1 for x in trace["y"]]
    return trace | {"marker": trace["marker"] | {"opacity": opacity}, "hoverinfo": "none"}


def _title(year: int) -> Figure:
    return {"title": {"text": str(year)}, "height": 340}


state = st.session_state
state.setdefault("year", scene().first)
if st.button("Previous", key="previous"):
    state["year"] -= 1
if st.button("Next", key="next"):
    state["year"] += 1
st.plotly_chart(map_at(state["year"]), key="map", theme=None)
picked = st.plotly_chart(time_at(state["year"]), key="time", theme=None, on_select="rerun")
points = picked["selection"]["points"]
event = current().events.get(str(points[0].get("customdata"))) if points else None
st.markdown(f"### {event.title if event else 'Nothing picked'}")
