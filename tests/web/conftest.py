"""The facts."""

import pytest

from geodata.archive import Archive
from geodata.load import load


@pytest.fixture(scope="session")
def archive() -> Archive:
    return load()
