"""Any year of arrival in words and shares: what the reader can play with."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.charts import NOTHING, About
from geodata.dates import in_words, until
from geodata.records import Arrivals, Event, Observation
from geodata.wording import number
from timeline.naming import with_unit
from timeline.numbers.charts.form import rows_of, vintage
from timeline.numbers.charts.origins import newest
from timeline.style import Theme
from timeline.text import Words

NAMED_PROVINCES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its colour is one of `colours`; `share` in per cent."""

    words: str
    share: float
    colour: str


@dataclass(frozen=True, slots=True)
class YearBar:
    """Parts of one whole; none where nothing is published."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of arrival: what is said of it, the bars, and what happened."""

    said: tuple[str, ...]
    bars: tuple[YearBar, ...]
    events: tuple[Event, ...]


def any_year(archive: Archive, words: Words) -> dict[int, Year]:
    """Every year for which arrivals are published; the bucket before them is none."""
    rows = [row for row in archive.arrivals.values() if row.period.first]
    return {_first(row): _year(row, archive, words) for row in rows}


def colours(theme: Theme) -> dict[str, str]:
    """The colours that parts of bars name."""
    traces = {f"trace-{i}": colour for i, colour in enumerate(theme.traces)}
    return traces | {"women": theme.women, "men": theme.men_pale, "rest": theme.unknown_sex}


def _first(row: Arrivals) -> int:
    return row.period.first.year if row.period.first else 0


def _year(row: Arrivals, archive: Archive, words: Words) -> Year:
    year, phrases = _first(row), words["numbers"]["years"]
    origin, origins = _origin(year, archive, words, phrases)
    said = (
        _came(row, archive, words),
        _split(row, archive, words),
        _beside(row, archive, phrases),
        origin,
    )
    events = [
        event
        for event in archive.events.values()
        if _about(archive).takes(event)
        and any(day and day.year == year for day in (event.when.first, event.when.last))
    ]
    bars = (_sexes(row, phrases), *origins)
    return Year(tuple(filter(None, said)), bars, tuple(events))


def _about(archive: Archive) -> About:
    """What explains the chart of arrivals explains a year of them."""
    charts = archive.charts
    found = (charts.explains(chart) for chart in charts.charts if chart.form == "arrivals")
    return next(found, NOTHING)


def _came(row: Arrivals, archive: Archive, words: Words) -> str:
    rows = list(archive.arrivals.values())
    everyone = sum(one.total for one in rows)
    share = _percent(row.total, everyone)
    last = max(one.period.last.year for one in rows if one.period.last)
    phrases, total = words["numbers"]["years"], words["counted"]["people"].format(n=row.total)
    year = {"year": row.period.text, "total": total}
    return phrases["came"].format(
        **year, share=share, all=number(everyone, phrases.language), last=last
    )


def _split(row: Arrivals, archive: Archive, words: Words) -> str:
    phrases, counted = words["numbers"]["years"], words["counted"]
    if row.female is not None and row.male is not None:
        people = {"women": row.female, "men": row.male}
        return phrases["split"].format(
            **{key: counted[key].format(n=n) for key, n in people.items()},
            women_share=_percent(row.female, row.total),
            men_share=_percent(row.male, row.total),
        )
    block = _block(row, archive)
    return (
        phrases["no_split"].format(
            period=in_words(block.period, phrases.language), share=f"{block.value:g}"
        )
        if block and block.period
        else phrases["sex_unknown"].format(year=row.period.text)
    )


def _block(row: Arrivals, archive: Archive) -> Observation | None:
    """The share of women in several years together, of which this is one."""
    for share in rows_of(archive, archive.charts.years.women):
        when = share.period
        first, last = (when.first, when.last) if when and when.is_span else (None, None)
        if first and last and first.year <= _first(row) <= last.year and share.value is not None:
            return share
    return None


def _beside(row: Arrivals, archive: Archive, phrases: Words) -> str:
    """The step from the year before, where that is a year."""
    years = {
        one.period.first.year: one.total for one in archive.arrivals.values() if one.period.first
    }
    before = years.get(row.period.first.year - 1) if row.period.first else None
    if before is None:
        return ""
    step = row.total - before
    key = "same" if step == 0 else "more" if step > 0 else "fewer"
    return phrases[key].format(n=number(abs(step), phrases.language))


def _sexes(row: Arrivals, phrases: Words) -> YearBar:
    if row.female is None or row.male is None:
        return YearBar(phrases["sex_unknown"].format(year=row.period.text), ())
    sexes = (("women", row.female), ("men", row.male))
    parts = [_part(phrases[key], n, row.total, key, phrases) for key, n in sexes]
    return YearBar(phrases["sex"].format(year=row.period.text), tuple(parts))


def _origin(
    year: int, archive: Archive, words: Words, phrases: Words
) -> tuple[str, tuple[YearBar, ...]]:
    """What is published of the year itself, in words; and everyone's origins as a bar."""
    ours = [
        r
        for r in rows_of(archive, archive.charts.years.origins_of_year)
        if r.period and r.period.text == str(year)
    ]
    said = " ".join(
        phrases["origin_year"].format(year=year, what=r.part, number=with_unit(r, words.language))
        for r in ours
    )
    latest = newest(rows_of(archive, archive.charts.years.origins))
    bars = (_provinces(latest, year, phrases),) if latest else ()
    return said or phrases["origin_none"].format(year=year), bars


def _provinces(latest: Sequence[Observation], year: int, phrases: Words) -> YearBar:
    ranked = sorted(latest, key=lambda row: -(row.value or 0))
    everyone = sum(row.value or 0 for row in ranked)
    named, rest = ranked[:NAMED_PROVINCES], sum(row.value or 0 for row in ranked[NAMED_PROVINCES:])
    parts = [
        _part(row.part, row.value or 0, everyone, f"trace-{i}", phrases)
        for i, row in enumerate(named)
    ]
    when = vintage(latest[0])
    title = phrases["origin"].format(
        when=in_words(until(when), phrases.language) if when else "", year=year
    )
    return YearBar(title, (*parts, _part(phrases["others"], rest, everyone, "rest", phrases)))


def _part(name: str, n: float, whole: float, colour: str, phrases: Words) -> Part:
    share = 100 * n / whole if whole else 0.0
    words = phrases["part"].format(
        name=name, share=_percent(n, whole), n=number(n, phrases.language)
    )
    return Part(words, round(share, 2), colour)


def _percent(n: float, whole: float) -> str:
    return f"{100 * n / whole:.1f}" if whole else "0"
