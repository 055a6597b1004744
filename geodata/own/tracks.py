"""The lines of features, thinned to what a map of a region shows."""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Sequence

import numpy as np
import shapely

from geodata.own.grid import Vertices
from geodata.own.positions import FINEST

MOST_POINTS = 60
FIRST_SHARE = 1 / 2000  # of the extent, that a thinned line may lie off


def is_on_earth(line: Vertices) -> bool:
    return all(abs(lat) <= 90 and abs(lon) <= 360 for lon, lat in line)


def thinned(line: Vertices, coarsen: float = 0.0) -> list[tuple[float, float]]:
    """At most `MOST_POINTS` of it; over the date line longitudes run on past 180.

    On a grid of `coarsen` degrees where that is not 0; empty for what is no line any more.
    """
    points = np.asarray([*line], np.float64)
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    if coarsen:
        points = np.round(points / coarsen) * coarsen
    points = points[np.append(True, np.any(np.diff(points, axis=0) != 0, axis=1))]
    if len(points) < 2:
        return []
    course = shapely.LineString(points)
    west, south, east, north = course.bounds
    apart = max(east - west, north - south) * FIRST_SHARE
    while len(course.coords) > MOST_POINTS:
        course = course.simplify(apart)
        apart *= 1.6
    return [(round(lon, FINEST), round(lat, FINEST)) for lon, lat in course.coords]


def parted(line: Sequence[tuple[float, float]]) -> list[Sequence[tuple[float, float]]]:
    """A line that comes back to where it began, in two at its farthest point; any other whole."""
    if line[0] != line[-1]:
        return [line]
    lons, lats = np.asarray([*line]).T
    far = int(np.argmax((lons - lons[0]) ** 2 + (lats - lats[0]) ** 2))
    return [line[: far + 1], line[far:]] if 0 < far < len(line) - 1 else []


def within_180(lon: float) -> float:
    return (lon + 180) % 360 - 180 if abs(lon) > 180 else lon
