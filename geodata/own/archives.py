"""A folder of tables in memory becomes an archive, by the one door that all facts go through."""

from collections.abc import Mapping

from geodata.archive import Archive
from geodata.folder import Kept
from geodata.load import load
from geodata.wording import FALLBACK


def archive_of(tables: Mapping[str, str], language: str = FALLBACK) -> Archive:
    """Never raises; what is wrong is in its `problems`."""
    return load(Kept(tables), language=language)
