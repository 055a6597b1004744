"""Who is in a room: what is to be sent to each, of which only the newest counts."""

import asyncio
from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import Any

from timeline.delivery.assets import as_bytes
from timeline.guard.turns import Allowance


class Role(StrEnum):
    PHONE = "phone"
    HOST = "host"  # who opened the room
    SECOND = "second"  # whom the baton was handed to
    CLICKER = "clicker"  # who may only step


LEADERS = {Role.HOST, Role.SECOND}
QUESTION, VOTES = "question ", "votes "  # by which what is to be sent is told apart
Sent = Callable[[str], Coroutine[Any, Any, None]]


class Seat:
    """A socket in a room. One that takes its messages slowly gets the newest of each kind."""

    def __init__(
        self, role: Role, name: str, address: str, messages: Allowance, questions: Allowance
    ) -> None:
        self.role = role
        self.name = name  # the token of a phone, blank without one, or the tab of who leads
        self.address = address
        self.messages = messages
        self.questions = questions
        self._coming: dict[str, Any] = {}
        self._filled = asyncio.Event()
        self._over = False

    @property
    def leads(self) -> bool:
        return self.role in LEADERS

    def tell(self, kind: str, said: Any, place: str = "") -> None:
        """`place` tells messages of a kind apart that do not stand for one another."""
        self.tell_text(f"{kind} {place}", text_of(kind, said))

    def tell_text(self, kind: str, text: str) -> None:
        """As it is written for all."""
        if not self._over:
            self._coming[kind] = text
            self._filled.set()

    def add_vote(self, scene: int, turn: int, mark: str, choice: int) -> None:
        """Votes that wait go together."""
        if self._over:
            return
        own = self._coming.setdefault(
            f"{VOTES}{scene} {turn}", {"votes": {"scene": scene, "round": turn, "votes": {}}}
        )
        own["votes"]["votes"][mark] = choice
        self._filled.set()

    def end(self, why: str) -> None:
        """Nothing is said after that."""
        self._coming = {}
        self.tell("over", why)
        self._over = True

    def _next(self) -> list[Any]:
        """What waits longest; before a question the votes that it counts, which a browser keeps."""
        kind = next(iter(self._coming))
        votes = [own for own in self._coming if own.startswith(VOTES)] if kind == QUESTION else []
        return [self._coming.pop(own) for own in (*votes, kind)]

    async def send_all(self, send: Sent) -> None:
        """Until it is over."""
        while True:
            await self._filled.wait()
            self._filled.clear()
            while self._coming:
                for own in self._next():
                    await send(own if isinstance(own, str) else as_bytes(own).decode())
            if self._over:
                return


def text_of(kind: str, said: Any) -> str:
    return as_bytes({kind: said}).decode()
