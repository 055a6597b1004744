"""A file is read in a process of its own, with bounds of memory and time.

What is read is anybody's: what it does to the process that reads it, it does to nobody else. Both
sides speak JSON, so that nothing of the file is ever run by the one that asked.
"""

import contextlib
import json
import resource
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from geodata.own.limits import CHILD, ChildLimits
from geodata.own.reading import FileReading, read
from geodata.own.told import in_words
from geodata.sentences import say

LONGEST_NAME = 200


def read_apart(
    name: str,
    content: bytes,
    choices: Any = None,
    language: str = "en",
    limits: ChildLimits = CHILD,
) -> FileReading:
    """As `reading.read`, in a child. Blocks for `limits.wall` seconds at most; never raises."""
    asked = json.dumps({"name": name[:LONGEST_NAME], "choices": choices, "language": language})
    command = [sys.executable, "-m", "geodata.own.child", str(limits.memory), str(limits.seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and numbers
            command,
            input=asked.encode() + b"\n" + content,
            capture_output=True,
            timeout=limits.wall,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = say("own.not_read", seconds=f"{limits.wall:g}")
        return FileReading(name, refused=in_words(said, language))
    with contextlib.suppress(ValueError, TypeError):
        return FileReading(**json.loads(done.stdout))
    out_of_time = done.returncode in {-24, -9}  # SIGXCPU, and SIGKILL past it
    said = say("own.not_read", seconds=f"{limits.seconds:g}")
    return FileReading(
        name, refused=in_words(said if out_of_time else say("own.too_heavy"), language)
    )


def main(memory: int, seconds: int) -> None:
    """Reads one file from the standard input, within bounds, and writes its reading."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(head)
    reading = read(asked["name"], content, asked["choices"], asked["language"])
    sys.stdout.buffer.write(json.dumps(asdict(reading)).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
