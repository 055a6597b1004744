"""Events of years before the year 1, brought by a reader: read, in their order, and taken away."""

import json
from datetime import date

import pytest

from geodata.archive import Archive
from geodata.export.linked_places import linked_places
from geodata.export.tables import as_csv
from geodata.own.archives import archive_of
from geodata.own.reading import FileReading, read
from timeline.own.folder import as_folder
from timeline.scene import compose

EXILE = """event,date,place,latitude,longitude,category,route
Jerusalem falls to Titus,AD 70,Jerusalem,31.78,35.23,war,
Caesar is killed,-0043-03-15,Rome,41.89,12.49,war,
Jerusalem is taken,597 BC,Jerusalem,31.78,35.23,war,To Babylon
Cyrus enters Babylon,12 October 539 BC,Babylon,32.54,44.42,war,
A second deportation,587 BCE,Jerusalem,31.78,35.23,exile,
The exile,587-538 BC,Babylon,32.54,44.42,exile,
Books are edited,6th century BC,Babylon,32.54,44.42,books,
They arrive,596 BC,Babylon,32.54,44.42,exile,To Babylon
A temple far south,c. 500 BC,Elephantine,24.08,32.88,books,
Silla is founded,기원전 57년,Gyeongju,35.85,129.2,states,
A year turns,1 BC,Rome,41.89,12.49,states,
"""
IN_ORDER = [
    ("Books are edited", "-05XX", -596, -499),  # its first years lie before the others
    ("Jerusalem is taken", "-0596", -596, -595),
    ("They arrive", "-0595", -595, -594),
    ("The exile", "-0586/-0537", -586, -536),
    ("A second deportation", "-0586", -586, -585),
    ("Cyrus enters Babylon", "-0538-10-12", -537.22, -537.22),
    ("A temple far south", "-0499~", -499, -498),
    ("Silla is founded", "-0056", -56, -55),
    ("Caesar is killed", "-0043-03-15", -42.8, -42.8),
    ("A year turns", "0000", 0, 1),
    ("Jerusalem falls to Titus", "0070", 70, 71),
]


@pytest.fixture(scope="module")
def told() -> FileReading:
    return read("exile.csv", EXILE.encode())


@pytest.fixture(scope="module")
def facts(told: FileReading) -> Archive:
    return archive_of(told.tables)


def test_every_row_is_drawn_at_its_place_and_a_minus_is_told(
    told: FileReading, facts: Archive
) -> None:
    assert (told.faults, [str(problem) for problem in facts.problems]) == ([], [])
    assert [str(note).partition(":")[0] for note in told.notes] == [
        "1 date is written with a minus or as 0000"
    ]
    scene = compose(facts, date(2026, 1, 1))
    assert (scene.first, scene.last) == (-596, 71)
    drawn = [
        (mark.title, facts.events[mark.id].when.text, round(mark.start, 2), round(mark.end, 2))
        for mark in scene.marks
    ]
    assert sorted(drawn, key=lambda own: own[0]) == sorted(IN_ORDER, key=lambda own: own[0])
    assert [own[2] for own in drawn] == [own[2] for own in IN_ORDER]


def test_a_route_joins_its_places_in_the_order_of_time(facts: Archive) -> None:
    (leg,) = facts.legs.values()
    assert (leg.from_place, leg.to_place, leg.from_year) == ("jerusalem", "babylon", -595)
    (route,) = facts.corridors.values()
    assert (route.from_year, route.to_year) == (-595, -595)


def test_what_is_taken_away_reads_back(told: FileReading, facts: Archive) -> None:
    dated = {event.title: event.when.text for event in facts.events.values()}
    folder = read("exile.zip", as_folder(told.tables, date(2026, 11, 27)))
    again = archive_of(folder.tables)
    assert {event.title: event.when.text for event in again.events.values()} == dated
    assert (again.subject.first_year, again.subject.last_year) == (-596, 70)
    table = archive_of(read("events.csv", as_csv(facts, "events")).tables)
    assert {event.title: event.when.text for event in table.events.values()} == dated


def test_a_gazetteer_is_given_years_as_iso_8601_has_them(facts: Archive) -> None:
    places = json.loads(linked_places(facts))["features"]
    spans = [place["when"]["timespans"] for place in places if "when" in place]
    assert spans == [[{"start": {"in": "-0595"}, "end": {"in": "-0595"}}]] * 2


def test_of_linked_places_and_parts_the_years_are_those_that_their_formats_mean() -> None:
    linked = {
        "type": "FeatureCollection",
        "@context": "x",
        "features": [
            {
                "type": "Feature",
                "properties": {"title": title},
                "geometry": {"type": "Point", "coordinates": [44.4, 32.5]},
                "when": {"timespans": [{"start": start}]},
            }
            for title, start in (
                ("A", {"in": "-0596"}),
                ("B", {"earliest": -752}),
                ("C", -43),
                ("D", {"in": "0"}),
            )
        ],
    }
    found = archive_of(read("places.json", json.dumps(linked).encode()).tables)
    years = {event.title: event.start.text for event in found.events.values()}
    assert years == {"A": "-0596", "B": "-0752", "C": "-0043", "D": "0000"}
    sheet = "Year,Month,Day,Headline\n-597,3,16,A\n-44,,,B\n1997,5,4,C\n"
    parts = archive_of(read("sheet.csv", sheet.encode()).tables)
    dated = {event.title: event.start.text for event in parts.events.values()}
    assert dated == {"A": "-0596-03-16", "B": "-0043", "C": "1997-05-04"}


def test_no_era_asks_for_its_century() -> None:
    text = "title,date\nA,15 March 44 BC\nB,AD 14\nC,Mar 44 BC\n"
    found = read("short.csv", text.encode())
    assert (found.questions, found.faults) == ([], [])
