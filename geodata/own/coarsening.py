"""A folder of tables on a coarser grid: its places, its ways, and what its views look at."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from math import ceil, floor, isfinite

from geodata.folder import Kept
from geodata.own.making import table_of
from geodata.own.positions import Position, rounded, written
from geodata.records import BROUGHT
from geodata.sheets import read_sheet
from geodata.subject import FILE as SUBJECT

Cells = dict[str, str]
Turn = Callable[[float], int]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NUMBERS = r"\s*)([-+\d.]+(?:\s*,\s*[-+\d.]+)*)"  # as TOML may have them, whoever wrote it
_EXTENT = re.compile(r'(\bbox"?\s*=\s*\[' + _NUMBERS)  # west, south, east and north
_AIMED = re.compile(r'(\b(?:lon"?\s*=|parallels"?\s*=\s*\[)' + _NUMBERS)


def coarsened(tables: Mapping[str, str], step: float) -> dict[str, str]:
    """`step` is in degrees. What is coarser already stays so; rows that can't be read go.

    A way that has no length on that grid goes too, with the legs that it draws.
    """
    places = ("places", "event_places")
    rows = {name: _rows(tables, name) for name in (*places, "ways", "legs")}
    for name in places:
        rows[name] = [_place(cells, step) for cells in rows[name]]
    ways = {cells.get("id", ""): _way(cells, step) for cells in rows["ways"]}
    rows["ways"] = [cells for cells in ways.values() if cells["points"]]
    gone = {name for name, cells in ways.items() if not cells["points"]}
    rows["legs"] = [*_without(rows["legs"], gone)]
    found = {f"{name}.csv": table_of(name, own) for name, own in rows.items()}
    subject = {SUBJECT: _views(tables[SUBJECT], step)} if SUBJECT in tables else {}
    return {**tables, **found, **subject}


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
    return {**cells, **said, "points": drawn}


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
