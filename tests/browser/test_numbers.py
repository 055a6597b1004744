"""The page Numbers in a browser: contents, charts, what is read out, what is taken away."""

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Locator, Page

from geodata.archive import Archive
from geodata.doubts import Certainty, certainty, numbers_of
from geodata.edition import edition
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import DESK, PHONE, prepared
from tests.browser.lost import NARROW, lost
from tests.browser.waiting import expect, until, until_seen
from tests.facts import ARCHIVE
from tests.serving import Server
from timeline.figures.source_line import makers
from timeline.numbers.charts.sections import sections
from timeline.style import ThemeName
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
OWN = WORDS["numbers"]
READY = "[data-testid=numbers][data-ready=true]:not(.cx-early *)"
DRAWN = "[data-ready=true]"
HALL = (1920, 1080)
NOTHING = "\N{EN DASH}"
PNG = b"\x89PNG\r\n\x1a\n"
# Goes to each chart in turn until it is drawn; gives the ids of all.
DRAW_ALL = """async () => {
  const charts = [...document.querySelectorAll("[data-testid=chart]")];
  for (const chart of charts) {
    chart.scrollIntoView();
    while (chart.dataset.ready !== "true") await new Promise(requestAnimationFrame);
  }
  return charts.map((chart) => chart.dataset.chart);
}"""
# Texts of figures that stick out of their figure to the left or right, by more than two pixels.
CUT = """() => [...document.querySelectorAll("[data-testid=chart]")].flatMap((chart) => {
  const { left, right } = chart.querySelector(".cx-figure").getBoundingClientRect();
  return [...chart.querySelectorAll(".cx-figure text")].filter((text) => text.textContent.trim())
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < left - 2 || box.right > right + 2))
    .map(([text]) => `${chart.dataset.chart}: ${text}`);
})"""
SIDEWAYS = """() => ["html", "[data-testid=stMain]"]
  .map((name) => document.querySelector(name))
  .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.tagName)"""


class Numbers:
    """The page as a visitor meets it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, query: str = "") -> "Numbers":
        self.page.goto(f"{self.address}/numbers{query}")
        until_seen(self.page, READY)
        return self

    def chart(self, key: str) -> Locator:
        """A chart, once it is drawn."""
        chart = self.page.locator(f"#chart-{key}")
        chart.scroll_into_view_if_needed()
        expect(self.page.locator(f"#chart-{key}{DRAWN}")).to_be_attached()
        return chart

    def turn_to(self, section: str) -> None:
        """By the rail, or by the choice that a phone has in its place."""
        if (choice := self.page.get_by_role("combobox", name=OWN["contents"])).is_visible():
            choice.select_option(section)
        else:
            self.page.locator(f".cx-rail a[data-section='{section}']").click()
        expect(self.page.locator(f"#{section}")).to_be_attached()

    def shown(self) -> list[str]:
        """The charts on the page."""
        charts = self.page.locator("[data-testid=chart]")
        return [chart.get_attribute("data-chart") or "" for chart in charts.all()]

    def tool(self, key: str, tool: str, role: Any) -> Locator:
        """What stands at the foot of a chart, by the name that tells it from those of others."""
        name = f"{WORDS['chart'][tool]}: {WORDS['charts'][key]['title']}"
        return self.chart(key).get_by_role(role, name=name, exact=True)

    def told(self, key: str) -> Locator:
        return self.page.locator(f"#chart-{key} .cx-told")

    def param(self, key: str) -> str | None:
        found: str | None = self.page.evaluate(
            "key => new URLSearchParams(location.search).get(key)", key
        )
        return found


@pytest.fixture
def numbers(app: Server, shared: Page) -> Numbers:
    """The page on a lecturer's notebook."""
    return Numbers(shared, app.address)


def downloaded(page: Page, button: Locator) -> Download:
    with page.expect_download() as coming:
        button.click()
    return coming.value


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


# ---- the whole page ------------------------------------------------------------------------------


