"""Where a reader's map begins to look."""

import tomllib

from geodata.own.views import views_of

EUROPE = [(13.4, 52.5), (16.4, 48.2), (5.4, 43.3), (4.9, 52.4), (-9.1, 38.7), (18.1, 59.3)]
FAR = [(-118.1, 34.2), (121.5, 31.3)]


def boxes(points: list[tuple[float, float]]) -> dict[str, list[float]]:
    return {name: tomllib.loads(view)["box"] for name, view in views_of(points).items()}


def holds(box: list[float], point: tuple[float, float]) -> bool:
    west, south, east, north = box
    return (point[0] - west) % 360 <= east - west and south <= point[1] <= north


def test_all_places_are_near_where_they_do_not_span_the_world() -> None:
    near = boxes(EUROPE)["near"]
    assert all(holds(near, point) for point in EUROPE)


def test_most_places_are_near_where_the_others_are_far_away() -> None:
    found = boxes([*EUROPE, *FAR])
    assert [*found] == ["near", "world"]
    assert sum(holds(found["near"], point) for point in EUROPE) == len(EUROPE)
    assert not any(holds(found["near"], point) for point in FAR)


def test_most_places_are_near_over_the_date_line() -> None:
    islands = [(178.4, -18.1), (-171.8, -13.8), (-175.2, -21.1), (179.2, -8.5)]
    near = boxes([*islands, (13.4, 52.5), (30.0, 10.0)])["near"]
    assert all(holds(near, point) for point in islands)


def test_what_lies_all_over_the_world_is_looked_at_on_the_world() -> None:
    assert [*boxes([(lon, 10.0) for lon in range(-180, 180, 30)])] == ["world"]
    assert [*boxes([])] == ["world"]
