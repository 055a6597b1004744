"""What all visitors share is made once, by one of them; who asks meanwhile waits for it.

`functools.lru_cache` lets each thread that asks in vain make the same again: three hundred who come
to a server that has just started then wait for three hundred copies.
"""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import update_wrapper
from threading import RLock
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# One for all: they share Python's own lock, so that two at once take as long as one after another,
# and what one is made of is often another.
MAKING = RLock()
MISSING: Any = object()


class Once(Generic[P, T]):
    """Keeps results by their arguments, those that were asked for last, as many as `most`."""

    __name__: str
    __wrapped__: Callable[P, T]

    def __init__(self, make: Callable[P, T], most: int) -> None:
        self._make = make
        self._most = most
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self.made = 0
        update_wrapper(self, make)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (args, *sorted(kwargs.items())) if kwargs else args
        found = self._kept.get(key, MISSING)
        if found is not MISSING:
            with suppress(KeyError):  # it may have left meanwhile
                self._kept.move_to_end(key)
            return found
        with MAKING:
            found = self._kept.get(key, MISSING)
            if found is MISSING:
                self.made += 1
                found = self._kept[key] = self._make(*args, **kwargs)
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            return found

    def cache_clear(self) -> None:
        with MAKING:
            self._kept.clear()


def once(most: int) -> Callable[[Callable[P, T]], Once[P, T]]:
    return lambda make: Once(make, most)
