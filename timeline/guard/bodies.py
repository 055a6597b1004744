"""What a page sends to a route of ours: bounded in size, in time, and in what is held of all."""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from geodata.wording import number
from timeline.guard.limits import limits
from timeline.guard.turns import Turns
from timeline.spoken import ours

LATER_SECONDS = 20
Gone = Callable[[], Awaitable[bool]]


class _Held:
    """Bytes of all bodies that are being read or worked on."""

    bytes = 0


@asynccontextmanager
async def body_of(request: Request, most: int) -> AsyncIterator[bytes | Response]:
    """The body, held until it is done with; an answer in words where there is no whole one.

    It may have `most` bytes, and must come as fast as a slow phone sends.
    """
    known = request.headers.get("content-length", "")
    if known.isdigit() and int(known) > most:
        yield _too_large(request, most)
        return
    body = bytearray()
    try:
        yield await _read(request, body, most) or bytes(body)
    finally:
        _Held.bytes -= len(body)


async def _read(request: Request, body: bytearray, most: int) -> Response | None:
    """Fills `body`; an answer where it can't. What is held is counted as it comes."""
    own = limits()
    due = asyncio.get_running_loop().time() + own.body_grace_seconds
    try:
        async with asyncio.timeout_at(due) as deadline:
            async for part in request.stream():
                body += part
                _Held.bytes += len(part)
                deadline.reschedule(due + len(body) / own.body_bytes_a_second)
                if len(body) > most:
                    return _too_large(request, most)
                if _Held.bytes > own.held_bytes:
                    return later(request, LATER_SECONDS)
    except TimeoutError:
        return _said(request, "too_slow", HTTPStatus.REQUEST_TIMEOUT)
    except ClientDisconnect:
        return Response(status_code=HTTPStatus.BAD_REQUEST)
    return None


def later(request: Request, seconds: int) -> Response:
    """Others are before you."""
    return _said(request, "busy", HTTPStatus.SERVICE_UNAVAILABLE, seconds)


def _too_large(request: Request, most: int) -> Response:
    language = ours(request.query_params)[1].language
    said = number(most // 1024, language)
    return _said(request, "too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, most=said)


def _said(
    request: Request, key: str, status: HTTPStatus, seconds: int = 0, **gaps: str
) -> Response:
    said = ours(request.query_params)[1]["guard"][key].format(**gaps)
    return refused(said, status, seconds)


def refused(message: str, status: int, seconds: int = 0) -> Response:
    """`seconds` until it is worth while to ask again; 0 where it never is."""
    headers = {"Retry-After": str(math.ceil(seconds))} if seconds else {}
    return JSONResponse({"error": message}, status, {"Cache-Control": "no-store", **headers})


class Desk:
    """Where questions are worked on `at_once`; more than `waiting` behind them are sent away.

    First those of the address that most wait of: one that floods keeps nobody else out.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._turns = Turns(at_once)
        self._most = at_once + waiting
        self.asked = 0

    @asynccontextmanager
    async def turn(self, address: str, gone: Gone | None = None) -> AsyncIterator[bool]:
        """False where too many wait, or who has waited is gone."""
        if self.asked >= self._most and not self._turns.make_way(address):
            yield False
            return
        self.asked += 1
        try:
            if not await self._turns.take(address):
                yield False
                return
            try:
                yield not (gone and await gone())
            finally:
                self._turns.give_back()
        finally:
            self.asked -= 1
