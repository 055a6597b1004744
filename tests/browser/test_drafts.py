"""What a browser keeps of lectures: links that carry them, several tabs, no storage, no server."""

import io
import json
import re
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import compressobj

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import prepared
from tests.browser.lecturing import DECK, KEPT, PATIENCE_MS, RAW, Lectern
from tests.browser.waiting import expect, until, until_seen
from tests.relay import relayed
from tests.serving import Server, offline
from timeline.text import words

pytestmark = pytest.mark.browser

SAID: dict[str, Any] = words()["lectures"]


def link(carried: object) -> str:
    """The end of an address as the page makes it."""
    packing = compressobj(wbits=-15)
    packed = packing.compress(json.dumps(carried).encode()) + packing.flush()
    return f"#lecture={urlsafe_b64encode(packed).decode().rstrip('=')}"


def visit(page: Page, address: str) -> Page:
    """As a link does that is clicked elsewhere."""
    page.goto("about:blank")
    page.goto(address)
    return page


def listed(page: Page) -> None:
    """The list stands, to its end."""
    expect(page.get_by_role("button", name=SAID["new"])).to_be_visible(timeout=PATIENCE_MS)


# ---- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenes", ["abc", [None], {}, 5])
def test_a_malformed_link_is_refused_and_nothing_of_it_is_kept(
    lectern: Lectern, scenes: object
) -> None:
    page = visit(
        lectern.page, f"{lectern.address}/lectures{link({'title': 't', 'scenes': scenes})}"
    )
    listed(page)
    expect(page.locator(".cx-fault")).to_contain_text(SAID["link_damaged"])
    assert lectern.kept == []


def test_a_cut_link_is_told_and_what_stands_behind_one_is_borne(lectern: Lectern) -> None:
    own = f"{lectern.address}/lectures{link(RAW)}"
    page = visit(lectern.page, own[:-6])
    listed(page)
    expect(page.locator(".cx-fault")).to_contain_text(SAID["link_damaged"])
    for behind in (")", ".", ""):
        visit(page, own + behind)
        expect(page.locator("[name=title]")).to_have_value(RAW["title"], timeout=PATIENCE_MS)
    assert len(lectern.kept) == 1, "the same link three times is one lecture"


def test_a_link_put_into_a_page_that_is_open_opens(lectern: Lectern) -> None:
    lectern.page.goto(f"{lectern.address}/lectures")
    listed(lectern.page)
    before = lectern.page.evaluate("history.length")
    lectern.page.goto(f"{lectern.address}/lectures{link(RAW)}")
    expect(lectern.page.locator("[name=title]")).to_have_value(RAW["title"], timeout=PATIENCE_MS)
    assert lectern.page.evaluate("history.length") == before + 2  # the link, and the editor


def test_one_bad_draft_hides_no_other(lectern: Lectern) -> None:
    lectern.keep()
    good = {"raw": RAW, "changed": 1}
    bad = [{"raw": {"title": 5, "scenes": [None, "x"]}}, {"raw": "abc"}, None, {}]
    kept = {"good": good} | {f"bad{n}": own for n, own in enumerate(bad)}
    lectern.page.evaluate("it => localStorage.setItem('crossings-lectures', it)", json.dumps(kept))
    lectern.shelf()
    listed(lectern.page)
    names = lectern.page.locator(".cx-shelf h3")
    assert names.all_inner_texts().count(SAID["untitled"]) == len(bad)
    expect(names.filter(has_text=RAW["title"])).to_have_count(1)


