"""Routes: a corridor chosen by keyboard, and what its charts cost."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median

from playwright.sync_api import Page

from geodata.load import load
from tests.bench.figures import milliseconds
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN, STOPWATCH, settle
from tests.bench.server import APP
from tests.serving import chromium, offline, serve
from timeline.delivery import charts
from timeline.routes.cards import makers
from timeline.scene import compose

MAP = "[data-testid=corridor-map][data-ready=true]"
CHOSEN = ("dmz", "russia", "mongolia", "vietnam", "cambodia", "aircraft")


@measurement("routes.choose")
def choices() -> Iterator[Measured]:
    """Ms from a choice to the heading of the corridor, and to its map; medians of six."""
    with chromium() as browser, offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.add_init_script(STOPWATCH)
        page.set_viewport_size(SCREEN)
        page.goto(f"{server.address}/routes?corridor=hong-kong")
        page.wait_for_selector(MAP, timeout=PATIENCE_MS)
        found = [_chosen(page, key) for key in CHOSEN]
    for name, values in zip(("heading", "map"), zip(*found, strict=True), strict=True):
        yield Measured(f"routes.choose.{name}", median(values), "ms")


def _chosen(page: Page, key: str) -> tuple[float, float]:
    name = load().corridors[key].name
    settle(page)
    began = time.perf_counter()
    page.locator(".cx-routespage select").first.select_option(key)
    page.get_by_role("heading", name=name, exact=True, level=2).wait_for()
    told = time.perf_counter()
    page.wait_for_selector(f"{MAP}[data-route={key}]", timeout=PATIENCE_MS)
    return (told - began) * 1000, (time.perf_counter() - began) * 1000


@measurement("routes.charts")
def all_charts() -> Iterator[Measured]:
    """Ms to make, draw in all themes and publish every chart of the page, and their number."""
    archive = load()
    scene, found = compose(archive, datetime.now(UTC).date()), makers(archive)
    yield Measured("routes.charts.number", len(found), "charts")

    def publish() -> None:
        archive.made_of_it.pop(charts.published, None)
        for make in found.values():
            charts.published(make, archive, scene)

    yield Measured("routes.charts.publish", milliseconds(publish), "ms")
