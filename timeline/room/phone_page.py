"""The page of a phone: a code is typed, or a lecture followed. It has no session of Streamlit."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from html import escape
from http import HTTPStatus
from string import Template
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from geodata.archive import Archive
from geodata.wording import tag
from timeline.address import LANGUAGE, shared_of
from timeline.delivery import assets, early, modules
from timeline.delivery.page_themes import BY_SYSTEM, page_themes
from timeline.delivery.terms import terms_file
from timeline.delivery.tongues import preferred, tongues
from timeline.guard.headers import page_policy
from timeline.room.codes import LENGTH, as_code
from timeline.room.wire import RoomPage
from timeline.spoken import spoken
from timeline.stage.staged import staged
from timeline.style import FONTS
from timeline.text import Words

MODULE = "phone/phone"
LEADING = "lead/lead"  # of a second lecturer
LEAD, CLICKER = "lead", "clicker"
CODE = "code"
PAGE = Template("""\
<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<base href="$base">
<style>$colours</style>
$links</head>
<body>
$body
</body>
</html>
""")
FOLLOWING = Template("""\
<noscript><p class="cx-phone-waiting">$plain</p></noscript>
<script type="application/json" id="cx-room">$data</script>
<script type="module">
import("./$room").then(({ modules }) => modules["$module"].open(document));
</script>""")
TYPING = Template("""\
<main class="cx-phone-code">
<h1>$title</h1>
<form action="room">
<label for="code">$label</label>
<input id="code" name="$name" required autofocus autocomplete="off" autocapitalize="characters"
 spellcheck="false" maxlength="20" aria-describedby="hint" value="$typed">
<p id="hint">$hint</p>
$fault$kept<button>$join</button>
</form>
</main>""")
# By the names of style sheets.
COLOURS = {
    "background-color": "backgroundColor",
    "secondary-background-color": "secondaryBackgroundColor",
    "text-color": "textColor",
    "link-color": "linkColor",
    "border-color": "borderColor",
    "primary-color": "primaryColor",
}


def following(code: str, params: Mapping[str, Any], role: str = "") -> str:
    """The page that joins the room of a code, whether there is one or not.

    `role` is the last part of its address: `LEAD`, `CLICKER`, or blank for a phone of the hall.
    """
    module = LEADING if role == LEAD else MODULE
    archive, words = spoken(params)
    data: RoomPage = {
        "code": code,
        "terms": terms_file(archive),
        "themes": page_themes(),
        "words": words["phone"],
        "tongues": tongues(),
    }
    body = FOLLOWING.substitute(
        plain=escape(words["plain"]["lead"]),
        data=early.inline(data),
        room=modules.address(modules.room_of(module)),
        module=module,
    )
    links = early.room_links((module,))
    if role != CLICKER:  # it draws no stage
        links += "".join(_ahead(archive)) + early.plotly()
    return _page(words, "../../" if role else "../", links, body)


def typing(params: Mapping[str, Any], typed: str = "") -> str:
    """The page where a code is typed; `typed` is what no room can be called."""
    words = spoken(params)[1]
    said = words["phone"]
    fault = f'<p role="alert">{escape(said["no_code"])}</p>\n' if typed else ""
    kept = "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">\n'
        for key, value in shared_of(params).items()
    )
    body = TYPING.substitute(
        title=escape(said["title"]),
        label=escape(said["code"]),
        hint=escape(said["code_hint"].format(n=LENGTH)),
        name=CODE,
        typed=escape(typed),
        fault=fault,
        kept=kept,
        join=escape(said["join"]),
    )
    return _page(words, "./", "", body)


def _page(words: Words, base: str, links: str, body: str) -> str:
    sheets = (assets.style("stage"), assets.style("kit/page"), assets.style("phone/phone"))
    return PAGE.substitute(
        language=tag(words.language),
        title=escape(words["phone"]["title"]),
        base=base,
        colours=_colours(),
        links=links + "".join(f'<link rel="stylesheet" href="{path}">\n' for path in sheets),
        body=body,
    )


def _ahead(archive: Archive) -> Iterator[str]:
    """What the stage asks for before it is drawn."""
    addresses = staged(archive).addresses
    yield early.link(addresses["facts"])
    for theme, media in BY_SYSTEM.items():
        yield early.link(addresses["figures"][theme], media)
    yield early.link(addresses["ground"]["world"])


def _colours() -> str:
    """Those of the system, until a reader chooses."""
    themes = page_themes()
    rules = {
        theme: "".join(f"--st-{name}:{themes[theme][key]};" for name, key in COLOURS.items())
        for theme in BY_SYSTEM
    }
    dark = f"@media {BY_SYSTEM['dark']}{{:root{{{rules['dark']}}}}}"
    return f":root{{color-scheme:light dark;--st-font:{FONTS};{rules['light']}}}{dark}"


def _answered(page: str) -> Response:
    policy, value = page_policy(page, embedded=False)
    headers = {
        policy.decode(): value.decode(),
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language",
    }
    return Response(page, media_type="text/html", headers=headers)


def _asked(request: Request) -> dict[str, str]:
    """What the address asks for, else in the language of the browser."""
    params = dict(request.query_params)
    language = preferred(request.headers.get("accept-language", ""))
    return params if LANGUAGE in params or not language else {**params, LANGUAGE: language}


async def _type(request: Request) -> Response:
    """A code that can be one leads to its room."""
    typed = request.query_params.get(CODE, "")
    if code := as_code(typed):
        kept = urlencode(shared_of(request.query_params))
        address = f"room/{code}" + (f"?{kept}" if kept else "")
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)
    return _answered(await run_in_threadpool(typing, _asked(request), typed[:20]))


async def _follow(request: Request) -> Response:
    typed, asked = request.path_params["code"], _asked(request)
    if code := as_code(typed):
        return _answered(await run_in_threadpool(following, code, asked))
    page = await run_in_threadpool(typing, asked, typed[:20])
    return _answered(page.replace('<base href="./">', '<base href="../">', 1))


def _for(role: str) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        code = as_code(request.path_params["code"])
        return _answered(await run_in_threadpool(following, code, _asked(request), role))

    return page


ROUTES = [
    Route("/room", _type),
    Route("/room/{code}", _follow),
    *(Route(f"/room/{{code}}/{role}", _for(role)) for role in (LEAD, CLICKER)),
]
