"""Outlines, rivers and the demarcation line in EPSG:4326, shape by shape.

No frame of GeoPandas: with pandas and Arrow it takes a server half a second and 80 MB for good.
Longitudes of the `world` layer run on past 180 (to 190.3) so that Chukotka is in one piece.
"""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geodata.folder import DATA, outline_file
from geodata.topology import Box, Degrees, Properties, Topology, read

LayerName = str
ObjectName = Literal["land", "lakes", "rivers", "lines", "dmz"]
LineKind = Literal["coast", "border", "province", "mdl", "disputed"]

LONGEST_EDGE = 2.0  # degrees; a longer one would be seen to bend, being drawn as a great circle
ATTRIBUTION = (
    "Outlines: Natural Earth 1:10m (public domain; versions 3.0 to 4.1 as packaged in Debian "
    "libmagics++-data 4.13.0), generalised; they sketch actual control, take no position on "
    "sovereignty, and show the Military Demarcation Line and the Demilitarized Zone schematically."
)


def _topology(name: LayerName) -> Topology:
    return read(outline_file(name))


def shapes_of(
    name: LayerName, object_name: ObjectName
) -> Sequence[tuple[Properties, BaseGeometry]]:
    """Each feature of an object with what is known of it; none where the file has no such object.

    `land` has countries, and provinces of some except in `world`, an enclave after its host; each
    knows a3, admin1 (blank for a whole country), name and name_ko. `lakes` are those over a size
    that depends on the layer. `rivers` know name, name_ko (blank for an unnamed one) and rank (1
    greatest, 9 least). Exterior rings run clockwise as Plotly and d3 want them, with no edge over
    two degrees.
    """
    return _shapes_of(_topology(name), object_name)


def lines_of(name: LayerName) -> Mapping[LineKind, Sequence[BaseGeometry]]:
    """Every outline once, by its kind in the order of the alphabet.

    Two lines never run over each other, and the edge where the layer was cut off is no line.
    """
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
