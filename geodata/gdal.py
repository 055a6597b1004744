"""Layers as GDAL writes them, in a process that ends: with all it needs it holds 100 MB.

Features are GeoJSON in EPSG:4326, longitude first.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from geodata.apart import give_way, run_apart

if TYPE_CHECKING:
    import geopandas as gpd

CRS = "EPSG:4326"
WALL_SECONDS = 60.0  # all files of an archive take one, on a machine with nothing else to do
Json = dict[str, Any]


@dataclass(frozen=True)
class LayerFile:
    """Layers by name for one file, and what is told of each.

    `driver` is GDAL's name of the format; `options` are GDAL's own, `columns` new names of some.
    Values of a feature are text, numbers, truths or None.
    """

    driver: str
    layers: Mapping[str, Sequence[Json]]
    told: Mapping[str, str] = field(default_factory=dict[str, str])
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    columns: Mapping[str, str] = field(default_factory=dict[str, str])


def written_by_gdal(files: Mapping[str, LayerFile]) -> dict[str, bytes]:
    """Each file by its name; equal features give equal bytes.

    Raises:
        OSError: when the folder for temporary files can't be written to.
    """
    with TemporaryDirectory(prefix="crossings-") as folder:
        asked = {str(Path(folder) / name): asdict(file) for name, file in files.items()}
        try:
            done = run_apart("geodata.gdal", content=json.dumps(asked).encode(), wall=WALL_SECONDS)
        except TimeoutExpired as fault:
            raise OSError(f"{', '.join(files)}: not written in {WALL_SECONDS:g} s") from fault
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise OSError(f"{', '.join(files)} could not be written: {said or done.returncode}")
        return {name: (Path(folder) / name).read_bytes() for name in files}


def main() -> None:
    """Writes what the standard input asks for, by path."""
    give_way()
    for path, asked in json.load(sys.stdin).items():
        _write(Path(path), LayerFile(**asked))


def _write(path: Path, file: LayerFile) -> None:
    core: Any = import_module("pyogrio")
    core.set_gdal_config_options(dict(file.options))
    more = {"dataset_metadata": dict(file.told)} if file.told else {}
    for name, features in file.layers.items():
        known: Any = frame(features).rename(columns=file.columns)
        core.write_dataframe(known, path, layer=name, driver=file.driver, **more)


def frame(features: Sequence[Json]) -> "gpd.GeoDataFrame":
    """A row a feature."""
    geopandas: Any = import_module("geopandas")
    made: Any = geopandas.GeoDataFrame.from_features(features, crs=CRS)
    for name in _mixed(features):
        made[name] = made[name].map(str)
    return made.convert_dtypes()


def _mixed(rows: Sequence[Json]) -> set[str]:
    """Columns of whole numbers and texts, such as years of which some are before the year 1."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name, value in row["properties"].items():
            kinds[name].add(type(value).__name__)
    return {name for name, own in kinds.items() if {"int", "str"} <= own}


if __name__ == "__main__":
    main()
