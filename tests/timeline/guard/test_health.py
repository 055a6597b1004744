"""Alive and ready are told apart; who is to end first sends nobody new."""

import asyncio
import json
import signal
from typing import Any

import pytest
from starlette.applications import Starlette

from tests.asgi import ask
from timeline.guard import health
from timeline.guard.health import Health

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


def test_it_is_alive_whatever_comes(own: Health) -> None:
    own.is_draining = True
    assert ask(APP, "/health/alive").status == 200


@pytest.mark.parametrize("drain_seconds", [0, 1])
def test_drain_seconds(own: Health, drain_seconds: int) -> None:
    """At SIGTERM it says so at once, and ends after that time."""
    own.is_warm = True
    ended: list[float] = []

    async def test() -> None:
        loop = asyncio.get_running_loop()
        came = asyncio.Event()

        def end(number: int, frame: Any) -> None:
            ended.append(loop.time())
            came.set()

        before = signal.signal(signal.SIGTERM, end)
        try:
            own.drain_first(drain_seconds)
            began = loop.time()
            signal.raise_signal(signal.SIGTERM)
            assert own.reasons() == ["draining"]
            assert ended == []
            await asyncio.wait_for(came.wait(), 30)
            assert ended[0] - began >= drain_seconds
        finally:
            signal.signal(signal.SIGTERM, before)

    asyncio.run(test())
