"""JSON of several kinds: GeoJSON, Linked Places, TimelineJS, and lists of objects."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from math import isfinite
from typing import Any, cast

from geodata.days import year_text
from geodata.own.grid import Line, RawTable, Refused, Vertices, bounded
from geodata.own.limits import MOST_COLUMNS, MOST_DEPTH, MOST_FEATURES
from geodata.own.plain import first_words, plain_text
from geodata.own.shapes import Shapes
from geodata.sentences import Sentence, say

Object = Mapping[str, Any]
LAT, LON = "latitude", "longitude"
NO_YEAR = -1  # of linked places, where a number stands alone
QUOTED = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)  # one that never ends, to the end


def of_json(text: str) -> tuple[str, RawTable]:
    """What kind it is, and its table.

    Raises:
        Refused: where it is no JSON, none of a known kind, or more than is read.
    """
    whole = parsed(text)
    listed = _objects(whole)
    if listed and not any(_is_feature(one) for one in listed[:20]):
        return "json", _of_objects(listed)
    known = {"features": listed} if listed else _object(whole)
    # TimelineJS 2 had it so, and 3 at first; StoryMapJS has slides without dates.
    known = _object(known.get("timeline")) or _object(known.get("storymap")) or known
    if any("startDate" in own for own in _objects(known.get("date"))):
        known = _of_timelinejs_2(known)
    if "events" in known or "slides" in known:
        return "timelinejs", _of_timelinejs(known)
    features = _objects(known.get("features", [known] if known.get("type") == "Feature" else []))
    if not features:
        lists = [own for value in known.values() if (own := _objects(value))]
        if len(lists) == 1:
            return "json", _of_objects(lists[0])
        raise Refused(say("own.unknown_json"))
    if len(features) > MOST_FEATURES:
        raise Refused(say("own.many_rows", n=len(features), most=MOST_FEATURES))
    if "@context" in known or any("when" in own or "names" in own for own in features[:20]):
        return "linked-places", of_features([_linked(own) for own in features])
    title = known.get("title") or known.get("name") or ""
    return "geojson", of_features(features, title if isinstance(title, str) else "")


def parsed(text: str) -> Any:
    """Without NaN, numbers too large, and nesting that nobody writes."""
    depth = 0
    for mark in QUOTED.sub("", text):
        depth += (mark in "[{") - (mark in "]}")
        if depth > MOST_DEPTH:
            raise Refused(say("own.deep", most=MOST_DEPTH))
    try:
        return _loaded(text)
    except (ValueError, RecursionError) as fault:
        lines = text.strip().splitlines()
        if len(lines) > 1 and lines[0].rstrip().endswith("}"):  # an object a line
            with suppress(ValueError, RecursionError):
                return [_loaded(line) for line in lines if line.strip()]
        at = fault.lineno if isinstance(fault, json.JSONDecodeError) else 1
        raise Refused(say("own.no_json", line=str(at))) from fault


def _loaded(text: str) -> Any:
    return json.loads(text, parse_constant=_refused, parse_int=_whole)


def _is_feature(value: Any) -> bool:
    return _object(value).get("type") == "Feature"


def _refused(name: str) -> Any:
    raise ValueError(name)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 16 else digits


def of_features(features: Sequence[Object], title: str = "") -> RawTable:
    """A row a feature, numbered from 1, with its properties and its point in columns."""
    names = _keys(_object(own.get("properties")) for own in features)
    shapes = Shapes()
    rows: list[Line] = []
    lines: dict[int, Sequence[Vertices]] = {}
    remarks: dict[int, Sentence] = {}
    for number, own in enumerate(features, 1):
        properties = _object(own.get("properties"))
        shape = shapes.of_geojson(own.get("geometry"))
        rows.append(Line(number, [*(_cell(properties.get(n)) for n in names), *shape.point]))
        if shape.lines:
            lines[number] = shape.lines
        if shape.remark:
            remarks[number] = shape.remark
    return table([*names, LAT, LON], rows, lines, remarks, title)


def table(
    header: Sequence[str],
    rows: Sequence[Line],
    lines: Mapping[int, Sequence[Vertices]],
    remarks: Mapping[int, Sentence],
    title: str,
) -> RawTable:
    """With the columns of the point under names of their own, or without where none has one."""
    bounded(header, rows)
    taken: list[str] = []
    for name in header:
        taken.append(f"{name}'" if name in taken else name)
    if not any(any(row.cells[-2:]) for row in rows):
        taken = taken[:-2]
        rows = [Line(row.number, row.cells[:-2]) for row in rows]
    return RawTable(taken, rows, lines, remarks=remarks, title=title, of_features=True)


def _keys(objects: Iterable[Object]) -> list[str]:
    """Of all objects, in the order of their coming."""
    found: dict[str, None] = {}
    for own in objects:
        found.update(dict.fromkeys(own))
        if len(found) > MOST_COLUMNS:
            raise Refused(say("own.many_columns", n=len(found), most=MOST_COLUMNS))
    return [key[:80] for key in found]


def _of_objects(objects: Sequence[Object]) -> RawTable:
    names = _keys(objects)
    if not names:
        raise Refused(say("own.unknown_json"))
    rows = [Line(n, [_cell(own.get(name)) for name in names]) for n, own in enumerate(objects, 1)]
    bounded(names, rows)
    return RawTable(names, rows)


def _cell(value: Any) -> str:
    """A list of texts is parted by semicolons; anything deeper is JSON again."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:.15g}" if isfinite(value) else ""
        case [*items] if all(isinstance(item, str) for item in items):
            return "; ".join(str(item) for item in items)
        case _:
            return json.dumps(value, ensure_ascii=False)


