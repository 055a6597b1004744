"""The statement in parts: a heading and its Markdown; the keys are those that the browser obeys."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.keys import LECTURE, STAGE, KeyRow, rows
from timeline.markdown import plain
from timeline.text import Words

DONE, LACKING = ("tested", "works"), ("gaps", "report")


class StatementPart(NamedTuple):
    """A heading in Markdown would be a stop of the Tab key, named in English."""

    heading: str
    text: str


def columns(words: Words) -> tuple[list[StatementPart], ...]:
    """What was done, what is known to lack, and the keys."""
    done = [StatementPart("", words["accessibility"]["intro"]), *_parts(DONE, words)]
    return done, [*_parts(LACKING, words)], [*told_keys(words)]


def _parts(names: Iterable[str], words: Words) -> Iterator[StatementPart]:
    say = words["accessibility"]
    for name in names:
        yield StatementPart(say["titles"][name], _told(say[name]))


def _told(lines: list[str]) -> str:
    """A single line is a sentence, several are a list."""
    return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)


def told_keys(words: Words) -> Iterator[StatementPart]:
    """What every key does, on the stage and in a lecture."""
    titles = words["accessibility"]["titles"]
    told = {"stage": rows(STAGE, "stage", words), "lecture": rows(LECTURE, "lectures", words)}
    for name, keys in told.items():
        yield StatementPart(titles[name], _listed(keys))


def _listed(keys: list[KeyRow]) -> str:
    return "\n".join(f"- {plain(row['label'])}: {plain(row['words'])}" for row in keys)
