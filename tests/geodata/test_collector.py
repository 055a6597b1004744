"""The collector of cycles rests while anything great is loaded, and never for good."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from geodata.collector import collector_paused


@pytest.fixture(autouse=True)
def on() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_rests_until_the_last_load_is_over() -> None:
    one, other = ExitStack(), ExitStack()
    one.enter_context(collector_paused())
    other.enter_context(collector_paused())
    one.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled()


def test_it_goes_on_though_one_load_ends_just_as_another_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The other thread has its turn between a look at the collector and what follows of it."""
    one, off = ExitStack(), gc.disable
    one.enter_context(collector_paused())

    def disable() -> None:
        one.close()
        off()

    monkeypatch.setattr(gc, "disable", disable)
    with collector_paused():
        pass
    one.close()
    assert gc.isenabled()


def test_it_goes_on_after_a_load_that_fails() -> None:
    with pytest.raises(ValueError, match="broken"), collector_paused():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_has_it_off_finds_it_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()
