"""One visitor with one tab, whose browser has kept the files: a page opens in a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.lecturing import DECK, Lectern
from tests.browser.stage import Stage
from tests.browser.waiting import until_seen
from tests.serving import Server, Watch, offline

DESK = (1366, 768)
PHONE = (390, 844)

Open = Callable[..., Page]
OpenStage = Callable[..., Stage]


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """A tab for all tests that need none of their own; a new one costs more than a reload."""
    with offline(browser) as (context, watch):
        yield context.new_page(), watch


@pytest.fixture(scope="session")
def phone_tab(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """A tab for all tests that need a finger."""
    with offline(browser, has_touch=True, is_mobile=True) as (context, watch):
        yield prepared(context.new_page(), PHONE), watch


def prepared(page: Page, size: tuple[int, int] = DESK) -> Page:
    """A still page: what flies and fades is where it goes at once."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    return page


@contextmanager
def from_disk(browser: Browser, path: Path) -> Iterator[Lectern]:
    """A lecture that was taken away, with no server at all."""
    with offline(browser) as (context, watch):
        context.set_offline(True)
        page = prepared(context.new_page())
        page.goto(path.as_uri())
        until_seen(page, DECK, timeout=30_000)
        yield Lectern(page, path.as_uri())
        assert watch.errors == []


@pytest.fixture
def shared(tab: tuple[Page, Watch]) -> Iterator[Page]:
    """The page of the tab that all share; it may not fail or ask another host."""
    page, watch = tab
    watch.errors.clear()  # what went wrong in a test is told by that test alone
    watch.outside.clear()
    yield prepared(page)
    assert watch.errors == []
    assert watch.outside == []


@pytest.fixture
def open_at(app: Server, shared: Page) -> Open:
    """Opens a path of the app, in a size."""

    def opened(path: str = "", size: tuple[int, int] = DESK) -> Page:
        prepared(shared, size).goto(f"{app.address}/{path}")
        return shared

    return opened


@pytest.fixture
def touched(phone_tab: tuple[Page, Watch]) -> Iterator[Page]:
    """A page under a finger; it may not fail or ask another host."""
    page, watch = phone_tab
    watch.errors.clear()
    watch.outside.clear()
    yield page
    assert watch.errors == []
    assert watch.outside == []


@pytest.fixture
def open_stage(open_at: Open, app: Server) -> OpenStage:
    """Opens the stage with a query and a size."""

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Stage:
        return Stage(open_at(query, size), app.address).ready()

    return opened


@pytest.fixture
def stage(open_stage: OpenStage) -> Stage:
    """The stage at its beginning, on a lecturer's notebook."""
    return open_stage()


@pytest.fixture
def context_and_watch(browser: Browser) -> Iterator[tuple[BrowserContext, Watch]]:
    """A visitor of its own, in which no page may fail or ask another host."""
    with offline(browser) as (context, watch):
        yield context, watch
        assert watch.errors == []
        assert watch.outside == []


@pytest.fixture
def lectern(app: Server, shared: Page) -> Iterator[Lectern]:
    """The page of lectures in a browser that has kept nothing; no window that it opens stays."""
    lectern = Lectern(shared, app.address)
    yield lectern
    for other in shared.context.pages:
        if other is not shared:
            other.close()
    lectern.forget()


@pytest.fixture
def own_lectern(app: Server, context_and_watch: tuple[BrowserContext, Watch]) -> Lectern:
    """For a test that leaves a script in its page."""
    return Lectern(prepared(context_and_watch[0].new_page()), app.address)
