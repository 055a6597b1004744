"""Who may say what in a room, and what each limit bounds."""

import asyncio
import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.asgi import in_loop
from tests.timeline.own.test_brought import bring
from tests.timeline.room.rooming import (
    Said,
    Socket,
    asked,
    hosting,
    joining,
    opened,
    settled,
)
from timeline import brought
from timeline.guard.bodies import Desk
from timeline.guard.limits import Limits
from timeline.room import doors, live
from timeline.room import rooms as rooms_of
from timeline.room.codes import as_code, baton_key, code_of, fresh_key
from timeline.room.joined import Joined
from timeline.room.rooms import Room, Rooms
from timeline.spoken import spoken
from timeline.stage.staged import staged

LECTURE: Said = {
    "crossings": 1,
    "title": "A talk",
    "scenes": [{"heading": "One", "words": "Words."}],
}
PLACE: Said = {"n": 1, "scene": 0, "build": 0, "black": False, "state": {}}


def question(state: str, turn: int = 1, **more: Any) -> Said:
    return {"question": {"scene": 0, "round": turn, "state": state, "choices": 3, **more}}


def answer(choice: int, turn: int = 1) -> Said:
    return {"answer": {"scene": 0, "round": turn, "choice": choice}}


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch)


def limited(monkeypatch: pytest.MonkeyPatch, **own: int) -> None:
    monkeypatch.setattr(live, "ROOMS", Rooms(replace(Limits(), **own)))


async def talk(phones: int = 2) -> tuple[Said, Socket, list[Socket]]:
    known = await opened(LECTURE)
    host = Socket(known["code"], hosting(known))
    await settled()
    others = [Socket(known["code"], joining()) for _ in range(phones)]
    await settled()
    return known, host, others


def test_a_code_is_made_of_its_key_and_typed_as_it_is_read() -> None:
    key = fresh_key()
    code = code_of(key)
    assert code == code_of(key) != code_of(fresh_key())
    assert as_code(f" {code[:3].lower()}-{code[3:]} ") == code
    assert as_code("O0I1L5") == as_code("") == as_code(code + "A") == ""


def test_what_the_lecturer_does_is_told_to_all_and_to_who_comes_late() -> None:
    async def given() -> None:
        known, host, (one, two) = await talk()
        host.say({"at": PLACE | {"n": 7, "scene": 0, "state": {"at": 2009}}})
        await settled()
        late = Socket(known["code"], joining())
        await settled()
        for phone in (one, two, late):
            assert phone.last("at")["state"] == {"at": 2009}
        assert host.last("phones") == 3
        late.leave()
        await settled()
        assert host.last("phones") == 2

    in_loop(given())


def test_only_the_number_of_answers_is_told_until_they_are_shown() -> None:
    async def given() -> None:
        _, host, (one, two) = await talk()
        host.say(question("open"))
        await settled()
        one.say(answer(0))
        one.say(answer(2))
        two.say(answer(1))
        await settled()
        assert host.last("question")["answered"] == 2
        assert one.last("answer")["choice"] == 2
        assert not [own for own in one.heard("question") if "counts" in own]
        host.say(question("closed"))
        await settled()
        two.say(answer(0))
        host.say(question("shown"))
        await settled()
        assert one.last("question")["counts"] == host.last("question")["counts"] == [[0, 1, 1]]
        host.say(question("open", 2))
        await settled()
        one.say(answer(1, 2))
        host.say(question("shown", 2))
        await settled()
        assert two.last("question")["counts"] == [[0, 1, 1], [0, 1, 0]]

    in_loop(given())


def test_votes_are_told_before_the_counts_of_them() -> None:
    """A browser that has heard a count has every answer in it, though the server dies then."""

    async def given() -> None:
        _, host, (one, two) = await talk()
        host.say(question("open"))
        await settled()
        one.say(answer(0))
        two.say(answer(1))
        host.say(question("shown"))
        await settled()
        known: dict[str, int] = {}
        for own in map(json.loads, host.said):
            known |= own.get("votes", {}).get("votes", {})
            assert len(known) >= own.get("question", {}).get("answered", 0)
        assert host.last("question")["counts"] == [[1, 1, 0]]

    in_loop(given())


