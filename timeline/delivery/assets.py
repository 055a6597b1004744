"""Files for the browser: compressed once, named by their content or by what it is made of.

plotly.js comes out of the installed `plotly` package, so that one version draws everywhere.
"""

import asyncio
import gzip
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.delivery import plotly_js
from timeline.once import MADE_FOR, MAKING, MISSING, Apart, made_for, once

ROOT = Path(__file__).parents[2]
WEB = ROOT / "timeline" / "web"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
}
KEPT = 16_384
MOST_OWED = 6  # of one name: a state of the facts is held by each that nobody has asked for
# Beside what is made: compressing needs no lock of Python's, and is a quarter of a start.
PACKING = ThreadPoolExecutor(1, "packing")
NAME = re.compile(r"[\w-]+\.[0-9a-f]{12}\.\w+")
YEAR = "public, max-age=31536000, immutable"
ONCE = "no-store"  # whose name is not its content
HOUR = "private, max-age=3600"  # of what a reader has brought: no cache between us keeps it


class Shelf:
    """Published files by name; the oldest leave when there are more than `KEPT`.

    What is made of what readers have brought leaves with the last of them that has the same. What
    no picture needs is made once it is asked for, or there is time.
    """

    def __init__(self) -> None:
        self._files: OrderedDict[str, Future[bytes]] = OrderedDict()
        self._owed: OrderedDict[str, Callable[[], bytes]] = OrderedDict()
        self._promised: dict[str, tuple[Apart, Callable[[], bytes]]] = {}
        self._apart: dict[str, set[Apart]] = {}
        self._lock = Lock()

    def put(self, name: str, content: bytes) -> str:
        """Publish `content` and give its path; the same content keeps its path."""
        address = _named(name, content)
        with self._lock:
            apart = MADE_FOR.get()
            self._note(address, apart)
            if address not in self._files and not (apart and apart.has_left):
                self._files[address] = PACKING.submit(compressed, content)
            if address in self._files:
                self._files.move_to_end(address)
            while len(self._files) > KEPT:
                self._files.popitem(last=False)
        return f"stage/{address}"

    def later(self, name: str, of: str, make: Callable[[], bytes]) -> str:
        """The path of a file that is made when it is asked for.

        `of` tells what it is made of from all else, together with the program: where all have what
        is made of the same, one reader has it too. What was made for one reader is made anew.
        """
        apart = MADE_FOR.get()
        if apart is None:
            return self.owe(name, f"{of} {program()}", make)
        shared = _named(name, f"{of} {program()}".encode())
        if shared in self:
            return f"stage/{shared}"
        address = _named(name, of.encode())
        with self._lock:
            if not apart.has_left:
                self._note(address, apart)
                self._files.pop(address, None)
                self._promised[address] = apart, make
        return f"stage/{address}"

    def owe(self, name: str, of: str, make: Callable[[], bytes]) -> str:
        """The path of a file for all; `of` tells what it is made of, and by what."""
        address = _named(name, of.encode())
        with self._lock:
            if address not in self._files:
                self._owed[address] = make
            alike = [own for own in self._owed if _stem(own) == _stem(address)]
        if len(alike) > MOST_OWED:
            with suppress(Exception):  # who asks for this one has nothing to do with that
                self._paid(alike[0])
            with self._lock:
                self._owed.pop(alike[0], None)
        return f"stage/{address}"

    def owed(self) -> list[Callable[[], object]]:
        """What makes each file that all have been given the path of, and nobody has asked for."""
        return [partial(self.get, address) for address in [*self._owed]]

    def _paid(self, address: str) -> bytes | None:
        """What was owed to all; made by one, and who asks meanwhile waits."""
        make = self._owed.get(address)
        if make is None:
            found = self._files.get(address)  # another may have been first
            return found.result() if found else None

        def known() -> Any:
            return self._files.get(address, MISSING)

        with MAKING.turn(known) as found, made_for(None):
            made = PACKING.submit(compressed, make()) if found is MISSING else found
            with self._lock:
                self._files[address] = made
                self._owed.pop(address, None)
        return made.result()

    def _kept(self, address: str) -> bytes | None:
        """What was promised; made once, while nobody but its reader waits."""
        if (promised := self._promised.get(address)) is None:
            return None
        apart, make = promised
        with apart.making, made_for(apart):
            if known := self._files.get(address):
                return known.result()
            content = compressed(make())
            made = Future[bytes]()
            made.set_result(content)
            with self._lock:
                if not apart.has_left:
                    self._files[address] = made
            return content

    def _note(self, address: str, apart: Apart | None) -> None:
        """Whose a file is; one that is for all stays so."""
        if apart is None:
            self._apart.pop(address, None)
        elif apart.has_left:
            return
        elif address not in self._files or address in self._apart:
            if not apart.files:
                apart.leaving.append(self.forget)
            self._apart.setdefault(address, set()).add(apart)
            apart.files.add(address)

    def forget(self, apart: Apart) -> None:
        """Takes away what was made for one alone."""
        with self._lock:
            for address in apart.files:
                whose = self._apart.get(address)
                if whose is None:
                    continue
                whose.discard(apart)
                if not whose:
                    del self._apart[address]
                    self._files.pop(address, None)
                    self._promised.pop(address, None)
            apart.files.clear()

    def is_for_all(self, name: str) -> bool:
        return name not in self._apart

    def __contains__(self, name: str) -> bool:
        return name in self._files or name in self._owed

    def is_promised(self, name: str) -> bool:
        """Whether `get` has to make it first, or has made it so."""
        return name in self._promised

    def coming(self, name: str) -> Future[bytes] | None:
        return self._files.get(name)

    def get(self, name: str) -> bytes | None:
        own = self.coming(name)
        return own.result() if own else self._paid(name) or self._kept(name)

    def sought(self, name: str, parts: Iterable[Callable[[], object]]) -> bytes | None:
        """A file that one of the parts publishes, though nobody has asked this process for it."""
        for part in parts:
            if name in self:
                break
            part()
        return self.get(name)


