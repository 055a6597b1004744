"""One visitor whose browser has kept the files: a page opens in a second, not in three."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from geodata.archive import Archive
from geodata.load import load
from tests.browser.stage import Stage
from tests.serving import Server, Watch, offline

DESK = (1366, 768)

OpenStage = Callable[..., Stage]


@pytest.fixture(scope="session")
def archive() -> Archive:
    return load()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[tuple[BrowserContext, Watch]]:
    with offline(browser) as (context, watch):
        yield context, watch


def prepared(page: Page, size: tuple[int, int]) -> Page:
    """A still page: what flies and fades is where it goes at once."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    return page


@pytest.fixture
def open_stage(app: Server, visitor: tuple[BrowserContext, Watch]) -> Iterator[OpenStage]:
    """Opens the stage with a query and a size; no page may fail or ask another host."""
    context, watch = visitor
    pages: list[Page] = []

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Stage:
        pages.append(prepared(context.new_page(), size))
        return Stage(pages[-1], app.address).open(query)

    yield opened
    for page in pages:
        page.close()
    assert watch.errors == []
    assert watch.outside == []


@pytest.fixture
def stage(open_stage: OpenStage) -> Stage:
    """The stage at its beginning, on a lecturer's notebook."""
    return open_stage()