def test_a_room_that_is_opened_again_has_the_answers_that_its_lecturer_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def given() -> None:
        known, host, (one, two) = await talk()
        host.say(question("open"))
        await settled()
        one.say(answer(0))
        two.say(answer(1))
        await settled()
        kept: dict[str, int] = {}
        for own in host.heard("votes"):
            kept |= own["votes"]
        assert sorted(kept.values()) == [0, 1]
        limited(monkeypatch)  # as a server that has started anew
        gone = Socket(known["code"], joining(one.last("token")))
        await settled()
        assert (gone.last("over"), gone.closed) == ("no_such", live.NO_ROOM)
        body = json.dumps(LECTURE).encode()
        path = f"/room/{known['code']}/lecture"
        assert (await asked(path, "PUT", body, key=fresh_key())).status == 403
        assert (await asked(path, "PUT", body, key=known["key"])).status == 204
        host = Socket(known["code"], hosting(known))
        await settled()
        host.say(question("open", votes=kept))
        again = Socket(known["code"], joining(one.last("token")))
        await settled()
        assert again.last("answer")["choice"] == 0
        again.say(answer(2))
        host.say(question("shown"))
        await settled()
        assert host.last("question")["counts"] == [[0, 1, 1]]

    in_loop(given())


def test_answers_that_come_while_the_lecturers_line_is_broken_are_told_once_it_is_there() -> None:
    async def given() -> None:
        known, host, (one, two) = await talk()
        host.say(question("open"))
        await settled()
        one.say(answer(0))
        await settled()
        host.leave()
        await settled()
        two.say(answer(2))
        await settled()
        again = Socket(known["code"], hosting(known))
        await settled()
        kept: dict[str, int] = {}
        for own in again.heard("votes"):
            assert (own["scene"], own["round"]) == (0, 1)
            kept |= own["votes"]
        assert sorted(kept.values()) == [0, 2]

    in_loop(given())


def test_who_may_not_say_something_is_cut_off_and_nothing_happens() -> None:
    async def given() -> None:
        known, host, (one, two) = await talk()
        for said in (
            {"at": PLACE},
            question("open"),
            {"end": {}},
            {"hand": {}},
            {"click": {"by": 1}},
        ):
            phone = Socket(known["code"], joining())
            await settled()
            phone.say(said)
            await settled()
            assert phone.closed == live.NOT_HEARD, said
        assert host.last("hall") == {"on": False, "shown": []}
        assert not one.heard("at")
        assert not two.closed

    in_loop(given())


def test_who_holds_the_baton_alone_is_followed() -> None:
    async def given() -> None:
        known, host, (one, _) = await talk()
        host.say({"hand": {}})
        await settled()
        handed = {"key": host.last("hand")["key"]}
        second = Socket(known["code"], hosting(handed, "second-tab"))
        stranger = Socket(known["code"], hosting(handed, "stranger-tab"))
        await settled()
        assert stranger.closed == live.NOT_HEARD
        assert host.last("baton") == {"yours": False, "second": True}
        assert second.last("baton")["yours"]
        host.say({"at": PLACE | {"build": 2}})
        second.say({"at": PLACE | {"build": 3}})
        await settled()
        assert [own["build"] for own in one.heard("at")] == [3]
        assert host.last("at")["build"] == 3
        host.say({"baton": {}})
        await settled()
        second.say({"at": PLACE | {"build": 4}})
        host.say({"at": PLACE | {"build": 5}})
        await settled()
        assert [(own["n"], own["build"]) for own in one.heard("at")] == [(1, 3), (2, 5)]
        second.leave()
        await settled()
        assert host.last("baton") == {"yours": True, "second": False}

    in_loop(given())


async def led() -> tuple[Said, Socket, Said, Socket]:
    """Room and lecturer, key and socket of a second one, who leads."""
    known, host, _ = await talk()
    host.say({"hand": {}})
    await settled()
    handed = {"key": host.last("hand")["key"]}
    second = Socket(known["code"], hosting(handed, "second-tab"))
    await settled()
    return known, host, handed, second


def test_a_baton_that_was_taken_back_stays_though_the_second_lecturer_rejoins() -> None:
    async def given() -> None:
        known, host, handed, second = await led()
        for has_it in (True, False):
            second.leave()
            await settled()
            assert host.last("baton") == {"yours": True, "second": False}
            second = Socket(known["code"], hosting(handed, "second-tab"))
            await settled()
            assert second.last("baton")["yours"] == has_it
            assert host.last("baton") == {"yours": not has_it, "second": True}
            host.say({"baton": {}})
            await settled()
            assert host.last("baton")["yours"]

    in_loop(given())


