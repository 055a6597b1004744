"""What readers have brought of their own: in memory alone, bounded, and given back.

Nothing of it is written anywhere. What has left is brought again by the browser that keeps it.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import RLock, Timer
from time import monotonic, sleep
from typing import Any

from geodata.archive import Archive
from geodata.beside import beside
from geodata.edition import Edition
from geodata.load import current
from geodata.memory import give_back, trim
from timeline.address import BESIDE, OWN
from timeline.once import Apart

# Of tables as text; what is made of them takes some twelve times as much.
MOST_BYTES = 24 * 1024 * 1024
MOST = 48
# A lecture, and the questions after it.
IDLE_SECONDS = 3 * 3600
SWEPT_SECONDS = 600
READ_SECONDS = 300  # from a file that is read to the table that is shown
BROUGHT_SECONDS = 8  # 5 MB of a slow phone's uplink come later: the page is then loaded again
SHORT = 8  # characters of an id that tell one state of the data from the next


@dataclass(eq=False)
class Brought:
    """One reader's data: tables by the names of their files, as a folder of facts has them.

    `read_as` are the ids of the files that became them, in `READ`.
    """

    id: str
    name: str
    day: date
    tables: Mapping[str, str]
    read_as: set[str] = field(default_factory=set[str])
    used: float = field(default_factory=monotonic)
    apart: Apart = field(default_factory=Apart)
    _alone: dict[str, Archive] = field(default_factory=dict[str, Archive])
    _beside: dict[Archive, Archive] = field(default_factory=dict[Archive, Archive])

    @property
    def bytes(self) -> int:
        return sum(map(len, self.tables.values()))

    def alone(self, language: str) -> Archive:
        """Made once for each language."""
        with self.apart.making:
            if language not in self._alone:
                self._alone[language] = self._made(language)
                trim()  # of what tables are read with
            return self._alone[language]

    def beside(self, served: Archive) -> Archive:
        """Together with what is served; made once for each archive of that."""
        with self.apart.making:
            if served not in self._beside:
                merged = beside(served, self.alone(served.language), self.name)
                self._beside[served] = self._marked(merged)
            return self._beside[served]

    def leave(self) -> None:
        self.apart.leave()
        self._alone.clear()
        self._beside.clear()

    def _made(self, language: str) -> Archive:
        from geodata.own.archives import archive_of  # which most pages do without

        archive = archive_of(self.tables, language)
        languages = {"languages": current().subject.languages}
        archive = replace(archive, subject=archive.subject.model_copy(update=languages))
        authors = archive.subject.authors
        issued = Edition(self.name, authors, self.id[:SHORT], self.day, "")
        return replace(self._marked(archive), issued=issued)

    def _marked(self, archive: Archive) -> Archive:
        return replace(archive, own=self.id, called=self.name, apart=self.apart)


class Keeping:
    """Those that were used last; as many as there is room for, until `idle` seconds after."""

    def __init__(
        self, most_bytes: int = MOST_BYTES, most: int = MOST, idle: float | None = None
    ) -> None:
        self._most_bytes = most_bytes
        self._most = most
        self._idle_seconds = idle
        self._kept: OrderedDict[str, Brought] = OrderedDict()
        self._lock = RLock()
        self._sweeper: Timer | None = None

    def put(self, own: Brought) -> Brought:
        """The same that is kept already, where it is."""
        with self._lock:
            if known := self.get(own.id):
                return known
            self._kept[own.id] = own
            left = [*self._idle(), *self._too_many()]
            self._watch()
        _give_back(left)
        return own

    def sweep(self) -> None:
        """Gives back what nobody has asked for, though nobody brings anything more."""
        with self._lock:
            self._sweeper = None
            left = self._idle()
            self._watch()
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

    def _watch(self) -> None:
        """Comes back while anything is kept."""
        if self._kept and self._sweeper is None:
            self._sweeper = Timer(min(SWEPT_SECONDS, self._longest), self.sweep)
            self._sweeper.daemon = True
            self._sweeper.start()

    @property
    def _longest(self) -> float:
        return IDLE_SECONDS if self._idle_seconds is None else self._idle_seconds

    def _idle(self) -> list[Brought]:
        since = monotonic() - self._longest
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
        own.leave()
    if left:
        give_back()


KEEPING = Keeping()
# Read, and not shown yet: so that what was read is not read again to be shown.
READ = Keeping(MOST_BYTES // 2, idle=READ_SECONDS)


def own_of(params: Mapping[str, Any]) -> Brought | None:
    """What an address asks for, where it is here."""
    asked = params.get(OWN)
    return KEEPING.get(str(asked)) if asked else None


def tables_of(asked: str) -> Mapping[str, str]:
    """None where it has left."""
    own = KEEPING.get(asked)
    return own.tables if own else {}


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
    return own.beside(served) if params.get(BESIDE) else own.alone(served.language)
