"""Places, corridors and ways as layers: features with what the tables say of them, in EPSG:4326.

Longitude comes first. Points are rounded as in the tables. Lines are schematic, run side by side
where corridors share a leg, and are cut at the 180th meridian; a leg whose ends share a point has
no line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import numpy as np

from geodata.archive import Archive
from geodata.cells import SEPARATOR
from geodata.courses import line_of
from geodata.dates import Date
from geodata.days import year_text
from geodata.edition import LICENCE, Edition, edition
from geodata.export.tables import columns, written
from geodata.lines import Floats, LegLine, leg_lines, split_at_antimeridian
from geodata.records import Corridor, Leg, Place, Record, Way
from geodata.wording import engine

COORDINATES = {"lat", "lon", "points"}
YEARS = {"from_year", "to_year"}
DECIMALS = 3  # of a degree; the lines are schematic, finer would be pretence
Json = dict[str, Any]


def places(archive: Archive) -> list[Json]:
    """A point a place, from both tables of places."""
    return [feature(place.id, point(place), _of(place)) for place in archive.places.values()]


def corridors(archive: Archive) -> list[Json]:
    """A multi-line a corridor, a part a leg; no geometry where no leg has a line."""
    lines = leg_lines(archive.legs.values(), archive.places)
    found: list[Json] = []
    for corridor in archive.corridors.values():
        geometry = along(archive.legs_of(corridor.id), lines)
        found.append(feature(corridor.id, geometry, {**_of(corridor), "schematic": True}))
    return found


def ways(archive: Archive) -> list[Json]:
    """A multi-line a way, smooth as it is drawn; no geometry where it is an area."""
    found: list[Json] = []
    for way in archive.ways.values():
        line = line_of(way, archive.legs_of_way(way.id), archive.places, archive.subject.plane)
        found.append(feature(way.id, smoothly(line), {**_of(way), "schematic": True}))
    return found


def about(language: str, own: Edition | None = None) -> dict[str, str]:
    """What a reader of the file alone must know; of an edition, else of the one that is served."""
    own = own or edition()
    return {
        "title": own.title,
        "creator": own.authors,
        "version": own.version,
        "date": own.day.isoformat(),
        "licence": LICENCE,
        "note": engine(language)["package"]["layers_note"],
    }


def as_geojson(features: Iterable[Json], language: str, own: Edition | None = None) -> bytes:
    """RFC 7946, one feature a line. What is said of the whole stands beside the features."""
    whole = {"type": "FeatureCollection", **about(language, own)}
    head = json.dumps(whole, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, allow_nan=False) for f in features)
    return f'{head}, "features": [\n{lines}\n]}}\n'.encode()


def flat(features: Iterable[Json]) -> list[Json]:
    """As tables have them: lists of ids are one text, parted by semicolons."""
    return [{**own, "properties": _flat(own["properties"])} for own in features]


def _flat(properties: Mapping[str, Any]) -> Json:
    return {
        key: SEPARATOR.join(map(str, cast("list[Any]", value)))
        if isinstance(value, list)
        else value
        for key, value in properties.items()
    }


def point(place: Place) -> Json:
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def along(legs: Iterable[Leg], lines: Mapping[str, LegLine]) -> Json | None:
    """A part a leg that has a line."""
    own = [lines[leg.id] for leg in legs if leg.id in lines]
    return _multi_line(line.coordinates for line in own if not line.same_point)


def smoothly(line: Floats) -> Json | None:
    return _multi_line([line]) if len(line) > 1 else None


def feature(key: str, geometry: Json | None, properties: Json) -> Json:
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _of(record: Place | Corridor | Way) -> Json:
    """The columns that are no coordinates; ids as a list, everything else as in the table."""
    tables: dict[type[Record], str] = {Place: "places", Corridor: "corridors", Way: "ways"}
    own = next(table for model, table in tables.items() if isinstance(record, model))
    names = [name for name in columns(own) if name not in COORDINATES]
    return {name: _property(record, name) for name in names}


def _property(record: Record, name: str) -> Any:
    value = getattr(record, name)
    if isinstance(value, tuple):
        return [*value]
    if name in YEARS and isinstance(value, int) and value < 1:
        return year_text(value)  # -0043 is 44 BC; -43 alone may be 43 BC as well
    if isinstance(value, str | Date) or name == "to_year":
        return written(value)  # `to_year` is a year or `ongoing`: one type a column
    return value


def _multi_line(courses: Iterable[Floats]) -> Json | None:
    parts = [part for course in courses for part in _cut(course)]
    return {"type": "MultiLineString", "coordinates": parts} if parts else None


def _cut(course: Floats) -> Iterator[Any]:
    for part in split_at_antimeridian(course):
        yield np.round(part, DECIMALS).tolist()
