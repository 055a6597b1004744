"""Paragraphs broken into lines, for a slide and for a page alike. Widths are in ems."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from timeline.lecture.paragraphs import Paragraph, Run, trimmed

INDENT = 1.5  # of each level
Measure = Callable[[str, Run], float]
Letter = tuple[str, Run, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a paragraph; `first` where it is the first one.

    `end` is what stood where it was broken: a space, a line feed, or nothing within a word.
    """

    paragraph: Paragraph
    runs: tuple[Run, ...]
    first: bool
    end: str

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def lines(paragraphs: Iterable[Paragraph], width: float, measure: Measure) -> Iterator[TextLine]:
    """`measure` gives the width of one character in the look of a run.

    A line breaks at spaces, and within a word that is wider than the line.
    """
    for paragraph in paragraphs:
        yield from _lines(paragraph, width, measure)


def _lines(paragraph: Paragraph, width: float, measure: Measure) -> Iterator[TextLine]:
    letters = [(own, run, measure(own, run)) for run in paragraph.runs for own in run.text]
    room = width - INDENT * paragraph.level
    for number, (row, end) in enumerate(_rows(letters, room)):
        yield TextLine(paragraph, _joined(row), first=number == 0, end=end)


def _rows(letters: Sequence[Letter], room: float) -> Iterator[tuple[list[Letter], str]]:
    row: list[Letter] = []
    filled, after_space = 0.0, 0
    for letter in letters:
        character, _, width = letter
        if character == "\n":
            yield row, character
            row, filled, after_space = [], 0.0, 0
            continue
        while row and character != " " and filled + width > room:
            cut = after_space or len(row)
            yield row[:cut], " " if after_space else ""
            row, after_space = row[cut:], 0
            filled = sum(own[2] for own in row)
        row.append(letter)
        filled += width
        if character == " ":
            after_space = len(row)
    yield row, ""


def _joined(row: Sequence[Letter]) -> tuple[Run, ...]:
    """Its runs, without the spaces at which the line was broken."""
    runs = [
        replace(run, text="".join(own[0] for own in letters))
        for run, letters in groupby(row, key=lambda letter: letter[1])
    ]
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text)


def paragraph_of(rows: Sequence[TextLine]) -> Paragraph:
    """What some lines of one paragraph say; without its mark where the first is not among them."""
    runs = [run for line in rows for run in (*line.runs, Run(line.end))]
    own = rows[0].paragraph
    return replace(own, runs=trimmed(runs), mark=own.mark if rows[0].first else "")
