"""Which cells of a workbook show a date without its day, as `Oct-33` or `1933`.

A spreadsheet keeps the first of October for the `Oct-33` that was typed: the day is its own.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice

from geodata.own.limits import MOST_COLUMNS, MOST_ROWS

MONTH, YEAR = len("1933-10"), len("1933")  # of an ISO date, what is shown
KNOWN = {17: MONTH}  # the formats that have a number alone, as `mmm-yy`
FORMAT = re.compile(r"<(?:\w+:)?numFmt\b([^>]*)>")
LOOK = re.compile(r"<(?:\w+:)?xf\b([^>]*)>")
LOOKS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
PART = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
CELL = re.compile(r"<(?:\w+:)?c\s([^>]*)>")
ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
TOLD_APART = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|;.*', re.DOTALL)  # text, colours, other signs
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# OpenDocument's, whose programs all write these prefixes.
OPEN_DOCUMENT, STYLES = "content.xml", "styles.xml"
MOST_SHOWN = 2 * MOST_ROWS  # cells
OPEN_FORMAT = "number:date-style"
OPEN_SIGN = re.compile(r"<number:([\w-]+)")
OPEN_LOOK = re.compile(r"<style:style\b([^>]*)>")
OPEN_PART = re.compile(r"<table:((?:covered-)?table-cell|table(?:-row|-column)?)(?=[\s/>])([^>]*)>")
WITHOUT_DAY = {"year", "month", "text", "era"}


def dayless(content: bytes, sheet: int) -> dict[tuple[int, int], int]:
    """By row and column from 0 how much of an ISO date a cell of the sheet shows, from 0.

    Empty for Excel before 2007, which is not looked into. What is packed in it has been counted
    before.
    """
    missing = zipfile.BadZipFile, KeyError, IndexError, ValueError, StopIteration
    with suppress(*missing), zipfile.ZipFile(io.BytesIO(content)) as packed:
        if OPEN_DOCUMENT in packed.namelist():
            return dict(islice(_open_cells(packed, sheet), MOST_SHOWN))
        if shown := _looks(_text(packed, "xl/styles.xml")):
            return dict(_cells(_text(packed, _part(packed, sheet)), shown))
    return {}


def shown_of(code: str) -> int:
    """What a number format shows of a date where it leaves its day out, else 0."""
    signs = TOLD_APART.sub("", code).casefold()
    if "y" not in signs or any(sign in signs for sign in "dhs"):
        return 0
    return MONTH if "m" in signs else YEAR


def _text(packed: zipfile.ZipFile, name: str) -> str:
    return packed.read(name).decode("utf-8", "replace")


def _looks(styles: str) -> dict[str, int]:
    """What is shown of a date, by the number of a look."""
    formats = {**KNOWN}
    for own in map(_attributes, FORMAT.findall(styles)):
        formats[int(own["numFmtId"])] = shown_of(own.get("formatCode", ""))
    whole = LOOKS.search(styles)
    looks = LOOK.findall(whole[0]) if whole else []
    found = [formats.get(int(_attributes(look).get("numFmtId", 0)), 0) for look in looks]
    return {str(n): shown for n, shown in enumerate(found) if shown}


def _part(packed: zipfile.ZipFile, sheet: int) -> str:
    """The file of a sheet by its number."""
    own = _attributes(SHEET.findall(_text(packed, "xl/workbook.xml"))[sheet])
    wanted = next(value for key, value in own.items() if key.endswith(":id"))
    parts = map(_attributes, PART.findall(_text(packed, "xl/_rels/workbook.xml.rels")))
    target = {part["Id"]: part["Target"] for part in parts}[wanted]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _cells(text: str, shown: Mapping[str, int]) -> Iterator[tuple[tuple[int, int], int]]:
    for own in map(_attributes, CELL.findall(text)):
        place = PLACE.fullmatch(own.get("r", ""))
        if place and (most := shown.get(own.get("s", ""))):
            yield (int(place[2]) - 1, _column(place[1])), most


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _attributes(text: str) -> dict[str, str]:
    return {key: html.unescape(one or other) for key, one, other in ATTRIBUTE.findall(text)}


# OpenDocument.


def _open_cells(packed: zipfile.ZipFile, sheet: int) -> Iterator[tuple[tuple[int, int], int]]:
    content = _text(packed, OPEN_DOCUMENT)
    shared = _text(packed, STYLES) if STYLES in packed.namelist() else ""
    shown = _open_looks(shared + content)
    if not any(shown.values()):
        return
    tables, row, column, of_row = -1, 0, 0, ""
    of_columns, after = list[str](), 0
    for name, text in (found.groups() for found in OPEN_PART.finditer(content)):
        own = _attributes(text)
        default = own.get("table:default-cell-style-name", "")
        if name == "table":
            tables, after, of_columns = tables + 1, 0, []
        elif tables != sheet:
            continue
        elif name == "table-column":
            of_columns += [default] * min(_times(own, "columns"), MOST_COLUMNS)
        elif name == "table-row":
            row, after, column, of_row = after, after + _times(own, "rows"), 0, default
        else:
            first, column = column, column + _times(own, "columns")
            if own.get("office:value-type") != "date":
                continue
            for n in range(first, min(column, MOST_COLUMNS)):
                usual = of_row or (of_columns[n] if n < len(of_columns) else "")
                if most := shown.get(own.get("table:style-name", usual)):
                    yield from (((line, n), most) for line in range(row, min(after, MOST_ROWS)))


def _open_looks(styles: str) -> dict[str, int]:
    """What is shown of a date, by the name of a look; one has it of that which it follows."""
    formats: dict[str, int] = {}
    for part in styles.split(f"<{OPEN_FORMAT}")[1:]:  # a pattern would seek each end to the last
        head, _, signs = part.partition(f"</{OPEN_FORMAT}")[0].partition(">")
        formats[_attributes(head).get("style:name", "")] = _open_shown({*OPEN_SIGN.findall(signs)})
    looks: dict[str, int] = {}
    for own in map(_attributes, OPEN_LOOK.findall(styles)):
        parent = looks.get(own.get("style:parent-style-name", ""), 0)
        code = own.get("style:data-style-name")
        looks[own.get("style:name", "")] = parent if code is None else formats.get(code, 0)
    return looks


def _open_shown(signs: set[str]) -> int:
    if "year" not in signs or not signs <= WITHOUT_DAY:
        return 0
    return MONTH if "month" in signs else YEAR


def _times(own: Mapping[str, str], axis: str) -> int:
    return int(own.get(f"table:number-{axis}-repeated", 1))
