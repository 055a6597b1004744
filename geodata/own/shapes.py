"""Geometry of features as rows of a table have it: a point in cells, lines beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, cast

from geodata.own.grid import Refused, Vertices
from geodata.own.limits import MOST_VERTICES
from geodata.own.positions import written
from geodata.sentences import Sentence, say


@dataclass
class Shape:
    """`point` is latitude and longitude as text; `remark` says what of it is not drawn."""

    point: tuple[str, str] = ("", "")
    lines: list[Vertices] = field(default_factory=list[Vertices])
    remark: Sentence | None = None


class Shapes:
    """Reads geometries and counts the vertices of all of them together."""

    def __init__(self) -> None:
        self._vertices = 0
        self._left = 0  # points of a feature beyond its first

    def of_geojson(self, geometry: Any) -> Shape:
        """RFC 7946; longitude comes first. Anything else is no geometry."""
        shape, self._left = Shape(), 0
        for kind, coordinates in _parts(geometry):
            self._add(shape, kind, coordinates)
        if shape.point == ("", "") and not shape.lines and not shape.remark:
            shape.remark = say("own.no_geometry")
        return shape

    def _add(self, shape: Shape, kind: str, coordinates: Any) -> None:
        if kind == "Point":
            self._point(shape, [coordinates])
        elif kind == "MultiPoint":
            self._point(shape, _list(coordinates))
        elif kind == "LineString":
            self._line(shape, coordinates)
        elif kind == "MultiLineString":
            for own in _list(coordinates):
                self._line(shape, own)
        elif kind in {"Polygon", "MultiPolygon"}:
            rings = _list(coordinates) if kind == "Polygon" else _first(coordinates)
            self._area(shape, self.vertices(_first([*rings])))

    def _point(self, shape: Shape, points: Sequence[Any]) -> None:
        own = self.vertices(points)
        if own and shape.point == ("", ""):
            shape.point = written(own[0][1]), written(own[0][0])
            own = own[1:]
        self._left += len(own)
        if self._left:
            shape.remark = say("own.more_points", n=self._left)

    def _line(self, shape: Shape, coordinates: Any) -> None:
        own = self.vertices(_list(coordinates))
        if len(own) > 1:
            shape.lines.append(own)

    def _area(self, shape: Shape, ring: Vertices) -> None:
        """An area stands as a point in its middle, as coarse as it is large."""
        if not ring:
            return
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        wide = max(max(lons) - min(lons), max(lats) - min(lats))
        decimals = 0 if wide > 1 else 1 if wide > 0.1 else 2
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        shape.point = f"{lat:.{decimals}f}", f"{lon:.{decimals}f}"
        shape.remark = say("own.area")

    def vertices(self, points: Iterable[Any]) -> Vertices:
        """Those that are two finite numbers."""
        found: list[tuple[float, float]] = []
        for point in points:
            pair = _list(point)[:2]
            if len(pair) == 2 and all(_is_number(own) for own in pair):
                found.append((float(pair[0]), float(pair[1])))
        self._vertices += len(found)
        if self._vertices > MOST_VERTICES:
            raise Refused(say("own.many_vertices", most=MOST_VERTICES))
        return found


def _parts(geometry: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if not isinstance(geometry, dict) or depth > 4:
        return
    own = cast("dict[str, Any]", geometry)
    if own.get("type") == "GeometryCollection":
        for part in _list(own.get("geometries")):
            yield from _parts(part, depth + 1)
    else:
        yield str(own.get("type")), own.get("coordinates")


def _list(value: Any) -> list[Any]:
    return [*cast("Sequence[Any]", value)] if isinstance(value, list | tuple) else []


def _first(value: Any) -> list[Any]:
    return _list(next(iter(_list(value)), None))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
