"""A lecture as slides for PowerPoint, Keynote and LibreOffice (PPTX); every text can be edited."""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from geodata.archive import Archive
from geodata.records import Source
from timeline.figures.source_line import source_row
from timeline.lecture import slide_master as master
from timeline.lecture.leaves import Leaf, TooLong, all_sources, edition_line, leaves
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.paragraphs import Paragraph, Run, address, one_line, plain
from timeline.lecture.slide_master import Aspect
from timeline.lecture.slide_text import Box, fill, fitted, height
from timeline.text import Words

MOST_SLIDES = 600
# Sizes in points, from the one that is wanted to the smallest that will do.
WORDS = (24, 22, 20, 18)
WORDS_BESIDE = 20  # words smaller than this are worth a smaller picture
HEADINGS = (30, 28, 26, 24, 22, 20, 18)
TITLES = (44, 40, 36, 32, 28, 24, 20, 18)
SUBTITLES = (24, 22, 20, 18, 16, 14)
SOURCES = (14, 13, 12)
FOOTERS = (12, 11, 10, 9)
UNCHANGED = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)  # python-pptx leaves them out


def slides(
    lecture: Lecture,
    archive: Archive,
    pictures: Sequence[bytes | None],
    words: Words,
    aspect: Aspect = Aspect.WIDE,
) -> bytes:
    """The PPTX file. `pictures` are those of the scenes, PNG or JPEG, None where there is none.

    Raises:
        TooLong: when it would have more than MOST_SLIDES.
    """
    deck = _Deck(lecture, words, aspect)
    deck.begin()
    found = list(leaves(lecture, archive, pictures, words))
    for leaf, scene in zip(found, lecture.scenes, strict=True):
        deck.show(leaf, scene)
    deck.end(found)
    return deck.saved()


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the words of a slide, and in its notes."""

    heading: str
    source_line: str = ""
    notes: Sequence[Paragraph] = ()


class _Deck:
    """The slides of one lecture, one after the other."""

    def __init__(self, lecture: Lecture, words: Words, aspect: Aspect) -> None:
        self._lecture, self._words, self._aspect = lecture, words, aspect
        self._made = master.empty(aspect)
        self._layouts = {layout.name: layout for layout in self._made.slide_layouts}

    def begin(self) -> None:
        """The title slide: title, author, and whose facts these are."""
        slide = self._made.slides.add_slide(self._layouts[master.TITLE])
        title = [plain(self._lecture.title)]
        size = fitted(_bold(title), master.title(self._aspect), TITLES).size
        self._fill(slide.shapes.title, title, size)
        author = [plain(self._lecture.author)] if one_line(self._lecture.author) else []
        below = [*author, plain(edition_line(self._words))]
        size = fitted(below, master.below_title(self._aspect), SUBTITLES).size
        self._fill(slide.placeholders[1], below, size)

    def show(self, leaf: Leaf, scene: LectureScene) -> None:
        """A scene; what of its words does not fit stands on slides of their own."""
        notes = [*_budget(scene, self._words), *leaf.notes]
        around = _Around(leaf.heading, leaf.source_line, notes)
        if leaf.picture is None:
            rest = self._words_alone(around, leaf.words, WORDS)
        else:
            rest = self._beside(leaf.picture, around, leaf)
        again = replace(around, heading=self._again(leaf.heading))
        while rest:
            rest = self._words_alone(again, rest, WORDS)

    def end(self, found: Sequence[Leaf]) -> None:
        """All sources, with their addresses."""
        heading = self._words["slides"]["sources"]
        rest = [_told(source, self._words["cited"]) for source, _ in all_sources(found)]
        around = _Around(heading)
        while rest:
            rest = self._words_alone(around, rest, SOURCES)
            around = _Around(self._again(heading))

    def saved(self) -> bytes:
        own = self._made.core_properties
        own.title, own.author = one_line(self._lecture.title), one_line(self._lecture.author)
        own.last_modified_by, own.language = own.author, self._lecture.language
        own.subject, own.keywords = edition_line(self._words), ""
        file = io.BytesIO()
        self._made.save(file)
        return file.getvalue()

    def _again(self, heading: str) -> str:
        return self._words["exported"]["continued"].format(heading=heading)

    def _beside(self, picture: bytes, around: _Around, leaf: Leaf) -> list[Paragraph]:
        """A slide with a picture; what of the words does not fit beside it."""
        slide, area = self._headed(master.PICTURE, around)
        frame, body = slide.placeholders[1], slide.placeholders[2]
        if not leaf.words:
            _take_away(body)
            _hang(frame, picture, area, leaf.alt)
            return []
        choices = [(*boxes, fitted(leaf.words, boxes[1], WORDS)) for boxes in
                   master.arrangements(area)]  # fmt: skip
        good = (own for own in choices if own[2].size >= WORDS_BESIDE and not own[2].rest)
        room, beside, text = next(good, choices[-1])
        _hang(frame, picture, room, leaf.alt)
        master.place(body, beside)
        self._fill(body, text.shown, text.size)
        return text.rest

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
        if len(self._made.slides) == MOST_SLIDES:
            raise TooLong
        slide = self._made.slides.add_slide(self._layouts[layout])
        for shape in self._layouts[layout].placeholders:
            if shape.placeholder_format.type in UNCHANGED:
                _put_in(slide, shape)
        area = self._entitle(slide.shapes.title, around.heading)
        self._cite(slide, around.source_line)
        if around.notes:
            self._fill(slide.notes_slide.notes_placeholder, around.notes, None)
        return slide, area

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


def _told(source: Source, cited: Words) -> Paragraph:
    row = source_row(source, cited)
    title = Run(one_line(row["title"]), href=address(row["url"]))
    return Paragraph((Run(f"{one_line(row['said'])}: "), title))


def _put_in(slide: Any, placeholder: Any) -> None:
    """A copy of a layout's placeholder, under an id of its own."""
    own = deepcopy(placeholder.element)
    tree = slide.shapes.element
    taken = {int(found.get("id")) for found in tree.iter(qn("p:cNvPr"))}
    next(own.iter(qn("p:cNvPr"))).set("id", str(next(n for n in count(2) if n not in taken)))
    tree.append(own)


def _take_away(shape: Any) -> None:
    shape.element.getparent().remove(shape.element)


def _hang(frame: Any, picture: bytes, room: Box, alt: str) -> None:
    """The picture whole and as large as its room lets it be, at the top of it."""
    hung = frame.insert_picture(io.BytesIO(picture))
    hung.crop_left = hung.crop_right = hung.crop_top = hung.crop_bottom = 0
    across, down = hung.image.size
    scale = min(room.width / across, room.height / down)
    width = across * scale
    left = room.left + (room.width - width) / 2
    master.place(hung, Box(left, room.top, width, down * scale))
    next(hung.element.iter(qn("p:cNvPr"))).set("descr", alt)
