"""`python -m geodata.survey.gazetteer [--source DIR]`: the towns that readers' places are found by.

Natural Earth's populated places (public domain), under the names that they have there; those that
are examples of a time zone have their names of Unicode's CLDR beside, in several scripts, and some
more stand in `city_names.csv`.
"""

# pandas and GeoPandas leave much untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import shapely
from babel import Locale
from babel.core import get_global

from geodata.folder import DATA
from geodata.survey.faces import shapefile
from geodata.survey.fetch import gather
from geodata.topology import read

OUT = Path(__file__).parents[1] / "own" / "gazetteer.csv"
NAMES = Path(__file__).with_name("city_names.csv")
OUTLINES = DATA / "world.topojson"
MOST_PEOPLE = 100_000_000  # so that Mexico is the country first, and the city by its question
LAYER = "populated_places_simple"
COLUMNS = ("id", "name", "others", "country", "admin1", "lat", "lon", "people", "precision")
LANGUAGES = "de fr es it ko ja zh zh-Hant ru uk ar fa hi vi th el he tr".split()
LEAST_PEOPLE = 20_000  # of a town that Natural Earth shows on close maps alone
CLOSE = 7  # the rank from which it does
DECIMALS = 2  # of a degree: a town has no finer point

# Some of its letters are bytes of Windows-1252, which stand as marks that cannot be seen.
UNSEEN = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}

Names = dict[tuple[str, str], list[str]]  # by folded name and country


def rows(source: Path) -> Iterator[dict[str, Any]]:
    """In the order of name and country."""
    frame = shapefile(source, LAYER)
    more = _of_time_zones(dict(zip(frame["iso_a2"], frame["adm0_a3"], strict=True)))
    for key, names in _written().items():
        more.setdefault(key, []).extend(names)
    places = [row for _, row in frame.iterrows() if _is_kept(row)]
    taken: set[str] = set()
    for row in sorted(places, key=_order):
        yield _row(row, more, taken)
    yield from _countries()


def _order(row: Any) -> tuple[str, str, float]:
    return str(row["name"]), str(row["adm0_a3"]), -float(row["pop_max"])


def _countries() -> Iterator[dict[str, Any]]:
    """A point within the largest part of each, to a whole degree where that stays on its land."""
    topology = read(OUTLINES)
    codes = [str(properties["a3"]) for properties in topology.properties("land")]
    parts: dict[str, list[Any]] = {}
    for code, shape in zip(codes, topology.shapes("land"), strict=True):
        parts.setdefault(code, []).extend(shapely.get_parts(shape))
    for code, shapes in sorted(parts.items()):
        two = _codes().get(code)
        said = [Locale.parse(one, sep="-").territories.get(two) for one in ("en", *LANGUAGES)]
        names = list(dict.fromkeys(str(name) for name in said if name))
        if names:
            point = shapely.point_on_surface(max(shapes, key=lambda one: one.area))
            yield {
                "id": f"country/{code.lower()}",
                "name": names[0],
                "others": ";".join(names[1:]),
                "country": code,
                "admin1": "",
                "lat": f"{point.y:.{DECIMALS}f}",
                "lon": f"{point.x:.{DECIMALS}f}",
                "people": MOST_PEOPLE,
                "precision": "country",
            }


def _codes() -> dict[str, str]:
    """ISO 3166-1: two letters by three."""
    aliases = get_global("territory_aliases").items()
    return {three: own[0] for three, own in aliases if len(three) == 3 and three.isalpha()}


def _is_kept(row: Any) -> bool:
    return row["scalerank"] < CLOSE or row["pop_max"] >= LEAST_PEOPLE or row["adm0cap"] == 1


def _row(row: Any, more: Names, taken: set[str]) -> dict[str, Any]:
    name, country = str(row["name"]).translate(UNSEEN), str(row["adm0_a3"])
    own = [
        text.translate(UNSEEN)
        for key in ("nameascii", "namealt", "meganame", "namepar")
        if isinstance(text := row[key], str)
    ]
    names = [part.partition(",")[0].strip() for text in own for part in re.split(r"[|;]", text)]
    names += more.get((folded(name), country), [])
    others = dict.fromkeys(other for other in names if other and other != name)
    key = stem = f"{country}/{re.sub('[^a-z0-9]+', '-', folded(name))}".lower()
    n = 1
    while key in taken:
        n += 1
        key = f"{stem}-{n}"
    taken.add(key)
    return {
        "id": key,
        "name": name,
        "others": ";".join(others),
        "country": country,
        "admin1": text.translate(UNSEEN) if isinstance(text := row["adm1name"], str) else "",
        "lat": f"{row.geometry.y:.{DECIMALS}f}",
        "lon": f"{row.geometry.x:.{DECIMALS}f}",
        "people": int(row["pop_max"]),
        "precision": "city",
    }


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _of_time_zones(countries: Mapping[str, str]) -> Names:
    """The cities that time zones are named after; `countries` by their two letters."""
    found: Names = {}
    english: Any = Locale.parse("en").time_zones
    for zone, territory in get_global("zone_territories").items():
        name = (english.get(zone) or {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        said = [
            (Locale.parse(one, sep="-").time_zones.get(zone) or {}).get("city") for one in LANGUAGES
        ]
        names = [str(text) for text in said if text]
        if names and territory in countries:
            found.setdefault((folded(name), countries[territory]), []).extend(names)
    return found


def _written() -> Names:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {
            (folded(row["name"]), row["country"]): row["others"].split(";")
            for row in csv.DictReader(file)
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m geodata.survey.gazetteer", description=__doc__)
    parser.add_argument("--source", type=Path, help="folder to keep the sources in")
    asked = parser.parse_args()
    with TemporaryDirectory() as passing:
        source = asked.source or Path(passing)
        gather(source)
        write(source, OUT)


def write(source: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([row[name] for name in COLUMNS] for row in rows(source))


if __name__ == "__main__":
    main()
