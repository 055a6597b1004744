"""A file is read in a process of its own, with bounds of memory and time.

What is read is anybody's: what it does to the process that reads it, it does to nobody else. Both
sides speak JSON, so that nothing of the file is ever run by the one that asked.
"""

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from geodata.apart import give_way, run_apart
from geodata.own.grid import Refused
from geodata.own.limits import CHILD, ChildLimits
from geodata.own.reading import LONGEST_NAME, FileReading, mended_table, read
from geodata.own.told import in_words
from geodata.sentences import say


def read_apart(
    name: str,
    content: bytes,
    choices: Any = None,
    language: str = "en",
    limits: ChildLimits = CHILD,
) -> FileReading:
    """As `reading.read`, in a child. Blocks for `limits.wall` seconds at most; never raises."""
    asked = {"name": name[:LONGEST_NAME], "choices": choices, "language": language}
    try:
        return FileReading(**json.loads(_apart(asked, content, limits)))
    except Refused as fault:
        return FileReading(name, refused=in_words(fault.said, language))


def mended_apart(content: bytes, choices: Any = None, limits: ChildLimits = CHILD) -> bytes:
    """As `reading.mended_table`, in a child; empty where the file is refused."""
    try:
        return _apart({"choices": choices}, content, limits)
    except Refused:
        return b""


def _apart(asked: Mapping[str, Any], content: bytes, limits: ChildLimits) -> bytes:
    """What the child answers.

    Raises:
        Refused: where it did not, for want of time or memory.
    """
    content = json.dumps(asked).encode() + b"\n" + content
    bounds = str(limits.memory), str(limits.seconds)
    try:
        done = run_apart("geodata.own.child", *bounds, content=content, wall=limits.wall)
    except subprocess.TimeoutExpired as fault:
        raise Refused(say("own.not_read", seconds=f"{limits.wall:g}")) from fault
    if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise Refused(say("own.not_read", seconds=f"{limits.seconds:g}"))
    if done.returncode:
        raise Refused(say("own.too_heavy"))
    return done.stdout


def main(memory: int, seconds: int) -> None:
    """Reads one file from the standard input, within bounds, and writes what was made of it."""
    give_way()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no database leaves a file of its own
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(_answer(json.loads(head), content))


def _answer(asked: Mapping[str, Any], content: bytes) -> bytes:
    if "name" in asked:
        reading = read(asked["name"], content, asked["choices"], asked["language"])
        return json.dumps(asdict(reading)).encode()
    try:
        return mended_table(content, asked["choices"])
    except Refused:
        return b""


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
