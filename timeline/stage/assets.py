"""Files for the browser: compressed once, named by their content, kept for a year.

plotly.js comes out of the installed `plotly` package, so that one version draws everywhere.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Iterable
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
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    return _digest(b"".join(path.read_bytes() for path in _modules()))


def _modules() -> list[Path]:
    return sorted(WEB.glob("*.js"))


@lru_cache
def _module(name: str) -> bytes | None:
    known = {path.name: path for path in _modules()}
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


def announce(addresses: Iterable[str]) -> None:
    """Files that a page will ask for; its answer names them, so that they come while it starts."""
    kinds = {".js": "script", ".css": "style", ".json": "fetch; crossorigin"}
    links = [f"</{a}>; rel=preload; as={kinds[Path(a).suffix]}" for a in addresses]
    links += [f"</stage/web-{_web_digest()}/{path.name}>; rel=modulepreload" for path in _modules()]
    _announced[:] = [(b"link", ", ".join(links).encode())]


_announced: list[tuple[bytes, bytes]] = []


class Hastened:
    """Sends a page and Streamlit's own scripts so that a first visit is drawn soon.

    Streamlit (1.67) sends its scripts and styles plain, 1.5 MB more; here each is compressed once.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        if not path.endswith((".js", ".css")):
            stage = path.endswith("/")  # no other page needs these files
            await self._app(scope, receive, _announcing(send) if stage else send)
            return
        content = await run_in_threadpool(_streamlit_file, path.partition("/static/")[2])
        accepts = Headers(scope=scope).get("accept-encoding", "")
        if content is None or "gzip" not in accepts:
            await self._app(scope, receive, send)
            return
        await _answer(content, path)(scope, receive, send)


def _announcing(send: Send) -> Send:
    """Adds the announced files to the answer where it is a page."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", [])]
            kind = next((value for key, value in headers if key.lower() == b"content-type"), b"")
            if kind.startswith(b"text/html"):
                message = {**message, "headers": [*headers, *_announced]}
        await send(message)

    return sending


@lru_cache(maxsize=512)
def _streamlit_file(name: str) -> bytes | None:
    path = (STREAMLIT / name).resolve()
    if not name or not path.is_relative_to(STREAMLIT) or not path.is_file():
        return None
    return gzip.compress(path.read_bytes(), 6, mtime=0)
