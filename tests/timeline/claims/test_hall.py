"""The lecture that asks a hall what it thinks of each claim."""

import json

import pytest

from geodata.archive import Archive
from geodata.load import current
from geodata.vocabularies import Verdict
from timeline.claims.hall import hall_lecture
from timeline.lecture.advice import advice
from timeline.lecture.file import read
from timeline.lecture.layouts import Layout
from timeline.lecture.telling import told
from timeline.stage.staged import staged
from timeline.text import words_of


@pytest.mark.parametrize("spoken", ["en", "ko"])
@pytest.mark.parametrize("made", ["en", "ko"])
def test_each_claim_is_a_question_in_every_language(made: str, spoken: str) -> None:
    archive, stage = current(language=spoken), staged(current(language=spoken))
    raw = json.dumps(hall_lecture(current(language=made)))
    lecture, faults = read(raw, stage.frame, spoken)
    assert faults == []
    assert advice(lecture, archive, stage.scene.marks, stage.words) == []
    assert lecture.title == stage.words["claims"]["hall_title"]
    verdicts = words_of(archive)["verdicts"]
    scenes = told(lecture, archive, stage.frame, stage.words)["scenes"]
    for claim, own, scene in zip(archive.claims.values(), lecture.scenes, scenes, strict=True):
        assert (own.heading, own.words, own.layout) == (
            claim.claim, claim.finding, Layout.QUESTION,
        )  # fmt: skip
        asked = scene["shown"].get("question")
        assert asked
        assert asked["answers"] == [verdicts[verdict] for verdict in Verdict]
        assert asked["answers"][asked["right"] - 1] == verdicts[claim.verdict]
        assert len(scene["sources"]) == len(archive.sources_of(claim))


def test_the_lecture_is_the_same_each_time_so_that_a_browser_keeps_it_once(
    archive: Archive,
) -> None:
    assert hall_lecture(archive) == hall_lecture(archive)
