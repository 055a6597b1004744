"""What a file consists of: texts, lists and mappings, each with its place."""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from geodata.sentences import say

DEEPEST = 20  # lists and mappings within each other
MOST_PARTS = 60_000  # reading more takes seconds
UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|(?<!^)\ufeff"
)


class NoLecture(ValueError):  # noqa: N818 - it says what the text is
    """With its line (0 where nobody knows) and the Sentence that says what would be right."""


@dataclass(frozen=True, slots=True)
class Text:
    """`value` is None where nothing stands. `line` counts from 1, `at` characters; 0 in JSON."""

    value: str | None
    line: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    of: list["Part"]
    line: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Entries:
    """Keys and values in their order; a key may stand twice."""

    of: list[tuple["Part", "Part"]]
    line: int = 0
    at: int = 0


Part = Text | Items | Entries


@dataclass(frozen=True, slots=True)
class Parsed:
    """`scalars` are spans of `text`, from character to character, in which # is no comment."""

    root: Part | None
    text: str
    scalars: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def without_unreadable(text: str) -> str:
    """Text without what neither YAML nor XML can hold: control characters, halves of characters."""
    return UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_depth(line: int) -> NoReturn:
    raise NoLecture(line, say("too_deep", n=DEEPEST))
