"""Phones of a hall without a browser: each joins, answers and comes back as a phone's page does."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import SystemRandom
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

RANDOM = SystemRandom()
FIRST_SECONDS, MOST_SECONDS, SPREAD = 1, 10, 0.9  # as in kit/line.js


class Hall:
    """`heard` is all that its phones were sent; `words` seconds from a step to its scene."""

    def __init__(self, address: str, code: str, answer_seconds: float) -> None:
        self.room = f"{address}/room/{code}"
        self.answer_seconds = answer_seconds
        self.heard: list[bytes] = []
        self.words: list[float] = []
        self.tokens: set[str] = set()

    async def sit(self, phones: int, come_seconds: float) -> None:
        """Until it is cancelled."""
        await asyncio.gather(
            *(Seated(self, n, phones).stay(come_seconds * n / phones) for n in range(phones))
        )


class Seated:
    def __init__(self, hall: Hall, number: int, of: int) -> None:
        self._hall = hall
        self._choice = number % 2
        self._answers_after = hall.answer_seconds * number / of
        self._token = ""
        self._answers: dict[tuple[int, int], int] = {}
        self._scenes: set[tuple[int, bool]] = set()
        self._doing: set[asyncio.Task[None]] = set()

    async def stay(self, after: float) -> None:
        await asyncio.sleep(after)
        tries = 0
        url = self._hall.room.replace("http", "ws", 1) + "/live"
        while True:
            with suppress(OSError, WebSocketException, TimeoutError):
                async with connect(url, compression=None) as line:
                    join = {"token": self._token, "seen": -1}
                    await line.send(json.dumps({"join": join}))
                    async for text in line:
                        self._hall.heard.append(str(text).encode())
                        said = json.loads(text)
                        tries = tries if "over" in said else 0
                        self._hear(line, said)
            wait = min(MOST_SECONDS, FIRST_SECONDS * 2**tries)
            tries += 1
            await asyncio.sleep(wait * (1 - SPREAD * RANDOM.random()))

    def _hear(self, line: ClientConnection, said: dict[str, Any]) -> None:
        if token := said.get("token"):
            self._token = token
            self._hall.tokens.add(token)
        if said.get("question", {}).get("state") == "open":
            self._begin(self._answer(line, said["question"]))
        if place := said.get("at"):
            own = place["scene"], place["build"] > 0
            if own not in self._scenes:
                self._scenes.add(own)
                self._begin(self._read(place["scene"]))

    def _begin(self, doing: Any) -> None:
        task = asyncio.create_task(doing)
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _answer(self, line: ClientConnection, question: dict[str, Any]) -> None:
        """Once it has made up its mind; again to a server that may have forgotten it."""
        own = question["scene"], question["round"]
        if own not in self._answers:
            self._answers[own] = self._choice
            await asyncio.sleep(self._answers_after)
        said = {"scene": own[0], "round": own[1], "choice": self._choice}
        with suppress(WebSocketException):
            await line.send(json.dumps({"answer": said}))

    async def _read(self, scene: int) -> None:
        began = time.perf_counter()
        with suppress(OSError):
            self._hall.heard.append(await got(f"{self._hall.room}/scene/{scene}"))
            self._hall.words.append(time.perf_counter() - began)


async def got(address: str) -> bytes:
    """An answer with its head, as it was sent."""
    to = urlsplit(address)
    reader, writer = await asyncio.open_connection(to.hostname, to.port)
    head = f"GET {to.path} HTTP/1.1\r\nHost: {to.netloc}\r\nConnection: close\r\n\r\n"
    writer.write(head.encode())
    answer = await reader.read()
    writer.close()
    return answer


@contextmanager
def seated(hall: Hall, phones: int, come_seconds: float) -> Iterator[Hall]:
    """In a thread of its own."""
    loop = asyncio.new_event_loop()
    sitting = loop.create_task(hall.sit(phones, come_seconds))

    def sit() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(sitting)

    thread = Thread(target=sit, daemon=True)
    thread.start()
    try:
        yield hall
    finally:
        loop.call_soon_threadsafe(sitting.cancel)
        thread.join(20)
