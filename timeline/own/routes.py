"""What Your own data asks of the server: a file read, kept in memory, forgotten.

A question is one line of JSON, its head, and then the file as it is. Nothing is written anywhere.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from hashlib import blake2b
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, Field, JsonValue, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata.own.child import mended_apart, read_apart
from geodata.own.choices import MOST_MENDED
from geodata.own.limits import MOST_BYTES
from geodata.own.plain import clean
from geodata.own.reading import FileReading, shown_name
from geodata.wording import number
from timeline.address import OWN
from timeline.brought import KEEPING, READ, Brought, own_of
from timeline.guard.bodies import Desk, body_of, refused
from timeline.guard.limits import limits
from timeline.own.folder import LectureText, as_folder, with_lectures
from timeline.own.wire import KeptOwn
from timeline.spoken import ours

MOST_HEAD = 1024 * 1024  # of a file with many cells that the reader has mended
MOST_PARTS = 5 * MOST_MENDED  # of it; a million bytes of brackets keep Python's lock for 0.4 s
LATER_SECONDS = 10
MB = 1_000_000
ID_BYTES = 16
NOT_SENT = {"tables", "refused"}
SENT = TypeAdapter(list[LectureText])
LEFT_OUT = "Crossings-Left-Out"  # numbers of lectures that found no room in a folder
DESK = Desk(limits().own_reads_at_once, limits().own_reads_waiting)


class Head(BaseModel):
    """What a file is called and how it is to be read; what the data are called and since when."""

    name: str = Field(max_length=200)
    choices: dict[str, JsonValue] = {}
    title: str = Field(default="", max_length=120)
    day: date | None = None


Made = Callable[[Head, bytes, Request], Response]


async def _worked(request: Request, made: Made) -> Response:
    async with body_of(request, MOST_BYTES + MOST_HEAD) as body:
        if isinstance(body, Response):
            return body
        head, _, content = body.partition(b"\n")
        has_parts = head.count(b"{") + head.count(b"[")
        if len(content) > MOST_BYTES or len(head) > MOST_HEAD or has_parts > MOST_PARTS:
            return _said(request, "too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return await DESK.made(request, LATER_SECONDS, _asked, made, head, content, request)


def _asked(made: Made, head: bytes, content: bytes, request: Request) -> Response:
    try:
        asked = Head.model_validate_json(head)
    except ValidationError:
        return _said(request, "unasked", HTTPStatus.BAD_REQUEST)
    return made(asked, content, request)


def _said(request: Request, key: str, status: HTTPStatus) -> Response:
    said = ours(request.query_params)[1]["own"][key]
    return refused(said.format(most=MOST_BYTES // MB), status)


def _read(head: Head, content: bytes, request: Request) -> Response:
    """What the file is and holds, in words where it can't be read."""
    reading = _apart(head, content, request)
    if reading.refused:
        return refused(reading.refused, HTTPStatus.UNPROCESSABLE_ENTITY)
    if reading.tables:
        READ.put(_brought(head, reading.tables, file_id(head, content)))
    known = {key: own for key, own in asdict(reading).items() if key not in NOT_SENT}
    return _answer(known)


def _keep(head: Head, content: bytes, request: Request) -> Response:
    """The same, ready to be shown under an id that nobody can guess who has not the facts."""
    asked = file_id(head, content)
    read = READ.get(asked)
    tables = read.tables if read else {}
    if not read:
        reading = _apart(head, content, request)
        tables = reading.tables
        if not tables:
            return _nothing(reading, request)
    own = KEEPING.put(_brought(head, tables, id_of(_called(head), tables)))
    own.read_as.add(asked)
    READ.forget(asked)
    return _answer(told(own, _language(request)))


def _brought(head: Head, tables: Mapping[str, str], key: str) -> Brought:
    today = datetime.now(UTC).date()
    day = min(head.day or today, today)
    return Brought(key, _called(head), day, tables)


def _called(head: Head) -> str:
    """As it can stand in any text and file."""
    return clean(head.title) or shown_name(head.name)


