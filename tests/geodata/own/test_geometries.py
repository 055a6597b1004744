"""Shapes that are written in a cell: WKT, WKB as PostGIS exports it, GeoJSON."""

import csv
import io
from typing import Any

import pytest

from geodata.archive import Archive
from geodata.own.archives import archive_of
from geodata.own.reading import FileReading, read

LINE = "LINESTRING (-9.14 38.71, -8.42 40.2, -8.54 42.88)"
CAMP = {
    "wkt": "POINT (-8.42 40.2)",
    "with its system": "SRID=4326;POINT(-8.42 40.2)",
    "with its height": "Point Z (-8.42 40.2 117)",
    "wkb": "0101000020E6100000D7A3703D0AD720C09A99999999194440",
    "geojson": '{"type": "Point", "coordinates": [-8.42, 40.2]}',
}


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ("name", "when", "geom")) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode()


def opened(content: bytes, choices: Any = None) -> tuple[FileReading, Archive]:
    found = read("own.csv", content, choices)
    facts = archive_of(found.tables)
    assert facts.problems == ()
    return found, facts


@pytest.mark.parametrize("shape", CAMP.values(), ids=CAMP)
def test_a_point_in_a_cell_is_a_place(shape: str) -> None:
    found, facts = opened(table(("Camp", "1931", shape)))
    assert (found.columns["geometry"], found.faults) == ("geom", [])
    assert [(place.lat, place.lon) for place in facts.places.values()] == [(40.2, -8.42)]


def test_a_line_in_a_cell_is_a_route_also_without_a_date() -> None:
    multi = "MULTILINESTRING ((0 10, 1 11), (2 12, 3 13))"
    _, facts = opened(table(("March", "1932", LINE), ("Walk", "", multi)))
    used = {route.name: route.in_use for route in facts.corridors.values()}
    assert used == {"March": (1932, 1932), "Walk": None}
    assert [len(facts.legs_of(key)) for key in facts.corridors] == [1, 2]


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("POLYGON ((-9 38, -8 38, -8 39, -9 39, -9 38))", "the area stands as a point"),
        ("MULTIPOINT ((1 2), (3 4))", "1 more point of the feature is not drawn"),
        ("SRID=5179;POINT(1000000 2000000)", "the shape is in the coordinate system 5179"),
        ("LINESTRING (-9.14 38.71, -8.42", "no shape; write it as POINT"),
        ("POINT (38.71 -109.14)", "latitude and longitude stand the other way round"),
        ("LINESTRING (38 127, 38 128)", "the line leaves the earth"),
    ],
)
def test_what_of_a_shape_is_not_drawn_is_told(shape: str, told: str) -> None:
    found, _ = opened(table(("March", "1932", LINE), ("Other", "1933", shape)))
    (fault,) = found.faults
    assert (fault["row"], fault["column"], fault["out"]) == (3, "geom", False)
    assert told in fault["said"]


def test_what_is_mended_counts_and_the_mended_table_keeps_the_shape() -> None:
    content = table(("Camp", "1931", "POINT (-8.42"), ("March", "1932", LINE))
    columns = {"geometry": "geom"}
    mended = {"columns": columns, "mended": {"2": {"geom": "POINT (-8.42 40.2)"}}}
    found, facts = opened(content, mended)
    assert (found.faults, found.placed, len(facts.corridors)) == ([], 1, 1)


def test_words_that_begin_like_a_shape_are_none() -> None:
    found, _ = opened(table(("A", "1931", "Point of no return"), ("B", "1932", "polygon")))
    assert "geometry" not in found.columns


def test_a_list_of_objects_may_hold_them() -> None:
    listed = (
        b'[{"name": "Camp", "when": "1931", "at": {"type": "Point", "coordinates": [1.5, 2.5]}}]'
    )
    _, facts = opened(listed)
    assert [(place.lat, place.lon) for place in facts.places.values()] == [(2.5, 1.5)]