def test_scenes_of_words_are_pictures_on_the_shelf_in_its_theme(lectern: Lectern) -> None:
    lectern.page.goto(f"{lectern.address}/lectures?theme=dark")
    title = lectern.page.locator(".cx-strip > li").first.locator("img")
    expect(title).to_be_attached(timeout=PATIENCE_MS)
    shades = Image.open(io.BytesIO(title.screenshot())).convert("L").crop((4, 4, 60, 32))
    darks = [n for n, many in enumerate(shades.histogram()) for _ in range(many)]
    paper, letters = darks[len(darks) // 2], darks[-1]
    assert (paper < 60, letters > 120) == (True, True), "letters on dark paper"


# ---- tabs ----------------------------------------------------------------------------------------


def test_a_tab_goes_on_with_what_another_has_kept(lectern: Lectern) -> None:
    name = lectern.keep()
    one, two = lectern.page, prepared(lectern.page.context.new_page())
    for page in (one, two):
        page.goto(f"{lectern.address}/lectures?edit={name}")
        expect(page.get_by_label(SAID["field_words"])).to_have_value("One **bold** word")
    one.get_by_label(SAID["field_words"]).fill("Long words")
    expect(two.get_by_label(SAID["field_words"])).to_have_value("Long words")
    expect(two.locator(".cx-kept")).to_have_text(SAID["changed_elsewhere"])
    two.get_by_label(SAID["field_heading"]).fill("A new heading")
    expect(one.get_by_label(SAID["field_heading"])).to_have_value("A new heading")
    expect(one.get_by_label(SAID["field_words"])).to_have_value("Long words")
    one.once("dialog", lambda asked: asked.accept())
    one.goto(f"{lectern.address}/lectures")
    one.locator(f"[data-lecture={name}]").get_by_text(SAID["more"], exact=True).click()
    one.get_by_role("button", name=SAID["remove"]).click()
    listed(two)
    expect(two.locator(".cx-fault")).to_have_text(SAID["deleted_elsewhere"])
    assert lectern.kept == []


def test_two_tabs_of_fifty_changes_each_lose_nothing(lectern: Lectern) -> None:
    """At once, in the browser's own database; ten starts of many kinds are in drafts.test.js."""
    name = lectern.keep()
    one, two = lectern.page, prepared(lectern.page.context.new_page())
    for page in (one, two):
        page.goto(f"{lectern.address}/lectures?edit={name}")
        expect(page.get_by_label(SAID["field_words"])).to_have_value("One **bold** word")
    two.locator(".cx-order ol button").nth(1).click()
    for page, field in ((one, "words"), (two, "notes")):
        page.evaluate(WRITES, field)
    for page, own in ((one, "words"), (two, "notes")):
        expect(page.locator(f"[name={own}]")).to_have_value(re.compile(" 49$"))
    until(one, f"async () => (await ({KEPT})())[0].scenes.some(s => / 49$/.test(s.notes))")
    (raw,) = lectern.kept
    assert raw["scenes"][0]["words"] == " ".join(map(str, range(50)))
    assert raw["scenes"][1]["notes"] == " ".join(map(str, range(50)))
    assert [scene["heading"] for scene in raw["scenes"]] == ["First", "Second", "Third"]
    one.locator(".cx-order ol button").nth(1).click()
    expect(one.locator("[name=notes]")).to_have_value(raw["scenes"][1]["notes"])


WRITES = """(name) => {
    let n = 0;
    const write = () => {
        const field = document.querySelector(`[name=${name}]`);
        field.value = n ? `${field.value} ${n}` : "0";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        if (++n < 50) setTimeout(write, n % 7);
    };
    write();
}"""


def test_what_was_written_in_two_tabs_at_once_is_kept_twice_and_said(lectern: Lectern) -> None:
    """A change that this tab has not heard of, as that of a tab that slept."""
    name = lectern.keep()
    lectern.page.goto(f"{lectern.address}/lectures?edit={name}")
    notes = lectern.page.get_by_label(SAID["field_notes"])
    expect(notes).to_have_value("Only for me")
    lectern.page.evaluate(UNHEARD, [name, "notes", "Another tab"])
    notes.fill("Mine")
    expect(lectern.page.locator(".cx-kept")).to_have_text(SAID["conflict"])
    expect(lectern.page.locator(".cx-order [aria-current=true] .cx-nth")).to_have_text("2")
    notes.fill("Mine alone")
    expect(lectern.page.locator(".cx-kept")).to_have_text(SAID["kept"])
    (raw,) = lectern.kept
    assert [scene.get("notes") for scene in raw["scenes"][:3]] == [
        "Another tab",
        "Mine alone",
        None,
    ]


UNHEARD = """([lecture, key, text]) => new Promise((resolve) => {
    const asked = indexedDB.open("crossings");
    asked.onsuccess = () => {
        const act = asked.result.transaction(["lectures", "scenes"], "readwrite");
        const [lectures, scenes] = ["lectures", "scenes"].map((name) => act.objectStore(name));
        lectures.get(lecture).onsuccess = ({ target: { result: entry } }) => {
            lectures.put({ ...entry, version: entry.version + 1 });
            scenes.get([lecture, entry.order[0]]).onsuccess = ({ target: { result: scene } }) =>
                scenes.put({ ...scene, raw: { ...scene.raw, [key]: text } });
        };
        act.oncomplete = () => {
            asked.result.close();
            resolve();
        };
    };
})"""


def test_a_lecture_as_it_was_opens_as_one_of_its_own(own_lectern: Lectern) -> None:
    lectern, page = own_lectern, own_lectern.page
    page.goto(f"{lectern.address}/lectures?edit={lectern.keep()}")
    page.get_by_label(SAID["field_words"]).fill("Spoilt")
    until(page, f"async () => (await ({KEPT})())[0].scenes[0].words === 'Spoilt'")
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(minutes=11))  # it has rested
    page.get_by_label(SAID["field_words"]).fill("Spoilt again")
    until(page, f"async () => (await ({KEPT})())[0].scenes[0].words === 'Spoilt again'")
    page.get_by_role("button", name=SAID["earlier"]).click()
    kept = page.get_by_role("dialog").get_by_role("button", name=RAW["title"])
    expect(kept).to_have_count(2)
    kept.last.click()
    expect(page.locator("[name=title]")).to_have_value(re.compile(rf"{RAW['title']} \(.+\)"))
    expect(page.get_by_label(SAID["field_words"])).to_have_value(RAW["scenes"][0]["words"])
    until(page, f"async () => (await ({KEPT})()).length === 2")
    assert sorted(own["scenes"][0]["words"] for own in lectern.kept) == [
        RAW["scenes"][0]["words"],
        "Spoilt again",
    ]


