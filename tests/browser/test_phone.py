"""A student's phone in a lecture that is given: follows, wanders, answers, asks, and comes back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.axe import violations
from tests.browser.host import Host, hosting
from tests.browser.waiting import expect, until
from tests.relay import relayed
from tests.serving import Server, offline
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words("en")["phone"]
KOREAN = words("ko")["phone"]
EVIL = "<img src=x onerror=alert(1)> & <b>bold</b>"
SCENES: list[dict[str, Any]] = [
    {
        "heading": "The way south",
        "words": "Over the river.",
        "notes": "SECRET",
        "also": {"ko": {"heading": "남쪽으로 가는 길", "notes": "비밀"}},
    },
    {"heading": EVIL, "words": "The peak.", "stage": {"at": 2009}},
    {"heading": "The fall", "layout": "chart", "chart": "arrivals", "mark": [2011, 2012]},
    {
        "heading": "How many in 2009?",
        "layout": "question",
        "answers": ["fewer than 2,000", "more", EVIL],
        "right": 2,
        "number": "2009",
        "words": "The most of all years.",
    },
    {
        "heading": "How many died in the famine?",
        "layout": "number",
        "number": ["famine-deaths-001", "famine-deaths-006", "famine-deaths-002"],
    },
]
RAW = {"crossings": 1, "title": "A talk", "scenes": SCENES}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "reduced_motion": "reduce",
}
# The first of the list that is seen whole, below what stays over it.
FIRST_BEGINS = """id => {
    const { bottom } = document.querySelector(".cx-listed").getBoundingClientRect();
    return [...document.querySelectorAll(".cx-event:not([hidden])")]
        .find((own) => own.getBoundingClientRect().bottom > bottom + 8)
        ?.querySelector("[data-id]").dataset.id.startsWith(id);
}"""
# What of a scene without a map ends beyond the screen.
BEYOND = """() => [...document.querySelectorAll(".cx-face *")]
    .filter((own) => own.getBoundingClientRect().right > window.innerWidth)
    .map((own) => `${own.className} ${own.textContent}`)"""
KEEPS = "crossings-room-token"
KEPT = "[document.cookie, Object.keys(localStorage)]"
MOST_BYTES = 1_500_000  # all that a phone is sent, the first time
SENT = "performance.getEntriesByType('resource').reduce((sum, own) => sum + own.encodedBodySize, 0)"


class Phone:
    """A phone that has been given an address, in a browser of its own."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.body = page.locator("body")
        self.status = page.locator(".cx-phone-bar > p")
        self.stage = page.locator(".cx-stage")
        self.answers = page.locator(".cx-choose")
        page.goto(address)

    def at(self, host: Host) -> "Phone":
        """Once it shows what the host has said last."""
        expect(self.body).to_have_attribute("data-n", str(host.n))
        return self

    def button(self, text: str) -> Locator:
        return self.page.get_by_role("button", name=text, exact=True)

    def says(self, key: str) -> None:
        expect(self.status).to_have_text(WORDS[key])


@contextmanager
def joined(browser: Browser, address: str, **options: Any) -> Iterator[Phone]:
    """One whose page may not fail nor ask anybody else."""
    with offline(browser, **{**PHONE, **options}) as (context, watch):
        yield Phone(context.new_page(), address)
        assert watch.errors == []
        assert watch.outside == []


def test_a_phone_follows_wanders_and_comes_back(app: Server, browser: Browser) -> None:
    with hosting(app.address, RAW) as host, relayed(app.address) as server:
        host.step(0)
        address = f"{server.address}/room/{host.code.lower()}"
        with joined(browser, address) as phone:
            heading = phone.page.locator("main h1").first
            expect(heading).to_have_text("The way south")
            phone.at(host).says("following")
            expect(phone.page.locator(".cx-events li:visible")).to_have_count(0)
            assert violations(phone.page) == []
            assert phone.page.evaluate(KEPT) == ["", [KEEPS]]

            host.step(1)
            phone.at(host)
            expect(heading).to_have_text(EVIL)
            expect(phone.stage).to_have_attribute("data-at", "2009")
            host.step(1, at=2012, stepping=True)
            phone.at(host)
            expect(phone.stage).to_have_attribute("data-at", "2012")
            expect(phone.page.locator("img")).to_have_count(0)
            expect(phone.status).to_have_text(WORDS["following"])

            forward = phone.page.locator(".cx-foot-bar .cx-play button").last
            forward.tap()
            phone.says("alone")
            expect(phone.stage).to_have_attribute("data-at", "2013")
            expect(phone.page.locator(".cx-events li:visible").first).to_be_visible()
            until(phone.page, FIRST_BEGINS, "2013-")
            host.step(0)
            with joined(browser, address, locale="ko-KR") as late:
                late.at(host)
                expect(late.page.locator("main h1").first).to_have_text("남쪽으로 가는 길")
                expect(late.status).to_have_text(KOREAN["following"])
            expect(heading).to_have_text(EVIL)
            expect(phone.stage).to_have_attribute("data-at", "2013")
            phone.button(WORDS["back"]).tap()
            phone.at(host).says("following")
            expect(heading).to_have_text("The way south")

            server.cut()
            phone.says("away")
            forward.tap()
            expect(phone.body).to_have_class(re.compile("wandering"))
            host.step(2)
            server.mend()
            phone.says("alone")
            phone.button(WORDS["back"]).tap()
            phone.at(host)
            expect(phone.page.locator(".cx-face-chart[data-ready=true]")).to_be_visible()
            expect(phone.page.get_by_role("heading", name="The fall")).to_be_visible()
            assert "SECRET" not in phone.page.content()
            assert phone.page.evaluate(SENT) < MOST_BYTES


