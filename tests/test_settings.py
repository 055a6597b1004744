"""What .streamlit/config.toml asks for is taken, and can be read."""

import tomllib
from collections.abc import Iterator

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap
from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs

from tests.serving import ROOT
from timeline import style
from timeline.guard.limits import Limits

PAGE_COLOURS = {
    "backgroundColor": "paper",
    "linkColor": "accent",
    "borderColor": "faint",
    "primaryColor": "page_button",
    "secondaryBackgroundColor": "page_ground",
    "textColor": "page_text",
}
THEMES = pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=lambda theme: theme.name)

Colour = tuple[float, float, float]


def settings() -> dict[str, object]:
    """Every option of .streamlit/config.toml by its full name."""
    return dict(flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8")), ""))


def flat(table: dict[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def test_streamlit_takes_every_setting() -> None:
    """Streamlit only warns of a name it does not know, and hidden ones may go without a word."""
    taken = {name: config.get_option(name) for name in settings()}
    assert taken == settings()


def test_what_no_page_says_is_refused_before_it_is_read() -> None:
    """What reads frames counts in megabytes; below one the guard cuts what is too large."""
    assert 1_000_000 == _get_uvicorn_config_kwargs()["ws_max_size"] > Limits().message_bytes


def test_a_server_that_others_reach_asks_nobody_for_its_own_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[None] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append(None))
    known = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")  # noqa: S104 - nothing listens
    try:
        bootstrap._print_url(is_running_hello=False)
    finally:
        config.set_option("server.address", known)
    assert asked == []


def colours(theme: style.Theme) -> dict[str, str]:
    """The colours that Streamlit is given for this theme."""
    own = f"theme.{theme.name}."
    return {name.removeprefix(own): str(v) for name, v in settings().items() if own in name}


@THEMES
def test_the_page_wears_the_colours_of_the_stage(theme: style.Theme) -> None:
    page = {name: colours(theme)[name] for name in PAGE_COLOURS}
    assert page == {name: getattr(theme, own) for name, own in PAGE_COLOURS.items()}


@THEMES
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_words_of_the_page_can_be_read(theme: style.Theme, ground: str) -> None:
    """WCAG AA; a caption is the text's colour at 60 %, a link and a chosen option the accent."""
    page = colours(theme)
    caption = mixed(page["textColor"], page[ground], 0.6)
    assert contrast(caption, rgb(page[ground])) >= 4.5
    assert contrast(rgb(page["linkColor"]), rgb(page[ground])) >= 4.5
    assert contrast(rgb(page["primaryColor"]), rgb(page[ground])) >= 4.5
    assert contrast(rgb(page["primaryColor"]), rgb("#ffffff")) >= 3  # a white tick on it


def rgb(code: str) -> Colour:
    """Red, green and blue from 0 to 1."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def mixed(top: str, ground: str, share: float) -> Colour:
    red, green, blue = (
        a * share + b * (1 - share) for a, b in zip(rgb(top), rgb(ground), strict=True)
    )
    return red, green, blue


def luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG counts it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
