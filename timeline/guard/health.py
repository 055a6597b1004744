"""Whether the server lives, and whether a balancer should send it anybody new."""

import asyncio
import signal
import threading
from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from timeline.guard.descriptors import is_full
from timeline.guard.limits import limits


class Health:
    """`warming` until all that pages share is made, `draining` once it is to end.

    `visitors` are the sessions that are open.
    """

    def __init__(self) -> None:
        self.is_warm = False
        self.is_draining = False
        self.visitors = 0

    def reasons(self) -> list[str]:
        """Why nobody new should come; empty where all may."""
        known = {
            "warming": not self.is_warm,
            "draining": self.is_draining,
            "full": is_full(limits()),
        }
        return [name for name, holds in known.items() if holds]

    def drain_first(self, seconds: int) -> None:
        """SIGTERM ends the server only after `seconds` in which it is not ready; twice, at once."""
        end = signal.getsignal(signal.SIGTERM)
        if not callable(end) or threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()

        def drain(number: int, _frame: object) -> None:
            self.is_draining = True
            signal.signal(number, end)
            loop.call_soon_threadsafe(_later, seconds, end)

        signal.signal(signal.SIGTERM, drain)


def _later(seconds: int, end: Callable[..., object]) -> None:
    asyncio.get_running_loop().call_later(seconds, end, signal.SIGTERM, None)


HEALTH = Health()


async def _alive(_request: Request) -> Response:
    return JSONResponse({"alive": True}, headers={"Cache-Control": "no-store"})


async def _ready(_request: Request) -> Response:
    reasons = HEALTH.reasons()
    status = HTTPStatus.SERVICE_UNAVAILABLE if reasons else HTTPStatus.OK
    known = {"ready": not reasons, "because": reasons}
    return JSONResponse(known, status, {"Cache-Control": "no-store"})


ROUTES = [Route("/health/alive", _alive), Route("/health/ready", _ready)]
