"""show_frame: the bar above every page, and the theme that all of it wears."""

from collections.abc import Sequence

from geodata.wording import tag
from timeline.address import LOOK, WINDOW
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.delivery.page_themes import page_themes
from timeline.delivery.wire import FrameData, FrameFiles
from timeline.text import Words


def show_frame(pages: Sequence[tuple[str, str]], now: str, words: Words, files: FrameFiles) -> None:
    """Pages as (path, title) in their order; `now` is the path of the one that is shown."""
    mount("frame", "kit/frame", frame_data(pages, now, words, files), key="frame")


def frame_data(
    pages: Sequence[tuple[str, str]], now: str, words: Words, files: FrameFiles
) -> FrameData:
    return {
        "pages": [{"path": path, "title": name} for path, name in pages],
        "now": now,
        "title": words["title"],
        "shared": {"window": list(WINDOW), "look": list(LOOK)},
        "style": assets.style("kit/page"),
        "files": files,
        "themes": page_themes(),
        "words": dict(words["frame"]),
        "lang": tag(words.language),
    }
