"""How much more the machine lets us open: each visitor has four files, as it counts."""

import math
import resource
import time
from contextlib import suppress
from pathlib import Path

from timeline.guard.limits import Limits

OPEN_FILES = Path("/dev/fd")  # of Linux and macOS; elsewhere nobody is refused


class _Looked:
    """How many files were open when it was last looked, at most once a second."""

    at = -math.inf
    found = 0


def is_full(limits: Limits) -> bool:
    """Whether the machine lets us open hardly any more."""
    now = time.monotonic()
    if now - _Looked.at >= 1:
        _Looked.at = now
        with suppress(OSError):
            _Looked.found = sum(1 for _ in OPEN_FILES.iterdir())
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return most > 0 and _Looked.found * 100 >= most * limits.full_percent
