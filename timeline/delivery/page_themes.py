"""The themes as Streamlit takes them."""

from timeline.delivery.wire import ThemeColours
from timeline.style import THEMES, Theme

# The theme that is worn where the address names none; its condition for a style sheet.
BY_SYSTEM = {"light": "(prefers-color-scheme: light)", "dark": "(prefers-color-scheme: dark)"}


def page_themes() -> dict[str, ThemeColours]:
    """The themes of a page by name, in the order in which they follow one another."""
    return {name: _streamlit(theme) for name, theme in THEMES.items()}


def _streamlit(theme: Theme) -> ThemeColours:
    """A theme in the words of Streamlit's; base 0 is light, 1 dark."""
    return {
        "base": int(theme.is_dark),
        "primaryColor": theme.page_button,
        "backgroundColor": theme.paper,
        "secondaryBackgroundColor": theme.page_ground,
        "textColor": theme.page_text,
        "linkColor": theme.accent,
        "borderColor": theme.faint,
        "paddingTop": "0.5rem",
        "fontScale": theme.page_scale,
    }
