"""Who gives a lecture to a room, without a browser: opens it, steps, puts questions."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from urllib.request import Request, urlopen

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

TAB = "lecturer-tab"


class Host:
    """In a room of its own; `n` counts what it has told."""

    def __init__(self, address: str, lecture: dict[str, Any]) -> None:
        self._lecture = json.dumps(lecture).encode()
        self._opened = json.loads(_asked(f"{address}/room", "POST"))
        self.code: str = self._opened["code"]
        self.n = 0
        self._joined = ExitStack()
        self._line: ClientConnection
        self.join(address)

    def join(self, address: str) -> None:
        """Opens the room, or after a restart opens it again."""
        key = self._opened["key"]
        self.leave()
        _asked(f"{address}/room/{self.code}/lecture", "PUT", self._lecture, key)
        line = connect(f"ws{address.removeprefix('http')}/room/{self.code}/live")
        self._line = self._joined.enter_context(line)
        self.say(host={"key": key, "phone": TAB})

    def say(self, **said: Any) -> None:
        self._line.send(json.dumps(said))

    def hear(self, kind: str) -> Any:
        """The next of a kind that is told, whatever else is."""
        while True:
            said = json.loads(self._line.recv(timeout=10))
            if kind in said:
                return said[kind]

    def step(self, scene: int, build: int = 0, *, black: bool = False, **state: Any) -> None:
        self.n += 1
        place = {"n": self.n, "scene": scene, "build": build, "black": black, "state": state}
        self.say(at=place)

    def put(self, scene: int, state: str, choices: int, turn: int = 1) -> None:
        self.say(question={"scene": scene, "round": turn, "state": state, "choices": choices})

    def leave(self) -> None:
        self._joined.close()

    @property
    def address(self) -> str:
        """That of the room, as its students are told."""
        return self._opened["address"]

    @property
    def clicker(self) -> str:
        """The end of the address of who may only step."""
        return self._opened["clicker"].rpartition("#")[2]


def _asked(address: str, method: str, body: bytes = b"", key: str = "") -> bytes:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with urlopen(Request(address, body, headers, method=method), timeout=20) as answer:
        return answer.read()


@contextmanager
def hosting(address: str, lecture: dict[str, Any]) -> Iterator[Host]:
    host = Host(address, lecture)
    try:
        yield host
    finally:
        with suppress(ConnectionClosed):  # the room has ended
            host.say(end={})
        host.leave()
