"""The app below a path of a site: all of it is there, and nothing is asked of the site's root."""

from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.conftest import prepared
from tests.browser.lecturing import DECK, QUESTION, RAW, Lectern
from tests.browser.waiting import PATIENCE_MS, expect, until_seen
from tests.serving import LAZY, begun, comes, offline
from timeline.text import words

pytestmark = pytest.mark.browser

SAID = words()["lectures"]
BASE = "/crossings/"
PAGES = {
    "?pick=2016-04-ningbo-restaurant": "[data-testid=stage][data-ready=true] .cx-card h2",
    "routes": "[data-testid=routes] h1:not(.cx-early *)",
    "numbers": "[data-testid=chart][data-ready=true]:not(.cx-early *)",
    "check?claim=h": "[data-testid=chart][data-ready=true]:not(.cx-early *)",
    "glossary": "[data-testid=glossary][data-ready=true]:not(.cx-early *)",
    "sources": "[data-testid=sources][data-ready]:not(.cx-early *)",
    "accessibility": "h1:not(.cx-early *)",
    "own": "[data-testid=own] h1, [data-testid=own] h2",
}
STREAMLITS = ("_stcore/health", "_stcore/host-config")  # it looks for them below a page first
LECTURE = {**RAW, "scenes": [RAW["scenes"][0], QUESTION]}


def test_pages_files_exports_a_talk_its_notes_and_its_room_are_there(browser: Browser) -> None:
    lost: list[str] = []

    def hear(answer: Response) -> None:
        at = urlsplit(answer.url)
        astray = answer.status >= 400 or not at.path.startswith(BASE)
        if astray and at.scheme == "http" and not at.path.endswith(STREAMLITS):
            lost.append(f"{answer.status} {at.path}")

    base = {"STREAMLIT_SERVER_BASE_URL_PATH": "crossings"}
    with begun(LAZY, env=base) as server, ExitStack() as stack:
        address = f"{server.address}{BASE}".removesuffix("/")
        assert comes(address, within=60)
        context, watch = stack.enter_context(offline(browser))
        context.on("response", hear)
        page = prepared(context.new_page())
        for path, drawn in PAGES.items():
            page.goto(f"{address}/{path}")
            until_seen(page, drawn, timeout=PATIENCE_MS)
        page.goto(f"{address}/sources")
        with page.expect_download() as coming:
            page.get_by_role("link", name="events.csv", exact=True).click()
        assert coming.value.path().stat().st_size > 10_000
        page.goto(f"{address}/")
        until_seen(page, "[data-testid=stage][data-ready=true]")
        lectern = Lectern(page, address)
        shelf = lectern.shelf(lectern.keep(LECTURE))
        shelf.get_by_text(SAID["more"], exact=True).click()
        shelf.get_by_label(SAID["whom"]).select_option("lecturer")
        for made in ("as_html", "as_slides", "as_handout"):
            with page.expect_download(timeout=60_000) as coming:
                shelf.get_by_role("button", name=SAID[made], exact=True).click()
            assert coming.value.path().stat().st_size > 10_000
        lectern.present("own-made")
        with context.expect_page() as opening:
            lectern.press("n")
        notes = opening.value
        until_seen(notes, "[data-testid=notes]")
        lectern.press("r")
        sign = page.get_by_test_id("sign")
        expect(sign).to_have_attribute("data-size", "large")
        code = sign.locator(".cx-sign-code").inner_text().replace(" ", "")
        phone = context.new_page()
        phone.goto(f"{address}/room?code={code}")
        expect(phone.locator("main h1").first).to_have_text("First")
        assert urlsplit(phone.url).path == f"{BASE}room/{code}"
        lectern.press("PageDown")
        expect(sign).to_have_attribute("data-size", "small")
        lectern.press("PageDown")
        expect(phone.locator("body")).to_have_attribute("data-scene", "2")
        until_seen(page, DECK)
        assert lost == []
        assert watch.errors == []
        assert watch.outside == []