def test_a_lecturer_who_rejoins_hears_that_they_are_led_before_where_to() -> None:
    async def given() -> None:
        known, host, _, second = await led()
        host.leave()
        second.say({"at": PLACE | {"build": 3}})
        await settled()
        again = Socket(known["code"], hosting(known))
        await settled()
        kinds = [kind for own in map(json.loads, again.said) for kind in own]
        assert kinds.index("baton") < kinds.index("at")
        assert not again.last("baton")["yours"]

    in_loop(given())


def test_a_key_to_the_baton_is_good_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    async def given() -> None:
        known, _, handed, _ = await led()
        limited(monkeypatch)  # as a server that has started anew
        body = json.dumps(LECTURE).encode()
        path = f"/room/{known['code']}/lecture"
        assert (await asked(path, "PUT", body, key=known["key"])).status == 204
        again = Socket(known["code"], hosting(handed, "second-tab"))
        forged = Socket(known["code"], hosting({"key": f"{handed['key']}x"}, "forged-tab"))
        await settled()
        assert again.last("baton")["yours"]
        assert forged.closed == live.NOT_HEARD

    in_loop(given())


@pytest.mark.parametrize("first", ["second", "host"])
def test_a_baton_that_was_taken_back_does_not_come_back_after_a_restart(
    monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    async def given() -> None:
        known, host, handed, second = await led()
        host.say({"baton": {}})
        host.say({"hand": {}})
        await settled()
        assert not second.heard("back")
        back, unused = host.last("back"), {"key": host.last("hand")["key"]}
        limited(monkeypatch)  # as a server that has started anew
        assert await put(known) == 204
        comes = {
            "second": hosting(handed, "second-tab"),
            "host": {"host": {**hosting(known)["host"], "back": back}},
        }
        there: dict[str, Socket] = {}
        for who in sorted(comes, key=lambda own: own != first):
            there[who] = Socket(known["code"], comes[who])
            await settled()
        assert there["host"].last("baton") == {"yours": True, "second": True}
        assert not there["second"].last("baton")["yours"]
        new = Socket(known["code"], hosting(unused, "second-tab"))  # never used: it is good
        await settled()
        assert new.last("baton")["yours"]
        there["host"].leave()
        again = Socket(known["code"], comes["host"])  # who says so once more takes nothing
        await settled()
        assert not again.last("baton")["yours"]

    in_loop(given())


def test_keys_that_were_taken_back_are_no_more_than_can_be_handed() -> None:
    key = fresh_key()
    room = Room("ACDEQU", key, "", Limits())
    kept = [baton_key(key) for _ in range(rooms_of.MOST_HANDED - 1)]
    room.know_back(["made up", *kept])
    assert room.back == {*kept}
    for _ in range(2):
        room.know_back([*kept, *(baton_key(key) for _ in range(9))])
    assert len(room.back) == rooms_of.MOST_HANDED


def test_a_lecturer_in_two_tabs_is_followed_in_the_newer() -> None:
    async def given() -> None:
        known, old, (one, _) = await talk()
        new = Socket(known["code"], hosting(known, "lecturer-2"))
        await settled()
        assert not old.last("baton")["yours"]
        old.say({"at": PLACE | {"build": 2}})
        new.say({"at": PLACE | {"build": 3}})
        await settled()
        assert [own["build"] for own in one.heard("at")] == [3]
        new.leave()
        await settled()
        assert old.last("baton")["yours"]

    in_loop(given())


def test_a_clicker_steps_by_way_of_who_holds_the_baton() -> None:
    async def given() -> None:
        known, host, _ = await talk()
        clicker = Socket(known["code"], {"clicker": {"key": known["clicker"].partition("=")[2]}})
        await settled()
        clicker.say({"click": {"by": 1}})
        clicker.say({"click": {"by": 1}})
        clicker.say({"click": {"by": -1}})
        await settled()
        assert [own["by"] for own in host.heard("click")] == [1, 1, -1]
        clicker.say({"at": PLACE})
        await settled()
        assert clicker.closed == live.NOT_HEARD

    in_loop(given())


def test_whoever_asks_whether_the_line_lives_is_answered() -> None:
    async def given() -> None:
        known, host, (one, _) = await talk()
        clicker = Socket(known["code"], {"clicker": {"key": known["clicker"].partition("=")[2]}})
        for own in (host, one, clicker):
            own.say({"still": {}})
        await settled()
        assert [own.last("phones") for own in (host, one, clicker)] == [2, 2, 2]

    in_loop(given())


def test_the_hall_asks_when_it_may_and_all_see_what_the_lecturer_opens() -> None:
    async def given() -> None:
        _, host, (one, two) = await talk()
        one.say({"ask": {"text": "Too early?"}})
        host.say({"hall": {"on": True, "shown": [], "dropped": []}})
        await settled()
        one.say({"ask": {"text": "  Why\u202e \x07 1998? "}})
        two.say({"ask": {"text": "x" * 281}})
        await settled()
        assert [own["text"] for own in host.heard("asked")] == ["Why 1998?"]
        assert two.last("hall")["shown"] == []
        two.say({"vote": {"id": 0}})  # not seen yet
        host.say({"hall": {"on": True, "shown": [0], "dropped": []}})
        await settled()
        two.say({"vote": {"id": 0}})
        two.say({"vote": {"id": 0}})
        await settled()
        assert host.last("asked") == {"id": 0, "text": "Why 1998?", "votes": 1, "state": "shown"}
        assert [own["text"] for own in one.last("hall")["shown"]] == ["Why 1998?"]
        assert not one.heard("asked")

    in_loop(given())


def test_what_the_hall_asked_outlives_a_restart() -> None:
    async def given() -> None:
        _, host, (one, two) = await talk()
        kept = [
            {"id": 0, "text": "Why\u202e?", "votes": 2, "state": "shown"},
            {"id": 1, "text": "Where?", "votes": 0, "state": "new"},
            {"id": 7, "text": "Out of turn", "votes": 0, "state": "new"},
        ]
        let = {"hall": {"on": True, "shown": [0], "dropped": [], "asked": kept}}
        for _ in range(2):  # what is known is not asked twice
            host.say(let)
        await settled()
        two.say({"vote": {"id": 0}})
        one.say({"ask": {"text": "When?"}})
        await settled()
        assert host.last("asked") == {"id": 2, "text": "When?", "votes": 0, "state": "new"}
        host.say(let)
        await settled()
        assert one.last("hall")["shown"] == [{"id": 0, "text": "Why ?", "votes": 3}]

    in_loop(given())


def test_room_ask_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, room_ask_seconds=30, room_asks_burst=2)

    async def given() -> None:
        _, host, (one, two) = await talk()
        host.say({"hall": {"on": True, "shown": [], "dropped": []}})
        await settled()
        for n in range(4):
            one.say({"ask": {"text": f"Question {n}?"}})
        two.say({"ask": {"text": "Mine?"}})
        await settled()
        texts = [own["text"] for own in host.heard("asked")]
        assert texts == ["Question 0?", "Question 1?", "Mine?"]
        assert (one.last("taken"), two.last("taken")) == (False, True)

    in_loop(given())


