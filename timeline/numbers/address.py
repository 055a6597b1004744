"""What is asked of Numbers, frozen; the same thing as its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline import address
from timeline.address import ChoiceKey, Key
from timeline.selection import Frame


@dataclass(frozen=True, slots=True)
class NumbersAddress:
    """A chart alone, a section to begin at, a year to begin with."""

    chart: str | None = None
    section: str | None = None
    year: int | None = None


def keys_of(
    charts: Iterable[str], sections: Iterable[str], years: Iterable[int], frame: Frame
) -> dict[str, Key]:
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        "chart": ChoiceKey(charts),
        "section": ChoiceKey(sections),
        "year": ChoiceKey(years),
    }


def from_address(
    params: Mapping[str, Any], keys: Mapping[str, Key]
) -> tuple[NumbersAddress, list[str]]:
    """What an address asks for, and the keys of what it asked in vain."""
    values, in_vain = address.read(params, keys)
    return NumbersAddress(values.get("chart"), values.get("section"), values.get("year")), in_vain
