"""`python -m geodata [folder]`: how many facts there are, and every fault in them in words."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from geodata.load import load
from geodata.translations import State


def main(arguments: list[str] | None = None) -> int:
    """Prints; the answer is the exit status, 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="holds the tables; else that of FACTS")
    folder = parser.parse_args(arguments).folder
    archive = load(folder)
    for table, count in archive.counts.items():
        print(table, count)
    others = [one for one in archive.subject.languages if one != archive.language]
    translated = [load(folder, language=one) for one in others]
    for other in translated:
        print("translations", other.language, _told(other.translated))
    problems = dict.fromkeys(one for own in (archive, *translated) for one in own.problems)
    for problem in problems:
        print(_printable(str(problem)))
    print("problems", len(problems))
    return 1 if problems else 0


def _told(translated: Mapping[tuple[str, State], int]) -> str:
    """`told 12, outdated 0, missing 3`: which they are is said by geodata.translating."""
    counted = dict.fromkeys(State, 0)
    for (_, state), n in translated.items():
        counted[state] += n
    return ", ".join(f"{state} {n}" for state, n in counted.items())


def _printable(text: str) -> str:
    """What this terminal's encoding can't show is written out."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, errors="backslashreplace").decode(encoding)


if __name__ == "__main__":
    sys.exit(main())
