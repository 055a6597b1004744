"""The legend: what each line, disc and mark means, drawn as it is on the stage."""

from typing import Literal

from geodata.records import Direction, EraKind, Usage
from timeline.figures.wire import LegendRow, Swatch
from timeline.labels import EventGroup
from timeline.style import Theme
from timeline.text import Words


def legend(theme: Theme, words: Words) -> list[LegendRow]:
    """Rows of a swatch and its meaning, in the colours of the theme; of what has a word."""
    return [
        {"swatch": swatch, "text": words[key]}
        for key, swatch in _swatches(theme).items()
        if key in words
    ]


def _swatches(theme: Theme) -> dict[str, Swatch]:
    mark = theme.groups[EventGroup.LEAVING]
    return {
        "out": _line(theme.directions[Direction.OUT], theme.width(Usage.MAIN)),
        "return": _line(theme.directions[Direction.RETURN], theme.width(Usage.SECONDARY)),
        "forced-return": _line(
            theme.directions[Direction.FORCED_RETURN], theme.width(Usage.SECONDARY)
        ),
        "main": _line(theme.ink, theme.width(Usage.RARE)),
        "land": _line(theme.ink, 2.5),
        "unknown": _line(theme.ink, 2.5, "12 3 2 3"),
        "sea": _line(theme.ink, 2.5, "2 5"),
        "air": _line(theme.ink, 2.5, "9 6"),
        "mdl": _line(theme.demarcation, 2.4, "5 3"),
        "disputed": _line(theme.disputed, 1.5, "3 3"),
        "event": _shape("disc", theme.panel, theme.accent, 1.5),
        "area": _shape("area", "none", theme.ink, 0, 0.18),
        "instant": _shape("disc", "none", mark, 0),
        "contested": _shape("disc", mark, theme.paper, 2.2),
        "women": _shape("bar", "none", theme.women, 0),
        "men": _shape("bar", theme.women, theme.men_pale, 0.8),
        "unknown_sex": _shape("bar", "none", theme.unknown_sex, 0),
        "hardship_band": _shape("bar", "none", theme.bands[EraKind.HARDSHIP], 0),
        "border_band": _shape("bar", "none", theme.bands[EraKind.BORDER], 0),
    }


def _line(colour: str, width: float, dash: str = "") -> Swatch:
    return {"kind": "line", "colour": colour, "width": width, "dash": dash}


def _shape(
    kind: Literal["disc", "area", "bar"], colour: str, fill: str, width: float, opacity: float = 1
) -> Swatch:
    return {"kind": kind, "colour": colour, "fill": fill, "width": width, "opacity": opacity}