def test_the_page_opens_with_the_network_refused(numbers: Numbers) -> None:
    numbers.open()
    expect(numbers.page.get_by_role("heading", name=OWN["title"], exact=True)).to_be_visible()
    expect(numbers.page.locator(f"#chart-arrivals{DRAWN}")).to_be_attached()
    assert numbers.shown() == list(sections(ARCHIVE)["arrivals"])
    rail = numbers.page.get_by_role("navigation", name=OWN["contents"]).get_by_role("link")
    assert rail.count() == len(sections(ARCHIVE)) + 1


def test_charts_far_down_wait_until_the_reader_comes(numbers: Numbers) -> None:
    prepared(numbers.page, PHONE)
    numbers.open("?section=who")
    expect(numbers.page.locator(f"#chart-origins{DRAWN}")).to_be_attached()
    drawn = numbers.page.locator(f"[data-testid=chart]{DRAWN}").count()
    assert drawn < len(sections(ARCHIVE)["who"])


def test_the_rail_leads_to_every_section_by_keyboard(numbers: Numbers) -> None:
    numbers.open()
    rail = numbers.page.get_by_role("navigation", name=OWN["contents"])
    for section in list(sections(ARCHIVE))[1:]:
        title = OWN["sections"][section]["title"]
        rail.get_by_role("link", name=title, exact=True).focus()
        numbers.page.keyboard.press("Enter")
        heading = numbers.page.get_by_role("heading", name=title, exact=True)
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
        expect(rail.locator("[aria-current]")).to_have_text(title)
        assert numbers.param("section") == section
        assert numbers.shown() == list(sections(ARCHIVE)[section])
    numbers.page.go_back()
    before = list(sections(ARCHIVE))[-2]
    expect(numbers.page.locator(f"#{before}")).to_be_attached()


def test_a_phone_chooses_a_section_or_goes_on_to_the_next(numbers: Numbers) -> None:
    prepared(numbers.page, PHONE)
    numbers.open()
    choice = numbers.page.get_by_role("combobox", name=OWN["contents"])
    expect(choice).to_have_value("arrivals")
    choice.select_option("china")
    expect(numbers.page.locator(f"#chart-in_china{DRAWN}")).to_be_attached()
    assert numbers.param("section") == "china"
    names = list(sections(ARCHIVE))
    after = names[names.index("china") + 1]
    title = OWN["sections"][after]["title"]
    numbers.page.get_by_role("link", name=OWN["next_section"].format(title=title)).click()
    expect(choice).to_have_value(after)
    expect(numbers.page.get_by_role("heading", name=title, exact=True)).to_be_focused()
    last = choice.locator("option").last.get_attribute("value")
    choice.select_option(last)
    expect(numbers.page.locator(f"#{last}")).to_be_attached()
    expect(numbers.page.locator(".cx-onward")).to_have_count(0)


def test_a_section_in_the_address_is_shown(numbers: Numbers) -> None:
    numbers.open("?section=famine")
    heading = numbers.page.get_by_role("heading", name=OWN["sections"]["famine"]["title"])
    expect(heading).to_be_in_viewport()
    expect(numbers.page.locator(f"#chart-famine_deaths{DRAWN}")).to_be_attached()
    assert numbers.shown() == list(sections(ARCHIVE)["famine"])


@pytest.mark.parametrize(
    ("old", "section", "charts"),
    [
        ("#famine", "famine", list(sections(ARCHIVE)["famine"])),
        ("#chart-in_china", "china", ["in_china"]),
        ("?chart=double_defectors", "back", ["double_defectors"]),
        ("?year=2009", "arrivals", list(sections(ARCHIVE)["arrivals"])),
    ],
)
def test_links_of_before_lead_to_the_right_section(
    numbers: Numbers, old: str, section: str, charts: list[str]
) -> None:
    numbers.open(old)
    expect(numbers.page.locator(f".cx-rail [data-section={section}][aria-current]")).to_be_visible()
    expect(numbers.page.locator("[data-testid=chart]")).to_have_count(len(charts))
    assert numbers.shown() == charts


