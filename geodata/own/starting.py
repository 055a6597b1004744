"""`python -m geodata.own.starting FOLDER`: a subject of one's own, with one example row a table.

The folder passes `make facts` as it is; its name is the title until `subject.toml` has another.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

STARTER = Path(__file__).with_name("starter")
NAMED = ("subject.toml", "words/en.toml")  # say the name of the subject


def start(folder: Path) -> None:
    """Raises FileExistsError where something stands there already."""
    shutil.copytree(STARTER, folder)
    name = json.dumps(folder.name, ensure_ascii=False)[1:-1]
    for file in NAMED:
        path = folder / file
        path.write_text(path.read_text("utf-8").replace("{name}", name), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m geodata.own.starting", description=__doc__)
    parser.add_argument("folder", type=Path, help="a new folder, named as the subject")
    folder = parser.parse_args(arguments).folder
    try:
        start(folder)
    except FileExistsError:
        print(f"{folder} is there already; choose another name", file=sys.stderr)
        return 1
    print(f"{folder}: FACTS={folder} make facts checks it, FACTS={folder} make run serves it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
