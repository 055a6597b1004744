"""Sessions: what a rerun costs the server, and a hall of three hundred that comes at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median

from geodata.load import current
from tests.bench.measure import Measured, measurement
from tests.bench.page import highest
from tests.bench.process import cpu_ms, descriptor_limit, descriptors, memory_mb
from tests.bench.server import APP
from tests.bench.visitor import Visitor, click, visitor
from tests.serving import Started, serve

FLOOR_BUTTON = Path(__file__).with_name("floor_button.py")
WARM, RERUNS, TURNS = 15, 60, 3
SESSIONS, WITHIN_SECONDS = 300, 10
USUAL_LIMIT = 1024
REST_LOOKS, REST_SECONDS = 20, 0.5
Rerun = Callable[[Visitor, int], Awaitable[None]]


@measurement("server.rerun_cpu")
def rerun_cpu() -> Iterator[Measured]:
    """Ms of server CPU a rerun of Explore at another address, as Back asks for it.

    The floor is a click on the button of an empty app with the same config.toml. One session each,
    60 reruns after 15 that warm up, in three turns; the median. `wall` is ms from asking to the
    end of the run.
    """
    with serve(APP) as own, serve(FLOOR_BUTTON) as floor:
        costs = asyncio.run(_compare(own, floor))
    cpu, least_cpu, wall, least_wall = (median(column) for column in zip(*costs, strict=True))
    yield Measured("server.rerun_cpu", cpu, "ms", least_cpu, 1.5 * least_cpu)
    yield Measured("server.rerun_cpu.wall", wall, "ms", least_wall)


async def _compare(own: Started, floor: Started) -> list[tuple[float, float, float, float]]:
    async with visitor(own.address) as reader, visitor(floor.address) as clicker:
        await _reruns(reader, WARM, _pick)
        await _reruns(clicker, WARM, _click)
        return [await _turn(reader, own, clicker, floor) for _ in range(TURNS)]


async def _turn(
    reader: Visitor, own: Started, clicker: Visitor, floor: Started
) -> tuple[float, float, float, float]:
    cpu, wall = await _cost(reader, own, _pick)
    least_cpu, least_wall = await _cost(clicker, floor, _click)
    return cpu, least_cpu, wall, least_wall


async def _cost(one: Visitor, server: Started, rerun: Rerun) -> tuple[float, float]:
    """CPU and wall ms a rerun."""
    used, began = cpu_ms(server.process.pid), time.perf_counter()
    await _reruns(one, RERUNS, rerun)
    took = (time.perf_counter() - began) * 1000
    return (cpu_ms(server.process.pid) - used) / RERUNS, took / RERUNS


async def _reruns(one: Visitor, times: int, rerun: Rerun) -> None:
    if not one.widgets:
        await one.run()
    for number in range(times):
        await rerun(one, number)


@lru_cache
def _events() -> tuple[str, ...]:
    return tuple(current().events)


async def _pick(one: Visitor, number: int) -> None:
    events = _events()
    await one.run(f"pick={events[(2 * number) % len(events)]}")


async def _click(one: Visitor, _: int) -> None:
    await one.run(states=[click(one.widgets["next"])])


@dataclass(frozen=True, slots=True)
class Hall:
    """Seconds of the first run of all who came in, who did not, and what the server then held."""

    seconds: list[float]
    refused: int
    memory_mb: float
    descriptors: int
    descriptors_after: int


@measurement("server.sessions")
def sessions() -> Iterator[Measured]:
    """300 sessions that open evenly within 10 s and stay, on one process that served one before.

    Seconds from connecting to the end of the first run. `memory` is what the process grew by, a
    session; `descriptors` are open while all stay, `left` when they have gone, beside before (for
    two minutes Streamlit keeps up to 128 that may come back, with three descriptors each).
    `low_limit` starts the server with the usual soft limit of 1,024 descriptors: how many of the
    300 it does not let in.
    """
    with serve(APP) as server:
        before, hall = descriptors(server.process.pid), asyncio.run(_fill(server))
    yield Measured("server.sessions.p95", highest(hall.seconds), "s", aim=1.5)
    yield Measured("server.sessions.errors", hall.refused, "sessions", aim=0)
    yield Measured("server.sessions.memory", hall.memory_mb / SESSIONS, "MB", aim=0.3)
    yield Measured("server.sessions.descriptors", hall.descriptors, "descriptors", before)
    yield Measured("server.sessions.left", hall.descriptors_after, "descriptors", before)
    with ExitStack() as stack:
        with descriptor_limit(USUAL_LIMIT):
            server = stack.enter_context(serve(APP))
        hall = asyncio.run(_fill(server))
    yield Measured("server.sessions.low_limit.errors", hall.refused, "sessions", aim=0)


async def _fill(server: Started) -> Hall:
    pid = server.process.pid
    async with visitor(server.address) as first:
        await first.run()
    before = memory_mb(pid)
    async with AsyncExitStack() as open_sessions:
        comers = [_come(server, open_sessions, number) for number in range(SESSIONS)]
        found = await asyncio.gather(*comers, return_exceptions=True)
        held, open_files = memory_mb(pid) - before, descriptors(pid)
    seconds = [one for one in found if isinstance(one, float)]
    left = await _resting(pid)
    return Hall(seconds, SESSIONS - len(seconds), held, open_files, left)


async def _resting(pid: int) -> int:
    """Descriptors once their number rests, or there is no patience left."""
    now = descriptors(pid)
    for _ in range(REST_LOOKS):
        await asyncio.sleep(REST_SECONDS)
        before, now = now, descriptors(pid)
        if now == before:
            break
    return now


async def _come(server: Started, open_sessions: AsyncExitStack, number: int) -> float:
    """Comes at its moment within the ten seconds, and stays."""
    await asyncio.sleep(number * WITHIN_SECONDS / SESSIONS)
    began = time.perf_counter()
    one = await open_sessions.enter_async_context(visitor(server.address))
    await one.run()
    return time.perf_counter() - began
