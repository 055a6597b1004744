"""What is said of the facts of a folder, beside the tables: `words/`, a TOML file a language."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from geodata.cells import LOST, UNSEEN
from geodata.records import Problem
from geodata.sentences import Sentence, say
from geodata.settings import read_toml

FOLDER = "words"


def editorial_words(folder: Path, language: str) -> dict[str, Any]:
    """The words of a language, nested as in its file; what is at fault in it is left out."""
    return _read(folder, language, _stamp(folder, language))[0]


def faults(folder: Path, language: str) -> tuple[Problem, ...]:
    return _read(folder, language, _stamp(folder, language))[1]


def _stamp(folder: Path, language: str) -> float:
    path = folder / FOLDER / f"{language}.toml"
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _read(folder: Path, language: str, _stamp: float) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    path = folder / FOLDER / f"{language}.toml"
    content, problems = read_toml(path)
    file = f"{FOLDER}/{path.name}"
    told = [Problem(file, p.row, p.column, p.value, p.said) for p in problems]
    told += [Problem(file, 0, at, _shown(value), said) for at, value, said in _wrong(content)]
    return _right(content), tuple(told)


def _wrong(value: Any, at: str = "") -> Iterator[tuple[str, Any, Sentence]]:
    """Where something stands that is no words, what it is, and what would be right."""
    if isinstance(value, Mapping):
        for key, inner in cast("Mapping[str, Any]", value).items():
            yield from _wrong(inner, f"{at}.{key}".strip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[Any]", value)):
            yield from _wrong(inner, f"{at}.{number}")
    elif said := _fault(value):
        yield at, value, said


def _fault(value: Any) -> Sentence | None:
    if not isinstance(value, str) or not value.strip():
        return say("settings.string_type")
    if UNSEEN.search(value) or LOST in value:
        return say("words.unseen")
    return None


def _right(value: Any) -> Any:
    """Without the words that are at fault."""
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        return {key: _right(inner) for key, inner in table.items() if not _is_wrong(inner)}
    if isinstance(value, list):
        return [_right(inner) for inner in cast("list[Any]", value) if not _is_wrong(inner)]
    return value


def _is_wrong(value: Any) -> bool:
    return not isinstance(value, Mapping | list) and bool(_fault(value))


def _shown(value: Any) -> str:
    return str(value)
