"""A room: how soon phones follow, what a step and joining cost, and whether an answer is lost."""

import asyncio
import gzip
import json
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Dialog, Page, expect
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.hall import Hall, seated
from tests.bench.measure import Measured, measurement
from tests.bench.page import highest
from tests.bench.process import cpu_ms, memory_mb
from tests.bench.server import APP
from tests.browser.lecturing import QUESTION, Lectern
from tests.relay import Relay, relayed
from tests.serving import Started, Watch, chromium, free_port, offline, serve
from timeline.text import words as told

HALLS = {30: (0.1, 0.15), 300: (0.15, 0.5)}  # phones, with aims of p50 and p95 in seconds
STEPS, THINK_SECONDS = 40, 0.25
HALL, COME_SECONDS, ANSWER_SECONDS = 300, 10, 5
WORDS_STEPS, WORDS_SECONDS = 8, 3
SCENES = 20
LECTURE: dict[str, Any] = {
    "crossings": 1,
    "title": "A talk",
    "scenes": [
        {"heading": f"Scene {n}", "words": "Words of it. " * 20, "notes": "Only mine. " * 60}
        for n in range(SCENES)
    ],
}
PLACE = {"n": 0, "black": False, "state": {"pick": "2016-04-ningbo-restaurant", "at": 2016}}
STAGE_FILES = re.compile(r'(?:href|src)="((?:\./)?stage/[^"]+)"')


class Talk:
    """A lecturer's socket and those of phones, each with what it was told and when."""

    def __init__(self, known: dict[str, Any], stack: AsyncExitStack, url: str) -> None:
        self.known = known
        self._stack = stack
        self._url = url
        self.heard: list[tuple[float, str]] = []

    async def join(self, first: dict[str, Any]) -> ClientConnection:
        own = await self._stack.enter_async_context(connect(self._url, compression=None))
        await own.send(json.dumps(first))
        return own

    async def host(self) -> ClientConnection:
        return await self.join({"host": {"key": self.known["key"], "phone": "lecturer-1"}})

    async def phone(self, number: int) -> ClientConnection:
        """The same one, where it has been here before."""
        shown = self.known.setdefault("tokens", {}).get(number, "")
        own = await self.join({"join": {"token": shown, "seen": 0}})
        self._stack.push_async_callback(_cancelled, asyncio.create_task(self._listen(own, number)))
        return own

    async def _listen(self, own: ClientConnection, number: int) -> None:
        async for text in own:
            self.heard.append((time.perf_counter(), str(text)))
            if '"token"' in str(text):
                self.known["tokens"][number] = json.loads(text)["token"]


