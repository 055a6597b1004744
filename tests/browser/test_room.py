"""A talk with a room: who speaks, phones that answer, and a server that dies and comes again."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from websockets.sync.client import connect

from tests.browser.axe import violations
from tests.browser.conftest import prepared
from tests.browser.lecturing import QUESTION, Lectern
from tests.browser.waiting import expect
from tests.serving import LAZY, Server, free_port, offline, serve
from timeline.text import words

pytestmark = pytest.mark.browser

SAID = words()["lectures"]["room"]
BEAMER = (1920, 1080)
RAW: dict[str, Any] = {
    "crossings": 1,
    "title": "A talk",
    "scenes": [
        {"heading": "The way south", "words": "Over the river.", "notes": "SECRET"},
        {**QUESTION, "notes": "SECRET"},
        {"heading": "The end", "words": "Three.", "stage": {"at": 2016}},
    ],
}
LONG = ("Why? " * 56).strip()  # as long as a question may be
# Whether the strip keeps to its place, and what is told of a map or a question ends above it.
ABOVE = [
    f"""() => {{
        const {{ top }} = document.querySelector("[data-testid=asked]").getBoundingClientRect();
        const {{ bottom }} = document.querySelector("{told}").getBoundingClientRect();
        return [top >= .7 * innerHeight, bottom <= top + 1];
    }}"""
    for told in (".cx-scene-side .cx-card", ".cx-face-page")
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@contextmanager
def paged(browser: Browser, **options: Any) -> Iterator[Page]:
    """A browser of its own; its page may ask nobody else, and not fail."""
    with offline(browser, reduced_motion="reduce", **options) as (context, watch):
        yield context.new_page()
        assert watch.errors == []
        assert watch.outside == []


def spoken(browser: Browser, stack: ExitStack, server: Server) -> Lectern:
    page = prepared(stack.enter_context(paged(browser)), BEAMER)
    own = Lectern(page, server.address)
    return own.present(own.keep(RAW))


def opened(lectern: Lectern) -> str:
    """The code, as it stands on the screen."""
    lectern.press("r")
    sign = lectern.page.get_by_test_id("sign")
    expect(sign).to_have_attribute("data-size", "large")
    return sign.locator(".cx-sign-code").inner_text().replace(" ", "")


def answers(stack: ExitStack, server: Server, code: str, choice: int) -> None:
    """One more phone, without a browser."""
    line = stack.enter_context(connect(f"ws{server.address[4:]}/room/{code}/live"))
    line.send(json.dumps({"join": {"token": "", "seen": 0}}))
    line.send(json.dumps({"answer": {"scene": 1, "round": 1, "choice": choice}}))


def keeps_to_its_strip(lectern: Lectern) -> None:
    """What the hall has asked, until a key takes it away."""
    asked = lectern.page.get_by_test_id("asked")
    expect(asked.get_by_role("listitem")).to_have_count(2)
    lectern.press("PageDown")  # which takes the sign away
    for scene, above in enumerate(ABOVE, start=1):
        lectern.shows(scene)
        assert lectern.page.evaluate(above) == [True, True]
        lectern.press("PageDown")
    lectern.press("Home", "Escape")
    expect(asked).to_be_hidden()
    lectern.shows(1)
    lectern.press("r", "r")


def test_a_talk_goes_on_while_its_server_dies_and_no_answer_is_lost(browser: Browser) -> None:
    port = free_port()
    with ExitStack() as stack:
        with serve(LAZY, port=port) as server, ExitStack() as lines:
            lectern = spoken(browser, stack, server)
            page, code = lectern.page, opened(lectern)
            assert violations(page) == []
            lectern.press("r")
            expect(page.get_by_test_id("sign")).to_have_attribute("data-size", "small")
            assert violations(page) == []
            phone = stack.enter_context(paged(browser, **PHONE))
            phone.goto(f"{server.address}/room/{code}")
            expect(phone.locator("main h1").first).to_have_text("The way south")
            lectern.press("PageDown")
            expect(phone.locator("body")).to_have_attribute("data-scene", "2")
            phone.locator(".cx-choose").nth(1).tap()
            answers(lines, server, code, 0)
            vote = page.get_by_test_id("vote")
            expect(vote).to_have_text(SAID["answered"]["other"].format(n=2, all=2))
            assert page.locator(".cx-hands:visible").count() == 0
            server.process.kill()
            server.process.wait()
        lectern.press("v")
        expect(vote).to_have_text(SAID["closed"]["other"].format(n=2, all=2))
        lectern.press("v")
        hands = page.locator(".cx-hands")
        expect(hands).to_have_text(["1", "1"])
        lectern.press("PageDown")
        expect(page.get_by_text("The most of all years.")).to_be_visible()
        assert page.get_by_role("dialog").count() == 1  # the lecture itself
        with serve(LAZY, port=port) as server:
            expect(phone.locator("body")).to_have_attribute("data-reached", "true", timeout=30_000)
            expect(phone.locator(".cx-votes b")).to_have_text(["1 (50%)", "1 (50%)"])
            lectern.press("PageDown")
            expect(phone.locator("body")).to_have_attribute("data-scene", "3")
            log = server.log()
        assert "SECRET" not in phone.content()
        assert code not in log


def test_questions_of_the_hall_a_clicker_and_a_second_lecturer(
    app: Server, browser: Browser
) -> None:
    with ExitStack() as stack:
        lectern = spoken(browser, stack, app)
        page, code = lectern.page, opened(lectern)
        with page.context.expect_page() as coming:
            lectern.press("n")
        desk = coming.value.get_by_test_id("desk")
        asks = desk.get_by_role("button", name=SAID["asks"])
        asks.click()
        expect(asks).to_have_attribute("aria-pressed", "true")
        line = stack.enter_context(connect(f"ws{app.address[4:]}/room/{code}/live"))
        for said in (
            {"join": {"token": "", "seen": 0}},
            {"ask": {"text": "<b>Why?</b>"}},
        ):
            line.send(json.dumps(said))
        expect(desk.get_by_role("listitem")).to_contain_text("<b>Why?</b>")
        desk.get_by_role("button", name=SAID["open"]).click()
        while '"shown":[{' not in (told := str(line.recv(timeout=10))):
            pass
        assert "<b>Why?</b>" in told
        line.send(json.dumps({"ask": {"text": LONG}}))
        expect(desk.get_by_role("listitem")).to_have_count(2)
        desk.get_by_role("button", name=SAID["open"]).last.click()
        keeps_to_its_strip(lectern)

        desk.locator("summary").click()
        assert violations(coming.value, "[data-testid=desk]") == []
        clicker = desk.get_by_text(re.compile("#clicker="))
        with paged(browser, **PHONE) as phone:
            phone.goto(clicker.inner_text())
            phone.locator(".cx-clicker-on").tap()
            expect(page.get_by_test_id("sign")).to_have_attribute("data-size", "small")
            lectern.shows(1)
            phone.locator(".cx-clicker-on").tap()
            lectern.shows(2)
        desk.get_by_role("button", name=SAID["hand"]).click()
        link = desk.get_by_text(re.compile("/lead#"))
        with paged(browser) as second:
            prepared(second).goto(link.inner_text())
            deck = second.get_by_test_id("deck")
            expect(deck).to_have_attribute("data-leads", "true")
            expect(deck).to_have_attribute("data-scene", "2")
            lectern.shows(2)
            second.keyboard.press("End")
            lectern.shows(3)
            lectern.press("Home")
            assert "SECRET" not in second.content()
            desk.get_by_role("button", name=SAID["take_back"]).click()
            expect(deck).to_have_attribute("data-leads", "false")
            expect(lectern.deck).to_have_attribute("data-leads", "true")
            lectern.shows(3)
            lectern.press("Home")
            lectern.shows(1)
            expect(deck).to_have_attribute("data-scene", "1")
