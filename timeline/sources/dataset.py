"""The facts as schema.org describes a data set, for the head of every page.

Addresses are relative to the page, since only the browser knows where that stands.
"""

from pathlib import PurePath
from typing import Any

from geodata.archive import Archive
from geodata.datapackage import LICENCE
from geodata.days import year_text
from geodata.edition import edition
from geodata.export import NAMES
from geodata.subject import Subject
from geodata.wording import country, engine, tag
from timeline.address import EDITION
from timeline.once import once
from timeline.sources.downloads import TYPES
from timeline.text import words

Json = dict[str, Any]


@once(most=4)
def dataset(archive: Archive) -> Json:
    own = edition()
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": own.title,
        "description": engine(archive.language)["package"]["description"],
        "url": "./",
        "identifier": f"./?{EDITION}={own.version}",
        "version": own.version,
        "datePublished": own.day.isoformat(),
        "license": LICENCE["path"],
        "creator": {"@type": "Organization", "name": own.authors},
        "inLanguage": tag(archive.language),
        "isAccessibleForFree": True,
        **({} if archive.is_undated else {"temporalCoverage": _years(archive)}),
        "spatialCoverage": _places(archive),
        "distribution": [_file(name, archive.language) for name in NAMES],
    }


def _years(archive: Archive) -> str:
    """From the first year of the subject to that of the newest event, as ISO 8601 has it."""
    starts = [event.start.first for event in archive.events.values()]
    years = [day.year for day in starts if day]
    first = archive.subject.first_year
    return "/".join(map(year_text, (first, max(years, default=first))))


def _places(archive: Archive) -> list[Json]:
    """The part of the map that is shown first, and every country with a place."""
    codes = sorted({place.country for place in archive.places.values()})
    named: list[Json] = [
        {"@type": "Place", "name": country(code, archive.language)} for code in codes
    ]
    return [*_first_view(archive.subject), *named]


def _first_view(subject: Subject) -> list[Json]:
    return [
        {"@type": "Place", "geo": {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"}}
        for west, south, east, north in (view.box for view in subject.views[:1])
    ]


def _file(name: str, language: str) -> Json:
    say = words(language)["sources"]
    about = say["files"].get(name.replace(".", "-"))
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": f"./data/{name}",
        "encodingFormat": TYPES[PurePath(name).suffix].partition(";")[0],
    } | ({"description": about} if about else {})
