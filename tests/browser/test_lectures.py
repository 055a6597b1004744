"""A lecture in a browser: presented by keys, written, kept, taken away."""

import base64
import gzip
import io
import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Download, Locator
from pptx import Presentation
from pypdf import PdfReader

from geodata.archive import Archive
from tests.browser.address import in_address
from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import prepared
from tests.browser.focus import walked
from tests.browser.lecturing import DECK, KEPT, NOTES, PATIENCE_MS, RAW, Lectern
from tests.browser.lost import NARROW, lost, lost_in_a_narrow_window
from tests.browser.waiting import expect, until, until_seen
from tests.relay import relayed
from tests.serving import Server, offline
from timeline.keys import READING, of_lectures
from timeline.lecture.lectern import bound
from timeline.text import words

pytestmark = pytest.mark.browser

SAID: dict[str, Any] = words()["lectures"]
# In the head of a film, before its length as a number of eight bytes.
DURATION = bytes.fromhex("448988")
EVENT = "2016-04-ningbo-restaurant"
MAPPED = 5  # a scene of the built-in lecture with words beside its map
LONG_WORD = "Their Kriegsgefangenenlager"
RENAMED = """(heading, text) => {
    heading.textContent = text;
    heading.closest(".cx-card").style.paddingRight = "1.4em";
}"""
LINES = """heading => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return range.getClientRects().length;
}"""


# ---- presenting --------------------------------------------------------------------------------


