"""The lectures that come with the program: YAML files beside this one, as anybody writes them."""

from pathlib import Path

from timeline.lecture.file import read
from timeline.lecture.model import Lecture
from timeline.selection import Frame

HERE = Path(__file__).parent


def texts() -> dict[str, str]:
    """The files by their names without .yaml, in alphabetical order."""
    return {path.stem: path.read_text("utf-8") for path in sorted(HERE.glob("*.yaml"))}


def built_in(frame: Frame) -> dict[str, Lecture]:
    """The lectures by the names of their files, in alphabetical order."""
    return {name: read(text, frame)[0] for name, text in texts().items()}
