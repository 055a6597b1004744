"""Tables as people bring them: columns, dates, places, faults, and an archive of the good rows."""

import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.apart import GIVES_WAY, ROOT
from geodata.archive import Archive
from geodata.own import limits
from geodata.own.archives import archive_of
from geodata.own.child import mended_apart, read_apart
from geodata.own.limits import MOST_BYTES, MOST_DRAWN, MOST_FAULTS
from geodata.own.reading import FileReading, read
from timeline.own.folder import as_folder
from timeline.scene import compose

VOYAGE = """Title,When,Until,Lat,Lon,Kind,Source,Sure?
Leaves Lisbon,8 July 1497,,38.7,-9.1,departure,Journal,yes
Rounds the Cape,Nov. 1497,,-34.4,18.5,,Journal,?
In Calicut,20 May 1498,29 Aug 1498,11.25,75.78,stay,Journal;Letters,contested
Home,late 1499,,38.7,-9.1,return,,yes
"""


def reading(text: str, choices: Any = None, language: str = "en") -> FileReading:
    return read("voyage.csv", text.encode(), choices, language)


def archive(of: FileReading) -> Archive:
    """Of the good rows, without a problem."""
    found = archive_of(of.tables)
    assert [str(problem) for problem in found.problems] == []
    return found


def faults(of: FileReading) -> list[tuple[int, str, bool]]:
    return [(fault["row"], fault["column"], fault["out"]) for fault in of.faults]


def test_a_table_becomes_events_with_dates_places_and_sources() -> None:
    read = reading(VOYAGE)
    assert (read.format, read.encoding, read.separator) == ("csv", "utf-8", ",")
    assert read.columns == {
        "title": "Title", "date": "When", "end": "Until", "lat": "Lat", "lon": "Lon",
        "category": "Kind", "source": "Source", "certainty": "Sure?",
    }  # fmt: skip
    assert (read.count, read.drawn, read.placed, read.faulty) == (4, 4, 4, 1)
    facts = archive(read)
    told = {event.title: event for event in facts.events.values()}
    assert str(told["In Calicut"].when) == "1498-05-20/1498-08-29"
    assert [source.title for source in facts.sources_of(told["In Calicut"])] == [
        "Journal",
        "Letters",
    ]
    assert [source.title for source in facts.sources_of(told["Home"])] == ["voyage.csv"]
    assert told["Home"].note == "late 1499"
    sure = {title: event.confidence for title, event in told.items()}
    assert sure == {
        "Leaves Lisbon": "high", "Rounds the Cape": "medium", "In Calicut": "contested",
        "Home": "high",
    }  # fmt: skip
    assert {place.country for place in facts.places.values()} == {"PRT", "ZAF", "IND"}
    assert (facts.subject.first_year, facts.subject.last_year) == (1497, 1499)


def test_the_readers_kinds_name_the_lanes() -> None:
    words = reading(VOYAGE).tables["words/en.toml"]
    assert 'departure = "departure"' in words
    assert 'policy = "Events"' in words
    assert 'hardship = "stay"' in words


GERMAN = "Titel;Datum;Ort;Breite;Länge\nÜberfahrt;14.06.1325;Tanger;35,77;-5,80\n"
KOREAN = "제목,날짜,장소,위도,경도\n탕헤르 출발,1325년 6월,탕헤르,35.77,-5.80\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding", "separator", "title"),
    [
        (GERMAN, "windows-1252", "windows-1252", ";", "Überfahrt"),
        (GERMAN, "utf-8-sig", "utf-8", ";", "Überfahrt"),
        (KOREAN, "cp949", "cp949", ",", "탕헤르 출발"),
        (KOREAN, "utf-16", "utf-16", ",", "탕헤르 출발"),
        (KOREAN.replace(",", "\t"), "utf-16-le", "utf-16", "\t", "탕헤르 출발"),
        (KOREAN.replace(",", "|"), "utf-8", "utf-8", "|", "탕헤르 출발"),
    ],
)
def test_encodings_and_separators_are_found_out(
    text: str, codec: str, encoding: str, separator: str, title: str
) -> None:
    found = read("table.csv", text.encode(codec))
    assert (found.encoding, found.separator, found.refused) == (encoding, separator, "")
    (event,) = archive(found).events.values()
    (place,) = archive(found).places.values()
    assert event.title == title
    assert (place.lat, place.lon, place.country) == (35.77, -5.8, "MAR")


