"""Every page cold, with a new server and browser, and warm, seen a second time."""

import time
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize

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
WIDE: ViewportSize = {"width": 1920, "height": 1080}
LONG = """Math.max(...["html", "body", "[data-testid=stMain]"].map((own) =>
    document.querySelector(own)?.scrollHeight ?? 0))"""
# Of what a screen shows, in per cent: the largest box, at least 96 px wide and high, in which
# nothing stands, though something does at its left and at its right.
HOLE = """() => {
  const cell = 16, wide = Math.floor(innerWidth / cell), high = Math.floor(innerHeight / cell);
  const taken = Array.from({ length: high }, () => Array(wide).fill(false));
  const take = ({ left, top, right, bottom }) => {
    const [last, end] = [Math.min(high, bottom / cell), Math.min(wide, right / cell)];
    for (let y = Math.max(0, Math.floor(top / cell)); y < last; y += 1)
      for (let x = Math.max(0, Math.floor(left / cell)); x < end; x += 1) taken[y][x] = true;
  };
  const isSeen = (own) => own.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.trim() || !isSeen(text.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) take(box);
  }
  for (const own of document.querySelectorAll("svg, canvas, img, input, select, textarea, button"))
    if (isSeen(own)) take(own.getBoundingClientRect());
  let most = 0;
  const open = Array(wide).fill(0); // cells up from here
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) open[x] = taken[y][x] ? 0 : open[x] + 1;
    for (let x = 0; x < wide; x += 1)
      for (let end = x, least = Infinity; end < wide && open[end]; end += 1) {
        least = Math.min(least, open[end]);
        const across = end - x + 1;
        if (across < 6 || least < 6 || across * least <= most) continue;
        const rows = taken.slice(y - least + 1, y + 1);
        const beside = rows.some((row) => row.slice(0, x).includes(true));
        if (beside && rows.some((row) => row.slice(end + 1).includes(true))) most = across * least;
      }
  }
  return (100 * most) / (wide * high);
}"""
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
    for name, page in _standing(PHONE, has_touch=True, is_mobile=True):
        yield Measured(f"pages.height.{name}", page.evaluate(LONG), "px")


@measurement("pages.hole")
def hole() -> Iterator[Measured]:
    """Per cent of a wide screen that lies empty between what stands beside it."""
    for name, page in _standing(WIDE):
        yield Measured(f"pages.hole.{name}", page.evaluate(HOLE), "%")


def _standing(size: ViewportSize, **more: bool) -> Iterator[tuple[str, Page]]:
    """Each page by its name, in a context of its own, once all of it stands."""
    with chromium() as browser, serve(APP) as server:
        for name, (path, drawn) in PAGES.items():
            with offline(browser, **more) as (context, _):
                page = context.new_page()
                page.set_viewport_size(size)
                page.goto(f"{server.address}/{path}", timeout=PATIENCE_MS)
                page.wait_for_selector(drawn, state="attached", timeout=PATIENCE_MS)
                page.wait_for_load_state("networkidle")
                yield name, page


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
