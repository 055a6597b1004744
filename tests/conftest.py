"""The served app, an offline page, and what that page asked of other hosts."""

import os
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from geodata.archive import Archive
from tests.facts import ARCHIVE
from tests.serving import LAZY, Server, Watch, chromium, offline, serve

pytest_plugins = ["tests.again"]

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


@pytest.fixture(scope="session")
def app() -> Iterator[Server]:
    """The app itself, served once for all tests in a browser; it has drawn a page."""
    with serve(LAZY) as server, urlopen(server.address):
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
