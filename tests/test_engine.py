"""The engine names nothing of its subject: no country, place, person or id stands in its code."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.facts import ARCHIVE
from tests.serving import ROOT

CODE = [
    path.relative_to(ROOT)
    for room in ("geodata", "timeline")
    for ending in ("*.py", "*.js", "*.css")
    for path in sorted((ROOT / room).rglob(ending))
]
# Files that may, and why.
EXCEPTIONS = {
    "geodata/survey": "draws the outlines of this folder from Natural Earth; run by hand",
    "timeline/claims/charts/announced.py": "draws the evidence of a claim: it is about these cases",
    "timeline/claims/charts/claimed.py": "lays over a chart the numbers that a claim says",
    "timeline/claims/charts/fences.py": "draws the evidence of claims about this border",
    "timeline/claims/charts/returns.py": "draws the evidence of claims about these returns",
    "timeline/claims/charts/totals.py": "draws the evidence of claims about these counts",
    "timeline/claims/charts/evidence.py": "names the charts of Numbers that claims are laid over",
}
# Ids that are words of the interface as well.
PLAIN = {"region", "world", "famine", "education", "university", "dmz"}


def words_of_the_subject() -> Iterator[str]:
    """Names of its towns and provinces, of people and eras, and codes of its countries."""
    for place in ARCHIVE.places.values():
        yield place.country
        yield from {place.name.partition(" (")[0], place.admin1 or place.country}
    yield from (era.name for era in ARCHIVE.eras.values())
    yield from ("Korea", "Korean peninsula", "Yalu", "Tumen", "Mekong", "Hanawon")


def ids_of_the_subject() -> Iterator[str]:
    for table in (ARCHIVE.events, ARCHIVE.places, ARCHIVE.corridors, ARCHIVE.ways, ARCHIVE.eras):
        yield from table
    yield from (row.series for row in ARCHIVE.series.values())
    yield from (row.id for row in ARCHIVE.series.values())
    yield from (view.name for view in ARCHIVE.subject.views)
    yield from (name.key for name in ARCHIVE.subject.names)


def pattern() -> re.Pattern[str]:
    """Names as words anywhere; ids in quotation marks."""
    names = "|".join(map(re.escape, sorted({*words_of_the_subject()})))
    ids = "|".join(map(re.escape, sorted({*ids_of_the_subject()} - PLAIN)))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])|[\"'`](?:{ids})[\"'`/]")


SUBJECT = pattern()


def is_excepted(path: Path) -> bool:
    return any(path == Path(one) or Path(one) in path.parents for one in EXCEPTIONS)


@pytest.mark.parametrize("path", CODE, ids=str)
def test_code_names_nothing_of_the_subject(path: Path) -> None:
    if not is_excepted(path):
        lines = (ROOT / path).read_text("utf-8").splitlines()
        found = [f"{n}: {hit}" for n, line in enumerate(lines, 1) for hit in SUBJECT.findall(line)]
        assert found == []


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_an_exception_is_one(name: str) -> None:
    path = ROOT / name
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    assert any(SUBJECT.search(file.read_text("utf-8")) for file in files)


@pytest.mark.parametrize("said", ["north of Pyongyang", "'laos-thailand'", '"women_share"', "PRK"])
def test_what_is_of_the_subject_is_found(said: str) -> None:
    assert SUBJECT.search(said)


def test_words_of_the_interface_name_nothing_of_the_subject() -> None:
    text = (ROOT / "timeline" / "text" / "en.toml").read_text("utf-8")
    rest = re.sub(r"(?ms)^\[countries\]\n.*?(?=^\[)", "", text)
    assert SUBJECT.findall(rest) == []
