"""Turns and allowances."""

import asyncio

import pytest

from tests.asgi import rested
from tests.timeline.guard.test_guard import run
from timeline.guard.turns import LONGEST_WAIT_S, Allowance, Allowances, Turns


class Line:
    """Those who wait for one turn, and in which order they have had it."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self._turns = Turns(1)

    async def stand(self, *waiting: tuple[str, str, float]) -> list[asyncio.Task[None]]:
        """Behind one who has the turn: each by name, with its address and what it has used."""
        await self._turns.take("first")
        tasks = [asyncio.create_task(self._one(*own)) for own in waiting]
        await rested()
        return tasks

    async def serve(self, times: int) -> None:
        for _ in range(times):
            self._turns.give_back()
            await rested()

    async def _one(self, name: str, address: str, used: float) -> None:
        await self._turns.take(address, used)
        self.order.append(name)


def test_addresses_have_their_turns_one_after_the_other() -> None:
    async def test() -> None:
        line = Line()
        waiting = await line.stand(*((name, name, 0) for name in ("a", "a", "a", "b", "c")))
        await line.serve(len(waiting))
        assert line.order == ["a", "b", "c", "a", "a"]

    run(test)


def test_of_one_address_who_has_used_least_comes_first() -> None:
    async def test() -> None:
        line = Line()
        asked = [("floods", 40), ("floods too", 30), ("asks", 1), ("asks later", 1)]
        waiting = await line.stand(*((name, "hall", used) for name, used in asked))
        await line.serve(len(waiting))
        assert line.order == ["asks", "asks later", "floods too", "floods"]

    run(test)


def test_an_address_keeps_its_place_when_one_of_it_leaves() -> None:
    async def test() -> None:
        line = Line()
        waiting = await line.stand(*((name, name, 0) for name in ("hall", "hall", "other")))
        waiting[0].cancel()
        await rested()
        await line.serve(2)
        assert line.order == ["hall", "other"]

    run(test)


def test_an_allowance_says_how_much_of_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: now[0])
    own = Allowance(2, 3)
    assert [own.wait() for _ in range(5)] == [0, 0, 0, 0.5, 1]
    assert own.used == 5
    now[0] = 60
    own.wait()
    assert own.used == 1


def test_what_is_not_due_in_time_uses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: 0.0)
    own = Allowance(2, 3)
    assert [own.due(2), own.due(2), own.due(2, most=0.5), own.due(1, most=0.5)] == [0, 0.5, 0.5, 1]
    assert (own.due(1_000), own.used) == (LONGEST_WAIT_S, 4)


def test_nobody_waits_for_what_a_flood_used_longer_than_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("timeline.guard.turns.monotonic", lambda: now[0])
    own = Allowance(2, 3)
    assert max(own.wait() for _ in range(10_000)) == LONGEST_WAIT_S
    now[0] = LONGEST_WAIT_S + 1
    assert own.wait() == 0


def test_addresses_have_an_allowance_each_and_the_newest_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("timeline.guard.turns.MOST_REMEMBERED", 2)
    known = Allowances(1, 1)
    first = known.of("a")
    assert known.of("b") is not first
    assert known.of("a") is first
    known.of("c")
    assert known.of("a") is first
    known.of("d")
    known.of("e")
    assert known.of("a") is not first


def test_who_leaves_while_waiting_keeps_nobody_waiting() -> None:
    async def test() -> None:
        turns = Turns(1)
        await turns.take("first")
        gone, had = (asyncio.create_task(turns.take(name)) for name in ("a", "b"))
        await rested()
        gone.cancel()
        await rested()
        turns.give_back()
        had.cancel()  # as its turn comes
        await rested()
        await asyncio.wait_for(turns.take("c"), 1)

    run(test)


def test_who_makes_way_may_be_leaving_already() -> None:
    async def test() -> None:
        turns = Turns(1)
        await turns.take("first")
        waiting = [asyncio.create_task(turns.take("floods")) for _ in range(3)]
        await rested()
        waiting[-1].cancel()
        assert turns.make_way("asks")
        assert turns.make_way("asks")
        await rested()
        assert [own.done() for own in waiting] == [False, True, True]
        assert waiting[-1].cancelled()
        assert not waiting[1].result()
        turns.give_back()
        assert await waiting[0]

    run(test)