def test_a_wrong_encoding_can_be_corrected() -> None:
    content = GERMAN.encode("cp1252")
    wrong = read("table.csv", content, {"encoding": "utf-8"})
    assert "UTF-8" in wrong.notes[0]
    right = read("table.csv", content, {"encoding": "windows-1252"})
    assert right.notes == []
    assert {"windows-1250", "windows-1254", "utf-16", right.encoding} <= {*right.encodings}


@pytest.mark.parametrize(
    ("encoding", "codec", "title"),
    [
        ("windows-1250", "cp1250", "Ucieczka z Łodzi"),
        ("windows-1254", "cp1254", "İstanbul'a göç"),
        ("utf-16", "utf-16-be", "To Seoul"),
        ("big5", "big5", "到達北京"),
    ],
)
def test_what_no_mark_tells_is_read_as_it_is_said_to_be(
    encoding: str, codec: str, title: str
) -> None:
    content = f"Title;Date\n{title};1958\n".encode(codec)
    told = read("table.csv", content, {"encoding": encoding, "separator": ";"})
    assert [own.title for own in archive(told).events.values()] == [title]
    assert (told.encoding, told.separator) == (encoding, ";")


def test_a_wrong_separator_can_be_corrected() -> None:
    content = b"Title|Date, roughly|Where, roughly\nA, or B|1958, May|Seoul, Korea\n"
    assert ";" in read("table.csv", content).separators
    told = read("table.csv", content, {"separator": "|"})
    assert told.header == ["Title", "Date, roughly", "Where, roughly"]
    assert read("a.json", b'[{"title": "A", "date": "1990"}]').separators == []


MONTH_OR_DAY = "event,date\nA,05/04/1997\nB,06/07/1997\n"


def test_which_is_the_month_is_asked_once() -> None:
    asked = reading(MONTH_OR_DAY)
    (question,) = asked.questions
    assert (question["key"], question["chosen"], question["rows"]) == ("month", "", 2)
    assert (asked.drawn, asked.faulty) == (0, 0)
    answered = reading(MONTH_OR_DAY, {"answers": {"month": "month"}})
    (still,) = answered.questions  # to be changed
    assert (still["key"], still["chosen"], still["rows"]) == ("month", "month", 2)
    assert [str(e.start) for e in archive(answered).events.values()] == ["1997-05-04", "1997-06-07"]
    short = reading("event,date\nA,05/04/97\n", {"answers": {"month": "day"}})
    assert [own["key"] for own in short.questions] == ["month", "century"]


def test_letters_that_an_encoding_lost_are_told_row_by_row() -> None:
    read = reading(
        "event,date,place,source,url\nA move,1990,Saarbr?cken,Q,https://example.org/a?b=c\n"
        "Why? A talk,1991,M\ufffdnchen,Caf\ufffd,\nWho?,1992,Bonn,,\n"
    )
    told = [(own["row"], own["column"], own["said"].partition(" ")[0]) for own in read.faults]
    lost = [own for own in told if own[2] == "a"]
    assert lost == [(2, "place", "a"), (3, "place", "a"), (3, "source", "a")]
    perhaps, *others = (own["said"] for own in read.faults if own["said"].startswith("a "))
    assert "may have been lost" in perhaps
    assert all("was lost" in said for said in others)
    assert read.drawn == 3


def test_another_row_settles_it_and_that_is_said() -> None:
    read = reading(MONTH_OR_DAY + "C,13/07/1997\n")
    assert (read.questions, read.drawn) == ([], 3)
    assert read.notes == ["13/07/1997 can only be read with the day first, so all such dates are."]
    assert str(next(iter(archive(read).events.values())).start) == "1997-04-05"


def test_a_century_is_taken_and_told() -> None:
    (question,) = reading("event,date\nA,May-97\n").questions
    assert (question["key"], question["chosen"], question["taken"]) == ("century", "turn", True)


