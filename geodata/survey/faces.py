"""The world in full detail: land cut along boundary lines into faces, each with its name.

Natural Earth comes as land polygons and boundary lines. Together they make faces, and each face
takes the country of the `world-atlas` polygon its inner point lies in. The provinces of a few
countries are named by the points in `outline_names.csv`. EPSG:4326 throughout.
"""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import csv
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.survey.fetch import ATLAS, SHAPES, SourceError

DATA = Path(__file__).parent.parent / "data"
DETAILED = ("PRK", "KOR", "CHN")
UNSETTLED = (
    "Disputed",
    "Indefinite",
    "Line of control",
    "Indeterminant",
    "ForgetMagics",
)
NOT_BORDERS = ("Overlay limit",)
INLAND_SEA = 40.0  # square degrees: the Caspian (43) stays sea, every smaller hole is a lake
OVERSHOOT = 5e-4  # degrees a line's ends are pushed on, so that it meets the coast
NODING_STEP = 1e-5  # degrees

Shapes = NDArray[np.object_]


def shapefile(source: Path, layer: str) -> gpd.GeoDataFrame:
    """A 10m layer of the package; its text is Latin-1 and no file says so."""
    path = source / SHAPES / f"ne_10m_{layer}.shp"
    frame = gpd.read_file(path, encoding="ISO-8859-1")
    return gpd.GeoDataFrame(frame[frame.geometry.notna()])


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of geodata/data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def boundary_lines(source: Path) -> gpd.GeoDataFrame:
    """Country lines with column `unsettled`: disputed, indefinite, or a line of control."""
    frame = shapefile(source, "admin_0_boundary_lines_land")
    kinds = [str(kind) for kind in frame["featurecla"]]
    frame["unsettled"] = [kind.startswith(UNSETTLED) for kind in kinds]
    return gpd.GeoDataFrame(frame[[kind not in NOT_BORDERS for kind in kinds]])


def faces(source: Path) -> gpd.GeoDataFrame:
    """Columns a3, admin1 (blank outside the detailed countries), geometry; one row a face."""
    land = _welded(_land(source))
    lines = shapefile(source, "admin_1_states_provinces_lines")
    lines = lines[lines["adm0_a3"].isin(DETAILED)].geometry
    found = _cut(land, _parts([*boundary_lines(source).geometry, *lines]))
    frame = gpd.GeoDataFrame({"a3": _countries(found, source)}, geometry=found, crs=4326)
    frame["admin1"] = ""
    for a3 in DETAILED:
        mine = (frame["a3"] == a3).to_numpy()
        frame.loc[mine, "admin1"] = _provinces(found[mine], a3)
    return frame


def _parts(shapes: Any) -> Shapes:
    return shapely.get_parts(shapes)


def _land(source: Path) -> Shapes:
    """Land polygons with their lakes filled in, without Antarctica and islands in lakes."""
    parts = _parts(shapely.make_valid(shapefile(source, "land").geometry.to_numpy()))
    parts = parts[shapely.area(parts) > 0]
    parts = parts[shapely.bounds(parts)[:, 3] > -60]
    # Some islands come twice, Dokdo among them.
    return _parts(shapely.disjoint_subset_union_all([_filled(part) for part in parts]))


def _filled(polygon: shapely.Polygon) -> shapely.Polygon:
    holes = [r for r in polygon.interiors if shapely.Polygon(r).area > INLAND_SEA]
    return shapely.Polygon(polygon.exterior, holes)


def _welded(land: Shapes) -> Shapes:
    """Put Chukotka, Wrangel and Fiji together again: longitudes then run on beyond 180."""
    shift = np.where(shapely.bounds(land)[:, 0] < -179.999, 360.0, 0.0)
    moved = np.array([_moved(part, by) for part, by in zip(land, shift, strict=True)])
    edges = shapely.bounds(moved)
    at_180 = (edges[:, 0] == 180) | (edges[:, 2] == 180)
    return np.concatenate([moved[~at_180], _parts(shapely.union_all(moved[at_180]))])


def _moved(part: shapely.Polygon, by: float) -> shapely.Polygon:
    return shapely.transform(part, lambda xy: _on_meridian(xy + np.array([by, 0.0])))


