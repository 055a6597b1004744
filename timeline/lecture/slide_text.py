"""Text on slides: how much of it fits a box, and as the XML that PowerPoint edits (DrawingML).

Sizes and boxes are in points. What a computer without Arial shows instead is wider, so a text is
measured as the widest of its usual stand-ins (DejaVu Sans) would show it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, tee
from typing import Any, NamedTuple

from fpdf.fonts import CORE_FONTS_CHARWIDTHS
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from timeline.lecture.lines import INDENT, TextLine, lines, paragraph_of
from timeline.lecture.paragraphs import BULLET, Paragraph, Run

LATIN = "Arial"
EAST_ASIAN = "Malgun Gothic"  # of Windows and Office for Mac; LibreOffice knows what to put instead
FIXED = "Courier New"
WIDER = {False: 1.16, True: 1.21}  # DejaVu Sans against Arial, bold or not
LINE, EAST_ASIAN_LINE = 1.2, 1.45  # ems
GAP = 0.4  # ems above a paragraph
FEWEST = 3  # lines on a slide that goes on
EMU = 12700  # of a point
SCRIPTS = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]+"
)
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
LOCALES = {"en": "en-GB", "ko": "ko-KR"}


class Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float


class Fitted(NamedTuple):
    """What fits a box in this size, and the paragraphs that don't fit any more."""

    size: int
    shown: list[Paragraph]
    rest: list[Paragraph]


def width(character: str, run: Run) -> float:
    """In ems."""
    return _width(character, bold=run.bold, code=run.code)


@lru_cache(maxsize=4096)
def _width(character: str, *, bold: bool, code: bool) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if code:
        return 0.62
    base = unicodedata.normalize("NFD", character)[0]
    byte = base.encode("cp1252", "ignore").decode("latin-1")
    font = CORE_FONTS_CHARWIDTHS["helveticaB" if bold else "helvetica"]
    return font.get(byte, 900) / 1000 * WIDER[bold]


def fitted(paragraphs: Sequence[Paragraph], box: Box, sizes: Sequence[int]) -> Fitted:
    """In the largest of `sizes` (falling) in which all fits; else in the last one what fits."""
    for size in sizes:
        if all(filled <= box.height for _, filled in _filled(paragraphs, box.width, size)):
            return Fitted(size, list(paragraphs), [])
    return Fitted(sizes[-1], *_torn(paragraphs, box, sizes[-1]))


def height(paragraphs: Sequence[Paragraph], room: float, size: int) -> float:
    """Of text that is `room` wide."""
    return max((filled for _, filled in _filled(paragraphs, room, size)), default=0)


