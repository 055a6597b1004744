"""The map as a Plotly figure (a plain dict): outlines, the tint of where people stay, ways.

Coordinates are not in the figure. A trace whose `meta` names a `ground` track or a `way` is
filled from the files of that name, which a browser fetches once and keeps (`filled` does the
same in Python). All fills are Scattergeo traces and every `show*` is off: a choropleth as first
trace makes plotly.js fetch a map from the network.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from geodata.subject import Projection, View
from geodata.vocabularies import Scale, WayKind
from timeline.figures.wire import MapProjection
from timeline.labels import EventGroup
from timeline.scene import DrawnWay, Scene
from timeline.style import FONTS, Theme, class_px

Figure = dict[str, Any]
Box = tuple[float, float, float, float]
HALF_TURN = 90
MARGIN, LEAST_ROOM = 0.12, 0.8
Lines = tuple[Sequence[float | None], Sequence[float | None]]

AIR, SEA = "7px 4px", "2px 4px"
POSTED = "2px 5px"  # in grey: no way of their own choice
CASING_OPACITY, PAST_OPACITY = 0.85, 0.55
TINT_OPACITY, CROSSED_OPACITY = 0.13, 0.22
CLEAR = "rgba(0,0,0,0)"
FILLS = (
    ("land", "land"),
    ("land-neighbour", "land_neighbour"),
    ("staying", "land_neighbour"),
    ("land-transit", "land_transit"),
    ("land-origin", "land_origin"),
    ("land-destination", "land_destination"),
    ("lakes", "water"),
)
STROKES = (  # track, colour, width in pixels, dash, and the views it is drawn on where not on all
    ("rivers", "river", 0.5, "solid", "near"),
    ("province", "province", 0.6, "1px 3px", "near"),
    ("coast", "coast", 0.7, "solid", ""),
    ("border", "border", 1.0, "solid", ""),
    ("disputed", "disputed", 0.8, "3px 3px", "near"),
    ("great-rivers", "river", 1.2, "solid", ""),
    ("border-rivers", "river", 1.8, "solid", ""),
    ("crossed", "crossed", 15, "solid", "near"),
    ("mdl", "demarcation", 1.8, "4px 3px", ""),
)


def map_figure(scene: Scene, theme: Theme) -> Figure:
    """The figure of all facts in a theme, its coordinates by reference."""
    data = [*_ground("world", theme), *_ground("detail", theme), *_ways(scene, theme)]
    return {"data": data, "layout": _layout(scene.subject.views[0], theme)}


def unseen_on(lines: str) -> set[str]:
    """Tracks of outlines that no view with these lines draws."""
    return {track for track, *_, only in STROKES if only not in ("", lines)}


def projected(projection: Projection) -> MapProjection:
    """A projection as Plotly takes it."""
    own: MapProjection = {"type": projection.type, "rotation": {"lon": projection.lon}}
    if projection.parallels:
        own["parallels"] = [*projection.parallels]
    if projection.lat:
        own["rotation"]["lat"] = projection.lat
    return own


def _layout(view: View, theme: Theme) -> Figure:
    shown = "land ocean lakes rivers countries coastlines subunits frame".split()
    geo: Figure = {f"show{part}": False for part in shown}
    geo |= {"bgcolor": CLEAR, "projection": projected(view.projection), "fitbounds": False}
    lon, (_, south, _, north) = view.projection.lon, view.box
    geo |= {
        "lonaxis": {"range": [lon - HALF_TURN, lon + HALF_TURN]},
        "lataxis": {"range": [-40, 85]},
    }
    geo |= {
        "center": {"lon": lon, "lat": (south + north) / 2},
        "resolution": 110,
        "domain": {"x": [0, 1], "y": [0, 1]},
    }
    return {
        "geo": geo,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": CLEAR,
        "font": {"family": FONTS, "color": theme.ink},
        "showlegend": False,
        "hovermode": False,
        "dragmode": "pan",
    }


def _ground(layer: str, theme: Theme) -> list[Figure]:
    """Fills of the whole world lie under those of the view, so that panning finds land."""
    traces = [_fill(layer, track, getattr(theme, colour)) for track, colour in FILLS]
    if layer == "detail":
        traces += [
            _stroke(layer, track, _thread(colour, width, dash, theme), lines)
            for track, colour, width, dash, lines in STROKES
        ]
    return traces


def _thread(colour: str, width: float, dash: str, theme: Theme) -> Figure:
    return {"width": width * theme.line_scale, "color": _ink(colour, theme), "dash": dash}


def _ink(colour: str, theme: Theme) -> str:
    """Of a line of the ground; a stretch of river that people cross is pale red."""
    if colour == "crossed":
        return sheer(theme.ways[WayKind.LAND].line, CROSSED_OPACITY)
    return str(getattr(theme, colour))


def sheer(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _fill(layer: str, track: str, colour: str) -> Figure:
    return {
        "type": "scattergeo",
        "mode": "lines",
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0, "color": colour},
        "hoverinfo": "skip",
        "meta": {"ground": layer, "track": track},
    }


def _stroke(layer: str, track: str, line: Figure, lines: str) -> Figure:
    return {
        "type": "scattergeo",
        "mode": "lines",
        "line": line,
        "hoverinfo": "skip",
        "meta": {"ground": layer, "track": track, "lines": lines},
    }


# ---- ways --------------------------------------------------------------------------------------


def _ways(scene: Scene, theme: Theme) -> Iterator[Figure]:
    """Each on its casing, from the lowest; the trunk's pieces once more, so that joints melt."""
    for way in scene.ways:
        if way.kind is WayKind.AREA:
            yield _tint(way, theme)
        else:
            yield from _drawn(way, theme)
    for way in scene.ways:
        if way.layer == "trunk":
            yield _line(way, "joint", theme)


