"""The stage in a browser: keys, pointer, picks, address, views, themes, sizes, for everybody."""

from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from geodata.archive import Archive
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import PHONE, Open, OpenStage, prepared
from tests.browser.lecturing import EMPTY
from tests.browser.stage import PATIENCE_MS, Point, Stage
from tests.browser.unmarked import unmarked
from tests.browser.waiting import expect, until
from tests.facts import ARCHIVE
from tests.serving import Server, offline
from timeline.labels import EventGroup
from timeline.stage.opening import opening
from timeline.style import ThemeName
from timeline.text import words

VIEWS = {view.name: view for view in ARCHIVE.subject.views}
pytestmark = pytest.mark.browser

WORDS = words()
BUTTONS: dict[str, dict[str, str]] = WORDS["stage"]["buttons"]
EVENT = "2002-05-shenyang"
OTHER = "1987-01-kim-man-chol"
CORRIDOR = "laos-thailand"
HALL = (1920, 1080)
# Of each event that is named while years run: ms from its first to its last picture, how many stood
# beside it, and in which years; and how often the card was written.
NAMED_WHILE_PLAYING = """() => {
    const root = cx.stage(), named = cx.named = {}, began = {};
    cx.cards = 0;
    const watch = new MutationObserver(() => root.dataset.playing === "true" && (cx.cards += 1));
    watch.observe(root.querySelector(".cx-card"), { childList: true });
    const frame = (now) => {
        const told = [...root.querySelectorAll(".cx-art-told [data-kind=event]")];
        const events = told.map((own) => own.dataset.id).filter((id) => !id.includes("/"));
        for (const id of root.dataset.playing === "true" ? events : []) {
            began[id] ??= now;
            const [, most, years] = (named[id] ??= [0, 0, []]);
            if (!years.includes(Number(root.dataset.at))) years.push(Number(root.dataset.at));
            named[id] = [now - began[id], Math.max(most, events.length), years];
        }
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}"""
MIDDLE_OF = "cx.middle(document.querySelector(it))"
sizes = pytest.mark.parametrize("size", [HALL, (1366, 768), PHONE], ids=str)


@pytest.fixture
def greeting(open_at: Open, open_stage: OpenStage) -> Stage:
    """The stage at a first visit, which finds the legend open."""
    open_at(EMPTY[1:]).evaluate("localStorage.removeItem('crossings-legend')")
    return open_stage()


# ---- opening ---------------------------------------------------------------------------------


def test_the_stage_opens_with_the_network_refused(
    app: Server, page: Page, outside_requests: list[str], page_errors: list[str]
) -> None:
    stage = Stage(page, app.address).open()
    said = {"view": "region", "picked": "", "playing": "false", "at": "1945"}
    assert stage.saying().items() >= said.items()
    assert stage.ask("cx.events()") > 50
    assert stage.ask("cx.corridors().length") > 20
    page.wait_for_load_state("networkidle")
    assert outside_requests == []
    assert page_errors == []


def test_the_stage_fills_every_window_without_a_scroll_bar(open_stage: OpenStage) -> None:
    """Map and timeline are as large as their panels, also after the window has changed its size."""
    scrolls = """["html", "body", "[data-testid=stMain]", "[data-testid=stAppViewContainer]"]
        .map((name) => document.querySelector(name)).filter((box) => box
        && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1))
        .map((box) => box.dataset.testid ?? box.tagName)"""
    fits = """(({ width, height }, map, time) =>
        Math.abs(width - map.clientWidth) <= 1 && Math.abs(height - map.clientHeight) <= 1
        && Math.abs(cx.time()._fullLayout.height - time.clientHeight) <= 1
        && cx.time()._fullLayout.width < time.clientWidth)(
        cx.map()._fullLayout, cx.map().parentElement, cx.time().parentElement)"""
    first, *others = (1280, 720), (1366, 768), HALL, (3840, 2160)
    stage = open_stage(size=first)
    for wide, high in (first, *others):
        stage.page.set_viewport_size({"width": wide, "height": high})
        stage.wait(f"cx.stage().clientHeight > {high} - 76 && {fits}")
        assert stage.ask(scrolls) == []
        box = stage.root.bounding_box()
        assert box
        assert box["y"] <= 64
        assert box["y"] + box["height"] <= high
        assert box["width"] >= 0.7 * wide


# ---- keys ------------------------------------------------------------------------------------


def test_twenty_presses_are_twenty_years_and_the_page_stays(stage: Stage) -> None:
    """As a clicker sends them; the first press already is a step."""
    first = int(stage.says("at"))
    for _ in range(20):
        stage.page.keyboard.press("PageDown", delay=30)
    stage.expect(at_=first + 20)
    for _ in range(10):
        stage.press("PageUp")
    stage.expect(at_=first + 10)
    stage.in_address(at_=str(first + 10))
    assert stage.ask("[scrollY, document.querySelector('[data-testid=stMain]').scrollTop]") == [
        0,
        0,
    ]


def test_keys_walk_through_the_years(stage: Stage) -> None:
    last = int(stage.says("to"))
    for key, year in [
        ("End", last),
        ("ArrowLeft", last - 1),
        ("PageUp", last - 2),
        ("ArrowRight", last - 1),
        (" ", last),
        ("PageDown", last),
        ("Home", 1945),
        ("ArrowLeft", 1945),
    ]:
        stage.press(key)
        stage.expect(at_=year)
    stage.press("2", "0", "1", "1", "Enter")
    stage.expect(at_=2011)
    stage.press("1", "8", "9", "9", "Enter")
    stage.expect(at_=2011)
    stage.press("Escape")
    stage.expect(at_=1945)
    stage.in_address(at_=None)


def test_keys_work_whatever_has_focus(greeting: Stage) -> None:
    stage = greeting
    for name in (BUTTONS["view_region"]["label"], WORDS["stage"]["close_legend"]):
        stage.button(name).focus()
        before = int(stage.says("at"))
        stage.press("ArrowRight")
        stage.expect(at_=before + 1)
    stage.page.evaluate("document.activeElement.blur()")
    stage.press("PageDown")
    stage.expect(at_=1948)
    stage.card.click(position={"x": 5, "y": 5})
    stage.press("PageDown")
    stage.expect(at_=1949)


def test_a_field_for_text_keeps_its_keys(stage: Stage) -> None:
    stage.expect(whole="true")  # nothing else is to come
    for kind in ("input", "textarea"):
        made = """kind => { const field = document.body.appendChild(document.createElement(kind));
            field.style.position = "fixed"; field.style.zIndex = 99; field.focus(); }"""
        stage.page.evaluate(made, kind)
        before = stage.saying()
        stage.page.keyboard.type("p20 lmtb. n")
        stage.press("ArrowLeft", "Home", "End", "PageDown")
        assert stage.page.evaluate("document.activeElement.value") == "p20 lmtb. n"
        assert stage.saying() == before


