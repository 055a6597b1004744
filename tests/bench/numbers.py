"""The page Numbers: what its charts cost to make, a rerun of it, and a visit to the first chart."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from geodata.load import load
from tests.bench.figures import milliseconds
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, STOPWATCH, Meter
from tests.bench.pages import CHART
from tests.bench.process import cpu_ms
from tests.bench.server import APP, TIMES
from tests.bench.visitor import Visitor, click, visitor
from tests.serving import Started, chromium, offline, serve
from timeline.delivery import charts
from timeline.numbers.cards import contents, section
from timeline.numbers.charts.sections import makers
from timeline.scene import compose
from timeline.style import THEMES
from timeline.text import words

FLOOR_BUTTON = Path(__file__).with_name("floor_button.py")
WARM, RERUNS = 15, 60


@measurement("numbers.charts")
def all_charts() -> Iterator[Measured]:
    """Ms to make all charts of the page; to draw them in all themes; to publish the whole page."""
    archive, catalogue = load(), words()
    scene = compose(archive, datetime.now(UTC).date())
    made = {key: make(archive, scene, catalogue) for key, make in makers(archive).items()}
    yield Measured("numbers.charts.number", len(made), "charts")
    makes = milliseconds(
        lambda: [make(archive, scene, catalogue) for make in makers(archive).values()]
    )
    yield Measured("numbers.charts.make", makes, "ms")
    draws = milliseconds(lambda: [c.draw(t) for c in made.values() for t in THEMES.values()])
    yield Measured("numbers.charts.draw", draws, "ms")

    def publish() -> object:
        for kept in (charts.made, charts.published, section, contents):
            archive.made_of_it.pop(kept, None)
        return [section(name, archive, scene) for name in contents(archive, scene).sections]

    yield Measured("numbers.charts.publish", milliseconds(publish), "ms")


@measurement("numbers.rerun_cpu")
def rerun_cpu() -> Iterator[Measured]:
    """Ms of server CPU a rerun of the page with all its charts; the floor is an empty app's."""
    with serve(APP) as own, serve(FLOOR_BUTTON) as floor:
        value, least = asyncio.run(_compare(own, floor))
    yield Measured("numbers.rerun_cpu", value, "ms", least, 2 * least)


async def _compare(own: Started, floor: Started) -> tuple[float, float]:
    async with visitor(own.address, "numbers") as reader, visitor(floor.address) as clicker:
        await reader.run()
        await clicker.run()
        return await _cost(reader, own), await _cost(clicker, floor)


async def _cost(one: Visitor, server: Started) -> float:
    states = [click(one.widgets["next"])] if "next" in one.widgets else []
    for _ in range(WARM):
        await one.run(states=states)
    used = cpu_ms(server.process.pid)
    for _ in range(RERUNS):
        await one.run(states=states)
    return (cpu_ms(server.process.pid) - used) / RERUNS


@measurement("numbers.visit")
def visits() -> Iterator[Measured]:
    """Bytes of a first visit, and ms from a click on another section to its first chart.

    Medians of three servers.
    """
    with chromium() as browser:
        found = [_visit(browser) for _ in range(TIMES)]
    jumped, received = (median(column) for column in zip(*found, strict=True))
    yield Measured("numbers.visit.from_contents", jumped * 1000, "ms")
    yield Measured("numbers.visit.received", received, "bytes")


def _visit(browser: Browser) -> tuple[float, float]:
    with offline(browser) as (context, _), serve(APP) as server:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(STOPWATCH)
        meter = Meter(page)
        page.goto(f"{server.address}/numbers")
        page.wait_for_selector(CHART)
        page.wait_for_load_state("networkidle")
        received = meter.received
        last = page.locator(".cx-rail a[data-section=losses]")
        began = time.perf_counter()
        last.click()
        page.wait_for_selector(f"#losses {CHART}")
        return time.perf_counter() - began, received
