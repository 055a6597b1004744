"""Courses: the smooth lines that ways are drawn by, with arrow heads, years and order.

A way on a map of a region is smoothed in the plane that such maps are drawn in. One that is drawn
on the world alone follows great circles. Courses come out in longitude and latitude (EPSG:4326).
They are schematic, and no track that anybody travelled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from pyproj import Proj

from geodata.cells import EARLIEST_YEAR
from geodata.lines import GEOD, Arrow, Floats
from geodata.records import WORLD, Leg, Place, Way
from geodata.vocabularies import Direction, PlacePrecision, Scale, WayKind

RADIUS_M = 6371008.8
POINTS_A_SPAN = 14
LONGEST_STEP_KM = 200.0  # of a great circle
HALF_DEGREE = 0.5

Years = tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """Albers' conic of equal area on a sphere, in metres: its meridian and its two parallels."""

    lon: float
    south: float
    north: float

    def project(self, points: Floats) -> Floats:
        """Longitude and latitude in degrees to metres."""
        return np.column_stack(_projection(self)(points[:, 0], points[:, 1]))

    def unproject(self, points: Floats) -> Floats:
        return np.column_stack(_projection(self)(points[:, 0], points[:, 1], inverse=True))


@lru_cache(maxsize=8)
def _projection(plane: Plane) -> Proj:
    cone = f"+lat_1={plane.south} +lat_2={plane.north} +lat_0=0 +lon_0={plane.lon}"
    return Proj(f"+proj=aea {cone} +R={RADIUS_M} +units=m")


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A way as it is drawn. `line` has a row (lon, lat) a vertex and is read-only; none for areas.

    Longitudes run on past 180, as those of a LegLine do. `years` are the stretches in which one of
    its legs was in use, in order and apart; the last year is None where it still is. What `is_past`
    ended before the year from which the subject counts the present.
    """

    way_id: str
    line: Floats
    heads: tuple[Arrow, ...]
    years: Years
    is_past: bool

    def in_use(self, year: int) -> bool:
        return any(first <= year and (last is None or year <= last) for first, last in self.years)


def course(
    way: Way,
    legs: Sequence[Leg],
    places: Mapping[str, Place],
    plane: Plane,
    past_before: int | None = None,
) -> Course:
    """`legs` are those the way generalises; legs of unknown places are passed over."""
    line = line_of(way, legs, places, plane)
    heads = tuple(head(line, share, plane) for share in way.heads) if len(line) > 1 else ()
    return along(way.id, line, heads, legs, past_before)


def along(
    way_id: str,
    line: Floats,
    heads: tuple[Arrow, ...],
    legs: Iterable[Leg],
    past_before: int | None,
) -> Course:
    """What is drawn along a line, in the years of its legs."""
    years = years_of(legs)
    ends = [np.inf if last is None else last for _, last in years]
    is_past = past_before is not None and all(last < past_before for last in ends)
    return Course(way_id, line, heads, years, is_past)


def line_of(way: Way, legs: Iterable[Leg], places: Mapping[str, Place], plane: Plane) -> Floats:
    """The smooth line through the way's points, towns among them in their own place."""
    towns = _towns(legs, places)
    points = np.array([towns.get(point, point) for point in way.points], np.float64).reshape(-1, 2)
    if len(points) < 2:
        line = points
    elif {*way.views} == {WORLD}:
        line = great_circles(points)
    else:
        line = smooth(points, plane)
    line.flags.writeable = False
    return line


def smooth(points: Floats, plane: Plane) -> Floats:
    """A centripetal Catmull-Rom spline in the plane, through every point; (lon, lat) in and out.

    Centripetal, so that it neither loops nor swings out where points lie close together.
    """
    flat = plane.project(points)
    before, after = 2 * flat[0] - flat[1], 2 * flat[-1] - flat[-2]
    knots = np.vstack([before, flat, after])
    share = np.arange(POINTS_A_SPAN)[:, np.newaxis] / POINTS_A_SPAN
    spans = [_span(knots[i : i + 4], share) for i in range(len(flat) - 1)]
    return plane.unproject(np.vstack([*spans, flat[-1:]]))


