"""What readers stumbled over stands in no text of the facts, the lectures or the interface."""

import re
from collections.abc import Iterator

import pytest

from geodata.load import load
from tests.timeline.test_korean import ROOMS, TRANSLATED, catalogue
from timeline.lecture.built_in import texts

STUMBLED = re.compile(
    r"\bcorridors?\b|회랑"  # a route, to a reader
    r"|\b(?:was|were|been) (?:not )?read\b(?! off)|\b(?:sources?|texts?|reports?|figures?) read\b"
    r"|읽지 못했|(?<!우리가 )읽은 (?:출처|자료|보도|글)"  # what we found, or did not
    r"|\b[Ff]act check\b|\bWhat to know\b|\bin (?:every|a fuller) telling\b|\brow of scenes\b"
    r"|\bTake it away\.|\b[Cc]opy its link\b|\bThis chart alone\b|\bcarries it\b|\bcopy to change\b"
    r"|\bUpright bars\b|\bPick a mark\b|\bA branch:|\bAnother start\b|\bin a way not published\b"
    r"|\bwaypoints?\b|\b[Gg]enerali[sz]ed\b|\brow of the event\b|개략 지점|뭉뚱그린"
)
# What a question may be asked in, and what speaks of the tables and their columns to their editors.
NOT_SHOWN = re.compile(
    r"^finding\.|^columns\.|^(?:problems|faults|checks|tables|cells)\.|^package\."
)


def shown(language: str) -> Iterator[tuple[str, str]]:
    """Every text that a reader meets, and where it stands."""
    known = load(language=language)
    for name in TRANSLATED:
        for key, record in getattr(known, name, {}).items():
            for column in record.translated:
                yield f"{name} {key} {column}", record.worded(column) or ""
    for folder in ROOMS.values():
        for key, said in catalogue(folder, language).items():
            if not NOT_SHOWN.search(key):
                yield key, re.sub(r"\{\w+\}", "", str(said))
    for name, lecture in texts().items():
        for line in lecture.decode().splitlines():
            yield name, re.sub(r"\b(?:corridor|pick|chart): .*|stage: \{.*", "", line)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_text_says_what_readers_stumbled_over(language: str) -> None:
    found = dict(shown(language))
    assert len(found) > 5_000
    assert {at: said for at, said in shown(language) if STUMBLED.search(said)} == {}
