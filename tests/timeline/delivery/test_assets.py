"""What is served of our own and of Streamlit's, and a page listens to itself alone."""

import asyncio
import gzip
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from geodata.folder import state_of
from geodata.load import current, load
from tests.asgi import Answer, answered, ask, in_loop, rested
from tests.geodata.planting import make_copy
from tests.serving import ROOT
from timeline import ahead
from timeline.delivery import assets, modules, streamlit_files
from timeline.first import MODULES


def page(request: Request) -> HTMLResponse:
    """As Streamlit sends it: some plain, some packed."""
    text = b"<html><head><title>A page</title></head></html>"
    if request.url.path.endswith("packed"):
        return HTMLResponse(gzip.compress(text), headers={"Content-Encoding": "gzip"})
    return HTMLResponse(text)


def spoken(at: str, _asked: object, _headers: object) -> dict[str, str]:
    return {"lang": "ko"} if at == "/korean" else {}


@pytest.fixture
def app() -> streamlit_files.Hastened:
    own = Starlette(routes=[Route("/{rest:path}", page)])
    return streamlit_files.Hastened(own, lambda sent, at, asked: f"{sent}, {at}, {asked}", spoken)


@pytest.mark.parametrize("path", ["/", "/base/", "/sources"])
def test_a_page_is_sent_as_its_address_asks(app: streamlit_files.Hastened, path: str) -> None:
    answer = ask(app, path)
    assert answer.content.endswith(f", {path}, {{}}".encode())
    packed = ask(app, f"{path}packed")
    assert gzip.decompress(packed.content).endswith(f", {path}packed, {{}}".encode())
    assert int(packed.headers["content-length"]) == len(packed.content)
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert b"<title>A page</title>" in answer.content


def test_a_page_listens_to_nobody_but_itself(app: streamlit_files.Hastened) -> None:
    """Streamlit's own answer would let a page of others that frames this one stop or rerun it."""
    answer = ask(app, "/_stcore/host-config")
    known = json.loads(answer.content)
    assert known["allowedOrigins"] == ["http://crossings.test", "https://crossings.test"]
    assert known["blockErrorDialogs"], "or they lie over a lecture"
    assert answer.headers["cache-control"] == "no-cache"


FILES = Starlette(routes=[*assets.Served(ahead.all_pages).routes(), *modules.ROUTES])


def test_a_file_is_kept_for_a_year_because_its_name_is_its_content() -> None:
    address, other = (assets.SHELF.put("made.json", text) for text in (b"[1]", b"[2]"))
    assert address != other
    assert assets.SHELF.put("made.json", b"[1]") == address
    for path in (address, modules.address("stage"), assets.style("stage")):
        answer = ask(FILES, f"/{path}")
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert gzip.decompress(ask(FILES, f"/{address}").content) == b"[1]"


def test_a_page_that_another_process_sent_has_its_files_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """None of them has been asked for in this process; whoever asks in vain asks once."""
    shelf, asked = assets.Shelf(), list[str]()
    monkeypatch.setattr(assets, "SHELF", shelf)

    def part(name: str) -> Callable[[], object]:
        def make() -> object:
            asked.append(name)
            return shelf.put(f"{name}.json", name.encode())

        return make

    own = Starlette(routes=assets.Served(lambda: map(part, ("one", "two", "three"))).routes())
    two = f"two.{assets.digest(b'two')}.json"
    assert gzip.decompress(ask(own, f"/stage/{two}").content) == b"two"
    assert asked == ["one", "two"]
    for _ in range(2):
        assert ask(own, "/stage/none.0123456789ab.json").status == 404
    assert ask(own, "/stage/none.json").status == 404
    assert asked == ["one", "two", "one", "two", "three"]


