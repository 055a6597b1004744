"""Slides and handouts are made of what a browser sends, one at a time; what is wrong is said."""

import base64
import gc
import io
import json
import threading
import weakref
from typing import Any
from urllib.parse import unquote

import pytest
from pptx import Presentation
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.responses import Response

from tests.asgi import Answer, ask, asked_at_once
from tests.timeline.lecture.lectures import picture
from tests.timeline.own.test_brought import bring
from timeline import brought
from timeline.guard.limits import limits
from timeline.lecture import handout, printing, slide_master
from timeline.lecture.fonts import Fonts
from timeline.lecture.leaves import TooLong
from timeline.text import words

APP = Starlette(routes=printing.ROUTES)
SAID: dict[str, str] = words()["lectures"]
GUARD: dict[str, str] = words()["guard"]
LECTURE = (
    "crossings: 1\ntitle: Made\nscenes:\n  - heading: One\n    notes: Aside\n  - heading: 둘\n"
)


def text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def body(**more: Any) -> bytes:
    return json.dumps({"lecture": LECTURE, "pictures": [text(picture()), None], **more}).encode()


def sent(kind: str, **more: Any) -> Answer:
    return ask(APP, f"/lecture/{kind}", "POST", body(**more))


def fault(answer: Answer) -> str:
    said: str = json.loads(answer.content)["error"]
    return said


def printed(content: bytes) -> str:
    """All that slides or pages say."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    made: Any = Presentation(io.BytesIO(content))
    shapes = [own for slide in made.slides for own in slide.shapes if own.has_text_frame]
    return "\n".join(own.text_frame.text for own in shapes)


@pytest.mark.parametrize("kind", ["slides", "handout"])
@pytest.mark.parametrize("beside", ["", "&beside=1"])
def test_what_is_printed_of_a_readers_data_stands_alone_and_is_not_said_to_be_ours(
    kind: str, beside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is opened where nobody has the data, and they are not under our licence."""
    own, keeping = bring(name="A walk"), brought.Keeping()
    keeping.put(own)
    monkeypatch.setattr(brought, "KEEPING", keeping)
    key = ("own-" if beside else "") + next(iter(own.alone("en").events))
    lecture = {"title": "Made", "scenes": [{"heading": "One", "facts": [key]}]}
    sent = {"lecture": json.dumps(lecture), "pictures": [text(picture())]}
    answer = ask(APP, f"/lecture/{kind}?own={own.id}{beside}", "POST", json.dumps(sent).encode())
    keeping.forget(own.id)
    said = printed(answer.content)
    assert "Municipality of Andau" in said
    assert "A walk" in said
    assert "not part of Crossings" in said
    assert ("CC BY" in said) is bool(beside)
    assert own.id not in said
    assert own.id[:8] not in said


@pytest.mark.parametrize(("aspect", "shape"), [("16:9", 16 / 9), ("4:3", 4 / 3)])
def test_slides_are_made(aspect: str, shape: float) -> None:
    answer = sent("slides", aspect=aspect, notes=True, title="Renamed", course="History 101")
    assert answer.status == 200
    made: Any = Presentation(io.BytesIO(answer.content))
    assert made.slide_width / made.slide_height == pytest.approx(shape)
    assert made.slides[0].shapes.title.text == "Renamed"
    assert "History 101" in made.slides[0].placeholders[1].text
    first = made.slides[1]
    assert first.shapes.title.text == "One"
    assert first.notes_slide.notes_text_frame.text.endswith("Aside")
    assert [own.shape_type for own in first.shapes if hasattr(own, "image")]


@pytest.mark.parametrize(("paper", "wide"), [("A4", 595), ("letter", 612)])
def test_a_handout_is_made(paper: str, wide: int) -> None:
    answer = sent("handout", paper=paper, per_page=1, notes=True)
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert pages[0].mediabox.width == pytest.approx(wide, abs=1)
    said = " ".join(page.extract_text() for page in pages)
    assert "Aside" in said
    assert "Aside" not in PdfReader(io.BytesIO(sent("handout").content)).pages[0].extract_text()


def test_what_a_print_lacks_is_told_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handout, "found", Fonts)
    assert "fonts-nanum" in unquote(sent("handout").headers["x-notice"])


@pytest.mark.parametrize(
    "more",
    [{"pictures": [text(b"no picture")]}, {"pictures": ["%"]}, {"pictures": 3}, {"lecture": 3},
     {"pictures": [text(picture(4000, 4000))]}, {"pictures": [text(picture(kind="GIF"))]},
     {"pictures": [text(picture()[:-60])]}, {"pictures": [None] * 500}],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["slides", "handout"])
def test_what_is_not_as_it_should_be_is_named(kind: str, more: dict[str, Any]) -> None:
    answer = sent(kind, **more)
    assert answer.status == 422
    assert f"({next(iter(more))}" in fault(answer)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("slides", {"aspect": "1:1"}),
        ("slides", {"sources": "some"}),
        ("handout", {"paper": "A0"}),
        ("handout", {"per_page": 4}),
    ],
)
def test_a_choice_that_is_none_is_refused(kind: str, more: dict[str, Any]) -> None:
    answer = sent(kind, **more)
    assert answer.status == 422
    assert next(iter(more)) in fault(answer)


def test_what_has_no_scene_or_is_no_question_is_refused() -> None:
    assert fault(sent("slides", lecture="title: Empty")) == SAID["empty"]
    assert ask(APP, "/lecture/slides", "POST", b"[").status == 422
    assert ask(APP, "/lecture/handout").status == 405


def test_who_asks_in_vain_has_nothing_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps Python's lock, and nothing was made."""
    given: list[str] = []
    monkeypatch.setattr(printing, "give_back", lambda: given.append("back"))
    assert sent("slides", lecture="title: Empty").status == 422
    assert given == []
    monkeypatch.setattr(printing.SlidesRequest, "made", lambda *_: Response())
    assert sent("slides").status == 200
    assert given == ["back"]


def test_too_much_is_refused_before_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MOST_BYTES", len(body()) - 1)
    answer = sent("slides")
    assert answer.status == 413
    assert not printing.DESK.asked


@pytest.mark.parametrize("made", ["whole", "not"])
def test_nothing_is_left_of_what_slides_are_made_of(
    made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They hold themselves: ten megabytes each, until Python would look for such."""
    left: list[weakref.ref[Any]] = []
    whole = slide_master.Presentation

    def begun(*args: Any) -> Any:
        own = whole(*args)
        left.append(weakref.ref(own.part))
        if made == "not":
            raise TooLong
        return own

    monkeypatch.setattr(slide_master, "Presentation", begun)
    gc.disable()
    try:
        sent("slides")
        assert [own() for own in left] == [None]
    finally:
        gc.enable()


def test_each_waits_its_turn_and_too_many_are_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work = threading.Semaphore(1)
    together: list[bytes] = []

    def slowly(content: bytes, _kind: Any, _params: Any) -> Response:
        if not at_work.acquire(blocking=False):
            together.append(content)
        for _ in range(20):  # others may run meanwhile
            picture()
        at_work.release()
        return Response(content)

    monkeypatch.setattr(printing, "_made", slowly)
    many = limits().prints_waiting + 2
    answers = asked_at_once(APP, "/lecture/slides", "POST", [b"%d" % n for n in range(many)])
    assert together == []
    assert [answer.status for answer in answers] == [200] * limits().prints_waiting + [503] * 2
    assert fault(answers[-1]) == GUARD["busy"]
    assert not printing.DESK.asked
