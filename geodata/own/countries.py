"""In which country a point lies, by the outlines of the world."""

# Shapely leaves keyword arguments untyped.
# pyright: reportUnknownMemberType=false

from collections.abc import Collection
from functools import cache
from typing import Any

import numpy as np
import shapely

from geodata.folder import DATA

NEAR_COAST = 0.35  # degrees, as for a town in checks.places
Point = tuple[float, float]


def countries_at(points: Collection[Point]) -> dict[Point, str]:
    """ISO 3166-1 alpha-3 codes by longitude and latitude (EPSG:4326); a point at sea has none."""
    if not points:
        return {}
    tree, codes = _outlines()
    own = [*points]
    spots: Any = shapely.points(np.asarray(own))
    inside, part = tree.query(spots, predicate="intersects")
    found: dict[Point, str] = {own[n]: codes[one] for n, one in zip(inside, part, strict=True)}
    others = [n for n, point in enumerate(own) if point not in found]
    near, part = tree.query_nearest(spots[others], max_distance=NEAR_COAST, all_matches=False)
    found |= {own[others[n]]: codes[one] for n, one in zip(near, part, strict=True)}
    return found


@cache
def _outlines() -> tuple[shapely.STRtree, list[str]]:
    """Every polygon of the world apart, so that far ones cost nothing, and its country."""
    from geodata.topology import read

    topology = read(DATA / "world.topojson")
    names = [str(properties["a3"]) for properties in topology.properties("land")]
    parts, at = shapely.get_parts([*topology.shapes("land")], return_index=True)
    return shapely.STRtree(parts), [names[n] for n in at]
