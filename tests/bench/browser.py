"""The browser: what a first visit costs, beside a Streamlit app that does nearly nothing."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, STOPWATCH, Meter
from tests.bench.server import APP, FLOOR_APP, TIMES
from tests.serving import chromium, offline, serve

DRAWN = "[data-testid=stage][data-ready=true]"
WHOLE = "[data-testid=stage][data-whole=true]"  # what was sketched at first is Plotly's
FLOOR_DRAWN = "[data-testid=stPlotlyChart] .main-svg"
FIELDS = (
    ("from_start", "s", None),
    ("from_address", "s", None),
    ("from_dom", "s", None),
    ("received", "bytes", 2.8e6),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit to a server that has just started.

    Seconds to the drawn map: from the server's start, from the address, and from the moment when
    the page was parsed (DOMContentLoaded). Bytes received, and requests to other hosts.
    """

    from_start: float
    from_address: float
    from_dom: float
    received: int
    outside: int


def visit(browser: Browser, app: Path, drawn: str) -> Visit:
    """Starts `app`, opens it and waits for `drawn`, a CSS selector; the browser runs already."""
    with offline(browser) as (context, watch), serve(app) as server:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(STOPWATCH)
        meter = Meter(page)
        opened = time.perf_counter()
        page.goto(server.address)
        from_dom = page.evaluate("drawn => bench.drawn(drawn)", drawn) / 1000
        shown = time.perf_counter()
        page.wait_for_load_state("networkidle")
        times = shown - server.started, shown - opened, from_dom
        return Visit(*times, meter.received, len(watch.outside))


@measurement("browser.first_visit")
def first_visit() -> Iterator[Measured]:
    """Medians of three visits, each with a new server, in turns with the floor's."""
    with chromium() as browser:
        own, floor = [], []
        for _ in range(TIMES):
            own.append(visit(browser, APP, DRAWN))
            floor.append(visit(browser, FLOOR_APP, FLOOR_DRAWN))
    for field, unit, aim in FIELDS:
        value, least = (median(getattr(one, field) for one in visits) for visits in (own, floor))
        yield Measured(f"browser.first_visit.{field}", value, unit, least, aim)
    outside = max(one.outside for one in own)
    yield Measured("browser.first_visit.outside", outside, "requests", aim=0)
