"""The server dies in a lecture: the stage goes on, and what was picked opens once it is back."""

import pytest
from playwright.sync_api import Browser, expect

from geodata.archive import Archive
from tests.browser.conftest import prepared
from tests.browser.stage import Stage
from tests.serving import free_port, offline, serve
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
EVENT = "2002-05-shenyang"
PATIENCE_MS = 30_000


def test_the_stage_outlives_its_server_and_a_pick_waits_for_it(
    browser: Browser, archive: Archive
) -> None:
    port = free_port()
    with offline(browser) as (context, watch):
        page = prepared(context.new_page())
        with serve(port=port) as server:
            stage = Stage(page, server.address).open()
            server.process.kill()
            server.process.wait()
            for _ in range(5):
                stage.press("PageDown")
            stage.expect(at_=1950)
            stage.button(WORDS["stage"]["buttons"]["view_world"]["label"]).click()
            stage.expect(view="world")
            stage.pick(EVENT)
            note = stage.page.get_by_text(WORDS["stage"]["waiting"])
            expect(note).to_be_visible(timeout=PATIENCE_MS)
            expect(stage.card).not_to_contain_text(archive.events[EVENT].title)
        with serve(port=port):
            heading = stage.card.get_by_role("heading", name=archive.events[EVENT].title)
            expect(heading).to_be_visible(timeout=PATIENCE_MS)
            expect(note).to_be_hidden()
            stage.expect(picked=EVENT, at_=1950, view="world")
            stage.in_address(pick=EVENT, at_="1950", view="world")
            stage.press("PageDown")
            stage.expect(at_=1951)
        assert watch.errors == []
        assert watch.outside == []
