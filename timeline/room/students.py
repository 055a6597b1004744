"""The lecture of a room, as students see it: no note, no remark of its author comes this far.

A scene is given once the hall has reached it, and what answers a question once that is shown.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline.answers import answers_file
from timeline.delivery import assets
from timeline.figures.wire import Phrases
from timeline.keys import of_lectures
from timeline.lecture.file import read
from timeline.lecture.lectern import stage_data
from timeline.lecture.parts import without_unreadable
from timeline.lecture.telling import told
from timeline.lecture.wire import ToldLecture, ToldScene
from timeline.room.rounds import MOST_SCENES
from timeline.room.wire import RoomLecture, RoomPlace, RoomScene, RoomTalk
from timeline.selection import StageState, as_state, whole
from timeline.spoken import spoken
from timeline.stage.staged import Staged, staged

OWN = {"notes", "comments"}  # what only its author sees, of a lecture, a scene, another language
MOST_DEEP = 20


@dataclass(frozen=True)
class Told:
    """In one language, compressed. `held` are the questions without what answers them."""

    talk: bytes
    scenes: tuple[bytes, ...]
    held: Mapping[int, bytes]

    @property
    def size(self) -> int:
        return sum(map(len, (self.talk, *self.scenes, *self.held.values())))


@dataclass
class Students:
    """The lecture of a room without its notes: as it was sent, and as it is told by language.

    `facts` is what its address asks for beside ours. `reached` are the scenes that the hall has
    come to, and whether what answers them was shown.
    """

    raw: bytes
    facts: Mapping[str, str] = field(default_factory=dict[str, str])
    told: dict[str, Told] = field(default_factory=dict[str, Told])
    wholes: dict[str, bytes] = field(default_factory=dict[str, bytes])
    reached: dict[int, bool] = field(default_factory=dict[int, bool])
    making: asyncio.Lock = field(default_factory=asyncio.Lock)  # a hall waits for one of it

    @property
    def size(self) -> int:
        told = sum(own.size for own in self.told.values())
        return len(self.raw) + told + sum(map(len, self.wholes.values()))

    def forget_made(self) -> None:
        self.told.clear()
        self.wholes.clear()

    def reach(self, place: RoomPlace) -> None:
        scene, is_shown = place["scene"], place["build"] > 0
        if 0 <= scene < MOST_SCENES:
            self.reached[scene] = is_shown or self.reached.get(scene, False)

    def scene(self, number: int, own: Told) -> bytes | None:
        """As it is told in a language; None where the hall has not come that far."""
        if number not in self.reached or number >= len(own.scenes):
            return None
        is_held = number in own.held and not self.reached[number]
        return own.held[number] if is_held else own.scenes[number]


def without_notes(content: bytes) -> bytes | None:
    """None where it is no lecture as the browser sends it."""
    try:
        shown = _shown(json.loads(content), 0)
        is_one = isinstance(shown, dict) and isinstance(shown.get("scenes"), list)
        return assets.as_bytes(shown) if is_one and shown["scenes"] else None
    except (ValueError, RecursionError):
        return None


def _shown(known: Any, deep: int) -> Any:
    if deep > MOST_DEEP:
        return None
    if isinstance(known, str):
        return without_unreadable(known)
    if isinstance(known, dict):
        return {key: _shown(own, deep + 1) for key, own in known.items() if key not in OWN}
    return [_shown(own, deep + 1) for own in known] if isinstance(known, list) else known


def students_lecture(raw: bytes, params: Mapping[str, Any]) -> Told:
    """In the language of who asks, where the lecture has it."""
    lecture, stage, words = _told(raw, params)
    state = as_state(whole(stage.frame))
    talk: RoomTalk = {
        "title": lecture["title"],
        "language": lecture["language"],
        "made": assets.digest(raw),
        "state": state,
        "stage": stage_data(stage),
        "words": words,
    }
    scenes = lecture["scenes"]
    held = {n: _held(own, state) for n, own in enumerate(scenes) if "question" in own["shown"]}
    return Told(
        assets.compressed(assets.as_bytes(talk)),
        tuple(_packed({"scene": own, "held": False}) for own in scenes),
        {n: _packed({"scene": own, "held": True}) for n, own in held.items()},
    )


def whole_lecture(raw: bytes, params: Mapping[str, Any]) -> bytes:
    """For who gives it; compressed."""
    lecture, stage, words = _told(raw, params)
    known: RoomLecture = {
        "lecture": lecture,
        "stage": stage_data(stage),
        "answers": answers_file(spoken(params)[0]),
        "words": words,
    }
    return assets.compressed(assets.as_bytes(known))


def _told(raw: bytes, params: Mapping[str, Any]) -> tuple[ToldLecture, Staged, Phrases]:
    archive, catalogue = spoken(params)
    stage = staged(archive)
    lecture, _ = read(raw, stage.frame, archive.language)
    words = dict(catalogue["lectures"]) | of_lectures(catalogue)
    return told(lecture, archive, stage.frame, catalogue), stage, words


def _held(scene: ToldScene, state: StageState) -> ToldScene:
    """The question and its answers, before any map."""
    asked = scene["shown"].get("question", {"answers": []})
    return {
        **scene,
        "words": [],
        "named": [],
        "shown": {"question": {"answers": asked["answers"], "right": 0}},
        "state": state,
        "source_line": "",
        "sources": [],
    }


def _packed(scene: RoomScene) -> bytes:
    return assets.compressed(assets.as_bytes(scene))
