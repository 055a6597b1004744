"""What Streamlit serves of its own, sent so that a first visit is drawn soon."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from timeline.delivery import assets, modules
from timeline.delivery.early import Rewritten

# A .venv may be a link, and links within it; files are held against where they really lie.
STREAMLIT = (Path(streamlit.__file__).parent / "static" / "static").resolve()
STATIC = re.compile(r"\bstatic/([\w./-]+\.(?:js|css))\"")


# Streamlit (1.67) asks for its font of icons, 375 kB, at its start, by a blank. With this range the
# browser brings it once an icon is written, by its name in small letters. Without the face of its
# italics, 138 kB, a browser slants the upright one.
ICONS = re.compile(rb"(@font-face\{font-family:Material Symbols[^}]*)\}")
ITALICS = re.compile(rb"@font-face\{font-family:Source Sans;[^}]*font-style:italic[^}]*\}")
EMBED = "embed"  # as in timeline/address.py, which takes long to load
Sent = Callable[[str, str, dict[str, str]], str]  # a page, its path, what its address asks for
# Path, what its address asks for and who asks: what the address is to say as well.
Spoken = Callable[[str, dict[str, str], Mapping[str, str]], dict[str, str]]


def compress_ahead(names: Iterable[str]) -> None:
    """What the first page is made of, so that the first visitor does not wait for it."""
    page = (STREAMLIT.parent / "index.html").read_text("utf-8")
    for name in STATIC.findall(page):
        _streamlit_file(name)
    for room in modules.rooms_of(names, later=True):
        modules.room_bytes(room)


class Hastened:
    """Sends a page and Streamlit's own scripts so that a first visit is drawn soon.

    Streamlit (1.67) sends its scripts and styles plain, 1.5 MB more; here each is compressed once.
    """

    def __init__(self, app: ASGIApp, sent: Sent, spoken: Spoken) -> None:
        self._app = app
        self._sent = sent
        self._spoken = spoken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        if path.endswith("/_stcore/host-config"):
            await _host_config(Headers(scope=scope))(scope, receive, send)
            return
        if "/static/" not in path or not path.endswith((".js", ".css")):
            asked = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
            headers = Headers(scope=scope)
            is_page = "text/html" in headers.get("accept", "")
            if is_page and (more := await run_in_threadpool(self._spoken, path, asked, headers)):
                await _redirected({**asked, **more})(scope, receive, send)
                return
            await self._app(scope, receive, self._rewriting(send, path, asked))
            return
        content = await run_in_threadpool(_streamlit_file, path.partition("/static/")[2])
        accepts = Headers(scope=scope).get("accept-encoding", "")
        if content is None or "gzip" not in accepts:
            await self._app(scope, receive, send)
            return
        await assets.answer(content, path)(scope, receive, send)

    def _rewriting(self, send: Send, path: str, asked: dict[str, str]) -> Send:
        async def rewritten(page: bytes) -> bytes:
            return (await run_in_threadpool(self._sent, page.decode(), path, asked)).encode()

        return Rewritten(send, rewritten, embedded=asked.get(EMBED) == "1")


def _redirected(asked: Mapping[str, str]) -> Response:
    """To the same page, in the language of who asks."""
    headers = {"Vary": "Accept-Language", "Cache-Control": "no-store"}
    return RedirectResponse(f"?{urlencode(asked)}", headers=headers)


def _host_config(headers: Headers) -> Response:
    """Whom a page of Streamlit (1.67) listens to: itself alone, so that it can be told its theme.

    Streamlit's own answer names hosts of others, which could then stop or rerun a page that they
    frame. Its dialogs would lie over a lecture; web/kit/reach.js says when the server is away.
    """
    host = headers.get("host", "")
    answer: dict[str, Any] = {
        "allowedOrigins": [f"http://{host}", f"https://{host}"],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": True,
        "resourceCrossOriginMode": None,
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=512)
def _streamlit_file(name: str) -> bytes | None:
    path = (STREAMLIT / name).resolve()
    if not name or not path.is_relative_to(STREAMLIT) or not path.is_file():
        return None
    content = path.read_bytes()
    if path.suffix == ".css":
        content = ITALICS.sub(b"", ICONS.sub(rb"\1;unicode-range:U+21-7E}", content))
    return assets.compressed(content)
