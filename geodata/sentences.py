"""A sentence of a catalogue that is worded when it is read.

A fault is found before anybody says in which language it is to be told.
"""

import errno
from dataclasses import dataclass
from typing import Any

from geodata.wording import FALLBACK, Counted, Words, engine, listed, number


class All(tuple["str | Sentence", ...]):
    """A list joined by `and`; any other is joined by `or`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """`key` leads to it from a table of sentences, `gaps` are what stands in it, by name.

    A text stands as it is, a number as the language writes it.
    """

    key: str
    gaps: "tuple[tuple[str, Gap], ...]" = ()

    def in_words(self, table: Words) -> str:
        template: Any = table
        for step in self.key.split("."):
            template = template[step]
        counted = template.get("by", "n") if isinstance(template, Counted) else ""
        said = {name: gap if name == counted else _worded(gap, table) for name, gap in self.gaps}
        return template.format(**said)

    def __str__(self) -> str:
        """In English, out of the engine's faults."""
        return self.in_words(engine(FALLBACK)["faults"])


Gap = str | int | tuple[str | Sentence, ...] | Sentence


def say(key: str, /, **gaps: Gap) -> Sentence:
    return Sentence(key, tuple(gaps.items()))


def unreadable(fault: OSError) -> Sentence:
    """With the name that the system has for the fault, which is no word of any language."""
    return say("files.unreadable", code=errno.errorcode.get(fault.errno or 0, "OSError"))


def _worded(gap: Gap, table: Words) -> str:
    match gap:
        case Sentence():
            return gap.in_words(table)
        case tuple():
            own = [_worded(part, table) for part in gap]
            return listed(own, table.language, "standard" if isinstance(gap, All) else "or")
        case int():
            return number(gap, table.language)
        case str():
            return str(gap)
