"""Routes for the files that others take away. Made when asked for, off the event loop.

A name is looked up in a fixed list; no path is ever built from an address.
"""

import logging
from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.archive import Archive
from geodata.edition import edition
from geodata.editions import days, past
from geodata.export import NAMES, earlier, exports
from geodata.export.tables import csv_bytes
from geodata.formulas import bare
from timeline.address import EDITION
from timeline.delivery import assets
from timeline.guard.addresses import address_of
from timeline.guard.bodies import Desk, later
from timeline.guard.limits import limits
from timeline.once import Making, once
from timeline.spoken import ours, spoken

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".kml": "application/vnd.google-earth.kml+xml",
    ".json": "application/ld+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".zip": "application/zip",
}
AS_IT_IS = {".zip", ".gpkg"}  # which hardly get smaller
PROJECT = "crossings"
LATER_SECONDS = 5
FILES = Making()
MOST_PAST = 6 * len(NAMES)  # of one language: whoever asks for all of it has each made once
# One at a time: each keeps a thread and Python's lock for a third of a second when it is made.
DESK = Desk(1, limits().downloads_waiting)
LOGGER = logging.getLogger(__name__)


def sizes(archive: Archive) -> dict[str, int | None]:
    """Bytes of each file by its name; makes those that nobody has asked for yet.

    None of what can't be made now, since no disk can be written to; it may be when it is asked for.
    """
    return {name: _size(name, archive) for name in NAMES}


def _size(name: str, archive: Archive) -> int | None:
    try:
        return len(exports(archive).get(name))
    except OSError:
        return None


def saved_as(name: str, version: str = "") -> str:
    """The name under which a browser keeps the file: it says where it came from."""
    own = name if name.startswith(PROJECT) else f"{PROJECT}-{name}"
    return f"{PROJECT}-{version}-{name}" if version else own


def content_of(name: str, archive: Archive, asked: str = "") -> bytes | None:
    """A file as it is, or a table or layer as it was in an edition; None where that had no such."""
    if not asked or asked == edition().version:
        return exports(archive).get(name)
    return _past(name, archive, asked)


@once(most=MOST_PAST, making=FILES)
def _compressed(name: str, archive: Archive, asked: str) -> bytes:
    """Once, and not for each who asks."""
    return assets.compressed(content_of(name, archive, asked) or b"")


@once(most=MOST_PAST, making=FILES)
def _past(name: str, archive: Archive, asked: str) -> bytes | None:
    """In the language of an archive; some take a process and a second, and no page waits for it."""
    if name in earlier.NAMES:
        return earlier.layer(name, asked, archive)
    rows = past(asked).get(name.removesuffix(".csv")) if name.endswith(".csv") else None
    if not rows:
        return None
    names = list(dict.fromkeys(column for row in rows for column in row))
    return csv_bytes(names, ([bare(row.get(column, "")) for column in names] for row in rows))


async def _download(request: Request) -> Response:
    name = request.path_params["name"]
    archive, words = await run_in_threadpool(spoken, request.query_params)
    if archive.is_beside:  # what a reader has brought is neither ours nor under our licence
        archive, _ = ours(request.query_params)
    asked = request.query_params.get(EDITION, "")
    if archive.own or name not in NAMES or (asked and asked not in days()):
        return PlainTextResponse(words["sources"]["no_such_file"], 404)
    kind = PurePath(name).suffix
    is_compressed = kind not in AS_IT_IS and "gzip" in request.headers.get("accept-encoding", "")
    async with DESK.turn(address_of(request.scope)) as is_ours:
        if not is_ours:
            return later(request, LATER_SECONDS)
        try:
            content = await run_in_threadpool(content_of, name, archive, asked)
            if content is not None and is_compressed:
                content = await run_in_threadpool(_compressed, name, archive, asked)
        except OSError:
            LOGGER.exception("%s can't be made", name)
            return PlainTextResponse(words["sources"]["not_now"], 503)
    if content is None:
        return PlainTextResponse(words["sources"]["no_such_file"], 404)
    headers = {
        "Content-Disposition": f'attachment; filename="{saved_as(name, asked)}"',
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        **({"Content-Encoding": "gzip"} if is_compressed else {}),
    }
    return Response(content, media_type=TYPES[kind], headers=headers)


ROUTES = [Route("/data/{name}", _download)]
