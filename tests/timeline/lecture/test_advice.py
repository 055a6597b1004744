"""What a careful colleague says of words that their facts don't carry."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from geodata.archive import Archive
from timeline.lecture.advice import advice
from timeline.lecture.layouts import Layout, OwnPicture, Quotation, Shows
from timeline.lecture.model import Lecture, LectureScene
from timeline.selection import whole
from timeline.stage.staged import Staged, staged

NINGBO = "2016-04-ningbo-restaurant"
SCENE = LectureScene(
    "Thirteen from Ningbo",
    "On 7 April 2016 **thirteen** staff of a restaurant in Ningbo reached Seoul.",
    facts=(NINGBO,),
)
Say = Callable[..., list[str]]


@pytest.fixture(scope="module")
def stage(archive: Archive) -> Staged:
    return staged(archive)


@pytest.fixture
def say(archive: Archive, stage: Staged) -> Say:
    """What is said of a scene, without whether it changes anything."""

    def said(scene: LectureScene) -> list[str]:
        scene = replace(scene, stage=scene.stage or whole(stage.frame))
        found = advice(Lecture("t", scenes=(scene,)), archive, stage.scene.marks, stage.words)
        return [one.message for one in found]

    return said


def test_words_that_their_fact_carries_need_no_advice(say: Say) -> None:
    assert say(SCENE) == []


def test_a_title_may_ask_without_a_fact_but_not_count(say: Say) -> None:
    title = LectureScene("Who leaves?", "Whose choice is it?", shows=Shows(), layout=Layout.TITLE)
    assert say(title) == []
    (told,) = say(replace(title, words="Whose choice were 2,914?"))
    assert told == say(LectureScene("Who leaves?", "Whose choice is it?"))[0]


def test_what_is_said_of_a_chart_rests_on_it(say: Say, archive: Archive) -> None:
    bare = LectureScene("How many", "It rises.")
    (first, *_) = archive.charts.charts
    assert say(replace(bare, layout=Layout.CHART, shows=Shows(chart=first.id))) == []
    assert say(replace(bare, layout=Layout.CHART, shows=Shows(chart="none")))[0] == say(bare)[0]


def test_a_number_that_no_fact_has_is_named(say: Say) -> None:
    (told,) = say(replace(SCENE, words=f"{SCENE.words} Another 4,711 followed, 93 per cent women."))
    assert "4,711, 93 %" in told


def test_what_two_facts_make_is_carried(say: Say, archive: Archive) -> None:
    before, after = archive.arrivals["2011"].total, archive.arrivals["2012"].total
    fewer = round(100 * (1 - after / before))
    text = f"Arrivals fell by {before - after:,}, {fewer} per cent fewer than in 2011."
    assert say(LectureScene("2012", text, facts=("2011", "2012"))) == []
    (told,) = say(LectureScene("2012", text, facts=("2012",)))
    assert f"{before - after:,}" in told


def test_a_name_that_no_fact_tells_of_is_named(say: Say) -> None:
    (told,) = say(replace(SCENE, words=f"{SCENE.words} Others came by way of Bangkok."))
    assert told.endswith("Bangkok.")


def test_a_fact_of_which_nothing_is_said_is_named(say: Say, archive: Archive) -> None:
    event = archive.events["2002-05-shenyang"]
    (told,) = say(replace(SCENE, facts=(NINGBO, event.id)))
    assert event.title in told
    spoken = replace(SCENE, facts=(NINGBO, event.id), notes=event.summary)
    assert say(spoken) == []


def test_a_place_beyond_the_edge_of_the_map_is_named(say: Say, stage: Staged) -> None:
    view = replace(whole(stage.frame), view="korea")
    scene = LectureScene("Bangkok", "Most fly from Bangkok.", facts=("tha-bangkok",), stage=view)
    assert any("beyond the edge" in told for told in say(scene))
    assert not any(
        "beyond the edge" in told for told in say(replace(scene, stage=whole(stage.frame)))
    )


@pytest.mark.parametrize(
    ("layout", "shows", "told"),
    [
        (Layout.PICTURE, Shows(picture=OwnPicture("data:,", "c", "w", "")), "no description"),
        (Layout.QUOTE, Shows(quote=Quotation("Words", "who", "nobody")), "no source"),
        (Layout.NUMBER, Shows(), "lacks"),
    ],
)
def test_what_a_layout_lacks_is_told(say: Say, layout: Layout, shows: Shows, told: str) -> None:
    assert any(told in one for one in say(replace(SCENE, layout=layout, shows=shows)))
