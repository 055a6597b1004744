"""Rows without a date: drawn in all years, said to have none, and never given one."""

import json
from datetime import date
from typing import Any

import pytest

from geodata import dates
from geodata.archive import Archive
from geodata.export import exports
from geodata.load import current
from geodata.own.reading import FileReading, read
from timeline.answers import answers
from timeline.brought import Brought
from timeline.finding import search
from timeline.numbers.charts.sections import sections
from timeline.routes.cards import ALL, Telling, makers
from timeline.scene import compose
from timeline.selection import from_address, whole
from timeline.sources.dataset import dataset
from timeline.stage import payload
from timeline.stage.card import cards
from timeline.stage.opening import opening
from timeline.stage.staged import staged
from timeline.text import words_of

TODAY = date(2026, 11, 28)
POINT = "<Point><coordinates>-9.14,38.71</coordinates></Point>"
LINE = "<LineString><coordinates>-9.14,38.71 -8.42,40.2 -8.54,42.88</coordinates></LineString>"
WALK = (
    "<kml><Document><name>A walk</name>"
    f"<Placemark><name>Harbour</name><description>It begins here</description>{POINT}</Placemark>"
    f"<Placemark><name>The way</name>{LINE}</Placemark>"
    "</Document></kml>"
)
MIXED = """Title,Date,Place,Latitude,Longitude,Route
Departure,1931,Harbour,38.71,-9.14,
The camp,,Camp,40.2,-8.42,
Arrival,1933-05,Port,42.88,-8.54,
First stop,,A,39.1,-9.0,Old road
Second stop,,B,39.9,-8.0,Old road
Third stop,,C,41.1,-7.5,Old road
On the way,1932,D,41.2,-7.1,New road
At its end,1933,E,42.2,-7.2,New road
"""
UNDATED = {"en": "no date given", "ko": "날짜 없음"}


def brought(reading: FileReading, language: str = "en") -> Archive:
    own = Brought("u" * 32, "Own", TODAY, reading.tables).alone(language)
    assert own.problems == ()
    return own


@pytest.fixture(scope="module", params=["en", "ko"])
def walk(request: pytest.FixtureRequest) -> Archive:
    return brought(read("walk.kml", WALK.encode()), request.param)


@pytest.fixture(scope="module", params=["en", "ko"])
def mixed(request: pytest.FixtureRequest) -> Archive:
    return brought(read("mixed.csv", MIXED.encode()), request.param)


def stage_of(archive: Archive) -> Any:
    words = words_of(archive)
    return json.loads(payload.facts(compose(archive, TODAY), opening(archive, words), words))


def test_placemarks_and_a_line_are_drawn_and_each_is_told() -> None:
    found = read("walk.kml", WALK.encode())
    assert (found.count, found.drawn, found.routes) == (2, 2, 1)
    assert [(own["row"], own["out"], own["kept"]) for own in found.faults] == [
        (1, False, True),
        (2, False, True),
    ]
    assert all(own["said"].startswith("no date: it is shown in all years") for own in found.faults)


def test_no_table_makes_a_year_up_for_them() -> None:
    tables = read("walk.kml", WALK.encode()).tables
    (corridor,) = brought(read("walk.kml", WALK.encode())).corridors.values()
    assert (corridor.from_year, corridor.to_year, corridor.in_use) == (None, None, None)
    assert "_year" not in tables["subject.toml"]
    assert all(line.split(",")[1] == "" for line in tables["events.csv"].splitlines()[1:])


def test_where_nothing_has_a_date_no_years_are_shown(walk: Archive) -> None:
    said = stage_of(walk)
    assert (walk.is_undated, said["undated"]) == (True, True)
    assert {(mark["words"], mark["undated"]) for mark in said["marks"]} == {
        (UNDATED[walk.language], True)
    }
    assert [corridor["undated"] for corridor in said["corridors"].values()] == [True]
    assert "temporalCoverage" not in dataset(walk)
    assert "?at=" not in json.dumps(search(walk))
    assert sections(walk) == {}


def test_no_address_asks_for_a_year_where_nothing_has_one(walk: Archive) -> None:
    frame = staged(walk).frame
    asked = {"from": "1980", "at": "1990", "to": "1995"}
    assert from_address(asked, frame) == (whole(frame), ["from", "at", "to"])


def test_cards_say_that_no_date_is_given(walk: Archive) -> None:
    words = words_of(walk)
    own = cards(walk, words)["cards"]
    assert all(own[key]["above"].startswith(UNDATED[walk.language]) for key in walk.events)
    (corridor,) = walk.corridors
    used = [parts for label, parts in own[corridor]["facts"] if label == words["card"]["in_use"]]
    assert used == [[{"text": UNDATED[walk.language]}]]


