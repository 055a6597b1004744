"""A shape that is written in one cell: WKT, hexadecimal WKB as PostGIS exports it, or GeoJSON."""

# Shapely leaves much untyped.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import json
import re
from typing import Any

from geodata.own.shapes import Shape, Shapes
from geodata.sentences import say

_KINDS = r"(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION"
_WKT = re.compile(
    rf"\s*(?:SRID=(\d{{1,6}});)?\s*((?:{_KINDS})\s*[ZM]{{0,2}}\s*(?:\(|EMPTY).*)",
    re.IGNORECASE | re.DOTALL,
)
_WKB = re.compile(r"0[01][0-9A-F]{8}(?:[0-9A-F]{2})+", re.IGNORECASE)
_GEOJSON = re.compile(
    rf'\s*\{{(?=.*"type"\s*:\s*"(?:{_KINDS})").*\}}\s*', re.IGNORECASE | re.DOTALL
)
DEGREES = {"", "0", "4326"}


def is_geometry(text: str) -> bool:
    """By how it begins, unread."""
    return any(form.fullmatch(text) for form in (_WKT, _WKB, _GEOJSON))


def shape_of(text: str, shapes: Shapes) -> Shape:
    """Its point and lines; where it can't be read, what would be right."""
    read = _read(text.strip())
    if read is None:
        return Shape(remark=say("own.no_shape"))
    geometry, srid = read
    if srid not in DEGREES:
        return Shape(remark=say("own.no_degrees_of_shape", srid=srid))
    return shapes.of_geojson(geometry)


def _read(text: str) -> tuple[Any, str] | None:
    """As GeoJSON has it, and the number of its coordinate system where it names one."""
    if text.startswith("{"):
        try:
            return json.loads(text), ""
        except (ValueError, RecursionError):
            return None
    from shapely import from_wkb, from_wkt, get_srid
    from shapely.errors import ShapelyError
    from shapely.geometry import mapping

    found = _WKT.fullmatch(text)
    try:
        shape: Any = from_wkt(found[2]) if found else from_wkb(text)
        return mapping(shape), (found[1] or "") if found else str(get_srid(shape))
    except (ShapelyError, ValueError):
        return None
