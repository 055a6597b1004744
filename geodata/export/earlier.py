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
from geodata.edition import Edition, edition
from geodata.editions import Row, Tables, days, past
from geodata.export import MAKERS
from geodata.export.geopackage import geopackage
from geodata.export.kml import kml
from geodata.export.layers import (
    COORDINATES,
    Json,
    along,
    as_geojson,
    feature,
    point,
    smoothly,
)
from geodata.export.linked_places import as_linked_places
from geodata.formulas import bare
from geodata.gdal import written_by_gdal
from geodata.lines import leg_lines
from geodata.records import PLACE_TABLES, Leg, Place, Record, Source, Way

R = TypeVar("R", bound=Record)


def layer(name: str, version: str, archive: Archive) -> bytes | None:
    """One of NAMES; None where the edition had nothing of which it could be drawn.

    Raises:
        OSError: when the folder for temporary files can't be written to.
    """
    tables, language = past(version), archive.language
    own = replace(edition(), version=version, day=days()[version])
    stem, _, ending = name.partition(".")
    if ending == "lpf.json":
        return _linked(tables, language, own)
    wanted = LAYERS if name == WHOLE else [stem]
    found = {key: [*LAYERS[key](tables, archive)] for key in wanted}
    found = {key: features for key, features in found.items() if features}
    if not found:
        return None
    if name == WHOLE:
        return written_by_gdal({name: geopackage(found, language, own)})[name]
    if ending == "kml":
        return written_by_gdal({name: kml(found[stem], stem, language, own)})[name]
    return as_geojson(found[stem], language, own)


def _linked(tables: Tables, language: str, own: Edition) -> bytes | None:
    known = _all_places(tables).values()
    legs = _records(Leg, tables.get("legs", ()))
    sources = {source.id: source for source in _records(Source, tables.get("sources", ()))}
    return as_linked_places(known, legs, sources, language, own) if known else None


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
    {"places": _places, "corridors": _corridors, "ways": _ways}
)
WHOLE = "crossings.gpkg"
NAMES = tuple(name for name in MAKERS if not name.endswith(".csv"))


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
