"""The way of a corridor: its steps in numbers, and in sentences made from them.

Distances are geodesics on the WGS 84 ellipsoid between schematic waypoints, so they are told as
"about" with two figures. A waypoint on a border stands on both sides of it: what changes country
is the step between the places around it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import floor, log10

from geodata.lines import SAME_POINT_KM, geodesic
from geodata.records import Corridor, Leg, Place
from geodata.vocabularies import Direction, Mode, PlaceKind
from geodata.wording import Words, country, engine, listed, number

LONGEST_HEADED_KM = 5_000.0  # farther, a great circle turns too much for one compass word


@dataclass(frozen=True, slots=True)
class Step:
    """From one place to the next that is not a mere border waypoint; those in between are `over`.

    `bearing_degrees` is the azimuth at the start towards the end, None where they share a point;
    `length_km` the sum over its legs, `flown_km` what of it is by air.
    """

    start: Place
    end: Place
    over: tuple[Place, ...]
    modes: tuple[Mode, ...]
    length_km: float
    flown_km: float
    bearing_degrees: float | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps that follow one another in one direction. `goes_on`: it starts at a place used before.

    `countries` are ISO 3166-1 alpha-3 codes in the order of the way, without repeating in a row.
    """

    leg_ids: tuple[str, ...]
    steps: tuple[Step, ...]
    direction: Direction
    goes_on: bool

    @property
    def length_km(self) -> float:
        return sum(step.length_km for step in self.steps)

    @property
    def flown_km(self) -> float:
        return sum(step.flown_km for step in self.steps)

    @property
    def countries(self) -> tuple[str, ...]:
        codes = [self.steps[0].start.country, *(step.end.country for step in self.steps)]
        return tuple(code for code, _ in groupby(codes))

    @property
    def borders(self) -> tuple[tuple[str, str], ...]:
        """Pairs of countries, from and to, at sea and in the air as on land."""
        return tuple(pairwise(self.countries))

    @property
    def modes(self) -> tuple[Mode, ...]:
        """Each mode once, in the order of the way."""
        return tuple(dict.fromkeys(mode for step in self.steps for mode in step.modes))


@dataclass(frozen=True, slots=True)
class CorridorWay:
    """A corridor's trunk and its branches. `trunk` is None where no leg can be placed."""

    corridor_id: str
    trunk: Stretch | None
    branches: tuple[Stretch, ...]

    @property
    def length_km(self) -> float:
        """Of the trunk."""
        return self.trunk.length_km if self.trunk else 0.0

    @property
    def surface_km(self) -> float:
        """Of the trunk without its flights: what published lengths seem to count."""
        return self.length_km - (self.trunk.flown_km if self.trunk else 0.0)

    @property
    def borders(self) -> tuple[tuple[str, str], ...]:
        return self.trunk.borders if self.trunk else ()

    @property
    def modes(self) -> tuple[Mode, ...]:
        return self.trunk.modes if self.trunk else ()


def way(corridor: Corridor, legs: Iterable[Leg], places: Mapping[str, Place]) -> CorridorWay:
    """The way of a corridor; legs of other corridors and of unknown places are passed over."""
    own = (leg for leg in legs if leg.corridor_id == corridor.id)
    known = (leg for leg in own if leg.from_place in places and leg.to_place in places)
    runs = _runs(sorted(known, key=lambda leg: leg.seq))
    used: set[str] = set()
    stretches: list[Stretch] = []
    for run in runs:
        stretches.append(_stretch(run, places, goes_on=run[0].from_place in used))
        used.update(place for leg in run for place in (leg.from_place, leg.to_place))
    has_trunk = bool(runs) and not runs[0][0].is_branch
    trunk = stretches.pop(0) if has_trunk else None
    return CorridorWay(corridor.id, trunk, tuple(stretches))


def published_difference_km(corridor: Corridor, course: CorridorWay) -> float | None:
    """How much longer the schematic trunk without flights, rounded as told, is than published.

    None where no length is published. The two need not agree: a waypoint is not a road.
    """
    return (
        None if corridor.length_km is None else rounded_km(course.surface_km) - corridor.length_km
    )


def _runs(legs: Sequence[Leg]) -> list[list[Leg]]:
    """Legs that follow one another; a new run where they part, turn back or branch off."""
    runs: list[list[Leg]] = []
    for leg in legs:
        last = runs[-1][-1] if runs else None
        if last and _follows(last, leg):
            runs[-1].append(leg)
        else:
            runs.append([leg])
    return runs


def _follows(last: Leg, leg: Leg) -> bool:
    joined = last.to_place == leg.from_place and last.direction.leads is leg.direction.leads
    return joined and last.is_branch == leg.is_branch


