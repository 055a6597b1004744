"""A lecture as the browser tells it: words as nodes, states of the stage, sources of each scene."""

from collections.abc import Iterator

from geodata.archive import Archive
from geodata.records import Arrivals
from timeline.figures.source_line import ordered_line, source_row
from timeline.figures.wire import WordNodes
from timeline.lecture.facts import cited
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.named import named as named_on_map
from timeline.lecture.shown import layout_of, shown
from timeline.lecture.timing import planned
from timeline.lecture.wire import ArrivedRow, NotedLecture, ToldLecture, ToldScene
from timeline.names import names_of
from timeline.nodes import nodes
from timeline.selection import Frame, Selection, as_state, whole
from timeline.text import Words


def told(lecture: Lecture, archive: Archive, frame: Frame, words: Words) -> ToldLecture:
    """All that the audience sees; the notes are `noted`, and never in here."""
    return {
        "title": lecture.title,
        "author": lecture.author,
        "language": lecture.language,
        "plays": lecture.plays,
        "arrived": list(_arrived(archive)) if lecture.plays else [],
        "scenes": [_scene(scene, lecture, archive, frame, words) for scene in lecture.scenes],
    }


def noted(lecture: Lecture, archive: Archive) -> NotedLecture:
    """What only the lecturer sees: notes and time of each scene, or what its notes take."""
    return {
        "minutes": lecture.minutes,
        "scenes": [
            {
                "heading": scene.heading,
                "notes": _opening(scene.notes, archive),
                "minutes": planned(scene),
                "skip": scene.may_be_skipped,
            }
            for scene in lecture.scenes
        ],
    }


def _opening(text: str, archive: Archive) -> WordNodes:
    """Words of a scene, in which a term opens where it comes first."""
    return names_of(archive).terms_within(nodes(text), set())


def _arrived(archive: Archive) -> Iterator[ArrivedRow]:
    """Year by year; the first row may hold everybody before."""
    in_all = 0
    for row in archive.arrivals.values():
        in_all += row.total
        if row.period.last is None:
            continue
        people = None if row.period.first is None else row.total
        yield {"year": row.period.last.year, "people": people, "in_all": in_all}


def _counted(stage: Selection, archive: Archive) -> list[Arrivals]:
    """The arrivals that stand beside a scene that plays by itself."""
    year = stage.last if stage.at is None else stage.at
    ends = [(row.period.last, row) for row in archive.arrivals.values()]
    return [row for last, row in ends if last and last.year <= year][-1:]


def _scene(
    scene: LectureScene, lecture: Lecture, archive: Archive, frame: Frame, words: Words
) -> ToldScene:
    named, every = cited(scene, archive)
    if lecture.plays and scene.stage:
        beside = archive.sources_of_all(_counted(scene.stage, archive))
        named, every = (tuple(dict.fromkeys([*own, *beside])) for own in (named, every))
    return {
        "heading": scene.heading,
        "words": _opening(scene.words, archive),
        "layout": layout_of(scene, archive),
        "builds": scene.builds,
        "named": named_on_map(scene, archive, words),
        "shown": shown(scene, archive, words),
        "state": as_state(scene.stage or whole(frame)),
        "plays": scene.plays,
        "seconds": scene.seconds,
        "skip": scene.may_be_skipped,
        "source_line": ordered_line(named, words["cited"]) if named else "",
        "sources": [source_row(source, words["cited"]) for source in every],
    }
