"""Ways: each true to the legs it generalises, and clear of the others.

Lines are judged as they are drawn, smooth; flights are bowed and judged by their ends and bow,
and what is on the world alone is a great circle and judged by its ends.
"""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
import shapely

from geodata.checks.places import MOVED
from geodata.courses import Plane, great_circles, is_return, line_of
from geodata.lines import Floats
from geodata.problems import Problem
from geodata.records import WORLD, Leg, Place, Way
from geodata.sentences import All, Sentence, say
from geodata.tables import Facts
from geodata.vocabularies import WayKind

FARTHEST_DEGREES = 1.5
METRES_A_DEGREE = 111_195.0  # of a great circle on the sphere of the plane
HIGHEST_BOW = 0.35  # of the distance between the ends of a flight


class Drawn(NamedTuple):
    """A way with its row, the ends of each leg, and its smooth line in the plane, in metres."""

    number: int
    way: Way
    spans: list[tuple[Place, Place]]
    line: Floats
    shape: shapely.LineString

    @property
    def on_world_only(self) -> bool:
        return {*self.way.views} == {WORLD}

    @property
    def ends(self) -> set[str]:
        return {place.id for span in self.spans for place in span}


def legs_without_a_way(facts: Facts) -> Iterator[Problem]:
    """Every leg has a way or says why it has none."""
    for number, leg in facts.legs.rows:
        if leg.way is None and leg.way_reason is None:
            said = say("ways.no_way")
            yield facts.legs.problem(number, "way", "", said)
        elif leg.way is not None and leg.way_reason is not None:
            said = say("ways.has_way")
            yield facts.legs.problem(number, "way_reason", leg.way_reason, said)


def ways_that_turn_their_legs(facts: Facts) -> Iterator[Problem]:
    """Returns are drawn by ways of that kind, and nothing else is."""
    kinds = {way.id: way.kind for _, way in facts.ways.rows}
    for number, leg in facts.legs.rows:
        kind = kinds.get(leg.way or "")
        if kind and is_return(leg) is not (kind is WayKind.RETURN):
            key = "ways.not_return" if is_return(leg) else "ways.not_out"
            said = say(key, direction=leg.direction)
            yield facts.legs.problem(number, "way", leg.way, said)


def ways_of_no_leg(facts: Facts) -> Iterator[Problem]:
    if not facts.legs.readable or facts.legs.faulty:
        return
    used = {leg.way for _, leg in facts.legs.rows}
    for number, way in facts.ways.rows:
        if way.id not in used:
            said = say("ways.no_leg")
            yield facts.ways.problem(number, "id", way.id, said)


def cells_that_go_together(facts: Facts) -> Iterator[Problem]:
    """A line has points and an area none; a name has its anchor, a fact its words."""
    for number, way in facts.ways.rows:
        for column, said in _lone_cells(way):
            yield facts.ways.problem(number, column, "", said)
        if way.kind is WayKind.AREA and way.points:
            points = ";".join(map(str, way.points))
            yield facts.ways.problem(number, "points", points, say("ways.area_points"))


def _lone_cells(way: Way) -> Iterator[tuple[str, Sentence]]:
    if way.kind is not WayKind.AREA and len(way.points) < 2:
        yield "points", say("ways.few_points")
    if way.kind is WayKind.AIR and way.note is None:
        yield "note", say("ways.flight_note")
    label = {
        "label_lon": way.label_lon,
        "label_lat": way.label_lat,
        "label_side": way.label_side,
        "emphasis": way.emphasis,
    }
    if None in label.values() and any(value is not None for value in label.values()):
        lone = next(column for column, value in label.items() if value is None)
        yield lone, say("ways.label", columns=All(label))
    if way.facts and way.fact_words is None:
        yield "fact_words", say("ways.fact_words")
    if way.fact_words is not None and not way.facts:
        yield "facts", say("ways.facts")
    if way.crosses and way.crosses_reason is None:
        yield "crosses_reason", say("ways.crosses_reason")


def lines_as_drawn(facts: Facts, plane: Plane) -> Iterator[Problem]:
    """What can be said of smooth lines only; they are made once for all of it."""
    drawn = [*_drawn(facts, plane)]
    yield from _off_their_legs(facts, drawn, plane)
    yield from _bowed_too_far(facts, drawn)
    yield from _crossing(facts, drawn)


def _off_their_legs(facts: Facts, ways: list[Drawn], plane: Plane) -> Iterator[Problem]:
    """No part of a line lies farther than 1.5 degrees from the legs it generalises.

    On a coarser grid than their places are known on, both may be moved.
    """
    for drawn in ways:
        away, most = _degrees_away(drawn, plane), FARTHEST_DEGREES + 2 * MOVED * _coarser(drawn)
        if away > most:
            said = say("ways.off_legs", away=f"{away:.1f}", most=f"{most:g}")
            points = ";".join(map(str, drawn.way.points))
            yield facts.ways.problem(drawn.number, "points", points, said)


