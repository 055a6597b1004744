"""One version everywhere: in pyproject.toml, the changes, the package, the README."""

import json
import os
import re
import tomllib
from pathlib import Path

import pytest

from geodata.datapackage import FILE
from geodata.edition import CHANGES, ENTRY, edition
from geodata.load import DATA, current
from tests.geodata.planting import make_copy
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


def test_a_new_edition_is_told_as_soon_as_its_facts_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made of new facts is kept by browsers for a year: it must not cite the old ones."""
    folder = make_copy(tmp_path).folder
    monkeypatch.setenv("FACTS", str(folder))
    served = list[str]()
    for time, version in enumerate(("1.0.0", "2.0.0"), 1):
        (folder / CHANGES).write_text(f"## [{version}] - 2026-11-27\n", "utf-8")
        os.utime(folder / CHANGES, (time, time))
        assert edition().version == version
        served.append(current().state)
    assert len({*served}) == 2


def test_the_readme_cites_this_edition() -> None:
    own = edition()
    cited = f"> {own.authors} ({own.day.year}): {own.title}. Version {own.version}."
    assert cited in (ROOT / "README.md").read_text("utf-8")
