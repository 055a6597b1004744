"""What is asked of Check the story, frozen; the same thing as its address.

Guesses stand in the address as `said=a-s.b-p`: claim, and the first letter of a verdict.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from geodata.records import Claim
from geodata.vocabularies import Verdict
from timeline import address
from timeline.address import ChoiceKey, Key
from timeline.selection import Frame

LONGEST_GUESSES = 400
LETTERS = MappingProxyType({verdict.value[0]: verdict for verdict in Verdict})
CHART = "claim-"

Claims = Mapping[str, Claim]
Guesses = Mapping[str, Verdict]


class ClaimsMode(StrEnum):
    """`guess`: a verdict is chosen before the finding opens; `end`: guesses beside the evidence."""

    READ = "read"
    GUESS = "1"
    END = "end"


@dataclass(frozen=True, slots=True)
class ClaimsAddress:
    """`claim` is None where all are shown; `chart` is the only one that is wanted beside it."""

    claim: str | None = None
    mode: ClaimsMode = ClaimsMode.READ
    guesses: Guesses = field(default_factory=dict[str, Verdict])
    chart: str | None = None

    def open(self, claim: str) -> bool:
        """Whether the verdict of a claim may be seen."""
        return self.mode is ClaimsMode.READ or claim in self.guesses


@dataclass(frozen=True, slots=True)
class GuessesKey:
    """A verdict for each of some claims."""

    claims: Claims
    longest: int = LONGEST_GUESSES

    def read(self, text: str) -> tuple[Guesses, bool]:
        parts = [part.rpartition("-") for part in text.split(".") if part]
        guesses = {
            claim: LETTERS[letter]
            for claim, _, letter in parts
            if claim in self.claims and letter in LETTERS
        }
        return MappingProxyType(guesses), len(guesses) == len(parts)

    def write(self, value: Guesses) -> str:
        return _as_text(value)


def _as_text(guesses: Guesses) -> str:
    return ".".join(f"{claim}-{verdict.value[0]}" for claim, verdict in guesses.items())


@dataclass(frozen=True, slots=True)
class ChartKey:
    """A chart beside a claim: its id names the claim."""

    claims: Claims
    longest: int = address.LONGEST_VALUE

    def read(self, text: str) -> tuple[str | None, bool]:
        known = claim_of(text) in self.claims
        return (text if known else None), known

    def write(self, value: str) -> str:
        return value


def claim_of(chart: str) -> str:
    """The claim that a chart stands beside; blank where it stands beside none."""
    bare = chart.removeprefix(CHART) if chart.startswith(CHART) else ""
    return bare.partition("-")[0]


def keys_of(claims: Claims, frame: Frame) -> dict[str, Key]:
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        "claim": ChoiceKey(claims),
        "guess": ChoiceKey((ClaimsMode.GUESS, ClaimsMode.END)),
        "said": GuessesKey(claims),
        "chart": ChartKey(claims),
    }


def from_address(
    params: Mapping[str, Any], claims: Claims, frame: Frame
) -> tuple[ClaimsAddress, list[str]]:
    """What an address asks for, and the keys of what it asked in vain."""
    values, in_vain = address.read(params, keys_of(claims, frame))
    chart = values.get("chart")
    claim = values.get("claim") or (claim_of(chart) if chart else None)
    mode = values.get("guess", ClaimsMode.READ)
    asked = ClaimsAddress(claim, mode, values.get("said", {}), chart)
    return (_begun(asked, claims) if mode is ClaimsMode.GUESS else asked), in_vain


def _begun(asked: ClaimsAddress, claims: Claims) -> ClaimsAddress:
    """Guessing goes one claim at a time, the first not guessed; after the last comes the end."""
    if asked.claim is not None:
        return asked
    left = next((key for key in claims if key not in asked.guesses), None)
    return replace(asked, claim=left) if left else replace(asked, mode=ClaimsMode.END)


def to_address(asked: ClaimsAddress) -> dict[str, str | None]:
    """The parameters of the page; None takes one out of the address, all others stay in it."""
    return {
        "claim": asked.claim,
        "guess": None if asked.mode is ClaimsMode.READ else asked.mode.value,
        "said": _as_text(asked.guesses) or None,
        "chart": None,
    }


def guessed(asked: ClaimsAddress, claim: str, verdict: Verdict) -> ClaimsAddress:
    """What is asked once a verdict has been chosen for a claim."""
    return replace(asked, claim=claim, guesses={**asked.guesses, claim: verdict})


def beside(claims: Claims, claim: str) -> tuple[str | None, str | None]:
    """The claims before and after one; None at the ends."""
    order = list(claims)
    at = order.index(claim)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def tally(claims: Iterable[Claim]) -> dict[Verdict, int]:
    """How many claims have each verdict, in the order of the vocabulary."""
    found = list(claims)
    return {verdict: sum(claim.verdict is verdict for claim in found) for verdict in Verdict}


def alike(guesses: Guesses, claims: Claims) -> int:
    """How many guesses are the same as the verdict."""
    return sum(claims[key].verdict is verdict for key, verdict in guesses.items())
