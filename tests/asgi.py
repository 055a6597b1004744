"""What an ASGI application answers, without a server."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.types import ASGIApp

T = TypeVar("T")


@dataclass
class Answer:
    """Names of headers are in small letters."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    content: bytes = b""


def in_loop(own: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: Playwright leaves an event loop running in the first one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, own).result()


def ask(app: ASGIApp, path: str, method: str = "GET", body: bytes = b"", **more: str) -> Answer:
    """What is answered.

    `origin` is what the browser says of the site that asks, `page` its origin; neither where blank.
    `accept` is what it takes, `encoding` how that may be packed, `key` what it proves itself by,
    `known` the tag of what it has, `password` that of the server, `address` where it comes from,
    `length` what it says of its body, or `parts` how that comes.
    """
    return asked_at_once(app, path, method, [body], **more)[0]


def asked_at_once(
    app: ASGIApp, path: str, method: str, bodies: Sequence[bytes], **more: str
) -> list[Answer]:
    """Answers to several questions that come together, in their order."""

    async def all_of_them() -> list[Answer]:
        return await asyncio.gather(*(answered(app, path, method, body, **more) for body in bodies))

    return in_loop(all_of_them())


async def rested() -> None:
    """Once all that waits for nothing else has gone on."""
    for _ in range(20):
        await asyncio.sleep(0)


async def answered(
    app: ASGIApp, path: str, method: str = "GET", body: bytes = b"", **more: str
) -> Answer:
    answer = Answer()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            headers = message.get("headers", [])
            answer.headers = {key.decode().lower(): value.decode() for key, value in headers}
        else:
            answer.content += message.get("body", b"")

    own, _, query = path.partition("?")
    site = more.get("origin", "same-origin")
    headers = [
        (b"host", b"crossings.test"),
        (b"sec-fetch-site", site.encode()),
        (b"origin", more.get("page", "").encode()),
        (b"accept", more.get("accept", "*/*").encode()),
        (b"accept-encoding", more.get("encoding", "").encode()),
        (b"authorization", f"Bearer {more['key']}".encode() if "key" in more else b""),
        (b"if-none-match", more.get("known", "").encode()),
        (b"content-length", more.get("length", "").encode()),
        (b"transfer-encoding", more.get("parts", "").encode()),
        (b"room-password", quote(more.get("password", "")).encode()),
    ]
    scope = {
        "type": "http", "method": method, "path": own,
        "query_string": query.encode(),
        "headers": [(name, value) for name, value in headers if value],
        "root_path": "", "scheme": more.get("scheme", "http"),
        "server": ("127.0.0.1", 80), "http_version": "1.1", "client": (more.get("address", ""), 1),
    }  # fmt: skip
    await app(scope, receive, send)
    return answer
