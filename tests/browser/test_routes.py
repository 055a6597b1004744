"""Routes in a browser: chosen by keyboard, compared, followed to the stage, for everybody."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from geodata.archive import Archive
from tests.bench.pages import LONG
from tests.browser.address import in_address
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import DESK, Open, prepared
from tests.browser.lost import NARROW, lost
from tests.browser.stage import READY
from tests.browser.waiting import expect, until, until_seen
from tests.serving import Server
from timeline.style import HALL, THEMES, ThemeName
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
SAY = WORDS["routes"]
SCREEN = (1920, 1080)
PATIENCE_MS = 20_000
WHOLE = 300  # pixels of a box in which the name of a route is read
PAIR = "?corridor=onward-after-south-korea&with=forced-return-china"


@pytest.fixture
def open_page(open_at: Open) -> Open:
    """Opens the page with a query and a size."""

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Page:
        page = open_at(f"routes{query}", size)
        ready(page)
        return settled(page)

    return opened


def ready(page: Page) -> None:
    """Once it shows what the address asks for, and its maps are drawn."""
    expect(page.locator("[data-testid=routes][data-ready=true]:not(.cx-early *)")).to_be_visible(
        timeout=PATIENCE_MS
    )
    expect(page.locator("[data-testid=corridor-map]:not([data-ready=true])")).to_have_count(
        0, timeout=PATIENCE_MS
    )


def settled(page: Page) -> Page:
    """Once the server has sent all of it."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=PATIENCE_MS
    )
    return page


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True, level=2)).to_be_visible()


def drawn(page: Page, chart: str) -> Any:
    """A chart, once it is drawn; it may be mounted anew while it is looked for."""
    look = """(chart) => {
        const found = document.querySelector(`[data-chart=${chart}]`);
        found?.scrollIntoView({ block: "center" });
        return found?.dataset.ready === "true";
    }"""
    until(page, look, arg=chart, timeout=PATIENCE_MS)
    return page.locator(f"[data-chart={chart}]")


def drawn_all(page: Page) -> None:
    for chart in page.get_by_test_id("chart").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)


# ---- choosing ------------------------------------------------------------------------------------


def choose(page: Page, label: str, option: str) -> None:
    """In a box, which keeps the focus, so that arrows go on."""
    page.get_by_role("combobox", name=label).focus()
    page.get_by_role("combobox", name=label).select_option(label=option)
    expect(page.get_by_role("combobox", name=label)).to_be_focused()


def test_a_corridor_is_chosen_and_compared_by_keyboard_and_the_way_back_is_kept(
    open_page: Open, archive: Archive
) -> None:
    page = open_page("?theme=dark")
    mongolia, vietnam = archive.corridors["mongolia"].name, archive.corridors["vietnam"].name
    page.get_by_role("link", name=archive.corridors["mongolia"].short_name).focus()
    page.keyboard.press("Enter")
    in_address(page, corridor="mongolia", theme="dark")
    heading(page, mongolia)
    choose(page, SAY["with"], vietnam)
    in_address(page, corridor="mongolia", with_="vietnam", theme="dark")
    heading(page, mongolia)
    heading(page, vietnam)
    for key in ("mongolia", "vietnam"):
        drawn(page, f"years-{key}")
    page.go_back()
    in_address(page, corridor="mongolia", with_=None)
    heading(page, mongolia)
    expect(page.get_by_role("heading", name=vietnam, exact=True)).to_have_count(0)
    page.go_back()
    in_address(page, corridor=None)
    expect(page.locator(".cx-smallmap")).to_have_count(len(archive.corridors))


def test_two_corridors_stand_beside_each_other(open_page: Open, archive: Archive) -> None:
    page = open_page(PAIR)
    boxes = [
        page.get_by_role("heading", name=archive.corridors[key].name, exact=True).bounding_box()
        for key in ("onward-after-south-korea", "forced-return-china")
    ]
    (left, right) = boxes
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    for choice in page.locator(".cx-routes-box select").all():
        box = choice.bounding_box()
        assert box
        assert box["width"] > WHOLE, "the name that is chosen is seen whole"


def test_a_small_map_opens_its_route_at_the_top_of_the_page(
    open_page: Open, archive: Archive
) -> None:
    page, last = open_page(), archive.corridors["zainichi-1959-84"]
    tile = page.locator(f".cx-smallmap[data-route={last.id}]")
    tile.scroll_into_view_if_needed()
    tile.focus()
    page.keyboard.press("Enter")
    in_address(page, corridor=last.id)
    heading(page, last.name)
    until(page, "document.querySelector('[data-testid=stMain]').scrollTop === 0")
    expect(page.get_by_role("heading", level=2).first).to_be_focused()


