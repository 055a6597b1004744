"""Features and timelines of other programs: GeoJSON, Linked Places, TimelineJS, KML, GPX."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from geodata.courses import line_of
from geodata.lines import split_at_antimeridian
from geodata.own.archives import archive_of
from geodata.own.reading import FileReading, read
from timeline.text import words


def opened(name: str, content: str | bytes, choices: Any = None) -> tuple[FileReading, Archive]:
    """With an archive of the good rows, without a problem."""
    found = read(name, content.encode() if isinstance(content, str) else content, choices)
    assert found.refused == ""
    assert found.format in words()["own"]["kinds"]  # which the page calls it by
    facts = archive_of(found.tables)
    assert [str(problem) for problem in facts.problems] == []
    return found, facts


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def geojson(*features: Any, **beside: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **beside})


POINT = {"type": "Point", "coordinates": [-5.8, 35.77]}
COURSE = [[144.8, 13.4], [179.9, 15], [-179.9, 15], [-155, 20]]
OVER_THE_LINE = {"type": "LineString", "coordinates": COURSE}


def test_geojson_has_points_lines_and_what_has_no_place() -> None:
    told, facts = opened(
        "lines.geojson",
        geojson(
            feature(POINT, name="Tangier", date="1325-06"),
            feature(OVER_THE_LINE, name="Over the date line", date="1521/1522"),
            feature({"type": "Point", "coordinates": [13.4, 144.8]}, name="Swapped", date="1521"),
            feature(None, name="No place", date="1522"),
        ),
    )
    assert told.format == "geojson"
    assert [(fault["row"], fault["said"].partition(";")[0]) for fault in told.faults] == [
        (3, "latitude and longitude stand the other way round"),
        (4, "the feature has no place"),
    ]
    assert (told.drawn, len(facts.events)) == (4, 4)
    (tangier,) = [place for place in facts.places.values() if place.name == "Tangier"]
    assert (tangier.lat, tangier.lon, tangier.country) == (35.77, -5.8, "MAR")
    (corridor,) = facts.corridors.values()
    assert (corridor.from_year, corridor.to_year) == (1521, 1522)


def test_a_line_over_the_date_line_is_cut_there_and_crosses_nothing_else() -> None:
    _, facts = opened("line.geojson", geojson(feature(OVER_THE_LINE, name="Over", date="1521")))
    (way,) = facts.ways.values()
    line = line_of(way, facts.legs_of_way(way.id), facts.places, facts.subject.plane)
    assert len(split_at_antimeridian(line)) > 1
    assert all(abs(lon) > 140 for lon in line[:, 0])


def test_linked_places_keep_scripts_and_what_is_open() -> None:
    told, facts = opened(
        "places.json",
        geojson(
            {
                "@id": "p1", "type": "Feature", "properties": {"title": "Tangier"},
                "names": [{"toponym": "Tangier"}, {"toponym": "طنجة"}],
                "when": {"timespans": [{"start": {"in": "1325-06"}}]}, "geometry": POINT,
            },
            {
                "@id": "p2", "type": "Feature", "properties": {"title": "Mecca"},
                "when": {"timespans": [{
                    "start": {"earliest": "1326-10", "latest": "1326-11"}, "end": {"in": "1327"},
                }]},
                "geometry": {"type": "GeometryCollection", "geometries": [
                    {"type": "Point", "coordinates": [39.83, 21.42], "certainty": "certain"},
                ]},
            },
        ),
    )  # fmt: skip
    assert told.format == "linked-places"
    one, other = facts.events.values()
    assert (str(one.when), one.note) == ("1325-06", "طنجة")
    assert (str(other.when), other.note) == ("1326-10?/1327", "1326-10 - 1326-11")


HOSTILE = "<p>At 21, for <b>Mecca</b>.</p><script>alert(1)</script>"
TIMELINE = {
    "title": {"text": {"headline": "Journeys", "text": "<p>A test.</p>"}},
    "events": [
        {
            "start_date": {"year": "1325", "month": "6"},
            "text": {"headline": "Leaves <i>Tangier</i>", "text": HOSTILE},
            "location": {"lat": 35.77, "lon": -5.8, "name": "Tangier"},
        },
        {"start_date": {"year": 1326, "month": 10}, "end_date": {"year": 1326, "month": 11},
         "text": {"headline": "First time in Mecca"}, "group": "Pilgrimage"},
        {"start_date": {"year": "1334"}, "display_date": "about 1334",
         "text": {"headline": "Judge"}, "media": {"url": "https://example.org/x.jpg"}},
        {"start_date": {"year": "1335"}, "text": {"headline": "Linked"}, "media": {
            "url": "<iframe src='https://example.org/y.jpg'></iframe>", "link": "https://example.org/book",
            "credit": "Rihla", "caption": "A <b>page</b>"}},
        {"start_date": {"year": "1343", "month": "", "day": ""}, "text": {"headline": "Maldives"}},
        {"start_date": {"year": "-597", "month": "3", "day": 16}, "end_date": {"year": -538},
         "text": {"headline": "Long before"}},
        {"start_date": {"year": 14}, "text": {"headline": "Early"}},
    ],
    "eras": [{"start_date": {"year": "1325"}, "end_date": {"year": "1349"},
              "text": {"headline": "Away from home"}}],
}  # fmt: skip


def test_a_timeline_of_timelinejs() -> None:
    told, facts = opened("timeline.json", json.dumps(TIMELINE))
    assert (told.format, facts.subject.title) == ("timelinejs", "Journeys")
    assert [(str(e.when), e.title, e.summary) for e in facts.events.values()] == [
        ("1325-06", "Leaves Tangier", "At 21, for Mecca."),
        ("1326-10/1326-11", "First time in Mecca", ""),
        ("1334~", "Judge", ""),
        ("1335", "Linked", ""),
        ("1343", "Maldives", ""),
        ("-0596-03-16/-0537", "Long before", ""),
        ("0014", "Early", ""),
    ]
    assert [(f["row"], f["said"]) for f in told.faults] == []
    (era,) = facts.eras.values()
    assert (era.name, str(era.start), str(era.end)) == ("Away from home", "1325", "1349")
    cited = {
        event.title: [(own.title, own.url) for own in facts.sources_of(event)]
        for event in facts.events.values()
    }
    assert cited["Judge"] == [("https://example.org/x.jpg", "https://example.org/x.jpg")]
    assert cited["Linked"] == [("Rihla", "https://example.org/book")]
    assert [event.note for event in facts.events.values() if event.title == "Linked"] == [
        "A page; https://example.org/y.jpg"
    ]


TEMPLATE = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
    ",,,,,,,,,My title,About it,,,,,title,,\n"
    "1997,5,4,,1997,5,7,,,Four days,<b>Text</b>,https://example.org/a.jpg,Somebody,,,,one,\n"
    "1998,,,,,,,,,A year,,,,,,,two,\n"
    "1990,,,,1999,,,,,The nineties,,,,,,era,,\n"
)


def test_the_spreadsheet_of_timelinejs() -> None:
    told, facts = opened("sheet.csv", TEMPLATE)
    assert facts.subject.title == "My title"
    assert [(str(e.when), e.title) for e in facts.events.values()] == [
        ("1997-05-04/1997-05-07", "Four days"), ("1998", "A year"),
    ]  # fmt: skip
    assert [era.name for era in facts.eras.values()] == ["The nineties"]
    assert told.columns["category"] == "Group"
    event = next(own for own in facts.events.values() if own.title == "Four days")
    assert [(own.title, own.url) for own in facts.sources_of(event)] == [
        ("Somebody", "https://example.org/a.jpg")
    ]


SLIDES = {
    "title": {"text": {"text": "<p>A <b>long</b> story</p>"}},
    "scale": "cosmological",
    "events": [
        {"start_date": {"year": "-13800000000"}, "text": {"headline": "Big bang"}},
        {"start_date": {"year": "-500"}, "text": {"text": f"<i>Athens</i> {'and Sparta ' * 20}"}},
        {"start_date": {"year": "1990"}, "media": {"caption": "A picture", "url": "a.jpg"}},
        {"start_date": {"year": "1991"}, "media": {"url": "https://example.org/a.jpg"}},
    ],
    "eras": [
        {"start_date": {"year": "-600"}, "end_date": {"year": "-300"}, "text": {"headline": "E"}},
        {"start_date": {"year": "1900"}, "end_date": {"year": "2000"}},
    ],
}
SHEET = (
    "Year,Month,End Year,Headline,Text,Media Caption,Type\n"
    f"-500,,,,Athens {'and Sparta ' * 20},,\n1990,,,,,A picture,\n1991,,,,,,\n"
    "-600,,-300,E,,,era\n1900,,2000,,,,era\n,,,,A long story,,title\n"
)


@pytest.mark.parametrize("content", [json.dumps(SLIDES), SHEET], ids=["slides", "sheet"])
def test_a_slide_without_a_headline_has_the_first_words_of_its_text(content: str) -> None:
    told, facts = opened("a", content)
    (first, second) = facts.events.values()
    assert first.title.startswith("Athens and Sparta and")
    assert len(first.title) <= 80
    assert (str(first.start), second.title) == ("-0499", "A picture")
    assert told.notes == [
        "2 slides have no headline: the first words of their texts stand for it.",
        "One era is not drawn: it has no name, or no dates that can be read.",
    ]
    assert [(era.name, str(era.start)) for era in facts.eras.values()] == [("E", "-0599")]
    assert facts.subject.title == "A long story"
    assert all(own["out"] for own in told.faults)


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>A way</name>
<Placemark><name>Tangier</name><description><![CDATA[<p>Here <b>he</b> began.</p>]]></description>
<ExtendedData><Data name="source"><value>Rihla</value></Data></ExtendedData>
<TimeStamp><when>1325-06</when></TimeStamp><Point><coordinates>-5.80,35.77,0</coordinates></Point></Placemark>
<Folder><name>Ways</name><Folder/>
<Placemark><name>To Alexandria</name><TimeSpan><begin>1325</begin><end>1326</end></TimeSpan>
<LineString><coordinates>-5.80,35.77 10.18,36.80
 29.92,31.20</coordinates></LineString></Placemark></Folder></Document></kml>"""


