"""What is said of a file: what is wrong in a row, what is asked, and what was found out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geodata.problems import shown
from geodata.sentences import Sentence
from geodata.wording import engine


@dataclass(frozen=True, slots=True)
class RowFault:
    """In a cell: what stands there, and what would be right.

    `out`: the row is not drawn for it; `kept`: it is drawn with what the cell says.
    """

    row: int
    column: str
    value: str
    said: Sentence
    out: bool
    kept: bool = False

    def as_json(self, language: str) -> dict[str, Any]:
        said = in_words(self.said, language)
        return {
            "row": self.row,
            "column": shown(self.column),
            "value": shown(self.value),
            "said": said,
            "out": self.out,
            "kept": self.kept,
        }


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Sentence | str


@dataclass(frozen=True, slots=True)
class Question:
    """Asked once for a file.

    `chosen` is what was answered or, where it is `taken`, what is taken until then; blank leaves
    `rows` rows out.
    """

    key: str
    said: Sentence
    options: Sequence[Option]
    chosen: str
    rows: int
    taken: bool = False

    def as_json(self, language: str) -> dict[str, Any]:
        return {
            "key": self.key,
            "said": in_words(self.said, language),
            "options": [
                {"value": option.value, "label": in_words(option.label, language)}
                for option in self.options
            ],
            "chosen": self.chosen,
            "rows": self.rows,
            "taken": self.taken,
        }


def in_words(said: Sentence | str, language: str) -> str:
    return said if isinstance(said, str) else said.in_words(engine(language)["faults"])
