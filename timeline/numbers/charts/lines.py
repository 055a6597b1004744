"""The lines of a list of numbers: what stands in each, and where, counted down in sizes of text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geodata.dates import in_words, until
from geodata.records import Observation
from timeline.figures.breaking import broken
from timeline.naming import with_unit
from timeline.numbers.charts.form import Words, vintage

LEADING, GAP, MARK = 1.3, 0.55, 1.1  # heights in sizes of the text
LEAST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line, or a heading where it has no rows; lines of one `panel` share an axis.

    Of several rows, one for each vintage, the newest stands first.
    """

    label: str
    panel: str
    rows: list[Observation] = field(default_factory=list[Observation])
    top: float = 0.0
    high: float = 0.0

    @property
    def end(self) -> float:
        return self.top + self.high

    def middle(self, *, narrow: bool) -> float:
        """Where its marks lie: beside the label, or below it where there is little room."""
        return self.end - (GAP + MARK) / 2 if narrow else self.top + self.high / 2

    def amount(self, words: Words, newest: str) -> str:
        """Its number in words, with the vintage where that is not the `newest` of the list."""
        if not self.rows:
            return ""
        when, said = vintage_words(self.rows[0], words), with_unit(self.rows[0], words.language)
        return f"{said} ({when})" if newest and when != newest else said

    def full(self, words: Words, newest: str) -> str:
        """Label and number, where there is little room."""
        return f"{self.label}: {self.amount(words, newest)}"


def vintage_words(row: Observation, words: Words) -> str:
    when = vintage(row)
    return in_words(until(when), words.language) if when else ""


def vintages(lines: Sequence[ListLine], words: Words) -> list[str]:
    """The vintages that share lines, the newest first; a blank one where no line has several."""
    if all(len(line.rows) < 2 for line in lines):
        return [""]
    return list(dict.fromkeys(vintage_words(row, words) for line in lines for row in line.rows))


def placed(
    lines: Sequence[ListLine], words: Words, newest: str, letters: float, *, narrow: bool
) -> list[ListLine]:
    """Lines one below the other; a label takes as many rows as it has at so many letters."""
    found: list[ListLine] = []
    top = 0.0
    for line in lines:
        below = narrow and bool(line.rows)
        text = line.full(words, newest) if below else line.label
        high = _rows(text, letters) * LEADING + GAP + (MARK if below else 0)
        found.append(ListLine(line.label, line.panel, line.rows, top, high))
        top += high
    return found


def _rows(text: str, letters: float) -> int:
    return max(1, len(broken(text, max(LEAST_LETTERS, int(letters)))))


def panels(lines: Sequence[ListLine]) -> list[list[ListLine]]:
    found: dict[str, list[ListLine]] = {}
    for line in lines:
        found.setdefault(line.panel, []).append(line)
    return list(found.values())
