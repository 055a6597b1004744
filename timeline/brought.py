"""What readers have brought of their own: in memory alone, bounded, and given back.

Nothing of it is written anywhere. What has left is brought again by the browser that keeps it.
"""

import gc
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import RLock
from time import monotonic, sleep
from typing import Any

from geodata.archive import Archive
from geodata.edition import Edition
from timeline.address import OWN
from timeline.once import Apart

# Of tables as text; what is made of them takes some twelve times as much.
MOST_BYTES = 24 * 1024 * 1024
MOST = 48
# A lecture, and the questions after it.
IDLE_SECONDS = 3 * 3600
BROUGHT_SECONDS = 8  # 5 MB of a slow phone's uplink come later: the page is then run again
SHORT = 8  # characters of an id that tell one state of the data from the next


@dataclass(eq=False)
class Brought:
    """One reader's data: tables by the names of their files, as a folder of facts has them."""

    id: str
    name: str
    day: date
    tables: Mapping[str, str]
    used: float = field(default_factory=monotonic)
    apart: Apart = field(default_factory=Apart)
    archives: dict[str, Archive] = field(default_factory=dict[Any, Archive])

    @property
    def bytes(self) -> int:
        return sum(map(len, self.tables.values()))

    def archive(self, language: str) -> Archive:
        """Made once for each language."""
        with self.apart.making:
            if language not in self.archives:
                self.archives[language] = self._made(language)
            return self.archives[language]

    def _made(self, language: str) -> Archive:
        from geodata.own import archive_of  # which most pages do without

        archive = archive_of(self.tables, language)
        issued = Edition(self.name, archive.subject.authors, self.id[:SHORT], self.day, "")
        return replace(archive, own=self.id, issued=issued, apart=self.apart)


class Keeping:
    """Those that were used last; as many as there is room for."""

    def __init__(self, most_bytes: int = MOST_BYTES, most: int = MOST) -> None:
        self._most_bytes = most_bytes
        self._most = most
        self._kept: OrderedDict[str, Brought] = OrderedDict()
        self._lock = RLock()

    def put(self, own: Brought) -> None:
        with self._lock:
            if own.id in self._kept:
                self.get(own.id)
                return
            self._kept[own.id] = own
            left = [*self._idle(), *self._too_many()]
        _give_back(left)

    def get(self, asked: str) -> Brought | None:
        with self._lock:
            own = self._kept.get(asked)
            if own:
                own.used = monotonic()
                self._kept.move_to_end(asked)
            return own

    def forget(self, asked: str) -> None:
        with self._lock:
            own = self._kept.pop(asked, None)
        _give_back([own] if own else [])

    def _idle(self) -> list[Brought]:
        since = monotonic() - IDLE_SECONDS
        names = [name for name, own in self._kept.items() if own.used < since]
        return [self._kept.pop(name) for name in names]

    def _too_many(self) -> list[Brought]:
        """The newest stays, however large it is."""
        left: list[Brought] = []
        while len(self._kept) > 1 and (
            len(self._kept) > self._most
            or sum(own.bytes for own in self._kept.values()) > self._most_bytes
        ):
            left.append(self._kept.popitem(last=False)[1])
        return left


def _give_back(left: list[Brought]) -> None:
    for own in left:
        own.apart.leave()
        own.archives.clear()
    if left:
        gc.collect()


KEEPING = Keeping()


def own_of(params: Mapping[str, Any]) -> Brought | None:
    """What an address asks for, where it is here."""
    asked = params.get(OWN)
    return KEEPING.get(str(asked)) if asked else None


def is_missing(params: Mapping[str, Any]) -> bool:
    """Whether an address asks for what is not here, or not any more."""
    return bool(params.get(OWN)) and own_of(params) is None


def waited_for(params: Mapping[str, Any]) -> None:
    """Until the browser has brought it again, which it does when it finds the server another."""
    until = monotonic() + BROUGHT_SECONDS
    while is_missing(params) and monotonic() < until:
        sleep(0.1)


def archive_of(params: Mapping[str, Any], served: Archive) -> Archive | None:
    """The archive of what an address asks for; `served` is ours, in the language that is asked."""
    own = own_of(params)
    if own is None:
        return None
    return own.archive(served.language)
