"""What is read and heard in a scene is one list: it lacks nothing, and all of it is taken away."""

import io
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from geodata.archive import Archive
from tests.timeline.lecture.lectures import picture
from tests.timeline.lecture.test_handout import squeezed, the_fonts
from tests.timeline.lecture.test_layouts import image
from timeline.lecture.handout import handout
from timeline.lecture.layouts import Account, Layout, OwnPicture, Quotation, Shows
from timeline.lecture.leaves import leaves
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.reading_page import reading_page
from timeline.lecture.scene_texts import FIELDS, NOTES, replaceable, screen, spoken, texts_of
from timeline.lecture.slides import slides
from timeline.lecture.taken import Taken
from timeline.text import Words

NO_TEXTS = {"facts", "number", "made_of", "chart", "source", "image"}  # ids, and a data address
SCENE = LectureScene(
    "Heading", "**Words**", "Notes *spoken*",
    shows=Shows(
        columns=(Account("First", "Firstly"), Account("Second", "Secondly")),
        quote=Quotation("Quoted", "Quoter", "uscr-2002"),
        picture=OwnPicture(image(), "Caption", "Credit", "Description"),
        answers=("One answer", "Another"),
        right=2,
    ),
)  # fmt: skip
LECTURE = Lecture("T", scenes=tuple(replace(SCENE, layout=layout) for layout in Layout))


def said_in(own: Any) -> Iterator[str]:
    """Each text of a scene and of what it shows, whatever it is called."""
    for field in fields(own):
        value = getattr(own, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Layout) or field.name in NO_TEXTS:
                continue
            if isinstance(one, str) and one:
                yield one.replace("*", "")
            if isinstance(one, Shows | Account | Quotation | OwnPicture):
                yield from said_in(one)


def test_each_text_of_a_scene_stands_in_the_list_where_it_is_shown() -> None:
    found = {own.text for scene in LECTURE.scenes for own in texts_of(scene)}
    assert found == set(said_in(SCENE))
    assert {own.field for scene in LECTURE.scenes for own in texts_of(scene)} == {*FIELDS}
    (bare,) = [scene for scene in LECTURE.scenes if scene.layout is Layout.MAP]
    assert [own.field for own in texts_of(bare)] == ["heading", "words", NOTES]
    assert screen(bare) == "Heading\nWords"
    assert spoken(bare) == "Heading\nWords\nNotes spoken"


def test_all_but_the_words_of_another_may_be_replaced() -> None:
    assert {*FIELDS} - {*replaceable()} == {"quote.words"}


@pytest.fixture(scope="module")
def taken_away(archive: Archive, catalogue: Words) -> dict[str, str]:
    """The text of each kind of file."""
    notes = Taken(notes=True)
    deck: Any = Presentation(io.BytesIO(slides(LECTURE, archive, [], catalogue, chosen=notes)))
    shown = [shape for slide in deck.slides for shape in slide.shapes]
    told = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    printed = handout(LECTURE, archive, [], catalogue, chosen=notes, fonts=the_fonts())
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(printed.content)).pages]
    frames = [shape.text_frame.text for shape in shown if shape.has_text_frame]
    return {
        "slides": "\n".join([*frames, *told]),
        "handout": "\n".join(pages),
        "page": reading_page(LECTURE, archive, catalogue),
    }


@pytest.mark.parametrize("kind", ["slides", "handout", "page"])
def test_what_is_shown_is_taken_away(kind: str, taken_away: dict[str, str]) -> None:
    own = squeezed(taken_away[kind])
    for scene in LECTURE.scenes:
        for text in texts_of(scene):
            if text.field != NOTES or kind != "page":  # which is for an audience
                assert squeezed(text.text) in own, text


def test_a_picture_on_a_slide_says_what_is_seen_on_it(archive: Archive, catalogue: Words) -> None:
    scenes = [scene for scene in LECTURE.scenes if scene.layout in {Layout.PICTURE, Layout.MAP}]
    own = Lecture("T", scenes=tuple(scenes))
    deck: Any = Presentation(io.BytesIO(slides(own, archive, [picture()] * 2, catalogue)))
    shown = [shape for slide in deck.slides for shape in slide.shapes]
    told = [own.get("descr") for shape in shown for own in shape.element.iter(qn("p:cNvPr"))]
    assert {text for text in told if text} == {"Description", catalogue["exported"]["whole"]}


def test_a_drawn_number_says_what_it_is(archive: Archive, catalogue: Words) -> None:
    scene = LectureScene("H", layout=Layout.NUMBER, shows=Shows(number=("2009",)))
    (leaf,) = leaves(Lecture("T", scenes=(scene,)), archive, [], catalogue)
    assert "2,914" in leaf.alt
