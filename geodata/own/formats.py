"""What a file is, by what it begins with rather than by its name, and its table."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geodata.own.bundles import BundledFile, combined, files_in, is_shadow
from geodata.own.choices import Choices
from geodata.own.delimited import ENCODINGS, SEPARATORS, Decoded, decoded, grid_of
from geodata.own.grid import RawTable, Refused
from geodata.own.limits import MOST_BYTES, MOST_FILES
from geodata.own.markup import of_markup
from geodata.own.objects import of_json
from geodata.own.templates import of_template
from geodata.sentences import Sentence, say
from geodata.subject import FILE as SUBJECT

PACKED = (b"PK\x03\x04", b"PK\x05\x06")
MARK = "events.csv"
OF_OURS = {SUBJECT, "datapackage.json"}
OURS = {"id", "start", "title", "category"}  # columns of our events
TABLES = {
    "csv", "geojson", "gpkg", "gpx", "json", "jsonl", "kml", "kmz", "ods", "shp", "tab", "tsv",
    "txt", "xls", "xlsx", "zip",
}  # fmt: skip
OF_SHAPES = (".shp", ".shx", ".dbf", ".prj", ".cpg")
SQLITE = b"SQLite format 3\x00"
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, OSError,
    EOFError,
)  # fmt: skip
OLD = b"\xd0\xcf\x11\xe0"  # Excel before 2007


@dataclass(frozen=True)
class Opened:
    """A file as a table, and how it was taken.

    `encodings` and `separators` are what it could be taken for; `parts` the files that it packs.
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
    parts: Sequence[BundledFile] = ()


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
    if kind == "files":
        workbooks.looked_into(content)
        return _of_files(content, choices)
    names, taken, grid = workbooks.workbook(content, choices.sheet)
    return Opened(kind, of_template(grid), sheets=names, sheet=taken)


def _of_files(content: bytes, choices: Choices) -> Opened:
    """Each is found out for itself; one that is no table is told, and the others are read."""
    files = _with_shapes(files_in(content))
    if len(files) > MOST_FILES:
        raise Refused(say("own.many_files", n=len(files), most=MOST_FILES))
    if len(files) == 1:
        (alone,) = files.values()
        _refuse_packed(alone)
        return opened(alone, choices)
    grid, told = combined([_part(name, own, choices) for name, own in files.items()])
    return Opened("files", grid, parts=told)


def _refuse_packed(content: bytes) -> None:
    if kind_of(content) in {"files", "folder"}:
        raise Refused(say("own.packed_within"))


def _part(name: str, content: bytes, choices: Choices) -> BundledFile:
    is_aside = name in choices.aside
    try:
        own = _read_part(content)
    except Refused as fault:
        return BundledFile(name, said=[fault.said], is_aside=is_aside)
    return BundledFile(name, own.format, own.grid, own.notes, is_aside)


def _read_part(content: bytes) -> Opened:
    _refuse_packed(content)
    own = opened(content, Choices())
    if len(own.grid.header) < 2 and not own.grid.lines:
        raise Refused(say("own.no_text"))  # words that are about the others
    return own


def _with_shapes(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """By name; the parts of a shapefile are one file, in the place of the first of them."""
    own = dict(files)
    shapes = {name[:-4].lower(): name for name in own if name.lower().endswith(".shp")}
    found: dict[str, bytes] = {}
    for name, content in own.items():
        stem, _, ending = name.lower().rpartition(".")
        whole = shapes.get(stem) if f".{ending}" in OF_SHAPES else None
        if whole is None:
            found[name] = content
        elif whole not in found:
            parts = [n for n in own if n.lower().rpartition(".")[0] == stem]
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as packed:
                for part in parts:
                    packed.writestr(f"shape.{part.lower().rpartition('.')[2]}", own[part])
            found[whole] = out.getvalue()
    return found


def _named(packed: zipfile.ZipFile) -> list[str]:
    """Its files without the shadows that a Mac lays beside them."""
    return [name for name in packed.namelist() if not is_shadow(name)]


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


def _is_folder(packed: zipfile.ZipFile, names: Sequence[str]) -> bool:
    """Ours has a table of events, one of places, and settings or the columns of ours."""
    paths = {name.rpartition("/")[2]: name for name in names}
    if MARK not in paths or not {"places.csv", "event_places.csv"} & paths.keys():
        return False
    with packed.open(paths[MARK]) as file:
        head = file.read(1_000).partition(b"\n")[0].decode("utf-8-sig", errors="replace")
    return bool(OF_OURS & paths.keys()) or {*head.strip().split(",")} >= OURS


def kind_of(content: bytes) -> str:
    """Of a packed file, by what it holds; blank for any other."""
    if not content.startswith(PACKED):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = _named(packed)
            is_ours = _is_folder(packed, names)
    except BROKEN as fault:
        raise Refused(say("own.broken_workbook")) from fault
    return "folder" if is_ours else _kind_by(names)


def _kind_by(names: Sequence[str]) -> str:
    """By the names of what it holds."""
    for inner, kind in (("xl/workbook.xml", "xlsx"), ("content.xml", "ods")):
        if inner in names:
            return kind
    endings = {name.lower().rpartition(".")[2] for name in names} & TABLES
    endings = endings - {"txt"} or endings  # which mostly is about the others
    if not endings:
        raise Refused(say("own.no_text"))
    alone = {"kml": "kmz", "shp": "shapefile"}
    return alone.get(next(iter(endings)), "files") if len(endings) == 1 else "files"


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
