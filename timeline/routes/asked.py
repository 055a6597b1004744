"""What is asked of Routes, frozen; the same thing as its address.

Unknown keys and broken values are ignored, and named, so that the page can say so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.selection import Frame, from_address

SHARED = ("from", "to", "theme")


@dataclass(frozen=True, slots=True)
class Asked:
    """Ids of a corridor, of one to hold beside it, of a chart to show alone; blank: none."""

    corridor: str = ""
    beside: str = ""
    chart: str = ""

    @property
    def corridors(self) -> tuple[str, ...]:
        """Those shown, from left to right."""
        return tuple(key for key in (self.corridor, self.beside) if key)


KEYS = {"corridor": "corridor", "beside": "with", "chart": "chart"}


def asked(
    params: Mapping[str, Any], corridors: Collection[str], charts: Collection[str], frame: Frame
) -> tuple[Asked, list[str]]:
    """What an address asks for, and the keys of what it asked in vain."""
    allowed = {"corridor": corridors, "beside": corridors, "chart": charts}
    given = {name: str(params[key]) for name, key in KEYS.items() if params.get(key)}
    found = {name: value for name, value in given.items() if value in allowed[name]}
    if "corridor" not in found or found["corridor"] == found.get("beside"):
        found.pop("beside", None)
    refused = [key for name, key in KEYS.items() if name in given and name not in found]
    shared = {key: params[key] for key in params if key not in KEYS.values()}
    return Asked(**found), refused + _refused(shared, frame)


def _refused(params: Mapping[str, Any], frame: Frame) -> list[str]:
    """What all pages share may be asked for; the rest of the stage's address may not."""
    _, broken = from_address({key: params[key] for key in params if key in SHARED}, frame)
    return [*broken, *(key for key in params if key not in SHARED)]