def test_keys_lead_through_the_scenes_from_the_first_second(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    lectern.shows(1, "First")
    lectern.says(from_=1990, to=2012)
    expect(lectern.deck.locator(".cx-words strong")).to_have_text("bold")
    lectern.press("PageDown")
    lectern.shows(2, "Second")
    lectern.says(picked=EVENT, at_=2016, view="korea")
    lectern.press("ArrowLeft")
    lectern.shows(1, "First")
    lectern.press("End")
    lectern.shows(3, "Third")
    lectern.says(at_=2006, playing="false")
    lectern.press("2", "Enter")
    lectern.shows(2)
    lectern.press("Home", " ")
    lectern.shows(2)
    for key in ("b", "."):
        lectern.press(key)
        expect(lectern.deck.locator(".cx-black")).to_be_visible()
        lectern.press(key)
        expect(lectern.deck.locator(".cx-black")).to_be_hidden()
    in_address(lectern.page, scene="2")
    lectern.page.reload()
    until_seen(lectern.page, DECK, timeout=PATIENCE_MS)
    lectern.shows(2, "Second")


def pressed_on(lectern: Lectern, **key: object) -> bool:
    """Whether the lecture takes a press as another keyboard sends it."""
    press = "key => !window.dispatchEvent(new KeyboardEvent('keydown', {cancelable: true, ...key}))"
    taken: bool = lectern.page.evaluate(press, key)
    return taken


def test_keys_go_by_their_place_on_a_korean_keyboard(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    for key, code in (("ㅠ", "KeyB"), ("Process", "KeyB"), ("и", "KeyB"), ("。", "Period")):
        for seen in (True, False):
            assert pressed_on(lectern, key=key, code=code)
            expect(lectern.deck.locator(".cx-black")).to_be_visible(visible=seen)
    assert pressed_on(lectern, key="ㅎ", code="KeyG")
    expect(lectern.deck.locator(".cx-overview")).to_be_visible()


def test_the_start_button_of_a_clicker_does_not_leave_the_lecture(lectern: Lectern) -> None:
    lectern.present(lectern.keep(), 2)
    assert pressed_on(lectern, key="F5", code="F5")
    lectern.press("h")
    assert pressed_on(lectern, key="F5", code="F5")
    lectern.shows(2)


def test_what_lies_behind_a_lecture_and_its_sheets_is_out_of_reach(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    expect(lectern.page.get_by_role("dialog", name="A made lecture")).to_have_attribute(
        "aria-modal", "true"
    )
    within = "document.activeElement === document.body || !!document.activeElement.closest('{}')"
    for opened, inside in (("", ".cx-deck"), ("?", ".cx-hall"), ("h", ".cx-hall")):
        if opened:
            lectern.press(opened)
        for _ in range(8):
            lectern.page.keyboard.press("Tab")
            assert lectern.page.evaluate(within.format(inside)), opened
    lectern.press("Escape")
    lectern.press("PageDown")
    lectern.shows(2)


def test_no_press_is_lost_however_fast(lectern: Lectern) -> None:
    many = RAW | {"scenes": [{"heading": f"Scene {n}", "words": "x"} for n in range(1, 31)]}
    lectern.present(lectern.keep(many))
    for _ in range(20):
        lectern.page.keyboard.press("PageDown", delay=30)
    lectern.shows(21, "Scene 21")


def test_nothing_of_the_machinery_is_seen_and_no_notes(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    for hidden in (".cx-views", ".cx-play", ".cx-search", ".cx-chips", ".cx-handle"):
        assert lectern.deck.locator(hidden).first.is_hidden()
    assert "Only for me" not in lectern.page.content()


def test_the_stage_stays_live_and_one_key_leads_back(lectern: Lectern, archive: Archive) -> None:
    lectern.present(lectern.keep(), 2)
    lectern.press("ArrowUp")
    lectern.says(at_=2017)
    lectern.press("q")
    lectern.page.keyboard.type("Shenyang consulate")
    lectern.press("Enter")
    lectern.says(picked="2002-05-shenyang")
    heading = archive.events["2002-05-shenyang"].title
    expect(lectern.deck.get_by_role("heading", name=heading)).to_be_visible()
    lectern.press("Backspace")
    lectern.says(picked=EVENT, at_=2016)
    lectern.shows(2, "Second")
    lectern.press("q")
    lectern.page.keyboard.type("1997")
    lectern.press("Enter")
    lectern.says(at_=1997)
    lectern.press("Backspace")
    lectern.says(at_=2016)


def test_enter_is_obeyed_though_the_answer_is_still_to_come(lectern: Lectern) -> None:
    lectern.present(lectern.keep(), 2)
    lectern.press("q")
    lectern.page.evaluate(
        """asked => {
            const field = document.activeElement;
            field.value = asked;
            field.dispatchEvent(new Event("input"));
            const enter = { key: "Enter", bubbles: true, cancelable: true };
            field.dispatchEvent(new KeyboardEvent("keydown", enter));
        }""",
        "Shenyang consulate",
    )
    lectern.says(picked="2002-05-shenyang")


def test_a_map_that_was_moved_goes_back_by_escape_and_leaving_takes_two(lectern: Lectern) -> None:
    lectern.present(lectern.keep(), 2)
    lectern.press("Escape")  # the word about the full screen, which is all that it closes
    lectern.press("+", "Shift+ArrowRight")
    until(lectern.page, "!!document.querySelector('.cx-map .cx-plot')._fullLayout.geo")
    lectern.press("Escape")
    lectern.shows(2, "Second")
    lectern.says(picked=EVENT)
    lectern.press("Escape")
    lectern.shows(2, "Second")
    lectern.press("Escape")
    until_seen(lectern.page, "[data-testid=lectures] h1", timeout=PATIENCE_MS)


def test_a_scene_shows_its_own_map_whatever_was_done_to_the_one_before(lectern: Lectern) -> None:
    """Moved, picked, put back and left in one breath: two drawings must not mix."""
    lectern.present(lectern.keep(), 2)
    expect(lectern.deck).to_have_attribute("data-charts", "true")  # and what answers questions
    for _ in range(3):
        lectern.press("+", "Shift+ArrowLeft", "q")
        lectern.page.keyboard.type("1997")
        lectern.press("Enter", "Backspace", "PageDown")
        lectern.shows(3, "Third")
        lectern.says(picked="", from_=2000, to=2006)
        drawn = """() => [...document.querySelectorAll(".cx-deck .cx-map path.js-line")]
            .filter((line) => line.isConnected && Number(getComputedStyle(line).strokeOpacity) > 0.2
                && Number(getComputedStyle(line).opacity) > 0.2).length > 5"""
        until(lectern.page, drawn, timeout=PATIENCE_MS)
        lectern.press("PageUp")
        lectern.shows(2, "Second")
        lectern.says(picked=EVENT)


def test_a_place_where_nothing_happened_answers_a_question(lectern: Lectern) -> None:
    lectern.present(lectern.keep(), 2)
    lectern.press("q")
    lectern.page.keyboard.type("Hoeryong")
    found = lectern.deck.locator(".cx-picks button")
    expect(found.nth(1)).to_contain_text("Forced return")
    lectern.says(picked=EVENT)  # the scene stays until something is chosen
    lectern.press("Enter")
    lectern.says(picked="prk-hoeryong")
    lectern.press("Backspace")
    lectern.says(picked=EVENT)


def told_keys(lectern: Lectern) -> list[str]:
    """What the sheet says that keys do, which it opens for."""
    lectern.press("?")
    rows = lectern.deck.locator(".cx-hall dd")
    expect(rows).not_to_have_count(0)
    return rows.all_inner_texts()


ACTS = {row["act"]: row for row in of_lectures(words(), READING)["keys"]}


def keys_that_act(lectern: Lectern) -> list[str]:
    """What keys do, of all that a lecture may have: each is pressed, what leads away last."""
    leads_away = ("language", "read")
    order = [*(act for act in ACTS if act not in leads_away), *leads_away]
    lectern.page.evaluate("window.open = () => null")
    taken = set[str]()
    for act in order:
        _, shift, key = ACTS[act]["keys"][0].rpartition("Shift+")
        if pressed_on(lectern, key=key, shiftKey=bool(shift)):
            taken.add(act)
    return [row["words"] for act, row in ACTS.items() if act in taken]


def test_the_keys_are_listed_and_a_question_without_answer_says_so(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    told = told_keys(lectern)
    sheet = lectern.deck.locator(".cx-hall")
    lectern.press("Escape")
    expect(sheet).to_have_count(0)
    lectern.shows(1, "First")
    assert told == keys_that_act(lectern)
    lectern.present(lectern.keep())
    lectern.press("q")
    lectern.page.keyboard.type("xyzzy")
    lectern.press("Enter")
    expect(lectern.deck).to_contain_text(SAID["no_answer"])
    lectern.press("Backspace")
    lectern.press("Escape")
    lectern.shows(1, "First")
    lectern.press("Shift+Space", "PageDown", "Shift+Space")
    lectern.shows(1, "First")


def test_the_words_of_every_scene_fit_a_flat_beamer(lectern: Lectern) -> None:
    """Those of other shapes are looked at where the names on their maps are."""
    page = lectern.page
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{lectern.address}/lectures?lecture=defectors&theme=hall")
    until_seen(page, DECK, timeout=PATIENCE_MS)
    for number in range(1, 21):
        lectern.press(*str(number), "Enter")
        lectern.shows(number)
        lectern.fits()
    lectern.press(*str(MAPPED), "Enter")
    lectern.shows(MAPPED)
    lectern.deck.locator(".cx-card h1").evaluate(RENAMED, LONG_WORD)
    until(page, f"({LINES})(document.querySelector('.cx-deck .cx-card h1')) === 2")


def test_the_overview_and_the_hall_check_open_by_key(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    lectern.press("g")
    sheet = lectern.deck.locator(".cx-overview")
    expect(sheet.get_by_role("button")).to_have_count(3)
    expect(sheet.locator("img[src]")).to_have_count(3, timeout=PATIENCE_MS)
    lectern.press("ArrowRight")
    expect(sheet.get_by_role("button", name="Second")).to_be_focused()
    lectern.shows(1)
    sheet.get_by_role("button", name="Third").click()
    lectern.shows(3)
    lectern.press("h")
    hall = lectern.deck.locator(".cx-hall")
    expect(hall).to_contain_text(SAID["all_here"].replace("{n}", "0"))
    for key in ("b", "F5", "PageDown", "PageUp"):
        lectern.press(key)
        heard = words()["key_names"].get(key, key)
        expect(hall).to_contain_text(SAID["heard"].replace("{key}", heard))
    expect(hall.locator("[data-good=false]")).to_have_count(0)
    lectern.press("Escape")
    expect(hall).to_have_count(0)
    lectern.shows(3)  # a key that is tried leads nowhere


def test_notes_in_a_second_window_lead_and_follow(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    with lectern.page.expect_popup() as popup:
        lectern.press("n")
    notes = popup.value
    until_seen(notes, NOTES, timeout=PATIENCE_MS)
    expect(notes.locator(NOTES)).to_contain_text("Only for me")
    expect(notes.locator("aside")).to_contain_text("Second")
    notes.keyboard.press("PageDown")
    lectern.shows(2)
    lectern.page.bring_to_front()
    lectern.press("n")  # it is open already
    lectern.press("Home", "PageDown")
    lectern.shows(2)
    assert len(lectern.page.context.pages) == 2
    expect(notes.locator(NOTES)).to_have_attribute("data-scene", "2")
    lectern.press("PageDown")
    expect(notes.locator(NOTES)).to_have_attribute("data-scene", "3")
    notes.get_by_role("button", name=SAID["black"]).click()
    expect(lectern.deck.locator(".cx-black")).to_be_visible()
    notes.keyboard.press("b")
    notes.evaluate("opener.notes = window")
    notes.close()
    until(lectern.page, "notes.closed")  # which the deck's page hears a little later
    lectern.press("Home")
    with lectern.page.expect_popup() as popup:
        lectern.press("n")
    until_seen(popup.value, NOTES, timeout=PATIENCE_MS)
    expect(popup.value.locator(NOTES)).to_have_attribute("data-scene", "1")
    lectern.page.reload()
    until_seen(lectern.page, DECK, timeout=PATIENCE_MS)
    lectern.press("PageDown")
    expect(popup.value.locator(NOTES)).to_have_attribute("data-scene", "2")


def test_when_time_is_short_the_notes_say_what_to_skip(lectern: Lectern) -> None:
    name = lectern.keep()
    lectern.page.goto(f"{lectern.address}/lectures?lecture={name}&notes=1")
    until_seen(lectern.page, NOTES, timeout=PATIENCE_MS)
    lectern.page.evaluate(
        """it => new BroadcastChannel(`crossings-${it}`)
            .postMessage({ kind: "at", scene: 0, began: Date.now() - 2 * 60_000 })""",
        name,
    )
    expect(lectern.page.locator(".cx-hurry")).to_contain_text("2 Second")


def test_the_short_version_leaves_out_what_may_be_skipped(lectern: Lectern) -> None:
    shelf = lectern.shelf(lectern.keep())
    expect(shelf).to_contain_text("short version: 2 scenes, 2 minutes")
    shelf.get_by_text(SAID["more"], exact=True).click()
    shelf.get_by_role("button", name=SAID["present_short"]).click()
    until_seen(lectern.page, DECK, timeout=PATIENCE_MS)
    lectern.press("PageDown")
    lectern.shows(2, "Third")
    with lectern.page.expect_popup() as popup:
        lectern.press("n")
    expect(popup.value.locator(NOTES)).to_have_attribute("data-scene", "2")
    expect(popup.value.locator(NOTES)).to_contain_text("2 / 2")
    lectern.page.reload()
    until_seen(lectern.page, DECK, timeout=PATIENCE_MS)
    lectern.shows(2, "Third")


def test_a_dead_server_changes_nothing(app: Server, browser: Browser) -> None:
    with offline(browser) as (context, watch):
        with relayed(app.address) as server:
            lectern = Lectern(prepared(context.new_page()), server.address)
            lectern.present(lectern.keep())
            expect(lectern.stage).to_have_attribute("data-whole", "true")
            expect(lectern.deck).to_have_attribute("data-charts", "true")
            lectern.press("Escape")  # the word about the full screen
            expect(lectern.deck.locator(".cx-note")).to_be_hidden()
            expect(lectern.deck).to_have_attribute("data-stands", "1")
            seen = lectern.page.screenshot()
            server.cut()
            away = words()["reach"]["away"]  # said once Streamlit has noticed
            expect(lectern.page.locator(".cx-reach")).to_have_text(away, timeout=PATIENCE_MS)
            expect(lectern.page.get_by_test_id("stDialog")).to_have_count(0)
            assert lectern.page.screenshot() == seen
            for _ in range(2):
                with lectern.page.expect_popup() as popup:
                    lectern.press("n")
                expect(popup.value.locator(NOTES)).to_contain_text("Only for me")
                popup.value.evaluate("opener.notes = window")
                popup.value.close()
                until(lectern.page, "() => notes.closed")
            lectern.press("q")
            lectern.page.keyboard.type("how many women in 2015?")
            lectern.press("Enter")
            lectern.says(at_=2015)
            expect(lectern.stage.locator(".cx-card")).to_contain_text("1,024 women")
            lectern.press("Escape", "PageDown")
            lectern.shows(2, "Second")
            lectern.says(view="korea", picked=EVENT)
            lectern.press("t")
            expect(lectern.stage).not_to_have_attribute("data-theme", "light")
            lectern.press("g", "Escape", "End")
            lectern.shows(3, "Third")
            lectern.says(at_=2006)
        assert watch.errors == []
        assert watch.outside == []


# ---- writing -----------------------------------------------------------------------------------


def test_a_lecture_is_written_from_nothing_kept_saved_and_opened(
    lectern: Lectern, tmp_path: Path
) -> None:
    page = lectern.page
    page.goto(f"{lectern.address}/lectures")
    page.get_by_role("button", name=SAID["new"]).click()
    page.locator("[name=title]").fill("Mine")
    page.get_by_role("button", name=SAID["add_scene"]).click()
    page.get_by_label(SAID["field_heading"]).fill("A beginning")
    page.get_by_label(SAID["field_words"]).fill("Some *words*")
    page.get_by_label(SAID["field_notes"]).fill("Say hello")
    facts = page.get_by_role("combobox", name=SAID["field_facts"])
    facts.fill("shenyang consulate")
    expect(page.get_by_role("option").first).to_be_visible()
    facts.press("Enter")
    expect(page.locator(".cx-chosen li")).to_have_count(1)
    preview = page.locator(".cx-preview")
    expect(preview.get_by_role("heading", name="A beginning")).to_be_visible(timeout=PATIENCE_MS)
    expect(preview.locator("em")).to_have_text("words")
    page.get_by_role("button", name=SAID["double"]).click()
    page.get_by_label(SAID["field_heading"]).fill("An end")
    expect(page.locator(".cx-scene-name")).to_have_text(["A beginning", "An end"])
    page.get_by_role("button", name=SAID["up"]).click()
    expect(page.locator(".cx-scene-name")).to_have_text(["An end", "A beginning"])
    page.get_by_role("button", name=SAID["undo"]).click()
    expect(page.locator(".cx-scene-name")).to_have_text(["A beginning", "An end"])
    page.locator(".cx-order li button").nth(1).drag_to(page.locator(".cx-order li").first)
    expect(page.locator(".cx-scene-name")).to_have_text(["An end", "A beginning"])
    page.keyboard.press("Control+z")
    expect(page.locator(".cx-scene-name")).to_have_text(["A beginning", "An end"])
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("Mine")
    expect(page.locator(".cx-scene-name")).to_have_text(["A beginning", "An end"])
    page.get_by_role("button", name=SAID["to_list"]).click()
    mine = page.get_by_role("heading", name="Mine", exact=True)
    shelf = page.locator(".cx-shelf > li").filter(has=mine)
    shelf.get_by_text(SAID["more"], exact=True).click()
    with page.expect_download() as download:
        shelf.get_by_role("button", name=SAID["as_file"]).click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "mine.yaml"
    assert "heading: A beginning" in saved.read_text("utf-8")
    page.evaluate(FORGET)
    page.reload()
    page.get_by_label(SAID["open_file"]).set_input_files(saved)
    expect(page.locator("[name=title]")).to_have_value("Mine")
    expect(page.get_by_label(SAID["field_notes"])).to_have_value("Say hello")
    page.get_by_role("button", name=SAID["present"]).click()
    until_seen(page, DECK, timeout=PATIENCE_MS)
    lectern.shows(1, "A beginning")


FORGET = """() => new Promise((resolve) => {
    indexedDB.deleteDatabase("crossings").onsuccess = resolve;
})"""


def test_what_the_stage_shows_becomes_the_scene(lectern: Lectern) -> None:
    page = lectern.page
    name = lectern.keep(RAW | {"scenes": RAW["scenes"][:1]})
    page.goto(f"{lectern.address}/lectures?edit={name}")
    until_seen(page, ".cx-preview " + DECK, timeout=PATIENCE_MS)
    page.evaluate(
        """() => document.querySelector('.cx-preview .cx-views [data-view=mekong]').click()"""
    )
    expect(page.locator(".cx-preview [data-testid=stage]")).to_have_attribute("data-view", "mekong")
    with page.expect_response("**/lecture/check") as answer:
        page.locator("[name=heading]").fill("Seen from the south")
    assert answer.value.ok
    drawn = page.locator(".cx-preview").get_by_text("Seen from the south").first
    expect(drawn).to_be_visible()
    stage = page.locator(".cx-preview [data-testid=stage]")
    expect(stage).to_have_attribute("data-view", "mekong")  # what is typed takes no view away
    page.get_by_role("button", name=SAID["take_view"]).click()
    expect(page.locator(".cx-kept")).to_have_text(SAID["kept"])
    (raw,) = lectern.kept
    assert raw["scenes"][0]["stage"]["view"] == "mekong"
    more, author = page.get_by_text(SAID["more_about"], exact=True), page.locator("[name=author]")
    more.click()
    author.fill("A. Lecturer")
    author.press("Escape")  # it stands over the form, no longer than it is wanted
    expect(author).to_be_hidden()
    expect(more).to_be_focused()
    more.click()
    page.get_by_text(SAID["view_told"]).click()
    expect(author).to_be_hidden()


def test_a_view_of_explore_is_added_to_a_lecture_and_taken_out_again(
    lectern: Lectern, archive: Archive
) -> None:
    page, said = lectern.page, words()["adding"]
    lectern.keep()
    page.goto(f"{lectern.address}/?pick={EVENT}&view=korea")
    until_seen(page, "[data-testid=stage][data-ready=true]", timeout=PATIENCE_MS)
    page.get_by_test_id("stage").focus()
    page.keyboard.press("a")
    asked = page.get_by_role("dialog", name=said["which"])
    asked.get_by_role("button", name=re.compile("A made lecture")).click()
    told = page.locator(".cx-added")
    expect(told).to_contain_text(said["added"].format(n=4, title="A made lecture"))
    (raw,) = lectern.kept
    added = raw["scenes"][-1]
    assert added["stage"] == {"view": "korea", "pick": EVENT}
    assert added["facts"] == [EVENT]
    assert added["words"].startswith(archive.events[EVENT].summary[:40])
    told.get_by_role("button", name=said["undo"]).click()
    expect(told).to_have_text(said["undone"])
    until(page, f"async () => (await ({KEPT})())[0].scenes.length === 3")
    page.get_by_test_id("stage").focus()
    page.keyboard.press("a")  # it has been said into which
    expect(told).to_contain_text(said["added"].format(n=4, title="A made lecture"))
    told.get_by_role("button", name=said["another"]).click()
    asked.get_by_role("button", name=said["new"]).click()
    expect(told).to_contain_text(said["added"].format(n=1, title=said["first"]))
    many = "(all) => all.map(({ scenes }) => scenes.length).sort().join()"
    until(page, f"async () => ({many})(await ({KEPT})()) === '1,3'")
    page.locator(".cx-nav a", has_text=words()["pages"]["lectures"]).click()
    shelf = page.locator("[data-lecture^=own-]").first
    shelf.get_by_role("button", name=re.compile(SAID["present"])).first.click()
    until_seen(page, DECK, timeout=PATIENCE_MS)
    assert told.count() == 0


def test_what_is_wrong_in_a_file_is_told_where_it_is_opened(
    lectern: Lectern, tmp_path: Path
) -> None:
    path = tmp_path / "half.yaml"
    path.write_text("title: Half\nscenes:\n  - heading: Good\n    minutes: soon\n", "utf-8")
    lectern.page.goto(f"{lectern.address}/lectures")
    lectern.page.get_by_label(SAID["open_file"]).set_input_files(path)
    expect(lectern.page.locator("[name=title]")).to_have_value("Half")
    expect(lectern.page.locator(".cx-file-faults")).to_contain_text("line 4, minutes")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("just words", SAID["no_lecture"]),
        ("title: [open", SAID["no_lecture"]),
        ("x" * (4 * 1024 * 1024 + 1), SAID["too_large"].partition(":")[0]),
    ],
)
def test_a_file_that_is_no_lecture_is_refused_in_words(
    lectern: Lectern, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, "utf-8")
    lectern.page.goto(f"{lectern.address}/lectures")
    lectern.page.get_by_label(SAID["open_file"]).set_input_files(path)
    expect(lectern.page.locator(".cx-fault")).to_contain_text(said)


def test_faults_and_advice_are_told_beside_the_preview(lectern: Lectern) -> None:
    scene = {"heading": "Bad", "words": "Words", "stage": {"from": "soon"}}
    name = lectern.keep({"title": "t", "scenes": [scene]})
    lectern.page.goto(f"{lectern.address}/lectures?edit={name}")
    advice = lectern.page.locator(".cx-advice")
    expect(advice).to_contain_text('from: "soon" - write a year', timeout=PATIENCE_MS)
    expect(advice).to_contain_text(words()["advice"]["no_facts"])


def test_a_link_carries_a_lecture_whole(lectern: Lectern, browser: Browser) -> None:
    page = lectern.page
    lectern.shelf(lectern.keep())
    shelf = page.locator(".cx-shelf > li", has_text="A made lecture")
    shelf.get_by_text(SAID["more"], exact=True).click()
    shelf.get_by_role("button", name=SAID["as_link"]).click()
    link = shelf.get_by_role("link", name=SAID["link_itself"]).get_attribute("href")
    assert link
    with offline(browser) as (context, _):
        other = context.new_page()
        other.goto(link)
        expect(other.locator("[name=title]")).to_have_value("A made lecture")
        expect(other.locator(".cx-order ol button")).to_have_count(3)
        shelf.get_by_role("button", name=SAID["as_watch"]).click()
        watched = shelf.get_by_role("link", name=SAID["link_itself"])
        expect(watched).to_have_attribute("href", re.compile("#watch="))
        other.goto("about:blank")
        other.goto(watched.get_attribute("href") or "")
        until_seen(other, DECK, timeout=PATIENCE_MS)
        expect(other.get_by_role("heading", name="First", level=1)).to_be_visible()
        assert "Only for me" not in other.content()


# ---- one file ----------------------------------------------------------------------------------


def test_one_file_presents_itself_with_nothing_else(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "lecture.html"
    path.write_bytes(bound(json.dumps(RAW), {}))
    assert path.stat().st_size < 6_000_000
    with offline(browser) as (context, watch):
        context.set_offline(True)
        page = prepared(context.new_page())
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        until_seen(page, DECK, timeout=PATIENCE_MS)
        lectern = Lectern(page, path.as_uri())
        lectern.shows(1, "First")
        to_read = page.get_by_role("link", name=SAID["read_it"])
        expect(to_read).to_have_css("font-family", re.compile("^.?Source Sans"))
        assert "Only for me" not in page.locator("body").inner_text()
        told = told_keys(lectern)
        assert ACTS["read"]["words"] in told
        assert ACTS["language"]["words"] not in told
        assert not pressed_on(lectern, key="k")
        lectern.press("Escape")
        lectern.press("PageDown")
        lectern.shows(2, "Second")
        lectern.says(picked=EVENT, view="korea")
        lectern.press("q")
        page.keyboard.type("Hanawon")
        expect(lectern.deck.get_by_role("button", name="Hanawon").first).to_be_visible()
        lectern.press("Escape", "t")
        page.reload()
        until_seen(page, DECK, timeout=PATIENCE_MS)
        lectern.shows(2, "Second")
        with page.expect_popup() as popup:
            lectern.press("n")
        until_seen(popup.value, NOTES, timeout=PATIENCE_MS)
        popup.value.keyboard.press("PageDown")
        lectern.shows(3, "Third")
        assert {url.partition(":")[0] for url in asked} <= {"file", "data", "blob"}
        assert watch.errors == []
        assert watch.outside == []


def test_one_file_is_a_page_to_read_with_a_picture_that_follows(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "lecture.html"
    path.write_bytes(bound(json.dumps(RAW), {"in": "en,ko"}))
    with offline(browser) as (context, watch):
        context.set_offline(True)
        page = context.new_page()
        page.goto(path.as_uri())
        until_seen(page, DECK, timeout=PATIENCE_MS)
        page.keyboard.press("PageDown")
        page.keyboard.press("k")
        expect(page.get_by_test_id("stage")).to_have_attribute("lang", "ko", timeout=PATIENCE_MS)
        expect(page.get_by_test_id("deck")).to_have_attribute("data-scene", "2")
        page.keyboard.press("e")
        until_seen(page, "#reading-ko[data-ready=true]", timeout=PATIENCE_MS)
        expect(page.get_by_role("main").get_by_role("link", name="English")).to_be_visible()
        expect(page.locator(".cx-follows [data-testid=deck]")).to_have_attribute("data-scene", "2")
        page.keyboard.press("k")
        until_seen(page, "#reading[data-ready=true]", timeout=PATIENCE_MS)
        families = page.evaluate(
            "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded')"
            ".map(f => f.family.replaceAll('\"', '')))"
        )
        assert {"Source Sans", "Noto Sans KR"} <= {*families}
        deck = page.locator(".cx-follows [data-testid=deck]")
        for number in (3, 2):
            page.locator(f"#scene-{number} h2").evaluate("own => own.scrollIntoView()")
            page.locator(f"#scene-{number}").evaluate("it => it.scrollIntoView({block: 'center'})")
            expect(deck).to_have_attribute("data-scene", str(number))
        page.evaluate("window.print = () => { document.title = 'printed'; }")
        page.get_by_role("button", name=SAID["print_it"]).click()
        expect(page).to_have_title("printed", timeout=PATIENCE_MS)
        expect(page.locator("img.cx-printed")).to_have_count(3)
        page.get_by_role("link", name=SAID["present"], exact=True).click()
        until_seen(page, f"body > {DECK}", timeout=PATIENCE_MS)
        assert watch.errors == []
        assert watch.outside == []


# ---- slides and paper --------------------------------------------------------------------------


def test_slides_and_a_handout_carry_what_the_scenes_show(lectern: Lectern, tmp_path: Path) -> None:
    shelf = lectern.shelf(lectern.keep())
    shelf.get_by_text(SAID["more"], exact=True).click()
    shelf.get_by_label(SAID["aspect"]).select_option("4:3")
    shelf.get_by_label(SAID["whom"]).select_option("lecturer")
    shelf.get_by_label(SAID["course"]).fill("History 101")
    made: Any = Presentation(
        str(saved(shelf, SAID["as_slides"], tmp_path / "a-made-lecture-lecturer-en.pptx"))
    )
    assert "History 101" in made.slides[0].placeholders[1].text
    assert [slide.shapes.title.text for slide in made.slides][1:4] == ["First", "Second", "Third"]
    assert made.slides[1].notes_slide.notes_text_frame.text.endswith("Only for me")
    shown = [own.image for own in made.slides[2].shapes if hasattr(own, "image")]
    across, down = shown[0].size
    assert across / down == pytest.approx(490 / 490, rel=0.02)
    assert colours(shown[0].blob) > 1000
    shelf.get_by_label(SAID["whom"]).select_option("students")
    shelf.get_by_label(SAID["short_only"]).check()
    shelf.get_by_label(SAID["per_page"]).select_option("1")
    pages = PdfReader(
        saved(shelf, SAID["as_handout"], tmp_path / "a-made-lecture-students-en.pdf")
    ).pages
    said = " ".join(page.extract_text() for page in pages)
    assert "First" in said
    assert "Third" in said
    assert "Second" not in said
    assert "Only for me" not in said
    assert pages[0].images
    html = saved_by(
        shelf, SAID["as_html_shown"], tmp_path / "a-made-lecture-students-en.html"
    ).read_text("utf-8")
    assert "Only for me" not in noted(html)
    whole = saved_by(shelf, SAID["as_html"], tmp_path / "a-made-lecture-lecturer-en.html")
    assert "Only for me" in noted(whole.read_text("utf-8"))
    yaml = saved_by(shelf, SAID["as_file"], tmp_path / "a-made-lecture.yaml").read_text("utf-8")
    for short in (html, yaml):
        assert '"heading": "First"' in short or "heading: First" in short
        assert '"heading": "Second"' not in short
        assert "heading: Second" not in short


FRAMES = Path(__file__).with_name("frames.js").read_text("utf-8")
# What stands where on its title, and on a shot of a map and of a number: left, top, width, height.
ON_TITLE = {"title": (140, 420, 1000, 110)}
ON_MAP = {
    "map": (100, 100, 1000, 900), "year": (1256, 60, 300, 130), "heading": (1256, 215, 300, 60),
    "words": (1256, 300, 300, 50), "sources": (1256, 1000, 300, 50),
}  # fmt: skip
ON_NUMBER = {
    "heading": (56, 60, 400, 60), "words": (56, 145, 300, 50), "number": (56, 330, 1000, 500),
    "sources": (56, 1010, 300, 45),
}  # fmt: skip


def test_a_film_of_some_scenes_is_made_here_and_can_be_stopped(
    lectern: Lectern, tmp_path: Path
) -> None:
    rest = {
        "words": "Words enough for a line of their own, and some more for another",
        "seconds": 1,
        "facts": ["2011"],
    }
    shot = {"heading": "Shot", "stage": {"at": 2011}, **rest}
    number = {"heading": "Number", "layout": "number", "number": "2009", **rest}
    made = {"crossings": 1, "title": "A made lecture", "scenes": [shot, shot, number]}
    shelf = lectern.shelf(lectern.keep(made))
    shelf.get_by_text(SAID["more"], exact=True).click()
    make = shelf.get_by_role("button", name=SAID["as_film"].format(kind="WebM"))
    make.click()
    shelf.get_by_role("button", name=SAID["stop_film"], exact=True).click()
    expect(shelf.get_by_role("status")).to_have_text(SAID["film_stopped"], timeout=PATIENCE_MS)
    expect(shelf.page.locator("body > .cx-offscreen")).to_have_count(0)
    expect(make).to_be_enabled()
    shelf.get_by_label(SAID["first_scene"]).fill("2")
    with shelf.page.expect_download(timeout=60_000) as download:
        make.click()
        expect(shelf.get_by_role("status")).to_contain_text(
            SAID["filming"].partition(",")[0], timeout=PATIENCE_MS
        )
    film = kept(shelf, download.value, tmp_path / "a-made-lecture-en.webm").read_bytes()
    assert film[:4] == bytes.fromhex("1a45dfa3")  # as a film of WebM begins
    (ms,) = struct.unpack(">d", film.partition(DURATION)[2][:8])
    assert ms >= 5000, "its title and two shots of a second"
    parts = [ON_TITLE, ON_MAP, ON_NUMBER]
    times = [1.5, 3.6, (ms - 400) / 1000]
    asked = [base64.b64encode(film).decode(), times, parts]
    bare = shelf.page.context.new_page()  # a page of ours plays no film
    told = bare.evaluate(FRAMES, asked)
    bare.close()
    assert told["size"] == [1920, 1080]
    for frame, own in zip(told["seen"], parts, strict=True):
        assert {*own} == {name for name, ink in frame["ink"].items() if ink > 0.004}, frame["ink"]
    assert all(frame["far"] > 3 for frame in told["seen"][1:])


def noted(html: str) -> str:
    """What a lecture in one file holds for its lecturer."""
    packed = re.findall(r'"noted": ?"([^"]+)"', html)
    return gzip.decompress(base64.b64decode(packed[0])).decode("utf-8")


def saved(shelf: Locator, name: str, path: Path) -> Path:
    """What a button makes, once the progress has been told picture by picture."""
    with shelf.page.expect_download(timeout=60_000) as download:
        shelf.get_by_role("button", name=name).click()
        expect(shelf.get_by_role("status")).to_contain_text(SAID["picturing"].partition(" {")[0])
    return kept(shelf, download.value, path)


def saved_by(shelf: Locator, name: str, path: Path) -> Path:
    with shelf.page.expect_download(timeout=60_000) as download:
        shelf.get_by_role("button", name=name).click()
    return kept(shelf, download.value, path)


def kept(shelf: Locator, download: Download, path: Path) -> Path:
    """Under the name that it comes with, which says for whom it is."""
    assert download.suggested_filename == path.name
    download.save_as(path)
    expect(shelf.get_by_role("status")).to_contain_text(SAID["done"])
    return path


def colours(png: bytes) -> int:
    with Image.open(io.BytesIO(png)) as image:
        return len(image.convert("RGB").getcolors(2**24) or [])


# ---- for everybody -------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["lectures", "lectures?edit=own-made"])
def test_axe_finds_nothing(lectern: Lectern, where: str) -> None:
    lectern.keep()
    lectern.page.goto(f"{lectern.address}/{where}")
    until_seen(
        lectern.page,
        "[data-testid=lectures] h1:not(.cx-live), .cx-preview " + DECK,
        timeout=PATIENCE_MS,
    )
    for more in lectern.page.locator(".cx-more summary").all():
        more.click()
    for theme in in_each_theme(lectern.page):
        assert violations(lectern.page, theme=theme) == []
    assert walked(lectern.page) == []


def test_the_page_of_lectures_fits_a_phone(lectern: Lectern) -> None:
    lectern.page.set_viewport_size({"width": 390, "height": 844})
    name = lectern.keep()
    for where in ("lectures", f"lectures?edit={name}"):
        lectern.page.goto(f"{lectern.address}/{where}")
        until_seen(
            lectern.page,
            "[data-testid=lectures] h1:not(.cx-live), .cx-order ol",
            timeout=PATIENCE_MS,
        )
        for more in lectern.page.locator(".cx-more summary").all():
            more.click()
        expect(lectern.page.locator(".cx-shelf .cx-more[open]")).to_have_count(
            1 if where == "lectures" else 0
        )
        wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
        until(lectern.page, f"{wide} <= 390")
        lectern.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        look = lost_in_a_narrow_window if where == "lectures" else lost
        assert look(lectern.page) == []
        lectern.page.set_viewport_size({"width": 390, "height": 844})
        if where == "lectures":
            lectern.press("Escape")
            expect(lectern.page.locator(".cx-shelf .cx-more[open]")).to_have_count(0)


def test_the_look_of_the_hall_goes_with_the_lecture(lectern: Lectern) -> None:
    page = lectern.page
    page.goto(f"{lectern.address}/lectures?lecture=defectors&scene=2")
    expect(page.locator(".cx-invite")).to_be_visible(timeout=PATIENCE_MS)
    ends = "document.querySelector('.cx-deck').getBoundingClientRect().bottom"
    begins = "document.querySelector('.cx-invite').getBoundingClientRect().top"
    assert page.evaluate(f"{ends} <= {begins}")  # it covers no source
    expect(lectern.deck).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)
    expect(lectern.deck.get_by_test_id("stage")).to_have_attribute("data-theme", "hall")
    letters = "getComputedStyle(document.querySelector('.cx-frame')).fontSize"
    page.keyboard.press("Escape")  # the word about the full screen, which is all that it closes
    expect(page.locator(".cx-invite")).to_have_count(0)
    expect(lectern.deck).to_be_visible()
    out = lectern.deck.get_by_role("button", name=SAID["leave"], exact=True)
    expect(out).to_have_count(0)  # until the pointer moves
    page.mouse.move(300, 300)
    page.mouse.move(320, 300)
    out.click()
    expect(lectern.deck.locator(".cx-note")).to_have_text(SAID["leave_again"])
    out.click()
    expect(lectern.deck).to_have_count(0)
    assert "theme=" not in page.url
    page.get_by_role("link", name=words()["pages"]["explore"], exact=True).click()
    expect(page.get_by_test_id("stage").last).to_have_attribute("data-theme", "light")
    assert page.evaluate(letters) == "16px"
