"""What is sent has the shape that both sides are told of."""

import gzip
import json
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter

from geodata.archive import Archive
from tests.web.wire import PLACE, shapes, written
from timeline.claims import cards as claim_cards
from timeline.claims.address import ClaimsAddress, ClaimsMode
from timeline.delivery import assets
from timeline.delivery.charts import published
from timeline.lecture.built_in import built_in
from timeline.lecture.lectern import checked, playing
from timeline.numbers.cards import contents, section
from timeline.numbers.charts.sections import makers
from timeline.selection import as_state, whole
from timeline.stage.staged import staged
from timeline.text import words

SHAPES = shapes()
for shape in SHAPES.values():
    shape.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)


def holds(name: str, known: Any) -> None:
    """Raises where it is not what the shape of that name says, key by key."""
    TypeAdapter(SHAPES[name]).validate_json(
        known if isinstance(known, bytes) else json.dumps(known)
    )


def file(address: str) -> bytes:
    content = assets.SHELF.get(address.removeprefix("stage/"))
    assert content is not None
    return gzip.decompress(content)


def test_the_shapes_of_the_browser_are_those_of_python() -> None:
    assert PLACE.read_text("utf-8") == written(), "run  make types"


def test_a_shape_that_is_not_kept_to_is_noticed(archive: Archive) -> None:
    state: dict[str, Any] = {**as_state(whole(staged(archive).frame))}
    holds("StageState", state)
    for broken in ({**state, "at": "1945"}, {**state, "more": 1}, {"from": 1945}):
        with pytest.raises(ValueError, match="StageState"):
            holds("StageState", broken)


def test_the_files_of_the_stage(archive: Archive) -> None:
    addresses = staged(archive).addresses
    holds("Addresses", addresses)
    holds("StageFacts", file(addresses["facts"]))
    holds("Cards", file(addresses["cards"]))
    holds("Citations", file(addresses["citations"] or ""))
    for look in addresses["figures"].values():
        holds("StageLook", file(look))


def test_charts_and_the_page_of_numbers(archive: Archive) -> None:
    scene = staged(archive).scene
    for name in contents(archive, scene).sections:
        holds("NumbersSection", file(section(name, archive, scene)))
    for make in makers(archive).values():
        _, head = published(make, archive, scene)
        holds("ChartHead", head)
        holds("ChartRest", file(head["rest"]))


@pytest.mark.parametrize("mode", list(ClaimsMode))
def test_check_the_story(archive: Archive, mode: ClaimsMode) -> None:
    guesses = {claim.id: claim.verdict for claim in list(archive.claims.values())[:3]}
    for claim in (None, *archive.claims):
        asked = ClaimsAddress(claim=claim, mode=mode, guesses=guesses)
        holds("ClaimsStrip", claim_cards.strip(archive, asked, words()))
        for card in claim_cards.cards(archive, asked, archive.claims.values(), words()):
            holds("ClaimCard", card)
        holds("ClaimsEnding", claim_cards.ending(archive, asked, words()))


def test_lectures_as_they_are_told(archive: Archive) -> None:
    stage = staged(archive)
    for lecture in built_in(stage.frame).values():
        known = checked(lecture, [], archive, stage)
        holds("CheckedLecture", known)
    holds("PlayingLecture", json.loads(gzip.decompress(playing({"name": "sixty"}) or b"")))
