"""Facts that hold markup are shown letter for letter, where Streamlit and Plotly read it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.test_check import CARDS, CHARTS
from tests.browser.test_routes import SAY, ready
from tests.browser.waiting import expect, until_seen
from tests.geodata.planting import Copy, make_copy
from tests.serving import LAZY, Server, serve
from tests.timeline.hostile import HOSTILE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = make_copy(tmp_path_factory.mktemp("hostile"))
    texts = [" ".join(text.split()) for text in HOSTILE]
    for table, columns in (
        ("claims", ("claim", "finding")),
        ("corridors", ("name",)),
        ("events", ("title",)),
        ("series", ("category",)),
        ("sources", ("title", "publisher")),
    ):
        rows = copy.rows(table)
        changed = [
            row | {column: texts[(at + n) % len(texts)] for n, column in enumerate(columns)}
            for at, row in enumerate(rows)
        ]
        copy.write(table, changed)
    return copy


@pytest.fixture(scope="module")
def server(copy: Copy) -> Iterator[Server]:
    with serve(LAZY, env={"FACTS": str(copy.folder)}) as server:
        yield server


def test_in_claims_and_in_what_their_charts_are_drawn_from(
    shared: Page, copy: Copy, server: Server
) -> None:
    page, wanted = shared, list(copy.load().claims.values())
    page.goto(f"{server.address}/check")
    until_seen(page, f"{CARDS} .cx-claim")
    assert page.locator(f"{CARDS} h2").all_text_contents() == [one.claim for one in wanted]
    assert made(page) == []
    for claim in ("a", "f", "l"):
        page.goto(f"{server.address}/check?claim={claim}")
        until_seen(page, CHARTS)
        for summary in page.locator(".cx-chart summary, .cx-claims summary").all():
            summary.click()
        page.locator(".cx-figure").first.focus()
        page.keyboard.press("End")
        expect(page.locator(".cx-told p")).not_to_have_count(0)
        assert made(page) == []


def made(page: Page) -> list[str]:
    """What markup in a text would have made of itself within cards and charts."""
    return page.evaluate("""() => [...document.querySelectorAll(
        ".cx-claims, .cx-chart")].flatMap((own) => [...own.querySelectorAll(
        "script, img, em, strong, code, iframe, a[href^='javascript:'], a[href*='example.org']")])
        .map((element) => element.outerHTML)""")


def test_in_boxes_and_headings_of_routes(shared: Page, copy: Copy, server: Server) -> None:
    page, names = shared, {row["id"]: row["name"] for row in copy.rows("corridors")}
    first = next(iter(names))
    page.goto(f"{server.address}/routes")
    ready(page)
    page.goto(f"{server.address}/routes?corridor={first}")
    ready(page)
    shown = page.get_by_role("combobox", name=SAY["corridor"]).locator("option").all()
    said = {str(one.get_attribute("value")): one.text_content() for one in shown}
    assert said == {"": SAY["all"], **names}
    assert page.locator(".cx-routespage h2").text_content() == names[first]
