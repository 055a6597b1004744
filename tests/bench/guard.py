"""The guard: what one who floods costs the others, and a hall on each page."""

import asyncio
import base64
import io
import itertools
import json
import multiprocessing
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from http.client import OK
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from PIL import Image
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from geodata.editions import days
from geodata.export import NAMES
from tests.bench.measure import Measured, measurement
from tests.bench.page import highest
from tests.bench.process import cpu_ms, memory_mb
from tests.bench.server import APP
from tests.bench.sessions import WITHIN_SECONDS
from tests.bench.visitor import Visitor, visitor
from tests.serving import Server, serve

NEIGHBOURS, ACTS, THINK_SECONDS = 30, 8, 0.5
FLOODERS = 20
HALL = 300
SUBPROTOCOL = Subprotocol("streamlit")
PAGES = ("", "routes", "numbers", "check", "lectures", "sources", "glossary")
LARGE = 6_000_000  # bytes of a body, and of what no socket may say
SLOW, SLOW_SECONDS = 200, 0.2
NOBODY = "ACDEQU"  # code of a room that is not there
AUTHORS, TYPING_SECONDS = 30, 2.0
OWN_SCENES, LARGEST = 16, 1600
PRINTS = 10
SPAWNED, COMES_SECONDS = multiprocessing.get_context("spawn"), 3.0  # until it has loaded
Attack = Callable[[str], Coroutine[Any, Any, None]]


@measurement("guard.flood")
def flood() -> Iterator[Measured]:
    """Ms from asking to the end of a run for thirty others, p95, under each attack of one address.

    The floor is the same without an attack, on the same server before all. What each attack does
    stands beside it in `ATTACKS`.
    """
    with serve(APP) as server:
        server.wait_ready()
        quiet = asyncio.run(beside(server, nothing))
        for name, attack in ATTACKS.items():
            found = asyncio.run(beside(server, attack))
            yield Measured(f"guard.flood.{name}", found, "ms", quiet, max(3 * quiet, 300))
        yield Measured("guard.flood.memory", memory_mb(server.process.pid), "MB", aim=400)


@measurement("guard.authors")
def authors() -> Iterator[Measured]:
    """Ms of a run for thirty others, p95, while thirty write a lecture of 16 scenes each.

    Whoever writes has it checked every two seconds.
    """
    with serve(APP) as server:
        server.wait_ready()
        quiet = asyncio.run(beside(server, nothing))
        yield Measured(
            "guard.authors.others", asyncio.run(beside(server, _write)), "ms", quiet, 100
        )


