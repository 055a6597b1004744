"""Files for the browser: compressed once, named by their content, kept for a year.

plotly.js comes out of the installed `plotly` package, so that one version draws everywhere.
"""

import gzip
import hashlib
from collections import OrderedDict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

WEB = Path(__file__).parent / "web"
STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
KEPT = 64
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
                self._files[address] = gzip.compress(content, 6, mtime=0)
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
    return SHELF.put(
        "plotly.js", files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    )


@lru_cache
def style() -> str:
    return SHELF.put("stage.css", (WEB / "stage.css").read_bytes())


@lru_cache
def nowhere() -> str:
    """Where plotly.js would look for its own map: an empty one (plotly.js issue 6767)."""
    return SHELF.put("nowhere.json", b'{"type":"Topology","objects":{},"arcs":[]}')


def player() -> str:
    """Path of the player's first module; its folder is named by the content of all of them."""
    return f"stage/web-{_web_digest()}/player.js"


@lru_cache
def _web_digest() -> str:
    return _digest(b"".join(path.read_bytes() for path in sorted(WEB.glob("*.js"))))


@lru_cache
def _module(name: str) -> bytes | None:
    known = {path.name: path for path in WEB.glob("*.js")}
    return gzip.compress(known[name].read_bytes(), 6, mtime=0) if name in known else None


def _answer(content: bytes | None, name: str) -> Response:
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
    return _answer(SHELF.get(name), name)


async def _web(request: Request) -> Response:
    name = request.path_params["name"]
    return _answer(_module(name), name)


ROUTES = [Route("/stage/web-{digest}/{name}", _web), Route("/stage/{name}", _file)]


class Compressed:
    """Serves Streamlit's own scripts and styles compressed, which Streamlit does not (1.67).

    A cold visit is 1.5 MB smaller for it; each file is compressed once.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or not path.endswith((".js", ".css"))
        ):
            await self._app(scope, receive, send)
            return
        content = await run_in_threadpool(_streamlit_file, path.partition("/static/")[2])
        accepts = Headers(scope=scope).get("accept-encoding", "")
        if content is None or "gzip" not in accepts:
            await self._app(scope, receive, send)
            return
        await _answer(content, path)(scope, receive, send)


@lru_cache(maxsize=512)
def _streamlit_file(name: str) -> bytes | None:
    path = (STREAMLIT / name).resolve()
    if not name or not path.is_relative_to(STREAMLIT) or not path.is_file():
        return None
    return gzip.compress(path.read_bytes(), 6, mtime=0)
