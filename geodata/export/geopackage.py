"""Places, corridors and ways as one GeoPackage with a layer each (EPSG:4326), for QGIS and GDAL."""

from collections.abc import Mapping, Sequence

from geodata.edition import Edition, edition
from geodata.export.layers import Json, about, flat
from geodata.gdal import LayerFile


def geopackage(
    layers: Mapping[str, Sequence[Json]], language: str, own: Edition | None = None
) -> LayerFile:
    """Of the day of the edition, the one that is served where none is named."""
    day = (own or edition()).day
    return LayerFile(
        "GPKG",
        {name: flat(features) for name, features in layers.items()},
        told={key.upper(): text for key, text in about(language, own).items()},
        options={"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"},
    )
