"""A fault in the facts, as an editor is told it."""

from dataclasses import dataclass, field

from geodata.sentences import All, Sentence, say
from geodata.wording import engine

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the facts. `row` counts as a spreadsheet does (the header is 1); 0 is the file.

    `waiting` says which rows without a fault are left out until this one is whole.
    """

    file: str
    row: int
    column: str
    value: str
    said: Sentence
    waiting: All | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """What an editor wrote is cut to a length, and unseen characters are written out."""
        object.__setattr__(self, "column", shown(self.column))
        object.__setattr__(self, "value", shown(self.value))

    @property
    def message(self) -> str:
        """In English."""
        return str(self.said)

    def in_words(self, language: str) -> str:
        """Where it is, what stands there, and what would be right."""
        return self._located().in_words(engine(language)["faults"])

    def __str__(self) -> str:
        return str(self._located())

    def _located(self) -> Sentence:
        in_row = say("where.row", file=self.file, row=str(self.row)) if self.row else self.file
        where = say("where.column", where=in_row, column=self.column) if self.column else in_row
        said = self.said
        if self.waiting:
            said = say("where.waiting", said=said, rows=self.waiting)
        if self.column or self.value:
            return say("where.stands", where=where, value=self.value, said=said)
        return say("where.told", where=where, said=said)


def shown(text: str) -> str:
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in short)
