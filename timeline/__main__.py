"""`python -m timeline LECTURE OUT`: writes a lecture as one HTML file that presents itself.

LECTURE is the name of one that comes with the program, or the path of a lecture file. What is wrong
in the file is told, line by line; the good scenes are written all the same.
"""

import sys
from pathlib import Path

from geodata.load import current
from timeline.lecture.built_in import built_in
from timeline.lecture.deck import Version, deck
from timeline.lecture.file import read
from timeline.stage.staged import staged


def main(name: str, out: str) -> None:
    """Ends with one sentence where there is nothing to write."""
    archive = current()
    stage = staged(archive)
    known = built_in(stage.frame)
    if name in known:
        lecture, faults = known[name], []
    elif Path(name).is_file():
        lecture, faults = read(Path(name).read_bytes(), stage.frame)
    else:
        others = f"; there are {', '.join(known)}" if known else ""
        sys.exit(f"crossings: there is no lecture {name}{others}.")
    for fault in faults:
        print(f"{name}, {fault.in_words(stage.words)}", file=sys.stderr)
    if not lecture.scenes:
        sys.exit(f"crossings: {name} has no scene.")
    content = deck(Version(lecture, archive, stage))
    Path(out).write_bytes(content)
    print(f"{out}: {len(lecture.scenes)} scenes, {len(content) / 1e6:.1f} MB")


if len(sys.argv) != 3:
    sys.exit("crossings: say which lecture and where to write it: defectors lecture.html")
main(*sys.argv[1:])
