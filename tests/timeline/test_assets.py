"""The page of the stage comes with what it will ask for, and a page listens to itself alone."""

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from geodata.archive import Archive
from tests.asgi import ask
from timeline.stage import assets, staged


def page(_request: Request) -> HTMLResponse:
    return HTMLResponse("<html><head><title>A page</title></head></html>")


@pytest.fixture
def app(archive: Archive) -> assets.Hastened:
    staged(archive)
    return assets.Hastened(Starlette(routes=[Route("/{rest:path}", page)]))


@pytest.mark.parametrize(("path", "files"), [("/", 1), ("/base/", 1), ("/sources", 0)])
def test_only_the_page_of_the_stage_announces_its_files(
    app: assets.Hastened, path: str, files: int
) -> None:
    answer = ask(app, path)
    assert answer.headers.get("link", "").count("/facts.") == files
    assert answer.headers.get("link", "").count("/player.js") == files
    assert answer.content.count(f'<script async src="/{assets.plotly()}">'.encode()) == files
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert b"<title>A page</title>" in answer.content


def test_what_is_announced_is_all_that_the_stage_imports_and_no_more(app: assets.Hastened) -> None:
    links = ask(app, "/").headers["link"]
    announced = set(re.findall(r"/(\w+\.js)>; rel=modulepreload", links))
    texts = assets.module_texts()
    for name in announced:
        assert set(re.findall(r'from "\./(\w+\.js)"', texts[name])) <= announced
    assert {"player.js", "frame.js", "map.js"} <= announced
    assert not {"deck.js", "editor.js", "numbers.js", "story.js"} & announced


def test_a_page_listens_to_nobody_but_itself(app: assets.Hastened) -> None:
    """Streamlit's own answer would let a page of others that frames this one stop or rerun it."""
    answer = ask(app, "/_stcore/host-config")
    known = json.loads(answer.content)
    assert known["allowedOrigins"] == ["http://crossings.test", "https://crossings.test"]
    assert answer.headers["cache-control"] == "no-cache"


def test_the_two_style_sheets_do_not_speak_of_the_same_things() -> None:
    """Both are on a page at once. A fault and a row of tools look alike in both."""
    first, second = (
        set(re.findall(r"(?:^|,)\s*\.(cx-[\w-]+)", assets.web_text(name), re.MULTILINE))
        for name in ("stage.css", "page.css")
    )
    assert first & second <= {"cx-fault", "cx-tools"}


def test_what_the_first_page_is_made_of_is_compressed_before_anybody_asks() -> None:
    assets._streamlit_file.cache_clear()
    assets.compress_ahead()
    ready = assets._streamlit_file.cache_info()
    page = (assets.STREAMLIT.parent / "index.html").read_text("utf-8")
    named = re.findall(r"(?:src|href)=\"\./static/(.+?\.(?:js|css))\"", page)
    assert len(named) > 10
    assert all(assets._streamlit_file(name) for name in named)
    assert assets._streamlit_file.cache_info().misses == ready.misses