def test_an_answer_is_counted_by_the_token_that_the_room_gave() -> None:
    async def given() -> None:
        known, host, (one, _) = await talk()
        host.say(question("open"))
        names = ["phone-0001", "x" * 40, one.last("token") + "x", one.last("token")[:-1]]
        forged = [Socket(known["code"], joining(name)) for name in names]
        same = [Socket(known["code"], joining(one.last("token"))) for _ in range(3)]
        await settled()
        given = [own.last("token") for own in forged]
        assert not {*given, one.last("token")} & {*names}
        assert len({*given}) == len(names)
        for number, own in enumerate(same):
            own.say(answer(number))
            await settled()
        assert host.last("question")["answered"] == 1
        assert (host.last("joined"), host.last("phones")) == (2 + len(names), 2 + len(names) + 3)

    in_loop(given())


def test_room_joins_of_address_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, room_joins_of_address_a_minute=1, room_joins_of_address_burst=3)

    async def given() -> None:
        known, host, (one, _) = await talk()
        stuffing = [Socket(known["code"], joining()) for _ in range(5)]
        again = Socket(known["code"], joining(one.last("token")))
        host.say({"at": PLACE})
        host.say(question("open"))
        await settled()
        assert [len(own.heard("token")) for own in stuffing] == [1, 0, 0, 0, 0]
        assert again.last("token") == one.last("token")
        for own in stuffing:
            assert own.last("at")["scene"] == 0  # who is not counted follows all the same
            own.say(answer(0))
        await settled()
        assert (host.last("joined"), host.last("question")["answered"]) == (3, 1)
        assert [own.heard("uncounted") for own in stuffing] == [[], *[[True]] * 4]
        room = live.ROOMS.get(known["code"])
        assert room is not None
        room.joined = Joined(room.key, Limits())  # as a minute later
        stuffing[1].say(answer(1))
        await settled()
        assert stuffing[1].last("token")
        assert host.last("question")["answered"] == 2

    in_loop(given())


