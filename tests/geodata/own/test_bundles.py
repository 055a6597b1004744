"""Several files at once: each is what it is, and those that belong together are joined."""

import io
import json
import zipfile

import pytest

from geodata.archive import Archive
from geodata.own.archives import archive_of
from geodata.own.reading import FileReading, read

EVENTS = (
    "Event,Date,place_id,Source\n"
    "The camp opens,May 1945,n,S1\n"
    "It is moved,1946,s,S1; S2\n"
    "A letter,1946,Fez,Diary\n"
    "Nobody knows,soon,Fez,S2\n"
)
PLACES = "id,Name,Latitude,Longitude\nn,Camp North,47.5,16.9\ns,Camp South,46.9,17.1\n"
SOURCES = (
    "key;Title;Year;Link\n"
    "S1;Minutes, vol. 1;1951;https://example.org/a;b\n"
    "S2;A history;1990;https://example.org/h\n"
).replace("a;b", "a")
MORE = "When\tTitle\tRemark\n1950\tA second table\tits own column\n"
WALK = """<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Walk</name><trkseg>
<trkpt lat="47" lon="16"><time>1947-05-01T00:00:00Z</time></trkpt>
<trkpt lat="48" lon="17"><time>1947-05-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>"""

UNNAMED = json.dumps(
    {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "LineString", "coordinates": [[127, 37], [128, 36]]},
    }
)


def packed(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as own:
        for name, content in files.items():
            own.writestr(name.replace("_", "."), content)
    return out.getvalue()


def opened(content: bytes, choices: object = None) -> tuple[FileReading, Archive]:
    found = read("a.csv, b.csv", content, choices)
    assert found.refused == ""
    facts = archive_of(found.tables)
    assert [str(problem) for problem in facts.problems] == []
    return found, facts


def said(found: FileReading) -> dict[str, list[str]]:
    return {own["name"]: own["said"] for own in found.files}


@pytest.mark.parametrize(
    "names",
    [("events_csv", "places_csv", "sources_csv"), ("sources_csv", "places_csv", "events_csv")],
)
def test_events_stand_where_their_places_do_and_cite_their_sources(names: tuple[str, ...]) -> None:
    known = {"events_csv": EVENTS, "places_csv": PLACES, "sources_csv": SOURCES}
    found, facts = opened(packed(**{name: known[name] for name in names}))
    assert found.format == "files"
    assert said(found) == {
        "events.csv": ["4 rows."],
        "places.csv": ["2 rows stand where “places.csv” has their places."],
        "sources.csv": ["3 rows cite what “sources.csv” says of their sources."],
    }
    told = {
        event.title: (
            [facts.places[key].name for key in event.places],
            [(facts.sources[key].title, facts.sources[key].url) for key in event.sources],
        )
        for event in facts.events.values()
    }
    minutes = "Minutes, vol. 1", "https://example.org/a"
    history = "A history", "https://example.org/h"
    assert told == {
        "The camp opens": (["Camp North"], [minutes]),
        "It is moved": (["Camp South"], [minutes, history]),
        "A letter": (["Fez"], [("Diary", None)]),
    }
    (fault,) = found.faults
    assert fault["at"] == "events.csv: 5"


def test_places_of_another_table_come_with_how_finely_they_are_given() -> None:
    places = PLACES.replace("Longitude", "Longitude,coordinate_rounding,precision")
    places = places.replace("16.9", "16.9,0.5,border-section").replace("17.1", "17.1,,")
    _, facts = opened(packed(events_csv=EVENTS, places_csv=places))
    given = {own.name: (own.coordinate_rounding, own.precision) for own in facts.places.values()}
    assert given["Camp North"] == (0.5, "border-section")
    assert given["Camp South"] == (0.1, "city")


def test_tables_and_walks_are_one_timeline_each_row_of_its_own_file() -> None:
    found, facts = opened(packed(events_csv=EVENTS, more_tsv=MORE, walk_gpx=WALK, note_txt="Hello"))
    assert {own["name"]: own["format"] for own in found.files} == {
        "events.csv": "csv", "more.tsv": "tsv", "walk.gpx": "gpx", "note.txt": "",
    }  # fmt: skip
    assert said(found)["more.tsv"] == ["One row."]
    assert "no table" in said(found)["note.txt"][0]
    assert (found.drawn, len(facts.corridors)) == (5, 1)
    cited = {
        event.title: [facts.sources[key].title for key in event.sources]
        for event in facts.events.values()
    }
    assert (cited["A second table"], cited["Walk"]) == (["more.tsv"], ["walk.gpx"])


def test_a_file_is_taken_out_and_the_rows_of_the_others_stay_mended() -> None:
    content = packed(more_tsv=MORE, events_csv=EVENTS, places_csv=PLACES)
    (fault,) = opened(content)[0].faults
    mended = {"mended": {str(fault["row"]): {fault["column"]: "1947"}}}
    assert opened(content, mended)[0].drawn == 5
    found, _ = opened(content, {**mended, "aside": ["more.tsv"]})
    assert found.drawn == 4
    assert [own["aside"] for own in found.files] == [True, False, False]
    without, _ = opened(content, {**mended, "aside": ["places.csv"]})
    assert said(without)["places.csv"] == []
    assert without.placed < found.placed


def test_the_same_event_in_two_files_is_told_once_where_it_stands() -> None:
    found, _ = opened(packed(a_csv="title,date\nA,1990\n", b_csv="date,title\n1990,A\n"))
    assert [(own["at"], own["out"]) for own in found.faults] == [("b.csv: 2", True)]
    assert "a.csv: 2" in found.faults[0]["said"]


def test_a_place_in_two_files_without_dates_is_told_where_it_stands() -> None:
    rows = "title,place\nA,Seoul\n"
    found, _ = opened(packed(a_csv=rows, b_csv=rows))
    assert [own["at"] for own in found.faults] == ["b.csv: 2"]
    assert "a.csv: 2" in found.faults[0]["said"]


def test_lines_without_a_name_are_called_by_their_numbers_or_told() -> None:
    found, facts = opened(packed(a_geojson=UNNAMED, b_geojson=UNNAMED))
    assert [event.title for event in facts.events.values()] == ["Feature 1", "Feature 1"]
    found, _ = opened(packed(a_csv="title,date\nA,1990\n", b_geojson=UNNAMED))
    assert [(own["at"], own["out"]) for own in found.faults] == [("b.geojson: 1", True)]


def test_a_file_of_a_zip_may_have_any_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as own:
        own.writestr(".", "")
        own.writestr("a.csv", "title,date\nA,1990\n")
    assert read("a.zip", out.getvalue()).format == "csv"


def test_one_file_in_a_zip_is_that_file_and_one_packed_twice_is_refused() -> None:
    alone, _ = opened(packed(a_csv="title,date\nA,1990\n"))
    assert (alone.format, alone.files, alone.faults) == ("csv", [], [])
    again = packed(a_zip=packed(a_csv=EVENTS, b_csv=PLACES))
    assert "packed again" in read("a.zip", again).refused
    many = packed(**{f"a{n}_csv": "title,date\nA,1990\n" for n in range(21)})
    assert "20 are read" in read("a.zip", many).refused


def test_loose_parts_of_a_shapefile_beside_a_table_are_one_file() -> None:
    found = read("a", packed(events_csv=EVENTS, walks_shp=b"x", walks_dbf=b"y", walks_prj=b""))
    assert [own["name"] for own in found.files] == ["events.csv", "walks.shp"]
    assert "GeoPackage" in said(found)["walks.shp"][0]  # broken, in words
