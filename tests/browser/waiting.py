"""Waits until something is true in a page, by asking it again and again."""

import time
from typing import Any

from playwright.sync_api import Error, Page

PATIENCE_MS = 20_000
BETWEEN_MS = 25
GONE = "Execution context was destroyed"


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
