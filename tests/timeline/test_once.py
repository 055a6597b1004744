"""What all visitors share is made once, whoever asks meanwhile."""

import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event
from weakref import ref

import pytest

from geodata.archive import Archive
from tests.facts import ARCHIVE
from timeline.once import once


def test_thirty_who_ask_at_once_get_what_one_of_them_makes() -> None:
    together, made = Barrier(30), list[int]()

    @once(most=4)
    def slow(n: int) -> object:
        made.append(sum(range(200_000)))  # long enough for others to come
        return object()

    def ask(_: int) -> object:
        together.wait()
        return slow(1)

    with ThreadPoolExecutor(30) as threads:
        found = {*threads.map(ask, range(30))}
    assert len(found) == len(made) == slow.made == 1


def test_whoever_waits_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    comes = Event()

    class Waiting(list[None]):
        def append(self, own: None) -> None:
            super().append(own)
            comes.set()

    waiting = Waiting()
    monkeypatch.setattr("timeline.once.WAITING", waiting)

    @once(most=1)
    def slow() -> int:
        assert comes.wait(10)
        return len(waiting)

    with ThreadPoolExecutor(2) as threads:
        assert [*threads.map(lambda _: slow(), range(2))] == [1, 1]
    assert waiting == []


def test_what_is_made_on_the_way_to_something_else_is_there_at_once() -> None:
    """Whoever wants the part does not wait for the whole."""
    given = Event()

    @once(most=1)
    def part() -> str:
        return "part"

    @once(most=1)
    def whole() -> str:
        found = part()
        assert given.wait(10)
        return f"whole of {found}"

    def ask() -> str:
        found = part()
        given.set()
        return found

    with ThreadPoolExecutor(2) as threads:
        coming = threads.submit(whole)
        assert threads.submit(ask).result(10) == "part"
        assert coming.result(10) == "whole of part"


def test_what_was_asked_for_last_is_kept() -> None:
    @once(most=2)
    def same(n: int, *, by: str = "") -> tuple[int, str]:
        return n, by

    assert [same(1), same(2, by="a"), same(1), same(2, by="b"), same(1)][1] == (2, "a")
    assert same.made == 3
    assert same(2, by="a") == (2, "a")
    assert same.made == 4


def test_what_is_made_of_an_archive_leaves_with_it() -> None:
    """Where facts are edited under a running server, hundreds of archives come and go."""

    @once(most=4)
    def named(archive: Archive, n: int = 0) -> tuple[Archive, int]:
        return archive, n

    first, second = (replace(ARCHIVE) for _ in range(2))
    known = [ref(first), ref(second)]
    assert named(first) is named(first)
    assert named(first, 1) != named(second, 1)
    assert named.made == 3
    del first
    gc.collect()
    assert [own() for own in known] == [None, second]


def test_what_fails_is_tried_again() -> None:
    @once(most=2)
    def failing() -> None:
        raise ValueError("not now")

    for _ in range(2):
        with pytest.raises(ValueError, match="not now"):
            failing()
    assert failing.made == 2
    assert failing.__name__ == "failing"
