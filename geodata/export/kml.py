"""A layer as KML, for Google Earth and other globes: names, texts, and the columns as data."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geodata.edition import Edition
from geodata.export.geopackage import frame
from geodata.export.layers import Json, about

DESCRIBED_BY = {"places": "note", "corridors": "summary"}  # the column that opens at a feature


def kml(features: Sequence[Json], layer: str, language: str, own: Edition | None = None) -> bytes:
    """`layer` is one of DESCRIBED_BY. Features without a line stay out.

    Raises:
        OSError: when the folder for temporary files can't be written to.
    """
    pyogrio: Any = import_module("pyogrio")
    known = frame([feature for feature in features if feature["geometry"]])
    said = about(language, own)
    known["credit"] = f"{said['title']}, {said['version']}, {said['licence']}. {said['note']}"
    known = known.rename(columns={"name": "Name", DESCRIBED_BY[layer]: "Description"})
    with TemporaryDirectory(prefix="crossings-") as folder:
        path = Path(folder) / f"{layer}.kml"
        try:
            pyogrio.write_dataframe(known, path, layer=layer, driver="KML")
        except RuntimeError as fault:  # what GDAL met, a full disk too
            raise OSError(f"the layer {layer} could not be written: {fault}") from fault
        return path.read_bytes()
