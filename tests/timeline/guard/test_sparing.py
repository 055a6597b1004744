"""A visitor who provokes warnings fills no disk."""

import logging

import pytest

from timeline.guard import sparing
from timeline.guard.sparing import Sparing


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> tuple[logging.Logger, list[str], list[float]]:
    lines, now = list[str](), [0.0]
    monkeypatch.setattr(sparing, "monotonic", lambda: now[0])
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    handler.addFilter(Sparing(a_minute=2))
    logger = logging.Logger("own")  # noqa: LOG001 - one that nobody else has
    logger.handlers = [handler]
    return logger, lines, now


def test_log_lines_a_minute(
    written: tuple[logging.Logger, list[str], list[float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger, lines, now = written
    for moment in (0, 1, 2, 3, 61):
        now[0] = float(moment)
        logger.warning("from %s", moment)
    logger.warning("another")
    assert lines == [
        "from 0",
        "from 1",
        "from 61 (and 2 more of this kind in the minute before)",
        "another",
    ]


def test_a_line_that_several_handlers_write_counts_once(
    written: tuple[logging.Logger, list[str], list[float]],
) -> None:
    logger, lines, now = written
    other = logging.Handler()
    other.emit = lambda record: lines.append(f"{record.getMessage()}!")  # type: ignore[method-assign]
    other.filters = logger.handlers[-1].filters
    logger.addHandler(other)
    for moment in (0, 1, 2, 61):
        now[0] = float(moment)
        logger.warning("from %s", moment)
    told = "from 61 (and 1 more of this kind in the minute before)"
    assert lines == ["from 0", "from 0!", "from 1", "from 1!", told, f"{told}!"]


def test_what_names_a_room_is_not_written(
    written: tuple[logging.Logger, list[str], list[float]],
) -> None:
    logger, lines, _ = written
    logger.info('%s - "WebSocket %s" [accepted]', "127.0.0.1:1", "/room/ACDEFG/live")
    logger.warning("/room/ACDEFG")
    logger.warning("one room")
    assert lines == ["one room"]


def test_all_that_writes_is_spared() -> None:
    logger, handler = logging.getLogger("crossings.test.sparing"), logging.Handler()
    logger.addHandler(handler)
    known = [logging.root, *map(logging.getLogger, [*logging.root.manager.loggerDict])]
    before = {one: [*one.filters] for own in known for one in own.handlers}
    try:
        sparing.spare(a_minute=7)
        assert [own._a_minute for own in handler.filters if isinstance(own, Sparing)] == [7]
    finally:
        for one, filters in before.items():
            one.filters = filters
        logger.removeHandler(handler)
