"""One socket, kept to what a page needs: own messages, of a page's size, in turn with others."""

import asyncio
import logging
from asyncio import sleep as waited
from dataclasses import dataclass

from starlette.types import Message, Receive, Send

from timeline import once
from timeline.guard.limits import Limits
from timeline.guard.messages import OWN, RUN, is_end, kind_of
from timeline.guard.turns import Allowance, Turns

LOOK_SECONDS = 0.05
NOT_UNDERSTOOD, NO_TEXT, NO_WORDS, TOO_LARGE = 1002, 1003, 1007, 1009
CUT = {NOT_UNDERSTOOD, NO_TEXT, NO_WORDS, TOO_LARGE}
LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SharedTurns:
    """What all sockets of an address share: turns with all others, and an allowance of runs."""

    address: str
    turns: Turns
    runs: Allowance


class GuardedSocket:
    """Stands between a socket and Streamlit, as its `receive` and its `send`.

    A rerun that comes too soon is late and not lost: a page that waits for one waits for ever.
    """

    def __init__(self, receive: Receive, send: Send, shared: SharedTurns, limits: Limits) -> None:
        self._receive = receive
        self._send = send
        self._shared = shared
        self._limits = limits
        self._runs = Allowance(limits.runs_of_socket_a_second, limits.runs_of_socket_burst)
        self._closed = False
        self.was_cut = False
        self._end_of_turn: asyncio.TimerHandle | None = None
        self._ended = asyncio.Event()

    async def receive(self) -> Message:
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                self.was_cut |= message.get("code") in CUT  # what reads frames has cut it
                return message
            frame = message.get("bytes")
            if frame is None:
                return await self._cut(NO_TEXT)
            if len(frame) > self._limits.message_bytes:
                return await self._cut(TOO_LARGE)
            kind = kind_of(frame)
            if kind is None:
                return await self._cut(NOT_UNDERSTOOD)
            if kind == RUN:
                await self._take_turn()
            if kind in OWN:
                return message

    async def send(self, message: Message) -> None:
        if self._closed:
            return
        if message["type"] == "websocket.close":
            self._closed = True
        await self._send(message)
        if self._end_of_turn and is_end(message.get("bytes") or b""):
            self.give_back()

    def give_back(self) -> None:
        """The run has ended, or takes so long that others go on beside it."""
        if self._end_of_turn:
            self._end_of_turn.cancel()
            self._end_of_turn = None
            self._ended.set()
            self._shared.turns.give_back()

    async def _take_turn(self) -> None:
        """One run of a socket at a time; whoever has used up what a socket may is slowed.

        Others of that address are not, however much it has used.
        """
        if self._end_of_turn:
            await self._ended.wait()
        wait, of_address = self._runs.wait(), self._shared.runs.wait()
        if wait:
            await waited(max(wait, of_address))
        await self._shared.turns.take(self._shared.address, self._runs.used)
        self._ended.clear()
        loop = asyncio.get_running_loop()
        self._look_later(loop, loop.time() + self._limits.run_seconds)

    def _look_later(self, loop: asyncio.AbstractEventLoop, until: float) -> None:
        pause = min(LOOK_SECONDS, until - loop.time())
        self._end_of_turn = loop.call_later(pause, self._look, loop, until)

    def _look(self, loop: asyncio.AbstractEventLoop, until: float) -> None:
        """On a server that has just started, runs wait for what one of them makes for all."""
        if once.WAITING or loop.time() >= until:
            self.give_back()
        else:
            self._look_later(loop, until)

    async def _cut(self, code: int) -> Message:
        """Streamlit would write a traceback for each."""
        self.was_cut = True
        await self.send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}
