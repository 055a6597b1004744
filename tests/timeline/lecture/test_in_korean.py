"""Slides and paper in Korean: every word of ours Korean, in a font that is there, and whole."""

import io
import re
from collections.abc import Iterator

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from geodata.archive import Archive
from geodata.load import load
from timeline.lecture.built_in import built_in
from timeline.lecture.handout import handout
from timeline.lecture.model import Lecture
from timeline.lecture.paragraphs import paragraphs
from timeline.lecture.slides import slides
from timeline.lecture.taken import SourceChoice, Taken
from timeline.stage.staged import staged
from timeline.text import words

LATIN = re.compile(r"[A-Za-z]{3,}")
# Titles are as they were published: the list of sources stays away.
TAKEN = Taken(notes=True, sources=SourceChoice.NONE)


@pytest.fixture(scope="module")
def korean() -> Archive:
    return load(language="ko")


@pytest.fixture(scope="module", params=["defectors", "leader"])
def lecture(korean: Archive, request: pytest.FixtureRequest) -> Lecture:
    return built_in(staged(korean).frame, "ko")[request.param]


def names(lecture: Lecture, korean: Archive) -> set[str]:
    """The Latin words that the lecture says itself, and of makers that have no Korean name."""
    told = [korean.sources[key].worded("publisher") for key in korean.sources]
    told += [one for scene in lecture.scenes for one in (scene.words, scene.notes)]
    return {"Crossings", *LATIN.findall(" ".join(told))}


def whole(lecture: Lecture) -> set[str]:
    """The Korean words of it, each with what is written on to it."""
    said = [one for scene in lecture.scenes for one in (scene.words, scene.notes)]
    told = [own.text for one in said for own in paragraphs(one)]
    return {word for one in told for word in one.split() if re.search("[가-힣]", word)}


def on_slides(content: bytes) -> Iterator[str]:
    made = Presentation(io.BytesIO(content))
    own = made.core_properties
    yield from (own.title, own.subject, own.comments, own.keywords)
    for slide in made.slides:
        for of in [slide, *([slide.notes_slide] if slide.has_notes_slide else [])]:
            for shape in of.shapes:
                yield from (own.get("descr", "") for own in shape.element.iter(qn("p:cNvPr")))
                if shape.has_text_frame:
                    yield from (own.text for own in shape.text_frame.paragraphs)


def test_slides_say_no_english_of_ours(lecture: Lecture, korean: Archive) -> None:
    content = slides(lecture, korean, [], words("ko"), chosen=TAKEN)
    told = [*on_slides(content)]
    assert {*LATIN.findall(" ".join(told))} - names(lecture, korean) == set()
    assert whole(lecture) <= {word for one in told for word in one.split()}


def test_paper_says_no_english_of_ours_and_breaks_no_word(
    lecture: Lecture, korean: Archive
) -> None:
    made = handout(lecture, korean, [], words("ko"), chosen=TAKEN)
    file = PdfReader(io.BytesIO(made.content))
    assert file.root_object["/Lang"] == "ko"
    told = " ".join(page.extract_text() for page in file.pages)
    told += " ".join(str(said) for said in (file.metadata or {}).values())
    assert {*LATIN.findall(told)} - names(lecture, korean) == set()
    assert whole(lecture) - {*told.split()} == set()
