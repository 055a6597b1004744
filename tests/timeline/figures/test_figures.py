"""What the figures mean: which track is drawn where, how wide, how dashed, in which hue."""

from collections import Counter, defaultdict
from collections.abc import Iterable
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
from geodata.records import Confidence, Direction, Event, Mode, PlacePrecision, Usage
from tests.timeline.conftest import TODAY
from timeline.figures.legend import legend
from timeline.figures.map import corridor_view, filled, map_figure
from timeline.figures.time import time_figure
from timeline.scene import Scene, Track, compose
from timeline.style import LIGHT, THEMES, Theme
from timeline.text import Words

Figure = dict[str, Any]
themes = pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)


@pytest.fixture(scope="module")
def map_(scene: Scene, catalogue: Words) -> Figure:
    return map_figure(scene, LIGHT, catalogue["map"])


@pytest.fixture(scope="module")
def time(scene: Scene, catalogue: Words) -> Figure:
    return time_figure(scene, LIGHT, catalogue["lanes"])


def with_event(archive: Archive, **changes: Any) -> Scene:
    """The scene of a single event."""
    known = next(event for event in archive.events.values() if event.end is None)
    usual = {"id": "made", "confidence": Confidence.HIGH}
    event: Event = known.model_copy(update=usual | changes)
    return compose(replace(archive, events=MappingProxyType({event.id: event})), TODAY)


def corridors(figure: Figure) -> list[Figure]:
    return [trace for trace in figure["data"] if "corridor" in trace["meta"]]


def only(figure: Figure, key: str) -> Figure:
    (found,) = (trace for trace in figure["data"] if key in trace["meta"])
    return found


def drawn_tracks(figure: Figure, scene: Scene) -> list[tuple[Track, Figure]]:
    tracks = {track.leg: track for track in scene.tracks}
    return [(tracks[leg], trace) for trace in corridors(figure) for leg in trace["meta"]["legs"]]


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
        map_figure(scene, theme, catalogue["map"]),
        time_figure(scene, theme, catalogue["lanes"]),
    ):
        go.Figure(figure)


@themes
def test_a_theme_changes_colours_and_sizes_and_nothing_else(
    theme: Theme, scene: Scene, catalogue: Words, map_: Figure, time: Figure
) -> None:
    other = map_figure(scene, theme, catalogue["map"])
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


# ---- corridors -------------------------------------------------------------------------


def test_every_track_of_every_corridor_is_drawn_exactly_once(map_: Figure, scene: Scene) -> None:
    drawn = Counter(leg for trace in corridors(map_) for leg in trace["meta"]["legs"])
    assert drawn == Counter(track.leg for track in scene.tracks if not track.line.same_point)
    assert {trace["meta"]["corridor"] for trace in corridors(map_)} == set(scene.corridors)


def test_a_trace_holds_tracks_of_its_own_corridor(map_: Figure, scene: Scene) -> None:
    for track, trace in drawn_tracks(map_, scene):
        assert track.corridor == trace["meta"]["corridor"]


@themes
def test_width_says_how_much_a_corridor_was_used(
    theme: Theme, scene: Scene, catalogue: Words
) -> None:
    figure = map_figure(scene, theme, catalogue["map"])
    widths = {usage: theme.width(usage) for usage in Usage}
    assert widths[Usage.MAIN] > widths[Usage.SECONDARY] > widths[Usage.RARE]
    for track, trace in drawn_tracks(figure, scene):
        assert trace["line"]["width"] == widths[track.usage]


def test_dashes_say_how_a_leg_was_travelled(map_: Figure, scene: Scene) -> None:
    dashes: dict[Mode, set[str]] = defaultdict(set)
    for track, trace in drawn_tracks(map_, scene):
        dashes[track.mode].add(trace["line"]["dash"])
    assert all(len(found) == 1 for found in dashes.values())
    by_land = {Mode.FOOT, Mode.ROAD, Mode.RAIL} & dashes.keys()
    assert {dash for mode in by_land for dash in dashes[mode]} == {"solid"}
    assert len(dashes[Mode.SEA] | dashes[Mode.AIR] | {"solid"}) == 3


def test_the_legend_has_every_dash_that_the_map_draws(map_: Figure, catalogue: Words) -> None:
    rows = [row["swatch"] for row in legend(LIGHT, catalogue["legend"])]
    shown = {swatch.get("dash") or "solid" for swatch in rows if swatch["kind"] == "line"}
    drawn = {trace["line"]["dash"].replace("px", "") for trace in corridors(map_)}
    assert drawn <= shown


def test_the_legend_says_of_rivers_what_the_map_draws(
    map_: Figure, scene: Scene, catalogue: Words
) -> None:
    """Travel on a river is dashed as the words of the legend promise."""
    rows = {row["text"]: row["swatch"] for row in legend(LIGHT, catalogue["legend"])}
    promised = next(swatch for text, swatch in rows.items() if "river" in text.lower())
    drawn = {
        trace["line"]["dash"]
        for track, trace in drawn_tracks(map_, scene)
        if track.mode is Mode.RIVER
    }
    assert {dash.replace("px", "") for dash in drawn} <= {promised.get("dash")}


def test_returns_have_a_hue_of_their_own(map_: Figure, scene: Scene) -> None:
    hues: dict[Direction, set[str]] = defaultdict(set)
    for track, trace in drawn_tracks(map_, scene):
        hues[track.direction].add(trace["line"]["color"])
    assert all(len(found) == 1 for found in hues.values())
    assert len(set.union(*hues.values())) == len(Direction)


