"""The address of Check the story: what it asks for, what it asks in vain, and what is guessed."""

import string
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from geodata.records import Claim
from geodata.vocabularies import Verdict
from tests.facts import ARCHIVE
from timeline.address import KEYS_OF_PAGES
from timeline.claims import address as story
from timeline.claims.address import ClaimsAddress, ClaimsMode, from_address
from timeline.selection import Frame

FRAME = Frame(1945, 2026, frozenset(), ("region",), {})
CLAIMS: Mapping[str, Claim] = ARCHIVE.claims
verdicts = st.sampled_from(list(Verdict))
guesses = st.dictionaries(st.sampled_from(list(CLAIMS)), verdicts)


def written(wanted: ClaimsAddress) -> dict[str, str]:
    """The address as the browser would hold it."""
    return {key: value for key, value in story.to_address(wanted).items() if value is not None}


@given(
    st.sampled_from(list(CLAIMS)),
    st.sampled_from([ClaimsMode.READ, ClaimsMode.GUESS, ClaimsMode.END]),
    guesses,
)
def test_what_is_written_reads_back(
    claim: str, mode: ClaimsMode, guessed: dict[str, Verdict]
) -> None:
    wanted = ClaimsAddress(claim, mode, guessed)
    found, in_vain = from_address(written(wanted), CLAIMS, FRAME)
    assert in_vain == []
    assert (found.claim, found.mode, dict(found.guesses)) == (claim, mode, guessed)


@given(
    st.dictionaries(
        st.sampled_from([*KEYS_OF_PAGES["check"], "from", "colour"]), st.text(max_size=500)
    )
)
def test_no_address_is_too_broken(params: dict[str, str]) -> None:
    found, in_vain = from_address(params, CLAIMS, FRAME)
    assert found.claim is None or found.claim in CLAIMS
    assert set(found.guesses) <= set(CLAIMS)
    assert set(in_vain) <= set(params)


@given(st.text(string.printable, max_size=60))
def test_no_guess_is_read_out_of_nonsense(said: str) -> None:
    """What is not a claim and a letter of a verdict is left out, and named."""
    parts = [part for part in said.split(".") if part]
    good = [p for p in parts if p[:-2] in CLAIMS and p[-2:-1] == "-" and p[-1:] in "spcn"]
    found, in_vain = from_address({"said": said}, CLAIMS, FRAME)
    assert len(found.guesses) == len({part[:-2] for part in good})
    assert good == parts or "said" in in_vain


def test_a_plain_address_shows_all() -> None:
    assert from_address({"from": "1990", "to": "2000", "theme": "hall"}, CLAIMS, FRAME) == (
        ClaimsAddress(),
        [],
    )


@pytest.mark.parametrize(
    ("params", "in_vain"),
    [
        ({"claim": "z"}, ["claim"]),
        ({"guess": "maybe"}, ["guess"]),
        ({"said": "a-x"}, ["said"]),
        ({"chart": "arrivals"}, ["chart"]),
        ({"colour": "red"}, ["colour"]),
        ({"claim": "z", "said": "nonsense", "pick": "x"}, ["claim", "said"]),
    ],
)
def test_what_does_not_exist_is_named(params: dict[str, str], in_vain: list[str]) -> None:
    found, refused = from_address(params, CLAIMS, FRAME)
    assert (found, sorted(refused)) == (ClaimsAddress(), sorted(in_vain))


@pytest.mark.parametrize("chart", ["claim-l", "claim-l-built"])
def test_a_chart_alone_is_its_claim(chart: str) -> None:
    assert from_address({"chart": chart}, CLAIMS, FRAME)[0].claim == "l"


def test_guessing_begins_with_the_first_claim_and_goes_to_the_first_not_guessed() -> None:
    first, second, *_ = CLAIMS
    assert from_address({"guess": "1"}, CLAIMS, FRAME)[0].claim == first
    assert from_address({"guess": "1", "said": f"{first}-s"}, CLAIMS, FRAME)[0].claim == second


def test_after_the_last_guess_comes_the_end() -> None:
    said = ".".join(f"{key}-s" for key in CLAIMS)
    assert from_address({"guess": "1", "said": said}, CLAIMS, FRAME)[0].mode is ClaimsMode.END
    assert from_address({"guess": "1"}, {}, FRAME)[0].mode is ClaimsMode.END


def test_a_verdict_may_be_seen_once_it_was_guessed() -> None:
    now = ClaimsAddress("b", ClaimsMode.GUESS, {"a": Verdict.PARTLY})
    assert [now.open(key) for key in ("a", "b")] == [True, False]
    assert story.guessed(now, "b", Verdict.CONTESTED).open("b")
    assert ClaimsAddress("b").open("b")


def test_verdicts_have_a_letter_each() -> None:
    assert len(story.LETTERS) == len(Verdict)


def test_before_and_after() -> None:
    order = list(CLAIMS)
    assert story.beside(CLAIMS, order[0]) == (None, order[1])
    assert story.beside(CLAIMS, order[-1]) == (order[-2], None)


def test_the_tally_counts_every_claim(archive: Archive) -> None:
    counts = story.tally(archive.claims.values())
    assert list(counts) == list(Verdict)
    assert sum(counts.values()) == len(archive.claims)
    assert counts[Verdict.NOT_SUPPORTED] == sum(
        claim.verdict == "not supported" for claim in archive.claims.values()
    )


@given(guesses)
def test_alike_are_the_guesses_that_are_the_verdict(guessed: dict[str, Verdict]) -> None:
    same = [key for key, verdict in guessed.items() if CLAIMS[key].verdict == verdict]
    assert story.alike(guessed, CLAIMS) == len(same)
