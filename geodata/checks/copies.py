"""Copies of one story: they count once, so it must be plain what they are copies of."""

from collections.abc import Iterator

from geodata.problems import Problem
from geodata.sentences import say
from geodata.tables import Facts
from geodata.vocabularies import SourceRank


def copies_that_are_none(facts: Facts) -> Iterator[Problem]:
    """What names the source it copies has the rank of a copy."""
    for number, source in facts.sources.rows:
        if source.copy_of and source.rank is not SourceRank.COPY:
            said = say("copies.none")
            yield facts.sources.problem(number, "rank", source.rank, said)


def copies_of_copies(facts: Facts) -> Iterator[Problem]:
    """A copy names where the story stands first: not itself, nor a row that names another."""
    first = {source.id: source.copy_of for _, source in facts.sources.rows}
    for number, source in facts.sources.rows:
        if source.copy_of == source.id:
            said = say("copies.itself")
            yield facts.sources.problem(number, "copy_of", source.copy_of, said)
        elif source.copy_of and (right := first.get(source.copy_of)):
            said = say("copies.of_copy", right=right)
            yield facts.sources.problem(number, "copy_of", source.copy_of, said)
