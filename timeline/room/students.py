"""The lecture of a room, as students see it: no note, no remark of its author comes this far."""

import json
from collections.abc import Mapping
from typing import Any

from timeline.answers import answers_file
from timeline.delivery import assets
from timeline.keys import of_lectures
from timeline.lecture.file import read
from timeline.lecture.lectern import stage_data
from timeline.lecture.telling import told
from timeline.room.wire import RoomLecture
from timeline.spoken import spoken
from timeline.stage.staged import staged

OWN = {"notes", "comments"}  # what only its author sees, of a lecture, a scene, another language
MOST_DEEP = 20


def without_notes(content: bytes) -> bytes | None:
    """None where it is no lecture as the browser sends it."""
    try:
        known = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(known, dict) or not isinstance(known.get("scenes"), list):
        return None
    return assets.as_bytes(_shown(known, 0)) if known["scenes"] else None


def _shown(known: Any, deep: int) -> Any:
    if deep > MOST_DEEP:
        return None
    if isinstance(known, dict):
        return {key: _shown(own, deep + 1) for key, own in known.items() if key not in OWN}
    return [_shown(own, deep + 1) for own in known] if isinstance(known, list) else known


def students_lecture(raw: bytes, params: Mapping[str, Any]) -> bytes:
    """In the language of who asks, where the lecture has it; compressed."""
    archive, catalogue = spoken(params)
    stage = staged(archive)
    lecture, _ = read(raw, stage.frame, archive.language)
    known: RoomLecture = {
        "lecture": told(lecture, archive, stage.frame, catalogue),
        "stage": stage_data(stage),
        "answers": answers_file(archive),
        "words": dict(catalogue["lectures"]) | of_lectures(catalogue),
    }
    return assets.compressed(assets.as_bytes(known))
