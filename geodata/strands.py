"""Strands: close by, the corridors that share a way are drawn side by side on it.

The widest corridor keeps the way's own line. Each other one runs beside it where its legs do, and
no farther, and joins it at both ends. Lines come in and go out in longitude and latitude
(EPSG:4326).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from geodata.courses import Plane
from geodata.lines import Floats
from geodata.records import Leg, Place
from geodata.vocabularies import Scale

WIDEST_FIRST = (Scale.THOUSANDS, Scale.HUNDREDS, Scale.TENS, Scale.FEW, None)
# How far the next strand lies from the middle of one, so that no line covers another.
APART_M: dict[Scale | None, int] = {Scale.THOUSANDS: 34_000, Scale.HUNDREDS: 20_000}
APART_ELSE_M = 11_000
JOINED_M = 60_000  # along the way, in which a strand leaves it and comes back


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    corridor: str
    scale: Scale | None
    legs: tuple[Leg, ...]
    line: Floats


def strands(
    line: Floats,
    legs: Iterable[Leg],
    scales: Mapping[str, Scale | None],
    places: Mapping[str, Place],
    plane: Plane,
) -> tuple[Strand, ...]:
    """Of a way with its line and its legs, the widest first; none where one corridor has it all.

    `scales` are those of its corridors, none wider than the way's own.
    """
    own: dict[str, list[Leg]] = {}
    for leg in legs:
        own.setdefault(leg.corridor_id, []).append(leg)
    if len(own) < 2:
        return ()
    main, *others = sorted(own, key=lambda key: (WIDEST_FIRST.index(scales[key]), -len(own[key])))
    found = [Strand(main, scales[main], tuple(own[main]), line)]
    away = _half(scales[main])
    for key in others:
        away += _half(scales[key])
        runs = [*_runs(own[key], line, places, plane)]
        found += [
            Strand(key, scales[key], run, _beside(line, first, last, away, plane))
            for run, first, last in runs
        ]
        away += _half(scales[key]) if runs else -_half(scales[key])
    return tuple(found)


def narrower(one: Scale | None, other: Scale | None) -> Scale | None:
    return max(one, other, key=WIDEST_FIRST.index)


def _half(scale: Scale | None) -> float:
    return APART_M.get(scale, APART_ELSE_M) / 2


def _runs(
    legs: Sequence[Leg], line: Floats, places: Mapping[str, Place], plane: Plane
) -> Iterator[tuple[tuple[Leg, ...], int, int]]:
    """Legs that follow one another, with the vertices of the line between which they lie."""
    for _, numbered in groupby(enumerate(legs), key=lambda one: one[1].seq - one[0]):
        run = tuple(leg for _, leg in numbered)
        ends = run[0].from_place, run[-1].to_place
        if all(end in places for end in ends):
            first, last = sorted(_nearest(line, places[end], plane) for end in ends)
            if last - first > 1:
                yield run, first, last


def _nearest(line: Floats, place: Place, plane: Plane) -> int:
    at = plane.project(np.array([[place.lon, place.lat]]))
    return int(np.linalg.norm(plane.project(line) - at, axis=1).argmin())


def _beside(line: Floats, first: int, last: int, away: float, plane: Plane) -> Floats:
    """The stretch of a line between two vertices, moved to the left of who goes along it."""
    flat = plane.project(line)
    ahead = np.gradient(flat, axis=0)
    left = np.column_stack([-ahead[:, 1], ahead[:, 0]])
    left /= np.maximum(np.linalg.norm(left, axis=1, keepdims=True), 1e-9)
    stretch = slice(first, last + 1)
    steps = np.linalg.norm(np.diff(flat[stretch], axis=0), axis=1)
    walked = np.concatenate([[0.0], np.cumsum(steps)])
    near_end = np.minimum(walked, walked[-1] - walked) / JOINED_M
    share = np.clip(near_end, 0, 1)[:, np.newaxis]
    moved = flat[stretch] + away * share * share * (3 - 2 * share) * left[stretch]
    found = plane.unproject(moved)
    found.flags.writeable = False
    return found
