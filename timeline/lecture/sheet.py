"""A PDF that is written line by line, and tagged so that it can be read aloud. In points."""

import logging
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

from timeline.lecture.fonts import UNSEEN, Family, Fonts, Others, letters, printable
from timeline.lecture.lines import INDENT, TextLine
from timeline.lecture.paragraphs import Paragraph, Run
from timeline.sounds import HANGUL

logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # it warns of what is of no use here
CORE = "helvetica"  # which every reader of PDF has; it knows the letters of Windows-1252
HAIR = 0.4  # points


class PrintSheet(FPDF):
    """All in black. The names of families are those of the fields of Fonts."""

    def __init__(self, paper: str, fonts: Fonts, others: Others | None = None) -> None:
        super().__init__(unit="pt", format=paper)
        self.set_auto_page_break(auto=False)
        self.set_margin(0)
        self.alias_nb_pages("")  # or a lecture that says {nb} would say something else
        self.core_fonts_encoding = "cp1252"
        self.set_line_width(HAIR)
        self._families: dict[str, Family] = {}
        self._letters: dict[str, frozenset[int]] = {}
        for name, family in fonts._asdict().items():
            if family:
                self._know(name, family)
        self._width = lru_cache(maxsize=None)(self._measured)
        self.spelt_out = False  # whether Korean had to be written in Latin letters
        self.missing: dict[str, None] = {}  # letters that stand as their numbers, in their order
        self._others = others
        self._asked: dict[str, str | None] = {}

    def describe(self, title: str, author: str, subject: str, language: str) -> None:
        self.set_title(title)
        self.set_author(author)
        self.set_subject(subject)
        self.set_lang(language)
        self.set_creator("Crossings")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def printable(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """In letters that there are fonts for."""
        return [
            replace(own, runs=tuple(replace(r, text=self._printable(r.text)) for r in own.runs))
            for own in paragraphs
        ]

    def width(self, character: str, run: Run) -> float:
        """In ems."""
        return self._width(character, bold=run.bold, italic=run.italic)

    def write_line(self, line: TextLine, left: float, base: float, size: float) -> None:
        """With the mark of its paragraph, if it is the first of it; `base` is its baseline.

        What is seen as a gap is written as a space, or who listens would hear one long word.
        """
        at = left + INDENT * size * line.paragraph.level
        if line.first and line.paragraph.mark:
            self._write(Run(f"{line.paragraph.mark} "), at - INDENT * size, base, size)
        for run in line.runs:
            width = self._write(run, at, base, size)
            if run.href:
                self.link(at, base - size, width, 1.25 * size, run.href)
                self.line(at, base + 1.5, at + width, base + 1.5)
            at += width
        if line.end:
            self._write(Run(" "), at, base, size)

    @contextmanager
    def tagged(self, kind: str) -> Generator[None]:
        """What is written within is one element, `P` or `H1`, on this page."""
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{kind}", mcid=number)
        self._out(f"/{kind} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def artefact(self) -> Generator[None]:
        """What is drawn within is not read aloud: rules, the foot of the page."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    def _know(self, name: str, family: Family) -> None:
        """A font is opened when something is written in it: that takes a tenth of a second."""
        self._families[name] = family
        self._letters[name] = letters(family[""])

    def _printable(self, text: str) -> str:
        own = printable(text, lambda letter: self._family(letter) is not None)
        self.missing |= dict.fromkeys(
            letter
            for letter in text
            if not (HANGUL.match(letter) or UNSEEN.match(letter) or letter == "\n")
            and self._family(letter) is None
        )
        self.spelt_out = self.spelt_out or len(HANGUL.findall(own)) < len(HANGUL.findall(text))
        return own

    def _family(self, letter: str) -> str | None:
        """The first family that has the letter."""
        if not self._families:
            return CORE if letter.encode("cp1252", "ignore") else None
        return self._having(letter) or self._other(letter)

    def _having(self, letter: str) -> str | None:
        return next((name for name, own in self._letters.items() if ord(letter) in own), None)

    def _other(self, letter: str) -> str | None:
        """Korean has a font of its own, or is spelt out."""
        if self._others is None or letter == "\n" or HANGUL.match(letter) or UNSEEN.match(letter):
            return None
        if letter not in self._asked:
            path = self._others.having(letter)
            name = f"other{len(self._families)}" if path else None
            if path and name:
                self._know(name, {"": path})
            self._asked[letter] = name
        return self._asked[letter]

    def _write(self, run: Run, left: float, base: float, size: float) -> float:
        """Writes a run, and says how wide it is."""
        at = left
        for face, part in groupby(run.text, key=lambda letter: self._face(letter, run)):
            text = "".join(part)
            self.set_font(*face, size)
            self.text(at, base, text)
            at += self.get_string_width(text)
        return at - left

    def _face(self, letter: str, run: Run) -> tuple[str, str]:
        """Family and style; a family without a style is written in the nearest it has."""
        family = self._family(letter) or next(iter(self._families), CORE)
        wanted = ("B" if run.bold else "") + ("I" if run.italic else "")
        known = self._families.get(family)
        if known is None:
            return family, wanted
        style = next(s for s in (wanted, wanted.removesuffix("I"), "") if s in known)
        if f"{family}{style}" not in self.fonts:
            self.add_font(family, style, known[style])
        return family, style

    def _measured(self, character: str, *, bold: bool, italic: bool) -> float:
        self.set_font(*self._face(character, Run("", bold, italic)), 100)
        return self.get_string_width(character) / 100
