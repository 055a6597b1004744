"""A lecture as slides for PowerPoint, Keynote and LibreOffice (PPTX); every text can be edited."""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any, NamedTuple

from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from geodata.archive import Archive
from timeline.lecture import slide_master as master
from timeline.lecture.layouts import Layout
from timeline.lecture.leaves import Leaf, TooLong, all_sources, edition_line, leaves
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.paragraphs import Paragraph, Run, one_line, plain
from timeline.lecture.rows import ChartRows
from timeline.lecture.slide_chart import add_chart
from timeline.lecture.slide_master import Arrangement, Aspect
from timeline.lecture.slide_text import Box, Fitted, fill, fitted, height, width
from timeline.lecture.taken import SourceChoice, Taken, listed_sources, with_title
from timeline.text import Words

MOST_SLIDES = 600
# Sizes in points, from the one that is wanted to the smallest that will do.
WORDS = (24, 22, 20, 18)
HEADINGS = (30, 28, 26, 24, 22, 20, 18)
NARROW_HEADINGS = (28, 26, 24, 22, 20, 18)
TALLEST_HEADING, LEAST_PICTURE, LEAST_CHART, GAP = 190.0, 80.0, 210.0, 14.0  # points
HEADLINE = 54  # points of a number for the last row
TITLES = (44, 40, 36, 32, 28, 24, 20, 18)
SUBTITLES = (24, 22, 20, 18, 16, 14)
SOURCES, SHORT_SOURCES = (14, 13, 12), (12, 11, 10, 9)
SOURCE_SLIDES = 2
FOOTERS = (12, 11, 10, 9)
UNCHANGED = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)  # python-pptx leaves them out


def slides(  # noqa: PLR0913 - what may be chosen
    lecture: Lecture,
    archive: Archive,
    pictures: Sequence[bytes | None],
    words: Words,
    aspect: Aspect = Aspect.WIDE,
    chosen: Taken = Taken(notes=True),  # noqa: B008 - it is frozen
) -> bytes:
    """The PPTX file. `pictures` are those of the scenes, PNG or JPEG, None where there is none.

    Raises:
        TooLong: when it would have more than MOST_SLIDES.
    """
    deck = _Deck(lecture, words, aspect, chosen)
    found = list(leaves(lecture, archive, pictures, words))
    opening = deck.begin(found, lecture.scenes)
    for leaf, scene in list(zip(found, lecture.scenes, strict=True))[opening:]:
        deck.show(leaf, scene)
    deck.end(found)
    return deck.saved()


