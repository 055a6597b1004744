"""Workbooks, and files that would take memory or time: what reads them refuses them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import xlsxwriter

HEAD = ["Title", "Date", "Place"]
ROWS: Sequence[Sequence[object]] = [
    HEAD,
    ["Book printed", date(1958, 3, 1), "London, GBR"],
    ["Serial number", 21245, "London, GBR"],
    ["As text", "c. 1994", "Fez"],
    ["As number", 1995.0, "Fez"],
]


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


def sheets(**tables: list[list[object]]) -> bytes:
    """A workbook of these, each by its name."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


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


BOMBS: tuple[Callable[[], bytes], ...] = (
    far_out, of_much_text, of_many_cells, of_many_files, of_entities, of_odd_dates,
)  # fmt: skip
