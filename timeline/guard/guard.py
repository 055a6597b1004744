"""The guard: the first to hear whatever comes, so that no visitor has the server for himself."""

import math
import re
from asyncio import sleep as waited
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from timeline.guard import health
from timeline.guard.addresses import address_of
from timeline.guard.descriptors import is_full
from timeline.guard.headers import with_headers
from timeline.guard.limits import Limits
from timeline.guard.sockets import GuardedSocket, SharedTurns
from timeline.guard.turns import Allowances, Turns

# What Streamlit (1.67) answers anybody, and only who runs the server should read.
CLOSED = ("/_stcore/metrics", "/_stcore/agent/", "/_stcore/script-health-check")
STREAM = "/_stcore/stream"  # the socket of Streamlit's own messages
UPLOADS = "/_stcore/upload_file/"  # no page asks for a file
SAFE = {"GET", "HEAD", "OPTIONS"}
# Of files that are kept ready. A page is sent at any path that ends in its name, which has no dot.
FOLDERS = re.compile(r"/(stage|static|_stcore|component)/")
# What is asked for over and over, some of it by a whole hall at each step of a lecture.
OFTEN = re.compile(
    r"/(health/(alive|ready)|_stcore/(health|host-config)|room/[^/]+/(lecture|scene/\d+))$"
)
BYTES_OF_ONE, LARGEST = 1024 * 1024, 48  # of which is read in one question, at most
DIGITS = 12  # of a length, which are more than the largest has
LATER_SECONDS = 5
LATEST_SECONDS = 10  # that a page may be late
LATEST_SOCKET_SECONDS = 5
REFUSED_SECONDS = 1


