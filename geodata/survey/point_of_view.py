"""Which country a disputed area is shown with: `point_of_view.csv`, applied and checked."""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import geopandas as gpd
import shapely

from geodata.survey.faces import DETAILED, table
from geodata.survey.fetch import SourceError


def shown_as(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Units regrouped: the same columns, `a3` as point_of_view.csv wants it shown."""
    shown = units.copy()
    for row in table("point_of_view.csv"):
        mine = units["a3"] == row["adm0_a3"]
        if row["province"]:
            mine &= units["admin1"] == row["province"]
        shown.loc[mine, "a3"] = row["show_as"]
    shown.loc[~shown["a3"].isin(DETAILED), "admin1"] = ""
    return shown.dissolve(["a3", "admin1"], as_index=False)


def disputed_areas() -> set[str]:
    """The a3 codes of areas all of whose land borders are drawn as disputed."""
    rows = table("point_of_view.csv")
    return {row["adm0_a3"] for row in rows if row["disputed"] == "yes" and not row["province"]}


def verify(faces: gpd.GeoDataFrame) -> None:
    """Provinces that have no outline of their own must lie in the country they are shown with."""
    names = {(row["a3"], row["admin1"]): row for row in table("outline_names.csv")}
    for row in table("point_of_view.csv"):
        if not row["province"] or row["adm0_a3"] in DETAILED:
            continue
        name = names[row["adm0_a3"], row["province"]]
        around = faces.contains(shapely.Point(float(name["lon"]), float(name["lat"])))
        if set(faces.loc[around, "a3"]) != {row["show_as"]}:
            raise SourceError(f"point_of_view.csv: {row['province']} is not in {row['show_as']}")
