"""The guard: what one who floods costs the others, and a hall on each page."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, suppress
from functools import partial
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from tests.bench.measure import Measured, measurement
from tests.bench.page import highest
from tests.bench.process import cpu_ms, memory_mb
from tests.bench.server import APP
from tests.bench.sessions import WITHIN_SECONDS
from tests.bench.visitor import Visitor, visitor
from tests.serving import Server, serve

NEIGHBOURS, ACTS, THINK_SECONDS = 10, 12, 0.4
FLOODERS, SECONDS = 20, 5.0
HALL = 300
PAGES = ("", "routes", "numbers", "check", "lectures", "sources", "glossary")
Attack = Callable[[str], Coroutine[Any, Any, None]]


@measurement("guard.flood")
def flood() -> Iterator[Measured]:
    """Ms from asking to the end of a run for ten others, p95, under each attack.

    The floor is the same without an attack. `reruns`: 20 sockets that ask 100 times a second;
    `clear`: one that clears caches as often; `foreign`: sockets of another page.
    """
    with serve(APP) as server:
        server.wait_ready()
        quiet = asyncio.run(beside(server, _nothing))
        yield Measured("guard.flood.quiet", quiet, "ms")
        for name, attack in (("reruns", _reruns), ("clear", _clear), ("foreign", _foreign)):
            found = asyncio.run(beside(server, attack))
            yield Measured(f"guard.flood.{name}", found, "ms", quiet, 3 * quiet)
        yield Measured("guard.flood.memory", memory_mb(server.process.pid), "MB", aim=400)


async def beside(server: Server, attack: Attack) -> float:
    """Ms to the end of a run for ten others, p95."""
    async with AsyncExitStack() as stack:
        others = [
            await stack.enter_async_context(visitor(server.address)) for _ in range(NEIGHBOURS)
        ]
        for other in others:
            await other.run()
        attacking = asyncio.create_task(attack(server.address))
        found = await asyncio.gather(*(_acts(other, number) for number, other in enumerate(others)))
        attacking.cancel()
        with suppress(asyncio.CancelledError):
            await attacking
    return 1000 * highest([one for seconds in found for one in seconds])


async def _acts(own: Visitor, number: int) -> list[float]:
    found: list[float] = []
    for act in range(ACTS):
        await asyncio.sleep(THINK_SECONDS)
        began = time.perf_counter()
        await own.run(f"at={1950 + number + act}")
        found.append(time.perf_counter() - began)
    return found


async def _nothing(_address: str) -> None:
    return


async def _says(address: str, asked: BackMsg, times: float) -> None:
    """Over and over, without waiting for an answer."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None) as own:  # pyright: ignore[reportArgumentType]
        reading = asyncio.create_task(_read(own))
        try:
            while True:
                await own.send(asked.SerializeToString())
                await asyncio.sleep(1 / times)
        finally:
            reading.cancel()


async def _read(own: ClientConnection) -> None:
    async for _ in own:
        pass


async def _reruns(address: str) -> None:
    asked = BackMsg()
    asked.rerun_script.query_string = "at=1990"
    await asyncio.gather(*(_says(address, asked, 100) for _ in range(FLOODERS)))


async def _clear(address: str) -> None:
    await _says(address, BackMsg(clear_cache=True), 100)


async def _foreign(address: str) -> None:
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    while True:
        with suppress(InvalidStatus):
            async with connect(url, additional_headers={"Origin": "http://evil.test"}):
                pass
        await asyncio.sleep(0.05)


def hall(name: str, page: str) -> Iterator[Measured]:
    """300 who open a page within 10 s, and then act once: seconds to the end of each run, p95.

    On a server that is ready. `cpu` is ms of server CPU a run.
    """
    with serve(APP) as server:
        server.wait_ready()
        before = cpu_ms(server.process.pid)
        first, acts, lost = asyncio.run(_fill(server, page))
        cpu = (cpu_ms(server.process.pid) - before) / (2 * HALL)
        memory = memory_mb(server.process.pid)
    yield Measured(f"{name}.first", highest(first), "s", aim=0.15)
    yield Measured(f"{name}.act", highest(acts), "s", aim=0.3)
    yield Measured(f"{name}.cpu", cpu, "ms", aim=15)
    yield Measured(f"{name}.lost", lost, "sessions", aim=0)
    yield Measured(f"{name}.memory", memory, "MB", aim=400)


for _page in PAGES:
    _name = f"sessions.{_page or 'explore'}"
    measurement(_name)(partial(hall, _name, _page))


@measurement("sessions.cold")
def cold() -> Iterator[Measured]:
    """The same on a server that listens and has made nothing yet, each on the next page."""
    with serve(APP) as server:
        first, _, lost = asyncio.run(_fill(server, *PAGES))
    yield Measured("sessions.cold.first", highest(first), "s", aim=5)
    yield Measured("sessions.cold.lost", lost, "sessions", aim=0)


async def _fill(server: Server, *pages: str) -> tuple[list[float], list[float], int]:
    async with AsyncExitStack() as stack:
        comers = [
            _come(server, stack, pages[number % len(pages)], number) for number in range(HALL)
        ]
        found = await asyncio.gather(*comers, return_exceptions=True)
    both = [one for one in found if isinstance(one, tuple)]
    return [first for first, _ in both], [act for _, act in both], HALL - len(both)


async def _come(
    server: Server, stack: AsyncExitStack, page: str, number: int
) -> tuple[float, float]:
    await asyncio.sleep(number * WITHIN_SECONDS / HALL)
    began = time.perf_counter()
    own = await stack.enter_async_context(visitor(server.address, page))
    await own.run()
    drawn = time.perf_counter()
    await asyncio.sleep(WITHIN_SECONDS / 2)
    acts = time.perf_counter()
    await own.run(f"from={1950 + number % 60}")
    return drawn - began, time.perf_counter() - acts
