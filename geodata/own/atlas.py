"""Places by name, in whatever script: those of the facts that are served, towns, and countries.

The towns are those of `gazetteer.csv`. Nothing is asked elsewhere.
"""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geodata.folder import facts_folder
from geodata.own.headings import folded

FILE = Path(__file__).with_name("gazetteer.csv")
STEPS = {"city": 0.01, "country": 1.0}  # degrees; neither has a finer point
MOST_OFFERED = 8
SPOT = 0.3  # degrees
COUNTRIES_IN = ("en", "ko", "de", "fr", "es", "zh", "ja")  # languages that name one
BRACKETS = re.compile(r"\((.*?)\)")
_KOREAN = re.compile(
    r"(?:(?P<province>\S+도|경기|강원|충북|충남|전북|전남|경북|경남|제주) )?"
    r"(?P<town>[가-힣]{2,3}?)(?P<kind>특별자치시|특별시|광역시|시|(?= \S+[구군](?: |$)))(?: .+)?"
)
_METROPOLES = {"서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종"}
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


def named(text: str) -> Sequence[KnownPlace]:
    """Those that a name may mean, best known first.

    What stands after a comma must be a country or province of them, and so must what stands before
    it or in brackets where any place is in one of that name: no Paris is in Texas here.
    """
    found, brackets = _all_called(text), _in_brackets(text)
    if _index().get(_bare(text)):
        return _within(found, (), brackets)[:MOST_OFFERED]
    _, *parts = (_bare(part) for part in text.split(","))
    parts = [part for part in parts if part]
    return _within(found, parts[-1:], [*parts[:-1], *brackets])[:MOST_OFFERED]


def called(text: str) -> Sequence[KnownPlace]:
    """Those of that name that are known best, wherever they are said to be."""
    return _all_called(text)[:MOST_OFFERED]


def region_of(text: str) -> str:
    """The country or province that a name says its place is in, as it is written; blank for none.

    The widest of several: after the last comma, else in brackets.
    """
    _, *parts = text.split(",")
    said = [*reversed(parts), *BRACKETS.findall(text)]
    return next((own.strip() for own in said if _bare(own) in _regions()), "")


def _all_called(text: str) -> Sequence[KnownPlace]:
    name, *_ = text.split(",")
    return _index().get(_bare(text)) or _index().get(_bare(name)) or _of_address(text)


def _of_address(text: str) -> Sequence[KnownPlace]:
    """The town of a Korean postal address: 부산시 남구 우암동, 경기도 수원시 팔달구.

    Of a province no metropolis is meant, and Gwangju alone may be either of two.
    """
    found = _KOREAN.fullmatch(" ".join(text.split()))
    if not found or (found["kind"] == "시" and found["town"] == "광주"):
        return ()
    if found["province"] and found["town"] in _METROPOLES:
        return ()
    return _index().get(found["town"], ())


def _within(
    found: Sequence[KnownPlace], must: Sequence[str], may: Sequence[str]
) -> Sequence[KnownPlace]:
    """Those that belong to all that they must, and to what else is a country or province."""
    if not found or not (must or may):
        return found
    wanted = {*must, *(part for part in may if part in _regions())}
    return [known for known in found if wanted <= _belongs_to(known)]


def _in_brackets(text: str) -> list[str]:
    return [folded(part) for part in BRACKETS.findall(text)]


def _bare(name: str) -> str:
    """Folded, without what stands in brackets."""
    return folded(BRACKETS.sub("", name))


@lru_cache(maxsize=1)
def _index() -> Index:
    found: dict[str, dict[str, KnownPlace]] = {}
    for names, known in [*_of_facts(), *_towns()]:
        for name in names:
            if key := _bare(name):
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
        if row["precision"] == "country":
            names += _toml()["endonyms"].get(row["country"], ())
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


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    """How any country and province that a place is in may be written, folded."""
    places = {(known.country, known.admin1) for own in _index().values() for known in own}
    return frozenset(name for country, admin1 in places for name in _names_of(country, admin1))


def _belongs_to(known: KnownPlace) -> frozenset[str]:
    """How the country and province of a place may be written, folded; a country is in itself."""
    return _names_of(known.country, known.admin1)


@lru_cache(maxsize=4_000)
def _names_of(country: str, admin1: str) -> frozenset[str]:
    from geodata.wording import country as country_in

    alpha_2, others = _codes(country)
    names = [
        country,
        admin1,
        *alpha_2,
        *others,
        *(country_in(country, language) for language in COUNTRIES_IN),
        *_toml()["countries"].get(country, ()),
        *_toml()["endonyms"].get(country, ()),
        *_toml()["provinces"].get(country, {}).get(admin1, ()),
    ]
    return frozenset(folded(name) for name in names if name)


def _codes(country: str) -> tuple[list[str], list[str]]:
    """The codes of two letters of a country, and the states before it that it was of."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    now = [*aliases.get(country, ())]
    before = [code for code, own in aliases.items() if len(code) == 2 and {*own} & {*now}]
    names = [name for code in before for name in (code, *_toml()["before"].get(code, ()))]
    return now, names


@lru_cache
def _toml() -> Mapping[str, Any]:
    return tomllib.loads(FILE.with_name("atlas.toml").read_text(encoding="utf-8"))


def ascii_of(text: str) -> str:
    """Without accents; letters of other scripts fall away."""
    plain = unicodedata.normalize(
        "NFKD", text.replace("ß", "ss").replace("ø", "o").replace("æ", "ae")
    )
    return plain.encode("ascii", "ignore").decode()
