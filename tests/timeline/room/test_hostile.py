"""Whatever is said in a room, no note leaves it, nothing breaks, and nothing is logged."""

import gzip
import json
import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.asgi import in_loop
from tests.timeline.room.rooming import (
    Said,
    Socket,
    asked,
    hosting,
    joining,
    opened,
    settled,
)
from timeline.guard.limits import Limits
from timeline.room import live
from timeline.room.heard import ACTS, heard
from timeline.room.rooms import Rooms
from timeline.room.seats import Role
from timeline.room.students import without_notes

NOTE = "Only the lecturer may read this"
LECTURE: Said = {
    "crossings": 1,
    "title": "A talk",
    "notes": NOTE,
    "comments": {"title": NOTE},
    "also": {"ko": {"title": "강의", "notes": NOTE}},
    "scenes": [
        {
            "heading": "How many?",
            "layout": "question",
            "answers": ["few", "many"],
            "right": 2,
            "words": "Words.",
            "notes": NOTE,
            "comments": {"words": NOTE},
            "also": {"ko": {"heading": "얼마나?", "notes": NOTE, "comments": {"x": NOTE}}},
        },
    ],
}


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "ROOMS", Rooms(Limits()))


def test_no_byte_of_a_note_leaves_the_lecturer(caplog: pytest.LogCaptureFixture) -> None:
    """Every file and every message of a talk is read, to phones and to who leads."""
    caplog.set_level(logging.DEBUG)

    async def talk() -> tuple[Said, list[bytes], list[str]]:
        known = await opened(LECTURE)
        path = f"/room/{known['code']}"
        host, phone = (
            Socket(known["code"], hosting(known)),
            Socket(known["code"], joining()),
        )
        await settled()
        host.say({"at": {"n": 0, "scene": 0, "build": 0, "black": False, "state": {"at": 2009}}})
        host.say({"hall": {"on": True, "shown": [], "dropped": []}})
        host.say({"question": {"scene": 0, "round": 1, "state": "open", "choices": 2}})
        await settled()
        phone.say({"answer": {"scene": 0, "round": 1, "choice": 1}})
        phone.say({"ask": {"text": "Why?"}})
        host.say({"hand": {}})
        host.say({"at": {"n": 0, "scene": 0, "build": 1, "black": False, "state": {}}})
        await settled()
        paths = ("", "/lecture", "/scene/0", "/scene/0?lang=ko", "/lead", "/clicker")
        files = [await asked(path + rest) for rest in paths]
        files.append(await asked(f"{path}/lecture", key=known["key"]))
        host.say({"end": {}})
        await settled()
        bodies = [
            gzip.decompress(own.content) if "content-encoding" in own.headers else own.content
            for own in files
        ]
        return known, bodies, [*host.said, *phone.said]

    known, files, said = in_loop(talk())
    assert b"How many?" in files[2]
    assert b"How many?" in files[6]
    assert "얼마나?".encode() in files[3]
    assert len(said) > 10
    for own in [*files, *(text.encode() for text in said)]:
        assert NOTE.encode() not in own
    assert not [line for line in caplog.messages if known["code"] in line or known["key"] in line]
    kept = live.ROOMS.get(known["code"])
    assert kept is None


def test_what_is_held_of_a_lecture_has_no_note() -> None:
    raw = without_notes(json.dumps(LECTURE).encode())
    assert raw
    assert NOTE not in raw.decode()
    assert "How many?" in raw.decode()