def test_what_no_picture_needs_is_made_once_and_only_when_it_is_asked_for() -> None:
    shelf, made = assets.Shelf(), list[str]()

    def make() -> bytes:
        made.append("once")
        return b"late"

    address = shelf.later("late.json", "a state of the facts", make)
    assert shelf.later("late.json", "another state", make) != address
    name = Path(address).name
    assert name in shelf
    assert not made
    assert gzip.decompress(shelf.get(name) or b"") == b"late"
    assert shelf.get(name)
    assert shelf.later("late.json", "a state of the facts", make) == address
    assert made == ["once"]
    for rest in shelf.owed():
        rest()
    assert made == ["once", "once"]
    assert not shelf.owed()


def test_of_more_than_are_owed_the_oldest_is_made_and_a_page_that_is_open_finds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(assets, "MOST_OWED", 2)
    shelf, made = assets.Shelf(), list[str]()

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    names = [
        Path(shelf.later("late.json", name, partial(make, name))).name for name in ("a", "b", "c")
    ]
    assert made == ["a"]
    assert [gzip.decompress(shelf.get(name) or b"") for name in names] == [b"a", b"b", b"c"]
    assert made == ["a", "b", "c"]


def test_one_that_cannot_be_made_is_no_fault_of_others_and_each_name_has_its_own_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else an editor who saves often holds a state of the facts for each time."""
    monkeypatch.setattr(assets, "MOST_OWED", 1)
    shelf = assets.Shelf()

    def fail() -> bytes:
        raise ValueError

    def again() -> bytes:
        shelf.later("other.json", "of that", lambda: b"other")
        return b"search"

    shelf.later("other.json", "of this", fail)
    first = shelf.later("search.json", "of this", again)
    shelf.later("search.json", "of that", again)
    assert gzip.decompress(shelf.get(Path(first).name) or b"") == b"search"
    assert len(shelf.owed()) == 2


def test_a_file_is_found_though_it_is_made_while_it_is_looked_for() -> None:
    """What is owed goes from one table to another: who looks in both may come between."""

    class Between(assets.Shelf):
        def coming(self, name: str) -> Future[bytes] | None:
            found = super().coming(name)
            self._paid(name)  # by another thread
            return found

    shelf = Between()
    name = Path(shelf.later("late.json", "of this", lambda: b"late")).name
    assert gzip.decompress(shelf.get(name) or b"") == b"late"


def test_whoever_asks_while_it_is_made_waits_for_it() -> None:
    shelf, made = assets.Shelf(), list[str]()

    def make() -> bytes:
        made.append("once")
        return b"late"

    name = Path(shelf.later("late.json", "of this", make)).name
    with ThreadPoolExecutor(8) as hall:
        found = {*hall.map(lambda _: shelf.get(name), range(40))}
    assert [gzip.decompress(own or b"") for own in found] == [b"late"]
    assert made == ["once"]


def test_a_hall_that_waits_for_one_file_leaves_room_for_who_asks_for_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All threads that a server has would else wait for the one that makes it."""
    shelf, go = assets.Shelf(), Event()
    monkeypatch.setattr(assets, "SHELF", shelf)

    def slow() -> bytes:
        assert go.wait(20)
        return b"slow"

    late = shelf.later("late.json", "of this", slow)
    there = shelf.put("there.json", b"there")
    own = Starlette(
        routes=[*assets.Served(list).routes(), Route("/other", lambda _: HTMLResponse("other"))]
    )

    async def all_of_them() -> list[Answer]:
        waiting = [asyncio.ensure_future(answered(own, f"/{late}")) for _ in range(60)]
        await rested()
        try:
            async with asyncio.timeout(10):
                others = [await answered(own, "/other"), await answered(own, f"/{there}")]
        except TimeoutError:
            go.set()
            raise
        assert not any(one.done() for one in waiting)
        waiting.pop().cancel()
        go.set()
        return [*others, *await asyncio.gather(*waiting)]

    other, file, *hall = in_loop(all_of_them())
    assert other.content == b"other"
    assert gzip.decompress(file.content) == b"there"
    assert {gzip.decompress(one.content) for one in hall} == {b"slow"}


