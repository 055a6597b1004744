"""Outlines, rivers and the demarcation line in EPSG:4326, as GeoDataFrames or shape by shape.

The frames are read once and shared; what a caller gets is a copy-on-write view of them. What a
visitor waits for takes `shapes_of` and `lines_of`: pandas alone takes a fifth of a second to load.
Longitudes of the `world` layer run on past 180 (to 190.3) so that Chukotka is in one piece.
"""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geodata.folder import DATA, outline_file
from geodata.topology import Box, Degrees, Properties, Topology, read

if TYPE_CHECKING:
    import geopandas as gpd

LayerName = str
ObjectName = Literal["land", "lakes", "rivers", "lines", "dmz"]
LineKind = Literal["coast", "border", "province", "mdl", "disputed"]

LONGEST_EDGE = 2.0  # degrees; a longer one would be seen to bend, being drawn as a great circle
COLUMNS: dict[ObjectName, list[str]] = {
    "land": ["a3", "admin1", "name", "name_ko"],
    "lakes": [],
    "rivers": ["name", "name_ko", "rank"],
    "lines": ["kind", "name", "name_ko"],
    "dmz": ["kind", "name", "name_ko"],
}
ATTRIBUTION = (
    "Outlines: Natural Earth 1:10m (public domain; versions 3.0 to 4.1 as packaged in Debian "
    "libmagics++-data 4.13.0), generalised; they sketch actual control, take no position on "
    "sovereignty, and show the Military Demarcation Line and the Demilitarized Zone schematically."
)


def layer(name: LayerName, object_name: ObjectName) -> "gpd.GeoDataFrame":
    """All features of an object; no rows where the file does not have it (rivers in `world`)."""
    return _layer(name, object_name).copy(deep=False)


def land(name: LayerName) -> "gpd.GeoDataFrame":
    """Countries, and provinces of some except in `world`; an enclave after its host.

    Columns a3, admin1 (blank for a whole country), name, name_ko. Exterior rings run clockwise
    as Plotly and d3 want them, with no edge over two degrees.
    """
    return layer(name, "land")


def lakes(name: LayerName) -> "gpd.GeoDataFrame":
    """Lakes over a size that depends on the layer; they lie on top of the land."""
    return layer(name, "lakes")


def rivers(name: LayerName) -> "gpd.GeoDataFrame":
    """Columns name, name_ko (blank for an unnamed river), rank (1 greatest, 9 least)."""
    return layer(name, "rivers")


def lines(name: LayerName) -> "gpd.GeoDataFrame":
    """Every outline once, with column `kind`: coast, border, province, mdl or disputed.

    Two lines never run over each other, and the edge where the layer was cut off is no line.
    """
    return _lines(name).copy(deep=False)


def country_shapes() -> dict[str, BaseGeometry]:
    """Shape by ISO 3166-1 alpha-3 (XKX Kosovo), each part from the finest layer that has it.

    Longitudes within -180 to 180. A point on the coast may fall in the sea by the generalisation:
    0.4 to 2.3 km in the layers of a region, 13 elsewhere. Islands under 700
    square km outside them are left out, except each country's largest; no Antarctica.
    """
    return dict(_countries())


def province_shapes(a3: str) -> dict[str, BaseGeometry]:
    """Shape by province name (`admin1`); empty where the layers have no provinces."""
    return {p: shape for (code, p), shape in _shapes().items() if code == a3 and p}


def _topology(name: LayerName) -> Topology:
    return read(outline_file(name))


def shapes_of(
    name: LayerName, object_name: ObjectName
) -> Sequence[tuple[Properties, BaseGeometry]]:
    """Each feature of an object with what is known of it."""
    return _shapes_of(_topology(name), object_name)


def lines_of(name: LayerName) -> Mapping[LineKind, Sequence[BaseGeometry]]:
    """What `lines` has, by its kind in the order of the alphabet."""
    return _lines_of(_topology(name))


@lru_cache(maxsize=32)
def _shapes_of(
    topology: Topology, object_name: ObjectName
) -> tuple[tuple[Properties, BaseGeometry], ...]:
    shapes = shapely.segmentize(topology.shapes(object_name), LONGEST_EDGE)
    oriented = shapely.orient_polygons(shapes, exterior_cw=True)
    return tuple(zip(topology.properties(object_name), oriented, strict=True))


@lru_cache(maxsize=8)
def _lines_of(topology: Topology) -> dict[LineKind, list[BaseGeometry]]:
    arcs: dict[LineKind, list[Degrees]] = {}
    cut_off = _cut_off(topology)
    for arc, kind in _kinds(topology).items():
        own = topology.arcs[arc]
        free = _off_the_box(own, topology.box) if arc in cut_off else [own]
        arcs.setdefault(kind, []).extend(free)
    return {kind: _merged(arcs[kind]) for kind in sorted(arcs)}


