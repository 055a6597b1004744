"""The legend: what each line on the map means, drawn as it is there."""

from collections.abc import Iterator
from types import MappingProxyType

from geodata.vocabularies import Scale, WayKind
from timeline.figures.map import AIR, POSTED, SEA, TINT_OPACITY
from timeline.figures.wire import LegendRow, Swatch
from timeline.labels import EventGroup
from timeline.scene import OWN, DrawnWay, Scene
from timeline.style import QUIET_WAY_PX, WAY_PX, Theme, class_px
from timeline.text import Words

OWN_ROWS = MappingProxyType(
    {
        WayKind.AIR: "air",
        WayKind.SEA: "sea",
        WayKind.RETURN: "returned",
        WayKind.ONWARD: "onward",
        WayKind.AREA: "staying",
    }
)


def legend(scene: Scene, theme: Theme, words: Words) -> list[LegendRow]:
    """Rows of a swatch and its meaning, in the colours of the theme; a heading has no swatch.

    Where nobody is counted, nothing is said of how many go.
    """
    heading: LegendRow = {
        "swatch": None,
        "text": words["heading"],
        "views": [view.name for view in scene.subject.views],
    }
    rows: list[LegendRow] = [
        {"swatch": own, "text": words[key], "views": _views(scene, key)}
        for key, own in _swatches(theme)
    ]
    counted = any(_views(scene, scale) for scale in Scale)
    quiet = words["quiet"]
    shown = [row for row in rows if row["views"] and (counted or row["text"] != quiet)]
    return [heading, *shown] if counted else shown


def _views(scene: Scene, key: str) -> list[str]:
    """The views with a way that is drawn so."""
    shown = {view for way in scene.ways if key in _keys(way) for view in way.views}
    return [view.name for view in scene.subject.views if view.name in shown]


def _keys(way: DrawnWay) -> set[str]:
    """What says how a way is drawn: its hue, its dashes, its width."""
    if way.own:
        return {OWN}
    if way.posted:
        return {"posted"}
    own = OWN_ROWS.get(way.kind, "sea" if way.dotted else "")
    counted = way.scale is not None and way.kind not in OWN_ROWS
    return {own, way.scale.value if counted and way.scale else "", "quiet" if way.is_quiet else ""}


def _swatches(theme: Theme) -> Iterator[tuple[str, Swatch]]:
    out, times = theme.ways[WayKind.LAND].line, theme.way_scale
    for scale in Scale:
        yield scale.value, _line(out, WAY_PX[scale] * times)
    yield "quiet", _line(theme.way_quiet, QUIET_WAY_PX * times)
    flight = class_px(WayKind.AIR, None, is_named=True) * times
    yield "air", _line(out, flight, AIR.replace("px", ""))
    yield "sea", _line(out, WAY_PX[Scale.TENS] * times, SEA.replace("px", ""))
    yield "posted", _line(theme.quiet, WAY_PX[Scale.TENS] * times, POSTED.replace("px", ""))
    yield "returned", _line(theme.ways[WayKind.RETURN].line, WAY_PX[Scale.HUNDREDS] * times)
    yield "onward", _line(theme.ways[WayKind.ONWARD].line, WAY_PX[Scale.HUNDREDS] * times)
    yield "staying", _bar(out, TINT_OPACITY * 2)
    yield OWN, _line(theme.groups[EventGroup.OWN], WAY_PX[Scale.TENS] * times)


def _line(colour: str, width: float, dash: str = "") -> Swatch:
    return {"kind": "line", "colour": colour, "width": round(width, 2), "dash": dash}


def _bar(fill: str, opacity: float) -> Swatch:
    return {"kind": "bar", "colour": "none", "fill": fill, "width": 0, "opacity": opacity}
