"""Places: never finer than the care rules allow, and inside their country."""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.folder import DATA
from geodata.records import Place, PlacePrecision, Problem
from geodata.tables import Facts, Table

Outlines = Mapping[str, BaseGeometry]
NumberedPlace = tuple[Table[Place], int, Place]

# How far a place may lie from its country. The outlines are off by up to 0.12 degree, rounding
# moves a point by up to 0.7 of its step, and a border section may lie in coastal waters.
TOLERANCE_DEGREES = {
    PlacePrecision.CITY: 0.35,
    PlacePrecision.PROVINCE: 0.5,
    PlacePrecision.BORDER_SECTION: 0.75,
    PlacePrecision.COUNTRY: 1.0,
}
LAYERS = tuple(sorted(path.stem for path in DATA.glob("*.topojson")))


class OutlinesError(Exception):
    """A file of outlines can't be read; the message is its name."""


def steps_finer_than_allowed(facts: Facts) -> Iterator[Problem]:
    """`coordinate_rounding` is the step of the precision or a multiple of it."""
    for table, number, place in _numbered(facts):
        finest = place.precision.rounding_degrees
        if place.coordinate_rounding <= 0 or not _is_multiple(place.coordinate_rounding, finest):
            message = f"a {place.precision} is never given finer; write {finest:g} or a multiple"
            yield table.problem(
                number, "coordinate_rounding", f"{place.coordinate_rounding:g}", message
            )


def coordinates_off_their_step(facts: Facts) -> Iterator[Problem]:
    """Latitude and longitude are whole steps of `coordinate_rounding`."""
    for table, number, place in _numbered(facts):
        step = max(place.coordinate_rounding, place.precision.rounding_degrees)
        for column, degrees in (("lat", place.lat), ("lon", place.lon)):
            if not _is_multiple(degrees, step):
                right = f"{round(degrees / step) * step:.4g}"
                message = f"coordinates here go in steps of {step:g} degree; write {right}"
                yield table.problem(number, column, f"{degrees:.12g}", message)


def places_outside_their_country(
    facts: Facts, outlines: Outlines | None = None
) -> Iterator[Problem]:
    """Places further from their country than their precision explains.

    A country that the outlines don't have is passed over.
    """
    try:
        shapes = shipped_outlines() if outlines is None else outlines
    except OutlinesError as fault:
        message = "the outlines can't be read, so places are not checked; build the file anew"
        yield Problem(str(fault), 0, "", "", message)
        return
    numbered = sorted(_numbered(facts), key=lambda one: one[2].country)
    for country, group in groupby(numbered, key=lambda one: one[2].country):
        if country in shapes:
            yield from _outside(country, shapes[country], list(group))


def _outside(country: str, shape: BaseGeometry, places: list[NumberedPlace]) -> Iterator[Problem]:
    for table, number, place in places:
        point = shapely.Point(place.lon, place.lat)
        if not shapely.dwithin(shape, point, TOLERANCE_DEGREES[place.precision]):
            away = f"{place.lat:g}, {place.lon:g} lies {shape.distance(point):.1f} degrees outside"
            message = f"{away}; correct the country, or lat and lon (are they swapped?)"
            yield table.problem(number, "country", country, message)


@cache
def shipped_outlines() -> dict[str, BaseGeometry]:
    """All outlines of every country in one collection, whichever layer has them.

    `layers.country_shapes` has them without overlaps, but GeoPandas behind it: two seconds at
    the start, of no use to a question of near or far.

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
                message = f"this id stands in {file} already; give each row its own"
                yield table.problem(number, "id", record.id, message)


def _numbered(facts: Facts) -> Iterator[NumberedPlace]:
    for table in (facts.places, facts.event_places):
        for number, place in table.rows:
            yield table, number, place


def _is_multiple(degrees: float, step: float) -> bool:
    return abs(round(degrees / step) * step - degrees) < 1e-6
