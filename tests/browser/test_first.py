"""The first picture stands before the session is there, and the session takes it over as it is."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.conftest import prepared
from tests.browser.stage import DRAWN, PATIENCE_MS, Stage
from tests.browser.waiting import expect, until, until_seen
from tests.serving import Server, Watch, offline
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
EVENT = "2016-04-ningbo-restaurant"
SESSION = re.compile(r"/static/js/index\.")
PLOTLY = re.compile(r"/stage/plotly\.")
SIZES = [(1366, 768), (390, 844)]
JOINED = "[data-testid=stApp] [data-testid=stage]"
# Every place that a stage is drawn at, and how often it is drawn once it is whole.
WATCH = """() => {
  const seen = (window.seen = { boxes: new Set(), drawn: 0, stages: new Set() });
  const heard = new Set();
  new MutationObserver(() => {
    for (const stage of document.querySelectorAll("[data-testid=stage]")) {
      if (stage.dataset.ready) seen.stages.add(stage);
      if (stage.dataset.whole && !heard.has(stage)) {
        heard.add(stage);
        stage.querySelector(".cx-map .cx-plot").on("plotly_afterplot", () => { seen.drawn += 1; });
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
  const look = () => {
    for (const stage of seen.stages) {
      const { x, y, width, height } = stage.getBoundingClientRect();
      seen.boxes.add([x, y, width, height].map(Math.round).join());
    }
    requestAnimationFrame(look);
  };
  look();
}"""
SEEN = "({ boxes: [...seen.boxes], drawn: seen.drawn, stages: seen.stages.size })"


@pytest.fixture
def visit(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """A page whose Streamlit does not come before it is let."""
    with offline(browser) as (context, watch):
        yield context.new_page(), watch
        assert watch.errors == []
        assert watch.outside == []


def hold(page: Page, what: re.Pattern[str] = SESSION) -> Callable[[], None]:
    """Keeps the session from beginning, or a file from coming, until what it gives is called."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(what, keep)

    def begin() -> None:
        for route in held:
            route.continue_()

    return begin


def joined(page: Page) -> None:
    expect(page.locator(JOINED)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".cx-early")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["", "?theme=hall", f"?theme=dark&pick={EVENT}&from=2011"])
def test_the_session_takes_the_picture_over_without_a_jump_or_a_second_drawing(
    app: Server, visit: tuple[Page, Watch], size: tuple[int, int], query: str
) -> None:
    page, _ = visit
    begin = hold(prepared(page, size))
    page.add_init_script(f"({WATCH})()")
    stage = Stage(page, app.address).open(query, DRAWN)
    expect(page.get_by_test_id("stApp")).to_have_count(0)
    stage.expect(whole="true", lectures="true")  # all that is fetched ahead has come
    until(page, "seen.boxes.size > 0")
    state, before = stage.saying(), page.evaluate(SEEN)
    begin()
    page.unroute(SESSION)
    joined(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SEEN) == before
    assert before["stages"] == 1
    assert stage.saying() == state


RESTS = """() => !document.getAnimations().some(({ playState, effect }) =>
  playState === "running" && effect.getComputedTiming().iterations !== Infinity)"""
TOLD = "document.querySelector('.cx-art-told > *')"  # what happened in a year that rests
LINE = ["stroke", "strokeWidth", "strokeOpacity", "strokeDasharray", "visibility"]
DRAWN_BY = f"""() => {{
  const drawn = (of) => [...document.querySelectorAll(of)];
  const look = (path) => {{
    const style = getComputedStyle(path);
    const keys = style.fill === "none" ? {LINE} : ["visibility", "fill", "fillOpacity"];
    return keys.map((key) => style[key]).join();
  }};
  const [lines, bars] = [drawn(".cx-map g.trace path.js-line"), drawn(".cx-time g.point path")];
  const looks = [...lines, ...bars].map(look);
  const names = drawn(".cx-art-names > g").map((one) => one.getBoundingClientRect().toJSON());
  const boxes = bars.map((path) => path.getBoundingClientRect().toJSON());
  return {{ lines, looks, names, boxes }};
}}"""
SKETCHED = f"""() => {{
  const {{ lines, ...rest }} = window.sketched = ({DRAWN_BY})();
  window.sketched.lines = lines.map((line) =>
    [...line.getAttribute("d").matchAll(/([ML])([-\\d.]+),([-\\d.]+)/g)]
      .map(([, how, x, y]) => ({{ how, x: Number(x), y: Number(y) }})));
  return rest;
}}"""
APART = f"""() => {{
  const {{ lines, ...rest }} = ({DRAWN_BY})();
  const away = ({{ x, y }}, points) => Math.min(...points.slice(1).map((to, i) => {{
    const from = to.how === "M" ? to : points[i];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
    const at = Math.max(0, Math.min(1, along));
    return Math.hypot(from.x + at * dx - x, from.y + at * dy - y);
  }}));
  const apart = lines.flatMap((line, i) => [0, 0.2, 0.4, 0.6, 0.8].map((share) =>
    line.style.fill !== "none" || !line.getTotalLength() ? 0
      : away(line.getPointAtLength(share * line.getTotalLength()), window.sketched.lines[i])));
  return {{ ...rest, apart: Math.max(...apart), lines: lines.length }};
}}"""


@pytest.mark.parametrize("query", ["", "?view=korea&theme=dark", "?at=2009"])
def test_the_picture_stands_before_plotly_has_come_which_then_draws_the_same(
    app: Server, visit: tuple[Page, Watch], query: str
) -> None:
    page, _ = visit
    size = SIZES["at" in query]
    bring = hold(prepared(page, size), PLOTLY)
    page.goto(f"{app.address}/{query}", wait_until="commit")  # its load waits for Plotly
    stage = Stage(page, app.address).ready(DRAWN)
    assert page.evaluate("!window.Plotly && !document.querySelector('.plot-container')")
    if "at" in query:
        stage.press("PageDown")
        stage.expect(at_=2010)
        until(page, TOLD)
        until(page, RESTS)
    if "korea" in query:
        _move_by_hand(page)
    sketched = page.evaluate(SKETCHED)
    bring()
    stage.expect(whole="true")
    if "at" in query:
        until(page, TOLD)
    drawn = page.evaluate(APART)
    assert drawn["lines"] > 20
    assert drawn["apart"] <= 0.5
    for key in ("looks", "names"):
        assert drawn[key] == sketched[key]
    for own, other in zip(drawn["boxes"], sketched["boxes"], strict=True):
        assert own == pytest.approx(other, abs=0.5)


def _move_by_hand(page: Page) -> None:
    """What Plotly has not drawn yet: the place under the hand goes with it, and comes nearer."""
    box = page.locator(".cx-map .cx-plot").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y - 30, steps=4)
    page.mouse.up()
    until(page, "new URLSearchParams(location.search).has('map')")
    page.mouse.wheel(0, -300)
    until(page, "Number(new URLSearchParams(location.search).get('map').split(',')[2]) > 1.5")
    until(page, RESTS)


def test_without_a_session_the_stage_works_and_the_session_finds_what_was_done(
    app: Server, visit: tuple[Page, Watch]
) -> None:
    page, _ = visit
    begin = hold(prepared(page))
    stage = Stage(page, app.address).open(when=DRAWN)
    stage.expect(whole="true")
    stage.pick(EVENT)
    expect(stage.card.get_by_role("heading").first).to_be_visible()
    stage.in_address(pick=EVENT)
    page.get_by_role("button", name=WORDS["frame"]["theme_label"]).click()
    stage.expect(theme="dark")
    begin()
    joined(page)
    stage.expect(picked=EVENT, theme="dark")
    stage.press("PageDown")
    stage.expect(at_=1946)


def test_who_leaves_before_the_session_is_there_comes_to_the_other_page(
    app: Server, visit: tuple[Page, Watch]
) -> None:
    page, _ = visit
    begin = hold(prepared(page))
    Stage(page, app.address).open(when=DRAWN)
    page.get_by_role("link", name=WORDS["pages"]["numbers"]).click()
    expect(page.locator(".cx-early")).to_have_count(0)
    begin()
    expect(page.get_by_role("heading", name=WORDS["numbers"]["title"])).to_be_visible()
    expect(page.get_by_test_id("stage")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_file_comes_once_and_none_that_nobody_asked_for(
    app: Server, visit: tuple[Page, Watch], scheme: str
) -> None:
    page, _ = visit
    prepared(page).emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    asked: list[str] = []
    unused: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: unused.append(message.text))
    stage = Stage(page, app.address).open(when=DRAWN)
    stage.expect(whole="true", theme=scheme)
    joined(page)
    page.wait_for_load_state("networkidle")
    files = [url for url in asked if "/stage/" in url or "/static/" in url]
    assert len(files) == len(set(files))
    assert not [url for url in files if re.search(r"ground-(korea|mekong)|MaterialSymbols", url)]
    first = next(url for url in files if "/figure-" in url)
    assert f"figure-{scheme}" in first
    assert not [text for text in unused if "preload" in text]
    page.get_by_role("button", name=WORDS["stage"]["buttons"]["view_korea"]["label"]).click()
    stage.expect(view="korea")
    assert [url for url in asked if "ground-korea" in url]


PAGES = {
    "numbers": "[data-testid=chart][data-ready=true]",
    "numbers?theme=hall&section=why": "[data-testid=chart][data-ready=true]",
    "routes": "[data-testid=routes][data-ready=true]",
    "routes?corridor=mongolia": "[data-testid=corridor-map][data-ready=true]",
    "glossary?term=hanawon": "[data-testid=glossary][data-ready=true]",
}
# Where all that is seen stands; the inside of what is folded has a place once somebody asks for it.
PLACES = """() => [...document.querySelectorAll(".cx-page *")].filter((one) => !one.closest("svg"))
  .map((one) => [one, one.checkVisibility() && one.getBoundingClientRect()])
  .map(([one, at]) => [one.tagName, at ? [at.x, at.y, at.width, at.height] : "unseen"].join())"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_another_page_is_drawn_before_its_session_and_stays_where_it_stood(
    app: Server, visit: tuple[Page, Watch], path: str, size: tuple[int, int]
) -> None:
    page, _ = visit
    begin = hold(prepared(page, size))
    page.goto(f"{app.address}/{path}")
    drawn = page.locator(PAGES[path]).first
    expect(drawn).to_be_visible(timeout=PATIENCE_MS)
    page.evaluate("document.fonts.ready.then(() => {})")
    expect(page.get_by_test_id("stApp")).to_have_count(0)
    kept, before = drawn.element_handle(), page.evaluate(PLACES)
    begin()
    page.unroute(SESSION)
    expect(page.locator(f"[data-testid=stApp] {PAGES[path]}").first).to_be_visible(
        timeout=PATIENCE_MS
    )
    expect(page.locator(".cx-early")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert kept.evaluate("one => one.isConnected")
    assert page.evaluate(PLACES) == before


def test_what_is_chosen_before_the_session_is_shown_once_it_is_there(
    app: Server, visit: tuple[Page, Watch]
) -> None:
    page, _ = visit
    begin = hold(prepared(page))
    page.goto(f"{app.address}/numbers")
    expect(page.locator(PAGES["numbers"]).first).to_be_visible(timeout=PATIENCE_MS)
    page.locator(".cx-rail a[data-section=losses]").click()
    begin()
    expect(page.locator("#losses").get_by_test_id("chart").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".cx-early")).to_have_count(0)
    page.get_by_role("link", name=WORDS["pages"]["glossary"]).click()
    expect(page.get_by_test_id("glossary")).to_be_visible()
    expect(page.get_by_test_id("numbers")).to_have_count(0)


def test_a_chart_opens_alone_before_the_session(app: Server, page: Page) -> None:
    """And comes back to its section, and stands as it is when the session is there."""
    begin = hold(prepared(page))
    page.goto(f"{app.address}/numbers")
    until_seen(page, "#chart-arrivals[data-ready=true]", timeout=PATIENCE_MS)
    alone = page.get_by_role("link", name="Open chart alone: Share of women")
    alone.click()
    chart = page.locator(".cx-early .cx-alone #chart-women_share[data-ready=true]")
    expect(chart).to_be_visible()
    page.go_back()
    expect(page.locator(".cx-early #chart-arrivals[data-ready=true]")).to_be_visible()
    alone.click()
    expect(chart).to_be_visible()
    chart.evaluate("own => { own.dataset.same = 'yes' }")
    begin()
    until_seen(page, "#root .cx-alone #chart-women_share[data-same=yes]", timeout=PATIENCE_MS)
    assert "chart=women_share" in page.url


@pytest.mark.parametrize("path", ["", "numbers"])
def test_who_types_while_the_session_comes_goes_on_typing(
    app: Server, visit: tuple[Page, Watch], path: str
) -> None:
    page, _ = visit
    begin = hold(prepared(page))
    page.goto(f"{app.address}/{path}")
    field = page.locator(".cx-find input")
    field.focus()
    page.keyboard.type("nin")
    expect(page.locator(".cx-found")).to_be_visible()
    field.evaluate("field => field.addEventListener('blur', () => field.dataset.left = 'yes')")
    begin()
    expect(page.locator("[data-testid=stMain] .cx-find")).to_be_attached(timeout=PATIENCE_MS)
    expect(page.locator(".cx-early")).to_have_count(0)
    page.keyboard.type("gbo")
    expect(field).to_have_value("ningbo")
    expect(field).not_to_have_attribute("data-left", "yes")
    expect(field).to_have_css("opacity", "1")  # and sees what is typed


def test_who_leaves_another_page_before_its_session_leaves_nothing_of_it(
    app: Server, visit: tuple[Page, Watch]
) -> None:
    page, _ = visit
    begin = hold(prepared(page))
    page.goto(f"{app.address}/numbers")
    expect(page.locator(PAGES["numbers"]).first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name=WORDS["pages"]["glossary"]).click()
    expect(page.locator(".cx-early")).to_have_count(0)
    begin()
    expect(page.get_by_test_id("glossary")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name=WORDS["pages"]["numbers"]).click()
    expect(page.get_by_test_id("numbers")).to_have_count(1)
