"""What the browser gets: whole, in JSON that every browser reads, and small."""

import gzip
import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pytest
import shapely

from geodata.archive import Archive
from geodata.doubts import Certainty, Grade, certainty, grade
from tests.facts import ARCHIVE
from tests.geodata import outlines
from timeline.figures.legend import legend
from timeline.figures.map import unseen_on
from timeline.scene import Scene
from timeline.stage import payload
from timeline.stage.map_payload import border_of
from timeline.style import THEMES, ThemeName
from timeline.text import Words

Grid = tuple[tuple[int, int], ...]
FAR = "region"  # what lies under it is drawn from the world's outlines
THOUSANDTH = 0.001
MOST_BYTES = 600_000
RIVERS = ("rivers", "great-rivers", "border-rivers")

SUBJECT = ARCHIVE.subject
VIEWS = {view.name: view for view in SUBJECT.views}
views = pytest.mark.parametrize("view", list(VIEWS))
NOTHING: Any = {}  # of an opening


def strict(content: bytes) -> Any:
    """JSON without NaN and Infinity, which Python writes and no browser reads."""

    def refuse(name: str) -> None:
        raise ValueError(name)

    return json.loads(content, parse_constant=refuse)


@pytest.fixture(scope="module")
def facts(scene: Scene, catalogue: Words) -> dict[str, Any]:
    return strict(payload.facts(scene, NOTHING, catalogue))


def decoded(part: Sequence[int]) -> Grid:
    """Steps of a thousandth of a degree, added up as the stage does."""
    summed = np.cumsum(np.array(part).reshape(-1, 2), axis=0)
    return tuple((int(lon), int(lat)) for lon, lat in summed)


def on_grid(coordinates: Any, grain: int = 1) -> Grid:
    """Degrees as thousandths, without the vertices that fall upon the one before."""
    points = [tuple(round(n * 1000 / grain) * grain for n in point[:2]) for point in coordinates]
    return tuple(p for i, p in enumerate(points) if i == 0 or p != points[i - 1])


def parts(view: str, geometries: Iterable[Any], *, exterior: bool = False) -> set[Grid]:
    """As a view shows them: to half a thousandth of a degree, those seen from afar to the grain."""
    grain = payload.GRAIN if VIEWS[view].lines == "far" else 1
    pieces = [p for geometry in geometries for p in shapely.get_parts(geometry) if not p.is_empty]
    lines = [piece.exterior if exterior else piece for piece in pieces]
    return {grid for line in lines if len(grid := on_grid(line.coords, grain)) > 1}


# ---- JSON ------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_a_look_is_json(scene: Scene, catalogue: Words, theme: Any) -> None:
    look = strict(payload.look(scene, theme, catalogue))
    assert look["theme"] == theme.name
    assert {"map", "time", "legend", "css"} <= look.keys()


@views
def test_the_ground_of_a_view_is_whole_numbers(view: str) -> None:
    tracks = strict(payload.ground(VIEWS[view], SUBJECT))
    numbers = {type(n) for rows in tracks.values() for part in rows for n in part}
    assert numbers == {int}


def test_text_of_the_facts_survives(scene: Scene, facts: dict[str, Any]) -> None:
    assert {mark["id"]: mark["title"] for mark in facts["marks"]} == {
        mark.id: mark.title for mark in scene.marks
    }


def test_the_same_scene_gives_the_same_bytes(scene: Scene, catalogue: Words) -> None:
    assert payload.facts(scene, NOTHING, catalogue) == payload.facts(scene, NOTHING, catalogue)


# ---- nothing moves ---------------------------------------------------------------------


@views
def test_every_line_of_the_layers_that_a_view_draws_arrives(view: str) -> None:
    tracks = strict(payload.ground(VIEWS[view], SUBJECT))
    name = VIEWS[view].ground
    lines, rivers = outlines.lines(name), outlines.rivers(name)
    if view == FAR:
        assert not {"rivers", "province"} & tracks.keys()
        lines = lines[~lines["kind"].isin([*unseen_on("far")])]
        rivers = rivers[rivers["name"].isin([*SUBJECT.great_rivers, *SUBJECT.border_rivers])]
    seen = {decoded(p) for kind in set(lines["kind"]) for p in tracks[kind]}
    assert seen == parts(view, lines.geometry)
    seen = {decoded(p) for kind in RIVERS for p in tracks.get(kind, [])}
    assert seen == parts(view, rivers.geometry)


