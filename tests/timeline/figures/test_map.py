"""What the map's figure means: which way is drawn where, how wide, how dashed, in which hue."""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from geodata.vocabularies import Scale, WayKind
from timeline.figures.legend import legend
from timeline.figures.map import (
    PAST_OPACITY,
    POSTED,
    corridor_view,
    dash_of,
    filled,
    map_figure,
)
from timeline.scene import DrawnWay, Scene
from timeline.style import LIGHT, THEMES, Theme

Figure = dict[str, Any]
themes = pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)


@pytest.fixture(scope="module")
def map_(scene: Scene) -> Figure:
    return map_figure(scene, LIGHT)


def lines(figure: Figure, part: str = "line") -> dict[str, Figure]:
    """Traces by the way that they draw a part of."""
    own = [trace for trace in figure["data"] if trace["meta"].get("part") == part]
    return {trace["meta"]["way"]: trace for trace in own}


def drawn(scene: Scene) -> dict[str, DrawnWay]:
    return {way.id: way for way in scene.ways if way.kind is not WayKind.AREA}


def test_every_way_is_drawn_exactly_once(map_: Figure, scene: Scene) -> None:
    found = Counter(t["meta"]["way"] for t in map_["data"] if t["meta"].get("part") == "line")
    assert found == Counter([*drawn(scene)])
    for way, trace in lines(map_).items():
        assert tuple(trace["meta"]["corridors"]) == drawn(scene)[way].corridors


def test_where_people_stay_is_tinted_and_no_line(map_: Figure, scene: Scene) -> None:
    areas = {way.id for way in scene.ways if way.kind is WayKind.AREA}
    assert areas
    assert set(lines(map_, "tint")) == areas
    assert not areas & set(lines(map_))


@themes
def test_width_is_the_order_of_magnitude_of_people(theme: Theme, scene: Scene) -> None:
    """Never a share: all ways of one order are as wide, and each order is wider than the next."""
    widths: dict[Scale | None, set[float]] = defaultdict(set)
    for way, trace in lines(map_figure(scene, theme)).items():
        if drawn(scene)[way].kind is not WayKind.AIR:
            widths[drawn(scene)[way].scale].add(trace["line"]["width"])
    assert all(len(found) == 1 for found in widths.values())
    order = [Scale.THOUSANDS, Scale.HUNDREDS, Scale.TENS, Scale.FEW, None]
    one = [min(widths[scale]) for scale in order]
    assert one == sorted(set(one), reverse=True)


def test_the_hall_draws_every_way_wider(scene: Scene, map_: Figure) -> None:
    hall = lines(map_figure(scene, THEMES["hall"]))  # type: ignore[index]
    assert all(
        hall[way]["line"]["width"] > own["line"]["width"] for way, own in lines(map_).items()
    )


def test_only_flights_the_sea_and_postings_are_dashed(map_: Figure, scene: Scene) -> None:
    dashes: dict[str, set[WayKind]] = defaultdict(set)
    for way, trace in lines(map_).items():
        dashes[trace["line"]["dash"]].add(drawn(scene)[way].kind)
    assert len(dashes) == 4
    assert dashes[POSTED] == {WayKind.LAND}
    assert WayKind.LAND in dashes["solid"]
    assert not {WayKind.AIR, WayKind.SEA} & dashes["solid"]


def test_a_solid_way_lies_on_a_casing_right_below_it(map_: Figure, scene: Scene) -> None:
    order = [(t["meta"]["way"], t["meta"]["part"]) for t in map_["data"] if "way" in t["meta"]]
    for way in drawn(scene).values():
        cased = dash_of(way) == "solid"
        assert ((way.id, "casing") in order) == cased
        if cased:
            assert order.index((way.id, "line")) == order.index((way.id, "casing")) + 1


def test_the_trunk_lies_above_branches_and_its_joints_above_all(map_: Figure, scene: Scene) -> None:
    order = [t["meta"]["way"] for t in map_["data"] if t["meta"].get("part") == "line"]
    layers = [drawn(scene)[way].layer for way in order]
    assert layers.index("trunk") > max(i for i, layer in enumerate(layers) if layer == "branch")
    trunk = {way.id for way in scene.ways if way.layer == "trunk"}
    assert set(lines(map_, "joint")) == trunk
    assert {t["meta"]["way"] for t in map_["data"][-len(trunk) :]} == trunk


