"""Stages of a journey: numbered without gaps, their durations with a unit."""

from collections import Counter
from collections.abc import Iterator

from geodata.records import Problem
from geodata.tables import Facts


def stages_out_of_order(facts: Facts) -> Iterator[Problem]:
    """`seq` counts 1, 2, 3 in the order of the rows of a journey, unless a row is unreadable."""
    if facts.journeys.faulty:
        return
    counted: Counter[str] = Counter()
    for number, stage in facts.journeys.rows:
        counted[stage.corridor_id] += 1
        right = counted[stage.corridor_id]
        if stage.seq != right:
            message = f"the stages of a journey are numbered without gaps; write {right}"
            yield facts.journeys.problem(number, "seq", stage.seq, message)


def durations_that_make_no_sense(facts: Facts) -> Iterator[Problem]:
    """A unit stands with a duration and a duration with a unit; the shortest comes first."""
    for number, stage in facts.journeys.rows:
        low, high = stage.duration_low, stage.duration_high
        timed = low is not None or high is not None
        if timed and stage.unit is None:
            message = "a duration has a unit; write days, weeks, months or years"
            yield facts.journeys.problem(number, "unit", "", message)
        elif stage.unit and not timed:
            message = "no duration is given; leave it empty"
            yield facts.journeys.problem(number, "unit", stage.unit, message)
        elif low is not None and high is not None and low > high:
            message = f"low is above high; write at most {high:g}"
            yield facts.journeys.problem(number, "duration_low", f"{low:g}", message)