def test_beside_dated_rows_they_come_first_and_in_the_order_of_their_table(mixed: Archive) -> None:
    marks = compose(mixed, TODAY).marks
    assert [mark.id for mark in marks if mark.undated] == [
        "the-camp", "first-stop", "second-stop", "third-stop",
    ]  # fmt: skip
    assert [mark.undated for mark in marks] == [True] * 4 + [False] * 4
    assert {(mark.start, mark.end) for mark in marks if mark.undated} == {(1931, 1934)}
    said = stage_of(mixed)
    assert (said["undated"], said["span"]) == (False, [1931, 1934])


def test_stops_of_a_route_without_dates_are_joined_as_they_stand_and_that_is_told() -> None:
    found = read("mixed.csv", MIXED.encode())
    assert found.notes == [
        "The stops of 1 route have no dates: they are joined in the order of the table."
    ]
    archive = brought(found)
    old = archive.corridors["route-old-road"]
    ways = [(leg.from_place, leg.to_place, leg.in_use) for leg in archive.legs_of(old.id)]
    assert ways == [("a", "b", None), ("b", "c", None)]
    tracks = {track.leg: track for track in compose(archive, TODAY).tracks}
    first = tracks[f"{old.id}/1"]
    assert (first.first_year, first.last_year) == (1931, None)


def test_routes_show_the_years_of_those_that_have_any(mixed: Archive) -> None:
    words, scene = words_of(mixed), compose(mixed, TODAY)
    telling = Telling(mixed, scene, words, ALL)
    assert set(makers(mixed)) == {"corridor-years", "years-route-new-road"}
    whole = makers(mixed)["corridor-years"](mixed, scene, words)
    assert [row[0] for row in whole.table.rows] == [mixed.corridors["route-new-road"].name]
    assert words["charts"]["corridor_years"]["undated"].format(n=1) in whole.leaves_out
    tiles = [own for group in telling.page({})["groups"] for own in group["routes"]]
    assert {(own["first"], own["last"], own["years"]) for own in tiles} >= {
        (None, None, UNDATED[mixed.language])
    }
    old, new = (mixed.corridors[key] for key in ("route-old-road", "route-new-road"))
    assert telling.route(old)["years"] is None
    assert telling.route(new)["years"] is not None


def test_a_place_says_what_happened_there_without_a_year(mixed: Archive) -> None:
    rows = [row for own in answers(mixed).values() for row in own]
    (camp,) = (row for row in rows if row["to"] == ".?pick=camp")
    assert f"{UNDATED[mixed.language]}" in camp["more"]


def test_a_search_for_a_year_does_not_find_them(mixed: Archive) -> None:
    years = {row["to"]: row.get("years") for row in answers(mixed)["events"]}
    assert [key for key, own in years.items() if own is None] == [
        f".?pick={key}" for key in ("the-camp", "first-stop", "second-stop", "third-stop")
    ]


def test_beside_ours_they_widen_no_years() -> None:
    served = current()
    own = Brought("v" * 32, "Own", TODAY, read("walk.kml", WALK.encode()).tables)
    both = own.beside(served)
    assert both.subject.first_year == served.subject.first_year
    assert both.subject.last_year == served.subject.last_year
    assert both.is_undated is False
    earlier = served.subject.model_copy(update={"first_year": 1990, "last_year": 1999})
    assert own.alone("en").is_undated
    from geodata.beside import _subject

    joined = _subject(earlier, own.alone("en").subject, None, is_undated=True)
    assert (joined.first_year, joined.last_year) == (1990, 1999)


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("corridors.geojson", ""), ("corridors.kml", ""), ("crossings.gpkg", "corridors")],
)
def test_routes_that_are_taken_away_come_back_without_a_date(name: str, sheet: str) -> None:
    content = exports(brought(read("walk.kml", WALK.encode()))).get(name)
    found = read(name, content, {"sheet": sheet} if sheet else None)
    (route,) = brought(found).corridors.values()
    assert (route.name, route.in_use) == ("The way", None)


def test_a_half_dated_route_is_told() -> None:
    tables = read("walk.kml", WALK.encode()).tables
    half = tables["corridors.csv"].replace(",,,main", ",1931,,main", 1)
    own = Brought("w" * 32, "Own", TODAY, {**tables, "corridors.csv": half}).alone("en")
    assert [str(problem.said.key) for problem in own.problems] == ["spans.one_year"]
    assert own.is_undated


def test_a_date_that_is_none_has_words_in_both_languages() -> None:
    assert {language: dates.in_words(dates.UNDATED, language) for language in UNDATED} == UNDATED
