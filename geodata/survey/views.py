"""From full-detail faces to one file a view: clip, generalise, snap to a grid, sort the lines."""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.survey.faces import Shapes, table
from geodata.survey.fetch import SourceError
from geodata.topology import Feature, Grid

EARTH_KM = 6371.007  # radius of the sphere with the Earth's area
DEGREE_KM = 111.2
KEPT_ISLANDS = {
    "Dokdo": (131.8613, 37.2427),
    "Ulleungdo": (130.87, 37.50),
    "Baengnyeong": (124.69, 37.96),
    "Daecheong": (124.70, 37.82),
    "Yeonpyeong": (125.70, 37.67),
}


@dataclass(frozen=True)
class SurveyView:
    """What a file covers and how finely: box in degrees, limits in km and square km."""

    name: str
    box: tuple[float, float, float, float]
    tolerance_km: float
    island_km2: float
    step: float  # degrees
    provinces: bool
    lake_km2: float
    river_rank: int  # Natural Earth's scale rank: 0 the longest, 9 small; -1 no rivers at all

    @property
    def grid(self) -> Grid:
        return Grid(self.box[0], self.box[1], self.step)


VIEWS = (
    SurveyView("world", (-180, -60, 192, 84), 13, 700, 0.02, False, 8000, -1),
    SurveyView("region", (66, -3, 156, 60), 2.35, 25, 0.001, True, 800, 7),
    SurveyView("korea", (111, 31, 145, 46.5), 0.35, 1.5, 0.0002, True, 20, 9),
    SurveyView("mekong", (88, 9, 116, 29), 0.6, 3, 0.0002, True, 40, 9),
)


def units(faces: gpd.GeoDataFrame, view: SurveyView) -> gpd.GeoDataFrame:
    """Faces put together to countries or provinces, clipped, generalised and on the grid."""
    keys = ["a3", "admin1"] if view.provinces else ["a3"]
    whole = faces.dissolve(keys, as_index=False)
    whole = whole if view.provinces else whole.assign(admin1="")
    box = shapely.box(*view.box)
    whole = whole[whole.intersects(box)]
    whole = whole.set_geometry(shapely.intersection(whole.geometry.to_numpy(), box), crs=4326)
    parts = whole.explode(index_parts=False, ignore_index=True)
    parts = parts[parts.geom_type == "Polygon"].reset_index(drop=True)
    coarse = _generalised(parts, view)
    return _snapped(coarse, view.step).dissolve(["a3", "admin1"], as_index=False)


def _generalised(parts: gpd.GeoDataFrame, view: SurveyView) -> gpd.GeoDataFrame:
    """Without small islands; the small ones that stay keep six times more detail."""
    flat = equal_area(parts.geometry.to_numpy())
    island = _islands(flat)
    size = np.bincount(island, weights=shapely.area(flat))
    wanted = _largest(parts, flat, island) | set(island[_kept(parts)].tolist())
    small = (size < view.island_km2)[island]
    stay = ~small | np.isin(island, sorted(wanted))
    for mine, tolerance in ((~small, view.tolerance_km), (small, view.tolerance_km / 6)):
        flat[mine & stay] = shapely.coverage_simplify(flat[mine & stay], tolerance)
    return parts[stay].set_geometry(degrees(flat[stay]), crs=4326)


def equal_area(shapes: Shapes) -> Shapes:
    """Degrees to kilometres on a cylinder: areas are right, which is what is measured here."""
    return shapely.transform(shapes, _to_cylinder)


def degrees(shapes: Shapes) -> Shapes:
    return shapely.transform(shapes, _from_cylinder)


def _to_cylinder(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    return EARTH_KM * np.column_stack([np.radians(xy[:, 0]), np.sin(np.radians(xy[:, 1]))])


def _from_cylinder(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.degrees(np.column_stack([xy[:, 0] / EARTH_KM, np.arcsin(xy[:, 1] / EARTH_KM)]))


def _islands(parts: Shapes) -> NDArray[np.intp]:
    """For each part the number of the piece of connected land it belongs to."""
    land = shapely.get_parts(shapely.disjoint_subset_union_all(parts))
    inner = shapely.STRtree(shapely.point_on_surface(parts))
    piece, part = inner.query(land, predicate="contains")
    island = np.empty(len(parts), dtype=np.intp)
    island[part] = piece
    return island


def _largest(parts: gpd.GeoDataFrame, flat: Shapes, island: NDArray[np.intp]) -> set[int]:
    """The pieces of land that hold the largest part of a unit: no unit vanishes."""
    frame = parts[["a3", "admin1"]].assign(island=island, size=shapely.area(flat))
    rows = frame.groupby(["a3", "admin1"])["size"].idxmax()
    return set(frame.loc[rows, "island"])


def _kept(parts: gpd.GeoDataFrame) -> NDArray[np.intp]:
    points = shapely.points(list(KEPT_ISLANDS.values()))
    return parts.sindex.query(points, predicate="within")[1]


def _snapped(coarse: gpd.GeoDataFrame, step: float) -> gpd.GeoDataFrame:
    """Corners on the grid, without gaps or overlaps: edges are noded there and made into faces.

    Where a small island has come to lie on a coarse coast (Singapore), the smaller one has it.
    """
    coarse = coarse.iloc[np.argsort(-shapely.area(coarse.geometry.to_numpy()), kind="stable")]
    noded = shapely.union_all(shapely.boundary(coarse.geometry.to_numpy()), grid_size=step)
    pieces = shapely.get_parts(shapely.polygonize([noded]))
    inner = shapely.STRtree(shapely.point_on_surface(pieces))
    found, piece = inner.query(coarse.geometry.to_numpy(), predicate="contains")
    owner = np.full(len(pieces), -1)
    np.maximum.at(owner, piece, found)
    columns = coarse[["a3", "admin1"]].iloc[owner[owner >= 0]].reset_index(drop=True)
    return gpd.GeoDataFrame(columns, geometry=pieces[owner >= 0], crs=4326)


def land(shown: gpd.GeoDataFrame) -> list[Feature]:
    """Named polygons, the largest first, so that an enclave is drawn after its host."""
    names = {(row["a3"], row["admin1"]): row for row in table("outline_names.csv")}
    features: list[tuple[float, Feature]] = []
    for a3, admin1, shape in zip(shown["a3"], shown["admin1"], shown.geometry, strict=True):
        if (a3, admin1) not in names:
            raise SourceError(f"outline_names.csv has no row for {a3} {admin1}")
        row = names[a3, admin1]
        known = {"a3": a3, "admin1": admin1, "name": row["name"], "name_ko": row["name_ko"]}
        features.append((equal_area(np.array([shape]))[0].area, Feature(known, shape)))
    return [feature for _, feature in sorted(features, key=lambda pair: -round(pair[0], 3))]
