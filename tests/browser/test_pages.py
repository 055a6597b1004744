"""What holds on every page: width, languages, the way of the Tab key, targets under a finger."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Open
from tests.browser.focus import walked
from tests.browser.unmarked import unmarked
from tests.browser.waiting import expect, until
from timeline.pages import PAGES
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
WIDE = (1920, 1080)
VIEWS = [
    *("routes", "routes?show=questions", "routes?corridor=laos-thailand", "numbers"),
    *("numbers?chart=arrivals", "check", "check?claim=a", "check?claim=a&guess=1", "lectures"),
    *("glossary?term=hanawon", "own", "sources?source=wiki-hanawon", "accessibility"),
]
# Under 44 pixels, or 24 where a link stands among other words of its block.
SMALL = """() => {
  for (const own of document.querySelectorAll("details")) own.open = true;
  const isAmongWords = (own) => getComputedStyle(own).display === "inline"
    && own.closest("p, li, dd, dt, td, th, div, section").textContent.trim().length
      > own.textContent.trim().length + 1;
  const of = "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]";
  return [...document.querySelectorAll(of)].flatMap((own) => {
    if (!own.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
    if (own.closest("svg, [inert], .cx-early, [data-testid=stSkipToContent]")) return [];
    const { width, height } = (own.closest("label") ?? own).getBoundingClientRect();
    const least = (isAmongWords(own) ? 24 : 44) - 0.5;
    const said = (own.textContent || own.ariaLabel || own.tagName).trim().slice(0, 40);
    return width >= least && height >= least ? [] : [`${said}: ${width} x ${height}`];
  });
}"""
# The share of a window that lies left or right of all that is read or looked at.
EMPTY = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const edges = [];
  const add = ({ left, right, width, height }) =>
    width > 2 && height > 2 && edges.push([left, right]);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
    if (text.parentElement.closest(".cx-frame")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) add(box);
  }
  for (const own of main.querySelectorAll("svg, canvas, img, select, input, textarea, button"))
    if (own.checkVisibility() && !own.closest(".cx-frame")) add(own.getBoundingClientRect());
  const [first, last] = [edges.map(([left]) => left), edges.map(([, right]) => right)];
  return 1 - (Math.max(...last) - Math.min(...first)) / window.innerWidth;
}"""


def stands(page: Page) -> None:
    """All of a page is there, and none of it is on its way."""
    expect(page.locator("[data-testid=stMain] .cx-find input")).to_be_attached(timeout=20_000)
    content = page.locator("[data-testid=stMain] :is(h1, h2)").first
    expect(content).to_be_visible(timeout=20_000)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_uses_its_width_and_all_of_it_is_reached_by_key_and_finger(
    open_at: Open, view: str
) -> None:
    page = open_at(view, WIDE)
    stands(page)
    until(page, f"({EMPTY})() <= 0.25")
    assert unmarked(page) == []
    assert walked(page) == []
    expect(page.locator(":is(.cx-page, .st-key-cx-page)").first).to_be_visible()  # the one grid
    name = view.partition("?")[0]
    expect(page).to_have_title(f"{WORDS['pages'][name]} \u00b7 {WORDS['title']}")
    acts = [page.get_by_role("button", name=f"({key})") for key in "TF"]
    assert [own.count() for own in acts] == [0, 0]  # letters that do nothing here
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    until(page, "window.innerWidth < 400")
    assert page.evaluate(SMALL) == []


def test_all_pages_but_the_stage_are_looked_at() -> None:
    assert {view.partition("?")[0] for view in VIEWS} == {*PAGES} - {"explore"}
