"""What every answer says to the browser."""

import base64
import hashlib
from typing import Any

from tests.asgi import ask
from timeline.guard.guard import Guard
from timeline.guard.headers import page_policy
from timeline.guard.limits import Limits

PAGE = """<head><script>first()</script><script type="module">second()</script>
<script type="application/json">{}</script><script src="./third.js"></script></head>"""


def policy(page: str, *, embedded: bool = False) -> dict[str, list[str]]:
    _, text = page_policy(page, embedded=embedded)
    return {name: more for name, *more in (part.split() for part in text.decode().split(";"))}


def test_only_what_stands_in_the_page_may_run() -> None:
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
        for text in (b"first()", b"second()")
    ]
    assert policy(PAGE)["script-src"] == ["'self'", "blob:", *hashes]
    assert "'unsafe-inline'" not in policy(PAGE)["script-src"]


def test_only_what_is_made_for_it_may_be_framed() -> None:
    assert policy(PAGE)["frame-ancestors"] == ["'self'"]
    assert "frame-ancestors" not in policy(PAGE, embedded=True)


def answer(scheme: str, *own: tuple[bytes, bytes]) -> dict[str, str]:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [*own]})
        await send({"type": "http.response.body"})

    return ask(Guard(app, Limits()), "/", scheme=scheme).headers


def test_every_answer_has_them_even_one_that_refuses() -> None:
    for headers in (answer("http"), ask(Guard(answer, Limits()), "/_stcore/metrics").headers):  # type: ignore[arg-type]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_page_keeps_its_own_policy() -> None:
    own = page_policy(PAGE, embedded=False)
    assert answer("http", own)["content-security-policy"] == own[1].decode()


def test_cookies_are_for_tls_alone_where_there_is_tls() -> None:
    cookie = b"set-cookie", b"_streamlit_xsrf=1; Path=/"
    assert answer("https", cookie)["set-cookie"].endswith("; Secure")
    assert not answer("http", cookie)["set-cookie"].endswith("; Secure")
