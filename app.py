"""Crossings: run with `streamlit run app.py`. The server, its own files, and what it warms up."""

import asyncio
import gc
import os
import resource
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from geodata.load import current
from timeline import ahead, pages
from timeline.delivery import assets, modules, streamlit_files
from timeline.first import MODULES, sent
from timeline.guard import health
from timeline.guard.guard import Guard
from timeline.guard.limits import limits
from timeline.guard.sparing import spare
from timeline.lecture import lectern, printing
from timeline.sources import downloads
from timeline.stage import citations
from timeline.stage.staged import staged

FIRST_COMES_S = 3


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


async def _make_ahead() -> None:
    """Once the first visitor has had time to come; in turns with whoever is there."""
    await asyncio.sleep(FIRST_COMES_S)
    for part in ahead.parts(current()):
        began = asyncio.get_running_loop().time()
        await run_in_threadpool(part)
        await asyncio.sleep(asyncio.get_running_loop().time() - began)
    health.HEALTH.is_warm = True


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Draw the scene once before the first visitor, and keep it out of the collector's way.

    Each visitor holds four descriptors; the usual soft limit of 1,024 would stop the 254th.
    """
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    _send_at_once()
    spare(limits().log_lines_a_minute)
    health.HEALTH.drain_first(limits().drain_seconds)
    staged(current())
    pages.files_of(current())
    streamlit_files.compress_ahead(MODULES)
    gc.collect()
    gc.freeze()
    making = asyncio.create_task(_make_ahead())
    yield
    making.cancel()


app = st.App(
    pages.FRAME,
    routes=[
        *assets.ROUTES,
        *modules.ROUTES,
        *downloads.ROUTES,
        *citations.ROUTES,
        *lectern.ROUTES,
        *printing.ROUTES,
        *health.ROUTES,
    ],
    lifespan=ready,
    middleware=[
        Middleware(
            Guard,
            limits=limits(),
            is_host=is_host_allowed,
            origins=frozenset(st.get_option("server.corsAllowedOrigins")),
        ),
        Middleware(streamlit_files.Hastened, sent=sent),
    ],
)
