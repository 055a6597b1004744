"""What opens a room, ends it, and gives its lecture to phones. Codes and keys are never logged."""

import io
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TypeVar

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from timeline.address import BESIDE, LANGUAGE, OWN
from timeline.brought import is_missing
from timeline.delivery.assets import digest
from timeline.guard.addresses import address_of
from timeline.guard.bodies import body_of, later, refused
from timeline.guard.lecturers import may_open
from timeline.lecture.file import MOST_BYTES
from timeline.lecture.lectern import DESK
from timeline.room import live
from timeline.room.codes import as_code, clicker_key, code_of, fresh_key, same
from timeline.room.rooms import Room
from timeline.room.students import Students, students_lecture, whole_lecture, without_notes
from timeline.room.wire import RoomOpened
from timeline.spoken import ours

LATER_SECONDS = 20
SCHEME = "Bearer "
SCENE = re.compile(r"\d{1,4}", re.ASCII)
NEVER = {"Cache-Control": "no-store"}
Made = TypeVar("Made")
QR = {"scale": 8, "border": 2, "xmldecl": False, "svgns": True, "omitsize": True, "lineclass": None}


async def _mint(request: Request) -> Response:
    """A code and the key that it is made of; the room is there once it has a lecture."""
    if not may_open(request):
        return Response(status_code=HTTPStatus.UNAUTHORIZED)
    key = fresh_key()
    code = await run_in_threadpool(code_of, key)
    address = _address(request, code)
    clicker = f"{address}/clicker#clicker={clicker_key(key)}"
    opened: RoomOpened = {
        "code": code,
        "key": key,
        "address": address,
        "qr": qr_of(address),
        "clicker": clicker,
        "clicker_qr": qr_of(clicker),
    }
    return JSONResponse(opened, headers=NEVER)


def _address(request: Request, code: str) -> str:
    """As the lecturer's browser sees the server."""
    base = request.url.path.removesuffix("/")
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme).partition(",")[0]
    return f"{'https' if scheme == 'https' else 'http'}://{request.url.netloc}{base}/{code}"


def qr_of(text: str) -> str:
    """As SVG, in the ink of where it stands."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", **QR)
    return out.getvalue().decode()


async def _lecture(request: Request) -> Response:
    if live.is_elsewhere(as_code(request.path_params["code"]), request.headers):
        return _no_such(request)
    return await (_put if request.method == "PUT" else _give)(request)


async def _put(request: Request) -> Response:
    """Opens the room, or opens it again after a restart; with its lecture as it is now."""
    code, key = as_code(request.path_params["code"]), _key(request)
    if not code or not key or code != await run_in_threadpool(code_of, key):
        return Response(status_code=HTTPStatus.FORBIDDEN)
    raw = await _sent(request)
    if isinstance(raw, Response):
        return raw
    rooms, address = live.ROOMS, address_of(request.scope)
    room = rooms.get(code)
    if room is None and not may_open(request):  # anybody can make a key, and a code of it
        return Response(status_code=HTTPStatus.UNAUTHORIZED)
    opener = room.address if room else address
    has_bytes = rooms.has_bytes_for(len(raw), code, opener)
    if not has_bytes or (room is None and not rooms.has_room_for(address)):
        return later(request, LATER_SECONDS)
    room = room or rooms.open(code, key, address)
    facts = {key: own for key, own in request.query_params.items() if key in {OWN, BESIDE}}
    if (room.students.raw, room.students.facts) != (raw, facts):
        room.give(Students(raw, facts))
    return Response(status_code=HTTPStatus.NO_CONTENT)


async def _sent(request: Request) -> bytes | Response:
    """The lecture that is sent, without its notes, read in turn with others."""
    async with body_of(request, MOST_BYTES) as content:
        if isinstance(content, Response):
            return content
        raw = await DESK.made(request, LATER_SECONDS, without_notes, content)
    return Response(status_code=HTTPStatus.UNPROCESSABLE_ENTITY) if raw is None else raw


async def _give(request: Request) -> Response:
    """What a phone begins with, or all of it to who gives it; in the language that is asked for."""
    room = _room_of(request)
    if room is None:
        return _no_such(request)
    own = room.students
    language = _language(request, own)
    if room.knows(_key(request)):
        whole = await _made(request, room, language, own.wholes, whole_lecture)
        return later(request, LATER_SECONDS) if whole is None else _as_file(request, whole)
    told = await _made(request, room, language, own.told, students_lecture)
    return later(request, LATER_SECONDS) if told is None else _as_file(request, told.talk)


async def _scene(request: Request) -> Response:
    """A scene that the hall has reached."""
    room = _room_of(request)
    if room is None:
        return _no_such(request)
    own, number = room.students, request.path_params["number"]
    if not SCENE.fullmatch(number):
        return _no_such(request)
    told = await _made(request, room, _language(request, own), own.told, students_lecture)
    if told is None:
        return later(request, LATER_SECONDS)
    content = own.scene(int(number), told)
    return _no_such(request) if content is None else _as_file(request, content)


async def _made(
    request: Request,
    room: Room,
    language: str,
    known: dict[str, Made],
    make: Callable[[bytes, Mapping[str, str]], Made],
) -> Made | None:
    """Once a language; None where others are before it, or its facts are not here now."""
    own = room.students
    if language not in known:
        async with own.making:
            if language in known:
                return known[language]
            async with DESK.turn(address_of(request.scope)) as is_ours:
                if not is_ours:
                    return None
                params = {**own.facts, LANGUAGE: language}
                if is_missing(params):  # of other facts it would be another lecture
                    room.tell_gone()
                    return None
                made = await run_in_threadpool(make, own.raw, params)
            known[language] = made
            live.ROOMS.make_way(own)
            return made
    return known[language]


def _language(request: Request, own: Students) -> str:
    """Facts are looked for at most once a language: a hall asks all at once."""
    asked = request.query_params.get(LANGUAGE, "")
    return asked if asked in own.told else ours(request.query_params)[0].language


def _as_file(request: Request, content: bytes) -> Response:
    """It is asked for again, and sent where it is another one."""
    tag = f'"{digest(content)}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Content-Encoding": "gzip"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
    return Response(content, media_type="application/json", headers=headers)


async def _end(request: Request) -> Response:
    room = _room_of(request)
    if room is None:
        return _no_such(request)
    if not same(_key(request), room.key):
        return Response(status_code=HTTPStatus.FORBIDDEN)
    live.ROOMS.end(room, "ended")
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _room_of(request: Request) -> Room | None:
    return live.ROOMS.get(as_code(request.path_params["code"]))


def _key(request: Request) -> str:
    said = request.headers.get("authorization", "")
    return said.removeprefix(SCHEME) if said.startswith(SCHEME) else ""


def _no_such(request: Request) -> Response:
    said = ours(request.query_params)[1]["room"]["no_such"]
    return refused(said, HTTPStatus.NOT_FOUND)


ROUTES = [
    Route("/room", _mint, methods=["POST"]),
    Route("/room/{code}", _end, methods=["DELETE"]),
    Route("/room/{code}/lecture", _lecture, methods=["GET", "PUT"]),
    Route("/room/{code}/scene/{number}", _scene),
]