def test_a_much_used_corridor_lies_above_a_rare_one(map_: Figure) -> None:
    widths = [trace["line"]["width"] for trace in corridors(map_)]
    assert widths == sorted(widths)


def test_an_arrow_head_wears_the_hue_of_its_line(map_: Figure, scene: Scene) -> None:
    heads = only(map_, "heads")
    tracks = {track.leg: track for track in scene.tracks}
    for (leg, number), colour in zip(heads["meta"]["heads"], heads["marker"]["color"], strict=True):
        track = tracks[leg]
        assert colour == LIGHT.directions[track.direction]
        assert number < max(len(track.line.arrows), len(track.near.arrows))


def test_coordinates_are_filled_in_from_the_files_of_their_names(
    map_: Figure, scene: Scene
) -> None:
    """A trace of several legs is their lines in order, parted by None."""
    legs = {t.leg: tuple(np.asarray(t.line.coordinates).T.tolist()) for t in scene.tracks}
    ground = {"world": {"land": ([1.0, 2.0], [3.0, 4.0])}, "detail": {}}
    done = filled(map_, ground, legs)
    for trace in corridors(done):
        parts = [legs[leg][0] for leg in trace["meta"]["legs"]]
        assert split(trace["lon"]) == parts
        assert len(trace["lon"]) == len(trace["lat"])
    land = next(t for t in done["data"] if t["meta"].get("track") == "land")
    assert (land["lon"], land["lat"]) == ([1.0, 2.0], [3.0, 4.0])
    assert "lon" not in corridors(map_)[0]


def split(values: Iterable[float | None]) -> list[list[float]]:
    parts: list[list[float]] = [[]]
    for value in values:
        if value is None:
            parts.append([])
        else:
            parts[-1].append(value)
    return parts


# ---- places ----------------------------------------------------------------------------


def test_every_place_is_on_the_map_and_every_place_with_events_has_a_disc(
    map_: Figure, scene: Scene
) -> None:
    assert sorted(only(map_, "spots")["meta"]["spots"]) == sorted(spot.id for spot in scene.spots)
    eventful = [spot.id for spot in scene.spots if spot.events]
    assert sorted(only(map_, "events")["meta"]["events"]) == sorted(eventful)


def test_points_lie_where_their_places_do(map_: Figure, scene: Scene) -> None:
    where = {spot.id: (spot.lon, spot.lat) for spot in scene.spots}
    for key in ("spots", "events"):
        trace = only(map_, key)
        told = list(zip(trace["lon"], trace["lat"], strict=True))
        assert told == [where[spot] for spot in trace["meta"][key]]


def test_a_disc_grows_with_the_events_at_its_place(map_: Figure, scene: Scene) -> None:
    discs = only(map_, "events")
    events = {spot.id: len(spot.events) for spot in scene.spots}
    pairs = sorted(
        zip((events[s] for s in discs["meta"]["events"]), discs["marker"]["size"], strict=True)
    )
    assert [size for _, size in pairs] == sorted(size for _, size in pairs)


def test_a_place_known_to_an_area_only_has_no_dot(map_: Figure, scene: Scene) -> None:
    """A dot would say that it happened there and nowhere else; discs of events hide theirs."""
    spots = {spot.id: spot for spot in scene.spots}
    trace = only(map_, "spots")
    marker = trace["marker"]
    found = zip(trace["meta"]["spots"], marker["size"], marker["opacity"], strict=True)
    for spot, size, opacity in found:
        town = spots[spot].precision is PlacePrecision.CITY
        assert (size >= 3 and opacity == 1) == (town and not spots[spot].events)


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
    shown = texts(map_figure(scene, LIGHT, known["map"]))
    shown |= texts(time_figure(scene, LIGHT, known["lanes"]))
    assert {text for text in shown if not text.startswith("§")} <= facts
    assert all(row["text"].startswith("§") for row in legend(LIGHT, known["legend"]))


def test_the_legend_shows_what_the_stage_draws(catalogue: Words, map_: Figure) -> None:
    rows = {row["text"]: row["swatch"] for row in legend(LIGHT, catalogue["legend"])}
    lines = {swatch["colour"] for swatch in rows.values() if swatch["kind"] == "line"}
    assert {trace["line"]["color"] for trace in corridors(map_)} <= lines
    shown = {swatch.get(key) for swatch in rows.values() for key in ("colour", "fill")}
    assert {LIGHT.women, LIGHT.men, LIGHT.unknown_sex} <= shown


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
    tables = ("events", "places", "corridors", "legs", "arrivals", "eras")
    scene = compose(replace(archive, **dict.fromkeys(tables, nothing)), TODAY)
    assert isinstance(go.Figure(time_figure(scene, LIGHT, catalogue["lanes"])), go.Figure)
    assert corridors(map_figure(scene, LIGHT, catalogue["map"])) == []


def test_the_map_of_a_corridor_shows_all_of_it_as_close_as_can_be(scene: Scene) -> None:
    seen: set[str] = set()
    for corridor in scene.corridors:
        view, (west, south, east, north) = corridor_view(scene, corridor)
        seen.add(view.name)
        assert west < east
        assert south < north
        if view.name == "world":
            continue
        for track in scene.tracks:
            if track.corridor == corridor:
                lon, lat = track.line.coordinates[:, 0], track.line.coordinates[:, 1]
                assert west <= lon.min() <= lon.max() <= east
                assert south <= lat.min() <= lat.max() <= north
    assert {"korea", "region", "world"} <= seen
    assert corridor_view(scene, "dmz")[0].name == "korea"
    assert corridor_view(scene, "laos-thailand")[0].name == "region"
