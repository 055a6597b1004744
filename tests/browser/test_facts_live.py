"""An editor changes the tables under the running app: a reload shows it, good rows and bad ones."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from geodata.load import load
from geodata.records import TABLES
from tests.browser.conftest import prepared
from tests.browser.stage import Stage
from tests.browser.waiting import expect
from tests.geodata.planting import Copy
from tests.serving import LAZY, ROOT, Server, offline, serve
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
# A cell of each table that no check takes.
FAULTS: dict[str, dict[str, str]] = {
    "events": {"start": "soon"},
    "places": {"lat": "north"},
    "event_places": {"lon": "east"},
    "corridors": {"usage": "often"},
    "legs": {"mode": "balloon"},
    "ways": {"kind": "tunnel"},
    "flows": {"value": "many"},
    "series": {"value": "more"},
    "arrivals": {"total": "all"},
    "eras": {"kind": "mood"},
    "claims": {"verdict": "maybe"},
    "glossary": {"sources": "hearsay"},
    "journeys": {"unit": "moons"},
    "sources": {"read": "perhaps"},
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all files of the project that are not ignored."""
    folder = tmp_path_factory.mktemp("tree")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    shutil.copyfile(LAZY, folder / LAZY.name)
    return folder


@pytest.fixture(scope="module")
def served(tree: Path) -> Iterator[Server]:
    with serve(tree / LAZY.name) as server:
        yield server


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with offline(browser) as (context, watch):
        yield prepared(context.new_page())
        assert watch.errors == []
        assert watch.outside == []


@pytest.fixture
def copy(tree: Path) -> Iterator[Copy]:
    """The tables that are served; as they were when the test is over."""
    copy = Copy(tree / "geodata" / "data")
    yield copy
    for table in TABLES:
        copy.restore(table)


def test_a_line_added_to_the_events_shows_after_a_reload(
    served: Server, page: Page, copy: Copy
) -> None:
    stage = Stage(page, served.address).open()
    drawn = stage.ask("cx.events()")
    assert stage.ask("cx.mark(it)", "made-2015") is None
    made = {"id": "made-2015", "start": "2015-05-05", "end": "", "title": "A made event"}
    copy.add("events", 2, **made, label_rank="")
    page.reload()
    stage.ready()
    assert stage.ask("cx.events()") == drawn + 1
    stage.pick("made-2015")
    expect(stage.card.get_by_role("heading", name="A made event")).to_be_visible()
    expect(stage.page.get_by_text(WORDS["explore"]["faults_in_words"])).to_have_count(0)


def test_a_fault_in_each_table_shows_in_words_and_the_rest_is_drawn(
    served: Server, page: Page, copy: Copy
) -> None:
    assert set(FAULTS) == set(TABLES)
    for table, cells in FAULTS.items():
        copy.plant(table, 4, **cells)
    stage = Stage(page, served.address).open()
    problems = load(copy.folder).problems
    own, told = WORDS["explore"], page.get_by_test_id("stMain")
    expect(told).to_contain_text(own["problems"].format(n=len(problems)))
    told.get_by_text(own["faults_in_words"]).click()
    for problem in problems:
        expect(told).to_contain_text(str(problem))
    for table, cells in FAULTS.items():
        ((column, value),) = cells.items()
        expect(told).to_contain_text(f'{table}.csv, row 4, {column}: "{value}" - ')
    assert stage.ask("cx.corridors().length") > 10
    assert stage.ask("cx.events()") > 50


@pytest.mark.parametrize("table", ["events", "corridors", "sources"])
def test_a_table_that_is_gone_leaves_a_page_that_says_so(
    served: Server, page: Page, copy: Copy, table: str
) -> None:
    copy.path(table).unlink()
    Stage(page, served.address).open()
    page.get_by_text(WORDS["explore"]["faults_in_words"]).click()
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{table}.csv: ")
