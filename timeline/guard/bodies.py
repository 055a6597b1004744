"""What a page sends to a route of ours: bounded in size, in time, and in what is held of all.

Of one address no more is read a second, and no more is made of it, than leaves others theirs.
"""

import asyncio
import math
from asyncio import sleep as waited
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from time import monotonic
from typing import ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from geodata.wording import number
from timeline.guard.addresses import address_of
from timeline.guard.limits import Limits, limits
from timeline.guard.turns import Allowances, Turns
from timeline.spoken import ours

LATER_SECONDS = 20
LATEST_SECONDS = 10  # that what is read or made for an address may be late
Gone = Callable[[], Awaitable[bool]]
P = ParamSpec("P")
T = TypeVar("T")


class _Held:
    """Bytes of all bodies that are being read or worked on."""

    bytes = 0


class _OfAddress:
    """What each address has used of late: bytes that were read, and seconds of all desks."""

    def __init__(self, own: Limits) -> None:
        self._most = own.body_bytes_of_address_burst
        self._bytes = Allowances(own.body_bytes_of_address_a_second, self._most)
        self._seconds = Allowances(own.work_of_address_percent / 100, own.work_of_address_burst)

    def late_to_read(self, address: str, size: int) -> float:
        """Seconds until a body is due; counted where it is read, within `LATEST_SECONDS`."""
        return self._bytes.of(address).due(min(size, self._most), LATEST_SECONDS)

    def late_to_make(self, address: str) -> float:
        """Seconds until more may be made for an address."""
        return self._seconds.of(address).wait(0)

    def has_made(self, address: str, seconds: float) -> None:
        self._seconds.of(address).spent(seconds)


OF_ADDRESS = _OfAddress(limits())


@asynccontextmanager
async def body_of(request: Request, most: int) -> AsyncIterator[bytes | Response]:
    """The body, held until it is done with; an answer in words where there is no whole one.

    It may have `most` bytes, and must come as fast as a slow phone sends.
    """
    length = _length(request, most)
    if length > most:
        yield _too_large(request, most)
        return
    late = OF_ADDRESS.late_to_read(address_of(request.scope), length)
    if late > LATEST_SECONDS:
        yield _too_many(request, late)
        return
    await waited(late)
    body = bytearray()
    try:
        yield await _read(request, body, most) or bytes(body)
    finally:
        _Held.bytes -= len(body)


def _length(request: Request, most: int) -> int:
    """In bytes; what comes in parts, without its length, may be as large as any."""
    known = request.headers.get("content-length", "")
    if known.isdigit():
        return int(known)
    return most if "transfer-encoding" in request.headers else 0


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


def _too_many(request: Request, seconds: float) -> Response:
    refusal = _said(request, "too_many", HTTPStatus.TOO_MANY_REQUESTS, math.ceil(seconds))
    refusal.headers["Connection"] = "close"  # or all of its body would be read
    return refusal


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

    First those of the address that most wait of: one that floods keeps nobody else out. One for
    which much was made of late, at whatever desk, does not even stand in line.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._turns = Turns(at_once)
        self._most = at_once + waiting
        self.asked = 0

    async def made(
        self,
        request: Request,
        seconds: int,
        make: Callable[P, T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | Response:
        """What is made in a thread, in turn; who is sent away may ask again in `seconds`."""
        async with self.turn(address_of(request.scope), request.is_disconnected) as is_ours:
            if not is_ours:
                return later(request, seconds)
            return await run_in_threadpool(make, *args, **kwargs)

    @asynccontextmanager
    async def turn(self, address: str, gone: Gone | None = None) -> AsyncIterator[bool]:
        """False where too many wait, or who has waited is gone."""
        late = OF_ADDRESS.late_to_make(address)
        if late > LATEST_SECONDS:
            yield False
            return
        await waited(late)
        if self.asked >= self._most and not self._turns.make_way(address):
            yield False
            return
        self.asked += 1
        try:
            if not await self._turns.take(address):
                yield False
                return
            began = monotonic()
            try:
                yield not (gone and await gone())
            finally:
                self._turns.give_back()
                OF_ADDRESS.has_made(address, monotonic() - began)
        finally:
            self.asked -= 1
