"""Korean numbers are read as comparable words, like those of English."""

import pytest

from geodata.load import load
from tests.timeline.lecture.test_built_in import DERIVED
from timeline.lecture.built_in import built_in
from timeline.lecture.carried import LEAST, texts_carried
from timeline.lecture.facts import facts_of
from timeline.lecture.numbers_said import LONGEST_KEPT, held, said
from timeline.lecture.scene_texts import ANSWERS
from timeline.nodes import nodes
from timeline.stage.staged import staged

ALIKE = {
    "2009년에 2,914명이 왔다.": "In 2009, 2,914 people came.",
    "1997년 7월 14일, 1997년 8월, 7월 14일에": "14 July 1997; August 1997; 14 July",
    "3월에": "in March",
    "1990년대에 약 20만 명": "in the 1990s some 200,000 people",
    "3만 4,537명과 2천 명, 1억 5,000만 원": "34,537 people and 2,000, and 150 million won",
    "10만~20만 명": "100,000 to 200,000 people",
    "7,500~1만 명": "7,500 to 10,000 people",
    "2,800~3,000만 원": "28 to 30 million won",
    "72.2퍼센트와 44%, 10~20퍼센트": "72.2 per cent and 44 %, 10 to 20 per cent",
    "열세 명과 두 나라, 스무 살": "thirteen people and two countries, twenty years of age",
    "이십오만 명과 삼백 원": "250,000 people and 300 won",
    "절반과 3분의 1": "half, and a third",
    "두 배": "twice",
    "코로나19와 6·25 전쟁, 한 사람": "someone",
    "천만다행으로 세상의 네거리에서": "fortunately",
}


@pytest.mark.parametrize(("korean", "english"), ALIKE.items())
def test_a_number_is_the_same_in_both_languages(korean: str, english: str) -> None:
    assert said(korean) == said(english)


def test_a_korean_name_in_english_is_read_past() -> None:
    assert said("31 people who went back (재입북자) in 2012") == {"number 31", "year 2012"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_built_in_lectures_have_no_line_that_ends_early(language: str) -> None:
    for name, lecture in built_in(staged(load(language=language)).frame, language).items():
        for scene in lecture.scenes:
            assert "'br'" not in str([*nodes(scene.words), *nodes(scene.notes)]), (name, scene)


def test_every_number_of_a_korean_lecture_is_found_in_the_facts_of_its_scene() -> None:
    """But what a colleague does not ask about: what is small, and an answer in round figures."""
    archive = load(language="ko")
    frame = staged(archive).frame
    told = 0
    for name, lecture in built_in(frame, "ko").items():
        for number, scene in enumerate(lecture.scenes, 1):
            carried = [o for o in texts_carried(scene, archive) if o.field != ANSWERS]
            text = "\n".join(own.text for own in carried)
            stage = scene.stage
            years = (stage.first, stage.last, stage.at) if stage else ()
            known = held(facts_of(scene, archive)[0]) | {f"year {year}" for year in years}
            known |= {own.token for own in DERIVED if (own.lecture, own.scene) == (name, number)}
            left = said(text) - known
            told += len(said(text))
            assert [own for own in left if not own.startswith(("number", "word"))] == []
            counts = [float(own[7:]) for own in left if own.startswith("number")]
            assert [n for n in counts if n >= LEAST] == [], (name, number)
    assert told > 250


def test_what_a_fact_says_is_read_once_and_a_long_text_is_not_kept() -> None:
    text = "In 2009 came 2,914 people."
    assert said(text) is said(text)
    long = text * (LONGEST_KEPT // len(text) + 1)
    assert said(long) == said(text)
    assert said(long) is not said(long)
