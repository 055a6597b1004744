"""show_frame: the bar above every page, and the theme that all of it wears."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.stage import assets
from timeline.stage.mounting import mount
from timeline.style import THEMES, Theme, ThemeName

HALL_SCALE = 1.7


def show_frame(pages: Sequence[tuple[str, str]], now: str, words: Mapping[str, str]) -> None:
    """Pages as (path, title) in their order; `now` is the path of the one that is shown."""
    mount(
        "frame",
        "frame",
        {
            "pages": [{"path": path, "title": title} for path, title in pages],
            "now": now,
            "style": assets.style("page"),
            "themes": page_themes(),
            "words": words,
        },
        key="frame",
    )


def page_themes() -> dict[str, dict[str, Any]]:
    """The themes of a page by name, in the order in which they follow one another."""
    return {name: _streamlit(theme) for name, theme in THEMES.items()}


def _streamlit(theme: Theme) -> dict[str, Any]:
    """A theme in the words of Streamlit's; base 0 is light, 1 dark."""
    return {
        "base": int(theme.name is ThemeName.DARK),
        "primaryColor": theme.page_button,
        "backgroundColor": theme.paper,
        "secondaryBackgroundColor": theme.page_ground,
        "textColor": theme.page_text,
        "linkColor": theme.accent,
        "borderColor": theme.faint,
        "paddingTop": "0.5rem",
        "fontScale": HALL_SCALE if theme.name is ThemeName.HALL else 1,
    }
