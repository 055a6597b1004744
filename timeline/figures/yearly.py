"""Published counts of whole years that make a series: the same bars on Routes and on a card."""

from collections.abc import Iterable

from geodata.dates import Date
from geodata.records import Flow
from timeline.scene import decimal_year, end_of

FEWEST_YEARS = 4
A_YEAR = 1.01


def stretch(when: Date | None) -> tuple[float, float] | None:
    """Begin and end of a period in decimal years; None where an end is open or unknown."""
    if when is None or when.first is None or when.last is None:
        return None
    return decimal_year(when.first), end_of(when.last)


def yearly(flows: Iterable[Flow]) -> tuple[Flow, ...]:
    """The rows of a series by year: one unit, one first month, no year twice; or nothing."""
    series: dict[tuple[str, int], dict[int, Flow]] = {}
    for flow in flows:
        if flow.value is not None and is_a_year(flow.period) and flow.period and flow.period.first:
            first = flow.period.first
            series.setdefault((flow.unit, first.month), {}).setdefault(first.year, flow)
    longest = max(series.values(), key=len) if series else {}
    return tuple(longest.values()) if len(longest) >= FEWEST_YEARS else ()


def is_a_year(when: Date | None) -> bool:
    known = stretch(when)
    return known is not None and 0.99 < known[1] - known[0] < A_YEAR
