"""Files that a page of the stage will ask for: named in its answer, so that they come at once."""

from collections.abc import Iterable
from pathlib import Path

from starlette.types import Message, Send

from timeline.delivery import assets

STAGE_MODULES = ("kit/arrival", "kit/frame", "explore")  # what the page of the stage mounts


def announce(addresses: Iterable[str]) -> None:
    """Files that a page will ask for; its answer names them, so that they come while it starts."""
    kinds = {".css": "style", ".json": "fetch; crossorigin"}
    links = [f"</{a}>; rel=preload; as={kinds[Path(a).suffix]}" for a in addresses]
    links += [
        f"</{assets.module(name)}>; rel=modulepreload"
        for name in sorted(assets.imported(STAGE_MODULES))
    ]
    _announced[:] = [(b"link", ", ".join(links).encode())]


_announced: list[tuple[bytes, bytes]] = []


class Hinted:
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
        body = self._body.replace(b"<head>", b"<head>" + _SCRIPT % assets.plotly().encode(), 1)
        kept = [(k, v) for k, v in start["headers"] if k.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**start, "headers": [*kept, length, *_announced]})
        await self._send({"type": "http.response.body", "body": body})


_SCRIPT = b'<script async src="/%s"></script>'


def _is_page(start: Message) -> bool:
    headers = {key.lower(): value for key, value in start.get("headers", [])}
    return start["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html")
