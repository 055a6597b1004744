"""Logs that nobody outside can fill: a few lines of each kind a minute, and how many more.

What names a room of a lecture is not written at all: who reads it there could join.
"""

import logging
import re
from collections import OrderedDict
from time import monotonic

MINUTE = 60
MOST_KINDS = 1000
JUDGED = "is_written"  # of a record
ROOM = re.compile(r"/room/\w")


class Sparing(logging.Filter):
    """A kind is the place in the code that writes; what is left out is counted in the next line.

    A record that several handlers write is one: what the first of them was told holds for all.
    """

    def __init__(self, a_minute: int) -> None:
        super().__init__()
        self._a_minute = a_minute
        self._written: OrderedDict[tuple[str, int], tuple[float, int]] = OrderedDict()

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, JUDGED):
            setattr(record, JUDGED, self._is_written(record))
        return getattr(record, JUDGED)

    def _is_written(self, record: logging.LogRecord) -> bool:
        if ROOM.search(f"{record.msg} {record.args}"):
            return False
        kind = record.pathname, record.lineno
        since, n = self._written.pop(kind, (monotonic(), 0))
        left = n - self._a_minute
        if monotonic() - since >= MINUTE:
            if left > 0:
                record.msg = f"{record.msg} (and {left} more of this kind in the minute before)"
            since, n = monotonic(), 0
        self._written[kind] = since, n + 1
        while len(self._written) > MOST_KINDS:
            self._written.popitem(last=False)
        return n < self._a_minute


def spare(a_minute: int) -> None:
    """All that writes logs in this process."""
    own = Sparing(a_minute)
    known = [logging.root, *map(logging.getLogger, [*logging.root.manager.loggerDict])]
    for handler in {handler for logger in known for handler in logger.handlers}:
        handler.addFilter(own)
