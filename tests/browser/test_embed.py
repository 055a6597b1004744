"""A stage, a route and a chart within the page of somebody else."""

import pytest
from playwright.sync_api import FrameLocator, Page

from tests.browser.waiting import expect, until
from tests.serving import Server
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
OPEN = WORDS["frame"]["open"].format(title=WORDS["title"])
TAKEN = ":not(.cx-early *)"  # its session has taken it over
PARTS = {
    "?pick=2016-04-ningbo-restaurant&embed=1": f"[data-testid=stage][data-ready=true]{TAKEN}",
    "routes?corridor=mongolia&embed=1": f"[data-testid=corridor-map][data-ready=true]{TAKEN}",
    "numbers?chart=arrivals&embed=1": f"#chart-arrivals[data-ready=true]{TAKEN}",
}
HOST = """<h1>Somebody else</h1><input id="own"><div style="height: 40px"></div>
{frames}<div style="height: 3000px"></div>"""
KEPT = "navigator.clipboard.writeText = async (text) => { window.copied = text; };"


def host(page: Page, *lines: str) -> None:
    page.goto("about:blank")  # a page of ours would let nobody else stand within it
    page.set_content(HOST.format(frames="".join(lines)))


def line(address: str) -> str:
    return f'<iframe src="{address}" width="100%" height="700" style="border:0"></iframe>'


@pytest.fixture
def page(shared: Page) -> Page:
    return shared


def within(page: Page, app: Server, path: str) -> FrameLocator:
    host(page, line(f"{app.address}/{path}"))
    frame = page.frame_locator("iframe")
    expect(frame.locator(PARTS[path])).to_be_attached(timeout=30_000)
    return frame


@pytest.mark.parametrize("path", PARTS)
def test_it_stands_without_menu_and_leads_to_the_app(app: Server, page: Page, path: str) -> None:
    frame = within(page, app, path)
    expect(frame.get_by_role("navigation")).to_have_count(0)
    link = frame.get_by_role("link", name=OPEN)
    link.focus()
    expect(link).to_have_attribute("href", f"{app.address}/{path.replace('&embed=1', '')}")
    expect(link).to_have_attribute("target", "_blank")


def test_its_keys_stay_in_it_and_others_stay_out(app: Server, page: Page) -> None:
    stage = within(page, app, "?pick=2016-04-ningbo-restaurant&embed=1").get_by_test_id("stage")
    before, steps = stage.get_attribute("data-at"), page.evaluate("history.length")
    page.locator("#own").focus()
    page.keyboard.type("b.")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#own")).to_have_value("b.")
    expect(stage).to_have_attribute("data-at", before or "")
    stage.focus()
    top = page.evaluate("scrollY")
    for key in ("ArrowRight", "PageDown", " ", "End"):
        page.keyboard.press(key)
    expect(stage).not_to_have_attribute("data-at", before or "")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(stage).to_have_attribute("data-picked", "")
    assert page.evaluate("scrollY") == top
    assert page.evaluate("history.length") == steps


def test_what_leads_away_opens_in_a_window_of_its_own(app: Server, page: Page) -> None:
    frame = within(page, app, "routes?corridor=mongolia&embed=1")
    link = frame.locator(".cx-route-text a[href*='pick=']").first
    with page.context.expect_page() as coming:
        link.click()
    other = coming.value
    expect(other.locator("[data-testid=stage][data-ready=true]")).to_be_attached(timeout=30_000)
    assert "embed" not in other.url
    expect(other.get_by_role("navigation", name=WORDS["frame"]["pages"])).to_be_visible()
    other.close()
    expect(frame.locator("[data-route=mongolia]")).to_be_attached()


@pytest.mark.parametrize(
    ("path", "ready", "button"),
    [
        ("numbers?chart=arrivals&theme=dark", "#chart-arrivals[data-ready=true]", "chart"),
        ("routes?corridor=mongolia", "[data-testid=corridor-map][data-ready=true]", "chart"),
        ("?pick=mongolia", "[data-testid=stage][data-ready=true]", "stage"),
    ],
)
def test_a_line_of_html_shows_it_in_another_page(
    app: Server, page: Page, path: str, ready: str, button: str
) -> None:
    page.goto(f"{app.address}/{path}")
    expect(page.locator(ready)).to_be_attached(timeout=30_000)
    page.evaluate(KEPT)
    page.get_by_role("button", name=WORDS[button]["embed"]).first.click()
    until(page, "window.copied")
    copied = page.evaluate("window.copied")
    host(page, copied)
    frame = page.frame_locator("iframe")
    expect(frame.locator(ready)).to_be_attached(timeout=30_000)
    expect(frame.get_by_role("link", name=OPEN)).to_be_visible()
    title = page.locator("iframe").get_attribute("title")
    assert title
    expect(frame.get_by_text(title).first).to_be_attached()
