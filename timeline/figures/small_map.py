"""Small maps of corridors: the ground of a view once, and lines upon it, as paths of SVG.

All corridors of a view share its frame, so that they can be held against one another. Paths are
in pixels of a map WIDTH by HEIGHT; colours come by names of the style sheet. Lines are schematic.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

from geodata import layers
from geodata.records import Corridor
from geodata.subject import Projection, Subject, View
from geodata.vocabularies import CorridorKind, Direction, Mode, Usage, WayKind
from timeline.figures.map import corridor_view
from timeline.figures.wire import SmallGround, SmallLine
from timeline.once import once
from timeline.scene import DrawnWay, Scene, Track
from timeline.style import Theme

WIDTH, HEIGHT = 210, 196
ROOM = 8.0  # pixels around the lines
FINEST = 0.5  # pixels; finer is not seen
EDGE = 2.0  # pixels that outlines go on beyond the map
FARTHEST_KM = 17_000.0  # from the middle of an azimuthal map, beyond which outlines are torn
KINDS = {
    "conic equal area": "aea",
    "azimuthal equidistant": "aeqd",
    "natural earth": "natearth",
    "mercator": "merc",
    "equirectangular": "eqc",
}
WIDTHS = {Usage.MAIN: 3.0, Usage.SECONDARY: 2.2, Usage.RARE: 1.6, Usage.HISTORICAL: 1.6}
HUES = {WayKind.RETURN: "return", WayKind.ONWARD: "onward"}
DASHES = {Mode.AIR: "air", Mode.SEA: "sea"}
Plane = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SmallFrame:
    """How degrees come onto a small map: projected, moved and scaled."""

    proj: Proj
    scale: float
    west: float
    north: float

    def __call__(self, lonlat: Plane) -> Plane:
        x, y = self.proj(lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([(x - self.west) * self.scale, (self.north - y) * self.scale])


@once(most=8)
def frames(scene: Scene) -> dict[str, SmallFrame]:
    """A frame for each view that a corridor is shown on, by name."""
    shown: dict[str, list[Track]] = {}
    for track in scene.tracks:
        shown.setdefault(view_of(scene, track.corridor).name, []).append(track)
    views = {view.name: view for view in scene.subject.views}
    return {name: _frame(views[name], tracks, scene) for name, tracks in shown.items()}


def view_of(scene: Scene, corridor: str) -> View:
    return corridor_view(scene, corridor)[0]


def _frame(view: View, tracks: Sequence[Track], scene: Scene) -> SmallFrame:
    """Around all lines of a view, and of a view of a region around its box as well."""
    proj = _proj(view.projection)
    points = [track.line.coordinates[:, :2] for track in tracks]
    if view is not scene.subject.views[-1]:
        west, south, east, north = view.box
        points.append(np.array([[west, south], [west, north], [east, south], [east, north]]))
    x, y = proj(*np.vstack(points).T)
    scale = min((WIDTH - 2 * ROOM) / np.ptp(x), (HEIGHT - 2 * ROOM) / np.ptp(y))
    middle = (x.max() + x.min()) / 2, (y.max() + y.min()) / 2
    return SmallFrame(proj, scale, middle[0] - WIDTH / 2 / scale, middle[1] + HEIGHT / 2 / scale)


def _proj(projection: Projection) -> Proj:
    first, second = projection.parallels or (0, 0)
    cone = f" +lat_1={first} +lat_2={second}" if projection.parallels else ""
    turned = f" +lon_0={projection.lon} +lat_0={projection.lat}{cone}"
    return Proj(f"+proj={KINDS[projection.type]}{turned} +R=6371008.8")


# ---- the ground --------------------------------------------------------------------------------


@once(most=8)
def grounds(scene: Scene) -> dict[str, SmallGround]:
    """The land of each view that is needed, part by part, and where people arrive."""
    views = {view.name: view for view in scene.subject.views}
    widest = scene.subject.views[-1].ground
    return {
        name: {
            "land": _land(frame, dict.fromkeys([widest, views[name].ground]), scene.subject),
            "home": _home(frame, scene),
        }
        for name, frame in frames(scene).items()
    }


def _land(frame: SmallFrame, names: Iterable[str], subject: Subject) -> list[tuple[str, str]]:
    """Part of the land and its outlines, the coarse below the fine."""
    found: list[tuple[str, str]] = []
    for name in names:
        drawn: dict[str, str] = {}
        for a3, whole in _countries(name):
            part = subject.parts.get(a3, "other")
            drawn[part] = drawn.get(part, "") + _outline(whole, frame)
        found += [(part, drawing) for part, drawing in drawn.items() if drawing]
    return found


@once(most=8)
def _countries(name: str) -> tuple[tuple[str, BaseGeometry], ...]:
    """Each country of a layer in one piece; views share a layer."""
    parts: dict[str, list[BaseGeometry]] = {}
    for known, shape in layers.shapes_of(name, "land"):
        parts.setdefault(str(known["a3"]), []).append(shape)
    return tuple((a3, shapely.coverage_union_all(parts[a3])) for a3 in sorted(parts))


def _outline(shape: BaseGeometry, frame: SmallFrame) -> str:
    return "".join(_ring(part.exterior, frame) for part in shapely.get_parts(shape))


def _ring(ring: Any, frame: SmallFrame) -> str:
    """A ring in the panel; none where the projection tears it or where it is too small."""
    degrees = shapely.get_coordinates(ring)
    points = frame(degrees)
    if not np.isfinite(points).all() or _is_torn(degrees, points, frame):
        return ""
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    if right < -EDGE or bottom < -EDGE or left > WIDTH + EDGE or top > HEIGHT + EDGE:
        return ""
    if (right - left) * (bottom - top) <= FINEST:
        return ""
    panel = shapely.box(-EDGE, -EDGE, WIDTH + EDGE, HEIGHT + EDGE)
    shape = shapely.make_valid(shapely.simplify(shapely.Polygon(points), FINEST))
    seen = shapely.get_parts(shapely.intersection(shape, panel))
    large = [p for p in seen if p.geom_type == "Polygon" and p.area > FINEST]
    return "".join(f"{path(shapely.get_coordinates(part.exterior))}Z" for part in large)


def _is_torn(degrees: Plane, points: Plane, frame: SmallFrame) -> bool:
    if "aeqd" in frame.proj.srs:
        x, y = frame.proj(degrees[:, 0], degrees[:, 1])
        return bool(np.hypot(x, y).max() > FARTHEST_KM * 1000)
    jumps = np.abs(np.diff(points[:, 0]))
    return bool(len(jumps) and jumps.max() > WIDTH)


def _home(frame: SmallFrame, scene: Scene) -> tuple[float, float] | None:
    found = [spot for spot in scene.spots if spot.id == scene.subject.reached]
    if not found:
        return None
    (at,) = frame(np.array([[found[0].lon, found[0].lat]])).round(1).tolist()
    return at[0], at[1]


def path(points: Plane) -> str:
    """Vertices as a path, those that lie within a tenth of a pixel once."""
    rounded = np.round(points, 1)
    kept = rounded[np.append(True, np.abs(np.diff(rounded, axis=0)).sum(axis=1) > 0)]
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in kept.tolist())


# ---- the lines ---------------------------------------------------------------------------------


def lines(scene: Scene, corridor: Corridor) -> list[SmallLine]:
    """The ways that a corridor's legs are drawn by on its view, and the legs that have none."""
    view = view_of(scene, corridor.id)
    frame = frames(scene).get(view.name)
    own = {track.leg: track for track in scene.tracks if track.corridor == corridor.id}
    if frame is None:
        return []
    drawn = [w for w in scene.ways if own.keys() & {*w.legs} and view.name in w.views]
    drawn = [way for way in drawn if len(way.line) > 1]
    covered = {leg for way in drawn for leg in way.legs}
    rest = [track for leg, track in own.items() if leg not in covered and not track.line.same_point]
    width = WIDTHS[corridor.usage]
    return [
        *(_line(frame, way.line, HUES.get(way.kind, "out"), _dash(way), width) for way in drawn),
        *(_leg(frame, track, corridor, width) for track in rest),
    ]


