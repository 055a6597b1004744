"""What is asked of Check the story, frozen; the same thing as its address.

Guesses stand in the address as `said=a-s.b-p`: claim, and the first letter of a verdict. Broken
values are ignored, and named, so that the page can say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from geodata.records import Claim, Verdict

LONGEST_VALUE = 400
LETTERS = MappingProxyType({verdict.value[0]: verdict for verdict in Verdict})
SHARED = frozenset({"from", "to", "theme"})
KEYS = ("claim", "guess", "said", "chart")
CHART = "claim-"

Claims = Mapping[str, Claim]
Guesses = Mapping[str, Verdict]


class Mode(StrEnum):
    """`guess`: a verdict is chosen before the finding opens; `end`: guesses beside the evidence."""

    READ = "read"
    GUESS = "1"
    END = "end"


@dataclass(frozen=True, slots=True)
class Asked:
    """`claim` is None where all are shown; `chart` is the only one that is wanted beside it."""

    claim: str | None = None
    mode: Mode = Mode.READ
    guesses: Guesses = field(default_factory=dict[str, Verdict])
    chart: str | None = None

    def open(self, claim: str) -> bool:
        """Whether the verdict of a claim may be seen."""
        return self.mode is Mode.READ or claim in self.guesses


def asked(params: Mapping[str, Any], claims: Claims) -> tuple[Asked, list[str]]:
    """What an address asks for, and the keys of what it asked in vain."""
    given = {key: str(params[key])[:LONGEST_VALUE] for key in KEYS if params.get(key)}
    refused = [key for key in params if key not in SHARED and key not in KEYS]
    mode = next((m for m in Mode if m is not Mode.READ and m == given.get("guess")), Mode.READ)
    refused += ["guess"] if "guess" in given and mode is Mode.READ else []
    claim, in_vain = _claim(given, claims)
    guesses, broken = _guesses(given.get("said", ""), claims)
    refused += in_vain + (["said"] if broken else [])
    found = Asked(claim, mode, guesses, given.get("chart") if claim else None)
    return (_begun(found, claims) if mode is Mode.GUESS else found), refused


def _claim(given: Mapping[str, str], claims: Claims) -> tuple[str | None, list[str]]:
    """A claim by its id, or by that of a chart beside it."""
    named = [("claim", given["claim"])] if "claim" in given else []
    if "chart" in given:
        bare = given["chart"].removeprefix(CHART) if given["chart"].startswith(CHART) else ""
        named.append(("chart", bare.partition("-")[0]))
    known = [value for _, value in named if value in claims]
    return next(iter(known), None), [key for key, value in named if value not in claims]


def _guesses(said: str, claims: Claims) -> tuple[Guesses, bool]:
    """The guesses that can be read, and whether there were others."""
    parts = [part.rpartition("-") for part in said.split(".") if part]
    good = {key: LETTERS[sign] for key, _, sign in parts if key in claims and sign in LETTERS}
    return MappingProxyType(good), len(good) < len(parts)


def _begun(found: Asked, claims: Claims) -> Asked:
    """Guessing goes one claim at a time, the first not guessed; after the last comes the end."""
    if found.claim is not None:
        return found
    left = next((key for key in claims if key not in found.guesses), None)
    return replace(found, claim=left) if left else replace(found, mode=Mode.END)


def address(wanted: Asked) -> dict[str, str | None]:
    """The parameters of the page; None takes one out of the address, all others stay in it."""
    said = ".".join(f"{key}-{verdict.value[0]}" for key, verdict in wanted.guesses.items())
    guess = None if wanted.mode is Mode.READ else wanted.mode.value
    return {"claim": wanted.claim, "guess": guess, "said": said or None, "chart": None}


def guessed(now: Asked, claim: str, verdict: Verdict) -> Asked:
    """What is asked once a verdict has been chosen for a claim."""
    return replace(now, claim=claim, guesses={**now.guesses, claim: verdict})


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