def _bowed_too_far(facts: Facts, ways: list[Drawn]) -> Iterator[Problem]:
    for drawn in ways:
        if drawn.way.kind is not WayKind.AIR or drawn.on_world_only:
            continue
        chord = shapely.LineString(drawn.line[[0, -1]])
        bow = float(shapely.distance(shapely.points(drawn.line), chord).max())
        if bow > HIGHEST_BOW * chord.length:
            share, most = f"{bow / chord.length:.2f}", f"{HIGHEST_BOW:g}"
            said = say("ways.bowed", share=share, most=most)
            points = ";".join(map(str, drawn.way.points))
            yield facts.ways.problem(drawn.number, "points", points, said)


def ways_that_join_nothing(facts: Facts) -> Iterator[Problem]:
    """A way that goes on by another ends on a point of it."""
    points = {way.id: way.points for _, way in facts.ways.rows}
    for number, way in facts.ways.rows:
        if way.joins in points and way.points and way.points[-1] not in points[way.joins]:
            said = say("ways.joins", point=str(way.points[-1]))
            yield facts.ways.problem(number, "joins", way.joins, said)


def _crossing(facts: Facts, ways: list[Drawn]) -> Iterator[Problem]:
    """Two ways of a region that share no place don't cross, but for those that may and do."""
    drawn = [one for one in ways if not one.on_world_only]
    numbers = {one.way.id: one.number for one in drawn}
    crossing = {frozenset((a.way.id, b.way.id)) for a, b in combinations(drawn, 2) if _cross(a, b)}
    listed = {frozenset((one.way.id, o)): one for one in drawn for o in one.way.crosses}
    for pair in crossing - listed.keys():
        one, other = sorted(pair, key=lambda way: numbers[way])
        said = say("ways.crosses", other=other)
        yield facts.ways.problem(numbers[one], "crosses", "", said)
    for pair, one in listed.items():
        other = next(iter(pair - {one.way.id}), one.way.id)
        if pair not in crossing and other in numbers:
            said = say("ways.does_not_cross")
            yield facts.ways.problem(one.number, "crosses", other, said)


def _cross(one: Drawn, other: Drawn) -> bool:
    joined = one.way.joins == other.way.id or other.way.joins == one.way.id
    if joined or not one.ends.isdisjoint(other.ends):
        return False
    if not {*one.way.views} & {*other.way.views}:
        return False
    return one.shape.intersects(other.shape)


def _drawn(facts: Facts, plane: Plane) -> Iterator[Drawn]:
    """The ways that can be judged: with a line, and with all their legs and places readable."""
    tables = (facts.legs, facts.places, facts.event_places)
    if any(table.faulty or not table.readable for table in tables):
        return
    places = {p.id: p for table in (facts.places, facts.event_places) for _, p in table.rows}
    legs: dict[str, list[Leg]] = defaultdict(list)
    for _, leg in facts.legs.rows:
        legs[leg.way or ""].append(leg)
    for number, way in facts.ways.rows:
        own = legs.get(way.id, [])
        known = all(leg.from_place in places and leg.to_place in places for leg in own)
        if own and known and len(way.points) > 1:
            line = plane.project(line_of(way, own, places, plane))
            ends = dict.fromkeys((leg.from_place, leg.to_place) for leg in own)
            spans = [(places[start], places[end]) for start, end in ends]
            yield Drawn(number, way, spans, line, shapely.LineString(line))


def _coarser(drawn: Drawn) -> float:
    """By how many degrees its places are coarser than they are known."""
    places = [place for span in drawn.spans for place in span]
    return max(
        (own.coordinate_rounding - own.precision.rounding_degrees for own in places), default=0.0
    )


def _degrees_away(drawn: Drawn, plane: Plane) -> float:
    """How far the line lies from its legs; of flights and great circles, their ends."""
    if drawn.on_world_only or drawn.way.kind is WayKind.AIR:
        ends = np.array([(place.lon, place.lat) for span in drawn.spans for place in span])
        near = shapely.MultiPoint(plane.project(ends))
        judged = drawn.line[[0]] if drawn.way.joins else drawn.line[[0, -1]]
    else:
        near = shapely.MultiLineString([_leg(start, end, plane) for start, end in drawn.spans])
        judged = drawn.line
    return float(shapely.distance(shapely.points(judged), near).max()) / METRES_A_DEGREE


def _leg(start: Place, end: Place, plane: Plane) -> Floats:
    return plane.project(great_circles(np.array([[start.lon, start.lat], [end.lon, end.lat]])))
