"""What is read or heard in a scene, and where each text stands: one list for all who look at it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.lecture.layouts import Layout
from timeline.lecture.model import LectureScene
from timeline.nodes import plain_text

MARKED_UP = {"words", "notes"}  # the rest is no Markdown
NOTES = "notes"
ANSWERS = "answers"
QUOTED = "quote.words"  # another's words, which nobody may change
# By its key in a file: the layout that shows it, None where each does.
FIELDS: Mapping[str, Layout | None] = {
    "heading": None,
    "words": None,
    "columns.who": Layout.COLUMNS,
    "columns.says": Layout.COLUMNS,
    QUOTED: Layout.QUOTE,
    "quote.who": Layout.QUOTE,
    ANSWERS: Layout.QUESTION,
    "picture.caption": Layout.PICTURE,
    "picture.credit": Layout.PICTURE,
    "picture.description": Layout.PICTURE,
    NOTES: None,
}


class SceneText(NamedTuple):
    """`text` is without Markdown; `at` counts from 0 where a field has several."""

    field: str
    text: str
    at: int = 0


def texts_of(scene: LectureScene) -> list[SceneText]:
    """What the audience reads or is read out, and last what the lecturer says; no blank ones."""
    shown = [field for field, layout in FIELDS.items() if layout in {None, scene.layout}]
    found = [(field, *own) for field in shown for own in enumerate(_at(field, scene))]
    return [SceneText(field, text, at) for field, at, text in found if text.strip()]


def screen(scene: LectureScene) -> str:
    """What the audience reads, text by text."""
    return "\n".join(own.text for own in texts_of(scene) if own.field != NOTES)


def spoken(scene: LectureScene) -> str:
    """What the audience reads, and what it hears."""
    return "\n".join(own.text for own in texts_of(scene))


def replaceable() -> list[str]:
    """The fields in which a lecturer may put one text in the place of another."""
    return [field for field in FIELDS if field != QUOTED]


def _at(field: str, scene: LectureScene) -> Iterator[str]:
    name, _, part = field.partition(".")
    own = getattr(scene, name) if hasattr(scene, name) else getattr(scene.shows, name)
    for one in own if isinstance(own, tuple) else (own,):
        text = getattr(one, part) if part and one else one
        if isinstance(text, str):
            yield plain_text(text) if field in MARKED_UP else text
