"""The served app, an offline page, and what that page asked of other hosts."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.request import urlopen

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page
from xdist.workermanage import WorkerController

from geodata import folder
from geodata.archive import Archive
from tests.facts import ARCHIVE
from tests.serving import LAZY, Server, Watch, begun, chromium, comes, offline, serve

pytest_plugins = ["tests.again"]

SHARED = pytest.StashKey[ExitStack]()
ADDRESS = pytest.StashKey[str]()

# A machine may be busy: how long one example takes says nothing of what is tested.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: a test in a browser waits for a third of its time."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


@pytest.fixture(scope="session")
def archive() -> Archive:
    """The facts, read once for all tests that look at them."""
    return ARCHIVE


@pytest.fixture(autouse=True, scope="session")
def _seen_at_once() -> None:
    """A test edits a file and asks for it sooner than anybody does."""
    folder.SEEN_SECONDS = 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Node's tests are one, which takes long: begun last, it would be waited for alone."""
    items.sort(key=lambda item: item.path.parent.name != "web")


def pytest_configure_node(node: WorkerController) -> None:
    """Side by side all processes are visitors of one server, which begins while they look about."""
    if SHARED not in node.config.stash:
        node.config.stash[SHARED] = stack = ExitStack()
        node.config.stash[ADDRESS] = stack.enter_context(begun(LAZY)).address
    node.workerinput["app"] = node.config.stash[ADDRESS]


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash.get(SHARED, ExitStack()).close()


@pytest.fixture(scope="session")
def app(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The app itself, served once for all tests in a browser; it has drawn a page."""
    with ExitStack() as own:
        shared: str = getattr(request.config, "workerinput", {}).get("app", "")
        lives = shared and comes(shared, within=30)
        server = Server(shared) if lives else own.enter_context(serve(LAZY))
        own.enter_context(urlopen(server.address))
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page_and_watch(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    with offline(browser) as (context, watch):
        yield context.new_page(), watch


@pytest.fixture
def page(page_and_watch: tuple[Page, Watch]) -> Page:
    """A page of a fresh, offline context."""
    return page_and_watch[0]


@pytest.fixture
def outside_requests(page_and_watch: tuple[Page, Watch]) -> list[str]:
    """The addresses on other hosts that `page` has asked for so far; ought to stay empty."""
    return page_and_watch[1].outside


@pytest.fixture
def page_errors(page_and_watch: tuple[Page, Watch]) -> list[str]:
    """The uncaught JavaScript errors of `page` so far."""
    return page_and_watch[1].errors
