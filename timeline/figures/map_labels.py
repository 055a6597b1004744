"""Names, dots and discs over the map: sizes by width, colours by theme."""

from dataclasses import asdict, dataclass
from typing import Any

from timeline.style import (
    FULL_WIDTH_AT_M_PX,
    LEAST_WIDTH,
    MOST_WIDTH,
    WIDTH_POWER,
    Theme,
    ThemeName,
)

CASING_PX = 2.6  # wider than the way that lies on it


@dataclass(frozen=True, slots=True)
class LabelSizes:
    """Sizes of text in CSS pixels on a map at least `from_px` wide; 0 is not written.

    `country` is the least and the greatest, `shrink` what the sizes of countries are multiplied
    by; no text is smaller than `least`. `rank` is the last of places named on the map of a
    region; the closer, the more.
    """

    from_px: int
    main: float
    way: float
    fact: float
    country: tuple[float, float]
    shrink: float
    focus: float
    place: float
    sea: float
    year: float
    rank: int
    least: float = 12


DESK_SIZES = (
    LabelSizes(800, 21, 18, 14.5, (12.2, 27), 1, 16, 14, 14, 84, 2),
    LabelSizes(450, 19, 16, 13, (12.2, 25), 0.86, 14.5, 13, 13, 72, 2),
    LabelSizes(0, 15, 15, 0, (14, 19), 0.7, 14, 13, 0, 40, 1),
)
HALL_SIZES = (
    LabelSizes(800, 37, 34, 27, (30, 36), 1.4, 28, 27, 0, 110, 1, 27),
    LabelSizes(400, 29, 27, 0, (27, 30), 1.2, 27, 27, 0, 84, 1, 27),
    LabelSizes(0, 19, 18, 0, (18, 20), 0.8, 18, 16, 0, 44, 1, 16),  # a phone, from no last row
)


def labels(theme: Theme) -> dict[str, Any]:
    """What the browser draws names, dots, discs and legs with."""
    hall = theme.name is ThemeName.HALL
    return {
        "sizes": [asdict(own) for own in (HALL_SIZES if hall else DESK_SIZES)],
        "dot": 7 if hall else 3.8,
        "ring": 14 if hall else 9,
        "disc": 10 if hall else 7,
        "halo": theme.halo,
        "ink": theme.ink,
        "quiet": theme.quiet,
        "panel": theme.panel,
        "country": theme.country_name,
        "sea": theme.sea_name,
        "river": theme.river,
        "accent": theme.accent,
        "aside": theme.way_aside,
        "ways": {kind: asdict(ink) for kind, ink in theme.ways.items()},
        "groups": dict(theme.groups),
        "widths": {
            "at": FULL_WIDTH_AT_M_PX,
            "power": WIDTH_POWER,
            "least": LEAST_WIDTH,
            "most": MOST_WIDTH,
        },
        "casing": CASING_PX,
    }
