"""Lines of legs: where they start and end, how far apart they run, what they never do."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.lines import GEOD, LegLine, geodesic, leg_lines, split_at_antimeridian
from geodata.records import Leg, Place
from geodata.vocabularies import Direction, Mode

DATA = Path(__file__).parents[2] / "geodata" / "data"


def rows(model: type, name: str) -> list[Any]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        filled = [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(file)]
    return [model.model_validate(row) for row in filled]


PLACES: dict[str, Place] = {place.id: place for place in rows(Place, "places")}
LEGS: list[Leg] = rows(Leg, "legs")
LINES = leg_lines(LEGS, PLACES)
DRAWN = [(leg, LINES[leg.id]) for leg in LEGS if not LINES[leg.id].same_point]


def place(identity: str, lon: float, lat: float) -> Place:
    known = PLACES["chn-yanji"]
    return known.model_copy(update={"id": identity, "lon": lon, "lat": lat})


def leg(corridor: str, start: str, end: str, **changes: Any) -> Leg:
    known = {"corridor_id": corridor, "seq": 1, "from_place": start, "to_place": end}
    return LEGS[1].model_copy(update=known | changes)


def bundles() -> list[list[LegLine]]:
    """The lines that join the same two points, in their order."""
    found: dict[frozenset[tuple[float, float]], list[LegLine]] = defaultdict(list)
    for each, line in sorted(DRAWN, key=lambda item: (item[0].corridor_id, item[0].seq)):
        ends = (PLACES[each.from_place], PLACES[each.to_place])
        found[frozenset((end.lon, end.lat) for end in ends)].append(line)
    return [lines for lines in found.values() if len(lines) > 1]


def eastward(line: LegLine) -> np.ndarray:
    """The vertices from one and the same end, whichever way the leg goes."""
    way = line.coordinates
    return way if tuple(way[0]) < tuple(way[-1]) else way[::-1]


def gaps_km(lines: Sequence[LegLine], share: float) -> list[float]:
    """Distances between neighbours at a share of the way."""
    ways = [eastward(line) for line in lines]
    spots = [way[round(share * (len(way) - 1))] for way in ways]
    return [GEOD.inv(*one, *other)[2] / 1000 for one, other in pairwise(spots)]


def test_every_leg_has_a_line_in_the_given_order() -> None:
    assert list(LINES) == [leg.id for leg in LEGS]
    assert {line.corridor_id for line in LINES.values()} == {leg.corridor_id for leg in LEGS}


def test_lines_start_and_end_at_their_places() -> None:
    for each, line in DRAWN:
        for spot, end in ((0, each.from_place), (-1, each.to_place)):
            lon, lat = line.coordinates[spot]
            assert lat == PLACES[end].lat
            turns = round((lon - PLACES[end].lon) / 360)
            assert lon == PLACES[end].lon + 360 * turns
            assert turns in {0, 1}


def test_three_legs_are_markers() -> None:
    markers = [line for line in LINES.values() if line.same_point]
    ids = {line.leg_id for line in markers}
    assert ids == {"china-direct/12", "forced-return-china/5", "forced-return-china/13"}
    for line in markers:
        assert line.coordinates.shape == (1, 2)
        assert (line.length_km, line.bearing_degrees, line.arrows) == (0, None, ())


@pytest.mark.parametrize(
    ("leg_id", "length_km", "bearing"),
    [
        ("laos-thailand/10", 3719, 40),  # Bangkok to Seoul
        ("posts-abroad/10", 8890, 40),  # London to Seoul, off over Russia
        ("laos-thailand/3", 517, 258),  # Yanji to Shenyang
        ("aircraft/1", 188, 146),  # Pyongyang to Seoul
    ],
)
def test_lengths_and_bearings_of_known_ways(leg_id: str, length_km: float, bearing: float) -> None:
    line = LINES[leg_id]
    assert line.length_km == pytest.approx(length_km, rel=0.005)
    assert line.bearing_degrees == pytest.approx(bearing, abs=1)


def test_lengths_are_geodesics_between_the_places() -> None:
    for each, line in DRAWN:
        length_km, bearing = geodesic(PLACES[each.from_place], PLACES[each.to_place])
        assert line.length_km == pytest.approx(length_km)
        assert line.bearing_degrees == pytest.approx(bearing)


def test_flights_are_drawn_within_a_hundredth_of_the_great_circle() -> None:
    for each, line in DRAWN:
        if each.mode is Mode.AIR:
            drawn_km = GEOD.line_length(*line.coordinates.T) / 1000
            assert line.length_km <= drawn_km * 1.0001 <= line.length_km * 1.01


def test_lines_are_fine_enough_to_look_round() -> None:
    for _, line in DRAWN:
        assert len(line.coordinates) >= 17
        steps_m = GEOD.line_lengths(*line.coordinates.T)
        assert max(steps_m) <= 303_000


def test_lines_side_by_side_meet_only_in_their_towns() -> None:
    assert len(bundles()) > 15
    for lines in bundles():
        for one, other in combinations(lines, 2):
            insides = [shapely.LineString(line.coordinates[1:-1]) for line in (one, other)]
            assert not insides[0].intersects(insides[1]), (one.leg_id, other.leg_id)


def test_no_line_meets_itself() -> None:
    for _, line in DRAWN:
        assert shapely.LineString(line.coordinates).is_simple


def test_the_fan_of_the_trunk_stays_readable() -> None:
    by_size = sorted(bundles(), key=len)
    for lines in by_size:
        if lines[0].length_km > 400:
            assert min(gaps_km(lines, 0.5)) >= 19, lines[0].leg_id
    bangkok_seoul = next(lines for lines in by_size if lines[0].leg_id == "cambodia/12")
    assert gaps_km(bangkok_seoul, 0.5) == pytest.approx([28] * 5, rel=0.01)


def test_lines_taper_into_their_towns_and_keep_apart_between() -> None:
    for lines in bundles():
        middle = np.array(gaps_km(lines, 0.5))
        assert gaps_km(lines, 0) == gaps_km(lines, 1) == [0] * (len(lines) - 1)
        for share in (0.25, 0.75):
            assert (np.array(gaps_km(lines, share)) > 0.6 * middle).all()
        assert (np.array(gaps_km(lines, 0.03)) < 0.5 * middle).all()


def test_spacing_can_be_set_and_short_legs_stay_slim() -> None:
    near = leg_lines(LEGS, PLACES, spacing_km=8)
    for lines in bundles():
        gaps = gaps_km([near[line.leg_id] for line in lines], 0.5)
        assert max(gaps) <= 8.05
        assert sum(gaps) <= 0.33 * lines[0].length_km


def test_a_leg_the_other_way_runs_beside_its_pair() -> None:
    one, other = leg("a", "chn-yanji", "chn-shenyang"), leg("b", "chn-yanji", "chn-shenyang")
    turned = leg("b", "chn-shenyang", "chn-yanji", direction=Direction.FORCED_RETURN)
    same, back = leg_lines([one, other], PLACES), leg_lines([one, turned], PLACES)
    assert np.array_equal(back["a/1"].coordinates, same["a/1"].coordinates)
    assert np.array_equal(back["b/1"].coordinates, same["b/1"].coordinates[::-1])


def test_a_legs_place_in_the_bundle_is_that_of_its_corridor() -> None:
    backwards = leg_lines(LEGS[::-1], PLACES)
    for leg_id, line in LINES.items():
        assert np.array_equal(line.coordinates, backwards[leg_id].coordinates)


def test_arrows_point_the_way_of_travel() -> None:
    for each, line in DRAWN:
        start = PLACES[each.from_place]
        for arrow in line.arrows:
            behind = GEOD.inv(start.lon, start.lat, arrow.lon, arrow.lat)[2]
            ahead = GEOD.inv(start.lon, start.lat, arrow.lon_next, arrow.lat_next)[2]
            assert ahead > behind > 0


def test_every_pair_has_an_arrow_and_short_bundles_no_pile() -> None:
    for lines in bundles():
        heads = [arrow for line in lines for arrow in line.arrows]
        assert heads
        assert lines[0].length_km > 120 or len(heads) <= 2
    beside = {line.leg_id for lines in bundles() for line in lines}
    assert all(1 <= len(line.arrows) <= 2 for _, line in DRAWN if line.leg_id not in beside)


def test_lines_run_on_over_the_180th_meridian() -> None:
    over = {line.leg_id for _, line in DRAWN if line.coordinates[:, 0].max() > 180}
    assert {"onward-from-transit/1", "onward-after-south-korea/2", "posts-abroad/13"} <= over
    for _, line in DRAWN:
        assert line.coordinates[:, 0].min() >= -180
        if abs(line.coordinates[:, 1]).max() < 85:
            assert np.abs(np.diff(line.coordinates[:, 0])).max() < 30


def test_a_split_line_meets_itself_at_180() -> None:
    line = LINES["posts-abroad/13"].coordinates
    west, asia = split_at_antimeridian(line)
    assert (west[0] == line[0] - [360, 0]).all()
    assert (asia[-1] == line[-1]).all()
    assert (west[-1, 0], asia[0, 0]) == (-180, 180)
    assert west[-1, 1] == asia[0, 1]


@pytest.mark.parametrize(
    ("longitudes", "parts"),
    [
        ([170, 180], [[170, 180]]),
        ([180, 170], [[180, 170]]),
        ([-170, -180], [[-170, -180]]),
        ([170, 190], [[170, 180], [-180, -170]]),
        ([170, -170], [[170, 180], [-180, -170]]),
        ([170, 180, 190], [[170, 180], [-180, -170]]),
        ([-170, -190], [[-170, -180], [180, 170]]),
        ([10, 20], [[10, 20]]),
        ([200, 210], [[-160, -150]]),
        ([190], [[-170]]),
    ],
)
def test_split_longitudes(longitudes: list[float], parts: list[list[float]]) -> None:
    line = np.column_stack([longitudes, np.zeros(len(longitudes))]).astype(float)
    found = [list(dict.fromkeys(part[:, 0].tolist())) for part in split_at_antimeridian(line)]
    assert found == parts


@given(
    st.lists(st.tuples(st.floats(-80, 80), st.floats(-85, 85)), min_size=1, max_size=8),
    st.floats(-180, 180),
)
def test_parts_of_any_line_are_joined_and_inside(
    steps: list[tuple[float, float]], start: float
) -> None:
    lon = start + np.cumsum([step for step, _ in steps])
    line = np.column_stack([lon, [lat for _, lat in steps]])
    parts = split_at_antimeridian(line)
    assert parts
    assert all(np.abs(part[:, 0]).max() <= 180 + 1e-9 for part in parts)
    for one, other in pairwise(parts):
        assert (one[-1, 0] + other[0, 0]) == 0
        assert one[-1, 1] == other[0, 1]


ANYWHERE = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(ANYWHERE, ANYWHERE, st.integers(1, 12), st.floats(0.5, 500))
def test_any_legs_keep_their_ends_and_have_no_gaps(
    start: tuple[float, float], end: tuple[float, float], lines: int, spacing_km: float
) -> None:
    places = {"a": place("a", *start), "b": place("b", *end)}
    legs = [leg(f"c{n}", *("ab" if n % 3 else "ba"), seq=n) for n in range(lines)]
    for each, line in zip(legs, leg_lines(legs, places, spacing_km).values(), strict=True):
        first, last = places[each.from_place], places[each.to_place]
        assert np.isfinite(line.coordinates).all()
        assert np.isfinite(line.length_km)
        assert line.coordinates[0, 1] == first.lat
        if not line.same_point:
            assert line.coordinates[-1, 1] == last.lat
            ends = line.coordinates[[0, -1], 0]
            assert np.cos(np.radians(ends - [first.lon, last.lon])) == pytest.approx([1, 1])
            assert len(line.coordinates) >= 17


@pytest.mark.parametrize("end", [(-60.0, -30.0), (120.0, -30.0), (-60.0, 30.0)])
def test_antipodes_and_far_points_have_a_line(end: tuple[float, float]) -> None:
    places = {"a": place("a", 120.0, 30.0), "b": place("b", *end)}
    line = leg_lines([leg("c", "a", "b")], places)["c/1"]
    assert np.isfinite(line.coordinates).all()


def test_a_leg_of_an_unknown_place_is_left_out() -> None:
    assert leg_lines([leg("a", "chn-yanji", "nowhere")], PLACES) == {}
    assert leg_lines([], PLACES) == {}


def test_coordinates_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        LINES["aircraft/1"].coordinates[0, 0] = 0
