"""What a person sees: pictures of the app in its states and sizes, for an eye to judge.

They go into a folder that Git ignores, but the one of the README into its place. Words given choose
those whose names hold one of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.serving import ROOT, chromium, offline, serve

FOLDER = ROOT / ".pictures"
README = ROOT / ".github" / "explore.png"
PATIENCE_MS = 60_000
WHOLE = "[data-testid=stage][data-whole=true]"
DECK = "[data-testid=deck][data-ready=true]"
PAGE = "h1:visible"
LARGE, SMALL, PHONE = (1920, 1080), (1366, 768), (390, 844)
NARROW, PROJECTOR = (1024, 768), (1024, 768)
NINGBO = "2016-04-ningbo-restaurant"


class Shot(NamedTuple):
    """An address below the app at a size, and a selector of what is there once it is drawn."""

    name: str
    size: tuple[int, int]
    address: str
    drawn: str = WHOLE


SHOTS = (
    Shot("explore-readme", (1600, 900), ""),
    *(Shot(f"explore-{size[0]}", size, "") for size in (LARGE, SMALL, NARROW, PHONE)),
    *(Shot(f"explore-ko-{size[0]}", size, "?lang=ko") for size in (LARGE, SMALL, PHONE)),
    *(Shot(f"explore-dark-{size[0]}", size, "?theme=dark") for size in (LARGE, PHONE)),
    *(Shot(f"explore-hall-{size[0]}", size, "?theme=hall") for size in (LARGE, PROJECTOR, PHONE)),
    Shot("explore-hall-ko-1920", LARGE, "?theme=hall&lang=ko"),
    Shot("year-2016-1920", LARGE, "?at=2016"),
    Shot("year-2016-390", PHONE, "?at=2016"),
    Shot("event-1920", LARGE, f"?pick={NINGBO}"),
    Shot("event-1366", SMALL, f"?pick={NINGBO}"),
    Shot("event-390", PHONE, f"?pick={NINGBO}"),
    Shot("corridor-1920", LARGE, "?pick=laos-thailand"),
    Shot("corridor-1366", SMALL, "?pick=laos-thailand"),
    *(Shot(f"{view}-1920", LARGE, f"?view={view}") for view in ("korea", "mekong", "world")),
    Shot("lecture-number-1920", LARGE, "lectures?lecture=defectors&scene=2&theme=hall", DECK),
    Shot("lecture-map-1920", LARGE, "lectures?lecture=defectors&scene=3&theme=hall", DECK),
    Shot("lecture-map-1024", PROJECTOR, "lectures?lecture=defectors&scene=3&theme=hall", DECK),
    Shot("lecture-time-1920", LARGE, "lectures?lecture=defectors&scene=4&theme=hall", DECK),
    Shot("lecture-chart-1920", LARGE, "lectures?lecture=defectors&scene=11&theme=hall", DECK),
    Shot("numbers-1920", LARGE, "numbers", PAGE),
    Shot("numbers-390", PHONE, "numbers", PAGE),
    Shot("routes-1920", LARGE, "routes", PAGE),
    Shot("routes-390", PHONE, "routes", PAGE),
)


def taken(words: list[str]) -> Iterator[Path]:
    """The file of each picture that is asked for, once it is written."""
    FOLDER.mkdir(exist_ok=True)
    with chromium() as browser, serve() as server:
        server.wait_ready()
        for shot in SHOTS:
            if not words or any(word in shot.name for word in words):
                yield _take(browser, server.address, shot)


def _take(browser: Browser, address: str, shot: Shot) -> Path:
    width, height = shot.size
    in_a_hand = shot.size == PHONE
    with offline(
        browser,
        viewport={"width": width, "height": height},
        has_touch=in_a_hand,
        is_mobile=in_a_hand,
        reduced_motion="reduce",
    ) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{shot.address}")
        page.wait_for_selector(shot.drawn, timeout=PATIENCE_MS)
        _rest(page)
        path = README if shot.name == "explore-readme" else FOLDER / f"{shot.name}.png"
        page.screenshot(path=path, animations="disabled")
    return path


def _rest(page: Page) -> None:
    """Until nothing more is fetched and fonts have come."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")


if __name__ == "__main__":
    for written in taken(sys.argv[1:]):
        print(written.relative_to(ROOT))
