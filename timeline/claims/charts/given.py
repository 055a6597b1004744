"""What stands in a claim itself: the figures of its finding, by name."""

from geodata.dates import Date, parse
from geodata.records import Claim


def figures_of(claim: Claim) -> dict[str, str]:
    """`women=12; arrived=2016-04` -> names and values as they are written."""
    pairs = (part.strip().partition("=") for part in claim.figures.split(";"))
    return {name: value for name, _, value in pairs if value}


def count_of(claim: Claim, name: str) -> int | None:
    """A figure that is one whole number; None where it is none."""
    text = figures_of(claim).get(name, "")
    return int(text) if text.isdecimal() else None


def date_of(claim: Claim, name: str) -> Date | None:
    """A figure that is a date; None where it is none."""
    try:
        return parse(figures_of(claim).get(name, ""))
    except ValueError:
        return None
