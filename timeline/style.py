"""Palette, themes and sizes; nothing else holds a colour.

The hues are of the Okabe-Ito family, which the three common colour-vision deficiencies keep
apart, darkened or lightened to the ground they stand on.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from geodata.vocabularies import Category, Direction, EraKind, Scale, Usage, Verdict, WayKind
from timeline.labels import EventGroup

FONTS = (
    '"Source Sans", "Source Sans 3", "Source Sans Pro", "Noto Sans KR", "Malgun Gothic", '
    '"Apple SD Gothic Neo", NanumGothic, "Nanum Gothic", sans-serif'
)


WAY_PX = {Scale.THOUSANDS: 11.0, Scale.HUNDREDS: 5.0, Scale.TENS: 2.6, Scale.FEW: 1.4}
QUIET_WAY_PX = 1.2  # of a way whose people nobody counted by the year
MAIN_FLIGHT_PX, FLIGHT_PX = 2.6, 1.3  # a flight is one quiet arc however many it stands for
FULL_WIDTH_AT_M_PX, WIDTH_POWER = 5200.0, 0.55  # metres a pixel of a wide panel at Region
LEAST_WIDTH, MOST_WIDTH = 0.55, 1.15
HALL_WAY = 1.6


def class_px(kind: WayKind, scale: Scale | None, *, is_named: bool) -> float:
    """Width of a way before the map's scale is known, in CSS pixels."""
    if kind is WayKind.AIR:
        return MAIN_FLIGHT_PX if is_named else FLIGHT_PX
    return WAY_PX[scale] if scale else QUIET_WAY_PX


def width_factor(metres_a_pixel: float) -> float:
    """What widths are multiplied by: closer, lines are wider, and farther off thinner."""
    grown = (FULL_WIDTH_AT_M_PX / metres_a_pixel) ** WIDTH_POWER
    return min(max(grown, LEAST_WIDTH), MOST_WIDTH)


def width_px(scale: Scale | None, metres_a_pixel: float) -> float:
    """Width of a way that is no flight, in CSS pixels; `Theme.way_scale` times that in a theme."""
    return class_px(WayKind.LAND, scale, is_named=False) * width_factor(metres_a_pixel)


class ThemeName(StrEnum):
    """`hall`: black on white, large and thick, for the last row of a lecture hall.

    `hall-dark`: as large, white on black, where a hall is dark.
    """

    LIGHT = "light"
    DARK = "dark"
    HALL_DARK = "hall-dark"
    HALL = "hall"


@dataclass(frozen=True, slots=True)
class WayInk:
    """Colours of a way: its line, the words at it, its arrow heads."""

    line: str
    words: str
    head: str


