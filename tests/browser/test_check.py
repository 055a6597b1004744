"""Check the story in Chromium: strip, keys, guessing, themes, phone and hall, offline."""

import pytest
from playwright.sync_api import Locator, Page

from geodata.archive import Archive
from tests.browser.address import in_address
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import DESK, Open
from tests.browser.lecturing import DECK, Lectern
from tests.browser.waiting import expect, until, until_seen
from timeline.style import ThemeName
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
OWN = WORDS["claims"]
PHONE, HALL = (390, 844), (1920, 1080)
STRIP, CARDS = "[data-testid=strip]", "[data-testid=cards]"
BADGE = f"{CARDS} .cx-verdict svg"
CHARTS = "[data-testid=chart][data-ready=true]"
AT_BEGINNING = "document.querySelector('[data-testid=stMain]').scrollTop < 2"
TWENTY_POINTS_OF_1080 = 26.6


@pytest.fixture
def open_check(open_at: Open) -> Open:
    """Opens the page with a query and a size."""

    def opened(query: str = "", size: tuple[int, int] = DESK) -> Page:
        page = open_at(f"check{query}", size)
        until_seen(page, f"{CARDS} .cx-claim")
        return page

    return opened


def heading(page: Page) -> Locator:
    return page.locator(f"{CARDS} h1")


def test_the_strip_leads_to_each_claim_and_back(open_check: Open, archive: Archive) -> None:
    page = open_check()
    expect(page.locator(f"{STRIP} .cx-tile")).to_have_count(len(archive.claims))
    for claim in list(archive.claims.values())[::5]:
        page.locator(f"{STRIP} .cx-tile").nth(list(archive.claims).index(claim.id)).click()
        expect(heading(page)).to_have_text(claim.claim)
        in_address(page, claim=claim.id)
        expect(page.locator(f"{STRIP} .cx-tile[aria-current]")).to_have_count(1)
    page.go_back()
    expect(heading(page)).to_have_text(list(archive.claims.values())[5].claim)
    page.get_by_role("link", name=OWN["all"]).click()
    expect(page.locator(f"{CARDS} .cx-claim")).to_have_count(len(archive.claims))
    in_address(page, claim=None)


def test_it_stands_in_its_grid_also_from_the_menu(open_at: Open) -> None:
    """Streamlit's sheet grows with each page; ours stands behind it."""
    page = open_at("numbers", DESK)
    page.get_by_role("link", name=words()["pages"]["check"], exact=True).click()
    expect(page.locator(".st-key-cx-page")).to_have_css("display", "grid")


def test_verdicts_have_a_word_and_a_shape_of_their_own(open_check: Open, archive: Archive) -> None:
    """What is seen without colour: the paths, and the words beside them."""
    page = open_check()
    expect(page.locator(f"{STRIP} .cx-tile")).to_have_count(len(archive.claims))
    tiles = page.locator(f"{STRIP} .cx-tile").evaluate_all(
        "tiles => tiles.map((t) => [...t.querySelectorAll('path')]"
        ".map((p) => p.getAttribute('class') + p.getAttribute('d')).join())"
    )
    shapes = dict(zip(archive.claims, tiles, strict=True))
    by_verdict = {claim.verdict: shapes[claim.id] for claim in archive.claims.values()}
    assert len(set(by_verdict.values())) == len(WORDS["verdicts"])
    assert all(shapes[claim.id] == by_verdict[claim.verdict] for claim in archive.claims.values())
    for verdict, word in WORDS["verdicts"].items():
        box = page.locator(f"{STRIP} .cx-tally li").filter(has_text=word)
        assert verdict in by_verdict
        expect(box.first).to_be_visible()


def test_guessing_by_keyboard_alone(open_check: Open, archive: Archive) -> None:
    page = open_check("?guess=1")
    order = list(archive.claims.values())
    for number, claim in enumerate(order):
        expect(heading(page)).to_have_text(claim.claim)
        expect(page.get_by_text(claim.finding)).to_have_count(0)
        if number % 2:
            page.keyboard.press("4")
        else:
            button = page.locator(".cx-choices button").nth(3)
            button.focus()
            page.keyboard.press("Enter")
        expect(page.locator(".cx-said")).to_be_focused()
        expect(page.get_by_text(claim.finding)).to_be_visible()
        page.keyboard.press("ArrowRight")
    same = sum(claim.verdict == "not supported" for claim in order)
    count = OWN["alike"].format(same=same, n=len(order), all=len(order))
    expect(page.locator(".cx-claim")).to_contain_text(count)
    expect(page.locator(".cx-all tbody tr")).to_have_count(len(order))
    page.reload()
    expect(page.locator(".cx-claim")).to_contain_text(count)


def test_a_hall_is_asked_the_claim_that_is_open(
    open_check: Open, archive: Archive, lectern: Lectern
) -> None:
    claims = list(archive.claims.values())
    for _ in range(2):  # the same lecture each time
        page = open_check(f"?claim={claims[2].id}", HALL)
        page.get_by_role("button", name=OWN["hall"]).click()
        until_seen(page, DECK)
        lectern.shows(3, claims[2].claim)
    assert [len(own["scenes"]) for own in lectern.kept] == [len(claims)]
    expect(page.locator(".cx-answers li")).to_have_text([*WORDS["verdicts"].values()])
    evidence = page.locator(".cx-face").get_by_text(claims[2].finding)
    expect(evidence).to_be_hidden()
    assert violations(page) == []
    lectern.press("PageDown")
    expect(evidence).to_be_visible()