UNTIDY = """Title,When,Where,Lat,Lon,Sure?
“Leaves” Tangier ,June 1325,x,35.8,-5.8,yes
Leaves Tangier,June 1325,x,35.8,-5.8,yes
,,,,,
Soon,soon,x,35.8,-5.8,yes
Nowhere,1350,Atlantis Nova,,,yes
Swapped,1351,,144.8,13.4,yes
Too far,1351,,95,200,yes
=1+1,1351,x,35.8,-5.8,yes
Odd,1351,x,35.8,-5.8,rather
,1352,x,35.8,-5.8,yes
Backwards,1353-1350,x,35.8,-5.8,yes
"""


def test_good_rows_stand_and_each_fault_says_what_would_be_right() -> None:
    read = reading(UNTIDY)
    assert faults(read) == [
        (3, "Title", True), (5, "When", True), (6, "Where", False), (7, "Lat", False),
        (8, "Lat", False), (9, "Title", False), (10, "Sure?", False), (11, "Title", True),
        (12, "When", True),
    ]  # fmt: skip
    said = {fault["row"]: fault["said"] for fault in read.faults}
    assert said[3] == "this is row 2 once more; take one of them out"
    assert said[7] == "latitude and longitude stand the other way round; write 13.4 and 144.8"
    assert (read.count, read.drawn, read.placed) == (10, 6, 3)
    titles = {event.title for event in archive(read).events.values()}
    assert titles == {"“Leaves” Tangier", "Nowhere", "Swapped", "Too far", "=1+1", "Odd"}


def test_a_fault_can_be_mended_and_a_row_left_out() -> None:
    mended = {"5": {"When": "1326"}, "7": {"Lat": "13.4", "Lon": "144.8"}}
    read = reading(UNTIDY, {"mended": mended, "left_out": [3, 11, 12]})
    assert [row for row, _, _ in faults(read)] == [6, 8, 9, 10]
    assert (read.drawn, read.placed) == (7, 5)


def test_columns_are_corrected() -> None:
    text = "a,b,c\nFirst,1990,1991\nSecond,1992,1993\n"
    assert reading(text).columns == {"title": "a", "date": "b"}
    read = reading(text, {"columns": {"date": "c", "end": "", "title": "a"}})
    assert [str(event.start) for event in archive(read).events.values()] == ["1991", "1993"]


def test_coordinates_are_kept_as_fine_as_they_are_or_coarsened() -> None:
    text = "title,date,lat,lon\nA,1990,37.56650,126.97800\nB,1991,37.5,127\n"
    kept = [*archive(reading(text)).places.values()]
    assert [(p.lat, p.lon, p.coordinate_rounding) for p in kept] == [
        (37.5665, 126.978, 0.00001),
        (37.5, 127.0, 0.1),
    ]
    coarse = [*archive(reading(text, {"coarsen": 0.5})).places.values()]
    assert {(p.lat, p.lon, p.coordinate_rounding) for p in coarse} == {(37.5, 127.0, 0.5)}


def test_how_finely_places_are_given_is_read_again_and_never_made_finer() -> None:
    text = "title,date,lat,lon,coordinate_rounding\nA,1990,37,127,0.1\nB,1991,37.566,127,0.5\n"
    text += "C,1992,36,128,far\n"
    found = [*archive(reading(text)).places.values()]
    assert [(p.lat, p.coordinate_rounding) for p in found] == [(37.0, 0.1), (37.5, 0.5), (36.0, 1)]
    text = "title,date,lat,lon,precision,coordinate_rounding\n"
    text += "A,1990,37,127,border-section,1\nB,1991,38.4,128,country,0.1\nC,1992,36,128,near,1\n"
    found = [*archive(reading(text)).places.values()]
    given = [(p.lat, p.coordinate_rounding, p.precision) for p in found]
    assert given == [(37, 1, "border-section"), (38, 1, "country"), (36, 1, "province")]
    coarse = archive(reading(text.replace(",1\n", ",0.5\n"), {"coarsen": 1.0})).places.values()
    assert {p.precision for p in coarse} == {"province", "country"}