def _span(knots: Floats, share: Floats) -> Floats:
    """From the second of four knots towards the third (Barry and Goldman's pyramid)."""
    gaps = np.sqrt(np.linalg.norm(np.diff(knots, axis=0), axis=1))
    at = np.concatenate([[0.0], np.cumsum(np.maximum(gaps, 1e-6))])
    when = at[1] + share * (at[2] - at[1])

    def between(one: Floats, other: Floats, first: float, last: float) -> Floats:
        return one + (other - one) * ((when - first) / (last - first))

    lines = [between(knots[i], knots[i + 1], at[i], at[i + 1]) for i in range(3)]
    bows = [between(lines[i], lines[i + 1], at[i], at[i + 2]) for i in range(2)]
    return between(bows[0], bows[1], at[1], at[2])


def great_circles(points: Floats) -> Floats:
    """Geodesics from point to point on the WGS 84 ellipsoid; longitudes run on without a jump."""
    parts = [_great_circle(start, end) for start, end in pairwise(points)]
    line = np.vstack([*parts, points[-1:]])
    return np.column_stack([np.unwrap(line[:, 0], period=360), line[:, 1]])


def _great_circle(start: Floats, end: Floats) -> Floats:
    """From a point towards another, without the last vertex."""
    bearing, _, metres = GEOD.inv(start[0], start[1], end[0], end[1])
    steps = max(1, int(np.ceil(float(metres) / 1000 / LONGEST_STEP_KM)))
    along = np.linspace(0, float(metres), steps, endpoint=False)
    from_here = [np.full(steps, float(at)) for at in (start[0], start[1], bearing)]
    reached: tuple[Floats, ...] = GEOD.fwd(from_here[0], from_here[1], from_here[2], along)
    return np.column_stack(reached[:2])


def head(line: Floats, share: float, plane: Plane) -> Arrow:
    """An arrow head whose tip lies at a share of the length of a line of two vertices or more."""
    steps: Floats = np.linalg.norm(np.diff(plane.project(line), axis=0), axis=1)
    walked: Floats = np.concatenate([np.zeros(1), np.cumsum(steps)])
    wanted = share * float(walked[-1])
    step = min(max(int(np.searchsorted(walked, wanted, side="right")), 1), len(line) - 1)
    gap = float(walked[step] - walked[step - 1])
    part = (wanted - float(walked[step - 1])) / gap if gap else 0.0
    tip = line[step - 1] + part * (line[step] - line[step - 1])
    beyond = tip + (line[step] - line[step - 1])
    return Arrow(*tip.tolist(), *beyond.tolist())


def years_of(legs: Iterable[Leg]) -> Years:
    """The union of the legs' years; stretches that touch are one."""
    spans = sorted(_stretch(leg) for leg in legs)
    joined: list[tuple[int, float]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return tuple((first, None if last == np.inf else int(last)) for first, last in joined)


def _stretch(leg: Leg) -> tuple[int, float]:
    """All years where it has none of its own."""
    first, last = leg.in_use or (EARLIEST_YEAR, None)
    return first, np.inf if last is None else last


def _towns(
    legs: Iterable[Leg], places: Mapping[str, Place]
) -> dict[tuple[float, float], tuple[float, float]]:
    """Where a town of the legs stands, by the half degree next to it."""
    named = [places[key] for leg in legs for key in (leg.from_place, leg.to_place) if key in places]
    towns = [place for place in named if place.precision is PlacePrecision.CITY]
    return {(_half(town.lon), _half(town.lat)): (town.lon, town.lat) for town in reversed(towns)}


def _half(degrees: float) -> float:
    return round(degrees / HALF_DEGREE) * HALF_DEGREE


LAYERS = ("area", "thin", "air", "past", "branch", "trunk", "return")


def layer_of(way: Way, own: Course) -> str:
    """Where a way lies over or under others, one of LAYERS from below."""
    if way.kind is WayKind.AREA:
        return "area"
    if way.kind is WayKind.AIR:
        return "air"
    if way.scale in {None, Scale.FEW}:
        return "thin"
    if way.kind is WayKind.RETURN:
        return "return"
    if own.is_past:
        return "past"
    return "trunk" if way.scale is Scale.THOUSANDS else "branch"


def in_drawing_order(courses: Iterable[tuple[Way, Course]]) -> list[tuple[Way, Course]]:
    """From below: by layer, the narrower first, then in the order given.

    Each is drawn with its casing; the trunk's pieces once more without, so that their joints melt.
    """
    widths = [None, Scale.FEW, Scale.TENS, Scale.HUNDREDS, Scale.THOUSANDS]
    return sorted(
        courses, key=lambda one: (LAYERS.index(layer_of(*one)), widths.index(one[0].scale))
    )


def is_return(leg: Leg) -> bool:
    return leg.direction.leads is not Direction.OUT
