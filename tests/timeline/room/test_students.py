"""What phones are given of a lecture: no scene before its time, no answer before it is shown."""

import asyncio
import gzip
import json
from typing import Any

import pytest
from hypothesis import given

from tests.asgi import Answer, in_loop
from tests.timeline.lecture.test_file import RAWS
from tests.timeline.room.rooming import Said, Socket, asked, hosting, joining, opened, settled
from timeline.guard.limits import Limits
from timeline.room import live
from timeline.room.rooms import Rooms
from timeline.room.students import without_notes

ANSWER, LATER = "Everybody counted them twice", "What comes at the end"
LECTURE: Said = {
    "crossings": 1,
    "title": "A talk",
    "scenes": [
        {"heading": "One", "words": "Words."},
        {
            "heading": "How many in 2009?",
            "layout": "question",
            "answers": ["few", "many"],
            "right": 2,
            "number": "2009",
            "words": ANSWER,
            "facts": ["2009"],
            "stage": {"pick": "2002-05-shenyang"},
        },
        {"heading": LATER, "words": LATER},
    ],
}


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "ROOMS", Rooms(Limits()))


class Talk:
    """A room, who leads it, and what a phone can ask for in it."""

    def __init__(self, known: Said) -> None:
        self.known = known
        self.host = Socket(known["code"], hosting(known))

    async def step(self, scene: int, build: int = 0) -> None:
        place = {"n": 0, "scene": scene, "build": build, "black": False, "state": {}}
        self.host.say({"at": place})
        await settled()

    async def ask(self, rest: str, *, key: str = "", known: str = "") -> Answer:
        return await asked(f"/room/{self.known['code']}/{rest}", key=key, known=known)

    async def scene(self, number: int) -> Any:
        answer = await self.ask(f"scene/{number}")
        return json.loads(plain(answer)) if answer.status == 200 else None

    async def all(self) -> bytes:
        """All that is given to whoever asks."""
        paths = (
            "lecture",
            "lecture?lang=ko",
            *(f"scene/{n}" for n in (*range(-1, 9), "9" * 5000, "٢", "2x")),
        )
        return b"".join([plain(await self.ask(path)) for path in paths])


def plain(answer: Answer) -> bytes:
    packed = "content-encoding" in answer.headers
    return gzip.decompress(answer.content) if packed else answer.content


def keys_of(known: Any) -> set[str]:
    """At any depth."""
    if isinstance(known, dict):
        return set(known).union(*map(keys_of, known.values()))
    return set().union(*map(keys_of, known)) if isinstance(known, list) else set()


@given(RAWS)
def test_no_json_of_a_lecture_keeps_what_only_its_author_sees(known: Any) -> None:
    shown = without_notes(json.dumps(known).encode())
    assert shown is None or not keys_of(json.loads(shown)) & {"notes", "comments"}


async def talking() -> Talk:
    own = Talk(await opened(LECTURE))
    await settled()
    return own


def test_a_scene_is_given_once_the_hall_is_there_and_stays() -> None:
    async def given() -> None:
        talk = await talking()
        assert json.loads(plain(await talk.ask("lecture")))["title"] == "A talk"
        assert [await talk.scene(n) for n in range(4)] == [None] * 4
        await talk.step(0)
        assert (await talk.scene(0))["scene"]["heading"] == "One"
        assert LATER.encode() not in await talk.all()
        await talk.step(2)
        assert [bool(await talk.scene(n)) for n in range(4)] == [True, False, True, False]
        await talk.step(0)
        assert LATER.encode() in await talk.all()

    in_loop(given())


def test_what_answers_a_question_is_given_once_it_is_shown() -> None:
    async def given() -> None:
        talk = await talking()
        await talk.step(1)
        for state in ("open", "closed", "shown"):  # the bars are not the answer
            question = {"scene": 1, "round": 1, "state": state, "choices": 2}
            talk.host.say({"question": question})
            await settled()
            known = await talk.scene(1)
            own = known["scene"]
            assert known["held"]
            assert own["shown"] == {"question": {"answers": ["few", "many"], "right": 0}}
            assert not any([own["words"], own["sources"], own["source_line"], own["named"]])
            assert own["state"]["pick"] is None
            assert ANSWER.encode() not in await talk.all()
        tag = (await talk.ask("scene/1")).headers["etag"]
        assert (await talk.ask("scene/1", known=tag)).status == 304
        await talk.step(1, build=1)
        assert (await talk.ask("scene/1", known=tag)).status == 200
        known = await talk.scene(1)
        assert (known["held"], known["scene"]["shown"]["question"]["right"]) == (False, 2)
        assert known["scene"]["sources"]
        assert ANSWER.encode() in await talk.all()
        await talk.step(1)  # who comes late is told what the hall has seen
        assert not (await talk.scene(1))["held"]

    in_loop(given())


def test_who_gives_the_lecture_has_all_of_it() -> None:
    async def given() -> None:
        talk = await talking()
        talk.host.say({"hand": {}})
        await settled()
        own = talk.known["key"]
        clicker = talk.known["clicker"].partition("=")[2]
        handed = talk.host.last("hand")["key"]
        for key in (own, clicker, handed):
            known = json.loads(plain(await talk.ask("lecture", key=key)))
            assert len(known["lecture"]["scenes"]) == 3
        phone = Socket(talk.known["code"], joining())
        await settled()
        for key in ("", own[:-1], f"{handed}x", phone.last("token")):
            assert "lecture" not in json.loads(plain(await talk.ask("lecture", key=key)))

    in_loop(given())


def test_a_hall_that_asks_all_at_once_is_answered() -> None:
    """More than may wait for a lecture to be checked."""

    async def given() -> None:
        talk = await talking()
        await talk.step(0)
        most = Limits().checks_waiting + 40
        answers = await asyncio.gather(*(talk.ask("scene/0") for _ in range(most)))
        assert {own.status for own in answers} == {200}

    in_loop(given())


def test_a_lecture_that_has_changed_is_told_as_far_as_the_hall_is() -> None:
    async def given() -> None:
        talk = await talking()
        before = json.loads(plain(await talk.ask("lecture")))["made"]
        for scene in (2, 0):
            await talk.step(scene)
        changed = {**LECTURE, "scenes": [{"heading": "New"}, *LECTURE["scenes"]]}
        path = f"/room/{talk.known['code']}/lecture"
        body = json.dumps(changed).encode()
        assert (await asked(path, "PUT", body, key=talk.known["key"])).status == 204
        assert json.loads(plain(await talk.ask("lecture")))["made"] != before
        assert (await talk.scene(0))["scene"]["heading"] == "New"
        assert await talk.scene(2) is None

    in_loop(given())
