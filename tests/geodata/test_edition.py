"""One version everywhere: in pyproject.toml, the changes, the package, the README."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from geodata.datapackage import FILE
from geodata.edition import CHANGES, ENTRY, edition
from geodata.load import DATA
from tests.serving import ROOT

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert edition().version == project["version"]
    assert json.loads((DATA / FILE).read_text("utf-8"))["version"] == project["version"]


@pytest.mark.parametrize(
    "path", [DATA / CHANGES, ROOT / ".github" / CHANGES], ids=["facts", "program"]
)
def test_the_newest_change_is_that_of_this_version(path: Path) -> None:
    """Both lists are kept as keepachangelog.com has it, and share their versions."""
    text = path.read_text("utf-8")
    headings = re.findall(r"^## (.*)$", text.replace("## [Unreleased]\n", ""), re.MULTILINE)
    entries = ENTRY.findall(text)
    assert [f"[{version}] - {day}" for version, day in entries] == headings
    assert entries[0] == (edition().version, edition().day.isoformat())
    assert [day for _, day in entries] == sorted((day for _, day in entries), reverse=True)
    assert {*re.findall(r"^### (.*)$", text, re.MULTILINE)} <= KINDS


def test_the_readme_cites_this_edition() -> None:
    own = edition()
    cited = f"> {own.authors} ({own.day.year}): {own.title}. Version {own.version}."
    assert cited in (ROOT / "README.md").read_text("utf-8")
