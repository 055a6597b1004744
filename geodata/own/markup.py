"""KML and GPX: placemarks, waypoints and tracks as rows, with their times."""

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from xml.etree.ElementTree import Element, ParseError, iterparse

from geodata.own.delimited import decoded
from geodata.own.grid import Line, RawTable, Refused, Vertices
from geodata.own.limits import MOST_COLUMNS, MOST_DEPTH, MOST_FEATURES
from geodata.own.objects import LAT, LON, table
from geodata.own.plain import plain_text
from geodata.own.shapes import Shape, Shapes
from geodata.sentences import Sentence, say

COLUMNS = ("name", "date", "end", "description", "category")
FOLDER = "folder"  # a category too, the last column: what a file says of a feature goes before
FEATURES = {"Placemark", "wpt", "trk", "rte"}
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>\s*")
WIDER = {"euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
# Of several bytes a character, which the reader of XML does not know.
OF_BYTES = {*WIDER.values(), *WIDER, "big5", "euc_jp"}


def of_markup(content: bytes) -> tuple[str, RawTable]:
    """`kml` or `gpx`, and its table.

    Raises:
        Refused: for any other XML, one that defines entities, or more than is read.
    """
    content = in_utf8(content).lstrip()
    bare = content.replace(b"\0", b"")  # so that UTF-16 hides none
    if b"<!DOCTYPE" in bare[:4_000].upper() or b"<!ENTITY" in bare:
        raise Refused(say("own.entities"))
    reader = _MarkupReader()
    try:
        kind, title = reader.read(content)
    except (LookupError, ParseError, ValueError) as fault:
        raise Refused(say("own.no_markup")) from fault
    return kind, reader.table(title)


def in_utf8(content: bytes) -> bytes:
    """As it is, where the reader of XML knows what it is in.

    A mark at its start or its zeros say that it is UTF-16; what is UTF-8 is that, whatever it says
    of itself.
    """
    if b"\0" in content[:4]:
        return _declared_no_more(decoded(content).text)
    found = DECLARED.match(content[:400].lstrip(b"\xef\xbb\xbf \t\r\n"))
    codec = _codec(found[1].decode()) if found else "utf-8"
    if codec == "utf-8":
        return content
    with suppress(UnicodeDecodeError):
        return _declared_no_more(content.decode("utf-8-sig"))
    if codec in OF_BYTES:
        return _declared_no_more(content.decode(WIDER.get(codec, codec), errors="replace"))
    return content


def _codec(name: str) -> str:
    """As Python calls it; blank where it is none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _declared_no_more(text: str) -> bytes:
    return DECLARATION.sub("", text.lstrip("\ufeff"), count=1).encode(errors="replace")


def _name(element: Element) -> str:
    """Without its namespace."""
    return element.tag.rpartition("}")[2]


class _MarkupReader:
    def __init__(self) -> None:
        self._shapes = Shapes()
        self._rows: list[tuple[dict[str, str], Shape]] = []

    def read(self, content: bytes) -> tuple[str, str]:
        """The kind of the file and its title; each feature is let go once it is read."""
        depth, kind, title = 0, "", ""
        folders: list[tuple[int, str]] = []  # that are open, by depth, with their names
        for event, element in iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - no entities, see above
            depth += 1 if event == "start" else -1
            if depth > MOST_DEPTH:
                raise Refused(say("own.deep", most=MOST_DEPTH))
            name = _name(element)
            kind = kind or name.lower()
            if name == "Folder":
                folders = [*folders, (depth, "")] if event == "start" else folders[:-1]
            elif event == "end" and name in FEATURES:
                self._add(element, next((own for _, own in reversed(folders) if own), ""))
                element.clear()
            elif event == "end" and name == "name" and depth in {1, 2} and not title:
                title = plain_text(element.text or "")
            elif event == "end" and name == "name" and folders and folders[-1][0] == depth:
                folders[-1] = depth, plain_text(element.text or "")
        if kind not in {"kml", "gpx"}:
            raise Refused(say("own.unknown_markup"))
        return kind, title

    def _add(self, element: Element, folder: str) -> None:
        if len(self._rows) >= MOST_FEATURES:
            raise Refused(say("own.many_rows", n=MOST_FEATURES + 1, most=MOST_FEATURES))
        is_kml = _name(element) == "Placemark"
        self._rows.append(self._placemark(element, folder) if is_kml else self._of_gpx(element))

    def _placemark(self, element: Element, folder: str) -> tuple[dict[str, str], Shape]:
        """`folder` is what it lies in."""
        cells: dict[str, str] = {}
        shape = Shape()
        areas = (part for part in element.iter() if _name(part) == "Polygon")
        rings = {part for area in areas for part in area.iter()}  # which bound an area
        for part in element.iter():
            name, text = _name(part), (part.text or "").strip()
            if name in {"name", "description"}:
                cells.setdefault(name, plain_text(text))
            elif name in {"when", "begin"}:
                cells.setdefault("date", text)
            elif name == "end":
                cells.setdefault("end", text)
            elif name == "Data":
                cells[part.get("name") or ""] = "".join(part.itertext()).strip()
            elif name == "SimpleData":
                cells[part.get("name") or ""] = text
            elif name in {"Point", "LineString", "Polygon", "Track"}:
                self._geometry(shape, name, part)
            elif name == "LinearRing" and part not in rings:
                self._geometry(shape, "LineString", part)
        whens = [(part.text or "").strip() for part in element.iter() if _name(part) == "when"]
        if len(whens) > 1:
            cells["end"] = whens[-1]
        cells.pop("", None)
        cells.setdefault(FOLDER, folder)
        return cells, shape

    def _geometry(self, shape: Shape, kind: str, element: Element) -> None:
        texts = [part.text or "" for part in element.iter() if _name(part) == "coordinates"]
        points = [_numbers(pair.split(",")) for pair in (texts[0] if texts else "").split()]
        if kind == "Track":
            own = [part.text or "" for part in element.iter() if _name(part) == "coord"]
            points, kind = [_numbers(one.split()) for one in own], "LineString"
        coordinates = points[0] if kind == "Point" and points else points
        geometry = {"type": kind, "coordinates": [points] if kind == "Polygon" else coordinates}
        found = self._shapes.of_geojson(geometry)
        shape.lines += found.lines
        if found.point != ("", "") and shape.point == ("", ""):
            shape.point, shape.remark = found.point, found.remark

    def _of_gpx(self, element: Element) -> tuple[dict[str, str], Shape]:
        """A waypoint, or a track or route with the times of its first and last point."""
        cells = {_name(part): plain_text(part.text or "") for part in element}
        parts = [part for part in element.iter() if _name(part) in {"trkpt", "rtept"}]
        segments = [own for own in element if _name(own) == "trkseg"] or [element]
        lines: list[Vertices] = [self._course(segment) for segment in segments]
        times = [cells["time"]] if "time" in cells else [t for part in parts if (t := _time(part))]
        shape = Shape(lines=[line for line in lines if len(line) > 1])
        if _name(element) == "wpt":
            at = [_numbers([element.get("lon", ""), element.get("lat", "")])]
            shape = self._shapes.of_geojson({"type": "Point", "coordinates": at[0]})
        row = {
            "name": cells.get("name", ""),
            "date": times[0] if times else "",
            "end": times[-1] if len(times) > 1 else "",
            "description": cells.get("desc", "") or cells.get("cmt", ""),
            "category": cells.get("type", ""),
        }
        return row, shape

    def _course(self, segment: Element) -> Vertices:
        points = (part for part in segment.iter() if _name(part) in {"trkpt", "rtept"})
        return self._shapes.vertices(
            _numbers([point.get("lon", ""), point.get("lat", "")]) for point in points
        )

    def table(self, title: str) -> RawTable:
        names = [*COLUMNS]
        for cells, _ in self._rows:
            names += [name for name in cells if name not in {*names, FOLDER}]
            if len(names) > MOST_COLUMNS:
                raise Refused(say("own.many_columns", n=len(names), most=MOST_COLUMNS))
        names.append(FOLDER)
        asked = {"name", "date"} if any(shape.lines for _, shape in self._rows) else {"name"}
        used = [n for n in names if n in asked or any(cells.get(n) for cells, _ in self._rows)]
        numbered = [*enumerate(self._rows, 1)]
        rows = [Line(n, [*(c.get(name, "") for name in used), *s.point]) for n, (c, s) in numbered]
        lines = {n: shape.lines for n, (_, shape) in numbered if shape.lines}
        remarks = {n: said for n, (_, shape) in numbered if (said := _remark(shape))}
        if not rows:
            raise Refused(say("own.no_rows"))
        return table([*used, LAT, LON], rows, lines, remarks, title)


def _remark(shape: Shape) -> Sentence | None:
    if shape.remark or shape.lines or shape.point != ("", ""):
        return shape.remark
    return say("own.no_geometry")


def _time(element: Element) -> str:
    return next((part.text or "" for part in element if _name(part) == "time"), "")


def _numbers(texts: Sequence[str]) -> list[float]:
    return [*_floats(texts)]


def _floats(texts: Sequence[str]) -> Iterator[float]:
    for text in texts[:2]:
        try:
            yield float(text)
        except ValueError:
            return
