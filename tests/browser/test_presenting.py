"""A lecture given: by hand, by finger, with notes in a second window."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.address import in_address
from tests.browser.conftest import PHONE, prepared
from tests.browser.lecturing import DECK, EMPTY, NOTES, PATIENCE_MS, Lectern
from tests.browser.waiting import expect, until, until_seen
from tests.serving import Server
from timeline.text import words

pytestmark = pytest.mark.browser

SAID: dict[str, Any] = words()["lectures"]
EVENT = "2016-04-ningbo-restaurant"
QUESTION = {
    "crossings": 1,
    "title": "Asked",
    "scenes": [
        {"heading": "How many?", "layout": "question", "answers": ["few", "many"], "right": 2},
        {"heading": "After", "words": "x"},
    ],
}


def stroke(page: Page) -> None:
    page.mouse.move(300, 300)
    page.mouse.down()
    page.mouse.move(420, 380, steps=4)
    page.mouse.up()


def test_escape_brings_back_the_scene_after_whatever_moved_it(lectern: Lectern) -> None:
    lectern.present(lectern.keep(), 2)
    lectern.press("Escape")  # the word about the full screen, which is all that it closes
    deck, page = lectern.deck, lectern.page
    strokes = deck.locator(".cx-ink path")
    for keys in (["ArrowUp"], ["p"], ["+"], ["q"], ["b"], ["x"], ["d"]):
        lectern.press(*keys, "Escape")
        lectern.says(picked=EVENT, at_=2016, playing="false")
        lectern.shows(2, "Second")
        expect(deck).to_have_attribute("data-tool", "")
    lectern.press("w")
    stroke(page)
    expect(strokes).to_have_count(1)
    lectern.press("Escape")
    expect(strokes).to_have_count(0)
    lectern.press("z")
    stroke(page)
    expect(deck).to_have_attribute("data-enlarged", "true")
    lectern.press("Escape")
    expect(deck).not_to_have_attribute("data-enlarged", "true")
    lectern.press("z", "ArrowRight", "+", "Enter")
    expect(deck).to_have_attribute("data-enlarged", "true")
    lectern.press("PageDown")
    lectern.shows(3, "Third")
    expect(deck).not_to_have_attribute("data-enlarged", "true")


def test_a_frozen_picture_stands_while_the_lecturer_goes_on(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    lectern.press("x", "PageDown", "ArrowUp", "PageDown")
    lectern.shows(1, "First")
    lectern.says(from_=1990, to=2012)
    lectern.press("x")
    lectern.shows(3, "Third")


def test_neither_back_nor_a_theme_outlives_a_lecture(lectern: Lectern) -> None:
    page = lectern.page
    shelf = lectern.shelf(lectern.keep())
    shelf.get_by_role("button", name=SAID["present"]).first.click()
    until_seen(page, DECK, timeout=PATIENCE_MS)
    expect(lectern.stage).to_have_attribute("data-theme", "hall")
    lectern.press("Escape", "k")
    expect(lectern.stage).to_have_attribute("lang", "ko", timeout=PATIENCE_MS)
    said = lectern.deck.locator(".cx-source-line").filter(visible=True)
    expect(said).to_contain_text("출처", timeout=PATIENCE_MS)
    lectern.press("PageDown")
    lectern.shows(2, "Second")
    in_address(page, scene="2", lang="ko")
    steps = page.evaluate("history.length")
    page.evaluate("history.go(-2)")  # as two presses that come before the first is answered
    until(page, "before => history.length < before", steps)
    page.go_back()
    lectern.shows(2, "Second")
    expect(lectern.deck).to_be_visible()
    lectern.press("t")
    expect(lectern.stage).not_to_have_attribute("data-theme", "hall")
    page.reload()
    until_seen(page, DECK, timeout=PATIENCE_MS)
    expect(lectern.stage).not_to_have_attribute("data-theme", "hall")
    lectern.leave(page.locator("[data-testid=lectures] h1"))
    in_address(page, theme=None, lecture=None, lang="ko")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    page.go_back()  # as before the list was opened: nor does it lead into the lecture again
    until(page, f"() => location.pathname === '{EMPTY}'")


def test_the_notes_show_skip_and_outlive_the_lecture(own_lectern: Lectern) -> None:
    lectern = own_lectern  # its page is closed
    lectern.present(lectern.keep())
    with lectern.page.expect_popup() as popup:
        lectern.press("n")
    notes = popup.value
    until_seen(notes, NOTES, timeout=PATIENCE_MS)
    root = notes.locator(NOTES)
    expect(root.locator("aside img[src^='data:image']")).to_have_count(2, timeout=PATIENCE_MS)
    size = "own => parseFloat(getComputedStyle(own).fontSize)"
    before = root.locator("main").evaluate(size)
    notes.keyboard.press("+")
    assert root.locator("main").evaluate(size) > before
    notes.keyboard.press("t")
    expect(root).to_have_class(re.compile("cx-dark"))
    notes.keyboard.press("b")
    expect(root.locator(".cx-hall-state")).to_contain_text("1 First")
    notes.keyboard.press("PageDown")
    expect(root.locator(".cx-hall-state")).to_contain_text("2 Second")
    expect(lectern.deck.locator(".cx-black")).to_be_visible()
    notes.keyboard.press("b")
    notes.keyboard.press("Home")
    lectern.shows(1)
    in_address(lectern.page, scene="1")  # from which it begins again
    began = f"sessionStorage.setItem('crossings-began-own-made', Date.now() - {2 * 60_000})"
    lectern.page.evaluate(began)
    lectern.page.reload()
    until_seen(lectern.page, DECK, timeout=PATIENCE_MS)
    expect(root.locator(".cx-hurry")).to_contain_text("2 Second", timeout=PATIENCE_MS)
    root.get_by_role("button", name=SAID["skip"], exact=True).click()
    expect(root.locator(".cx-hurry")).to_contain_text(SAID["left_out"].partition(":")[0])
    lectern.press("PageDown")
    lectern.shows(3, "Third")
    context = lectern.page.context
    lectern.page.close()
    expect(root.locator(".cx-hall-state")).to_have_text(SAID["stage_gone"])
    again = Lectern(prepared(context.new_page()), lectern.address).present("own-made")
    expect(root.locator(".cx-hall-state")).to_be_empty()
    expect(root.locator(".cx-spent")).to_contain_text(re.compile("^[23]:"))
    again.shows(1)


def test_hands_are_counted_by_key_and_stand_as_bars(lectern: Lectern) -> None:
    lectern.present(lectern.keep(QUESTION))
    lectern.press("Escape", "c", "1", "2", "Enter", "3", "Enter")
    hands = lectern.deck.locator(".cx-hands")
    expect(hands).to_have_text(["12", "3"])
    wide = "own => parseFloat(getComputedStyle(own, '::before').width)"
    assert hands.nth(0).evaluate(wide) > 3 * hands.nth(1).evaluate(wide) > 0
    lectern.press("PageDown")
    expect(lectern.deck.locator("li.right")).to_contain_text("many")
    lectern.press("PageDown")
    lectern.shows(2, "After")
    lectern.press("PageUp")
    expect(hands).to_have_text(["12", "3"])


def swipe(lectern: Lectern, by: int) -> None:
    lectern.stage.evaluate(
        """(own, by) => {
            const send = (kind, x) => own.dispatchEvent(new PointerEvent(kind, { bubbles: true,
                isPrimary: true, pointerType: "touch", clientX: x, clientY: 300 }));
            send("pointerdown", 200);
            send("pointerup", 200 + by);
        }""",
        by,
    )


def test_a_finger_turns_the_scenes_and_words_stand_above_the_map(
    touched: Page, app: Server
) -> None:
    lectern = Lectern(touched, app.address)
    lectern.present(lectern.keep())
    swipe(lectern, -120)
    lectern.shows(2, "Second")
    swipe(lectern, 120)
    lectern.shows(1, "First")
    bar = lectern.deck.locator(".cx-touch")
    bar.get_by_role("button", name=SAID["forward"]).tap()
    lectern.shows(2, "Second")
    words_box = lectern.stage.locator(".cx-side").bounding_box()
    map_box = lectern.stage.locator(".cx-map").bounding_box()
    assert words_box
    assert map_box
    assert words_box["y"] + words_box["height"] <= map_box["y"] + 1
    assert map_box["width"] == PHONE[0]
    assert map_box["height"] > 300
    bar.get_by_role("button", name=SAID["tools"]).tap()
    bar.get_by_role("button", name=words()["lectures"]["keys"]["laser"]).tap()
    expect(lectern.deck).to_have_attribute("data-tool", "laser")
    out = bar.get_by_role("button", name=SAID["leave"])
    out.tap()  # what is in hand
    out.tap()
    expect(lectern.deck.locator(".cx-note")).to_have_text(SAID["leave_again"])
    out.tap()
    expect(lectern.deck).to_have_count(0)
    lectern.forget()
