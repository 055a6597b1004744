"""What has changed since each edition, by what an address may name: for links out of citations."""

from collections.abc import Iterable, Iterator

from geodata import wording
from geodata.archive import Archive
from geodata.editions import Change, Kind, days, since
from timeline.delivery.wire import EditionRow, Editions
from timeline.lecture.built_in import built_in
from timeline.lecture.facts import rests_on
from timeline.stage.staged import staged
from timeline.text import edition_of, words_of

OF_CORRIDORS = {"legs", "journeys"}  # whose keys begin with a corridor's


def editions(archive: Archive) -> Editions:
    """In the language of an archive."""
    own = edition_of(words_of(archive))
    return {
        "now": own.version,
        "day": wording.day(own.day, archive.language),
        "past": {
            version: _row(version, wording.day(day, archive.language), archive)
            for version, day in ({} if archive.own else days()).items()
            if version != own.version
        },
    }


def _row(version: str, day: str, archive: Archive) -> EditionRow:
    found = since(version)
    named = {name for change in found for name in _named(change, archive)}
    ids = {change.id for change in found}
    scenes = {
        name: numbers
        for name, lecture in built_in(staged(archive).frame).items()
        if (
            numbers := [
                n for n, scene in enumerate(lecture.scenes, 1) if rests_on(scene, ids, archive)
            ]
        )
    }
    n = len({(own.table, own.id) for own in found})
    return {"day": day, "n": n, "ids": sorted(named), "scenes": scenes}


def _named(change: Change, archive: Archive) -> Iterator[str]:
    """What of an address a change is about; what is new was never cited, but for its chart."""
    if change.kind is not Kind.ADDED:
        yield change.id
    if change.table in OF_CORRIDORS:
        yield change.id.partition("/")[0]
    elif change.table == "flows" and (flow := archive.flows.get(change.id)):
        yield flow.corridor_id or ""
    elif change.table == "series" and (row := archive.series.get(change.id)):
        yield from charts_of(row.series, archive)


def charts_of(series: str, archive: Archive) -> Iterable[str]:
    return (chart.id for chart in archive.charts.charts if series in chart.series)