def _on_meridian(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    near = np.abs(xy[:, 0] - 180) < 1e-6
    return np.column_stack([np.where(near, 180.0, xy[:, 0]), xy[:, 1]])


def _cut(land: Shapes, lines: Shapes) -> Shapes:
    """Land split along the lines; only polygons that a line meets are worked on."""
    lines = np.array([_overshot(line) for line in lines])
    touched = np.unique(shapely.STRtree(lines).query(land, predicate="intersects")[0])
    edges = [*shapely.boundary(land[touched]), *lines]
    noded = shapely.union_all(edges, grid_size=NODING_STEP)
    pieces = _parts(shapely.polygonize_full([noded])[0])
    inner = shapely.STRtree(shapely.point_on_surface(pieces))
    on_land = np.unique(inner.query(land[touched], predicate="contains")[1])
    return np.concatenate([pieces[on_land], np.delete(land, touched)])


def _overshot(line: shapely.LineString) -> shapely.LineString:
    xy = shapely.get_coordinates(line)
    ends = np.array([xy[0] - xy[1], xy[-1] - xy[-2]])
    ends = ends / np.maximum(np.hypot(*ends.T), 1e-12)[:, None] * OVERSHOOT
    return shapely.LineString(np.vstack([xy[0] + ends[0], xy, xy[-1] + ends[1]]))


def _countries(pieces: Shapes, source: Path) -> NDArray[np.object_]:
    """The a3 code of each face: the atlas country around its inner point, else the nearest."""
    atlas = gpd.read_file(source / ATLAS, layer="countries")
    codes = {row["atlas_name"]: row["a3"] for row in table("outline_names.csv")}
    if unknown := sorted(set(atlas["name"]) - set(codes)):
        raise SourceError(f"outline_names.csv has no row for the atlas names {unknown}")
    shapes, country = shapely.get_parts(atlas.geometry.to_numpy(), return_index=True)
    shapes = shapely.make_valid([_unrolled(shape) for shape in shapes])
    points = shapely.point_on_surface(pieces)
    shape, piece = shapely.STRtree(points).query(shapes, predicate="contains")
    named = np.full(len(pieces), -1)
    named[piece] = shape
    blank = named < 0
    named[blank] = shapely.STRtree(shapes).nearest(points[blank])
    return np.array([codes[n] for n in atlas["name"]], dtype=object)[country[named]]


def _point(row: dict[str, str]) -> shapely.Point:
    return shapely.Point(float(row["lon"]), float(row["lat"]))


def _unrolled(shape: shapely.Polygon) -> shapely.Polygon:
    """A polygon that jumps from 180 to -180 degrees (Russia, Fiji) goes on beyond 180 instead."""
    if shape.bounds[2] - shape.bounds[0] < 300:
        return shape
    return shapely.transform(shape, lambda xy: np.column_stack([xy[:, 0] % 360, xy[:, 1]]))


def _provinces(pieces: Shapes, a3: str) -> NDArray[np.object_]:
    """A province for each face of a country: by the named points, then by the neighbours."""
    anchors = [row for row in table("outline_names.csv") if row["a3"] == a3 and row["admin1"]]
    points = [_point(row) for row in anchors]
    names = np.full(len(pieces), "", dtype=object)
    piece, point = shapely.STRtree(points).query(pieces, predicate="contains")
    for face, row in zip(piece, [anchors[p] for p in point], strict=True):
        if names[face] not in ("", row["admin1"]):
            raise SourceError(f"{names[face]} and {row['admin1']} lie in one face: a line is open")
        names[face] = row["admin1"]
    if lost := set(range(len(points))) - set(point.tolist()):
        raise SourceError(f"outline_names.csv: {[anchors[p] for p in sorted(lost)]} lie at sea")
    _name_others(names, pieces)
    return names


def _name_others(names: NDArray[np.object_], pieces: Shapes) -> None:
    """Name the nameless face that lies nearest to a named one, until all are; changes `names`."""
    named = names != ""
    apart = np.zeros(len(pieces))
    nameless = np.flatnonzero(~named)
    (near, _), distance = shapely.STRtree(pieces[named]).query_nearest(
        pieces[nameless], return_distance=True, all_matches=False
    )
    apart[nameless[near]] = distance
    while len(nameless := np.flatnonzero(~named)):
        first = nameless[np.argmin(apart[nameless])]
        names[first] = _nearest_name(pieces[first], names[named], pieces[named])
        named[first] = True
        closer = shapely.distance(pieces[nameless], pieces[first])
        apart[nameless] = np.minimum(apart[nameless], closer)


def _nearest_name(piece: Any, names: NDArray[np.object_], pieces: Shapes) -> str:
    """Of the nearest, the one with which it shares most of its line."""
    rivals = shapely.STRtree(pieces).query_nearest(piece, all_matches=True)
    lines = shapely.intersection(shapely.boundary(piece), shapely.boundary(pieces[rivals]))
    return str(names[rivals[np.argmax(shapely.length(lines))]])