class _Fit(NamedTuple):
    """An arrangement with what it holds; `hung` is where the picture hangs."""

    heading: Box
    size: int
    hung: Box
    words: Box
    text: Fitted


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the words of a slide, and in its notes."""

    heading: str
    source_line: str = ""
    notes: Sequence[Paragraph] = ()


class _Deck:
    """The slides of one lecture, one after the other."""

    def __init__(self, lecture: Lecture, words: Words, aspect: Aspect, chosen: Taken) -> None:
        self._lecture, self._words, self._aspect = lecture, words, aspect
        self._chosen = chosen
        self._made = master.empty(aspect)
        self._layouts = {layout.name: layout for layout in self._made.slide_layouts}

    def begin(self, found: Sequence[Leaf], scenes: Sequence[LectureScene]) -> int:
        """The title slide: title, author, and whose facts these are.

        A first scene that is a title itself stands there, with its words and notes, where they have
        room: the number of scenes that are shown then.
        """
        slide = self._made.slides.add_slide(self._layouts[master.TITLE])
        title = [plain(self._lecture.title)]
        size = fitted(_bold(title), master.title(self._aspect), TITLES).size
        self._fill(slide.shapes.title, title, size)
        author = [plain(self._lecture.author)] if one_line(self._lecture.author) else []
        occasion = [plain(self._chosen.occasion)] if self._chosen.occasion else []
        below = [*author, *occasion, plain(edition_line(self._words))]
        titled = scenes and scenes[0].layout is Layout.TITLE and found[0].picture is None
        opening = self._opening(found[0]) if titled else []
        room = master.below_title(self._aspect)
        text = fitted([*opening, *below], room, SUBTITLES)
        if not titled or text.rest:
            text = fitted(below, room, SUBTITLES)
            self._fill(slide.placeholders[1], below, text.size)
            return 0
        self._fill(slide.placeholders[1], text.shown, text.size)
        if told := self._told(found[0], scenes[0]):
            self._fill(slide.notes_slide.notes_placeholder, told, None)
        return 1

    def _opening(self, leaf: Leaf) -> list[Paragraph]:
        """Its words, and its heading where that is another than the title."""
        same = leaf.heading == one_line(self._lecture.title)
        return [*([] if same else [plain(leaf.heading, bold=True)]), *leaf.words]

    def _told(self, leaf: Leaf, scene: LectureScene) -> list[Paragraph]:
        """What stands in the notes."""
        return [*_budget(scene, self._words), *leaf.notes] if self._chosen.notes else []

    def show(self, leaf: Leaf, scene: LectureScene) -> None:
        """A scene; what of its words does not fit stands on slides of their own."""
        around = _Around(leaf.heading, leaf.source_line, self._told(leaf, scene))
        if leaf.rows is not None:
            rest = self._charted(leaf.rows, around, leaf)
        elif leaf.picture is not None:
            rest = self._pictured(leaf.picture, around, leaf)
        else:
            rest = self._words_alone(around, leaf.words, WORDS)
        again = replace(around, heading=self._again(leaf.heading))
        while rest:
            rest = self._words_alone(again, rest, WORDS)

    def end(self, found: Sequence[Leaf]) -> None:
        """The sources as they are asked for, with their addresses."""
        heading = self._words["slides"]["sources"]
        tell = partial(with_title, words=self._words)
        rest = listed_sources(all_sources(found), tell, self._fits, self._chosen, self._words)
        sizes = SOURCES if self._chosen.sources is SourceChoice.ALL else SHORT_SOURCES
        around = _Around(heading)
        while rest:
            rest = self._words_alone(around, rest, sizes)
            around = _Around(self._again(heading))

    def _fits(self, listed: Sequence[Paragraph]) -> bool:
        """Whether a list stands on the slides that it may have."""
        rest = list(listed)
        for _ in range(SOURCE_SLIDES):
            rest = fitted(rest, master.whole(self._aspect), SHORT_SOURCES).rest
            if not rest:
                return True
        return False

    def saved(self) -> bytes:
        own = self._made.core_properties
        own.title, own.author = one_line(self._lecture.title), one_line(self._lecture.author)
        own.last_modified_by, own.language = own.author, self._lecture.language
        own.subject = edition_line(self._words)
        own.keywords = own.comments = ""  # not what the template says of itself
        file = io.BytesIO()
        self._made.save(file)
        return file.getvalue()

    def _again(self, heading: str) -> str:
        return self._words["exported"]["continued"].format(heading=heading)

    def _charted(self, rows: ChartRows, around: _Around, leaf: Leaf) -> list[Paragraph]:
        """A slide with a chart below the words; what of them does not fit above it."""
        slide, area = self._headed(master.WORDS, around)
        body = slide.placeholders[1]
        room = area._replace(height=area.height - LEAST_CHART)
        if rows.is_number:
            room = room._replace(height=room.height - HEADLINE)
        text = fitted(leaf.beside, room, WORDS)
        filled = height(text.shown, area.width, text.size) + GAP if text.shown else 0
        filled += HEADLINE if rows.is_number else 0
        master.place(body, area._replace(height=max(filled - GAP, 0)))
        self._fill(body, text.shown, text.size)
        if rows.is_number and text.shown:
            body.text_frame.paragraphs[0].runs[0].font.size = Pt(HEADLINE)
        if not text.shown:
            _take_away(body)
        below = Box(area.left, area.top + filled, area.width, area.height - filled)
        add_chart(slide, rows, below, leaf.chart_alt)
        return text.rest

    def _pictured(self, picture: bytes, around: _Around, leaf: Leaf) -> list[Paragraph]:
        """A slide with a picture as large as the words allow; what of them does not fit."""
        slide = self._begun(master.PICTURE, around)
        fits = [
            fit
            for own in master.arrangements(self._aspect)
            if (fit := self._arranged(own, picture, around.heading, leaf.beside))
        ]
        fits.sort(key=lambda fit: -fit.hung.width * fit.hung.height)
        best = next((fit for fit in fits if not fit.text.rest), fits[0])
        frame, body = slide.placeholders[1], slide.placeholders[2]
        _hang(frame, picture, best.hung, leaf.alt)
        master.place(slide.shapes.title, best.heading)
        self._fill(slide.shapes.title, [plain(around.heading)], best.size)
        master.place(body, best.words)
        self._fill(body, best.text.shown, best.text.size)
        if not best.text.shown:
            _take_away(body)
        return best.text.rest

    def _arranged(
        self,
        own: Arrangement,
        picture: bytes,
        heading: str,
        words: Sequence[Paragraph],
    ) -> _Fit | None:
        """None where the heading leaves no room."""
        title = _bold([plain(heading)])
        narrow = own.heading.top == own.words.top
        sizes = NARROW_HEADINGS if narrow else HEADINGS
        size = fitted(title, own.heading._replace(height=TALLEST_HEADING), sizes).size
        tall = height(title, own.heading.width, size)
        if narrow:
            if tall > TALLEST_HEADING or _widest(heading, size) > own.heading.width:
                return None
            shifted = own.words._replace(
                top=own.words.top + tall + GAP, height=own.words.height - tall - GAP
            )
            text = fitted(words, shifted, WORDS)
            hung = _hung_in(picture, own.picture)
            return _Fit(own.heading._replace(height=tall), size, hung, shifted, text)
        more = max(0.0, tall - own.heading.height)
        room = own.picture._replace(top=own.picture.top + more, height=own.picture.height - more)
        if room.height < LEAST_PICTURE:
            return None
        taller = own.heading._replace(height=own.heading.height + more)
        hung = _hung_in(picture, room if words else room._replace(
            height=own.words.top + own.words.height - room.top))  # fmt: skip
        return _Fit(taller, size, hung, own.words, fitted(words, own.words, WORDS))

    def _words_alone(
        self, around: _Around, words: Sequence[Paragraph], sizes: Sequence[int]
    ) -> list[Paragraph]:
        """A slide without a picture; what of the words does not fit on it."""
        slide, area = self._headed(master.WORDS, around)
        body = slide.placeholders[1]
        text = fitted(words, area, sizes)
        master.place(body, area)
        self._fill(body, text.shown, text.size)
        if not words:
            _take_away(body)
        return text.rest

    def _headed(self, layout: str, around: _Around) -> tuple[Any, Box]:
        """A slide with heading, source line, number and notes, and the room that they leave."""
        slide = self._begun(layout, around)
        return slide, self._entitle(slide.shapes.title, around.heading)

    def _begun(self, layout: str, around: _Around) -> Any:
        """A slide with source line, number and notes."""
        if len(self._made.slides) == MOST_SLIDES:
            raise TooLong
        slide = self._made.slides.add_slide(self._layouts[layout])
        for shape in self._layouts[layout].placeholders:
            if shape.placeholder_format.type in UNCHANGED:
                _put_in(slide, shape)
        self._cite(slide, around.source_line)
        if around.notes:
            self._fill(slide.notes_slide.notes_placeholder, around.notes, None)
        return slide

    def _entitle(self, shape: Any, heading: str) -> Box:
        """What is left below the heading, which is given all the height it needs."""
        box, area = master.heading(self._aspect), master.whole(self._aspect)
        title = [plain(heading)]
        size = fitted(_bold(title), box, HEADINGS).size
        more = max(0.0, height(_bold(title), box.width, size) - box.height)
        if more:
            master.place(shape, box._replace(height=box.height + more))
        self._fill(shape, title, size)
        return area._replace(top=area.top + more, height=area.height - more)

    def _cite(self, slide: Any, source_line: str) -> None:
        footer = next(shape for shape in slide.placeholders
                      if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER)  # fmt: skip
        if not source_line:
            _take_away(footer)
            return
        text = fitted([plain(source_line)], master.footer(self._aspect), FOOTERS)
        shown = text.shown[0]
        if text.rest:
            shown = plain(f"{shown.text[:-1].rstrip()}…")
        self._fill(footer, [shown], text.size)

    def _fill(self, shape: Any, paragraphs: Sequence[Paragraph], size: int | None) -> None:
        fill(shape, paragraphs, size, self._lecture.language)


def _bold(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """As the layout shows titles, for measuring them."""
    return [replace(own, runs=tuple(replace(run, bold=True) for run in own.runs))
            for own in paragraphs]  # fmt: skip


def _budget(scene: LectureScene, words: Words) -> list[Paragraph]:
    """What a lecturer wants to know before the notes begin."""
    say = words["slides"]
    taken = words["counted"]["minutes"].format(n=scene.minutes or 0)
    minutes = say["minutes"].format(minutes=taken) if scene.minutes else ""
    said = " ".join(filter(None, [minutes, say["skip"] if scene.may_be_skipped else ""]))
    return [Paragraph((Run(said, italic=True),))] if said else []


def _put_in(slide: Any, placeholder: Any) -> None:
    """A copy of a layout's placeholder, under an id of its own."""
    own = deepcopy(placeholder.element)
    tree = slide.shapes.element
    taken = {int(found.get("id")) for found in tree.iter(qn("p:cNvPr"))}
    next(own.iter(qn("p:cNvPr"))).set("id", str(next(n for n in count(2) if n not in taken)))
    tree.append(own)


def _take_away(shape: Any) -> None:
    shape.element.getparent().remove(shape.element)


def _hang(frame: Any, picture: bytes, box: Box, alt: str) -> None:
    hung = frame.insert_picture(io.BytesIO(picture))
    hung.crop_left = hung.crop_right = hung.crop_top = hung.crop_bottom = 0
    master.place(hung, box)
    next(hung.element.iter(qn("p:cNvPr"))).set("descr", alt)


def _hung_in(picture: bytes, room: Box) -> Box:
    """The picture whole and as large as its room lets it be, at the top and in the middle of it."""
    with Image.open(io.BytesIO(picture)) as image:
        across, down = image.size
    scale = min(room.width / across, room.height / down)
    width = across * scale
    return Box(room.left + (room.width - width) / 2, room.top, width, down * scale)


def _widest(heading: str, size: int) -> float:
    """Of its words, in points."""
    run = Run("", bold=True)
    words = one_line(heading).split() or [""]
    return size * max(sum(width(letter, run) for letter in word) for word in words)
