"""What the page of lectures asks of the server: a lecture read, checked, bound as a file.

Nothing is kept here: a lecture comes with the question, and lives in its author's browser (but
for `links.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata.archive import Archive
from timeline.address import LANGUAGE
from timeline.answers import answers_file
from timeline.delivery import assets
from timeline.guard.bodies import Desk, body_of
from timeline.guard.limits import limits
from timeline.keys import of_lectures
from timeline.lecture.advice import advice
from timeline.lecture.built_in import built_in_of
from timeline.lecture.deck import Version, deck
from timeline.lecture.file import MOST_BYTES, read
from timeline.lecture.model import Fault, Lecture
from timeline.lecture.telling import noted, told
from timeline.lecture.wire import (
    BuiltIn,
    CheckedLecture,
    Phrases,
    PlayingLecture,
    SpokenLecture,
)
from timeline.lecture.writing import raw, write
from timeline.once import once
from timeline.spoken import spoken
from timeline.stage.staged import Staged, staged
from timeline.stage.wire import StageFiles
from timeline.text import Words, edition_of

MOST_FAULTS = 200
DESK = Desk(limits().checks_at_once, limits().checks_waiting)
LATER_SECONDS = 5
IN = "in"  # key of an address: the languages that a file holds, separated by commas


def stage_data(stage: Staged) -> StageFiles:
    """What a stage in a lecture is given, without its state."""
    return {"addresses": stage.addresses, "fault": stage.words["fault"]["stage"], "notice": ""}


def lecture_words(words: Words) -> Phrases:
    """What is said around a lecture, before its audience and in the lecturer's window."""
    return words["lectures"] | {"counted": words["counted"]} | of_lectures(words)


@once(most=4)
def built_in_lectures(archive: Archive, stage: Staged) -> list[BuiltIn]:
    """The lectures that come with the program: what stands in a list, and where the rest is."""
    written = built_in_of(archive)
    made_of = f"{archive.identity} {stage.addresses['facts']}"
    return [
        {
            "id": name,
            "title": lecture.title,
            "about": lecture.about,
            "audience": lecture.audience,
            "minutes": lecture.minutes,
            "scenes": [
                {
                    "heading": scene.heading,
                    "layout": scene.layout.value,
                    "minutes": scene.minutes,
                    "skip": scene.may_be_skipped,
                }
                for scene in lecture.scenes
            ],
            "checked": assets.later(
                f"lecture-{name}.json",
                made_of,
                partial(checked, written[name], [], archive, stage, lecture),
            ),
        }
        for name, lecture in built_in_of(archive, archive.language).items()
    ]


def checked(
    lecture: Lecture,
    faults: Sequence[Fault],
    archive: Archive,
    stage: Staged,
    spoken_as: Lecture | None = None,
) -> CheckedLecture:
    """A lecture as the browser shows it, as a file, and what is wrong with it.

    It is shown as it is `spoken_as`, in the language of the page. One that names no edition of the
    facts is of the one that is served.
    """
    catalogue = stage.words
    lecture = replace(lecture, edition=lecture.edition or edition_of(catalogue).version)
    said = advice(lecture, archive, stage.scene.marks, catalogue)
    return {
        "told": told(spoken_as or lecture, archive, stage.frame, catalogue),
        "noted": noted(spoken_as or lecture, archive),
        "text": write(lecture, stage.frame),
        "raw": raw(lecture, stage.frame),
        "faults": [fault.in_words(catalogue) for fault in faults[:MOST_FAULTS]],
        "advice": [{"scene": one.scene, "message": one.message} for one in said],
    }


async def _check(request: Request) -> Response:
    def made(content: bytes) -> Response:
        known = read_and_checked(content, request.query_params)
        return JSONResponse(known, headers={"Cache-Control": "no-store"})

    return await _worked(request, made)


async def _worked(request: Request, made: Callable[[bytes], Response]) -> Response:
    """What is made of a lecture that is sent, in turn with others."""
    async with body_of(request, MOST_BYTES) as content:
        if isinstance(content, Response):
            return content
        return await DESK.made(request, LATER_SECONDS, made, content)


async def _playing(request: Request) -> Response:
    """A lecture that comes with the facts, for a page that shows it in place."""
    known = await run_in_threadpool(playing, request.query_params)
    return assets.answer(known, "lecture.json", assets.ONCE)


def playing(params: Mapping[str, Any]) -> bytes | None:
    """A `PlayingLecture` as it is sent, compressed."""
    archive, _ = spoken(params)
    stage = staged(archive)
    name = params.get("name", "")
    return _playing_of(archive, stage, name) if name in built_in_of(archive) else None


@once(most=16)
def _playing_of(archive: Archive, stage: Staged, name: str) -> bytes | None:
    known = built_in_of(archive, archive.language)
    lecture = known.get(name)
    if lecture is None or not lecture.scenes:
        return None
    own: PlayingLecture = {
        "lecture": told(lecture, archive, stage.frame, stage.words),
        "words": stage.words["lectures"] | of_lectures(stage.words),
    }
    return assets.compressed(assets.as_bytes(own))


def read_and_checked(content: bytes, params: Mapping[str, Any]) -> CheckedLecture:
    archive, _ = spoken(params)
    stage = staged(archive)
    lecture, faults = read(content, stage.frame)
    other = archive.language in lecture.extra.get("also", {})
    spoken_as = read(content, stage.frame, archive.language)[0] if other else None
    return checked(lecture, faults, archive, stage, spoken_as)


async def _deck(request: Request) -> Response:
    def made(content: bytes) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="lecture.html"'}
        own = bound(content, request.query_params)
        return Response(own, media_type="text/html", headers=headers)

    return await _worked(request, made)


def bound(content: str | bytes, params: Mapping[str, Any]) -> bytes:
    """The lecture of a file as one HTML file that needs nothing else, in what it is asked in."""
    return deck(*_versions(content, params))


def _versions(content: str | bytes, params: Mapping[str, Any]) -> Iterator[Version]:
    """The first is that in which a file opens."""
    asked = [code for code in params.get(IN, "").split(",") if code]
    own, _ = spoken(params)
    known = [code for code in asked if code in own.subject.languages]
    for code in dict.fromkeys(known) or [own.language]:
        archive, _ = spoken({**params, LANGUAGE: code})
        stage = staged(archive)
        yield Version(read(content, stage.frame, archive.language)[0], archive, stage)


async def _spoken(request: Request) -> Response:
    def made(content: bytes) -> Response:
        own = in_language(content, request.query_params)
        return JSONResponse(own, headers={"Cache-Control": "no-store"})

    return await _worked(request, made)


def in_language(content: str | bytes, params: Mapping[str, Any]) -> SpokenLecture:
    """The lecture of a file in the language that is asked for, with the words around it."""
    archive, catalogue = spoken(params)
    stage = staged(archive)
    lecture, _ = read(content, stage.frame, archive.language)
    return {
        "stage": stage_data(stage),
        "lecture": told(lecture, archive, stage.frame, catalogue),
        "noted": noted(lecture, archive),
        "answers": answers_file(archive),
        "words": lecture_words(catalogue),
    }


ROUTES = [
    Route("/lecture/check", _check, methods=["POST"]),
    Route("/lecture/playing", _playing),
    Route("/lecture/deck", _deck, methods=["POST"]),
    Route("/lecture/spoken", _spoken, methods=["POST"]),
]
