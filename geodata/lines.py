"""Corridor geometry: a line for each leg, side by side where legs join the same two points.

Coordinates are longitude and latitude in degrees (EPSG:4326). Lengths and bearings are those of
the geodesic on the WGS 84 ellipsoid between the two ends. The lines themselves are schematic:
great circles on a sphere, bent a little to the side, and no track that anybody travelled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from geodata.records import Leg, Place
from geodata.vocabularies import Direction, Mode

Floats = NDArray[np.float64]
Point = tuple[float, float]

GEOD = Geod(ellps="WGS84")
EARTH_RADIUS_KM = 6371.0088
SAME_POINT_KM = 0.001

SPACING_KM = 28.0  # six or seven pixels on the map of the whole region
WIDEST_GAP = 0.08  # of the leg's length, so that two lines on a short leg stay a pair
WIDEST_FAN = 0.32  # of the leg's length, from the first line to the last
CROWDED = 0.4  # of the spacing: closer lines can't be told apart and close up to one strand
BOW = 0.03  # of the leg's length
HIGHEST_BOW_KM = 120.0
TAPER = 14.0  # half widths of the fan; it opens as gently on a short leg as on a long one
LEAST_TAPER, MOST_TAPER = 0.15, 0.5  # of the leg's length

LONGEST_STEP_KM = 300.0
FEWEST_STEPS = 32
TWO_ARROWS_FROM = 60.0  # spacings


class Arrow(NamedTuple):
    """Where the tip of an arrow head lies, and the next vertex in the direction of travel."""

    lon: float
    lat: float
    lon_next: float
    lat_next: float


@dataclass(frozen=True, slots=True, eq=False)
class LegLine:
    """A leg as it is drawn, from its first place to its last.

    `coordinates` has a row (lon, lat) a vertex and is read-only; a leg whose places share a
    point has one row and is a marker. Longitudes run on without a jump: a line over the 180th
    meridian goes past 180 (to 262 at most here), never below -180.
    A projection that knows the sphere (d3, Plotly `geo`) takes them as they are; a flat drawer
    cuts them with `split_at_antimeridian`, or shows them whole on a map from 0 to 360.

    `length_km` is the geodesic between the ends, not the length of the bent line;
    `bearing_degrees` the azimuth at the start, clockwise from north in 0 to 360, None at a marker.
    Of side-by-side lines too close to be told apart only one in each direction has `arrows`.
    """

    leg_id: str
    corridor_id: str
    coordinates: Floats
    length_km: float
    bearing_degrees: float | None
    arrows: tuple[Arrow, ...]
    same_point: bool


@dataclass(frozen=True, slots=True)
class _Span:
    """A leg with its ends; `length_km` and `bearing_degrees` as in LegLine."""

    leg: Leg
    start: Point
    end: Point
    length_km: float
    bearing_degrees: float

    @property
    def pair(self) -> tuple[Point, Point]:
        """Both ends, the eastern first, whichever way the leg goes."""
        east, west = sorted((self.start, self.end), key=lambda point: (-point[0], point[1]))
        return east, west


def leg_lines(
    legs: Iterable[Leg], places: Mapping[str, Place], spacing_km: float = SPACING_KM
) -> dict[str, LegLine]:
    """The line of every leg by its id, in the order given; without legs of unknown places.

    Legs between the same two points, in either direction, run side by side in the order of
    their corridors' ids and meet at both ends. In the middle they are `spacing_km` apart, or
    less where the leg is short; give the distance that keeps lines apart at the map's scale.
    """
    spans = _spans(legs, places)
    bundles: dict[tuple[Point, Point], list[_Span]] = defaultdict(list)
    for span in sorted(spans, key=lambda span: (span.leg.corridor_id, span.leg.seq)):
        bundles[span.pair].append(span)
    lines = {line.leg_id: line for spans in bundles.values() for line in _bundle(spans, spacing_km)}
    return {span.leg.id: lines[span.leg.id] for span in spans}


def geodesic(start: Place, end: Place) -> tuple[float, float | None]:
    """Length in km and initial bearing in degrees; the bearing is None within a metre."""
    bearing, _, metres = GEOD.inv(start.lon, start.lat, end.lon, end.lat)
    length_km = float(metres) / 1000
    return length_km, None if length_km < SAME_POINT_KM else float(bearing) % 360


def split_at_antimeridian(coordinates: Floats) -> tuple[Floats, ...]:
    """The line in parts that stay within -180 to 180, as GeoJSON wants it (RFC 7946, 3.1.9).

    Where a part ends on 180 the next begins on -180 at the same latitude, or the other way
    round, so that no gap is seen. Takes longitudes that run on as well as ones that jump.
    """
    lon, lat = np.unwrap(coordinates[:, 0], period=360), coordinates[:, 1]
    world = np.floor((lon + 180) / 360)
    before = np.flatnonzero(np.diff(world))
    edges = 180 + 360 * np.minimum(world[before], world[before + 1])
    share = (edges - lon[before]) / (lon[before + 1] - lon[before])
    crossings = np.column_stack([edges, lat[before] + share * (lat[before + 1] - lat[before])])
    line = np.insert(np.column_stack([lon, lat]), before + 1, crossings, axis=0)
    bounds = [0, *(before + 1 + np.arange(len(before))).tolist(), len(line) - 1]
    parts = [line[first : last + 1] for first, last in pairwise(bounds)]
    return tuple(_in_one_world(part) for part in parts if len(parts) == 1 or np.ptp(part, 0).any())


def _in_one_world(part: Floats) -> Floats:
    """The same part between -180 and 180."""
    middle = (part[:, 0].min() + part[:, 0].max()) / 2
    return part - np.array([360 * np.floor((middle + 180) / 360), 0.0])


def _spans(legs: Iterable[Leg], places: Mapping[str, Place]) -> list[_Span]:
    known = [leg for leg in legs if leg.from_place in places and leg.to_place in places]
    starts = [(places[leg.from_place].lon, places[leg.from_place].lat) for leg in known]
    ends = [(places[leg.to_place].lon, places[leg.to_place].lat) for leg in known]
    if not known:
        return []
    bearings, _, metres = GEOD.inv(*np.array(starts).T, *np.array(ends).T)
    return [
        _Span(leg, start, end, float(length) / 1000, float(bearing) % 360)
        for leg, start, end, length, bearing in zip(
            known, starts, ends, metres, bearings, strict=True
        )
    ]


def _bundle(spans: Sequence[_Span], spacing_km: float) -> list[LegLine]:
    """The lines between two points, from one side to the other."""
    length_km = spans[0].length_km
    if length_km < SAME_POINT_KM:
        return [_marker(span) for span in spans]
    gap_km = _gap_km(len(spans), length_km, spacing_km)
    crowded = gap_km < CROWDED * spacing_km
    half_km = gap_km * (len(spans) - 1) / (4 if crowded else 2)
    beside_km = np.linspace(-half_km, half_km, len(spans))
    courses = _courses(spans[0].pair, _sideways_km(beside_km, length_km, _bow_km(spans)))
    headed = _one_each_way(spans) if crowded else range(len(spans))
    return [
        _line(span, course, _heads(rank, length_km / spacing_km) if rank in headed else ())
        for rank, (span, course) in enumerate(zip(spans, courses, strict=True))
    ]


def _marker(span: _Span) -> LegLine:
    return LegLine(
        span.leg.id, span.leg.corridor_id, _frozen(np.array([span.start])), 0.0, None, (), True
    )


def _line(span: _Span, course: Floats, heads: Sequence[float]) -> LegLine:
    """`course` runs from the eastern end; `heads` are shares of the way in travel direction."""
    way = _unwrapped(course if span.start == span.pair[0] else course[::-1])
    return LegLine(
        span.leg.id,
        span.leg.corridor_id,
        _frozen(way),
        span.length_km,
        span.bearing_degrees,
        tuple(_arrow(way, share) for share in heads),
        False,
    )


def _gap_km(lines: int, length_km: float, spacing_km: float) -> float:
    return min(spacing_km, WIDEST_GAP * length_km, WIDEST_FAN * length_km / max(1, lines - 1))


def _bow_km(spans: Sequence[_Span]) -> float:
    """How far the middle lies off the great circle, to the left as seen from the eastern end.

    Ways out over land and sea bow to the north and west; flights and returns, which often run
    nearly alongside, to the south and east.
    """
    height_km = min(BOW * spans[0].length_km, HIGHEST_BOW_KM)
    return -height_km if any(_leaves_below(span.leg) for span in spans) else height_km


def _leaves_below(leg: Leg) -> bool:
    return leg.direction.leads is Direction.OUT and leg.mode is not Mode.AIR


def _sideways_km(beside_km: Floats, length_km: float, bow_km: float) -> Floats:
    """Distance of each vertex from the great circle: a row a line, a column a vertex.

    `beside_km` is where each line runs beside the middle of the bundle once the fan is open.
    """
    steps = max(FEWEST_STEPS, int(np.ceil(length_km / LONGEST_STEP_KM)))
    along = np.linspace(0, 1, steps + 1)
    taper = np.clip(TAPER * beside_km[-1] / length_km, LEAST_TAPER, MOST_TAPER)
    opened = np.minimum(np.minimum(along, 1 - along) / taper, 1)
    return beside_km[:, np.newaxis] * opened * (2 - opened) + bow_km * 4 * along * (1 - along)


def _courses(pair: tuple[Point, Point], sideways_km: Floats) -> Floats:
    """Lines beside the great circle of a pair: (lines, vertices, 2) in lon, lat.

    A line is a function of the way along the circle, so it never meets itself, nor a neighbour.
    """
    start, end = _on_sphere(pair[0]), _on_sphere(pair[1])
    left = _left_of(start, end)
    whole = float(np.arctan2(np.cross(start, end) @ left, start @ end))
    turn = np.linspace(0, whole, sideways_km.shape[1])[:, np.newaxis]
    circle = np.cos(turn) * start + np.sin(turn) * np.cross(left, start)
    aside = (sideways_km / EARTH_RADIUS_KM)[..., np.newaxis]
    x, y, z = np.moveaxis(np.cos(aside) * circle + np.sin(aside) * left, -1, 0)
    courses = np.degrees(np.stack([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))], axis=-1))
    courses[:, 0], courses[:, -1] = pair
    return courses


def _on_sphere(point: Point) -> Floats:
    lon, lat = np.radians(point)
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _left_of(start: Floats, end: Floats) -> Floats:
    """The pole on the left of the way; for antipodes, which have many ways, any such pole."""
    pole = np.asarray(np.cross(start, end), np.float64)
    if np.linalg.norm(pole) < 1e-12:
        pole = np.asarray(np.cross(start, np.eye(3)[np.argmin(np.abs(start))]), np.float64)
    return pole / float(np.linalg.norm(pole))


def _unwrapped(course: Floats) -> Floats:
    """The same line with longitudes that run on; what crosses 180 runs past it eastwards."""
    lon, lat = course.T.copy()
    if np.unwrap(lon, period=360).min() < -180:
        lon[0] += 360
    return np.column_stack([np.unwrap(lon, period=360), lat])


def _one_each_way(spans: Sequence[_Span]) -> set[int]:
    return set({span.start: rank for rank, span in enumerate(spans)}.values())


def _heads(rank: int, spacings: float) -> tuple[float, ...]:
    """Shares of the way; neighbours carry theirs a little apart, so that heads don't touch."""
    if spacings < TWO_ARROWS_FROM:
        return (0.55 + 0.12 * (rank % 3 - 1),)
    aside = 0.04 * (rank % 3 - 1)
    return 0.35 + aside, 0.7 + aside


def _arrow(way: Floats, share: float) -> Arrow:
    tip = round(share * (len(way) - 1))
    (lon, lat), (lon_next, lat_next) = way[tip].tolist(), way[tip + 1].tolist()
    return Arrow(lon, lat, lon_next, lat_next)


def _frozen(coordinates: Floats) -> Floats:
    coordinates.flags.writeable = False
    return coordinates
