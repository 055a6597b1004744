"""Places: never finer than the care rules allow, and inside their country."""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.folder import DATA
from geodata.problems import Problem
from geodata.records import Place
from geodata.sentences import say
from geodata.tables import Facts, Table
from geodata.vocabularies import PlacePrecision

Outlines = Mapping[str, BaseGeometry]
NumberedPlace = tuple[Table[Place], int, Place]

# How far a place may lie from its country at the least: a border section may lie in coastal waters.
TOLERANCE_DEGREES = {
    PlacePrecision.CITY: 0.35,
    PlacePrecision.PROVINCE: 0.5,
    PlacePrecision.BORDER_SECTION: 0.75,
    PlacePrecision.COUNTRY: 1.0,
}
OFF, MOVED = 0.12, 0.71  # the outlines, in degrees, and rounding, in steps
LAYERS = tuple(sorted(path.stem for path in DATA.glob("*.topojson")))


class OutlinesError(Exception):
    """A file of outlines can't be read; the message is its name."""


def steps_finer_than_allowed(facts: Facts) -> Iterator[Problem]:
    """`coordinate_rounding` is the step of the precision or a multiple of it."""
    for table, number, place in _numbered(facts):
        finest = place.precision.rounding_degrees
        if place.coordinate_rounding <= 0 or not _is_multiple(place.coordinate_rounding, finest):
            said = say("places.step", precision=place.precision, step=f"{finest:g}")
            yield table.problem(
                number, "coordinate_rounding", f"{place.coordinate_rounding:g}", said
            )


def coordinates_off_their_step(facts: Facts) -> Iterator[Problem]:
    """Latitude and longitude are whole steps of `coordinate_rounding`."""
    for table, number, place in _numbered(facts):
        step = max(place.coordinate_rounding, place.precision.rounding_degrees)
        for column, degrees in (("lat", place.lat), ("lon", place.lon)):
            if not _is_multiple(degrees, step):
                right = f"{round(degrees / step) * step:.4g}"
                said = say("places.off_step", step=f"{step:g}", right=right)
                yield table.problem(number, column, f"{degrees:.12g}", said)


def places_outside_their_country(
    facts: Facts, outlines: Outlines | None = None
) -> Iterator[Problem]:
    """Places further from their country than their precision explains.

    A country that the outlines don't have is passed over.
    """
    try:
        shapes = shipped_outlines() if outlines is None else outlines
    except OutlinesError as fault:
        said = say("places.no_outlines")
        yield Problem(str(fault), 0, "", "", said)
        return
    numbered = sorted(_numbered(facts), key=lambda one: one[2].country)
    for country, group in groupby(numbered, key=lambda one: one[2].country):
        if country in shapes:
            yield from _outside(country, shapes[country], list(group))


def _outside(country: str, shape: BaseGeometry, places: list[NumberedPlace]) -> Iterator[Problem]:
    for table, number, place in places:
        point = shapely.Point(place.lon, place.lat)
        near = max(TOLERANCE_DEGREES[place.precision], OFF + MOVED * place.coordinate_rounding)
        if not shapely.dwithin(shape, point, near):
            away = f"{shape.distance(point):.1f}"
            said = say("places.outside", lat=f"{place.lat:g}", lon=f"{place.lon:g}", away=away)
            yield table.problem(number, "country", country, said)


@cache
def shipped_outlines() -> dict[str, BaseGeometry]:
    """All outlines of every country in one collection, whichever layer has them.

    They overlap, which a question of near or far does not mind.

    Raises:
        OutlinesError: naming the file that can't be read.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    for name in LAYERS:
        try:
            for a3, shape in _land(name):
                parts.setdefault(a3, []).append(shape)
        except Exception as fault:
            raise OutlinesError(f"{name}.topojson") from fault
    countries = {a3: shapely.GeometryCollection(shapes) for a3, shapes in parts.items()}
    shapely.prepare(list(countries.values()))
    return {**countries}


def _land(name: str) -> list[tuple[str, BaseGeometry]]:
    from geodata.topology import read

    topology = read(DATA / f"{name}.topojson")
    countries = [str(properties["a3"]) for properties in topology.properties("land")]
    return list(zip(countries, topology.shapes("land"), strict=True))


def ids_that_stand_twice(facts: Facts) -> Iterator[Problem]:
    """No two events, corridors or places share an id: an address names any of them by it alone."""
    seen: dict[str, str] = {}
    for table in (facts.events, facts.corridors, facts.places, facts.event_places):
        for number, record in table.rows:
            file = seen.setdefault(record.id, table.file)
            if file != table.file:
                said = say("places.twice", file=file)
                yield table.problem(number, "id", record.id, said)


def _numbered(facts: Facts) -> Iterator[NumberedPlace]:
    for table in (facts.places, facts.event_places):
        for number, place in table.rows:
            yield table, number, place


def _is_multiple(degrees: float, step: float) -> bool:
    return abs(round(degrees / step) * step - degrees) < 1e-6