# ---- without storage, without a server -----------------------------------------------------------

BLOCKED = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied") } })"""
FULL = """Storage.prototype.setItem = IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
}"""


@pytest.mark.parametrize(
    ("storage", "said"),
    [(BLOCKED, SAID["not_kept"]), (FULL, SAID["no_room"])],
    ids=["blocked", "full"],
)
def test_presenting_and_writing_need_no_storage(
    own_lectern: Lectern, storage: str, said: str, tmp_path: Path
) -> None:
    lectern, page = own_lectern, own_lectern.page
    page.add_init_script(storage)
    lectern.present("leader")
    lectern.press("PageDown")
    lectern.shows(2)
    page.goto(f"{lectern.address}/lectures")
    page.get_by_role("button", name=SAID["new"]).click()
    page.get_by_role("button", name=SAID["add_scene"]).click()
    expect(page.locator(".cx-kept")).to_have_text(said)
    page.get_by_label(SAID["field_heading"]).fill("Nowhere kept")
    with page.expect_download() as download:
        page.get_by_role("button", name=SAID["save_file"]).click()
    download.value.save_as(tmp_path / "made.yaml")
    assert "Nowhere kept" in (tmp_path / "made.yaml").read_text("utf-8")
    preview = page.locator(".cx-preview").get_by_role("heading", name="Nowhere kept")
    expect(preview).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name=SAID["present"]).click()
    lectern.shows(1, "Nowhere kept")


