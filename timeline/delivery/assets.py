"""Files for the browser: compressed once, named by their content, kept for a year.

plotly.js comes out of the installed `plotly` package, so that one version draws everywhere.
"""

import gzip
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from posixpath import normpath
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.delivery import plotly_js

WEB = Path(__file__).parents[1] / "web"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
}
KEPT = 4096
# A statement, not a type that a comment takes from another module.
IMPORT = re.compile(r'^((?:import|export|\}).*?\bfrom )"(\.{1,2}/[\w/]+\.js)"', re.MULTILINE)
YEAR = "public, max-age=31536000, immutable"


class Shelf:
    """Published files by name; the oldest leave when there are more than `KEPT`."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def put(self, name: str, content: bytes) -> str:
        """Publish `content` and give its path; the same content keeps its path."""
        stem, dot, ending = name.rpartition(".")
        address = f"{stem}.{_digest(content)}{dot}{ending}"
        with self._lock:
            if address not in self._files:
                self._files[address] = compressed(content)
            self._files.move_to_end(address)
            while len(self._files) > KEPT:
                self._files.popitem(last=False)
        return f"stage/{address}"

    def get(self, name: str) -> bytes | None:
        return self._files.get(name)


SHELF = Shelf()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


@lru_cache
def plotly() -> str:
    """Path of plotly.js."""
    text = files("plotly").joinpath("package_data/plotly.min.js").read_text("utf-8")
    return SHELF.put("plotly.js", plotly_js.lean(text).encode())


@lru_cache
def style(name: str) -> str:
    """Path of a style sheet of `web/`, named like "kit/page", or of all of a room, "stage"."""
    return SHELF.put(f"{name.replace('/', '-')}.css", style_text(name).encode())


def style_text(name: str) -> str:
    whole = WEB / name
    sheets = sorted(whole.glob("*.css")) if whole.is_dir() else [WEB / f"{name}.css"]
    return "".join(sheet.read_text("utf-8") for sheet in sheets)


@lru_cache
def nowhere() -> str:
    """Where plotly.js would look for its own map: an empty one (plotly.js issue 6767)."""
    return SHELF.put("nowhere.json", b'{"type":"Topology","objects":{},"arcs":[]}')


def module(name: str) -> str:
    """Path of a module of `web/` ("stage/stage"); their folder is named by the content of all."""
    return f"stage/web-{_web_digest()}/{name}.js"


def module_texts() -> dict[str, str]:
    """The modules of `web/` by their names, "stage/stage.js"."""
    return {name: path.read_text("utf-8") for name, path in _modules().items()}


def imports(name: str, text: str) -> dict[str, str]:
    """What a module's text imports as it is written there, with the names of the modules meant."""
    found = (written for _, written in IMPORT.findall(text))
    return {written: normpath(f"{name}/../{written}") for written in found}


def web_text(name: str) -> str:
    return (WEB / name).read_text("utf-8")


def compressed(content: bytes) -> bytes:
    """As files are served; the same content gives the same bytes."""
    return gzip.compress(content, 9, mtime=0)


def as_bytes(known: Any) -> bytes:
    """JSON as every browser reads it; raises for NaN and Infinity."""
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


@lru_cache
def _web_digest() -> str:
    return _digest(b"".join(path.read_bytes() for path in _modules().values()))


def imported(names: Iterable[str]) -> set[str]:
    """These modules and all that they import, by their names without .js."""
    found: set[str] = set()
    coming = list(names)
    while coming:
        name = coming.pop()
        if name not in found:
            found.add(name)
            within = imports(f"{name}.js", web_text(f"{name}.js")).values()
            coming += (other.removesuffix(".js") for other in within)
    return found


def _modules() -> dict[str, Path]:
    return {path.relative_to(WEB).as_posix(): path for path in sorted(WEB.rglob("*.js"))}


@lru_cache
def module_bytes(name: str) -> bytes | None:
    """A module ("stage/stage.js") as it is served; None where there is none."""
    path = _modules().get(name)
    return compressed(path.read_bytes()) if path else None


def answer(content: bytes | None, name: str) -> Response:
    if content is None:
        return Response("no such file", status_code=404, media_type="text/plain")
    headers = {
        "Content-Encoding": "gzip",
        "Cache-Control": YEAR,
        "X-Content-Type-Options": "nosniff",
    }
    kind = TYPES.get(Path(name).suffix, "application/octet-stream")
    return Response(content, media_type=kind, headers=headers)


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    return answer(SHELF.get(name), name)


async def _web(request: Request) -> Response:
    name = request.path_params["name"]
    return answer(module_bytes(name), name)


ROUTES = [Route("/stage/web-{digest}/{name:path}", _web), Route("/stage/{name}", _file)]
