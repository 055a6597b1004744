"""What the figures mean: which track is drawn where, how wide, how dashed, in which hue."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from geodata.archive import Archive
from geodata.dates import parse
from geodata.load import load
from geodata.records import Confidence, Event
from tests.timeline.conftest import TODAY
from timeline.figures.legend import legend
from timeline.figures.map import map_figure
from timeline.figures.time import time_figure
from timeline.scene import Scene, compose
from timeline.style import LIGHT, THEMES, Theme
from timeline.text import Words

Figure = dict[str, Any]
themes = pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)


@pytest.fixture(scope="module")
def map_(scene: Scene) -> Figure:
    return map_figure(scene, LIGHT)


@pytest.fixture(scope="module")
def time(scene: Scene, catalogue: Words) -> Figure:
    return time_figure(scene, LIGHT, catalogue["lanes"])


def with_event(archive: Archive, **changes: Any) -> Scene:
    """The scene of a single event."""
    known = next(event for event in archive.events.values() if event.end is None)
    usual = {"id": "made", "confidence": Confidence.HIGH}
    event: Event = known.model_copy(update=usual | changes)
    return compose(replace(archive, events=MappingProxyType({event.id: event})), TODAY)


def texts(figure: Figure) -> set[str]:
    """Every word that a figure shows."""
    layout = figure["layout"]
    shown = {note["text"] for note in layout.get("annotations", [])}
    shown |= set(layout.get("yaxis", {}).get("ticktext", []))
    for trace in figure["data"]:
        shown |= {*trace.get("text", []), trace.get("name", "")}
    return shown - {""}


# ---- the map: nothing is asked of a network --------------------------------------------


def test_the_map_asks_no_network(map_: Figure) -> None:
    """Scattergeo alone, no built-in layer, no place by name (plotly.js issue 6767)."""
    assert {trace["type"] for trace in map_["data"]} == {"scattergeo"}
    assert map_["data"][0]["type"] == "scattergeo"
    assert [trace for trace in map_["data"] if trace.keys() & {"locations", "geojson", "z"}] == []
    built_in = {key: shown for key, shown in map_["layout"]["geo"].items() if key[:4] == "show"}
    assert built_in
    assert not any(built_in.values())
    assert not map_["layout"].keys() & {"mapbox", "map", "images", "coloraxis"}


def test_every_built_in_layer_of_plotly_is_named_and_off(map_: Figure) -> None:
    known = {name for name in go.layout.Geo()._valid_props if name.startswith("show")}
    assert {key for key in map_["layout"]["geo"] if key.startswith("show")} == known


@themes
def test_plotly_takes_both_figures_as_they_are(
    theme: Theme, scene: Scene, catalogue: Words
) -> None:
    for figure in (
        map_figure(scene, theme),
        time_figure(scene, theme, catalogue["lanes"]),
    ):
        go.Figure(figure)


@themes
def test_a_theme_changes_colours_and_sizes_and_nothing_else(
    theme: Theme, scene: Scene, catalogue: Words, map_: Figure, time: Figure
) -> None:
    other = map_figure(scene, theme)
    assert [trace["meta"] for trace in other["data"]] == [trace["meta"] for trace in map_["data"]]
    assert texts(other) == texts(map_)
    again = time_figure(scene, theme, catalogue["lanes"])
    assert texts(again) == texts(time)
    assert [t.get("customdata") for t in again["data"]] == [
        t.get("customdata") for t in time["data"]
    ]


@pytest.mark.parametrize("view", list(load().subject.views), ids=lambda view: view.name)
def test_a_view_is_a_box_on_the_globe(view: Any) -> None:
    west, south, east, north = view.box
    assert west < east <= west + 360
    assert -90 <= south < north <= 90


# ---- the timeline: marks ---------------------------------------------------------------


def pieces(figure: Figure, mark: str) -> list[tuple[float, float, float]]:
    """The pieces of a bar: where each starts and ends, and its opacity."""
    bars = next(t for t in figure["data"] if t["meta"].get("marks") == "span")
    rows = zip(bars["customdata"], bars["base"], bars["x"], bars["marker"]["opacity"], strict=True)
    return sorted((base, base + x, opacity) for own, base, x, opacity in rows if own == mark)


def test_every_mark_is_drawn_as_a_bar_or_as_a_point(time: Figure, scene: Scene) -> None:
    drawn = {t["meta"]["marks"]: t["customdata"] for t in time["data"] if "marks" in t["meta"]}
    assert set(drawn["span"]) == {mark.id for mark in scene.marks if mark.is_span}
    points = Counter(mark.id for mark in scene.marks if not mark.is_span)
    assert Counter(drawn["instant"]) == points


def test_a_bar_covers_its_time_without_gap_or_overlap(time: Figure, scene: Scene) -> None:
    for mark in (mark for mark in scene.marks if mark.is_span):
        own = pieces(time, mark.id)
        assert own[0][0] == pytest.approx(mark.start)
        assert own[-1][1] == pytest.approx(mark.end)
        for (_, end, _), (start, _, _) in pairwise(own):
            assert end == pytest.approx(start)


def test_a_point_lies_in_the_middle_of_its_time(time: Figure, scene: Scene) -> None:
    points = next(t for t in time["data"] if t["meta"].get("marks") == "instant")
    at = dict(zip(points["customdata"], points["x"], strict=True))
    for mark in (mark for mark in scene.marks if not mark.is_span):
        assert mark.start < at[mark.id] < mark.end


def rows_of(figure: Figure) -> dict[str, float]:
    traces = [trace for trace in figure["data"] if "marks" in trace["meta"]]
    return {own: y for t in traces for own, y in zip(t["customdata"], t["y"], strict=True)}


def test_a_mark_lies_in_the_row_of_its_scene(time: Figure, scene: Scene) -> None:
    assert rows_of(time) == {mark.id: mark.row for mark in scene.marks}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2016", 1, 1), ("2016~", 0.25, 0.25), ("1994~/1998", 0.25, 1), ("1994/1998?", 1, 0.25)],
)
def test_an_approximate_end_fades_and_a_known_one_does_not(
    archive: Archive, catalogue: Words, text: str, first: float, last: float
) -> None:
    figure = time_figure(with_event(archive, start=parse(text)), LIGHT, catalogue["lanes"])
    own = pieces(figure, "made")
    assert (own[0][2], own[-1][2]) == (first, last)
    rising = [opacity for _, _, opacity in own]
    top = rising.index(max(rising))
    assert rising[: top + 1] == sorted(rising[: top + 1])
    assert rising[top:] == sorted(rising[top:], reverse=True)


@themes
@pytest.mark.parametrize("text", ["2016", "2016-04-07"], ids=["bar", "point"])
@pytest.mark.parametrize("confidence", list(Confidence))
def test_what_is_contested_is_hollow_with_an_edge_of_its_colour(
    archive: Archive, catalogue: Words, theme: Theme, text: str, confidence: Confidence
) -> None:
    scene = with_event(archive, start=parse(text), confidence=confidence)
    (mark,) = scene.marks
    trace = next(
        t
        for t in time_figure(scene, theme, catalogue["lanes"])["data"]
        if t.get("customdata") == ["made"]
    )
    marker, own = trace["marker"], theme.categories[mark.category]
    hollow = confidence is Confidence.CONTESTED
    assert marker["color"] == [theme.paper if hollow else own]
    assert not hollow or (marker["line"]["color"] == [own] and marker["line"]["width"][0] >= 1.5)


def test_what_few_sources_carry_is_paler_than_what_they_agree_on(
    archive: Archive, catalogue: Words
) -> None:
    def opacity(confidence: Confidence, text: str) -> float:
        scene = with_event(archive, start=parse(text), confidence=confidence)
        figure = time_figure(scene, LIGHT, catalogue["lanes"])
        trace = next(t for t in figure["data"] if t.get("customdata") == ["made"])
        return float(np.atleast_1d(trace["marker"]["opacity"])[0])

    for text in ("2016", "2016-04-07"):
        assert opacity(Confidence.HIGH, text) == opacity(Confidence.CONTESTED, text) == 1
        assert opacity(Confidence.MEDIUM, text) < 0.8


def test_what_matters_more_is_larger(archive: Archive, catalogue: Words) -> None:
    def size(importance: int) -> float:
        scene = with_event(archive, start=parse("2016-04-07"), importance=importance)
        trace = next(
            t
            for t in time_figure(scene, LIGHT, catalogue["lanes"])["data"]
            if t.get("customdata") == ["made"]
        )
        return trace["marker"]["size"][0]

    assert size(1) > size(2) > size(3)


# ---- the timeline: arrivals and eras ---------------------------------------------------


def test_bars_equal_the_arrivals(time: Figure, archive: Archive, scene: Scene) -> None:
    women, men, unknown = (t for t in time["data"] if "arrivals" in t["meta"])
    for bars, told in (
        (women, {bar.year: bar.women for bar in scene.bars if bar.women is not None}),
        (men, {bar.year: bar.men for bar in scene.bars if bar.men is not None}),
    ):
        assert dict(zip((int(x) for x in bars["x"]), bars["y"], strict=True)) == told
    heights: Counter[int] = Counter()
    for bars in (women, men, unknown):
        for x, y in zip(bars["x"], bars["y"], strict=True):
            heights[int(x)] += y
    rows = [row for row in archive.arrivals.values() if row.period.first is not None]
    assert heights == Counter({int(row.period.text): row.total for row in rows})


def test_men_stand_upon_women(time: Figure) -> None:
    women, men, unknown = (t for t in time["data"] if "arrivals" in t["meta"])
    assert set(women["base"]) | set(unknown["base"]) == {0}
    assert dict(zip(men["x"], men["base"], strict=True)) == dict(
        zip(women["x"], women["y"], strict=True)
    )


def test_women_and_men_differ_in_more_than_colour(time: Figure) -> None:
    women, men, _ = (t for t in time["data"] if "arrivals" in t["meta"])
    assert women["marker"]["pattern"]["shape"] != men["marker"]["pattern"]["shape"]


def test_everyone_through_1998_is_told_in_words(
    time: Figure, scene: Scene, catalogue: Words
) -> None:
    assert catalogue["lanes"]["before"].format(before="947") in texts(time)
    assert scene.before == 947


def test_every_leader_is_named_over_his_years(time: Figure, scene: Scene) -> None:
    names = {note["text"]: note["x"] for note in time["layout"]["annotations"]}
    leaders = [band for band in scene.bands if band.kind == "leader"]
    assert leaders
    for band in leaders:
        assert band.start <= names[band.name] <= (band.end or scene.last)


def test_shades_lie_under_the_marks_within_the_time_shown(time: Figure, scene: Scene) -> None:
    shades = [shape for shape in time["layout"]["shapes"] if shape["type"] == "rect"]
    bands = {(band.start, band.end or scene.last) for band in scene.bands}
    assert {(shade["x0"], shade["x1"]) for shade in shades} <= bands
    assert {shade["layer"] for shade in shades} == {"below"}


# ---- words -----------------------------------------------------------------------------


def marked(words: Any) -> Any:
    """The same catalogue with every word marked."""
    if isinstance(words, dict):
        return {key: marked(value) for key, value in words.items()}
    return f"§{words}"


def test_every_word_of_a_figure_comes_from_the_catalogue_or_the_facts(
    scene: Scene, catalogue: Words
) -> None:
    known = marked(catalogue)
    facts = {band.name for band in scene.bands}
    shown = texts(map_figure(scene, LIGHT))
    shown |= texts(time_figure(scene, LIGHT, known["lanes"]))
    assert {text for text in shown if not text.startswith("§")} <= facts
    assert all(row["text"].startswith("§") for row in legend(LIGHT, known["legend"]))


def test_text_of_the_facts_is_not_markup_for_plotly(archive: Archive, catalogue: Words) -> None:
    """Names of eras are the only text from a table in a figure, and Plotly reads tags in it."""
    (known, *rest) = (era for era in archive.eras.values() if era.kind == "leader")
    named = known.model_copy(update={"name": '<a href="https://example.org">x</a>'})
    eras = {era.id: era for era in (named, *rest)}
    scene = compose(replace(archive, eras=MappingProxyType(eras)), TODAY)
    shown = texts(time_figure(scene, LIGHT, catalogue["lanes"]))
    assert [text for text in shown if "<a" in text] == []


def test_a_figure_of_no_facts_is_a_figure(archive: Archive, catalogue: Words) -> None:
    nothing = MappingProxyType({})
    tables = ("events", "places", "corridors", "legs", "ways", "arrivals", "eras")
    scene = compose(replace(archive, **dict.fromkeys(tables, nothing)), TODAY)
    assert isinstance(go.Figure(time_figure(scene, LIGHT, catalogue["lanes"])), go.Figure)
    assert [t for t in map_figure(scene, LIGHT)["data"] if "way" in t["meta"]] == []
