"""show_frame: the bar above every page, and the theme that all of it wears."""

from collections.abc import Sequence

from geodata.wording import tag
from timeline.address import LOOK, SIEVE, WINDOW
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.delivery.page_themes import page_themes
from timeline.delivery.tongues import tongues
from timeline.delivery.wire import FrameData, FrameFiles, Sieve
from timeline.keys import STAGE
from timeline.text import OwnWords, Words, edition_of


def show_frame(
    pages: Sequence[tuple[str, str]], now: str, words: Words, files: FrameFiles, sieve: Sieve
) -> None:
    """Pages as (path, title) in their order; `now` is the path of the one that is shown."""
    mount("frame", "kit/frame", frame_data(pages, now, words, files, sieve), key="frame")


def frame_data(
    pages: Sequence[tuple[str, str]], now: str, words: Words, files: FrameFiles, sieve: Sieve
) -> FrameData:
    return {
        "pages": [{"path": path, "title": name} for path, name in pages],
        "now": now,
        "title": words["title"],
        "shared": {"window": list(WINDOW), "sieve": list(SIEVE), "look": list(LOOK)},
        "style": assets.style("kit/page"),
        "files": files,
        "sieve": sieve,
        "edition": edition_of(words).version,
        "themes": page_themes(),
        "words": dict(words["frame"]),
        "lang": tag(words.language),
        "letters": {act: STAGE[act][0].upper() for act in ("theme", "language", "fill")},
        "own": words.name if isinstance(words, OwnWords) else "",
        "tongues": tongues(),
    }
