"""What the page Numbers does not show, and why: worked out from its charts, never by hand."""

from collections.abc import Iterable, Mapping
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Observation
from timeline.figures.chart import Chart

Words = Mapping[str, Any]


def not_shown(charts: Iterable[Chart], archive: Archive, words: Words) -> list[tuple[str, str]]:
    """Rows of series that no chart draws, as (what it is, reason)."""
    drawn = {record.id for chart in charts for record in chart.records}
    rows = [row for row in archive.series.values() if row.id not in drawn]
    return [(_name(row), _reason(row, archive, words)) for row in rows]


def _name(row: Observation) -> str:
    when = in_words(row.period) if row.period else ""
    return ", ".join(filter(None, (row.label, row.category, when)))


def _reason(row: Observation, archive: Archive, words: Words) -> str:
    if not archive.is_verified(row):
        return words["numbers"]["unread"]
    return words["not_shown"].get(row.series) or words["numbers"]["undated"]
