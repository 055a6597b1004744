"""An empty presentation with its layouts, on which all slides rest. Boxes are in points."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from timeline.lecture.slide_text import EAST_ASIAN, EMU, LATIN, Box

TITLE, WORDS, PICTURE = "Title Slide", "Title and Content", "Picture with Caption"
MARGIN, TOP, BOTTOM, HEIGHT = 36.0, 96.0, 484.0, 540.0


class Aspect(StrEnum):
    WIDE = "16:9"
    OLD = "4:3"


WIDTHS = {Aspect.WIDE: 960.0, Aspect.OLD: 720.0}
EDGE = 28.0  # of the column beside a picture
COLUMNS = {Aspect.WIDE: (264.0, 380.0), Aspect.OLD: (200.0, 290.0)}
BELOW, UNDER = (86.0, 150.0), 14.0  # points for words below a picture, and above them


def whole(aspect: Aspect) -> Box:
    """Where words and picture stand, below a heading of usual length."""
    return Box(MARGIN, TOP, WIDTHS[aspect] - 2 * MARGIN, BOTTOM - TOP)


def heading(aspect: Aspect) -> Box:
    return Box(MARGIN, 24, WIDTHS[aspect] - 2 * MARGIN, 62)


def footer(aspect: Aspect) -> Box:
    return Box(MARGIN, 494, WIDTHS[aspect] - 2 * MARGIN - 60, 30)


def title(aspect: Aspect) -> Box:
    """That of the first slide."""
    return Box(MARGIN + 24, 60, WIDTHS[aspect] - 2 * MARGIN - 48, 205)


def below_title(aspect: Aspect) -> Box:
    return Box(MARGIN + 24, 285, WIDTHS[aspect] - 2 * MARGIN - 48, 205)


class Arrangement(NamedTuple):
    """Boxes of heading, picture and words."""

    heading: Box
    picture: Box
    words: Box


def arrangements(aspect: Aspect) -> Iterator[Arrangement]:
    """A picture to the edges beside a narrow column, or across between heading and words."""
    width = WIDTHS[aspect]
    for column in COLUMNS[aspect]:
        left = EDGE + column + EDGE / 2
        yield Arrangement(
            Box(EDGE, EDGE, column, BOTTOM - EDGE),
            Box(left, 0, width - left, BOTTOM + 6),
            Box(EDGE, EDGE, column, BOTTOM - EDGE),
        )
    for below in BELOW:
        yield Arrangement(
            heading(aspect),
            Box(MARGIN, TOP, width - 2 * MARGIN, BOTTOM - TOP - below),
            Box(MARGIN, BOTTOM - below + UNDER, width - 2 * MARGIN, below - UNDER),
        )


def empty(aspect: Aspect) -> Any:
    """A presentation without slides: three layouts, fonts that others have too."""
    made: Any = Presentation()
    made.slide_width, made.slide_height = round(WIDTHS[aspect] * EMU), round(HEIGHT * EMU)
    for layout in list(made.slide_layouts):
        if layout.name not in {TITLE, WORDS, PICTURE}:
            made.slide_layouts.remove(layout)
    _style(made.slide_master.element)
    for sheet in (made.slide_master, *made.slide_layouts):
        for shape in list(sheet.placeholders):
            _settle(sheet, shape, aspect)
    return made


def place(shape: Any, box: Box) -> None:
    sides = [round(side * EMU) for side in box]
    shape.left, shape.top, shape.width, shape.height = sides


def _settle(sheet: Any, shape: Any, aspect: Aspect) -> None:
    """Give a placeholder of a layout its place, and the style of the master."""
    kind = shape.placeholder_format.type
    if kind == PP_PLACEHOLDER.DATE:
        shape.element.getparent().remove(shape.element)
        return
    place(shape, _box(sheet.name, kind, aspect))
    body = shape.element.find(qn("p:txBody"))
    style = body.find(qn("a:lstStyle"))
    if kind not in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}:
        for level in list(style):
            style.remove(level)
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.find(qn("a:bodyPr")).set(side, "0")
    _anchor(body, kind)


def _box(layout: str, kind: Any, aspect: Aspect) -> Box:
    _, first, words = next(iter(arrangements(aspect)))
    width = WIDTHS[aspect]
    boxes = {
        PP_PLACEHOLDER.TITLE: heading(aspect),
        PP_PLACEHOLDER.CENTER_TITLE: title(aspect),
        PP_PLACEHOLDER.SUBTITLE: below_title(aspect),
        PP_PLACEHOLDER.FOOTER: footer(aspect),
        PP_PLACEHOLDER.SLIDE_NUMBER: Box(width - MARGIN - 50, 494, 50, 30),
        PP_PLACEHOLDER.PICTURE: first,
        PP_PLACEHOLDER.BODY: words if layout == PICTURE else whole(aspect),
        PP_PLACEHOLDER.OBJECT: whole(aspect),
    }
    return boxes[kind]


def _anchor(body: Any, kind: Any) -> None:
    bottom = {PP_PLACEHOLDER.CENTER_TITLE}
    middle = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
    anchor = "b" if kind in bottom else "ctr" if kind in middle else "t"
    body.find(qn("a:bodyPr")).set("anchor", anchor)


def _style(master: Any) -> None:
    """Titles to the left and bold, the foot in full ink; the fonts of both scripts."""
    styles = master.find(qn("p:txStyles"))
    for level in styles.find(qn("p:titleStyle")):
        if level.tag == qn("a:lvl1pPr"):
            level.set("algn", "l")
            level.find(qn("a:defRPr")).set("b", "1")
    for name, typeface in (("a:latin", LATIN), ("a:ea", EAST_ASIAN)):
        for font in styles.iter(qn(name)):
            font.set("typeface", typeface)
    for level in master.iter(qn("a:lvl1pPr")):
        if level.get("algn") == "ctr":
            level.set("algn", "l")
    for pale in list(master.iter(qn("a:tint"))):
        pale.getparent().remove(pale)
