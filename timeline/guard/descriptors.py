"""How much more the machine lets us open: each visitor has four files, as it counts."""

import math
import resource
import time
from pathlib import Path

from timeline.guard.limits import Limits

OPEN_FILES = Path("/proc/self/fd")


class _Looked:
    """How many files were open when it was last looked, at most once a second."""

    at = -math.inf
    found = 0


def is_full(limits: Limits) -> bool:
    """Whether the machine lets us open hardly any more."""
    now = time.monotonic()
    if now - _Looked.at >= 1:
        _Looked.at, _Looked.found = now, sum(1 for _ in OPEN_FILES.iterdir())
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return most > 0 and _Looked.found * 100 >= most * limits.full_percent
