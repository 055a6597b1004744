"""Crossings: run with `streamlit run app.py`. The server, its own files, and what it warms up.

It listens before it has loaded what pages are made of.
"""

import asyncio
import gc
import logging
import os
import resource
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from geodata.collector import collector_paused
from geodata.memory import give_back, large_blocks_apart
from timeline.delivery import assets, modules, streamlit_files
from timeline.delivery.late import below, late, late_socket
from timeline.guard import health
from timeline.guard.guard import Guard
from timeline.guard.lecturers import password
from timeline.guard.limits import limits
from timeline.guard.sparing import spare

FIRST_COMES_S = 3
# Whatever works for long in a thread keeps Python's one lock so long at a time. With the usual 5 ms
# pages of others wait four times as long beside a lecture that is checked.
SWITCH_S = 0.0005
BESIDE_NOBODY, BESIDE_VISITORS = 0.25, 3.0  # pauses, in times that a part took to make
FRAME = Path(__file__).parent / "timeline" / "frame.py"
Part = Callable[[], object]
LOGGER = logging.getLogger(__name__)


def _send_at_once() -> None:
    """Set TCP_NODELAY on the listening sockets; what they accept inherits it.

    Streamlit (1.67) makes them so that asyncio does not: answers of several writes then wait 40 ms
    for the browser's delayed acknowledgement.
    """
    for descriptor in Path("/proc/self/fd").glob("*"):
        try:
            found = socket.socket(fileno=os.dup(int(descriptor.name)))
        except OSError:
            continue
        with found:
            if found.type == socket.SOCK_STREAM and found.family != socket.AF_UNIX:
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


async def _warm() -> None:
    """Once the first page can be drawn, all others, in turns with whoever is there.

    Who is there has most of the time: the browser of a lecturer runs on the same machine.
    The server listens meanwhile, and is ready when it is done.
    """
    try:
        with collector_paused():
            first = await run_in_threadpool(import_module, "timeline.first")
            await _made(first.parts, lambda: 0)
            await run_in_threadpool(streamlit_files.compress_ahead, first.MODULES)
        gc.freeze()
        await asyncio.sleep(FIRST_COMES_S)
        ahead = await run_in_threadpool(import_module, "timeline.ahead")
        await _made(ahead.all_pages, _pause)
        _keep()
        health.HEALTH.is_warm = True
    except Exception as fault:  # noqa: BLE001 - whatever it is, pages say what they lack
        _say(fault)


def _pause() -> float:
    return BESIDE_VISITORS if health.HEALTH.visitors else BESIDE_NOBODY


async def _made(parts: Callable[[], Iterator[Part]], pause: Callable[[], float]) -> None:
    """Each in a thread, and then `pause` times as long for others."""
    coming = await run_in_threadpool(parts)
    while part := await run_in_threadpool(next, coming, None):
        began = asyncio.get_running_loop().time()
        try:
            await run_in_threadpool(part)
        except Exception as fault:  # noqa: BLE001 - the others are made; who asks for it is told
            _say(fault)
        await asyncio.sleep(pause() * (asyncio.get_running_loop().time() - began))


def _say(fault: Exception) -> None:
    LOGGER.error("crossings: pages can't be made: %s: %s", type(fault).__name__, fault)


def _keep() -> None:
    """Out of the collector's way: it would look through all of it after each run."""
    give_back()
    gc.freeze()


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Each visitor holds four descriptors; the usual soft limit of 1,024 stops the 254th."""
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    _send_at_once()
    large_blocks_apart()
    sys.setswitchinterval(SWITCH_S)
    password()
    spare(limits().log_lines_a_minute)
    health.HEALTH.drain_first(limits().drain_seconds)
    warming = asyncio.create_task(_warm())
    yield
    warming.cancel()


def _everything() -> Iterator[Part]:
    return import_module("timeline.ahead").everything()


def _sent(page: str, path: str, asked: dict[str, str]) -> str:
    return import_module("timeline.first").sent(page, path, asked)


def _spoken(path: str, asked: dict[str, str], headers: Mapping[str, str]) -> dict[str, str]:
    return import_module("timeline.first").spoken_by(path, asked, headers)


ROUTES = below(
    st.get_option("server.baseUrlPath"),
    *assets.Served(_everything).routes(),
    *modules.ROUTES,
    *late("timeline.sources.downloads", "/data/{name}"),
    *late("timeline.stage.citations", "/cite/{style}"),
    *late("timeline.lecture.lectern", "/lecture/playing"),
    *late(
        "timeline.lecture.lectern",
        "/lecture/check",
        "/lecture/deck",
        "/lecture/spoken",
        methods=["POST"],
    ),
    *late("timeline.lecture.links", "/lecture/link", methods=["POST"]),
    *late("timeline.lecture.links", "/lecture/link/{key}"),
    *late("timeline.lecture.printing", "/lecture/slides", "/lecture/handout", methods=["POST"]),
    *late("timeline.own.routes", "/own/read", "/own/keep", methods=["POST"]),
    *late("timeline.own.routes", "/own/mended", "/own/forget", methods=["POST"]),
    *late("timeline.own.routes", "/own/held"),
    *late("timeline.own.routes", "/own/folder", methods=["GET", "POST"]),
    *late("timeline.room.doors", "/room", methods=["POST"]),
    *late("timeline.room.doors", "/room/{code}", methods=["DELETE"]),
    *late("timeline.room.doors", "/room/{code}/lecture", methods=["GET", "PUT"]),
    *late("timeline.room.doors", "/room/{code}/scene/{number}"),
    *late(
        "timeline.room.phone_page",
        "/room",
        "/room/{code}",
        "/room/{code}/lead",
        "/room/{code}/clicker",
    ),
    *late_socket("timeline.room.live", "/room/{code}/live"),
    *health.ROUTES,
)
MIDDLEWARE = [
    Middleware(
        Guard,
        limits=limits(),
        is_host=is_host_allowed,
        origins=frozenset(st.get_option("server.corsAllowedOrigins")),
    ),
    Middleware(streamlit_files.Hastened, sent=_sent, spoken=_spoken),
]
app = st.App(FRAME, routes=ROUTES, lifespan=ready, middleware=MIDDLEWARE)