async def _cancelled(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def asked(address: str, method: str = "GET", body: bytes | None = None, **headers: str) -> bytes:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with urlopen(Request(address, body, named, method=method)) as answer:
        return answer.read()


def minted(server: Started) -> dict[str, Any]:
    return json.loads(asked(f"{server.address}/room", "POST", b""))


def opened(server: Started, known: dict[str, Any]) -> dict[str, Any]:
    body, key = json.dumps(LECTURE).encode(), f"Bearer {known['key']}"
    asked(f"{server.address}/room/{known['code']}/lecture", "PUT", body, Authorization=key)
    return known


def talking(known: dict[str, Any], server: Started, stack: AsyncExitStack) -> Talk:
    address = server.address.replace("http", "ws", 1)
    return Talk(known, stack, f"{address}/room/{known['code']}/live")


@measurement("room.step")
def step() -> Iterator[Measured]:
    """Seconds from a step of the lecturer to each phone, and what it costs, for 30 and 300 phones.

    All in one other process on the same machine. `bytes` of a step to one phone, `cpu` is ms of
    server CPU a phone and step, `memory` kB of the server a phone.
    """
    with serve(APP) as server:
        server.wait_ready()
        for phones, (middle, most) in HALLS.items():
            name = f"room.step.{phones}"
            before = memory_mb(server.process.pid)
            seconds, size, cpu, held, lost = asyncio.run(_steps(server, phones))
            yield Measured(f"{name}.p50", sorted(seconds)[len(seconds) // 2], "s", aim=middle)
            yield Measured(f"{name}.p95", highest(seconds), "s", aim=most)
            yield Measured(f"{name}.bytes", size, "B", aim=300)
            yield Measured(f"{name}.cpu", cpu, "ms")
            yield Measured(f"{name}.memory", (held - before) * 1000 / phones, "kB")
            yield Measured(f"{name}.lost", lost, "steps", aim=0)


async def _steps(server: Started, phones: int) -> tuple[list[float], int, float, float, int]:
    async with AsyncExitStack() as stack:
        talk = talking(opened(server, minted(server)), server, stack)
        host = await talk.host()
        for number in range(phones):
            await talk.phone(number)
        await asyncio.sleep(1)
        held, used = memory_mb(server.process.pid), cpu_ms(server.process.pid)
        began: list[float] = []
        for number in range(STEPS):
            began.append(time.perf_counter())
            said = PLACE | {"scene": number % SCENES, "build": number}
            await host.send(json.dumps({"at": said}))
            await asyncio.sleep(THINK_SECONDS)
        cpu = (cpu_ms(server.process.pid) - used) / (STEPS * phones)
        told = [(at, json.loads(text)["at"]) for at, text in talk.heard if '"at"' in text]
        size = max(len(text) for _, text in talk.heard if '"at"' in text)
    seconds = [at - began[place["build"]] for at, place in told]
    return seconds, size, cpu, held, STEPS * phones - len(seconds)


@measurement("room.words")
def words() -> Iterator[Measured]:
    """Seconds from hearing of a step until 300 phones have the words of its scene.

    `cpu` is ms of server CPU a phone and scene, `bytes` what one is sent of a scene.
    """
    with serve(APP) as server:
        server.wait_ready()
        hall, seconds, cpu = asyncio.run(_words(server))
        yield Measured("room.words.p50", sorted(seconds)[len(seconds) // 2], "s", aim=0.5)
        yield Measured("room.words.p95", highest(seconds), "s", aim=1)
        yield Measured("room.words.cpu", cpu, "ms")
        yield Measured("room.words.bytes", max(map(len, hall.heard)), "B")
        yield Measured("room.words.lost", HALL * WORDS_STEPS - len(seconds), "scenes", aim=0)


async def _words(server: Started) -> tuple[Hall, list[float], float]:
    async with AsyncExitStack() as stack:
        known = opened(server, minted(server))
        host = await talking(known, server, stack).host()
        hall = Hall(server.address, known["code"], ANSWER_SECONDS)
        sitting = asyncio.create_task(hall.sit(HALL, COME_SECONDS))
        stack.push_async_callback(_cancelled, sitting)
        await asyncio.sleep(COME_SECONDS + 2)
        used = cpu_ms(server.process.pid)
        for scene in range(WORDS_STEPS):
            await host.send(json.dumps({"at": PLACE | {"scene": scene, "build": 0}}))
            await asyncio.sleep(WORDS_SECONDS)
        cpu = (cpu_ms(server.process.pid) - used) / (WORDS_STEPS * HALL)
    return hall, hall.words, cpu


@measurement("room.answers")
def answers() -> Iterator[Measured]:
    """300 phones join in 10 s and answer within 5; the server is killed and started meanwhile.

    `taken` is seconds until the last is counted, `restart` answers lost to a lecturer
    who opens the room again at the new server, with the phones' own answers.
    """
    port = free_port()
    with serve(APP, port) as server:
        server.wait_ready()
        known = opened(server, minted(server))
        taken, lost, kept = asyncio.run(_answer(server, known, {}))
        yield Measured("room.answers.taken", taken, "s", aim=ANSWER_SECONDS + 1)
        yield Measured("room.answers.lost", lost, "answers", aim=0)
        server.process.kill()
        server.process.wait()
    with serve(APP, port) as server:
        server.wait_ready()
        _, lost, _ = asyncio.run(_answer(server, opened(server, known), kept, of=HALL // 2))
        yield Measured("room.answers.restart", lost, "answers", aim=0)


async def _answer(
    server: Started, known: dict[str, Any], kept: dict[str, int], of: int = HALL
) -> tuple[float, int, dict[str, int]]:
    """`of` phones come and answer; those in `kept` have answered before."""
    question = {"scene": 1, "round": 1, "choices": 3}
    async with AsyncExitStack() as stack:
        talk = talking(known, server, stack)
        host = await talk.host()
        await host.send(json.dumps({"question": question | {"state": "open", "votes": kept}}))
        phones = await asyncio.gather(*(_come(talk, number, of) for number in range(of)))
        began = time.perf_counter()
        await asyncio.gather(*(_says(own, n, of) for n, own in enumerate(phones)))
        await host.send(json.dumps({"question": question | {"state": "shown"}}))
        found = dict(kept)
        async for text in host:
            said = json.loads(text)
            found |= said.get("votes", {}).get("votes", {})
            if "counts" in said.get("question", {}):
                counted = sum(said["question"]["counts"][0])
                return time.perf_counter() - began, HALL - counted, found
    return 0, HALL, {}


async def _come(talk: Talk, number: int, of: int) -> ClientConnection:
    await asyncio.sleep(COME_SECONDS * number / of)
    return await talk.phone(number)


async def _says(own: ClientConnection, number: int, of: int) -> None:
    await asyncio.sleep(ANSWER_SECONDS * number / of)
    await own.send(json.dumps({"answer": {"scene": 1, "round": 1, "choice": number % 3}}))


@measurement("room.joining")
def joining() -> Iterator[Measured]:
    """MB that a phone is sent when it joins: its page, all files it names, and the lecture.

    `again` are kB of the lecture for one that has it.
    """
    with serve(APP) as server:
        server.wait_ready()
        known = opened(server, minted(server))
        path = f"{server.address}/room/{known['code']}"
        size, page = _sent(path)
        files = {f"{server.address}/{own}" for own in STAGE_FILES.findall(_plain(page))}
        lecture, tag = _sent(f"{path}/lecture")[0], _tag(f"{path}/lecture")
        whole = size + lecture + sum(_sent(own)[0] for own in files)
        yield Measured("room.joining.bytes", whole / 1e6, "MB", aim=3.5)
        yield Measured("room.joining.again", _sent(f"{path}/lecture", tag)[0] / 1000, "kB", aim=0)


def _sent(address: str, tag: str = "") -> tuple[int, bytes]:
    """Bytes as they were sent, compressed where they are."""
    headers = {"Accept-Encoding": "gzip", **({"If-None-Match": tag} if tag else {})}
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            content = answer.read()
    except OSError as fault:  # what has not changed
        if "304" not in str(fault):
            raise
        return 0, b""
    return len(content), content


def _plain(content: bytes) -> str:
    packed = content.startswith(b"\x1f\x8b")
    return (gzip.decompress(content) if packed else content).decode()


def _tag(address: str) -> str:
    with urlopen(address) as answer:
        return answer.headers["ETag"]


# ---- a whole talk -------------------------------------------------------------------------------

NOTE = "Only mine."
SAID = told()["lectures"]["room"]
TALK: dict[str, Any] = {
    "crossings": 1,
    "title": "A talk",
    "scenes": [
        {"heading": "The way south", "words": "Over the river.", "notes": NOTE},
        {**QUESTION, "notes": NOTE},
        {"heading": "A restaurant", "stage": {"pick": "2016-04-ningbo-restaurant"}},
    ],
}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
REAL = 3
PATIENCE_MS = 90_000


class Given:
    """A talk on a screen, with phones in browsers of their own."""

    def __init__(self, browser: Browser, stack: ExitStack, server: Started) -> None:
        self._browser = browser
        self._stack = stack
        self.watches: list[Watch] = []
        self.asked: list[str] = []  # by dialogs of the browser
        self.page = self._opened(viewport={"width": 1920, "height": 1080})
        self.page.on("dialog", self._ask)
        self.lectern = Lectern(self.page, server.address)
        self.lectern.present(self.lectern.keep(TALK))
        self.lectern.press("r")
        sign = self.page.get_by_test_id("sign")
        expect(sign).to_have_attribute("data-size", "large", timeout=PATIENCE_MS)
        self.code = sign.locator(".cx-sign-code").inner_text().replace(" ", "")
        self.lectern.press("r")
        self.vote = self.page.get_by_test_id("vote")
        self.page.evaluate(DIALOGS)

    def _ask(self, dialog: Dialog) -> None:
        self.asked.append(dialog.message)
        dialog.dismiss()

    def _opened(self, **options: Any) -> Page:
        context, watch = self._stack.enter_context(
            offline(self._browser, reduced_motion="reduce", **options)
        )
        self.watches.append(watch)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    def phone(self, address: str) -> Page:
        own = self._opened(**PHONE)
        own.goto(f"{address}/room/{self.code}")
        own.wait_for_selector("body[data-ready=true][data-scene]")
        return own

    def says(self, key: str, n: int, of: int) -> None:
        text = SAID[key]["other"].format(n=n, all=of)
        expect(self.vote).to_have_text(text, timeout=PATIENCE_MS)

    def at(self, phone: Page, scene: int) -> None:
        expect(phone.locator("body")).to_have_attribute("data-scene", str(scene), timeout=30_000)

    @property
    def dialogs(self) -> int:
        """Beside the lecture itself, at any time since it was begun."""
        return len(self.asked) + int(self.page.evaluate("window.mostDialogs"))


@measurement("room.talk")
def talk() -> Iterator[Measured]:
    """A talk to 300 phones and three in browsers, whose server is killed while they answer.

    One of the three wanders, one loses its network, one comes late. `away` is seconds of a step on
    the screen without a server, `back` from the new one's first answer until every answer is
    counted, `words` to those of a scene.
    """
    port = free_port()
    with ExitStack() as stack:
        with serve(APP, port) as server:
            server.wait_ready()
            given = Given(stack.enter_context(chromium()), stack, server)
            hall = Hall(server.address, given.code, ANSWER_SECONDS)
            stack.enter_context(seated(hall, HALL, COME_SECONDS))
            relay = stack.enter_context(relayed(server.address))
            wanders, drops = given.phone(server.address), given.phone(relay.address)
            _half(given, wanders, drops, relay)
            server.process.kill()
            server.process.wait()
            logs = server.log()
        yield Measured("room.talk.away", _away(given, wanders), "s", aim=1)
        with serve(APP, port) as server:
            began = time.perf_counter()
            relay.mend()
            late = given.phone(server.address)
            yield from _rest(given, wanders, [late, wanders, drops], began)
            logs += server.log()
        yield Measured("room.talk.logged", logs.count(given.code), "codes", aim=0)
        sent = [*hall.heard, *(own.content().encode() for own in (late, wanders, drops))]
        noted = sum(NOTE.encode() in _unpacked(own) for own in sent)
        yield Measured("room.talk.notes", noted, "messages", aim=0)
        yield Measured("room.talk.words", highest(hall.words), "s", aim=1)


def _half(given: Given, wanders: Page, drops: Page, relay: Relay) -> None:
    """To the question, which half of the hall has answered."""
    wanders.locator(".cx-foot-bar .cx-play button").last.tap()
    given.lectern.press("PageDown")
    given.at(drops, 2)
    drops.locator(".cx-choose").nth(1).tap()
    relay.cut()
    drops.locator(".cx-choose").nth(0).tap()  # kept until there is a network
    given.page.wait_for_function(HALF, arg=HALL // 2, timeout=PATIENCE_MS)


def _away(given: Given, phone: Page) -> float:
    """Seconds a step takes on the screen without a server, as phones say that they are alone."""
    seconds: list[float] = []
    for key, scene in (("PageUp", 1), ("PageDown", 2)):
        began = time.perf_counter()
        given.lectern.press(key)
        given.lectern.shows(scene)
        seconds.append(time.perf_counter() - began)
    expect(phone.locator("body")).to_have_attribute("data-reached", "false", timeout=30_000)
    return max(seconds)


def _rest(given: Given, wanders: Page, real: Sequence[Page], began: float) -> Iterator[Measured]:
    every = HALL + REAL
    wanders.locator(".cx-phone-back").tap()
    for own in real[:2]:
        given.at(own, 2)
        own.locator(".cx-choose").nth(1).tap()
    given.says("answered", every, every)
    yield Measured("room.talk.back", time.perf_counter() - began, "s", aim=20)
    early = sum(own.locator(".cx-face .right").count() for own in real)
    yield Measured("room.talk.early", early, "right answers", aim=0)
    given.lectern.press("v", "v")
    hands = [int(text) for text in given.page.locator(".cx-hands").all_inner_texts()]
    yield Measured("room.talk.lost", every - sum(hands), "answers", aim=0)
    wanted = [HALL // 2 + 1, HALL // 2 + 2]
    wrong = sum(abs(one - own) for one, own in zip(hands, wanted, strict=True))
    yield Measured("room.talk.miscounted", wrong, "answers", aim=0)
    given.lectern.press("PageDown")
    for own in real:
        right = own.locator(".cx-answered .right")
        expect(right).to_have_count(1, timeout=PATIENCE_MS)
    given.lectern.press("PageDown")
    for own in real:
        given.at(own, 3)
    yield Measured("room.talk.dialogs", given.dialogs, "dialogs", aim=0)
    errors = [fault for own in given.watches for fault in own.errors]
    yield Measured("room.talk.errors", len(errors), "errors", aim=0)


DIALOGS = """() => {
    const all = "dialog, [role=dialog], [role=alertdialog]";
    const count = () => document.querySelectorAll(all).length;
    const before = count();
    window.mostDialogs = 0;
    new MutationObserver(() => {
        window.mostDialogs = Math.max(window.mostDialogs, count() - before);
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
}"""
HALF = """most => {
    const text = document.querySelector("[data-testid=vote]")?.textContent ?? "";
    return Number(text.match(/\\d+/)?.[0]) >= most;
}"""


def _unpacked(sent: bytes) -> bytes:
    head, _, body = sent.partition(b"\r\n\r\n")
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else head + body
