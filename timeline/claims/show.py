"""show_strip, show_cards: Check the story in the browser."""

from collections.abc import Iterable

from geodata.archive import Archive
from geodata.records import Claim
from timeline.claims.address import ClaimsAddress, ClaimsMode
from timeline.claims.cards import Told, Words, card, ending, strip
from timeline.claims.charts.verdicts import SHAPES
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.style import THEMES
from timeline.text import words


def show_strip(archive: Archive, asked: ClaimsAddress) -> None:
    """Draw the verdicts of all claims, and the ways through them."""
    _mount("claims-strip", strip(archive, asked, words(archive.language)), words(archive.language))


def show_cards(archive: Archive, asked: ClaimsAddress, claims: Iterable[Claim]) -> None:
    """Draw what is said of claims, or the guesses beside the evidence."""
    if asked.mode is ClaimsMode.END:
        told: Told = {"ending": ending(archive, asked, words(archive.language))}
    else:
        told = {"cards": [card(archive, asked, claim, words(archive.language)) for claim in claims]}
    _mount("claims-cards", told, words(archive.language))


def _mount(key: str, told: Told, words: Words) -> None:
    mount("claims", "claims/claims", told | _look(words), key=key)


def _look(words: Words) -> Told:
    """Word, shape and hue of each verdict."""
    named = {
        verdict: {"word": words["verdicts"][verdict], "filled": filled, "drawn": drawn}
        for verdict, (filled, drawn) in SHAPES.items()
    }
    hues = {name: dict(theme.verdicts) for name, theme in THEMES.items()}
    return {"style": assets.style("kit/page"), "verdicts": named, "hues": hues}