def test_play_and_pause(stage: Stage) -> None:
    stage.press("p")
    stage.expect(playing="true")
    stage.wait("Number(cx.stage().dataset.at) > 1946")
    stage.press("p")
    stage.expect(playing="false")
    at = stage.says("at")
    stage.press("ArrowRight")
    stage.expect(at_=int(at) + 1)


def test_a_year_stays_out_of_the_address_of_the_page_that_comes_next(open_stage: OpenStage) -> None:
    """Streamlit takes a while to take the stage away; its timers go on until then."""
    stage = open_stage("?from=2000&to=2004")
    # A session that only begins writes its own page into the address, whatever stands there.
    expect(stage.page.locator("[data-testid=stApp] .cx-stage")).to_be_visible()
    stage.page.evaluate("history.pushState({}, '', 'routes?from=2000&to=2004')")
    stage.press("End")
    stage.expect(at_=2004)
    stage.page.evaluate("new Promise((later) => setTimeout(later, 500))")  # after all set before it
    assert stage.page.url.endswith("/routes?from=2000&to=2004")


def test_playing_ends_with_the_window(open_stage: OpenStage) -> None:
    """What it names stays to be read, while years go on; the card leaves it in peace."""
    stage = open_stage("?from=2000&to=2004")
    stage.page.evaluate(NAMED_WHILE_PLAYING)
    stage.press("p")
    stage.expect(at_=2004, playing="false")
    named = stage.ask("cx.named")
    for event in (EVENT, "2002-03-spanish-embassy"):
        ms, most, years = named[event]
        assert ms > 1000
        assert most <= 3
        assert len(years) > 1
    assert stage.ask("cx.cards") <= 2
    expect(stage.card).to_contain_text("2004")


def test_black_screen_and_back(stage: Stage) -> None:
    black = stage.page.locator(".cx-black")
    for key in ("b", "."):
        stage.press(key)
        expect(black).to_be_visible()
        covers = """(() => {
            const { left, top, right, bottom } = cx.stage().getBoundingClientRect();
            return [[left + 9, top + 9], [(left + right) / 2, (top + bottom) / 2]]
              .every(([x, y]) => document.elementFromPoint(x, y).matches(".cx-black")); })()"""
        assert stage.ask(covers)
        stage.press(key)
        expect(black).to_be_hidden()
    stage.press("b", "Escape")
    expect(black).to_be_hidden()


def test_the_legend_and_the_list_open_and_close(greeting: Stage, archive: Archive) -> None:
    stage = greeting
    legend, listed = stage.page.locator(".cx-legend"), stage.page.locator(".cx-time.listed")
    expect(legend).to_be_visible()
    expect(legend).to_contain_text(WORDS["legend"]["heading"])
    stage.button(WORDS["stage"]["close_legend"]).click()
    expect(legend).to_be_hidden()
    stage.button(BUTTONS["legend"]["label"]).click()
    expect(legend).to_be_visible()
    stage.press("l")
    expect(legend).to_be_hidden()
    stage.page.reload()
    stage.ready()
    expect(legend).to_be_hidden()  # who has closed it finds it closed
    stage.press("i")
    expect(listed).to_be_visible()
    for event in archive.events.values():
        expect(listed).to_contain_text(event.title)
    for corridor in archive.corridors.values():
        expect(listed).to_contain_text(corridor.name)
    heights = listed.locator(".cx-routes button").evaluate_all(
        "rows => rows.map((own) => own.getBoundingClientRect().height)"
    )
    assert max(heights) < 60  # a name and its years beside each other, on one line or two
    listed.get_by_role("button", name=archive.events[EVENT].title).click()
    stage.expect(picked=EVENT)
    stage.press("Escape")
    expect(listed).to_be_hidden()


def test_the_next_event_is_the_next_in_time(stage: Stage, archive: Archive) -> None:
    earliest, second = sorted(archive.events.values(), key=lambda e: (e.when.first, e.id))[:2]
    for event in (earliest, second):
        stage.press("n")
        stage.expect(picked=event.id)
        expect(stage.card).to_contain_text(event.title)
    stage.press("Shift+N")
    stage.expect(picked=earliest.id)
    for button, event in (("after", second), ("before", earliest)):
        expect(stage.card).to_have_attribute("data-pick", str(stage.says("picked")))
        stage.button(BUTTONS[button]["label"]).click()
        stage.expect(picked=event.id)


# ---- pointing ----------------------------------------------------------------------------------


def test_pointing_at_an_event_lights_its_corridor_and_place(stage: Stage, archive: Archive) -> None:
    event = archive.events[EVENT]
    stage.point_at(stage.at_mark(EVENT))
    stage.wait("cx.mark(it).opacity === 1", EVENT)
    stage.wait("cx.corridor(it, true).every((seen) => seen < 0.4)", event.corridors[0])
    assert stage.ask("cx.mark(it).opacity", OTHER) < 0.5
    expect(stage.page.locator(".cx-tip")).to_contain_text(event.title)
    stage.leave()
    stage.wait("cx.mark(it).opacity === 1", OTHER)
    expect(stage.page.locator(".cx-tip")).to_be_hidden()
    stage.expect(picked="")


def test_what_was_pointed_at_is_let_go_of_though_the_stage_was_moved_meanwhile(
    stage: Stage,
) -> None:
    """The session takes the first picture over, and browsers then send no leave."""
    stage.point_at(stage.at_mark(EVENT))
    stage.wait("cx.mark(it).opacity < 0.5", OTHER)
    stage.root.evaluate("root => root.parentElement.append(root)")
    stage.leave()
    stage.wait("cx.mark(it).opacity === 1", OTHER)
    expect(stage.page.locator(".cx-tip")).to_be_hidden()


