"""Sources and method in a browser: by keyboard, on a phone, for everybody, and taken away."""

import pytest
from playwright.sync_api import Page, expect

from geodata.archive import Archive
from geodata.export import NAMES, exports
from tests.browser.address import in_address
from tests.browser.axe import serious
from tests.browser.conftest import DESK, Open
from tests.browser.stage import READY
from timeline.text import words

pytestmark = pytest.mark.browser

SAY = words()["sources"]
PHONE = (390, 844)
SCROLLS = """[...document.querySelectorAll("html, body, [data-testid=stMain], .main, pre, code")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
    .map((box) => box.dataset.testid ?? box.tagName)"""


@pytest.fixture
def open_page(open_at: Open) -> Open:
    """Opens the page with a query and a size."""

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Page:
        page = open_at(f"sources{query}", size)
        expect(page.get_by_test_id("stCode").last).to_be_visible(timeout=20_000)
        return page

    return opened


def test_the_list_is_narrowed_by_keyboard_and_the_way_back_is_kept(
    open_page: Open, archive: Archive
) -> None:
    page = open_page()
    every = len(archive.sources)
    page.get_by_label(SAY["search"]).focus()
    page.keyboard.type("watch")
    page.keyboard.press("Enter")
    in_address(page, q="watch", kind=None)
    expect(page.get_by_text(f"of {every} sources")).not_to_have_text(
        SAY["shown"].format(shown=every, all=every)
    )
    page.keyboard.press("Tab")
    for _ in range(3):  # past a button that clears the word, if there is one
        if page.evaluate("document.activeElement.getAttribute('role')") == "combobox":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name=SAY["kinds"]["ngo"]).wait_for()
    page.keyboard.type(SAY["kinds"]["ngo"])
    page.keyboard.press("Enter")
    in_address(page, q="watch", kind="ngo")
    page.go_back()
    in_address(page, q="watch", kind=None)
    page.go_back()
    in_address(page, q=None, kind=None)
    expect(page.get_by_label(SAY["search"])).to_have_value("")
    page.get_by_role("button", name="Page 2", exact=True).focus()
    page.keyboard.press("Enter")
    in_address(page, page_="2")
    expect(page.get_by_role("button", name="Page 2", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


@pytest.mark.parametrize("query", ["", "?source=unhcr-refugees-pkg-2025"])
def test_a_phone_shows_the_page_without_sideways_scrolling(open_page: Open, query: str) -> None:
    page = open_page(query, PHONE)
    assert page.evaluate(SCROLLS) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?source=geonames&colour=red"])
def test_axe_finds_nothing_serious(open_page: Open, theme: str, query: str) -> None:
    page = open_page()
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto(page.url.partition("?")[0] + query)
    expect(page.get_by_test_id("stCode").last).to_be_visible()
    assert serious(page) == []


def test_the_contents_lead_to_each_part(open_page: Open) -> None:
    page = open_page()
    for anchor in ("list", "grades", "care", "disagree", "missing", "downloads", "cite", "changes"):
        page.get_by_role("link", name=SAY[anchor], exact=True).first.click()
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_fact_leads_to_the_stage(open_page: Open, archive: Archive) -> None:
    event = next(event for event in archive.events.values() if event.confidence == "contested")
    page = open_page()
    with page.expect_popup() as opened:
        page.get_by_role("link", name=event.title).first.click()
    stage = opened.value
    stage.wait_for_selector(READY)
    expect(stage.get_by_test_id("stage")).to_have_attribute("data-picked", event.id)
    expect(stage.get_by_role("heading", name=event.title)).to_be_visible()
    stage.close()


def test_files_arrive_as_they_were_made(open_page: Open, archive: Archive) -> None:
    page = open_page()
    for name in NAMES:
        with page.expect_download() as coming:
            page.get_by_role("link", name=name, exact=True).click()
        assert coming.value.suggested_filename.endswith(name)
        assert coming.value.path().read_bytes() == exports(archive).get(name)
