"""The story that plays by itself over Explore: its clock, its keys, its way back, on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from geodata.archive import Archive
from tests.browser.conftest import OpenStage, prepared
from tests.browser.lecturing import Lectern
from tests.browser.stage import PATIENCE_MS, Stage
from tests.browser.waiting import expect
from tests.relay import relayed
from tests.serving import Server, offline
from timeline.lecture.built_in import built_in
from timeline.lecture.deck import Version
from timeline.lecture.deck import deck as bound
from timeline.lecture.model import Lecture
from timeline.nodes import plain_text
from timeline.stage.staged import staged
from timeline.text import words

pytestmark = pytest.mark.browser

TITLE = words()["opening"]["story"]["title"]
OWN = words()["lectures"]["playing"]
KOREAN, OWN_KO = words("ko")["opening"]["story"]["title"], words("ko")["lectures"]["playing"]
PHONE = (390, 844)
NAMED = ".cx-deck .cx-event:not(.tick):not([hidden])"
CLOCK = "[...document.querySelectorAll('.cx-shots li span')].flatMap((own) => own.getAnimations())"


@pytest.fixture(scope="module")
def lecture(archive: Archive) -> Lecture:
    return built_in(staged(archive).frame)["sixty"]


def began(stage: Stage, where: str = ".cx-card") -> Locator:
    """The story, begun as a visitor does, with all its movement."""
    stage.page.emulate_media(reduced_motion="no-preference")
    stage.page.locator(where).get_by_role("button", name=TITLE).click()
    deck = stage.page.get_by_role("dialog", name=TITLE)
    expect(deck).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)
    return deck


def at_shot(deck: Locator, number: int, timeout: float = 5_000) -> None:
    expect(deck).to_have_attribute("data-scene", str(number), timeout=timeout)


def test_it_plays_by_itself_and_says_each_sentence(stage: Stage, lecture: Lecture) -> None:
    deck = began(stage)
    at_shot(deck, 1)
    at_shot(deck, 2, timeout=30_000)
    sentence = plain_text(lecture.scenes[1].words)
    expect(deck.locator(".cx-words")).to_have_text(sentence)
    expect(deck.locator("[aria-live]")).to_contain_text(sentence)
    expect(deck.locator(".cx-source-line")).to_be_visible()
    stage.press("Escape")


def test_keys_pause_step_and_replay(stage: Stage, archive: Archive) -> None:
    deck = began(stage)
    stage.press("Space")
    expect(deck).to_have_attribute("data-playing", "false")
    expect(deck.get_by_role("button", name=OWN["play"], exact=True)).to_be_visible()
    assert stage.page.evaluate(f"{CLOCK}.map((clock) => clock.playState)") == ["paused"]
    stage.press("?")
    sheet = deck.locator(".cx-hall")
    for told in OWN["keys"].values():
        expect(sheet).to_contain_text(told)
    stage.press("?")
    for _ in range(3):
        stage.press("ArrowRight")
    at_shot(deck, 4)
    counter = deck.locator(".cx-counter")
    expect(counter).to_contain_text(f"{archive.arrivals['2009'].total:,}")
    expect(counter).to_contain_text(OWN["in_year"].format(year=2009))
    stage.press("ArrowLeft")
    at_shot(deck, 3)
    stage.press("k")  # which turns it, and leads back
    turned = stage.page.get_by_role("dialog", name=KOREAN)
    at_shot(turned, 3)
    expect(turned.get_by_role("button", name=OWN_KO["leave"])).to_be_visible()
    stage.press("k")
    at_shot(deck, 3)
    stage.press("Space")
    expect(deck).to_have_attribute("data-playing", "true")
    stage.press("Space", "r")
    at_shot(deck, 1)
    expect(deck).to_have_attribute("data-playing", "true")
    stage.press("Escape")
    expect(deck).to_have_count(0)


def test_escape_leads_back_to_explore_as_it_was(open_stage: OpenStage) -> None:
    stage = open_stage("?from=1945&to=2026")
    address, before = stage.page.url, stage.saying()
    deck = began(stage)
    stage.press("ArrowRight", "ArrowRight")
    at_shot(deck, 3)
    stage.press("Escape")
    expect(deck).to_have_count(0)
    assert stage.saying() == before
    assert stage.page.url == address
    expect(stage.card.get_by_role("button", name=TITLE)).to_be_focused()
    stage.press("ArrowRight")
    stage.expect(at_=1946)


def test_after_the_last_shot_explore_is_there_again(stage: Stage) -> None:
    before = stage.saying()
    deck = began(stage)
    stage.press("End")
    at_shot(deck, 8)
    expect(deck.locator(".cx-counter b")).to_have_text("34,537")
    stage.page.evaluate(f"{CLOCK}.forEach((clock) => clock.finish())")
    ending = deck.locator(".cx-ending")
    expect(ending).to_contain_text(OWN["over"])
    expect(deck.locator(".cx-words")).to_be_visible()
    explore = ending.get_by_role("button", name=OWN["explore"])
    expect(explore).to_be_focused()
    explore.click()
    expect(deck).to_have_count(0)
    assert stage.saying() == before


def test_the_last_shot_is_not_left_by_one_press_and_can_be_seen_again(stage: Stage) -> None:
    deck = began(stage)
    stage.press("End")
    at_shot(deck, 8)
    stage.press("ArrowRight")
    ending = deck.locator(".cx-ending")
    ending.get_by_role("button", name=OWN["once_more"]).click()
    at_shot(deck, 1)
    expect(ending).to_have_count(0)
    expect(deck).to_have_attribute("data-playing", "true")
    stage.press("End")
    at_shot(deck, 8)
    stage.press("ArrowRight", "ArrowRight")
    expect(deck).to_have_count(0)


# All that is counted, in the order of time, and how much of its shot was over by then.
COUNTED = """() => {
    window.counted = [];
    window.over = {};
    const deck = document.querySelector(".cx-deck");
    const note = () => {
        const said = [...deck.querySelectorAll(".cx-counter p")].map((own) => own.textContent);
        const all = Number((said.at(-1) ?? "").replace(/arrivals.*/, "").replaceAll(",", ""));
        if (!all || window.counted.at(-1) === all) return;
        window.counted.push(all);
        window.over[all] = CLOCK[0].effect.getComputedTiming().progress;
    };
    new MutationObserver(note).observe(deck, { childList: true, subtree: true });
}""".replace("CLOCK", CLOCK)


def test_the_count_only_rises_and_ends_before_its_shot_does(stage: Stage, archive: Archive) -> None:
    deck = began(stage)
    stage.page.evaluate(COUNTED)
    stage.press("ArrowRight", "ArrowRight", "ArrowRight")
    at_shot(deck, 4)
    whole = sum(row.total for year, row in archive.arrivals.items() if year <= "2009")
    stage.wait("window.counted.includes(it)", whole)
    assert stage.page.evaluate("it => window.over[it]", whole) < 0.8
    at_shot(deck, 5, timeout=30_000)
    in_2012 = sum(row.total for year, row in archive.arrivals.items() if year <= "2012")
    stage.wait("window.counted.includes(it)", in_2012)
    counted = stage.page.evaluate("window.counted")
    assert counted == sorted(counted), str(counted)
    stage.press("Escape")


def test_on_a_phone_the_words_lie_below_the_map(open_stage: OpenStage, lecture: Lecture) -> None:
    stage = open_stage("", PHONE)
    deck = began(stage, ".cx-begin")
    stage.press("Space", "ArrowRight")
    at_shot(deck, 2)
    expect(deck.locator(".cx-words")).to_have_text(plain_text(lecture.scenes[1].words))
    boxes = [deck.locator(one).bounding_box() for one in (".cx-map", ".cx-words", ".cx-shots")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0] for box in boxes)
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    assert boxes[2]
    assert boxes[2]["y"] + boxes[2]["height"] <= PHONE[1]
    for button in deck.locator(".cx-shots > button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def cut_short(page: Page) -> list[str]:
    """Names of events on the timeline that have no room for all their letters."""
    return page.locator(f"{NAMED} .title").evaluate_all(
        "own => own.filter((one) => one.scrollWidth > one.clientWidth + 1)"
        ".map((one) => one.textContent)"
    )


@pytest.mark.parametrize(
    ("size", "theme"), [((1366, 768), "light"), ((1366, 768), "hall"), ((1024, 768), "hall")]
)
def test_names_of_events_are_whole_in_every_shot(
    lectern: Lectern, lecture: Lecture, theme: str, size: tuple[int, int]
) -> None:
    page = prepared(lectern.page, size)
    page.goto(f"{lectern.address}/lectures?lecture=sixty&theme={theme}")
    deck = page.locator(".cx-deck[data-ready=true]")
    expect(deck).to_be_visible(timeout=PATIENCE_MS)
    page.keyboard.press("Space")
    expect(deck).to_have_attribute("data-playing", "false")
    page.keyboard.press("Home")
    for number in range(1, len(lecture.scenes) + 1):
        at_shot(deck, number)
        expect(deck).to_have_attribute("data-stands", str(number))
        assert page.locator(NAMED).count() >= 2, number
        assert cut_short(page) == [], number
        page.keyboard.press("ArrowRight")


def test_still_readers_step_without_a_moving_camera(stage: Stage) -> None:
    stage.card.get_by_role("button", name=TITLE).click()
    deck = stage.page.get_by_role("dialog", name=TITLE)
    expect(deck).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)
    stage.press("Space", "ArrowRight", "ArrowRight", "ArrowRight")
    at_shot(deck, 4)
    expect(deck.get_by_test_id("stage")).to_have_attribute("data-picked", "laos-thailand")
    moving = "document.querySelector('.cx-deck .cx-map').getAnimations({ subtree: true }).length"
    assert stage.page.evaluate(moving) == 0
    stage.press("Escape")


def test_it_goes_on_without_its_server(app: Server, browser: Browser) -> None:
    with offline(browser) as (context, watch):
        page = prepared(context.new_page())
        with relayed(app.address) as server:
            stage = Stage(page, server.address).open()
            stage.expect(whole="true")
            expect(stage.root).to_have_attribute("data-lectures", "true")
            server.cut()
        deck = began(stage)
        stage.press("ArrowRight", "ArrowRight")
        at_shot(deck, 3)
        expect(deck.locator(".cx-words")).to_be_visible()
        at_shot(deck, 4, timeout=30_000)
        stage.press("Escape")
        expect(deck).to_have_count(0)
        assert watch.outside == []


def test_as_a_file_it_plays_from_disk(
    browser: Browser, archive: Archive, lecture: Lecture, tmp_path: Path
) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(bound(Version(lecture, archive, staged(archive))))
    with offline(browser) as (context, watch):
        page: Page = context.new_page()
        page.goto(path.as_uri())
        deck = page.get_by_test_id("deck")
        expect(deck).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)
        at_shot(deck, 2, timeout=30_000)
        page.keyboard.press("End")
        at_shot(deck, 8)
        page.evaluate(f"{CLOCK}.forEach((clock) => clock.finish())")
        expect(deck).to_have_attribute("data-playing", "false")
        expect(deck.locator(".cx-ending button")).to_have_text([OWN["once_more"]])
        page.locator("body").press("r")
        at_shot(deck, 1)
        assert watch.errors == []
        assert watch.outside == []
