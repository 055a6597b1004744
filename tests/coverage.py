"""`python -m tests.coverage`: what the last `make coverage` ran, the least covered files first."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.serving import ROOT
from timeline.delivery.modules import room_text

FOLDER = ROOT / ".coverage"
WEB = ROOT / "timeline" / "web"
LEAST = 12  # files that are named
MODULE = re.compile(r"/timeline/web/([\w/]+\.js)$")
ROOM = re.compile(r"/stage/web-\w+/(\w+)\.js$")
PART = re.compile(r"// ([\w/]+\.js)\n")  # the line above a module in a room
UNSAID = re.compile(r"\s*(export \{\};|//.*|/?\*.*|[\]})];?|)\s*")  # comments and what only closes


def main() -> int:
    python = json.loads((FOLDER / "python.json").read_text("utf-8"))
    shares = {
        name: (own["summary"]["percent_covered"], own["summary"]["num_statements"])
        for name, own in python["files"].items()
    }
    said("Python, lines and branches", shares, python["totals"]["percent_covered"])
    web = of_web(sorted((FOLDER / "web").glob("coverage-*.json")))
    lines = sum(number for _, number in web.values())
    run = sum(share * number for share, number in web.values())
    said("JavaScript, lines", web, run / lines)
    return 0


def said(title: str, shares: Mapping[str, tuple[float, int]], whole: float) -> None:
    print(f"{title}: {whole:.1f} per cent of {len(shares)} files")
    least = sorted((own for own in shares.items() if own[1][1]), key=lambda own: own[1][0])
    for name, (share, number) in least[:LEAST]:
        print(f"  {share:5.1f} per cent of {number:4} lines  {name}")


def of_web(kept: Iterable[Path]) -> dict[str, tuple[float, int]]:
    """Per cent of the lines of each module that ran anywhere, and how many lines it has."""
    ran: dict[str, set[int]] = defaultdict(set)
    texts = {
        path.relative_to(WEB).as_posix(): path.read_text("utf-8") for path in WEB.rglob("*.js")
    }
    for path in kept:
        for script in json.loads(path.read_text("utf-8"))["result"]:
            module = MODULE.search(script["url"])
            if module and module[1] in texts:
                ran[module[1]] |= lines_run(texts[module[1]], script["functions"])
            if room := ROOM.search(script["url"]):
                for name, lines in of_room(room_text(room[1]), script["functions"]).items():
                    ran[name] |= lines
    return {
        f"timeline/web/{name}": share_of(ran[name], [n for n, _ in lines_of(text)])
        for name, text in texts.items()
    }


def of_room(text: str, functions: list[dict[str, Any]]) -> dict[str, set[int]]:
    """The lines of each module of a room that ran, as they are counted in the module."""
    ran = lines_run(text, functions)
    begins = [
        (match[1], number + 2)
        for number, line in enumerate(text.splitlines(keepends=True))
        if (match := PART.fullmatch(line))
    ]
    ends = [begin - 2 for _, begin in begins[1:]] + [len(text)]
    return {
        name: {line - begin for line in ran if begin <= line < end}
        for (name, begin), end in zip(begins, ends, strict=True)
    }


def share_of(ran: set[int], lines: list[int]) -> tuple[float, int]:
    return (100 * len(ran & {*lines}) / len(lines) if lines else 100.0, len(lines))


def lines_of(text: str) -> list[tuple[int, int]]:
    """The lines that say something, each with the place of its first letter in the text."""
    found: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        if not UNSAID.fullmatch(line):
            found.append((number, at + len(line) - len(line.lstrip())))
        at += len(line)
    return found


def lines_run(text: str, functions: list[dict[str, Any]]) -> set[int]:
    """V8 tells functions from the outermost, and of each the blocks that ran otherwise than it."""
    ranges = [
        (r["startOffset"], r["endOffset"], r["count"]) for f in functions for r in f["ranges"]
    ]
    ran = bytearray(len(text))
    for start, end, count in sorted(ranges, key=lambda own: (own[0], -own[1])):
        ran[start:end] = (b"\1" if count else b"\0") * (min(end, len(text)) - start)
    return {number for number, at in lines_of(text) if ran[at]}


if __name__ == "__main__":
    sys.exit(main())
