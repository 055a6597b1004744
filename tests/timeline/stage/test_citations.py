"""Citations in styles that take a library are written when they are asked for."""

import json
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette

from geodata.archive import Archive
from tests.asgi import ask
from timeline.cite import AT_ONCE, WHEN_ASKED, CitationStyle, cite, cite_entry
from timeline.stage.citations import ROUTES, citations
from timeline.text import Words

APP = Starlette(routes=ROUTES)
EVENT = "2016-04-ningbo-restaurant"


@pytest.mark.parametrize("style", WHEN_ASKED)
def test_what_is_picked_is_cited_with_its_sources(
    style: CitationStyle, archive: Archive, catalogue: Words
) -> None:
    event, day = archive.events[EVENT], datetime.now(UTC).date()
    entry = cite_entry(event.title, style, catalogue, day, EVENT)
    sources = [cite(source, style, catalogue, day) for source in archive.sources_of(event)]
    assert json.loads(ask(APP, f"/cite/{style}?pick={EVENT}").content) == [entry, *sources]
    first = event.sources[0]
    assert json.loads(ask(APP, f"/cite/{style}?source={first}").content) == sources[:1]


@pytest.mark.parametrize(
    "path", ["mla", "mla?pick=nobody", "mla?source=x", f"apa?pick={EVENT}", "x"]
)
def test_nothing_else_is_written(path: str) -> None:
    assert ask(APP, f"/cite/{path}").status == 404


def test_the_others_come_at_once(archive: Archive, catalogue: Words) -> None:
    known = citations(archive, catalogue, datetime.now(UTC).date())
    assert [style["key"] for style in known["styles"]] == [*CitationStyle]
    assert {*known["cards"][EVENT]} == {*AT_ONCE}
