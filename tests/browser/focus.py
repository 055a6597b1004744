"""Whether a reader sees where the focus is."""

from playwright.sync_api import Page

# On what has it, on what is drawn over it, or on the label of a field.
RINGED = """() => {
  const own = document.activeElement;
  return [[own], [own, "::before"], [own.closest("label") ?? own]].some(([of, part]) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(of, part);
    const clear = /^rgba.*, 0\\)$/.test(outlineColor);
    return !clear && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
}"""


def ringed(page: Page) -> bool:
    return page.evaluate(RINGED)
