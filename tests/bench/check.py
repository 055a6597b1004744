"""Check the story: from claim to claim."""

import time
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Page

from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN
from tests.bench.pages import CHART
from tests.bench.server import APP
from tests.browser.waiting import until
from tests.serving import chromium, offline, serve


@measurement("check.step")
def steps() -> Iterator[Measured]:
    """Ms from a press of Right to the next claim's heading, and to its chart; medians of six."""
    with chromium() as browser, offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.set_viewport_size(SCREEN)
        page.goto(f"{server.address}/check?claim=a")
        page.wait_for_selector(CHART, timeout=PATIENCE_MS)
        found = [_step(page) for _ in range(6)]
    for name, values in zip(("heading", "chart"), zip(*found, strict=True), strict=True):
        yield Measured(f"check.step.{name}", median(values), "ms")


def _step(page: Page) -> tuple[float, float]:
    before = page.locator("[data-testid=cards] h1").inner_text()
    began = time.perf_counter()
    page.keyboard.press("ArrowRight")
    until(
        page,
        "before => document.querySelector('[data-testid=cards] h1').textContent !== before",
        arg=before,
    )
    told = time.perf_counter()
    claim = page.locator("[data-testid=cards] .cx-claim").get_attribute("data-claim")
    page.wait_for_selector(f"[data-chart^='claim-{claim}'][data-ready=true]", timeout=PATIENCE_MS)
    return (told - began) * 1000, (time.perf_counter() - began) * 1000
