"""The statement as Markdown; the keys are those that the browser obeys."""

from collections.abc import Iterable

from timeline.keys import LECTURE, STAGE, KeyRow, rows
from timeline.markdown import plain
from timeline.text import Words

DONE, LACKING = ("tested", "works"), ("gaps", "report")


def columns(words: Words) -> tuple[str, str, str]:
    """What was done, what is known to lack, and the keys."""
    say = words["accessibility"]
    done = f"{say['intro']}\n\n{_parts(DONE, words)}"
    return done, _parts(LACKING, words), told_keys(words)


def _parts(names: Iterable[str], words: Words) -> str:
    say = words["accessibility"]
    parts = [text for name in names for text in (f"## {say['titles'][name]}", *_told(say[name]))]
    return "\n\n".join(parts)


def _told(lines: list[str]) -> list[str]:
    """A single line is a sentence, several are a list."""
    return lines if len(lines) == 1 else ["\n".join(f"- {line}" for line in lines)]


def told_keys(words: Words) -> str:
    """What every key does, on the stage and in a lecture."""
    titles = words["accessibility"]["titles"]
    told = {"stage": rows(STAGE, "stage", words), "lecture": rows(LECTURE, "lectures", words)}
    return "\n\n".join(f"## {titles[name]}\n\n{_listed(keys)}" for name, keys in told.items())


def _listed(keys: list[KeyRow]) -> str:
    return "\n".join(f"- {plain(row['label'])}: {plain(row['words'])}" for row in keys)
