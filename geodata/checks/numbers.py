"""Numbers that contradict each other."""

import re
from collections.abc import Collection, Iterator

from geodata.dates import Precision
from geodata.records import Arrivals, Number, Observation, Problem
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
                message = f"low is above high; write at most {row.high:g}"
                yield table.problem(number, "low", f"{row.low:g}", message)
            elif row.value is not None and not _within(row.value, row):
                message = f"the value lies outside low and high; write {_bounds(row)}"
                yield table.problem(number, "value", f"{row.value:g}", message)


def _within(value: float, row: Number) -> bool:
    return (row.low is None or value >= row.low) and (row.high is None or value <= row.high)


def _bounds(row: Number) -> str:
    low = [f"at least {row.low:g}"] if row.low is not None else []
    high = [f"at most {row.high:g}"] if row.high is not None else []
    return " and ".join(low + high)


def impossible_percentages(facts: Facts) -> Iterator[Problem]:
    """A share lies from 0 to 100; a rate of growth need not."""
    for table in (facts.flows, facts.series):
        for number, row in table.rows:
            if not row.unit.startswith("percent") or _is_growth(row):
                continue
            for column in ("value", "low", "high"):
                share: float | None = getattr(row, column)
                if share is not None and not 0 <= share <= 100:
                    message = "a share lies between 0 and 100 percent; write such a number"
                    yield table.problem(number, column, f"{share:g}", message)


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
                message = f'row {at} of this series has another; write "{right}"'
                yield facts.series.problem(number, column, text, message)


def sexes_that_do_not_add_up(facts: Facts) -> Iterator[Problem]:
    """Male + female = total; one of them never stands alone."""
    for number, row in facts.arrivals.rows:
        if row.male is not None and row.female is not None:
            if row.male + row.female != row.total:
                right = row.male + row.female
                message = (
                    f"{row.male} men and {row.female} women are {right:,}; correct one of them"
                )
                yield facts.arrivals.problem(number, "total", row.total, message)
        elif row.male is not None or row.female is not None:
            column = "male" if row.male is None else "female"
            message = "one sex is given without the other; write both or neither"
            yield facts.arrivals.problem(number, column, "", message)


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
            message = (
                f"to the end of {year} the rows add up to {added:,}, but {right:,.0f} was "
                f"published (series.csv, row {at}); correct a total"
            )
            yield facts.arrivals.problem(number, "total", total, message)


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
                message = "write name=value, parted by semicolons, as in women=12; arrived=2016-04"
                yield facts.claims.problem(number, "figures", part.strip(), message)
