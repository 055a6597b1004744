"""Scenes that fill the screen with something else than map and timeline."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pptx import Presentation

from tests.browser.conftest import prepared
from tests.browser.lecturing import DECK, PATIENCE_MS, QUESTION, Lectern
from tests.browser.test_lectures import SAID, saved_by
from tests.browser.waiting import expect
from tests.relay import relayed
from tests.serving import Server, offline

pytestmark = pytest.mark.browser

SCENES: list[dict[str, Any]] = [
    {"heading": "The peak", "layout": "number", "number": "2009", "words": "Never more."},
    {"heading": "The fall", "layout": "chart", "chart": "arrivals", "mark": [2011, 2012]},
    {
        "heading": "Accounts",
        "layout": "columns",
        "columns": [{"who": "Seoul", "says": "Yes."}, {"who": "Pyongyang", "says": "No."}],
        "builds": True,
    },
    QUESTION,
    {"heading": "The way", "layout": "map", "words": "A.\n\nB.", "builds": True},
]
RAW = {"crossings": 1, "title": "Layouts", "scenes": SCENES}


def face(lectern: Lectern) -> Any:
    return lectern.deck.locator(".cx-face:not(.cx-face-ahead)")


def test_every_layout_fills_the_screen_though_the_server_is_gone(
    app: Server, browser: Browser
) -> None:
    with offline(browser) as (context, watch):
        page = prepared(context.new_page(), (1920, 1080))
        with relayed(app.address) as server:
            lectern = Lectern(page, server.address)
            lectern.present(lectern.keep(RAW))
            expect(lectern.stage).to_have_attribute("data-whole", "true")
            expect(lectern.deck).to_have_attribute("data-charts", "true")
            server.cut()
            number = face(lectern).locator(".cx-number")
            expect(number).to_have_text("2,914")
            assert number.evaluate("own => parseFloat(getComputedStyle(own).fontSize)") >= 180
            lectern.press("PageDown")
            chart = face(lectern).locator(".cx-face-chart[data-ready=true]")
            expect(chart).to_contain_text("44 per cent fewer", timeout=PATIENCE_MS)
            expect(chart).to_have_attribute("aria-label", re.compile("2,914"))
        assert watch.errors == []
        assert watch.outside == []


def test_points_and_answers_come_by_key_and_go_back_by_key(lectern: Lectern) -> None:
    lectern.keep(RAW)
    lectern.present("own-made", 3)
    accounts = face(lectern).locator(".cx-account > p")
    expect(face(lectern).locator(".cx-account h2").first).to_be_visible()
    expect(accounts).to_have_count(2)
    expect(accounts.first).to_be_hidden()
    lectern.press("ArrowRight")
    expect(accounts.first).to_be_visible()
    expect(accounts.last).to_be_hidden()
    lectern.press("ArrowRight", "ArrowRight")
    lectern.shows(4, "How many in 2009?")
    evidence = face(lectern).get_by_text("The most of all years.")
    expect(evidence).to_be_hidden()
    lectern.press("ArrowRight")
    lectern.shows(4)
    expect(evidence).to_be_visible()
    expect(face(lectern).locator("li.right")).to_have_text("more")
    lectern.press("ArrowRight")
    lectern.shows(5, "The way")
    expect(face(lectern)).to_be_hidden()
    words = lectern.stage.locator(".cx-words p")
    expect(words.first).to_be_hidden()
    lectern.press("ArrowRight", "ArrowRight")
    expect(words.last).to_be_visible()
    lectern.press("ArrowLeft")
    expect(words.last).to_be_hidden()
    expect(words.first).to_be_visible()


def test_a_question_from_the_hall_brings_the_map_and_escape_the_scene(lectern: Lectern) -> None:
    lectern.keep(RAW)
    lectern.present("own-made", 1)
    expect(face(lectern)).to_be_visible()
    lectern.press("q")
    lectern.page.keyboard.type("how many women in 2015?")
    expect(face(lectern)).to_be_visible()
    expect(lectern.stage.locator(".cx-picks button").first).to_contain_text("1,024 women")
    lectern.press("Enter")
    expect(face(lectern)).to_be_hidden()
    expect(lectern.stage.locator(".cx-map")).to_be_visible()
    expect(lectern.stage.locator(".cx-card")).to_contain_text("1,024 women")
    lectern.says(at_=2015)
    lectern.press("Escape")
    expect(face(lectern)).to_be_visible()
    expect(lectern.stage.locator(".cx-map")).to_be_hidden()


def test_the_editor_asks_for_what_a_layout_shows(lectern: Lectern, tmp_path: Path) -> None:
    page = lectern.page
    lectern.keep({"crossings": 1, "title": "T", "scenes": [{"heading": "H"}]})
    page.goto(f"{lectern.address}/lectures?edit=own-made")
    form = page.locator(".cx-form")
    form.get_by_label(SAID["layouts"]["number"]).check(force=True)
    form.locator("[name=number]").fill("arrivals 2009")
    expect(form.get_by_role("option").first).to_contain_text("2009")
    form.locator("[name=number]").press("Enter")
    preview = page.locator(f".cx-preview {DECK} .cx-face")
    expect(preview.locator(".cx-number")).to_have_text("2,914", timeout=PATIENCE_MS)
    form.get_by_label(SAID["layouts"]["chart"]).check(force=True)
    form.locator("[name=chart]").fill("share women")
    expect(form.get_by_role("option").first).to_contain_text("women")
    form.locator("[name=chart]").press("Enter")
    expect(form.locator("[name=chart]")).to_be_hidden()
    chart = preview.locator(".cx-face-chart[data-ready=true]")
    expect(chart).to_have_attribute("aria-label", re.compile("Share of women"), timeout=PATIENCE_MS)
    form.get_by_label(SAID["layouts"]["picture"]).check(force=True)
    drawing = tmp_path / "own.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
        '<script>document.title = "run"</script><rect width="40" height="30" fill="red"/></svg>'
    )
    form.locator("[name=image]").set_input_files(drawing)
    for key in ("caption", "credit", "description"):
        form.locator(f"[name={key}]").fill(f"The {key}")
    image = preview.get_by_role("img", name="The description")
    expect(image).to_be_visible(timeout=PATIENCE_MS)
    assert (image.get_attribute("src") or "").startswith("data:image/png;base64,")
    expect(preview).to_contain_text("The caption")
    expect(preview.locator(".cx-beside")).to_have_count(1)
    wide = "own => own.offsetWidth / own.closest('.cx-face').offsetWidth"
    assert image.evaluate(wide) == pytest.approx(0.66, abs=0.01)


def test_slides_show_the_chart_and_say_the_number(lectern: Lectern, tmp_path: Path) -> None:
    shelf = lectern.shelf(lectern.keep({**RAW, "scenes": SCENES[:2]}))
    shelf.get_by_text(SAID["more"], exact=True).click()
    made: Any = Presentation(
        str(saved_by(shelf, SAID["as_slides"], tmp_path / "layouts-students-en.pptx"))
    )
    number, chart = list(made.slides)[1:3]
    assert [own for own in number.shapes if hasattr(own, "image")] == []
    assert "2,914 people" in " ".join(own.text_frame.text for own in number.placeholders)
    assert [own for own in chart.shapes if hasattr(own, "image")] == []
    (plot,) = [own.chart.plots[0] for own in chart.shapes if own.has_chart]
    at = list(plot.categories).index("2009")
    assert sum(own.values[at] or 0 for own in plot.series) == 2914
