"""Courses are smooth, pass through their points, and point where people went."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import courses
from geodata.archive import Archive
from geodata.courses import (
    LAYERS,
    POINTS_A_SPAN,
    Course,
    Plane,
    great_circles,
    head,
    in_drawing_order,
    layer_of,
    smooth,
    years_of,
)
from geodata.lines import GEOD
from geodata.load import load
from geodata.records import Leg, Way
from geodata.vocabularies import WayKind
from tests.serving import ROOT

ANDAU = ROOT / "tests" / "subjects" / "andau"
PLANE = Plane(116, 20, 50)
vertices = st.tuples(st.integers(180, 290), st.integers(10, 110)).map(
    lambda halves: (halves[0] / 2, halves[1] / 2)
)
controls = st.lists(vertices, min_size=2, max_size=12).map(
    lambda points: [p for p, before in zip(points, [None, *points], strict=False) if p != before]
)


@given(controls.filter(lambda points: len(points) > 1))
def test_a_smooth_line_passes_through_its_points(points: list[tuple[float, float]]) -> None:
    line = smooth(np.array(points), PLANE)
    assert np.isfinite(line).all()
    assert len(line) == POINTS_A_SPAN * (len(points) - 1) + 1
    assert np.allclose(line[::POINTS_A_SPAN], points, atol=1e-6)


def test_two_points_are_joined_straight_in_the_plane() -> None:
    plane = PLANE.project(smooth(np.array([[100.5, 14.0], [127.0, 37.5]]), PLANE))
    (x, y), span = (plane - plane[0]).T, plane[-1] - plane[0]
    assert np.allclose(x * span[1], y * span[0], rtol=1e-6, atol=1e3)


def test_a_corner_is_rounded_and_not_overshot() -> None:
    line = smooth(np.array([[110.0, 30.0], [116.0, 30.0], [116.5, 30.0], [116.5, 36.0]]), PLANE)
    assert line[:, 0].max() < 117
    turns = np.degrees(np.unwrap(np.arctan2(*np.diff(PLANE.project(line), axis=0).T[::-1])))
    assert np.abs(np.diff(turns)).max() < 40


def test_the_plane_is_of_equal_area_about_116_degrees_east() -> None:
    there = PLANE.project(np.array([[116.0, 32.0], [115.0, 32.0], [117.0, 32.0]]))
    assert there[0, 0] == pytest.approx(0, abs=1e-3)
    assert there[1, 0] == pytest.approx(-there[2, 0])
    assert np.allclose(PLANE.unproject(there), [[116, 32], [115, 32], [117, 32]])


def test_the_plane_is_that_of_the_first_view_with_a_cone(archive: Archive) -> None:
    assert archive.subject.plane == PLANE
    assert load(ANDAU).subject.plane == Plane(16, 43, 52)


def test_nothing_is_past_where_the_subject_names_no_year(archive: Archive) -> None:
    for way in archive.ways.values():
        legs = archive.legs_of_way(way.id)
        assert not courses.course(way, legs, archive.places, PLANE).is_past


def test_a_great_circle_runs_on_over_the_180th_meridian() -> None:
    line = great_circles(np.array([[127.0, 37.5], [-79.5, 43.5]]))
    assert line[-1].tolist() == pytest.approx([280.5, 43.5])
    assert np.abs(np.diff(line[:, 0])).max() < 90
    lengths = [GEOD.inv(*a, *b)[2] for a, b in pairwise(line)]
    assert sum(lengths) == pytest.approx(GEOD.inv(127, 37.5, -79.5, 43.5)[2], rel=1e-6)


@pytest.mark.parametrize("share", [0.001, 0.25, 0.5, 0.97])
def test_a_head_lies_at_its_share_and_points_along_the_line(share: float) -> None:
    line = smooth(np.array([[123.5, 42.0], [114.5, 34.5], [102.5, 25.0]]), PLANE)
    arrow = head(line, share, PLANE)
    plane = PLANE.project(line)
    steps = np.linalg.norm(np.diff(plane, axis=0), axis=1)
    tip = PLANE.project(np.array([[arrow.lon, arrow.lat]]))[0]
    nearest = int(np.argmin(np.linalg.norm(plane - tip, axis=1)))
    assert steps[:nearest].sum() / steps.sum() == pytest.approx(share, abs=0.03)
    assert arrow.lat_next < arrow.lat
    assert arrow.lon_next < arrow.lon


def course(way: Way, archive: Archive) -> Course:
    legs = archive.legs_of_way(way.id)
    subject = archive.subject
    return courses.course(way, legs, archive.places, subject.plane, subject.past_before)


def legs(archive: Archive, *spans: tuple[int, int | str]) -> list[Leg]:
    some = archive.legs["dmz/1"]
    return [some.model_copy(update={"from_year": a, "to_year": b}) for a, b in spans]


def test_years_of_legs_are_joined_where_they_touch(archive: Archive) -> None:
    assert years_of(legs(archive, (2004, 2006), (2003, 2005))) == ((2003, 2006),)
    assert years_of(legs(archive, (1999, 1999), (2000, 2001))) == ((1999, 2001),)
    assert years_of(legs(archive, (2015, "ongoing"), (1997, 2004))) == ((1997, 2004), (2015, None))
    assert years_of(legs(archive, (1990, "ongoing"), (2000, 2001))) == ((1990, None),)
    assert years_of([]) == ()


def test_a_way_is_in_use_when_one_of_its_legs_is(archive: Archive) -> None:
    for way in archive.ways.values():
        own = archive.legs_of_way(way.id)
        drawn = course(way, archive)
        for year in range(1945, 2027):
            spans = [leg.in_use for leg in own if leg.in_use]
            used = any(first <= year and (last is None or year <= last) for first, last in spans)
            assert drawn.in_use(year) is used, (way.id, year)


def test_what_ended_before_the_border_closed_is_past(archive: Archive) -> None:
    def past(key: str) -> bool:
        way = archive.ways[key]
        return course(way, archive).is_past

    assert past("shenyang-beijing")
    assert past("niigata-chongjin")
    assert not past("shenyang-bangkok")


def test_towns_stand_where_they_are_and_not_on_the_half_degree(archive: Archive) -> None:
    way = archive.ways["shenyang-bangkok"]
    line = course(way, archive).line
    for key in ("chn-shenyang", "chn-kunming", "tha-bangkok"):
        place = archive.places[key]
        assert np.abs(line - [place.lon, place.lat]).sum(axis=1).min() < 1e-6
    assert not line.flags.writeable


def test_an_area_has_no_line(archive: Archive) -> None:
    way = archive.ways["stay-in-china"]
    assert way.kind is WayKind.AREA
    assert course(way, archive).line.shape == (0, 2)


def test_the_trunk_lies_over_its_branches_and_returns_over_all(archive: Archive) -> None:
    drawn = [(way, course(way, archive)) for way in archive.ways.values()]
    order = [way.id for way, _ in in_drawing_order(drawn)]
    below = ["stay-in-china", "cambodia", "air-bangkok", "shenyang-beijing", "shenyang-hanoi",
             "shenyang-bangkok", "returned-by-force"]  # fmt: skip
    assert [key for key in order if key in below] == below
    assert sorted(order) == sorted(archive.ways)
    layers = [LAYERS.index(layer_of(*one)) for one in in_drawing_order(drawn)]
    assert layers == sorted(layers)


def test_few_heads_stand_on_the_map_of_the_region(archive: Archive) -> None:
    region = [way for way in archive.ways.values() if "region" in way.views]
    assert sum(len(way.heads) for way in region) <= 14


def crossings(archive: Archive, view: str) -> int:
    """By the method of the bench: pieces of ways that share no place and don't join."""
    import shapely

    def drawn(way: Way) -> shapely.LineString:
        line = course(way, archive).line
        return shapely.LineString(PLANE.project(line))

    def ends(way: Way) -> set[str]:
        return {p for leg in archive.legs_of_way(way.id) for p in (leg.from_place, leg.to_place)}

    ways = [way for way in archive.ways.values() if view in way.views and way.points]
    pairs = [(one, other) for i, one in enumerate(ways) for other in ways[:i]]
    apart = [
        (one, other)
        for one, other in pairs
        if not ends(one) & ends(other) and other.id != one.joins and one.id != other.joins
    ]
    found = [shapely.intersection(drawn(one), drawn(other)) for one, other in apart]
    return sum(len(shapely.get_parts(meeting)) for meeting in found if not meeting.is_empty)


@pytest.mark.parametrize("view", ["region", "korea", "mekong"])
def test_few_ways_that_share_no_place_and_do_not_join_cross(archive: Archive, view: str) -> None:
    assert crossings(archive, view) <= 25
