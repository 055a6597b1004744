"""What the guard lets through, what it refuses and in which words."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import get_ident
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.asgi import Answer, answered, ask, rested
from timeline.guard import guard, health
from timeline.guard.addresses import address_of
from timeline.guard.guard import Guard
from timeline.guard.limits import Limits
from timeline.text import words

SAID: dict[str, str] = words()["guard"]
LIMITS = Limits()
HERE, ELSEWHERE = "http://crossings.test", "http://evil.test"
ACCEPTED = {"type": "websocket.accept"}


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers every question, and each message with the end of a run."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"through"})
        return
    await receive()
    await send(ACCEPTED)
    while (await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": END})


def ended() -> bytes:
    message = ForwardMsg()
    message.script_finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
    return message.SerializeToString()


END = ended()


def message(kind: str = "rerun_script") -> bytes:
    asked = BackMsg()
    if kind == "rerun_script":
        asked.rerun_script.query_string = "at=2009"
    elif kind == "file_urls_request":
        asked.file_urls_request.session_id = "own"
    else:
        setattr(asked, kind, True)
    return asked.SerializeToString()


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that the guard has answers wait; none passes."""
    seconds: list[float] = []

    async def wait(own: float) -> None:
        seconds.append(own)

    monkeypatch.setattr(guard, "waited", wait)
    return seconds


class Page:
    """A socket that a test holds."""

    def __init__(
        self,
        own: Guard,
        origin: str | None = HERE,
        address: str = "192.0.2.1",
        path: str = "/_stcore/stream",
    ) -> None:
        self.sent: list[Message] = []
        self.said: asyncio.Queue[Message] = asyncio.Queue()
        self.said.put_nowait({"type": "websocket.connect"})
        headers = [(b"host", b"crossings.test")]
        headers += [(b"origin", origin.encode())] if origin else []
        scope: dict[str, Any] = {
            "type": "websocket", "path": path, "headers": headers, "scheme": "ws",
            "query_string": b"", "client": (address, 1),
            "extensions": {"websocket.http.response": {}},
        }  # fmt: skip
        self.task = asyncio.create_task(own(scope, self.said.get, self._send))  # type: ignore[arg-type]

    async def _send(self, message: Message) -> None:
        self.sent.append(message)

    def say(self, frame: bytes | str) -> None:
        key = "bytes" if isinstance(frame, bytes) else "text"
        self.said.put_nowait({"type": "websocket.receive", key: frame})

    async def leave(self, code: int = 1001) -> None:
        self.said.put_nowait({"type": "websocket.disconnect", "code": code})
        await self.task

    @property
    def answers(self) -> int:
        return sum(sent["type"] == "websocket.send" for sent in self.sent)

    @property
    def status(self) -> int:
        """Of the answer that refuses it; 0 where it was let in."""
        return self.sent[0].get("status", 0)


