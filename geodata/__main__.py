"""`python -m geodata [folder]`: how many facts there are, and every fault in them in words."""

import argparse
import sys
from pathlib import Path

from geodata.load import load


def main(arguments: list[str] | None = None) -> int:
    """Prints; the answer is the exit status, 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="holds the tables; else that of FACTS")
    archive = load(parser.parse_args(arguments).folder)
    for table, count in archive.counts.items():
        print(table, count)
    for problem in archive.problems:
        print(_printable(str(problem)))
    print("problems", len(archive.problems))
    return 1 if archive.problems else 0


def _printable(text: str) -> str:
    """What this terminal's encoding can't show is written out."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, errors="backslashreplace").decode(encoding)


if __name__ == "__main__":
    sys.exit(main())
