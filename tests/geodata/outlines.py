"""The outlines as frames, and each country in one piece, as no page needs them."""

from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import layers
from geodata.layers import LayerName, ObjectName

COLUMNS: dict[ObjectName, list[str]] = {
    "land": ["a3", "admin1", "name", "name_ko"],
    "rivers": ["name", "name_ko", "rank"],
}


def frame(name: LayerName, object_name: ObjectName) -> gpd.GeoDataFrame:
    """No rows where the file does not have the object (rivers in `world`)."""
    found = layers.shapes_of(name, object_name)
    columns = COLUMNS.get(object_name, [])
    return _frame([known for known, _ in found], columns, [shape for _, shape in found])


def land(name: LayerName) -> gpd.GeoDataFrame:
    return frame(name, "land")


def lakes(name: LayerName) -> gpd.GeoDataFrame:
    return frame(name, "lakes")


def rivers(name: LayerName) -> gpd.GeoDataFrame:
    return frame(name, "rivers")


def lines(name: LayerName) -> gpd.GeoDataFrame:
    """With column `kind`."""
    rows = [(kind, own) for kind, shapes in layers.lines_of(name).items() for own in shapes]
    return _frame([{"kind": kind} for kind, _ in rows], ["kind"], [shape for _, shape in rows])


def _frame(known: Any, columns: list[str], shapes: list[BaseGeometry]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(known, columns=columns, geometry=shapes, crs=4326)


@cache
def country_shapes() -> dict[str, BaseGeometry]:
    """Shape by ISO 3166-1 alpha-3 (XKX Kosovo), each part from the finest layer that has it.

    Longitudes within -180 to 180. A point on the coast may fall in the sea by the generalisation:
    0.4 to 2.3 km in the layers of a region, 13 elsewhere. Islands under 700
    square km outside them are left out, except each country's largest; no Antarctica.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    for (a3, _), shape in _shapes().items():
        parts.setdefault(a3, []).append(_within_180(shape))
    return {a3: shapely.union_all(parts[a3]) for a3 in sorted(parts)}


def province_shapes(a3: str) -> dict[str, BaseGeometry]:
    """Shape by province name (`admin1`); empty where the layers have no provinces."""
    return {p: shape for (code, p), shape in _shapes().items() if code == a3 and p}


@cache
def _shapes() -> dict[tuple[str, str], BaseGeometry]:
    """Land by country and province (blank: no provinces), each part from the finest layer."""
    parts: dict[tuple[str, str], list[BaseGeometry]] = {}
    taken: BaseGeometry = shapely.Polygon()
    for name in layers.finest_first():
        found = layers.shapes_of(name, "land")
        rest = shapely.difference([shape for _, shape in found], taken)
        for (known, _), shape in zip(found, rest, strict=True):
            parts.setdefault((str(known["a3"]), str(known["admin1"])), []).append(shape)
        taken = shapely.union(taken, shapely.box(*layers._topology(name).box))
    return {key: shapely.union_all(found) for key, found in parts.items()}


def _within_180(shape: BaseGeometry) -> BaseGeometry:
    """The part beyond 180 degrees put back to where a place's longitude has it."""
    if shape.is_empty or shape.bounds[2] <= 180:
        return shape
    beyond = shapely.intersection(shape, shapely.box(180, -90, 360, 90))
    moved = shapely.transform(beyond, lambda xy: xy - np.array([360.0, 0.0]))
    return shapely.union(shapely.difference(shape, beyond), moved)
