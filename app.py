"""Crossings: run with `streamlit run app.py`. The server, its own files, and what it warms up."""

import gc
import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from geodata.load import current
from timeline.stage import assets, staged


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Draw the scene once before the first visitor, and keep it out of the collector's way.

    Each visitor holds four descriptors; the usual soft limit of 1,024 would stop the 254th.
    """
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    staged(current())
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    "timeline/frame.py",
    routes=assets.ROUTES,
    lifespan=ready,
    middleware=[Middleware(assets.Compressed)],
)
