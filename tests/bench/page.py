"""What is measured in a page: bytes on the wire, and time from an input to its picture."""

import base64
import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page, ViewportSize
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.serving import offline

SCREEN: ViewportSize = {"width": 1366, "height": 768}
PATIENCE_MS = 60_000
ANSWER_MS = 10_000
QUIET_MS = 200
STOPWATCH = Path(__file__).with_name("stopwatch.js").read_text("utf-8")


class Meter:
    """Counts bytes of a page: answers as they were on the wire, and its socket's frames.

    `runs` counts the scripts that the server has finished for it.
    """

    def __init__(self, page: Page) -> None:
        self.answers = self.socket_in = self.socket_out = self.runs = 0
        self._page = page
        session: CDPSession = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._answer)
        session.on("Network.webSocketFrameReceived", self._frame_in)
        session.on("Network.webSocketFrameSent", self._frame_out)
        session.send("Network.enable")

    @property
    def received(self) -> int:
        return self.answers + self.socket_in

    def wait_for_quiet(self) -> None:
        """Until nothing has come for a fifth of a second, or there is no patience left."""
        for _ in range(ANSWER_MS // QUIET_MS):
            before = self.received, self.socket_out
            self._page.wait_for_timeout(QUIET_MS)
            if before == (self.received, self.socket_out):
                return
        raise TimeoutError(f"the server has not been quiet for {QUIET_MS} ms")

    def _answer(self, event: dict[str, Any]) -> None:
        self.answers += int(event["encodedDataLength"])

    def _frame_in(self, event: dict[str, Any]) -> None:
        content = _content(event)
        self.socket_in += len(content)
        self.runs += ForwardMsg.FromString(content).WhichOneof("type") == "script_finished"

    def _frame_out(self, event: dict[str, Any]) -> None:
        self.socket_out += len(_content(event))


def _content(event: dict[str, Any]) -> bytes:
    frame = event["response"]
    is_text, payload = frame["opcode"] == 1, frame["payloadData"]
    return payload.encode() if is_text else base64.b64decode(payload)


@contextmanager
def opened(browser: Browser, address: str, drawn: str) -> Iterator[tuple[Page, Meter]]:
    """A page of a lecture's size at `address`, once `drawn`, a CSS selector, stands and rests."""
    with offline(browser) as (context, _):
        page = context.new_page()
        page.set_viewport_size(SCREEN)
        page.add_init_script(STOPWATCH)
        meter = Meter(page)
        page.goto(address)
        page.wait_for_selector(drawn, state="attached", timeout=PATIENCE_MS)
        page.wait_for_load_state("networkidle")
        settle(page)
        yield page, meter


def focus(page: Page, drawn: str) -> None:
    """Single letters act on what has the focus."""
    page.locator(drawn).focus()


def settle(page: Page) -> None:
    """Until no transition runs and two more pictures have been made."""
    page.evaluate("bench.settled()")


def pressed(browser: Browser, page: Page, key: str, times: int) -> list[float]:
    """Presses `key` so many times; for each, ms from the press to the picture on the screen.

    Chromium's own trace holds them (EventLatency): from the press in the browser process, through
    the page's script, layout, painting and raster, to the presentation of the frame that shows it.
    The next press waits until the page rests.
    """
    settle(page)
    browser.start_tracing(page=page, categories=["input"])
    for _ in range(times):
        page.keyboard.press(key)
        settle(page)
    shown = presses(browser.stop_tracing())
    if len(shown) < times:
        raise RuntimeError(f"{len(shown)} of {times} presses were traced")
    return shown[-times:]


def presses(trace: bytes) -> list[float]:
    """The latencies of key presses in a trace of the category `input`, in ms."""
    begun: dict[tuple[Any, str], dict[str, Any]] = {}
    found: list[float] = []
    for event in json.loads(trace)["traceEvents"]:
        if event["name"] != "EventLatency":
            continue
        key = event["pid"], str(event.get("id") or event.get("id2"))
        if event["ph"] == "b":
            begun[key] = event
        elif event["ph"] == "e" and _kind(start := begun.pop(key, {})) == "KEY_PRESSED":
            found.append((event["ts"] - start["ts"]) / 1000)
    return found


def _kind(begin: dict[str, Any]) -> str | None:
    return begin.get("args", {}).get("event_latency", {}).get("event_type")


def clicked(page: Page, x: float, y: float, answer: str, texts: int = 1) -> float:
    """Clicks; ms until all elements that `answer` selects have new texts, and these are painted.

    From the time stamp of the release to the first task after the picture with the new texts was
    made by the page's main thread. The pointer lies there already, as a person's does.
    """
    page.mouse.move(x, y)
    settle(page)
    page.evaluate("it => bench.arm(...it)", ["pointerup", answer, texts])
    page.mouse.down()
    page.mouse.up()
    return _answered(page, answer)


def typed(page: Page, key: str, answer: str, patience_ms: int) -> float | None:
    """Presses a key where the focus is; ms until `answer` has a new text, as in `clicked`.

    None where it has none: a longer word may find the same.
    """
    settle(page)
    by_key = key.isascii()  # a letter of another script comes by what puts it together
    page.evaluate("it => bench.arm(...it)", ["keydown" if by_key else "input", answer, 1])
    page.keyboard.press(key) if by_key else page.keyboard.insert_text(key)
    ms: float | None = page.evaluate("patience => bench.answered(patience)", patience_ms)
    return ms


def _answered(page: Page, answer: str) -> float:
    ms = page.evaluate("patience => bench.answered(patience)", ANSWER_MS)
    if ms is None:
        raise TimeoutError(f"{answer} has not changed")
    return ms


def middle(element: Locator) -> tuple[float, float]:
    """The middle of an element that is seen, in pixels of the page's window."""
    box = element.bounding_box()
    if box is None:
        raise LookupError(str(element))
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def highest(values: Sequence[float], share: float = 0.95) -> float:
    """The value that `share` of all do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
