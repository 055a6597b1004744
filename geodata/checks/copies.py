"""Copies of one story: they count once, so it must be plain what they are copies of."""

from collections.abc import Iterator

from geodata.records import Problem, SourceRank
from geodata.tables import Facts


def copies_that_are_none(facts: Facts) -> Iterator[Problem]:
    """What names the source it copies has the rank of a copy."""
    for number, source in facts.sources.rows:
        if source.copy_of and source.rank is not SourceRank.COPY:
            message = "it names a source that it copies; write copy, or leave copy_of empty"
            yield facts.sources.problem(number, "rank", source.rank, message)


def copies_of_copies(facts: Facts) -> Iterator[Problem]:
    """A copy names where the story stands first: not itself, nor a row that names another."""
    first = {source.id: source.copy_of for _, source in facts.sources.rows}
    for number, source in facts.sources.rows:
        if source.copy_of == source.id:
            message = "a source is no copy of itself; leave it empty, or write another id"
            yield facts.sources.problem(number, "copy_of", source.copy_of, message)
        elif source.copy_of and (right := first.get(source.copy_of)):
            message = f"that source is a copy itself; write {right}"
            yield facts.sources.problem(number, "copy_of", source.copy_of, message)