def test_joins_of_room(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, joins_of_room=3)

    async def given() -> None:
        known, host, (one, _) = await talk()
        for number in range(3):
            Socket(known["code"], joining(), f"192.0.2.{number}").leave()
        late = Socket(known["code"], joining(), "198.51.100.1")
        one.leave()
        await settled()
        again = Socket(known["code"], joining(one.last("token")))
        await settled()
        assert again.last("token") == one.last("token")
        assert late.last("token")
        assert host.last("joined") == 3
        room = live.ROOMS.get(known["code"])
        assert room is not None
        assert len(room.joined) == 3

    in_loop(given())


def test_phones_of_room(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, phones_of_room=6)

    async def come(code: str, address: str, n: int) -> list[Socket]:
        found = [Socket(code, joining(), address) for _ in range(n)]
        await settled()
        return found

    async def given() -> None:
        """Strangers fill the room first; the address of the lecturer is that of the hall."""
        known = await opened(LECTURE)
        code = known["code"]
        host = Socket(code, hosting(known))
        strangers = await come(code, "198.51.100.1", 4) + await come(code, "198.51.100.2", 3)
        assert [own.closed for own in strangers] == [0, 0, 0, live.OVER, 0, 0, 0]
        room = live.ROOMS.get(code)
        assert room is not None
        assert room.address == ""
        room.address = "192.0.2.1"
        hall = await come(code, "192.0.2.1", 5)
        assert [own.closed for own in hall] == [0, 0, 0, 0, live.TOO_MUCH]
        assert [own.closed for own in strangers] == [0, *[live.OVER] * 3, 0, *[live.OVER] * 2]
        assert strangers[1].last("over") == "full"
        again = await come(code, "198.51.100.1", 3)
        assert {own.closed for own in again} == {live.TOO_MUCH}
        assert host.last("phones") == room.phones == 6
        assert len(room.seats) == 7

    in_loop(given())


def test_rooms_bytes_of_address(monkeypatch: pytest.MonkeyPatch) -> None:
    body = json.dumps(LECTURE).encode()
    limited(monkeypatch, rooms_bytes_of_address=len(body))

    async def given() -> None:
        known, other = await opened(LECTURE), json.loads((await asked("/room", "POST")).content)
        path = f"/room/{other['code']}/lecture"
        assert (await asked(path, "PUT", body, key=other["key"])).status == 503
        room = live.ROOMS.get(known["code"])
        assert room is not None
        room.address = "198.51.100.1"
        assert (await asked(path, "PUT", body, key=other["key"])).status == 204

    in_loop(given())


async def of_strangers(n: int) -> list[dict[str, Any]]:
    """Rooms of one address that is not ours."""
    known = [await opened(LECTURE) for _ in range(n)]
    for own in known:
        room = live.ROOMS.get(own["code"])
        assert room is not None
        room.address = "198.51.100.1"
    return known


async def minted() -> dict[str, Any]:
    return json.loads((await asked("/room", "POST")).content)


async def put(known: dict[str, Any]) -> int:
    body = json.dumps(LECTURE).encode()
    return (await asked(f"/room/{known['code']}/lecture", "PUT", body, key=known["key"])).status


def test_a_room_with_a_phone_in_it_is_pushed_out_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, rooms_at_once=3)

    async def given() -> None:
        known = await of_strangers(3)
        phones = [Socket(own["code"], joining()) for own in known[:2]]
        await settled()
        assert [await put(await minted()) for _ in range(2)] == [204, 503]
        assert live.ROOMS.get(known[2]["code"]) is None
        assert [own.closed for own in phones] == [0, 0]

    in_loop(given())


