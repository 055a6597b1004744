"""Routes of a module that is loaded once one of them is asked for.

What makes slides, handouts and data sets takes a second to load, which a server that starts has
better use for.
"""

import asyncio
import sys
from collections.abc import Sequence
from http import HTTPStatus
from importlib import import_module
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

AnyRoute = Route | WebSocketRoute
_loading: dict[str, asyncio.Future[Any]] = {}
OWN = "own"  # as in timeline/address.py, which takes long to load


def late(module: str, *paths: str, methods: Sequence[str] = ("GET",)) -> list[Route]:
    """Each path must stand in ROUTES of the module."""
    return [_late(module, path, methods) for path in paths]


def late_socket(module: str, path: str) -> list[WebSocketRoute]:
    async def connected(socket: WebSocket) -> None:
        await (await _endpoint(module, path))(socket)

    return [WebSocketRoute(path, connected)]


def below(base: str, *routes: AnyRoute) -> list[AnyRoute]:
    """Routes under the path at which the app is served; a mount would hide Streamlit's own."""
    inner = base.strip("/")
    return [_moved(f"/{inner}{own.path}", own) for own in routes] if inner else [*routes]


def _moved(path: str, own: AnyRoute) -> AnyRoute:
    if isinstance(own, WebSocketRoute):
        return WebSocketRoute(path, own.endpoint)
    return Route(path, own.endpoint, methods=[*(own.methods or ())])


async def _endpoint(module: str, path: str) -> Any:
    loaded: Any = sys.modules.get(module)
    if not hasattr(loaded, "ROUTES"):  # the last that it says: it is whole
        loaded = await _loaded(module)
    return next(route for route in loaded.ROUTES if route.path == path).endpoint


async def _loaded(module: str) -> Any:
    """One thread loads it, however many ask: there are forty for all that is asked for."""
    own = _loading.get(module)
    if own is None:
        own = _loading[module] = asyncio.ensure_future(run_in_threadpool(import_module, module))
        own.add_done_callback(lambda _: _loading.pop(module, None))
    return await asyncio.shield(own)


def _gone(request: Request) -> Response | None:
    """Where what a reader has brought is not here any more: the browser brings it again."""
    from timeline.brought import is_missing
    from timeline.spoken import ours

    if not is_missing(request.query_params):
        return None
    said = ours(request.query_params)[1]["own"]["gone"]
    return JSONResponse({"error": said}, HTTPStatus.GONE, {"Cache-Control": "no-store"})


def _late(module: str, path: str, methods: Sequence[str]) -> Route:
    async def answer(request: Request) -> Response:
        if OWN in request.query_params and (gone := await run_in_threadpool(_gone, request)):
            return gone
        return await (await _endpoint(module, path))(request)

    return Route(path, answer, methods=[*methods])
