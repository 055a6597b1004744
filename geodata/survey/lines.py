"""Lines that are no ordinary border: the demarcation line and its zone, and disputed lines.

They are found on the generalised outlines, not drawn beside them: a segment between two countries
takes the class of the nearest Natural Earth line. EPSG:4326.
"""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.survey.point_of_view import disputed_areas
from geodata.topology import Feature

DMZ_METRES = 2000  # on either side of the demarcation line
KOREA_METRES = 5179  # EPSG code of the Korean unified grid
Segments = NDArray[np.float64]  # (n, 2, 2): segment, end, longitude and latitude
Codes = NDArray[np.str_]

MDL = {"name": "Military Demarcation Line", "name_ko": "군사분계선"}
DMZ = {"name": "Demilitarized Zone (schematic)", "name_ko": "비무장지대(모식도)"}


def special_lines(units: gpd.GeoDataFrame, reference: gpd.GeoDataFrame) -> list[Feature]:
    """One feature `mdl` and one `disputed`, each with the corners of the outlines."""
    segments, left, right = _shared(units)
    abroad = left != right
    segments, left, right = segments[abroad], left[abroad], right[abroad]
    korean = np.isin(left, ["PRK", "KOR"]) & np.isin(right, ["PRK", "KOR"])
    flagged = list(disputed_areas())
    disputed = np.isin(left, flagged) | np.isin(right, flagged) | _unsettled(segments, reference)
    found = {"mdl": (korean, MDL), "disputed": (disputed & ~korean, {"name": "", "name_ko": ""})}
    return [
        Feature({"kind": kind, **names}, _merged(segments[mine]))
        for kind, (mine, names) in found.items()
        if mine.any()
    ]


def dmz(special: list[Feature], step: float) -> list[Feature]:
    """A ribbon of two kilometres on either side of the demarcation line, nothing more."""
    line = next(f.geometry for f in special if f.properties["kind"] == "mdl")
    plane = gpd.GeoSeries([line], crs=4326).to_crs(KOREA_METRES)
    ribbon = plane.buffer(DMZ_METRES, cap_style="flat").simplify(50).to_crs(4326)
    return [Feature({"kind": "dmz", **DMZ}, shapely.set_precision(ribbon.iloc[0], step))]


def _shared(units: gpd.GeoDataFrame) -> tuple[Segments, Codes, Codes]:
    """Segments that two units have in common, and the a3 codes of the two."""
    segments, unit = _segments(units)
    _, first, number, users = np.unique(
        segments.reshape(-1, 4), axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    last = np.empty_like(first)
    last[number.ravel()] = np.arange(len(segments))
    codes = units["a3"].to_numpy(dtype=str)
    two = users == 2
    return segments[first[two]], codes[unit[first[two]]], codes[unit[last[two]]]


def _segments(units: gpd.GeoDataFrame) -> tuple[Segments, NDArray[np.intp]]:
    """All segments of all rings, the lesser end first, and the row of the unit of each."""
    parts, unit = shapely.get_parts(units.geometry.to_numpy(), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy = xy.round(6)
    inside = ring[1:] == ring[:-1]
    ends = np.stack([xy[:-1], xy[1:]], axis=1)[inside]
    swap = (ends[:, 0, 0] > ends[:, 1, 0]) | (
        (ends[:, 0, 0] == ends[:, 1, 0]) & (ends[:, 0, 1] > ends[:, 1, 1])
    )
    ends[swap] = ends[swap][:, ::-1]
    return ends, unit[part[ring[1:][inside]]]


def _unsettled(segments: Segments, reference: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    lines, row = shapely.get_parts(reference.geometry.to_numpy(), return_index=True)
    nearest = shapely.STRtree(lines).nearest(shapely.points(segments.mean(axis=1)))
    return reference["unsettled"].to_numpy(dtype=bool)[row[nearest]]


def _merged(segments: Segments) -> shapely.MultiLineString:
    line = shapely.line_merge(shapely.MultiLineString([*segments]))
    return shapely.MultiLineString([*shapely.get_parts(line)])
