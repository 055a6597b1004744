"""A lecture as a browser keeps it, and as the file that a person reads and edits."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from ruamel.yaml.representer import SafeRepresenter

from timeline.lecture.comments import commented
from timeline.lecture.layouts import Layout, Shows
from timeline.lecture.model import VERSION, Lecture, LectureScene
from timeline.lecture.wire import RawLecture, RawScene
from timeline.lecture.yaml_parts import PlainYaml
from timeline.selection import FACETS, Frame, to_address

WIDTH = 96
LONGEST_PLAIN_KEY = 60
ENDS = re.compile(r"^\.\.\.\n\Z", re.MULTILINE)  # behind blank lines; more entries follow


def raw(lecture: Lecture, frame: Frame) -> RawLecture:
    """As JSON holds it; `read` makes the same lecture of it."""
    known: Any = {"crossings": VERSION, "title": lecture.title}
    known |= _unless_empty(author=lecture.author, about=lecture.about, audience=lecture.audience)
    known |= {"language": lecture.language}
    known |= _unless_empty(minutes=_number(lecture.minutes), plays=lecture.plays)
    known |= _unless_empty(edition=lecture.edition)
    known |= dict(lecture.extra)
    known |= {"scenes": [_raw_scene(scene, frame) for scene in lecture.scenes]}
    return known | _unless_empty(comments=dict(lecture.comments))


def write(lecture: Lecture, frame: Frame) -> str:
    """The file, with its author's comments; `read` makes the same lecture of it."""
    known: dict[str, Any] = {**raw(lecture, frame)}
    comments, scenes = _comments(known), known.pop("scenes")
    entries = _entries(known)
    entries["scenes"] = f"scenes:\n{''.join(map(_item, scenes))}" if scenes else "scenes: []\n"
    return commented(entries, comments)


def _comments(known: dict[str, Any]) -> dict[str, str]:
    """Taken out; what else stands under that key is kept as that of an unknown one is."""
    return known.pop("comments") if isinstance(known.get("comments"), dict) else {}


def _raw_scene(scene: LectureScene, frame: Frame) -> RawScene:
    stage = None
    if scene.stage is not None:
        stage = _stage(to_address(scene.stage, frame))
    known: Any = (
        {"heading": scene.heading}
        | ({} if scene.layout is Layout.MAP_TIME else {"layout": scene.layout.value})
        | _shows(scene.shows)
        | _unless_empty(words=scene.words, notes=scene.notes)
        | ({} if stage is None else {"stage": stage})
        | _unless_empty(
            builds=scene.builds,
            plays=scene.plays,
            minutes=_number(scene.minutes),
            seconds=_number(scene.seconds),
            skip=scene.may_be_skipped,
            facts=list(scene.facts),
        )
        | dict(scene.extra)
        | _unless_empty(comments=dict(scene.comments))
    )
    return known


def _shows(shows: Shows) -> dict[str, Any]:
    return _unless_empty(
        number=_one(shows.number),
        made_of=list(shows.made_of),
        chart=shows.chart,
        mark=list(shows.mark),
        columns=[
            _unless_empty(**asdict(own) | {"facts": [*own.facts], "number": _one(own.number)})
            for own in shows.columns
        ],
        quote=asdict(shows.quote) if shows.quote else None,
        picture=asdict(shows.picture) if shows.picture else None,
        answers=list(shows.answers),
        right=shows.right,
    )


def _one(ids: tuple[str, ...]) -> str | list[str]:
    """One id stands alone."""
    return ids[0] if len(ids) == 1 else [*ids]


def _stage(address: Mapping[str, str]) -> dict[str, Any]:
    return {
        key: value.split(",") if key in FACETS else int(value) if value.isdigit() else value
        for key, value in address.items()
    }


def _unless_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _number(time: float | None) -> float | int | None:
    return int(time) if time is not None and time == int(time) else time


# ---- as text ---------------------------------------------------------------------------------


class _Representer(SafeRepresenter):
    """Long texts as blocks, which a person can read and edit."""

    def represent_key(self, data: Any) -> Any:
        """One that would be broken over lines is quoted: plain it could not be read again."""
        node: Any = super().represent_key(data)
        node.style = '"' if len(node.value) > LONGEST_PLAIN_KEY else node.style
        return node


def _represent_text(representer: Any, text: str) -> Any:
    tag = "tag:yaml.org,2002:str"
    return representer.represent_scalar(tag, text, style="|" if "\n" in text else None)


_Representer.add_representer(str, _represent_text)


def _entries(known: Mapping[str, Any]) -> dict[str, str]:
    """Each key with its value, as lines of YAML."""
    return {key: _dumped({key: value}) for key, value in known.items()}


def _dumped(value: Any) -> str:
    writer: Any = PlainYaml()
    writer.Representer = _Representer
    writer.default_flow_style, writer.width = False, WIDTH
    writer.sort_base_mapping_type_on_output = False
    out = io.StringIO()
    writer.dump(value, out)
    return ENDS.sub("", out.getvalue())


def _item(scene: Mapping[str, Any]) -> str:
    return _written(json.dumps(scene, ensure_ascii=False))


@lru_cache(maxsize=1024)
def _written(scene: str) -> str:
    """A scene behind its hyphen, below the comments above it; `scene` as JSON.

    A lecture that is being written is written out after each pause, and differs in one scene.
    """
    known: dict[str, Any] = json.loads(scene)
    comments = _comments(known)
    text = commented(_entries(known), comments)
    above = re.match(r"(?:#.*\n)*", text)
    begins = above.end() if above else 0
    rest = re.sub(r"(?m)^(?=.)", "  ", text[begins:])
    return f"{text[:begins]}-{rest[1:]}"
