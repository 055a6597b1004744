"""show_arrival: where a page shows something else than before, it begins at its top."""

from timeline.delivery.mounting import mount


def show_arrival(where: str) -> None:
    """`where` tells what is shown from all else that the page may show."""
    mount("arrival", "kit/arrival", {"where": where}, key="arrival")
