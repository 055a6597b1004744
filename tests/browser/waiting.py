"""Waits until something is true in a page, by asking it again and again."""

import time
from collections.abc import Callable
from typing import Any, cast

from playwright.sync_api import Error, Expect, Page
from playwright.sync_api import expect as of_playwright

PATIENCE_MS = 20_000
BETWEEN_MS = 25
GONE = "Execution context was destroyed"
# In a longer wait Playwright (1.62) soon looks but twice a second, in one of this length ten times.
SHORT_MS = 2_400


class Patient:
    """Assertions of Playwright, waited for in short waits one after the other."""

    def __init__(self, asserting: object) -> None:
        self._asserting = asserting

    def __getattr__(self, name: str) -> Callable[..., None]:
        check = getattr(self._asserting, name)

        def waited(*told: Any, timeout: float = PATIENCE_MS, **how: Any) -> None:
            end = time.monotonic() + timeout / 1000
            while True:
                left = max(1, 1000 * (end - time.monotonic()))
                try:
                    return check(*told, timeout=min(SHORT_MS, left), **how)
                except AssertionError:
                    if time.monotonic() >= end:
                        raise

        return waited


def _patient(actual: Any) -> Patient:
    return Patient(of_playwright(actual))


# As Playwright's own, which would mostly notice half a second late what has become true.
expect = cast(Expect, _patient)


def until_seen(page: Page, selector: str, timeout: float = 30_000) -> None:
    """Until the first that a selector finds is visible."""
    expect(page.locator(selector).first).to_be_visible(timeout=timeout)


def until(page: Page, script: str, arg: Any = None, timeout: float = PATIENCE_MS) -> None:
    """Until an expression, or what a function of `arg` gives, is true.

    Playwright's own waiting has the page evaluate text, which the page's policy refuses.
    """
    end = time.monotonic() + timeout / 1000
    while not _is_true(page, script, arg):
        assert time.monotonic() < end, (
            f"never true in {timeout / 1000:g} s at {page.url}: {script} of {arg!r}"
        )
        page.wait_for_timeout(BETWEEN_MS)


def _is_true(page: Page, script: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(script, arg))
    except Error as fault:
        if GONE in fault.message:  # the page went elsewhere meanwhile
            return False
        raise