SHELF = Shelf()


def later(name: str, of: str, make: Callable[[], Any]) -> str:
    """Path of JSON that is made when it is asked for; see `Shelf.later`."""
    return SHELF.later(name, of, lambda: as_bytes(make()))


def _named(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{digest(content)}{dot}{ending}"


def _stem(address: str) -> str:
    return address.rsplit(".", 2)[0]


@once(most=1)
def program() -> str:
    """What tells one state of the program, and of the libraries it is pinned to, from the next."""
    rooms = (ROOT / "geodata", ROOT / "timeline")
    written = (
        path for room in rooms for path in room.rglob("*") if path.suffix in {".py", ".toml"}
    )
    pinned = (path for path in [ROOT / "requirements.txt"] if path.is_file())
    return digest(
        b"".join(digest(own.read_bytes()).encode() for own in sorted([*written, *pinned]))
    )


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


@once(most=64)
def plotly() -> str:
    """Path of plotly.js."""
    whole = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    of = f"{digest(whole)} {digest(Path(plotly_js.__file__).read_bytes())}"
    return SHELF.owe("plotly.js", of, lambda: plotly_js.lean(whole.decode()).encode())


@once(most=64)
def style(name: str) -> str:
    """Path of a style sheet of `web/`, named like "kit/page", or of all of a room, "stage"."""
    return SHELF.put(f"{name.replace('/', '-')}.css", style_text(name).encode())


def style_text(name: str) -> str:
    whole = WEB / name
    sheets = sorted(whole.glob("*.css")) if whole.is_dir() else [WEB / f"{name}.css"]
    return "".join(sheet.read_text("utf-8") for sheet in sheets)


@once(most=64)
def nowhere() -> str:
    """Where plotly.js would look for its own map: an empty one (plotly.js issue 6767)."""
    return SHELF.put("nowhere.json", b'{"type":"Topology","objects":{},"arcs":[]}')


def web_text(name: str) -> str:
    return (WEB / name).read_text("utf-8")


def compressed(content: bytes) -> bytes:
    """As files are served; the same content gives the same bytes.

    The outlines of a map would be a twentieth smaller at level 9, and take five times as long.
    """
    return gzip.compress(content, 6, mtime=0)


def as_bytes(known: Any) -> bytes:
    """JSON as every browser reads it; raises for NaN and Infinity."""
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def answer(content: bytes | None, name: str, kept: str = YEAR) -> Response:
    """`kept` says who may keep it and how long, as Cache-Control has it."""
    if content is None:
        return Response("no such file", status_code=404, media_type="text/plain")
    headers = {
        "Content-Encoding": "gzip",
        "Cache-Control": kept,
        "X-Content-Type-Options": "nosniff",
    }
    kind = TYPES.get(Path(name).suffix, "application/octet-stream")
    return Response(content, media_type=kind, headers=headers)


def _facts_and_day() -> tuple[object, object]:
    from geodata.load import current

    return current(), datetime.now(UTC).date()


class Served:
    """The files of the shelf, and those of every page that another process may have sent.

    All processes of one program call them alike: a page that was open when its server ended finds
    its files at the next one.
    """

    def __init__(self, everything: Callable[[], Iterable[Callable[[], object]]]) -> None:
        self._everything = everything
        self._seeking = asyncio.Lock()
        self._in_vain: object = None
        self._asked: dict[str, asyncio.Future[bytes | None]] = {}

    def routes(self) -> list[Route]:
        return [Route("/stage/{name}", self._file)]

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if SHELF.is_promised(name):
            return answer(await self._made(name), name, ONCE)
        content = await self._content(name)
        return answer(content, name, YEAR if SHELF.is_for_all(name) else HOUR)

    async def _content(self, name: str) -> bytes | None:
        if coming := SHELF.coming(name):
            if coming.done():
                return coming.result()
            return await asyncio.shield(asyncio.wrap_future(coming))
        if name in SHELF:
            return await self._made(name)
        if not NAME.fullmatch(name):
            return None
        async with self._seeking:
            return await run_in_threadpool(self._sought, name)

    async def _made(self, name: str) -> bytes | None:
        """One thread makes it, however many wait: there are forty for all that is asked for."""
        asked = self._asked.get(name)
        if asked is None:
            asked = self._asked[name] = asyncio.ensure_future(run_in_threadpool(SHELF.get, name))
            asked.add_done_callback(lambda _: self._asked.pop(name, None))
        return await asyncio.shield(asked)

    def _sought(self, name: str) -> bytes | None:
        """Seeking in vain makes everything there is, once for each state of the facts."""
        state = _facts_and_day()
        if name in SHELF or state == self._in_vain:
            return SHELF.get(name)
        content = SHELF.sought(name, self._everything())
        if content is None:
            self._in_vain = state
        return content
