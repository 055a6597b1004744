"""Every page cold, with a new server and browser, and warm, seen a second time."""

import time
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, ViewportSize

from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN
from tests.bench.server import APP, FLOOR_APP, TIMES
from tests.serving import chromium, offline, serve

CHART = "[data-testid=chart][data-ready=true]"
# The address of each page, and what stands when it is drawn as far as a screen shows it.
PAGES = {
    "explore": ("", "[data-testid=stage][data-ready=true]"),
    "routes": ("routes", ".cx-smallmap[data-route=zainichi-1959-84]"),
    "routes.one": ("routes?corridor=laos-thailand", ".cx-journey-stage"),
    "numbers": ("numbers", CHART),
    "check": ("check", "[data-testid=cards] .cx-claim"),
    "check.claim": ("check?claim=h", CHART),
    "lectures": ("lectures", "[data-testid=lectures] h1"),
    "lectures.deck": ("lectures?lecture=defectors", "[data-testid=deck][data-ready=true]"),
    "glossary": ("glossary", "[data-testid=glossary][data-ready]"),
    "own": ("own", "[data-testid=own] input[type=file]"),
    "sources": ("sources", ".cx-method pre"),
    "accessibility": ("accessibility", "[data-testid=stMain] h1"),
}
PHONE: ViewportSize = {"width": 390, "height": 844}
LONG = """Math.max(...["html", "body", "[data-testid=stMain]"].map((own) =>
    document.querySelector(own)?.scrollHeight ?? 0))"""
FLOOR = ("", "[data-testid=stPlotlyChart] .main-svg")


def of_page(name: str) -> Iterator[Measured]:
    """Seconds from the address to the drawn page; medians of three servers.

    The floor is an empty app with one default chart.
    """
    floor = _floor()
    with chromium() as browser:
        found = _medians(browser, APP, *PAGES[name])
    for kind, own, least in zip(("cold", "warm"), found, floor, strict=True):
        yield Measured(f"pages.{name}.{kind}", own, "s", least)


# Each by itself: one page is measured in two minutes, all of them in twenty.
for page in PAGES:
    measurement(f"pages.{page}.")(partial(of_page, page))


@measurement("pages.height")
def height() -> Iterator[Measured]:
    """Pixels that a page is long on a phone, once all of it stands."""
    with chromium() as browser, serve(APP) as server:
        for name, (path, drawn) in PAGES.items():
            with offline(browser, has_touch=True, is_mobile=True) as (context, _):
                page = context.new_page()
                page.set_viewport_size(PHONE)
                page.goto(f"{server.address}/{path}", timeout=PATIENCE_MS)
                page.wait_for_selector(drawn, state="attached", timeout=PATIENCE_MS)
                page.wait_for_load_state("networkidle")
                yield Measured(f"pages.height.{name}", page.evaluate(LONG), "px")


@cache
def _floor() -> list[float]:
    """Of the empty app, once for all pages."""
    with chromium() as browser:
        return _medians(browser, FLOOR_APP, *FLOOR)


def _medians(browser: Browser, app: Path, path: str, drawn: str) -> list[float]:
    found = [_opened(browser, app, path, drawn) for _ in range(TIMES)]
    return [median(seconds) for seconds in zip(*found, strict=True)]


def _opened(browser: Browser, app: Path, path: str, drawn: str) -> tuple[float, float]:
    with offline(browser) as (context, _), serve(app) as server:
        page = context.new_page()
        page.set_viewport_size(SCREEN)

        def seconds() -> float:
            began = time.perf_counter()
            page.goto(f"{server.address}/{path}", timeout=PATIENCE_MS)
            page.wait_for_selector(drawn, timeout=PATIENCE_MS)
            return time.perf_counter() - began

        return seconds(), seconds()
