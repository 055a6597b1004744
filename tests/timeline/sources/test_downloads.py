"""Files are served under their fixed names, as attachments, and nothing else is."""

import asyncio
import csv
import gzip
import io
import json
import tempfile
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pyogrio
import pytest
from starlette.applications import Starlette

from geodata.archive import Archive
from geodata.edition import edition
from geodata.editions import Kind, days, past, since
from geodata.export import NAMES, earlier, exports
from geodata.formulas import bare
from geodata.load import DATA, current, load
from geodata.records import PLACE_TABLES
from tests.asgi import answered, ask, in_loop
from tests.geodata.planting import Copy, make_copy
from timeline.delivery import assets
from timeline.guard.bodies import Desk
from timeline.once import once
from timeline.sources import downloads, method
from timeline.text import words_of

APP = Starlette(routes=downloads.ROUTES)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_an_attachment_of_its_kind(name: str) -> None:
    answer = ask(APP, f"/data/{name}")
    kinds = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}
    kinds |= {"kml": "application/vnd.google-earth.kml+xml", "json": "application/ld+json"}
    kinds |= {"gpkg": "application/geopackage+sqlite3", "zip": "application/zip"}
    assert answer.status == 200
    assert answer.headers["content-type"] == kinds[name.rpartition(".")[2]]
    kept = downloads.saved_as(name)
    assert answer.headers["content-disposition"] == f'attachment; filename="{kept}"'
    assert kept.startswith("crossings")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-cache"
    assert int(answer.headers["content-length"]) == len(answer.content) > 0


@pytest.mark.parametrize(
    "name",
    ["", "events", "pyproject.toml", "..", "../app.py", "%2e%2e/app.py", "events.csv/",
     "EVENTS.CSV", "datapackage.json", "events.csv\0", "a/b", "사건.csv"],
)  # fmt: skip
def test_no_other_name_is_served(name: str) -> None:
    assert ask(APP, f"/data/{name}").status in {307, 404}


def test_nothing_can_be_put_there() -> None:
    assert ask(APP, "/data/events.csv", "POST").status == 405
    assert ask(APP, "/data/events.csv", "HEAD").status == 200


def test_what_is_served_follows_the_facts(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy: Copy = make_copy(tmp_path_factory.mktemp("facts"))
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))

    def titles() -> list[str]:
        text = ask(APP, "/data/events.csv").content.decode("utf-8-sig")
        return [row["title"] for row in csv.DictReader(io.StringIO(text))]

    assert "=1+1" not in titles()
    copy.plant("events", 2, title="=1+1")
    assert titles()[0] == "'=1+1"


def test_the_tables_of_an_edition_are_served_as_they_were() -> None:
    def rows(query: str) -> list[dict[str, str]]:
        answer = ask(APP, f"/data/events.csv{query}")
        assert answer.status == 200
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    (version, *_) = [own for own in days() if own != edition().version]
    found = [own for own in since(version) if own.table == "events"]
    old, new = ({row["id"]: row for row in rows(query)} for query in (f"?edition={version}", ""))
    assert {*new} - {*old} == {own.id for own in found if own.kind is Kind.ADDED}
    for own in found:
        if own.kind is Kind.CHANGED:
            assert old[own.id][own.column] == bare(own.before) != new[own.id][own.column]
    assert "return_kind" not in rows(f"?edition={version}")[0]
    assert rows(f"?edition={edition().version}") == rows("")
    for wrong in ("/data/events.csv?edition=9", f"/data/ways.csv?edition={version}"):
        assert ask(APP, wrong).status == 404
    kept = ask(APP, f"/data/events.csv?edition={version}").headers["content-disposition"]
    assert f"crossings-{version}-events.csv" in kept


def test_the_layers_of_an_edition_are_drawn_of_its_tables(archive: Archive) -> None:
    (version, *_) = [own for own in days() if own != edition().version]

    def features(name: str) -> dict[str, Any]:
        answer = ask(APP, f"/data/{name}?edition={version}")
        assert answer.status == 200
        whole = json.loads(answer.content)
        assert (whole["version"], whole["date"]) == (version, days()[version].isoformat())
        return {own["id"]: own for own in whole["features"]}

    tables = past(version)
    places = {row["id"]: row for name in PLACE_TABLES for row in tables[name]}
    points = features("places.geojson")
    assert points.keys() == places.keys()
    for key, row in places.items():
        assert points[key]["geometry"]["coordinates"] == [float(row["lon"]), float(row["lat"])]
        assert points[key]["properties"]["name"] == row["name"]
    lines = features("corridors.geojson")
    assert lines.keys() == {row["id"] for row in tables["corridors"]}
    assert all(own["geometry"] for own in lines.values())
    assert "line_label" not in lines["laos-thailand"]["properties"]
    assert ask(APP, f"/data/ways.geojson?edition={version}").status == 404