def test_bytes_of_empty_rooms_give_way_to_an_address_that_has_fewer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limited(monkeypatch, rooms_bytes=3 * len(json.dumps(LECTURE).encode()))

    async def given() -> None:
        known = await of_strangers(3)
        phone = Socket(known[0]["code"], joining())
        await settled()
        assert [await put(await minted()) for _ in range(2)] == [204, 503]
        assert await put(known[0]) == 204  # in the place of itself
        assert [live.ROOMS.get(own["code"]) is None for own in known].count(True) == 1
        assert not phone.closed

    in_loop(given())


@pytest.mark.parametrize(
    "own", [{"rooms_at_once": 1}, {"rooms_of_address": 1}, {"rooms_bytes": 100}]
)
def test_rooms_are_bounded(monkeypatch: pytest.MonkeyPatch, own: dict[str, int]) -> None:
    limited(monkeypatch, **own)

    async def given() -> None:
        known = await opened(LECTURE)
        other = json.loads((await asked("/room", "POST")).content)
        body = json.dumps(LECTURE).encode()
        put = await asked(f"/room/{other['code']}/lecture", "PUT", body, key=other["key"])
        assert (put.status, "retry-after" in put.headers) == (503, True)
        assert (await asked(f"/room/{known['code']}", "DELETE", key=other["key"])).status == 403
        assert (await asked(f"/room/{known['code']}", "DELETE", key=known["key"])).status == 204
        put = await asked(f"/room/{other['code']}/lecture", "PUT", body, key=other["key"])
        assert put.status == 204

    in_loop(given())


def test_rooms_bytes_count_a_lecture_once_and_what_is_made_of_it_gives_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = json.dumps(LECTURE).encode()
    limited(monkeypatch, rooms_bytes=2 * len(body))

    async def given() -> None:
        one, two = await opened(LECTURE), await opened(LECTURE)
        path = "/room/{}/lecture"
        again = await asked(path.format(one["code"]), "PUT", body, key=one["key"])
        assert again.status == 204
        for known in (one, two):
            assert (await asked(path.format(known["code"]))).status == 200
        first, second = (live.ROOMS.get(known["code"]) for known in (one, two))
        assert first is not None
        assert second is not None
        assert (dict(first.students.told), bool(second.students.told)) == ({}, True)
        assert (await asked(path.format(one["code"]))).status == 200

    in_loop(given())


@pytest.mark.parametrize("own", [{"room_away_minutes": 0}, {"room_hours": 0}])
def test_a_room_ends(monkeypatch: pytest.MonkeyPatch, own: dict[str, int]) -> None:
    limited(monkeypatch, **own)

    async def given() -> None:
        known = await opened(LECTURE)
        await settled()
        phone = Socket(known["code"], joining())
        await settled()
        assert phone.last("over") == "no_such"

    in_loop(given())


def test_who_joins_as_a_room_ends_is_told_so() -> None:
    async def given() -> None:
        known, host, _ = await talk()
        late = Socket(known["code"])
        await settled()
        host.say({"end": {}})
        await settled()
        late.say(joining())
        await settled()
        assert (late.last("over"), late.closed) == ("no_such", live.NO_ROOM)

    in_loop(given())


def test_room_away_minutes_begin_when_the_lecturer_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    async def given() -> None:
        known, host, (one, two) = await talk()
        limited_to = replace(live.ROOMS.limits, room_away_minutes=0)
        live.ROOMS.limits = limited_to
        await settled()
        assert not one.closed
        host.leave()
        await settled()
        assert [phone.last("over") for phone in (one, two)] == ["ended", "ended"]
        assert live.ROOMS.get(known["code"]) is None

    in_loop(given())


