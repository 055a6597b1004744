"""The statement as Markdown; the keys are those that the browser obeys."""

from timeline.keys import LECTURE, STAGE, KeyRow, rows
from timeline.markdown import plain
from timeline.text import Words

PARTS = ("tested", "works", "gaps", "report")


def statement(words: Words) -> str:
    say = words["accessibility"]
    parts = [say["intro"]]
    for part in PARTS:
        parts += [f"## {say['titles'][part]}", *_told(say[part])]
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
