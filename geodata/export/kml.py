"""A layer as KML, for Google Earth and other globes: names, texts, and the columns as data."""

from collections.abc import Sequence

from geodata.edition import Edition
from geodata.export.layers import Json, about, flat
from geodata.gdal import LayerFile

DESCRIBED_BY = {"places": "note", "corridors": "summary"}  # the column that opens at a feature


def kml(
    features: Sequence[Json], layer: str, language: str, own: Edition | None = None
) -> LayerFile:
    """`layer` is one of DESCRIBED_BY. Features without a line stay out."""
    said = about(language, own)
    credit = f"{said['title']}, {said['version']}, {said['licence']}. {said['note']}"
    known = flat(feature for feature in features if feature["geometry"])
    return LayerFile(
        "KML",
        {layer: [{**f, "properties": {**f["properties"], "credit": credit}} for f in known]},
        columns={"name": "Name", DESCRIBED_BY[layer]: "Description"},
    )
