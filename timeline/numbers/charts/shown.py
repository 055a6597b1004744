"""What the page Numbers does not show, and why: worked out from its charts, never by hand."""

from collections.abc import Iterable

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Observation
from timeline.figures.chart import Chart
from timeline.text import Words


def not_shown(charts: Iterable[Chart], archive: Archive, words: Words) -> list[tuple[str, str]]:
    """Rows of series that no chart draws, as (what it is, reason)."""
    records = [record for chart in charts for record in chart.records]
    drawn = {record.id for record in records}
    charted = {record.series for record in records if isinstance(record, Observation)}
    rows = [row for row in archive.series.values() if row.id not in drawn]
    return [
        (_name(row, archive.language), _reason(row, row.series in charted, archive, words))
        for row in rows
    ]


def _name(row: Observation, language: str) -> str:
    when = in_words(row.period, language) if row.period else ""
    return ", ".join(filter(None, (row.label, row.part, when)))


def _reason(row: Observation, charted: bool, archive: Archive, words: Words) -> str:  # noqa: FBT001
    phrases = words["numbers"]
    if not archive.is_verified(row):
        return phrases["unread"]
    return (
        words.get("not_shown", {}).get(row.series) or phrases["undated" if charted else "uncharted"]
    )
