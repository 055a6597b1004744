"""What stands in the address."""

from playwright.sync_api import Page

from tests.browser.waiting import until


def in_address(page: Page, **params: str | None) -> None:
    """Waits until the address has these parameters; None is for one that is not there."""
    script = """it => Object.entries(it).every(([key, value]) =>
        new URLSearchParams(location.search).get(key) === value)"""
    known = {key.rstrip("_"): value for key, value in params.items()}
    until(page, script, arg=known, timeout=10_000)