def test_a_phone_answers_and_asks(app: Server, browser: Browser) -> None:
    with (
        hosting(app.address, RAW) as host,
        relayed(app.address) as server,
        joined(browser, f"{server.address}/room/{host.code}") as phone,
    ):
        host.step(3)
        expect(phone.at(host).answers).to_have_count(3)
        expect(phone.answers.first).to_be_disabled()
        host.put(3, "open", 3)
        phone.answers.nth(0).tap()
        ballot = phone.page.locator(".cx-ballot")
        expect(ballot).to_have_text(WORDS["is_in"])
        assert len(host.hear("votes")["votes"]) == 1
        server.cut()
        phone.says("away")
        phone.answers.nth(1).tap()
        expect(ballot).to_have_text(WORDS["is_kept"])
        server.mend()
        expect(ballot).to_have_text(WORDS["is_in"])
        assert [*host.hear("votes")["votes"].values()] == [1]
        assert violations(phone.page) == []
        host.put(3, "closed", 3)
        expect(phone.answers.nth(1)).to_be_disabled()
        expect(phone.answers.nth(1)).to_have_attribute("aria-pressed", "true")
        expect(phone.page.locator(".cx-votes")).to_have_count(0)
        evidence = phone.page.get_by_text("The most of all years.")
        expect(evidence).to_have_count(0)
        expect(phone.page.locator(".right")).to_have_count(0)
        host.put(3, "open", 3, turn=2)
        expect(ballot).to_have_text(WORDS["choose_again"])
        phone.answers.nth(2).tap()
        expect(ballot).to_have_text(WORDS["is_in"])
        host.put(3, "shown", 3, turn=2)
        host.step(3, build=1)
        bars = phone.at(host).page.locator(".cx-votes b")
        expect(bars).to_have_text([f"{n} ({100 * n}%)" for n in (0, 0, 1, 0, 0, 1)])
        expect(phone.page.locator(".cx-answered .right")).to_be_visible()
        expect(evidence.last).to_be_visible()
        bars = "[...document.querySelectorAll('.cx-vote-bar')].map((own) => own.clientWidth)"
        assert len(set(phone.page.evaluate(bars))) == 1  # each is read against the others
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert phone.page.evaluate(BEYOND) == []
        host.step(4)
        expect(phone.at(host).page.locator(".cx-parts b")).to_have_count(3)
        assert phone.page.evaluate(BEYOND) == []
        host.say(end={})
        phone.says("over")
        assert phone.page.evaluate(KEPT) == ["", []]


def test_a_phone_rests_while_the_screen_is_dark(app: Server, browser: Browser) -> None:
    with (
        hosting(app.address, RAW) as host,
        joined(browser, f"{app.address}/room/{host.code}") as phone,
    ):
        heading = phone.page.locator("main h1").first
        host.step(0)
        phone.at(host).says("following")
        host.step(0, black=True)
        phone.at(host).says("following")
        expect(heading).to_be_hidden()
        expect(phone.page.locator(".cx-phone-live")).to_have_text(WORDS["rests"])
        expect(phone.page.get_by_role("main").get_by_role("heading")).to_have_text(WORDS["rests"])
        assert violations(phone.page) == []
        phone.button(WORDS["around"]).tap()
        expect(heading).to_be_visible()
        phone.button(WORDS["back"]).tap()
        expect(heading).to_be_hidden()
        host.step(0)
        phone.at(host).says("following")
        expect(heading).to_be_visible()


def test_a_phone_asks_and_steps(app: Server, browser: Browser) -> None:
    with (
        hosting(app.address, RAW) as host,
        joined(browser, f"{app.address}/room?code=nobody") as phone,
    ):
        host.step(0)
        expect(phone.page.get_by_role("alert")).to_have_text(WORDS["no_code"])
        assert violations(phone.page) == []
        phone.page.get_by_role("textbox").fill(f" {host.code.lower()} ")
        phone.button(WORDS["join"]).tap()
        expect(phone.at(host).button(WORDS["ask"])).to_be_hidden()
        host.say(hall={"on": True, "shown": [], "dropped": []})
        phone.button(WORDS["ask"]).tap()
        field = phone.page.get_by_role("textbox")
        field.fill("x" * 300)
        expect(field).to_have_value("x" * 280)
        field.fill(EVIL)
        phone.button(WORDS["send"]).tap()
        expect(phone.page.get_by_text(WORDS["asked"])).to_be_visible()
        question = host.hear("asked")
        assert question["text"] == EVIL
        host.say(hall={"on": True, "shown": [question["id"]], "dropped": []})
        expect(phone.page.locator("dialog li p")).to_have_text(EVIL)
        expect(phone.page.locator(".cx-phone-bar b")).to_have_text("1")
        phone.button(WORDS["too"].format(n=0)).tap()
        expect(phone.button(WORDS["too"].format(n=1))).to_have_attribute("aria-pressed", "true")
        expect(phone.page.locator(".cx-phone-bar b")).to_have_count(0)
        assert violations(phone.page) == []
        host.say(hall={"on": False, "shown": [], "dropped": []})
        expect(phone.page.locator("dialog")).to_be_hidden()
        expect(phone.page.locator("img")).to_have_count(0)

        phone.page.goto("about:blank")
        phone.page.goto(f"{app.address}/room/{host.code}#{host.clicker}")
        phone.button(WORDS["click_on"]).tap()
        assert host.hear("click") == {"by": 1}


def test_a_room_that_is_not_there_is_waited_for(app: Server, browser: Browser) -> None:
    with hosting(app.address, RAW) as host:
        host.say(end={})
        with joined(browser, f"{app.address}/room/{host.code}") as phone:
            expect(phone.page.get_by_role("alert")).to_contain_text(host.code)
            host.join(app.address)
            host.step(0)
            phone.at(host).says("following")