@views
def test_every_country_arrives(view: str) -> None:
    tracks = strict(payload.ground(VIEWS[view], SUBJECT))
    name = VIEWS[view].ground
    lands = {decoded(p) for kind in tracks if kind.startswith("land") for p in tracks[kind]}
    assert lands == parts(view, outlines.land(name).geometry, exterior=True)
    assert {decoded(p) for p in tracks["lakes"]} == parts(
        view, outlines.lakes(name).geometry, exterior=True
    )


@views
def test_the_two_koreas_and_china_are_told_from_all_other_land(view: str) -> None:
    tracks = strict(payload.ground(VIEWS[view], SUBJECT))
    land = outlines.land(VIEWS[view].ground)
    named = {"land-origin": "PRK", "land-destination": "KOR", "land-neighbour": "CHN"}
    for kind, a3 in named.items():
        rows = land[land["a3"] == a3]
        expected = parts(view, rows.geometry, exterior=True)
        assert {decoded(p) for p in tracks.get(kind, [])} == expected


@pytest.mark.parametrize("kind", ["far", "near"])
def test_every_leg_arrives_within_half_a_thousandth_of_a_degree(
    scene: Scene, facts: dict[str, Any], kind: str
) -> None:
    told = {track["id"]: decoded(track[kind]["steps"]) for track in facts["tracks"]}
    lines = {t.leg: t.line if kind == "far" else t.near for t in scene.tracks}
    assert told == {leg: on_grid(line.coordinates) for leg, line in lines.items()}


def test_heads_lie_where_the_lines_have_them(scene: Scene, facts: dict[str, Any]) -> None:
    heads = {track["id"]: track["far"]["heads"] for track in facts["tracks"]}
    for track in scene.tracks:
        wanted = np.array(track.line.arrows).reshape(-1, 4)
        assert np.abs(np.array(heads[track.leg]).reshape(-1, 4) - wanted).max(initial=0) <= (
            THOUSANDTH / 2 + 1e-9
        )


def test_every_way_arrives_within_half_a_thousandth_of_a_degree(
    scene: Scene, facts: dict[str, Any]
) -> None:
    told = {way["id"]: decoded(way["steps"]) for way in facts["ways"] if way["steps"]}
    assert told == {way.id: on_grid(way.line) for way in scene.ways if len(way.line)}


def test_an_event_has_its_own_legs_and_no_others(facts: dict[str, Any]) -> None:
    """One that went by way of Malaysia lights no flight of another diplomat."""
    legs = {mark["id"]: mark["legs"] for mark in facts["marks"]}
    assert legs["2016-04-ningbo-restaurant"] == [f"posts-abroad/{n}" for n in (1, 2, 3, 4)]
    assert legs["2016-08-thae-yong-ho"] == ["posts-abroad/10"]
    tracks = {track["id"]: track for track in facts["tracks"]}
    for mark in facts["marks"]:
        assert {tracks[leg]["corridor"] for leg in mark["legs"]} <= set(mark["corridors"])


def test_a_posting_by_the_state_is_drawn_apart_from_ways_out(
    scene: Scene, catalogue: Words, facts: dict[str, Any]
) -> None:
    dashes = {track["id"]: track["dash"] for track in facts["tracks"]}
    assert [dashes[f"posts-abroad/{number}"] for number in (1, 2, 3)] == ["posted", "", "air"]
    rows = {
        row["text"]: row["views"]
        for row in legend(scene, THEMES[ThemeName.LIGHT], catalogue["legend"])
    }
    assert rows[catalogue["legend"]["posted"]] == ["region", "korea"]


def test_the_stops_of_a_corridor_follow_one_another(facts: dict[str, Any]) -> None:
    stops = [stop["place"] for stop in facts["stops"]["laos-thailand"]]
    assert stops[-3:] == ["tha-chiang-rai", "tha-bangkok", "kor-seoul"]
    told = facts["stops"]["laos-thailand"][-1]["told"]
    assert told == "3,700 km by air"