def test_a_place_without_a_name_is_called_as_a_map_writes_degrees() -> None:
    facts = archive_of(read("pole.csv", b"Title,Date,Lat,Lon\nFarthest,1909,-88.38,162.0\n").tables)
    assert [place.name for place in facts.places.values()] == ["88.38°S, 162°E"]


@pytest.mark.parametrize(
    ("lat", "told"), [(-77.85, ["One row lies in Antarctica"]), (-54.8, list[str]())]
)
def test_land_that_the_map_lacks_is_told(lat: float, told: list[str]) -> None:
    found = read("pole.csv", f"Title,Date,Lat,Lon\nA hut,1911,{lat},166.6\n".encode())
    assert [note.partition(",")[0] for note in found.notes] == told
    assert found.placed == 1


def test_a_blank_before_a_quoted_cell_is_no_part_of_it() -> None:
    text = (
        'Title, Date, Place\n"A, twice", 1950, "Fez, Morocco"\n'
        'B, 1951, "Fez"\nC, 1952, "Fez" and on\n'
    )
    found = reading(text)
    assert [row["cells"] for row in found.preview] == [
        ["A, twice", "1950", "Fez, Morocco"],
        ["B", "1951", "Fez"],
        ["C", " 1952", ' "Fez" and on'],
    ]
    assert (found.header, found.placed) == (["Title", "Date", "Place"], 2)


def test_a_bom_a_title_above_and_columns_without_headings() -> None:
    text = "\ufeffVoyages of one person,,\n,,\nevent,year,\nA,1990,x\nB,1991,y\n"
    read = reading(text)
    assert read.header == ["event", "year", "C"]
    assert read.notes == ["1 row above the headings is passed over."]
    assert [row["row"] for row in read.preview] == [4, 5]


PARTED = """Voyages,,,,,,,,,
Title,Start,,,End,,,Where,,Kind
,Year,Month,Day,Year,Month,Day,Lat,Lon,
Leaves,1497,7,8,,,,38.7,-9.1,Sea
In India,1498,5,20,1498,8,29,11.2,75.8,Land
"""


def test_headings_in_two_rows_are_the_lower_ones_and_tell_two_alike_apart() -> None:
    found = read("voyage.csv", PARTED.encode())
    assert found.header == [
        "Title", "Start Year", "Start Month", "Start Day", "End Year", "End Month", "End Day",
        "Lat", "Lon", "Kind",
    ]  # fmt: skip
    assert [str(event.when) for event in archive_of(found.tables).events.values()] == [
        "1497-07-08", "1498-05-20/1498-08-29",
    ]  # fmt: skip
    assert (found.placed, found.preview[0]["row"]) == (2, 4)
    plain = read("voyage.csv", b"Title,Date,\nLeaves,,from Lisbon\nArrives,1498,in India\n")
    assert plain.header == ["Title", "Date", "C"]


def test_what_a_tilde_says_is_asked_and_taken_as_its_column_has_it() -> None:
    table = "Title,When\nOne,1950~\nTwo,~1953\nThree,1951{}\n"

    def whens(known: FileReading) -> list[str]:
        return [str(event.when) for event in archive(known).events.values()]

    alone, between = (reading(table.format(last)) for last in ("", "~1952"))
    (question,) = alone.questions
    assert (question["key"], question["chosen"], question["rows"]) == ("tilde", "about", 2)
    assert whens(alone) == ["1950~", "1953~", "1951"]
    assert between.questions[0]["chosen"] == "open"
    assert whens(between) == ["1950/..", "/1953", "1951/1952"]
    assert whens(reading(table.format(""), {"answers": {"tilde": "open"}}))[0] == "1950/.."


def test_a_month_that_a_spreadsheet_may_have_cut_is_told() -> None:
    known = reading("Title,When\nOne,1997.1\nTwo,1997.2\n")
    assert faults(known) == [(2, "When", False)]
    assert "1997-10" in known.faults[0]["said"]


