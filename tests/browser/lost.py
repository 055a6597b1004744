"""What a reader of a page loses who has a narrow window or sets letters farther apart."""

from pathlib import Path

from playwright.sync_api import Page

NARROW = (320, 640)  # 1280 pixels at 400 per cent
LEAST = 12  # pixels of a letter
LOST = Path(__file__).with_name("lost.js").read_text("utf-8")
# As WCAG 1.4.12 has it.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# Charts are drawn where they come near the window, and anew in another width.
DRAWN = """async () => {
  for (const chart of document.querySelectorAll("[data-testid=chart]")) {
    chart.scrollIntoView();
    while (chart.dataset.ready !== "true") await new Promise(requestAnimationFrame);
  }
  document.querySelector("[data-testid=stMain]").scrollTo(0, 0);
  for (let i = 0; i < 6; i += 1) await new Promise(requestAnimationFrame);
}"""


def lost(page: Page) -> list[str]:
    page.evaluate(DRAWN)
    return page.evaluate(LOST, LEAST)


def lost_in_a_narrow_window(page: Page) -> list[str]:
    """As the page is, and with letters, words and lines set apart."""
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    found = lost(page)
    page.evaluate(SPACED)
    return found + [f"spaced: {line}" for line in lost(page)]
