"""The facts a scene rests on, and their sources: first those of what its words say."""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from geodata.archive import Archive
from geodata.records import Arrivals, Claim, Corridor, Event, Fact, Number, Place, Source
from timeline.lecture.charts import chart_of
from timeline.lecture.layouts import Layout
from timeline.lecture.model import LectureScene
from timeline.lecture.scene_texts import screen

LONG = re.compile(r"[^\W\d_가-힣]{5,}|(?<![가-힣])[가-힣]{2}(?=[가-힣])")
ALIKE = 2  # long words that a text shares with the name of what it tells


def facts_of(scene: LectureScene, archive: Archive) -> tuple[list[Fact], list[str]]:
    """The records a scene rests on, its pick among them, and the ids that nothing has."""
    picked = scene.stage.pick if scene.stage else None
    asked = [key for key in (*scene.shows.facts, picked, *scene.facts) if key]
    found: dict[Fact, None] = {}
    unknown: list[str] = []
    for key in dict.fromkeys(asked):
        records = list(records_of(key, archive))
        found |= dict.fromkeys(records)
        if not records:
            unknown.append(key)
    return list(found), unknown


def rests_on(scene: LectureScene, ids: AbstractSet[str], archive: Archive) -> bool:
    """Whether any of the records that a scene rests on is among these."""
    return any(record.id in ids for record in facts_of(scene, archive)[0])


def records_of(key: str, archive: Archive) -> Iterable[Fact]:
    """By id; a series stands for all its rows, a year for the arrivals of that year."""
    tables: tuple[Mapping[str, Fact], ...] = (
        archive.events, archive.corridors, archive.places, archive.claims, archive.flows,
        archive.series, archive.arrivals,
    )  # fmt: skip
    known = next((table[key] for table in tables if key in table), None)
    return [known] if known else archive.observations_of(key)


class Cited(NamedTuple):
    """`named` are those of the line, in its order; `every` are all, those first."""

    named: tuple[Source, ...]
    every: tuple[Source, ...]


def cited(scene: LectureScene, archive: Archive) -> Cited:
    """Sources of what is shown and said, then of the other facts named; last those of the pick."""
    shown = records_of_all(scene.shows.facts, archive)
    named = records_of_all(scene.facts, archive)
    text = screen(scene)
    said = [record for record in named if _is_said(record, text)]
    picked = records_of_all([scene.stage.pick] if scene.stage and scene.stage.pick else [], archive)
    charted = chart_of(scene.shows.chart, archive) if scene.layout is Layout.CHART else None
    own = list(dict.fromkeys([*_quoted(scene, archive), *_of(archive, shown, said, named)]))
    if charted:
        own += [source for source in _of(archive, charted.records) if source not in own]
    every = dict.fromkeys([*own, *_of(archive, picked)])
    return Cited(tuple(own or every), tuple(every))


def records_of_all(keys: Iterable[str], archive: Archive) -> list[Fact]:
    return [record for key in keys for record in records_of(key, archive)]


def _quoted(scene: LectureScene, archive: Archive) -> list[Source]:
    source = scene.shows.quote and archive.sources.get(scene.shows.quote.source)
    return [source] if source else []


def _of(archive: Archive, *groups: Iterable[Fact]) -> list[Source]:
    """In their order; of each group those that were read before those that were not."""
    found = [[s for record in group for s in archive.sources_of(record)] for group in groups]
    return [source for own in found for source in sorted(own, key=lambda source: not source.read)]


def _is_said(record: Fact, text: str) -> bool:
    """Whether a text has the number of a record, or two of the long words of its name."""
    match record:
        case Number():
            return any(_stands(n, text) for n in (record.value, record.low, record.high) if n)
        case Arrivals():
            return _stands(record.total, text)
        case Event() | Claim():
            name = record.title if isinstance(record, Event) else record.claim
            return len(long_words(name) & long_words(text)) >= ALIKE
        case Corridor() | Place():
            return record.name in text
        case _:
            return False


def _stands(number: float, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(_digits(number))}(?![\d]|[.,]\d)", text) is not None


def _digits(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def long_words(text: str) -> set[str]:
    """Of Korean the first two letters, which stay whatever is written on to a word."""
    return {word.lower() for word in LONG.findall(text)}
