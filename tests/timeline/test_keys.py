"""Each key has one act in its room, and the README tells of all of them."""

from pathlib import Path

import pytest

from timeline.keys import LECTURE, NOTES, READING, STAGE, KeyRow, rows
from timeline.text import words

README = Path(__file__).parents[2] / "README.md"
ROOMS = {
    "stage": rows(STAGE, "stage", words()),
    "lectures": rows(LECTURE | READING, "lectures", words()),
    "notes": rows(NOTES, "notes", words()),
}


@pytest.mark.parametrize("room", [*ROOMS])
def test_a_key_does_one_thing_and_every_act_is_told(room: str) -> None:
    keys = [key for row in ROOMS[room] for key in row["keys"]]
    assert len(set(keys)) == len(keys)
    assert {row["act"] for row in ROOMS[room]} == set(words()[room]["keys"])


def table(room: list[KeyRow]) -> str:
    return "".join(f"| {row['label']} | {row['words']} |\n" for row in room)


@pytest.mark.parametrize("room", [*ROOMS])
def test_the_readme_tells_of_the_keys(room: str) -> None:
    assert f"|---|---|\n{table(ROOMS[room])}\n" in README.read_text("utf-8")
