"""What a server keeps behind short links, where it may."""

import gzip
import json
import os
import time
from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.asgi import ask
from timeline.guard.limits import Limits
from timeline.lecture import links
from timeline.lecture.links import DAY_SECONDS, NAME, ROUTES, FullError, Links, allowances, shares

APP = Starlette(routes=ROUTES)
LECTURE = json.dumps({"crossings": 1, "title": "A talk", "scenes": [{"heading": "One"}]}).encode()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(NAME, str(tmp_path / "links"))
    monkeypatch.setattr(links, "KEEPING", allowances(Limits()))
    monkeypatch.setattr(links, "SHARES", shares(Limits()))
    return tmp_path / "links"


def limited(monkeypatch: pytest.MonkeyPatch, **own: int) -> None:
    monkeypatch.setattr(links, "limits", lambda: Limits(**own))


def kept(content: bytes = LECTURE) -> str:
    answer = ask(APP, "/lecture/link", "POST", content)
    assert answer.status == 200
    return json.loads(answer.content)["id"]


@pytest.mark.usefixtures("own")
def test_a_short_link_gives_back_what_was_kept_and_is_one_a_lecture() -> None:
    answer = ask(APP, f"/lecture/link/{kept()}")
    assert gzip.decompress(answer.content) == LECTURE
    assert answer.headers["content-encoding"] == "gzip"
    assert kept() == kept()
    assert kept() != kept(LECTURE.replace(b"One", b"Two"))


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert ask(APP, "/lecture/link", "POST", LECTURE).status == 404
    assert ask(APP, f"/lecture/link/{'A' * 16}").status == 404


@pytest.mark.parametrize(
    "key", ["A" * 16, "A", "..", "%2e%2e%2fsecret.txt", "..%2Fsecret", "é" * 16]
)
def test_no_id_leads_to_another_file(own: Path, key: str) -> None:
    kept()
    (own.parent / "secret").write_bytes(gzip.compress(b"secret"))
    assert ask(APP, f"/lecture/link/{key}").status == 404


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"scenes": 1}', b"[" * 100_000, b"\xff"])
def test_what_is_no_lecture_is_not_kept(own: Path, content: bytes) -> None:
    assert ask(APP, "/lecture/link", "POST", content).status == 422
    assert not own.exists()


def test_it_is_bounded(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, link_bytes=len(LECTURE) - 1)
    assert ask(APP, "/lecture/link", "POST", LECTURE).status == 413
    limited(monkeypatch, links_bytes=150)
    first = Links(own).keep(LECTURE)
    with pytest.raises(FullError):
        Links(own).keep(LECTURE.replace(b"One", b"Two"))
    answer = ask(APP, "/lecture/link", "POST", LECTURE.replace(b"One", b"Two"))
    assert answer.status == 507
    assert "long link" in json.loads(answer.content)["error"]
    assert ask(APP, f"/lecture/link/{first}").status == 200


@pytest.mark.usefixtures("own")
def test_links_of_address(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Limits(links_of_address_a_minute=1, links_of_address_burst=2)
    monkeypatch.setattr(links, "KEEPING", allowances(own))
    found = [ask(APP, "/lecture/link", "POST", LECTURE) for _ in range(3)]
    assert [answer.status for answer in found] == [200, 200, 503]
    assert 50 < int(found[-1].headers["retry-after"]) <= 60


@pytest.mark.usefixtures("own")
def test_an_address_has_a_share_of_all_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SHARES", shares(Limits(links_bytes_of_address_a_day=150)))
    one, two, three = (LECTURE.replace(b"One", own) for own in (b"One", b"Two", b"Three"))

    def asked(content: bytes, address: str) -> int:
        return ask(APP, "/lecture/link", "POST", content, address=address).status

    assert [asked(own, "192.0.2.1") for own in (one, two, one)] == [200, 507, 200]
    assert [asked(own, "192.0.2.2") for own in (two, three)] == [200, 507]


def test_what_nobody_opens_goes_after_its_days(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, link_days=10)
    first, second = Links(own).keep(LECTURE), Links(own).keep(LECTURE.replace(b"One", b"Two"))
    long_ago = time.time() - 11 * DAY_SECONDS
    for key in (first, second):
        os.utime(own / key, (long_ago, long_ago))
    assert Links(own).packed(second), "it was opened, and is kept"
    Links(own).keep(LECTURE.replace(b"One", b"Three"))
    assert Links(own).packed(first) is None
    assert Links(own).packed(second)


def test_what_else_lies_in_its_folder_is_left_alone(own: Path) -> None:
    """A disk of its own has a folder of its own there; what is half written is ours."""
    (own / "lost+found").mkdir(parents=True)
    for name in ("backup.tar", ".profile", ".link-half"):
        (own / name).write_bytes(b"a")
    for file in own.iterdir():
        os.utime(file, (0, 0))
    key = Links(own).keep(LECTURE)
    assert {file.name for file in own.iterdir()} == {"lost+found", "backup.tar", ".profile", key}


@pytest.mark.usefixtures("own")
def test_a_disk_that_refuses_leaves_nothing_half_written(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    assert ask(APP, "/lecture/link", "POST", LECTURE).status == 507
    assert list(own.iterdir()) == []
