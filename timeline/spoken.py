"""The facts and the words that an address asks for, in its language."""

from collections.abc import Mapping
from typing import Any

from geodata.archive import Archive
from geodata.load import current
from timeline.address import LANGUAGE
from timeline.brought import archive_of
from timeline.text import Words, words_of


def spoken(params: Mapping[str, Any]) -> tuple[Archive, Words]:
    """In English where the address names no language, or one that the facts do not have.

    Those of the reader's own where it names such, and they are here.
    """
    archive, language = current(), params.get(LANGUAGE)
    if language != archive.language and language in archive.subject.languages:
        archive = current(language=language)
    archive = archive_of(params, archive) or archive
    return archive, words_of(archive)


def ours(params: Mapping[str, Any]) -> tuple[Archive, Words]:
    """The same of what is served alone: nobody waits until a reader's own are made."""
    return spoken({LANGUAGE: params.get(LANGUAGE)})
