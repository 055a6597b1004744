"""Places by name, in whatever script: those of the facts that are served, towns, and countries.

The towns are those of `gazetteer.csv`. Nothing is asked elsewhere.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geodata.folder import facts_folder
from geodata.own.headings import folded

FILE = Path(__file__).with_name("gazetteer.csv")
STEPS = {"city": 0.01, "country": 1.0}  # degrees; neither has a finer point
MOST_OFFERED = 8
SPOT = 0.3  # degrees
COUNTRIES_IN = ("en", "ko", "de", "fr", "es", "zh", "ja")  # languages that name one
NOWHERE = "XXX"  # of ISO 3166-1's codes for a user's own: at sea, or not known


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place that a name may mean. `weight` puts the better known first."""

    id: str
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    step: float
    weight: float
    precision: str = "city"


Index = Mapping[str, Sequence[KnownPlace]]


def named(text: str) -> list[KnownPlace]:
    """Those that a name may mean, best known first; a comma parts it from its country."""
    name, *more = text.split(",")
    found = _index().get(_key(text)) or _index().get(_key(name), ())
    wanted = {own for part in more if (own := folded(part))}
    if wanted and len(found) > 1:
        own = [known for known in found if wanted <= _belongs_to(known)]
        found = own or found
    return [*found][:MOST_OFFERED]


def _key(name: str) -> str:
    return folded(re.sub(r"\(.*?\)", "", name))


@lru_cache(maxsize=1)
def _index() -> Index:
    found: dict[str, dict[str, KnownPlace]] = {}
    for names, known in [*_of_facts(), *_towns()]:
        for name in names:
            if key := _key(name):
                found.setdefault(key, {})[known.id] = known
    return {key: _apart(own.values()) for key, own in found.items()}


def _apart(found: Iterable[KnownPlace]) -> list[KnownPlace]:
    """The best known first, one of those that lie in one spot of one country.

    A city that is a country is the city, whose point is finer.
    """
    kept: list[KnownPlace] = []
    for known in sorted(found, key=lambda one: (one.precision == "city", one.weight), reverse=True):
        if not any(_is_one_spot(known, other) for other in kept):
            kept.append(known)
    return sorted(kept, key=lambda one: -one.weight)


def _is_one_spot(one: KnownPlace, other: KnownPlace) -> bool:
    near = abs(one.lat - other.lat) < SPOT and abs(one.lon - other.lon) < SPOT
    return near and one.country == other.country


def _of_facts() -> Iterable[tuple[list[str], KnownPlace]]:
    for table in ("places", "event_places"):
        for row in _rows(facts_folder() / f"{table}.csv"):
            try:
                lat, lon, step = (float(row[c]) for c in ("lat", "lon", "coordinate_rounding"))
            except (KeyError, ValueError):
                continue
            if row.get("precision") in {"city", "province", "country"}:
                known = KnownPlace(
                    f"fact/{row['id']}", row["name"], row["country"], row["admin1"], lat, lon,
                    step, 1e9, row["precision"],
                )  # fmt: skip
                yield [row["name"], row["name_ko"]], known


def _towns() -> Iterable[tuple[list[str], KnownPlace]]:
    for row in _rows(FILE):
        names = [row["name"], *row["others"].split(";")]
        yield names, KnownPlace(
            row["id"], row["name"], row["country"], row["admin1"], float(row["lat"]),
            float(row["lon"]), STEPS[row["precision"]], float(row["people"] or 0),
            row["precision"],
        )  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


@lru_cache(maxsize=2_000)
def _belongs_to(known: KnownPlace) -> frozenset[str]:
    """How the country and province of a place may be written, folded."""
    from babel.core import get_global

    codes = set(get_global("territory_aliases").get(known.country, []))
    names = [
        known.country,
        known.admin1,
        *codes,
        *(_country(known.country, language) for language in COUNTRIES_IN),
    ]
    return frozenset(folded(name) for name in names if name)


def _country(code: str, language: str) -> str:
    from geodata.wording import country

    return country(code, language)


def ascii_of(text: str) -> str:
    """Without accents; letters of other scripts fall away."""
    plain = unicodedata.normalize(
        "NFKD", text.replace("ß", "ss").replace("ø", "o").replace("æ", "ae")
    )
    return plain.encode("ascii", "ignore").decode()
