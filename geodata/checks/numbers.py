"""Numbers that contradict each other."""

import re
from collections.abc import Collection, Iterator

from geodata.dates import Precision
from geodata.problems import Problem
from geodata.records import Arrivals, Number, Observation
from geodata.sentences import Sentence, say
from geodata.tables import Facts, Table

GROWTH = "growth"  # in the key of a series whose percentages may be negative or above a hundred
_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_DAY = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
CLAIM_FIGURE = re.compile(rf"[a-z][a-z0-9_]*=({_NUMBER}(-{_NUMBER})?|{_DAY}|[a-z][a-z_]*)")


def values_outside_their_bounds(facts: Facts) -> Iterator[Problem]:
    """Low <= value <= high, as far as they are given."""
    for table in (facts.flows, facts.series):
        for number, row in table.rows:
            if row.low is not None and row.high is not None and row.low > row.high:
                said = say("numbers.low_above_high", high=f"{row.high:g}")
                yield table.problem(number, "low", f"{row.low:g}", said)
            elif row.value is not None and not _within(row.value, row):
                said = _outside(row)
                yield table.problem(number, "value", f"{row.value:g}", said)


def _within(value: float, row: Number) -> bool:
    return (row.low is None or value >= row.low) and (row.high is None or value <= row.high)


def _outside(row: Number) -> Sentence:
    low, high = f"{row.low:g}" if row.low is not None else "", f"{row.high or 0:g}"
    if row.high is None:
        return say("numbers.below", low=low)
    return say("numbers.outside", low=low, high=high) if low else say("numbers.above", high=high)


def impossible_percentages(facts: Facts) -> Iterator[Problem]:
    """A share lies from 0 to 100; a rate of growth need not."""
    for table in (facts.flows, facts.series):
        for number, row in table.rows:
            if not row.unit.startswith("percent") or _is_growth(row):
                continue
            for column in ("value", "low", "high"):
                share: float | None = getattr(row, column)
                if share is not None and not 0 <= share <= 100:
                    said = say("numbers.share")
                    yield table.problem(number, column, f"{share:g}", said)


def _is_growth(row: Number) -> bool:
    return isinstance(row, Observation) and GROWTH in row.series


def series_of_two_minds(facts: Facts) -> Iterator[Problem]:
    """A series has one label, and one unit for each category; its first row has it right."""
    first: dict[tuple[str, ...], tuple[int, str]] = {}
    for number, row in facts.series.rows:
        for column, key, text in (
            ("label", ("label", row.series), row.label),
            ("unit", ("unit", row.series, row.category), row.unit),
        ):
            at, right = first.setdefault(key, (number, text))
            if text != right:
                said = say("numbers.two_minds", row=str(at), right=right)
                yield facts.series.problem(number, column, text, said)


def sexes_that_do_not_add_up(facts: Facts) -> Iterator[Problem]:
    """Male + female = total; one of them never stands alone."""
    for number, row in facts.arrivals.rows:
        if row.male is not None and row.female is not None:
            if row.male + row.female != row.total:
                right = row.male + row.female
                said = say("numbers.sexes", men=str(row.male), women=str(row.female), n=right)
                yield facts.arrivals.problem(number, "total", row.total, said)
        elif row.male is not None or row.female is not None:
            column = "male" if row.male is None else "female"
            said = say("numbers.one_sex")
            yield facts.arrivals.problem(number, column, "", said)


def arrivals_that_miss_the_published_total(
    facts: Facts, totals: Collection[str]
) -> Iterator[Problem]:
    """The years add up to the newest published total, and to the one that closes the block.

    Totals are rows of the series `totals`. The block are the years whose sexes were published only
    together. Other totals are of earlier vintages, which the yearly table has revised.
    """
    sums, published = _sums(facts.arrivals), _year_end_totals(facts.series, totals)
    years = sorted(sums.keys() & published.keys())
    blocks = [year for year in _years_without_sex(facts.arrivals) if year in years]
    for year in sorted({*years[-1:], *blocks[-1:]}):
        (number, total, added), (at, right) = sums[year], published[year]
        if added != right:
            said = say(
                "numbers.total", year=str(year), added=added, right=round(right), row=str(at)
            )
            yield facts.arrivals.problem(number, "total", total, said)


def _years_without_sex(arrivals: Table[Arrivals]) -> list[int]:
    rows = [row for _, row in arrivals.rows if row.male is None and row.female is None]
    return [row.period.last.year for row in rows if row.period.last]


def _sums(arrivals: Table[Arrivals]) -> dict[int, tuple[int, int, int]]:
    """By year: row number, total of the row, sum to its end. Empty where a row is missing."""
    sums: dict[int, tuple[int, int, int]] = {}
    if arrivals.faulty or not arrivals.readable:
        return sums
    dated = [(row.period.last, number, row.total) for number, row in arrivals.rows]
    added = 0
    for last, number, total in sorted((d, n, t) for d, n, t in dated if d):
        added += total
        sums[last.year] = number, total, added
    return sums


def _year_end_totals(
    series: Table[Observation], totals: Collection[str]
) -> dict[int, tuple[int, float]]:
    """By year: row number and value of the total published for the end of December."""
    rows = [(n, row) for n, row in series.rows if row.series in totals]
    return {
        row.period.last.year: (number, row.value)
        for number, row in rows
        if row.category == "total"
        and row.value is not None
        and row.period
        and row.period.last
        and (row.period.last.month, row.period.last.day) == (12, 31)
        and row.period.precision is Precision.MONTH
    }


def unreadable_claim_figures(facts: Facts) -> Iterator[Problem]:
    """`name=value; name=value`; a value is a number, a span of numbers, a date or a word."""
    for number, claim in facts.claims.rows:
        for part in claim.figures.split(";"):
            if not CLAIM_FIGURE.fullmatch(part.strip()):
                said = say("numbers.claim_figures")
                yield facts.claims.problem(number, "figures", part.strip(), said)
