"""The folder of facts that is served: that of the environment variable FACTS, else the one here.

A folder may also be one that is kept in memory, as that of a reader's own facts is.
"""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

DATA = Path(__file__).parent / "data"
READ = {".csv", ".toml", ".yaml", ".md"}
SEEN_SECONDS = 0.1
MOST_SEEN = 64

T = TypeVar("T")
_seen: OrderedDict[Any, tuple[float, Any]] = OrderedDict()


@dataclass(frozen=True, eq=False)
class Kept:
    """A folder in memory, or a file in it: as much of a `Path` as reading facts needs.

    `texts` are all files of the folder by their paths within it.
    """

    texts: Mapping[str, str]
    at: str = ""

    def __truediv__(self, name: str) -> "Kept":
        return Kept(self.texts, f"{self.at}/{name}" if self.at else name)

    @property
    def name(self) -> str:
        return self.at.rpartition("/")[2]

    def is_file(self) -> bool:
        return self.at in self.texts

    def read_text(self, encoding: str = "utf-8") -> str:
        """Raises FileNotFoundError, as a path does; the encoding is nothing to a text."""
        del encoding
        if self.at not in self.texts:
            raise FileNotFoundError(self.at)
        return self.texts[self.at]

    def read_bytes(self) -> bytes:
        return self.read_text().encode()


Folder = Path | Kept


def state_of(folder: Folder) -> str:
    """What tells one state of a folder from the next, on every machine alike; "" of one in memory.

    It is that of all files that words are read from; outlines change with the program.
    """
    if isinstance(folder, Kept):
        return ""
    found = hashlib.sha256()
    for path in sorted(own for own in folder.rglob("*") if own.suffix in READ and own.is_file()):
        found.update(os.fsencode(path.relative_to(folder)) + b"\0")
        with suppress(OSError):  # of what can't be read, or has just gone, reading says so
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def seen(key: Any, look: Callable[[], T]) -> T:
    """What `look` at files has found, a tenth of a second ago at most.

    A run of a page asks for 180 files, and at each gives Python's lock to who works beside it.
    """
    now = monotonic()
    at, found = _seen.get(key, (0.0, None))
    if found is None or now - at >= SEEN_SECONDS:
        _seen[key] = now, found  # for whoever asks while one looks
        found = look()
        _seen[key] = now, found
        while len(_seen) > MOST_SEEN:
            with suppress(KeyError):  # another thread may do the same
                _seen.popitem(last=False)
    return found


def changed(path: Path) -> int:
    """When, in nanoseconds; 0 of a file that is not there."""
    return seen(path, lambda: _changed(path))


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def facts_folder() -> Path:
    """Read anew at each call; a path is relative to where the program was started."""
    named = os.environ.get("FACTS")
    return Path(named).resolve() if named else DATA


def outline_file(name: str) -> Path:
    """The outlines of a name, from the folder that is served, or ours where it has none."""
    own = facts_folder() / f"{name}.topojson"
    return own if own.is_file() else DATA / own.name
