"""The head of a page, with what it draws before its session is there, and all files it asks for."""

import gzip
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from starlette.types import Message, Send

from timeline.delivery import assets, letters, modules
from timeline.guard.headers import POLICY, page_policy
from timeline.once import once

KINDS = {".css": 'as="style"', ".json": 'as="fetch" crossorigin'}
# How Streamlit (1.67) begins.
SESSION = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
PART = re.compile(r'\s*<link rel="modulepreload" crossorigin href="([^"]+)">')
TITLE = re.compile(r"<title>[^<]*</title>")
AGENTS = re.compile(r'\s*<link rel="service-desc"[^>]*>')  # their description is closed
SHEETS = '<link rel="preload" as="style" crossorigin href="{address}">\n'
SHEET = re.compile(r'<link rel="stylesheet" crossorigin href="([^"]+)">')
# What is drawn needs the page's only thread, and what is asked for with it would keep both the
# server and the browser busy; the session begins after it, and in any case.
BEGIN = """<script type="module" async>
const parsed = new Promise((resolve) => document.readyState === "loading"
  ? addEventListener("DOMContentLoaded", resolve) : resolve());
const link = (href) => Object.assign(document.createElement("link"),
  {{ rel: "modulepreload", crossOrigin: "", href }});
const begin = async () => {{
  await parsed;
  document.head.append(...{parts}.map(link));
  return import("{session}");
}};
import("{room}").then(({{ modules }}) => modules["{module}"].early(), () => null)
  .then(begin, begin);
</script>"""
HEAD = """<head>
{links}<script type="application/json" id="cx-early">{data}</script>"""

# Where it does not come it goes, so that the stage asks for it again.
PLOTLY = """\
<script>
addEventListener("error", ({{ target: it }}) => it.dataset?.address && it.remove(), true);
</script>
<script async src="{address}" data-address="{address}"></script>
"""
LINKED = """<script type="application/ld+json">{data}</script>
</head>"""

# Streamlit's own words for a browser without scripts send it to what is closed here.
UNSCRIPTED = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
PLAIN = """<noscript><style>
#cx-plain {{ display: block; }} #root {{ display: none; }}
</style></noscript>
<div id="cx-plain" hidden><h1>{title}</h1><p>{lead}</p><p>{files}</p><ul>{items}</ul></div>
<script nomodule>document.getElementById("cx-plain").hidden = false;</script>"""
# In place of nothing, on a slow network; whatever mounts the page takes it away.
ROOT = '<div id="root"></div>'
COMING = """<div id="root"><div style="padding: 1rem; font: 1rem/1.5 sans-serif;
  animation: cx-begun 0s .6s both;">
<style>@keyframes cx-begun {{ from {{ visibility: hidden; }} }}</style>
<strong>{title}</strong><br>{tagline}<br>{coming}</div></div>"""
ITEM = '<li><a href="{address}">{text}</a></li>'

REACH = """<script type="module">
import("./{room}").then(({{ modules }}) => modules["{module}"].watch({data}));
</script>
</head>"""


def with_reach(page: str, data: Any) -> str:
    """A page that says by itself when its server is away."""
    module = "kit/reach"
    room = modules.address(modules.room_of(module))
    own = REACH.format(room=room, module=module, data=inline(data))
    return AGENTS.sub("", page).replace("</head>", own, 1)


def with_plain(page: str, title: str, words: Mapping[str, str], files: Mapping[str, str]) -> str:
    """A page that says, where no script runs, what to do; `files` by what they are called."""
    items = "".join(
        ITEM.format(address=escape(address), text=escape(text)) for text, address in files.items()
    )
    said = {name: escape(words[name]) for name in ("lead", "files")}
    plain = PLAIN.format(title=escape(title), items=items, **said)
    # Last in the page: the link that leads past the menu is to be its first.
    return UNSCRIPTED.sub("", page, count=1).replace("</body>", f"{plain}\n</body>", 1)


