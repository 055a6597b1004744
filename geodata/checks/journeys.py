"""Stages of a journey: numbered without gaps, their durations with a unit."""

from collections import Counter
from collections.abc import Iterator

from geodata.problems import Problem
from geodata.sentences import say
from geodata.tables import Facts
from geodata.vocabularies import Duration


def stages_out_of_order(facts: Facts) -> Iterator[Problem]:
    """`seq` counts 1, 2, 3 in the order of the rows of a journey, unless a row is unreadable."""
    if facts.journeys.faulty:
        return
    counted: Counter[str] = Counter()
    for number, stage in facts.journeys.rows:
        counted[stage.corridor_id] += 1
        right = counted[stage.corridor_id]
        if stage.seq != right:
            said = say("journeys.order", right=str(right))
            yield facts.journeys.problem(number, "seq", stage.seq, said)


def durations_that_make_no_sense(facts: Facts) -> Iterator[Problem]:
    """A unit stands with a duration and a duration with a unit; the shortest comes first."""
    for number, stage in facts.journeys.rows:
        low, high = stage.duration_low, stage.duration_high
        timed = low is not None or high is not None
        if timed and stage.unit is None:
            said = say("journeys.no_unit", units=tuple(Duration))
            yield facts.journeys.problem(number, "unit", "", said)
        elif stage.unit and not timed:
            said = say("journeys.no_duration")
            yield facts.journeys.problem(number, "unit", stage.unit, said)
        elif low is not None and high is not None and low > high:
            said = say("numbers.low_above_high", high=f"{high:g}")
            yield facts.journeys.problem(number, "duration_low", f"{low:g}", said)
