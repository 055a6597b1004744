"""A folder of tables on a coarser grid: its places, its ways, and what its views look at."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from math import ceil, floor, isfinite
from pathlib import PurePath

from geodata.folder import Kept
from geodata.own.archives import archive_of
from geodata.own.making import table_of, texts_of
from geodata.own.positions import Position, rounded, written
from geodata.own.told import in_words
from geodata.records import BROUGHT
from geodata.sentences import say
from geodata.sheets import read_sheet
from geodata.subject import FILE as SUBJECT
from geodata.translations import FOLDER as TRANSLATIONS
from geodata.translations import Translation
from geodata.vocabularies import WayKind
from geodata.wording import FALLBACK

Cells = dict[str, str]
Turn = Callable[[float], int]
AREA = WayKind.AREA.value  # which has no line
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NUMBERS = r"\s*)([-+\d.]+(?:\s*,\s*[-+\d.]+)*)"  # as TOML may have them, whoever wrote it
_EXTENT = re.compile(r'(\bbox"?\s*=\s*\[' + _NUMBERS)  # west, south, east and north
_AIMED = re.compile(r'(\b(?:lon"?\s*=|parallels"?\s*=\s*\[)' + _NUMBERS)


def coarsened(tables: Mapping[str, str], step: float) -> dict[str, str]:
    """`step` is in degrees. What is coarser already stays so; rows that can't be read go.

    A way that has no length on that grid goes too, with the legs that it draws and what is said of
    them in other languages. Ways that cross there may.
    """
    places = ("places", "event_places")
    rows = {name: _rows(tables, name) for name in (*places, "ways", "legs")}
    for name in places:
        rows[name] = [_place(cells, step) for cells in rows[name]]
    ways = {cells.get("id", ""): _way(cells, step) for cells in rows["ways"]}
    gone = {name for name, own in ways.items() if not own["points"] and own["kind"] != AREA}
    rows["ways"] = [own for name, own in ways.items() if name not in gone]
    before = [_key(cells) for cells in rows["legs"] if cells.get("way") not in gone]
    rows["legs"] = [*_without(rows["legs"], gone)]
    legs = dict(zip(before, map(_key, rows["legs"]), strict=True))
    found = {f"{name}.csv": table_of(name, own) for name, own in rows.items()}
    if SUBJECT in tables:
        found[SUBJECT] = _views(tables[SUBJECT], step)
    kept = {"ways": {name: name for name in ways if name not in gone}, "legs": legs}
    for name in tables:
        if (
            name.startswith(f"{TRANSLATIONS}/")
            and (own := kept.get(PurePath(name).stem)) is not None
        ):
            found[name] = _said_of(name, tables, own)
    return _crossing({**tables, **found}, rows["ways"])


def _key(leg: Cells) -> str:
    return f"{leg.get('corridor_id', '')}/{leg.get('seq', '')}"


def _said_of(name: str, tables: Mapping[str, str], kept: Mapping[str, str]) -> str:
    """The rows of a table of another language that are of a row that is kept, by its new key."""
    columns = [*Translation.model_fields]
    rows = [row.cells for row in read_sheet(Kept(tables) / name, columns).rows]
    known = [{**own, "id": kept.get(own.get("id", ""), "")} for own in rows]
    return texts_of(columns, [own for own in known if own["id"]])


def _crossing(tables: dict[str, str], ways: Sequence[Cells]) -> dict[str, str]:
    """With ways allowed to cross those that they do on this grid, and no others."""
    listed = [[one for one in cells.get("crosses", "").split(";") if one] for cells in ways]
    by_number = dict(enumerate(listed, 2))
    for own in archive_of(tables).problems:
        if (own.file, own.column) != ("ways.csv", "crosses") or own.row not in by_number:
            continue
        crossed = by_number[own.row]
        if own.value in crossed:
            crossed.remove(own.value)
        else:
            crossed += [other for name, other in own.said.gaps if name == "other"]
    reason = in_words(say("own.coarse"), FALLBACK)
    rows = [
        {
            **cells,
            "crosses": ";".join(crossed),
            "crosses_reason": (cells.get("crosses_reason") or reason) if crossed else "",
        }
        for cells, crossed in zip(ways, listed, strict=True)
    ]
    return {**tables, "ways.csv": table_of("ways", rows)}


def _rows(tables: Mapping[str, str], name: str) -> list[Cells]:
    sheet = read_sheet(Kept(tables) / f"{name}.csv", [*BROUGHT[name].model_fields])
    return [row.cells for row in sheet.rows]


def _without(legs: Sequence[Cells], ways: set[str]) -> Iterator[Cells]:
    """The others keep their order, without gaps in their numbers."""
    shorter = {cells.get("corridor_id", "") for cells in legs if cells.get("way") in ways}
    numbers = Counter[str]()
    for cells in legs:
        if cells.get("way") not in ways:
            route = cells.get("corridor_id", "")
            numbers[route] += 1
            yield {**cells, "seq": str(numbers[route])} if route in shorter else cells


def _place(cells: Cells, step: float) -> Cells:
    """A position that can't be read goes: it may be as fine as any."""
    at = _point(cells, "lat", "lon", max(step, _number(cells.get("coordinate_rounding")) or 0))
    if not at:
        return {**cells, "lat": "", "lon": ""}
    lat, lon = written(at.lat), written(at.lon)
    return {**cells, "lat": lat, "lon": lon, "coordinate_rounding": written(at.step)}


def _way(cells: Cells, step: float) -> Cells:
    pairs = [point.split() for point in cells.get("points", "").split(";")]
    known = [[_number(degrees) for degrees in pair] for pair in pairs if len(pair) == 2]
    course = [
        " ".join(written(_on(degrees, step, round)) for degrees in pair if degrees is not None)
        for pair in known
        if None not in pair
    ]
    points = [point for point, _ in groupby(course)]
    drawn = ";".join(points) if len(points) > 1 else ""
    label = _point(cells, "label_lat", "label_lon", step)
    said = {"label_lat": written(label.lat), "label_lon": written(label.lon)} if label else {}
    return {"kind": "", **cells, **said, "points": drawn}


def _point(cells: Cells, lat: str, lon: str, step: float) -> Position | None:
    north, east = _number(cells.get(lat)), _number(cells.get(lon))
    return None if north is None or east is None else rounded(north, east, step)


def _number(text: str | None) -> float | None:
    with suppress(TypeError, ValueError):
        if isfinite(number := float(text or "")):
            return number
    return None


def _views(settings: str, step: float) -> str:
    """The middle of a view that holds one place alone would tell where that is."""
    wider = _EXTENT.sub(lambda found: _each(found, (floor, floor, ceil, ceil), step), settings)
    return _AIMED.sub(lambda found: _each(found, (round, round), step), wider)


def _each(found: re.Match[str], turns: Sequence[Turn], step: float) -> str:
    numbers = zip(_NUMBER.findall(found[2]), turns, strict=False)
    return found[1] + ", ".join(f"{_on(float(text), step, turn):.2f}" for text, turn in numbers)


def _on(degrees: float, step: float, turn: Turn) -> float:
    return turn(degrees / step) * step
