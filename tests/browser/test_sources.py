"""Sources and method in a browser: by keyboard, on a phone, for everybody, and taken away."""

import re

import pytest
from playwright.sync_api import Page

from geodata.archive import Archive
from geodata.edition import edition
from geodata.editions import days, since
from geodata.export import NAMES, exports
from geodata.wording import day
from tests.browser.address import in_address
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import DESK, Open, OpenStage
from tests.browser.focus import ringed
from tests.browser.unmarked import unmarked
from tests.browser.waiting import expect, until_seen
from tests.facts import ARCHIVE
from tests.serving import Server
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
SAY = WORDS["sources"]
EVENT = "2016-04-ningbo-restaurant"
PHONE = (390, 844)
SCROLLS = """[...document.querySelectorAll("html, body, [data-testid=stMain], .main, pre, code")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
    .map((box) => box.dataset.testid ?? box.tagName)"""

LETTERS = 68
# A letter of running text is some 0.46 of its size wide.
LONG = """(most) => [...document.querySelectorAll("[data-testid=stMain] :is(p, li)")]
    .filter((box) => box.checkVisibility() && !box.closest("ol, .cx-source-row")
        && box.textContent.length > 2 * most)
    .map((box) => Math.round(box.clientWidth / (0.46 * parseFloat(getComputedStyle(box).fontSize))))
    .filter((letters) => letters > 1.1 * most)"""


@pytest.fixture
def open_page(open_at: Open) -> Open:
    """Opens the page with a query and a size."""

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Page:
        page = open_at(f"sources{query}", size)
        expect(page.locator(".cx-method pre").first).to_be_attached(timeout=20_000)
        until_seen(page, "[data-testid=sources][data-ready]")
        return page

    return opened


# Letters and ground of what is printed, and whether it says where a source is.
ON_PAPER = """() => {
  const row = document.querySelector(".cx-source-row p[data-url^=http]");
  const { backgroundColor } = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  const said = getComputedStyle(row, "::after").content;
  return [getComputedStyle(row).color, backgroundColor, said !== "none"];
}"""


def test_the_list_is_narrowed_as_one_types_and_the_way_back_is_kept(
    open_page: Open, archive: Archive
) -> None:
    page = open_page()
    every = len(archive.sources)
    status = page.locator(".cx-source-rows [role=status]")
    expect(status).to_have_text(SAY["shown"].format(shown=every, all=every))
    page.get_by_label(SAY["search"]).focus()
    page.keyboard.type("watch")
    in_address(page, q="watch", kind=None)
    expect(status).not_to_have_text(SAY["shown"].format(shown=every, all=every))
    page.get_by_label(SAY["kind"], exact=True).select_option("ngo")
    in_address(page, q="watch", kind="ngo")
    titles = page.locator(".cx-source-row > a").all_inner_texts()
    ngo = {source.title for source in archive.sources.values() if source.kind == "ngo"}
    assert titles
    assert {*titles} <= ngo
    page.go_back()
    in_address(page, q="watch", kind=None)
    expect(page.get_by_label(SAY["kind"], exact=True)).to_have_value("")
    page.get_by_role("button", name=SAY["lift"].format(what="“watch”")).click()
    in_address(page, q=None, kind=None)
    expect(status).to_have_text(SAY["shown"].format(shown=every, all=every))
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", True]
    page.emulate_media(media="screen")
    before = page.locator(".cx-source-row").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".cx-source-rows [data-source]").count() == every
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".cx-source-row").count() == before


def test_the_list_is_seen_by_who_comes_from_the_stage(open_stage: OpenStage) -> None:
    page = open_stage().page
    page.get_by_role("link", name=WORDS["pages"]["sources"], exact=True).click()
    expect(page.locator(".cx-source-row").first).to_be_visible(timeout=20_000)
    search, kind = page.get_by_label(SAY["search"]), page.get_by_label(SAY["kind"], exact=True)
    above, below = search.bounding_box(), kind.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] < below["y"]


def test_a_source_opens_beside_the_list_with_all_that_rests_on_it(
    open_page: Open, archive: Archive
) -> None:
    event = next(one for one in archive.events.values() if len(one.sources) > 1)
    source = archive.sources[event.sources[0]]
    page = open_page(f"?source={source.id}")
    assert page.evaluate(LONG, LETTERS) == []
    taken = page.locator(".cx-taken")
    expect(taken.get_by_role("heading", name=source.title)).to_be_visible()
    fact = taken.get_by_role("link", name=event.title).first
    expect(fact).to_have_attribute("href", re.compile(f"pick={event.id}$"))
    expect(taken.locator("pre")).to_contain_text(source.title)
    taken.get_by_role("button", name=SAY["styles"]["bibtex"]).click()
    expect(taken.locator("pre")).to_contain_text("@misc{")
    taken.get_by_role("button", name=SAY["back"]).click()
    expect(taken).to_have_count(0)
    in_address(page, source=None)
    row = page.locator(".cx-source-row > a").first
    row.press("Enter")
    expect(taken).to_be_focused()
    page.keyboard.press("Escape")
    expect(taken).to_have_count(0)
    expect(row).to_be_focused()


@pytest.mark.parametrize("query", ["", "?source=unhcr-refugees-pkg-2025"])
def test_a_phone_shows_the_page_without_sideways_scrolling(open_page: Open, query: str) -> None:
    page = open_page(query, PHONE)
    assert page.evaluate(SCROLLS) == []


