"""A plain page of the same data with two `st.plotly_chart` (peer_app.py), beside the stage.

In these lines `value` is the plain page's and `floor` the stage's, in the same run: `ratio` says
how many times longer a visitor waits without the stage.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.bench.browser import WHOLE
from tests.bench.measure import Measured, measurement
from tests.bench.page import Meter, clicked, middle, opened
from tests.bench.process import cpu_ms
from tests.bench.server import APP
from tests.bench.stage import pick_mark
from tests.serving import chromium, serve

PEER = Path(__file__).with_name("peer_app.py")
PEER_DRAWN = ".st-key-time g.trace.scatter path.point"
PEER_NEXT = ".st-key-next button"
PEER_YEARS, PEER_TEXT = "text.gtitle", "[data-testid=stMarkdown] h3"
NEXT, YEAR = ".cx-play button:nth-child(3)", ".cx-year"
TIMES = 15
Act = Callable[[Page, int], float]


@measurement("peer.step")
def step() -> Iterator[Measured]:
    """Ms from a click on the button for the next year to both figures, drawn for that year.

    Medians of 15 (see `clicked`): of the plain page until the titles of both figures have changed,
    of the stage until its year has, with which all else changes. Bytes on the socket and ms of
    server CPU a step.
    """
    yield from _compare("peer.step", _peer_step, _own_step)


@measurement("peer.pick")
def pick() -> Iterator[Measured]:
    """Ms from a click on a mark of the timeline to the text that names it; bytes; server CPU."""
    yield from _compare("peer.pick", _peer_pick, lambda page, n: pick_mark(page, n, TIMES))


def _compare(name: str, peer: Act, own: Act) -> Iterator[Measured]:
    with chromium() as browser:
        value = _costs(browser, PEER, PEER_DRAWN, peer)
        floor = _costs(browser, APP, WHOLE, own)
    for key, unit in (("time", "ms"), ("received", "bytes"), ("cpu", "ms")):
        yield Measured(f"{name}.{key}", value[key], unit, floor[key])


def _costs(browser: Browser, app: Path, drawn: str, act: Act) -> dict[str, float]:
    with serve(app) as server, opened(browser, server.address, drawn) as (page, meter):
        _act(page, meter, act, 0)
        received, cpu = meter.socket_in, cpu_ms(server.process.pid)
        took = median(_act(page, meter, act, number) for number in range(1, TIMES))
        received, cpu = meter.socket_in - received, cpu_ms(server.process.pid) - cpu
    return {"time": took, "received": received / (TIMES - 1), "cpu": cpu / (TIMES - 1)}


def _act(page: Page, meter: Meter, act: Act, number: int) -> float:
    """The next act waits until what this one asked of the server has been answered."""
    took = act(page, number)
    meter.wait_for_quiet()
    return took


def _peer_step(page: Page, _: int) -> float:
    return clicked(page, *middle(page.locator(PEER_NEXT)), PEER_YEARS, texts=2)


def _own_step(page: Page, _: int) -> float:
    return clicked(page, *middle(page.locator(NEXT)), YEAR)


def _peer_pick(page: Page, number: int) -> float:
    marks = page.locator(PEER_DRAWN)
    mark = marks.nth((2 * number + 1) * marks.count() // (2 * TIMES))
    mark.scroll_into_view_if_needed()
    return clicked(page, *middle(mark), PEER_TEXT)
