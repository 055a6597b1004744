"""The address of a page: one grammar of typed keys, read and written.

Which keys a page has stands here, what each may hold is said by the page. Broken values and keys
of no page are left out and told; keys of another page, which a visitor brings along, are not.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

from geodata.doubts import Certainty
from timeline.style import ThemeName

FIRST, LAST, THEME, LANGUAGE, CERTAINTY = "from", "to", "theme", "lang", "certainty"
OWN, BESIDE = "own", "beside"  # the data of a reader that are shown, and whether beside ours
WINDOW = (FIRST, LAST)
SIEVE = (CERTAINTY,)
LOOK = (THEME, LANGUAGE, OWN, BESIDE)
SHARED = (*WINDOW, *SIEVE, *LOOK)  # by all pages
KEYS_OF_PAGES: Mapping[str, tuple[str, ...]] = {
    "explore": (
        "at", "pick", "view", "extent", "map", "category", "corridor", "country",
        "return_kind", "confidence", "importance", "region", "q",
    ),
    "routes": ("corridor", "with", "chart", "show", "question"),
    "numbers": ("chart", "section", "year"),
    "check": ("claim", "guess", "said", "chart"),
    "lectures": ("lecture", "scene", "short", "back", "notes", "edit"),
    "glossary": ("term",),
    "own": (),
    "sources": ("kind", "rank", "publisher", "year", "language", "read", "q", "source"),
    "accessibility": (),
}  # fmt: skip
EMBED = "embed"  # heard by the browser alone: Streamlit keeps it from Python
EDITION = "edition"  # that a citation names; the frame says what has changed since
KNOWN = frozenset(
    {*SHARED, EMBED, EDITION, *(key for keys in KEYS_OF_PAGES.values() for key in keys)}
)

LONGEST_VALUE = 80
LONGEST_LIST = 1000
MOST_ZOOM = 100
YEAR = re.compile(r"-?[0-9]{1,4}", re.ASCII)
CAMERA = re.compile(r"-?\d{1,3}\.\d{2},-?\d{1,2}\.\d{2},\d{1,3}\.\d{2},-?\d{1,3}\.\d{2}", re.ASCII)


class Key(Protocol):
    """What a key may hold."""

    @property
    def longest(self) -> int:
        """Characters that are looked at; the rest of a value is cut off."""
        ...

    def read(self, text: str) -> tuple[Any, bool]:
        """The value, None where there is none, and whether all of the text could be read."""
        ...

    def write(self, value: Any) -> str: ...


@dataclass(frozen=True, slots=True)
class YearKey:
    """A year of at most four digits between two, both included; 0 is 1 BC, as in EDTF."""

    first: int
    last: int
    longest: int = LONGEST_VALUE

    def read(self, text: str) -> tuple[int | None, bool]:
        year = int(text) if YEAR.fullmatch(text) else None
        known = year is not None and self.first <= year <= self.last
        return (year if known else None), known

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """One of some values: an id, a word, a member of an enumeration.

    `former` are values of earlier addresses, with what they are called now.
    """

    values: Iterable[Any]
    longest: int = LONGEST_VALUE
    former: Mapping[str, str] = field(default_factory=dict[str, str])

    def read(self, text: str) -> tuple[Any, bool]:
        text = self.former.get(text, text)
        value = next((value for value in self.values if str(value) == text), None)
        return value, value is not None

    def write(self, value: Any) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class ListKey:
    """Some of some values, with commas between them."""

    values: frozenset[str]
    longest: int = LONGEST_LIST

    def read(self, text: str) -> tuple[tuple[str, ...], bool]:
        asked = dict.fromkeys(text.split(","))
        return tuple(value for value in asked if value in self.values), self.values.issuperset(
            asked
        )

    def write(self, value: tuple[str, ...]) -> str:
        return ",".join(value)


@dataclass(frozen=True, slots=True)
class TextKey:
    """Words that a visitor has written."""

    longest: int = LONGEST_VALUE

    def read(self, text: str) -> tuple[str | None, bool]:
        words = text.strip()
        return words or None, bool(words)

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class CameraKey:
    """Where a map looks: longitude, latitude, zoom, and the longitude it is turned to."""

    longest: int = LONGEST_VALUE

    def read(self, text: str) -> tuple[str | None, bool]:
        known = bool(CAMERA.fullmatch(text)) and _looks_at_the_globe(text)
        return (text if known else None), known

    def write(self, value: str) -> str:
        return value


def _is_said(value: Any) -> bool:
    """A year may be 0."""
    return bool(value) or (isinstance(value, int) and not isinstance(value, bool))


def _looks_at_the_globe(camera: str) -> bool:
    lon, lat, zoom, turned = map(float, camera.split(","))
    return abs(lon) <= 360 and abs(lat) <= 90 and 0 < zoom <= MOST_ZOOM and abs(turned) <= 360


def shared(first: int, last: int, languages: Iterable[str]) -> dict[str, Key]:
    """The keys that all pages have, with the first and the last year there is."""
    return {
        FIRST: YearKey(first, last),
        LAST: YearKey(first, last),
        CERTAINTY: ListKey(frozenset(Certainty)),
        THEME: ChoiceKey(ThemeName),
        LANGUAGE: ChoiceKey(languages),
        OWN: TextKey(),
        BESIDE: ChoiceKey(("1",)),
    }


def read(params: Mapping[str, Any], keys: Mapping[str, Key]) -> tuple[dict[str, Any], list[str]]:
    """The values that an address gives, by key, and the keys of what it asked in vain."""
    values: dict[str, Any] = {}
    in_vain = {key for key in params if key not in keys and key not in KNOWN}
    for name, key in keys.items():
        text = str(params.get(name) or "")[: key.longest]
        if not text:
            continue
        value, whole = key.read(text)
        if value is not None:
            values[name] = value
        if not whole:
            in_vain.add(name)
    if FIRST in values and LAST in values and values[FIRST] > values[LAST]:
        del values[FIRST], values[LAST]
        in_vain |= {FIRST, LAST}
    return values, [key for key in params if key in in_vain]


def write(
    values: Mapping[str, Any], keys: Mapping[str, Key], usual: Mapping[str, Any] | None = None
) -> dict[str, str]:
    """The parameters that give the values again; what is usual, or nothing, is left out."""
    left_out = usual or {}
    return {
        key: keys[key].write(value)
        for key, value in values.items()
        if _is_said(value) and value != left_out.get(key)
    }


def changed(params: Mapping[str, Any], changes: Mapping[str, str]) -> dict[str, str]:
    """An address in which some keys hold something else; a blank takes a key out."""
    return {key: str(value) for key, value in {**params, **changes}.items() if value}


def shared_of(params: Mapping[str, Any]) -> dict[str, str]:
    """What all pages share of an address, as it stands, for a link to another."""
    return {key: str(params[key]) for key in SHARED if params.get(key)}


def to_page(page: str, **params: str) -> str:
    """A link to a page of ours, from beside it."""
    return f"{page}?{urlencode(params)}"