def _mended(head: Head, content: bytes, request: Request) -> Response:
    """The whole table with what the reader mended, as CSV."""
    table = mended_apart(content, head.choices)
    if not table:
        return _said(request, "nothing", HTTPStatus.UNPROCESSABLE_ENTITY)
    return Response(table, media_type="text/csv", headers={"Cache-Control": "no-store"})


def _nothing(reading: FileReading, request: Request) -> Response:
    if reading.refused:
        return refused(reading.refused, HTTPStatus.UNPROCESSABLE_ENTITY)
    if reading.undrawn:
        said = ours(request.query_params)[1]["own"]["undrawn"]
        told = said.format(n=number(reading.undrawn, _language(request)))
        return refused(told, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _said(request, "nothing", HTTPStatus.UNPROCESSABLE_ENTITY)


def _apart(head: Head, content: bytes, request: Request) -> FileReading:
    choices = {**head.choices, **({"title": head.title} if head.title else {})}
    return read_apart(head.name, content, choices, _language(request))


def _language(request: Request) -> str:
    return ours(request.query_params)[0].language


def told(own: Brought, language: str) -> KeptOwn:
    archive = own.alone(language)
    return {
        "id": own.id,
        "name": own.name,
        "events": len(archive.events),
        "places": len(archive.places),
        "routes": len(archive.corridors),
        "problems": len(archive.problems),
    }


def file_id(head: Head, content: bytes) -> str:
    """The same for a file that is read and called in the same way."""
    said = json.dumps([head.name, head.choices, head.title], sort_keys=True, ensure_ascii=False)
    return blake2b(said.encode() + b"\n" + content, digest_size=ID_BYTES).hexdigest()


def id_of(name: str, tables: Mapping[str, str]) -> str:
    """The same for the same facts of one name, from a file or a folder that was saved of it.

    Tables of a folder say nothing of the name that its reader has given it.
    """
    said = json.dumps([name, *sorted(tables.items())], ensure_ascii=False)
    return blake2b(said.encode(), digest_size=ID_BYTES).hexdigest()


async def _reading(request: Request) -> Response:
    return await _worked(request, _read)


async def _keeping(request: Request) -> Response:
    return await _worked(request, _keep)


async def _mending(request: Request) -> Response:
    return await _worked(request, _mended)


async def _held(_request: Request) -> Response:
    """Whether it is here: where it is not, `late` has said so."""
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})


async def _forget(request: Request) -> Response:
    asked = str(request.query_params.get(OWN, ""))
    own = KEEPING.get(asked)
    for file in [*own.read_as] if own else []:
        await run_in_threadpool(READ.forget, file)
    await run_in_threadpool(KEEPING.forget, asked)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})


async def _folder(request: Request) -> Response:
    """All of it as a folder of facts, which opens elsewhere; with the lectures that are sent."""
    if request.method != "POST":
        return await run_in_threadpool(_packed, b"[]", request)
    async with body_of(request, MOST_BYTES) as body:
        if isinstance(body, Response):
            return body
        return await run_in_threadpool(_packed, body, request)


def _packed(lectures: bytes, request: Request) -> Response:
    own = own_of(request.query_params)
    if own is None:
        return _said(request, "gone", HTTPStatus.GONE)
    try:
        tables, left = with_lectures(own.tables, SENT.validate_json(lectures))
    except ValidationError:
        return _said(request, "unasked", HTTPStatus.BAD_REQUEST)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{own.name}.zip')}",
        "Cache-Control": "no-store",
        LEFT_OUT: ",".join(map(str, left)),
    }
    content = as_folder(tables, own.day)
    return Response(content, media_type="application/zip", headers=headers)


def _answer(known: Any) -> Response:
    return JSONResponse(known, headers={"Cache-Control": "no-store"})


ROUTES = [
    Route("/own/read", _reading, methods=["POST"]),
    Route("/own/keep", _keeping, methods=["POST"]),
    Route("/own/mended", _mending, methods=["POST"]),
    Route("/own/forget", _forget, methods=["POST"]),
    Route("/own/held", _held),
    Route("/own/folder", _folder, methods=["GET", "POST"]),
]
