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
from threading import Lock
from typing import Any

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.stage import plotly_js

WEB = Path(__file__).parent / "web"
STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
}
KEPT = 4096
STAGE_MODULES = ("arrival", "frame", "player")  # what the page of the stage mounts
IMPORT = re.compile(r'\bfrom "\./(\w+)\.js"')
STATIC = re.compile(r"\bstatic/([\w./-]+\.(?:js|css))\"")
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
    """Path of a style sheet of `web/`."""
    return SHELF.put(f"{name}.css", (WEB / f"{name}.css").read_bytes())


@lru_cache
def nowhere() -> str:
    """Where plotly.js would look for its own map: an empty one (plotly.js issue 6767)."""
    return SHELF.put("nowhere.json", b'{"type":"Topology","objects":{},"arcs":[]}')


def module(name: str) -> str:
    """Path of a module of `web/`; their folder is named by the content of all of them."""
    return f"stage/web-{_web_digest()}/{name}.js"


def module_texts() -> dict[str, str]:
    """The modules of `web/` by their names."""
    return {path.name: path.read_text("utf-8") for path in _modules()}


def web_text(name: str) -> str:
    return (WEB / name).read_text("utf-8")


def compressed(content: bytes) -> bytes:
    """As files are served; the same content gives the same bytes."""
    return gzip.compress(content, 6, mtime=0)


def as_bytes(known: Any) -> bytes:
    """JSON as every browser reads it; raises for NaN and Infinity."""
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


@lru_cache
def _web_digest() -> str:
    return _digest(b"".join(path.read_bytes() for path in _modules()))


def _imported(names: Iterable[str]) -> set[str]:
    """These modules and all that they import, by their names without .js."""
    found: set[str] = set()
    coming = list(names)
    while coming:
        name = coming.pop()
        if name not in found:
            found.add(name)
            coming += IMPORT.findall(web_text(f"{name}.js"))
    return found


def _modules() -> list[Path]:
    return sorted(WEB.glob("*.js"))


@lru_cache
def _module(name: str) -> bytes | None:
    known = {path.name: path for path in _modules()}
    return compressed(known[name].read_bytes()) if name in known else None


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
    kinds = {".css": "style", ".json": "fetch; crossorigin"}
    links = [f"</{a}>; rel=preload; as={kinds[Path(a).suffix]}" for a in addresses]
    links += [f"</{module(name)}>; rel=modulepreload" for name in sorted(_imported(STAGE_MODULES))]
    _announced[:] = [(b"link", ", ".join(links).encode())]


_announced: list[tuple[bytes, bytes]] = []


def compress_ahead() -> None:
    """What the page of the stage is made of, so that the first visitor does not wait for it."""
    page = (STREAMLIT.parent / "index.html").read_text("utf-8")
    for name in STATIC.findall(page):
        _streamlit_file(name)
    for name in _imported(STAGE_MODULES):
        _module(f"{name}.js")


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
        if path.endswith("/_stcore/host-config"):
            await _host_config(Headers(scope=scope))(scope, receive, send)
            return
        if not path.endswith((".js", ".css")):
            stage = path.endswith("/")  # no other page needs these files at once
            await self._app(scope, receive, _Page(send) if stage else send)
            return
        content = await run_in_threadpool(_streamlit_file, path.partition("/static/")[2])
        accepts = Headers(scope=scope).get("accept-encoding", "")
        if content is None or "gzip" not in accepts:
            await self._app(scope, receive, send)
            return
        await _answer(content, path)(scope, receive, send)


def _host_config(headers: Headers) -> Response:
    """Whom a page of Streamlit (1.67) listens to: itself alone, so that it can be told its theme.

    Streamlit's own answer names hosts of others, which could then stop or rerun a page that they
    frame.
    """
    host = headers.get("host", "")
    answer: dict[str, Any] = {
        "allowedOrigins": [f"http://{host}", f"https://{host}"],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
        "resourceCrossOriginMode": None,
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-cache"})


class _Page:
    """Passes an answer on; a page gets plotly.js into its head, and files are announced.

    As a script of the page it is read by another thread while it comes; asked for by the stage,
    it would hold the page up for half a second.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = self._body.replace(b"<head>", b"<head>" + _SCRIPT % plotly().encode(), 1)
        kept = [(k, v) for k, v in start["headers"] if k.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**start, "headers": [*kept, length, *_announced]})
        await self._send({"type": "http.response.body", "body": body})


_SCRIPT = b'<script async src="/%s"></script>'


def _is_page(start: Message) -> bool:
    headers = {key.lower(): value for key, value in start.get("headers", [])}
    return start["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html")


@lru_cache(maxsize=512)
def _streamlit_file(name: str) -> bytes | None:
    path = (STREAMLIT / name).resolve()
    if not name or not path.is_relative_to(STREAMLIT) or not path.is_file():
        return None
    return compressed(path.read_bytes())
