"""The server dies in a lecture: the stage goes on as if nothing were, and is found again after."""

import pytest
from playwright.sync_api import Browser, Locator, Page

from geodata.archive import Archive
from tests.browser.address import in_address
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
SEARCH = "**/find.js"
CONNECTED = """() => document.querySelector("[data-testid=stApp]")
    ?.dataset.testConnectionState === "CONNECTED\""""


def works_on(stage: Stage, title: Locator) -> None:
    """By key, by button and by the pointer."""
    for _ in range(5):
        stage.press("PageDown")
    stage.expect(at_=1950)
    stage.button(WORDS["stage"]["buttons"]["view_world"]["label"]).click()
    stage.expect(view="world")
    stage.pick(EVENT)
    stage.expect(at_=2002)
    expect(title).to_be_visible()


def finds(stage: Stage) -> None:
    field = stage.page.locator(".cx-find input")
    field.click()
    expect(field).to_be_focused()
    field.fill("Shenyang")
    stage.page.locator(".cx-found-all").click()
    stage.wait("Number(cx.stage().dataset.shown) < 60")
    stage.page.locator(".cx-chips .cx-chip").click()


def menu(page: Page, name: str) -> Locator:
    return page.locator(".cx-nav").get_by_role("link", name=WORDS["pages"][name], exact=True)


def heading(page: Page, section: str) -> Locator:
    title = WORDS["numbers"]["sections"][section]["title"]
    return page.get_by_role("heading", name=title, exact=True)


def asks_in_vain(page: Page) -> None:
    """What only the server has is not gone to: the page stays, its address with it, and says so."""
    before = page.url
    for ask in (menu(page, "routes"), page.locator("[data-section=famine]")):
        ask.click()
        expect(page.locator(".cx-reach")).to_have_text(WORDS["reach"]["in_vain"])
        assert page.url == before
        expect(heading(page, "china")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Hanawo")
    expect(page.locator(".cx-find-fault")).to_have_text(WORDS["frame"]["search_fault"])
    page.go_back()  # which no page can refuse
    in_address(page, section=None)


def asks_again(page: Page) -> None:
    """What was asked for meanwhile is there, and all else comes when it is asked for."""
    expect(heading(page, "arrivals")).to_be_visible(timeout=PATIENCE_MS)
    page.keyboard.type("n")
    expect(page.locator(".cx-found [role=option]").first).to_be_visible()
    expect(page.locator(".cx-find-fault")).to_have_count(0)
    page.keyboard.press("Escape")
    menu(page, "routes").click()
    expect(page.get_by_test_id("routes")).to_be_visible(timeout=PATIENCE_MS)


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
            numbers.locator("[data-section=china]").click()
            expect(heading(numbers, "china")).to_be_visible(timeout=PATIENCE_MS)
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
            title = stage.card.get_by_role("heading", name=archive.events[EVENT].title)
            works_on(stage, title)
            for one in pages:
                said = one.locator(".cx-reach")
                expect(said).to_have_text(WORDS["reach"]["away"], timeout=PATIENCE_MS)
                expect(one.get_by_test_id("stDialog")).to_have_count(0)
            assert deck.evaluate(ON_TOP) == ["cx-deck"]
            lectern.press("PageDown")
            lectern.shows(2, "Second")
            finds(stage)
            numbers.route(SEARCH, lambda route: route.abort())  # which the other tab has kept
            asks_in_vain(numbers)
            numbers.unroute(SEARCH)
        with serve(LAZY, port=port):
            for one in pages:
                until(one, CONNECTED, timeout=PATIENCE_MS)
                expect(one.locator(".cx-reach")).to_be_empty(timeout=PATIENCE_MS)
            asks_again(numbers)
            stage.expect(at_=2002, view="world", shown=len(archive.events))
            stage.pick(EVENT)
            expect(title).to_be_visible()
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