def test_a_chart_opens_alone_and_leads_back(numbers: Numbers) -> None:
    numbers.open()
    numbers.tool("women_share", "alone", "link").click()
    expect(numbers.page.locator("[data-testid=chart]")).to_have_count(1)
    numbers.chart("women_share")
    assert numbers.param("chart") == "women_share"
    numbers.page.go_back()
    expect(numbers.page.locator("[data-testid=chart]")).to_have_count(4)
    numbers.open("?chart=in_china&theme=dark")
    expect(numbers.page.locator("[data-testid=chart]")).to_have_count(1)
    numbers.page.get_by_role("link", name=OWN["all"]).click()
    expect(numbers.page.locator("[data-testid=chart]")).to_have_count(3)
    assert numbers.param("chart") is None
    assert (numbers.param("section"), numbers.param("theme")) == ("china", "dark")


def test_what_is_not_shown_is_a_section_of_its_own(numbers: Numbers) -> None:
    rest = numbers.open("?section=not-shown").page.locator("#not-shown")
    expect(rest).to_contain_text(OWN["not_shown_title"])
    expect(rest).to_contain_text(WORDS["not_shown"]["university_quota"])
    expect(rest).to_contain_text(OWN["unread"])


# ---- reading a chart -----------------------------------------------------------------------------


def test_a_year_is_read_out_by_keyboard_with_what_happened(
    numbers: Numbers, archive: Archive
) -> None:
    figure = numbers.open().chart("arrivals").locator(".cx-figure")
    figure.focus()
    numbers.page.keyboard.press("End")
    expect(numbers.told("arrivals")).to_contain_text("2025: 223 people, 198 women and 25 men")
    numbers.page.keyboard.press("Home")
    expect(numbers.told("arrivals")).to_contain_text("1999: 148 people, sex not published")
    for _ in range(13):
        numbers.page.keyboard.press("ArrowRight")
    expect(numbers.told("arrivals")).to_contain_text("2012: 1,502 people")
    event = archive.events["2012-arrivals-fall"]
    link = numbers.told("arrivals").get_by_role("link", name=event.title)
    expect(link).to_have_attribute("href", f"{numbers.address}/?pick={event.id}")


def test_a_year_is_read_out_where_the_pointer_is(numbers: Numbers) -> None:
    chart = numbers.open().chart("arrivals")
    bar = chart.locator(".bars path").nth(7)  # 2009, the eighth year with a published sex
    box = bar.bounding_box()
    assert box
    numbers.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(numbers.told("arrivals")).to_contain_text("2009: 2,914 people")


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("in_china", "1,300 people", "50,000 to 150,000 people"),
        ("border_fence", "482 km", "6,820 facilities"),
        ("origins", "North Hamgyong, September 2024: 19,941 people", "Nampo"),
        ("unhcr_refugees", "1996, Cambodia: 5 people", "2025, Canada: 90 people"),
    ],
)
def test_every_kind_of_chart_is_read_out_by_keyboard(
    numbers: Numbers, key: str, first: str, last: str
) -> None:
    numbers.open(f"?chart={key}").chart(key).locator(".cx-figure").focus()
    numbers.page.keyboard.press("ArrowRight")
    expect(numbers.told(key)).to_contain_text(first)
    numbers.page.keyboard.press("End")
    expect(numbers.told(key)).to_contain_text(last)


def test_a_disc_and_a_line_are_read_out_where_the_pointer_is(numbers: Numbers) -> None:
    for key, mark, said in (
        ("origins", "path.point", "North Hamgyong"),
        ("famine_deaths", "path.point", "North Korean officials"),
    ):
        chart = numbers.open(f"?chart={key}").chart(key)
        box = chart.locator(mark).first.bounding_box()
        assert box
        numbers.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(numbers.told(key)).to_contain_text(said)


def test_years_outside_the_window_lie_under_a_veil(numbers: Numbers) -> None:
    veils = """key => document.querySelector(`#chart-${key} .cx-figure`).layout.shapes
        .filter(({ layer }) => layer === "above").map(({ x0, x1 }) => [x0, x1])"""
    numbers.open("?chart=arrivals").chart("arrivals")
    assert numbers.page.evaluate(veils, "arrivals") == []
    numbers.open("?chart=arrivals&from=2000&to=2010").chart("arrivals")
    assert numbers.page.evaluate(veils, "arrivals") == [[1999, 2000], [2011, 2027]]


