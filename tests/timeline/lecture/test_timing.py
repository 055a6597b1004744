"""Notes take the time to say them, and that of what they ask for."""

import json
from dataclasses import replace

import pytest

from geodata.archive import Archive
from geodata.load import load
from timeline.lecture.advice import advice
from timeline.lecture.built_in import built_in
from timeline.lecture.file import read
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.telling import noted
from timeline.lecture.timing import needed
from timeline.selection import whole
from timeline.stage.staged import staged

SAID = LectureScene("H", notes="word " * 60)  # half a minute


def test_what_notes_ask_for_is_counted(archive: Archive) -> None:
    assert needed(replace(SAID, notes="")) == 0
    assert needed(SAID) == pytest.approx(0.5)
    assert needed(replace(SAID, notes=f"*Point at Seoul,\nthen at it.* {SAID.notes}")) == (
        pytest.approx(0.5 + 5 / 60)
    )
    assert needed(replace(SAID, notes=f"{SAID.notes}**bold**")) == pytest.approx(61 / 120)
    asked = needed(replace(SAID, notes=f"{SAID.notes}\n\nWhy?"))
    assert asked == pytest.approx(61 / 120 + 15 / 60)
    stage = replace(whole(staged(archive).frame), first=1950, last=2000)
    runs = replace(SAID, plays=True, stage=stage)
    assert needed(runs) == pytest.approx(0.5 + 50 * 0.4 / 60)
    assert needed(replace(runs, stage=replace(stage, at=1960))) == pytest.approx(0.5 + 4 / 60)
    assert needed(LectureScene("H", notes="가 " * 280)) == pytest.approx(1)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_notes_of_built_in_lectures_fit_their_time(language: str) -> None:
    for name, lecture in built_in(staged(load(language=language)).frame, language).items():
        for number, scene in enumerate(lecture.scenes, 1):
            assert needed(scene) <= (scene.minutes or 0), (language, name, number)


def test_the_clock_counts_a_scene_without_a_budget_and_a_colleague_one_that_is_too_short(
    archive: Archive,
) -> None:
    stage = staged(archive)
    long = replace(SAID, notes="word " * 200)
    scenes = (SAID, replace(long, minutes=1), LectureScene("None"), replace(long, minutes=2))
    lecture = Lecture("T", minutes=3, scenes=scenes)
    assert [own["minutes"] for own in noted(lecture, archive)["scenes"]] == [0.5, 1, None, 2]
    told = advice(lecture, archive, stage.scene.marks, stage.words)
    assert [one.scene for one in told if "1.7 minutes" in one.message] == [2]
    assert [one.message for one in told if not one.scene]  # 3.5 of 3 minutes


def test_a_scene_has_another_time_in_another_language(archive: Archive) -> None:
    scene = {"heading": "H", "minutes": 1, "also": {"ko": {"heading": "제목", "minutes": 2}}}
    file = json.dumps({"title": "T", "scenes": [scene]})
    frame = staged(archive).frame
    times = [read(file, frame, language)[0].scenes[0].minutes for language in ("", "ko")]
    assert times == [1, 2]
