"""A lecture as slides or on paper. The browser sends the pictures; one file is made at a time."""

import io
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import quote

from PIL import Image
from pydantic import AfterValidator, Base64Bytes, BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geodata.archive import Archive
from geodata.memory import give_back
from timeline.guard.bodies import Desk, body_of, refused
from timeline.guard.limits import limits
from timeline.lecture.assembly import MOST_SCENES
from timeline.lecture.file import read
from timeline.lecture.handout import Paper, handout
from timeline.lecture.leaves import TooLong
from timeline.lecture.model import Lecture
from timeline.lecture.reading import LONGEST
from timeline.lecture.slide_master import Aspect
from timeline.lecture.slides import slides
from timeline.lecture.taken import SourceChoice, Taken, entitled
from timeline.spoken import spoken
from timeline.stage.staged import staged
from timeline.text import Words

MOST_BYTES = 48 * 1024 * 1024
MOST_PIXELS = 3840 * 2160
KINDS = ("PNG", "JPEG")
DESK = Desk(1, limits().prints_waiting - 1)
LATER_SECONDS = 60


def _picture(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            image.load()
    except (OSError, SyntaxError, Image.DecompressionBombError) as fault:
        raise ValueError("not a picture") from fault
    return content


Picture = Annotated[Base64Bytes, AfterValidator(_picture)]


Line = Annotated[str, Field(max_length=LONGEST["title"])]


class PrintRequest(BaseModel):
    """A lecture file with the pictures of its scenes, None where there is none."""

    lecture: str
    pictures: Annotated[list[Picture | None], Field(max_length=MOST_SCENES)]
    notes: bool = False
    sources: SourceChoice = SourceChoice.SHORT
    title: Line = ""
    author: Line = ""
    course: Line = ""
    date: Line = ""

    @property
    def chosen(self) -> Taken:
        return Taken(self.notes, self.sources, self.course, self.date)


class SlidesRequest(PrintRequest):
    aspect: Aspect = Aspect.WIDE

    def made(self, lecture: Lecture, archive: Archive, catalogue: Words) -> Response:
        content = slides(lecture, archive, self.pictures, catalogue, self.aspect, self.chosen)
        kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        return Response(content, media_type=kind)


class HandoutRequest(PrintRequest):
    paper: Paper = Paper.A4
    per_page: Literal[1, 2, 3] = 2

    def made(self, lecture: Lecture, archive: Archive, catalogue: Words) -> Response:
        """The notice of what the print lacks travels beside it, percent-encoded."""
        made = handout(
            lecture,
            archive,
            self.pictures,
            catalogue,
            paper=self.paper,
            per_page=self.per_page,
            chosen=self.chosen,
        )
        headers = {"X-Notice": quote(made.notice)}
        return Response(made.content, media_type="application/pdf", headers=headers)


def _made(
    body: bytes, kind: type[SlidesRequest | HandoutRequest], params: Mapping[str, Any]
) -> Response:
    archive, catalogue = spoken(params)
    say = catalogue["lectures"]
    try:
        asked = kind.model_validate_json(body)
    except ValidationError as fault:
        where = ".".join(str(part) for part in fault.errors()[0]["loc"])
        return refused(say["not_printable"].format(where=where), 422)
    lecture, _ = read(asked.lecture, staged(archive).frame, archive.language)
    if not lecture.scenes:
        return refused(say["empty"], 422)
    try:
        named = entitled(lecture, asked.title, asked.author)
        return asked.made(named, archive, catalogue)
    except TooLong:
        return refused(say["too_long_to_print"], 422)
    finally:
        # Nothing is left of what it was made of, 10 MB each. Looking for that keeps Python's lock:
        # not for whoever asks in vain, over and over.
        give_back()


def _route(kind: type[SlidesRequest | HandoutRequest]) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        """In turn, once all is there; beyond so many a visitor is asked to come back."""
        async with body_of(request, MOST_BYTES) as body:
            if isinstance(body, Response):
                return body
            return await DESK.made(request, LATER_SECONDS, _made, body, kind, request.query_params)

    return answer


ROUTES = [
    Route("/lecture/slides", _route(SlidesRequest), methods=["POST"]),
    Route("/lecture/handout", _route(HandoutRequest), methods=["POST"]),
]
