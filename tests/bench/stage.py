"""The stage: what a step, playing, a pick and a change of the window cost the visitor.

The server makes nothing ahead meanwhile: it would take the browser's cores.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests.bench.bare_page import DRAWN as BARE_DRAWN
from tests.bench.bare_page import bare_page
from tests.bench.browser import DRAWN, WHOLE
from tests.bench.facts import DATA, multiply
from tests.bench.measure import Measured, measurement
from tests.bench.page import Meter, clicked, focus, highest, middle, opened, pressed
from tests.bench.process import cpu_ms
from tests.serving import LAZY, Started, chromium, serve

HERE = Path(__file__).parent
FLOOR_BUTTON = HERE / "floor_button.py"
CARD = ".cx-card h2, .cx-card h1"
FLOOR_TEXT = "[data-testid=stMarkdown] h3"
FLOOR_BUTTON_DRAWN = "[data-testid=stButton] button"
HANDLE = ".cx-handle"
STEPS, PICKS = 60, 15
LATE, LATE_STEPS = 1995, 30
MANY = {"events.csv": 15, "corridors.csv": 10, "legs.csv": 10}  # 2,085 events, 220 corridors
MARKS = """() => {
    const marks = [...document.querySelectorAll(".cx-event:not(.tick):not([hidden]) .title")];
    const boxes = marks.map((mark) => mark.getBoundingClientRect());
    return boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
}"""


@dataclass(frozen=True, slots=True)
class Steps:
    """Sixty steps: ms to the picture of each; socket bytes and ms of server CPU a step."""

    shown: list[float]
    sent: float
    received: float
    cpu: float


@measurement("stage.step")
def step() -> Iterator[Measured]:
    """Ms from a press of Page Down to the presented frame that shows it (see `pressed`).

    The floor is a bare page that changes the opacity of one mark. CPU is the server's over 60
    steps less that of an idle stretch of the same length; it comes in ticks of 10 ms.
    """
    with chromium() as browser:
        own, floor = _own_steps(browser), _floor_steps(browser)
    least = median(floor)
    yield Measured("stage.step.median", median(own.shown), "ms", least, min(20, 2 * least))
    yield Measured("stage.step.p95", highest(own.shown), "ms", highest(floor))
    yield Measured("stage.step.first", own.shown[0], "ms", floor[0])
    yield Measured("stage.step.sent", own.sent, "bytes", aim=0)
    yield Measured("stage.step.received", own.received, "bytes", aim=0)
    yield Measured("stage.step.cpu", own.cpu, "ms", aim=0)


@measurement("stage.step.late")
def late() -> Iterator[Measured]:
    """The same from 1995 on, where the most stands."""
    with (
        chromium() as browser,
        serve(LAZY) as server,
        opened(browser, f"{server.address}/?at={LATE}", WHOLE) as (page, _),
    ):
        shown = pressed(browser, page, "PageDown", LATE_STEPS)
        _expect_year(page, LATE + LATE_STEPS - int(page.get_attribute(DRAWN, "data-from") or 0))
    yield Measured("stage.step.late.median", median(shown), "ms", aim=20)
    yield Measured("stage.step.late.p95", highest(shown), "ms")


def _own_steps(browser: Browser) -> Steps:
    with serve(LAZY) as server, opened(browser, server.address, WHOLE) as (page, meter):
        before = meter.socket_out, meter.socket_in, cpu_ms(server.process.pid)
        took, shown = page.evaluate("performance.now()"), pressed(browser, page, "PageDown", STEPS)
        took = page.evaluate("performance.now()") - took
        used = cpu_ms(server.process.pid) - before[2] - _idle_cpu(page, server, took)
        _expect_year(page, STEPS)
        sent, received = meter.socket_out - before[0], meter.socket_in - before[1]
    return Steps(shown, sent / STEPS, received / STEPS, max(0, used) / STEPS)


def _idle_cpu(page: Page, server: Started, ms: float) -> float:
    before = cpu_ms(server.process.pid)
    page.wait_for_timeout(ms)
    return cpu_ms(server.process.pid) - before


def _expect_year(page: Page, steps: int) -> None:
    """A press that was lost would spoil the figures. The first may show the first year."""
    first, at = (int(page.get_attribute(DRAWN, f"data-{key}") or 0) for key in ("from", "at"))
    if at - first < steps - 1:
        raise RuntimeError(f"{steps} presses led from {first} to {at}")


def _floor_steps(browser: Browser) -> list[float]:
    with bare_page() as address, opened(browser, address, BARE_DRAWN) as (page, _):
        return pressed(browser, page, "PageDown", STEPS)


@dataclass(frozen=True, slots=True)
class Played:
    """Milliseconds between frames while it played, and how many states they showed."""

    gaps: list[float]
    states: int

    @property
    def mean(self) -> float:
        return sum(self.gaps) / len(self.gaps)


@measurement("stage.play")
def play() -> Iterator[Measured]:
    """Ms a frame from `p` to the end of the window, mean and 95th percentile; years not shown.

    Frames are those that the page's main thread makes while data-playing is true
    (requestAnimationFrame); `missed` are years of the window that no frame showed. `many` is 2,085
    events and 220 corridors. The floor changes one mark with every frame.
    """
    with chromium() as browser:
        with bare_page() as address, opened(browser, address, BARE_DRAWN) as (page, _):
            floor = _play(page)
        with serve(LAZY) as server, opened(browser, server.address, WHOLE) as (page, _):
            focus(page, DRAWN)
            yield from _played("stage.play.now", page, floor, aim=1000 / 30)
        with _many() as server, opened(browser, server.address, WHOLE) as (page, _):
            focus(page, DRAWN)
            yield from _played("stage.play.many", page, floor, aim=1000 / 10)


def _played(name: str, page: Page, floor: Played, aim: float) -> Iterator[Measured]:
    first, last = (int(page.get_attribute(DRAWN, f"data-{key}") or 0) for key in ("from", "to"))
    own = _play(page)
    yield Measured(f"{name}.frame", own.mean, "ms", floor.mean, aim)
    yield Measured(f"{name}.p95", highest(own.gaps), "ms", highest(floor.gaps))
    yield Measured(f"{name}.missed", last - first + 1 - own.states, "years", aim=0)


def _play(page: Page) -> Played:
    page.evaluate("window.playing = bench.played(), null")
    page.keyboard.press("p")
    return Played(**page.evaluate("window.playing"))


@contextmanager
def _many() -> Iterator[Started]:
    with TemporaryDirectory(prefix="crossings-") as folder:
        multiply(DATA, Path(folder), MANY)
        with serve(LAZY, env={"FACTS": folder}) as server:
            yield server


@measurement("stage.pick")
def pick() -> Iterator[Measured]:
    """Ms from a click on a mark to its title in the card (see `clicked`); socket bytes.

    The floor is an empty Streamlit app whose button changes a text: a round trip, which the stage
    does not need. `window` is one step of a handle by keyboard.
    """
    with chromium() as browser:
        with serve(FLOOR_BUTTON) as server:
            floor = _floor_picks(browser, server)
        with serve(LAZY) as server, opened(browser, server.address, WHOLE) as (page, meter):
            before = meter.socket_out, meter.socket_in
            own = _picks(page, meter)
            least = median(floor)
            yield Measured("stage.pick.median", median(own), "ms", least, least + 60)
            yield Measured("stage.pick.p95", highest(own), "ms", highest(floor))
            yield from _bytes("stage.pick", meter, before, PICKS)
            before = meter.socket_out, meter.socket_in
            _move_handle(page, meter)
            yield from _bytes("stage.pick.window", meter, before, 1)


def _bytes(name: str, meter: Meter, before: tuple[int, int], times: int) -> Iterator[Measured]:
    sent, received = meter.socket_out - before[0], meter.socket_in - before[1]
    yield Measured(f"{name}.sent", sent / times, "bytes", aim=5000)
    yield Measured(f"{name}.received", received / times, "bytes", aim=5000)


def _picks(page: Page, meter: Meter) -> list[float]:
    found = [pick_mark(page, number, PICKS) for number in range(PICKS)]
    meter.wait_for_quiet()
    return found


def pick_mark(page: Page, number: int, of: int) -> float:
    """Clicks one of so many marks spread over the years, where it lies now; ms to its title."""
    marks = page.evaluate(MARKS)
    x, y = marks[(2 * number + 1) * len(marks) // (2 * of)]
    return clicked(page, x, y, CARD)


def _floor_picks(browser: Browser, server: Started) -> list[float]:
    with opened(browser, server.address, FLOOR_BUTTON_DRAWN) as (page, _):
        at = middle(page.locator(FLOOR_BUTTON_DRAWN))
        return [clicked(page, *at, FLOOR_TEXT) for _ in range(PICKS)]


def _move_handle(page: Page, meter: Meter) -> None:
    page.locator(HANDLE).first.focus()
    page.keyboard.press("ArrowRight")
    meter.wait_for_quiet()
