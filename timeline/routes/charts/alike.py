"""Which published counts may stand on one axis: those that count the same thing.

A unit says what is counted; what it has in parentheses is who says so, or a detail.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from geodata.records import Flow
from timeline.figures.chart import is_known
from timeline.figures.yearly import A_YEAR, stretch
from timeline.text import Words

FEWEST = 3  # different numbers that make a chart; fewer read better as a list
ARRIVALS, PEOPLE = "arrivals", "persons"  # as a measure and as a unit
PARENTHESES = re.compile(r"\s*\([^)]*\)")
COUNTED = re.compile(r"\w+\(([^,)]+).*\)")
STOCK = re.compile(r"\b(?:living|hiding|settled|waiting|refugees(?! admitted))\b|^workers$")


def bare_unit(flow: Flow) -> str:
    return PARENTHESES.sub("", flow.unit).strip() or flow.unit


def measure(flow: Flow) -> str:
    """What is counted, by the same words for all that may share an axis; in English."""
    return flow.measure or bare_unit(flow)


def measure_told(flows: Sequence[Flow], phrases: Words) -> str:
    """What flows of one measure count; of 명(난민, 유엔난민기구), a counter, what it has first."""
    if said := next((flow.worded("measure") for flow in flows if flow.measure), ""):
        return said
    english, told = flows[0].unit, flows[0].worded("unit")
    if english == PEOPLE:
        return phrases["people"]
    counted = COUNTED.fullmatch(told) if told != english else None
    return counted[1] if counted else PARENTHESES.sub("", told).strip() or told


def is_stock(unit: str) -> bool:
    """Whether a unit counts how many there are at a time, not how many in a stretch of time."""
    return bool(STOCK.search(unit))


def charted(flows: Iterable[Flow]) -> tuple[tuple[Flow, ...], ...]:
    """Counts that make a chart together, in the order of their first."""
    alike: dict[str, list[Flow]] = {}
    for flow in flows:
        if is_known(flow) and not is_elsewhere(flow):
            alike.setdefault(measure(flow), []).append(flow)
    return tuple(
        tuple(rows)
        for rows in alike.values()
        if len({(row.value, row.low, row.high) for row in rows}) >= FEWEST
    )


def listed(flows: Iterable[Flow]) -> tuple[Flow, ...]:
    """Counts that stand in no chart."""
    known = list(flows)
    drawn = {flow.id for rows in charted(known) for flow in rows}
    return tuple(flow for flow in known if flow.id not in drawn)


def compared(rows: Sequence[Flow]) -> tuple[Flow, ...]:
    """Those of a chart whose lengths may be held against each other.

    They count by the unit that most of them have, and none takes in another: a total is no
    neighbour of its parts.
    """
    units = Counter(map(bare_unit, rows))
    own = [row for row in rows if units[bare_unit(row)] == max(units.values())]
    if len({bare_unit(row) for row in own}) > 1:
        return ()
    return tuple(row for row in own if not any(_takes_in(row, other) for other in own))


def _takes_in(row: Flow, other: Flow) -> bool:
    """Whether a count of the same is a part of it by its time; of a stock none is."""
    whole, part = stretch(row.period), stretch(other.period)
    if not whole or not part or whole == part or is_stock(measure(row)):
        return False
    ends = (row.from_country, row.to_country) == (other.from_country, other.to_country)
    return ends and whole[0] <= part[0] and part[1] <= whole[1]


def is_elsewhere(flow: Flow) -> bool:
    """Whether the page Numbers draws it, from the arrivals."""
    return flow.measure == ARRIVALS


def within_a_year(flow: Flow) -> bool:
    known = stretch(flow.period)
    return known is not None and known[1] - known[0] < A_YEAR
