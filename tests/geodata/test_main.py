"""`python -m geodata` counts the facts and says in words what is wrong with them."""

import re

import pytest

from geodata.__main__ import main
from geodata.load import DATA
from geodata.records import TABLES
from tests.geodata.planting import Copy, rows_in


def test_the_facts_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-2] == [f"{table} {rows_in(table)}" for table in TABLES]
    assert re.fullmatch(r"translations ko told \d+, outdated 0, missing \d+", lines[-2])
    assert lines[-1] == "problems 0"


def test_every_problem_is_told_in_words(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    copy.plant("events", 14, start="soon").plant("places", 5, name="", lat="함경")
    assert main([str(copy.folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"places {rows_in('places') - 1}"
    assert lines[-4].startswith('events.csv, row 14, start: "soon" - write 1997, 1997-02 or')
    assert lines[-3].startswith('places.csv, row 5, lat: "함경" - write degrees north')
    assert lines[-2].startswith('places.csv, row 5, name: "" - the cell is empty; write')
    assert lines[-1] == "problems 3"


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DATA / "nowhere")]) == 1
    assert "events.csv: the file is missing; put it back" in capsys.readouterr().out
