"""Faults that need more than one cell to be seen. Each check is a function from Facts to problems.

What a fault costs: a row that can't be drawn, because a row it needs is not there, is left out
(see `references`). Every other row with a fault found here is served, and the fault told. A check
that would need a row which could not be read holds its peace: that row's fault is told already.
"""

from collections.abc import Callable, Collection, Iterator

from geodata.checks import copies, journeys, labels, legs, numbers, places, scales, spans, ways
from geodata.checks.places import Outlines
from geodata.problems import Problem
from geodata.subject import Subject
from geodata.tables import Facts

CHECKS: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    spans.ends_before_it_starts,
    spans.years_that_run_backwards,
    legs.breaks_in_the_order,
    legs.legs_that_do_not_join,
    legs.legs_that_go_nowhere,
    places.ids_that_stand_twice,
    numbers.values_outside_their_bounds,
    numbers.impossible_percentages,
    numbers.series_of_two_minds,
    numbers.sexes_that_do_not_add_up,
    numbers.unreadable_claim_figures,
    labels.short_titles_that_lack,
    labels.ranks_with_gaps,
    labels.returns_of_no_kind,
    labels.counts_without_their_parts,
    journeys.stages_out_of_order,
    journeys.durations_that_make_no_sense,
    copies.copies_that_are_none,
    copies.copies_of_copies,
    ways.ways_that_turn_their_legs,
    ways.ways_of_no_leg,
    ways.cells_that_go_together,
    ways.ways_that_join_nothing,
    scales.printed_facts,
    scales.scales_off_their_numbers,
    scales.ways_wider_than_their_numbers,
)
# What is asked of our facts alone. A reader's places are as exact as they were given.
OF_CARE: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    places.steps_finer_than_allowed,
    places.coordinates_off_their_step,
    spans.eras_that_leave_their_events,
    ways.legs_without_a_way,
)


def problems_across_rows(
    facts: Facts, subject: Subject, outlines: Outlines | None = None, totals: Collection[str] = ()
) -> list[Problem]:
    """What every check finds; `outlines` are those of the map unless others are given.

    `totals` are series that say how many had arrived by a date.
    """
    checks = CHECKS if subject.brought else (*CHECKS, *OF_CARE)
    found = [problem for check in checks for problem in check(facts)]
    if not subject.brought:
        found += ways.lines_as_drawn(facts, subject.plane)
    found += numbers.arrivals_that_miss_the_published_total(facts, totals)
    return [*found, *places.places_outside_their_country(facts, outlines)]
