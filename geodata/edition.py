"""Which edition of Crossings this is, who made it and what changed: the one place that says so."""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from geodata.folder import changed, facts_folder
from geodata.settings import read_settings
from geodata.subject import FILE, Subject

LICENCE = "CC BY 4.0"
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
CHANGES = "CHANGES.md"
# As https://keepachangelog.com has it; what is not released yet has no entry.
ENTRY = re.compile(r"^## \[(\d\S*)\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edition:
    """`day` is that of the newest entry of the changes; facts edited since are not dated."""

    title: str
    authors: str
    version: str
    day: date
    changes: str


def edition() -> Edition:
    """The edition of the facts that are served, as its files say it now."""
    folder = facts_folder()
    return _edition(folder, changed(folder / CHANGES), changed(folder / FILE))


@lru_cache(maxsize=4)
def _edition(folder: Path, _changes: int, _subject: int) -> Edition:
    """Version and day are those of the newest entry of CHANGES.md, the rest is of subject.toml.

    Without an entry the version is that of the program, and the day that of the newest table.
    """
    changes = folder / CHANGES
    text = changes.read_text(encoding="utf-8") if changes.is_file() else ""
    subject = read_settings(folder / FILE, Subject)[0]
    own = subject.title, subject.authors
    if entry := ENTRY.search(text):
        return Edition(*own, entry[1], date.fromisoformat(entry[2]), text)
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    newest = max((path.stat().st_mtime for path in folder.glob("*.csv")), default=0)
    return Edition(*own, version, datetime.fromtimestamp(newest, UTC).date(), text)
