"""The page of a phone in a room: one small page of ours, without a session of Streamlit."""

import json
from html import escape
from string import Template

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geodata.wording import tag
from timeline.delivery import assets, modules
from timeline.delivery.page_themes import page_themes
from timeline.delivery.terms import terms_file
from timeline.guard.headers import page_policy
from timeline.room.codes import as_code
from timeline.room.wire import RoomPage
from timeline.spoken import spoken

MODULE = "phone/page"
PAGE = Template("""\
<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base href="$base">
<title>$title</title>
<link rel="stylesheet" href="$style">
</head>
<body>
<script type="application/json" id="room">$data</script>
<script type="module">import { modules } from "./$room"; modules["$module"].open(document);</script>
</body>
</html>
""")


async def _page(request: Request) -> Response:
    return await run_in_threadpool(_made, request)


def _made(request: Request) -> Response:
    archive, words = spoken(request.query_params)
    code = as_code(request.path_params.get("code", ""))
    data: RoomPage = {
        "code": code,
        "style": assets.style("stage"),
        "terms": terms_file(archive),
        "themes": page_themes(),
        "words": dict(words["room"]),
    }
    known = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    page = PAGE.substitute(
        language=tag(archive.language),
        base=escape(request.url.path.rpartition("/room")[0] + "/"),
        title=escape(words["room"]["title"]),
        style=assets.style("phone"),
        data=known,
        room=modules.address(modules.room_of(MODULE)),
        module=MODULE,
    )
    name, policy = page_policy(page, embedded=False)
    headers = {name.decode(): policy.decode(), "Cache-Control": "no-store"}
    return Response(page, media_type="text/html", headers=headers)


ROUTES = [Route("/room", _page), Route("/room/{code}", _page)]
