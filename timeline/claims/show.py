"""show_strip, show_cards: Check the story in the browser."""

from collections.abc import Iterable
from dataclasses import replace

from geodata.archive import Archive
from geodata.records import Claim
from timeline.claims.address import ClaimsAddress, ClaimsMode
from timeline.claims.cards import Words, cards, ending, head, strip
from timeline.claims.charts.verdicts import SHAPES
from timeline.claims.wire import ClaimCard, ClaimsData
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.once import once
from timeline.style import THEMES
from timeline.text import words_of

MODULE = "claims/claims"


def show_head(archive: Archive) -> None:
    """Draw what the page is about."""
    words = words_of(archive)
    data: ClaimsData = {**_look(words), "head": head(archive, words)}
    mount("claims", MODULE, data, key="claims-head")


def show_strip(archive: Archive, asked: ClaimsAddress) -> None:
    """Draw the verdicts of all claims, and the ways through them."""
    data: ClaimsData = {
        **_look(words_of(archive)),
        "strip": strip(archive, asked, words_of(archive)),
    }
    mount("claims", MODULE, data, key="claims-strip")


def show_cards(archive: Archive, asked: ClaimsAddress, claims: Iterable[Claim]) -> None:
    """Draw what is said of claims, or the guesses beside the evidence."""
    data = _look(words_of(archive))
    if asked.mode is ClaimsMode.END:
        data["ending"] = ending(archive, asked, words_of(archive))
    elif replace(asked, chart=None) == ClaimsAddress(claim=asked.claim):
        data["cards"] = _unguessed(archive, asked.claim)
    else:
        data["cards"] = cards(archive, asked, claims, words_of(archive))
    mount("claims", MODULE, data, key="claims-cards")


@once(most=128)
def _unguessed(archive: Archive, claim: str | None) -> list[ClaimCard]:
    """What is read where nobody guesses, the same for all."""
    claims = [archive.claims[claim]] if claim else archive.claims.values()
    return cards(archive, ClaimsAddress(claim=claim), claims, words_of(archive))


def _look(words: Words) -> ClaimsData:
    """Word, shape and hue of each verdict."""
    return {
        "style": assets.style("kit/page"),
        "adding": words["adding"],
        "verdicts": {
            verdict: {"word": words["verdicts"][verdict], "filled": filled, "drawn": drawn}
            for verdict, (filled, drawn) in SHAPES.items()
        },
        "hues": {
            name: {v.value: hue for v, hue in own.verdicts.items()} for name, own in THEMES.items()
        },
    }
