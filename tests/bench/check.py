"""Check the story: its pages cold, with a new server and browser, and warm, seen a second time."""

import time
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Page

from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN
from tests.bench.server import APP, TIMES
from tests.serving import chromium, offline, serve

# The address of each page, and what stands when it is drawn.
PAGES = {
    "all": ("check", "[data-testid=cards] .cx-claim"),
    "claim": ("check?claim=h", "[data-testid=chart][data-ready=true]"),
    "guess": ("check?guess=1", "[data-testid=cards] .cx-choices"),
}


@measurement("check.page")
def pages() -> Iterator[Measured]:
    """Seconds from the address to the drawn page; medians of three servers."""
    with chromium() as browser:
        for name, (path, drawn) in PAGES.items():
            found = [_opened(browser, path, drawn) for _ in range(TIMES)]
            for kind, seconds in zip(("cold", "warm"), zip(*found, strict=True), strict=True):
                yield Measured(f"check.page.{name}.{kind}", median(seconds), "s")


def _opened(browser: Browser, path: str, drawn: str) -> tuple[float, float]:
    with offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.set_viewport_size(SCREEN)
        address = f"{server.address}/{path}"
        return _seconds(page, address, drawn), _seconds(page, address, drawn)


def _seconds(page: Page, address: str, drawn: str) -> float:
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(drawn, timeout=PATIENCE_MS)
    return time.perf_counter() - began


@measurement("check.step")
def steps() -> Iterator[Measured]:
    """Ms from a press of Right to the next claim's heading, and to its chart; medians of six."""
    with chromium() as browser, offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.set_viewport_size(SCREEN)
        page.goto(f"{server.address}/check?claim=a")
        page.wait_for_selector(PAGES["claim"][1], timeout=PATIENCE_MS)
        found = [_step(page) for _ in range(6)]
    for name, values in zip(("heading", "chart"), zip(*found, strict=True), strict=True):
        yield Measured(f"check.step.{name}", median(values), "ms")


def _step(page: Page) -> tuple[float, float]:
    before = page.locator("[data-testid=cards] h1").inner_text()
    began = time.perf_counter()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('[data-testid=cards] h1').textContent !== before",
        arg=before,
    )
    told = time.perf_counter()
    claim = page.locator("[data-testid=cards] .cx-claim").get_attribute("data-claim")
    page.wait_for_selector(f"[data-chart^='claim-{claim}'][data-ready=true]", timeout=PATIENCE_MS)
    return (told - began) * 1000, (time.perf_counter() - began) * 1000
