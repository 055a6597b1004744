"""What the page of the reader's own data asks of the server, and what it is told."""

import io
import json
import zipfile
from collections.abc import Iterator
from threading import get_ident
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import Response

from geodata.own import rows
from geodata.own.folders import MOST_OF_LECTURES
from geodata.own.reading import read
from tests.asgi import Answer, answered, ask, in_loop
from timeline import brought
from timeline.brought import Keeping
from timeline.delivery.late import late
from timeline.guard.bodies import Desk
from timeline.lecture.built_in import built_in_of
from timeline.own import routes
from timeline.text import words

SAID: dict[str, Any] = words()["own"]
TABLE = b"""Title,When,Where,Lat,Lon,Source
Leaves Tangier,14 June 1325,Tangier,35.8,-5.8,Rihla
Reaches Cairo,1326,Cairo,30.0,31.2,Rihla
Meets nobody,soon,Cairo,30.0,31.2,Rihla
"""
HOSTILE = "<img src=x onerror=alert(1)>{{7*7}}=cmd()"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[Starlette]:
    own = Keeping()
    monkeypatch.setattr(brought, "KEEPING", own)
    monkeypatch.setattr(routes, "KEEPING", own)
    monkeypatch.setattr(routes, "READ", Keeping())
    paths = [(route.path, [*(route.methods or ())]) for route in routes.ROUTES]
    found = [late("timeline.own.routes", path, methods=methods)[0] for path, methods in paths]
    yield Starlette(routes=found)
    for kept in [*own._kept]:
        own.forget(kept)


def post(app: Starlette, path: str, content: bytes = TABLE, **head: Any) -> Answer:
    said = json.dumps({"name": "travels.csv", **head}).encode()
    return ask(app, path, "POST", said + b"\n" + content)


def known(answer: Answer) -> Any:
    assert answer.headers["cache-control"] == "no-store"
    return json.loads(answer.content)


def test_a_file_is_read_and_said_to_be_what_it_is(app: Starlette) -> None:
    reading = known(post(app, "/own/read"))
    assert (reading["format"], reading["count"], reading["drawn"]) == ("csv", 3, 2)
    assert reading["columns"]["date"] == "When"
    assert [(own["row"], own["value"]) for own in reading["faults"]] == [(4, "soon")]
    assert "tables" not in reading


def test_a_cell_that_is_mended_counts(app: Starlette) -> None:
    mended = {"mended": {"4": {"When": "1327"}}}
    reading = known(post(app, "/own/read", choices=mended))
    assert (reading["drawn"], reading["faults"]) == (3, [])


def test_the_mended_table_is_taken_away(app: Starlette) -> None:
    answer = post(app, "/own/mended", choices={"mended": {"4": {"When": "1327"}}})
    text = answer.content.decode("utf-8-sig")
    assert "Meets nobody,1327,Cairo" in text
    assert "soon" not in text


