"""A lecture: from scene to scene, from one file on disk, and how large that is."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from geodata.load import current
from tests.bench.bare_page import DRAWN as BARE_DRAWN
from tests.bench.bare_page import bare_page
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS, SCREEN, STOPWATCH, highest, opened, pressed, settle
from tests.bench.process import memory_mb
from tests.bench.server import TIMES
from tests.serving import Started, chromium, offline, serve
from timeline.lecture.built_in import built_in
from timeline.lecture.lectern import bound
from timeline.lecture.writing import write
from timeline.stage.staged import staged
from timeline.text import words

LECTURE = "defectors"
TITLE_SECONDS = 3  # of a film, before its first shot
DECK = "[data-testid=deck][data-ready=true]"
STEPS, FAST_STEPS, FAST_MS = 15, 12, 30  # no scene of the first twelve has points
AT_SCENE_MS = 2500  # in which the next is made ready; nobody speaks for less
SCENES = "() => JSON.parse(document.getElementById('lecture').textContent).lecture.scenes.length"
POINTS = "own => own.querySelectorAll('.cx-to-come').length"
AT_REST_MS, EVERY_SECONDS = 3000, 0.02
MAP, KEYS, BETWEEN_KEYS_MS = 2, 20, 700  # scene from 0; what is typed is read after half a second


def file_in(folder: Path) -> Path:
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
        path = file_in(Path(folder))
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
    """Ms from Page Down to the first picture of the next scene (see `pressed`), of all scenes.

    In it its heading, words, number or chart stand; a map that looks elsewhere is drawn after it:
    `whole` is ms until that stands too. `moving` is without reduced motion: the map then flies, and
    `whole` has its flight in it. By layout the longest. A lecturer rests at each scene. The floor
    is a bare page that changes one mark. `dropped` counts presses at 30 ms that led to no scene.
    """
    with TemporaryDirectory(prefix="crossings-") as folder, chromium() as browser:
        path = file_in(Path(folder))
        with bare_page() as address, opened(browser, address, BARE_DRAWN) as (page, _):
            floor = pressed(browser, page, "PageDown", STEPS)
        with deck(browser, path, "reduce") as page:
            own, dropped = _through(browser, page), _dropped(page)
        with deck(browser, path, "no-preference") as page:
            moving = _through(browser, page)
    first = [scene.first for scene in own]
    yield Measured("lecture.present.median", median(first), "ms", median(floor), 100)
    yield Measured("lecture.present.p95", highest(first), "ms", highest(floor), 100)
    whole = highest([scene.whole for scene in own])
    yield Measured("lecture.present.whole.p95", whole, "ms", aim=100)
    again = highest([scene.first for scene in moving])
    yield Measured("lecture.present.moving.p95", again, "ms", highest(floor), 100)
    for layout in dict.fromkeys(scene.layout for scene in own):
        named = [scene.first for scene in own if scene.layout == layout]
        yield Measured(f"lecture.present.layout.{layout}", max(named), "ms", aim=100)
    yield Measured("lecture.present.dropped", dropped, "presses", aim=0)


@contextmanager
def deck(
    browser: Browser, path: Path, motion: Literal["reduce", "no-preference"]
) -> Iterator[Page]:
    with offline(browser) as (context, _):
        page = context.new_page()
        page.emulate_media(reduced_motion=motion)
        page.set_viewport_size(SCREEN)
        page.add_init_script(STOPWATCH)
        page.goto(path.as_uri())
        page.wait_for_selector(f"{DECK}[data-charts=true]", timeout=PATIENCE_MS)
        yield page


@dataclass(frozen=True)
class Turned:
    """Ms to the first picture of a scene, and until all of it stands."""

    layout: str
    first: float
    whole: float


def _through(browser: Browser, page: Page) -> list[Turned]:
    """From the first scene to the last, each once the one before rests; its points come first."""
    page.keyboard.press("Home")
    turned: list[Turned] = []
    for number in range(2, page.locator(DECK).evaluate(SCENES) + 1):
        settle(page)
        page.wait_for_timeout(AT_SCENE_MS)
        while page.locator(DECK).evaluate(POINTS):
            page.keyboard.press("PageDown")
            settle(page)
        page.evaluate("it => bench.wait(it)", f"{DECK}[data-stands='{number}']")
        (first,) = pressed(browser, page, "PageDown", 1)
        whole = page.evaluate("bench.answered(10000)")
        layout = page.get_attribute(DECK, "data-layout") or ""
        turned.append(Turned(layout, first, whole))
    return turned


def _dropped(page: Page) -> int:
    page.keyboard.press("Home")
    settle(page)
    for _ in range(FAST_STEPS):
        page.keyboard.press("PageDown", delay=FAST_MS)
    settle(page)
    shown = json.loads(page.get_attribute(DECK, "data-scene") or "0")
    return FAST_STEPS + 1 - shown


@measurement("lecture.edit")
def edit() -> Iterator[Measured]:
    """Ms from a key in the words of a scene to the preview that shows the letter, painted.

    In a copy of the built-in lecture, at its first map. Between the keys the lecture is read by the
    server, as it is after each pause.
    """
    say = words()["lectures"]
    shelf = f"[data-lecture={LECTURE}]"
    with (
        serve() as server,
        chromium() as browser,
        opened(browser, f"{server.address}/lectures", shelf) as (page, _),
    ):
        page.locator(shelf).get_by_text(say["more"], exact=True).click()
        page.locator(shelf).get_by_role("button", name=say["copy"]).click()
        page.wait_for_selector(f".cx-preview {DECK}", timeout=PATIENCE_MS)
        page.locator(".cx-order li button").nth(MAP).click()
        page.wait_for_selector(f".cx-preview {DECK}[data-stands='{MAP + 1}']", timeout=PATIENCE_MS)
        page.get_by_label(say["field_words"]).click()
        typed = [_typed(page) for _ in range(KEYS)]
    yield Measured("lecture.edit.median", median(typed), "ms", aim=100)
    yield Measured("lecture.edit.p95", highest(typed), "ms", aim=100)


def _typed(page: Page) -> float:
    settle(page)
    page.evaluate("it => bench.arm('keydown', it, 1)", ".cx-preview .cx-card .cx-words")
    page.keyboard.press("x")
    took = page.evaluate("bench.answered(10000)")
    page.wait_for_timeout(BETWEEN_KEYS_MS)
    if took is None:
        raise RuntimeError("the preview does not show what is typed")
    return took


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


@measurement("lecture.film")
def film() -> Iterator[Measured]:
    """S from asking for a film of two shots of the story to the file, against how long it plays."""
    say = words()["lectures"]
    shelf = "[data-lecture=sixty]"
    scenes = built_in(staged(current()).frame)["sixty"].scenes[3:5]
    plays = TITLE_SECONDS + sum(scene.seconds or 0 for scene in scenes)
    name = say["as_film"].format(kind="WebM")
    with (
        serve() as server,
        chromium() as browser,
        opened(browser, f"{server.address}/lectures", shelf) as (page, _),
    ):
        page.locator(shelf).get_by_text(say["more"], exact=True).click()
        for label, number in (("first_scene", "4"), ("last_scene", "5")):
            page.locator(shelf).get_by_label(say[label]).fill(number)
        seconds, _told = _exported(page, shelf, name, say["picturing"])
    yield Measured("lecture.film", seconds, "s", plays, aim=2 * plays)


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

    def __init__(self, server: Started) -> None:
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
