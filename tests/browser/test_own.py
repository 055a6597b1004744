"""A spreadsheet of another subject becomes a lecture, presented and exported, in one browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import in_each_theme, violations
from tests.browser.conftest import Open, from_disk, prepared
from tests.browser.focus import walked
from tests.browser.lecturing import DECK, Lectern
from tests.browser.stage import Stage
from tests.browser.waiting import expect, until_seen
from tests.geodata.own.bombs import sheets
from tests.serving import LAZY, free_port, offline, serve
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
OWN, SAID = WORDS["own"], WORDS["lectures"]
PATIENCE_MS = 30_000
HOSTILE = "<img src=x onerror=document.title='run'>{{7*7}}"
TOWNS = [("Tanger", "35,78", "-5,81"), ("Kairo", "30,04", "31,24"), ("Delhi", "28,61", "77,21")]


def spreadsheet() -> bytes:
    """Forty events as Excel of a German desk saves them, with two cells that nobody can read."""
    dates = ["14.06.1325", "Okt. 1326", "1330", "um 1349"]
    rows = [
        f'{n}. Halt{" " * (n % 3)};{dates[n % 4]};{";".join(TOWNS[n % 3])};Reise;"Rihla; Bd. {n}"'
        for n in range(1, 38)
    ]
    rows += [
        "Ein Halt ohne Datum;bald;Kairo;30,04;31,24;Reise;Rihla",
        "Ein Halt neben der Welt;1340;Nirgendwo;95,0;200,0;Reise;Rihla",
        f'"{HOSTILE}";1341;Delhi;28,61;77,21;Reise;Rihla',
    ]
    head = "Titel;Datum;Ort;Breite;Länge;Kategorie;Quelle"
    return "\r\n".join([head, "", *rows, ""]).encode("cp1252")


def bring(page: Page, path: Path) -> None:
    guide = page.get_by_role("heading", name=OWN["guide"])
    expect(guide).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_label(OWN["choose"]).set_input_files(path)
    count = page.locator(".cx-own-count")
    expect(count).to_have_text(OWN["count"].format(n=40, drawn=39), timeout=PATIENCE_MS)
    expect(guide).to_be_hidden()  # a file is open, which is told of itself
    assert page.get_by_label(OWN["role_of"].format(column="Titel")).input_value() == "title"
    row = page.locator(".cx-own-mend tr", has_text="Datum")
    field = row.get_by_role("textbox")
    expect(field).to_have_value("bald")
    field.fill("Mai 1340")
    field.press("Tab")
    expect(count).to_have_text(OWN["count"].format(n=40, drawn=40), timeout=PATIENCE_MS)
    page.get_by_role("button", name=OWN["undo"]).click()
    expect(count).to_have_text(OWN["count"].format(n=40, drawn=39), timeout=PATIENCE_MS)
    page.get_by_role("button", name=OWN["redo"]).click()
    expect(count).to_have_text(OWN["count"].format(n=40, drawn=40), timeout=PATIENCE_MS)
    with page.expect_download() as faults:
        page.get_by_role("button", name=OWN["save_faults"]).click()
    told = Path(faults.value.path()).read_text("utf-8-sig")
    assert "Breite" in told
    for theme in in_each_theme(page):
        assert violations(page, theme=theme) == []
    assert walked(page) == []
    page.get_by_label(OWN["called"]).fill("Eine Reise")


def show(page: Page) -> None:
    page.get_by_role("button", name=OWN["show_alone"]).click()
    note = page.get_by_role("alertdialog", name=OWN["care_label"])
    expect(note.get_by_role("heading")).to_be_focused()
    expect(note.get_by_role("button").first).to_be_in_viewport()
    note.get_by_role("button", name=OWN["care_yes"]).click()


def shows_its_own(stage: Stage) -> None:
    stage.ready()
    assert stage.ask("cx.events()") == 40
    names = stage.page.locator(".cx-nav a")
    expect(names).to_have_text(
        [WORDS["pages"][n] for n in ("explore", "numbers", "lectures", "own", "sources")]
    )
    expect(stage.page.locator(".cx-limits")).to_contain_text("Eine Reise")


def test_a_spreadsheet_becomes_a_lecture_and_is_forgotten(browser: Browser, tmp_path: Path) -> None:
    path, port = tmp_path / "reise.csv", free_port()
    path.write_bytes(spreadsheet())
    with offline(browser) as (context, watch):
        page = prepared(context.new_page())
        with serve(LAZY, port=port) as server:
            page.goto(f"{server.address}/own")
            bring(page, path)
            show(page)
            stage = Stage(page, server.address)
            shows_its_own(stage)
            other = Stage(prepared(context.new_page()), server.address).open()
            assert other.ask("cx.events()") > 100
            other.page.close()
            own = page.url
            page.locator(".cx-find input").fill("onerror")
            page.locator(".cx-found").get_by_role("option", name=HOSTILE).click()
            expect(stage.card.get_by_role("heading", name=HOSTILE)).to_be_visible()
            stage.press("a")
            expect(page.locator(".cx-added")).to_contain_text(WORDS["adding"]["first"])
        with serve(LAZY, port=port) as server:
            page.goto(own)
            shows_its_own(stage)
            assert page.title() != "run"
            name = exported(page, server.address, tmp_path)
            with from_disk(browser, name) as alone:
                alone.shows(1, HOSTILE)
                assert alone.page.title() != "run"
            page.goto(own.replace("/?", "/own?"))
            changed(page)
            forget(page)
            page.goto(f"{server.address}/lectures")
            page.locator("[data-lecture^=own-]").get_by_role("button").first.click()
            expect(page.get_by_text(OWN["elsewhere"])).to_be_visible(timeout=PATIENCE_MS)
        assert [one for one in watch.errors if "410" not in one] == []
        assert watch.outside == []


def exported(page: Page, address: str, folder: Path) -> Path:
    """Presented, and taken away as one file."""
    lectern = Lectern(page, address)
    page.locator(".cx-nav a", has_text=WORDS["pages"]["lectures"]).click()
    shelf = page.locator("[data-lecture^=own-]")
    expect(shelf).to_be_visible(timeout=PATIENCE_MS)
    shelf.get_by_text(SAID["more"], exact=True).click()
    with page.expect_download(timeout=60_000) as download:
        shelf.get_by_role("button", name=SAID["as_html_shown"]).click()
    path = folder / "lecture.html"
    download.value.save_as(path)
    shelf.get_by_role("button", name=re.compile(SAID["present"])).first.click()
    until_seen(page, DECK, timeout=PATIENCE_MS)
    lectern.shows(1, HOSTILE)
    lectern.press("Escape")
    return path


def changed(page: Page) -> None:
    """What was agreed to was said of other data: the note on people comes again."""
    kept = page.locator(".cx-own-list li", has_text="Eine Reise")
    kept.get_by_role("button", name=OWN["open"]).click()
    page.locator("select[name=coarsen]").select_option("0.5")
    page.get_by_role("button", name=OWN["show_alone"]).first.click()
    note = page.get_by_role("alertdialog", name=OWN["care_label"])
    note.get_by_role("button", name=OWN["care_no"]).click()
    page.get_by_role("button", name=OWN["drop_it"]).click()


def forget(page: Page) -> None:
    kept = page.locator(".cx-own-list li", has_text="Eine Reise")
    kept.get_by_role("button", name=OWN["forget"]).click()
    kept.get_by_role("button", name=OWN["forget_yes"]).click()
    expect(page.locator(".cx-frame")).to_contain_text(WORDS["pages"]["check"], timeout=PATIENCE_MS)
    told = page.get_by_role("status").filter(has_text=OWN["forgotten"].format(title="Eine Reise"))
    expect(told).to_be_focused(timeout=PATIENCE_MS)


BOOK: dict[str, list[list[object]]] = {
    "Notes": [["Not the table"]],
    "1956": [["Event", "Date"], ["A", 1956], ["B", 1957]],
    "1957": [["Event", "Date"], ["C", 1957]],
}
DROPPED = """files => {
    const moved = new DataTransfer();
    for (const [name, text] of files) moved.items.add(new File([text], name));
    return moved;
}"""
FULL = """() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
PHONE = (390, 844)


