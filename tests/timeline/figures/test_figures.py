"""What the figures mean: which track is drawn where, how wide, how dashed, in which hue."""

from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
import pytest

from geodata.archive import Archive
from geodata.records import Event
from geodata.vocabularies import Confidence, ReturnKind
from tests.facts import ARCHIVE
from tests.timeline.conftest import TODAY
from timeline.figures.legend import legend
from timeline.figures.map import map_figure
from timeline.figures.time import focus, mark_on_timeline, returns, time_figure, timeline
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


@pytest.mark.parametrize("view", list(ARCHIVE.subject.views), ids=lambda view: view.name)
def test_a_view_is_a_box_on_the_globe(view: Any) -> None:
    west, south, east, north = view.box
    assert west < east <= west + 360
    assert -90 <= south < north <= 90


# ---- the timeline ----------------------------------------------------------------------


def test_bars_equal_the_arrivals(time: Figure, archive: Archive, scene: Scene) -> None:
    women, men, unknown = time["data"]
    for bars, told in (
        (women, {bar.year: bar.women for bar in scene.bars if bar.women is not None}),
        (men, {bar.year: bar.men for bar in scene.bars if bar.men is not None}),
    ):
        assert dict(zip(bars["customdata"], bars["x"], strict=True)) == told
    lengths: Counter[int] = Counter()
    for bars in (women, men, unknown):
        for year, x in zip(bars["customdata"], bars["x"], strict=True):
            lengths[year] += x
    rows = [row for row in archive.arrivals.values() if row.period.first is not None]
    assert lengths == Counter({int(row.period.text): row.total for row in rows})


def test_men_stand_beyond_women(time: Figure) -> None:
    women, men, unknown = time["data"]
    assert set(women["base"]) | set(unknown["base"]) == {0}
    assert dict(zip(men["customdata"], men["base"], strict=True)) == dict(
        zip(women["customdata"], women["x"], strict=True)
    )
    assert [trace["meta"]["part"] for trace in time["data"]] == [0, 1, 0]
    assert [trace["meta"]["of"] for trace in time["data"]] == [2, 2, 1]


@themes
def test_women_and_men_differ_in_more_than_colour(
    theme: Theme, scene: Scene, catalogue: Words
) -> None:
    """Men are outlined in the colour of women; in the hall they are hatched with it as well."""
    women, men, _ = (t["marker"] for t in time_figure(scene, theme, catalogue["lanes"])["data"])
    assert men["line"]["color"] == women["color"]
    assert men["line"]["width"] > 0 == women["line"]["width"]
    assert bool(men["pattern"]["shape"]) is (theme.of_hall)
    assert men["pattern"]["fgcolor"] == women["color"]


def test_everyone_before_the_first_bar_is_told_in_words(scene: Scene, catalogue: Words) -> None:
    assert scene.before == 947
    told = catalogue["timeline"]["before"].format(before="947 people", year=1998)
    assert timeline(scene, catalogue)["before"] == told
    assert timeline(replace(scene, before=0), catalogue)["before"] == ""


def test_the_timeline_opens_on_the_years_since_the_leader_under_whom_numbers_begin(
    scene: Scene, catalogue: Words
) -> None:
    assert timeline(scene, catalogue)["focus"] == (1994, scene.last)
    assert focus(replace(scene, bands=())) == (scene.first, scene.last)


def test_without_numbers_or_leaders_the_focus_is_since_most_happened(scene: Scene) -> None:
    mark = scene.marks[0]

    def of(*starts: int) -> tuple[int, int]:
        marks = tuple(replace(mark, start=float(start), end=start + 1.0) for start in starts)
        return focus(replace(scene, bands=(), bars=(), marks=marks, first=870, last=1960))

    assert of(870, *range(1820, 1960, 10)) == (1840, 1960)
    assert of(870, *range(1200, 1300, 10), 1955) == (1200, 1300)
    assert of(*range(870, 1960, 30)) == of() == (870, 1960)


def test_eras_have_names_without_brackets_and_say_what_is_contested(
    scene: Scene, catalogue: Words
) -> None:
    eras = {era["id"]: era for era in timeline(scene, catalogue)["eras"]}
    assert set(eras) == {band.id for band in scene.bands if band.shaded}
    assert eras["border-closure"]["name"] == "Border closed"
    assert eras["famine"]["note"] == catalogue["timeline"]["contested"]
    assert eras["korean-war"]["note"] == ""
    assert eras["kim-jong-un"]["to"] is None


def test_bars_whose_number_tells_the_story_say_it(scene: Scene, catalogue: Words) -> None:
    bars = timeline(scene, catalogue)["bars"]
    assert {bar["year"] for bar in bars if bar["mark"]} >= {2009, 2012}
    assert len(bars) == len(scene.bars)


@themes
def test_returns_are_told_apart_by_how_people_went_back(theme: Theme) -> None:
    looks = returns(theme)
    assert set(looks) == set(ReturnKind)
    assert len({(look["mark"], look["colour"]) for look in looks.values()}) == len(looks)
    assert "ring" not in {look["mark"] for look in looks.values()}  # which says: contested


def test_a_mark_says_in_words_what_its_colour_says(scene: Scene, catalogue: Words) -> None:
    marks = {mark.id: mark_on_timeline(mark, catalogue) for mark in scene.marks}
    said = marks["2023-10-mass-repatriation"]["said"]
    assert catalogue["return_kinds"]["forced"] in said
    assert catalogue["timeline"]["contested"] in said
    assert marks["2013-05-laos-nine"]["kind"] == "forced"
    assert marks["2016-08-thae-yong-ho"]["kind"] == ""
    for mark in scene.marks:
        assert catalogue["lanes"][mark.category] in marks[mark.id]["said"]


# ---- words -----------------------------------------------------------------------------


def marked(words: Any) -> Any:
    """The same catalogue with every word marked."""
    if isinstance(words, dict):
        return Words({key: marked(value) for key, value in words.items()}, "en")
    return f"§{words}"


def test_every_word_of_a_figure_comes_from_the_catalogue_or_the_facts(
    scene: Scene, catalogue: Words
) -> None:
    known = marked(catalogue)
    facts = {band.name for band in scene.bands}
    shown = texts(map_figure(scene, LIGHT))
    shown |= texts(time_figure(scene, LIGHT, known["lanes"]))
    assert {text for text in shown if not text.startswith("§")} <= facts
    assert all(row["text"].startswith("§") for row in legend(scene, LIGHT, known["legend"]))


def test_a_figure_of_no_facts_is_a_figure(archive: Archive, catalogue: Words) -> None:
    nothing = MappingProxyType({})
    tables = ("events", "places", "corridors", "legs", "ways", "arrivals", "eras")
    scene = compose(replace(archive, **dict.fromkeys(tables, nothing)), TODAY)
    assert isinstance(go.Figure(time_figure(scene, LIGHT, catalogue["lanes"])), go.Figure)
    assert [t for t in map_figure(scene, LIGHT)["data"] if "way" in t["meta"]] == []
