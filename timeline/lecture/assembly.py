"""A lecture out of the parts of its file."""

from collections.abc import Iterator, Mapping
from typing import Any

from geodata.sentences import Sentence, say
from timeline.address import LOOK
from timeline.lecture.model import VERSION, Lecture, LectureScene
from timeline.lecture.parts import Entries, Items, Part
from timeline.lecture.reading import Reader, text_of
from timeline.lecture.shows import KEYS as SHOWN_KEYS
from timeline.lecture.shows import layout, shows
from timeline.selection import FACETS, KEYS, Frame, from_address

MOST_SCENES = 200
STAGE_KEYS = tuple(key for key in KEYS.values() if key not in LOOK)
LECTURE_KEYS = {
    "crossings", "title", "author", "about", "audience", "language", "minutes", "plays", "edition",
    "scenes",
}  # fmt: skip
SCENE_KEYS = SHOWN_KEYS | {
    "heading", "words", "notes", "layout", "builds", "stage", "plays", "minutes", "seconds", "skip",
    "facts",
}  # fmt: skip


def lecture_of(root: Part, reader: Reader) -> Lecture:
    entries = reader.entries(root, "")
    comments = reader.comments(entries)
    others = reader.others(entries)
    _check_version(entries, reader)
    if entries and not reader.text(entries, "title"):
        reader.fault(root, "title", say("no_title"), "")
    return Lecture(
        title=reader.text(entries, "title"),
        author=reader.text(entries, "author"),
        about=reader.text(entries, "about"),
        audience=reader.text(entries, "audience"),
        language=reader.language
        if reader.language in others.get("also", {})
        else _language(entries, reader),
        minutes=reader.time(entries, "minutes"),
        plays=reader.truth(entries, "plays"),
        edition=reader.text(entries, "edition"),
        scenes=tuple(_scenes(entries, reader)),
        extra=others | reader.unknown(entries, LECTURE_KEYS),
        comments=comments,
    )


def _check_version(entries: Mapping[str, Part], reader: Reader) -> None:
    part = entries.get("crossings")
    if part is not None and text_of(part) != str(VERSION):
        reader.fault(part, "crossings", say("version", version=str(VERSION)))


def _language(entries: Mapping[str, Part], reader: Reader) -> str:
    part = entries.get("language")
    if part is None:
        return "en"
    said = text_of(part)
    if len(said) != 2 or not (said.isascii() and said.islower()):
        reader.fault(part, "language", say("language"))
        return "en"
    return said


def _scenes(entries: Mapping[str, Part], reader: Reader) -> Iterator[LectureScene]:
    part = entries.get("scenes")
    if part is None:
        return
    if not isinstance(part, Items):
        reader.fault(part, "scenes", say("no_scenes"), "")
        return
    for number, own in enumerate(part.of):
        if number == MOST_SCENES:
            reader.fault(own, "scenes", say("too_many_scenes", n=MOST_SCENES), "")
            return
        reader.scene = number + 1
        if scene := _scene(own, reader):
            yield scene
    reader.scene = 0


def _scene(part: Part, reader: Reader) -> LectureScene | None:
    """None where it is no mapping; one without a heading is a scene too."""
    entries = reader.entries(part, "scene")
    if not isinstance(part, Entries):
        return None
    comments = reader.comments(entries)
    others = reader.others(entries)
    heading = reader.text(entries, "heading")
    if not heading:
        reader.fault(part, "heading", say("no_heading"), "")
    return LectureScene(
        heading=heading,
        words=reader.text(entries, "words"),
        notes=reader.text(entries, "notes"),
        stage=_stage(entries.get("stage"), reader) if "stage" in entries else None,
        plays=reader.truth(entries, "plays"),
        minutes=reader.time(entries, "minutes"),
        seconds=reader.time(entries, "seconds"),
        may_be_skipped=reader.truth(entries, "skip"),
        facts=tuple(reader.listed(entries.get("facts"), "facts")),
        layout=layout(entries, reader),
        builds=reader.truth(entries, "builds"),
        shows=shows(entries, reader),
        extra=others | reader.unknown(entries, SCENE_KEYS),
        comments=comments,
    )


def _stage(part: Part | None, reader: Reader) -> Any:
    """The state of the stage that a scene asks for, as if by an address."""
    entries = reader.entries(part, "stage") if part else {}
    asked: dict[str, str] = {}
    for key, value in entries.items():
        if key not in STAGE_KEYS:
            reader.fault(value, key, say("stage_key", keys=", ".join(STAGE_KEYS)))
        elif key in FACETS:
            asked[key] = ",".join(reader.listed(value, key))
        else:
            asked[key] = text_of(value)
    found, refused = from_address(asked, reader.frame)
    for key in dict.fromkeys(refused):
        reader.fault(entries[key], key, _would_be_right(key, reader.frame))
    return found


def _would_be_right(key: str, frame: Frame) -> Sentence:
    if key in {"from", "to", "at"}:
        return say("stage_year", first=str(frame.first), last=str(frame.last))
    if key == "view":
        return say("stage_view", views=", ".join(frame.views))
    if key == "pick":
        return say("stage_pick")
    if key == "map":
        return say("stage_map")
    return say("stage_words")