def _stretch(legs: Sequence[Leg], places: Mapping[str, Place], *, goes_on: bool) -> Stretch:
    steps: list[Step] = []
    walked: list[Leg] = []
    for leg in legs:
        walked.append(leg)
        if places[leg.to_place].kind is not PlaceKind.BORDER or leg is legs[-1]:
            steps.append(_step(walked, places))
            walked = []
    return Stretch(tuple(leg.id for leg in legs), tuple(steps), legs[0].direction.leads, goes_on)


def _step(legs: Sequence[Leg], places: Mapping[str, Place]) -> Step:
    start, end = places[legs[0].from_place], places[legs[-1].to_place]
    lengths = [geodesic(places[leg.from_place], places[leg.to_place])[0] for leg in legs]
    return Step(
        start,
        end,
        tuple(places[leg.to_place] for leg in legs[:-1]),
        tuple(dict.fromkeys(leg.mode for leg in legs)),
        sum(lengths),
        sum(km for leg, km in zip(legs, lengths, strict=True) if leg.mode is Mode.AIR),
        geodesic(start, end)[1],
    )


DETAIL = re.compile(r"\s*\([^)]*\)|,.*")


def name_in_sentence(place: Place, language: str) -> str:
    """No detail of the name; the article where the language wants one."""
    words = engine(language)["ways"]
    name = DETAIL.sub("", place.name).strip() or place.name
    return words["article"].format(name=name) if re.search(words["takes_the"], name) else name


def way_sentence(
    corridor: Corridor, legs: Iterable[Leg], places: Mapping[str, Place], language: str
) -> str:
    """The way of a corridor told in a few sentences, the trunk first."""
    return " ".join(sentences(way(corridor, legs, places), language))


def sentences(course: CorridorWay, language: str) -> tuple[str, ...]:
    """The trunk, its sum, then each branch; never empty."""
    trunk, words = course.trunk, engine(language)["ways"]
    begun = (_tell(trunk, words["leads"], words), _sum(trunk, words)) if trunk else ()
    branches = (
        _tell(branch, words["branches" if branch.goes_on else "other_starts"], words)
        for branch in course.branches
    )
    return (*begun, *branches) or (words["nothing"],)


def rounded_km(length_km: float) -> int:
    """To two figures, never finer than 10 km, as waypoints are rounded: 5,862 is 5900, 67 is 70."""
    finest = 10 ** max(1, floor(log10(max(length_km, 1))) - 1)
    return round(length_km / finest) * finest


def compass_word(bearing_degrees: float, compass: Sequence[str]) -> str:
    """The word nearest to an azimuth, from words that go clockwise from north."""
    return compass[round(bearing_degrees % 360 / 360 * len(compass)) % len(compass)]


def _tell(stretch: Stretch, leads: Words, words: Words) -> str:
    lead = leads[stretch.direction].format(
        place=name_in_sentence(stretch.steps[0].start, words.language)
    )
    steps = listed([_step_told(step, words) for step in stretch.steps], words.language)
    return f"{lead} {steps}."


def _step_told(step: Step, words: Words) -> str:
    over = listed([name_in_sentence(place, words.language) for place in step.over], words.language)
    told = words["step"].format(
        heading=_heading(step, words),
        over=words["over"].format(places=over) if over else "",
        place=name_in_sentence(step.end, words.language),
        distance=_distance(step.length_km, words),
        modes=listed([words["modes"][mode] for mode in step.modes], words.language),
    )
    return _closed(told)


def _heading(step: Step, words: Words) -> str:
    if step.bearing_degrees is None or step.length_km > LONGEST_HEADED_KM:
        return ""
    return compass_word(step.bearing_degrees, words["compass"])


def _distance(length_km: float, words: Words) -> str:
    if length_km < SAME_POINT_KM:
        return words["same_point"]
    template = words["distance" if length_km >= 10 else "short_distance"]
    return template.format(km=number(rounded_km(length_km), words.language))


def _sum(trunk: Stretch, words: Words) -> str:
    flown = words["flown"].format(distance=_distance(trunk.flown_km, words))
    told = words["total" if len(trunk.steps) > 1 else "total_of_one"].format(
        distance=_distance(trunk.length_km, words),
        flown=flown if 0 < trunk.flown_km < trunk.length_km else "",
        borders=_borders(trunk.countries, words),
    )
    return _closed(told)


def _borders(codes: Sequence[str], words: Words) -> str:
    names = [country(code, words.language, in_sentence=True) for code in codes]
    if len(names) == 1:
        return words["no_border"].format(countries=names[0])
    middle = listed(names[1:-1], words.language)
    passed = words["through" if middle else "from_to"].format(
        first=names[0], middle=middle, last=names[-1]
    )
    return words["borders"].format(n=len(names) - 1, countries=passed)


def _closed(text: str) -> str:
    """The text without gaps of fields that came out empty."""
    return " ".join(text.split())
