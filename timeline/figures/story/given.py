"""What stands in a claim itself: the figures of its finding, by name."""

from geodata.records import Claim


def figures_of(claim: Claim) -> dict[str, str]:
    """`women=12; arrived=2016-04` -> names and values as they are written."""
    pairs = (part.strip().partition("=") for part in claim.figures.split(";"))
    return {name: value for name, _, value in pairs if value}
