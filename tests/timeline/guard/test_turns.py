"""Turns and allowances."""

import asyncio

from tests.asgi import rested
from tests.timeline.guard.test_guard import run
from timeline.guard.turns import Turns


def test_addresses_have_their_turns_one_after_the_other() -> None:
    async def test() -> None:
        turns, order = Turns(1), list[str]()

        async def one(address: str) -> None:
            await turns.take(address)
            order.append(address)

        await turns.take("first")
        waiting = [asyncio.create_task(one(name)) for name in ("a", "a", "a", "b", "c")]
        await rested()
        for _ in waiting:
            turns.give_back()
            await rested()
        assert order == ["a", "b", "c", "a", "a"]

    run(test)


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