def test_a_digit_chooses_only_where_the_claim_has_the_focus(open_check: Open) -> None:
    page = open_check("?guess=1&claim=b")
    page.keyboard.press("1")
    page.locator(f"{STRIP} a").first.press("1")
    heading(page).press("2")
    expect(page.locator(".cx-said")).to_be_visible()
    in_address(page, said="b-p")


def test_back_takes_a_guess_back(open_check: Open) -> None:
    page = open_check("?guess=1&claim=b")
    page.locator(".cx-choices button").first.focus()
    page.keyboard.press("1")
    expect(page.locator(".cx-said")).to_be_visible()
    page.go_back()
    expect(page.locator(".cx-choices button")).to_have_count(4)
    in_address(page, said=None)


# How wide charts are drawn: one that the page leaves has no width, and would hold up the next.
WATCH_CHARTS = """() => {
    const { react } = Plotly;
    window.widths = [];
    Plotly.react = (...asked) => {
        widths.push(asked[2].width);
        return react(...asked);
    };
}"""


def test_arrows_and_a_clicker_go_through_the_claims(open_check: Open, archive: Archive) -> None:
    """Page Down shows the rest of a claim first, and goes on from its end.

    None waits for the charts of the one before.
    """
    page = open_check("?claim=h&theme=hall", HALL)
    until_seen(page, CHARTS)
    page.keyboard.press("PageDown")
    until(page, f"!({AT_BEGINNING})")
    expect(heading(page)).to_have_text(archive.claims["h"].claim)
    for _ in range(5):
        page.keyboard.press("PageDown")
    in_address(page, theme="hall")
    until(page, "new URLSearchParams(location.search).get('claim') !== 'h'")
    page.goto(page.url.partition("?")[0] + "?claim=h")
    until_seen(page, CHARTS)
    page.evaluate(WATCH_CHARTS)
    page.keyboard.press("ArrowRight")
    expect(heading(page)).to_have_text(archive.claims["i"].claim)
    until(page, AT_BEGINNING)
    page.keyboard.press("ArrowLeft")
    expect(heading(page)).to_have_text(archive.claims["h"].claim)
    until_seen(page, CHARTS)
    assert all(page.evaluate("widths"))


def test_arrows_in_a_chart_stay_in_the_chart(open_check: Open, archive: Archive) -> None:
    page = open_check("?claim=h")
    until_seen(page, CHARTS)
    figure = page.locator(".cx-figure")
    figure.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".cx-told p")).not_to_have_count(0)
    expect(heading(page)).to_have_text(archive.claims["h"].claim)


def test_the_way_to_the_stage_keeps_the_theme(open_check: Open) -> None:
    page = open_check("?claim=e&theme=dark")
    bullets = page.locator(".cx-claim .cx-sources ul").first
    assert bullets.evaluate("list => parseFloat(getComputedStyle(list).paddingLeft)") > 12
    page.locator(f"{CARDS} .cx-ways a").first.click()
    until_seen(page, "[data-testid=stage][data-ready=true]", timeout=20_000)
    in_address(page, pick="forced-return-china", theme="dark", claim=None)


def test_the_theme_changes_under_an_open_claim(open_check: Open) -> None:
    page = open_check("?claim=l&theme=light")
    until_seen(page, CHARTS)
    seen = set[str]()
    last = page.locator(f"{CARDS} .cx-ways a").last
    last.focus()
    page.evaluate("localStorage.setItem('crossings-keys', 'everywhere')")
    for theme in ThemeName:
        expect(page.locator(CARDS)).to_have_attribute("data-theme", theme)
        seen.add(page.evaluate(f"getComputedStyle(document.querySelector('{BADGE}')).color"))
        expect(last).to_be_focused()
        if theme is not ThemeName.HALL:
            page.keyboard.press("t")
    page.evaluate("localStorage.removeItem('crossings-keys')")
    page.keyboard.press("t")
    assert len(seen) == 3
    last.click()
    in_address(page, claim="m", theme="hall")


@pytest.mark.parametrize("query", ["", "?claim=i", "?guess=1", "?guess=end&said=a-s.b-n"])
def test_a_phone_needs_no_sideways_scrolling(open_check: Open, query: str) -> None:
    page = open_check(query, PHONE)
    wide, seen = page.locator("[data-testid=stMain]").evaluate(
        "m => [m.scrollWidth, m.clientWidth]"
    )
    assert wide <= seen == PHONE[0]
    small = page.locator(f"{STRIP} a:visible, .cx-choices button:visible").evaluate_all(
        "all => all.map((a) => a.getBoundingClientRect()).filter((b) => b.height < 43.5)"
    )
    assert small == []


def test_nothing_is_small_in_the_hall(open_check: Open) -> None:
    for query in ("?claim=c&theme=hall", "?guess=1&theme=hall"):
        page = open_check(query, HALL)
        expect(page.locator(CARDS)).to_have_attribute("data-theme", "hall")
        until(
            page,
            """least => [...document.querySelectorAll(".cx-claims *")]
                .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
                .every((e) => parseFloat(getComputedStyle(e).fontSize) >= least)""",
            arg=TWENTY_POINTS_OF_1080,
            timeout=5_000,
        )


@pytest.mark.parametrize("query", ["", "?claim=h", "?guess=1", "?guess=end&said=a-s.b-n"])
def test_axe_finds_nothing(open_check: Open, query: str) -> None:
    page = open_check(query)
    if "claim" in query:
        until_seen(page, CHARTS)
    for theme in in_each_theme(page):
        expect(page.locator(CARDS)).to_have_attribute("data-theme", theme)
        assert violations(page, theme=theme) == [], theme
