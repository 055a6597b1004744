"""The lectures that come with the program: every file of this folder, by its name."""

from pathlib import Path

from timeline.lecture.file import read
from timeline.lecture.model import Lecture
from timeline.selection import Frame


def built_in(frame: Frame) -> dict[str, Lecture]:
    """In the order of their names."""
    files = sorted(Path(__file__).parent.glob("*.yaml"))
    return {path.stem: read(path.read_text("utf-8"), frame)[0] for path in files}
