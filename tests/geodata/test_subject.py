"""What subject.toml names must be there: rows of tables, and lectures."""

from pathlib import Path

import pytest

from geodata.subject import FILE
from tests.geodata.planting import make_copy

UNKNOWN = [
    ('reached = "kor-seoul"', "reached", "places.csv or event_places.csv"),
    ('report = "voicetube-2016"', "report", "sources.csv"),
    ('unshaded_eras = ["japan-resettlement"]', "unshaded_eras.0", "eras.csv"),
    ('pick = "2011-12-kim-jong-il-death"', "openings.1.pick", "events.csv or corridors.csv"),
    ('claim = "b"', "evidence.1.claim", "claims.csv"),
    ('pick = "forced-return-china"', "evidence.4.pick", "events.csv or corridors.csv"),
]


@pytest.mark.parametrize(("line", "where", "files"), UNKNOWN, ids=lambda text: text)
def test_an_unknown_id_tells_where_it_stands(
    tmp_path: Path, line: str, where: str, files: str
) -> None:
    copy = make_copy(tmp_path)
    path = copy.folder / FILE
    text = path.read_text("utf-8")
    named = line.rpartition('"')[0].rpartition('"')[2]
    assert text.count(line) >= 1
    path.write_text(text.replace(line, line.replace(named, "nobody"), 1), "utf-8")
    problem = copy.only_problem()
    assert (problem.file, problem.row, problem.column, problem.value) == (FILE, 0, where, "nobody")
    assert files in problem.message


def test_another_name_is_a_single_word(tmp_path: Path) -> None:
    copy = make_copy(tmp_path)
    path = copy.folder / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace('"Mukden"', '"Mukden city"', 1), "utf-8")
    problem = copy.only_problem()
    assert (problem.column, problem.value) == ("other_names.6.also.2", "Mukden city")


def test_an_opening_whose_lecture_is_missing_is_told(tmp_path: Path) -> None:
    copy = make_copy(tmp_path)
    (copy.folder / "lectures" / "sixty.yaml").unlink()
    problem = copy.only_problem()
    assert (problem.column, problem.value) == ("openings.0.lecture", "sixty")
    assert "lectures/sixty.yaml" in problem.message
