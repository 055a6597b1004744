"""Files for the browser: compressed once, named by their content, kept for a year.

plotly.js comes out of the installed `plotly` package, so that one version draws everywhere.
"""

import gzip
import hashlib
import json
from collections import OrderedDict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
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
YEAR = "public, max-age=31536000, immutable"


class Shelf:
    """Published files by name; the oldest leave when there are more than `KEPT`."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def put(self, name: str, content: bytes) -> str:
        """Publish `content` and give its path; the same content keeps its path."""
        stem, dot, ending = name.rpartition(".")
        address = f"{stem}.{digest(content)}{dot}{ending}"
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


def digest(content: bytes) -> str:
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


def web_text(name: str) -> str:
    return (WEB / name).read_text("utf-8")


def compressed(content: bytes) -> bytes:
    """As files are served; the same content gives the same bytes."""
    return gzip.compress(content, 9, mtime=0)


def as_bytes(known: Any) -> bytes:
    """JSON as every browser reads it; raises for NaN and Infinity."""
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


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


ROUTES = [Route("/stage/{name}", _file)]
