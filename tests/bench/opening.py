"""How soon the stage is drawn, and the next event shown, beside what a person would take instead.

`floor` is the rival's figure in the same run, so `ratio` says how many times longer ours takes.
"""

import json
from collections.abc import Iterator, Mapping
from statistics import median

from playwright.sync_api import Browser, BrowserContext

from tests.bench import rivals
from tests.bench.bare_page import DRAWN as BARE_DRAWN
from tests.bench.bare_page import bare_page
from tests.bench.browser import DRAWN, WHOLE
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN, STOPWATCH, focus, opened, pressed
from tests.bench.server import APP
from tests.serving import chromium, offline, serve

TIMES, KEYS = 5, 20
AIMS = {"timelinejs": 1.4, "by_hand": 1.0}
KOREAN_AIM = 1.1  # of what it takes in English
KEY_AIM, WARM_AIM = 1.2, 0.7
NEXT = "n"


@measurement("opening")
def opening() -> Iterator[Measured]:
    """Seconds from the address to the picture with its marks: medians of five, in turn.

    Cold is a browser that has nothing of it; warm the same browser once more. Servers run already.
    `korean` is ours in the other language; `bare` is a page with plotly.js and the bars of the
    timeline alone: the least that Plotly takes.
    """
    try:
        with (
            rivals.rivals() as addresses,
            bare_page() as bare,
            serve(APP) as server,
            chromium() as browser,
        ):
            yield from _openings(browser, ours(server.address) | {"bare": bare, **addresses})
            yield from _next(browser, server.address, addresses["by_hand"])
    except rivals.RivalError as fault:
        print(json.dumps({"name": "opening", "skipped": str(fault)}), flush=True)
        with serve(APP) as server, chromium() as browser:
            yield from _openings(browser, ours(server.address))


def ours(address: str) -> dict[str, str]:
    return {"ours": address, "korean": f"{address}/?lang=ko"}


def _openings(browser: Browser, addresses: Mapping[str, str]) -> Iterator[Measured]:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in addresses}
    for turn in range(TIMES + 1):
        for name, address in addresses.items():
            times = _cold_and_warm(browser, name, address)
            if turn:  # the first is not counted: files come off the disk
                found[name].append(times)
    medians = {
        name: tuple(median(column) for column in zip(*times, strict=True))
        for name, times in found.items()
    }
    cold, warm = medians["ours"]
    for name, (own_cold, own_warm) in medians.items():
        yield Measured(f"opening.{name}.cold", own_cold, "s")
        if name == "korean":
            yield Measured("opening.to_english.cold", own_cold, "s", cold, KOREAN_AIM * cold)
        aim = WARM_AIM * cold if name == "ours" else None
        yield Measured(f"opening.{name}.warm", own_warm, "s", own_cold, aim)
        if name in AIMS:
            yield Measured(f"opening.to_{name}.cold", cold, "s", own_cold, AIMS[name] * own_cold)
            yield Measured(f"opening.to_{name}.warm", warm, "s", own_warm, AIMS[name] * own_warm)


def _cold_and_warm(browser: Browser, name: str, address: str) -> tuple[float, float]:
    with offline(browser, viewport=SCREEN) as (context, _):
        return _seconds(context, name, address), _seconds(context, name, address)


def _seconds(context: BrowserContext, name: str, address: str) -> float:
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(STOPWATCH)
    page.goto(address, wait_until="commit")
    shown = page.evaluate("drawn => bench.shown(drawn)", _drawn(name)) / 1000
    page.wait_for_load_state("networkidle")
    page.close()
    return shown


def _drawn(name: str) -> str:
    return {"ours": DRAWN, "korean": DRAWN, "bare": BARE_DRAWN}.get(name, rivals.DRAWN)


def _next(browser: Browser, ours: str, by_hand: str) -> Iterator[Measured]:
    """Ms from the key for the next event to the frame that shows it (see `pressed`)."""
    took: dict[str, float] = {}
    for name, address in (("ours", ours), ("by_hand", by_hand)):
        with opened(browser, address, WHOLE if name == "ours" else _drawn(name)) as (page, _):
            if name == "ours":
                focus(page, DRAWN)
            took[name] = median(pressed(browser, page, NEXT, KEYS))
    least = took["by_hand"]
    yield Measured("opening.next", took["ours"], "ms", least, KEY_AIM * least)
