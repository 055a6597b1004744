"""Routes of a module that is loaded once one of them is asked for.

What makes slides, handouts and data sets takes a second to load, which a server that starts has
better use for.
"""

from collections.abc import Sequence
from http import HTTPStatus
from importlib import import_module

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

OWN = "own"  # as in timeline/address.py, which takes long to load


def late(module: str, *paths: str, methods: Sequence[str] = ("GET",)) -> list[Route]:
    """Each path must stand in ROUTES of the module."""
    return [_late(module, path, methods) for path in paths]


def below(base: str, *routes: Route) -> list[Route]:
    """Routes under the path at which the app is served; a mount would hide Streamlit's own."""
    inner = base.strip("/")
    if not inner:
        return [*routes]
    return [
        Route(f"/{inner}{own.path}", own.endpoint, methods=[*(own.methods or ())]) for own in routes
    ]


def _gone(request: Request) -> Response | None:
    """Where what a reader has brought is not here any more: the browser brings it again."""
    from timeline.brought import is_missing
    from timeline.spoken import spoken

    if not is_missing(request.query_params):
        return None
    said = spoken(request.query_params)[1]["own"]["gone"]
    return JSONResponse({"error": said}, HTTPStatus.GONE, {"Cache-Control": "no-store"})


def _late(module: str, path: str, methods: Sequence[str]) -> Route:
    async def answer(request: Request) -> Response:
        if OWN in request.query_params and (gone := await run_in_threadpool(_gone, request)):
            return gone
        loaded = await run_in_threadpool(import_module, module)
        own = next(route for route in loaded.ROUTES if route.path == path)
        return await own.endpoint(request)

    return Route(path, answer, methods=[*methods])
