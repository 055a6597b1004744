"""A reader's own tables: read, checked and drawn, in time, and in memory of the server."""

import asyncio
import csv
import gc
import io
import itertools
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from math import cos, sin, tau
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

from geodata.own.archives import archive_of
from geodata.own.child import read_apart
from geodata.own.limits import MOST_BYTES, MOST_DRAWN
from tests.bench.browser import DRAWN, WHOLE
from tests.bench.guard import beside, nothing
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, focus, highest, opened, pressed
from tests.bench.server import APP
from tests.bench.stage import Played
from tests.bench.visitor import visitor
from tests.geodata.own.bombs import BOMBS
from tests.serving import chromium, offline, serve
from timeline.brought import KEEPING, Brought
from timeline.scene import compose
from timeline.stage.staged import staged

ROWS = 10_000
MANY = 100_000
ON_STAGE, STEPS = 2000, 60
DAY = date(2026, 1, 1)
SEED = 7


def table(rows: int, *, short: bool = False) -> bytes:
    """Events of 120 years at 500 places of a continent, in five kinds, from forty books."""
    chance = random.Random(SEED)  # noqa: S311 - a table, no secret
    spots = [(chance.uniform(36, 60), chance.uniform(-8, 40)) for _ in range(500)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["event", "date", "lat", "lon", "kind", "source", "text"])
    for n in range(rows):
        lat, lon = spots[n % len(spots)]
        day = f"{1900 + n % 120}-{1 + n % 12:02}-{1 + n % 28:02}"
        more = ["", ""] if short else [f"Book {n % 40}", "Something happened here, as was told."]
        writer.writerow([f"Event {n}", day, f"{lat:.2f}", f"{lon:.2f}", f"kind {n % 5}", *more])
    return out.getvalue().encode()


def children() -> float:
    own = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime


@measurement("own.rows")
def rows() -> Iterator[Measured]:
    """Ten thousand rows; `busy` are seconds of the processor, which a busy machine has fewer of."""
    content = table(ROWS)
    began, busy = time.perf_counter(), children() + time.process_time()
    reading = read_apart("table.csv", content)
    facts = archive_of(reading.tables)
    scene = compose(facts, DAY)
    spent, done = time.perf_counter() - began, children() + time.process_time()
    yield Measured("own.rows.time", spent, "s", aim=3.0)
    yield Measured("own.rows.busy", done - busy, "s", aim=3.0)
    yield Measured("own.rows.missing", ROWS - len(scene.marks), "rows", aim=0)
    yield Measured("own.rows.problems", len(facts.problems) + reading.faulty, "problems", aim=0)


@measurement("own.many")
def many() -> Iterator[Measured]:
    """A hundred thousand rows are counted, and drawn once they are filtered."""
    content = table(MANY, short=True)
    assert len(content) < MOST_BYTES
    busy = children()
    reading = read_apart("table.csv", content)
    yield Measured("own.many.busy", children() - busy, "s", aim=4.5)
    yield Measured("own.many.uncounted", MANY - reading.undrawn, "rows", aim=0)
    few = read_apart("table.csv", content, {"only": {"kind": ["kind 1"]}, "years": [1900, 1980]})
    yield Measured("own.many.filtered", few.drawn, "rows", aim=MOST_DRAWN)


@measurement("own.days")
def days() -> Iterator[Measured]:
    """Fifty thousand rows, each of a day of its own, as people write them."""
    first = date(1900, 1, 1)
    own = [f"Event {n},{first + timedelta(n):%d %B %Y} {n % 24:02}:30" for n in range(50_000)]
    busy = children()
    few = read_apart("t.csv", "\n".join(["Title,Date", *own]).encode(), {"years": [1900, 1930]})
    yield Measured("own.days.busy", children() - busy, "s", aim=4.5)
    yield Measured("own.days.filtered", few.drawn, "rows", aim=MOST_DRAWN)


@measurement("own.bombs")
def bombs() -> Iterator[Measured]:
    """How long the processor of a child works on what is made to keep it."""
    for bomb in BOMBS:
        content = bomb()
        busy = children()
        read_apart("bomb.xlsx", content)
        yield Measured(f"own.bombs.{bomb.__name__}", children() - busy, "s", aim=3.0)


@measurement("own.memory")
def memory() -> Iterator[Measured]:
    """What a file of five megabytes leaves in the server that had it read."""
    content = table(45_000)[:MOST_BYTES]
    read_apart("table.csv", table(10))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read_apart("table.csv", content, {"only": {"kind": ["kind 1"]}})
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield Measured("own.memory.peak", (after - before) / 1024, "MB", aim=60)


