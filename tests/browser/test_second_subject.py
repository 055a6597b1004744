"""Another folder of facts, served as a visitor would: FACTS names it, and every page shows it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import prepared
from tests.browser.stage import Stage
from tests.browser.waiting import expect
from tests.serving import LAZY, Server, offline, serve
from tests.timeline.test_second_subject import FIRST_SUBJECT, FOLDER

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def andau() -> Iterator[Server]:
    with serve(LAZY, env={"FACTS": str(FOLDER)}) as server:
        yield server


def test_every_page_of_the_menu_shows_its_own_facts(andau: Server, browser: Browser) -> None:
    with offline(browser) as (context, watch):
        page = prepared(context.new_page())
        stage = Stage(page, andau.address).open()
        assert stage.ask("cx.events()") == 6
        stage.pick("1956-11-bridge-blown-up")
        heading = stage.card.get_by_role("heading", name="The bridge at Andau is blown up")
        expect(heading).to_be_visible()
        menu = page.locator(".cx-nav a")
        paths = [str(link.get_attribute("href")) for link in menu.all()]
        assert [path.rpartition("/")[2].partition("?")[0] for path in paths] == [
            "", "routes", "lectures", "own", "sources",
        ]  # fmt: skip
        said = [page.content()]
        for name in ("routes", "lectures", "sources"):
            page.goto(f"{andau.address}/{name}")
            expect(page.get_by_test_id("stMain").locator("h1").first).to_be_visible()
            said.append(page.content())
        assert "Andau" in said[1]
        assert [FIRST_SUBJECT.findall(text) for text in said] == [[], [], [], []]
        assert watch.errors == []