# ---- taking it away ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["arrivals", "in_china", "support"])
def test_the_table_opens_and_the_csv_is_the_same(numbers: Numbers, key: str) -> None:
    chart = numbers.open(f"?chart={key}").chart(key)
    chart.locator(".cx-table summary").click()
    expect(chart.locator("tbody tr").first).to_be_visible()
    shown: list[list[str]] = chart.locator("tr").evaluate_all(
        "rows => rows.map((row) => [...row.children].map((cell) => cell.textContent))"
    )
    download = downloaded(numbers.page, numbers.tool(key, "csv", "link"))
    title = "-".join(WORDS["charts"][key]["title"].lower().replace(":", "").split())
    assert download.suggested_filename == f"{title}.csv"
    numbers.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert chart.locator(".cx-sources:not([open]) li").count() > 0
    written = list(csv.reader(io.StringIO(content(download).decode("utf-8-sig"))))
    assert [[_plain(cell) for cell in row] for row in shown] == [
        [_plain(cell) for cell in row[: len(shown[0])]] for row in written
    ]
    assert {row[-1] for row in written[1:]} == {WORDS["chart"]["read"]}
    assert all(row[-2].startswith("http") for row in written[1:])


def _plain(cell: str) -> str:
    """A cell without what only a reader or a spreadsheet needs."""
    bare = cell.replace(",", "").removeprefix("'").removesuffix(".0")
    return "" if bare == NOTHING else bare


def test_a_picture_says_what_it_is_and_nothing_of_it_is_cut(numbers: Numbers) -> None:
    numbers.open("?chart=in_china").chart("in_china")
    address = f"{numbers.address}/numbers?chart=in_china&edition={edition().version}"
    rows = [
        row for row in ARCHIVE.observations_of("in_china_estimates") if ARCHIVE.is_verified(row)
    ]
    every = makers(ARCHIVE.sources_of_all(rows), WORDS["cited"])
    for theme in in_each_theme(numbers.page):
        whole, outside = pictured(numbers)
        assert whole.endswith(address), theme
        named, more = sources_of(whole, address)
        assert {*named} <= {*every}
        assert len(named) + more == len(every)
        assert len(named) > 3
        assert outside == [], theme


def pictured(numbers: Numbers) -> tuple[str, list[str]]:
    """What a picture of the chart says, and what sticks out of it."""
    button = numbers.tool("in_china", "png", "button")
    assert content(downloaded(numbers.page, button)).startswith(PNG)
    button = numbers.tool("in_china", "svg", "button")
    svg = content(downloaded(numbers.page, button)).decode()
    said = numbers.page.evaluate(SAID_BY_PICTURE, svg)
    whole = " ".join(" ".join(said["texts"]).split())
    own = WORDS["charts"]["in_china"]
    for text in (own["title"], own["counts"], own["leaves_out"], WORDS["title"], "facts of"):
        assert text in whole
    return whole, said["outside"]


def sources_of(picture: str, address: str) -> tuple[list[str], int]:
    """Those that a picture names, and how many more it says there are at an address."""
    (line,) = re.findall(rf"{WORDS['chart']['sources']}: (.*?) {WORDS['title']} \d", picture)
    *named, last = line.split("; ")
    more = re.fullmatch(rf"(\d+) more at {re.escape(address)}", last)
    return ([*named], int(more[1])) if more else ([*named, last], 0)


# The texts of a picture, and those that stick out of it.
SAID_BY_PICTURE = """svg => {
  const host = document.createElement("div");
  host.append(document.importNode(
    new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true));
  document.body.append(host);
  const page = host.firstElementChild.getBoundingClientRect();
  const texts = [...host.querySelectorAll("text")].filter((text) => text.textContent.trim());
  const outside = texts.filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < page.left || box.right > page.right || box.bottom > page.bottom;
  }).map((text) => text.textContent);
  host.remove();
  const lines = (text) => {
    const rows = [...text.querySelectorAll("tspan")].map((row) => row.textContent);
    return rows.length ? rows.join(" ") : text.textContent;
  };
  return { texts: texts.map(lines), outside };
}"""


# ---- any year ------------------------------------------------------------------------------------


