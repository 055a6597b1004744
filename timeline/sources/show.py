"""show_sources: the list with its filters, and the source that is picked, in one component."""

from datetime import UTC, datetime

from geodata.archive import Archive
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.sources.published import list_file, resting_file
from timeline.sources.told import anchors, since_file, told_file
from timeline.sources.wire import SourcesData
from timeline.stage.staged import staged
from timeline.text import Words

MODULE = "sources/sources"
SAID = (
    "search", "any", "shown", "none", "contents", "list", "rests", "nothing_rests", "back",
    "cite_source", "further", "facts", "lift", "first_told", "copies", "copy_text", "copied",
    "save_file", "fault", "filters", "done", "by_hand", "part_fault",
)  # fmt: skip


def show_sources(archive: Archive, catalogue: Words, asked: str) -> None:
    """`asked` is the edition before ours that the address names; blank without one."""
    phrases = catalogue["sources"]
    data: SourcesData = {
        "listed": list_file(archive),
        "resting": resting_file(archive),
        "citations": staged(archive).addresses["citations"] or "",
        "told": told_file(archive, datetime.now(UTC).date()),
        "since": "" if archive.own else since_file(asked, archive),
        "first": bool(asked),
        "style": assets.style("sources"),
        "parts": [(anchor, phrases[anchor]) for anchor in anchors(archive)],
        "words": {key: phrases[key] for key in SAID},
    }
    mount("sources", MODULE, data, key="sources")
