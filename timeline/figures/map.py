"""The map as a Plotly figure (a plain dict): outlines, corridors, places, events.

Coordinates are not in the figure. A trace whose `meta` names a `ground` track or `legs` is
filled from the files of that name, which a browser fetches once and keeps (`filled` does the
same in Python). All fills are Scattergeo traces and every `show*` is off: a choropleth as first
trace makes plotly.js fetch a map from the network.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from geodata.records import Direction, Mode, PlacePrecision, Usage
from geodata.subject import Name, Projection, View
from timeline.scene import Scene, Spot, Track
from timeline.style import FONTS, Theme
from timeline.text import Words

Figure = dict[str, Any]
Box = tuple[float, float, float, float]
HALF_TURN = 90
MARGIN, LEAST_ROOM = 0.12, 0.8
Lines = tuple[Sequence[float | None], Sequence[float | None]]


DASHES = {
    Mode.SEA: "2px 5px",
    Mode.RIVER: "2px 5px",
    Mode.AIR: "9px 6px",
    Mode.UNKNOWN: "12px 3px 2px 3px",
}
FILLS = (
    ("land", "land"),
    ("land-neighbour", "land_neighbour"),
    ("land-transit", "land_transit"),
    ("land-origin", "land_origin"),
    ("land-destination", "land_destination"),
    ("lakes", "water"),
)
STROKES = (
    ("rivers", "river", 0.5, "solid"),
    ("province", "province", 0.8, "2px 3px"),
    ("coast", "coast", 0.8, "solid"),
    ("border", "border", 1.0, "solid"),
    ("disputed", "disputed", 1.0, "3px 3px"),
    ("border-rivers", "river", 2.2, "solid"),
    ("mdl", "demarcation", 2.4, "5px 3px"),
)
DISC_KM = {
    PlacePrecision.CITY: 0.0,
    PlacePrecision.BORDER_SECTION: 40.0,
    PlacePrecision.PROVINCE: 60.0,
    PlacePrecision.COUNTRY: 160.0,
}


def map_figure(scene: Scene, theme: Theme, words: Words) -> Figure:
    """The figure of all facts in a theme, its coordinates by reference."""
    data = [*_ground("world", theme), *_ground("detail", theme), *_discs(theme)]
    data += [
        *_corridors(scene, theme),
        _heads(scene, theme),
        _regions(scene.subject.names, theme, words),
    ]
    data += [_events(scene, theme), _places(scene, theme)]
    return {"data": data, "layout": _layout(scene.subject.views[0], theme)}


def projected(projection: Projection) -> Figure:
    """A projection as Plotly takes it."""
    cone = {"parallels": [*projection.parallels]} if projection.parallels else {}
    return {"type": projection.type, **cone, "rotation": {"lon": projection.lon}}


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
            _stroke(layer, track, getattr(theme, colour), width * theme.line_scale, dash)
            for track, colour, width, dash in STROKES
        ]
    return traces


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


def _stroke(layer: str, track: str, colour: str, width: float, dash: str) -> Figure:
    return {
        "type": "scattergeo",
        "mode": "lines",
        "line": {"width": width, "color": colour, "dash": dash},
        "hoverinfo": "skip",
        "meta": {"ground": layer, "track": track},
    }


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


CLEAR = "rgba(0,0,0,0)"


def _regions(names: Sequence[Name], theme: Theme, words: Words) -> Figure:
    """Names of countries and waters, quieter than those of places."""
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [name.lon for name in names],
        "lat": [name.lat for name in names],
        "text": [words.get(name.key, "") for name in names],
        "textfont": {
            "family": FONTS,
            "size": [name.size * theme.text_scale for name in names],
            "color": [theme.quiet if name.is_country else theme.river for name in names],
            "weight": [650 if name.tier == 0 else 400 for name in names],
            "shadow": halo(theme),
        },
        "hoverinfo": "skip",
        "meta": {"regions": [{"tier": name.tier, "lines": name.lines} for name in names]},
    }


def _discs(theme: Theme) -> list[Figure]:
    """Areas for places known to a province, a border section or a country."""
    disc = _fill("facts", "discs", theme.ink)
    return [disc | {"opacity": 0.1, "meta": {"discs": True}}]


def _corridors(scene: Scene, theme: Theme) -> list[Figure]:
    """One trace a corridor, way of travelling and direction; the rarest are drawn first."""
    groups: dict[tuple[str, str, Direction], list[Track]] = defaultdict(list)
    for track in scene.tracks:
        if not track.line.same_point:
            groups[track.corridor, _dash(track.mode), track.direction].append(track)
    order = [Usage.HISTORICAL, Usage.RARE, Usage.SECONDARY, Usage.MAIN]
    ranked = sorted(groups.items(), key=lambda item: order.index(item[1][0].usage))
    return [
        _corridor(corridor, dash, direction, tracks, theme)
        for (corridor, dash, direction), tracks in ranked
    ]


def _dash(mode: Mode) -> str:
    return DASHES.get(mode, "solid")


def _corridor(
    corridor: str, dash: str, direction: Direction, tracks: Sequence[Track], theme: Theme
) -> Figure:
    usage = tracks[0].usage
    return {
        "type": "scattergeo",
        "mode": "lines",
        "line": {"width": theme.width(usage), "color": theme.directions[direction], "dash": dash},
        "opacity": {Usage.MAIN: 1, Usage.SECONDARY: 0.95}.get(usage, 0.72),
        "hoverinfo": "skip",
        "meta": {"corridor": corridor, "legs": [track.leg for track in tracks]},
    }


def _heads(scene: Scene, theme: Theme) -> Figure:
    """Arrow heads; their angles follow the screen and are set where they are drawn.

    `meta.heads` names for each head its leg and its number on that leg.
    """
    heads = [(track, number) for track in scene.tracks for number in range(_most_heads(track))]
    return {
        "type": "scattergeo",
        "mode": "markers",
        "marker": {
            "symbol": "arrow",
            "size": [5 + 2.1 * theme.width(track.usage) for track, _ in heads],
            "color": [theme.directions[track.direction] for track, _ in heads],
            "line": {"width": 0},
            "opacity": 1,
        },
        "hoverinfo": "skip",
        "meta": {"heads": [[track.leg, number] for track, number in heads]},
    }


def _most_heads(track: Track) -> int:
    return max(len(track.line.arrows), len(track.near.arrows))


def _places(scene: Scene, theme: Theme) -> Figure:
    """Dots and names in two scripts; which names fit is decided where they are drawn."""
    spots = sorted(scene.spots, key=lambda spot: (spot.tier, spot.id))
    size = 13 * theme.text_scale
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "lon": [spot.lon for spot in spots],
        "lat": [spot.lat for spot in spots],
        "text": ["" for _ in spots],
        "textposition": "middle right",
        "textfont": {
            "family": FONTS,
            "size": [size + (1 if spot.tier == 1 else 0) for spot in spots],
            "weight": [650 if spot.tier < 3 else 450 for spot in spots],
            "color": theme.ink,
            "shadow": halo(theme),
        },
        "marker": {
            "size": [_dot_pixels(spot, theme) for spot in spots],
            "color": theme.panel,
            "opacity": [0 if spot.events or _is_area(spot) else 1 for spot in spots],
            "line": {"width": 1.4, "color": theme.ink},
        },
        "hoverinfo": "skip",
        "meta": {"spots": [spot.id for spot in spots]},
    }


def _dot_pixels(spot: Spot, theme: Theme) -> float:
    """Size of what a name keeps clear of: the dot, or the disc of events in its place."""
    if spot.events:
        return _disc_pixels(len(spot.events), theme)
    return 0.1 if _is_area(spot) else 5.5


def _is_area(spot: Spot) -> bool:
    return spot.precision is not PlacePrecision.CITY


def _events(scene: Scene, theme: Theme) -> Figure:
    """One disc a place with events, its area by their number."""
    spots = [spot for spot in scene.spots if spot.events]
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [spot.lon for spot in spots],
        "lat": [spot.lat for spot in spots],
        "marker": {
            "size": [_disc_pixels(len(spot.events), theme) for spot in spots],
            "color": theme.accent,
            "opacity": 0.9,
            "line": {"width": 1.5, "color": theme.panel},
        },
        "hoverinfo": "skip",
        "meta": {"events": [spot.id for spot in spots]},
    }


def _disc_pixels(events: int, theme: Theme) -> float:
    return round((6 + 2.2 * events**0.5) * theme.line_scale, 1)


def halo(theme: Theme) -> str:
    around = [(x, y) for x in (-1.4, 0, 1.4) for y in (-1.4, 0, 1.4) if x or y]
    return ", ".join(f"{x}px {y}px 1px {theme.halo}" for x, y in around)


def filled(
    figure: Figure, ground: Mapping[str, Mapping[str, Lines]], legs: Mapping[str, Lines]
) -> Figure:
    """The figure with its coordinates in place, for drawing outside the stage.

    `ground` holds the tracks of "world" and "detail"; `legs` a line for each leg id.
    """
    return figure | {"data": [_with_lines(trace, ground, legs) for trace in figure["data"]]}


def _with_lines(
    trace: Figure, ground: Mapping[str, Mapping[str, Lines]], legs: Mapping[str, Lines]
) -> Figure:
    meta = trace["meta"]
    if "track" in meta and meta["ground"] in ground:
        lon, lat = ground[meta["ground"]].get(meta["track"], ([], []))
        return trace | {"lon": list(lon), "lat": list(lat)}
    if "legs" in meta:
        lon, lat = joined([legs[leg] for leg in meta["legs"]])
        return trace | {"lon": lon, "lat": lat}
    return trace


def joined(lines: Sequence[Lines]) -> tuple[list[float | None], list[float | None]]:
    """Several lines as one, parted by None."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for own_lon, own_lat in lines:
        lon += [*own_lon, None]
        lat += [*own_lat, None]
    return lon[:-1], lat[:-1]