@pytest.mark.parametrize("packed", [False, True])
def test_a_walk_in_kml_and_packed(packed: bool) -> None:  # noqa: FBT001
    content = KML.encode()
    if packed:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("doc.kml", content)
        content = out.getvalue()
    told, facts = opened("walk", content)
    assert (told.format, facts.subject.title) == (
        "kmz" if packed else "kml",
        "A way",
    )
    one, other = facts.events.values()
    assert (str(one.when), one.summary) == ("1325-06", "Here he began.")
    assert [source.title for source in facts.sources_of(one)] == ["Rihla"]
    assert [facts.places[place].name for place in one.places] == ["Tangier"]
    (leg,) = facts.legs.values()
    assert leg.from_place == one.places[0]
    assert facts.places[leg.to_place].country == "EGY"
    assert other.corridors == (leg.corridor_id,)
    lanes = facts.said["en"]["lanes"]
    assert (lanes[one.category], lanes[other.category]) == ("Events", "Ways")
    assert [(p.lon, p.lat) for p in facts.ways[leg.way or ""].points] == [
        (-5.8, 35.77), (10.18, 36.8), (29.92, 31.2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("UTF-16", "utf-8"),  # as an editor saves it that asks nobody
        ("EUC-KR", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("of-nobody", "utf-8"),
    ],
)
def test_a_walk_is_read_in_whatever_it_is_written(declared: str, encoding: str) -> None:
    written = KML.replace("UTF-8", declared).replace("Tangier", "탕헤르")
    told, facts = opened("walk.kml", written.encode(encoding))
    assert (told.format, facts.subject.title) == ("kml", "A way")
    assert "탕헤르" in {event.title for event in facts.events.values()}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_features_are_found_in_two_bytes_a_letter_too(encoding: str) -> None:
    written = geojson(feature(POINT, name="Tangier", date="1325-06"))
    told, _ = opened("lines.geojson", written.encode(encoding))
    assert (told.format, told.drawn) == ("geojson", 1)
    assert (told.encoding, "cp949" in told.encodings) == ("utf-16", True)


FOLDERS = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>A way</name>
<Folder><name>Towns</name><Folder>{tangier}{tunis}</Folder></Folder>
<Folder>{fez}{oran}</Folder></Document></kml>"""
PLACED = """<Placemark><name>{name}</name><ExtendedData>{data}</ExtendedData>
<TimeStamp><when>1325</when></TimeStamp><Point><coordinates>-5.80,35.77</coordinates></Point></Placemark>"""


@pytest.mark.parametrize(
    ("data", "categories"),
    [
        ("", ["Towns", "Towns", "Events", "Events"]),
        ('<Data name="Kind"><value>Harbours</value></Data>', ["Harbours"] * 4),
    ],
)
def test_a_category_is_what_data_say_else_the_folder_and_never_the_name_of_what_lies_in_it(
    data: str, categories: list[str]
) -> None:
    names = ("tangier", "tunis", "fez", "oran")
    marks = {name: PLACED.format(name=name, data=data) for name in names}
    _, facts = opened("walk", FOLDERS.format(**marks).encode())
    lanes = facts.said["en"]["lanes"]
    assert [lanes[event.category] for event in facts.events.values()] == categories


GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>A march</name></metadata><wpt lat="35.77" lon="-5.80"><name>Tangier</name></wpt>
<trk><name>Coast</name><trkseg>
<trkpt lat="35.77" lon="-5.80"><time>2020-05-01T08:00:00Z</time></trkpt>
<trkpt lat="36.80" lon="10.18"><time>2020-05-09T08:00:00Z</time></trkpt></trkseg></trk></gpx>"""


def test_a_march_in_gpx() -> None:
    told, facts = opened("march.gpx", GPX)
    assert (told.format, facts.subject.title) == ("gpx", "A march")
    event, place = sorted(facts.events.values(), key=lambda own: own.when.in_time)
    assert (str(event.when), event.title) == ("2020-05-01/2020-05-09", "Coast")
    assert [facts.places[place].name for place in event.places] == ["Tangier", "Coast: end"]
    assert (str(place.when), place.title) == ("", "Tangier")
    assert told.faults[0]["said"].startswith("no date: it is shown in all years")


def test_places_without_dates_are_on_the_map_and_in_the_list() -> None:
    told, facts = opened("places.geojson", geojson(feature(POINT, name="Tangier", population="1")))
    assert told.notes == [
        "There is no column of dates: 1 row is shown in all years, and said to have no date."
    ]
    (event,) = facts.events.values()
    assert (event.title, event.when.first, event.when.last) == ("Tangier", None, None)
    assert [facts.places[place].name for place in event.places] == ["Tangier"]


def test_what_has_neither_date_nor_place_is_counted_once_and_said_once() -> None:
    """Not that it stands on the timeline, which it does not."""
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    told, facts = opened("lines.geojson", geojson(feature(None, name="A"), feature(line, name="B")))
    assert [event.title for event in facts.events.values()] == ["B"]
    assert told.faults == []
    assert told.notes == [
        (
            "There is no column of dates, and 1 row without a place is left out; "
            "choose the column that says when it happened."
        ),
        "There is no column of dates: 1 row is shown in all years, and said to have no date.",
    ]


def test_features_in_no_words_are_called_by_their_numbers_and_tracks_by_theirs() -> None:
    told, facts = opened("pumps.geojson", geojson(feature(POINT, cat=7), feature(POINT, cat=8)))
    assert [event.title for event in facts.events.values()] == ["Feature 1", "Feature 2"]
    assert told.notes[0] == (
        "2 features have no names in any column and are called by their numbers."
    )
    line = {"type": "LineString", "coordinates": [[-60, 20], [-62, 25]]}
    _, facts = opened("storms.geojson", geojson(feature(line, Track="TONY")))
    assert [route.name for route in facts.corridors.values()] == ["TONY"]


def test_a_table_without_a_column_of_titles_is_told_once() -> None:
    told = read("crimea.csv", b"date,wounds\n1854-04,0\n1854-05,3\n")
    assert (told.drawn, told.faults) == (0, [])
    assert told.notes == [
        "There is no column that says what happened: 2 rows are left out. Choose one."
    ]


def test_names_are_what_differs_and_no_null() -> None:
    rows = [(name, kind, "null") for name in ("Sutlej", "Volga", "Congo") for kind in ("river",)]
    table = "\n".join(",".join(row) for row in [("a", "b", "c"), *rows])
    assert read("rivers.csv", table.encode()).columns["title"] == "a"
    turned = "\n".join(",".join(row[::-1]) for row in [("a", "b", "c"), *rows])
    assert read("rivers.csv", turned.encode()).columns["title"] == "a"


def test_numbers_that_are_not_all_years_are_no_column_of_dates() -> None:
    rows = "".join(f"County {n},{1825 + 4 * n}\n" for n in range(90))
    assert "date" not in read("counties.csv", f"NAME,CNTY\n{rows}".encode()).columns
    assert read("c.csv", f"NAME,CNTY\n{rows[:400]}".encode()).columns["date"] == "CNTY"


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("1517966773840", "2018-02-07"),
        ("-1577923200000", "1920-01-01"),
        ("100000000000", "1973-03-03"),
    ],
)
def test_milliseconds_since_1970_are_days_and_that_is_told(number: str, day: str) -> None:
    told, facts = opened("quakes.csv", f"what,time\nA quake,{number}\n")
    assert [str(event.when) for event in facts.events.values()] == [day]
    assert told.notes == [f"1 number such as {number} is read as milliseconds since 1970."]


