"""What is asked of Routes, frozen; the same thing as its address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline import address
from timeline.address import ChoiceKey, Key
from timeline.selection import Frame

KEYS = {
    "corridor": "corridor",
    "beside": "with",
    "chart": "chart",
    "view": "show",
    "question": "question",
}
VIEWS = ("maps", "years", "questions")


@dataclass(frozen=True, slots=True)
class RoutesAddress:
    """Ids of a corridor, of one to hold beside it, of a chart to show alone; blank: none.

    `view` is how all are shown, one of VIEWS, and `question` the one that the reader has asked.
    """

    corridor: str = ""
    beside: str = ""
    chart: str = ""
    view: str = VIEWS[0]
    question: str = ""

    @property
    def corridors(self) -> tuple[str, ...]:
        """Those shown, from left to right."""
        return tuple(key for key in (self.corridor, self.beside) if key)


def keys_of(
    corridors: Collection[str], charts: Collection[str], questions: Collection[str], frame: Frame
) -> dict[str, Key]:
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        KEYS["corridor"]: ChoiceKey(corridors),
        KEYS["beside"]: ChoiceKey(corridors),
        KEYS["chart"]: ChoiceKey(charts),
        KEYS["view"]: ChoiceKey(VIEWS),
        KEYS["question"]: ChoiceKey(questions),
    }


def from_address(
    params: Mapping[str, Any],
    corridors: Collection[str],
    charts: Collection[str],
    questions: Collection[str],
    frame: Frame,
) -> tuple[RoutesAddress, list[str]]:
    """What an address asks for, and the keys of what it asked in vain.

    Nothing stands beside no corridor, and none beside itself.
    """
    values, in_vain = address.read(params, keys_of(corridors, charts, questions, frame))
    by_name = {name: values[key] for name, key in KEYS.items() if key in values}
    asked = RoutesAddress(**by_name)
    if asked.beside and asked.corridor in {"", asked.beside}:
        return replace(asked, beside=""), [*in_vain, KEYS["beside"]]
    return asked, in_vain