def _leg(frame: SmallFrame, track: Track, corridor: Corridor, width: float) -> SmallLine:
    onward = corridor.kind is CorridorKind.ONWARD_RESETTLEMENT
    hue = "return" if track.direction.leads is not Direction.OUT else "onward" if onward else "out"
    return _line(frame, track.line.coordinates, hue, DASHES.get(track.mode, ""), width)


def _dash(way: DrawnWay) -> str:
    if way.kind is WayKind.AIR:
        return "air"
    return "sea" if way.dotted or way.posted or way.kind is WayKind.SEA else ""


def seen(drawn: Sequence[SmallLine]) -> tuple[float, float, float, float]:
    """What of a map to show, as x, y, width, height: half of it where that holds all lines."""
    points = [point.split(",") for line in drawn for point in line["d"][1:].split("L")]
    whole = (0.0, 0.0, float(WIDTH), float(HEIGHT))
    if not points:
        return whole
    low, high = np.min(at := np.array(points, float), axis=0), np.max(at, axis=0)
    half = np.array([WIDTH, HEIGHT]) / 2
    if (high - low + 2 * ROOM > half).any():
        return whole
    x, y = np.clip((low + high) / 2 - half / 2, 0, half).round(1).tolist()
    return x, y, *half.tolist()


def _line(frame: SmallFrame, line: Plane, hue: str, dash: str, width: float) -> SmallLine:
    smooth = shapely.simplify(shapely.LineString(frame(line[:, :2])), FINEST / 2)
    return {"d": path(shapely.get_coordinates(smooth)), "hue": hue, "dash": dash, "width": width}


def colours(theme: Theme) -> dict[str, str]:
    """What the style sheet names of a small map."""
    return {
        "--cx-land-other": theme.land,
        "--cx-land-origin": theme.land_origin,
        "--cx-land-destination": theme.land_destination,
        "--cx-land-neighbour": theme.land_neighbour,
        "--cx-land-transit": theme.land_transit,
        "--cx-coast": theme.coast,
        "--cx-out": theme.ways[WayKind.LAND].line,
        "--cx-return": theme.ways[WayKind.RETURN].line,
        "--cx-onward": theme.ways[WayKind.ONWARD].line,
    }
