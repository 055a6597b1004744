"""Numbers of the map: what is printed at a way, and its width, rest on counts of people."""

import re
from collections import defaultdict
from collections.abc import Iterator

from geodata.problems import Problem, shown
from geodata.records import Number
from geodata.sentences import say
from geodata.tables import Facts
from geodata.vocabularies import Scale

# What a unit begins with where each one counted is a person.
PEOPLE = re.compile(
    r"(persons|refugees|women|men|workers|prisoners|asylum claims|refugee status granted)\b"
)
NUMBER = re.compile(r"[0-9][0-9,]*")
WIDEST_FIRST = (Scale.THOUSANDS, Scale.HUNDREDS, Scale.TENS, Scale.FEW)


def printed_facts(facts: Facts) -> Iterator[Problem]:
    """What is printed under a name counts people, and its numbers are those of its rows."""
    rows = _figures(facts)
    for number, way in facts.ways.rows:
        told = [rows[key] for key in way.facts if key in rows]
        for row in told:
            if not PEOPLE.match(row.unit):
                said = say("scales.no_people", unit=shown(row.unit))
                yield facts.ways.problem(number, "facts", row.id, said)
        if way.fact_words is None or len(told) < len(way.facts):
            continue
        known = {text for row in told for text in _numbers(row)}
        for text in NUMBER.findall(way.fact_words):
            if text.strip(",").replace(",", "") not in known:
                said = say("scales.no_number", number=text)
                yield facts.ways.problem(number, "fact_words", way.fact_words, said)


def _numbers(row: Number) -> Iterator[str]:
    for value in (row.value, row.low, row.high):
        if value is not None:
            yield f"{value:.0f}"
    yield from re.findall(r"[0-9]+", f"{row.period or ''} {row.period_text or ''}")


def scales_off_their_numbers(facts: Facts) -> Iterator[Problem]:
    """A corridor's scale is the order of magnitude of its number, which counts people."""
    rows = _figures(facts)
    for number, corridor in facts.corridors.rows:
        if (corridor.scale is None) is not (corridor.scale_fact is None):
            column = "scale" if corridor.scale is None else "scale_fact"
            said = say("scales.lone")
            yield facts.corridors.problem(number, column, "", said)
        row = rows.get(corridor.scale_fact or "")
        if row is None or corridor.scale is None:
            continue
        if not PEOPLE.match(row.unit):
            said = say("scales.no_people", unit=shown(row.unit))
            yield facts.corridors.problem(number, "scale_fact", row.id, said)
        elif (right := _scale_of(row)) is not corridor.scale:
            said = say("scales.order", fact=row.id, right=str(right))
            yield facts.corridors.problem(number, "scale", corridor.scale, said)


def _scale_of(row: Number) -> Scale | None:
    given = [number for number in (row.value, row.high, row.low) if number is not None]
    return next((scale for scale in WIDEST_FIRST if given and given[0] >= scale.least), None)


def ways_wider_than_their_numbers(facts: Facts) -> Iterator[Problem]:
    """A way is not drawn wider than the greatest scale of its corridors, where they have one."""
    scales = {corridor.id: corridor.scale for _, corridor in facts.corridors.rows}
    known: dict[str, list[Scale]] = defaultdict(list)
    for _, leg in facts.legs.rows:
        if leg.way and (scale := scales.get(leg.corridor_id)):
            known[leg.way].append(scale)
    for number, way in facts.ways.rows:
        if way.scale is None or not known[way.id]:
            continue
        widest = min(known[way.id], key=WIDEST_FIRST.index)
        if WIDEST_FIRST.index(way.scale) < WIDEST_FIRST.index(widest):
            said = say("scales.widest", widest=widest)
            yield facts.ways.problem(number, "scale", way.scale, said)


def _figures(facts: Facts) -> dict[str, Number]:
    tables = (facts.flows, facts.series)
    return {row.id: row for table in tables for _, row in table.rows}
