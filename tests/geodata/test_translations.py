"""The facts in another language: what is told, what is outdated, what is wrong with it."""

import csv
from pathlib import Path

import pytest

from geodata.cells import cell_of
from geodata.load import DATA, load
from geodata.numerals import differing
from geodata.records import TABLES
from geodata.translating import SHEET, main
from geodata.translations import FOLDER, TRANSLATED, State, read_translations
from tests.geodata.planting import Copy

DIVISION = "1945-08-division"
TITLE = "Korea is divided at the 38th parallel"


@pytest.fixture
def korean(copy: Copy) -> Path:
    return copy.folder / FOLDER / "ko"


def write(folder: Path, *rows: tuple[str, str, str, str], table: str = "events") -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "column", "text", "checked"), *rows])


def test_a_record_is_told_in_the_language_and_keeps_its_english(copy: Copy, korean: Path) -> None:
    write(korean, (DIVISION, "title", "갈라진 한반도", TITLE))
    archive = load(copy.folder, language="ko")
    event = archive.events[DIVISION]
    assert (event.title, event.in_english("title")) == ("갈라진 한반도", TITLE)
    assert (event.short_title, event.in_english("short_title")) == ("한반도 분단", "Korea divided")
    assert archive.translated["events", State.TOLD] == 1
    assert load(copy.folder).events[DIVISION].title == TITLE


def test_what_has_changed_since_is_shown_in_english_with_a_mark(copy: Copy, korean: Path) -> None:
    write(korean, (DIVISION, "title", "갈라진 한반도", "Korea is cut in two"))
    archive = load(copy.folder, language="ko")
    assert archive.events[DIVISION].title == f"{TITLE} [영문]"
    assert archive.translated["events", State.OUTDATED] == 1
    assert archive.problems == ()


def test_what_is_read_by_programs_stays_english_and_is_told(copy: Copy, korean: Path) -> None:
    unit = ("women-share-001", "unit", "퍼센트", "percent")
    write(korean, unit, table="series")
    rows = load(copy.folder, language="ko").series.values()
    shares = [row for row in rows if row.unit == "percent"]
    assert len(shares) > 9
    assert {row.worded("unit") for row in shares} == {"퍼센트"}


def test_a_name_stands_in_both_scripts(copy: Copy) -> None:
    place = load(copy.folder, language="ko").places["prk-pyongyang"]
    assert (place.name, place.second("name")) == ("평양", "Pyongyang")
    assert load(copy.folder).places["prk-pyongyang"].second("name") == "평양"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("nowhere", "title", "가", "A"), 'id: "nowhere" - events.csv has no row of this id'),
        ((DIVISION, "people", "가", "A"), 'column: "people" - this column is not translated'),
        ((DIVISION, "title", "가", ""), 'checked: "" - the cell is empty'),
        ((DIVISION, "title", "39도선", TITLE), "tell different numbers (38 or 39); write the same"),
    ],
)
def test_what_is_wrong_is_told(
    copy: Copy, korean: Path, row: tuple[str, str, str, str], message: str
) -> None:
    write(korean, row)
    (problem,) = load(copy.folder, language="ko").problems
    assert str(problem).startswith("translations/ko/events.csv, row 2")
    assert message in str(problem)


def test_a_fact_that_waits_for_another_keeps_its_translation(copy: Copy) -> None:
    """One place in fault is one problem, however many of the facts that name it are translated."""
    path = copy.folder / "places.csv"
    table = path.read_text("utf-8")
    latitude = next(csv.DictReader(table.splitlines()))["lat"]
    path.write_text(table.replace(f",{latitude},", ',"39,0",', 1), "utf-8")
    (problem,) = load(copy.folder, language="ko").problems
    assert (problem.file, problem.column) == ("places.csv", "lat")


def test_a_worksheet_is_written_filled_and_taken(
    copy: Copy, korean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(korean, (DIVISION, "title", "갈라진 한반도", "Korea is cut in two"))
    monkeypatch.setenv("FACTS", str(copy.folder))
    sheet = tmp_path / "sheet.csv"
    assert main(["ko", "--table", "events", "--worksheet", str(sheet)]) == 0
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = {(row["id"], row["column"]): row for row in csv.DictReader(file)}
    assert rows[DIVISION, "title"]["text"] == "갈라진 한반도"
    assert rows[DIVISION, "title"]["state"] == "outdated"
    assert rows[DIVISION, "title"]["english"] == TITLE
    assert main(["ko", "--take", str(sheet)]) == 0
    events = read_translations(copy.folder, "ko").tables["events"]
    assert [(row.id, row.text, row.checked) for _, row in events.rows] == [
        (DIVISION, "갈라진 한반도", TITLE)
    ]


def test_taking_a_sheet_loses_nothing_said_of_a_row_that_is_at_fault_just_now(
    copy: Copy,
    korean: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    events = copy.rows("events")
    first, faulty, last = (own["id"] for own in events[:3])
    said = {own["id"]: (own["id"], "title", "제목", own["title"]) for own in events[:3]}
    write(korean, *said.values(), ("2000-01-gone", "title", "제목", "Gone"))
    copy.plant("events", 3, start="soon")
    monkeypatch.setenv("FACTS", str(copy.folder))
    sheet = tmp_path / "sheet.csv"
    taken = [("events", own, "title", "", "", f"{own} 제목") for own in (last, faulty)]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([SHEET, *taken])
    assert main(["ko", "--take", str(sheet)]) == 0
    assert f"left: events {faulty} title" in capsys.readouterr().out
    rows = read_translations(copy.folder, "ko").tables["events"].rows
    assert [(row.id, row.text) for _, row in rows] == [
        (first, "제목"),
        (faulty, "제목"),
        (last, f"{last} 제목"),
    ]


def test_what_is_translated_are_texts() -> None:
    for model in TRANSLATED.values():
        for column in (*model.translated, *model.glossed):
            assert cell_of(model.model_fields[column]).constraints["maxLength"]
        assert model.read_by_programs <= {*model.translated, *model.glossed}
    assert TRANSLATED.keys() <= TABLES.keys()


def test_no_translation_is_outdated() -> None:
    """The law: ids, columns, lengths and numbers of every row are right, and of today's English."""
    for path in (DATA / FOLDER).iterdir():
        archive = load(language=path.name)
        assert archive.problems == ()
        assert [key for key in archive.translated if key[1] is State.OUTDATED] == []


@pytest.mark.parametrize(
    ("english", "korean", "numbers"),
    [
        ("2,914 people came in 2009", "2009년에 2,914명이 왔다", []),
        ("2,914 people came in 2009", "2009년에 2,941명이 왔다", ["2914", "2941"]),
        ("1.5 million won in 1997", "1997년 150만 원", []),
        ("34,537 by the end of 2025", "2025년 말까지 3만 4,537명", []),
        ("1 to 1.5 million", "100만~150만 명", []),
        ("on 7 April 2016", "2016년 4월 7일", []),
        ("on 7 April 2016", "2016년 5월 7일", ["5"]),
        ("in 1959-84", "1959~1984년", []),
        ("thirteen of the twenty-five", "25명 가운데 13명", []),
        ("thirteen", "14명", ["14"]),
        ("about half a million", "약 50만 명", []),
        ("the Korean War", "6·25 전쟁", []),
        ("Covid-19", "코로나19", []),
    ],
)
def test_numbers_are_told_alike(english: str, korean: str, numbers: list[str]) -> None:
    assert differing(english, "en", korean, "ko") == numbers
