"""Alive and ready are told apart; who is to end first sends nobody new."""

import asyncio
import json
import math
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest
from starlette.applications import Starlette

from tests.asgi import ask
from timeline.guard import descriptors, health
from timeline.guard.health import Health
from timeline.guard.limits import Limits

APP = Starlette(routes=health.ROUTES)


def ready() -> tuple[int, list[str]]:
    answer = ask(APP, "/health/ready")
    return answer.status, json.loads(answer.content)["because"]


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Health:
    fresh = Health()
    monkeypatch.setattr(health, "HEALTH", fresh)
    monkeypatch.setattr(health, "is_full", lambda _: False)
    return fresh


def test_it_is_ready_once_it_is_warm(own: Health) -> None:
    assert ready() == (503, ["warming"])
    own.is_warm = True
    assert ready() == (200, [])


def test_it_is_not_ready_where_hardly_a_file_can_be_opened(
    own: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.is_warm = True
    monkeypatch.setattr(health, "is_full", lambda _: True)
    assert ready() == (503, ["full"])


def test_it_is_full_at_nine_tenths_of_the_files_it_may_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = sum(1 for _ in descriptors.OPEN_FILES.iterdir())
    for most, full in ((held * 2, False), (held + 1, True)):
        monkeypatch.setattr("timeline.guard.descriptors._Looked.at", -math.inf)
        monkeypatch.setattr("resource.getrlimit", lambda _, most=most: (most, most))
        assert descriptors.is_full(Limits()) is full


def test_it_is_alive_whatever_comes(own: Health) -> None:
    own.is_draining = True
    assert ask(APP, "/health/alive").status == 200


async def ended_after(drain_seconds: int) -> tuple[list[str], int, float]:
    """Why it is not ready after SIGTERM, how often it had ended by then, and when it does."""
    loop = asyncio.get_running_loop()
    own, came = Health(), asyncio.Event()
    own.is_warm = True
    ended: list[float] = []

    def end(number: int, frame: Any) -> None:
        ended.append(loop.time())
        came.set()

    signal.signal(signal.SIGTERM, end)
    own.drain_first(drain_seconds)
    began = loop.time()
    signal.raise_signal(signal.SIGTERM)
    reasons, already = own.reasons(), len(ended)
    await asyncio.wait_for(came.wait(), 30)
    return reasons, already, ended[0] - began


def drained(drain_seconds: int) -> tuple[list[str], int, float]:
    return asyncio.run(ended_after(drain_seconds))


@pytest.mark.parametrize("drain_seconds", [0, 1])
def test_drain_seconds(drain_seconds: int) -> None:
    """At SIGTERM it says so at once, and ends after that time."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:  # signals come to a first thread
        reasons, already, seconds = process.submit(drained, drain_seconds).result(timeout=60)
    assert reasons == ["draining"]
    assert already == 0
    assert seconds >= drain_seconds
