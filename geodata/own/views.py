"""The looks at the map that fit a reader's places: near, all or most of them, and the world."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, radians
from statistics import median

from geodata.subject import WORLD

LEAST_SPAN = 2.0  # degrees that a view shows at the least
ROOM = 0.12  # of its span that a view leaves around what it holds
SOUTH, NORTH, POLE = -58.0, 80.0, 89.0  # of the world, where people live; and as far as it goes
POLAR = 4.0  # degrees around what lies nearer to a pole
WIDEST = 150.0  # degrees; what spans more is looked at on the world
MOST = 2 / 3  # of the places, which are looked at near where the others are far away
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Extent:
    """Degrees; east may run on past 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> Point:
        return (self.west + self.east) / 2, (self.south + self.north) / 2


def around(points: Iterable[Point]) -> Extent | None:
    """The smallest box of all points, over the date line where that is shorter."""
    own = [*points]
    if not own:
        return None
    lons = sorted({lon % 360 for lon, _ in own})
    gaps = [(after - before, after) for before, after in pairwise(lons)]
    gap, west = max([(lons[0] + 360 - lons[-1], lons[0]), *gaps])
    west = west - 360 if west > 180 else west
    lats = [lat for _, lat in own]
    return Extent(west, min(lats), west + 360 - gap, max(lats))


def widened(box: Extent) -> Extent:
    """With room around it."""
    width, height = (max(one, LEAST_SPAN) for one in (box.east - box.west, box.north - box.south))
    lon, lat = box.middle
    half_width, half_height = width * (0.5 + ROOM), height * (0.5 + ROOM)
    return Extent(
        lon - half_width,
        max(lat - half_height, -POLE),
        lon + half_width,
        min(lat + half_height, POLE),
    )


def views_of(points: Sequence[Point]) -> dict[str, str]:
    """The views of a subject by name: near, where that is less than the world, and world."""
    box = around(points)
    whole = widened(box) if box else None
    most = around(_together(points, box)) if box else None
    sizes = [(whole, WIDEST), (widened(most) if most else None, WIDEST / 2)]
    near = [own for own, widest in sizes if own and own.east - own.west < widest]
    return {**({"near": _near(near[0])} if near else {}), "world": _world(box)}


def _together(points: Iterable[Point], box: Extent) -> list[Point]:
    """Most of the places: those that lie nearest to the middle one."""
    own = {point: ((point[0] - box.west) % 360, point[1]) for point in points}
    lon, lat = median(east for east, _ in own.values()), median(north for _, north in own.values())
    flat = cos(radians(lat))

    def away(point: Point) -> float:
        east, north = own[point]
        return hypot((east - lon) * flat, north - lat)

    return sorted(own, key=away)[: ceil(len(own) * MOST)]


def _near(box: Extent) -> str:
    lon, lat = box.middle
    numbers = ", ".join(f"{degrees:.2f}" for degrees in (box.west, box.south, box.east, box.north))
    height = box.north - box.south
    if abs(lat) > 25 and height < 60:
        third = height / 6
        parallels = f"parallels = [{lat - third:.2f}, {lat + third:.2f}], "
        projection = f'type = "conic equal area", {parallels}lon = {lon:.2f}'
    else:
        projection = f'type = "equirectangular", lon = {lon:.2f}'
    return (
        f'ground = "world"\nbox = [{numbers}]\n'
        f"projection = {{ {projection} }}\ntier = 3\nbeyond = 1.0"
    )


def _world(box: Extent | None) -> str:
    """Without the poles, where nothing is to be seen there."""
    lon = box.middle[0] if box else WORLD.projection.lon
    south, north = SOUTH, NORTH
    if box:
        south, north = min(box.south - POLAR, SOUTH), max(box.north + POLAR, NORTH)
        south, north = max(south, -POLE), min(north, POLE)
    west, east = lon - 170, lon + 170
    return (
        f'ground = "world"\nbox = [{west:.2f}, {south:.1f}, {east:.2f}, {north:.1f}]\n'
        f'projection = {{ type = "natural earth", lon = {lon:.2f} }}\ntier = 1'
    )
