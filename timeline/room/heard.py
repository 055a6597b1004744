"""What a socket of a room may say, by who says it; all else is not heard."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from timeline.delivery.assets import as_bytes
from timeline.room.rooms import Room, Rooms
from timeline.room.seats import Role, Seat
from timeline.room.wire import RoomHears, RoomPlace

MOST_STATE = 1000  # bytes of what the stage shows
MOST_WHOLE = 1_000_000
HEARS = TypeAdapter(RoomHears)
Act = Callable[[Rooms, Room, Seat, Any], None]


def heard(text: str) -> tuple[str, Any] | None:
    """The one thing that a message says; None where it says none, or more."""
    try:
        found = HEARS.validate_json(text, strict=True)
    except (ValidationError, ValueError):
        return None
    return next(iter(found.items())) if len(found) == 1 else None


def obey(rooms: Rooms, room: Room, seat: Seat, kind: str, said: Any) -> bool:
    """Whether who sits there may say so."""
    act = ACTS[seat.role].get(kind)
    if act is None:
        return False
    act(rooms, room, seat, said)
    return True


def _step(_rooms: Rooms, room: Room, seat: Seat, place: RoomPlace) -> None:
    whole = (place["n"], place["scene"], place["build"])
    try:
        size = len(as_bytes(place["state"]))
    except (ValueError, RecursionError):
        return
    if all(0 <= one <= MOST_WHOLE for one in whole) and size <= MOST_STATE:
        room.step(seat, place)


def _ask(_rooms: Rooms, room: Room, seat: Seat, said: Any) -> None:
    late = bool(seat.questions.due())
    seat.tell("taken", not late and room.is_counted(seat) and room.ask(said["text"]))


def _click(_rooms: Rooms, room: Room, _seat: Seat, said: Any) -> None:
    room.click(said["by"])


def _still(_rooms: Rooms, room: Room, seat: Seat, _said: Any) -> None:
    seat.tell("phones", room.phones)


LEADS: Mapping[str, Act] = {
    "still": _still,
    "at": _step,
    "baton": lambda _, room, seat, _said: room.give_back(seat),
}
ACTS: Mapping[Role, Mapping[str, Act]] = {
    Role.PHONE: {
        "still": _still,
        "join": lambda _, room, seat, _said: room.tell_new(seat),
        "answer": lambda _, room, seat, said: room.answer(seat, said),
        "ask": _ask,
        "vote": lambda _, room, seat, said: room.vote(seat, said["id"]),
    },
    Role.HOST: {
        **LEADS,
        "question": lambda _, room, seat, said: room.put(seat, said),
        "hall": lambda _, room, seat, said: room.let(seat, said),
        "hand": lambda _, room, seat, _said: room.hand(seat),
        "end": lambda rooms, room, _seat, _said: rooms.end(room, "ended"),
    },
    Role.SECOND: LEADS,
    Role.CLICKER: {"still": _still, "click": _click},
}
