"""What the page says that a table may hold is what is read of one."""

import re

import pytest

from geodata.own.headings import Heading
from geodata.own.reading import FileReading, read
from timeline.own import show
from timeline.text import Words, words

LANGUAGES = pytest.mark.parametrize("language", ["en", "ko"])


def reading(language: str, columns: dict[str, list[str]]) -> FileReading:
    """Of a table with these columns, by what the page calls them."""
    names = own(language)["roles"]
    rows = [[names[role] for role in columns], *zip(*columns.values(), strict=True)]
    text = "\n".join(",".join(row) for row in rows)
    return read("own.csv", text.encode(), {}, language)


def own(language: str) -> Words:
    return words(language)["own"]


@LANGUAGES
def test_every_date_that_a_reader_is_told_of_is_read(language: str) -> None:
    dates = own(language)["dates"]
    found = reading(language, {"title": dates, "date": dates})
    assert (found.drawn, found.questions, found.faults) == (len(dates), [], [])


@LANGUAGES
@pytest.mark.parametrize("enough", [{"date": ["1997"]}, {"place": ["Seoul"]}], ids=str)
def test_a_title_with_a_date_or_a_place_is_enough(
    enough: dict[str, list[str]], language: str
) -> None:
    found = reading(language, {"title": ["Home"], **enough})
    assert (found.drawn, found.faults) == (1, [])


@LANGUAGES
@pytest.mark.parametrize("role", [*Heading])
def test_a_column_is_known_by_the_name_that_it_has_on_the_page(
    role: Heading, language: str
) -> None:
    found = reading(language, {"title": ["Home"], "date": ["1997"], role: ["1"]})
    assert found.columns.get(role) == own(language)["roles"][role]


@LANGUAGES
def test_every_word_for_how_sure_it_is_is_read(language: str) -> None:
    said = own(language)["may_hold"]["certainty"].lower()
    sure = said.rstrip(".").replace(" or ", " ").replace(",", " ").split()
    found = reading(language, {"title": sure, "date": ["1997"] * 3, "certainty": sure})
    assert found.faults == []
    for level in ("high", "medium", "contested"):
        assert f",{level}," in found.tables["events.csv"]


@LANGUAGES
def test_the_page_says_the_bounds_that_hold(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show, "MOST_BYTES", 8_000_000)
    monkeypatch.setattr(show, "MOST_BYTES_OF_WORKBOOK", 7_000_000)
    monkeypatch.setattr(show, "IDLE_SECONDS", 9 * 3600)
    monkeypatch.setattr(show, "READ_SECONDS", 11 * 60)
    said = show.bounded(words(language))
    assert re.findall(r"\d+", said["formats"]) == ["8", "7"]
    assert re.findall(r"\d+", said["private"]) == ["9", "22"]
