"""The facts and their scene on a fixed day."""

from datetime import date

import pytest

from geodata.archive import Archive
from timeline.scene import Scene, compose
from timeline.text import Words, words

TODAY = date(2026, 7, 2)


@pytest.fixture(scope="session")
def scene(archive: Archive) -> Scene:
    return compose(archive, TODAY)


@pytest.fixture(scope="session")
def catalogue() -> Words:
    return words()
