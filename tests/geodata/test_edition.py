"""One version everywhere: in pyproject.toml, the changes, the package, the README."""

import json
import re
import tomllib

from geodata.datapackage import FILE
from geodata.edition import AUTHORS, CHANGES, edition
from geodata.load import DATA
from tests.serving import ROOT


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert edition().version == project["version"]
    assert json.loads((DATA / FILE).read_text("utf-8"))["version"] == project["version"]


def test_the_newest_change_is_that_of_this_version() -> None:
    entries = re.findall(r"^## (\S+) \((\S+)\)$", (DATA / CHANGES).read_text("utf-8"), re.MULTILINE)
    assert entries[0] == (edition().version, edition().day.isoformat())
    assert [day for _, day in entries] == sorted((day for _, day in entries), reverse=True)


def test_the_readme_cites_this_edition() -> None:
    own = edition()
    cited = f"> {AUTHORS} ({own.day.year}): {own.title}. Version {own.version}."
    assert cited in (ROOT / "README.md").read_text("utf-8")