@measurement("guard.exports")
def exported() -> Iterator[Measured]:
    """MB of the server after five slides and five handouts, and every file of the data.

    The floor is the same server before them, once it is warm.
    """
    with serve(APP) as server:
        server.wait_ready()
        warm = memory_mb(server.process.pid)
        picture = base64.b64encode(_picture()).decode()
        asked = {"lecture": _lecture(OWN_SCENES).decode(), "pictures": [picture] * OWN_SCENES}
        body = json.dumps(asked).encode()
        for path in ("/lecture/slides", "/lecture/handout") * (PRINTS // 2):
            assert asyncio.run(_status(server.address, "POST", path, body)) == OK
        for name in NAMES:
            assert asyncio.run(_status(server.address, "GET", f"/data/{name}")) == OK
        yield Measured("guard.exports.memory", memory_mb(server.process.pid), "MB", warm, 400)


async def beside(server: Server, attack: Attack) -> float:
    """Ms to the end of a run for the others, p95; the attack comes from a process of its own."""
    async with AsyncExitStack() as stack:
        others = [
            await stack.enter_async_context(visitor(server.address)) for _ in range(NEIGHBOURS)
        ]
        for other in others:
            await other.run()
        attacking = SPAWNED.Process(target=_attacks, args=(attack, server.address), daemon=True)
        attacking.start()
        await asyncio.sleep(COMES_SECONDS)
        found = await asyncio.gather(*(_acts(other, number) for number, other in enumerate(others)))
        attacking.kill()
        await asyncio.to_thread(attacking.join)
    return 1000 * highest([one for seconds in found for one in seconds])


def _attacks(attack: Attack, address: str) -> None:
    asyncio.run(attack(address))


async def _acts(own: Visitor, number: int) -> list[float]:
    found: list[float] = []
    await asyncio.sleep(THINK_SECONDS * number / NEIGHBOURS)
    for act in range(ACTS):
        await asyncio.sleep(THINK_SECONDS)
        began = time.perf_counter()
        await own.run(f"at={1950 + number + act}")
        found.append(time.perf_counter() - began)
    return found


async def nothing(_address: str) -> None:
    return


def _stream(address: str) -> str:
    return address.replace("http", "ws", 1) + "/_stcore/stream"


async def _says(address: str, asked: bytes | str, times: float) -> None:
    """Over and over, without waiting for an answer; on a new socket where that is cut."""
    while True:
        with suppress(OSError, WebSocketException):
            async with connect(_stream(address), subprotocols=[SUBPROTOCOL], max_size=None) as own:
                reading = asyncio.create_task(_read(own))
                try:
                    while True:
                        await own.send(asked)
                        await asyncio.sleep(1 / times)
                finally:
                    reading.cancel()


async def _read(own: ClientConnection) -> None:
    with suppress(WebSocketException):
        async for _ in own:
            pass


async def _flooders(one: Callable[[int], Coroutine[Any, Any, None]]) -> None:
    await asyncio.gather(*map(one, range(FLOODERS)))


async def _reruns(address: str) -> None:
    """20 sockets that ask 100 times a second."""
    asked = BackMsg()
    asked.rerun_script.query_string = "at=1990"
    await _flooders(lambda _: _says(address, asked.SerializeToString(), 100))


async def _clear(address: str) -> None:
    """One that clears caches as often."""
    await _says(address, BackMsg(clear_cache=True).SerializeToString(), 100)


async def _foreign(address: str) -> None:
    """Sockets of another page."""
    while True:
        with suppress(OSError, WebSocketException):
            async with connect(_stream(address), additional_headers={"Origin": "http://evil.test"}):
                pass
        await asyncio.sleep(0.05)


async def _sockets(address: str) -> None:
    """20 that open sockets one after the other and keep them, as many as they are given."""

    async def opens(_: int) -> None:
        async with AsyncExitStack() as stack:
            while True:
                with suppress(OSError, WebSocketException):
                    own = connect(_stream(address), subprotocols=[SUBPROTOCOL])
                    await stack.enter_async_context(own)
                await asyncio.sleep(0.02)

    await _flooders(opens)


async def _messages(address: str) -> None:
    """20 sockets that say what is no message, too large, or no bytes at all."""
    said = (b"\xff" * 200, b"\0" * LARGE, "words")
    await _flooders(lambda n: _says(address, said[n % len(said)], 100))


async def _bodies(address: str) -> None:
    """20 that send the largest bodies, to all that reads any, with words that nobody had before."""
    table = b'{"name": "a.csv"}\n' + b'a,"b\n' * (LARGE // 5)
    paths = ("/lecture/check", "/lecture/slides", "/lecture/deck", "/own/read")

    async def sends(number: int) -> None:
        path = paths[number % len(paths)]
        while True:
            lecture = table if path == "/own/read" else _lecture(LARGEST, others=LARGEST)
            await _status(address, "POST", path, lecture)

    await _flooders(sends)


async def _slow(address: str) -> None:
    """200 that send a letter of a body or of headers every 0.2 s."""

    async def sends(number: int) -> None:
        head = f"POST /lecture/check HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\n"
        end = "Content-Length: 90000\r\n\r\n" if number % 2 else "X-Own: "
        while True:
            with suppress(OSError):
                async with _line(address) as (_, writer):
                    writer.write((head + end).encode())
                    while True:
                        writer.write(b"a")
                        await writer.drain()
                        await asyncio.sleep(SLOW_SECONDS)

    await asyncio.gather(*map(sends, range(SLOW)))


async def _joins(address: str) -> None:
    """20 that join rooms and leave them, one that is there and one that is not."""
    known = json.loads(await asyncio.to_thread(_minted, address))
    joined = json.dumps({"join": {"token": "", "seen": 0}})

    async def joins(number: int) -> None:
        code = known["code"] if number % 2 else NOBODY
        url = f"{address.replace('http', 'ws', 1)}/room/{code}/live"
        while True:
            with suppress(OSError, WebSocketException):
                async with connect(url) as own:
                    await own.send(joined)
                    await own.recv()

    await _flooders(joins)


def _minted(address: str) -> bytes:
    """A room with a lecture."""
    with urlopen(Request(f"{address}/room", b"", method="POST")) as answer:
        opened = answer.read()
    known = json.loads(opened)
    headers = {"Authorization": f"Bearer {known['key']}"}
    path = f"{address}/room/{known['code']}/lecture"
    with urlopen(Request(path, _lecture(1), headers, method="PUT")):
        return opened


async def _archives(address: str) -> None:
    """20 that ask for every file of every edition in every language, over and over."""
    asked = [
        f"/data/{name}?edition={version}&lang={language}"
        for version in days()
        for name in NAMES
        for language in ("en", "ko")
    ]
    await _flooders(lambda n: _asks_all(address, asked[n:] + asked[:n]))


async def _pages(address: str) -> None:
    """20 that ask for pages as they are sent first, each time another, without any file of them."""
    asked = [f"/{page}?from={year}" for year in range(1945, 2020) for page in PAGES]
    await _flooders(lambda n: _asks_all(address, asked[n:] + asked[:n]))


async def _played(address: str) -> None:
    """20 that ask for the lectures that come with the facts."""
    asked = [f"/lecture/playing?name=leader&lang={code}" for code in ("en", "ko")]
    await _flooders(lambda _: _asks_all(address, asked))


ATTACKS: dict[str, Attack] = {
    "sockets": _sockets,
    "reruns": _reruns,
    "messages": _messages,
    "slow": _slow,
    "joins": _joins,
    "archives": _archives,
    "pages": _pages,
    "played": _played,
    "clear": _clear,
    "foreign": _foreign,
    "bodies": _bodies,  # the last: what is in line is worked off
}


async def _asks_all(address: str, paths: Sequence[str]) -> None:
    for path in itertools.cycle(paths):
        await _status(address, "GET", path)


async def _status(address: str, method: str, path: str, body: bytes = b"") -> int:
    """Of the whole answer; 0 where there was none."""
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\n"
        f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with suppress(OSError):
        async with _line(address) as (reader, writer):
            writer.write(head.encode() + body)
            await writer.drain()
            answer = await reader.read()
            return int(answer.split(b" ", 2)[1]) if answer else 0
    return 0


@asynccontextmanager
async def _line(address: str) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=2**24)
    try:
        yield reader, writer
    finally:
        writer.close()


def _picture() -> bytes:
    """As a browser draws one of a scene, in its size."""
    out = io.BytesIO()
    Image.effect_noise((1920, 1080), 40).save(out, "PNG")
    return out.getvalue()


def _lecture(scenes: int, others: int = 0) -> bytes:
    """Each scene has words of its own; `others` of them have words that no lecture had before."""
    words = "Words with *stress*, a [link](https://example.org) and a list:\n\n- one\n- two\n\n"
    own = [{"heading": f"Scene {n}", "words": f"{n}. {words * 20}"} for n in range(scenes)]
    for scene in own[:others]:
        scene["words"] = f"{time.time_ns()}. {words * 20}"
    return json.dumps({"crossings": 1, "title": "A talk", "scenes": own}).encode()


async def _write(address: str) -> None:
    async def writes(number: int) -> None:
        await asyncio.sleep(TYPING_SECONDS * number / AUTHORS)
        while True:
            await _status(address, "POST", "/lecture/check", _lecture(OWN_SCENES, others=1))
            await asyncio.sleep(TYPING_SECONDS)

    await asyncio.gather(*map(writes, range(AUTHORS)))


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
