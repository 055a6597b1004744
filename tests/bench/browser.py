"""The browser: what a first visit costs, beside a Streamlit app that does nearly nothing."""

import base64
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession

from tests.bench.measure import Measured, measurement
from tests.bench.server import APP, FLOOR_APP, TIMES
from tests.serving import chromium, offline, serve

DRAWN = "[data-testid=stage][data-ready=true]"
FLOOR_DRAWN = "[data-testid=stPlotlyChart] .main-svg"
PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit to a server that has just started; seconds to the drawn map, bytes received."""

    from_start: float
    from_address: float
    received: int
    outside: int


class Meter:
    """Counts the bytes that reach a page: answers as they were on the wire, and socket frames."""

    def __init__(self, session: CDPSession) -> None:
        self.received = 0
        session.on("Network.loadingFinished", self._answer)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.send("Network.enable")

    def _answer(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        is_text, payload = frame["opcode"] == 1, frame["payloadData"]
        self.received += len(payload.encode() if is_text else base64.b64decode(payload))


def visit(browser: Browser, app: Path, drawn: str) -> Visit:
    """Starts `app`, opens it and waits for `drawn`, a CSS selector; the browser runs already."""
    with offline(browser) as (context, watch), serve(app) as server:
        page = context.new_page()
        meter = Meter(context.new_cdp_session(page))
        opened = time.perf_counter()
        page.goto(server.address)
        page.wait_for_selector(drawn, state="attached", timeout=PATIENCE_MS)
        shown = time.perf_counter()
        page.wait_for_load_state("networkidle")
        return Visit(shown - server.started, shown - opened, meter.received, len(watch.outside))


@measurement("browser.first_visit")
def first_visit() -> Iterator[Measured]:
    """Medians of three visits, each with a new server, in turns with the floor's."""
    with chromium() as browser:
        own, floor = [], []
        for _ in range(TIMES):
            own.append(visit(browser, APP, DRAWN))
            floor.append(visit(browser, FLOOR_APP, FLOOR_DRAWN))
    name = "browser.first_visit"
    for field, unit in (("from_start", "s"), ("from_address", "s"), ("received", "bytes")):
        value, least = (median(getattr(one, field) for one in visits) for visits in (own, floor))
        yield Measured(f"{name}.{field}", value, unit, floor=least)
    outside = max(one.outside for one in own)
    yield Measured(f"{name}.outside", outside, "requests", aim=0)
