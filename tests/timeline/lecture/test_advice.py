"""What a careful colleague says of words that their facts don't carry."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from geodata.archive import Archive
from geodata.load import load
from timeline.lecture.advice import advice
from timeline.lecture.built_in import built_in
from timeline.lecture.carried import LEAST, names_without_fact, numbers_without_fact
from timeline.lecture.layouts import Account, Layout, OwnPicture, Quotation, Shows
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


def test_what_the_card_of_a_place_says_rests_on_the_place(say: Say, archive: Archive) -> None:
    """Where one who adds a place to a lecture has those words of us."""
    place = max(archive.places.values(), key=lambda own: len(archive.events_at(own.id)))
    events = archive.events_at(place.id)
    told = max(events, key=lambda event: len(event.title))
    year = told.when.first and told.when.first.year
    assert len(events) >= LEAST
    words = f"{len(events)} events here, one of them in {year}: {told.title}."
    assert say(LectureScene(place.name, words, facts=(place.id,))) == []
    assert say(LectureScene(place.name, "1,234 events", facts=(place.id,))) != []


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


COLUMNS = Shows(columns=(Account("Seoul", "All thirteen."), Account("Pyongyang", "Abduction.")))


def account(says: str) -> LectureScene:
    seoul, other = COLUMNS.columns
    shows = replace(COLUMNS, columns=(seoul, replace(other, says=says)))
    return replace(SCENE, layout=Layout.COLUMNS, words="", shows=shows)


def pictured(caption: str = "A restaurant", description: str = "A street") -> LectureScene:
    shown = OwnPicture("data:image/png;base64,AA", caption, "A. Lecturer", description)
    return replace(SCENE, layout=Layout.PICTURE, shows=Shows(picture=shown))


def asked(*answers: str, right: int) -> LectureScene:
    shows = Shows(answers=answers, right=right, number=("women-share-016",))
    return LectureScene("How many?", layout=Layout.QUESTION, shows=shows)


@pytest.mark.parametrize(
    ("scene", "where"),
    [
        (account("They were 4,711, of Bangkok."), "accounts"),
        (pictured(caption="4,711 of Bangkok"), "image"),
        (pictured(description="4,711 of Bangkok"), "image"),
        (replace(SCENE, notes="There were 4,711, of Bangkok."), "notes"),
        (asked("few", "4,711 of Bangkok", right=2), "answers"),
    ],
    ids=["account", "caption", "description", "notes", "answer"],
)
def test_whatever_is_read_or_heard_rests_on_a_fact(
    say: Say, scene: LectureScene, where: str
) -> None:
    numbers, names = [told for told in say(scene) if f"({where})" in told]
    assert f"4,711 ({where})" in numbers
    assert names.endswith(f"Bangkok ({where}).")


def test_what_stands_in_words_and_notes_is_told_of_the_words(say: Say) -> None:
    (told,) = say(replace(SCENE, words="They were 4,711.", notes="They were 4,711."))
    assert "4,711:" in told


def test_accounts_that_no_fact_holds_are_told(say: Say) -> None:
    scene = replace(account("Abduction."), facts=())
    assert say(scene)[0] == say(LectureScene("Who leaves?", "Many."))[0]


def test_only_the_right_answer_rests_on_a_fact_and_may_be_round(say: Say) -> None:
    answers = ("About 20 per cent", "About 50 per cent", "About 80 per cent")
    assert not any("(answers)" in told for told in say(asked(*answers, right=3)))
    (told,) = [told for told in say(asked(*answers, right=2)) if "(answers)" in told]
    assert "50 % (answers)" in told
    far = replace(SCENE, layout=Layout.QUESTION, shows=Shows(answers=("1,000", "3,000"), right=1))
    held = replace(far, facts=("2004",))  # 1,898, of whom 626 men
    assert any("1,000 (answers)" in told for told in say(replace(held, words="")))
    near = replace(far, facts=("2009",), shows=replace(far.shows, right=2))  # 2,914
    assert not any("3,000 (answers)" in told for told in say(replace(near, words="")))


def test_a_quotation_rests_on_its_own_source(say: Say, archive: Archive) -> None:
    (source, *_) = archive.sources
    quote = Quotation("We were 4,711.", "A witness", source)
    scene = LectureScene("Heard", layout=Layout.QUOTE, shows=Shows(quote=quote))
    assert say(scene) == []
    unknown = replace(scene, shows=Shows(quote=replace(quote, source="nobody")), facts=(NINGBO,))
    assert any("4,711 (quotation)" in told for told in say(unknown))


def test_what_another_layout_shows_is_not_judged(say: Say) -> None:
    assert say(replace(account("They were 4,711."), layout=Layout.MAP_TIME, words="x")) == say(
        replace(SCENE, words="x")
    )


def test_places_of_a_route_are_told_by_it(say: Say, archive: Archive) -> None:
    scene = LectureScene("By way of Laos", "Through Kunming.", facts=("laos-thailand",))
    assert not any("Kunming" in told for told in say(scene))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_built_in_lectures_say_nothing_that_no_fact_carries(language: str) -> None:
    own = load(language=language)
    stage = staged(own)
    for name, lecture in built_in(stage.frame, language).items():
        for number, scene in enumerate(lecture.scenes, 1):
            where = (language, name, number)
            assert numbers_without_fact(scene, own, stage.words) == [], where
            assert names_without_fact(scene, own) == [], where
