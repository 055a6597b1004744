"""Gaps in the words of a folder are told where nothing fills them."""

import re
from pathlib import Path

import pytest

from geodata.editorial import editorial_words
from geodata.gaps import FILLED
from geodata.load import load
from tests.geodata.planting import Copy, make_copy
from tests.serving import ROOT

CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "timeline").rglob("*.py"))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path)


def edited(copy: Copy, file: str, before: str, after: str) -> list[str]:
    """The faults of the copy with something else in one of its files."""
    path = copy.folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return [str(problem) for problem in load(copy.folder).problems]


def test_a_gap_that_nothing_fills_is_told_with_those_that_are_filled(copy: Copy) -> None:
    told = edited(copy, "words/en.toml", "By the end of {year}", "By the end of {yaer}")
    (said,) = told
    assert said.startswith("words/en.toml, opening.lead: ")
    assert said.endswith(" - nothing fills {yaer} here; write {year}, {total} or {share}")


def test_a_gap_where_none_is_filled_is_told(copy: Copy) -> None:
    (said,) = edited(copy, "words/en.toml", 'tagline = "', 'tagline = "{year} ')
    assert said.endswith(" - nothing fills {year} here; take it out")


def test_a_gap_with_a_width_is_none(copy: Copy) -> None:
    told = edited(copy, "words/en.toml", "By the end of {year}", "By the end of {year:999999999}")
    (said,) = told
    assert said.endswith(" - nothing fills {year:999999999} here; write {year}, {total} or {share}")
    copied = edited(copy, "words/en.toml", "{staying}", "{staying:999999999}")
    assert any("nothing fills {staying:999999999} here; take it out" in one for one in copied)
    said_of = load(copy.folder).said["en"]["routes"]["questions"]
    assert "999999999" not in str(said_of)


@pytest.mark.parametrize("brace", ["{", "}"])
def test_a_brace_that_stands_alone_is_told(copy: Copy, brace: str) -> None:
    (said,) = edited(copy, "words/en.toml", 'tagline = "', f'tagline = "{brace} ')
    assert said.endswith(
        " - a { or } stands alone; write both around a gap, or each twice to show it"
    )


def test_an_answer_names_only_gaps_of_the_subject(copy: Copy) -> None:
    (said,) = edited(copy, "words/en.toml", "{staying}", "{stayed}")
    assert said.startswith("words/en.toml, routes.questions.way.says: ")
    assert "nothing fills {stayed} here; write {share}, {year}, {share_asia}, {year_asia}" in said


def test_a_gap_that_no_row_fills_is_told(copy: Copy) -> None:
    (said,) = edited(copy, "subject.toml", 'id = "laos-thailand-19"', 'id = "laos-thailand-99"')
    assert said == (
        'subject.toml, gaps.0.id: "laos-thailand-99" - no row has this id; write an id of flows.csv'
    )


def test_a_gap_of_a_column_that_is_none_is_told(copy: Copy) -> None:
    (said,) = edited(copy, "subject.toml", 'column = "summary"', 'column = "sumary"')
    assert said.startswith('subject.toml, gaps.4.column: "sumary" - write id, name, summary,')


def test_words_that_are_at_fault_are_left_out_and_their_neighbours_stay(copy: Copy) -> None:
    before = editorial_words(copy.folder, "en")
    edited(copy, "words/en.toml", 'tagline = "', 'tagline = "{year} ')
    after = editorial_words(copy.folder, "en")
    assert after == {key: said for key, said in before.items() if key != "tagline"}


def test_every_gap_that_is_called_filled_is_filled_by_code() -> None:
    filled = set(re.findall(r"\b(\w+)=", CODE)) | set(re.findall(r"""["'](\w+)["']:""", CODE))
    assert {name for names in FILLED.values() for name in names} - filled == set()
