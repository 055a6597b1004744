"""`make subject`: a folder that is right as it is."""

from pathlib import Path

import pytest

from geodata.load import load
from geodata.own.starting import main
from geodata.records import TABLES


def test_a_new_subject_has_an_example_in_each_table_and_no_fault(tmp_path: Path) -> None:
    assert main([str(tmp_path / 'The "Long" March')]) == 0
    facts = load(tmp_path / 'The "Long" March')
    assert [str(problem) for problem in facts.problems] == []
    assert facts.subject.title == 'The "Long" March'
    assert all(facts.counts[name] for name in TABLES)
    assert all("xample" in str(row) for row in facts.facts)


def test_what_stands_there_already_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    assert main([str(tmp_path / "mine")]) == 1
    assert "choose another name" in capsys.readouterr().err
    assert [*(tmp_path / "mine").iterdir()] == []
