"""show_arrival: where a page shows something else than before, it begins at its top."""

from timeline.delivery.mounting import mount
from timeline.delivery.wire import ArrivalData


def show_arrival(where: str) -> None:
    """`where` tells what is shown from all else that the page may show."""
    data: ArrivalData = {"where": where}
    mount("arrival", "kit/arrival", data, key="arrival")
