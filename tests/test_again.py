"""A test in a browser has a second try, in sight and not without end."""

import pytest

from tests.serving import ROOT

pytest_plugins = ["pytester"]

CONFTEST = 'pytest_plugins = ["tests.again"]'
STARVED = """
import pytest

tried = []

@pytest.fixture(scope="module")
def server():
    return ["alive"]

def starve(server, name):
    if name not in tried:
        tried.append(name)
        server.clear()
    assert server, "a dead server"

@pytest.mark.browser
@pytest.mark.parametrize("name", "abcd")
def test_in_a_browser(server, name):
    starve(server, name)

@pytest.mark.browser
def test_after_them(server):
    assert server

def test_without_a_browser(server):
    starve(server, "e")
"""


@pytest.fixture
def tried(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> pytest.RunResult:
    """Tests that each fail once and leave a dead server, by the settings of our own."""
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_starved=STARVED)
    ours = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(pytester.path))
    return pytester.runpytest_subprocess(*ours, *request.param, str(pytester.path))


@pytest.mark.parametrize("tried", [("-n", "1")], indirect=True)
def test_three_that_failed_beside_others_are_run_once_more_and_named(
    tried: pytest.RunResult,
) -> None:
    assert tried.parseoutcomes() == {"passed": 4, "rerun": 3, "failed": 2}
    assert [line.split("::")[1] for line in tried.outlines if line.startswith("RERUN")] == [
        f"test_in_a_browser[{name}]" for name in "abc"
    ]
    assert [line.split("::")[1] for line in tried.outlines if line.startswith("FAILED")] == [
        "test_in_a_browser[d] - AssertionError: a dead server",
        "test_without_a_browser - AssertionError: a dead server",
    ]


@pytest.mark.parametrize("tried", [("-n", "0")], indirect=True)
def test_alone_nothing_is_run_once_more(tried: pytest.RunResult) -> None:
    assert tried.parseoutcomes() == {"passed": 1, "failed": 5}
