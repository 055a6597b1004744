"""The legend: what each line on the map means, drawn as it is there."""

from collections.abc import Iterator, Mapping
from typing import Any

from geodata.records import Scale, WayKind
from timeline.figures.map import AIR, SEA, TINT_OPACITY
from timeline.style import QUIET_WAY_PX, WAY_PX, Theme, class_px

LegendRow = dict[str, Any]


def legend(theme: Theme, words: Mapping[str, str]) -> list[LegendRow]:
    """Rows of a swatch and its meaning, in the colours of the theme; a heading has no swatch."""
    rows = [{"swatch": swatch, "text": words[key]} for key, swatch in _swatches(theme)]
    return [{"swatch": None, "text": words["heading"]}, *rows]


def _swatches(theme: Theme) -> Iterator[tuple[str, LegendRow]]:
    out, times = theme.ways[WayKind.LAND].line, theme.way_scale
    for scale in Scale:
        yield scale.value, _line(out, WAY_PX[scale] * times)
    yield "quiet", _line(theme.way_quiet, QUIET_WAY_PX * times)
    flight = class_px(WayKind.AIR, None, is_named=True) * times
    yield "air", _line(out, flight, AIR.replace("px", ""))
    yield "sea", _line(out, WAY_PX[Scale.TENS] * times, SEA.replace("px", ""))
    yield "return", _line(theme.ways[WayKind.RETURN].line, WAY_PX[Scale.HUNDREDS] * times)
    yield "staying", _shape("bar", "none", out, 0, TINT_OPACITY * 2)


def _line(colour: str, width: float, dash: str = "") -> LegendRow:
    return {"kind": "line", "colour": colour, "width": round(width, 2), "dash": dash}


def _shape(kind: str, colour: str, fill: str, width: float, opacity: float = 1) -> LegendRow:
    return {"kind": kind, "colour": colour, "fill": fill, "width": width, "opacity": opacity}
