"""The one socket of a phone, or of who gives the lecture. What is said in it is never logged."""

import asyncio
import re
from asyncio import sleep as waited
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from timeline.guard.addresses import address_of
from timeline.guard.limits import limits
from timeline.room.codes import as_code, same
from timeline.room.heard import heard, obey
from timeline.room.rooms import Room, Rooms
from timeline.room.seats import Role, Seat, text_of

JOIN_SECONDS = 10
NAME = re.compile(r"[\w-]{8,40}", re.ASCII)
NO_ROOM, OVER, NOT_HEARD, TOO_MUCH, TOO_LARGE = 4404, 4410, 1008, 4429, 1009
OTHERS = "crossings-others"  # a header: there are other processes, which are asked after a 404
ROOMS = Rooms(limits())


def is_elsewhere(code: str, headers: Headers) -> bool:
    """Whether another process may have the room: the one that a code leads to has started anew."""
    return OTHERS in headers and ROOMS.get(code) is None


async def _live(socket: WebSocket) -> None:
    if is_elsewhere(as_code(socket.path_params["code"]), socket.headers):
        await socket.send_denial_response(Response(status_code=HTTPStatus.NOT_FOUND))
        return
    await socket.accept()
    with suppress(WebSocketDisconnect, RuntimeError):  # it has gone while it was told something
        room = ROOMS.get(as_code(socket.path_params["code"]))
        if room is None:
            await _refuse(socket, "no_such", NO_ROOM)
            return
        seat = await _seated(socket, room)
        if seat:
            await _sit(socket, room, seat)


async def _refuse(socket: WebSocket, why: str, code: int) -> None:
    await socket.send_text(text_of("over", why))
    await socket.close(code)


async def _seated(socket: WebSocket, room: Room) -> Seat | None:
    """By the first message, which must come soon."""
    try:
        async with asyncio.timeout(JOIN_SECONDS):
            text = await socket.receive_text()
    except (TimeoutError, KeyError):
        await socket.close(NOT_HEARD)
        return None
    said = heard(text) if len(text) <= room.limits.room_message_bytes else None
    found = _who(room, *said) if said else None
    address = address_of(socket.scope)
    if found is None:
        await socket.close(NOT_HEARD)
    elif ROOMS.get(room.code) is not room:  # it has ended meanwhile
        await _refuse(socket, "no_such", NO_ROOM)
    elif found[0] == Role.PHONE and not room.has_place_for(address):
        await _refuse(socket, "full", TOO_MUCH)
    else:
        return room.seat(*found, address)
    return None


def _who(room: Room, kind: str, said: dict[str, Any]) -> tuple[Role, str] | None:
    if kind == "clicker":
        return (Role.CLICKER, "") if same(said["key"], room.clicker) else None
    if kind == "join":
        return Role.PHONE, said["token"]
    if kind != "host" or not NAME.fullmatch(said["phone"]):
        return None
    role = room.role_of(said["key"], said["phone"])
    if role == Role.HOST:
        room.know_back(said.get("back", ()))
    return (role, said["phone"]) if role else None


async def _sit(socket: WebSocket, room: Room, seat: Seat) -> None:
    """Until it goes, or is sent away."""
    ROOMS.watch(room)
    hearing = asyncio.create_task(_hear(socket, room, seat))
    telling = asyncio.create_task(_tell(socket, seat))
    try:
        await asyncio.wait({hearing, telling}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (hearing, telling):
            task.cancel()
        await asyncio.gather(hearing, telling, return_exceptions=True)
        room.leave(seat)
        ROOMS.watch(room)


async def _tell(socket: WebSocket, seat: Seat) -> None:
    await seat.send_all(socket.send_text)
    await socket.close(OVER)


async def _hear(socket: WebSocket, room: Room, seat: Seat) -> None:
    own = room.limits
    most = own.room_host_message_bytes if seat.leads else own.room_message_bytes
    while True:
        message = await socket.receive()
        if message["type"] != "websocket.receive":
            return
        text = message.get("text")
        if text is None or len(text) > most:
            await socket.close(TOO_LARGE)
            return
        if wait := seat.messages.wait():  # late, and not lost
            await waited(wait)
        said = heard(text)
        if said is None or not obey(ROOMS, room, seat, *said):
            await socket.close(NOT_HEARD)
            return


ROUTES = [WebSocketRoute("/room/{code}/live", _live)]