# TimelineJS.

TIMELINE = (
    "headline", "date", "end", "display date", "text", "group", "place", LAT, LON,
    "media credit", "url", "note",
)  # fmt: skip
ADDRESSED = re.compile(r"https?://[^\s\"'<>]+")  # alone, or in markup that embeds it


def _of_timelinejs(known: Object) -> RawTable:
    """https://timeline.knightlab.com/docs/json-format.html; pictures are named, not fetched."""
    events = _objects(known.get("events", known.get("slides")))
    rows = [Line(n, _timeline_row(own)) for n, own in enumerate(events, 1)]
    bounded(TIMELINE, rows)
    eras = [
        (_headline(own), _timeline_date(own.get("start_date")), _timeline_date(own.get("end_date")))
        for own in _objects(known.get("eras"))
    ]
    untitled = [
        own for own, row in zip(events, rows, strict=True) if row.cells[0] and not _headline(own)
    ]
    notes = [say("own.untitled", n=len(untitled))] if untitled else []
    title = _object(known.get("title"))
    whole = _headline(title) or first_words(_text(title))
    return RawTable(TIMELINE, rows, eras=eras, title=whole, notes=notes)


def _of_timelinejs_2(known: Object) -> Object:
    """As TimelineJS 3 has it."""
    return {
        "events": [_slide(own) for own in _objects(known.get("date"))],
        "eras": [_slide(own) for own in _objects(known.get("era"))],
        "title": _slide(known),
    }


def _slide(own: Object) -> Object:
    """Of TimelineJS 2, whose dates are `1963,8,9` or what a date is anywhere."""
    asset = _object(own.get("asset"))
    dates = [_cell(own.get(key)).split(",")[:3] for key in ("startDate", "endDate")]
    start, end = (dict(zip(("year", "month", "day"), parts, strict=False)) for parts in dates)
    return {
        "start_date": start,
        "end_date": end,
        "text": {"headline": own.get("headline"), "text": own.get("text")},
        "group": own.get("tag"),
        "media": {**asset, "url": asset.get("media")},
    }


def _timeline_row(own: Object) -> list[str]:
    location, media = _object(own.get("location")), _object(own.get("media"))
    dates = [_timeline_date(own.get(key)) for key in ("start_date", "end_date")]
    display = own.get("display_date") or _object(own.get("start_date")).get("display_date")
    named = [_cell(media.get(key)) for key in ("link", "url")]
    links = [*dict.fromkeys(found[0] for text in named if (found := ADDRESSED.search(text)))]
    note = [_plain(media.get("caption")), *(_plain(text) for text in named), *links[1:]]
    return [
        _headline(own) or first_words(_text(own), _plain(media.get("caption"))),
        *dates,
        _plain(display),
        _text(own),
        _plain(own.get("group")),
        _plain(location.get("name")),
        _cell(location.get("lat")),
        _cell(location.get("lon")),
        _plain(media.get("credit")),
        *(links[:1] or [""]),
        "; ".join(text for text in dict.fromkeys(note) if text and text not in links[:1]),
    ]


