"""What is fuzzed takes what honest people send, whole, cut anywhere and turned about."""

import pytest

from tests.fuzz.__main__ import NAMES, main
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", NAMES)
def test_what_honest_people_send_holds(name: str) -> None:
    target = TARGETS[name]
    for seed in [b"", *target.seeds()]:
        for part in (seed, seed[: len(seed) // 2], seed[len(seed) // 3 :], seed[::-1]):
            target.feed(part)


def test_without_atheris_it_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.find_spec", lambda _: None)
    assert main(["own"]) == 1
    assert capsys.readouterr().out.startswith("crossings: atheris is not installed")
    assert {*NAMES} == {*TARGETS}
