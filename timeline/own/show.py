"""show_own: the page of the reader's own data, in one component."""

from typing import Any

from geodata.own.limits import MOST_BYTES, MOST_BYTES_OF_WORKBOOK
from timeline.brought import IDLE_SECONDS, READ_SECONDS
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.own.wire import OwnData
from timeline.text import Words

MODULE = "own/own"
MB = 1_000_000


def show_own(words: Words, *, is_missing: bool) -> None:
    data: OwnData = {
        "style": assets.style("own"),
        "most": MOST_BYTES,
        "missing": is_missing,
        "words": bounded(words),
    }
    mount("own", MODULE, data, key="own")


def bounded(words: Words) -> dict[str, Any]:
    """What the page says, with the bounds that hold."""
    own = words["own"]
    most = {"most": MOST_BYTES // MB, "workbook": MOST_BYTES_OF_WORKBOOK // MB}
    # What is idle is looked for once in each such time, so that it may stay twice as long.
    times = {"hours": IDLE_SECONDS // 3600, "minutes": 2 * READ_SECONDS // 60}
    formats, private = own["formats"].format(**most), own["private"].format(**times)
    return {**own, "formats": formats, "private": private}