def test_what_has_no_name_is_called_in_the_language_it_was_first_read_in() -> None:
    table = "Title,When,Place\nOne,1950,Nowhere at all\n"
    first, again = (reading(table, {"language": "en"}, asked) for asked in ("en", "ko"))
    assert first.tables == again.tables
    assert first.faults != again.faults
    assert reading(table, {"language": "ko"}).tables != first.tables
    for language, name in (("en", "Events"), ("ko", "사건")):
        assert {*archive_of(first.tables, language).said[language]["lanes"].values()} == {name}


def test_faults_are_told_in_korean_too() -> None:
    (fault,) = reading("event,date\nA,soon\n", language="ko").faults
    assert fault["said"].startswith("알아볼 수 있는 날짜가 아닙니다.")


def test_ids_stay_when_rows_move() -> None:
    header, *rows = VOYAGE.splitlines()
    turned = "\n".join([header, *reversed(rows)])
    assert {*archive(reading(VOYAGE)).events} == {*archive(reading(turned)).events}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"x" * (MOST_BYTES + 1), "the file is larger than 5 MB"),
        (b"\x00\x01\x02\x03" * 40, "this is no table"),
        (b"a," * 300_000 + b"\n1", "the table has"),
        (b'a,b\n"' + b"x" * 300_000 + b"\n", "a line is longer than"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, told: str) -> None:
    assert read("file", content).refused.startswith(told)


def test_too_many_rows_are_counted_and_filtered() -> None:
    rows = "".join(f"Event {n},{1900 + n % 100},{'ab'[n % 2]}\n" for n in range(MOST_DRAWN + 2))
    text = f"event,year,kind\n{rows}"
    many = reading(text)
    assert (many.undrawn, many.drawn, dict(many.tables)) == (MOST_DRAWN + 2, 0, {})
    assert many.facets["kind"] == {"a": MOST_DRAWN // 2 + 1, "b": MOST_DRAWN // 2 + 1}
    few = reading(text, {"only": {"kind": ["a"]}, "years": [1900, 1949]})
    assert (few.undrawn, few.drawn) == (
        0,
        sum(1 for n in range(0, MOST_DRAWN + 2, 2) if n % 100 < 50),
    )


def test_dates_that_take_too_long_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_SECONDS_OF_DATES", 0.01)
    rows = "".join(f"Event {n},{1000 + n}-21~/{1900 + n}-22?\n" for n in range(40))
    for head in ("event,date", ",,"):  # what stands below is looked at for want of headings
        refused = reading(f"{head}\n{rows}").refused
        assert refused.startswith("its dates take too long to read; write each as 1997")
    assert reading(VOYAGE).drawn == 4


def test_a_child_reads_the_same() -> None:
    assert read_apart("voyage.csv", VOYAGE.encode()) == reading(VOYAGE)


CELLS = st.text(st.characters(codec="utf-8"), max_size=12)


@example([[".", "", ""]], ",")
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=4), st.sampled_from(",;\t|"))
def test_no_text_in_any_cell_raises(rows: list[list[str]], mark: str) -> None:
    heads = [["title", "date", "place"], ["year", "lat", "lon"]]
    for head in heads:
        lines = [head, *([*row[:1], "1990", *row[2:]] for row in rows), *rows]
        found = read("cells.csv", "\n".join(mark.join(line) for line in lines).encode())
        if found.tables:
            assert [str(problem) for problem in archive_of(found.tables).problems] == []


@given(
    st.recursive(st.none() | st.text(max_size=5) | st.integers() | st.floats(), st.lists)
    | st.dictionaries(
        st.sampled_from("sheet columns answers mended left_out only years coarsen title".split()),
        st.none()
        | st.text(max_size=4)
        | st.integers()
        | st.lists(st.integers(), max_size=3)
        | st.dictionaries(st.sampled_from(["2", "date", "month", "Title"]), st.text(max_size=4)),
    )
)
def test_no_choice_raises(choices: Any) -> None:
    assert read("voyage.csv", VOYAGE.encode(), choices).refused == ""


def test_faults_beyond_those_that_are_listed_are_counted() -> None:
    rows = [f"Event {n},soon" for n in range(MOST_FAULTS + 7)]
    found = reading("\n".join(["Title,Date", "Home,1997", *rows]))
    assert (len(found.faults), found.found) == (MOST_FAULTS, MOST_FAULTS + 7)


