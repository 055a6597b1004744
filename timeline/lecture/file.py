"""The file of a lecture: YAML that a person reads and edits, read safely and told faults by line.

Nothing in a file makes `read` raise, run or load anything; what is right in it is kept. JSON is
read too, being YAML.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from timeline.lecture.model import VERSION, Fault, Lecture, LectureScene
from timeline.selection import FACETS, KEYS, Frame, from_address, to_address

MOST_BYTES = 512 * 1024
MOST_SCENES = 200
LONGEST = {"heading": 200, "words": 4_000, "notes": 10_000, "title": 200, "author": 200}
MOST = {"minutes": 600, "seconds": 600}
DEEPEST = 20  # lists and mappings within each other
MOST_TOKENS = 60_000  # that YAML makes of a file; reading them takes seconds
SHOWN = 60
STAGE_KEYS = tuple(key for key in KEYS.values() if key != "theme")
UNTYPED: Any = yaml  # its stubs leave half of it unknown


@dataclass
class _Reader:
    """Takes values out of a mapping of the file, and keeps what is wrong with them."""

    frame: Frame
    faults: list[Fault] = field(default_factory=list[Fault])

    def fault(self, node: Node, key: str, message: str, value: str | None = None) -> None:
        shown = _text_of(node) if value is None else value
        short = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
        self.faults.append(Fault(node.start_mark.line + 1, key, short, message))

    def entries(self, node: Node, what: str) -> dict[str, Node]:
        """Keys and values of a mapping; of a key that stands twice the first counts."""
        if not isinstance(node, MappingNode):
            self.fault(node, what, "write keys and values, as in  heading: A title")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = _text_of(key)
            if name in found:
                self.fault(key, name, "the key stands twice here; keep one")
            found.setdefault(name, value)
        return found

    def text(self, entries: Mapping[str, Node], key: str) -> str:
        node = entries.get(key)
        if node is None or _is_null(node):
            return ""
        if not isinstance(node, ScalarNode):
            self.fault(node, key, "write text", "")
            return ""
        text = str(node.value).strip()
        if len(text) > LONGEST[key]:
            self.fault(node, key, f"write at most {LONGEST[key]:,} characters; the rest is cut")
        return text[: LONGEST[key]]

    def time(self, entries: Mapping[str, Node], key: str) -> float | None:
        """In minutes or seconds, as the key says."""
        node = entries.get(key)
        if node is None or _is_null(node):
            return None
        try:
            value = float(_text_of(node))
        except ValueError:
            value = 0.0
        if not 0 < value <= MOST[key]:
            self.fault(node, key, f"write {key}, above 0 and at most {MOST[key]}")
            return None
        return value

    def truth(self, entries: Mapping[str, Node], key: str) -> bool:
        node = entries.get(key)
        if node is None:
            return False
        said = _text_of(node).lower()
        if said not in {"true", "false", "yes", "no"}:
            self.fault(node, key, "write yes or no")
        return said in {"true", "yes"}


LECTURE_KEYS = {"crossings", "title", "author", "language", "minutes", "plays", "scenes"}
SCENE_KEYS = {
    "heading", "words", "notes", "stage", "plays", "minutes", "seconds", "skip", "facts",
}  # fmt: skip


def read(text: str, frame: Frame) -> tuple[Lecture, list[Fault]]:
    """The lecture a file holds and its faults, by line; scenes without fault are whole."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        return Lecture(""), [Fault(0, "", "", f"write at most {MOST_BYTES // 1024} KB")]
    try:
        root = _composed(text)
    except yaml.YAMLError as error:
        return Lecture(""), [_unreadable(error)]
    if root is None:
        return Lecture(""), [Fault(0, "", "", "the file is empty; begin with  title: …")]
    reader = _Reader(frame)
    lecture = _lecture(root, reader)
    return lecture, sorted(reader.faults)


class _Refused(yaml.YAMLError):
    """Line and reason. A small file could else stand for an endless one, or take for ever."""


OPENING = (
    yaml.tokens.FlowSequenceStartToken, yaml.tokens.FlowMappingStartToken,
    yaml.tokens.BlockSequenceStartToken, yaml.tokens.BlockMappingStartToken,
)  # fmt: skip
CLOSING = (
    yaml.tokens.FlowSequenceEndToken, yaml.tokens.FlowMappingEndToken, yaml.tokens.BlockEndToken,
)  # fmt: skip


def _composed(text: str) -> Node | None:
    depth = 0
    for count, token in enumerate(UNTYPED.scan(text, yaml.SafeLoader)):
        line = token.start_mark.line + 1
        if isinstance(token, yaml.tokens.AliasToken | yaml.tokens.AnchorToken):
            raise _Refused(line, "write it out; & and * for repeats are not read")
        depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if depth > DEEPEST:
            raise _Refused(line, f"write lists within lists at most {DEEPEST} deep")
        if count > MOST_TOKENS:
            raise _Refused(line, "the file has too many parts; write fewer keys and lists")
    return UNTYPED.compose(text, yaml.SafeLoader)


def _unreadable(error: yaml.YAMLError) -> Fault:
    if isinstance(error, _Refused):
        line, reason = error.args
        return Fault(line, "", "", reason)
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or "this can't be read"
    line = mark.line + 1 if mark else 0
    message = f"{said}; is a quotation mark open, or a line not as far in as the one above?"
    return Fault(line, "", "", message)


def _lecture(root: Node, reader: _Reader) -> Lecture:
    entries = reader.entries(root, "")
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
        extra=_extra(entries, LECTURE_KEYS, reader),
    )