def test_a_later_program_or_other_facts_call_their_files_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser keeps a file for a year by its name: what is stale is never asked for again."""
    shelf = assets.Shelf()
    before = shelf.later("cards.json", "the facts", lambda: b"before")
    monkeypatch.setattr(assets, "program", lambda: "a later one")
    assert shelf.later("cards.json", "the facts", lambda: b"after") != before
    folder = make_copy(tmp_path).folder
    states = [state_of(folder)]
    for name in ("events.csv", "words/en.toml", "translations/ko/events.csv"):
        (folder / name).write_text((folder / name).read_text("utf-8") + "\n", "utf-8")
        states.append(state_of(folder))
    assert len({*states}) == 4
    assert load(folder).state == states[-1]


def test_every_process_calls_its_files_alike() -> None:
    """Whatever order its sets have: here as they come, there by a seed."""
    program = (
        "from geodata.load import current; from timeline import ahead;"
        "from timeline.delivery import assets;"
        "[part() for part in ahead.parts(current())]; print(*assets.SHELF._files)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        for part in ahead.parts(current()):
            part()
        assert other.stdout
        names = other.stdout.read().split()
    assert len(names) > 100
    assert {*names} <= {*assets.SHELF._files}


def test_a_file_that_is_not_there_is_not_kept() -> None:
    answer = ask(FILES, "/stage/nothing.json")
    assert answer.status == 404
    assert "cache-control" not in answer.headers


def test_the_two_style_sheets_do_not_speak_of_the_same_things() -> None:
    """Both are on a page at once. A fault and a row of tools look alike in both."""
    first, second = (
        set(re.findall(r"(?:^|,)\s*\.(cx-[\w-]+)", assets.web_text(name), re.MULTILINE))
        for name in ("stage/stage.css", "kit/page.css")
    )
    assert first & second <= {"cx-fault", "cx-tools"}


def test_what_the_first_page_is_made_of_is_compressed_before_anybody_asks() -> None:
    streamlit_files._streamlit_file.cache_clear()
    streamlit_files.compress_ahead(MODULES)
    ready = streamlit_files._streamlit_file.cache_info()
    page = (streamlit_files.STREAMLIT.parent / "index.html").read_text("utf-8")
    named = re.findall(r"(?:src|href)=\"\./static/(.+?\.(?:js|css))\"", page)
    assert len(named) > 10
    assert all(streamlit_files._streamlit_file(name) for name in named)
    assert streamlit_files._streamlit_file.cache_info().misses == ready.misses


def test_streamlits_files_are_compressed_also_where_the_venv_is_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As uv, Nix and containers lay it out."""
    package = Path(streamlit.__file__).parent
    (tmp_path / "streamlit").symlink_to(package, target_is_directory=True)
    monkeypatch.setattr(streamlit, "__file__", str(tmp_path / "streamlit" / "__init__.py"))
    script = runpy.run_path(streamlit_files.__file__)
    name = next((package / "static" / "static" / "js").glob("*.js")).name
    assert script["_streamlit_file"](f"js/{name}")


def test_no_font_comes_that_nothing_is_written_in() -> None:
    (sheet,) = (streamlit_files.STREAMLIT / "css").glob("index.*.css")
    sent = gzip.decompress(streamlit_files._streamlit_file(f"css/{sheet.name}") or b"").decode()
    faces = re.findall(r"@font-face\{[^}]*\}", sent)
    (icons,) = (face for face in faces if "Material Symbols" in face)
    assert "unicode-range:U+21-7E" in icons
    (text,) = (face for face in faces if "font-family:Source Sans;" in face)
    assert "font-style:normal" in text


def test_a_page_is_asked_for_again_in_the_language_of_who_asks(
    app: streamlit_files.Hastened,
) -> None:
    answer = ask(app, "/korean", accept="text/html")
    assert (answer.status, answer.headers["location"]) == (307, "?lang=ko")
    assert answer.headers["vary"] == "Accept-Language"
