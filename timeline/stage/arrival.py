"""show_arrival: where a page shows something else than before, it begins at its top."""

from timeline.stage.mounting import mount


def show_arrival(where: str) -> None:
    """`where` tells what is shown from all else that the page may show."""
    mount("arrival", "arrival", {"where": where}, key="arrival")
