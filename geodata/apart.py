"""Another process of ours: for what would keep memory of the one that asks, or do it harm."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # each maps memory of its own
GIVES_WAY = 10  # as `nice` counts: a page of somebody else's comes first
# What a child needs of ours, and no secret that a server may be started with.
NEEDED = re.compile(
    r"FACTS|HOME|LANG|LC_\w+|LD_LIBRARY_PATH|PATH|TMPDIR|TZ|(PYTHON|GDAL_|PROJ_|COVERAGE_)\w+"
)


def run_apart(
    module: str, *args: str, content: bytes, wall: float
) -> "subprocess.CompletedProcess[bytes]":
    """Runs `python -m module` with `content` as its standard input, to its end.

    Raises:
        subprocess.TimeoutExpired: when it takes longer than `wall` seconds.
    """
    return subprocess.run(  # noqa: S603 - our own module, and what we say to it
        [sys.executable, "-m", module, *args],
        input=content,
        capture_output=True,
        timeout=wall,
        check=False,
        cwd=ROOT,
        env=environment(),
    )


def environment() -> dict[str, str]:
    return {key: own for key, own in os.environ.items() if NEEDED.fullmatch(key)} | ONE_THREAD


def give_way() -> None:
    """Lets others of this machine come first."""
    os.nice(GIVES_WAY)
