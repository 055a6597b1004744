"""Who may open rooms."""

import pytest

from tests.asgi import ask
from tests.timeline.room.rooming import APP
from timeline.guard import lecturers
from timeline.room.codes import code_of, fresh_key

OURS = "남북 correct horse"


def test_whoever_presents_opens_a_room_where_there_is_no_password() -> None:
    assert lecturers.read({}) == lecturers.read({"CROSSINGS_ROOM_PASSWORD": "  "}) == ""
    assert ask(APP, "/room", "POST").status == 200


def test_a_password_that_anybody_guesses_ends_the_program_in_one_sentence() -> None:
    assert lecturers.read({"CROSSINGS_ROOM_PASSWORD": OURS}) == OURS
    with pytest.raises(SystemExit, match="CROSSINGS_ROOM_PASSWORD is too short"):
        lecturers.read({"CROSSINGS_ROOM_PASSWORD": "secret"})


def test_who_does_not_know_the_password_opens_no_room_and_joins_those_that_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lecturers, "password", lambda: OURS)
    key = fresh_key()
    path = f"/room/{code_of(key)}/lecture"  # made by whoever has read our code
    lecture = b'{"scenes": [{"heading": "One"}]}'
    for said in ("", "x" * 40, OURS[:-1]):
        assert ask(APP, "/room", "POST", password=said).status == 401
        answer = ask(APP, path, "PUT", lecture, key=key, password=said)
        assert answer.status == 401
        assert "www-authenticate" not in answer.headers  # which opens a dialog on the screen
    assert ask(APP, path).status == 404
    assert ask(APP, "/room", "POST", password=OURS).status == 200
    assert ask(APP, path, "PUT", lecture, key=key, password=OURS).status == 204
    assert ask(APP, path, "PUT", lecture, key=key).status == 204  # it is open, and theirs
    assert ask(APP, path).status == 200
