"""Workbooks as spreadsheets write them, and what is refused before it costs anything."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

import pytest
import xlsxwriter

from geodata.own import workbooks
from geodata.own.archives import archive_of
from geodata.own.child import read_apart
from geodata.own.dayless import dayless
from geodata.own.reading import read
from tests.geodata.own.bombs import BOMBS, HEAD, ROWS, of_entities, repacked, sheets, xlsx


def test_the_sheet_is_found_under_its_title_and_each_date_is_right() -> None:
    found = read("book.xlsx", xlsx(ROWS, title="Journeys"))
    assert (found.format, found.sheets, found.sheet) == ("xlsx", ["Notes", "Events"], "Events")
    assert found.notes == ["1 row above the headings is passed over."]
    assert [row["row"] for row in found.preview] == [3, 4, 5, 6]
    (question,) = [own for own in found.questions if own["key"] == "serial"]
    assert (question["chosen"], question["taken"]) == ("1900", True)
    facts = archive_of(found.tables)
    assert facts.problems == ()
    told = {event.title: str(event.start) for event in facts.events.values()}
    assert told == {
        "Book printed": "1958-03-01", "Serial number": "1958-03-01", "As text": "1994~",
        "As number": "1995",
    }  # fmt: skip


def test_another_sheet_is_chosen() -> None:
    found = read("book.xlsx", xlsx(ROWS), {"sheet": "Notes"})
    assert (found.sheet, found.header, found.drawn) == ("Notes", ["Not the table"], 0)


def test_a_workbook_that_counts_from_1904_says_the_same_days() -> None:
    found = read("mac.xlsx", xlsx(ROWS, epoch_1904=True))
    (question,) = [own for own in found.questions if own["key"] == "serial"]
    assert question["chosen"] == "1904"
    starts = [str(event.start) for event in archive_of(found.tables).events.values()]
    assert starts[0] == "1958-03-01"


def test_without_a_true_date_beside_it_a_serial_number_is_asked() -> None:
    found = read("book.xlsx", xlsx([HEAD, ["A", 21245, "Fez"], ["B", "1994", "Fez"]]))
    (question,) = [own for own in found.questions if own["key"] == "serial"]
    assert (question["chosen"], question["rows"], found.drawn) == ("", 1, 1)


EVENTS: list[list[object]] = [
    ["Event", "Date", "Place"],
    ["The camp opens", "May 1945", "Camp  north"],
    ["It is moved", "1946", "CAMP SOUTH"],
    ["A letter", "1946", "Fez"],
    ["A visit", "1947", "Twice there"],
]
PLACES: list[list[object]] = [
    ["Name", "Latitude", "Longitude"],
    ["Camp North", 47.5, 16.9],
    ["Camp South", "46,9", "17,1"],
    ["Twice there", 10, 10],
    ["Twice there", 20, 20],
    ["Without", "", ""],
]


def test_events_stand_where_the_sheet_of_places_has_their_places() -> None:
    found = read("book.xlsx", sheets(Places=PLACES, Events=EVENTS), {"sheet": "Events"})
    assert found.notes == ["2 rows stand where “Places” has their places."]
    facts = archive_of(found.tables)
    at = {
        event.title: [(facts.places[key].lat, facts.places[key].lon) for key in event.places]
        for event in facts.events.values()
    }
    assert at["The camp opens"] == [(47.5, 16.9)]
    assert at["It is moved"] == [(46.9, 17.1)]
    assert [round(lat) for lat, _ in at["A letter"]] == [34]  # known without the sheet
    assert at["A visit"] == []  # a name of two places there is told, not guessed
    assert [fault["row"] for fault in found.faults] == [5]


def test_a_sheet_with_positions_of_its_own_is_read_as_it_is() -> None:
    own = [[*EVENTS[0], "Lat", "Lon"], *([*row, 1, 2] for row in EVENTS[1:])]
    found = read("book.xlsx", sheets(Places=PLACES, Events=own), {"sheet": "Events"})
    assert (found.notes, found.placed) == ([], 4)


MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Tabelle1">{rows}
<table:table-row table:number-rows-repeated="1048574"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(*rows: list[str]) -> bytes:
    """As LibreOffice lays one out, with the blank rest of the sheet as one repeated row."""
    out = io.BytesIO()
    cells = "".join(
        "<table:table-row>" + "".join(cell for cell in row) + "</table:table-row>" for row in rows
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", CONTENT.format(rows=cells))
        packed.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{MANIFEST}"/>',
        )
    return out.getvalue()


def text(value: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    )


DAY = (
    '<table:table-cell office:value-type="date" office:date-value="1989-11-09">'
    "<text:p>09.11.89</text:p></table:table-cell>"
)


def test_an_opendocument_table_opens() -> None:
    found = read("tabelle.ods", ods([text("Titel"), text("Datum")], [text("Die Öffnung"), DAY]))
    assert (found.format, found.sheet, found.refused) == ("ods", "Tabelle1", "")
    (event,) = archive_of(found.tables).events.values()
    assert (event.title, str(event.start)) == ("Die Öffnung", "1989-11-09")


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda b: b.__name__)
def test_a_bomb_is_refused_or_harmless(bomb: Callable[[], bytes]) -> None:
    found = read_apart("bomb.xlsx", bomb())
    assert found.refused or bomb is of_entities
    assert len(str(found.preview)) < 10_000


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_what_does_not_unpack_is_refused_in_words(packing: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>" * 50)
    content = out.getvalue()
    start = content.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    broken = content[: start + 9] + b"\xff" * 9 + content[start + 18 :]
    assert read("book.xlsx", broken).refused.startswith("the workbook can't be opened")


@pytest.mark.parametrize("content", [b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_a_broken_workbook_is_refused_in_words(content: bytes) -> None:
    assert read("book", content).refused.startswith("the workbook can't be opened")


def as_typed(formats: Mapping[str, str]) -> bytes:
    """The first of October 1933 in a number format of each title."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Notes")
    sheet = book.add_worksheet("Events")
    sheet.write_row(0, 0, ["Title", "Date"])
    for row, (title, code) in enumerate(formats.items(), 1):
        sheet.write(row, 0, title)
        sheet.write(row, 1, date(1933, 10, 1), book.add_format({"num_format": code}))
    book.close()
    return out.getvalue()