def test_links_to_other_pages_keep_the_theme(numbers: Numbers) -> None:
    numbers.open("?theme=hall")
    numbers.page.locator("#arrivals a[href*='claim=j']").click()
    until_seen(numbers.page, "[data-testid=cards] .cx-claim")
    assert numbers.page.url.endswith("/check?claim=j&theme=hall")


def test_a_year_is_read_out_by_a_tap(app: Server, touched: Page) -> None:
    numbers = Numbers(touched, app.address).open("?chart=arrivals")
    numbers.chart("arrivals")
    box = touched.locator(".cx-figure").bounding_box()
    assert box
    hint = numbers.told("arrivals").inner_text()
    touched.touchscreen.tap(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
    expect(numbers.told("arrivals")).not_to_have_text(hint)
    assert numbers.told("arrivals").inner_text()[:4].isdigit()


def test_any_year_can_be_chosen_by_keyboard_and_is_in_the_address(numbers: Numbers) -> None:
    numbers.open("?year=2009")
    own = numbers.page.get_by_test_id("years")
    expect(own).to_contain_text("2009: 2,914 people")
    expect(own).to_contain_text("2,252 women (77.3 per cent) and 662 men")
    slider = own.get_by_role("slider", name=OWN["years"]["slider"])
    slider.focus()
    numbers.page.keyboard.press("ArrowLeft")
    expect(own).to_contain_text("2008: 2,803 people")
    until(numbers.page, "new URLSearchParams(location.search).get('year') === '2008'")
    numbers.page.keyboard.press("Home")
    expect(own).to_contain_text("1999: 148 people")
    expect(own).to_contain_text("Sex is not published for this year")
    own.get_by_role("button", name=OWN["years"]["back"]).click()
    expect(own).to_contain_text("1999: 148 people")
    own.get_by_role("button", name=OWN["years"]["forward"]).click()
    expect(own).to_contain_text("2000: 312 people")
    until(numbers.page, "new URLSearchParams(location.search).get('year') === '2000'")


def test_the_year_to_play_with_opens_alone(numbers: Numbers) -> None:
    numbers.open("?chart=years&year=2021")
    expect(numbers.page.get_by_test_id("years")).to_contain_text("2021: 63 people")
    assert numbers.page.locator("[data-testid=chart]").count() == 0
    expect(numbers.page.get_by_role("link", name=OWN["all"])).to_be_visible()


# ---- for everybody -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        (NARROW, ThemeName.LIGHT),
        (PHONE, ThemeName.HALL),
        (DESK, ThemeName.DARK),
        (HALL, ThemeName.HALL),
    ],
    ids=str,
)
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    numbers: Numbers, size: tuple[int, int], theme: ThemeName
) -> None:
    prepared(numbers.page, size)
    numbers.open(f"?theme={theme}")
    for section, charts in sections(ARCHIVE).items():
        numbers.turn_to(section)
        assert numbers.page.evaluate(DRAW_ALL) == list(charts)
        assert numbers.page.evaluate(CUT) == []
        assert numbers.page.evaluate(SIDEWAYS) == []
        assert size != NARROW or lost(numbers.page) == []


# Whether a chart is as wide as its box, and its key stands above all that is written in it.
KEY_ABOVE = """id => {
    const chart = document.querySelector(`#chart-${id}`);
    const box = (own) => own.getBoundingClientRect();
    const all = (name) => [...chart.querySelectorAll(name)].map(box);
    const [[drawn], [room], [key]] = [".main-svg", ".cx-figure", ".legend .bg"].map(all);
    return Math.abs(drawn.width - room.width) < 1
        && all(".annotation-text").every(({ top }) => top >= key.bottom - 1);
}"""


def test_the_theme_and_the_window_can_be_changed_while_charts_stand(numbers: Numbers) -> None:
    numbers.open()
    numbers.chart("arrivals")
    for theme in (*list(ThemeName)[1:], ThemeName.LIGHT):
        numbers.page.get_by_role("button", name=WORDS["frame"]["theme_label"]).click()
        expect(numbers.page.locator(f"#chart-arrivals[data-theme={theme}]")).to_be_attached()
    for size in ((1920, 1080), DESK):
        prepared(numbers.page, size)
        until(numbers.page, KEY_ABOVE, "arrivals")


