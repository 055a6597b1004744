"""Layers of an edition before the one that is served, of its tables as they were.

A feature says what the cells of its row said, in the columns that the edition had.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from geodata.archive import Archive
from geodata.courses import line_of
from geodata.edition import edition
from geodata.editions import Row, Tables, days, past
from geodata.export.layers import (
    COORDINATES,
    Json,
    along,
    as_geojson,
    feature,
    point,
    smoothly,
)
from geodata.formulas import bare
from geodata.lines import leg_lines
from geodata.records import PLACE_TABLES, Leg, Place, Record, Way

R = TypeVar("R", bound=Record)


def layer(name: str, version: str, archive: Archive) -> bytes | None:
    """One of LAYERS; None where the edition had nothing of which it could be drawn."""
    features = [*LAYERS[name](past(version), archive)]
    own = replace(edition(), version=version, day=days()[version])
    return as_geojson(features, archive.language, own) if features else None


def _places(tables: Tables, _: Archive) -> Iterator[Json]:
    known = _all_places(tables)
    for table in PLACE_TABLES:
        for row in tables.get(table, ()):
            place = known.get(row["id"])
            yield feature(row["id"], point(place) if place else None, _said(row))


def _corridors(tables: Tables, _: Archive) -> Iterator[Json]:
    legs = _records(Leg, tables.get("legs", ()))
    lines = leg_lines(legs, _all_places(tables))
    for row in tables.get("corridors", ()):
        own = sorted((g for g in legs if g.corridor_id == row["id"]), key=lambda leg: leg.seq)
        yield feature(row["id"], along(own, lines), {**_said(row), "schematic": True})


def _ways(tables: Tables, archive: Archive) -> Iterator[Json]:
    legs, places = _records(Leg, tables.get("legs", ())), _all_places(tables)
    known = {way.id: way for way in _records(Way, tables.get("ways", ()))}
    for row in tables.get("ways", ()):
        way = known.get(row["id"])
        own = [leg for leg in legs if leg.way == row["id"]]
        geometry = smoothly(line_of(way, own, places, archive.subject.plane)) if way else None
        yield feature(row["id"], geometry, {**_said(row), "schematic": True})


LAYERS: Mapping[str, Callable[[Tables, Archive], Iterator[Json]]] = MappingProxyType(
    {"places.geojson": _places, "corridors.geojson": _corridors, "ways.geojson": _ways}
)


def _all_places(tables: Tables) -> dict[str, Place]:
    rows = (row for table in PLACE_TABLES for row in tables.get(table, ()))
    return {place.id: place for place in _records(Place, rows)}


def _records(model: type[R], rows: Iterable[Row]) -> list[R]:
    """Those that can be read today: a column may have become needed since."""
    found: list[R] = []
    for row in rows:
        cells = {name: bare(row[name]) for name in model.model_fields if row.get(name)}
        try:
            found.append(model.model_validate(cells))
        except ValidationError:
            continue
    return found


def _said(row: Row) -> Json:
    return {name: bare(cell) for name, cell in row.items() if name not in COORDINATES}
