"""Names, dots and discs over the map: sizes by width, colours by theme."""

from timeline.figures.wire import LabelSizes, MapLabels
from timeline.labels import EventGroup
from timeline.scene import OWN
from timeline.style import (
    FULL_WIDTH_AT_M_PX,
    LEAST_WIDTH,
    MOST_WIDTH,
    WIDTH_POWER,
    Theme,
    WayInk,
)

CASING_PX = 2.6  # wider than the way that lies on it


DESK_SIZES = (
    LabelSizes(
        from_px=800,
        main=21,
        way=18,
        fact=14.5,
        country=(12.2, 27),
        shrink=1,
        focus=16,
        place=14,
        sea=14,
        year=84,
        rank=2,
        least=12,
    ),
    LabelSizes(
        from_px=450,
        main=19,
        way=16,
        fact=13,
        country=(12.2, 25),
        shrink=0.86,
        focus=14.5,
        place=13,
        sea=13,
        year=72,
        rank=2,
        least=12,
    ),
    LabelSizes(
        from_px=0,
        main=15,
        way=15,
        fact=0,
        country=(14, 19),
        shrink=0.7,
        focus=14,
        place=13,
        sea=0,
        year=40,
        rank=1,
        least=12,
    ),
)
HALL_SIZES = (
    LabelSizes(
        from_px=800,
        main=37,
        way=34,
        fact=27,
        country=(30, 36),
        shrink=1.4,
        focus=28,
        place=27,
        sea=0,
        year=110,
        rank=1,
        least=27,
    ),
    LabelSizes(
        from_px=400,
        main=29,
        way=27,
        fact=0,
        country=(27, 30),
        shrink=1.2,
        focus=27,
        place=27,
        sea=0,
        year=84,
        rank=1,
        least=27,
    ),
    LabelSizes(
        from_px=0,
        main=19,
        way=18,
        fact=0,
        country=(18, 20),
        shrink=0.8,
        focus=18,
        place=16,
        sea=0,
        year=44,
        rank=1,
        least=16,
    ),  # a phone, from no last row
)


def _inks(theme: Theme) -> dict[str, WayInk]:
    own = theme.groups[EventGroup.OWN]
    return {**theme.ways, OWN: WayInk(own, own, own)}


def labels(theme: Theme) -> MapLabels:
    """What the browser draws names, dots, discs and legs with."""
    hall = theme.of_hall
    return {
        "sizes": [*(HALL_SIZES if hall else DESK_SIZES)],
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
        "ways": {
            kind: {"line": ink.line, "words": ink.words, "head": ink.head}
            for kind, ink in _inks(theme).items()
        },
        "groups": {**theme.groups},
        "widths": {
            "at": FULL_WIDTH_AT_M_PX,
            "power": WIDTH_POWER,
            "least": LEAST_WIDTH,
            "most": MOST_WIDTH,
        },
        "casing": CASING_PX,
    }
