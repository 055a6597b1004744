"""Routes: its pages cold and warm, a corridor chosen by keyboard, and what its charts cost."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median

from playwright.sync_api import Browser, Page

from geodata.load import load
from tests.bench.figures import milliseconds
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN, STOPWATCH, settle
from tests.bench.server import APP, TIMES
from tests.serving import chromium, offline, serve
from timeline.corridors.panels import makers
from timeline.scene import compose
from timeline.stage import charts

DRAWN = "[data-testid=chart][data-ready=true]"
# The address of each page, and what stands when it is drawn as far as a screen shows it.
PAGES = {
    "all": ("", ".st-key-choose-zainichi-1959-84 button"),
    "one": ("?corridor=laos-thailand", DRAWN),
    "two": (
        "?corridor=forced-return-china&with=stay-in-china",
        "[data-testid=stExpander] >> nth=3",
    ),
}
CHOSEN = ("dmz", "russia", "mongolia", "vietnam", "cambodia", "aircraft")


@measurement("routes.page")
def pages() -> Iterator[Measured]:
    """Seconds from the address to the drawn page; medians of three servers.

    `cold`: the first visitor of a server, with an empty cache; `warm`: the same page once more.
    """
    with chromium() as browser:
        for name, (query, drawn) in PAGES.items():
            found = [_opened(browser, query, drawn) for _ in range(TIMES)]
            for kind, seconds in zip(("cold", "warm"), zip(*found, strict=True), strict=True):
                yield Measured(f"routes.page.{name}.{kind}", median(seconds), "s")


def _opened(browser: Browser, query: str, drawn: str) -> tuple[float, float]:
    with offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.set_viewport_size(SCREEN)
        address = f"{server.address}/routes{query}"
        return _seconds(page, address, drawn), _seconds(page, address, drawn)


def _seconds(page: Page, address: str, drawn: str) -> float:
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(drawn, timeout=PATIENCE_MS)
    return time.perf_counter() - began


@measurement("routes.choose")
def choices() -> Iterator[Measured]:
    """Ms from Enter in the box to the heading of the corridor, and to its years; medians of six."""
    with chromium() as browser, offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.add_init_script(STOPWATCH)
        page.set_viewport_size(SCREEN)
        _seconds(page, f"{server.address}/routes?corridor=hong-kong", DRAWN)
        found = [_chosen(page, key) for key in CHOSEN]
    for name, values in zip(("heading", "chart"), zip(*found, strict=True), strict=True):
        yield Measured(f"routes.choose.{name}", median(values), "ms")


def _chosen(page: Page, key: str) -> tuple[float, float]:
    name = load().corridors[key].name
    page.get_by_role("combobox").first.focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    page.keyboard.type(name)
    settle(page)
    began = time.perf_counter()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=name, exact=True, level=2).wait_for()
    told = time.perf_counter()
    page.wait_for_selector(f"[data-chart=years-{key}][data-ready=true]", timeout=PATIENCE_MS)
    return (told - began) * 1000, (time.perf_counter() - began) * 1000


@measurement("routes.charts")
def all_charts() -> Iterator[Measured]:
    """Ms to make, draw in all themes and publish every chart of the page, and their number."""
    archive = load()
    scene, found = compose(archive, datetime.now(UTC).date()), makers(archive)
    yield Measured("routes.charts.number", len(found), "charts")

    def publish() -> None:
        charts.published.cache_clear()
        for make in found.values():
            charts.published(make, archive, scene)

    yield Measured("routes.charts.publish", milliseconds(publish), "ms")