@pytest.mark.parametrize("stamp", ["195006250400", "19500625040059"])
def test_a_day_written_with_its_time_is_that_day_and_no_milliseconds(stamp: str) -> None:
    told, facts = opened("logs.csv", f"what,time\nA war,{stamp}\n")
    assert [str(event.when) for event in facts.events.values()] == ["1950-06-25"]
    assert told.notes == []


def test_rows_of_one_route_are_joined_in_the_order_of_their_dates() -> None:
    _, facts = opened(
        "route.csv",
        "event,year,place,route\nC,1327,Baghdad,East\nA,1325,Tangier,East\nB,1326,Makkah,East\n",
    )
    (corridor,) = facts.corridors.values()
    names = [
        (facts.places[leg.from_place].name, facts.places[leg.to_place].name)
        for leg in facts.legs_of(corridor.id)
    ]
    assert names == [("Tangier", "Makkah"), ("Makkah", "Baghdad")]
    assert (corridor.name, corridor.from_year, corridor.to_year) == ("East", 1326, 1327)
    assert {event.corridors for event in facts.events.values()} == {(corridor.id,)}


def nested(depth: int) -> str:
    return '{"features": ' + "[" * depth + "]" * depth + "}"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"type": "FeatureCollection", "features": [', "this is no whole JSON"),
        ('{"a": NaN}', "this is no whole JSON"),
        (nested(200_000), "it is nested more than"),
        ("<kml>" + "<a>" * 100_000, "it is nested more than"),
        ("<kml><Placemark>", "this is no whole XML"),
        ('<?xml version="1.0"?><svg/>', "this XML is of no kind"),
        ('<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "the file defines words of its own"),
        ('{"a": 1}', "this JSON is of no kind"),
        ("[]", "this JSON is of no kind"),
        (geojson(*(feature(POINT, **{f"key{n}": "x"}) for n in range(6000))), "the table has"),
        (
            geojson(feature({"type": "LineString", "coordinates": [[0, 0]] * 250_000})),
            "the lines have more",
        ),
    ],
    ids=lambda value: value[:24],
)
def test_what_is_no_file_of_its_kind_is_refused_in_words(content: str, told: str) -> None:
    assert read("file", content.encode()).refused.startswith(told)


