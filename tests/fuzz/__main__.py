"""`python -m tests.fuzz [TARGET] [SECONDS]`: each target for so long, with atheris.

Ends non-zero where one broke: the input lies in `.fuzz/`, and breaks it again when it is named
behind the target.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

SECONDS = 60
KEPT = Path(".fuzz")
NAMES = ("address", "lecture", "link", "room", "socket", "facts", "own")
SLOWEST_SECONDS = 10
MOST_MB = 2048


def main(asked: list[str]) -> int:
    if find_spec("atheris") is None:
        print("crossings: atheris is not installed; make fuzz does it, where there is a network.")
        return 1
    names = [name for name in NAMES if name in asked] or [*NAMES]
    seconds = next((int(own) for own in asked if own.isdigit()), SECONDS)
    known = [own for own in asked if own not in NAMES and not own.isdigit()]
    broken = [name for name in names if not _held(name, seconds, known)]
    print(f"broken: {', '.join(broken)}" if broken else f"held: {', '.join(names)}")
    return bool(broken)


def _held(name: str, seconds: int, known: list[str]) -> bool:
    seeds = KEPT / name
    seeds.mkdir(parents=True, exist_ok=True)
    print(f"{name}, {seconds} s", flush=True)
    limits = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MOST_MB}",
        f"-artifact_prefix={KEPT}/{name}-",
        "-verbosity=0",
        "-print_final_stats=1",
    ]
    command = [sys.executable, "-m", "tests.fuzz.run", name, *limits, *(known or [str(seeds)])]
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
