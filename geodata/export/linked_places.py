"""Places in the Linked Places format (v1.2), which gazetteers read: JSON-LD that is GeoJSON too.

https://github.com/LinkedPasts/linked-places-format says what each element is. An `@id` is a URN
made of the place's id, so that it stays the same in every edition and on every server.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from babel.core import get_global

from geodata.archive import Archive
from geodata.days import year_text
from geodata.edition import Edition
from geodata.export.layers import about
from geodata.records import Leg, Place, Source
from geodata.vocabularies import PlacePrecision
from geodata.wording import FALLBACK

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
    own = archive.places.values(), archive.legs.values(), archive.sources
    return as_linked_places(*own, archive.language)


def as_linked_places(
    places: Iterable[Place],
    legs: Iterable[Leg],
    sources: Mapping[str, Source],
    language: str,
    own: Edition | None = None,
) -> bytes:
    """Every place, one feature a line; what is said of the whole stands beside them."""
    whole = {"type": "FeatureCollection", "@context": CONTEXT, **about(language, own)}
    head = json.dumps(whole)[:-1]
    of_place: dict[str, list[Leg]] = defaultdict(list)
    for leg in legs:
        for end in {leg.from_place, leg.to_place}:
            of_place[end].append(leg)
    features = (_feature(place, of_place[place.id], sources, language) for place in places)
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{head}, "features": [\n{lines}\n]}}\n'.encode()


def _feature(
    place: Place, legs: Sequence[Leg], sources: Mapping[str, Source], language: str
) -> Json:
    cited = [sources[key] for key in place.sources if key in sources]
    feature: Json = {
        "@id": uri_of(place.id),
        "type": "Feature",
        "properties": {
            "title": place.name,
            "ccodes": _two_letters(place.country),
            "id": place.id,
            "coordinate_rounding": place.coordinate_rounding,
            "precision": place.precision.value,
        },
        "names": _names(place, cited),
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
    spans = _timespans(legs)
    if spans:
        feature["when"] = {"timespans": spans, "label": "used on a corridor"}
    if place.note:
        is_english = place.note == place.in_english("note")
        spoken = FALLBACK if is_english else language
        feature["descriptions"] = [{"value": place.note, "lang": spoken}]
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


def _timespans(legs: Sequence[Leg]) -> list[Json]:
    """From the first to the last year of use; without an end while one of them is in use."""
    known = [leg.in_use for leg in legs if leg.in_use]
    if not known:
        return []
    span: Json = {"start": {"in": year_text(min(first for first, _ in known))}}
    ends = [last for _, last in known if last is not None]
    if len(ends) == len(known):
        span["end"] = {"in": year_text(max(ends))}
    return [span]