def with_coming(page: str, words: Mapping[str, Any]) -> str:
    """A page that says what it will be before it can show it."""
    said = {
        "title": escape(words["title"]),
        "tagline": escape(words["tagline"]),
        "coming": escape(words["plain"]["coming"]),
    }
    return page.replace(ROOT, COMING.format(**said), 1)


def plotly() -> str:
    """A script of the page is read by another thread while it comes."""
    return PLOTLY.format(address=assets.plotly())


def with_linked(page: str, data: Any) -> str:
    """A page with linked data (JSON-LD) in its head."""
    return page.replace("</head>", LINKED.format(data=inline(data)), 1)


def link(address: str, media: str = "") -> str:
    """Asks for a file at once, in the way in which the stage will ask for it."""
    when = f' media="{escape(media)}"' if media else ""
    return f'<link rel="preload" {KINDS[Path(address).suffix]} href="{address}"{when}>\n'


@once(most=64)
def room_links(names: tuple[str, ...]) -> str:
    """Asks for the rooms of modules and all that they need; to find these, all modules are read."""
    paths = (modules.address(room) for room in sorted(modules.rooms_of(names)))
    return "".join(f'<link rel="modulepreload" href="{path}">\n' for path in paths)


@dataclass(frozen=True)
class Ahead:
    """What a page asks for before it is drawn: modules, files, and files of the theme it wears.

    Where it is one component, `data` is that of its first module, and it is drawn before its
    session is there: until `drawn`, a CSS selector, stands.
    """

    modules: tuple[str, ...]
    files: tuple[str, ...] = ()
    figures: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    plotly: bool = True
    data: Mapping[str, Any] | None = None
    drawn: str = ""


def with_ahead(page: str, names: tuple[str, ...], links: str) -> str:
    """A page of Streamlit that asks for the rooms of these modules, and for files, at once."""
    return page.replace("<head>", f"<head>\n{links}{room_links(names)}", 1)


def with_early(page: str, title: str, names: tuple[str, ...], data: Any, links: str) -> str:
    """A page of Streamlit whose first picture the first of some modules draws of `data`.

    Then the session begins.
    """
    module, *_ = names
    # First what is small: a browser that compiles plotly.js is slow to take other files.
    sheets = "".join(SHEETS.format(address=sheet) for sheet in SHEET.findall(page))
    head = HEAD.format(links=sheets + letters.link() + room_links(names) + links, data=inline(data))
    begin = SESSION.search(page)
    if begin:
        room = modules.address(modules.room_of(module))
        parts = inline([begin[1], *PART.findall(page)])
        own = BEGIN.format(session=begin[1], parts=parts, room=f"./{room}", module=module)
        page = page[: begin.start()] + own + PART.sub("", page[begin.end() :])
    page = TITLE.sub(lambda _: f"<title>{escape(title)}</title>", page, count=1)
    return page.replace("<head>", head, 1)


def inline(data: Any) -> str:
    """JSON that ends no script it stands in."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


class Rewritten:
    """Passes an answer on; of a page, what `rewrite` makes of it."""

    def __init__(
        self, send: Send, rewrite: Callable[[bytes], Awaitable[bytes]], *, embedded: bool
    ) -> None:
        self._send = send
        self._embedded = embedded
        self._rewrite = rewrite
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
        packed = _headers(start).get(b"content-encoding") == b"gzip"
        body = await self._rewrite(gzip.decompress(self._body) if packed else self._body)
        policy = page_policy(body.decode(), embedded=self._embedded)
        body = assets.compressed(body) if packed else body
        kept = [(k, v) for k, v in start["headers"] if k.lower() not in CHANGED]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**start, "headers": [*kept, length, policy]})
        await self._send({"type": "http.response.body", "body": body})


CHANGED = {b"content-length", b"etag", b"last-modified"}


def _is_page(start: Message) -> bool:
    """One of Streamlit's: a page of ours has said its policy itself."""
    headers = _headers(start)
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    return start["status"] == 200 and is_html and POLICY not in headers


def _headers(start: Message) -> dict[bytes, bytes]:
    return {key.lower(): value for key, value in start.get("headers", [])}
