"""How long the notes of a scene take, with time for what they ask for."""

import math
import re

from timeline.lecture.korean_numbers import HANGUL, is_korean
from timeline.lecture.model import LectureScene
from timeline.nodes import plain_text

WORDS, SYLLABLES = 120, 280  # a minute, said slowly: English words, Korean syllables
ASIDE = 5  # seconds for what stands in *italics*: to point at something, to wait
QUESTION = 15  # seconds that a question leaves to think, or to answer
YEAR = 0.4  # seconds of a year that runs
DIRECTION = re.compile(r"(?<!\*)\*[^*\n]+(?:\n[^*\n]+)*\*(?!\*)")
ENDS = re.compile(r"\?\W*$")


def needed(scene: LectureScene) -> float:
    """Minutes that the notes take: to say them, and to do what they ask for; 0 without any."""
    if not scene.notes.strip():
        return 0
    text = plain_text(DIRECTION.sub("", scene.notes))
    said = len(HANGUL.findall(text)) / SYLLABLES if is_korean(text) else len(text.split()) / WORDS
    asides = ASIDE * len(DIRECTION.findall(scene.notes))
    questions = QUESTION * sum(bool(ENDS.search(part)) for part in scene.notes.split("\n\n"))
    return said + (asides + questions + _running(scene)) / 60


def planned(scene: LectureScene) -> float | None:
    """Its budget; where it has none the half minutes that its notes take, None without any."""
    return scene.minutes or math.ceil(2 * needed(scene)) / 2 or None


def _running(scene: LectureScene) -> float:
    stage = scene.stage
    if not (scene.plays and stage):
        return 0
    return YEAR * ((stage.last if stage.at is None else stage.at) - stage.first)
