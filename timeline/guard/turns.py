"""Turns at what only a few can have at once; who has asked for much waits behind who has not."""

import asyncio
from collections import OrderedDict, deque
from time import monotonic


class Turns:
    """`at_once` at a time; addresses that wait have theirs one after the other."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    async def take(self, address: str) -> None:
        if self._free and not self._waiting:
            self._free -= 1
            return
        called = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(address, deque()).append(called)
        try:
            await called
        except asyncio.CancelledError:
            self._leave(address, called)
            raise

    def give_back(self) -> None:
        while self._waiting:
            address, line = self._waiting.popitem(last=False)
            called = line.popleft()
            if line:
                self._waiting[address] = line
            if not called.done():
                called.set_result(None)
                return
        self._free += 1

    def _leave(self, address: str, called: "asyncio.Future[None]") -> None:
        if called.done() and not called.cancelled():  # it had its turn, and will not use it
            self.give_back()
            return
        line = self._waiting.get(address)
        if line and called in line:
            line.remove(called)
            if not line:
                del self._waiting[address]


class Allowance:
    """So many at once, and so many a second after that."""

    def __init__(self, a_second: float, burst: float) -> None:
        self._a_second = a_second
        self._burst = burst
        self._left = burst
        self._at = monotonic()

    def wait(self) -> float:
        """Uses one; seconds until it is due, 0 where it is."""
        now = monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._a_second)
        self._at = now
        self._left -= 1
        return max(0.0, -self._left / self._a_second)

    def refund(self) -> None:
        self._left += 1
