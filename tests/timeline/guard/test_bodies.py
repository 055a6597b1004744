"""What is sent to us is bounded in size, in time, and in what is held of all."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from tests.asgi import rested
from tests.timeline.guard.test_guard import run
from timeline.guard import bodies, turns
from timeline.guard.bodies import Desk, body_of
from timeline.guard.limits import Limits
from timeline.text import words

SAID: dict[str, str] = words()["guard"]
Limit = Callable[..., None]


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Limit:
    return lambda **own: monkeypatch.setattr(bodies, "limits", lambda: replace(Limits(), **own))


@dataclass
class Clock:
    """`now` in seconds; who waits is noted, and goes on at once."""

    now: float = 1000
    waits: list[float] = field(default_factory=list[float])

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    own = Clock()
    for module in (bodies, turns):
        monkeypatch.setattr(module, "monotonic", lambda: own.now)
    monkeypatch.setattr(bodies, "waited", own.wait)
    return own


def request(
    parts: AsyncIterator[bytes], length: int | None = 0, address: str = "192.0.2.1"
) -> Request:
    """One of no `length` comes in parts, without it."""

    async def receive() -> dict[str, Any]:
        try:
            return {"type": "http.request", "body": await anext(parts), "more_body": True}
        except StopAsyncIteration:
            return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"content-length", str(length).encode())] if length else []
    if length is None:
        headers = [(b"transfer-encoding", b"chunked")]
    scope = {
        "type": "http", "headers": headers, "query_string": b"", "client": (address, 1),
    }  # fmt: skip
    return Request(scope, receive)


async def sent(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def stuck(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
    await asyncio.Event().wait()


async def read(asked: Request, most: int = 1000) -> bytes | Response:
    async with body_of(asked, most) as found:
        return found


def told(answer: bytes | Response) -> tuple[int, str]:
    assert isinstance(answer, Response)
    return answer.status_code, json.loads(bytes(answer.body))["error"]


def test_a_whole_body_is_read_and_then_let_go() -> None:
    async def test() -> None:
        async with body_of(request(sent(b"one", b"two")), 6) as found:
            assert found == b"onetwo"
            assert bodies._Held.bytes == 6
        assert bodies._Held.bytes == 0

    run(test)


def test_too_much_is_refused_as_it_comes_and_before_it_does() -> None:
    async def test() -> None:
        for asked in (request(sent(b"x" * 1001)), request(sent(), length=1001)):
            status, said = told(await read(asked))
            assert (status, said) == (413, SAID["too_large"].format(most="0"))
        assert bodies._Held.bytes == 0

    run(test)


def test_body_grace_seconds(limit: Limit) -> None:
    """Who sends a letter now and then is cut, however long he would go on."""
    limit(body_grace_seconds=0, body_bytes_a_second=100)

    async def test() -> None:
        assert told(await read(request(stuck(b"x")))) == (408, SAID["too_slow"])

    run(test)


@pytest.mark.parametrize(("rate", "comes"), [(1, True), (1_000_000_000, False)])
def test_body_bytes_a_second(limit: Limit, rate: int, *, comes: bool) -> None:
    """Who sends as fast as a phone does has the time that it takes."""
    limit(body_grace_seconds=0, body_bytes_a_second=rate)

    async def parts() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * 60
            await rested()

    async def test() -> None:
        found = await read(request(parts()))
        assert (found == b"x" * 180) if comes else told(found)[0] == 408

    run(test)


def test_held_bytes(limit: Limit) -> None:
    limit(held_bytes=1500)

    async def test() -> None:
        async with body_of(request(sent(b"x" * 900)), 1000) as first:
            assert isinstance(first, bytes)
            answer = await read(request(sent(b"x" * 900)))
            assert told(answer) == (503, SAID["busy"])
            assert isinstance(answer, Response)
            assert int(answer.headers["retry-after"]) > 0
        assert isinstance(await read(request(sent(b"x" * 900))), bytes)

    run(test)


def test_body_bytes_of_address(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    """What an address sends is read as fast as it may, and refused unread where that is long."""
    own = replace(
        Limits(), body_bytes_of_address_a_second=100, body_bytes_of_address_burst=1000
    )  # fmt: skip
    monkeypatch.setattr(bodies, "OF_ADDRESS", bodies._OfAddress(own))

    async def sends(size: int, *, says: bool = True, address: str = "192.0.2.1") -> bool:
        asked = request(sent(b"x" * size), size if says else None, address)
        return isinstance(await read(asked), bytes)

    async def test() -> None:
        assert await sends(1000)
        assert await sends(500)
        assert await sends(500)
        assert clock.waits == [0, 5, 10]
        answer = await read(request(stuck(), 100))
        assert told(answer) == (429, SAID["too_many"])
        assert isinstance(answer, Response)
        assert (answer.headers["retry-after"], answer.headers["connection"]) == ("11", "close")
        assert await sends(1000, address="192.0.2.2")
        clock.now += 15
        assert await sends(1, says=False)  # it may be as large as any
        assert clock.waits == [0, 5, 10, 0, 5]

    run(test)


def test_work_of_address_percent(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    """For whom much was made at one desk waits at all, and is sent away where that is long."""
    own = replace(Limits(), work_of_address_percent=50, work_of_address_burst=5)
    monkeypatch.setattr(bodies, "OF_ADDRESS", bodies._OfAddress(own))
    desks = Desk(at_once=1, waiting=0), Desk(at_once=1, waiting=0)

    async def has_turn(desk: Desk, address: str, takes: float = 0) -> bool:
        async with desk.turn(address) as is_ours:
            clock.now += takes if is_ours else 0
            return is_ours

    async def test() -> None:
        assert await has_turn(desks[0], "floods", takes=16)
        assert await has_turn(desks[1], "floods", takes=10)
        assert clock.waits == [0, 6]  # 16 seconds less 5 at once and 8 that were due by then
        assert not await has_turn(desks[0], "floods")
        assert await has_turn(desks[0], "another")
        clock.now += 10
        assert await has_turn(desks[0], "floods")
        assert clock.waits == [0, 6, 0, 6]

    run(test)


def test_one_who_is_worked_for_long_keeps_nobody_of_the_address_waiting(
    monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """A file that takes twenty seconds to read uses what becomes due in them; a class goes on."""
    monkeypatch.setattr(bodies, "OF_ADDRESS", bodies._OfAddress(Limits()))
    desk = Desk(at_once=1, waiting=0)

    async def test() -> None:
        for takes in (20, 20, 0):
            async with desk.turn("school") as is_ours:
                assert is_ours
                clock.now += takes
        assert clock.waits == [0, 0, 0]

    run(test)


def test_who_goes_away_meanwhile_leaves_nothing() -> None:
    async def test() -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "http.disconnect"}

        asked = Request({"type": "http", "headers": [], "query_string": b""}, receive)
        assert isinstance(await read(asked), Response)

    run(test)


def test_questions_are_worked_on_in_turn_and_too_many_are_sent_away() -> None:
    async def test() -> None:
        desk, going, order = Desk(at_once=1, waiting=2), asyncio.Event(), list[str]()

        async def asks(address: str) -> bool:
            async with desk.turn(address) as is_ours:
                if is_ours:
                    order.append(address)
                    await going.wait()
                return is_ours

        asked = [asyncio.create_task(asks(address)) for address in ("a", "a", "b", "c")]
        await rested()
        going.set()
        assert await asyncio.gather(*asked) == [True, True, True, False]
        assert order == ["a", "a", "b"]
        assert desk.asked == 0

    run(test)


def test_who_floods_a_full_desk_keeps_nobody_else_out() -> None:
    async def test() -> None:
        desk, going = Desk(at_once=1, waiting=4), asyncio.Event()

        async def asks(address: str) -> bool:
            async with desk.turn(address) as is_ours:
                if is_ours:
                    await going.wait()
                return is_ours

        flood = [asyncio.create_task(asks("floods")) for _ in range(8)]
        await rested()
        others = [asyncio.create_task(asks(address)) for address in ("a", "b", "a")]
        await rested()
        going.set()
        assert await asyncio.gather(*others) == [True, True, False]
        assert await asyncio.gather(*flood) == [True] * 3 + [False] * 5
        assert desk.asked == 0

    run(test)


@pytest.mark.parametrize(
    "name",
    [
        "checks_at_once",
        "checks_waiting",
        "prints_waiting",
        "own_reads_at_once",
        "own_reads_waiting",
    ],
)
def test_the_desks_are_those_of_the_limits(name: str) -> None:
    from timeline.lecture import lectern, printing
    from timeline.own import routes

    own = Limits()
    most = {
        "checks_at_once": lectern.DESK._turns._free,
        "checks_waiting": lectern.DESK._most - own.checks_at_once,
        "prints_waiting": printing.DESK._most,
        "own_reads_at_once": routes.DESK._turns._free,
        "own_reads_waiting": routes.DESK._most - own.own_reads_at_once,
    }
    assert most[name] == getattr(own, name)


@pytest.mark.parametrize(
    ("module", "path", "work"),
    [
        ("timeline.lecture.lectern", "/lecture/check", "read_and_checked"),
        ("timeline.lecture.printing", "/lecture/handout", "_made"),
        ("timeline.own.routes", "/own/read", "read_apart"),
    ],
)
def test_nothing_is_made_for_who_has_gone_while_waiting(
    monkeypatch: pytest.MonkeyPatch, module: str, path: str, work: str
) -> None:
    made: list[str] = []
    own = import_module(module)
    monkeypatch.setattr(own, work, lambda *_, **__: made.append(path))
    coming = iter(
        [
            {"type": "http.request", "body": b'{"name": "a.csv"}\n', "more_body": False},
            {"type": "http.disconnect"},
        ]
    )

    async def receive() -> dict[str, Any]:
        return next(coming)

    async def send(_: Any) -> None:
        pass

    scope = {
        "type": "http", "method": "POST", "path": path, "headers": [], "query_string": b"",
    }  # fmt: skip
    run(lambda: Starlette(routes=own.ROUTES)(scope, receive, send))
    assert made == []
