"""What is said of the facts of a folder, beside the tables: `words/`, a TOML file a language."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from geodata.cells import LOST, UNSEEN
from geodata.folder import Folder, Kept, changed
from geodata.gaps import gap_fault
from geodata.problems import Problem
from geodata.sentences import Sentence, say
from geodata.settings import read_toml

FOLDER = "words"
Editorial = tuple[dict[str, Any], tuple[Problem, ...]]


def editorial_words(folder: Folder, language: str) -> dict[str, Any]:
    """The words of a language, nested as in its file; what is at fault in it is left out."""
    return _known(folder, language)[0]


def faults(folder: Folder, language: str) -> tuple[Problem, ...]:
    return _known(folder, language)[1]


def _known(folder: Folder, language: str) -> Editorial:
    """Of a folder in memory nothing is kept here, so that it can leave."""
    if isinstance(folder, Kept):
        return _read(folder, language)
    return _read_once(folder, language, changed(folder / FOLDER / f"{language}.toml"))


@lru_cache(maxsize=8)
def _read_once(folder: Path, language: str, _changed: int) -> Editorial:
    return _read(folder, language)


def _read(folder: Folder, language: str) -> Editorial:
    path = folder / FOLDER / f"{language}.toml"
    content, problems = read_toml(path)
    file = f"{FOLDER}/{path.name}"
    told = [Problem(file, p.row, p.column, p.value, p.said) for p in problems]
    wrong = list(_wrong(content))
    told += [Problem(file, 0, at, str(value), said) for at, value, said in wrong]
    return _right(content, {at for at, _, _ in wrong}), tuple(told)


def _wrong(value: Any, at: str = "") -> Iterator[tuple[str, Any, Sentence]]:
    """Where something stands that is no words, what it is, and what would be right."""
    if isinstance(value, Mapping):
        for key, inner in cast("Mapping[str, Any]", value).items():
            yield from _wrong(inner, _within(at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[Any]", value)):
            yield from _wrong(inner, _within(at, number))
    elif said := _fault(at, value):
        yield at, value, said


def _fault(at: str, value: Any) -> Sentence | None:
    if not isinstance(value, str) or not value.strip():
        return say("settings.string_type")
    if UNSEEN.search(value) or LOST in value:
        return say("words.unseen")
    return gap_fault(at, value)


def _right(value: Any, wrong: Collection[str], at: str = "") -> Any:
    """Without the words at the places that are wrong."""
    if isinstance(value, Mapping):
        places = {key: _within(at, key) for key in cast("Mapping[str, Any]", value)}
        return {key: _right(value[key], wrong, p) for key, p in places.items() if p not in wrong}
    if isinstance(value, list):
        rows = [(_within(at, number), row) for number, row in enumerate(cast("list[Any]", value))]
        return [_right(row, wrong, place) for place, row in rows if place not in wrong]
    return value


def _within(at: str, key: object) -> str:
    return f"{at}.{key}" if at else str(key)
