"""What the figures mean: which track is drawn where, how wide, how dashed, in which hue."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from geodata.archive import Archive
from geodata.load import load
from geodata.records import Confidence, Direction, Event, Mode, PlacePrecision, ReturnKind, Usage
from tests.timeline.conftest import TODAY
from timeline.figures.legend import legend
from timeline.figures.map import corridor_view, filled, map_figure
from timeline.figures.time import focus, mark_on_timeline, returns, time_figure, timeline
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
    assert bool(men["pattern"]["shape"]) is (theme.name == "hall")
    assert men["pattern"]["fgcolor"] == women["color"]


def test_everyone_before_the_first_bar_is_told_in_words(scene: Scene, catalogue: Words) -> None:
    assert scene.before == 947
    told = catalogue["timeline"]["before"].format(before="947", year=1998)
    assert timeline(scene, catalogue)["before"] == told
    assert timeline(replace(scene, before=0), catalogue)["before"] == ""


def test_the_timeline_opens_on_the_years_since_the_leader_under_whom_numbers_begin(
    scene: Scene, catalogue: Words
) -> None:
    assert timeline(scene, catalogue)["focus"] == (1994, scene.last)
    assert focus(replace(scene, bands=())) == (scene.first, scene.last)


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
    shown = {swatch[key] for swatch in rows.values() for key in ("colour", "fill") if key in swatch}
    assert {LIGHT.women, LIGHT.men_pale, LIGHT.unknown_sex} <= shown


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
