"""Latitudes and longitudes as people write them, and how finely they are given."""

import re
from dataclasses import dataclass
from functools import lru_cache

from geodata.sentences import Sentence, say

LONGEST = 60  # characters
FINEST = 5  # decimals of a degree: a metre
COARSEST = 10  # degrees
_STEP = re.compile(r"\d{1,2}(?:[.,]\d{1,9})?")
# What people type for a minus, minutes and seconds.
_MARKS = str.maketrans(
    {"\u2212": "-", "\u2032": "'", "\u2019": "'", "\u2033": '"', "\u201d": '"', "\u00ba": "\u00b0"}
)
_NUMBER = r"[-+]?\d{1,3}(?:[.,]\d+)?"
_HALVES = re.compile(
    r"(?P<before>[NSEWO])?\s*(?P<sign>[-+])?(?P<deg>\d{1,3}(?:[.,]\d+)?)\s*\u00b0?\s*"
    r"(?:(?P<min>\d{1,2}(?:[.,]\d+)?)\s*'\s*(?:(?P<sec>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|''))?)?"
    r"\s*(?P<after>[NSEWO])?",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"\(?\s*({_NUMBER}[^,;/]*?)\s*[,;/\s]\s*({_NUMBER}[^,;/]*?)\s*\)?")


@dataclass(frozen=True, slots=True)
class Degrees:
    """`step` is the last place that was written; `axis` is N or E where a letter says so."""

    value: float
    step: float
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    lat: float
    lon: float
    step: float


@lru_cache(maxsize=20_000)
def degrees(text: str) -> Degrees | None:
    """A latitude or a longitude, in decimals or in minutes and seconds; None for any other text."""
    found = _HALVES.fullmatch(text.translate(_MARKS).strip())
    if not found or (found["before"] and found["after"]):
        return None
    letter = (found["before"] or found["after"] or "").upper().replace("O", "E")
    minutes, seconds = (_number(found[part] or "0") for part in ("min", "sec"))
    if minutes >= 60 or seconds >= 60:
        return None
    value = _number(found["deg"]) + minutes / 60 + seconds / 3600
    if found["sign"] == "-" or letter in {"S", "W"}:
        value = -value
    return Degrees(value, _step(found), {"S": "N", "W": "E"}.get(letter, letter))


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _step(found: re.Match[str]) -> float:
    if found["sec"]:
        return 0.001
    if found["min"]:
        return 0.01
    decimals = len(re.split("[.,]", found["deg"])[1]) if re.search("[.,]", found["deg"]) else 0
    return 10.0 ** -min(decimals, FINEST)


def rounding(text: str) -> float:
    """The step that a cell says coordinates are rounded to, in degrees; 0 for any other text."""
    step = _number(text) if _STEP.fullmatch(text) else 0.0
    return step if 10**-FINEST <= step <= COARSEST else 0.0


def position(lat: str, lon: str, coarsen: float = 0.0, step: float = 0.0) -> Position | Sentence:
    """The point that two cells give, or what would be right.

    `step` is how finely they are said to be given; 0 where their last place tells it.
    """
    north, east = degrees(lat), degrees(lon)
    if not north or not east:
        return say("own.no_degrees")
    if north.axis == "E" or east.axis == "N":
        north, east = east, north
    if abs(north.value) > 90 and abs(east.value) <= 90 and abs(north.value) <= 180:
        return say("own.swapped", lat=_told(east.value), lon=_told(north.value))
    if abs(north.value) > 90:
        return say("cells.latitude")
    if abs(east.value) > 180:
        return say("cells.longitude")
    return rounded(north.value, east.value, max(step or min(north.step, east.step), coarsen))


def rounded(lat: float, lon: float, step: float) -> Position:
    """On the grid of the step, within the earth."""
    return Position(_on(lat, step), _on(lon, step), step)


def _on(value: float, step: float) -> float:
    return round(round(value / step) * step, FINEST) + 0.0


def written(degrees: float) -> str:
    """With the decimals that it has, as many as `FINEST`; never 1e-05."""
    return f"{degrees:.{FINEST}f}".rstrip("0").rstrip(".")


def written_out(at: Position) -> str:
    """As a map has it: 72.42°S, 155.27°E."""
    north, east = "S" if at.lat < 0 else "N", "W" if at.lon < 0 else "E"
    return f"{written(abs(at.lat))}°{north}, {written(abs(at.lon))}°{east}"


def pair(text: str, coarsen: float = 0.0, step: float = 0.0) -> Position | Sentence | None:
    """Of a cell with both, latitude first unless letters say otherwise; None for any other."""
    found = _PAIR.fullmatch(text.translate(_MARKS).strip()) if len(text) <= LONGEST else None
    return position(found[1], found[2], coarsen, step) if found else None


def _told(value: float) -> str:
    return f"{value:g}"
