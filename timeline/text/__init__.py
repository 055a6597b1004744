"""Every interface word, one catalogue a language."""

from functools import lru_cache
from pathlib import Path

from geodata.wording import FALLBACK, Words, catalogue, languages_of

__all__ = ["LANGUAGES", "Words", "words"]

HERE = Path(__file__).parent
LANGUAGES = languages_of(HERE)


@lru_cache
def words(language: str = FALLBACK) -> Words:
    """The catalogue of a language, as in `en.toml`; English where it has no word."""
    return catalogue(HERE, language)