def _tint(way: DrawnWay, theme: Theme) -> Figure:
    return _fill("detail", "staying", sheer(theme.ways[way.kind].line, TINT_OPACITY)) | {
        "opacity": 1,
        "meta": {
            "way": way.id,
            "part": "tint",
            "corridors": way.corridors,
            "ground": "detail",
            "tracks": "staying",
        },
    }


def _drawn(way: DrawnWay, theme: Theme) -> Iterator[Figure]:
    """Dashes are of flights and of the sea alone, and have no casing."""
    if dash_of(way) == "solid":
        yield _line(way, "casing", theme)
    yield _line(way, "line", theme)


def _line(way: DrawnWay, part: str, theme: Theme) -> Figure:
    casing = part == "casing"
    colour = theme.halo if casing else way_colour(way, theme)
    opacity = CASING_OPACITY if casing else PAST_OPACITY if way.is_past else 1
    return {
        "type": "scattergeo",
        "mode": "lines",
        "line": {"width": way_px(way, theme), "color": colour, "dash": dash_of(way)},
        "opacity": opacity,
        "hoverinfo": "skip",
        "meta": {"way": way.id, "part": part, "corridors": way.corridors},
    }


def way_px(way: DrawnWay, theme: Theme) -> float:
    """Before the map's scale is known, see `style.width_factor`."""
    named = way.label is not None
    scale = Scale.TENS if way.own else way.scale
    return round(class_px(way.kind, scale, is_named=named) * theme.way_scale, 2)


def way_colour(way: DrawnWay, theme: Theme) -> str:
    if way.own:
        return theme.groups[EventGroup.OWN]
    if way.posted:
        return theme.quiet
    return theme.way_quiet if way.is_quiet else theme.ways[way.kind].line


def dash_of(way: DrawnWay) -> str:
    if way.posted:
        return POSTED
    by_sea = way.dotted or way.kind is WayKind.SEA
    return AIR if way.kind is WayKind.AIR else SEA if by_sea else "solid"


# ---- where a corridor lies ---------------------------------------------------------------------


def corridor_view(scene: Scene, corridor: str) -> tuple[View, Box]:
    """The closest view that holds all of a corridor, and the part of it to show.

    West, south, east, north in degrees, with room around. The widest view is shown whole.
    """
    lines = [track.line.coordinates for track in scene.tracks if track.corridor == corridor]
    first, widest = scene.subject.views[0], scene.subject.views[-1]
    points = np.vstack(lines) if lines else np.array([first.box]).reshape(2, 2)
    (west, south), (east, north) = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    room = max(MARGIN * (east - west), MARGIN * (north - south), LEAST_ROOM)
    box = (west - room, south - room, east + room, north + room)
    for view in sorted(scene.subject.views[:-1], key=_degrees_across):
        if _holds(view.box, (west, south, east, north), view.beyond):
            return view, box
    return widest, widest.box


def _degrees_across(view: View) -> float:
    west, south, east, north = view.box
    return (east - west) * (north - south)


def _holds(outer: Box, inner: Box, beyond: float) -> bool:
    """Whether the outer box, made wider by so many degrees on each side, holds the inner."""
    low = all(a - beyond <= b for a, b in zip(outer[:2], inner[:2], strict=True))
    return low and all(a + beyond >= b for a, b in zip(outer[2:], inner[2:], strict=True))


def halo(theme: Theme) -> str:
    around = [(x, y) for x in (-1.4, 0, 1.4) for y in (-1.4, 0, 1.4) if x or y]
    return ", ".join(f"{x}px {y}px 1px {theme.halo}" for x, y in around)


# ---- filling in --------------------------------------------------------------------------------


def filled(
    figure: Figure, ground: Mapping[str, Mapping[str, Lines]], ways: Mapping[str, Lines]
) -> Figure:
    """The figure with its coordinates in place, for drawing outside the stage.

    `ground` holds the tracks of "world" and "detail"; `ways` a line for each way's id.
    """
    return figure | {"data": [_with_lines(trace, ground, ways) for trace in figure["data"]]}


def _with_lines(
    trace: Figure, ground: Mapping[str, Mapping[str, Lines]], ways: Mapping[str, Lines]
) -> Figure:
    meta = trace["meta"]
    track = meta.get("track") or meta.get("tracks")
    if track:
        lon, lat = ground.get(meta["ground"], {}).get(track, ([], []))
    else:
        lon, lat = ways[meta["way"]]
    return trace | {"lon": list(lon), "lat": list(lat)}


def joined(lines: Sequence[Lines]) -> tuple[list[float | None], list[float | None]]:
    """Several lines as one, parted by None."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for own_lon, own_lat in lines:
        lon += [*own_lon, None]
        lat += [*own_lat, None]
    return lon[:-1], lat[:-1]
