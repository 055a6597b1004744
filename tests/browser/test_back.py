"""Back, on every page: one press for each thing a reader went to, and it brings what stood before.

What a reader goes to by a click or a choice is a step of the history: a page, a pick, a year of
the timeline, a view, a section, a route, a claim, a source. What runs on replaces: years by key,
by handle or in play.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from geodata.archive import Archive
from tests.browser.conftest import prepared
from tests.browser.stage import PATIENCE_MS, Stage
from tests.browser.waiting import expect, until
from tests.serving import Server, Watch
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
EVENT, OTHER = "2002-05-shenyang", "2016-04-ningbo-restaurant"
STORY = WORDS["opening"]["story"]["title"]
KOREA = WORDS["stage"]["buttons"]["view_korea"]["label"]
# The address, what the stage says of itself, and what a page is headed with, once it rests.
SEEN = """async () => {
  let main = document;
  const all = (found) => [...main.querySelectorAll(found)].map((own) => own.textContent);
  const seen = () => {
    main = document.querySelector("[data-testid=stMain]") ?? document;
    const stage = main.querySelector("[data-testid=stage][data-ready=true]");
    const { at, picked, view, from, to } = stage?.dataset ?? {};
    return JSON.stringify({
      address: location.pathname + location.search,
      page: all(".cx-nav [aria-current=page]"),
      stage: [at, picked, view, from, to],
      heads: all("h1, h2").slice(0, 2), // others may come later
      marked: all(".cx-taken h2, [data-picked] > a, .cx-rail [aria-current]"),
      busy: main.querySelectorAll(".cx-body[aria-busy=true], .cx-coming").length,
    });
  };
  let [before, since] = [seen(), performance.now()];
  while (performance.now() - since < 450) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    const now = seen();
    if (now !== before) [before, since] = [now, performance.now()];
  }
  return before;
}"""


class Walk:
    """A visit in which Back, Forward and a reload are tried at each step."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def seen(self) -> str:
        return self.page.evaluate(SEEN)

    def go(self, act: Callable[[], object], *, again: bool = False) -> None:
        before = self.seen
        act()
        until(self.page, f"async before => (await ({SEEN})()) !== before", before)
        after = self.seen
        self.page.go_back()
        self.shows(before)
        self.page.go_forward()
        self.shows(after)
        if again:
            self.page.reload()
            self.shows(after)

    def press(self, selector: str, nth: int = 0, *, again: bool = False) -> None:
        self.go(self.page.locator(selector).nth(nth).click, again=again)

    def menu(self, page: str) -> None:
        self.press(f".cx-nav a >> text='{WORDS['pages'][page]}'")

    def shows(self, wanted: str) -> None:
        try:
            until(self.page, f"async wanted => (await ({SEEN})()) === wanted", wanted)
        except AssertionError:
            assert self.seen == wanted  # which tells in what it differs
            raise


def test_back_brings_what_stood_before(
    app: Server, context_and_watch: tuple[BrowserContext, Watch], archive: Archive
) -> None:
    page = prepared(context_and_watch[0].new_page())
    stage = Stage(page, app.address).open()
    walk = Walk(page)
    walk.go(lambda: stage.pick(EVENT))
    walk.go(lambda: stage.pick(OTHER))
    walk.go(lambda: page.mouse.click(*stage.ask("cx.bar(2009)")), again=True)
    stage.ready()
    walk.go(lambda: page.mouse.click(*stage.ask("cx.bar(2012)")))
    walk.go(stage.button(KOREA).click, again=True)
    stage.ready()
    stage.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
    stage.in_address(at_="2009", view="korea")
    page.go_back()
    stage.in_address(at_="2012", view=None)
    stage.expect(at_=2012)
    page.go_forward()
    stage.expect(at_=2009, view="korea")
    walk.menu("numbers")
    walk.press(".cx-rail [data-section=famine]")
    walk.press(".cx-rail [data-section=arrivals]", again=True)
    walk.press(".cx-chart .cx-tools a:not([download])")
    walk.menu("routes")
    for nth in (1, 2, 0):
        walk.press(".cx-routes-views a", nth)
    route = page.get_by_role("link", name=archive.corridors["mongolia"].short_name)
    walk.go(route.click)
    walk.press(".cx-routes-others a", again=True)
    walk.menu("check")
    walk.press(".cx-tile", 3)
    walk.press(".cx-tile", 5, again=True)
    walk.menu("sources")
    walk.press(".cx-source-row > a", 1)
    walk.press(".cx-source-row > a", 3, again=True)
    walk.menu("glossary")
    walk.press(".cx-entry h2 a", 4)
    walk.menu("lectures")

    def search() -> None:
        page.keyboard.press("/")
        page.keyboard.type("Hanawon")
        page.locator(".cx-found [role=option]").first.click()

    walk.go(search)


def test_back_leaves_the_story_and_not_the_page_below(stage: Stage) -> None:
    page = stage.page
    stage.pick(EVENT)
    stage.in_address(pick=EVENT)
    stage.press("Escape")
    stage.in_address(pick=None)
    walk = Walk(page)
    before = walk.seen
    story = stage.card.get_by_role("button", name=STORY)
    deck = page.get_by_role("dialog", name=STORY)
    for leave in (page.go_back, lambda: page.keyboard.press("Escape")):
        story.click()
        expect(deck).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)
        leave()
        expect(deck).to_have_count(0)
        stage.press("ArrowRight")  # at once: nothing that comes late undoes it
        stage.expect(at_=1946)
        stage.in_address(at_="1946")
        stage.press("Escape")
        walk.shows(before)
    page.go_back()
    stage.expect(picked=EVENT)
