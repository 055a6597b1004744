"""Every word of a page: those of the interface, and over them what the folder says of its facts."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from geodata.editorial import editorial_words
from geodata.folder import facts_folder
from geodata.wording import FALLBACK, Words, over, worded, written

__all__ = ["Words", "interface_words", "words"]

HERE = Path(__file__).parent
Said = tuple[dict[str, Any], ...]
_latest: dict[str, tuple[Said, Words]] = {}


def words(language: str = FALLBACK) -> Words:
    """The catalogue of a language, as in `en.toml`, under the words of the facts.

    What neither says in that language is said in English.
    """
    folder = facts_folder()
    said = tuple(editorial_words(folder, own) for own in _layers(language))
    known = _latest.get(language)
    if known is None or any(now is not before for now, before in zip(said, known[0], strict=True)):
        known = _latest[language] = said, _merged(language, said)
    return known[1]


def _layers(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((FALLBACK, language)))


def _merged(language: str, said: Said) -> Words:
    merged = Words({}, language)
    for own, facts in zip(_layers(language), said, strict=True):
        for table in (interface_words(own), facts):
            merged = over(merged, worded(table, own, language))
    return merged


@lru_cache
def interface_words(language: str) -> dict[str, Any]:
    """What the program says in a language whatever the facts are about."""
    return written(HERE, language)
