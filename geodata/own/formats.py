"""What a file is, by what it begins with rather than by its name, and its table."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.own.choices import Choices
from geodata.own.delimited import ENCODINGS, SEPARATORS, Decoded, decoded, grid_of
from geodata.own.grid import RawTable, Refused
from geodata.own.limits import MOST_BYTES
from geodata.own.markup import of_markup
from geodata.own.objects import of_json
from geodata.own.templates import of_template
from geodata.sentences import Sentence, say

PACKED = (b"PK\x03\x04", b"PK\x05\x06")
MARK = "events.csv"  # and a table of places: no other zip has both
OF_SHAPES = (".shp", ".shx", ".dbf", ".prj", ".cpg")
SQLITE = b"SQLite format 3\x00"
OLD = b"\xd0\xcf\x11\xe0"  # Excel before 2007


@dataclass(frozen=True)
class Opened:
    """A file as a table, and how it was taken.

    `encodings` and `separators` are what it could be taken for.
    """

    format: str
    grid: RawTable
    encoding: str = ""
    separator: str = ""
    sheets: Sequence[str] = ()
    sheet: str = ""
    notes: Sequence[Sentence] = ()
    encodings: Sequence[str] = ()
    separators: Sequence[str] = ()


def opened(content: bytes, choices: Choices) -> Opened:
    """Raises `Refused`, with what would help, for what is no table or more than is read."""
    if len(content) > MOST_BYTES:
        raise Refused(say("own.large_file", most=MOST_BYTES // 1_000_000))
    if not content.strip():
        raise Refused(say("own.empty_file"))
    if content.startswith(SQLITE):
        return _of_layers("geopackage", content, choices)
    if content.startswith((*PACKED, OLD)):
        return _of_packed(content, choices)
    start = _start(content)
    if start.startswith(b"<") and (b"<kml" in start or b"<gpx" in start or b"<?xml" in start):
        kind, grid = of_markup(content)
        return Opened(kind, grid)
    if start.startswith((b"{", b"[")):
        read = decoded(content, choices.encoding)
        kind, grid = of_json(read.text)
        return Opened(kind, grid, read.encoding, encodings=ENCODINGS, notes=_lost(read))
    return _of_text(content, choices)


def _start(content: bytes) -> bytes:
    """Where its first characters stand, in UTF-8 if they are in UTF-16."""
    start = content[:4_000]
    if b"\0" in start[:4]:
        start = decoded(start).text.encode(errors="replace")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")


def _of_packed(content: bytes, choices: Choices) -> Opened:
    """A workbook, a map or layers, by what it holds."""
    from geodata.own import workbooks

    kind = "xls" if content.startswith(OLD) else kind_of(content)
    if kind == "kmz":
        workbooks.looked_into(content)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inner = next(name for name in _named(packed) if name.lower().endswith(".kml"))
            return Opened(kind, of_markup(packed.read(inner))[1])
    if kind == "shapefile":
        workbooks.looked_into(content)
        return _of_layers(kind, _laid_flat(content), choices)
    names, taken, grid = workbooks.workbook(content, choices.sheet)
    return Opened(kind, of_template(grid), sheets=names, sheet=taken)


def _named(packed: zipfile.ZipFile) -> list[str]:
    """Its files without the shadows that a Mac lays beside them."""
    return [name for name in packed.namelist() if not name.startswith("__MACOSX/")]


def _laid_flat(content: bytes) -> bytes:
    """The shapefiles of a zip beside each other, as GDAL looks for them, under bare names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as flat:
        for name in _named(packed):
            bare = re.sub(r"[^\w.-]+", "-", name).strip("-.")
            if bare.lower().endswith(OF_SHAPES) and bare not in flat.namelist():
                flat.writestr(bare, packed.read(name))
    return out.getvalue()


def _of_layers(kind: str, content: bytes, choices: Choices) -> Opened:
    from geodata.own.layers import of_layers

    names, taken, grid = of_layers(content, choices.sheet, choices.encoding)
    known = ENCODINGS if kind == "shapefile" else ()  # a GeoPackage is in UTF-8
    encoding = choices.encoding if choices.encoding in known else ""
    return Opened(kind, grid, encoding, sheets=names, sheet=taken, encodings=known)


def is_folder(names: frozenset[str]) -> bool:
    inner = {name.rpartition("/")[2] for name in names}
    return MARK in inner and bool({"places.csv", "event_places.csv"} & inner)


def kind_of(content: bytes) -> str:
    """Of a packed file, by what it holds; blank for any other."""
    if not content.startswith(PACKED):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = frozenset(_named(packed))
    except zipfile.BadZipFile as fault:
        raise Refused(say("own.broken_workbook")) from fault
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    if is_folder(names):
        return "folder"
    if any(name.lower().endswith(".kml") for name in names):
        return "kmz"
    if any(name.lower().endswith(".shp") for name in names):
        return "shapefile"
    raise Refused(say("own.no_text"))


def _of_text(content: bytes, choices: Choices) -> Opened:
    read = decoded(content, choices.encoding)
    grid, separator = grid_of(read.text, choices.separator)
    kind = "tsv" if separator == "\t" else "csv"
    return Opened(
        kind,
        of_template(grid),
        read.encoding,
        separator,
        notes=_lost(read),
        encodings=ENCODINGS,
        separators=SEPARATORS,
    )


def _lost(read: Decoded) -> Sequence[Sentence]:
    return [say("own.lost_in", encoding=read.encoding, n=read.lost)] if read.lost else []
