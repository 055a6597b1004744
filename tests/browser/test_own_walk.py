"""A new user's spreadsheet, as untidy as they are, from the drop to a lecture without a server."""

import base64
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.conftest import from_disk, prepared
from tests.browser.lecturing import DECK, Lectern
from tests.browser.stage import Stage
from tests.browser.waiting import expect, until_seen
from tests.serving import LAZY, free_port, offline, serve
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
OWN, SAID, FINDING = WORDS["own"], WORDS["lectures"], WORDS["finding"]
FILTERS = WORDS["stage"]["buttons"]["filters"]["label"]
PATIENCE_MS = 30_000
NAME = "Exile"
DROPPED = """([name, text]) => {
    const moved = new DataTransfer();
    moved.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
    return moved;
}"""
MONTH, DAY = "mmm-yy", "dd.mm.yyyy"
DATES: list[object] = [
    "4 May 1933", "May-38", "c. 1930", "spring 1951", "1930s", (date(1933, 10, 1), MONTH),
    "1938/1941", (date(1938, 6, 4), DAY), 1936, "Sept. 1939",
]  # fmt: skip
PLACES: list[list[object]] = [
    ["Berlin", "52,52", "13,405"], ["Vienna", 48.2082, 16.3738], ["New York", "", ""],
    ["Pasadena", "", ""], ["Sanary-sur-Mer", "43,119", "5,801"], ["Shanghai", "31,25", "121,5"],
    ["Amsterdam", "", ""], ["Lisbon", "38,72", "-9,14"], ["Zurich", "47,37", "8,54"],
    ["Marseille", "43,2965", "5,3698"],
]  # fmt: skip
TITLES = [
    "“Un-German” books are burned", "A university opens in exile", "Writers begin to leave",
    "Scholars return to Frankfurt", "Guests at the sea", "Papers for Shanghai",
]  # fmt: skip
WRONG = [
    ["A letter arrives", "soon after", "Lisbon", "38,72", "-9,14", "flight", "Handout"],
    ["A ship leaves", "1941", "Lisbon", "387,2", "-9,14", "flight", "Handout"],
]


