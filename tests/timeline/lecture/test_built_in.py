"""The built-in lectures say nothing that the facts they name do not hold, in the time there is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from geodata.archive import Archive
from geodata.edition import edition
from geodata.editions import days, since
from geodata.records import Claim, Event, Fact, Flow, Observation
from geodata.vocabularies import Confidence, Verdict
from timeline.lecture import model
from timeline.lecture.advice import advice
from timeline.lecture.assembly import LECTURE_KEYS, SCENE_KEYS, STAGE_KEYS
from timeline.lecture.built_in import built_in, texts
from timeline.lecture.carried import texts_carried
from timeline.lecture.facts import facts_of, rests_on
from timeline.lecture.file import read
from timeline.lecture.layouts import Layout
from timeline.lecture.leaves import all_sources, leaves
from timeline.lecture.model import Lecture
from timeline.lecture.model import LectureScene as Told
from timeline.lecture.numbers_said import held, said
from timeline.lecture.scene_texts import spoken
from timeline.nodes import plain_text
from timeline.scene import Scene
from timeline.selection import Frame
from timeline.stage.staged import frame_of
from timeline.text import Words

MINUTES = {"defectors": (45, 15), "leader": (15, 15)}  # the whole, and the short version
SCENES = {"defectors": 21, "leader": 11}
SLOWEST, FASTEST = 60, 90  # words a minute, with time for what the notes ask for
NINGBO = "2016-04-ningbo-restaurant"
MOST_LETTERS = 350  # of words, for the last row of a hall
MOST_HEADING = 60
FORBIDDEN = (
    "illegals brutal horror horrific shocking desperate daring dramatic tragic heartbreaking "
    "miraculous hermit brainwash regime swarm exotic bizarre mysterious extradit percent slave "
    "fortunately sadly incredible unbelievable notorious infamous"
).split()
DOUBT = re.compile(
    r"contested|disputed|conflict|never settled|not known|nobody counted|side by side|too high"
)
COMMON = set(
    "North South Korea Korean Koreans Northern Southern China Chinese Seoul People Number Share "
    "Arrivals State Ministry Human First Second Schematic Known Three Most Some".split()
)


@dataclass(frozen=True)
class Derived:
    """A number that no fact states, and how it comes out of facts that the scene names."""

    lecture: str
    scene: int
    token: str
    arithmetic: Callable[[Archive], float]


def fewer(archive: Archive, before: str, after: str, sex: str = "total") -> float:
    """By how many per cent arrivals of a year are below those of another."""
    earlier, later = (getattr(archive.arrivals[year], sex) for year in (before, after))
    return 100 * (1 - later / earlier)


def drop_2012(archive: Archive) -> float:
    return archive.arrivals["2011"].total - archive.arrivals["2012"].total


def most_after(archive: Archive, year: int) -> float:
    later = [row for key, row in archive.arrivals.items() if key.isdigit() and int(key) > year]
    return max(row.total for row in later)


def share_2016(archive: Archive) -> float:
    """Of women, in tens, as an answer says it."""
    return round(archive.series["women-share-016"].value or 0, -1)


DERIVED = (
    Derived("defectors", 14, "number 1204", drop_2012),
    Derived("defectors", 14, "percent 44", lambda facts: fewer(facts, "2011", "2012")),
    Derived("defectors", 14, "number 1514", lambda facts: most_after(facts, 2012)),
    Derived("defectors", 19, "percent 92", lambda facts: fewer(facts, "2009", "2025")),
    Derived("leader", 2, "number 2914", lambda facts: most_after(facts, 1998)),
    Derived("leader", 6, "number 1204", drop_2012),
    Derived("leader", 6, "percent 44", lambda facts: fewer(facts, "2011", "2012")),
    Derived("leader", 6, "percent 49", lambda facts: fewer(facts, "2011", "2012", "male")),
    Derived("leader", 6, "percent 43", lambda facts: fewer(facts, "2011", "2012", "female")),
    Derived("leader", 9, "percent 80", share_2016),
    Derived("leader", 11, "percent 53", lambda facts: fewer(facts, "2011", "2015")),
)


@pytest.fixture(scope="module")
def frame(archive: Archive, scene: Scene, catalogue: Words) -> Frame:
    return frame_of(archive, scene, catalogue)


@pytest.fixture(scope="module")
def lectures(frame: Frame) -> Mapping[str, Lecture]:
    return built_in(frame)


@pytest.fixture(params=[(name, n) for name, count in SCENES.items() for n in range(1, count + 1)],
                ids=lambda param: f"{param[0]}-{param[1]}")  # fmt: skip
def at(request: pytest.FixtureRequest) -> tuple[str, int]:
    """A lecture and the number of a scene in it, from 1."""
    return request.param


@pytest.fixture
def told(at: tuple[str, int], lectures: Mapping[str, Lecture]) -> Told:
    return lectures[at[0]].scenes[at[1] - 1]


def stages_years(told: Told) -> set[str]:
    """The years that the stage itself shows, which a direction to the lecturer may name."""
    assert told.stage
    return {f"year {year}" for year in (told.stage.first, told.stage.last, told.stage.at)}


# ---- the files -------------------------------------------------------------------------------


def test_both_lectures_are_there_by_name(lectures: Mapping[str, Lecture]) -> None:
    spoken = {name: lecture for name, lecture in lectures.items() if not lecture.plays}
    assert {name: len(lecture.scenes) for name, lecture in spoken.items()} == SCENES
    assert list(lectures) == sorted(lectures)
    assert lectures["defectors"].title == "What happens to North Korean defectors?"
    assert lectures["leader"].title == "2011 to 2016: a new leader and a falling number"


@pytest.mark.parametrize("name", SCENES)
def test_a_lecture_has_no_fault_and_no_advice(
    name: str, archive: Archive, scene: Scene, frame: Frame, catalogue: Words
) -> None:
    lecture, faults = read(texts()[name], frame)
    assert faults == []
    assert advice(lecture, archive, scene.marks, catalogue) == []


def test_a_lecture_of_an_earlier_edition_is_told_which_scenes_rest_on_what_has_changed(
    archive: Archive, scene: Scene, lectures: Mapping[str, Lecture], catalogue: Words
) -> None:
    (version, *_) = [own for own in days() if own != edition().version]
    changed = {own.id for own in since(version)}
    lecture = replace(lectures["defectors"], edition=version)
    found = {one.scene: one.message for one in advice(lecture, archive, scene.marks, catalogue)}
    rest = {n for n, own in enumerate(lecture.scenes, 1) if rests_on(own, changed, archive)}
    assert {*found} == rest
    assert 0 < len(rest) < len(lecture.scenes)
    (picked, *_) = [n for n, own in enumerate(lecture.scenes, 1) if NINGBO in own.facts]
    assert archive.events[NINGBO].title in found[picked]
    now = replace(lecture, edition=edition().version)
    assert advice(now, archive, scene.marks, catalogue) == []


@pytest.mark.parametrize("name", SCENES)
def test_the_minutes_add_up(name: str, lectures: Mapping[str, Lecture]) -> None:
    lecture = lectures[name]
    whole = sum(told.minutes or 0 for told in lecture.scenes)
    short = sum(told.minutes or 0 for told in lecture.scenes if not told.may_be_skipped)
    assert (whole, short) == MINUTES[name]
    assert lecture.minutes == whole


@pytest.mark.parametrize("name", SCENES)
def test_each_scene_changes_the_stage_in_both_versions(
    name: str, lectures: Mapping[str, Lecture]
) -> None:
    scenes = lectures[name].scenes
    for version in (scenes, [told for told in scenes if not told.may_be_skipped]):
        seen = [(told.stage, told.layout, told.shows) for told in version]
        assert all(before != after for before, after in pairwise(seen))
        assert all(told.stage for told in version)


# ---- each scene ------------------------------------------------------------------------------


def test_a_scene_fits_its_time_and_the_hall(told: Told) -> None:
    assert told.minutes
    pace = len(plain_text(told.notes).split()) / told.minutes
    assert SLOWEST <= pace <= FASTEST
    assert len(plain_text(told.words)) <= MOST_LETTERS
    assert len(told.heading) <= MOST_HEADING


def test_a_scene_rests_on_facts_whose_sources_were_read(told: Told, archive: Archive) -> None:
    records, unknown = facts_of(told, archive)
    assert records
    assert unknown == []
    assert [record.id for record in records if not archive.is_verified(record)] == []


def test_every_number_is_found_in_the_facts_of_the_scene(
    at: tuple[str, int], told: Told, archive: Archive
) -> None:
    records, _ = facts_of(told, archive)
    derived = {own.token for own in DERIVED if (own.lecture, own.scene) == at}
    text = "\n".join(own.text for own in texts_carried(told, archive))
    assert said(text) - held(records) - derived - stages_years(told) == set()


@pytest.mark.parametrize("own", DERIVED, ids=lambda own: f"{own.lecture}-{own.scene}-{own.token}")
def test_a_derived_number_comes_out_and_is_said(
    own: Derived, archive: Archive, lectures: Mapping[str, Lecture]
) -> None:
    value = float(own.token.split()[1])
    assert round(own.arithmetic(archive)) == value
    assert own.token in said(spoken(lectures[own.lecture].scenes[own.scene - 1]))


def test_every_fact_named_is_used(told: Told, archive: Archive) -> None:
    text = spoken(told)
    assert [key for key in told.facts if not uses(text, list(records_of(key, archive)))] == []


def test_a_count_that_is_named_is_said(told: Told, archive: Archive) -> None:
    """Its value or a number of its note; of a range both ends, the one that there is otherwise."""
    numbers = {token.replace("percent", "number") for token in said(spoken(told))}
    for record in facts_of(told, archive)[0]:
        if isinstance(record, Flow | Observation):
            ends = [] if record.value is not None else [record.low, record.high]
            rows = [record, *(alone(record, end) for end in ends if end is not None)]
            assert all(counts(row) & numbers for row in rows), record.id


def test_what_is_contested_is_told_as_contested(told: Told, archive: Archive) -> None:
    """In the notes; and on the screen in the very paragraph that names it, with the list below."""
    contested = [record for record in facts_of(told, archive)[0] if is_contested(record)]
    if contested:
        assert DOUBT.search(told.notes.lower())
    for paragraph in re.split(r"\n\n(?!- )", told.words):
        if any(is_named(event, paragraph) for event in contested if isinstance(event, Event)):
            assert DOUBT.search(paragraph.lower())


def test_no_careless_word_is_said(told: Told) -> None:
    text = spoken(told).lower()
    assert [word for word in FORBIDDEN if re.search(rf"\b{word}", text)] == []


def test_the_lecturer_is_told_what_to_point_at_and_when_years_run(told: Told) -> None:
    directions = re.findall(r"(?<!\*)\*[^*]+\*(?!\*)", told.notes)
    assert directions
    assert any("years run" in direction for direction in directions) == told.plays


def test_the_screen_and_the_notes_carry_no_markup(told: Told) -> None:
    assert not re.search(r"[<>]|https?:", spoken(told))


# ---- what these tests hold a text against ----------------------------------------------------


def records_of(key: str, archive: Archive) -> Iterator[Fact]:
    yield from facts_of(Told("", facts=(key,)), archive)[0]


def is_contested(record: Fact) -> bool:
    if isinstance(record, Claim):
        return record.verdict is Verdict.CONTESTED
    return isinstance(record, Event) and record.confidence is Confidence.CONTESTED


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Z][\w'-]{3,}", text)


def names(record: Fact) -> set[str]:
    """Proper names of a record, other than those that nearly every one has."""
    return set(words_of(texts_of(record))) - COMMON


def is_named(event: Event, text: str) -> bool:
    """Whether a text has a proper name or a long word of the headline of an event."""
    proper = (set(words_of(event.title)) - COMMON) & set(words_of(text))
    return bool(proper or long_words(event.title) & long_words(text))


def texts_of(record: Fact) -> str:
    keys = ("title", "name", "summary", "claim", "finding", "label", "legal_basis", "note")
    return " ".join(filter(None, (getattr(record, key, None) for key in keys)))


def uses(text: str, records: list[Fact]) -> bool:
    """Whether a text shares a number, a date, a proper name or three long words with a record."""
    numbers = {token for token in said(text) & held(records) if not token.startswith("month")}
    return bool(numbers) or any(
        names(record) & set(words_of(text))
        or len(long_words(text) & long_words(texts_of(record))) > 2
        for record in records
    )


def long_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{7,}", text))


def alone(record: Flow | Observation, value: float) -> Flow | Observation:
    """The row with nothing but one of its bounds."""
    return record.model_copy(update={"value": value, "low": None, "high": None, "note": None})


def counts(record: Flow | Observation) -> set[str]:
    return {token for token in held([record]) if token.startswith("number")}


# ---- the extractor ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("On 14 July 1997, in July 1998", {"1997-07-14", "1998-07"}),
        ("on 18 March; in November; the Arduous March", {"03-18", "month 11"}),
        ("from 400,000 to 800,000 people", {"number 400000", "number 800000"}),
        ("2.8 to 3.5 million", {"number 2800000", "number 3500000"}),
        ("240,000 to 3.5 million", {"number 240000", "number 3500000"}),
        ("In 2011, 2,706 people", {"year 2011", "number 2706"}),
        ("63.4 per cent, 55.3 in the 2000s", {"percent 63.4", "number 55.3", "2000s"}),
        ("forty-five years, ten thousand", {"number 45", "number 10000"}),
        ("Thirteen of **12** came", {"number 13", "number 12"}),
        ("a three-year war, a million", {"number 3", "number 1000000"}),
        ("one of them left; a second; a third country", set()),
        ("half of a third, twice", {"word half", "word third", "word twice"}),
        ("the 38th parallel, a MiG-15", {"number 38", "number 15"}),
    ],
)
def test_numbers_are_taken_out_of_a_text(text: str, tokens: set[str]) -> None:
    assert said(text) == tokens


def test_a_record_holds_its_numbers_and_dates(archive: Archive) -> None:
    holds = held([archive.events["2016-04-ningbo-restaurant"]])
    assert {"2016-04-07", "2016-04", "year 2016", "04-07", "number 13", "number 12"} <= holds
    assert "2016-04-08" not in holds
    assert "number 4811000000" not in holds
    assert "number 28000000" in held([archive.events["2005-01-stipend-reform"]])
    assert "number 10000000" in held([archive.series["settlement-grant-008"]])
    assert "percent 81.2" in held([archive.series["life-satisfaction-006"]])


def test_the_documented_file_reads_without_a_fault(frame: Frame) -> None:
    document = Path(model.__file__).with_name("README.md").read_text("utf-8")
    example = document.partition("```yaml\n")[2].partition("```")[0]
    lecture, faults = read(example, frame)
    assert faults == []
    assert [scene.may_be_skipped for scene in lecture.scenes[:2]] == [False, True]
    assert all(f"`{layout}`" in document for layout in Layout)
    assert all(f"`{key}`" in document for key in {*LECTURE_KEYS, *SCENE_KEYS, *STAGE_KEYS})


# ---- what is read after it -------------------------------------------------------------------

READINGS = {
    "Famine in North Korea": "hn-excess-deaths",
    "Bitter taste of paradise": "lankov-2006-bitter",
    "China's forced repatriation of North Korean refugees": "cohen-2014-repatriation",
    "Now On My Way to Meet Who?": "apjjf-2013-tv",
    "Report on human rights in the DPRK": "un-2014-coi",
}


def test_five_readings_stand_in_the_list_of_sources_and_were_read(
    archive: Archive, lectures: Mapping[str, Lecture], catalogue: Words
) -> None:
    lecture = lectures["defectors"]
    told = plain_text(lecture.scenes[-1].words)
    assert all(title in told for title in READINGS)
    assert len(told.splitlines()) == len(READINGS)
    listed = {
        source.id: source
        for source, _ in all_sources(list(leaves(lecture, archive, [], catalogue)))
    }
    assert set(READINGS.values()) <= set(listed)
    assert all(listed[key].read for key in READINGS.values())
