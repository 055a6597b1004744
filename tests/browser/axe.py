"""What axe finds on a page."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.waiting import until
from timeline.style import THEMES, ThemeName
from timeline.text import words

FOUND = """async ([within, rules]) => (await axe.run(within ?? document, {
    resultTypes: ["violations"],
    ...(rules.length && { runOnly: { type: "rule", values: rules } }),
})).violations"""
# What a theme may change, which brings no element: colours, and how much room letters take.
OF_A_THEME = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
# All of a page wears a theme: Streamlit's ground, and what says of itself what it wears. What shows
# how a lecture will look wears that of the hall.
WORN = """([theme, ground]) => !document.querySelector(
    `[data-theme]:not([data-theme="${theme}"], .cx-preview *)`)
    && getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor === ground
    && !document.getAnimations().length"""


def violations(
    page: Page, within: str | None = None, theme: ThemeName = ThemeName.LIGHT
) -> list[str]:
    """Whatever it finds, small faults too: rule, where, why.

    In another theme than the first, which a page wears first, only what a theme may change.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    rules = [] if theme is ThemeName.LIGHT else OF_A_THEME
    found: list[Any] = page.evaluate(FOUND, [within, rules])
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def in_each_theme(page: Page) -> Iterator[ThemeName]:
    """Has a page that was opened in the first put on each, as its reader does."""
    button = page.get_by_role("button", name=words()["frame"]["theme_label"])
    for theme in ThemeName:
        if theme is not ThemeName.LIGHT:
            button.click()
        ground = tuple(int(THEMES[theme].paper[i : i + 2], 16) for i in (1, 3, 5))
        until(page, WORN, [theme, f"rgb{ground}"])
        yield theme
