"""A lecture on paper (PDF): each scene with its picture, words, sources and room for notes.

All is black: no colour of ours carries a meaning, so that it can be copied.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

from PIL import Image

from geodata.archive import Archive
from geodata.records import Source
from geodata.wording import listed
from timeline.lecture.block import (
    GUTTER,
    LEADING,
    RULE,
    Block,
    Column,
    Strip,
    draw,
    rule,
    space,
    text,
    total,
)
from timeline.lecture.fonts import INSTALL, Fonts, Others, found
from timeline.lecture.leaves import Leaf, all_sources, edition_line, leaves
from timeline.lecture.lines import lines
from timeline.lecture.makeup import BETWEEN, Makeup, Page
from timeline.lecture.model import Lecture
from timeline.lecture.paragraphs import Paragraph, Run, address, one_line, plain
from timeline.lecture.sheet import PrintSheet
from timeline.lecture.taken import SourceChoice, Taken, listed_sources, with_title
from timeline.text import Words

SIDE, TOP, BOTTOM = 51.0, 46.0, 58.0  # margins in points
SIZES = {1: (10.5, 10, 9.5, 9, 8.5, 8), 2: (10, 9.5, 9, 8.5, 8), 3: (9, 8.5, 8)}  # of words
MOST_NAMED = 20  # letters that no font has
SMALLER = 1.5  # sources against words
TITLE, HEADING, SMALL, SMALLEST = 22.0, 12.5, 8.5, 7.0
TALLEST = {1: 0.42, 2: 0.235, 3: 0.17}  # of a page: a picture, by scenes a page
SLIM, SLIM_PICTURE = 3, 0.42  # so many scenes a page, and then the width of their pictures
SLIMMEST = 0.42  # ems of a letter: no text is so narrow on the average
SCENES_A_PAGE = 8  # of sources, unless all are asked for
DOTS = 300 / 72  # that a printer makes of a point
ROOM_FOR_SOURCES = 150.0


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "letter"


class Handout(NamedTuple):
    """`notice` says what the print lacks and which command mends it; blank where nothing."""

    content: bytes
    notice: str


def handout(  # noqa: PLR0913 - what may be chosen, each by its name
    lecture: Lecture,
    archive: Archive,
    pictures: Sequence[bytes | None],
    words: Words,
    *,
    paper: Paper = Paper.A4,
    per_page: int = 2,
    chosen: Taken = Taken(),  # noqa: B008 - it is frozen
    fonts: Fonts | None = None,
) -> Handout:
    """The PDF. `pictures` are those of the scenes, `per_page` is 1 to 3.

    Raises:
        TooLong: when it would have more than MOST_PAGES.
    """
    others = Others() if fonts is None else None
    sheet = PrintSheet(paper, found() if fonts is None else fonts, others)
    title = one_line(lecture.title)
    sheet.describe(title, one_line(lecture.author), edition_line(words), lecture.language)
    print_ = _Print(sheet, words, per_page, chosen)
    pages = print_.made_up(lecture, list(leaves(lecture, archive, pictures, words)))
    for number, page in enumerate(pages, 1):
        sheet.add_page()
        print_.page(page)
        print_.foot(title, number, len(pages))
    return Handout(bytes(sheet.output()), " ".join(_lacking(sheet, words["handout"])))


def _lacking(sheet: PrintSheet, say: Words) -> Iterator[str]:
    if sheet.spelt_out:
        yield say["no_korean"].format(command=INSTALL)
    if sheet.missing:
        own = [*sheet.missing]
        named = "".join(own[:MOST_NAMED]) + ("…" if len(own) > MOST_NAMED else "")
        yield say["no_letters"].format(letters=named)


@dataclass(frozen=True, slots=True)
class _Print:
    """How this print looks; its parts are made for the width of its sheet."""

    sheet: PrintSheet
    words: Words
    per_page: int
    chosen: Taken

    @property
    def width(self) -> float:
        return self.sheet.w - 2 * SIDE

    def made_up(self, lecture: Lecture, own: Sequence[Leaf]) -> list[Page]:
        """A scene stands on one page, unless none could hold it."""
        makeup = Makeup(SIDE, TOP, self.width, self.sheet.h - BOTTOM)
        makeup.stack(self._title(lecture))
        pending: list[Block] = []
        for leaf in own:
            first = self._block(leaf, makeup.room) if leaf.number == 1 else None
            block = first or self._block(leaf, makeup.bottom - TOP)
            if len(pending) == self.per_page or not (block and makeup.fits([*pending, block])):
                makeup.lay(pending, shares=len(pending))
                makeup.turn()
                pending = []
            if block:
                pending.append(block)
            else:
                self._flow(makeup, leaf)
        makeup.lay(pending, shares=self.per_page)
        self._list_sources(makeup, own)
        return [page for page in makeup.pages if page]

    def page(self, page: Page) -> None:
        for placed in page:
            if placed.heading:
                self.sheet.set_y(placed.top)
                self.sheet.start_section(placed.heading)
            draw(self.sheet, placed.strips, placed.left, placed.top)

    def foot(self, title: str, number: int, of: int) -> None:
        """Title and number of the page, and below them whose facts these are."""
        page = self.words["handout"]["page"].format(page=number, pages=of)
        base = self.sheet.h - BOTTOM + 28
        with self.sheet.artefact():
            self._print(title, self.width - 60, base)
            self._print(edition_line(self.words), self.width, base + 11)
            self._print(page, 60, base, to_right=True)

    def _print(self, said: str, width: float, base: float, *, to_right: bool = False) -> None:
        """The first line of it; dots where there are more."""
        own = self.sheet.printable([plain(said)])
        first, *more = lines(own, width / SMALL, self.sheet.width)
        if more:
            first, *_ = lines([plain(f"{first.text[:-1].rstrip()}…")], width, self.sheet.width)
        letters = (self.sheet.width(letter, Run("")) for letter in first.text)
        left = SIDE + (self.width - SMALL * sum(letters) if to_right else 0)
        self.sheet.write_line(first, left, base, SMALL)

    def _title(self, lecture: Lecture) -> list[Strip]:
        author = [plain(lecture.author)] if one_line(lecture.author) else []
        occasion = [plain(self.chosen.occasion)] if self.chosen.occasion else []
        return [
            *self._text([plain(lecture.title, bold=True)], TITLE, "H1"),
            *self._text([*author, *occasion], HEADING),
            space(4),
            *self._text([plain(edition_line(self.words))], SMALL),
            rule(self.width, 8),
            space(14),
        ]

    def _block(self, leaf: Leaf, room: float) -> Block | None:
        """In the largest type in which one page holds it; None where the smallest is too large."""
        head = self._head(_numbered(leaf))
        for size in SIZES[self.per_page]:
            for columns in self._layouts(leaf, size):
                block = Block(leaf.heading, head, columns)
                if block.height <= room:
                    return block
        return None

    def _layouts(self, leaf: Leaf, size: float) -> Iterator[Sequence[Column]]:
        """Below the picture, which is as wide as the page; beside it where three share a page."""
        if self.per_page == SLIM and leaf.picture is not None:
            left = SLIM_PICTURE * (self.width - GUTTER)
            right = self.width - GUTTER - left
            yield (
                Column(0, left, self._picture(leaf, left), ruled=True),
                Column(left + GUTTER, right, self._said(leaf, right, size), ruled=False),
            )
        yield (Column(0, self.width, self._one_column(leaf, size), ruled=True),)

    def _one_column(self, leaf: Leaf, size: float) -> list[Strip]:
        return [*self._picture(leaf, self.width), *self._said(leaf, self.width, size)]

    def _flow(self, makeup: Makeup, leaf: Leaf) -> None:
        """A scene that no page holds: over several, each with its heading."""
        heading = _numbered(leaf)
        again = self.words["exported"]["continued"].format(heading=heading)
        strips = self._one_column(leaf, SIZES[self.per_page][-1])
        makeup.flow(leaf.heading, self._head(heading), self._head(again), strips)
        makeup.stack([rule(self.width)] * int(makeup.room / RULE))
        makeup.turn()

    def _head(self, heading: str) -> list[Strip]:
        own = Paragraph((Run(heading, bold=True),))
        return [*self._text([own], HEADING, "H2"), space(6)]

    def _text(self, own: Sequence[Paragraph], size: float, tag: str = "P") -> list[Strip]:
        return text(self.sheet, own, self.width, size, tag)

    def _said(self, leaf: Leaf, width: float, size: float) -> list[Strip]:
        """Words, the speaker's notes if they are asked for, sources."""
        own = leaf.words if leaf.picture is None else leaf.beside
        strips = text(self.sheet, own, width, size)
        if self.chosen.notes and leaf.notes:
            label = plain(self.words["handout"]["notes"], bold=True)
            strips += [space(6), *text(self.sheet, [label, *leaf.notes], width, size)]
        if leaf.source_line:
            cited = [plain(leaf.source_line)]
            strips += [space(6), *text(self.sheet, cited, width, max(size - SMALLER, SMALLEST))]
        return strips

    def _picture(self, leaf: Leaf, width: float) -> list[Strip]:
        if leaf.picture is None:
            return []
        tallest = TALLEST[self.per_page] * self.sheet.h
        return [_hung(leaf.picture, leaf.alt, width, tallest), space(8)]

    def _list_sources(self, makeup: Makeup, own: Sequence[Leaf]) -> None:
        heading = self.words["handout"]["sources"]
        head = self._head(heading)
        again = self._head(self.words["exported"]["continued"].format(heading=heading))
        begins_here = makeup.room >= ROOM_FOR_SOURCES
        whole = makeup.bottom - TOP
        first = makeup.room - BETWEEN if begins_here else whole
        pages = -(-len(own) // SCENES_A_PAGE)
        room = first - total(head) + (pages - 1) * (whole - total(again) - SMALLEST * LEADING)

        most = room / (SMALLEST * LEADING) * self.width / (SMALLEST * SLIMMEST)  # letters

        def fits(listed: Sequence[Paragraph]) -> bool:
            if sum(len(own.text) for own in listed) > most:
                return False
            return total(self._text(listed, SMALLEST)) <= room

        cited = all_sources(own)
        found = listed_sources(cited, self._source, fits, self.chosen, self.words)
        if not found:
            return
        if begins_here:
            makeup.stack([space(BETWEEN)])
        else:
            makeup.turn()
        makeup.flow(heading, head, again, self._text(found, SMALLEST))

    def _source(self, source: Source, scenes: Sequence[int]) -> Paragraph:
        """Where all are asked for, its address stands there too: paper has no links."""
        told = with_title(source, scenes, self.words)
        numbers = listed([*map(str, scenes)], self.words.language)
        where = self.words["handout"]["scenes"].format(n=len(scenes), numbers=numbers)
        url = one_line(source.url or "")
        spelt = [Run(" "), Run(one_line(unquote(url)), href=address(url))] if url else []
        spelt = spelt if self.chosen.sources is SourceChoice.ALL else []
        return Paragraph((*told.runs, *spelt, Run(f" ({where})")))


def _numbered(leaf: Leaf) -> str:
    """With spaces at which no line breaks."""
    return f"{leaf.number}\u00a0\u00a0{leaf.heading}"


def _hung(picture: bytes, alt: str, width: float, tallest: float) -> Strip:
    """The picture, as wide as its column or as tall as it may be, in a hairline frame."""
    with Image.open(io.BytesIO(picture)) as image:
        across, down = image.size
    scale = min(width / across, tallest / down)
    size = (across * scale, down * scale)

    def drawn(sheet: PrintSheet, left: float, top: float) -> None:
        sheet.image(_for_print(picture, size), left, top, *size, alt_text=alt)
        with sheet.artefact():
            sheet.rect(left, top, *size)

    return Strip(size[1], drawn)


def _for_print(picture: bytes, size: tuple[float, float]) -> Image.Image:
    """On white, and no finer than a printer prints it. `size` is in points."""
    with Image.open(io.BytesIO(picture)) as image:
        shown = image.convert("RGBA")
    white = Image.new("RGBA", shown.size, "white")
    flat = Image.alpha_composite(white, shown).convert("RGB")
    flat.thumbnail((round(size[0] * DOTS), round(size[1] * DOTS)))
    return flat