@cache
def _layer(name: LayerName, object_name: ObjectName) -> "gpd.GeoDataFrame":
    found = shapes_of(name, object_name)
    known = [properties for properties, _ in found]
    return _frame(known, COLUMNS[object_name], [shape for _, shape in found])


@cache
def _lines(name: LayerName) -> "gpd.GeoDataFrame":
    rows = [(kind, shape) for kind, shapes in lines_of(name).items() for shape in shapes]
    return _frame([{"kind": kind} for kind, _ in rows], ["kind"], [shape for _, shape in rows])


def _frame(known: Any, columns: list[str], shapes: list[BaseGeometry]) -> "gpd.GeoDataFrame":
    import geopandas as gpd

    return gpd.GeoDataFrame(known, columns=columns, geometry=shapes, crs=4326)


def _kinds(topology: Topology) -> dict[int, LineKind]:
    """The kind of every arc of the land, and of the special lines beside it."""
    special: list[LineKind] = [cast("LineKind", g["kind"]) for g in topology.properties("lines")]
    countries = [str(g["a3"]) for g in topology.properties("land")]
    kinds: dict[int, LineKind] = {
        arc: _kind([countries[user] for user in users])
        for arc, users in topology.users("land").items()
    }
    kinds.update((arc, special[users[0]]) for arc, users in topology.users("lines").items())
    return kinds


def _kind(countries: list[str]) -> LineKind:
    """What an arc is that so many features of these countries have in common."""
    if len(countries) == 1:
        return "coast"
    return "province" if len(set(countries)) == 1 else "border"


def _merged(arcs: Iterable[Degrees]) -> list[BaseGeometry]:
    joined = shapely.line_merge(shapely.MultiLineString([*arcs]))
    return list(shapely.get_parts(shapely.segmentize(joined, LONGEST_EDGE)))


def _cut_off(topology: Topology) -> set[int]:
    """Arcs that run along the edge the layer was cut off at: looked for in all at once."""
    on = _on_the_box(np.concatenate(topology.arcs), topology.box)
    ends = np.cumsum([len(arc) for arc in topology.arcs])
    on[ends[:-1] - 1] = False  # from one arc to the next
    return {*np.searchsorted(ends, np.flatnonzero(on), side="right").tolist()}


def _off_the_box(arc: Degrees, box: Box) -> list[Degrees]:
    """The stretches of an arc that do not run along that edge."""
    free = ~_on_the_box(arc, box)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(int)))
    return [arc[a : b + 1] for a, b in edges.reshape(-1, 2)]


def _on_the_box(line: Degrees, box: Box) -> NDArray[np.bool_]:
    """Of each step of a line, whether it runs along a side."""
    at = np.abs(line[:, [0, 1, 0, 1]] - box) <= 1e-7
    return np.logical_or.reduce(at[:-1] & at[1:], axis=1)


@cache
def finest_first() -> tuple[LayerName, ...]:
    """Our layers, that of the smallest box before all others."""
    names = [path.stem for path in DATA.glob("*.topojson")]
    return tuple(sorted(names, key=lambda name: shapely.box(*_topology(name).box).area))


@cache
def _shapes() -> dict[tuple[str, str], BaseGeometry]:
    """Land by country and province (blank: no provinces), each part from the finest layer."""
    parts: dict[tuple[str, str], list[BaseGeometry]] = {}
    taken: BaseGeometry = shapely.Polygon()
    for name in finest_first():
        frame = land(name)
        rest = shapely.difference(frame.geometry.to_numpy(), taken)
        for a3, admin1, shape in zip(frame["a3"], frame["admin1"], rest, strict=True):
            parts.setdefault((a3, admin1), []).append(shape)
        taken = shapely.union(taken, shapely.box(*_topology(name).box))
    return {key: shapely.union_all(found) for key, found in parts.items()}


@cache
def _countries() -> dict[str, BaseGeometry]:
    parts: dict[str, list[BaseGeometry]] = {}
    for (a3, _), shape in _shapes().items():
        parts.setdefault(a3, []).append(_within_180(shape))
    return {a3: shapely.union_all(parts[a3]) for a3 in sorted(parts)}


def _within_180(shape: BaseGeometry) -> BaseGeometry:
    """The part beyond 180 degrees put back to where a place's longitude has it."""
    if shape.is_empty or shape.bounds[2] <= 180:
        return shape
    beyond = shapely.intersection(shape, shapely.box(180, -90, 360, 90))
    moved = shapely.transform(beyond, lambda xy: xy - np.array([360.0, 0.0]))
    return shapely.union(shapely.difference(shape, beyond), moved)
