"""A layer as KML, for Google Earth and other globes: names, texts, and the columns as data."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geodata.export.geopackage import frame
from geodata.export.layers import Json, about


def kml(features: Sequence[Json], layer: str, described_by: str, language: str) -> bytes:
    """`described_by` is the column whose text opens at a feature. Features without a line stay out.

    Raises:
        OSError: when the folder for temporary files can't be written to.
    """
    pyogrio: Any = import_module("pyogrio")
    known = frame([feature for feature in features if feature["geometry"]])
    own = about(language)
    known["credit"] = f"{own['title']}, {own['version']}, {own['licence']}. {own['note']}"
    known = known.rename(columns={"name": "Name", described_by: "Description"})
    with TemporaryDirectory(prefix="crossings-") as folder:
        path = Path(folder) / f"{layer}.kml"
        try:
            pyogrio.write_dataframe(known, path, layer=layer, driver="KML")
        except RuntimeError as fault:  # what GDAL met, a full disk too
            raise OSError(f"the layer {layer} could not be written: {fault}") from fault
        return path.read_bytes()
