"""What all charts of series share: their rows, words, tables, and the events beside them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from geodata.archive import Archive
from geodata.charts import About
from geodata.dates import Date, in_words
from geodata.records import Event, Observation
from timeline.figures.chart import NARROW, NARROW_LIST, Cell, Chart, ChartTable, Figure
from timeline.naming import as_published, begun, unit_words, with_unit
from timeline.text import Words

COLUMNS = ("period", "what", "value", "low", "high", "unit", "as_of", "maker", "note")
PERCENT = "percent"


def rows_of(
    archive: Archive, series: Iterable[str], parts: Sequence[str] = ()
) -> tuple[Observation, ...]:
    """The rows of some series, or some categories of them; none that no source we read carries."""
    rows = [row for name in series for row in archive.observations_of(name)]
    return tuple(
        row for row in rows if archive.is_verified(row) and (not parts or row.category in parts)
    )


def series_chart(  # noqa: PLR0913 - what charts of series differ in
    key: str,
    rows: Sequence[Observation],
    archive: Archive,
    words: Words,
    draw: Callable[..., Figure],
    alt: str,
    events: tuple[Event, ...] | None = None,
    *,
    unlike: bool = False,
) -> Chart:
    """The chart `key` of the catalogue; it lies over years where it has `events`, even none.

    Numbers that are `unlike` are sentences, as a single one is.
    """
    phrases = words["charts"][key]
    return Chart(
        id=key,
        title=phrases["title"],
        counts=phrases["counts"],
        leaves_out=" ".join([phrases["leaves_out"], *_unread(rows, archive, words)]),
        alt=alt,
        draw=partial(draw, narrow=False),
        narrow=partial(draw, narrow=True),
        table=table(rows, archive, words, phrases.get("names", {})),
        records=tuple(rows),
        events=events or (),
        over_years=events is not None,
        narrow_below=NARROW if events is not None else NARROW_LIST,
        sentence=_sentences(rows, words, phrases.get("names", {}))
        if unlike or len(rows) == 1
        else "",
    )


def _sentences(rows: Sequence[Observation], words: Words, named: Words) -> str:
    """Each number in words."""
    return begun("; ".join(_sentence(row, words, named) for row in rows))


def _sentence(row: Observation, words: Words, named: Words) -> str:
    what = ", ".join(filter(None, (named.get(row.series), row.part, period_words(row, words))))
    return f"{what}: {with_unit(row, words.language)}"


def _unread(rows: Iterable[Observation], archive: Archive, words: Words) -> Iterable[str]:
    """How many rows of the series are left out, if any are."""
    known = {row.series for row in rows}
    alike = [row for row in archive.series.values() if row.series in known]
    n = sum(not archive.is_verified(row) for row in alike)
    return [words["numbers"]["left_out"].format(n=n)] if n else []


def period_words(row: Observation, words: Words) -> str:
    """The period as its source has it, else as a reader says it; blank where none is known."""
    return row.period_text or (in_words(row.period, words.language) if row.period else "")


def told(what: str, row: Observation, words: Words) -> str:
    """A row as it is read out: what it is, the number, and what a reader must know."""
    said = f"{what}: {with_unit(row, words.language)}"
    return f"{said}. {row.note}" if row.note else said


def announced(row: Observation) -> bool:
    """Whether it was stated before its time had come: a plan, not yet a fact."""
    stated, begins = row.as_of and row.as_of.last, row.period and row.period.first
    return bool(stated and begins and stated < begins)


def vintage(row: Observation) -> Date | None:
    """The state of the data, where it was given, else the time it covers."""
    return row.as_of or row.period


def table(rows: Sequence[Observation], archive: Archive, words: Words, named: Words) -> ChartTable:
    """Every number with its maker; columns that say nothing are left out."""
    lines = [_cells(row, archive, words, named) for row in rows]
    kept = [i for i in range(len(COLUMNS)) if any(line[i] not in (None, "") for line in lines)]
    names = words["numbers"]["columns"]
    return ChartTable(
        tuple(names[COLUMNS[i]] for i in kept),
        tuple(tuple(line[i] for i in kept) for line in lines),
        tuple(rows),
    )


def _cells(row: Observation, archive: Archive, words: Words, named: Words) -> tuple[Cell, ...]:
    makers = dict.fromkeys(source.worded("publisher") for source in archive.sources_of(row))
    what = ", ".join(filter(None, (named.get(row.series), row.part)))
    stated = in_words(row.as_of, words.language) if row.as_of else None
    unit = unit_words(row.worded("unit"), words.language)
    numbers = [as_published(number) for number in (row.value, row.low, row.high)]
    return (period_words(row, words), what, *numbers, unit, stated, "; ".join(makers), row.note)


def events_for(about: About, archive: Archive, rows: Iterable[Observation]) -> tuple[Event, ...]:
    """The events that explain a chart, from a year before its first number to its last."""
    years = [day.year for row in rows if row.period for day in _days(row.period)]
    if not years:
        return ()
    first, last = min(years) - 1, max(years)
    return tuple(
        event
        for event in archive.events.values()
        if about.takes(event) and any(first <= day.year <= last for day in _days(event.when))
    )


def _days(when: Date) -> list[Any]:
    return [day for day in (when.first, when.last) if day]
