"""What labels and filters need: short titles, whole ranks, kinds of return, counts with a unit."""

from collections.abc import Iterator

from geodata.cells import LABEL
from geodata.problems import Problem
from geodata.records import Corridor
from geodata.sentences import All, say
from geodata.tables import Facts
from geodata.vocabularies import Category, Importance, ReturnKind

COUNT_COLUMNS = ("count", "count_period", "count_unit", "count_sources")


def short_titles_that_lack(facts: Facts) -> Iterator[Problem]:
    """Importance 1 and 2 have a label of their own; a title cut at a word serves the rest."""
    for number, event in facts.events.rows:
        if event.short_title is None and event.importance is not Importance.THIRD:
            said = say("labels.needed", wanted=LABEL.wanted)
            yield facts.events.problem(number, "short_title", "", said)
        elif event.short_title and event.short_title.endswith("."):
            said = say("labels.full_stop")
            yield facts.events.problem(number, "short_title", event.short_title, said)


def ranks_with_gaps(facts: Facts) -> Iterator[Problem]:
    """`label_rank` counts 1, 2, 3; one rank free below the last is told, as the last one's place.

    An unreadable row may have the rank that is missing.
    """
    ranked = sorted((e.label_rank, n) for n, e in facts.events.rows if e.label_rank is not None)
    first: dict[int, int] = {}
    for rank, number in ranked:
        at = first.setdefault(rank, number)
        if at != number:
            said = say("labels.rank_twice", row=str(at))
            yield facts.events.problem(number, "label_rank", rank, said)
    if len(first) < len(ranked) or facts.events.faulty or not ranked:
        return
    free = next((n for n in range(1, len(ranked) + 1) if n not in first), None)
    if free is not None:
        rank, number = ranked[-1]
        said = say("labels.rank_gap", right=str(free))
        yield facts.events.problem(number, "label_rank", rank, said)


def returns_of_no_kind(facts: Facts) -> Iterator[Problem]:
    """Events of the category return say how people went back, and no others do."""
    for number, event in facts.events.rows:
        is_return = event.category is Category.RETURN
        if is_return and event.return_kind is None:
            said = say("labels.return_kind", kinds=tuple(ReturnKind))
            yield facts.events.problem(number, "return_kind", "", said)
        elif event.return_kind and not is_return:
            said = say("labels.no_return")
            yield facts.events.problem(number, "return_kind", event.return_kind, said)


def counts_without_their_parts(facts: Facts) -> Iterator[Problem]:
    """A count of a corridor has period, unit and sources; a range runs upwards."""
    for number, corridor in facts.corridors.rows:
        lacking = [column for column in COUNT_COLUMNS if not getattr(corridor, column)]
        if lacking and len(lacking) < len(COUNT_COLUMNS):
            said = say("labels.count", columns=All(COUNT_COLUMNS[1:]))
            yield facts.corridors.problem(number, lacking[0], "", said)
        elif _runs_down(corridor):
            said = say("labels.range")
            yield facts.corridors.problem(number, "count", corridor.count, said)


def _runs_down(corridor: Corridor) -> bool:
    low, _, high = (corridor.count or "").partition("-")
    return bool(high) and int(low) >= int(high)