@measurement("own.held")
def held() -> Iterator[Measured]:
    """What the largest of data holds of the server while it is shown, and after it is forgotten."""
    reading = read_apart("table.csv", table(MOST_DRAWN))
    staged(Brought("0" * 32, "none", DAY, read_apart("table.csv", table(10)).tables).alone("en"))
    gc.collect()
    before = resident()
    own = Brought("1" * 32, "table", DAY, reading.tables)
    KEEPING.put(own)
    staged(own.alone("en"))
    gc.collect()
    yield Measured("own.held.shown", resident() - before, "MB", aim=60)
    del own
    KEEPING.forget("1" * 32)
    yield Measured("own.held.forgotten", resident() - before, "MB", aim=20)


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def kept(address: str, name: str, content: bytes) -> str:
    """The id under which a server shows a file."""
    head = json.dumps({"name": name, "title": name}).encode()
    with urlopen(Request(f"{address}/own/keep", head + b"\n" + content)) as answer:
        return json.loads(answer.read())["id"]


@measurement("own.others")
def others() -> Iterator[Measured]:
    """Ms from asking to the end of a run for thirty others, p95, while one brings tables.

    One after the other, each of ten thousand rows, with its first page.
    """
    with serve(APP) as server:
        server.wait_ready()
        quiet = asyncio.run(beside(server, nothing))
        yield Measured("own.others.p95", asyncio.run(beside(server, _brings)), "ms", quiet, 300)


async def _brings(address: str) -> None:
    content = table(ROWS)
    for number in itertools.count(1):
        own = await asyncio.to_thread(kept, address, f"table {number}", content)
        async with visitor(address) as reader:
            await reader.run(f"own={own}")


def walks(lines: int, points: int) -> bytes:
    """Named lines that wind over a continent, as GeoJSON."""
    chance = random.Random(SEED)  # noqa: S311 - lines, no secret
    features: list[dict[str, Any]] = []
    for n in range(lines):
        lon, lat, course = chance.uniform(-8, 38), chance.uniform(37, 60), chance.uniform(0, tau)
        line: list[list[float]] = []
        for _ in range(points):
            line.append([round(lon, 4), round(lat, 4)])
            course += chance.gauss(0, 0.25)
            lon, lat = lon + 0.03 * cos(course), lat + 0.02 * sin(course)
        shape = {"type": "LineString", "coordinates": line}
        features.append(
            {"type": "Feature", "properties": {"name": f"River {n}"}, "geometry": shape}
        )
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@measurement("own.routes")
def routes() -> Iterator[Measured]:
    """Seconds to the stage of four hundred own routes, which the server has made before."""
    with chromium() as browser, serve(APP) as server:
        server.wait_ready()
        own = kept(server.address, "rivers.geojson", walks(400, 200))
        for name, aim in (("first", None), ("again", 3.0)):
            with offline(browser) as (context, _):
                page = context.new_page()
                began = time.perf_counter()
                page.goto(f"{server.address}/?own={own}")
                page.wait_for_selector(DRAWN, state="attached", timeout=PATIENCE_MS)
                yield Measured(f"own.routes.{name}", time.perf_counter() - began, "s", aim=aim)


@measurement("own.stage")
def stage() -> Iterator[Measured]:
    """Ms from a press to its frame, and a frame while years run, of 2,000 own events."""
    with chromium() as browser, serve(APP) as server:
        server.wait_ready()
        address = f"{server.address}/?own={kept(server.address, 'table', table(ON_STAGE))}"
        with opened(browser, address, WHOLE) as (page, _):
            shown = pressed(browser, page, "PageDown", STEPS)
        yield Measured("own.stage.step.median", median(shown), "ms", aim=20)
        yield Measured("own.stage.step.p95", highest(shown), "ms")
        with opened(browser, address, WHOLE) as (page, _):
            focus(page, DRAWN)
            first, last = (
                int(page.get_attribute(DRAWN, f"data-{key}") or 0) for key in ("from", "to")
            )
            page.evaluate("window.playing = bench.played(), null")
            page.keyboard.press("p")
            played = Played(**page.evaluate("window.playing"))
        yield Measured("own.stage.play.frame", played.mean, "ms", aim=1000 / 10)
        yield Measured("own.stage.play.p95", highest(played.gaps), "ms")
        yield Measured("own.stage.play.missed", last - first + 1 - played.states, "years", aim=0)
