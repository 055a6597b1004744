"""The journey of a corridor, unrolled: how long each stage was, how far, and what threatened.

It is put together from many accounts of different years; nothing of it is added up.
"""

from collections import deque
from collections.abc import Sequence

from geodata import wording
from geodata.archive import Archive
from geodata.dates import in_words
from geodata.lines import geodesic
from geodata.records import Corridor, Leg, Place, Stage
from geodata.vocabularies import Duration
from geodata.ways import rounded_km
from timeline.markdown import cited
from timeline.names import names_of
from timeline.nodes import nodes
from timeline.routes.wire import JourneyStage, ToldJourney
from timeline.text import Words

DAYS = {Duration.DAYS: 1.0, Duration.WEEKS: 7.0, Duration.MONTHS: 30.44, Duration.YEARS: 365.25}
WEEKS_A_MONTH = DAYS[Duration.MONTHS] / DAYS[Duration.WEEKS]
FAR_KM = 1000.0  # a stage's end may be no place of the corridor; farther off it lights no leg
SPANNED = 2  # others that a stage holds whole, for it to be an average over them


def journey(
    corridor: Corridor,
    archive: Archive,
    words: Words,
    numbers: dict[str, int],
    linked: set[str],
) -> ToldJourney | None:
    """None where none is published for it; the terms that it links are `linked` with it."""
    stages = archive.journey_of(corridor.id)
    if not stages:
        return None
    phrases = words["routes"]["journey"]
    legs = {stage.seq: legs_between(stage, archive) for stage in stages}
    lasted = [_days(stage.duration_high or stage.duration_low, stage) for stage in stages]
    longest = max((days for days in lasted if days), default=0.0)
    return {
        "title": phrases["title"],
        "says": phrases["says"],
        "stages": [_stage(stage, legs, archive, words, numbers, linked) for stage in stages],
        "ticks": _ticks(longest, phrases),
        "longest": longest,
    }


def only_for(corridor: Corridor, archive: Archive, words: Words) -> str:
    """Which others have a journey, where this one has none; blank where none has."""
    known = [own.short_name for own in archive.corridors.values() if archive.journey_of(own.id)]
    if not known or archive.journey_of(corridor.id):
        return ""
    return words["routes"]["journey"]["only_for"].format(routes="; ".join(known))


def _stage(  # noqa: PLR0913 - what all stages share
    stage: Stage,
    legs: dict[int, tuple[Leg, ...]],
    archive: Archive,
    words: Words,
    numbers: dict[str, int],
    linked: set[str],
) -> JourneyStage:
    names = names_of(archive)
    phrases, mine = words["routes"]["journey"], legs[stage.seq]
    whole = _spans(stage.seq, legs)
    year = in_words(stage.source_year, words.language)
    said = f"{phrases['of_year'].format(year=year)} {cited(stage, numbers, archive, words)}"
    return {
        "seq": stage.seq,
        "name": stage.stage,
        "when": lasting(stage, phrases),
        "low": _days(stage.duration_low, stage),
        "high": _days(stage.duration_high, stage),
        "km": "" if whole else _far(mine, archive, phrases),
        "what": names.terms(stage.what_happens, linked),
        "danger": names.terms(stage.danger or "", linked),
        "note": names.terms(stage.note or "", linked),
        "told": nodes(said),
        "legs": [leg.id for leg in mine],
        "places": [stage.from_place, stage.to_place],
        "whole": whole,
    }


def lasting(stage: Stage, phrases: Words) -> str:
    """`10 days`, `1 week to 6 months`, `at least 1 month`, `at most 90 days`; blank if unknown."""
    low, high = stage.duration_low, stage.duration_high
    if stage.unit is None or (low is None and high is None):
        return phrases["no_time"]
    if low is not None and high is not None:
        if low == high:
            return _amount(low, stage.unit, phrases)
        same_unit = low >= 1 or stage.unit is not Duration.MONTHS
        begin = (
            wording.number(low, phrases.language)
            if same_unit
            else _amount(low, stage.unit, phrases)
        )
        return phrases["range"].format(low=begin, high=_amount(high, stage.unit, phrases))
    if low is not None:
        return phrases["at_least"].format(low=_amount(low, stage.unit, phrases))
    return phrases["at_most"].format(high=_amount(high or 0, stage.unit, phrases))


def _amount(number: float, unit: Duration, phrases: Words) -> str:
    """A part of a month is told in weeks, as its source does."""
    if unit is Duration.MONTHS and number < 1:
        number, unit = float(round(number * WEEKS_A_MONTH)), Duration.WEEKS
    whole = int(number) if number == int(number) else number
    return phrases["units"][unit].format(n=whole)


def _days(number: float | None, stage: Stage) -> float | None:
    return None if number is None or stage.unit is None else number * DAYS[stage.unit]


def _ticks(longest: float, phrases: Words) -> list[tuple[float, str]]:
    """Whole years where there are some, else months."""
    unit = Duration.YEARS if longest >= DAYS[Duration.YEARS] else Duration.MONTHS
    return [
        (n * DAYS[unit], phrases["units"][unit].format(n=n))
        for n in range(1, int(longest / DAYS[unit] + 0.01) + 1)
    ]


def _far(legs: Sequence[Leg], archive: Archive, phrases: Words) -> str:
    """The length of its legs on the schematic line."""
    places = archive.places
    km = sum(geodesic(places[leg.from_place], places[leg.to_place])[0] for leg in legs)
    return (
        phrases["km"].format(km=wording.number(rounded_km(km), phrases.language)) if km >= 1 else ""
    )


def _spans(seq: int, legs: dict[int, tuple[Leg, ...]]) -> bool:
    mine = {leg.id for leg in legs[seq]}
    within = [own for other, own in legs.items() if other != seq and own]
    return sum({leg.id for leg in own} < mine for own in within) >= SPANNED


def legs_between(stage: Stage, archive: Archive) -> tuple[Leg, ...]:
    """The legs of the corridor from the stage's begin to its end, the trunk before branches.

    The fewest; none where they don't meet. An end that is no place of the corridor stands for the
    nearest one in its country.
    """
    legs = archive.legs_of(stage.corridor_id)
    start, goal = (
        _on_the_way(archive.places[key], legs, archive)
        for key in (stage.from_place, stage.to_place)
    )
    if stage.from_place == stage.to_place or start is None or goal is None:
        return ()
    trunk = [leg for leg in legs if not leg.is_branch]
    return _fewest(trunk, start, goal) or _fewest(legs, start, goal)


def _fewest(legs: Sequence[Leg], start: str, goal: str) -> tuple[Leg, ...]:
    ways: dict[str, tuple[Leg, ...]] = {start: ()}
    coming = deque([start])
    while coming and goal not in ways:
        here = coming.popleft()
        for leg in legs:
            if leg.from_place == here and leg.to_place not in ways:
                ways[leg.to_place] = (*ways[here], leg)
                coming.append(leg.to_place)
    return ways.get(goal, ())


def _on_the_way(place: Place, legs: Sequence[Leg], archive: Archive) -> str | None:
    keys = dict.fromkeys(key for leg in legs for key in (leg.from_place, leg.to_place))
    if place.id in keys:
        return place.id
    near = [archive.places[key] for key in keys if archive.places[key].country == place.country]
    found = min(near, key=lambda other: geodesic(place, other)[0], default=None)
    return found.id if found and geodesic(place, found)[0] < FAR_KM else None
