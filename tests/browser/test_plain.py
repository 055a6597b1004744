"""Text from the facts is shown letter for letter, whatever Streamlit makes of markup."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.waiting import until_seen
from tests.serving import serve
from tests.timeline.hostile import HOSTILE

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("plain_app.py")
# What a line, a caption and a button show, and which elements markup has made in them. Streamlit
# links bare addresses whatever is escaped; one that goes where its own letters say is no markup.
SHOWN = """count => {
  const isAddress = ({ localName, textContent, href }) => localName === "a"
    && [textContent, `mailto:${textContent}`, `http://${textContent}`].some((address) =>
      [href, `${href}/`].includes(address) || `${address}/` === href);
  const box = "[data-testid=stMarkdownContainer]";
  return [...Array(count).keys()].map((number) =>
    [...document.querySelectorAll(`.st-key-hostile-${number} ${box}`)].map((shown) => ({
      text: shown.textContent.trim().replaceAll("\\u2060", ""), // a joiner is not seen
      made: [...shown.querySelectorAll("*")]
        .filter((own) => own.localName !== "p" && !isAddress(own)).map((own) => own.localName),
    })));
}"""


def test_hostile_text_is_shown_letter_for_letter(page: Page) -> None:
    with serve(APP) as server:
        page.goto(server.address)
        until_seen(page, f".st-key-button-{len(HOSTILE) - 1} button")
        shown = page.evaluate(SHOWN, len(HOSTILE))
    wrong: set[str] = set()
    for text, boxes in zip(HOSTILE, shown, strict=True):
        wanted = " ".join(text.split())
        assert boxes
        faulty = [box for box in boxes if box["text"] != wanted or box["made"]]
        wrong |= {f"{wanted} -> {box['text']} {box['made']}" for box in faulty}
    assert wrong == set()