def test_faulty_rows_are_given_whole_and_the_mended_table_is_saved() -> None:
    choices = {"mended": {"5": {"When": "1326"}}, "left_out": [3]}
    found = reading(UNTIDY, choices)
    assert found.rows["8"] == ["Too far", "1351", "", "95", "200", "yes"]
    assert "5" not in found.rows
    saved = mended_apart(UNTIDY.encode(), choices)
    again = read("mended.csv", saved)
    assert [fault["column"] for fault in again.faults] == [
        fault["column"] for fault in found.faults
    ]
    assert "Soon,1326," in saved.decode("utf-8-sig")
    assert "Leaves Tangier" not in saved.decode("utf-8-sig")


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_file_is_called_it_is_text(name: str, title: str) -> None:
    found = read(name, b"event,date,kind\nA,1990,{x} {{\n", {"title": title})
    assert [str(problem) for problem in archive_of(found.tables).problems] == []


def test_a_table_without_dates_is_told_once() -> None:
    found = reading("event,remark\nA,x\nB,y\n")
    assert (found.notes, found.faults) == (
        [
            (
                "There is no column of dates, and 2 rows without a place are left out; "
                "choose the column that says when it happened."
            )
        ],
        [],
    )


def test_only_known_encodings_are_taken() -> None:
    assert read("a.csv", b"event,date\nA,1990", {"encoding": "idna"}).refused.startswith("there is")
    japanese = "出来事,日付\n東京,1997年5月\n".encode("shift_jis")
    choices = {"encoding": "shift_jis", "columns": {"title": "出来事", "date": "日付"}}
    (event,) = archive(read("a.csv", japanese, choices)).events.values()
    assert (event.title, str(event.start)) == ("東京", "1997-05")


PARTS = """Title,Date,Link
An age,mid-19th century,
A month,late 1849,javascript:alert(1)
Some years,early 1850s,
\u200b,,
=cmd,1852,
"""


def test_a_part_of_a_year_or_century_is_told_and_sets_no_axis() -> None:
    found = reading(PARTS)
    assert faults(found) == [
        (2, "Date", False), (3, "Date", False), (3, "Link", False), (4, "Date", False),
        (6, "Title", False),
    ]  # fmt: skip
    told = {(fault["row"], fault["column"]): fault for fault in found.faults}
    assert told[2, "Date"]["said"].startswith("read as 1800/1899")
    kept = {place for place, fault in told.items() if fault["kept"]}
    assert kept == {(2, "Date"), (3, "Date"), (4, "Date"), (6, "Title")}
    facts = archive(found)
    assert (facts.subject.first_year, facts.subject.last_year) == (1849, 1859)
    marks = compose(facts, date(2026, 7, 2)).marks
    assert (min(mark.start for mark in marks), max(mark.end for mark in marks)) == (1849, 1860)


def test_a_century_that_nothing_finer_meets_sets_the_axis() -> None:
    facts = archive(reading("Title,Date\nA,14th century\nB,1849\n"))
    assert (facts.subject.first_year, facts.subject.last_year) == (1300, 1849)


NOWHERE = "Title,Date,Place\nA,1990,Zzyzx Camp\nB,1991,Zzyzx camp\nC,1992,Seoul\n"


def test_a_place_that_is_not_found_stays_on_its_card() -> None:
    found = reading(NOWHERE)
    assert [fault["kept"] for fault in found.faults] == [True, True]
    notes = {event.title: event.note for event in archive(found).events.values()}
    assert notes == {
        "A": "Zzyzx Camp (not on the map)", "B": "Zzyzx camp (not on the map)", "C": None,
    }  # fmt: skip


def test_a_mended_place_keeps_its_name_and_is_mended_wherever_it_stands() -> None:
    choices = {"mended": {"2": {"Place": "35.1, -116.1"}}}
    found = reading(NOWHERE, choices)
    assert (found.placed, found.faulty) == (3, 0)
    facts = archive(found)
    names = {facts.places[event.places[0]].name for event in facts.events.values()}
    assert names == {"Zzyzx Camp", "Zzyzx camp", "Seoul"}
    assert all(not event.note for event in facts.events.values())
    saved = mended_apart(NOWHERE.encode(), choices).decode("utf-8-sig")
    assert saved.count("35.1, -116.1") == 2


