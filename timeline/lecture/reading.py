"""Values out of the mappings of a lecture file; what is wrong with one is kept as a fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from geodata.sentences import Sentence, say
from timeline.lecture.model import Fault
from timeline.lecture.parts import Entries, Items, Part, Text, without_unreadable
from timeline.lecture.scene_texts import MARKED_UP
from timeline.selection import Frame

LONGEST = {
    "heading": 200, "words": 4_000, "notes": 10_000, "title": 200, "author": 200, "edition": 20,
    "about": 300, "audience": 200,
    "chart": 100, "who": 200, "says": 600, "source": 100,
    "caption": 300, "credit": 200, "description": 1_000, "answers": 200,
}  # fmt: skip
MOST_LINES = 30_000  # and links, of the words and notes of all scenes; more takes seconds
LONGEST_TIME = 600  # minutes, or seconds
SHOWN = 60
NEAR = 0.7  # of its letters, in their order, for a key that may have been meant
TAKEN_OUT = say("taken_out")


@dataclass
class Reader:
    """Takes values out of a mapping of the file, and keeps what is wrong with them."""

    frame: Frame
    language: str = ""  # in which it is read, where the file has it
    faults: list[Fault] = field(default_factory=list[Fault])
    scene: int = 0  # that is being read, from 1; 0 is the lecture
    keys: dict[int, Part] = field(default_factory=dict[int, Part])  # by the id() of its value
    lines: int = 0  # and links, of words and notes so far

    def fault(self, part: Part, key: str, said: Sentence, value: str | None = None) -> None:
        shown = text_of(part) if value is None else value
        short = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
        self.faults.append(Fault(part.line, key, short, said, self.scene))

    def entries(self, part: Part, what: str) -> dict[str, Part]:
        """Keys and values of a mapping; of a key that stands twice the first counts."""
        if not isinstance(part, Entries):
            self.fault(part, what, say("no_mapping"))
            return {}
        found: dict[str, Part] = {}
        for key, value in part.of:
            name = text_of(key)
            if name in found:
                self.fault(key, name, say("twice"))
            found.setdefault(name, value)
            self.keys[id(value)] = key
        return found

    def others(self, entries: dict[str, Part]) -> dict[str, Any]:
        """What a mapping says in other languages, under `also` and the code of each, as it stands.

        Taken out; that of the language asked for goes over the rest.
        """
        part = entries.pop("also", None)
        if part is None or _is_null(part):
            return {}
        found = self.entries(part, "also")
        if not isinstance(part, Entries):
            return {}
        if self.language in found:
            entries |= self.entries(found[self.language], self.language)
        return {"also": _value(part)}

    def text(self, entries: Mapping[str, Part], key: str) -> str:
        part = entries.get(key)
        if part is None or _is_null(part):
            return ""
        if not isinstance(part, Text):
            self.fault(part, key, say("no_text"), "")
            return ""
        text = without_unreadable(part.value or "")
        if len(text) < len((part.value or "").replace("\r\n", "\n")):
            self.fault(part, key, TAKEN_OUT, "")
        text = text.strip()
        if len(text) > LONGEST[key]:
            self.fault(part, key, say("too_long", n=LONGEST[key]))
        text = text[: LONGEST[key]]
        return self._within_lines(part, key, text) if key in MARKED_UP else text

    def _within_lines(self, part: Part, key: str, text: str) -> str:
        self.lines += text.count("\n") + text.count("[") + 1
        if self.lines <= MOST_LINES:
            return text
        self.fault(part, key, say("too_many_lines", n=MOST_LINES), "")
        return ""

    def time(self, entries: Mapping[str, Part], key: str) -> float | None:
        """In minutes or seconds, as the key says."""
        part = entries.get(key)
        if part is None or _is_null(part):
            return None
        try:
            value = float(text_of(part))
        except ValueError:
            value = 0.0
        if not 0 < value <= LONGEST_TIME:
            self.fault(part, key, say("time", key=key, n=LONGEST_TIME))
            return None
        return value

    def truth(self, entries: Mapping[str, Part], key: str) -> bool:
        part = entries.get(key)
        if part is None:
            return False
        said = text_of(part).lower()
        if said not in {"true", "false", "yes", "no"}:
            self.fault(part, key, say("yes_or_no"))
        return said in {"true", "yes"}

    def listed(self, part: Part | None, key: str) -> list[str]:
        """The texts of a list, or of a text with commas."""
        if part is None or _is_null(part):
            return []
        if isinstance(part, Items):
            return [text_of(own) for own in part.of if isinstance(own, Text)]
        if isinstance(part, Text):
            return [own.strip() for own in text_of(part).split(",") if own.strip()]
        self.fault(part, key, say("no_list"), "")
        return []

    def items(self, part: Part | None, key: str) -> list[str]:
        """The texts of a list, in which commas part nothing."""
        if part is None or _is_null(part):
            return []
        if not isinstance(part, Items):
            self.fault(part, key, say("no_list"), "")
            return []
        return [text for own in part.of if (text := self.text({key: own}, key))]

    def unknown(self, entries: Mapping[str, Part], known: set[str]) -> dict[str, Any]:
        """What is not known is kept as it stands, and told."""
        kept: dict[str, Any] = {}
        for key, part in entries.items():
            if key not in known:
                near = get_close_matches(key, known, 1, NEAR)
                meant = say("meant_key", key=near[0]) if near else say("unknown_key")
                self.fault(self.keys.get(id(part), part), key, meant, "")
                kept[key] = _value(part)
        return kept

    def comments(self, entries: dict[str, Part]) -> dict[str, str]:
        """Taken out: what JSON, which has no #, holds of comments."""
        part = entries.get("comments")
        if not isinstance(part, Entries):
            return {}
        del entries["comments"]
        return {text_of(key): text_of(value) for key, value in part.of}


def _value(part: Part) -> Any:
    """Plain lists, dicts and texts."""
    if isinstance(part, Entries):
        return {text_of(key): _value(value) for key, value in part.of}
    if isinstance(part, Items):
        return [_value(own) for own in part.of]
    return None if _is_null(part) else text_of(part)


def text_of(part: Part) -> str:
    """The text of a part that is one, without what no page can hold; blank for any other."""
    return without_unreadable(part.value or "") if isinstance(part, Text) else ""


def _is_null(part: Part) -> bool:
    return isinstance(part, Text) and part.value is None
