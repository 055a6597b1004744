"""The glossary in a browser, and its terms opened where they stand: by mouse, key and touch."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from geodata.archive import Archive
from tests.browser.address import in_address
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import DESK, PHONE, Open
from tests.browser.waiting import expect, until_seen
from tests.serving import Server
from timeline.text import words

pytestmark = pytest.mark.browser

SAY = words()["glossary"]


@pytest.fixture
def open_page(open_at: Open) -> Open:
    """Opens the page with a query and a size."""

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Page:
        page = open_at(f"glossary{query}", size)
        until_seen(page, "[data-testid=glossary][data-ready]:not(.cx-early *)", timeout=20_000)
        return page

    return opened


def entry(page: Page, term: str) -> Locator:
    return page.locator(f".cx-entry[data-term='{term}']")


def meaning(page: Page) -> Locator:
    return page.get_by_role("dialog")


def test_every_term_stands_in_both_scripts_with_its_sources(
    open_page: Open, archive: Archive
) -> None:
    page = open_page()
    expect(page.locator(".cx-entry")).to_have_count(len(archive.glossary))
    for term in archive.glossary.values():
        own = entry(page, term.id)
        expect(own).to_contain_text(term.definition)
        expect(own.locator("[lang=ko]")).to_have_text(term.term_ko)
        expect(own).to_contain_text(SAY["sources"].format(n=len(term.sources)))


def test_a_term_has_an_address_of_its_own(open_page: Open, archive: Archive) -> None:
    page = open_page("?term=hanawon")
    expect(entry(page, "hanawon")).to_be_in_viewport()
    expect(entry(page, "hanawon").get_by_role("heading")).to_be_focused()
    other = archive.glossary["asylum"]
    entry(page, other.id).get_by_role("link", name=other.term, exact=True).click()
    in_address(page, term=other.id)
    expect(entry(page, other.id)).to_have_attribute("data-asked", "")
    page.go_back()
    in_address(page, term="hanawon")
    expect(entry(page, "hanawon")).to_have_attribute("data-asked", "")
    expect(entry(page, other.id)).not_to_have_attribute("data-asked", "")


def test_terms_are_found_as_one_types(open_page: Open, archive: Archive) -> None:
    page = open_page()
    seen = page.locator(".cx-entry:visible")
    for query in ("hanawon", "하나원", "hana wŏn"[:4], "newcomers after"):
        page.get_by_label(SAY["find"]).fill("")
        expect(seen).to_have_count(len(archive.glossary))
        page.get_by_label(SAY["find"]).fill(query)
        expect(entry(page, "hana-centre" if " " in query else "hanawon")).to_be_visible()
        expect(seen).not_to_have_count(len(archive.glossary))
        assert seen.count() > 0, query
        expect(page.get_by_role("status")).to_have_text(SAY["found"].format(n=seen.count()))


def test_letters_lead_on_and_the_order_turns(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("link", name="U", exact=True).click()
    expect(page.locator(".cx-entry[data-term=unhcr], .cx-entry[data-term='underground-railroad']")
           .first).to_be_in_viewport()  # fmt: skip
    order = page.get_by_role("button", name=SAY["by_korean"])
    order.click()
    expect(order).to_have_attribute("aria-pressed", "true")
    korean = page.locator(".cx-entry h2 [lang=ko]").all_inner_texts()
    assert korean == sorted(korean)


def test_a_term_opens_where_it_stands_and_hands_the_focus_back(
    open_page: Open, archive: Archive
) -> None:
    page = open_page()
    word = entry(page, "hana-centre").locator(".cx-term")
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning(page)).to_contain_text(archive.glossary["hanawon"].definition)
    expect(meaning(page)).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "true")
    in_address(page, term=None)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(meaning(page)).to_have_count(0)
    expect(word).to_be_focused()
    word.click()
    expect(meaning(page)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(meaning(page)).to_have_count(0)


def test_a_finger_opens_it_within_a_phone(open_page: Open) -> None:
    page = open_page("", PHONE)
    entry(page, "hana-centre").get_by_role("link", name="Hanawon", exact=True).click()
    box = meaning(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


WHERE = {
    "numbers?section=ways": "[data-testid=numbers]",
    "routes?corridor=laos-thailand": "[data-testid=routes]",
    "check?claim=d": "[data-testid=cards]",
    "lectures?lecture=defectors&scene=2": "[data-testid=deck] .cx-words",
}


def first_term(page: Page, path: str, archive: Archive) -> tuple[Locator, str]:
    """The first that stands there, and what it means."""
    word = page.locator(f"{WHERE[path]} .cx-term").first
    expect(word).to_be_visible(timeout=20_000)
    term = parse_qs(urlsplit(word.get_attribute("href") or "").query)["term"][0]
    return word, archive.glossary[term].definition


@pytest.mark.parametrize("path", WHERE)
def test_a_term_opens_wherever_it_stands_in_words(
    open_at: Open, archive: Archive, path: str
) -> None:
    page = open_at(path)
    word, means = first_term(page, path, archive)
    here = page.url
    for opens in (word.click, lambda: word.press("Enter")):
        opens()
        expect(page.locator(".cx-defined")).to_contain_text(means)
        page.keyboard.press("Escape")
        expect(page.locator(".cx-defined")).to_have_count(0)
        expect(word).to_be_focused()
    assert page.url == here


def test_a_finger_opens_a_term_wherever_it_stands(
    app: Server, touched: Page, archive: Archive
) -> None:
    for path in WHERE:
        touched.goto(f"{app.address}/{path}")
        word, means = first_term(touched, path, archive)
        word.tap()
        expect(touched.locator(".cx-defined")).to_contain_text(means)


def test_axe_finds_nothing(open_page: Open) -> None:
    page = open_page("?term=refoulement")
    for theme in in_each_theme(page):
        assert violations(page, theme=theme) == [], theme