def test_a_saved_folder_is_called_as_it_calls_itself() -> None:
    saved = as_folder(reading(NOWHERE, {"title": "Camps"}).tables, date(2026, 11, 27))
    found = read("camps-2.zip", saved)
    assert (found.format, found.title, found.header) == ("folder", "Camps", [])
    assert reading(NOWHERE).title == ""


def test_the_child_knows_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []
    start = subprocess.run

    def run(*command: Any, env: dict[str, str], **more: Any) -> Any:
        given.append(env)
        return start(*command, env=env, **more)

    monkeypatch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "kept")
    monkeypatch.setattr(subprocess, "run", run)
    assert read_apart("voyage.csv", VOYAGE.encode()).count == 4
    assert given[0]["PATH"]
    assert "kept" not in given[0].values()


@pytest.mark.parametrize("cell", ["17498", "17498~", "17498.0", "~17498", "17498?", "17498 ca."])
def test_a_serial_number_is_asked_however_sure_it_is(cell: str) -> None:
    found = reading(f"Title,When\na,{cell}\nb,1999\n")
    assert not found.refused
    (asked,) = (own for own in found.questions if own["key"] == "serial")
    assert "1947-11-27" in str(asked["options"])
    for answer in ("1904", "no"):  # which stays to be changed
        found = reading(f"Title,When\na,{cell}\nb,1999\n", {"answers": {"serial": answer}})
        (asked,) = (own for own in found.questions if own["key"] == "serial")
        assert (asked["chosen"], asked["rows"]) == (answer, 1)


def test_a_year_to_come_may_be_a_day_that_a_spreadsheet_has_counted() -> None:
    late = reading("Title,When\na,2751\nb,1999\nc,c. 2751\n")
    told = [fault["said"] for fault in late.faults]
    assert "2751 may be a date as spreadsheets count days, 1907-07-13" in told[0]
    assert "spreadsheets" not in told[1]


POLAR = """When?,What happened,Lat.,Long.,Who / type,Voyage,Book
late March 1912,Scott dies,-79.8,169.7,death,Terra Nova,Journals
14.12.1911,At the South Pole,-90,0,Voyage,terra nova,The South Pole
1909,Sails south,-77.5,166,voyage,Terra Nova,Journals
1910,Sails south again,-77.5,166,Voyage,Terra Nova,Journals
"""


def test_columns_are_guessed_by_a_word_in_their_heading() -> None:
    assert reading(POLAR).columns == {
        "date": "When?", "title": "What happened", "lat": "Lat.", "lon": "Long.",
        "category": "Who / type", "route": "Voyage", "source": "Book",
    }  # fmt: skip


def test_a_category_or_route_is_one_however_its_capitals_are_written() -> None:
    found = reading(POLAR)
    assert found.routes == 1
    facts = archive(found)
    assert [route.name for route in facts.corridors.values()] == ["Terra Nova"]
    assert {*facts.said["en"]["lanes"].values()} == {"Voyage", "death"}


def test_a_part_of_a_month_is_told_as_that_month() -> None:
    assert reading(POLAR).faults[0]["said"].startswith("read as 1912-03,")


def test_the_world_reaches_to_a_pole_where_something_is_there() -> None:
    *_, world = archive(reading(POLAR)).subject.views
    assert (world.name, world.box[1], world.box[3]) == ("world", -89, 80)
    *_, usual = archive(reading(VOYAGE)).subject.views
    assert (usual.box[1], usual.box[3]) == (-58, 80)


def test_the_child_gives_way_to_the_pages_of_others() -> None:
    said = "lambda *_: str(os.nice(0)).encode()"
    own = f"import os; from geodata.own import child; child._answer = {said}; child.main(2**34, 60)"
    command = [sys.executable, "-c", own]
    done = subprocess.run(command, input=b"{}\n", capture_output=True, check=True, cwd=ROOT)
    assert int(done.stdout) == min(os.nice(0) + GIVES_WAY, 19)