def test_what_was_read_is_not_read_again_to_be_shown(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(post(app, "/own/read", title="Ibn Battuta"))
    monkeypatch.setattr(routes, "read_apart", None)
    kept = known(post(app, "/own/keep", title="Ibn Battuta"))
    assert (kept["name"], kept["events"]) == ("Ibn Battuta", 2)
    assert not routes.READ._kept


def test_what_is_kept_is_shown_under_an_id_and_taken_away_as_a_folder(app: Starlette) -> None:
    kept = known(post(app, "/own/keep", title="Ibn Battuta"))
    assert (kept["name"], kept["events"], kept["problems"]) == ("Ibn Battuta", 2, 0)
    assert len(kept["id"]) == 32
    assert ask(app, f"/own/held?own={kept['id']}").status == 204
    answer = ask(app, f"/own/folder?own={kept['id']}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        assert {"events.csv", "sources.csv", "subject.toml"} <= {*folder.namelist()}
        assert b"Leaves Tangier" in folder.read("events.csv")
    assert "Ibn%20Battuta.zip" in answer.headers["content-disposition"]


def test_a_folder_that_was_taken_away_opens_to_the_same_facts(app: Starlette) -> None:
    first = known(post(app, "/own/keep", title="Ibn Battuta"))["id"]
    folder = ask(app, f"/own/folder?own={first}").content
    title = known(post(app, "/own/read", folder, name="saved.zip"))["title"]  # as the page has it
    again = known(post(app, "/own/keep", folder, name="saved.zip", title=title))["id"]
    one, other = (brought.own_of({"own": own}) for own in (first, again))
    assert one
    assert other
    assert {**other.tables} == {**one.tables}
    assert first == again


def lecture(title: str, words: str) -> dict[str, str]:
    return {
        "title": title,
        "text": f"crossings: 1\ntitle: {title}\nscenes:\n- heading: One\n  words: {words}\n",
    }


def test_a_folder_holds_the_readers_lectures_and_opens_with_them(app: Starlette) -> None:
    first = known(post(app, "/own/keep"))["id"]
    lectures = [
        lecture("The way", "Went."),
        lecture("The way", "Came."),
        lecture("길 / ../x", "Yes."),
    ]
    answer = ask(app, f"/own/folder?own={first}", "POST", json.dumps(lectures).encode())
    assert answer.headers["crossings-left-out"] == ""
    again = known(post(app, "/own/keep", answer.content, name="saved.zip", title="Again"))
    own = brought.KEEPING.get(again["id"])
    assert own
    told = built_in_of(own.alone("en"))
    assert {name: [one.words for one in of.scenes] for name, of in told.items()} == {
        "the-way": ["Went."],
        "the-way-2": ["Came."],
        "길-x": ["Yes."],
    }


def test_a_folder_leaves_out_and_names_lectures_that_would_keep_it_from_opening(
    app: Starlette,
) -> None:
    first = known(post(app, "/own/keep"))["id"]
    lectures = [lecture("Large", "x" * MOST_OF_LECTURES), lecture("Small", "Went.")]
    answer = ask(app, f"/own/folder?own={first}", "POST", json.dumps(lectures).encode())
    assert answer.headers["crossings-left-out"] == "0"
    again = known(post(app, "/own/keep", answer.content, name="saved.zip", title="Again"))
    assert again["events"] == 2
    wrong = ask(app, f"/own/folder?own={first}", "POST", b'[{"title": "Without its text"}]')
    assert wrong.status == 400


def test_a_folder_has_the_name_that_its_reader_gives_it_and_no_other_readers(
    app: Starlette,
) -> None:
    first = known(post(app, "/own/keep", title="Ibn Battuta"))["id"]
    folder = ask(app, f"/own/folder?own={first}").content
    names = ("Notes on an informant", "Travels")
    told = [known(post(app, "/own/keep", folder, name="a.zip", title=name)) for name in names]
    assert tuple(own["name"] for own in told) == names
    assert len({own["id"] for own in told}) == 2


def test_the_same_brought_again_has_the_same_id_and_another_another(app: Starlette) -> None:
    heads: list[dict[str, Any]] = [{}, {}, {"title": "x"}, {"choices": {"coarsen": 1}}]
    ids = [known(post(app, "/own/keep", **head))["id"] for head in heads]
    assert ids[0] == ids[1]
    assert len({*ids}) == 3


def test_what_is_forgotten_is_gone_and_the_page_is_told(app: Starlette) -> None:
    own = known(post(app, "/own/keep"))["id"]
    assert ask(app, f"/own/forget?own={own}", "POST").status == 204
    for path in ("held", "folder"):
        answer = ask(app, f"/own/{path}?own={own}")
        assert (answer.status, known(answer)["error"]) == (410, SAID["gone"])


def test_what_is_forgotten_while_it_is_looked_at_is_read_no_more_either(app: Starlette) -> None:
    own = known(post(app, "/own/keep", title="Ibn Battuta"))["id"]
    known(post(app, "/own/read", title="Ibn Battuta"))
    known(post(app, "/own/read", title="Another's"))
    ask(app, f"/own/forget?own={own}", "POST")
    assert [read.name for read in routes.READ._kept.values()] == ["Another's"]


def test_names_and_cells_are_text(app: Starlette) -> None:
    table = f'Title,When\n"{HOSTILE}",1999\n'.encode()
    kept = known(post(app, "/own/keep", table, name=HOSTILE, title=HOSTILE))
    own = brought.own_of({"own": kept["id"]})
    assert own
    (event,) = own.alone("en").events.values()
    assert event.title == HOSTILE
    folder = ask(app, f"/own/folder?own={kept['id']}").headers["content-disposition"]
    assert not {*'<>"\r\n'} & {*folder}


@pytest.mark.parametrize(
    ("body", "status", "key"),
    [
        (b"no head at all", 400, "unasked"),
        (b'{"name": 7}\nTitle,When\n', 400, "unasked"),
        (b'{"name": "x.csv"}\n' + b"x" * (routes.MOST_BYTES + 1), 413, "too_large"),
        (b'{"name": "%s"}\n' % (b"x" * routes.MOST_HEAD), 413, "too_large"),
        (b'{"name": "x.csv", "choices": {"a": [%s1]}}\n' % (b"[]," * 10_000), 413, "too_large"),
        (b'{"name": "x.csv"}\nTitle,Note\na,b\n', 422, "nothing"),
    ],
)
def test_what_can_t_be_shown_is_told_in_words(
    app: Starlette, body: bytes, status: int, key: str
) -> None:
    answer = ask(app, "/own/keep", "POST", body)
    said = SAID[key].format(most=5)
    assert (answer.status, known(answer)["error"]) == (status, said)


def test_data_that_are_too_many_now_say_so_and_how_many(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser may keep what was shown when more of it was drawn."""
    monkeypatch.setattr(routes, "read_apart", read)
    monkeypatch.setattr(rows, "MOST_DRAWN", 2)
    answer = post(app, "/own/keep", day="2026-11-01")
    assert (answer.status, known(answer)["error"]) == (422, SAID["undrawn"].format(n=3))


def test_what_is_no_table_says_what_would_help(app: Starlette) -> None:
    answer = post(app, "/own/read", b"")
    assert answer.status == 422
    assert len(known(answer)["error"]) > 20


def test_who_comes_when_others_wait_is_asked_to_come_back(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "DESK", Desk(at_once=0, waiting=0))
    answer = post(app, "/own/read")
    assert answer.status == 503
    assert int(answer.headers["retry-after"]) > 0


def test_what_is_asked_is_read_in_a_thread_and_in_turn(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def asked(*_: Any) -> Response:
        threads.append(get_ident())
        return Response(f"{get_ident()} {routes.DESK.asked}")

    monkeypatch.setattr(routes, "_asked", asked)

    async def own() -> tuple[int, bytes]:
        return get_ident(), (await answered(app, "/own/read", "POST", b"{}\n")).content

    loop, content = in_loop(own())
    assert loop not in threads
    assert content == b"%d 1" % threads[0]


def test_the_note_that_it_is_elsewhere_is_in_the_language_of_the_page(app: Starlette) -> None:
    answer = ask(app, f"/own/held?own={'0' * 32}&lang=ko")
    assert known(answer)["error"] == words("ko")["own"]["gone"]
