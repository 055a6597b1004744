"""The facts and the words that an address asks for, in its language."""

from collections.abc import Mapping
from typing import Any

from geodata.archive import Archive
from geodata.load import current
from timeline.address import LANGUAGE
from timeline.text import Words, words


def spoken(params: Mapping[str, Any]) -> tuple[Archive, Words]:
    """In English where the address names no language, or one that the facts do not have."""
    archive, language = current(), params.get(LANGUAGE)
    if language != archive.language and language in archive.subject.languages:
        archive = current(language=language)
    return archive, words(archive.language)