def test_phones_that_come_and_go_keep_no_room_open(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []

    def later(seconds: float, act: Callable[[], None]) -> asyncio.TimerHandle:
        begun.append(seconds)
        return asyncio.get_running_loop().call_later(seconds, act)

    monkeypatch.setattr(rooms_of, "_later", later)

    async def given() -> None:
        known, host, (one, _) = await talk()
        host.leave()
        await settled()
        before = len(begun)
        one.leave()
        Socket(known["code"], joining())
        await settled()
        assert len(begun) == before
        again = Socket(known["code"], hosting(known))
        await settled()
        again.leave()
        await settled()
        assert len(begun) == before + 1

    in_loop(given())


@pytest.mark.parametrize(
    ("who", "own"),
    [
        ("phone", {"room_message_bytes": 200}),
        ("host", {"room_message_bytes": 200, "room_host_message_bytes": 200}),
    ],
)
def test_messages_have_a_size(
    monkeypatch: pytest.MonkeyPatch, who: str, own: dict[str, int]
) -> None:
    limited(monkeypatch, **own)

    async def given() -> None:
        _, host, (one, two) = await talk()
        own = {"phone": one, "host": host}[who]
        own.say(" " * 201)
        await settled()
        assert own.closed == live.TOO_LARGE
        assert not two.closed

    in_loop(given())


@pytest.mark.parametrize(
    ("who", "own"),
    [
        ("phone", {"room_messages_a_second": 2, "room_messages_burst": 5}),
        ("host", {"room_host_messages_a_second": 20, "room_messages_burst": 3}),
    ],
)
def test_messages_beyond_a_rate_are_late(
    monkeypatch: pytest.MonkeyPatch, who: str, own: dict[str, int]
) -> None:
    limited(monkeypatch, **own)
    waits: list[float] = []

    async def waited(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(live, "waited", waited)

    async def given() -> None:
        _, host, (one, _) = await talk()
        host.say(question("open"))
        await settled()
        for n in range(9):
            (one.say(answer(n % 3)) if who == "phone" else host.say({"at": PLACE | {"n": n}}))
        await settled()
        assert one.last("answer" if who == "phone" else "at")
        assert len(waits) == 4
        assert waits == sorted(waits)

    in_loop(given())


def test_a_lecture_is_read_in_turn_with_all_that_are_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def given() -> list[int]:
        known = await minted()
        monkeypatch.setattr(doors, "DESK", Desk(0, 0))
        while_others_are_before_it = await put(known)
        monkeypatch.setattr(doors, "DESK", Desk(1, 0))
        return [while_others_are_before_it, await put(known)]

    assert in_loop(given()) == [503, 204]


def test_phones_see_the_facts_that_the_lecturer_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    own = bring()
    keeping = brought.Keeping()
    keeping.put(own)
    monkeypatch.setattr(brought, "KEEPING", keeping)

    async def given() -> tuple[str, str]:
        known = json.loads((await asked("/room", "POST")).content)
        path, found = f"/room/{known['code']}/lecture", list[str]()
        for query in (f"?own={own.id}", ""):
            body = json.dumps(LECTURE).encode()
            assert (await asked(path + query, "PUT", body, key=known["key"])).status == 204
            told = json.loads(gzip.decompress((await asked(path)).content))
            found.append(told["stage"]["addresses"]["facts"])
        return found[0], found[1]

    shown = staged(spoken({"own": own.id})[0]).addresses["facts"]
    assert in_loop(given()) == (shown, staged(spoken({})[0]).addresses["facts"])
    keeping.forget(own.id)


def test_a_lecture_whose_facts_have_left_is_not_told_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its phones wait until the lecturer's browser, which is told so, has brought them again."""
    own, keeping = bring(), brought.Keeping()
    monkeypatch.setattr(brought, "KEEPING", keeping)

    async def given() -> list[Any]:
        keeping.put(own)
        known = json.loads((await asked("/room", "POST")).content)
        path = f"/room/{known['code']}/lecture"
        body = json.dumps(LECTURE).encode()
        await asked(f"{path}?own={own.id}", "PUT", body, key=known["key"])
        host, phone = (Socket(known["code"], said) for said in (hosting(known), joining()))
        await settled()
        keeping.forget(own.id)
        host.leave()  # whose line is broken as a phone first asks for it
        await settled()
        away = {(await asked(path)).status}
        host = Socket(known["code"], hosting(known))
        await settled()
        [away] = away | {(await asked(path)).status for _ in range(3)}
        await settled()
        told = [host.heard("gone"), phone.heard("gone")]
        keeping.put(bring())
        return [away, told, (await asked(path)).status]

    assert in_loop(given()) == [503, [[True], []], 200]
    keeping.forget(own.id)
