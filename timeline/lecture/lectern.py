"""What the page of lectures asks of the server: a lecture read, checked, bound as a file.

Nothing is kept here: a lecture comes with the question, and lives in its author's browser.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata.archive import Archive
from timeline.delivery import assets
from timeline.delivery.asking import body_of
from timeline.lecture.advice import advice
from timeline.lecture.built_in import built_in
from timeline.lecture.deck import deck
from timeline.lecture.file import MOST_BYTES, read, write
from timeline.lecture.telling import noted, told
from timeline.lecture.wire import BuiltIn, CheckedLecture
from timeline.spoken import spoken
from timeline.stage.staged import Staged, staged
from timeline.stage.wire import StageFiles

MOST_FAULTS = 200


def stage_data(stage: Staged) -> StageFiles:
    """What a stage in a lecture is given, without its state."""
    return {"addresses": stage.addresses, "fault": stage.words["fault"]["stage"], "notice": ""}


@lru_cache(maxsize=4)
def built_in_lectures(archive: Archive, stage: Staged) -> list[BuiltIn]:
    """The lectures that come with the program: what stands in a list, and where the rest is."""
    return [
        {
            "id": name,
            "title": lecture.title,
            "minutes": lecture.minutes,
            "scenes": [
                {"minutes": scene.minutes, "skip": scene.may_be_skipped} for scene in lecture.scenes
            ],
            "checked": assets.SHELF.put(
                f"lecture-{name}.json",
                assets.as_bytes(checked(write(lecture, stage.frame), archive, stage)),
            ),
        }
        for name, lecture in built_in(stage.frame).items()
    ]


def checked(text: str, archive: Archive, stage: Staged) -> CheckedLecture:
    """A lecture file as the browser shows it, as text again, and what is wrong with it."""
    catalogue = stage.words
    lecture, faults = read(text, stage.frame)
    again = write(lecture, stage.frame)
    said = advice(lecture, archive, stage.scene.marks, catalogue)
    return {
        "told": told(lecture, archive, stage.frame, catalogue),
        "noted": noted(lecture),
        "text": again,
        "raw": yaml.safe_load(again),
        "faults": [str(fault) for fault in faults[:MOST_FAULTS]],
        "advice": [{"scene": one.scene, "message": one.message} for one in said],
    }


async def _check(request: Request) -> Response:
    text = await _text(request)
    if isinstance(text, Response):
        return text
    archive, _ = spoken(request.query_params)
    known = await run_in_threadpool(checked, text, archive, staged(archive))
    return JSONResponse(known, headers={"Cache-Control": "no-store"})


async def _deck(request: Request) -> Response:
    text = await _text(request)
    if isinstance(text, Response):
        return text
    made = await run_in_threadpool(bound, text, request.query_params)
    headers = {"Content-Disposition": 'attachment; filename="lecture.html"'}
    return Response(made, media_type="text/html", headers=headers)


def bound(text: str, params: Mapping[str, Any]) -> bytes:
    """The lecture of a file as one HTML file that needs nothing else."""
    archive, _ = spoken(params)
    stage = staged(archive)
    lecture, _ = read(text, stage.frame)
    return deck(lecture, archive, stage)


async def _text(request: Request) -> str | Response:
    body = await body_of(request, MOST_BYTES)
    return body if isinstance(body, Response) else body.decode("utf-8", errors="replace")


ROUTES = [
    Route("/lecture/check", _check, methods=["POST"]),
    Route("/lecture/deck", _deck, methods=["POST"]),
]
