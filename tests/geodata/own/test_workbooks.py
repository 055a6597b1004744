"""Workbooks as spreadsheets write them, and what is refused before it costs anything."""

import io
import resource
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
import xlsxwriter

from geodata.own.archives import archive_of
from geodata.own.child import read_apart
from geodata.own.reading import read

HEAD = ["Title", "Date", "Place"]
MOST_SECONDS = 3.0


def xlsx(rows: Sequence[Sequence[object]], *, title: str = "", epoch_1904: bool = False) -> bytes:
    """Two sheets: notes, and the table, under a merged title where one is given."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": epoch_1904})
    book.add_worksheet("Notes").write(0, 0, "Not the table")
    sheet = book.add_worksheet("Events")
    as_day = book.add_format({"num_format": "d mmmm yyyy"})
    if title:
        sheet.merge_range(0, 0, 0, 2, title)
    for number, row in enumerate(rows, 1 if title else 0):
        for column, value in enumerate(row):
            if isinstance(value, date):
                day = datetime(value.year, value.month, value.day, tzinfo=UTC)
                sheet.write_datetime(number, column, day.replace(tzinfo=None), as_day)
            else:
                sheet.write(number, column, value)
    book.close()
    return out.getvalue()


ROWS: Sequence[Sequence[object]] = [
    HEAD,
    ["Book printed", date(1958, 3, 1), "London, GBR"],
    ["Serial number", 21245, "London, GBR"],
    ["As text", "c. 1994", "Fez"],
    ["As number", 1995.0, "Fez"],
]


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


def far_out() -> bytes:
    """Two cells, one of them in the last corner of the sheet."""
    return repacked(xlsx(ROWS), "xl/worksheets/sheet2.xml", b'r="A1"', b'r="XFD1048576"')


def repacked(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.namelist():
            own = before.read(entry)
            after.writestr(
                entry, own.replace(old, new) if entry == name else own, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def of_much_text() -> bytes:
    """30 KB that unpack to 30 MB."""
    return repacked(
        xlsx(ROWS), "xl/sharedStrings.xml", b"<t>Title</t>", b"<t>" + b"x" * 30_000_000 + b"</t>"
    )


def of_many_cells() -> bytes:
    """Cell upon cell of nothing, packed a hundredfold."""
    cells = b"".join(b'<c r="A%d"><v>1</v></c>' % n for n in range(1, 300_001))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", cells)
    return out.getvalue()


def of_entities() -> bytes:
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(12)
    )
    doctype = b"<!DOCTYPE sst [" + laughs + b"]><sst "
    content = repacked(xlsx(ROWS), "xl/sharedStrings.xml", b"<sst ", doctype)
    return repacked(content, "xl/sharedStrings.xml", b"<t>Title</t>", b"<t>&l11;</t>")


def of_many_files() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        for n in range(500):
            packed.writestr(f"xl/{n}.xml", "")
    return out.getvalue()


def of_odd_dates() -> bytes:
    """15,000 spans of seasons, each of which takes some milliseconds."""
    rows = (f"Event {n},{1000 + n % 900}-21~/{1900 + n % 150}-22?\n" for n in range(15_000))
    return b"Title,Date\n" + "".join(rows).encode()


def spent() -> float:
    """Seconds of the processor that children took: how busy the machine is does not count."""
    own = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime


@pytest.mark.parametrize(
    "bomb",
    [
        far_out,
        of_much_text,
        of_many_cells,
        of_many_files,
        of_entities,
        of_odd_dates,
    ],
    ids=lambda b: b.__name__,
)
def test_a_bomb_is_refused_or_harmless_in_three_seconds(bomb: Callable[[], bytes]) -> None:
    content = bomb()
    before = spent()
    found = read_apart("bomb.xlsx", content)
    assert spent() - before < MOST_SECONDS
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
