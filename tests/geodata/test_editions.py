"""Editions before: what has changed since, and their tables to the letter."""

import csv
from pathlib import Path

import pytest

from geodata import comparing, editions
from geodata.archive import Archive
from geodata.edition import edition
from geodata.editions import Change, Kind, compared, digest, past, read_changes, undone, written
from geodata.records import TABLES

EARLIER = [version for version in editions.days() if version != edition().version]
OLD = {
    "eras": [
        {"id": "a", "name": "A", "note": ""},
        {"id": "b", "name": "B, with a comma", "note": "=1"},
        {"id": "c", "name": "C", "note": 'with "marks"\nand lines'},
    ]
}
NEW = {
    "eras": [
        {"id": "c", "name": "C", "note": "", "name_ko": "다"},
        {"id": "a", "name": "Ä", "note": "", "name_ko": ""},
        {"id": "d", "name": "D", "note": "", "name_ko": ""},
    ],
    "legs": [{"corridor_id": "x", "seq": "1", "note": ""}],
}


def test_there_is_an_earlier_edition() -> None:
    assert EARLIER
    assert {own.edition for own in editions.changes() if own.kind is Kind.WHOLE} == {*EARLIER}


@pytest.mark.parametrize("version", EARLIER)
def test_taking_back_what_changed_gives_the_facts_that_were_cited(version: str) -> None:
    """Fails where a table was edited and `make facts` did not follow."""
    whole = {
        own.table: own.before
        for own in editions.changes()
        if own.kind is Kind.WHOLE and own.edition == version
    }
    tables = past(version)
    assert {table: digest(rows) for table, rows in tables.items()} == whole


def test_changes_name_records_that_are_there_and_no_others(archive: Archive) -> None:
    now = {
        table: {editions._key(table, row) for row in rows}
        for table, rows in past(edition().version).items()
    }
    for own in editions.since(EARLIER[-1]):
        assert (own.id in now[own.table]) is (own.kind is not Kind.REMOVED), own
        assert own.kind is Kind.ADDED or own.column in TABLES[own.table].model_fields, own


def test_an_edition_that_is_none_has_no_changes() -> None:
    assert editions.since("9.9.9") == []
    assert editions.since(edition().version) == []


def test_what_is_compared_is_undone_cell_by_cell() -> None:
    found = list(compared(OLD, NEW, "1", "2"))
    again = undone(NEW, read_changes(written(found)), "2")
    assert {name: digest(rows) for name, rows in again.items()} == {
        own.table: own.before for own in found if own.kind is Kind.WHOLE
    }
    told = {(own.kind, own.id, own.column, own.before) for own in found if own.table == "eras"}
    assert told >= {
        (Kind.ADDED, "d", "", ""),
        (Kind.CHANGED, "a", "name", "A"),
        (Kind.REMOVED, "b", "note", "=1"),
        (Kind.COLUMN, "", "name_ko", ""),
    }
    assert Change("2", "legs", "", Kind.TABLE) in found


def test_a_changed_cell_is_a_different_table() -> None:
    first, *others = OLD["eras"]
    cells = [{**first, "name": "other"}, *others]
    assert digest(cells) != digest(OLD["eras"])
    assert digest([*reversed(OLD["eras"])]) == digest(OLD["eras"])


def test_what_the_last_commit_says_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `make facts` does after an edit: what is added is written down, nothing else moves."""
    for path in comparing.DATA.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / comparing.CHANGES).write_bytes((comparing.DATA / comparing.CHANGES).read_bytes())
    before = read_changes((tmp_path / editions.FILE).read_text("utf-8"))
    committed = {
        name: (tmp_path / name).read_text("utf-8-sig")
        for name in [p.name for p in tmp_path.glob("*.csv")]
    }
    monkeypatch.setattr(comparing, "shown", lambda _revision, name: committed.get(name, ""))
    monkeypatch.setattr(comparing, "DATA", tmp_path)
    monkeypatch.setenv("FACTS", str(tmp_path))
    with (tmp_path / "eras.csv").open("a", encoding="utf-8", newline="") as table:
        csv.writer(table).writerow(
            ["made-era", *[""] * 20][: len(committed["eras.csv"].split("\n")[0].split(","))]
        )
    assert comparing.main([]) == 0
    after = read_changes((tmp_path / editions.FILE).read_text("utf-8"))
    assert {*after} - {*before} == {Change(edition().version, "eras", "made-era", Kind.ADDED)}
    assert {*before} <= {*after}


def test_of_other_facts_no_edition_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = comparing.DATA / editions.FILE
    before = ours.stat().st_mtime_ns
    monkeypatch.setenv("FACTS", str(tmp_path))
    assert comparing.main([]) == 0
    assert capsys.readouterr().out == ""
    assert ours.stat().st_mtime_ns == before