@pytest.mark.parametrize(
    ("corridor", "query"),
    [
        ("russia", ""),
        (CORRIDOR, "?view=mekong"),
        ("zainichi-1959-84", "?view=korea"),
        ("onward-after-south-korea", "?view=world"),
    ],
)
def test_pointing_at_a_line_anywhere_along_it_lights_its_events(
    open_stage: OpenStage, archive: Archive, corridor: str, query: str
) -> None:
    stage = open_stage(query)
    own = {event.id for event in archive.events_of(corridor)}
    stranger = next(e.id for e in archive.events.values() if e.id not in own)
    points = stage.ask("cx.along(it, 3)", corridor)
    assert len(points) >= 4
    for point in points[:: max(1, len(points) // 6)]:
        stage.leave()
        stage.wait("cx.mark(it).opacity === 1", stranger)
        stage.point_at(point)
        stage.wait("cx.mark(it).opacity < 0.5", stranger)
        assert {stage.ask("cx.mark(it).opacity", event) for event in own} == {1}
        assert set(stage.ask("cx.corridor(it)", corridor)) == {1}


def test_clicking_a_line_opens_the_card_of_its_corridor(
    open_stage: OpenStage, archive: Archive
) -> None:
    stage = open_stage("?view=mekong")
    points = stage.ask("cx.along(it, 3)", CORRIDOR)
    stage.page.mouse.click(*points[len(points) // 2])
    stage.expect(picked=CORRIDOR)
    expect(stage.card).to_contain_text(archive.corridors[CORRIDOR].name)


# ---- picking, and the address -------------------------------------------------------------------


def test_a_pick_opens_its_card_is_said_and_is_in_the_address(
    stage: Stage, archive: Archive
) -> None:
    event = archive.events[EVENT]
    stage.pick(EVENT)
    expect(stage.card.get_by_role("heading", name=event.title)).to_be_visible()
    expect(stage.root.locator("[aria-live]")).to_contain_text(event.title)
    stage.in_address(pick=EVENT)
    stage.pick(OTHER)
    expect(stage.card.get_by_role("heading", name=archive.events[OTHER].title)).to_be_visible()
    stage.page.go_back()
    stage.expect(picked=EVENT)
    expect(stage.card.get_by_role("heading", name=event.title)).to_be_visible()
    stage.page.go_forward()
    stage.expect(picked=OTHER)
    stage.page.go_back()
    stage.expect(picked=EVENT)
    stage.page.reload()
    stage.ready().expect(picked=EVENT)
    expect(stage.card.get_by_role("heading", name=event.title)).to_be_visible()
    stage.press("Escape")
    stage.expect(picked="")
    expect(stage.card).to_contain_text(WORDS["tagline"])
    expect(stage.root.locator("[aria-live]")).to_have_text(WORDS["stage"]["nothing_picked"])
    stage.in_address(pick=None)
    stage.press("2", "0", "1", "0", "Enter")
    stage.pick(EVENT)  # which is shown in its own year
    stage.expect(at_=2002)
    stage.press("Escape")
    stage.expect(picked="", at_=2002)


def test_closing_the_card_clears_the_pick(open_stage: OpenStage) -> None:
    stage = open_stage(f"?pick={EVENT}")
    stage.expect(picked=EVENT)
    stage.card.get_by_role("button", name=BUTTONS["close"]["label"]).click()
    stage.expect(picked="")
    stage.in_address(pick=None)


def test_a_link_shows_the_same_to_somebody_else(
    open_stage: OpenStage, browser: Browser, app: Server, archive: Archive
) -> None:
    stage = open_stage("?from=1990&to=2020")
    stage.pick(EVENT)
    stage.button(BUTTONS["view_korea"]["label"]).click()
    stage.expect(view="korea")
    stage.press("2", "0", "0", "3", "Enter", "t")
    stage.expect(at_=2003, theme="dark")
    stage.in_address(view="korea", theme="dark", at_="2003", pick=EVENT, from_="1990", to="2020")
    link = stage.page.url
    with offline(browser) as (context, watch):
        page = prepared(context.new_page(), (1366, 768))
        other = Stage(page, app.address).open(link.partition("?")[2].join(["?", ""]))
        other.expect(whole="true")  # what may be wanted next has come
        assert other.saying() == stage.saying()
        expect(other.card).to_contain_text(archive.events[EVENT].title)
        assert page.url == link
        assert watch.errors == []


def test_broken_values_of_an_address_are_left_out_with_a_note(open_stage: OpenStage) -> None:
    stage = open_stage(
        "?from=abc&to=3000&at=-1&pick=nobody&view=moon&theme=pink&extent=x&map=1&foo=1&country=XYZ"
    )
    said = {"from": "1945", "at": "1945", "picked": "", "view": "region", "theme": "light"}
    assert stage.saying().items() >= said.items()
    note = stage.page.locator(".cx-note")
    expect(note).to_be_visible()
    for key in ("from", "to", "at", "pick", "view", "theme", "extent", "map", "foo", "country"):
        expect(note).to_contain_text(key)


# ---- the window ---------------------------------------------------------------------------------


def test_handles_move_the_window_by_keyboard(stage: Stage) -> None:
    first = stage.slider(WORDS["stage"]["window_from"])
    last = stage.slider(WORDS["stage"]["window_to"])
    year = int(stage.says("to"))
    first.focus()
    stage.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft")
    stage.expect(from_=1947)
    expect(first).to_have_attribute("aria-valuenow", "1947")
    stage.in_address(from_="1947")
    last.focus()
    stage.press("ArrowLeft", "ArrowLeft")
    stage.expect(to=year - 2)
    expect(last).to_have_attribute("aria-valuenow", str(year - 2))
    stage.in_address(to=str(year - 2), from_="1947")
    assert stage.ask("cx.mark(it).opacity", "1945-08-division") < 0.5
    assert stage.ask("cx.mark(it).opacity", EVENT) == 1


def test_handles_move_the_window_by_mouse(stage: Stage) -> None:
    """Where it is let go of, the years of the window take the most of the timeline."""
    mouse = stage.page.mouse
    for said, to, value in (("from", 2000, 2000), ("to", 2010, 2009)):
        box = stage.slider(WORDS["stage"][f"window_{said}"]).bounding_box()
        assert box
        mouse.move(box["x"] + 15, box["y"] + box["height"] / 2)
        mouse.down()
        for year in (2020, to):
            mouse.move(*stage.ask("[it.x, cx.year(it.year)[1]]", {"x": box["x"], "year": year}))
        mouse.up()
        stage.expect(**{said: value})
        stage.in_address(**{said: str(value)})
        stage.wait("Math.abs(cx.year(it)[1] - cx.middle(document.activeElement)[1]) < 2", to)
    assert stage.ask("cx.mark(it).opacity", OTHER) < 0.5
    top = "document.querySelector(it).getBoundingClientRect().top"
    assert stage.ask(top, ".cx-caption b") >= stage.ask(top, ".cx-time-head")
    length = stage.ask("(cx.year(2010)[1] - cx.year(2000)[1]) / cx.time().clientHeight")
    assert length > 0.5
    stage.page.locator(".cx-chips .cx-chip").click()
    stage.expect(from_=1945)
    stage.in_address(from_=None, to=None)


def test_the_playhead_is_dragged_to_a_year(stage: Stage) -> None:
    stage.press("1", "9", "8", "0", "Enter")
    stage.expect(at_=1980)
    head = stage.slider(WORDS["stage"]["playhead"])
    expect(head).to_have_text("1980")
    x, y = stage.ask(MIDDLE_OF, ".cx-head")
    stage.point_at((x, y))
    stage.page.mouse.down()
    stage.page.mouse.move(x, stage.ask("cx.bar(2003)")[1], steps=4)
    stage.page.mouse.up()
    stage.expect(at_=2003)
    expect(head).to_have_text("2003")
    stage.in_address(at_="2003")


# ---- views, themes, motion --------------------------------------------------------------------


def test_every_view_shows_its_box_and_is_in_the_address(stage: Stage) -> None:
    for name, view in reversed(VIEWS.items()):
        stage.button(BUTTONS[f"view_{name}"]["label"]).click()
        stage.expect(view=name)
        west, south, east, north = view.box
        middle = [(west + east) / 2, (south + north) / 2]
        seen = """(() => { const [x, y] = cx.project(...it);
            const { left, top, right, bottom } = cx.map().getBoundingClientRect();
            return x > left && x < right && y > top && y < bottom; })()"""
        assert stage.ask(seen, middle)
        stage.in_address(view=None if name == next(iter(VIEWS)) else name)


def test_the_map_is_moved_by_keys_and_buttons(stage: Stage) -> None:
    """Nearer about its middle; an arrow moves it by a fifth of what is seen."""
    wide = stage.ask("cx.map().clientWidth")
    seoul, beijing = (126.99, 37.56), (116.4, 39.9)

    def at() -> tuple[float, float]:
        x, other = (stage.ask("cx.project(...it)", place)[0] for place in (seoul, beijing))
        return x, x - other

    x, apart = at()
    stage.press("+")
    stage.wait("Math.abs(cx.project(...it.seoul)[0] - cx.project(...it.beijing)[0]) > it.apart",
               {"seoul": seoul, "beijing": beijing, "apart": 1.4 * apart})  # fmt: skip
    stage.button(BUTTONS["farther"]["label"]).click()
    stage.wait("Math.abs(cx.project(...it.seoul)[0] - it.x) < 3", {"seoul": seoul, "x": x})
    stage.press("Shift+ArrowRight")
    stage.wait("cx.project(...it.seoul)[0] < it.x", {"seoul": seoul, "x": x - 0.15 * wide})
    assert at()[0] == pytest.approx(x - 0.2 * wide, abs=0.05 * wide)
    until(stage.page, "location.search.includes('map=')")
    region = stage.button(BUTTONS["view_region"]["label"])
    expect(region).to_have_attribute("aria-pressed", "false")
    region.click()
    stage.in_address(map=None)
    expect(region).to_have_attribute("aria-pressed", "true")
    assert at()[0] == pytest.approx(x, abs=3)


def test_a_drag_moves_the_map_of_the_world_and_turns_no_globe(open_stage: OpenStage) -> None:
    """Else lengths from its middle would be wrong."""
    stage = open_stage("?view=world")
    places = {"seoul": [127.0, 37.56], "london": [-0.1, 51.5]}
    seen = "Object.values(it).map((place) => cx.project(...place))"
    before = stage.ask(seen, places)
    middle = stage.ask("cx.within(cx.map(), cx.map().clientWidth / 2, cx.map().clientHeight / 2)")
    stage.point_at(middle)
    stage.page.mouse.down()
    stage.page.mouse.move(middle[0] - 60, middle[1] + 50, steps=4)
    stage.page.mouse.up()
    stage.wait("new URLSearchParams(location.search).get('map')")
    moved = [[x - 60, y + 50] for x, y in before]
    for (x, y), (right, low) in zip(stage.ask(seen, places), moved, strict=True):
        assert (x, y) == pytest.approx((right, low), abs=3)
    assert stage.ask("cx.map().parentElement.style.transform") == ""
    apart = hypot(*(a - b for a, b in zip(*before, strict=True)))
    stage.page.mouse.wheel(0, -300)
    own = f"{seen.replace('it', 'it.places')}.reduce((a, b) => a.map((one, i) => one - b[i]))"
    stage.wait(f"Math.hypot(...{own}) > 1.3 * it.apart", {"places": places, "apart": apart})


def test_a_name_on_the_map_picks_what_it_names_whatever_runs_under_it(
    open_stage: OpenStage,
) -> None:
    stage = open_stage(size=HALL)
    own = """Object.fromEntries(cx.map().data.filter(({ meta }) => meta.way)
        .map(({ meta }) => [meta.way, meta.corridors]).filter(([way]) =>
        document.querySelector(`.cx-art-names [data-id="${way}"]`)))"""
    named: dict[str, list[str]] = stage.ask(own)
    assert len(named) >= 6
    for way, corridors in named.items():
        stage.page.mouse.click(*stage.ask(MIDDLE_OF, f".cx-art-names [data-id='{way}'] text"))
        stage.wait("cx.stage().dataset.picked")
        assert stage.says("picked") in corridors
        stage.press("Escape")
        stage.expect(picked="", view="region")
        stage.wait("document.querySelector(`.cx-art-names [data-id='${it}']`)", way)


def test_a_year_shows_what_happened_at_once_with_the_way_that_it_took(
    open_stage: OpenStage,
) -> None:
    stage = open_stage("?at=2016")
    stage.wait("cx.spot('chn-ningbo').opacity === 1")
    stage.wait("document.querySelectorAll('.cx-art-flown path').length > 2")
    stage.press("ArrowLeft")
    stage.wait("!document.querySelector('.cx-art-flown path')")


def test_a_drawing_that_fails_holds_up_none_after_it(browser: Browser, app: Server) -> None:
    with offline(browser) as (context, watch):
        stage = Stage(prepared(context.new_page()), app.address).open()
        stage.page.evaluate("""() => {
            const { react } = Plotly;
            Plotly.react = () => {
                Plotly.react = react;
                return Promise.reject(new Error("once"));
            };
            window.whole = () => Plotly.react === react;
        }""")
        logged: list[str] = []
        stage.page.on("console", lambda line: logged.append(f"{line.type} {line.text}"))
        stage.button(BUTTONS["view_korea"]["label"]).click()
        stage.wait("window.whole()")
        stage.button(BUTTONS["view_mekong"]["label"]).click()
        stage.expect(view="mekong")
        stage.wait("cx.project(102.6, 17.97)[0] > 0")
        assert watch.errors == []
        (fault,) = (line for line in logged if line.startswith("error"))
        assert "once" in fault


def test_a_bar_leads_to_its_year(stage: Stage) -> None:
    x, y = stage.ask("cx.bar(2009)")
    stage.page.mouse.click(x, y)
    stage.expect(at_=2009, picked="")
    expect(stage.card).to_contain_text("2,914")


def test_the_legend_closes_by_escape_and_lets_nothing_through(greeting: Stage) -> None:
    stage = greeting
    legend = stage.page.locator(".cx-legend")
    expect(legend).to_be_visible()
    stage.press("Escape")  # is for what the visitor has opened
    expect(legend).to_be_visible()
    stage.press("l", "l")
    box = legend.bounding_box()
    assert box
    for part in range(1, 6):
        stage.page.mouse.move(box["x"] + box["width"] * part / 6, box["y"] + box["height"] / 2)
        expect(stage.page.locator(".cx-tip")).to_be_hidden()
    stage.press("Escape")
    expect(legend).to_be_hidden()


def test_where_the_map_was_moved_to_is_in_the_address_and_kept(open_stage: OpenStage) -> None:
    seoul = [127.0, 37.5]
    stage = open_stage()
    before = stage.ask("cx.project(...it)", seoul)
    middle = stage.ask("cx.within(cx.map(), cx.map().clientWidth / 2, cx.map().clientHeight / 2)")
    stage.point_at(middle)
    stage.page.mouse.down()
    stage.page.mouse.move(middle[0] - 90, middle[1] + 40, steps=4)
    stage.page.mouse.up()
    stage.wait("new URLSearchParams(location.search).get('map')")
    moved = stage.ask("cx.project(...it)", seoul)
    assert abs(moved[0] - before[0]) > 40
    stage.expect(picked="")
    for change in (lambda: stage.pick(EVENT), stage.page.reload):
        change()
        stage.ready()
        again = stage.ask("cx.project(...it)", seoul)
        assert again == pytest.approx(moved, abs=4)
    stage.button(BUTTONS["view_region"]["label"]).click()
    stage.in_address(map=None)
    assert stage.ask("cx.project(...it)", seoul) == pytest.approx(before, abs=2)


def test_only_what_lies_on_the_map_seen_can_be_asked_for(open_stage: OpenStage) -> None:
    """The same at every size of the window, whatever of the map is seen."""
    shown: set[str] = set()
    for size in (HALL, (1366, 768)):
        stage = open_stage("?view=mekong", size=size)
        stage.press("m")
        stage.in_address(region="mekong")
        stage.wait("Number(cx.stage().dataset.shown) < 100")
        shown.add(stage.says("shown"))
        assert stage.ask("cx.mark(it).opacity", EVENT) == 0
        for event in ("2006-08-thailand-175", "2004-07-airlift-vietnam"):
            assert stage.ask("cx.mark(it).opacity", event) == 1
        stage.press("m")
        stage.wait("cx.mark(it).opacity === 1", EVENT)
        stage.in_address(region=None)
    assert len(shown) == 1


def test_a_link_that_asked_for_the_map_seen_asks_for_its_region(open_stage: OpenStage) -> None:
    stage = open_stage("?view=mekong&extent=map")
    asked = stage.says("shown")
    open_stage("?view=mekong&region=mekong").expect(shown=asked)


def test_themes_follow_one_another_and_are_in_the_address(stage: Stage) -> None:
    grounds: set[str] = set()
    for theme in (*list(ThemeName)[1:], ThemeName.LIGHT):
        stage.press("t")
        stage.expect(theme=theme)
        stage.in_address(theme=theme)
        grounds.add(stage.ask("getComputedStyle(cx.stage()).getPropertyValue('--cx-sea')"))
        stage.wait("cx.map()._fullLayout.paper_bgcolor.length > 0")
    assert len(grounds) == len(ThemeName)


def test_the_stage_wears_what_the_system_wears(app: Server, browser: Browser) -> None:
    with offline(browser) as (context, _):
        page = context.new_page()
        page.emulate_media(color_scheme="dark")
        Stage(page, app.address).open().expect(theme="dark")


# The system's colour for what is chosen, and the grounds of elements, each a selector and a part.
HIGHLIGHT = """(() => {
  const probe = document.body.appendChild(document.createElement("i"));
  Object.assign(probe.style, { forcedColorAdjust: "none", background: "Highlight" });
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
})()"""
GROUNDS = (
    "it.map(([name, of]) => getComputedStyle(cx.stage().querySelector(name), of).backgroundColor)"
)


def test_in_forced_colours_playhead_window_and_what_is_pressed_are_seen(
    open_stage: OpenStage,
) -> None:
    stage = open_stage("?from=1995&to=2010&at=2003")
    seen = [(".cx-time .cx-head", None), (".cx-time .cx-handle", "::before")]
    seen += [(".cx-views [aria-pressed=true]", None)]
    stage.page.emulate_media(forced_colors="active")
    chosen, found = stage.ask(HIGHLIGHT), stage.ask(GROUNDS, seen)
    stage.page.emulate_media(forced_colors="none")
    assert found == [chosen] * len(seen)


def test_the_map_flies_only_for_those_who_want_motion(stage: Stage) -> None:
    count = """() => { window.flights = 0; const own = Element.prototype.animate;
        Element.prototype.animate = function (...how) {
          window.flights += 1; return own.apply(this, how); }; }"""
    stage.page.evaluate(count)
    stage.button(BUTTONS["view_korea"]["label"]).click()
    stage.expect(view="korea")
    assert stage.page.evaluate("window.flights") == 0
    stage.page.emulate_media(reduced_motion="no-preference")
    stage.button(BUTTONS["view_region"]["label"]).click()
    stage.expect(view="region")
    stage.wait("window.flights > 0")


# ---- for everybody -------------------------------------------------------------------------------

# Boxes of the names as they are drawn, and of the words in the corner.
NAMES = """() => [...document.querySelectorAll(
    ".cx-map .cx-art-names > g, .cx-map .cx-foot, .cx-map .cx-zoom")]
  .filter((name) => name.textContent.trim() && getComputedStyle(name).visibility !== "hidden")
  .map((name) => {
    const rows = [...name.querySelectorAll(":scope > text")]; // a name's leader is no part of it
    const boxes = (rows.length ? rows : [name]).map((row) => row.getBoundingClientRect());
    const ends = (side) => boxes.map((box) => box[side]);
    const [left, top] = [Math.min(...ends("left")), Math.min(...ends("top"))];
    return [name.textContent, left, top, Math.max(...ends("right")), Math.max(...ends("bottom"))];
  })
  .filter(([, left, top, right, bottom]) => right > left && bottom > top)"""
# From a name to what it names, on the screen.
LEADERS = """() => [...document.querySelectorAll(".cx-map .cx-art-names > g > line")]
  .filter((line) => getComputedStyle(line).visibility !== "hidden").map((line) => {
    const { left, top } = line.ownerSVGElement.getBoundingClientRect();
    const at = (key) => Number(line.getAttribute(key));
    return [line.parentElement.textContent, left + at("x1"), top + at("y1"),
        left + at("x2"), top + at("y2")];
  })"""


def clashes(names: list[tuple[str, float, float, float, float]]) -> list[str]:
    """Pairs that share more than 2 pixels across and more than 4 down."""
    found = [
        (a, b, min(right, r) - max(left, x), min(bottom, d) - max(top, y))
        for (a, left, top, right, bottom), (b, x, y, r, d) in combinations(names, 2)
    ]
    return [
        f"{a} | {b}: {wide:.0f}x{high:.0f}" for a, b, wide, high in found if wide > 2 and high > 4
    ]


def crossed(
    names: list[tuple[str, float, float, float, float]],
    leaders: list[tuple[str, float, float, float, float]],
) -> list[str]:
    """Names through which the leader of another runs, by steps of a pixel."""
    found: list[str] = []
    for own, x, y, x2, y2 in leaders:
        steps = [i / max(1, int(hypot(x2 - x, y2 - y))) for i in range(int(hypot(x2 - x, y2 - y)))]
        points = [(x + part * (x2 - x), y + part * (y2 - y)) for part in steps]
        found += [
            f"{own} leads through {name}"
            for name, left, top, right, bottom in names
            if name != own
            and any(left + 2 < a < right - 2 and top + 4 < b < bottom - 4 for a, b in points)
        ]
    return found


@sizes
def test_names_on_the_map_never_overlap(open_stage: OpenStage, size: tuple[int, int]) -> None:
    """The dark theme has the letters of the light one."""
    stage = open_stage(size=size)
    found: dict[str, list[str]] = {}
    for theme in (ThemeName.LIGHT, ThemeName.HALL):
        until(stage.page, "theme => cx.stage().dataset.theme === theme", arg=theme)
        for view in VIEWS:
            see(stage, view)
            names = stage.page.evaluate(NAMES)
            assert names
            if view in {"region", "korea"}:
                told = " ".join(str(own[0]) for own in names).lower()
                assert "north korea" in told, (theme, size)
                assert "south korea" in told, (theme, size)
            leaders = stage.page.evaluate(LEADERS)
            found[f"{theme} {view}"] = clashes(names) + crossed(names, leaders)
        dress(stage, ThemeName.HALL)
    assert {where: pairs for where, pairs in found.items() if pairs} == {}


# How far each name stands from the line of its way as it is seen, in pixels.
FROM_LINES = """() => {
  const panel = document.querySelector(".cx-map").getBoundingClientRect();
  const lines = new Map();
  for (const path of document.querySelectorAll(".cx-map g.trace path.js-line")) {
    const bound = path.closest("g.trace").__data__;
    const { part, way } = (Array.isArray(bound) ? bound[0]?.trace : bound?.trace)?.meta ?? {};
    if (part !== "line" || !path.getAttribute("d")) continue;
    const long = path.getTotalLength();
    const points = Array.from({ length: Math.ceil(long / 4) + 1 }, (_, i) =>
        path.getPointAtLength(Math.min(long, 4 * i)));
    lines.set(way, points.filter(({ x, y }) =>
        x >= 0 && y >= 0 && x <= panel.width && y <= panel.height));
  }
  return [...document.querySelectorAll(".cx-map .cx-art-names > g")]
    .filter((own) => getComputedStyle(own).visibility !== "hidden")
    .flatMap((own) => {
      const points = lines.get(own.dataset.id.replace(/-(exit|name)$/, ""));
      if (!points) return [];
      const boxes = [...own.querySelectorAll("text")].map((row) => row.getBoundingClientRect());
      const outside = (least, at, most, start) =>
          Math.max(least - start - at, 0, at - most + start);
      const all = boxes.flatMap(({ left, right, top, bottom }) => points.map(({ x, y }) =>
          Math.hypot(outside(left, x, right, panel.left), outside(top, y, bottom, panel.top))));
      return [[own.textContent, Math.min(...all)]];
    });
}"""


@pytest.mark.parametrize(
    ("query", "least"),
    [
        ("?view=region&map=100.00,60.00,1.00,107.00", 3),
        ("?view=region&map=130.00,20.00,1.50,107.00", 1),
        ("?view=region&map=150.00,35.00,1.00,107.00", 1),
        ("?view=korea&map=118.00,36.00,1.00,116.00", 1),
        ("?view=world&map=127.00,37.60,4.00,127.00", 0),
    ],
)
def test_on_a_map_that_was_moved_a_name_stands_at_its_line_or_not_at_all(
    open_stage: OpenStage, query: str, least: int
) -> None:
    """On the map of the world the ends of all ways abroad are beyond it."""
    stage = open_stage(query)
    stage.expect(whole="true")  # its lines are Plotly's
    found = stage.page.evaluate(FROM_LINES)
    assert len(found) >= least
    assert least or not found
    assert {text: far for text, far in found if far > 45} == {}


def see(stage: Stage, view: str) -> None:
    """By its button over the map, or by the menu at the foot of a phone."""
    own = BUTTONS[f"view_{view}"]
    menu = stage.page.locator(".cx-view")
    if menu.is_visible():
        menu.click()
        stage.page.get_by_role("menuitemradio", name=own["word"], exact=True).click()
    else:
        stage.button(own["label"]).click()
    stage.expect(view=view)


def dress(stage: Stage, theme: ThemeName) -> None:
    """Changes themes until it is this one, each drawn before the next is asked for."""
    order = list(ThemeName)
    while (now := stage.says("theme")) != theme:
        stage.press("t")
        stage.expect(theme=order[(order.index(ThemeName(now)) + 1) % len(order)])


@sizes
def test_every_button_has_a_name_and_is_large_enough_to_hit(
    open_stage: OpenStage, size: tuple[int, int]
) -> None:
    stage = open_stage(size=size)
    stage.expect(whole="true")
    stage.press("i")
    told = stage.root.locator("button:visible").evaluate_all("""buttons => buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        const name = button.getAttribute("aria-label") || button.textContent;
        return { name: name.trim(), width, height }; })""")
    assert len(told) > 100
    assert [own for own in told if not own["name"]] == []
    assert [own for own in told if own["width"] < 44 or own["height"] < 44] == []


@pytest.mark.parametrize("size", [HALL, (1366, 768)], ids=str)
def test_labels_of_events_never_overlap_and_are_as_high_as_a_pointer_needs(
    open_stage: OpenStage, size: tuple[int, int]
) -> None:
    """24 pixels where the next is so far away, else all the room up to it."""
    for query in ("?from=2014&to=2018", f"?pick={EVENT}", ""):
        stage = open_stage(query, size)
        boxes = stage.ask("""[...document.querySelectorAll(".cx-event:not(.tick):not([hidden])")]
            .map((row) => row.firstChild.getBoundingClientRect())
            .map(({ top, bottom }) => [top, bottom])""")
        assert len(boxes) > 8
        gaps = [after[0] - before[1] for before, after in pairwise(boxes)]
        assert min(gaps) > -0.1
        low = [i for i, (top, bottom) in enumerate(boxes) if bottom - top < 23.9]
        crowded = [i for i in low if min([*gaps[max(0, i - 1) : i + 1], 99]) < 0.1]
        assert low == crowded


def test_axe_finds_nothing(open_stage: OpenStage) -> None:
    stage = open_stage(f"?pick={EVENT}")
    expect(stage.card.get_by_role("button", name=WORDS["stage"]["close"])).to_be_visible()
    assert unmarked(stage.page) == []
    for theme in in_each_theme(stage.page):
        assert violations(stage.page, theme=theme) == []
        stage.page.get_by_test_id("stage").focus()
        for key, panel in (("l", ".cx-legend"), ("i", ".cx-time.listed")):
            if not stage.page.locator(panel).is_visible():
                stage.press(key)
            expect(stage.page.locator(panel)).to_be_visible()
            assert violations(stage.page, panel, theme) == []
            stage.press(key)


def test_single_letters_act_where_the_stage_has_the_focus_and_elsewhere_when_switched_on(
    stage: Stage,
) -> None:
    page, black = stage.page, stage.page.locator(".cx-black")
    expect(page.locator(".cx-early")).to_have_count(0)  # it has a menu of its own
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("b")
    page.get_by_role("link", name=WORDS["pages"]["numbers"]).focus()
    for key in ("b", "a", "ArrowRight"):
        page.keyboard.press(key)
    expect(black).to_be_hidden()
    expect(page.locator(".cx-note")).to_be_hidden()
    stage.expect(at_=1945)
    expect(page.locator(".cx-adding, .cx-added")).to_have_count(0)
    stage.button(BUTTONS["more"]["label"]).first.click()
    page.get_by_role("menuitemcheckbox", name=WORDS["stage"]["keys_everywhere"]).click()
    page.get_by_role("link", name=WORDS["pages"]["numbers"]).focus()
    page.keyboard.press("b")
    expect(black).to_have_text(WORDS["stage"]["black_leave"])
    black.click()
    expect(black).to_be_hidden()
    page.evaluate("localStorage.removeItem('crossings-keys')")


@pytest.mark.parametrize("pane", [".cx-map", ".cx-plate"])
def test_a_click_on_empty_ground_lets_letters_act(stage: Stage, pane: str) -> None:
    box = stage.page.locator(pane).bounding_box()
    assert box
    x = box["x"] + (box["width"] - 30 if pane == ".cx-map" else 4)
    stage.page.evaluate("document.activeElement.blur()")
    stage.page.mouse.click(x, box["y"] + 0.6 * box["height"])
    stage.page.keyboard.press("b")
    expect(stage.page.locator(".cx-black")).to_be_visible()
    stage.page.keyboard.press("b")


@pytest.mark.parametrize("query", ["", "?theme=hall"])
def test_all_keys_stand_on_a_sheet_with_where_they_act(open_stage: OpenStage, query: str) -> None:
    stage = open_stage(query)
    stage.press("?")
    sheet = stage.root.locator(".cx-hall")
    expect(sheet).to_contain_text(WORDS["stage"]["keys_where"])
    for told in WORDS["stage"]["keys"].values():
        expect(sheet).to_contain_text(told)
    last = sheet.locator("dd").last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= 768
    stage.press("Escape")
    expect(sheet).to_have_count(0)
    stage.press("?", "?")
    expect(sheet).to_have_count(0)


def test_a_year_tells_of_ways_what_was_counted_in_it(open_stage: OpenStage) -> None:
    stage = open_stage("?at=2010")
    facts = stage.page.locator(".cx-map [data-fact]:visible")
    expect(facts).to_have_text(["Thai police: 2,482 in 2010"])
    stage.press("ArrowRight")
    stage.expect(at_=2011)
    expect(facts).to_have_text(["39 people in 2011, 5 in 2016"])


def test_the_head_of_the_timeline_has_a_key_to_the_colours_of_its_dots(stage: Stage) -> None:
    key = stage.page.locator(".cx-dots-key")
    groups = [words for group, words in WORDS["event_groups"].items() if group != EventGroup.OWN]
    expect(key.locator(":scope > span")).to_have_text(groups)
    colours = key.locator("i").evaluate_all(
        "own => own.map((i) => getComputedStyle(i).backgroundColor)"
    )
    assert len(set(colours)) == len(groups)
    head, box = stage.page.locator(".cx-time-head").bounding_box(), key.bounding_box()
    assert head
    assert box
    assert box["y"] + box["height"] <= head["y"] + head["height"]
    last = key.locator("span").last.bounding_box()
    assert last
    assert last["x"] + last["width"] <= head["x"] + head["width"]


def test_the_skip_link_leads_past_the_menu(open_at: Open) -> None:
    beyond = """document.querySelector(".cx-frame")
        .compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_FOLLOWING"""
    for path in ("", "numbers"):
        page = open_at(path)
        expect(page.locator("[data-testid=stApp] :is(.cx-stage, h1)").first).to_be_visible(
            timeout=PATIENCE_MS
        )
        expect(page.locator("[data-testid=stApp] .cx-frame")).to_be_visible(timeout=PATIENCE_MS)
        page.get_by_test_id("stSkipToContent").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(beyond), path
        page.keyboard.press("Tab")
        assert page.evaluate(beyond), path


def test_the_focus_stays_beside_the_map_when_what_stands_there_changes(stage: Stage) -> None:
    stage.pick(EVENT)
    card = stage.card
    card.locator(".cx-card-close").focus()
    stage.page.keyboard.press("Enter")
    stage.expect(picked="")
    assert stage.page.evaluate("!!document.activeElement.closest('.cx-side')")


@pytest.mark.parametrize("path", ["", "numbers", "lectures?lecture=leader"])
def test_a_theme_that_every_table_seems_to_have_is_none(open_at: Open, path: str) -> None:
    page = open_at(f"{path}{'&' if '?' in path else '?'}theme=constructor")
    drawn = "[data-testid=stage][data-ready=true], .cx-figure .main-svg"
    expect(page.locator(drawn).first).to_be_visible(timeout=PATIENCE_MS)
    assert page.locator("[data-theme=constructor]").count() == 0


def test_everything_can_be_reached_with_the_tab_key(stage: Stage) -> None:
    """Buttons and sliders of the stage, in their order, and out of it again."""
    stage.button(BUTTONS["back"]["label"]).focus()
    reached: list[str] = []
    for _ in range(30):
        name = stage.ask("""cx.stage().contains(document.activeElement)
            ? document.activeElement.getAttribute("aria-label") ?? "" : null""")
        if name is None:
            break
        reached.append(name)
        stage.press("Tab")
    own = WORDS["stage"]
    wanted = [
        own["window_from"],
        own["window_to"],
        *(BUTTONS[k]["label"] for k in ("forward", "filters", "more")),
    ]
    assert set(wanted) <= set(reached)
    assert len(reached) < 30


# ---- on a phone ----------------------------------------------------------------------------------


@pytest.fixture
def phone(open_stage: OpenStage) -> Stage:
    return open_stage(size=PHONE)


def test_the_first_screen_of_a_phone_says_what_it_is_about_and_how_to_begin(
    phone: Stage, archive: Archive
) -> None:
    told = opening(archive, WORDS)
    lead = phone.page.locator(".cx-lead-in")
    expect(lead.get_by_role("heading")).to_have_text(told["title"])
    expect(lead).to_contain_text(told["lead"])
    lead_box, map_box = lead.bounding_box(), phone.page.locator(".cx-map").bounding_box()
    assert lead_box
    assert map_box
    assert lead_box["y"] + lead_box["height"] <= map_box["y"]
    main = phone.page.locator(".cx-map [data-kind=way]").filter(has_text="To Laos")
    expect(main).to_be_visible()
    expect(phone.page.locator(".cx-caption b")).to_be_in_viewport()
    expect(phone.page.locator(".cx-bars-key")).to_be_in_viewport()
    foot = phone.page.locator(".cx-foot-bar").bounding_box()
    third = phone.page.locator(".cx-event:visible").nth(2).bounding_box()
    assert foot
    assert third
    assert third["y"] + third["height"] <= foot["y"]
    beyond = "main => main.scrollWidth - main.clientWidth"
    assert phone.page.get_by_test_id("stMain").evaluate(beyond) == 0
    last = phone.page.locator(".cx-foot-bar button:visible").last.bounding_box()
    assert last
    assert last["x"] + last["width"] <= 390


def test_on_a_phone_one_tap_begins(phone: Stage, archive: Archive) -> None:
    ways = phone.page.locator(".cx-begin button")
    expect(ways).to_have_text([way["title"] for way in opening(archive, WORDS)["ways"]])
    ways.filter(has_text="2016").click()
    phone.expect(picked="2016-04-ningbo-restaurant")
    expect(phone.page.locator(".cx-time.moving")).to_have_count(0)
    expect(phone.page.locator(".cx-event .cx-card h2")).to_be_in_viewport()
    phone.press("Escape")
    phone.expect(picked="")
    phone.page.locator(".cx-begin button").first.click()
    expect(phone.page.locator(".cx-deck")).to_be_visible()


def test_what_a_phone_says_in_short_leads_to_its_sources(phone: Stage) -> None:
    phone.page.locator(".cx-lead-in button").click()
    sources = phone.card.get_by_text(f"{WORDS['stage']['sources']} (")
    expect(sources).to_be_in_viewport()


@dataclass(frozen=True)
class Finger:
    stage: Stage
    session: CDPSession

    def send(self, kind: str, *points: Point) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    def draw(self, start: Point, end: Point, steps: int = 10) -> None:
        self.send("touchStart", start)
        for step in range(1, steps + 1):
            part = step / steps
            self.send(
                "touchMove",
                (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])),
            )
        self.send("touchEnd")


@pytest.fixture
def finger(touched: Page, app: Server) -> Finger:
    """Of somebody with a phone."""
    stage = Stage(touched, app.address).open()
    expect(touched.locator(".cx-early")).to_have_count(0)  # it has a scroller of its own
    return Finger(stage, touched.context.new_cdp_session(touched))


SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop > 20"
REST = "new Promise((done) => setTimeout(done, 600))"  # an address rests 200 ms


def test_a_swipe_over_the_map_that_scrolls_the_page_leaves_the_map_alone(finger: Finger) -> None:
    page = finger.stage.page
    box = page.locator(".cx-map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 0.7 * box["height"]
    finger.draw((x, y), (x + 10, y - 120))
    until(page, SCROLLED)
    page.evaluate(REST)
    assert "map=" not in page.url


def test_a_swipe_over_the_strip_that_scrolls_the_page_chooses_no_year(finger: Finger) -> None:
    page = finger.stage.page
    before = finger.stage.says("at")
    x, y = finger.stage.ask("cx.bar(2009)")
    finger.draw((x, y), (x + 4, y - 120))
    until(page, SCROLLED)
    page.evaluate(REST)
    assert "at=" not in page.url
    assert finger.stage.says("at") == before


def test_a_finger_draws_the_year_along_the_strip(finger: Finger) -> None:
    x, y = finger.stage.ask("cx.bar(2009)")
    finger.draw((x, y), (finger.stage.ask("cx.bar(2016)")[0], y))
    finger.stage.expect(at_=2016)


def test_a_tapped_bar_is_answered_by_who_came_and_what_happened(
    finger: Finger, archive: Archive
) -> None:
    stage = finger.stage
    stage.page.touchscreen.tap(*stage.ask("cx.bar(2009)"))
    stage.expect(at_=2009, picked="")
    expect(stage.page.locator(".cx-listed")).to_contain_text("2009: 2,914 people")
    began = [event.id for event in archive.events.values() if int(str(event.start)[:4]) == 2009]
    assert len(began) > 3
    for event in began:
        expect(stage.root.locator(f".cx-event [data-id='{event}']")).to_be_in_viewport()
    stage.page.get_by_role("button", name=WORDS["timeline"]["list_whole"]).click()
    stage.in_address(at_=None)


def test_on_a_phone_the_strip_is_drawn_over_to_move_the_year(phone: Stage) -> None:
    box = phone.page.locator(".cx-plate").bounding_box()
    assert box
    x, y = phone.ask("cx.bar(2009)")
    phone.page.mouse.move(x, y)
    phone.page.mouse.down()
    phone.expect(at_=2009)
    phone.page.mouse.move(phone.ask("cx.bar(2016)")[0], y, steps=3)
    phone.page.mouse.up()
    phone.expect(at_=2016)
    phone.in_address(at_="2016")


def test_on_a_phone_the_most_important_events_are_listed_until_all_are_asked_for(
    phone: Stage, archive: Archive
) -> None:
    rows, own = phone.page.locator(".cx-event:visible"), WORDS["timeline"]
    shown = rows.count()
    assert 20 < shown < 50
    told = own["listed"].format(shown=shown, all=len(archive.events))
    expect(phone.page.locator(".cx-listed")).to_contain_text(told)
    phone.page.get_by_role("button", name=own["list_all"]).click()
    expect(rows).to_have_count(len(archive.events))
    heights = rows.evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
    assert min(heights) >= 44
    rows.get_by_role("button").filter(has_text="Shenyang consulate").click()
    phone.expect(picked=EVENT)


def test_the_list_of_events_is_one_stop_of_the_tab_key_and_walked_by_arrows(stage: Stage) -> None:
    """Those without a label are walked as well, and stand there while they have the focus."""
    stops = ".cx-event:not([hidden]) button[tabindex='0']"
    expect(stage.page.locator(stops)).to_have_count(1)
    stage.page.locator(stops).focus()
    focused = "document.activeElement.dataset.id"
    order = stage.ask("[...document.querySelectorAll('.cx-event button')].map((b) => b.dataset.id)")
    for wanted in order[1:6]:
        stage.press("ArrowDown")
        assert stage.ask(focused) == wanted
        assert stage.ask("getComputedStyle(document.activeElement).clipPath") == "none"
    stage.press("ArrowUp")
    assert stage.ask(focused) == order[4]
    stage.press("Enter")
    stage.expect(picked=order[4])
    expect(stage.page.locator(stops)).to_have_count(1)
