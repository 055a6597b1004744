"""A copy of the facts to plant faults in."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from geodata.archive import Archive
from geodata.load import load
from tests.geodata.planting import Copy, make_copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path)


@pytest.fixture(scope="module")
def shared_copy() -> Iterator[Copy]:
    """One copy for all examples of a law; a test puts back what it changed."""
    with TemporaryDirectory(prefix="crossings-") as folder:
        yield make_copy(Path(folder))


@pytest.fixture(scope="session")
def archive() -> Archive:
    return load()