def test_brackets_in_a_text_nest_nothing() -> None:
    said = '[[Tangier]] "' + "[{" * 80
    told, facts = opened("one.geojson", geojson(feature(POINT, name=said, date="1325")))
    assert (told.drawn, [event.title for event in facts.events.values()]) == (1, [said])
    assert read("file", (geojson()[:-1] + '"\\' * 200_000).encode()).refused


def test_words_of_its_own_are_refused_in_two_bytes_a_letter_too() -> None:
    doctype = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE kml [<!ENTITY a "b">]>'
    content = (doctype + "<kml><Placemark><name>&a;</name></Placemark></kml>").encode("utf-16")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("doc.kml", content)
    assert read("walk.kmz", out.getvalue()).refused.startswith("the file defines words of its own")


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        "type features geometry coordinates properties events start_date year text headline when "
        "timespans start in names toponym eras Point LineString Polygon".split()
    ), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(JSONS, JSONS)
def test_no_json_raises(one: Any, other: Any) -> None:
    whole = {"type": "FeatureCollection", "features": [feature(one, name="x", date="1990")]}
    for known in (one, {"events": other}, {"features": [one, other]}, whole):
        found = read("any.json", json.dumps(known).encode())
        if found.tables:
            assert archive_of(found.tables).problems == ()


