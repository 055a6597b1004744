"""Rivers and lakes for a view. EPSG:4326."""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from functools import lru_cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.survey.faces import Shapes, shapefile, table
from geodata.survey.views import DEGREE_KM, SurveyView, degrees, equal_area
from geodata.topology import Feature

LAKES = ("Lake", "Reservoir", "Alkaline Lake")


def rivers(source: Path, view: SurveyView) -> list[Feature]:
    """Rivers up to the view's rank and every river of outline_rivers.csv; one feature a name."""
    if view.river_rank < 0:
        return []
    frame = shapefile(source, "rivers_lake_centerlines")
    names = {int(row["rivernum"]): row for row in table("outline_rivers.csv")}
    courses: dict[tuple[int, str, str], list[BaseGeometry]] = {}
    for number, rank, line in zip(
        frame["rivernum"], frame["scalerank"], frame.geometry, strict=True
    ):
        row = names.get(int(number), {"name": "", "name_ko": ""})
        if row["name"] or rank <= view.river_rank:
            courses.setdefault((int(rank), row["name"], row["name_ko"]), []).append(line)
    features = [
        Feature({"name": name, "name_ko": ko, "rank": rank}, _course(courses[rank, name, ko], view))
        for rank, name, ko in sorted(courses)
    ]
    return [feature for feature in features if not feature.geometry.is_empty]


def _course(lines: list[BaseGeometry], view: SurveyView) -> BaseGeometry:
    clipped = shapely.intersection(lines, shapely.box(*view.box))
    course = shapely.line_merge(shapely.union_all(clipped))
    # Half the tolerance of the outlines: a river along a border must not wander off it.
    course = shapely.simplify(course, view.tolerance_km / DEGREE_KM / 2)
    return shapely.line_merge(shapely.set_precision(course, view.step))


def lakes(source: Path, view: SurveyView) -> list[Feature]:
    """Lakes over the view's limit, without their islands, the largest first."""
    shapes = shapely.get_parts(shapely.intersection(_every_lake(source), shapely.box(*view.box)))
    shapes = shapes[shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON]
    flat = equal_area(np.array([shapely.Polygon(shape.exterior) for shape in shapes]))
    flat = flat[shapely.area(flat) > view.lake_km2]
    flat = flat[np.argsort(-shapely.area(flat), kind="stable")]
    coarse = degrees(shapely.coverage_simplify(flat, view.tolerance_km))
    snapped = shapely.set_precision(coarse, view.step)
    return [Feature({}, shape) for shape in snapped if not shape.is_empty]


@lru_cache(maxsize=1)
def _every_lake(source: Path) -> Shapes:
    """Read and mended once for all views."""
    frame = shapefile(source, "ocean")
    frame = frame[frame["featurec_2"].isin(LAKES)]
    return shapely.get_parts(shapely.make_valid(frame.geometry.to_numpy()))
