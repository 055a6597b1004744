"""What the map of the stage gets of a scene: ways, names, stops of corridors, legs of events."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from geodata.subject import Name
from geodata.vocabularies import Direction, Mode, PlacePrecision, WayKind
from geodata.ways import Step, rounded_km
from geodata.wording import FALLBACK, country, engine, listed, number
from timeline.figures.map import dash_of
from timeline.scene import DrawnWay, Label, Mark, Scene, Spot, Track
from timeline.stage.wire import NameRow, ReturnedRow, StopRow, WayLabel, WayRow
from timeline.text import Words

Degrees = NDArray[np.float64]
MOST_ALONG = 60  # legs of an event before it, and after it
FOREMOST = 3  # rank of a place whose return arrow is the wider


@dataclass(frozen=True, slots=True)
class Border:
    """Provinces that people stay in (country and province), and where they cross rivers."""

    provinces: tuple[tuple[str, str], ...]
    crossed: tuple[tuple[float, float], ...]


NOTHING = Border((), ())


def border_of(scene: Scene) -> Border:
    areas = [way for way in scene.ways if way.kind is WayKind.AREA]
    origin = scene.subject.countries.origin
    sections = [
        (spot.lon, spot.lat)
        for spot in scene.spots
        if spot.precision is PlacePrecision.BORDER_SECTION and spot.country in origin
    ]
    return Border(tuple(pair for area in areas for pair in area.provinces), tuple(sections))


def steps_of(part: Degrees, grain: int = 1) -> list[int]:
    """[lon, lat, step of lon, step of lat, ...] in thousandths of a degree, by so many."""
    return all_steps([part], grain)[0]


def all_steps(parts: Sequence[Degrees], grain: int = 1) -> list[list[int]]:
    """Of many parts at once: an outline has thousands."""
    if not parts:
        return []
    points = np.concatenate([part[:, :2] for part in parts])
    grid = np.round(points * 1000 / grain).astype(int) * grain
    sizes = np.array([len(part) for part in parts])
    ends = np.cumsum(sizes)
    begins = ends - sizes
    steps = np.diff(grid, axis=0, prepend=grid[:1])
    steps[begins] = grid[begins]
    moved = np.logical_or.reduce(steps != 0, axis=1)
    moved[begins] = True
    flat, kept = steps[moved].ravel().tolist(), 2 * np.cumsum(moved)[ends - 1]
    return [flat[a:b] for a, b in pairwise([0, *kept.tolist()])]


def drawn_way(way: DrawnWay, widest: str) -> WayRow:
    """`widest` is the view of the world."""
    return {
        "id": way.id,
        "name": way.name,
        "kind": way.kind.value,
        "ink": way.ink,
        "legs": list(way.legs),
        "corridors": list(way.corridors),
        "years": list(way.years),
        "views": list(way.views),
        "abroad": {*way.views} == {widest},
        "dashed": dash_of(way) != "solid",
        "steps": steps_of(way.line) if len(way.line) else [],
        "heads": [[round(degrees, 3) for degrees in head] for head in way.heads],
        "label": _at_way(way.label) if way.label else None,
    }


def _at_way(label: Label) -> WayLabel:
    return {
        "at": (label.lon, label.lat),
        "side": label.side.value,
        "emphasis": label.emphasis,
        "told": label.told,
        "fact": label.fact,
        "counted": list(label.counted),
    }


def name_on_map(name: Name, words: Words) -> NameRow:
    """Its second name is that of the other script, on maps in English alone."""
    return {
        "id": name.key,
        "kind": "focus" if name.tier == 0 else "country" if name.is_country else "sea",
        "text": words.get("map", {}).get(name.key) or _country(name, words.language),
        "second": (name.second or "") if words.language == FALLBACK else "",
        "at": [(name.lon, name.lat), *name.others],
        "size": name.size,
        "rank": name.tier,
        "lines": name.lines,
    }


def _country(name: Name, language: str) -> str:
    return country(name.key, language) if name.is_country else ""


class Along:
    """The legs that events have of their own, found by the places that they join."""

    def __init__(self, tracks: Iterable[Track]) -> None:
        self._to: dict[str, list[Track]] = defaultdict(list)
        self._on: dict[str, list[Track]] = defaultdict(list)
        for track in tracks:
            self._to[track.end].append(track)
            self._on[track.start].append(track)

    def legs_of(self, mark: Mark) -> list[str]:
        """In order: what led to its places and on from them in its years, the nearest of many."""
        legs: dict[str, None] = {}
        for place in mark.places if mark.corridors else ():
            before = [track.leg for track in islice(self._led_to(place, mark), MOST_ALONG)]
            after = [track.leg for track in islice(self._led_on(place, mark), MOST_ALONG)]
            legs |= dict.fromkeys([*reversed(before), *after])
        return list(legs)

    def _led_to(self, place: str, mark: Mark) -> Iterator[Track]:
        return _reached(place, mark, self._to, lambda track: track.start)

    def _led_on(self, place: str, mark: Mark) -> Iterator[Track]:
        return _reached(place, mark, self._on, lambda track: track.end)


def _reached(
    place: str,
    mark: Mark,
    at: Mapping[str, Sequence[Track]],
    beyond: Callable[[Track], str],
) -> Iterator[Track]:
    """The legs of an event that can be reached from a place, the nearest first."""
    waiting, seen = deque([(place, "")]), {place}
    while waiting:
        here, corridor = waiting.popleft()
        for track in at.get(here, ()):
            if not _is_of(track, mark) or (corridor and track.corridor != corridor):
                continue
            yield track
            if (there := beyond(track)) not in seen:
                seen.add(there)
                waiting.append((there, track.corridor))


def _is_of(track: Track, mark: Mark) -> bool:
    within = track.first_year < mark.end and _last(track) > mark.start - 1
    return within and track.corridor in mark.corridors


def _last(track: Track) -> float:
    return np.inf if track.last_year is None else track.last_year


def stops(scene: Scene, words: Words) -> dict[str, list[StopRow]]:
    """The places along a corridor's trunk, each with how one gets there from the one before."""
    return {
        corridor: [
            {"place": course.trunk.steps[0].start.id, "told": ""},
            *({"place": step.end.id, "told": _told(step, words)} for step in course.trunk.steps),
        ]
        for corridor, course in scene.courses.items()
        if course.trunk and course.trunk.steps
    }


