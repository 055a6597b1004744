"""The file of a lecture, YAML that a person edits or JSON; faults are told by their place.

Nothing in a file makes `read` raise; what is right in it is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from geodata.sentences import say
from timeline.lecture.assembly import lecture_of
from timeline.lecture.comments import KeyPlace, comments_of
from timeline.lecture.model import Fault, Lecture
from timeline.lecture.parsing import parsed
from timeline.lecture.parts import Entries, Items, NoLecture, Parsed, without_unreadable
from timeline.lecture.reading import TAKEN_OUT, Reader, text_of
from timeline.selection import Frame

MOST_BYTES = 4 * 1024 * 1024


def read(
    content: str | bytes,
    frame: Frame,
    language: str = "",
    parts_of: Callable[[str], Parsed] = parsed,
) -> tuple[Lecture, list[Fault]]:
    """The lecture a file holds and its faults, in their order; scenes without fault are whole.

    In a language where one is asked for and the file has it, else in its own.
    """
    raw = content.encode(errors="replace") if isinstance(content, str) else content
    if len(raw) > MOST_BYTES:
        return Lecture(""), [Fault(0, "", "", say("too_large", n=MOST_BYTES // 1024))]
    reader = Reader(frame, language)
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        found = parts_of(_readable(text.removeprefix("\ufeff"), reader))
    except UnicodeDecodeError:
        return Lecture(""), [Fault(0, "", "", say("no_utf_8"))]
    except NoLecture as fault:
        line, said = fault.args
        return Lecture(""), [*reader.faults, Fault(line, "", "", said)]
    if found.root is None:
        return Lecture(""), [Fault(0, "", "", say("empty"))]
    lecture = _with_comments(lecture_of(found.root, reader), found)
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