def test_axe_finds_nothing(numbers: Numbers) -> None:
    numbers.open()
    chart = numbers.chart("arrivals")
    chart.locator(".cx-table summary").click()
    chart.locator(".cx-sources summary").click()
    expect(chart.locator("tbody tr").first).to_be_visible()
    for theme in in_each_theme(numbers.page):
        assert violations(numbers.page, theme=theme) == [], theme


def test_every_control_is_large_enough_to_hit(numbers: Numbers) -> None:
    prepared(numbers.page, PHONE)
    numbers.open()
    numbers.chart("arrivals")
    controls = numbers.page.locator(".cx-numbers :is(button, select, summary, .cx-tools a)")
    boxes = controls.evaluate_all("""all => all.map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return { text: one.textContent, width, height }; })""")
    assert len(boxes) > 7 * len(sections(ARCHIVE)["arrivals"])
    assert [box for box in boxes if box["width"] < 44 or box["height"] < 43.5] == []


# ---- how certain numbers are asked to be ---------------------------------------------------------


def test_a_filter_goes_along_from_page_to_page_until_its_cross_is_pressed(
    numbers: Numbers, archive: Archive
) -> None:
    page, two = numbers.page, f"{WORDS['facets']['certainty']}: {WORDS['certainty']['two']}"
    counts = Counter(certainty(number, archive) for number in numbers_of(archive))
    page.goto(f"{numbers.address}/?certainty=two")
    sure = [own for own in archive.events.values() if certainty(own, archive) is Certainty.TWO]
    expect(page.locator(f"[data-testid=stage][data-shown='{len(sure)}']")).to_be_attached()
    menu = page.get_by_role("navigation", name=WORDS["frame"]["pages"])
    cross = page.get_by_role("button", name=WORDS["frame"]["remove"].format(what=two))
    for name in ("routes", "check", "glossary", "sources"):
        menu.get_by_role("link", name=WORDS["pages"][name], exact=True).click()
        expect(cross).to_be_visible()
    expect(page.locator(".cx-limits")).to_contain_text(WORDS["frame"]["not_here"])
    menu.get_by_role("link", name=WORDS["pages"]["numbers"], exact=True).click()
    left = f"{counts[Certainty.TWO]} of {sum(counts.values()):,}"
    expect(page.locator(".cx-limits [role=status]")).to_contain_text(left)
    numbers.open("?certainty=two&section=china")
    notes = page.locator(".cx-section .cx-leaves, .cx-section .cx-sentence")
    expect(notes.filter(has_text="as certain as the filter asks").first).to_be_visible()
    cross.click()
    expect(cross).to_have_count(0)
    expect(notes.filter(has_text="as certain as the filter asks")).to_have_count(0)
    assert numbers.param("certainty") is None
    assert numbers.shown() == list(sections(ARCHIVE)["china"])


# What an ear would be told: the tones that begin, and whether they still sound.
EARS = """() => {
  window.heard = [];
  const make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    const voice = make.call(this);
    const start = voice.start.bind(voice);
    voice.start = (when) => {
      if (voice.type === "sine") window.heard.push(voice.frequency.value);
      start(when);
    };
    return voice;
  };
}"""


def test_a_chart_is_heard_by_key_and_its_tones_follow_its_values(
    numbers: Numbers, archive: Archive
) -> None:
    numbers.open()
    numbers.page.evaluate(EARS)
    figure = numbers.chart("arrivals").locator(".cx-figure")
    figure.focus()
    numbers.page.keyboard.press("ArrowRight")
    assert numbers.page.evaluate("window.heard.length") == 0
    numbers.page.keyboard.press("h")
    until(numbers.page, "window.heard.length > 20")
    heard = numbers.page.evaluate("window.heard")
    totals = [row.total for row in archive.arrivals.values() if row.period.first]
    assert len(heard) == len(totals)
    by_tone = sorted(range(len(totals)), key=lambda i: heard[i])
    by_value = sorted(range(len(totals)), key=lambda i: totals[i])
    assert [totals[i] for i in by_tone] == [totals[i] for i in by_value]
    numbers.page.keyboard.press("h")  # and it stops
    numbers.tool("arrivals", "hear", "button").click()
    assert numbers.page.evaluate("window.heard.length") == 2 * len(totals)
