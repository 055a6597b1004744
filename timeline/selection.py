"""What the visitor asked of Explore, frozen; the same thing as the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from typing_extensions import TypedDict

from geodata.doubts import Certainty
from geodata.wording import FALLBACK
from timeline import address
from timeline.address import CameraKey, ChoiceKey, Key, ListKey, TextKey, YearKey

FACETS = (
    "category", "corridor", "country", "return_kind", "confidence", "certainty", "importance",
    "region",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What can be asked for: years, ids, names and languages that exist.

    `undated`: nothing has a date, and no year can be asked for.
    """

    first: int
    last: int
    picks: frozenset[str]
    views: tuple[str, ...]
    facets: Mapping[str, frozenset[str]]
    languages: tuple[str, ...] = (FALLBACK,)
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Window (whole years, both included), playhead, pick, view, theme and language.

    `at` is None while the whole window is shown; `pick` is the id of an event, a corridor or a
    place; `theme` is None where the system decides; `map` is where the visitor has moved the map:
    middle (lon, lat), zoom against the view, and the longitude it is turned to. Each of FACETS
    holds the values that are let through, all where it is empty; `q` is what is searched for.
    """

    first: int
    last: int
    view: str
    at: int | None = None
    pick: str | None = None
    theme: str | None = None
    lang: str = FALLBACK
    map: str | None = None
    category: tuple[str, ...] = ()
    corridor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    return_kind: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    importance: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    q: str | None = None


NO_YEAR = YearKey(1, 0)
EXTENT = "extent"  # in links of before: only what lay on the part of the map that was seen
KEYS = {"first": "from", "last": "to"} | {
    key: key for key in ("at", "pick", "view", "theme", "lang", "map", *FACETS, "q")
}


def whole(frame: Frame) -> Selection:
    """The selection of an address without parameters."""
    return Selection(first=frame.first, last=frame.last, view=frame.views[0])


def keys_of(frame: Frame) -> dict[str, Key]:
    years = NO_YEAR if frame.undated else YearKey(frame.first, frame.last)
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        address.FIRST: years,
        address.LAST: years,
        "at": years,
        "pick": ChoiceKey(frame.picks),
        "view": ChoiceKey(frame.views),
        EXTENT: ChoiceKey(("map",)),
        "map": CameraKey(),
        **{facet: ListKey(frame.facets[facet]) for facet in FACETS},
        "q": TextKey(),
    }


def from_address(params: Mapping[str, Any], frame: Frame) -> tuple[Selection, list[str]]:
    """The selection an address asks for, and the keys of what it asked in vain."""
    values, in_vain = address.read(params, keys_of(frame))
    by_name = {name: values[key] for name, key in KEYS.items() if key in values}
    selection = replace(whole(frame), **by_name)
    if EXTENT in values and selection.view in frame.facets["region"]:
        selection = replace(selection, region=(selection.view,))
    if selection.at is not None and not selection.first <= selection.at <= selection.last:
        return replace(selection, at=None), [*in_vain, KEYS["at"]]
    return selection, in_vain


def window_of(params: Mapping[str, Any], frame: Frame) -> tuple[int, int]:
    """First and last year, both included, that all pages share; broken values count as none."""
    values, _ = address.read(params, address.shared(frame.first, frame.last, frame.languages))
    return values.get(address.FIRST, frame.first), values.get(address.LAST, frame.last)


def certainty_of(params: Mapping[str, Any], frame: Frame) -> frozenset[Certainty]:
    """What all pages let through; nothing where all is."""
    values, _ = address.read(params, address.shared(frame.first, frame.last, frame.languages))
    return frozenset(map(Certainty, values.get(address.CERTAINTY, ())))


def to_address(selection: Selection, frame: Frame) -> dict[str, str]:
    """The parameters that restore the selection; what is as by default is left out."""
    return address.write(_by_key(selection), keys_of(frame), _by_key(whole(frame)))


def _by_key(selection: Selection) -> dict[str, Any]:
    return {key: getattr(selection, name) for name, key in KEYS.items()}


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
        "map": selection.map,
        "filters": {key: list(own) for key in FACETS if (own := getattr(selection, key))},
        "q": selection.q or "",
    }
