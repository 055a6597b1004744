"""A lecture: from scene to scene, from one file on disk, and how large that is."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from geodata.load import current
from tests.bench.bare_page import DRAWN as BARE_DRAWN
from tests.bench.bare_page import bare_page
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN, STOPWATCH, highest, opened, pressed, settle
from tests.bench.process import memory_mb
from tests.bench.server import TIMES
from tests.serving import Server, chromium, offline, serve
from timeline.lecture.built_in import built_in
from timeline.lecture.lectern import bound
from timeline.lecture.writing import write
from timeline.stage.staged import staged
from timeline.text import words

LECTURE = "defectors"
DECK = "[data-testid=deck][data-ready=true]"
STEPS, FAST_MS = 15, 30
AT_REST_MS, EVERY_SECONDS = 3000, 0.02


def _file(folder: Path) -> Path:
    frame = staged(current()).frame
    path = folder / "lecture.html"
    path.write_bytes(bound(write(built_in(frame)[LECTURE], frame), {}))
    return path


@measurement("lecture.file")
def file() -> Iterator[Measured]:
    """Bytes of the built-in lecture as one file; s from opening it from disk to its first scene.

    The floor is a bare page with one Plotly figure, from loopback. Medians of three fresh contexts.
    """
    with TemporaryDirectory(prefix="crossings-") as folder, chromium() as browser:
        path = _file(Path(folder))
        own = [_seconds(browser, path.as_uri(), DECK) for _ in range(TIMES)]
        with bare_page() as address:
            floor = [_seconds(browser, address, BARE_DRAWN) for _ in range(TIMES)]
        yield Measured("lecture.file.size", path.stat().st_size, "bytes", aim=6e6)
        yield Measured("lecture.file.opened", median(own), "s", median(floor), 2)


def _seconds(browser: Browser, address: str, drawn: str) -> float:
    with offline(browser) as (context, _):
        page = context.new_page()
        page.set_viewport_size(SCREEN)
        began = time.perf_counter()
        page.goto(address)
        page.wait_for_selector(drawn, state="attached", timeout=PATIENCE_MS)
        return time.perf_counter() - began


@measurement("lecture.present")
def present() -> Iterator[Measured]:
    """Ms from Page Down to the picture of the next scene, before any flight (see `pressed`).

    The floor is a bare page that changes one mark. `dropped` counts presses at 30 ms that led to no
    scene.
    """
    with TemporaryDirectory(prefix="crossings-") as folder, chromium() as browser:
        path = _file(Path(folder))
        with bare_page() as address, opened(browser, address, BARE_DRAWN) as (page, _):
            floor = pressed(browser, page, "PageDown", STEPS)
        with offline(browser) as (context, _):
            page = context.new_page()
            page.emulate_media(reduced_motion="reduce")
            page.set_viewport_size(SCREEN)
            page.add_init_script(STOPWATCH)
            page.goto(path.as_uri())
            page.wait_for_selector(DECK, timeout=PATIENCE_MS)
            own = pressed(browser, page, "PageDown", STEPS)
            dropped = _dropped(page)
    yield Measured("lecture.present.median", median(own), "ms", median(floor), 100)
    yield Measured("lecture.present.p95", highest(own), "ms", highest(floor))
    yield Measured("lecture.present.dropped", dropped, "presses", aim=0)


def _dropped(page: Page) -> int:
    page.keyboard.press("Home")
    settle(page)
    for _ in range(STEPS):
        page.keyboard.press("PageDown", delay=FAST_MS)
    settle(page)
    shown = json.loads(page.get_attribute(DECK, "data-scene") or "0")
    return STEPS + 1 - shown


@measurement("lecture.export")
def export() -> Iterator[Measured]:
    """S from asking for slides and for a handout of the built-in lecture to the file, each.

    `told` is s until the first progress. `memory` is how much more the server holds at its peak
    while it makes one, in MB; `others` the longest that another visitor waited for an answer
    meanwhile, in ms, beside the longest in as many questions before.
    """
    say = words()["lectures"]
    with serve() as server, chromium() as browser:
        address = f"{server.address}/lectures"
        shelf = f"[data-lecture={LECTURE}]"
        with opened(browser, address, shelf) as (page, _):
            page.locator(shelf).get_by_text(say["more"], exact=True).click()
            for name, button in (("slides", say["as_slides"]), ("handout", say["as_handout"])):
                rest = Watchman(server)
                with rest:
                    page.wait_for_timeout(AT_REST_MS)
                watchman = Watchman(server)
                with watchman:
                    seconds, told = _exported(page, shelf, button, say["picturing"])
                yield Measured(f"lecture.export.{name}", seconds, "s", aim=20)
                yield Measured(f"lecture.export.{name}.told", told, "s", aim=1)
                more = max(watchman.memory) - max(rest.memory)
                yield Measured(f"lecture.export.{name}.memory", more, "MB")
                slowest, usual = max(watchman.answers), max(rest.answers)
                yield Measured(f"lecture.export.{name}.others", slowest, "ms", usual)


def _exported(page: Page, shelf: str, button: str, progress: str) -> tuple[float, float]:
    began = time.perf_counter()
    with page.expect_download(timeout=PATIENCE_MS * 3) as download:
        page.locator(shelf).get_by_role("button", name=button).click()
        page.locator(shelf).get_by_text(progress.partition(" {")[0]).wait_for()
        told = time.perf_counter() - began
    download.value.path()
    return time.perf_counter() - began, told


class Watchman:
    """Asks a server again and again how it is, and looks at its memory."""

    def __init__(self, server: Server) -> None:
        self._server, self._over = server, threading.Event()
        self.memory: list[float] = []  # MB
        self.answers: list[float] = []  # ms
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            self.memory.append(memory_mb(self._server.process.pid))
            began = time.perf_counter()
            urlopen(f"{self._server.address}/_stcore/health", timeout=60).close()
            self.answers.append((time.perf_counter() - began) * 1000)
