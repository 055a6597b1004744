"""The answer of the stage's page names the files it will ask for; other pages need none."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from geodata.archive import Archive
from tests.asgi import ask
from timeline.stage import assets, staged


def page(_request: Request) -> HTMLResponse:
    return HTMLResponse("<p>A page</p>")


@pytest.mark.parametrize(("path", "files"), [("/", 1), ("/base/", 1), ("/sources", 0)])
def test_only_the_page_of_the_stage_announces_its_files(
    archive: Archive, path: str, files: int
) -> None:
    staged(archive)
    app = assets.Hastened(Starlette(routes=[Route("/{rest:path}", page)]))
    assert ask(app, path).headers.get("link", "").count("plotly") == files
