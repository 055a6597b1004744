"""The server dies in a lecture: the stage goes on as if nothing were, and is found again after."""

import pytest
from playwright.sync_api import Browser, Locator

from geodata.archive import Archive
from tests.browser.conftest import prepared
from tests.browser.lecturing import Lectern
from tests.browser.stage import Stage
from tests.browser.waiting import expect, until
from tests.serving import LAZY, free_port, offline, serve
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
EVENT = "2002-05-shenyang"
PATIENCE_MS = 60_000  # a server that has just begun makes its first page for three tabs
CONNECTED = """() => document.querySelector("[data-testid=stApp]")
    ?.dataset.testConnectionState === "CONNECTED\""""


def works_on(stage: Stage, heading: Locator) -> None:
    """By key, by button and by the pointer."""
    for _ in range(5):
        stage.press("PageDown")
    stage.expect(at_=1950)
    stage.button(WORDS["stage"]["buttons"]["view_world"]["label"]).click()
    stage.expect(view="world")
    stage.pick(EVENT)
    stage.expect(at_=2002)
    expect(heading).to_be_visible()


def finds(stage: Stage) -> None:
    field = stage.page.locator(".cx-find input")
    field.click()
    expect(field).to_be_focused()
    field.fill("Shenyang")
    stage.page.locator(".cx-found-all").click()
    stage.wait("Number(cx.stage().dataset.shown) < 60")
    stage.page.locator(".cx-chips .cx-chip").click()


def test_the_server_dies_and_comes_again_and_nothing_done_meanwhile_is_lost(
    browser: Browser, archive: Archive
) -> None:
    """Nothing lies over a lecture, the stage works on, and pages say quietly what is the matter."""
    port = free_port()
    with offline(browser) as (context, watch):
        pages = [prepared(context.new_page()) for _ in range(3)]
        deck, page, numbers = pages
        with serve(LAZY, port=port) as server:
            lectern = Lectern(deck, server.address)
            lectern.present(lectern.keep())
            numbers.goto(f"{server.address}/numbers")
            expect(
                numbers.get_by_role("heading", name=WORDS["numbers"]["title"], level=1)
            ).to_be_visible()
            stage = Stage(page, server.address).open()
            stage.expect(whole="true")
            expect(page.locator("[data-testid=stApp] .cx-stage")).to_be_visible(timeout=PATIENCE_MS)
            page.locator(".cx-find input").focus()  # brings what there is to find
            expect(page.locator(".cx-found")).to_be_attached()
            page.locator(".cx-find input").blur()
            for one in pages:
                until(one, CONNECTED, timeout=PATIENCE_MS)
                expect(one.locator(".cx-reach")).to_be_empty()
            server.process.kill()
            server.process.wait()
            heading = stage.card.get_by_role("heading", name=archive.events[EVENT].title)
            works_on(stage, heading)
            for one in pages:
                said = one.locator(".cx-reach")
                expect(said).to_have_text(WORDS["reach"]["away"], timeout=PATIENCE_MS)
                expect(one.get_by_test_id("stDialog")).to_have_count(0)
            assert deck.evaluate(ON_TOP) == ["cx-deck"]
            lectern.press("PageDown")
            lectern.shows(2, "Second")
            finds(stage)
        with serve(LAZY, port=port):
            for one in pages:
                until(one, CONNECTED, timeout=PATIENCE_MS)
                expect(one.locator(".cx-reach")).to_be_empty(timeout=PATIENCE_MS)
            stage.expect(at_=2002, view="world", shown=len(archive.events))
            stage.pick(EVENT)
            expect(heading).to_be_visible()
            stage.in_address(pick=EVENT, at_="2002")
            page.go_back()
            expect(stage.root).to_have_attribute("data-picked", "", timeout=PATIENCE_MS)
            stage.expect(at_=2002, view="world")
            page.get_by_role("link", name=WORDS["pages"]["numbers"]).click()
            expect(page.get_by_role("heading", name=WORDS["numbers"]["title"])).to_be_visible()
        assert watch.errors == []
        assert watch.outside == []


# What is met at a hundred points of the window.
ON_TOP = """() => [...new Set([...Array(100).keys()].map((i) => document.elementFromPoint(
    innerWidth * (0.5 + i % 10) / 10, innerHeight * (0.5 + Math.floor(i / 10)) / 10,
).closest("body > *").classList[0]))]"""