def spreadsheet() -> bytes:
    """Forty events under a merged title, with notes at the side, a blank row and a total."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Read me").write(0, 0, "The table is on the next sheet")
    sheet = book.add_worksheet("Exile")
    sheet.merge_range(0, 0, 0, 6, "Exile, a list for the seminar", book.add_format({"bold": True}))
    head = ["Event", "When", "Where", "Lat", "Long", "Strand", "Source"]
    sheet.write_row(2, 0, [*head, "", "to do (Anna)"])
    kinds = ["flight", "refuge", "politics"]
    rows: list[list[object]] = [
        [
            TITLES[n] if n < len(TITLES) else f"Letter {n}",
            "04/05/1940" if n in {16, 26} else DATES[n % 10],
            *PLACES[n % 10],
            kinds[n % 3],
            "Seminar handout",
        ]
        for n in range(38)
    ]
    for at, row in enumerate([*rows[:20], [], *rows[20:], *WRONG], 3):
        for column, value in enumerate(row):
            if isinstance(value, tuple):
                day, code = value
                sheet.write_datetime(at, column, day, book.add_format({"num_format": code}))
            else:
                sheet.write(at, column, value)
    sheet.write(9, 8, "check the date!")
    sheet.write_row(45, 0, ["Total", 40])
    book.close()
    return out.getvalue()


def counted(page: Page, drawn: int) -> None:
    told = OWN["count"].format(n=40, drawn=drawn)
    expect(page.locator(".cx-own-count")).to_have_text(told, timeout=PATIENCE_MS)


def drop(page: Page, content: bytes) -> None:
    until_seen(page, "[data-testid=own][data-ready]", timeout=PATIENCE_MS)
    file = page.evaluate_handle(DROPPED, ["exile.xlsx", base64.b64encode(content).decode()])
    page.locator(".cx-own-drop").dispatch_event("drop", {"dataTransfer": file})
    counted(page, 37)  # two wait for an answer, one has no date
    expect(page.get_by_role("heading", name="exile.xlsx")).to_be_focused()
    notes = page.locator(".cx-own-told-note")
    expect(notes.filter(has_text="Total")).to_have_count(1)
    expect(page.locator("select[name=sheet]")).to_have_value("Exile")


def mend(page: Page) -> None:
    """Columns are corrected, questions answered, and rows at fault mended by the keyboard."""
    column = page.get_by_label(OWN["role_of"].format(column="Strand"))
    column.select_option("category")
    expect(page.get_by_label(OWN["role_of"].format(column="to do (Anna)"))).to_have_value("")
    asked = page.locator(".cx-own-asked")
    expect(asked.get_by_role("heading")).to_have_text(OWN["asked"].format(n=3))
    month = asked.locator("fieldset", has_text="04/05/1940")
    expect(month).to_contain_text(OWN["waits"].format(n=2))
    month.get_by_role("radio").first.check()
    counted(page, 39)
    expect(month).to_contain_text(OWN["taken"].format(n=2))  # and may be changed
    expect(month.get_by_role("radio").first).to_be_checked()
    place = asked.locator("fieldset", has_text="Pasadena")
    place.get_by_role("radio", name="California").check()
    expect(place.get_by_role("radio", name="California")).to_be_checked(timeout=PATIENCE_MS)
    page.locator(".cx-own-what").get_by_role("button").press("Enter")
    rows = page.locator(".cx-own-mend tbody tr")
    expect(rows.first).to_contain_text("A letter arrives")
    field = rows.first.get_by_role("textbox")
    field.fill("1941")
    field.press("Enter")
    counted(page, 40)
    expect(rows).to_have_count(1)
    page.get_by_role("button", name=OWN["undo"]).press("Enter")
    counted(page, 39)
    page.get_by_role("button", name=OWN["redo"]).press("Enter")
    counted(page, 40)
    lat = rows.first.get_by_role("textbox").first
    lat.fill("38,72")
    lat.press("Enter")
    nothing = page.get_by_role("heading", name=OWN["faulty"].format(n=0))
    expect(nothing).to_be_focused(timeout=PATIENCE_MS)


def show(page: Page) -> Stage:
    page.get_by_label(OWN["called"]).fill(NAME)
    page.locator(".cx-own-use").get_by_role("button", name=OWN["show_alone"]).click()
    note = page.get_by_role("alertdialog", name=OWN["care_label"])
    note.get_by_role("button", name=OWN["care_yes"]).click()
    return Stage(page, "")


def looked_at(stage: Stage) -> None:
    """Search, card and filter; what a spreadsheet showed as a month is no day."""
    stage.ready()
    assert stage.ask("cx.events()") == 40
    find(stage, TITLES[5])
    expect(stage.card).to_contain_text("October 1933")
    expect(stage.card).not_to_contain_text("1 October")
    stage.press("Escape")
    shown = int(stage.says("shown"))
    stage.page.locator(".cx-side").get_by_role("button", name=FILTERS, exact=True).click()
    group = stage.page.locator(".cx-filters details", has=stage.page.locator("[name=category]"))
    group.locator("summary").click()
    group.get_by_label(re.compile("refuge")).check()
    stage.wait("Number(document.querySelector('[data-testid=stage]').dataset.shown) < it", shown)
    chip = WORDS["stage"]["remove"].format(what=f"{WORDS['facets']['category']}: refuge")
    stage.page.get_by_role("button", name=chip).click()
    stage.expect(shown=shown)
    stage.page.locator(".cx-side").get_by_role("button", name=FILTERS, exact=True).click()


def find(stage: Stage, title: str) -> None:
    """By its last words."""
    stage.press("/")
    stage.page.keyboard.type(" ".join(title.split()[-2:]))
    begins = re.compile(f"^{re.escape(title)}")
    stage.page.locator(".cx-found").get_by_role("option", name=begins).click()
    expect(stage.card.get_by_role("heading", name=title)).to_be_visible()


def collect(stage: Stage) -> None:
    """A scene of each event, as it stands on the stage."""
    for n, title in enumerate(TITLES, 1):
        find(stage, title)
        stage.root.focus()
        stage.press("a")
        told = stage.page.locator(".cx-added")
        expect(told).to_contain_text(re.compile(rf"\b{n}\b"))


def write(page: Page, folder: Path) -> dict[str, Path]:
    """Words and notes, and the files to take away."""
    page.locator(".cx-nav a", has_text=WORDS["pages"]["lectures"]).click()
    shelf = page.locator("[data-lecture^=own-]")
    expect(shelf).to_be_visible(timeout=PATIENCE_MS)
    shelf.get_by_role("button", name=SAID["edit"]).click()
    page.locator("[name=title]").fill("Out and back")
    page.locator("[name=words]").fill("They burn **books**.")
    page.locator("[name=notes]").fill("Pause here.")
    expect(page.locator(".cx-scene-name")).to_have_count(len(TITLES))
    page.get_by_role("button", name=SAID["to_list"]).click()
    shelf.get_by_text(SAID["more"], exact=True).click()
    files: dict[str, Path] = {}
    for key in ("as_file", "as_html", "as_slides", "as_handout"):
        with page.expect_download(timeout=60_000) as download:
            shelf.get_by_role("button", name=SAID[key], exact=True).click()
        files[key] = folder / download.value.suggested_filename
        download.value.save_as(files[key])
    shelf.get_by_role("button", name=re.compile(SAID["present"])).first.click()
    until_seen(page, DECK, timeout=PATIENCE_MS)
    presented(Lectern(page, ""))
    page.keyboard.press("Escape")
    return files


def presented(lectern: Lectern) -> None:
    lectern.shows(1, TITLES[0])
    expect(lectern.deck.locator(".cx-words strong")).to_have_text("books")
    lectern.press("End")
    lectern.shows(len(TITLES), TITLES[-1])
    lectern.says(picked="1933-10-papers-for-shanghai")


def test_an_untidy_spreadsheet_becomes_a_lecture_that_opens_from_disk(
    browser: Browser, tmp_path: Path
) -> None:
    port = free_port()
    with offline(browser) as (context, watch):
        page = prepared(context.new_page())
        with serve(LAZY, port=port) as server:
            page.goto(f"{server.address}/own")
            drop(page, spreadsheet())
            mend(page)
            stage = show(page)
            looked_at(stage)
            collect(stage)
            files = write(page, tmp_path)
        with from_disk(browser, files["as_html"]) as alone:
            presented(alone)
        told = files["as_file"].read_text("utf-8")
        assert all(f"heading: {title}" in told for title in TITLES[1:])
        slides: Any = Presentation(str(files["as_slides"]))
        assert TITLES[1] in [own.shapes.title.text for own in slides.slides]
        said = " ".join(own.extract_text() for own in PdfReader(files["as_handout"]).pages)
        assert "Seminar handout" in said
        assert watch.outside == []