def _inks(out: WayInk, back: WayInk, onward: WayInk) -> dict[WayKind, WayInk]:
    leading_out = (WayKind.LAND, WayKind.SEA, WayKind.AIR, WayKind.AREA)
    return dict.fromkeys(leading_out, out) | {WayKind.RETURN: back, WayKind.ONWARD: onward}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as CSS, sizes in CSS pixels at a height of 1080."""

    name: ThemeName
    sea: str
    land: str
    land_origin: str
    land_destination: str
    land_neighbour: str
    land_transit: str
    coast: str
    border: str
    province: str
    water: str
    river: str
    demarcation: str
    disputed: str
    paper: str
    panel: str
    ink: str
    quiet: str
    dim: str  # words that are not of the year or the pick
    faint: str
    halo: str
    accent: str
    bands: dict[EraKind, str]
    leaders: tuple[str, ...]  # in turn
    groups: dict[EventGroup, str]  # of events on the timeline, its words and its dots
    directions: dict[Direction, str]
    ways: dict[WayKind, WayInk]
    way_quiet: str  # a way that nobody counted, or too few
    way_aside: str  # all others while one is picked
    country_name: str
    sea_name: str
    categories: dict[Category, str]
    verdicts: dict[Verdict, str]
    women: str
    men_pale: str  # beside women in their colour, which outlines it
    unknown_sex: str
    traces: tuple[str, ...]  # of a chart, in this order; each with a symbol of its own
    page_text: str  # what Streamlit draws itself, as .streamlit/config.toml has it
    page_button: str
    page_ground: str
    line_scale: float = 1.0
    way_scale: float = 1.0
    text_scale: float = 1.0  # of what is drawn
    page_scale: float = 1.0  # of the page around it

    @property
    def of_hall(self) -> bool:
        return self.name in {ThemeName.HALL, ThemeName.HALL_DARK}

    @property
    def is_dark(self) -> bool:
        return self.name in {ThemeName.DARK, ThemeName.HALL_DARK}

    def width(self, usage: Usage) -> float:
        """Width of a corridor by how much it was used."""
        widths = {Usage.MAIN: 4.0, Usage.SECONDARY: 2.8, Usage.RARE: 1.8, Usage.HISTORICAL: 1.8}
        return max(widths[usage] * self.line_scale, 3.0 if self.of_hall else 0)


LIGHT = Theme(
    name=ThemeName.LIGHT,
    sea="#e3edf1",
    land="#f6f3ec",
    land_origin="#efcdb4",
    land_destination="#cfe0cd",
    land_neighbour="#f1ecdf",
    land_transit="#f6f3ec",
    coast="#a9b7bd",
    border="#cdc5b2",
    province="#c9c2ae",
    water="#e3edf1",
    river="#5b93b5",
    demarcation="#a3251d",
    disputed="#9a9484",
    paper="#fbfaf7",
    panel="#ffffff",
    ink="#1b2733",
    quiet="#4f5b66",
    dim="#6b7279",
    faint="#d9d6cd",
    halo="#ffffff",
    accent="#0b5c73",
    bands={EraKind.LEADER: "#e4e0d5", EraKind.HARDSHIP: "#f2dfc9", EraKind.BORDER: "#dbe3e8"},
    leaders=("#e4e0d5", "#f1eee7"),
    groups={
        EventGroup.ORIGIN: "#2b3640",
        EventGroup.LEAVING: "#9c331d",
        EventGroup.RETURNS: "#46297a",
        EventGroup.DESTINATION: "#006e56",
        EventGroup.WORLD: "#0b5f99",
        EventGroup.OWN: "#9a1f73",
    },
    directions={
        Direction.OUT: "#c0442b",
        Direction.POSTED: "#4f5b66",
        Direction.RETURN: "#2f63b5",
        Direction.FORCED_RETURN: "#46297a",
    },
    ways=_inks(
        WayInk("#c0442b", "#9c331d", "#8d2c18"),
        WayInk("#46297a", "#46297a", "#2f1a55"),
        WayInk("#00735a", "#00735a", "#00523f"),
    ),
    way_quiet="#7d868d",
    way_aside="#c9cbc9",
    country_name="#736a53",
    sea_name="#3f6f8c",
    categories={
        Category.LEADERSHIP: "#1b2733",
        Category.HARDSHIP: "#8a5a00",
        Category.BORDER: "#54606b",
        Category.DEPARTURE: "#c0442b",
        Category.RETURN: "#46297a",
        Category.RECEPTION: "#00735a",
        Category.POLICY: "#0b5f99",
        Category.DIPLOMACY: "#a3467f",
        Category.REPORT: "#66701b",
    },
    verdicts={
        Verdict.SUPPORTED: "#006b54",
        Verdict.PARTLY: "#b57a00",
        Verdict.CONTESTED: "#4a63c8",
        Verdict.NOT_SUPPORTED: "#a3251d",
    },
    women="#c0442b",
    men_pale="#e2a79a",
    unknown_sex="#7b838a",
    traces=("#0b5f99", "#8a5a00", "#008a63", "#1b2733"),
    page_text="#0e171f",
    page_button="#0b5c73",
    page_ground="#f3f0e8",
)

DARK = Theme(
    name=ThemeName.DARK,
    sea="#0f1e28",
    land="#263138",
    land_origin="#57402f",
    land_destination="#2f4a3b",
    land_neighbour="#333a38",
    land_transit="#2c373c",
    coast="#50616b",
    border="#6d7a80",
    province="#46535a",
    water="#16303f",
    river="#5fa8d8",
    demarcation="#ff8a75",
    disputed="#7c888d",
    paper="#111a21",
    panel="#18242c",
    ink="#eef2f4",
    quiet="#b3bfc7",
    dim="#8d9aa3",
    faint="#33424c",
    halo="#101a21",
    accent="#6cc5dd",
    bands={EraKind.LEADER: "#1d2b34", EraKind.HARDSHIP: "#3b2f20", EraKind.BORDER: "#24343f"},
    leaders=("#2a3a44", "#1b2831"),
    groups={
        EventGroup.ORIGIN: "#eef2f4",
        EventGroup.LEAVING: "#ff9472",
        EventGroup.RETURNS: "#c9b3ff",
        EventGroup.DESTINATION: "#57cfae",
        EventGroup.WORLD: "#74b6ee",
        EventGroup.OWN: "#f2d250",
    },
    directions={
        Direction.OUT: "#ff9472",
        Direction.POSTED: "#b3bfc7",
        Direction.RETURN: "#5f9bff",
        Direction.FORCED_RETURN: "#e0cbff",
    },
    ways=_inks(
        WayInk("#ff9472", "#ff9472", "#ffd0be"),
        WayInk("#c9b3ff", "#c9b3ff", "#eae1ff"),
        WayInk("#57cfae", "#57cfae", "#b4f0de"),
    ),
    way_quiet="#8b969d",
    way_aside="#4c5860",
    country_name="#a9a58f",
    sea_name="#7fb0cf",
    categories={
        Category.LEADERSHIP: "#eef2f4",
        Category.HARDSHIP: "#e6b35a",
        Category.BORDER: "#a9b6c0",
        Category.DEPARTURE: "#ff9472",
        Category.RETURN: "#c7a6ff",
        Category.RECEPTION: "#57cfae",
        Category.POLICY: "#74b6ee",
        Category.DIPLOMACY: "#ee9ccb",
        Category.REPORT: "#c3cf6a",
    },
    verdicts={
        Verdict.SUPPORTED: "#3fbf9b",
        Verdict.PARTLY: "#ffdc85",
        Verdict.CONTESTED: "#8fa8ff",
        Verdict.NOT_SUPPORTED: "#ff7d66",
    },
    women="#ff9472",
    men_pale="#8a5546",
    unknown_sex="#7f8a92",
    traces=("#74b6ee", "#e6b35a", "#2f9f80", "#eef2f4"),
    page_text="#eef2f4",
    page_button="#3f9bb6",
    page_ground="#18242c",
)

HALL = Theme(
    name=ThemeName.HALL,
    sea="#e3eef4",
    land="#ffffff",
    land_origin="#f6cfae",
    land_destination="#cfe6cb",
    land_neighbour="#f8f1df",
    land_transit="#ffffff",
    coast="#8fa3ad",
    border="#a39c88",
    province="#b4ad9b",
    water="#c3dbe8",
    river="#1f6fa8",
    demarcation="#a00000",
    disputed="#6e695c",
    paper="#ffffff",
    panel="#ffffff",
    ink="#000000",
    quiet="#222222",
    dim="#5c5c5c",
    faint="#b9b9b9",
    halo="#ffffff",
    accent="#003f52",
    bands={EraKind.LEADER: "#e2e2e2", EraKind.HARDSHIP: "#f8e2c4", EraKind.BORDER: "#d6e0e8"},
    leaders=("#e2e2e2", "#f1f1f1"),
    groups={
        EventGroup.ORIGIN: "#000000",
        EventGroup.LEAVING: "#b02a10",
        EventGroup.RETURNS: "#32106b",
        EventGroup.DESTINATION: "#005c47",
        EventGroup.WORLD: "#064a7a",
        EventGroup.OWN: "#8a1464",
    },
    directions={
        Direction.OUT: "#b02a10",
        Direction.POSTED: "#222222",
        Direction.RETURN: "#0a4aad",
        Direction.FORCED_RETURN: "#32106b",
    },
    ways=_inks(
        WayInk("#b02a10", "#b02a10", "#741505"),
        WayInk("#32106b", "#32106b", "#1d0644"),
        WayInk("#005c47", "#005c47", "#003d2f"),
    ),
    way_quiet="#6b7177",
    way_aside="#c9cbc9",
    country_name="#6d6650",
    sea_name="#1f6fa8",
    categories={
        Category.LEADERSHIP: "#000000",
        Category.HARDSHIP: "#744a00",
        Category.BORDER: "#3d474f",
        Category.DEPARTURE: "#b02a10",
        Category.RETURN: "#32106b",
        Category.RECEPTION: "#005c47",
        Category.POLICY: "#064a7a",
        Category.DIPLOMACY: "#8a2c67",
        Category.REPORT: "#4e560f",
    },
    verdicts={
        Verdict.SUPPORTED: "#005c47",
        Verdict.PARTLY: "#a86c00",
        Verdict.CONTESTED: "#2a4fd0",
        Verdict.NOT_SUPPORTED: "#9c1a10",
    },
    women="#b02a10",
    men_pale="#ecc0b6",
    unknown_sex="#6b7177",
    traces=("#064a7a", "#744a00", "#1f8a66", "#000000"),
    page_text="#000000",
    page_button="#003f52",
    page_ground="#f2f2f2",
    line_scale=1.7,
    way_scale=HALL_WAY,
    text_scale=2.06,
    page_scale=1.7,
)

HALL_DARK = replace(
    DARK,
    name=ThemeName.HALL_DARK,
    sea="#0a161e",
    paper="#000000",
    panel="#0b1116",
    ink="#ffffff",
    quiet="#dde4e8",
    dim="#a9b4bc",
    halo="#000000",
    page_text="#ffffff",
    line_scale=HALL.line_scale,
    way_scale=HALL.way_scale,
    text_scale=HALL.text_scale,
    page_scale=HALL.page_scale,
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, HALL_DARK, HALL)}


def css(theme: Theme) -> dict[str, str]:
    """The values of a theme that the style sheets name."""
    names = "sea paper panel ink quiet faint halo accent".split()
    values = {f"--cx-{name}": str(getattr(theme, name)) for name in names}
    values |= {"--cx-strong": theme.women, "--cx-pale": theme.men_pale}
    return values | {"--cx-fonts": FONTS, "--cx-text": str(theme.text_scale)}