def test_a_lecture_with_half_of_a_letter_is_given_without_it() -> None:
    """As a browser cuts a face in two, and its JSON then has the half."""
    raw = without_notes(b'{"scenes": [{"heading": "How many? \\ud83d"}]}')
    assert raw == b'{"scenes":[{"heading":"How many? "}]}'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"scenes": []}',
        b'{"scenes": {}}',
        b"\xff",
        b"[" * 99_999,
        b'"x"',
        b'{"scenes": [{"minutes": NaN}]}',
        b'{"scenes": [{"\\ud83d": 1}]}',
    ],
)
def test_what_is_no_lecture_opens_no_room(content: bytes) -> None:
    async def given_() -> None:
        known = json.loads((await asked("/room", "POST")).content)
        path = f"/room/{known['code']}/lecture"
        assert (await asked(path, "PUT", content, key=known["key"])).status == 422
        assert (await asked(path)).status == 404

    in_loop(given_())


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda own: st.lists(own, max_size=4) | st.dictionaries(st.text(max_size=8), own, max_size=4),
    max_leaves=12,
)
WHOLE = st.integers(-2, 4) | st.integers()
KINDS = sorted({kind for acts in ACTS.values() for kind in acts} | {"host", "join", "clicker"})
SHAPED = st.fixed_dictionaries(
    {},
    optional={
        "at": st.fixed_dictionaries(
            {"n": WHOLE, "scene": WHOLE, "build": WHOLE, "black": st.booleans(), "state": VALUES}
        ),
        "question": st.fixed_dictionaries(
            {
                "scene": WHOLE,
                "round": WHOLE,
                "state": st.sampled_from(["open", "closed", "shown", "else"]),
                "choices": WHOLE,
            },
            optional={"votes": st.dictionaries(st.text(max_size=20), WHOLE, max_size=3)},
        ),
        "answer": st.fixed_dictionaries({"scene": WHOLE, "round": WHOLE, "choice": WHOLE}),
        "ask": st.fixed_dictionaries({"text": st.text(max_size=300)}),
        "vote": st.fixed_dictionaries({"id": WHOLE}),
        "hall": st.fixed_dictionaries(
            {
                "on": st.booleans(),
                "shown": st.lists(WHOLE, max_size=3),
                "dropped": st.lists(WHOLE, max_size=3),
            }
        ),
        "click": st.fixed_dictionaries({"by": WHOLE}),
        "hand": st.just({}),
        "baton": st.just({}),
        "join": st.fixed_dictionaries({"token": st.text(max_size=12), "seen": WHOLE}),
    },
)
ANY = st.dictionaries(st.sampled_from(KINDS), VALUES, max_size=2) | VALUES
MESSAGES = st.one_of(SHAPED, SHAPED, ANY).map(json.dumps) | st.text(max_size=60)


@given(st.text(max_size=200) | ANY.map(json.dumps))
def test_nothing_that_is_said_raises(text: str) -> None:
    found = heard(text)
    assert found is None or found[0] in KINDS


@example([(Role.HOST, '{"end":{}}'), (Role.PHONE, "{}")])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from([Role.PHONE, Role.HOST, Role.CLICKER]), MESSAGES), max_size=12
    )
)
def test_a_room_stands_whatever_is_said(said: list[tuple[Role, str]]) -> None:
    """A phone that behaves is still served, and no socket ends by a fault of ours."""

    async def talk() -> None:
        live.ROOMS = Rooms(Limits())
        known = await opened(LECTURE)
        first: dict[Role, Any] = {
            Role.HOST: hosting(known),
            Role.PHONE: joining(),
            Role.CLICKER: {"clicker": {"key": known["clicker"].partition("=")[2]}},
        }
        good = Socket(known["code"], joining())
        held: dict[Role, Socket] = {}
        for role, text in said:
            own = held.get(role)
            if own is None or own.closed:
                own = held[role] = Socket(known["code"], first[role])
                await settled()
            own.say(text)
            await settled()
        for own in held.values():
            assert own.closed in {0, live.NOT_HEARD, live.OVER, live.NO_ROOM}
            own.leave()
        await settled()
        assert [own.task.exception() for own in held.values()] == [None] * len(held)
        if live.ROOMS.get(known["code"]) is None:  # its host has ended it
            assert good.last("over") == "ended"
            return
        host = Socket(known["code"], hosting(known))
        await settled()
        host.say({"at": {"n": 0, "scene": 0, "build": 7, "black": False, "state": {}}})
        host.say({"question": {"scene": 0, "round": 9, "state": "open", "choices": 2}})
        await settled()
        good.say({"answer": {"scene": 0, "round": 9, "choice": 1}})
        await settled()
        assert good.last("at")["build"] == 7
        if not any('"round": 9' in text for _, text in said):
            assert good.last("answer")["choice"] == 1

    in_loop(talk())
