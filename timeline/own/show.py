"""show_own: the page of the reader's own data, in one component."""

from geodata.own.limits import MOST_BYTES
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.own.wire import OwnData
from timeline.text import Words

MODULE = "own/own"


def show_own(words: Words, *, is_missing: bool) -> None:
    data: OwnData = {
        "style": assets.style("own"),
        "most": MOST_BYTES,
        "missing": is_missing,
        "words": dict(words["own"]),
    }
    mount("own", MODULE, data, key="own")