def given(page: Page, name: str, content: bytes) -> None:
    page.get_by_label(OWN["choose"]).set_input_files(
        {"name": name, "mimeType": "", "buffer": content}
    )
    expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=PATIENCE_MS)


def counted(page: Page, n: int, drawn: int) -> None:
    told = OWN["count"].format(n=n, drawn=drawn)
    expect(page.locator(".cx-own-count")).to_have_text(told, timeout=PATIENCE_MS)


def test_a_table_comes_in_every_way_and_the_next_of_its_headings_is_read_as_the_last(
    open_at: Open,
) -> None:
    page = open_at("own", PHONE)
    until_seen(page, "[data-testid=own][data-ready]")
    rows = "name,a,b\nFirst,1990,1991\nSecond,1992,1993\n"
    files = [["first.csv", rows], ["second.csv", "title,date\nX,1990\n"]]
    page.locator(".cx-own-drop").dispatch_event(
        "drop", {"dataTransfer": page.evaluate_handle(DROPPED, files)}
    )
    counted(page, 3, 3)
    expect(page.locator(".cx-own-files li")).to_have_count(2)
    page.get_by_role("button", name=OWN["take_out_file"].format(name="first.csv")).click()
    counted(page, 1, 1)
    page.get_by_text(OWN["paste"], exact=True).click()
    page.get_by_label(OWN["paste_label"]).fill("Title\tDate\nLeaves\tMay 1325\n")
    page.get_by_role("button", name=OWN["read"], exact=True).click()
    expect(page.get_by_role("heading", name="pasted.csv")).to_be_visible(timeout=PATIENCE_MS)
    counted(page, 1, 1)
    page.get_by_role("button", name=OWN["together"]).click()
    counted(page, 2, 2)
    page.get_by_role("button", name=OWN["put_back_file"].format(name="first.csv")).click()
    counted(page, 4, 4)
    given(page, "book.xlsx", sheets(**BOOK))
    sheet = page.locator("select[name=sheet]")
    expect(sheet).to_have_value("1956")
    sheet.select_option("1957")
    counted(page, 1, 1)

    given(page, "one.csv", rows.encode())
    role = page.get_by_label(OWN["role_of"].format(column="b"))
    role.select_option("date")
    expect(page.get_by_label(OWN["role_of"].format(column="a"))).to_have_value("")
    page.locator(".cx-own-use").get_by_role("button", name=OWN["show_beside"]).click()
    note = page.get_by_role("alertdialog", name=OWN["care_label"])
    note.get_by_role("button", name=OWN["care_yes"]).click()
    page.wait_for_url(re.compile(r"beside=1"), timeout=PATIENCE_MS)
    Stage(page, "").ready()

    page = open_at("own", PHONE)
    until_seen(page, "[data-testid=own][data-ready]")
    given(page, "two.csv", rows.replace("First", "Third").encode())
    expect(role).to_have_value("date", timeout=PATIENCE_MS)
    page.evaluate(FULL)
    given(page, "three.csv", b"title,date\nX,1990\n")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(OWN["draft_full"], timeout=PATIENCE_MS)
    counted(page, 1, 1)
    page.locator(".cx-own-use").get_by_role("button", name=OWN["show_beside"]).click()
    note.get_by_role("button", name=OWN["care_yes"]).click()
    expect(alert).to_have_text(OWN["full"], timeout=PATIENCE_MS)
    kept = page.locator(".cx-own-list li", has_text="one")
    kept.get_by_role("button", name=OWN["forget"]).click()
    kept.get_by_role("button", name=OWN["forget_yes"]).click()
    expect(kept).to_have_count(0, timeout=PATIENCE_MS)
    page.get_by_role("button", name=OWN["drop_it"]).click()
