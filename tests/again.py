"""A test in a browser that fails beside others is run once more, with what it needs made anew."""

import pytest
from xdist import is_xdist_worker

FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Only where tests run side by side: alone, a browser has no reason to be late."""
    if is_xdist_worker(session):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    node.stash[FAILED] = True


@pytest.hookimpl(tryfirst=True)  # what will run again is else kept from being torn down
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """What failed may have left a server, a browser or a page that is dead."""
    if item.get_closest_marker("browser") and item.stash.get(FAILED, False):
        item.stash[FAILED] = False
        item.session._setupstate.teardown_exact(None)
