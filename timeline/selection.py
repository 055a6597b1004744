"""What the visitor asked, frozen; the same thing as the address.

Unknown keys and broken values in an address are ignored, and named, so that the page can say so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from typing_extensions import TypedDict

from timeline.style import ThemeName

LONGEST_VALUE = 80
LONGEST_LIST = 1000
FACETS = ("category", "corridor", "country", "confidence", "importance")
MOST_ZOOM = 100
CAMERA = re.compile(r"-?\d{1,3}\.\d{2},-?\d{1,2}\.\d{2},\d{1,3}\.\d{2},-?\d{1,3}\.\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Frame:
    """What can be asked for: years, ids and names that exist."""

    first: int
    last: int
    picks: frozenset[str]
    views: tuple[str, ...]
    facets: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Window (whole years, both included), playhead, pick, view and theme.

    `at` is None while the whole window is shown; `pick` is the id of an event, a corridor or a
    place; `theme` is None where the system decides; `extent` is "map" where only what lies on the
    part of the map that is seen is shown; `map` is where the visitor has moved the map: middle
    (lon, lat), zoom against the view, and the longitude it is turned to. Each of FACETS holds the
    values that are let through, all where it is empty; `q` is what is searched for.
    """

    first: int
    last: int
    at: int | None = None
    pick: str | None = None
    view: str = "region"
    theme: str | None = None
    extent: str | None = None
    map: str | None = None
    category: tuple[str, ...] = ()
    corridor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    importance: tuple[str, ...] = ()
    q: str | None = None


KEYS = {"first": "from", "last": "to"} | {
    key: key for key in ("at", "pick", "view", "theme", "extent", "map", *FACETS, "q")
}


def whole(frame: Frame) -> Selection:
    """The selection of an address without parameters."""
    return Selection(first=frame.first, last=frame.last, view=frame.views[0])


def from_address(params: Mapping[str, Any], frame: Frame) -> tuple[Selection, list[str]]:
    """The selection an address asks for, and the keys of what it asked in vain."""
    found = whole(frame)
    refused = [key for key in params if key not in KEYS.values()]
    for name, key in KEYS.items():
        value = params.get(key)
        if value in (None, ""):
            continue
        if name in FACETS:
            known, all_known = _listed(str(value)[:LONGEST_LIST], frame.facets[name])
        else:
            known = _known(name, str(value)[:LONGEST_VALUE], frame)
            all_known = known is not None
        if not all_known:
            refused.append(key)
        if known is not None:
            found = replace(found, **{name: known})
    return _ordered(found, frame, refused)


def _listed(text: str, allowed: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    """The values of a list that exist, and whether all do."""
    asked = dict.fromkeys(text.split(","))
    return tuple(value for value in asked if value in allowed), allowed.issuperset(asked)


def _known(name: str, text: str, frame: Frame) -> int | str | None:
    if name in {"first", "last", "at"}:
        year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
        return year if frame.first <= year <= frame.last else None
    if name == "map":
        return text if _is_camera(text) else None
    if name == "q":
        return text.strip() or None
    allowed = {
        "pick": frame.picks,
        "view": frame.views,
        "theme": tuple(ThemeName),
        "extent": ("map",),
    }
    return text if text in allowed[name] else None


def _is_camera(text: str) -> bool:
    if not CAMERA.fullmatch(text):
        return False
    lon, lat, zoom, turned = map(float, text.split(","))
    return abs(lon) <= 360 and abs(lat) <= 90 and 0 < zoom <= MOST_ZOOM and abs(turned) <= 360


def _ordered(found: Selection, frame: Frame, refused: list[str]) -> tuple[Selection, list[str]]:
    if found.first > found.last:
        found = replace(found, first=frame.first, last=frame.last)
        refused += [KEYS["first"], KEYS["last"]]
    if found.at is not None and not found.first <= found.at <= found.last:
        found = replace(found, at=None)
        refused.append(KEYS["at"])
    return found, refused


def to_address(selection: Selection, frame: Frame) -> dict[str, str]:
    """The parameters that restore the selection; what is as by default is left out."""
    default = whole(frame)
    return {
        KEYS[field.name]: _written(value)
        for field in fields(Selection)
        if (value := getattr(selection, field.name)) != getattr(default, field.name)
    }


def _written(value: int | str | tuple[str, ...]) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


# A selection as the stage holds it: `at` counts while `stepping`.
StageState = TypedDict(
    "StageState",
    {
        "from": int,
        "to": int,
        "at": int,
        "stepping": bool,
        "pick": str | None,
        "view": str,
        "extent": bool,
        "map": str | None,
        "filters": dict[str, list[str]],
        "q": str,
    },
)


def as_state(selection: Selection) -> StageState:
    """A selection as the stage in the browser holds it."""
    return {
        "from": selection.first,
        "to": selection.last,
        "at": selection.first if selection.at is None else selection.at,
        "stepping": selection.at is not None,
        "pick": selection.pick,
        "view": selection.view,
        "extent": selection.extent == "map",
        "map": selection.map,
        "filters": {key: list(own) for key in FACETS if (own := getattr(selection, key))},
        "q": selection.q or "",
    }
