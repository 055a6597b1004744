"""What the documents name is there, and decisions are told alike."""

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.serving import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
DECISIONS = sorted((ROOT / ".github/decisions").glob("*.md"))
PARTS = ["Chosen", "Because", "Instead of", "Revisit when"]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_its_four_parts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"^\*\*(.*?):\*\* \S", text, re.MULTILINE) == PARTS
    assert text.startswith("# ")


def test_every_decision_stands_in_the_index_under_its_title() -> None:
    index = dict(re.findall(r"^- \[(.*)\]\(\.github/decisions/(.*)\.md\)$", TEXT, re.MULTILINE))
    titles = {
        path.read_text("utf-8").partition("\n")[0].removeprefix("# "): path.stem
        for path in DECISIONS
    }
    assert index == titles


def paths_in(text: str) -> set[str]:
    """Files that stand as code, with a folder or alone; what a recipe makes is left out."""
    code = re.findall(r"`([\w./-]+\.(?:py|js|css|toml|csv|yaml|md)|[\w./-]+/)`", text)
    return {*code} - {"ko.toml", "timeline/eras/", "tests/timeline/eras/"}


@pytest.mark.parametrize("path", [ROOT / "CONTRIBUTING.md", *DECISIONS], ids=lambda path: path.stem)
def test_files_that_are_named_are_there(path: Path) -> None:
    """By their path, or by the end of it."""
    rooms = [ROOT / room for room in ("geodata", "timeline", "tests", ".github")]
    found = [ROOT / "pyproject.toml", *rooms, *(one for room in rooms for one in room.rglob("*"))]
    files = [f"/{one.relative_to(ROOT).as_posix()}" for one in found]
    missing = [
        name
        for name in paths_in(path.read_text("utf-8"))
        if not any(one.endswith(f"/{name.removesuffix('/')}") for one in files)
    ]
    assert missing == []


def test_the_picture_of_the_readme_is_small_and_of_its_size() -> None:
    path = ROOT / ".github/explore.png"
    assert Image.open(path).size == (1600, 900)
    assert path.stat().st_size < 600_000
