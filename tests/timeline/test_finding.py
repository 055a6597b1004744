"""What can be found: everything a page shows, each at an address that leads there."""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

import pytest

from geodata import numerals
from geodata.archive import Archive
from geodata.load import load
from timeline.address import KEYS_OF_PAGES
from timeline.delivery.assets import as_bytes, compressed
from timeline.delivery.wire import SearchFile, SearchRow
from timeline.finding import search
from timeline.numbers.charts.sections import makers
from timeline.pages import FIRST

MOST_BYTES = 200_000
# Numbers that an answer has, in either language.
ANSWERED = {
    "numbers?chart=arrivals": ["2,914", "2009", "63", "2021"],
    "check?claim=k": ["2012", "44"],
    "numbers?chart=women_share": ["2002", "55.3", "2025", "88.8", "72.2", "12.2"],
    "routes?corridor=laos-thailand": ["18", "2,482", "72"],
    "check?claim=e": ["1964", "1986", "1,076"],
    "check?claim=f": ["75,000", "125,000", "2010"],
    "routes?corridor=double-return": ["31", "2012"],
    "check?claim=g": ["2004", "2024", "2025"],
}


@pytest.fixture(scope="module")
def known(archive: Archive) -> SearchFile:
    return search(archive)


@pytest.fixture(scope="module")
def rows(known: SearchFile) -> Mapping[str, list[SearchRow]]:
    return {kind["kind"]: kind["rows"] for kind in known["kinds"]}


def params(rows: list[SearchRow], key: str) -> set[str]:
    return {value for row in rows for name, value in _asked(row) if name == key}


def _asked(row: SearchRow) -> Iterator[tuple[str, str]]:
    yield from parse_qsl(row["to"].partition("?")[2])


def test_everything_can_be_found(archive: Archive, rows: Mapping[str, list[SearchRow]]) -> None:
    assert params(rows["events"], "pick") == {*archive.events}
    assert params(rows["routes"], "corridor") == {*archive.corridors}
    assert params(rows["places"], "pick") == {*archive.places}
    assert params(rows["claims"], "claim") == {*archive.claims}
    assert params(rows["terms"], "term") == {*archive.glossary}
    assert params(rows["sources"], "source") == {*archive.sources}
    assert params(rows["numbers"], "chart") == {*makers(archive)}
    assert {"2009", "2021"} <= params(rows["numbers"], "year")
    assert len(rows["scenes"]) > 20


def test_each_leads_to_a_page_by_keys_that_it_has(rows: Mapping[str, list[SearchRow]]) -> None:
    for row in (row for found in rows.values() for row in found):
        page = row["to"].partition("?")[0]
        keys = KEYS_OF_PAGES[FIRST if page == "." else page]
        assert {key for key, _ in _asked(row)} <= {*keys}, row
        assert row["title"].strip()


def test_a_year_says_how_many_came(rows: Mapping[str, list[SearchRow]]) -> None:
    found = {row["to"]: row["more"] for row in rows["numbers"]}
    assert found["numbers?year=2009"] == "2,914 people"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_readers_ask_most_is_answered_in_place(language: str) -> None:
    archive = load(language=language)
    known = {kind["kind"]: kind["rows"] for kind in search(archive)["kinds"]}
    said = {row["to"]: row["more"] for row in known["asked"]}
    titles = {row["to"]: row["title"] for rows in known.values() for row in rows}
    for to, more in said.items():
        assert more, to
        assert not more.startswith(titles[to]), to
    for to, numbers in ANSWERED.items():
        told = {value for own in numerals.found(said[to], language) for value in own.readings}
        assert told >= {float(number.replace(",", "")) for number in numbers}, said[to]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_looked_for_by_other_names_is_there(language: str) -> None:
    archive = load(language=language)
    said = " ".join(
        f"{row['title']} {row['text']} {row['more']}"
        for kind in search(archive)["kinds"]
        for row in kind["rows"]
    ).casefold()
    others = archive.subject.other_names
    lost = [own.of for own in others if not any(name.casefold() in said for name in own.of)]
    # The intelligence service is told of by its name in Korean alone.
    assert lost == ([] if language == "ko" else [("국가정보원",)])
    names = [name for own in others for name in own.also]
    assert len({*names}) == len(names) > len(others) > 60


def test_an_event_says_its_years(archive: Archive, rows: Mapping[str, list[SearchRow]]) -> None:
    for row in rows["events"]:
        event = archive.events[dict(_asked(row))["pick"]]
        first, last = row.get("years", (0, 0))
        assert first == (event.when.first.year if event.when.first else 0)
        assert last == (event.when.last.year if event.when.last else 9999)


def test_it_is_small_enough_to_be_brought_at_the_first_letter(known: SearchFile) -> None:
    assert len(compressed(as_bytes(known))) <= MOST_BYTES
