"""How to cite what can be picked, and what it rests on. Plain data."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata.archive import Archive
from timeline import cite
from timeline.cite import CitationStyle
from timeline.spoken import spoken
from timeline.stage.wire import Citations
from timeline.text import Words, edition_of


def citations(archive: Archive, words: Words, day: date) -> Citations:
    """How to cite each card and each source as seen on a day, in most styles; without address.

    The others are written `when_asked`.
    """
    return {
        "styles": [
            {"key": style, "label": words["sources"]["styles"][style]} for style in CitationStyle
        ],
        "address": cite.ADDRESS,
        "edition": edition_of(words).version,
        "cards": {
            key: {style: cite.cite_entry(title, style, words, day, key) for style in cite.AT_ONCE}
            for key, title in _named(archive).items()
        },
        "sources": {
            source.id: {style: cite.cite(source, style, words, day) for style in cite.AT_ONCE}
            for source in archive.sources.values()
        },
    }


def _named(archive: Archive) -> dict[str, str]:
    """What can be picked, by id."""
    named = {event.id: event.title for event in archive.events.values()}
    named |= {corridor.id: corridor.name for corridor in archive.corridors.values()}
    return named | {place.id: place.name for place in archive.places.values()}


def when_asked(style: str, params: Mapping[str, Any]) -> list[str] | None:
    """What is picked and all that it rests on, or one source, in a style that takes a library."""
    archive, words = spoken(params)
    if style not in cite.WHEN_ASKED:
        return None
    known, day = CitationStyle(style), datetime.now(UTC).date()
    pick, lines = params.get("pick", ""), list[str]()
    known_source = archive.sources.get(str(params.get("source", "")))
    sources = [known_source] if known_source else []
    if pick in (named := _named(archive)):
        lines.append(cite.cite_entry(named[pick], known, words, day, pick))
        tables = archive.events, archive.corridors, archive.places
        record = next(table[pick] for table in tables if pick in table)
        sources = [*archive.sources_of(record)]
    return [*lines, *(cite.cite(source, known, words, day) for source in sources)] or None


async def _written(request: Request) -> Response:
    style = request.path_params["style"]
    lines = await run_in_threadpool(when_asked, style, request.query_params)
    return Response(status_code=404) if lines is None else JSONResponse(lines)


ROUTES = [Route("/cite/{style}", _written)]