def test_what_is_taken_away_and_presented_without_a_server_is_what_was_written_last(
    app: Server, browser: Browser, tmp_path: Path
) -> None:
    with offline(browser) as (context, watch):
        with relayed(app.address) as server:
            lectern = Lectern(prepared(context.new_page()), server.address)
            page = lectern.page
            lectern.shelf(lectern.keep(RAW | {"title": "Never opened here"}, "unread"))
            name = lectern.keep()
            page.goto(f"{lectern.address}/lectures?edit={name}")
            until_seen(page, f".cx-preview {DECK}", timeout=PATIENCE_MS)
            expect(page.locator(".cx-preview [data-whole=true]")).to_be_visible(timeout=PATIENCE_MS)
            server.cut()
            page.get_by_label(SAID["field_words"]).fill("The last words")
            expect(page.locator(".cx-advice")).to_have_text(SAID["server_away"])
            expect(page.locator(".cx-preview .cx-words")).to_have_text("The last words")
            page.get_by_role("button", name=SAID["present"]).click()
            lectern.shows(1, "First")
            expect(lectern.deck.locator(".cx-words")).to_have_text("The last words")
            expect(lectern.deck.locator(".cx-note")).to_have_text(SAID["as_written"])
            lectern.press("PageDown")
            lectern.shows(2, "Second")
            to_list = page.get_by_role("button", name=SAID["to_list"])
            lectern.leave(to_list)
            to_list.click()
            shelf = page.locator(f"[data-lecture={name}]")
            shelf.get_by_text(SAID["more"], exact=True).click()
            with page.expect_download() as download:
                shelf.get_by_role("button", name=SAID["as_file"]).click()
            download.value.save_as(tmp_path / "made.yaml")
            expect(shelf.get_by_role("status")).to_contain_text(SAID["as_json"])
            saved = json.loads((tmp_path / "made.yaml").read_text("utf-8"))
            assert saved["scenes"][0]["words"] == "The last words"
            shelf.get_by_role("button", name=SAID["as_link"]).click()
            end = shelf.get_by_role("link", name=SAID["link_itself"]).get_attribute("href") or ""
            assert page.evaluate(CARRIED, end) == saved
            for name in ("as_html", "as_slides", "as_handout"):
                shelf.get_by_role("button", name=SAID[name]).first.click()
                expect(shelf.get_by_role("status")).to_have_text(SAID["server_makes"])
            unread = page.locator("[data-lecture=unread]")
            unread.get_by_role("button", name=SAID["present"]).first.click()
            lectern.shows(1, "First")
            expect(lectern.deck.locator(".cx-words")).to_have_text("One **bold** word")
            expect(lectern.deck.locator(".cx-note")).to_have_text(SAID["as_written"])
        assert watch.errors == []


CARRIED = """async (address) => {
    const text = new URL(address).hash.split("=")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
}"""


# ---- keys ----------------------------------------------------------------------------------------


def test_the_focus_stays_where_a_key_was_pressed(lectern: Lectern) -> None:
    name = lectern.keep()
    page = lectern.page
    page.goto(f"{lectern.address}/lectures?edit={name}")
    until_seen(page, f".cx-preview {DECK}", timeout=PATIENCE_MS)
    for pressed in ("add_scene", "double", "undo"):
        button = page.get_by_role("button", name=SAID[pressed])
        button.focus()
        button.press("Enter")
        expect(button).to_be_focused()
    scene = page.locator(".cx-order ol button").nth(1)
    scene.focus()
    scene.press("Enter")
    expect(page.locator(".cx-order [aria-current=true]")).to_be_focused()
    expect(scene).to_have_attribute("aria-current", "true")


def test_a_blocked_notes_window_is_told_with_a_link(lectern: Lectern) -> None:
    lectern.present(lectern.keep())
    lectern.page.evaluate("window.open = () => null")
    lectern.press("n")
    note = lectern.deck.locator(".cx-note")
    expect(note).to_contain_text(SAID["notes_blocked"])
    expect(note.get_by_role("link")).to_have_attribute(
        "href", re.compile("lecture=own-made&notes=1")
    )
    lectern.shelf()
    lectern.page.evaluate("window.open = () => null")
    lectern.page.locator("[data-lecture=own-made] summary").click()
    lectern.page.get_by_role("button", name=f"{SAID['notes']}: {RAW['title']}").click()
    said = lectern.page.locator(".cx-fault")
    expect(said).to_contain_text(SAID["notes_blocked"])
    expect(said.get_by_role("link", name=SAID["notes_link"])).to_be_visible()


def test_long_words_stay_in_their_column(lectern: Lectern) -> None:
    long = f"https://www.example.org/{'statistics_by_month_' * 8}?lang=en"
    compound = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband"
    scenes = [{"heading": compound, "words": f"See {long} for it.", "notes": long}]
    lectern.present(lectern.keep(RAW | {"scenes": scenes}))
    assert lectern.deck.locator(".cx-map").evaluate("map => map.clientWidth") > 400
    over = "(box) => box.scrollWidth - box.clientWidth"
    assert lectern.deck.locator(".cx-card").evaluate(over) <= 0
    lectern.page.goto(f"{lectern.address}/lectures?lecture=own-made&notes=1")
    expect(lectern.page.get_by_test_id("notes")).to_be_visible(timeout=PATIENCE_MS)
    assert lectern.page.get_by_test_id("notes").evaluate(over) <= 0