def test_going_about_asks_no_server_for_a_run(open_page: Open, archive: Archive) -> None:
    page = open_page()
    page.evaluate("""() => {
        window.runs = 0;
        const app = document.querySelector("[data-testid=stApp]");
        const counting = new MutationObserver(() => window.runs++);
        counting.observe(app, { attributeFilter: ["data-test-script-state"] });
    }""")
    page.locator(".cx-smallmap[data-route=dmz]").click()
    heading(page, archive.corridors["dmz"].name)
    others = page.get_by_role("navigation", name=SAY["with"])
    others.get_by_role("link", name=archive.corridors["yellow-sea"].short_name).click()
    heading(page, archive.corridors["yellow-sea"].name)
    in_address(page, corridor="dmz", with_="yellow-sea")
    page.get_by_role("link", name=SAY["all"]).click()
    page.get_by_role("link", name=SAY["asked"], exact=True).click()
    expect(page.get_by_role("heading", name=SAY["questions"]["way"]["ask"])).to_be_visible()
    in_address(page, corridor=None, with_=None, show="questions")
    assert page.evaluate("window.runs") == 0


def test_the_three_views_have_addresses(open_page: Open, archive: Archive) -> None:
    page = open_page()
    tiles = page.locator(".cx-smallmap strong").all_text_contents()
    assert sorted(tiles) == sorted(own.short_name for own in archive.corridors.values())
    expect(page.get_by_role("heading", level=2)).to_have_count(6)
    for view in ("years", "questions"):
        page = open_page(f"?show={view}")
        expect(page.locator(".cx-routes-views [aria-current=true]")).to_have_text(
            SAY["by_year" if view == "years" else "asked"]
        )
        expect(page.locator(".cx-smallmap")).to_have_count(0)
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(page.get_by_test_id("chart").first).to_have_attribute("data-ready", "true")
    assert page.evaluate(LONG) < 1.75 * 1080  # the long list stands beside the chart, not below it


def test_an_event_leads_to_the_stage(open_page: Open, archive: Archive) -> None:
    page, event = open_page("?corridor=vietnam&theme=dark"), archive.events_of("vietnam")[0]
    page.get_by_role("link", name=event.title).first.click()
    until_seen(page, READY, timeout=PATIENCE_MS)
    expect(page.get_by_test_id("stage")).to_have_attribute("data-picked", event.id)
    expect(page.get_by_test_id("stage")).to_have_attribute("data-theme", "dark")


# ---- the journey, and two routes -----------------------------------------------------------------


LIT = "[data-testid=corridor-map] .cx-lit-leg"


