"""Soak: what a server holds of a hall that stays, and a browser that shows scene after scene."""

import asyncio
import json
import os
import random
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import CDPSession, Page
from websockets.asyncio.client import ClientConnection

from tests.bench.guard import PAGES
from tests.bench.lecture import DECK, deck, file_in
from tests.bench.lecture import SCENES as SCENES_OF
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, highest
from tests.bench.process import descriptors, memory_mb
from tests.bench.room import PLACE, SCENES, minted, opened, talking
from tests.bench.server import APP
from tests.bench.visitor import visitor
from tests.serving import Started, chromium, serve

MINUTES = float(os.environ.get("MINUTES", "1"))
SESSIONS, PHONES = 150, 100
ACT_SECONDS, STEP_SECONDS = 5, 3
LEAVES = 0.01  # of acts, after which the visitor goes and comes back: a tenth of all in a minute
FIRST, LAST = 20, 300  # scenes


@dataclass(frozen=True, slots=True)
class Held:
    memory: float
    descriptors: int
    threads: int


def held(server: Started) -> Held:
    pid = server.process.pid
    return Held(memory_mb(pid), descriptors(pid), psutil.Process(pid).num_threads())


@measurement("soak.server")
def soak() -> Iterator[Measured]:
    """150 who act every 5 s on all pages, of whom a tenth leave and come back each minute.

    Beside them a room with 100 phones, a step every 3 s. For MINUTES of the environment, else one:
    what the server holds once all are there, in the middle and at the end; ms of an act, p95, in
    the first and the last third; who was lost.
    """
    with serve(APP) as server:
        server.wait_ready()
        looks, acts, lost = asyncio.run(_stay(server))
    names = ("start", "middle", "end")
    for name, look in zip(names, looks, strict=True):
        yield Measured(f"soak.server.memory.{name}", look.memory, "MB", looks[0].memory)
        yield Measured(
            f"soak.server.descriptors.{name}", look.descriptors, "", looks[0].descriptors
        )
        yield Measured(f"soak.server.threads.{name}", look.threads, "", looks[0].threads)
    first, last = acts[: len(acts) // 3], acts[-len(acts) // 3 :]
    yield Measured("soak.server.act.first", 1000 * highest(first), "ms", aim=300)
    yield Measured("soak.server.act.last", 1000 * highest(last), "ms", 1000 * highest(first), 300)
    yield Measured("soak.server.acts", -len(acts), "acts")
    yield Measured("soak.server.lost", lost, "visitors", aim=0)


async def _stay(server: Started) -> tuple[list[Held], list[float], int]:
    acts: list[float] = []
    async with AsyncExitStack() as stack:
        talk = talking(opened(server, minted(server)), server, stack)
        host = await talk.host()
        listening = asyncio.create_task(_listen(host))  # what nobody reads answers no ping
        for number in range(PHONES):
            await talk.phone(number)
        coming = [asyncio.create_task(_visits(server, number, acts)) for number in range(SESSIONS)]
        await asyncio.sleep(2 * ACT_SECONDS + SESSIONS / 30)
        began, looks, step = time.perf_counter(), [held(server)], 0
        while time.perf_counter() - began < 60 * MINUTES:
            await asyncio.sleep(STEP_SECONDS)
            step += 1
            place = PLACE | {"n": step, "scene": step % SCENES, "build": 0}
            await host.send(json.dumps({"at": place}))
            if len(looks) == 1 and time.perf_counter() - began > 30 * MINUTES:
                looks.append(held(server))
        looks.append(held(server))
        lost = sum(task.done() for task in coming)
        for task in (*coming, listening):
            task.cancel()
        await asyncio.gather(*coming, listening, return_exceptions=True)
    return looks, acts, lost


async def _listen(host: ClientConnection) -> None:
    async for _ in host:
        pass


async def _visits(server: Started, number: int, acts: list[float]) -> None:
    """Until it is cancelled."""
    await asyncio.sleep(number / 30)
    own = random.Random(number)  # noqa: S311 - so that each run of it is alike
    while True:
        async with visitor(server.address, PAGES[number % len(PAGES)]) as here:
            await here.run()
            while own.random() >= LEAVES:
                await asyncio.sleep(own.uniform(0.5, 1.5) * ACT_SECONDS)
                began = time.perf_counter()
                await here.run(f"from={1950 + own.randrange(60)}")
                acts.append(time.perf_counter() - began)


@measurement("soak.heap")
def heap() -> Iterator[Measured]:
    """MB of the deck's JavaScript after 20 scenes and after 300, swept; the floor is the first.

    `nodes` and `listeners` are the document's.
    """
    with TemporaryDirectory(prefix="crossings-") as folder, chromium() as browser:
        path = file_in(Path(folder))
        with deck(browser, path, "reduce") as page:
            session = page.context.new_cdp_session(page)
            _through(page, FIRST)
            early = _swept(session)
            _through(page, LAST - FIRST)
            late = _swept(session)
    for name, unit in (("JSHeapUsedSize", "MB"), ("Nodes", "nodes"), ("JSEventListeners", "")):
        known = {"JSHeapUsedSize": "used", "Nodes": "nodes", "JSEventListeners": "listeners"}[name]
        aim = 1.3 * early[name]
        yield Measured(f"soak.heap.{known}", late[name], unit, early[name], aim)


def _swept(session: CDPSession) -> dict[str, float]:
    session.send("Performance.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    known = {own["name"]: own["value"] for own in session.send("Performance.getMetrics")["metrics"]}
    return known | {"JSHeapUsedSize": known["JSHeapUsedSize"] / 1e6}


def _through(page: Page, scenes: int) -> None:
    """So many scenes further, from the last back to the first, each once it stands."""
    last = page.locator(DECK).evaluate(SCENES_OF)
    for _ in range(scenes):
        here = _scene(page)
        while _scene(page) == here:
            page.keyboard.press("Home" if here == last else "PageDown")
        page.wait_for_selector(f"{DECK}[data-stands='{_scene(page)}']", timeout=PATIENCE_MS)


def _scene(page: Page) -> int:
    return int(page.get_attribute(DECK, "data-scene") or 0)
