"""The search of every page: from a keystroke to what is found, and what it brings."""

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Page

from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, Meter, highest, opened, typed
from tests.bench.pages import PAGES
from tests.bench.server import APP
from tests.serving import chromium, serve

FIELD, FOUND = ".cx-find input", ".cx-found"
# Short and long answers, in both scripts; the last is spelt otherwise than it is written here.
QUERIES = ("mongolia", "2009", "하나원", "gim jeong eun")
AIM_MS = 60
SAME_MS = 1000  # after which a key has changed nothing


@measurement("search.keystroke")
def keystroke() -> Iterator[Measured]:
    """Ms from a keystroke to the answers, painted; bytes that the first use brings."""
    own, brought = list[float](), list[int]()
    with chromium() as browser, serve(APP) as server:
        for name, (path, drawn) in PAGES.items():
            if "?" in path:
                continue
            with opened(browser, f"{server.address}/{path}", drawn) as (page, meter):
                brought.append(_first_use(page, meter))
                found = _answers(page)
            own += found
            yield Measured(f"search.keystroke.{name}", median(found), "ms", aim=AIM_MS)
    yield Measured("search.keystroke.median", median(own), "ms", aim=AIM_MS)
    yield Measured("search.keystroke.p95", highest(own), "ms", aim=AIM_MS)
    yield Measured("search.keystroke.brought", max(brought), "bytes", aim=200_000)


def _answers(page: Page) -> list[float]:
    """Ms of the keys that changed what is found: at least half of all."""
    keys = [typed(page, key, FOUND, SAME_MS) for query in QUERIES for key in _keys(page, query)]
    found = [ms for ms in keys if ms is not None]
    if 2 * len(found) < len(keys):
        raise TimeoutError(f"{len(found)} of {len(keys)} keys were answered")
    return found


def _first_use(page: Page, meter: Meter) -> int:
    before = meter.received
    page.locator(FIELD).focus()
    page.wait_for_selector(FOUND, state="attached", timeout=PATIENCE_MS)
    meter.wait_for_quiet()
    return meter.received - before


def _keys(page: Page, query: str) -> Iterator[str]:
    page.locator(FIELD).fill("")
    yield from query
