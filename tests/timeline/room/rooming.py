"""A room without a server: what its pages and sockets are told."""

import asyncio
import json
from typing import Any

from starlette.applications import Starlette
from starlette.types import Message

from tests.asgi import Answer, answered, rested
from timeline.room import doors, live, phone_page

APP = Starlette(routes=[*doors.ROUTES, *phone_page.ROUTES, *live.ROUTES])
Said = dict[str, Any]


class Socket:
    """One that a test holds. `said` is all it was told, as it was written."""

    def __init__(
        self, code: str, first: Said | str | None = None, address: str = "192.0.2.1"
    ) -> None:
        self.said: list[str] = []
        self.closed = 0
        self._to: asyncio.Queue[Message] = asyncio.Queue()
        self._to.put_nowait({"type": "websocket.connect"})
        path = f"/room/{code}/live"
        scope: dict[str, Any] = {
            "type": "websocket", "path": path, "headers": [(b"host", b"crossings.test")],
            "scheme": "ws", "query_string": b"", "client": (address, 1), "root_path": "",
        }  # fmt: skip
        self.task = asyncio.create_task(APP(scope, self._to.get, self._send))
        if first is not None:
            self.say(first)

    async def _send(self, message: Message) -> None:
        if message["type"] == "websocket.send":
            self.said.append(message["text"])
        if message["type"] == "websocket.close":
            self.closed = message["code"]

    def say(self, said: Said | str) -> None:
        text = said if isinstance(said, str) else json.dumps(said)
        self._to.put_nowait({"type": "websocket.receive", "text": text})

    def leave(self) -> None:
        self._to.put_nowait({"type": "websocket.disconnect", "code": 1001})

    def heard(self, kind: str) -> list[Any]:
        """All that was told of a kind, the last one last."""
        return [own[kind] for own in map(json.loads, self.said) if kind in own]

    def last(self, kind: str) -> Any:
        return self.heard(kind)[-1]


async def settled() -> None:
    """Once everything that was said has been heard."""
    for _ in range(4):
        await rested()


async def asked(path: str, method: str = "GET", body: bytes = b"", **more: str) -> Answer:
    return await answered(APP, path, method, body, **more)


async def opened(lecture: Said) -> Said:
    """Code and key of a room with a lecture."""
    known = json.loads((await asked("/room", "POST")).content)
    put = await asked(
        f"/room/{known['code']}/lecture", "PUT", json.dumps(lecture).encode(), key=known["key"]
    )
    assert put.status == 204, put
    return known


def hosting(known: Said, tab: str = "lecturer-1") -> Said:
    return {"host": {"key": known["key"], "phone": tab}}


def joining(token: str = "") -> Said:
    return {"join": {"token": token, "seen": 0}}
