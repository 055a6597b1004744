"""Lectures behind short links, where whoever runs the server lets it keep them.

`CROSSINGS_LINKS=/var/lib/crossings/links` names their folder, which all processes share; without it
nothing is kept, and a link carries its lecture itself. A file is named after what it holds: what
stands behind a link never changes, and nobody can guess one.
"""

import gzip
import json
import os
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from tempfile import NamedTemporaryFile

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from timeline.guard.addresses import address_of
from timeline.guard.bodies import body_of, later, refused
from timeline.guard.limits import PREFIX, Limits, limits
from timeline.guard.turns import Allowance, Allowances
from timeline.lecture.wire import KeptLink
from timeline.spoken import ours

NAME = f"{PREFIX}LINKS"
ID_BYTES = 12  # 16 letters
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
DAY_SECONDS = 86_400
HALF = ".link-"  # how a file begins that is being written
FASTEST = 1  # of gzip
NEVER = {"Cache-Control": "no-store"}


def folder() -> Path | None:
    """None where the server keeps no links."""
    named = os.environ.get(NAME, "").strip()
    return Path(named) if named else None


def allowances(own: Limits) -> Allowances:
    return Allowances(own.links_of_address_a_minute / 60, own.links_of_address_burst)


def shares(own: Limits) -> Allowances:
    """In bytes: one address does not take the place of all others."""
    most = own.links_bytes_of_address_a_day
    return Allowances(most / DAY_SECONDS, most)


KEEPING = allowances(limits())
SHARES = shares(limits())


class FullError(Exception):
    """No more is kept until what nobody opens has become old."""


class Links:
    def __init__(self, own: Path) -> None:
        self._own = own

    def keep(self, content: bytes, share: Allowance | None = None) -> str:
        """Its id, the same for the same lecture.

        Raises `FullError`, also where the share is used up, or `OSError` where a disk refuses.
        """
        key = urlsafe_b64encode(sha256(content).digest()[:ID_BYTES]).decode()
        if not self._opened(key):
            packed = gzip.compress(content, FASTEST, mtime=0)
            self._make_room(len(packed))
            if share and share.due(len(packed)):
                raise FullError
            self._write(self._own / key, packed)
        return key

    def packed(self, key: str) -> bytes | None:
        """As gzip; None where there is none of that id. It is kept for longer then."""
        try:
            return (self._own / key).read_bytes() if is_id(key) and self._opened(key) else None
        except OSError:
            return None

    def _opened(self, key: str) -> bool:
        try:
            os.utime(self._own / key)
        except OSError:
            return (self._own / key).is_file()
        return True

    def _make_room(self, size: int) -> None:
        """What nobody has opened for long goes first; what else lies there is not ours."""
        self._own.mkdir(parents=True, exist_ok=True)
        oldest = time.time() - limits().link_days * DAY_SECONDS
        held = 0
        ours = (own for own in self._own.iterdir() if is_id(own.name) or own.name.startswith(HALF))
        for file in ours:
            try:
                known = file.stat()
                if known.st_mtime < oldest:
                    file.unlink()
                else:
                    held += known.st_size
            except FileNotFoundError:  # another process was first
                continue
        if held + size > limits().links_bytes:
            raise FullError

    def _write(self, file: Path, packed: bytes) -> None:
        """Whole or not at all."""
        with NamedTemporaryFile(dir=self._own, prefix=HALF, delete=False) as new:
            try:
                new.write(packed)
                new.flush()
                os.fsync(new.fileno())
                Path(new.name).replace(file)
            except OSError:
                Path(new.name).unlink(missing_ok=True)
                raise


def is_id(name: str) -> bool:
    return len(name) == ID_BYTES * 4 // 3 and LETTERS.issuperset(name)


async def _keep(request: Request) -> Response:
    own = folder()
    if own is None:
        return _no_such(request)
    if seconds := KEEPING.of(address_of(request.scope)).due():
        return later(request, round(seconds))
    async with body_of(request, limits().link_bytes) as content:
        if isinstance(content, Response):
            return content
        if not await run_in_threadpool(is_lecture, content):
            return Response(status_code=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            share = SHARES.of(address_of(request.scope))
            key = await run_in_threadpool(Links(own).keep, content, share)
        except (FullError, OSError):
            return _said(request, "links_full", HTTPStatus.INSUFFICIENT_STORAGE)
    kept: KeptLink = {"id": key, "days": limits().link_days}
    return JSONResponse(kept, headers=NEVER)


async def _give(request: Request) -> Response:
    own = folder()
    packed = own and await run_in_threadpool(Links(own).packed, request.path_params["key"])
    if not packed:
        return _no_such(request)
    headers = NEVER | {"Content-Encoding": "gzip"}
    return Response(packed, media_type="application/json", headers=headers)


def is_lecture(content: bytes) -> bool:
    """Whether it is one by its outline; whoever opens it has it read like any other."""
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(raw, dict) and isinstance(raw.get("scenes"), list)


def _no_such(request: Request) -> Response:
    return _said(request, "link_gone", HTTPStatus.NOT_FOUND)


def _said(request: Request, key: str, status: HTTPStatus) -> Response:
    return refused(ours(request.query_params)[1]["lectures"][key], status)


ROUTES = [
    Route("/lecture/link", _keep, methods=["POST"]),
    Route("/lecture/link/{key}", _give),
]