class Guard:
    """Refuses in one sentence and says when to come back; all else goes on to the app.

    `is_host` says whether a host is ours, `origins` are pages of others that may open sockets.
    """

    def __init__(
        self,
        app: ASGIApp,
        limits: Limits,
        is_host: Callable[[str | None], bool] = lambda _: True,
        origins: frozenset[str] = frozenset(),
    ) -> None:
        self._app = app
        self._limits = limits
        self._is_host = is_host
        self._origins = origins
        self._turns = Turns(limits.runs_at_once)
        self._sockets: Counter[str] = Counter()
        self._questions = Allowances(
            limits.questions_of_address_a_second, limits.questions_of_address_burst
        )
        self._pages = Allowances(limits.pages_of_address_a_second, limits.pages_of_address_burst)
        self._cuts = Allowances(limits.cuts_of_address_a_second, limits.cuts_of_address_burst)
        self._runs = Allowances(limits.runs_of_address_a_second, limits.runs_of_address_burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        send = with_headers(send, secure=scope.get("scheme") == "https")
        refusal = self._refused_question(scope) or await self._late_page(scope)
        if refusal and refusal.status == HTTPStatus.TOO_MANY_REQUESTS:
            await waited(REFUSED_SECONDS)  # who asks again at once costs as much as who is served
        await (await refusal.worded(scope) if refusal else self._app)(scope, receive, send)

    async def _late_page(self, scope: Scope) -> "Refusal | None":
        """Who asks too often is late, and refused where that would be long."""
        if scope["method"] not in SAFE or _is_file(str(scope["path"])):
            return None
        wait = self._pages.of(address_of(scope)).due(most=LATEST_SECONDS)
        if wait > LATEST_SECONDS:
            return Refusal("too_many", HTTPStatus.TOO_MANY_REQUESTS, math.ceil(wait))
        if wait:
            await waited(wait)
        return None

    def _refused_question(self, scope: Scope) -> "Refusal | None":
        path, headers = str(scope["path"]), Headers(scope=scope)
        if not self._is_host(headers.get("host")):
            return Refusal("other_host", HTTPStatus.MISDIRECTED_REQUEST)
        if any(own in path for own in CLOSED):
            return Refusal("", HTTPStatus.NOT_FOUND)
        return None if scope["method"] in SAFE else self._refused_change(scope, path, headers)

    def _refused_change(self, scope: Scope, path: str, headers: Headers) -> "Refusal | None":
        if UPLOADS in path:
            return Refusal("no_uploads", HTTPStatus.FORBIDDEN)
        if not _is_own_page(headers, self._origins):
            return Refusal("other_origin", HTTPStatus.FORBIDDEN)
        if wait := self._too_many(address_of(scope), _cost(headers)):
            return Refusal("too_many", HTTPStatus.TOO_MANY_REQUESTS, wait, closes=True)
        return None

    def _too_many(self, address: str, cost: int) -> int:
        """Whole seconds until an address may ask again; 0 where it may now.

        What it sends counts by its size: it is read even where it is refused.
        """
        cost = min(cost, self._limits.questions_of_address_burst)
        return math.ceil(self._questions.of(address).due(cost))

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = address_of(scope)
        refusal = self._refused_socket(scope, address)
        if refusal:
            await WebSocket(scope, receive, send).send_denial_response(await refusal.worded(scope))
            return
        self._sockets[address] += 1
        try:
            if str(scope["path"]).endswith(STREAM):
                await self._stream(scope, receive, send, address)
            else:
                await self._app(scope, receive, send)
        finally:
            self._sockets[address] -= 1
            if not self._sockets[address]:
                del self._sockets[address]

    async def _stream(self, scope: Scope, receive: Receive, send: Send, address: str) -> None:
        late = self._cuts.of(address).wait(0)
        if late:  # who comes again at once costs more than who stays
            await waited(min(late, LATEST_SOCKET_SECONDS))
        turns = SharedTurns(address, self._turns, self._runs.of(address))
        own = GuardedSocket(receive, send, turns, self._limits)
        health.HEALTH.visitors += 1
        try:
            await self._app(scope, own.receive, own.send)
        finally:
            health.HEALTH.visitors -= 1
            own.give_back()
            if own.was_cut:
                self._cuts.of(address).wait()

    def _refused_socket(self, scope: Scope, address: str) -> "Refusal | None":
        """Before Streamlit asks the world outside for its own address, to compare it."""
        headers = Headers(scope=scope)
        if not self._is_host(headers.get("host")):
            return Refusal("other_host", HTTPStatus.MISDIRECTED_REQUEST)
        if not _is_own_page(headers, self._origins):
            return Refusal("other_origin", HTTPStatus.FORBIDDEN)
        if self._sockets[address] >= self._limits.sockets_of_address:
            return Refusal("too_many", HTTPStatus.TOO_MANY_REQUESTS, LATER_SECONDS)
        if is_full(self._limits):
            return Refusal("full", HTTPStatus.SERVICE_UNAVAILABLE, LATER_SECONDS)
        return None


def _is_file(path: str) -> bool:
    has_dot = "." in path.rpartition("/")[2]
    return bool(OFTEN.search(path) or (has_dot and FOLDERS.search(path)))


def _cost(headers: Headers) -> int:
    """In small questions; what comes in parts, without its length, may be as large as any."""
    if "transfer-encoding" in headers:
        return 1 + LARGEST
    length = headers.get("content-length", "").lstrip("0")[:DIGITS]
    size = int(length) if length.isdecimal() and length.isascii() else 0
    return 1 + min(LARGEST, size // BYTES_OF_ONE)


def _is_own_page(headers: Headers, origins: frozenset[str]) -> bool:
    """Programs that are no browser say no origin."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return headers.get("origin") in origins
    origin = headers.get("origin")
    return origin is None or origin in origins or urlsplit(origin).netloc == headers.get("host")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said by its `key` among the words of the guard, and `wait` seconds until one may ask.

    The connection `closes` where all of a body would be read.
    """

    key: str
    status: HTTPStatus
    wait: int = 0
    closes: bool = False

    async def worded(self, scope: Scope) -> Response:
        """In a thread: on a server that has just started words come with the facts, in seconds."""
        if not self.key:
            return Response("no such file", self.status)
        headers = {"Cache-Control": "no-store"}
        if self.wait:
            headers["Retry-After"] = str(self.wait)
        if self.closes:
            headers["Connection"] = "close"
        said = {"error": await run_in_threadpool(_words, scope, self.key)}
        return JSONResponse(said, self.status, headers)


def _words(scope: Scope, key: str) -> str:
    """In the language of the page that asks."""
    from timeline.spoken import ours  # which loads the facts

    asked = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
    return ours(asked)[1]["guard"][key]
