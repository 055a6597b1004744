"""The facts as files for others: tables, layers and all of them as one package.

Each is made when it is first asked for, once an archive; making all takes about half a second.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from threading import RLock
from types import MappingProxyType

from geodata.archive import Archive
from geodata.export.geopackage import geopackage
from geodata.export.kml import kml
from geodata.export.layers import as_geojson, corridors, places, ways
from geodata.export.linked_places import linked_places
from geodata.export.package import data_package, settings_files
from geodata.export.tables import as_csv, translated
from geodata.gdal import written_by_gdal
from geodata.records import TABLES

PACKAGE = "crossings.zip"
MAKERS: Mapping[str, Callable[[Archive], bytes]] = MappingProxyType(
    {
        **{f"{table}.csv": partial(as_csv, table=table) for table in TABLES},
        "places.geojson": lambda archive: as_geojson(places(archive), archive.language),
        "corridors.geojson": lambda archive: as_geojson(corridors(archive), archive.language),
        "ways.geojson": lambda archive: as_geojson(ways(archive), archive.language),
        "places.kml": lambda archive: _by_gdal(archive)["places.kml"],
        "corridors.kml": lambda archive: _by_gdal(archive)["corridors.kml"],
        "places.lpf.json": linked_places,
        "crossings.gpkg": lambda archive: _by_gdal(archive)["crossings.gpkg"],
    }
)
NAMES = (PACKAGE, *MAKERS)


class Exports:
    """The files of one archive. Threads that ask while one of them makes a file wait for it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._made: dict[str, bytes] = {}
        self._one_at_a_time = RLock()

    def get(self, name: str) -> bytes:
        """The file of this name: one of NAMES, or a table in another language.

        Raises:
            KeyError: for any other name.
            OSError: when what GDAL writes can't be written to the folder for temporary files.
        """
        with self._one_at_a_time:
            if name not in self._made:
                self._made[name] = self._make(name)
            return self._made[name]

    def _make(self, name: str) -> bytes:
        if name == PACKAGE:
            files = {file: self.get(file) for file in MAKERS} | translated() | settings_files()
            return data_package(files, self._archive.language)
        return MAKERS[name](self._archive) if name in MAKERS else translated()[name]


@lru_cache(maxsize=1)
def _by_gdal(archive: Archive) -> dict[str, bytes]:
    """All at once: its process takes longer to begin than to write them."""
    known = {"places": places(archive), "corridors": corridors(archive)}
    files = {f"{name}.kml": kml(own, name, archive.language) for name, own in known.items()}
    known["ways"] = ways(archive)
    return written_by_gdal({**files, "crossings.gpkg": geopackage(known, archive.language)})


@lru_cache(maxsize=2)
def exports(archive: Archive) -> Exports:
    """Those of the newest archives, one a language; the ones before leave."""
    return Exports(archive)