def test_an_edition_is_served_in_every_format(tmp_path: Path) -> None:
    (version, *_) = [own for own in days() if own != edition().version]

    def asked(name: str) -> bytes:
        answer = ask(APP, f"/data/{name}?edition={version}")
        assert answer.status == 200
        return answer.content

    assert asked("places.kml").count(b"<Placemark") == _rows(version, *PLACE_TABLES)
    assert asked("corridors.kml").count(b"<Placemark") == _rows(version, "corridors")
    assert f"{edition().title}, {version}, ".encode() in asked("places.kml")
    linked = json.loads(asked("places.lpf.json"))
    assert (linked["version"], linked["date"]) == (version, days()[version].isoformat())
    assert len(linked["features"]) == _rows(version, *PLACE_TABLES)
    whole = tmp_path / "past.gpkg"
    whole.write_bytes(asked("crossings.gpkg"))
    assert [*pyogrio.list_layers(whole)[:, 0]] == ["places", "corridors"]
    corridors = pyogrio.read_dataframe(whole, layer="corridors")
    assert len(corridors) == _rows(version, "corridors")
    assert "line_label" not in corridors
    for wrong in ("ways.geojson", "crossings.zip"):
        assert ask(APP, f"/data/{wrong}?edition={version}").status == 404


def _rows(version: str, *tables: str) -> int:
    return sum(len(past(version)[table]) for table in tables)


@pytest.mark.parametrize("name", earlier.NAMES)
def test_of_the_tables_as_they_are_now_a_layer_is_what_is_served(
    name: str, archive: Archive, tmp_path: Path
) -> None:
    known = exports(archive).get(name)
    again = earlier.layer(name, edition().version, archive) or b""
    if name.endswith("lpf.json"):
        assert again == known
    elif name.endswith("geojson"):
        one, other = (json.loads(own)["features"] for own in (known, again))
        assert [own["geometry"] for own in one] == [own["geometry"] for own in other]
    else:
        paths = [tmp_path / f"{at}.{name}" for at in ("known", "again")]
        for path, content in zip(paths, (known, again), strict=True):
            path.write_bytes(content)
        for layer in pyogrio.list_layers(paths[0])[:, 0]:
            one, other = (pyogrio.read_dataframe(path, layer=layer) for path in paths)
            assert one.geometry.to_wkb().tolist() == other.geometry.to_wkb().tolist()
            called = "Name" if name.endswith("kml") else "name"
            assert one[called].tolist() == other[called].tolist()


def test_sizes_are_those_of_the_files(archive: Archive) -> None:
    assert downloads.sizes(archive) == {n: len(exports(archive).get(n)) for n in NAMES}


def test_where_nothing_can_be_written_all_is_offered_and_what_can_not_be_made_is_said(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = load(make_copy(tmp_path_factory.mktemp("facts")).folder)
    monkeypatch.setattr("timeline.spoken.current", lambda: fresh)
    monkeypatch.setattr(tempfile, "tempdir", str(DATA / "nowhere"))
    sizes, words = downloads.sizes(fresh), words_of(fresh)
    assert {name for name, size in sizes.items() if size is None} == {
        "crossings.gpkg", "crossings.zip", "places.kml", "corridors.kml",
    }  # fmt: skip
    told = method.downloads(fresh, sizes, words)
    assert [name for name in NAMES if f"[{name}](data/{name})" not in told] == []
    assert "[crossings.gpkg](data/crossings.gpkg). " in told
    assert ask(APP, "/data/crossings.gpkg").status == 503
    assert ask(APP, "/data/events.csv").status == 200
    monkeypatch.setattr(tempfile, "tempdir", None)  # there is room again
    assert ask(APP, "/data/crossings.gpkg").status == 200


def test_a_file_of_an_edition_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def layer(name: str, version: str, archive: Archive) -> bytes:
        made.append(f"{name} {version} {archive.language}")
        return b"{}"

    monkeypatch.setattr(earlier, "layer", layer)
    (version, *_) = [own for own in days() if own != edition().version]
    monkeypatch.setattr(downloads, "_past", once(most=64)(downloads._past.__wrapped__))
    for _ in range(3):
        assert ask(APP, f"/data/places.geojson?edition={version}").status == 200
    assert made == [f"places.geojson {version} en"]


def test_a_file_is_compressed_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = ask(APP, "/data/events.csv")
    assert "content-encoding" not in plain.headers
    packed = ask(APP, "/data/events.csv", encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.content) == plain.content
    monkeypatch.delattr(assets, "compressed")
    assert ask(APP, "/data/events.csv", encoding="gzip").content == packed.content
    assert "content-encoding" not in ask(APP, "/data/crossings.zip", encoding="gzip").headers


def test_no_page_waits_for_a_file_of_an_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def layer(*_: object) -> bytes:
        page = Thread(target=once(most=1)(lambda: made.append("page")))
        page.start()
        page.join(10)
        made.append("file")
        return b"{}"

    monkeypatch.setattr(earlier, "layer", layer)
    (version, *_) = [own for own in days() if own != edition().version]
    downloads.content_of("ways.geojson", load(), version)
    assert made == ["page", "file"]


def test_downloads_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "DESK", Desk(1, waiting=1))
    may_go = Event()
    monkeypatch.setattr(downloads, "content_of", lambda *_: may_go.wait(10) and b"")

    async def given() -> None:
        asked = [asyncio.create_task(answered(APP, "/data/events.csv")) for _ in range(4)]
        coming = asyncio.as_completed(asked)
        away = [await next(coming) for _ in range(2)]
        assert {(own.status, own.headers["retry-after"]) for own in away} == {(503, "5")}
        may_go.set()
        assert {(await own).status for own in coming} == {200}

    in_loop(given())
