"""Check the story: from claim to claim."""

from collections.abc import Iterator
from itertools import islice
from statistics import median

from playwright.sync_api import Page

from geodata.load import current
from tests.bench.measure import Measured, measurement
from tests.bench.page import ANSWER_MS, opened, settle
from tests.bench.pages import CHART
from tests.bench.server import APP
from tests.serving import chromium, serve

STEPS = 6
HEADING = "[data-testid=cards] h1"
WATCH = """([heading, chart, patience]) => {
    bench.arm("keydown", heading, 1);
    const told = bench.answered(patience);
    bench.wait(chart);
    window.step = Promise.all([told, bench.answered(patience)]);
}"""


@measurement("check.step")
def steps() -> Iterator[Measured]:
    """Ms from a press of Right to the next claim's heading, painted, and to its chart; medians."""
    first, *others = current().claims
    with chromium() as browser, serve(APP) as server:
        server.wait_ready()
        with opened(browser, f"{server.address}/check?claim={first}", CHART) as (page, _):
            found = [_step(page, claim) for claim in islice(others, STEPS)]
    for name, values in zip(("heading", "chart"), zip(*found, strict=True), strict=True):
        yield Measured(f"check.step.{name}", median(values), "ms")


def _step(page: Page, claim: str) -> tuple[float, float]:
    settle(page)
    chart = f"[data-chart^='claim-{claim}'][data-ready=true]"
    page.evaluate(WATCH, [HEADING, chart, ANSWER_MS])
    page.keyboard.press("ArrowRight")
    heading, drawn = page.evaluate("window.step")
    if heading is None or drawn is None:
        raise TimeoutError(f"claim {claim} was not shown by a press of Right")
    return heading, drawn
