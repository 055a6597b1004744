"""What the program is made of: no version with a known hole, no licence that nobody read."""

import csv
import re

import pytest
from packaging.version import Version

from tests.licences import LISTED, listed
from tests.serving import ROOT

# The first version without the holes that are known, and which these were.
FLOORS = {
    "streamlit": ("1.61", "CVE-2022-35918, -2023-27494, -2024-42474, -2026-10804, -2026-33682"),
    "starlette": ("1.3.1", "CVE-2024-47874, CVE-2025-54121, CVE-2025-62727, PYSEC-2026-248, -249"),
    "pyarrow": ("14.0.1", "CVE-2023-47248"),
    "uvicorn": ("0.52", "a proxy's header that is not ASCII ends a socket, with websockets 17"),
    "websockets": ("17", "likewise"),
}
TAKEN = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|Mozilla|LGPL|0BSD|Zlib|CC0|OFL", re.IGNORECASE
)


@pytest.mark.parametrize("name", FLOORS)
def test_no_version_has_a_hole_that_is_known(name: str) -> None:
    pinned = re.findall(
        rf"^{name}==([^\s;]+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    assert pinned
    assert min(map(Version, pinned)) >= Version(FLOORS[name][0]), FLOORS[name][1]


def test_every_licence_is_listed() -> None:
    assert LISTED.read_text("utf-8") == listed(), "python -m tests.licences writes it"


def test_every_licence_lets_the_program_be_given_away() -> None:
    rows = list(csv.DictReader(LISTED.read_text("utf-8").splitlines()))
    assert len(rows) > 40
    assert [row for row in rows if not TAKEN.search(row["licence"])] == []


def test_the_image_keeps_the_styles_that_are_used() -> None:
    used = re.findall(
        r'_written\(own, "([\w-]+)"', (ROOT / "timeline/styled.py").read_text("utf-8")
    )
    image = (ROOT / ".github/deploy/Containerfile").read_text("utf-8")
    assert len(used) == 2
    assert sorted(re.findall(r"! -name ([\w-]+)\.csl", image)) == sorted(used)
