"""The stage as a visitor meets it: what it says of itself, where things lie, what is seen."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.address import in_address
from tests.browser.waiting import expect, until, until_seen

DRAWN = "[data-testid=stage][data-ready=true]"
READY = f"{DRAWN}:not(.cx-early *)"  # its session has taken it over
CARD = ".cx-card"
PATIENCE_MS = 20_000

TOOLS = Path(__file__).with_name("tools.js").read_text("utf-8")

Point = tuple[float, float]


@dataclass(frozen=True)
class Stage:
    """The stage on a page of `address`."""

    page: Page
    address: str

    @property
    def root(self) -> Locator:
        return self.page.get_by_test_id("stage")

    def open(self, query: str = "", when: str = READY) -> "Stage":
        """Goes to the app with these parameters and waits until the stage is drawn."""
        self.page.goto(f"{self.address}/{query}")
        return self.ready(when)

    def ready(self, when: str = READY) -> "Stage":
        until_seen(self.page, when, timeout=PATIENCE_MS)
        self.page.evaluate(TOOLS)
        return self

    def expect(self, **data: Any) -> None:
        """Waits until the stage says this of itself; `at_=2000` is data-at="2000"."""
        for key, value in data.items():
            expect(self.root).to_have_attribute(f"data-{key.rstrip('_')}", str(value))

    def says(self, key: str) -> str:
        return self.root.get_attribute(f"data-{key}") or ""

    def saying(self) -> dict[str, str]:
        """All that the stage says of itself, but whether what may be wanted next has come."""
        return self.root.evaluate("({ dataset: { whole, lectures, ...rest } }) => rest")

    def press(self, *keys: str) -> None:
        """With the focus on the stage, where nothing else has it."""
        self.page.evaluate(
            """() => document.activeElement === document.body
                && document.querySelector("[data-testid=stage]:not([inert])")?.focus()"""
        )
        for key in keys:
            self.page.keyboard.press(key)

    def ask(self, script: str, value: Any = None) -> Any:
        """The value of an expression over `cx` (see tools.js) and `it`."""
        return self.page.evaluate(f"it => {script}", value)

    def wait(self, script: str, value: Any = None) -> None:
        """Until an expression over `cx` and `it` is true."""
        until(self.page, f"it => {script}", arg=value, timeout=15_000)

    def in_address(self, **params: str | None) -> None:
        in_address(self.page, **params)

    def at_mark(self, event: str) -> Point:
        x, y = self.ask("cx.mark(it).at", event)
        return x, y

    def point_at(self, point: Point) -> None:
        self.page.mouse.move(*point)

    def leave(self) -> None:
        """Points at nothing."""
        self.page.mouse.move(self.page.viewport_size["width"] - 2, 2)  # type: ignore[index]

    def pick(self, event: str) -> None:
        """By the pointer, or by key where it has no label and lies among others."""
        if self.ask("cx.mark(it).named", event):
            self.page.mouse.click(*self.at_mark(event))
        else:
            self.root.locator(f".cx-event [data-id='{event}']").focus()
            self.press("Enter")
        self.expect(picked=event)

    @property
    def card(self) -> Locator:
        return self.page.locator(CARD)

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name)

    def slider(self, name: str) -> Locator:
        return self.root.get_by_role("slider", name=name)