def test_a_phone_shows_a_screen_at_a_time(open_page: Open, archive: Archive) -> None:
    page = open_page("", PHONE)
    rows = page.locator(".cx-source-rows > ol > li")
    before = rows.count()
    assert before < 10
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert height < 3 * PHONE[1]
    kind = page.get_by_label(SAY["kind"], exact=True)
    expect(kind).to_be_hidden()
    page.get_by_role("button", name=SAY["filters"]).click()
    kind.select_option("ngo")
    in_address(page, kind="ngo")
    n = sum(source.kind == "ngo" for source in archive.sources.values())
    page.get_by_role("button", name=SAY["done"].format(n=n)).click()
    expect(kind).to_be_hidden()
    rows.first.get_by_role("link").first.click()
    expect(rows.first.locator(".cx-taken pre")).to_be_visible()
    page.locator(".cx-more-rows").click()
    expect(rows.nth(before)).to_be_attached()
    expect(rows.first.locator(".cx-taken")).to_be_visible()
    for anchor in ("care", "cite"):
        page.get_by_role("link", name=SAY[anchor], exact=True).click()
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()
        expect(page.locator("section.cx-method:visible")).to_have_count(1)


@pytest.mark.parametrize("query", ["", "?source=geonames&colour=red"])
def test_axe_finds_nothing(open_page: Open, query: str) -> None:
    page = open_page(query)
    for theme in in_each_theme(page):
        expect(page.locator(".cx-method pre").last).to_be_visible()
        assert violations(page, theme=theme) == [], theme


def test_the_contents_lead_to_each_part(open_page: Open) -> None:
    page = open_page()
    for anchor in (
        "grades",
        "care",
        "disagree",
        "missing",
        "downloads",
        "cite",
        "editions",
        "changes",
    ):
        page.get_by_role("link", name=SAY[anchor], exact=True).first.click()
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_files_arrive_as_they_were_made(open_page: Open, archive: Archive) -> None:
    page = open_page()
    for name in NAMES:
        with page.expect_download() as coming:
            page.get_by_role("link", name=name, exact=True).click()
        assert coming.value.suggested_filename.endswith(name)
        assert coming.value.path().read_bytes() == exports(archive).get(name)


# ---- links out of citations ----------------------------------------------------------------------


def test_a_citation_leads_to_its_edition_and_a_later_one_says_what_has_changed(
    open_at: Open, app: Server
) -> None:
    (earlier, *_) = [own for own in days() if own != edition().version]
    changed = {own.id for own in since(earlier) if own.table == "events"}
    told = WORDS["frame"]
    page = open_at(f"?pick={EVENT}&edition={earlier}")
    line = page.locator(".cx-limits p")
    expect(line).to_contain_text(f"edition {earlier}")
    assert EVENT in changed
    expect(line).to_contain_text(told["cited_changed"])
    same = next(own for own in ARCHIVE.events if own not in changed)
    page.goto(f"{app.address}/?pick={same}&edition={earlier}")
    expect(line).to_contain_text(told["cited_same"])
    page.get_by_role("link", name=told["what_changed"]).click()
    page.wait_for_url(f"**/sources?edition={earlier}")
    part = page.locator("details").filter(has_text=SAY["edition_since"].format(version=earlier))
    expect(part.get_by_role("link", name=ARCHIVE.events[EVENT].title)).to_be_visible()
    page.goto(f"{app.address}/lectures?lecture=defectors&edition={earlier}")
    expect(line).to_contain_text("of this lecture")
    page.goto(f"{app.address}/numbers?edition=9.9")
    expect(line).to_contain_text(
        told["no_edition"].format(
            edition="9.9", now=edition().version, today=day(edition().day, "en")
        )
    )
    cross = told["remove"].format(what=told["edition"].format(edition="9.9"))
    page.get_by_role("button", name=cross).click()
    expect(line).to_have_count(0)
    page.goto(f"{app.address}/?pick={same}&edition={edition().version}")
    expect(page.locator("[data-testid=stage][data-ready=true]")).to_be_attached()
    expect(line).to_have_count(0)


def test_a_citation_carries_the_edition_and_its_address(open_at: Open, app: Server) -> None:
    page = open_at(f"?pick={EVENT}")
    page.get_by_role("button", name=WORDS["stage"]["cite"], exact=True).click()
    address = f"{app.address}/?pick={EVENT}&edition={edition().version}"
    expect(page.locator(".cx-cite pre")).to_contain_text(address)
    expect(page.locator(".cx-cite pre")).to_contain_text(edition().version)


# ---- the page at the foot ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["numbers", "routes?corridor=mongolia", "glossary", ""])
def test_accessibility_is_found_from_every_page_and_in_no_menu(open_at: Open, path: str) -> None:
    name = WORDS["pages"]["accessibility"]
    page = open_at(f"{path}{'&' if '?' in path else '?'}theme=dark")
    menu = page.get_by_role("navigation", name=WORDS["frame"]["pages"])
    expect(menu.get_by_role("link").first).to_be_visible()
    expect(menu.get_by_role("link", name=name)).to_have_count(0)
    if path:
        link = page.get_by_role("link", name=name, exact=True)
        assert unmarked(page) == []
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert ringed(page)
        link.click()
    else:
        expect(page.locator("[data-testid=stage][data-ready=true]")).to_be_attached()
        page.locator(".cx-others").locator("visible=true").first.click()
        page.get_by_role("menuitem", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    gaps = WORDS["accessibility"]["titles"]["gaps"]
    expect(page.get_by_role("heading", name=gaps, exact=True)).to_be_visible()
    expect(page.locator("[data-testid=stMain] :is(h1, h2) a")).to_have_count(0)  # named in English
    in_address(page, theme="dark")
    assert violations(page) == []
