"""Turns at what only a few can have at once; who has asked for much waits behind who has not."""

import asyncio
import heapq
import itertools
from collections import OrderedDict
from time import monotonic

Called = asyncio.Future[bool]
MOST_REMEMBERED = 4096
LONGEST_WAIT_S = 60  # whoever shares an address with a flood is served a minute after it


class Turns:
    """`at_once` at a time; addresses that wait have theirs one after the other.

    Of one address, which a hall may share, who has used least comes first.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: OrderedDict[str, list[tuple[float, int, Called]]] = OrderedDict()
        self._comers = itertools.count()

    async def take(self, address: str, used: float = 0) -> bool:
        """False where it had to make way for another."""
        if self._free > 0 and not self._waiting:
            self._free -= 1
            return True
        called = asyncio.get_running_loop().create_future()
        line = self._waiting.setdefault(address, [])
        heapq.heappush(line, (used, next(self._comers), called))
        try:
            return await called
        except asyncio.CancelledError:
            self._leave(address, called)
            raise

    def make_way(self, address: str) -> bool:
        """Whether the last of the longest line leaves it for one of an address that has less."""
        longest = max(self._waiting, key=lambda own: len(self._waiting[own]), default="")
        line = self._waiting.get(longest, [])
        if len(line) <= len(self._waiting.get(address, [])) + 1:
            return False
        _, _, last = max(line, key=lambda own: own[:2])
        if not last.done():  # it may be leaving
            last.set_result(False)
        self._strike(longest, last)
        return True

    def give_back(self) -> None:
        self._free += 1
        self._call()

    def _call(self) -> None:
        while self._waiting and self._free > 0:
            address, line = self._waiting.popitem(last=False)
            _, _, called = heapq.heappop(line)
            if line:
                self._waiting[address] = line
            if not called.done():
                self._free -= 1
                called.set_result(True)

    def _leave(self, address: str, called: Called) -> None:
        if called.done() and not called.cancelled():  # it was called, and will not use it
            if called.result():
                self.give_back()
            return
        self._strike(address, called)

    def _strike(self, address: str, called: Called) -> None:
        line = self._waiting.get(address, [])
        line[:] = [own for own in line if own[2] is not called]
        heapq.heapify(line)
        if not line:
            self._waiting.pop(address, None)


class Allowance:
    """So many at once, and so many a second after that."""

    def __init__(self, a_second: float, burst: float) -> None:
        self._a_second = a_second
        self._burst = burst
        self._left = burst
        self._at = monotonic()

    def wait(self, cost: float = 1) -> float:
        """Uses as much; seconds until it is due, 0 where it is."""
        self._fill()
        self._left = max(self._left - cost, -LONGEST_WAIT_S * self._a_second)
        return max(0.0, -self._left / self._a_second)

    def due(self, cost: float = 1, most: float = 0) -> float:
        """Seconds until as much is due, 0 where it is; used only where that is within `most`."""
        self._fill()
        wait = min(LONGEST_WAIT_S, max(0.0, (cost - self._left) / self._a_second))
        if wait <= most:
            self._left -= cost
        return wait

    def spent(self, seconds: float) -> None:
        """Uses as many, of work that ends now; what became due meanwhile goes into it first."""
        self._fill(max(self._at, monotonic() - seconds))
        self._left = max(self._left - seconds, -LONGEST_WAIT_S * self._a_second)
        self._fill()

    def _fill(self, now: float | None = None) -> None:
        now = monotonic() if now is None else now
        self._left = min(self._burst, self._left + (now - self._at) * self._a_second)
        self._at = now

    @property
    def used(self) -> float:
        """Of late."""
        return self._burst - self._left


class Allowances:
    """One for each address, of those that were here last."""

    def __init__(self, a_second: float, burst: float) -> None:
        self._a_second = a_second
        self._burst = burst
        self._known: OrderedDict[str, Allowance] = OrderedDict()

    def of(self, address: str) -> Allowance:
        own = self._known.pop(address, None) or Allowance(self._a_second, self._burst)
        self._known[address] = own
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return own
