"""Places in the Linked Places format (v1.2), which gazetteers read: JSON-LD that is GeoJSON too.

https://github.com/LinkedPasts/linked-places-format says what each element is. An `@id` is a URN
made of the place's id, so that it stays the same in every edition and on every server.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from babel.core import get_global

from geodata.archive import Archive
from geodata.export.layers import about
from geodata.records import Leg, Place, Source
from geodata.vocabularies import PlacePrecision

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
NAMESPACE = "crossings/places/"
# How exactly the point is known, in the words of the format.
CERTAINTY = {
    PlacePrecision.CITY: "certain",
    PlacePrecision.PROVINCE: "less-certain",
    PlacePrecision.BORDER_SECTION: "less-certain",
    PlacePrecision.COUNTRY: "uncertain",
}
Json = dict[str, Any]


def linked_places(archive: Archive) -> bytes:
    """Every place, one feature a line; what is said of the whole stands beside them."""
    head = json.dumps(
        {"type": "FeatureCollection", "@context": CONTEXT, **about(archive.language)}
    )[:-1]
    features = (_feature(place, archive) for place in archive.places.values())
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{head}, "features": [\n{lines}\n]}}\n'.encode()


def _feature(place: Place, archive: Archive) -> Json:
    sources = archive.sources_of(place)
    feature: Json = {
        "@id": uri_of(place.id),
        "type": "Feature",
        "properties": {"title": place.name, "ccodes": _two_letters(place.country), "id": place.id},
        "names": _names(place, sources),
        "types": [{"label": place.kind.value, "sourceLabels": [{"label": place.precision.value}]}],
        "geometry": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "Point",
                    "coordinates": [place.lon, place.lat],
                    "certainty": CERTAINTY[place.precision],
                }
            ],
        },
    }
    spans = _timespans(leg for leg in archive.legs.values() if place.id in _ends(leg))
    if spans:
        feature["when"] = {"timespans": spans, "label": "used on a corridor"}
    if place.note:
        feature["descriptions"] = [{"value": place.note, "lang": "en"}]
    return feature


def uri_of(place: str) -> str:
    return uuid5(NAMESPACE_URL, f"{NAMESPACE}{place}").urn


def _names(place: Place, sources: Iterable[Source]) -> list[Json]:
    """The names in both scripts; what the place rests on is cited at the first."""
    cited = [
        {"label": source.title, **({"@id": source.url} if source.url else {})} for source in sources
    ]
    names: list[Json] = [{"toponym": place.name, "lang": "en", "citations": cited}]
    if place.name_ko:
        names.append({"toponym": place.name_ko, "lang": "ko"})
    return names


def _two_letters(country: str) -> list[str]:
    """ISO 3166-1 alpha-2, as the format has it; none where there is none."""
    return [code for code in get_global("territory_aliases").get(country, []) if len(code) == 2]


def _ends(leg: Leg) -> tuple[str, str]:
    return leg.from_place, leg.to_place


def _timespans(legs: Iterable[Leg]) -> list[Json]:
    """From the first to the last year of use; without an end while one of them is in use."""
    known = list(legs)
    if not known:
        return []
    first = str(min(leg.from_year for leg in known))
    ends = [leg.to_year for leg in known if leg.to_year != "ongoing"]
    span: Json = {"start": {"in": first}}
    if len(ends) == len(known):
        span["end"] = {"in": str(max(ends))}
    return [span]