def _told(step: Step, words: Words) -> str:
    say, language = engine(words.language)["ways"]["modes"], words.language
    modes = [say[mode] for mode in dict.fromkeys(step.modes) if mode is not Mode.UNKNOWN]
    km = number(rounded_km(step.length_km), language)
    return words["stage"]["leg"].format(km=km, by=listed(modes, language)).strip()


def returned(scene: Scene) -> list[ReturnedRow]:
    """People handed over a border back into the country they left, town by town."""
    spots = {spot.id: spot for spot in scene.spots}
    origin = scene.subject.countries.origin
    drawn = {leg for way in scene.ways if way.kind is WayKind.RETURN for leg in way.legs}
    return [
        _handover(track, spots)
        for track in scene.tracks
        if track.direction is Direction.FORCED_RETURN
        and track.leg in drawn
        and spots[track.start].country in scene.subject.countries.neighbour
        and spots[track.end].country in origin
        and {spots[track.start].precision, spots[track.end].precision} == {PlacePrecision.CITY}
    ]


def _handover(track: Track, spots: Mapping[str, Spot]) -> ReturnedRow:
    start, end = spots[track.start], spots[track.end]
    return {
        "id": track.leg,
        "corridor": track.corridor,
        "from": (start.lon, start.lat),
        "to": (end.lon, end.lat),
        "first": track.first_year,
        "last": track.last_year,
        "foremost": start.rank is not None and start.rank <= FOREMOST,
    }
