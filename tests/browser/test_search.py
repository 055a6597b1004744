"""The search in the bar of every page: by mouse and key, in both scripts, and without a server."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from geodata.archive import Archive
from tests.browser.address import in_address
from tests.browser.axe import violations
from tests.browser.conftest import DESK, Open, OpenStage, prepared
from tests.browser.focus import ringed
from tests.browser.stage import Stage
from tests.browser.waiting import expect, until
from tests.relay import relayed
from tests.serving import Server, offline
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
SAY: dict[str, Any] = WORDS["finding"]
KINDS: dict[str, str] = SAY["kinds"]
PHONE = (390, 844)
EVENT = "2016-04-ningbo-restaurant"


def opened(open_at: Open, path: str, size: tuple[int, int] = DESK) -> Page:
    """A page whose search has the focus by its key, once its bar stands."""
    page = open_at(path, size)
    expect(page.locator("[data-testid=stMain] .cx-find input")).to_be_attached(timeout=20_000)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(page.locator(".cx-found")).to_be_attached()
    return page


def field(page: Page) -> Locator:
    return page.locator(".cx-find input")


def found(page: Page, kind: str) -> Locator:
    return page.get_by_role("group", name=KINDS[kind]).get_by_role("option")


def test_it_is_the_fifth_stop_of_a_page_whose_menu_is_one(open_at: Open) -> None:
    page = open_at("glossary")
    expect(page.locator("[data-testid=stMain] .cx-find input")).to_be_attached(timeout=20_000)
    page.keyboard.press("Tab")
    skip = page.get_by_test_id("stSkipToContent")
    for colours in ("active", "none"):
        page.emulate_media(forced_colors=colours)
        skip.focus()
        for _ in range(4):
            assert ringed(page), page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
            page.keyboard.press("Tab")
        expect(field(page)).to_be_focused()
        assert ringed(page)
    menu = page.get_by_role("navigation", name=WORDS["frame"]["pages"])
    for key, to in (
        ("Shift+Tab", "glossary"),
        ("ArrowLeft", "lectures"),
        ("End", "sources"),
        ("ArrowRight", "explore"),
        ("Tab", ""),
        ("Shift+Tab", "explore"),
    ):
        page.keyboard.press(key)
        at = menu.get_by_role("link", name=WORDS["pages"][to], exact=True) if to else field(page)
        expect(at).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("routes")).to_be_visible(timeout=20_000)
    expect(menu.get_by_role("link", name=WORDS["pages"]["routes"], exact=True)).to_be_focused()
    page.go_back()
    letters = page.locator(".cx-initials a")
    letters.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("/")
    expect(page.locator(".cx-found")).to_be_attached()
    page.keyboard.press("Escape")
    expect(letters.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.cx-initials')")


def test_each_kind_is_found_on_a_page_without_a_stage(open_at: Open) -> None:
    page = opened(open_at, "glossary")
    for query, kind, title in (
        ("ningbo", "events", "Ningbo"),
        ("mongolia", "routes", "Mongolia"),
        ("2009", "numbers", "Arrivals in South Korea, 2009"),
        ("200,000", "claims", "200,000"),
        ("hanawon", "terms", "Hanawon 하나원"),
        ("하나원", "terms", "Hanawon 하나원"),
        ("refugees r package", "sources", "refugees R package"),
        ("those who went back", "scenes", "Those who went back"),
    ):
        field(page).fill("")
        expect(page.get_by_role("option")).to_have_count(0)
        page.keyboard.type(query)
        expect(found(page, kind).filter(has_text=title).first).to_be_visible()


def test_arrows_and_enter_lead_to_what_was_found(open_at: Open, archive: Archive) -> None:
    page = opened(open_at, "glossary")
    page.keyboard.type("hanawon")
    term = found(page, "terms").filter(has_text="Hanawon").first
    for _ in range(40):
        if term.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")
    expect(term).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", str(term.get_attribute("id")))
    page.keyboard.press("Enter")
    in_address(page, term="hanawon")
    expect(page.locator(".cx-entry[data-term=hanawon]")).to_be_in_viewport()
    expect(page.locator(".cx-found")).to_be_hidden()


def test_what_was_found_is_in_sight_marked_and_has_the_focus(open_at: Open) -> None:
    page = opened(open_at, "accessibility", PHONE)
    last: str = ""
    for query, kind, title, reached in (
        ("danger", "asked", "How dangerous is it?", ".cx-route-said[data-asked]"),
        ("what does thailand do", "asked", "Thailand", ".cx-route-said[data-asked]"),
        ("200,000", "claims", "200,000", ".cx-claim h1"),
        ("share of women", "numbers", "Share of women", ".cx-alone h2"),
        ("2009", "numbers", "Korea, 2009", ".cx-years[data-year='2009']"),
        ("2011", "numbers", "Korea, 2011", ".cx-years[data-year='2011']"),
        ("wikipedia hanawon", "sources", "Hanawon", "[data-picked] .cx-taken"),
        ("hanawon", "terms", "Hanawon", "[data-asked] h2"),
    ):
        if last:
            page.keyboard.press("/")
        page.keyboard.type(query)
        found(page, kind).filter(has_text=title).first.click()
        expect(page.locator(reached)).to_be_focused(timeout=20_000)
        expect(page.locator(reached)).to_be_in_viewport()
        said = page.locator(reached).inner_text()
        assert said != last
        last = said
    expect(page).to_have_title(f"{WORDS['pages']['glossary']} \u00b7 {WORDS['title']}")


def test_escape_empties_the_field_and_then_leaves_it(open_at: Open) -> None:
    page = opened(open_at, "glossary")
    page.keyboard.type("hanawon")
    expect(page.locator(".cx-found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).not_to_be_focused()


def test_more_of_a_kind_is_shown_when_it_is_asked_for(open_at: Open) -> None:
    page = opened(open_at, "glossary")
    page.keyboard.type("2009")
    more = found(page, "sources").last
    expect(more).to_contain_text(KINDS["sources"])
    before = found(page, "sources").count()
    more.click()
    assert found(page, "sources").count() > before
    expect(field(page)).to_be_focused()


def test_what_a_range_hides_is_counted_and_can_be_shown(open_stage: OpenStage) -> None:
    stage = open_stage("?from=2008&to=2015")
    stage.press("/")
    stage.page.keyboard.type("ningbo")
    events = found(stage.page, "events")
    outside = events.filter(has_text="outside 2008\u20132015")
    expect(outside).to_be_visible()
    outside.click()
    title = events.filter(has_text="Ningbo")
    expect(title.first).to_be_visible()
    title.first.click()
    stage.expect(from_=1945)
    assert stage.says("picked")


def test_what_a_filter_hides_is_counted(open_stage: OpenStage) -> None:
    stage = open_stage("?category=return")
    stage.press("/")
    stage.page.keyboard.type("ningbo restaurant")
    said = SAY["filtered"]["other"].partition("{n}")[2].strip()
    expect(found(stage.page, "events").filter(has_text=said)).to_be_visible()


def test_a_pick_on_the_stage_needs_no_server(
    app: Server, browser: Browser, archive: Archive
) -> None:
    with offline(browser) as (context, watch), relayed(app.address) as server:
        page = prepared(context.new_page())
        stage = Stage(page, server.address).open()
        expect(page.locator("[data-testid=stApp] .cx-stage")).to_be_visible()
        page.keyboard.press("/")
        expect(page.locator(".cx-found")).to_be_attached()
        server.cut()
        page.keyboard.type("ningbo restaurant")
        found(page, "events").first.click()
        stage.expect(picked=EVENT)
        expect(stage.card.get_by_role("heading", name=archive.events[EVENT].title)).to_be_visible()
        assert watch.outside == []


def test_nothing_of_it_is_brought_before_it_is_used(open_stage: OpenStage) -> None:
    stage = open_stage()
    brought = """() => performance.getEntriesByType("resource").map(({ name }) => name)
        .filter((name) => /search\\.|\\/find\\./.test(name)).length"""
    assert stage.page.evaluate(brought) == 0
    stage.press("/")
    expect(stage.page.locator(".cx-found")).to_be_attached()
    until(stage.page, f"({brought})() === 3")


def test_it_fits_a_phone(open_at: Open) -> None:
    page = opened(open_at, "glossary", PHONE)
    page.keyboard.type("kim")
    expect(page.locator(".cx-found")).to_be_visible()
    box = page.locator(".cx-found").bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, PHONE[0])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_axe_finds_nothing(open_at: Open) -> None:
    page = opened(open_at, "glossary")
    page.keyboard.type("kim")
    expect(page.locator(".cx-found")).to_be_visible()
    assert violations(page, ".cx-frame") == []
