"""show_sources: the list with its filters, and the source that is picked, in one component."""

from collections.abc import Sequence

from geodata.archive import Archive
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.sources.published import list_file, resting_file
from timeline.sources.wire import SourcesData
from timeline.stage.staged import staged
from timeline.text import Words

MODULE = "sources/sources"
SAID = (
    "search", "any", "shown", "none", "contents", "list", "rests", "nothing_rests", "back",
    "cite_source", "further", "facts", "lift", "first_told", "copies", "copy_text", "copied",
    "save_file", "fault", "filters", "done",
)  # fmt: skip


def show_sources(archive: Archive, catalogue: Words, parts: Sequence[tuple[str, str]]) -> None:
    """`parts` of the page below it, each with its anchor."""
    phrases = catalogue["sources"]
    data: SourcesData = {
        "listed": list_file(archive),
        "resting": resting_file(archive),
        "citations": staged(archive).addresses["citations"] or "",
        "style": assets.style("sources"),
        "parts": [*parts],
        "words": {key: phrases[key] for key in SAID},
    }
    mount("sources", MODULE, data, key="sources")