def test_a_stage_lights_its_legs_by_pointer_key_and_choice(open_page: Open) -> None:
    page = open_page("?corridor=laos-thailand")
    lit = page.locator(LIT)
    stages = page.locator(".cx-journey-stage")
    assert all(not said[0].isdigit() for said in stages.all_inner_texts())  # numbers are of places
    expect(lit).to_have_count(0)
    stages.nth(3).hover()
    expect(lit).to_have_count(4)
    page.mouse.move(2, 2)
    expect(lit).to_have_count(0)
    stages.nth(4).get_by_role("button").focus()
    expect(lit).to_have_count(1)
    page.keyboard.press("ArrowUp")
    expect(lit).to_have_count(4)
    page.keyboard.press("Enter")
    expect(stages.nth(3).get_by_role("button")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("combobox", name=SAY["with"]).focus()
    expect(lit).to_have_count(4)
    assert all("L" in str(line.get_attribute("d")) for line in lit.all())


def test_a_bar_is_as_long_as_its_stage_lasted(open_page: Open) -> None:
    page = open_page("?corridor=laos-thailand")
    wide = """seq => [...document.querySelectorAll(`[data-stage="${seq}"] .cx-lasting span`)]
        .map(span => span.getBoundingClientRect().width)"""
    whole = page.locator(".cx-lasting").first.bounding_box()
    assert whole
    a_day = whole["width"] / (5 * 365.25)
    assert page.evaluate(wide, 3)[0] == pytest.approx(18 * 30.44 * a_day, abs=1)
    assert page.evaluate(wide, 6) == pytest.approx([30 * a_day, 15 * a_day], abs=1)
    assert page.evaluate(wide, 11)[0] == pytest.approx(whole["width"], abs=1)


def test_two_routes_share_one_scale_and_one_table(open_page: Open) -> None:
    page = open_page("?corridor=mongolia&with=laos-thailand", SCREEN)
    maps = page.get_by_test_id("corridor-map")
    expect(maps).to_have_count(2)
    metres = {one.get_attribute("data-metres") for one in maps.all()}
    assert len(metres) == 1
    boxes = [scale.bounding_box() for scale in page.locator(".cx-scale").all()]
    assert len({box["width"] for box in boxes if box}) == 1
    rows = page.locator(".cx-two-table tbody tr")
    labels = rows.locator("th").all_text_contents()
    assert labels[:5] == [SAY[key] for key in ("length", "duration", "borders", "usage", "used")]
    names = page.locator(".cx-two-maps .cx-two-of")
    expect(names.first).to_be_hidden()
    resized(page, NARROW)  # where one stands under the other, each says of which route it is
    expect(names.first).to_be_visible()
    assert names.all_text_contents() == page.locator(".cx-two-table h2").all_text_contents()


# ---- charts --------------------------------------------------------------------------------------


def test_years_are_read_by_keyboard_with_the_events_of_the_year(
    open_page: Open, archive: Archive
) -> None:
    page = open_page("?corridor=dmz")
    chart, known = drawn(page, "years-dmz"), archive.corridors["dmz"]
    chart.locator(".cx-figure").focus()
    page.keyboard.press("Home")
    expect(chart.locator(".cx-told")).to_contain_text(str(known.from_year))
    page.keyboard.press("End")
    link = chart.locator(".cx-happened a").first
    picks = "|".join(event.id for event in archive.events_of("dmz"))
    expect(link).to_have_attribute("href", re.compile(rf"\?pick=({picks})$"))


def test_all_corridors_are_labelled_strokes(open_page: Open, archive: Archive) -> None:
    page = open_page("?show=years")
    chart = drawn(page, "corridor-years")
    names = chart.locator(".annotation-text").all_text_contents()
    assert sorted(names) == sorted(own.short_name for own in archive.corridors.values())


def test_a_chart_has_an_address_of_its_own(open_page: Open, archive: Archive) -> None:
    page = open_page("?corridor=double-return")
    chart = drawn(page, "counts-double-return-01")
    chart.get_by_role("link", name=f"{WORDS['chart']['alone']}: ").click()
    in_address(page, chart="counts-double-return-01")
    drawn(page, "counts-double-return-01")
    expect(page.get_by_test_id("chart")).to_have_count(1)
    page.get_by_role("link", name=SAY["back"]).click()
    in_address(page, chart=None, corridor="double-return")
    drawn(page, "years-double-return")


# ---- for everybody -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["", "?show=years", "?show=questions", "?corridor=laos-thailand", PAIR]
)
def test_a_narrow_window_loses_nothing(open_page: Open, query: str) -> None:
    assert lost(open_page(query, NARROW)) == []


@pytest.mark.parametrize("theme", list(ThemeName))
def test_a_page_wears_its_theme_throughout(open_page: Open, theme: ThemeName) -> None:
    page = open_page(f"?corridor=east-sea&theme={theme}", SCREEN)
    expect(drawn(page, "years-east-sea")).to_have_attribute("data-theme", theme)
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    wanted = tuple(int(THEMES[theme].paper[i : i + 2], 16) for i in (1, 3, 5))
    until(page, f"{ground} === 'rgb{wanted}'")


# 20 points are 26.7 pixels at 1080p. What charts have beside them is theirs.
LETTERS = """[...document.querySelectorAll(".cx-routespage *")].filter((own) =>
    !own.closest(".cx-chart, .cx-corridor") && own.getClientRects().length
    && [...own.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    ).map((own) => parseFloat(getComputedStyle(own).fontSize))"""


def resized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


@pytest.mark.parametrize("query", ["", "?show=questions", "?corridor=laos-thailand", PAIR])
def test_axe_finds_nothing_and_the_last_row_of_a_hall_reads_it(open_page: Open, query: str) -> None:
    assert HALL.text_scale > 2
    page = open_page(query)
    drawn_all(page)
    for summary in page.locator(".cx-folded > summary").all():
        summary.click()
    for theme in in_each_theme(page):
        assert violations(page, theme=theme) == [], theme
        if theme is ThemeName.HALL:  # the last
            resized(page, SCREEN)
            until(page, f"Math.min(...{LETTERS}) >= 26.6")
            assert len(page.evaluate(LETTERS)) > 20


def test_the_page_opens_with_the_network_refused(
    app: Server, page: Page, outside_requests: list[str], page_errors: list[str]
) -> None:
    prepared(page).goto(f"{app.address}/routes{PAIR}")
    drawn(page, "years-forced-return-china")
    page.wait_for_load_state("networkidle")
    assert outside_requests == []
    assert page_errors == []