def _headline(own: Object) -> str:
    return _plain(_object(own.get("text")).get("headline"))


def _text(own: Object) -> str:
    return _plain(_object(own.get("text")).get("text"))


def _plain(value: Any) -> str:
    return plain_text(_cell(value))


def _timeline_date(value: Any) -> str:
    year, *rest = (_cell(_object(value).get(key)).strip() for key in ("year", "month", "day"))
    return date_in_parts([year.zfill(4) if year.isdigit() else year, *rest])


def date_in_parts(cells: Iterable[str]) -> str:
    """Year, month and day as far as they are numbers; a blank month is none."""
    parts = [text for cell in cells if (text := cell.strip())]
    if parts and re.fullmatch(r"-[0-9]{1,4}", parts[0]):  # in parts, people count from 1 BC
        return f"{date_in_parts([parts[0][1:].zfill(4), *parts[1:]])} BC"
    if len(parts) < 2 or not all(part.isdigit() for part in parts):
        return parts[0] if parts else ""
    return "-".join([parts[0].zfill(4), *(part.zfill(2) for part in parts[1:])])


# Linked Places.


def _linked(own: Object) -> Object:
    """As a GeoJSON feature: https://github.com/LinkedPasts/linked-places-format."""
    properties = _object(own.get("properties"))
    names = [_object(one) for one in _list(own.get("names"))]
    toponyms = [text for one in names if isinstance(text := one.get("toponym"), str)]
    title = properties.get("title") or next(iter(toponyms), "")
    title = title or properties.get("label") or properties.get("name") or ""
    parts = _list(_object(own.get("geometry")).get("geometries"))
    date, end, note = _linked_when([own, *map(_object, parts), *names])
    others = [name for name in dict.fromkeys(toponyms) if name != title]
    told = [_object(one).get("value") for one in _list(own.get("descriptions"))]
    kinds = [_object(one).get("label") for one in _list(own.get("types"))]
    cited = [
        text
        for one in names
        for citation in _list(one.get("citations"))
        if isinstance(text := _object(citation).get("label"), str)
    ]
    return {
        "geometry": own.get("geometry"),
        "properties": {
            "title": title,
            "date": date,
            "end": end,
            "place": title,
            "category": next((text for text in kinds if isinstance(text, str)), ""),
            "description": " ".join(text for text in told if isinstance(text, str)),
            "source": "; ".join(dict.fromkeys(cited)),
            "coordinate_rounding": properties.get("coordinate_rounding"),
            "precision": properties.get("precision"),
            "note": "; ".join(filter(None, [", ".join(others), note])),
        },
    }


def _linked_when(dated: Iterable[Object]) -> tuple[str, str, str]:
    """Start, end, and in words what an earliest and a latest day leave open.

    Of the feature, else of the first of its shapes and names that says when.
    """
    spans = (_list(_object(own.get("when")).get("timespans")) for own in dated)
    span = _object(next((own[0] for own in spans if own), None))
    start, of_start = _linked_end(span.get("start"), "earliest")
    end, of_end = _linked_end(span.get("end"), "latest")
    return start, end, "; ".join(filter(None, [of_start, of_end]))


def _linked_end(value: Any, outer: str) -> tuple[str, str]:
    own = _object(value)
    if isinstance(value, int) and value not in {0, NO_YEAR}:
        return _iso(str(value)), ""
    if known := own.get("in"):
        return _iso(_cell(known)), ""
    early, late = _iso(_cell(own.get("earliest"))), _iso(_cell(own.get("latest")))
    if not early or not late or early == late:
        return early or late, ""
    return (early if outer == "earliest" else late) + "?", f"{early} - {late}"


def _iso(text: str) -> str:
    """Years as the format has them, in four digits."""
    return year_text(int(text)) if re.fullmatch(r"0|-[0-9]{1,4}", text) else text


def _object(value: Any) -> Object:
    return cast("Object", value) if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _objects(value: Any) -> list[Object]:
    return [cast("Object", own) for own in _list(value) if isinstance(own, dict)]
