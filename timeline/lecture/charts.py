"""Any chart of Numbers, Check the story or Routes, by its id, as a scene shows it."""

from collections.abc import Mapping, Sequence

from geodata import wording
from geodata.archive import Archive
from geodata.records import Arrivals, Fact
from timeline.claims.charts.evidence import evidence_of
from timeline.delivery.charts import made, published
from timeline.delivery.wire import ChartHead
from timeline.figures.chart import Chart, Maker
from timeline.lecture.wire import ToldChart
from timeline.numbers.charts.sections import makers as of_numbers
from timeline.once import once
from timeline.routes.cards import makers as of_routes
from timeline.stage.staged import staged
from timeline.text import Words


@once(most=4)
def makers(archive: Archive) -> Mapping[str, Maker]:
    """Every chart by the id that its address has."""
    scene = staged(archive).scene
    evidence = (make for claim in archive.claims for make in evidence_of(claim, archive).makers)
    claimed = {made(make, archive, scene).id: make for make in evidence}
    return {**of_routes(archive), **claimed, **of_numbers(archive)}


def chart_of(key: str, archive: Archive) -> Chart | None:
    """None where there is none of this id, or nothing to draw in it."""
    found = _published(key, archive)
    return found[0] if found else None


def _published(key: str, archive: Archive) -> tuple[Chart, ChartHead] | None:
    make = makers(archive).get(key)
    found = published(make, archive, staged(archive).scene) if make else None
    return found if found and found[0].records else None


def told_chart(key: str, mark: Sequence[int], archive: Archive, words: Words) -> ToldChart | None:
    """With the change between two marked years in words, where both have one number of people."""
    found = _published(key, archive)
    if found is None:
        return None
    chart, head = found
    return {
        "id": chart.id,
        "title": chart.title,
        "counts": chart.counts,
        "alt": chart.alt,
        "over_years": chart.over_years,
        "figures": head["figures"],
        "mark": list(mark) if chart.over_years else [],
        "change": _change(chart.records, mark, words),
    }


def _change(records: Sequence[Fact], mark: Sequence[int], words: Words) -> str:
    totals = {
        row.period.first.year: row.total
        for row in records
        if isinstance(row, Arrivals) and row.period.first
    }
    if len(mark) != 2 or not all(totals.get(year) for year in mark):
        return ""
    before, after = totals[mark[0]], totals[mark[1]]
    say = words["lectures"]["fewer" if after < before else "more_people"]
    n = round(100 * abs(after - before) / before)
    return say.format(n=wording.number(n, words.language)) if n else ""