def test_an_object_a_line_and_dates_of_shapes_and_names() -> None:
    dated = {**POINT, "when": {"timespans": [{"start": {"in": "1600"}, "end": {"in": "1699"}}]}}
    other = {"type": "Point", "coordinates": [-5.9, 35.8]}
    geometry = {"type": "GeometryCollection", "geometries": [dated, other]}
    named = {"names": [{"toponym": "Tulum", "when": {"timespans": [{"start": 1727, "end": -1}]}}]}
    lines = [
        {"type": "Feature", "properties": {"title": "Tangier"}, "geometry": geometry},
        {"type": "Feature", "properties": {}, "geometry": POINT, **named},
    ]
    told, facts = opened("places.jsonl", "\n".join(map(json.dumps, lines)))
    assert told.format == "linked-places"
    assert [(event.title, str(event.when)) for event in facts.events.values()] == [
        ("Tangier", "1600/1699"),
        ("Tulum", "1727"),
    ]
    (fault,) = told.faults
    assert (fault["row"], fault["said"].partition(";")[0]) == (
        1,
        "1 more point of the feature is not drawn",
    )


def test_a_timeline_as_timelinejs_had_it_before() -> None:
    slide = {
        "startDate": "1931,5,2", "endDate": "1932", "headline": "Ferry<br>opens",
        "text": "<p>By hand.", "tag": "works",
        "asset": {"media": "https://example.org/a.jpg", "credit": "Town archive"},
    }  # fmt: skip
    era = {"startDate": "1930", "endDate": "1939", "headline": "The thirties"}
    whole = {"headline": "Our river", "startDate": "1930", "date": [slide], "era": [era]}
    found, facts = opened("river.json", json.dumps({"timeline": whole}))
    assert found.format == "timelinejs"
    (event,) = facts.events.values()
    assert (str(event.when), event.summary) == ("1931-05-02/1932", "By hand.")
    assert event.title.startswith("Ferry")
    assert [source.url for source in facts.sources_of(event)] == ["https://example.org/a.jpg"]
    assert [era.name for era in facts.eras.values()] == ["The thirties"]
    assert facts.subject.title == "Our river"


