"""The file of a lecture, YAML that a person edits or JSON; faults are told by their place.

Nothing in a file makes `read` raise; what is right in it is kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from timeline.address import LOOK
from timeline.lecture.comments import KeyPlace, comments_of
from timeline.lecture.model import VERSION, Fault, Lecture, LectureScene
from timeline.lecture.parts import (
    Entries,
    Items,
    NoLecture,
    Parsed,
    Part,
    parsed,
    without_unreadable,
)
from timeline.lecture.reading import TAKEN_OUT, Reader, text_of
from timeline.selection import FACETS, KEYS, Frame, from_address

MOST_BYTES = 512 * 1024
MOST_SCENES = 200
STAGE_KEYS = tuple(key for key in KEYS.values() if key not in LOOK)
LECTURE_KEYS = {"crossings", "title", "author", "language", "minutes", "plays", "scenes"}
SCENE_KEYS = {
    "heading", "words", "notes", "stage", "plays", "minutes", "seconds", "skip", "facts",
}  # fmt: skip
NO_UTF_8 = "this is no text in UTF-8; open it where it was written and save it as UTF-8"


def read(content: str | bytes, frame: Frame) -> tuple[Lecture, list[Fault]]:
    """The lecture a file holds and its faults, in their order; scenes without fault are whole."""
    raw = content.encode(errors="replace") if isinstance(content, str) else content
    if len(raw) > MOST_BYTES:
        return Lecture(""), [Fault(0, "", "", f"write at most {MOST_BYTES // 1024} KB")]
    reader = Reader(frame)
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        found = parsed(_readable(text.removeprefix("\ufeff"), reader))
    except UnicodeDecodeError:
        return Lecture(""), [Fault(0, "", "", NO_UTF_8)]
    except NoLecture as fault:
        line, message = fault.args
        return Lecture(""), [*reader.faults, Fault(line, "", "", message)]
    if found.root is None:
        return Lecture(""), [Fault(0, "", "", "the file is empty; begin with  title: …")]
    lecture = _with_comments(_lecture(found.root, reader), found)
    return lecture, sorted(reader.faults, key=lambda fault: (fault.line, fault.scene))


def _readable(text: str, reader: Reader) -> str:
    """What a reader of YAML refuses is taken out, and told by line."""
    kept = without_unreadable(text)
    if len(kept) < len(text):
        pairs = zip(text.replace("\r\n", "\n").split("\n"), kept.split("\n"), strict=False)
        for number, (before, after) in enumerate(pairs, 1):
            if len(after) < len(before):
                reader.faults.append(Fault(number, "", "", TAKEN_OUT))
    return kept


def _with_comments(lecture: Lecture, found: Parsed) -> Lecture:
    """Those behind # are added to those that were written as JSON."""
    if not isinstance(found.root, Entries) or not found.scalars:
        return lecture
    comments = comments_of(found, sorted(_places(found.root), key=lambda place: place.at))
    scenes = tuple(
        replace(scene, comments={**scene.comments, **comments.get(number, {})})
        for number, scene in enumerate(lecture.scenes)
    )
    return replace(lecture, scenes=scenes, comments={**lecture.comments, **comments.get(None, {})})


def _places(root: Entries) -> Iterator[KeyPlace]:
    for key, value in root.of:
        yield KeyPlace(key.at, None, text_of(key))
        if text_of(key) == "scenes" and isinstance(value, Items):
            mappings = [own for own in value.of if isinstance(own, Entries)]
            for number, scene in enumerate(mappings):
                yield from (KeyPlace(own.at, number, text_of(own)) for own, _ in scene.of)


def _lecture(root: Part, reader: Reader) -> Lecture:
    entries = reader.entries(root, "")
    comments = reader.comments(entries)
    _check_version(entries, reader)
    if entries and not reader.text(entries, "title"):
        reader.fault(root, "title", "the lecture has no title; write  title: …", "")
    return Lecture(
        title=reader.text(entries, "title"),
        author=reader.text(entries, "author"),
        language=_language(entries, reader),
        minutes=reader.time(entries, "minutes"),
        plays=reader.truth(entries, "plays"),
        scenes=tuple(_scenes(entries, reader)),
        extra=reader.unknown(entries, LECTURE_KEYS),
        comments=comments,
    )


def _check_version(entries: Mapping[str, Part], reader: Reader) -> None:
    part = entries.get("crossings")
    if part is not None and text_of(part) != str(VERSION):
        reader.fault(part, "crossings", f"this program reads version {VERSION} of the format")


def _language(entries: Mapping[str, Part], reader: Reader) -> str:
    part = entries.get("language")
    if part is None:
        return "en"
    said = text_of(part)
    if len(said) != 2 or not (said.isascii() and said.islower()):
        reader.fault(part, "language", "write two small letters, as in en or ko (ISO 639-1)")
        return "en"
    return said


def _scenes(entries: Mapping[str, Part], reader: Reader) -> Iterator[LectureScene]:
    part = entries.get("scenes")
    if part is None:
        return
    if not isinstance(part, Items):
        reader.fault(part, "scenes", "write a list: each scene begins with a hyphen", "")
        return
    for number, own in enumerate(part.of):
        if number == MOST_SCENES:
            reader.fault(own, "scenes", f"write at most {MOST_SCENES} scenes; the rest is cut", "")
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
    heading = reader.text(entries, "heading")
    if not heading:
        reader.fault(part, "heading", "the scene has no heading; write  heading: …", "")
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
        extra=reader.unknown(entries, SCENE_KEYS),
        comments=comments,
    )


def _stage(part: Part | None, reader: Reader) -> Any:
    """The state of the stage that a scene asks for, as if by an address."""
    entries = reader.entries(part, "stage") if part else {}
    asked: dict[str, str] = {}
    for key, value in entries.items():
        if key not in STAGE_KEYS:
            reader.fault(value, key, f"the stage has no such key; write {', '.join(STAGE_KEYS)}")
        elif key in FACETS:
            asked[key] = ",".join(reader.listed(value, key))
        else:
            asked[key] = text_of(value)
    found, refused = from_address(asked, reader.frame)
    for key in dict.fromkeys(refused):
        reader.fault(entries[key], key, _would_be_right(key, reader.frame))
    return found


def _would_be_right(key: str, frame: Frame) -> str:
    if key in {"from", "to", "at"}:
        return f"write a year from {frame.first} to {frame.last}, within the window"
    if key == "view":
        return f"write {', '.join(frame.views)}"
    if key == "pick":
        return "write the id of an event, a corridor or a place"
    if key == "map":
        return "write longitude, latitude, zoom and turn, as the address of the page has them"
    return "write words that the filter on the page has"
