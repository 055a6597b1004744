"""Places, corridors and ways as one GeoPackage with a layer each (EPSG:4326), for QGIS and GDAL."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from geodata.archive import Archive
from geodata.cells import SEPARATOR
from geodata.edition import Edition, edition
from geodata.export.layers import Json, about, corridors, places, ways

if TYPE_CHECKING:
    import geopandas as gpd

CRS = "EPSG:4326"
DATING = Lock()  # the day is one for all threads, and editions have their own


def geopackage(archive: Archive) -> bytes:
    """Equal archives give equal bytes.

    Raises:
        OSError: when the folder for temporary files can't be written to.
    """
    layers = {
        "places": places(archive),
        "corridors": corridors(archive),
        "ways": ways(archive),
    }
    return as_geopackage(layers, archive.language)


def as_geopackage(
    layers: Mapping[str, Sequence[Json]], language: str, own: Edition | None = None
) -> bytes:
    """GDAL is told the day of the edition, the one that is served where none is named.

    Raises:
        OSError: when the folder for temporary files can't be written to.
    """
    pyogrio: Any = import_module("pyogrio")  # 25 MB, for those who ask for this file
    day = (own or edition()).day
    told = {key.upper(): text for key, text in about(language, own).items()}
    with DATING, TemporaryDirectory(prefix="crossings-") as folder:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
        path = Path(folder) / "crossings.gpkg"
        for name, features in layers.items():
            try:
                pyogrio.write_dataframe(
                    frame(features), path, layer=name, driver="GPKG", dataset_metadata=told
                )
            except RuntimeError as fault:  # what GDAL met, a full disk too
                raise OSError(f"the layer {name} could not be written: {fault}") from fault
        return path.read_bytes()


def frame(features: Sequence[Json]) -> "gpd.GeoDataFrame":
    """A row a feature; lists of ids as in the tables, parted by semicolons."""
    gpd: Any = import_module("geopandas")  # likewise
    rows = [{**f, "properties": _flat(f["properties"])} for f in features]
    made: Any = gpd.GeoDataFrame.from_features(rows, crs=CRS)
    for name in _mixed(rows):
        made[name] = made[name].map(str)
    return made.convert_dtypes()


def _mixed(rows: Sequence[Json]) -> set[str]:
    """Columns of whole numbers and texts, such as years of which some are before the year 1."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        own: Json = row["properties"]
        for name, value in own.items():
            kinds[name].add(type(value).__name__)
    return {name for name, own in kinds.items() if {"int", "str"} <= own}


def _flat(properties: Mapping[str, Any]) -> Json:
    return {
        key: SEPARATOR.join(map(str, cast("list[Any]", value)))
        if isinstance(value, list)
        else value
        for key, value in properties.items()
    }
