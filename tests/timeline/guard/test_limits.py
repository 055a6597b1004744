"""Every limit is a setting with a default, a reason and a test."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from timeline.guard import limits
from timeline.guard.limits import MAY_BE_NONE, Limits

TESTS = [Path(__file__).parents[1] / name for name in ("guard", "room", "lecture", "sources")]
NAMES = [own.name for own in fields(Limits)]


def test_each_has_a_test_of_its_name() -> None:
    paths = (path for folder in TESTS for path in folder.glob("test_*.py"))
    text = "".join(path.read_text("utf-8") for path in paths)
    assert [
        name
        for name in NAMES
        if f"{name}=" not in text and f"test_{name}" not in text and f'"{name}"' not in text
    ] == []


def test_each_has_a_reason() -> None:
    lines = Path(limits.__file__).read_text("utf-8").splitlines()
    tree = ast.parse("\n".join(lines))
    own = next(node for node in tree.body if isinstance(node, ast.ClassDef))
    before = {
        ast.unparse(node.target): lines[node.lineno - 2].strip()
        for node in own.body
        if isinstance(node, ast.AnnAssign)
    }
    assert before.keys() == set(NAMES)
    # The second of a pair (a rate, and how much at once) shares the reason of the first.
    assert [
        name for name, line in before.items() if not line.startswith("#") and "burst" not in name
    ] == ["body_grace_seconds", "checks_waiting", "own_reads_waiting"]


def test_any_is_set_by_the_environment() -> None:
    assert Limits.read({"CROSSINGS_SOCKETS_OF_ADDRESS": "7"}).sockets_of_address == 7
    assert Limits.read({"CROSSINGS_SOCKETS_OF_ADDRESS": ""}) == Limits.read({}) == Limits()


@pytest.mark.parametrize("text", ["many", "-1", "1.5", "²"])
def test_what_is_no_number_ends_the_program_in_one_sentence(text: str) -> None:
    with pytest.raises(SystemExit, match=r"CROSSINGS_HELD_BYTES is .* whole number"):
        Limits.read({"CROSSINGS_HELD_BYTES": text})


@pytest.mark.parametrize("name", NAMES)
def test_none_at_all_ends_the_program_where_nobody_would_be_served(name: str) -> None:
    setting = {f"CROSSINGS_{name.upper()}": "00"}
    if name in MAY_BE_NONE:
        assert getattr(Limits.read(setting), name) == 0
        return
    with pytest.raises(SystemExit, match=rf"CROSSINGS_{name.upper()} is .* less than 1 nobody"):
        Limits.read(setting)