def test_the_slides_of_a_story_map_are_places() -> None:
    slides = [
        {"type": "overview", "text": {"headline": "Along the dyke"}},
        {"text": {"headline": "Lock"}, "location": {"lat": 52.1, "lon": 5.2, "name": "Lock"}},
    ]
    found, facts = opened("dyke.json", json.dumps({"storymap": {"slides": slides}}))
    assert found.format == "timelinejs"
    assert [place.name for place in facts.places.values()] == ["Lock"]


def test_a_leg_of_a_journey_has_its_label_and_its_line_and_no_town_is_missed() -> None:
    leg = {
        **feature({"type": "LineString", "coordinates": [[5, 52], [6, 53]]}, label="Quay to Moor"),
        "when": {"timespans": [{"start": {"in": "1631"}, "end": {"in": "1632"}}]},
    }
    found, facts = opened("legs.json", geojson(leg))
    assert found.format == "linked-places"
    assert [event.title for event in facts.events.values()] == ["Quay to Moor"]
    assert len(facts.corridors) == 1
    assert not found.faults


def test_one_list_of_objects_inside_another_is_read() -> None:
    rows = [{"title": "Dig", "date": "1931"}, {"title": "Fill", "date": "1932"}]
    found, facts = opened("digs.json", json.dumps({"version": 2, "rows": rows}))
    assert found.format == "json"
    assert len(facts.events) == 2