def run(test: Callable[[], Awaitable[None]]) -> None:
    """In a thread of its own: Playwright leaves an event loop running in the first one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(test())).result()  # type: ignore[arg-type]


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", "http://crossings.test.evil.test"])
def test_a_socket_of_another_page_is_refused_before_streamlit_hears_of_it(origin: str) -> None:
    async def heard(scope: Scope, receive: Receive, send: Send) -> None:
        pytest.fail("it was let through")

    async def test() -> None:
        page = Page(Guard(heard, LIMITS), origin)
        await page.task
        assert page.status == 403
        assert json.loads(page.sent[1]["body"])["error"] == SAID["other_origin"]

    run(test)


@pytest.mark.parametrize("origin", [HERE, "https://crossings.test", None])
def test_own_pages_and_programs_are_let_in(origin: str | None) -> None:
    async def test() -> None:
        page = Page(Guard(app, LIMITS), origin)
        page.say(message())
        await rested()
        assert page.sent[0] == ACCEPTED
        assert page.answers == 1
        await page.leave()

    run(test)


@pytest.mark.parametrize(
    "kind",
    ["clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime",
     "debug_disconnect_websocket", "file_urls_request"],
)  # fmt: skip
def test_what_acts_on_everybody_is_not_heard(kind: str) -> None:
    async def test() -> None:
        page = Page(Guard(app, LIMITS))
        page.say(message(kind))
        page.say(message("app_heartbeat"))
        await rested()
        assert page.answers == 1
        await page.leave()

    run(test)


@pytest.mark.parametrize(("frame", "code"), [("text", 1003), (b"\xff\xff", 1002)])
def test_what_no_page_says_ends_its_socket(frame: bytes | str, code: int) -> None:
    async def test() -> None:
        page = Page(Guard(app, LIMITS))
        page.say(frame)
        await page.task
        assert page.sent[1:] == [{"type": "websocket.close", "code": code}]

    run(test)


def test_a_socket_of_our_own_speaks_its_own_language() -> None:
    """It is let in and counted like Streamlit's; what is said in it is its route's business."""

    async def test() -> None:
        own = Guard(app, replace(LIMITS, sockets_of_address=1))
        page = Page(own, path="/room/ABCDEF")
        page.say("text")
        await rested()
        assert page.answers == 1
        second, foreign = Page(own, path="/room/ABCDEF"), Page(own, ELSEWHERE, path="/room/ABCDEF")
        await asyncio.gather(second.task, foreign.task)
        assert (second.status, foreign.status) == (429, 403)
        await page.leave()

    run(test)


def test_message_bytes() -> None:
    async def test() -> None:
        page = Page(Guard(app, replace(LIMITS, message_bytes=100)))
        page.say(bytes(101))
        await page.task
        assert page.sent[-1] == {"type": "websocket.close", "code": 1009}

    run(test)


@pytest.mark.parametrize("says", [b"\xff" * 200, "words", 1009])
def test_cuts_of_address(says: bytes | str | int, waits: list[float]) -> None:
    """Whoever has sockets cut, by us or by what reads frames, is late with the next."""

    async def test() -> None:
        own = Guard(app, replace(LIMITS, cuts_of_address_a_second=1, cuts_of_address_burst=3))
        for _ in range(5):
            page = Page(own)
            await (page.leave(says) if isinstance(says, int) else _said(page, says))
        assert [round(own) for own in waits] == [1]
        other = Page(own, address="192.0.2.2")
        again = Page(own)
        await rested()
        assert [round(own) for own in waits] == [1, 2]
        await other.leave()
        for _ in range(9):
            await again.leave(1009)
            again = Page(own)
            await rested()
        assert max(waits) == guard.LATEST_SOCKET_SECONDS
        await again.leave()

    run(test)


async def _said(page: "Page", says: bytes | str) -> None:
    page.say(says)
    await page.task


def test_sockets_of_address() -> None:
    async def test() -> None:
        own = Guard(app, replace(LIMITS, sockets_of_address=2))
        pages = [Page(own) for _ in range(3)]
        other = Page(own, address="192.0.2.2")
        await pages[2].task
        assert [page.status for page in [*pages, other]] == [0, 0, 429, 0]
        assert dict(pages[2].sent[0]["headers"])[b"retry-after"]
        await pages[0].leave()
        again = Page(own)
        await rested()
        assert again.status == 0
        for page in (*pages[1:2], other, again):
            await page.leave()

    run(test)


def test_full_percent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "is_full", lambda limits: limits.full_percent == 77)

    async def test() -> None:
        page = Page(Guard(app, replace(LIMITS, full_percent=77)))
        await page.task
        assert page.status == 503

    run(test)


def slow(going: list[str]) -> Any:
    """Runs that end when the test says so."""

    async def own(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send(ACCEPTED)
        name = scope["client"][0]
        while (await receive())["type"] == "websocket.receive":
            going.append(name)
            ENDS.setdefault(name, []).append(lambda: send({"type": "websocket.send", "bytes": END}))

    return own


ENDS: dict[str, list[Callable[[], Awaitable[None]]]] = {}


def test_runs_at_once() -> None:
    """Who floods waits behind who asks once, and loses nothing."""

    async def test() -> None:
        ENDS.clear()
        going: list[str] = []
        own = Guard(slow(going), replace(LIMITS, runs_at_once=1, run_seconds=60))
        flood = [Page(own, address="192.0.2.9") for _ in range(5)]
        for page in flood:
            for _ in range(3):
                page.say(message())
        await rested()
        one = Page(own, address="192.0.2.1")
        one.say(message())
        await rested()
        assert going == ["192.0.2.9"]
        while ends := [end for all_of in ENDS.values() for end in all_of]:
            ENDS.clear()
            for end in ends:
                await end()
            await rested()
        assert going.index("192.0.2.1") <= 2
        assert len(going) == 5 * 3 + 1
        for page in (*flood, one):
            await page.leave()

    run(test)


def test_run_seconds() -> None:
    """A run that takes long keeps nobody waiting."""

    async def test() -> None:
        going: list[str] = []
        own = Guard(slow(going), replace(LIMITS, runs_at_once=1, run_seconds=0))
        first, second = Page(own, address="192.0.2.1"), Page(own, address="192.0.2.2")
        first.say(message())
        second.say(message())
        await rested()
        assert going == ["192.0.2.1", "192.0.2.2"]
        await first.leave()
        await second.leave()

    run(test)


@pytest.mark.parametrize("limit", ["runs_of_socket_burst", "runs_of_socket_a_second"])
def test_runs_of_socket(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the burst a run waits for its time, and comes."""
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async def test() -> None:
        few = replace(LIMITS, runs_of_socket_burst=2, runs_of_socket_a_second=1)
        few = replace(few, **{limit: 5})
        page = Page(Guard(app, few))
        with monkeypatch.context() as patch:
            patch.setattr("timeline.guard.sockets.waited", wait)
            for _ in range(4):
                page.say(message())
            await page.leave()
        assert page.answers == 4
        assert len(waited) == (0 if limit == "runs_of_socket_burst" else 2)
        assert all(0 < seconds <= 2 for seconds in waited)
        assert not waited or max(waited) <= 0.4

    run(test)