def _check_version(entries: Mapping[str, Node], reader: _Reader) -> None:
    node = entries.get("crossings")
    if node is not None and _text_of(node) != str(VERSION):
        reader.fault(node, "crossings", f"this program reads version {VERSION} of the format")


def _language(entries: Mapping[str, Node], reader: _Reader) -> str:
    node = entries.get("language")
    if node is None:
        return "en"
    said = _text_of(node)
    if len(said) != 2 or not (said.isascii() and said.islower()):
        reader.fault(node, "language", "write two small letters, as in en or ko (ISO 639-1)")
        return "en"
    return said


def _scenes(entries: Mapping[str, Node], reader: _Reader) -> Iterator[LectureScene]:
    node = entries.get("scenes")
    if node is None:
        return
    if not isinstance(node, SequenceNode):
        reader.fault(node, "scenes", "write a list: each scene begins with a hyphen", "")
        return
    for number, own in enumerate(node.value):
        if number == MOST_SCENES:
            reader.fault(own, "scenes", f"write at most {MOST_SCENES} scenes; the rest is cut", "")
            return
        scene = _scene(own, reader)
        if scene:
            yield scene


def _scene(node: Node, reader: _Reader) -> LectureScene | None:
    """None where the scene has no heading to be found by."""
    entries = reader.entries(node, "scene")
    if not entries:
        return None
    heading = reader.text(entries, "heading")
    if not heading:
        reader.fault(node, "heading", "the scene has no heading; write  heading: …", "")
        return None
    return LectureScene(
        heading=heading,
        words=reader.text(entries, "words"),
        notes=reader.text(entries, "notes"),
        stage=_stage(entries.get("stage"), reader) if "stage" in entries else None,
        plays=reader.truth(entries, "plays"),
        minutes=reader.time(entries, "minutes"),
        seconds=reader.time(entries, "seconds"),
        may_be_skipped=reader.truth(entries, "skip"),
        facts=tuple(_listed(entries.get("facts"), "facts", reader)),
        extra=_extra(entries, SCENE_KEYS, reader),
    )


def _stage(node: Node | None, reader: _Reader) -> Any:
    """The state of the stage that a scene asks for, as if by an address."""
    entries = reader.entries(node, "stage") if node else {}
    asked: dict[str, str] = {}
    for key, value in entries.items():
        if key not in STAGE_KEYS:
            reader.fault(value, key, f"the stage has no such key; write {', '.join(STAGE_KEYS)}")
        elif key in FACETS:
            asked[key] = ",".join(_listed(value, key, reader))
        else:
            asked[key] = _text_of(value)
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


def _listed(node: Node | None, key: str, reader: _Reader) -> list[str]:
    if node is None or _is_null(node):
        return []
    if isinstance(node, SequenceNode):
        return [_text_of(own) for own in node.value if isinstance(own, ScalarNode)]
    if isinstance(node, ScalarNode):
        return [part.strip() for part in str(node.value).split(",") if part.strip()]
    reader.fault(node, key, "write a list, as in  [one, two]", "")
    return []


def _extra(entries: Mapping[str, Node], known: set[str], reader: _Reader) -> dict[str, Any]:
    """What is not known here is kept as it stands, and told."""
    kept: dict[str, Any] = {}
    for key, node in entries.items():
        if key not in known:
            reader.fault(node, key, "this key is not known; it is kept and does nothing", "")
            kept[key] = _value(node)
    return kept


def _value(node: Node) -> Any:
    """Plain lists, dicts and texts."""
    if isinstance(node, MappingNode):
        return {_text_of(key): _value(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_value(own) for own in node.value]
    return None if _is_null(node) else str(node.value)


def _text_of(node: Node) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else ""


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def write(lecture: Lecture, frame: Frame) -> str:
    """The file of a lecture; `read` makes the same lecture of it."""
    known: dict[str, Any] = {"crossings": VERSION, "title": lecture.title}
    known |= _unless_empty(author=lecture.author) | {"language": lecture.language}
    known |= _unless_empty(minutes=_number(lecture.minutes), plays=lecture.plays)
    known |= dict(lecture.extra)
    known["scenes"] = [_written(scene, frame) for scene in lecture.scenes]
    return yaml.dump(known, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96)


def _written(scene: LectureScene, frame: Frame) -> dict[str, Any]:
    stage = None
    if scene.stage is not None:
        stage = _stage_written(to_address(scene.stage, frame))
    return (
        {"heading": scene.heading}
        | _unless_empty(words=scene.words, notes=scene.notes)
        | ({} if stage is None else {"stage": stage})
        | _unless_empty(
            plays=scene.plays,
            minutes=_number(scene.minutes),
            seconds=_number(scene.seconds),
            skip=scene.may_be_skipped,
            facts=list(scene.facts),
        )
        | dict(scene.extra)
    )


def _stage_written(address: Mapping[str, str]) -> dict[str, Any]:
    return {
        key: value.split(",") if key in FACETS else int(value) if value.isdigit() else value
        for key, value in address.items()
    }


def _unless_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _number(time: float | None) -> float | int | None:
    return int(time) if time is not None and time == int(time) else time


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, which a person can read and edit."""


def _represent_text(dumper: Any, text: str) -> ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)