def test_staying_and_crossing_are_on_the_ground_of_the_border(scene: Scene) -> None:
    border = border_of(scene)
    plain = strict(payload.ground(VIEWS["korea"], SUBJECT))
    tracks = strict(payload.ground(VIEWS["korea"], SUBJECT, border))
    assert "staying" not in plain
    moved = {decoded(part) for part in plain["land-neighbour"]}
    assert {decoded(p) for k in ("land-neighbour", "staying") for p in tracks[k]} == moved
    crossed = [point for part in tracks["crossed"] for point in decoded(part)]
    assert crossed
    for lon, lat in crossed:
        away = min(np.hypot(lon / 1000 - x, lat / 1000 - y) for x, y in border.crossed)
        assert away <= payload.CROSSED_DEGREES + 0.001


# ---- views -----------------------------------------------------------------------------


def test_the_stage_gets_every_view_and_what_is_usual(scene: Scene, facts: dict[str, Any]) -> None:
    assert list(facts["views"]) == list(VIEWS)
    usual = {"from": scene.first, "to": scene.last - 1, "view": next(iter(VIEWS))}
    assert facts["usual"] == usual
    for name, view in facts["views"].items():
        assert tuple(view["box"]) == VIEWS[name].box
        assert view["lines"] == VIEWS[name].lines


def test_ids_name_one_another(facts: dict[str, Any]) -> None:
    spots = {spot["id"] for spot in facts["spots"]}
    marks = {mark["id"] for mark in facts["marks"]}
    corridors = set(facts["corridors"])
    assert all(spots.issuperset(mark["places"]) for mark in facts["marks"])
    assert all(corridors.issuperset(mark["corridors"]) for mark in facts["marks"])
    assert all(marks.issuperset(spot["events"]) for spot in facts["spots"])
    assert all(corridors.issuperset(spot["corridors"]) for spot in facts["spots"])
    assert {track["corridor"] for track in facts["tracks"]} == corridors


def test_no_id_is_both_an_event_a_corridor_and_a_place(facts: dict[str, Any]) -> None:
    """A pick is an id alone."""
    ids = [row["id"] for row in (*facts["marks"], *facts["spots"])] + list(facts["corridors"])
    assert len(ids) == len(set(ids))


# ---- sizes -----------------------------------------------------------------------------


@views
@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_what_a_visit_fetches_of_a_scene_is_small(
    scene: Scene, catalogue: Words, view: str, theme: Any
) -> None:
    """Facts, one look and the ground of one view, as they go over the wire."""
    files = [payload.facts(scene, NOTHING, catalogue), payload.look(scene, theme, catalogue)]
    files.append(payload.ground(VIEWS[view], SUBJECT))
    assert sum(len(gzip.compress(content, 6)) for content in files) <= MOST_BYTES


# ---- filters -----------------------------------------------------------------------------------


def test_marks_are_filtered_by_the_kind_of_their_return(
    facts: dict[str, Any], archive: Archive, catalogue: dict[str, Any]
) -> None:
    marks = {mark["id"]: mark["facets"]["return_kind"] for mark in facts["marks"]}
    for event in archive.events.values():
        assert marks[event.id] == ([event.return_kind] if event.return_kind else [])
    (facet,) = (one for one in facts["facets"] if one["key"] == "return_kind")
    assert facet["label"] == catalogue["facets"]["return_kind"]
    offered = {one["value"]: one["label"] for one in facet["values"]}
    assert set(offered) == {kind for own in marks.values() for kind in own}
    assert all(offered[kind] == catalogue["return_kinds"][kind] for kind in offered)


def test_marks_and_routes_are_filtered_by_how_many_tell_them(
    facts: dict[str, Any], archive: Archive, catalogue: dict[str, Any]
) -> None:
    told = {mark["id"]: mark["facets"]["certainty"] for mark in facts["marks"]}
    assert told == {key: [certainty(own, archive)] for key, own in archive.events.items()}
    assert {own for row in told.values() for own in row} > {Certainty.ONE}
    for key, corridor in archive.corridors.items():
        own = [certainty(corridor, archive)]
        assert facts["corridors"][key]["facets"]["certainty"] == own
    (facet,) = (one for one in facts["facets"] if one["key"] == "certainty")
    offered = {one["value"]: one["label"] for one in facet["values"]}
    assert offered == {own.value: catalogue["certainty"][own] for own in Certainty}


def test_marks_are_filtered_by_the_grade_that_a_reader_is_told(
    facts: dict[str, Any], archive: Archive
) -> None:
    alone = {e.id for e in archive.events.values() if grade(e, archive) is Grade.ONE}
    assert alone
    told = {mark["id"] for mark in facts["marks"] if mark["facets"]["confidence"] == ["one"]}
    assert told == alone