def test_a_date_whose_format_leaves_its_day_out_is_no_finer_than_it_is_shown() -> None:
    shown = {
        "month": "mmm-yy", "long month": 'mmmm" of "yyyy;@', "Korean": 'yyyy"년" m"월"',
        "year": "yyyy", "day": "dd.mm.yyyy", "with time": "yyyy hh:mm",
    }  # fmt: skip
    facts = archive_of(read("typed.xlsx", as_typed(shown)).tables)
    assert {event.title: str(event.start) for event in facts.events.values()} == {
        "month": "1933-10", "long month": "1933-10", "Korean": "1933-10", "year": "1933",
        "day": "1933-10-01", "with time": "1933-10-01",
    }  # fmt: skip


OPEN_FORMATS = """<office:automatic-styles xmlns:number="n" xmlns:style="s">
<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text>
<number:year/></number:date-style>
<number:date-style style:name="N2"><number:year number:style="long"/></number:date-style>
<number:date-style style:name="N3"><number:day/><number:month/><number:year/></number:date-style>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="bold" style:family="table-cell" style:parent-style-name="month"/>
<style:style style:name="year" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N3"/>
</office:automatic-styles><office:body>"""
OPEN_COLUMNS = """<table:table-column/><table:table-column table:number-columns-repeated="9"
 table:default-cell-style-name="month"/><table:table-row table:number-rows-repeated="2"/>"""


def test_a_date_of_opendocument_is_no_finer_than_it_is_shown() -> None:
    first = DAY.replace("1989-11-09", "1933-10-01")
    looks = {name: first.replace("cell ", f'cell table:style-name="{name}" ', 1) for name in
             ("bold", "year", "day")}  # fmt: skip
    looks["of its column"] = first
    rows = [[text("Title"), text("Date")], *([text(name), own] for name, own in looks.items())]
    content = repacked(ods(*rows), "content.xml", b"<office:body>", OPEN_FORMATS.encode())
    content = repacked(
        content, "content.xml", b'"Tabelle1">', b'"Tabelle1">' + OPEN_COLUMNS.encode()
    )
    facts = archive_of(read("typed.ods", content).tables)
    assert {event.title: str(event.start) for event in facts.events.values()} == {
        "bold": "1933-10", "year": "1933", "day": "1933-10-01", "of its column": "1933-10",
    }  # fmt: skip


def test_a_workbook_that_says_nothing_of_its_formats_has_none() -> None:
    content = as_typed({"month": "mmm-yy"})
    assert dayless(content, 1) == {(1, 1): len("1933-10")}
    assert dayless(repacked(content, "xl/styles.xml", b"cellXfs", b"cellXgs"), 1) == {}
    assert dayless(repacked(content, "xl/workbook.xml", b"r:id", b"r:ib"), 1) == {}
    assert dayless(content, 9) == dayless(b"PK", 0) == {}


@pytest.mark.parametrize(("more", "told"), [({}, True), ({"a day": "dd.mm.yyyy"}, False)])
def test_firsts_of_months_in_a_workbook_that_hides_its_formats_are_told(
    monkeypatch: pytest.MonkeyPatch, more: Mapping[str, str], *, told: bool
) -> None:
    content = as_typed({"day": "dd.mm.yyyy", **more})
    if more:
        content = repacked(content, "xl/worksheets/sheet2.xml", b"<v>12328</v></c></row></sheetD",
                           b"<v>12329</v></c></row></sheetD")  # fmt: skip
    assert workbooks.workbook(content, "")[2].notes == []
    monkeypatch.setattr(workbooks, "OLD", b"PK")
    notes = [said.key for said in workbooks.workbook(content, "")[2].notes]
    assert notes == (["own.first_days"] if told else [])
