"""Every word of a page: those of the interface, and over them what the folder says of its facts."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from geodata.editorial import editorial_words
from geodata.folder import facts_folder

HERE = Path(__file__).parent
Words = dict[str, Any]
_latest: dict[str, tuple[Words, Words]] = {}


def words(language: str = "en") -> Words:
    """The catalogue of a language, as in `en.toml`, under the words of the facts."""
    said = editorial_words(facts_folder(), language)
    known = _latest.get(language)
    if known is None or known[0] is not said:
        known = _latest[language] = said, over(interface_words(language), said)
    return known[1]


@lru_cache
def interface_words(language: str) -> Words:
    """What the program says whatever the facts are about."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def over(below: Words, above: Words) -> Words:
    """The words above, and those below that they lack."""
    merged = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            merged[key] = over(below[key], above[key])
    return merged