LIVES = """name,dates,birthplace,link
Ada,born 1931,"Gent, België",
Bo,b. c. 1870,Polska,
Cy,1901 - d. 1955,"Lyon, France",
D1930,D1930,,
"""


def test_lives_are_dated_by_their_words_and_placed_by_the_own_name_of_a_country() -> None:
    read = reading(LIVES)
    facts = archive(read)
    told = {event.title: (str(event.when), event.note) for event in facts.events.values()}
    assert told["Ada"] == ("1931", "born 1931")
    assert told["Bo"] == ("1870~", "b. c. 1870")
    assert told["Cy"] == ("1901/1955", "1901 - d. 1955")
    assert "D1930" not in told
    assert {place.country for place in facts.places.values()} == {"BEL", "POL", "FRA"}
    assert not read.questions


def test_years_before_all_that_is_drawn_say_so_however_many_digits_they_have() -> None:
    (fault,) = reading("title,date\nBegins,-13800000000\n").faults
    assert "9999" in fault["said"]


def test_a_column_with_nothing_in_it_is_not_taken_before_one_that_holds_something() -> None:
    rows = "label,place_id,toponym,lat,lon\n,1,Ferry of Oss,51.7,5.5\n,2,Mill of Rhee,52.9,6.5\n"
    read = reading(rows)
    assert (read.columns["title"], read.columns.get("place")) == ("toponym", None)
    assert read.drawn == 2


def test_a_place_without_a_date_of_its_own_has_the_year_in_which_it_is_attested() -> None:
    rows = "title,start,attestation_year,lat,lon\nFord,1601,,51,5\nBridge,,1640,52,6\n"
    told = {event.title: event for event in archive(reading(rows)).events.values()}
    assert {title: str(event.when) for title, event in told.items()} == {
        "Ford": "1601", "Bridge": "1640",
    }  # fmt: skip
    assert told["Bridge"].note == "attestation_year: 1640"
    assert reading("title,attestation_year\nFord,1601\n").drawn == 1


def test_no_number_is_a_year_where_the_column_of_dates_is_empty() -> None:
    assert reading("label,date,key\nFord,,1830\nBridge,,1831\n").columns["date"] == "date"


@pytest.mark.parametrize("key", ["60001", "476"])
def test_numbers_that_count_something_are_no_dates(key: str) -> None:
    read = reading(f"name,key,lat,lon\nFord,{key},51,5\nBridge,{key},52,6\n")
    assert "date" not in read.columns
    assert (read.drawn, read.questions) == (2, [])


def test_two_rows_of_one_day_with_other_words_are_two_events() -> None:
    rows = "title,date,description\nWalk,1931-05-02,out\nWalk,1931-05-02,home\n"
    assert reading(rows).drawn == 2
    assert reading(f"{rows}Walk,1931-05-02,home\n").drawn == 2


def test_an_address_in_korean_is_a_place() -> None:
    read = reading("행사,등록일자,주소\n개관,2001-05-02,가나시 다라로 12\n")
    assert read.columns["place"] == "주소"
    assert archive(read).events


@pytest.mark.parametrize(
    ("last", "count", "drawn"),
    [
        ("Total,2,", 2, 2),
        ("합계: 2,,", 2, 2),
        (",Sum,2", 2, 2),
        ("Total,1990,", 3, 3),  # an event of that name
        ("Total,2,by Anna", 3, 2),
        ("Total war,2,", 3, 2),
    ],
)
def test_a_last_row_that_counts_the_others_is_passed_over_and_told(
    last: str, count: int, drawn: int
) -> None:
    found = read("walk.csv", f"Title,Date,Who\nA,1990,\nB,1991,X\n,,\n{last}\n".encode())
    assert (found.count, found.drawn) == (count, drawn)
    assert any("counts the others" in note for note in found.notes) is (count == 2)


def test_a_blank_column_before_notes_at_the_side_is_none() -> None:
    found = read("walk.csv", b"Title,Date,,to do\nA,1990,,ask\nB,1991,,\n")
    assert found.header == ["Title", "Date", "to do"]
    assert [row["cells"] for row in found.preview] == [["A", "1990", "ask"], ["B", "1991", ""]]