def test_a_line_without_a_name_or_a_date_is_told_and_can_be_named_and_dated() -> None:
    points = "".join(f'<rtept lat="{lat}" lon="6"><ele>9</ele></rtept>' for lat in (44, 45))
    gpx = f'<gpx version="1.0"><rte>{points}</rte></gpx>'
    found, facts = opened("trek.gpx", gpx)
    assert (found.count, found.drawn, found.faulty) == (1, 1, 1)
    assert [fault["said"].partition(":")[0] for fault in found.faults] == ["no name", "no date"]
    assert [route.name for route in facts.corridors.values()] == ["Feature 1"]
    named = {"mended": {"1": {"name": "Ridge"}}}
    (fault,) = read("trek.gpx", gpx.encode(), named).faults
    assert (fault["out"], fault["said"][:7]) == (False, "no date")
    _, facts = opened("trek.gpx", gpx, named)
    assert [route.in_use for route in facts.corridors.values()] == [None]
    named["mended"]["1"]["date"] = "1931-05"
    _, facts = opened("trek.gpx", gpx, named)
    assert [route.in_use for route in facts.corridors.values()] == [(1931, 1931)]


def kml(shape: str, name: str = "Around") -> str:
    return f"<kml><Placemark><name>{name}</name>{shape}</Placemark></kml>"


def test_a_ring_alone_is_a_line_and_one_of_an_area_is_none() -> None:
    corners = "<coordinates>0,10 2,10 2,12 0,10</coordinates>"
    _, facts = opened("ring.kml", kml(f"<LinearRing>{corners}</LinearRing>"))
    assert len(facts.corridors) == 1
    area = (
        f"<Polygon><outerBoundaryIs><LinearRing>{corners}</LinearRing></outerBoundaryIs></Polygon>"
    )
    told, facts = opened("area.kml", kml(area))
    assert (len(facts.corridors), len(facts.events)) == (0, 1)
    assert any(own["said"].startswith("the area stands as a point") for own in told.faults)


def test_a_short_walk_is_drawn_and_one_within_a_coarser_grid_stands_where_it_is() -> None:
    walk = kml("<LineString><coordinates>2.2911,48.8591 2.2925,48.8596</coordinates></LineString>")
    _, facts = opened("walk.kml", walk)
    (leg,) = facts.legs.values()
    ends = [facts.places[key] for key in (leg.from_place, leg.to_place)]
    assert [(place.lat, place.lon) for place in ends] == [(48.859, 2.291), (48.86, 2.292)]
    _, facts = opened("walk.kml", walk, {"coarsen": 0.1})
    assert (len(facts.legs), [event.title for event in facts.events.values()]) == (0, ["Around"])


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        (
            "역번호,역사명,영문역사명,역위도,역경도,역사도로명주소,데이터기준일자",
            "0313,서울역,Seoul,37.55,126.97,서울특별시 중구 세종대로 18길 2,2019-07-31",
            {"title": "역사명", "lat": "역위도", "lon": "역경도", "place": "역사도로명주소"},
        ),
        (
            "학교명,주소,lat_school,lon_school,지하철역,lat_station,lon_station",
            "고려대,서울특별시 성북구 안암로 145,37.58,127.03,안암역,37.58,127.02",
            {"title": "학교명", "place": "주소", "lat": "lat_school", "lon": "lon_school"},
        ),
        (
            "방송명,방송날짜,식당명,주소",
            "수요미식회,2017년 1월 4일,오통영,서울특별시 강남구 선릉로158길 10",
            {"date": "방송날짜", "place": "주소"},
        ),
    ],
    ids=["stations", "schools", "restaurants"],
)
def test_tables_of_korean_offices_are_known_by_how_their_headings_end(
    header: str, row: str, columns: dict[str, str]
) -> None:
    found = read("own.csv", f"{header}\r\n{row}\r\n".encode("cp949"))
    assert found.encoding == "cp949"
    assert {**found.columns, **columns} == found.columns
    assert found.placed == 1
    assert "데이터기준일자" not in found.columns.values()