@pytest.mark.parametrize("more", ["runs_of_address_burst", "runs_of_address_a_second", ""])
def test_runs_of_address(more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many sockets of one who floods wait longer than one would; who asks once does not."""
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async def test() -> None:
        monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: 0.0)
        monkeypatch.setattr("timeline.guard.sockets.waited", wait)
        few = replace(LIMITS, runs_of_socket_burst=1, runs_of_address_burst=1)
        few = replace(few, runs_of_socket_a_second=1000, runs_of_address_a_second=1)
        own = Guard(app, replace(few, **({more: 1000} if more else {})))
        flood = [Page(own) for _ in range(3)]
        for page in flood:
            page.say(message())
            page.say(message())
        await rested()
        calm = Page(own)
        calm.say(message())
        await rested()
        assert calm.answers == 1
        assert len(waited) == 3
        assert max(waited) < 1 if more else max(waited) > 4
        for page in (*flood, calm):
            await page.leave()

    run(test)


def test_a_run_that_waits_for_what_another_makes_has_no_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def test() -> None:
        monkeypatch.setattr("timeline.guard.sockets.LOOK_SECONDS", 0)
        monkeypatch.setattr("timeline.once.WAITING", waiting := list[None]())
        going: list[str] = []
        own = Guard(slow(going), replace(LIMITS, runs_at_once=1, run_seconds=60))
        first, second = Page(own, address="192.0.2.1"), Page(own, address="192.0.2.2")
        first.say(message())
        second.say(message())
        await rested()
        assert going == ["192.0.2.1"]
        waiting.append(None)
        await rested()
        assert going == ["192.0.2.1", "192.0.2.2"]
        await first.leave()
        await second.leave()

    run(test)


def test_questions_of_address_burst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: 0.0)
    own = Guard(app, replace(LIMITS, questions_of_address_burst=2))
    assert [ask(own, "/lecture/check", "POST").status for _ in range(3)] == [200, 200, 429]
    answer = ask(own, "/lecture/check", "POST")
    assert int(answer.headers["retry-after"]) >= 1
    assert json.loads(answer.content)["error"] == SAID["too_many"]
    assert ask(own, "/numbers").status == 200


def test_large_questions_count_by_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: 0.0)

    def asked(own: Guard, size: int) -> Answer:
        return ask(own, "/lecture/slides", "POST", length=str(size))

    own = Guard(app, replace(LIMITS, questions_of_address_burst=8))
    large = 4 * 1024 * 1024
    assert [asked(own, size).status for size in (large, large, 0, 0)] == [200, 429, 200, 200]
    assert asked(own, large).headers["connection"] == "close"
    as_any: list[dict[str, Any]] = [{"parts": "chunked"}, {"length": "9" * 20}]
    for said in as_any:
        own = Guard(app, replace(LIMITS, questions_of_address_burst=guard.LARGEST + 9))
        found = [ask(own, "/lecture/slides", "POST", **said).status for _ in range(2)]
        assert found == [200, 429], said
    assert asked(Guard(app, replace(LIMITS, questions_of_address_burst=1)), large).status == 200


def test_questions_of_address_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: now[0])
    few = replace(LIMITS, questions_of_address_burst=1, questions_of_address_a_second=1)
    own = Guard(app, few)
    found: list[int] = []
    for moment in (0.0, 0.1, 1.05, 1.1):
        now[0] = moment
        found.append(ask(own, "/lecture/check", "POST").status)
    assert found == [200, 429, 200, 429]


def test_pages_of_address(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> None:
    """Beyond what a hall asks for they are late, and then refused; files are not counted."""
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: 0.0)
    own = Guard(app, replace(LIMITS, pages_of_address_burst=2, pages_of_address_a_second=5))
    most = 2 + 5 * guard.LATEST_SECONDS
    found = [ask(own, f"/routes?from={n}") for n in range(most + 1)]
    assert [answer.status for answer in found] == [200] * most + [429]
    late = [n / 5 for n in range(1, most - 1)]
    assert waits == pytest.approx([*late, guard.REFUSED_SECONDS])  # nor is a refusal had at once
    assert int(found[-1].headers["retry-after"]) > guard.LATEST_SECONDS
    for path in ("/stage/a.js", "/crossings/room/ACDEQU/scene/1", "/health/ready"):
        assert ask(own, path).status == 200, path
    pages = ("/stage/x/routes", "/static/routes", "/_stcore/routes", "/room/x/routes", "/static/")
    for path in ("/data/events.csv", *pages):
        assert ask(own, path).status == 429, path
    assert ask(own, "/routes", address="192.0.2.9").status == 200


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_uploads_without_a_widget_are_refused(method: str) -> None:
    answer = ask(Guard(app, LIMITS), "/crossings/_stcore/upload_file/session/file", method)
    assert answer.status == 403
    assert json.loads(answer.content)["error"] == SAID["no_uploads"]


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/crossings/_stcore/metrics"],
)
def test_what_only_the_host_should_read_is_closed(path: str) -> None:
    assert ask(Guard(app, LIMITS), path).status == 404
    assert ask(Guard(app, LIMITS), "/_stcore/health").status == 200


def test_other_pages_can_not_ask() -> None:
    """Neither by what the browser says of the site, nor where an old one says the origin alone."""
    own = Guard(app, LIMITS)
    for site, origin in (("cross-site", ""), ("same-site", ""), ("", ELSEWHERE), ("", "null")):
        answer = ask(own, "/lecture/slides", "POST", origin=site, page=origin)
        assert answer.status == 403
        assert json.loads(answer.content)["error"] == SAID["other_origin"]
    assert ask(own, "/lecture/slides", "POST", origin="", page=HERE).status == 200
    assert ask(own, "/", origin="cross-site").status == 200


def test_only_own_hosts_are_answered() -> None:
    assert ask(Guard(app, LIMITS, lambda host: host == "crossings.test"), "/").status == 200
    answer = ask(Guard(app, LIMITS, lambda _: False), "/")
    assert answer.status == 421
    assert json.loads(answer.content)["error"] == SAID["other_host"]


@pytest.mark.parametrize(
    ("known", "counted"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("", "")],
)
def test_whom_a_limit_counts(known: str, counted: str) -> None:
    assert address_of({"client": (known, 1)}) == counted


def test_it_is_known_who_is_there() -> None:
    """What is made ahead gives way to them."""

    async def test() -> None:
        own = Guard(app, LIMITS)
        pages = [Page(own) for _ in range(2)]
        await rested()
        assert health.HEALTH.visitors == 2
        for page in pages:
            await page.leave()
        assert health.HEALTH.visitors == 0

    run(test)


def test_words_of_a_refusal_are_looked_for_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has just started loads the facts for them; it answers all others meanwhile."""
    threads: list[int] = []
    monkeypatch.setattr(guard, "_words", lambda *_: (threads.append(get_ident()), "said")[1])

    async def test() -> None:
        own = Guard(app, LIMITS)
        assert (await answered(own, "/lecture/check", "POST", page=ELSEWHERE)).status == 403
        page = Page(own, ELSEWHERE)
        await page.task
        assert page.status == 403
        assert len(threads) == 2
        assert get_ident() not in threads

    run(test)
