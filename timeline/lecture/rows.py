"""The numbers of a chart, or what a number is made of, as rows that a slide draws by itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodata.dates import in_words
from geodata.records import Arrivals, Event, Number
from geodata.wording import bare_year
from timeline.figures.chart import Chart
from timeline.lecture.number import WHOLE
from timeline.lecture.wire import ToldNumber
from timeline.naming import amount
from timeline.style import Theme
from timeline.text import Words

MOST_ROWS, MOST_SERIES = 40, 12  # more no slide can name
MANY = 9  # parts, above which they stand side by side as years do
Value = float | None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """`is_low`: it is the lower end of the series before it, which is seen from there on.

    `said` are its values in words, blank where the value alone says it; empty where each does.
    """

    name: str
    values: tuple[Value, ...]
    colour: str
    is_low: bool = False
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartRows:
    """`upright` over years, else a list; `marked` are the numbers of categories in full colour."""

    categories: tuple[str, ...]
    series: tuple[SeriesRow, ...]
    upright: bool
    is_number: bool = False  # whose own number stands large
    bars: bool = True
    stacked: bool = False
    marked: frozenset[int] = frozenset()


def of_chart(chart: Chart, mark: Sequence[int], words: Words, theme: Theme) -> ChartRows | None:
    """None where it is no chart of numbers of one unit, or has more than a slide can name."""
    arrivals = [row for row in chart.records if isinstance(row, Arrivals)]
    numbers = [row for row in chart.records if isinstance(row, Number)]
    if arrivals and not numbers:
        return _arrivals(arrivals, mark, words, theme)
    if chart.records and all(isinstance(row, Event) for row in chart.records):
        return _counted(chart, mark, words.language, theme)
    if len(numbers) != len(chart.records) or len({row.unit for row in numbers}) != 1:
        return None
    named = _named(chart, words)
    if chart.over_years:
        return _over_years(chart, numbers, named, words, theme)
    return _listed(numbers, named, words, theme) if len(numbers) <= MOST_ROWS else None


def of_number(number: ToldNumber, words: Words, theme: Theme) -> ChartRows | None:
    """What it is made of, or who gives what; None where nothing is told of that."""
    parts = number["parts"]
    if not 0 < len(parts) <= MOST_ROWS:
        return None
    own = tuple(part["who"] for part in parts)
    name = number["unit"] or words["numbers"]["columns"]["value"]
    lows = tuple(part["low"] or None for part in parts)
    highs = tuple(part["high"] for part in parts)
    said = tuple(part["said"] if part["low"] else "" for part in parts)
    series = _ends(SeriesRow(name, highs, theme.women, said=said), lows, theme, words)
    return ChartRows(own, series, len(parts) > MANY, is_number=True)


def _arrivals(
    rows: Sequence[Arrivals], mark: Sequence[int], words: Words, theme: Theme
) -> ChartRows:
    """Women and men of each year; a row of several years is none of them, and is left out."""
    years = {row.period.first.year: row for row in rows if row.period.first}
    own = range(min(years), max(years) + 1)
    found = [years.get(year) for year in own]
    lanes = words["lanes"]
    series = (
        SeriesRow(lanes["women"], tuple(row and row.female for row in found), theme.women),
        SeriesRow(lanes["men"], tuple(row and row.male for row in found), theme.men_pale),
        SeriesRow(lanes["unknown_sex"], tuple(_unknown(row) for row in found), theme.unknown_sex),
    )
    kept = tuple(row for row in series if any(value is not None for value in row.values))
    marked = frozenset(number for number, year in enumerate(own) if year in mark)
    return ChartRows(tuple(map(str, own)), kept, upright=True, stacked=True, marked=marked)


def _counted(chart: Chart, mark: Sequence[int], language: str, theme: Theme) -> ChartRows | None:
    """Events by kind, as the table has them; None where there are more kinds than colours."""
    (_, *names, _), rows = chart.table.columns, chart.table.rows
    if len(names) > len(theme.traces):
        return None
    series = tuple(
        SeriesRow(name, tuple(float(row[at] or 0) or None for row in rows), colour)
        for at, (name, colour) in enumerate(zip(names, theme.traces, strict=False), 1)
    )
    own = tuple(str(row[0]) for row in rows)
    years = {bare_year(year, language) for year in mark}
    marked = frozenset(number for number, name in enumerate(own) if name in years)
    return ChartRows(own, series, upright=True, stacked=True, marked=marked)


def _unknown(row: Arrivals | None) -> Value:
    return row.total if row and row.female is None else None


def _named(chart: Chart, words: Words) -> Mapping[str, str]:
    """What each row counts, as the table of the chart says it."""
    table, what = chart.table, words["numbers"]["columns"]["what"]
    if what not in table.columns or len(table.facts) != len(table.rows):
        return {}
    at = table.columns.index(what)
    found = zip(table.facts, table.rows, strict=True)
    return {fact.id: _once(str(row[at])) for fact, row in found if str(row[at]) != WHOLE}


def _once(name: str) -> str:
    """A name whose parts say nothing twice, as that of a series of one category does."""
    parts = {part.casefold(): part for part in reversed(name.split(", "))}
    return ", ".join(reversed(parts.values()))


def _over_years(
    chart: Chart, rows: Sequence[Number], named: Mapping[str, str], words: Words, theme: Theme
) -> ChartRows | None:
    """Each year once, with gaps where nothing is published.

    A range has a series for either end, and a number of several years one of its own, which is as
    long as they are. None where a series has two numbers of one year.
    """
    found: dict[str, tuple[str, dict[int, float]]] = {}
    groups: dict[str, list[Number]] = {}
    for row in rows:
        groups.setdefault(named.get(row.id) or chart.title, []).append(row)
    for number, (name, own) in enumerate(groups.items()):
        colour = theme.traces[number % len(theme.traces)]
        to_date = all(row.period and not row.period.first for row in own)
        for row in own:
            for label, value in _values(row, name, words, to_date=to_date):
                values = found.setdefault(label, (colour, {}))[1]
                if any(year in values for year in _years(row)):
                    return None
                values |= dict.fromkeys(_years(row), value)
    known = {year for _, values in found.values() for year in values}
    if not known or len(found) > MOST_SERIES:
        return None
    years = range(min(known), max(known) + 1)
    drawn = chart.draw(theme)["data"]
    if any(map(_is_stepped, drawn)):
        _carry_on(found)
    series = tuple(
        SeriesRow(label, tuple(map(values.get, years)), colour)
        for label, (colour, values) in found.items()
    )
    bars = any(own["type"] == "bar" and any(own["y"]) for own in drawn)
    return ChartRows(tuple(map(str, years)), series, upright=True, bars=bars)


def _is_stepped(trace: Mapping[str, Any]) -> bool:
    """Whether it is drawn as levels, each of which stands until the next one."""
    values = trace.get("y") or ()
    levels = zip(values[::3], values[1::3], values[2::3], strict=False)
    return (
        trace.get("mode") == "lines"
        and len(values) > 2
        and all(first == last and gap is None for first, last, gap in levels)
    )


def _carry_on(found: Mapping[str, tuple[str, dict[int, float]]]) -> None:
    """Fill the years up to the next level of one colour, which tells what is counted."""
    begun: dict[str, set[int]] = {}
    for colour, values in found.values():
        begun.setdefault(colour, set()).update(values)
    for colour, values in found.values():
        for year in sorted(values):
            later = min((other for other in begun[colour] if other > year), default=year + 1)
            values.update(dict.fromkeys(range(year, later), values[year]))


def _years(row: Number) -> range:
    """What a number lies in; one of all up to a time lies at that time."""
    when = row.period
    first, last = (when.first, when.last) if when else (None, None)
    if last is None:
        return range(first.year, first.year + 1) if first else range(0)
    return range(first.year if first else last.year, last.year + 1)


def _values(row: Number, name: str, words: Words, *, to_date: bool) -> Iterator[tuple[str, float]]:
    """Its series and number; those of both ends where it is a range."""
    alone = row.period and not row.period.first and not to_date
    when = in_words(row.period, words.language) if row.period else ""
    label = f"{name}, {when}" if alone or len(_years(row)) > 1 else name
    columns = words["numbers"]["columns"]
    if row.value is not None:
        yield label, row.value
        return
    for end, value in ((columns["low"], row.low), (columns["high"], row.high)):
        if value is not None:
            yield f"{label}: {end}", value


def _listed(
    rows: Sequence[Number], named: Mapping[str, str], words: Words, theme: Theme
) -> ChartRows:
    """A line each, from top to bottom; a range from its lower to its upper end."""
    own = tuple(_line(row, named, words) for row in rows)
    said = tuple(_bounded(row, words) for row in rows)
    highs = tuple(row.value if row.high is None else row.high for row in rows)
    lows = tuple(row.low if row.high is not None else None for row in rows)
    shown = tuple(
        high if high is not None else row.low for high, row in zip(highs, rows, strict=True)
    )
    name = words["numbers"]["columns"]["value"]
    high = SeriesRow(name, shown, theme.traces[0], said=said)
    return ChartRows(own, _ends(high, lows, theme, words), upright=False)


def _line(row: Number, named: Mapping[str, str], words: Words) -> str:
    when = row.period_text or (in_words(row.period, words.language) if row.period else "")
    return ", ".join(filter(None, (when, named.get(row.id, ""))))


def _bounded(row: Number, words: Words) -> str:
    """In words where it is more, or less, than one number."""
    return amount(row, words.language) if row.value is None or row.low is not None else ""


def _ends(
    high: SeriesRow, lows: Sequence[Value], theme: Theme, words: Words
) -> tuple[SeriesRow, ...]:
    if not _any(lows):
        return (high,)
    low = SeriesRow(words["numbers"]["columns"]["low"], tuple(lows), theme.paper, is_low=True)
    return (high, low)


def _any(values: Iterable[Value]) -> bool:
    return any(value is not None for value in values)
