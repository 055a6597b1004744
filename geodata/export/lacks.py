"""What a file of another format leaves out of the facts, counted off the facts as they are."""

from collections.abc import Mapping

from geodata.archive import Archive
from geodata.export.layers import corridors

TABLES = ("events", "corridors", "ways", "places")
LAYERS: Mapping[str, frozenset[str]] = {
    "places": frozenset({"places"}),
    "corridors": frozenset({"corridors"}),
    "ways": frozenset({"ways"}),
    "crossings": frozenset({"places", "corridors", "ways"}),
}
LINKED, GLOBES = ".lpf.json", ".kml"


def lacks(name: str, archive: Archive) -> dict[str, int]:
    """How many of what: rows of tables; `sources` it names by their ids alone, if at all.

    `unlined` are routes without a line. Empty for a table and for the package, which holds all.
    """
    stem, dot, ending = name.partition(".")
    if dot + ending not in {".geojson", ".gpkg", GLOBES, LINKED}:
        return {}
    counts = {table: len(getattr(archive, table)) for table in TABLES if table not in LAYERS[stem]}
    named = {key for place in archive.places.values() for key in place.sources}
    told = named if dot + ending == LINKED else set[str]()
    counts["sources"] = len(archive.sources.keys() - told)
    if dot + ending == GLOBES and stem == "corridors":
        counts["unlined"] = sum(not own["geometry"] for own in corridors(archive))
    return {what: n for what, n in counts.items() if n}
