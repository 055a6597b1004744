"""`python -m tests.bench.load_once FOLDER`: loads once in a fresh process, prints what it took.

Memory is the most this process ever held (Linux, `ru_maxrss` in KiB), before and after.
"""

import json
import resource
import sys
import time
from pathlib import Path

from geodata.load import load


def peak_mb() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


bare_mb, started = peak_mb(), time.perf_counter()
archive = load(Path(sys.argv[1]))
report = {
    "seconds": time.perf_counter() - started,
    "peak_mb": peak_mb(),
    "bare_mb": bare_mb,
    "problems": len(archive.problems),
}
print(json.dumps(report))