def test_what_ended_is_paler(map_: Figure, scene: Scene) -> None:
    for way, trace in lines(map_).items():
        assert (trace["opacity"] == PAST_OPACITY) == drawn(scene)[way].is_past


def test_ways_out_returns_and_ways_onward_have_hues_of_their_own(
    map_: Figure, scene: Scene
) -> None:
    hues: dict[str, set[str]] = defaultdict(set)
    for way, trace in lines(map_).items():
        own = drawn(scene)[way]
        if not own.is_quiet:
            hues[own.kind if own.kind in {WayKind.RETURN, WayKind.ONWARD} else "out"].add(
                trace["line"]["color"]
            )
    assert all(len(found) == 1 for found in hues.values())
    assert len(set.union(*hues.values())) == 3


@themes
def test_the_legend_shows_what_the_map_draws(
    theme: Theme, scene: Scene, catalogue: dict[str, Any]
) -> None:
    """Every width, dash and hue of a way, on each view that it is drawn on."""
    rows = legend(scene, theme, catalogue["legend"])
    for view in scene.subject.views:
        shown = [row["swatch"] for row in rows if row["swatch"] and view.name in row["views"]]
        _are_explained(theme, scene, view.name, [one for one in shown if one["kind"] == "line"])


def _are_explained(theme: Theme, scene: Scene, view: str, shown: list[Any]) -> None:
    own = {
        way: trace
        for way, trace in lines(map_figure(scene, theme)).items()
        if view in drawn(scene)[way].views
    }
    assert {t["line"]["color"] for t in own.values()} <= {row["colour"] for row in shown}
    dashes = {t["line"]["dash"].replace("px", "").replace("solid", "") for t in own.values()}
    assert dashes <= {row.get("dash") for row in shown}
    by_land = {
        t["line"]["width"] for way, t in own.items() if drawn(scene)[way].kind is WayKind.LAND
    }
    assert by_land <= {row["width"] for row in shown}


def test_coordinates_are_filled_in_from_the_files_of_their_names(
    map_: Figure, scene: Scene
) -> None:
    ways = {way: tuple(np.asarray(own.line).T.tolist()) for way, own in drawn(scene).items()}
    ground = {"world": {"land": ([1.0, 2.0], [3.0, 4.0])}, "detail": {}}
    done = filled(map_, ground, ways)
    for way, trace in lines(done).items():
        assert (trace["lon"], trace["lat"]) == ways[way]
    land = next(t for t in done["data"] if t["meta"].get("track") == "land")
    assert (land["lon"], land["lat"]) == ([1.0, 2.0], [3.0, 4.0])
    assert "lon" not in lines(map_)["shenyang-bangkok"]


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


@pytest.mark.parametrize(
    ("ends", "view"),
    [
        (((126.0, 38.0), (128.0, 40.0)), "korea"),
        (((100.5, 14.0), (102.5, 18.0)), "mekong"),
        (((123.5, 42.0), (100.5, 14.0)), "region"),
        (((127.0, 37.5), (2.5, 49.0)), "world"),
    ],
)
def test_a_corridor_is_shown_on_the_closest_view_that_holds_it(
    scene: Scene, ends: tuple[tuple[float, float], ...], view: str
) -> None:
    known = scene.tracks[0]
    line = replace(known.line, coordinates=np.array(ends))
    made = replace(scene, tracks=(replace(known, corridor="made", line=line),))
    shown, box = corridor_view(made, "made")
    assert shown.name == view
    if view != "world":
        assert all(box[0] < lon < box[2] and box[1] < lat < box[3] for lon, lat in ends)


def test_a_corridor_leaves_a_view_where_its_edge_ends(scene: Scene) -> None:
    closest = scene.subject.view("mekong")
    west, south, east, north = closest.box
    middle = ((west + east) / 2, (south + north) / 2)
    views = []
    for lon in np.linspace(middle[0], east + closest.beyond + 5, 60):
        line = replace(scene.tracks[0].line, coordinates=np.array([middle, (lon, middle[1])]))
        made = replace(scene, tracks=(replace(scene.tracks[0], corridor="made", line=line),))
        view, _ = corridor_view(made, "made")
        views.append(view.name == closest.name)
        assert views[-1] == (lon <= east + closest.beyond)
    assert views == sorted(views, reverse=True)
    assert {True, False} == {*views}
