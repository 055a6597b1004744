"""Words with marks are read once, however often they are asked for."""

import json

import pytest

from timeline import nodes
from timeline.lecture.lectern import read_and_checked


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read from now on."""
    own = nodes._with_lines
    found: list[str] = []
    monkeypatch.setattr(nodes, "_with_lines", lambda text: (found.append(text), own(text))[1])
    monkeypatch.setattr(nodes, "KEPT", nodes._Kept(nodes.MOST_KEPT))
    return found


def test_of_a_lecture_that_was_read_only_what_has_changed_is_read(read: list[str]) -> None:
    words = [f"The *{number}* words." for number in range(16)]
    for _ in range(2):
        scenes = [{"heading": "A", "words": own, "notes": f"{own} Said."} for own in words]
        read_and_checked(json.dumps({"title": "t", "scenes": scenes}).encode(), {})
        words[7] = "Other words."
    assert len(read) == len(set(read)) <= 2 * 16 + 1 + 2
    assert {"Other words.", "Other words. Said."} < set(read[-3:])


def test_who_changes_nodes_changes_nobody_elses(read: list[str]) -> None:
    nodes.nodes("*a*").clear()
    assert nodes.nodes("*a*") == [{"kind": "p", "of": [{"kind": "em", "of": ["a"]}]}]
    assert nodes.plain_text("*a*") == "a"
    assert read == ["*a*"]


def test_what_is_kept_has_an_end() -> None:
    kept = nodes._Kept(most=100)
    for number in range(20):
        kept.keep(f"{number:10}", nodes._Read("t" * 10, "s" * 10))
    assert kept.letters == 90
    assert [bool(kept.get(f"{number:10}")) for number in range(16, 20)] == [False, True, True, True]


def test_each_line_is_looked_at_a_few_times_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    class Fence:
        def match(self, row: str) -> None:
            looked.append(row)

    monkeypatch.setattr(nodes, "FENCE", Fence())
    nodes._with_lines("a\n" * 500)
    assert len(looked) == 501
