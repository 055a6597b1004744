"""Legs of a corridor: numbered without gaps, each going on from a place already reached."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from geodata.problems import Problem
from geodata.records import Leg
from geodata.sentences import Sentence, say
from geodata.tables import Facts, Table

ALTERNATIVE_START = "alternative start"


class LegInOrder(NamedTuple):
    """A leg, the one above it in its corridor, and whether a row between them was unreadable."""

    number: int
    leg: Leg
    above: Leg | None
    torn: bool


def breaks_in_the_order(facts: Facts) -> Iterator[Problem]:
    """`seq` counts 1, 2, 3 in the order of the rows of a corridor; a gap is told once."""
    for steps in _corridors(facts.legs):
        for place, (number, leg, above, torn) in enumerate(steps, start=1):
            follows = above is not None and leg.seq == above.seq + 1
            if leg.seq != place and not follows and not torn:
                said = say("legs.order", right=str(place))
                yield facts.legs.problem(number, "seq", leg.seq, said)


def legs_that_do_not_join(facts: Facts) -> Iterator[Problem]:
    """A leg starts where the leg above ends, unless it is a branch.

    A branch may start at any place that the corridor used before, or elsewhere when its note says
    `alternative start`.
    """
    for steps in _corridors(facts.legs):
        used: set[str] = set()
        unsure = False
        for number, leg, above, torn in steps:
            unsure = unsure or torn
            if above and not unsure and not _joins(leg, above, used):
                said = _advice(leg, above)
                yield facts.legs.problem(number, "from_place", leg.from_place, said)
            used |= {leg.from_place, leg.to_place}


def legs_that_go_nowhere(facts: Facts) -> Iterator[Problem]:
    for number, leg in facts.legs.rows:
        if leg.from_place == leg.to_place:
            said = say("legs.nowhere")
            yield facts.legs.problem(number, "to_place", leg.to_place, said)


def _corridors(legs: Table[Leg]) -> list[list[LegInOrder]]:
    """The steps of each corridor; for `torn` the nearest leg stands above its first one."""
    corridors: dict[str, list[LegInOrder]] = {}
    faulty, nearest = sorted(legs.faulty), 0
    for number, leg in legs.rows:
        steps = corridors.setdefault(leg.corridor_id, [])
        last = steps[-1].number if steps else nearest
        torn = bisect_right(faulty, last) < bisect_left(faulty, number)
        steps.append(LegInOrder(number, leg, steps[-1].leg if steps else None, torn))
        nearest = number
    return list(corridors.values())


def _joins(leg: Leg, above: Leg, used: set[str]) -> bool:
    if leg.from_place == above.to_place:
        return True
    return leg.is_branch and (leg.from_place in used or ALTERNATIVE_START in leg.note)


def _advice(leg: Leg, above: Leg) -> Sentence:
    if leg.is_branch:
        return say("legs.branch", alternative=ALTERNATIVE_START)
    return say("legs.apart", above=above.to_place)
