"""A copy of the facts to plant faults in."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from geodata.records import TABLES
from tests.geodata.planting import Copy, make_copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path)


@pytest.fixture(scope="module")
def small_copy() -> Iterator[Copy]:
    """The first rows of each table, for all examples of a law; a test puts back what it changed.

    Most of them name rows that are not there: whatever stands in a folder, a law holds.
    """
    with TemporaryDirectory(prefix="crossings-") as folder:
        copy = make_copy(Path(folder))
        for table in TABLES:
            copy.write(table, copy.rows(table)[:12])
        yield copy


@pytest.fixture(scope="module")
def small_counts(small_copy: Copy) -> Mapping[str, int]:
    """How many of its rows are served while nothing is changed."""
    return small_copy.load().counts
