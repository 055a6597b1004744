"""Every word of a page: those of the interface, and over them what the folder says of its facts."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from geodata import wording
from geodata.archive import Archive
from geodata.beside import own_lane
from geodata.edition import Edition, edition
from geodata.editorial import editorial_words
from geodata.folder import facts_folder
from geodata.vocabularies import Category
from geodata.wording import FALLBACK, Words, over, worded, written
from timeline.labels import GROUPS

__all__ = ["OwnWords", "Words", "edition_of", "interface_words", "whose", "words", "words_of"]

HERE = Path(__file__).parent
Said = tuple[dict[str, Any], ...]
_latest: dict[str, tuple[Said, Words]] = {}
_own: WeakKeyDictionary[Archive, "OwnWords"] = WeakKeyDictionary()


class OwnWords(Words):
    """The catalogue under the words of what a reader has brought.

    It has an edition of its own where it stands alone.
    """

    def __init__(self, words: Words, name: str, edition: Edition | None) -> None:
        super().__init__(words, words.language)
        self.name = name
        self.edition = edition


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


def words_of(archive: Archive) -> Words:
    """What is said with an archive, in its language."""
    if not archive.own:
        return words(archive.language)
    if archive not in _own:
        # A reader calls things by one name, whatever language the page is in.
        said = tuple(
            dict(archive.said.get(own) or archive.said.get(FALLBACK, {}))
            for own in _layers(archive.language)
        )
        own = OwnWords(_merged(archive.language, said), archive.called, archive.issued)
        film = whose(own["lectures"]["film_edition"], own)
        credit = Words({"film_edition": film}, own.language)
        lanes = Words(_kinds(own, archive.called) if archive.is_beside else {}, own.language)
        credited = over(own, Words({"lectures": credit, "lanes": lanes}, own.language))
        _own[archive] = OwnWords(credited, archive.called, archive.issued)
    return _own[archive]


def _kinds(own: Words, name: str) -> dict[str, str]:
    """Those of a reader's events beside ours that have no name of the reader's: by ours."""
    lanes = own["lanes"]
    unnamed = [lane for lane in Category if own_lane(lane) not in lanes]
    return {own_lane(lane): f"{name}: {lanes[lane]}" for lane in unnamed}


def edition_of(words: Words) -> Edition:
    """The edition of the facts that a catalogue speaks of."""
    own = words.edition if isinstance(words, OwnWords) else None
    return own or edition()


def whose(edition: str, words: Words) -> str:
    """The line of an edition; what a reader has brought is neither ours nor under our licence."""
    if not isinstance(words, OwnWords):
        return edition
    if words.edition is None:
        return words["brought"]["beside"].format(edition=edition, title=words.name)
    day = wording.day(words.edition.day, words.language)
    return words["brought"]["alone"].format(title=words.name, day=day)


def _layers(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((FALLBACK, language)))


def _merged(language: str, said: Said) -> Words:
    merged = Words({}, language)
    for own, facts in zip(_layers(language), said, strict=True):
        for table in (interface_words(own), _grouped(facts)):
            merged = over(merged, worded(table, own, language))
    return merged


def _grouped(facts: Mapping[str, Any]) -> dict[str, Any]:
    """With the groups of the timeline called by the lanes of the facts that share their colour."""
    groups: dict[str, list[str]] = {}
    for lane, name in facts.get("lanes", {}).items():
        if group := GROUPS.get(lane):
            groups.setdefault(group, []).append(name)
    named = {group: ", ".join(names) for group, names in groups.items()}
    return {**facts, "event_groups": {**named, **facts.get("event_groups", {})}}


@lru_cache
def interface_words(language: str) -> dict[str, Any]:
    """What the program says in a language whatever the facts are about."""
    return written(HERE, language)
