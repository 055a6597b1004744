"""TopoJSON in and out: a line that two neighbours share is stored once, as one arc.

Coordinates are whole steps of a grid in degrees (EPSG:4326), so what is written reads back
exactly, and the arcs tell a coast (one user) from a border (two users).
"""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Steps = NDArray[np.int64]
Degrees = NDArray[np.float64]
Properties = dict[str, str | int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Grid:
    """Whole steps of `step` degrees, counted from the corner `west`, `south`."""

    west: float
    south: float
    step: float

    def steps(self, coordinates: Degrees) -> Steps:
        return np.rint((coordinates - [self.west, self.south]) / self.step).astype(np.int64)


@dataclass(frozen=True)
class Feature:
    """A polygon or line, in one part or many, and what is known of it."""

    properties: Properties
    geometry: BaseGeometry


# Writing


@dataclass
class _Arcs:
    """Collects arcs in the order of first use; an arc met backwards is the same arc."""

    junctions: NDArray[np.bool_]
    found: dict[tuple[int, ...], int] = field(default_factory=dict[tuple[int, ...], int])

    def index(self, path: tuple[int, ...]) -> int:
        if path in self.found:
            return self.found[path]
        if path[::-1] in self.found:
            return ~self.found[path[::-1]]
        return self.found.setdefault(path, len(self.found))

    def cut(self, path: Sequence[int]) -> list[int]:
        """The indices of the arcs a path is made of; a ring is turned to start at a junction."""
        path = self._turned(path) if path[0] == path[-1] else path
        inner = [i for i in range(1, len(path) - 1) if self.junctions[path[i]]]
        ends = [0, *inner, len(path) - 1]
        return [self.index(tuple(path[a : b + 1])) for a, b in pairwise(ends)]

    def _turned(self, ring: Sequence[int]) -> Sequence[int]:
        corners = ring[:-1]
        start = next((i for i, v in enumerate(corners) if self.junctions[v]), None)
        start = corners.index(min(corners)) if start is None else start
        return [*corners[start:], *corners[: start + 1]]


def encode(objects: Mapping[str, Sequence[Feature]], grid: Grid, box: Box) -> str:
    """TopoJSON text: equal input gives equal bytes. Exterior rings are written clockwise.

    `box` (west, south, east, north) is where the outlines were cut off; it becomes `bbox`.
    """
    shapes = [[_oriented(f.geometry) for f in features] for features in objects.values()]
    corners, paths = _vertices([p for group in shapes for s in group for p in _paths(s)], grid)
    arcs = _Arcs(_junctions(paths, len(corners)))
    supply = iter([arcs.cut(path) for path in paths])
    written: dict[str, Any] = {}
    for (name, features), group in zip(objects.items(), shapes, strict=True):
        geometries = [_geometry(f, s, supply) for f, s in zip(features, group, strict=True)]
        written[name] = {"type": "GeometryCollection", "geometries": geometries}
    scale, corner = [grid.step, grid.step], [grid.west, grid.south]
    topology: dict[str, Any] = {"type": "Topology", "bbox": box}
    topology["transform"] = {"scale": scale, "translate": corner}
    topology |= {
        "objects": written,
        "arcs": [_delta(corners[list(path)]) for path in arcs.found],
    }
    return json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n"


def _oriented(shape: BaseGeometry) -> BaseGeometry:
    return shapely.orient_polygons(shape, exterior_cw=True)


def _rings(polygon: shapely.Polygon) -> list[BaseGeometry]:
    return [polygon.exterior, *polygon.interiors]


def _paths(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        yield from _rings(part) if isinstance(part, shapely.Polygon) else [part]


def _vertices(lines: Sequence[BaseGeometry], grid: Grid) -> tuple[Steps, list[list[int]]]:
    """Distinct corners in grid steps, and each line as numbers of corners."""
    steps = grid.steps(shapely.get_coordinates(lines))
    corners, numbers = np.unique(steps, axis=0, return_inverse=True)
    breaks = np.cumsum(shapely.get_num_coordinates(lines))[:-1]
    paths = [_without_repeats(path) for path in np.split(numbers.ravel(), breaks)]
    return corners, paths


def _without_repeats(path: Steps) -> list[int]:
    return path[np.concatenate([[True], path[1:] != path[:-1]])].tolist()


def _junctions(paths: Iterable[Sequence[int]], count: int) -> NDArray[np.bool_]:
    """Corners where lines part or end: not exactly two different neighbours, or a line's end."""
    pairs = [np.column_stack([p[:-1], p[1:]]) for p in map(np.asarray, paths)]
    edges = np.concatenate(pairs)
    edges = np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0)
    junctions = np.bincount(edges[:, 0], minlength=count) != 2
    for path in pairs:
        if path[0, 0] != path[-1, 1]:
            junctions[[path[0, 0], path[-1, 1]]] = True
    return junctions


def _geometry(feature: Feature, shape: BaseGeometry, supply: Iterator[list[int]]) -> dict[str, Any]:
    """One TopoJSON geometry; `supply` gives the arcs of its paths in the order of `_paths`."""
    parts = shapely.get_parts(shape)
    polygons = [part for part in parts if isinstance(part, shapely.Polygon)]
    if polygons:
        kind, arcs = "Polygon", [[next(supply) for _ in _rings(part)] for part in polygons]
    else:
        kind, arcs = "LineString", [next(supply) for _ in parts]
    kind, arcs = (kind, arcs[0]) if len(parts) == 1 else ("Multi" + kind, arcs)
    return {"type": kind, "arcs": arcs, "properties": feature.properties}


def _delta(corners: Steps) -> list[list[int]]:
    return np.concatenate([corners[:1], np.diff(corners, axis=0)]).tolist()


# Reading


@dataclass(frozen=True, eq=False)
class Topology:
    """A TopoJSON file as read: `box` and `arcs` in degrees, `objects` as the file has them."""

    box: Box
    arcs: list[Degrees]
    objects: dict[str, list[dict[str, Any]]]

    def properties(self, name: str) -> list[Properties]:
        return [g["properties"] for g in self.objects.get(name, [])]

    def shapes(self, name: str) -> list[BaseGeometry]:
        return [self._shape(g) for g in self.objects.get(name, [])]

    def users(self, name: str) -> dict[int, list[int]]:
        """Arc number -> numbers of the object's geometries that use it."""
        found: dict[int, list[int]] = {}
        for number, geometry in enumerate(self.objects.get(name, [])):
            for arc in _flat(geometry["arcs"]):
                found.setdefault(arc if arc >= 0 else ~arc, []).append(number)
        return found

    def _path(self, numbers: Sequence[int]) -> Degrees:
        arcs = [self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in numbers]
        return np.concatenate([arcs[0], *(arc[1:] for arc in arcs[1:])])

    def _polygon(self, rings: Sequence[Sequence[int]]) -> shapely.Polygon:
        exterior, *holes = [self._path(ring) for ring in rings]
        return shapely.Polygon(exterior, holes)

    def _shape(self, geometry: dict[str, Any]) -> BaseGeometry:
        kind, arcs = geometry["type"], geometry["arcs"]
        if kind == "Polygon":
            return self._polygon(arcs)
        if kind == "MultiPolygon":
            return shapely.MultiPolygon([self._polygon(part) for part in arcs])
        lines = [arcs] if kind == "LineString" else arcs
        return shapely.MultiLineString([self._path(line) for line in lines])


def decode(text: str) -> Topology:
    """Read TopoJSON with a `transform`, as `encode` writes it."""
    raw = json.loads(text)
    scale, corner = (np.array(raw["transform"][k]) for k in ("scale", "translate"))
    ends = np.cumsum([len(arc) for arc in raw["arcs"]])
    steps = np.cumsum(np.array([*chain.from_iterable(raw["arcs"])]), axis=0)
    before = np.concatenate([[[0, 0]], steps[ends[:-1] - 1]])
    steps -= np.repeat(before, np.diff(ends, prepend=0), axis=0)  # each arc begins anew
    # Rounding takes off the noise of the multiplication (35.300000000000004).
    degrees = np.round(steps * scale + corner, 6).astype(np.float64)
    objects = {name: o["geometries"] for name, o in raw["objects"].items()}
    return Topology(tuple(raw["bbox"]), [degrees[a:b] for a, b in pairwise([0, *ends])], objects)


def read(path: Path) -> Topology:
    """Once for each state of the file: checks of the facts and maps both need it."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Topology:
    return decode(path.read_text(encoding="utf-8"))


def _flat(arcs: Any) -> Iterator[int]:
    for item in arcs:
        if isinstance(item, int):
            yield item
        else:
            yield from _flat(item)
