"""What all visitors share is made once, by one of them; who asks meanwhile waits for it.

`functools.lru_cache` lets each thread that asks in vain make the same again: three hundred who come
to a server that has just started then wait for three hundred copies.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import update_wrapper
from threading import Condition, RLock, get_ident
from typing import Any, Generic, ParamSpec, TypeVar

from geodata.collector import collector_paused

P = ParamSpec("P")
T = TypeVar("T")

MISSING: Any = object()
WAITING: list[None] = []  # as many as wait for what another makes


class Making:
    """A turn for one thread at a time, which may take it again; who waits has what is made at once.

    One for all: they share Python's own lock, so that two at once take as long as one after
    another, and what one is made of is often another.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._maker = 0
        self._deep = 0

    @contextmanager
    def turn(self, look: Callable[[], T]) -> Iterator[T]:
        """What `look` finds, without a turn; or what is missing, with one."""
        found = self._begin(look)
        try:
            yield found
        finally:
            if found is MISSING:
                self._end()

    def _begin(self, look: Callable[[], T]) -> T:
        own = get_ident()
        with self._changed:
            while (found := look()) is MISSING and self._maker not in {0, own}:
                WAITING.append(None)
                self._changed.wait()
                WAITING.pop()
            if found is MISSING:
                self._maker = own
                self._deep += 1
            return found

    def _end(self) -> None:
        with self._changed:
            self._deep -= 1
            if not self._deep:
                self._maker = 0
            self._changed.notify_all()


MAKING = Making()


@dataclass(eq=False)
class Apart:
    """What is made of what one reader has brought: results, and names of files; they leave with it.

    Nobody else waits while it is made, and nothing that others share leaves for it.
    """

    results: dict[Any, Any] = field(default_factory=dict[Any, Any])
    files: set[str] = field(default_factory=set[str])
    making: RLock = field(default_factory=RLock)
    leaving: list[Callable[["Apart"], None]] = field(default_factory=list[Any])
    has_left: bool = False

    def leave(self) -> None:
        """Gives back all of it; what is made after this is kept nowhere."""
        self.has_left = True
        self.results.clear()
        for forget in self.leaving:
            forget(self)
        self.leaving.clear()


# Of what is being made; None where it is for all.
MADE_FOR: ContextVar[Apart | None] = ContextVar("made_for", default=None)


class Once(Generic[P, T]):
    """Keeps results by their arguments, those that were asked for last, as many as `most`.

    What is made of an archive is kept with it, and leaves with it once the facts have changed.
    """

    __name__: str
    __wrapped__: Callable[P, T]

    def __init__(self, make: Callable[P, T], most: int, making: Making) -> None:
        self._make = make
        self._most = most
        self._making = making
        self._of_no_archive: OrderedDict[Any, Any] = OrderedDict()
        self.made = 0
        update_wrapper(self, make)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (args, *sorted(kwargs.items())) if kwargs else args
        if apart := _apart((*args, *kwargs.values())):
            return self._made_apart(apart, key, *args, **kwargs)
        kept = self._kept((*args, *kwargs.values()))
        found = kept.get(key, MISSING)
        if found is not MISSING:
            with suppress(KeyError):  # it may have left meanwhile
                kept.move_to_end(key)
            return found
        with self._making.turn(lambda: kept.get(key, MISSING)) as found, made_for(None):
            if found is MISSING:
                self.made += 1
                made = kept[key] = self._make(*args, **kwargs)
                if len(kept) > self._most:
                    kept.popitem(last=False)
                return made
            return found

    def _kept(self, args: Iterable[Any]) -> OrderedDict[Any, Any]:
        of = (getattr(arg, "made_of_it", None) for arg in args)
        whole = next((own for own in of if own is not None), None)
        return self._of_no_archive if whole is None else whole.setdefault(self, OrderedDict())

    def _made_apart(self, apart: Apart, key: Any, *args: P.args, **kwargs: P.kwargs) -> T:
        with apart.making, made_for(apart):
            found = apart.results.get((self, key), MISSING)
            if found is MISSING:
                self.made += 1
                with collector_paused():
                    found = self._make(*args, **kwargs)
                if not apart.has_left:
                    apart.results[self, key] = found
            return found


@contextmanager
def made_for(apart: Apart | None) -> Iterator[None]:
    token = MADE_FOR.set(apart)
    try:
        yield
    finally:
        MADE_FOR.reset(token)


def _apart(args: Iterable[Any]) -> Apart | None:
    """Whose it is: an archive that a reader has brought says so, and all that is made of it."""
    found = (getattr(arg, "apart", None) for arg in args)
    return next((own for own in found if isinstance(own, Apart)), None)


def once(most: int, making: Making = MAKING) -> Callable[[Callable[P, T]], Once[P, T]]:
    """With a `making` of their own only those wait for each other who ask for what it makes."""
    return lambda make: Once(make, most, making)
