"""Python's collector of cycles, kept out of the way of a great load."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock


class _Loads:
    """Those of all threads: the first stops the collector, and the last lets it go on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now = 0
        self._was_on = False

    def begin(self) -> None:
        with self._lock:
            if not self._now:
                self._was_on = gc.isenabled()
                gc.disable()
            self._now += 1

    def end(self) -> None:
        with self._lock:
            self._now -= 1
            if not self._now and self._was_on:
                gc.enable()


_LOADS = _Loads()


@contextmanager
def collector_paused() -> Generator[None, None, None]:
    """Records form no cycles; walking them over and over takes half of a great load's time."""
    _LOADS.begin()
    try:
        yield
    finally:
        _LOADS.end()
