"""The page of a phone, and where a code is typed."""

import json
import re
from urllib.parse import urlsplit

import pytest

from tests.asgi import ask
from tests.timeline.room.rooming import APP
from timeline.ahead import STYLES
from timeline.delivery import modules
from timeline.delivery.assets import style
from timeline.room.codes import as_code

WIDE = "ACDEQU".translate({ord(letter): ord(letter) + 0xFEE0 for letter in "ACDEQU"})
SPEAKERS = {"lecture", "drafts", "room"}  # rooms of modules that only who speaks needs


@pytest.mark.parametrize(
    "typed",
    [
        "ACDEQU",
        "acdequ",
        " ac de-qu ",
        WIDE,
        "acdeou",
        "ACDE0V",
        "a.c.d.e.q.u",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert as_code(typed) == "ACDEQU"


@pytest.mark.parametrize("typed", ["", "ACDEQ", "ACDEQUU", "ACDEQ1", "가나다라마바", "../../x"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert as_code(typed) == ""


def test_a_typed_code_leads_to_its_room() -> None:
    answer = ask(APP, "/room?code=ac+de+qu&lang=ko&other=1")
    assert (answer.status, answer.headers["location"]) == (303, "room/ACDEQU?lang=ko")


def test_a_code_of_nobody_is_asked_for_again_as_text() -> None:
    page = ask(APP, "/room?code=%3Cscript%3E").content.decode()
    assert '<p role="alert">' in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert 'role="alert"' not in ask(APP, "/room").content.decode()


@pytest.mark.parametrize(("path", "base"), [("/room/nothing", "../"), ("/room", "./")])
def test_the_form_leads_to_its_page_from_wherever_it_stands(path: str, base: str) -> None:
    page = ask(APP, path).content.decode()
    assert f'<base href="{base}">' in page
    assert '<form action="room">' in page


def test_a_phone_loads_nothing_of_who_speaks() -> None:
    page = ask(APP, "/room/acdequ").content.decode()
    rooms = set(re.findall(r'"modulepreload" href="stage/web-\w+/(\w+)\.js"', page))
    assert rooms == modules.rooms_of(["phone/phone"]) == {"faces", "kit", "phone", "stage"}
    assert not rooms & SPEAKERS


def test_a_clicker_asks_for_no_file_of_the_stage() -> None:
    ahead = re.compile(r'as="fetch"|plotly')
    address = json.loads(ask(APP, "/room", method="POST").content)["clicker"]
    clicker, phone = (
        ask(APP, path).content.decode() for path in (urlsplit(address).path, "/room/acdequ")
    )
    assert [bool(ahead.search(page)) for page in (clicker, phone)] == [False, True]
    assert '<base href="../../">' in clicker


def test_a_phone_page_keeps_nothing_and_runs_only_what_is_ours() -> None:
    answer = ask(APP, "/room/acdequ")
    policy = answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-cache"
    assert len(re.findall(r"'sha256-[^']+'", policy)) == 2
    assert "unsafe-inline" not in policy.partition("style-src")[0]


def test_the_page_is_in_the_language_of_its_address() -> None:
    korean = ask(APP, "/room/acdequ?lang=ko").content.decode()
    assert '<html lang="ko' in korean
    assert "강의로 돌아가기" in korean


def test_another_process_finds_the_style_of_a_phone() -> None:
    page = ask(APP, "/room/acdequ").content.decode()
    sheets = set(re.findall(r'rel="stylesheet" href="(stage/[^"]+)"', page))
    assert sheets == {style(name) for name in ("stage", "kit/page", "phone/phone")}
    assert "phone/phone" in STYLES