def _torn(
    paragraphs: Sequence[Paragraph], box: Box, size: int
) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stays, and what goes on to the next slide."""
    rows: list[TextLine] = []
    for row, filled in _filled(paragraphs, box.width, size):
        rows.append(row)
        if filled > box.height + FEWEST * size * EAST_ASIAN_LINE:
            break
    count = _count(rows, size, box.height)
    whole = sum(row.first for row in rows[:count])
    if count == len(rows) or rows[count].first:
        return list(paragraphs[:whole]), list(paragraphs[whole:])
    own = paragraphs[whole - 1]
    parts = list(lines([own], box.width / size, width))
    cut = sum(row.paragraph is own for row in rows[:count])
    head, tail = paragraph_of(parts[:cut]), paragraph_of(parts[cut:])
    return [*paragraphs[: whole - 1], head], [tail, *paragraphs[whole:]]


def _count(rows: Sequence[TextLine], size: int, room: float) -> int:
    """How many lines stay: to the end of a paragraph where that is near, at least one.

    The others are not so few that they stand forlorn on the next slide.
    """
    count = sum(filled <= room for filled in accumulate(_heights(rows, size)))
    count = min(count, len(rows) - FEWEST)
    ends = [at for at in range(count // 2 + 1, count + 1) if rows[at].first]
    return max(ends[-1] if ends else count, 1)


def _filled(
    paragraphs: Sequence[Paragraph], room: float, size: int
) -> Iterator[tuple[TextLine, float]]:
    """Line by line, with the height that is then filled."""
    rows, again = tee(lines(paragraphs, room / size, width))
    yield from zip(rows, accumulate(_heights(again, size)), strict=True)


def _heights(rows: Iterable[TextLine], size: int) -> Iterator[float]:
    for number, row in enumerate(rows):
        own = EAST_ASIAN_LINE if SCRIPTS.search(row.text) else LINE
        yield size * (own + (GAP if row.first and number else 0))


Link = Callable[[str], str]


def fill(shape: Any, paragraphs: Sequence[Paragraph], size: int | None, language: str) -> None:
    """Put text into a shape of a slide or of its notes, instead of what is there.

    `size` is None where the one of the layout counts; `language` is ISO 639-1.
    """
    body = shape.element.find(qn("p:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)

    def link(href: str) -> str:
        return shape.part.relate_to(href, HYPERLINK, is_external=True)

    for number, paragraph in enumerate(paragraphs or [Paragraph(())]):
        body.append(_paragraph(paragraph, size, language, link, first=number == 0))


HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _paragraph(
    paragraph: Paragraph, size: int | None, language: str, link: Link, *, first: bool
) -> Any:
    own: Any = OxmlElement("a:p")
    own.append(_properties(paragraph, size or 12, first=first))
    for run in paragraph.runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                own.append(_made("a:br"))
            for script in _by_script(replace(run, text=part)):
                own.append(_run(script, size, language, link))
    return own


def _properties(paragraph: Paragraph, size: int, *, first: bool) -> Any:
    step = round(INDENT * size * EMU)
    hanging = -step if paragraph.mark else 0
    look = {"marL": step * paragraph.level, "indent": hanging}
    if any(HANGUL.search(run.text) for run in paragraph.runs):
        look["eaLnBrk"] = 0  # Korean is broken between words, as its lines were measured
    own = _made("a:pPr", **look)
    before = _made("a:spcBef")
    before.append(_made("a:spcPts", val=0 if first else round(GAP * size * 100)))
    own.append(before)
    if paragraph.mark == BULLET:
        own.append(_made("a:buFont", typeface=LATIN))
        own.append(_made("a:buChar", char=BULLET))
    elif paragraph.mark:
        start = paragraph.mark.removesuffix(".")
        own.append(_made("a:buFont", typeface=LATIN))
        own.append(_made("a:buAutoNum", type="arabicPeriod", startAt=start))
    else:
        own.append(_made("a:buNone"))
    return own


def _by_script(run: Run) -> Iterator[Run]:
    """Its stretches of East Asian and of other letters."""
    at = 0
    for match in SCRIPTS.finditer(run.text):
        yield replace(run, text=run.text[at : match.start()])
        yield replace(run, text=match[0])
        at = match.end()
    yield replace(run, text=run.text[at:])


def _run(run: Run, size: int | None, language: str, link: Link) -> Any:
    east_asian = SCRIPTS.search(run.text)
    spoken = "ko" if HANGUL.search(run.text) else language
    look: dict[str, Any] = {"lang": LOCALES.get(spoken, spoken)}
    look |= {"sz": size * 100} if size else {}
    look |= {"b": 1} if run.bold else {}
    look |= {"i": 1} if run.italic else {}
    properties = _made("a:rPr", **look)
    if run.code:
        properties.append(_made("a:latin", typeface=FIXED))
    if east_asian:
        properties.append(_made("a:ea", typeface=EAST_ASIAN))
    if run.href:
        properties.append(_made("a:hlinkClick", **{qn("r:id"): link(run.href)}))
    own, text = _made("a:r"), _made("a:t")
    text.text = run.text
    own.append(properties)
    own.append(text)
    return own


def _made(tag: str, **attributes: Any) -> Any:
    own: Any = OxmlElement(tag)
    for name, value in attributes.items():
        own.set(name, str(value))
    return own
