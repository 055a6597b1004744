"""What a careful colleague would say of a lecture before it is held; none of it is a fault."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.editions import since
from geodata.wording import bare_year
from timeline.lecture.carried import (
    facts_left,
    names_without_fact,
    numbers_without_fact,
    places_unseen,
    records_shown,
)
from timeline.lecture.facts import facts_of
from timeline.lecture.layouts import Layout
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.scene_texts import texts_of
from timeline.lecture.shown import layout_of
from timeline.lecture.timing import needed, planned
from timeline.naming import gathered
from timeline.nodes import plain_text
from timeline.scene import Mark
from timeline.selection import Selection
from timeline.text import Words, edition_of, words_of

RESTING = {"words", "columns.says", "answers"}  # a quotation and an image have sources of their own
ON_STAGE = {Layout.MAP, Layout.MAP_TIME, Layout.TIME}
MOST_LETTERS = 620  # that fill the side of the stage in a hall, 1080 pixels high, in 20 points


@dataclass(frozen=True, slots=True)
class Advice:
    """`scene` counts from 1; 0 is the lecture."""

    scene: int
    message: str


def advice(lecture: Lecture, archive: Archive, marks: Sequence[Mark], words: Words) -> list[Advice]:
    """In the order of the scenes. `marks` are those of the stage, by which a pick has its years."""
    spans = {mark.id: (mark.start, mark.end) for mark in marks}
    found, own = list(_of_all(lecture, words)), words["advice"]
    changed = {change.id for change in since(lecture.edition)}
    before: LectureScene | None = None
    for number, scene in enumerate(lecture.scenes, 1):
        said = [
            *_of_facts(scene, archive, own),
            *_of_words(scene, archive, words),
            *_of_shown(scene, archive, own),
            *_of_edition(scene, lecture.edition, changed, archive, words),
            *_of_length(scene, own),
            *_of_time(scene, own),
            *_of_window(scene.stage, spans, own),
            *_of_change(scene, before, own),
        ]
        found += [Advice(number, message) for message in said]
        before = scene
    return found


def _of_all(lecture: Lecture, words: Words) -> Iterator[Advice]:
    takes = sum(planned(scene) or 0 for scene in lecture.scenes)
    if lecture.minutes is not None and takes > lecture.minutes:
        counted = words["counted"]["minutes"]
        message = words["advice"]["over_time"].format(
            planned=counted.format(n=takes), minutes=counted.format(n=lecture.minutes)
        )
        yield Advice(0, message)


def _of_facts(scene: LectureScene, archive: Archive, words: Words) -> Iterator[str]:
    records, unknown = facts_of(scene, archive)
    if unknown:
        yield words["unknown_facts"].format(ids=", ".join(unknown))
    asks = scene.layout is Layout.TITLE and not any(map(str.isdigit, scene.words))
    charted = layout_of(scene, archive) is Layout.CHART
    says = any(own.field in RESTING for own in texts_of(scene))
    if says and not (records or asks or charted):
        yield words["no_facts"]


def _of_words(scene: LectureScene, archive: Archive, words: Words) -> Iterator[str]:
    """Numbers and names that no fact of the scene carries, and facts that nobody speaks of."""
    own = words["advice"]
    if not records_shown(scene, archive):
        return
    if found := numbers_without_fact(scene, archive, words):
        yield own["unheld"].format(numbers=_placed(found, own))
    if found := names_without_fact(scene, archive):
        yield own["unnamed"].format(names=_placed(found, own))
    if left := facts_left(scene, archive):
        facts = "; ".join(dict.fromkeys(one.text for one in gathered(left, archive, words)))
        yield own["left_over"].format(facts=facts)
    if found := places_unseen(scene, archive):
        yield own["unseen"].format(names=", ".join(found))


def _placed(found: Iterable[tuple[str, str]], words: Words) -> str:
    """Each once, with where it stands first unless that is in heading or words."""
    first: dict[str, str] = {}
    for text, field in found:
        first.setdefault(text, field.partition(".")[0])
    where = {text: words["fields"].get(field, "") for text, field in first.items()}
    return ", ".join(f"{text} ({at})" if at else text for text, at in where.items())


def _of_shown(scene: LectureScene, archive: Archive, words: Words) -> Iterator[str]:
    """What a layout needs of its own."""
    shows = scene.shows
    if scene.layout is not layout_of(scene, archive):
        yield words["lacks"]
    if scene.layout is Layout.PICTURE and shows.picture and not shows.picture.description:
        yield words["no_description"]
    if scene.layout is Layout.QUOTE and shows.quote and shows.quote.source not in archive.sources:
        yield words["no_source"]


def _of_edition(
    scene: LectureScene, version: str, changed: AbstractSet[str], archive: Archive, words: Words
) -> Iterator[str]:
    """Facts of a scene that have changed since the lecture was written."""
    if found := [record for record in facts_of(scene, archive)[0] if record.id in changed]:
        facts = "; ".join(dict.fromkeys(own.text for own in gathered(found, archive, words)))
        now = edition_of(words_of(archive)).version
        yield words["advice"]["changed"].format(edition=version, facts=facts, now=now)


def _of_length(scene: LectureScene, words: Words) -> Iterator[str]:
    letters = len(plain_text(scene.words))
    if letters > MOST_LETTERS:
        yield words["too_long"].format(letters=letters, most=MOST_LETTERS)


def _of_time(scene: LectureScene, words: Words) -> Iterator[str]:
    """Notes that take longer than their scene has."""
    time = needed(scene)
    if scene.minutes and time > scene.minutes:
        more, has = (round(number, 1) for number in (time, scene.minutes))
        yield words["too_little_time"].format(needed=f"{more:g}", minutes=f"{has:g}")


def _of_window(
    stage: Selection | None,
    spans: Mapping[str, tuple[float, float]],
    words: Words,
) -> Iterator[str]:
    if stage is None or stage.pick is None or stage.pick not in spans:
        return
    start, end = spans[stage.pick]
    if start >= stage.last + 1 or end <= stage.first:
        first, last = (bare_year(year, words.language) for year in (stage.first, stage.last))
        yield words["outside_window"].format(first=first, last=last)


def _of_change(scene: LectureScene, before: LectureScene | None, words: Words) -> Iterator[str]:
    if before and _seen(scene) == _seen(before) and not scene.plays:
        yield words["no_change"]


def _seen(scene: LectureScene) -> object:
    return scene.layout, scene.shows, scene.stage if scene.layout in ON_STAGE else scene.heading
