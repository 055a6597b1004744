"""The lecture that plays by itself: its shots, its minute, and what it says."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

from geodata.archive import Archive
from timeline.lecture import built_in
from timeline.lecture.advice import advice
from timeline.lecture.built_in import texts
from timeline.lecture.facts import facts_of
from timeline.lecture.file import read
from timeline.lecture.lectern import playing
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.numbers_said import held, said
from timeline.lecture.telling import told
from timeline.lecture.wire import ToldLecture
from timeline.nodes import plain_text
from timeline.stage.staged import Staged, staged

NAME = "sixty"
SHOTS = range(8)
WORDS_A_SECOND = 3.3  # that are read in passing


@pytest.fixture(scope="module")
def stage(archive: Archive) -> Staged:
    return staged(archive)


@pytest.fixture(scope="module")
def lecture(stage: Staged) -> Lecture:
    return read(texts()[NAME], stage.frame)[0]


@pytest.fixture(scope="module")
def shown(lecture: Lecture, archive: Archive, stage: Staged) -> ToldLecture:
    return told(lecture, archive, stage.frame, stage.words)


def words_of(scene: LectureScene) -> str:
    return plain_text(scene.words)


def test_the_file_has_no_fault_and_no_advice(archive: Archive, stage: Staged) -> None:
    lecture, faults = read(texts()[NAME], stage.frame)
    assert faults == []
    assert advice(lecture, archive, stage.scene.marks, stage.words) == []
    assert lecture.plays


def test_it_takes_a_minute_in_eight_shots(lecture: Lecture) -> None:
    seconds = [scene.seconds or 0 for scene in lecture.scenes]
    assert len(seconds) == len(SHOTS)
    assert all(6 <= one <= 8 for one in seconds)
    assert 55 <= sum(seconds) <= 65
    assert lecture.minutes == 1


@pytest.mark.parametrize("shot", SHOTS)
def test_a_shot_is_one_sentence_that_can_be_read_in_its_time(shot: int, lecture: Lecture) -> None:
    scene = lecture.scenes[shot]
    text = words_of(scene)
    assert re.findall(r"[.!?](?=\s|$)", text) == ["."]
    assert text.endswith(".")
    assert len(text.split()) <= WORDS_A_SECOND * (scene.seconds or 0)


@pytest.mark.parametrize("shot", SHOTS)
def test_what_a_shot_says_is_held_by_facts_that_were_read(
    shot: int, lecture: Lecture, archive: Archive
) -> None:
    scene = lecture.scenes[shot]
    records, unknown = facts_of(scene, archive)
    assert unknown == []
    assert said(f"{scene.heading}\n{words_of(scene)}") - held(records) == set()
    assert [record.id for record in records if not archive.is_verified(record)] == []


def test_each_shot_changes_the_stage(lecture: Lecture) -> None:
    assert all(before.stage != after.stage for before, after in pairwise(lecture.scenes))


def test_the_count_is_that_of_arrivals(shown: ToldLecture, archive: Archive) -> None:
    arrived = {row["year"]: row for row in shown["arrived"]}
    assert arrived[1998] == {"year": 1998, "people": None, "in_all": 947}
    assert arrived[2009]["people"] == archive.arrivals["2009"].total == 2914
    assert arrived[2021]["people"] == 63
    assert shown["arrived"][-1]["in_all"] == 34537
    assert [row["year"] for row in shown["arrived"]] == sorted(arrived)


def test_a_count_names_its_sources(shown: ToldLecture, lecture: Lecture, archive: Archive) -> None:
    scenes = {scene.heading: scene for scene in lecture.scenes}
    for one in shown["scenes"]:
        stage = scenes[one["heading"]].stage
        assert stage
        year = stage.at or stage.last
        if year < 1999:
            continue
        row = archive.arrivals[str(min(year, 2025))]
        titles = {source["title"] for source in one["sources"]}
        assert {source.title for source in archive.sources_of(row)} <= titles


def test_a_lecture_that_is_held_counts_nothing(archive: Archive, stage: Staged) -> None:
    held_by_hand, _ = read("title: T\nscenes: [{heading: H}]", stage.frame)
    assert told(held_by_hand, archive, stage.frame, stage.words)["arrived"] == []


def test_the_openings_lead_to_lectures_that_are_there(archive: Archive) -> None:
    named: Sequence[str] = [way.lecture for way in archive.subject.openings if way.lecture]
    assert named == [NAME]
    assert all(playing({"name": name}) for name in named)
    assert playing({"name": "none"}) is None
    assert playing({}) is None


def test_one_that_plays_in_place_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"name": NAME, "lang": "ko"}
    made = playing(asked)
    assert made != playing({"name": NAME})
    monkeypatch.delattr(built_in, "read")
    assert playing(asked) is made
    assert playing({"name": "none"}) is None
