"""What others take away: complete, exact, harmless to a spreadsheet, and the same every time."""

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import export
from geodata.archive import Archive
from geodata.cells import DECIMAL
from geodata.edition import edition
from geodata.export import MAKERS, NAMES, PACKAGE, Exports, exports
from geodata.export.geopackage import geopackage
from geodata.export.layers import places
from geodata.export.package import settings_files
from geodata.export.tables import as_csv, cell, descriptor, written
from geodata.gdal import LayerFile, written_by_gdal
from geodata.load import DATA, load
from geodata.records import TABLES, Observation, Source
from geodata.translations import translation_files
from geodata.vocabularies import WayKind
from tests.geodata.planting import Copy, make_copy
from tests.serving import ROOT

STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
FORMULA = re.compile(f"\\s*[\t\r\n{STARTS}]")


@pytest.fixture(scope="module")
def made(archive: Archive) -> Exports:
    return exports(archive)


@pytest.fixture(scope="module")
def package(made: Exports, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked."""
    folder = tmp_path_factory.mktemp("package")
    zipfile.ZipFile(io.BytesIO(made.get(PACKAGE))).extractall(folder)
    return folder


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# ---- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [*TABLES])
def test_a_table_has_the_columns_and_rows_of_its_file(made: Exports, table: str) -> None:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        kept = list(csv.DictReader(file))
    told = rows_of(made.get(f"{table}.csv"))
    assert [*told[0]] == [*kept[0]]
    keys = TABLES[table].key
    assert [[r[k] for k in keys] for r in told] == [[r[k] for k in keys] for r in kept]


def test_all_tables_read_back_to_the_same_records(
    archive: Archive, made: Exports, tmp_path: Path
) -> None:
    copy = make_copy(tmp_path)
    for table in TABLES:
        copy.path(table).write_bytes(made.get(f"{table}.csv"))
    again = copy.load()
    assert again.problems == ()
    assert again.counts == archive.counts
    for name in {*TABLES} - {"event_places"}:
        assert getattr(again, name) == getattr(archive, name)


def test_faulty_rows_are_left_out(copy: Copy) -> None:
    copy.plant("events", 5, start="soon").plant("places", 3, lat="north")
    told = copy.load()
    for table, number in (("events", 5), ("places", 3)):
        faulty = copy.rows(table)[number - 2]["id"]
        ids = [cells["id"] for cells in rows_of(as_csv(told, table))]
        assert faulty not in ids
        assert len(ids) == told.counts[table]


def test_no_text_of_any_table_is_a_formula(made: Exports) -> None:
    for resource in descriptor()["resources"]:
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for cells in rows_of(made.get(resource["path"])):
            formulas = [name for name, cell in cells.items() if FORMULA.match(cell)]
            assert {types[name] for name in formulas} <= {"number"}


hostile = st.from_regex(f"'{{0,2}}[{STARTS}]{{1,2}}[ -~가-힣]{{0,20}}[!-~]", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(hostile, min_size=3, max_size=3))
def test_hostile_text_is_harmless_and_read_back_exactly(archive: Archive, texts: list[str]) -> None:
    title, publisher, note = texts
    source = next(iter(archive.sources.values())).model_copy(
        update={"title": title, "publisher": publisher}
    )
    place = next(iter(archive.places.values())).model_copy(
        update={"note": note, "sources": (source.id,)}
    )
    changed = replace(
        archive,
        sources={source.id: source},
        places={place.id: place},
        counts={**archive.counts, "places": 1},
    )
    with tempfile.TemporaryDirectory(prefix="crossings-") as folder:
        for table in ("sources", "places"):
            content = as_csv(changed, table)
            cells = rows_of(content)[0]
            assert not [c for n, c in cells.items() if FORMULA.match(c) and n not in {"lat", "lon"}]
            (Path(folder) / f"{table}.csv").write_bytes(content)
        again = load(Path(folder))
    assert again.sources[source.id] == source
    assert again.places[place.id] == place


@given(st.floats(-1e14, 1e14).filter(lambda number: abs(number) > 1e-14 or number == 0))
def test_numbers_stay_numbers(number: float) -> None:
    cell = written(number)
    assert float(cell) == number
    assert "e" not in cell


@pytest.mark.parametrize("number", ["-3.5", "-7", "0.05", "12.2", "34537", "0.00001", "39"])
def test_a_number_is_written_as_an_editor_writes_it(number: str) -> None:
    made = Observation.model_validate(
        {
            "id": "made-1", "series": "growth", "label": "Growth", "category": "all",
            "value": number, "unit": "percent", "sources": "made",
        }
    )  # fmt: skip
    assert cell(made.value) == number
    assert re.fullmatch(DECIMAL, number)


def test_excel_is_told_that_it_is_utf_8(made: Exports) -> None:
    assert made.get("places.csv").startswith(b"\xef\xbb\xbf")


# ---- layers ------------------------------------------------------------------------------------


def geojson(made: Exports, name: str) -> dict[str, Any]:
    return json.loads(made.get(f"{name}.geojson"))


def test_places_are_geojson_as_in_rfc_7946(archive: Archive, made: Exports) -> None:
    collection = geojson(made, "places")
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert [f["id"] for f in collection["features"]] == [*archive.places]
    for feature in collection["features"]:
        place = archive.places[feature["id"]]
        assert feature["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
        properties = feature["properties"]
        assert properties["name_ko"] == place.name_ko
        assert properties["sources"] == [*place.sources]
        assert properties["coordinate_rounding"] == place.coordinate_rounding


def test_corridors_are_schematic_lines_within_the_world(archive: Archive, made: Exports) -> None:
    collection = geojson(made, "corridors")
    assert [f["id"] for f in collection["features"]] == [*archive.corridors]
    for feature in collection["features"]:
        corridor, properties = archive.corridors[feature["id"]], feature["properties"]
        assert properties["schematic"] is True
        assert properties["from_year"] == corridor.from_year
        assert properties["to_year"] == str(corridor.to_year)
        assert properties["sources"] == [*corridor.sources]
        assert feature["geometry"]["type"] == "MultiLineString"
        for line in feature["geometry"]["coordinates"]:
            assert len(line) >= 2
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line)
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(line))


def test_ways_are_the_lines_that_are_drawn(archive: Archive, made: Exports) -> None:
    collection = geojson(made, "ways")
    assert [f["id"] for f in collection["features"]] == [*archive.ways]
    for feature in collection["features"]:
        way = archive.ways[feature["id"]]
        assert feature["properties"]["schematic"] is True
        assert feature["properties"]["facts"] == [*way.facts]
        assert "points" not in feature["properties"]
        if way.kind is WayKind.AREA:
            assert feature["geometry"] is None
            continue
        lines = feature["geometry"]["coordinates"]
        assert all(abs(a[0] - b[0]) < 90 for line in lines for a, b in pairwise(line))
        assert all(abs(lon) <= 180 for line in lines for lon, _ in line)


def test_every_leg_with_two_ends_has_its_line(archive: Archive, made: Exports) -> None:
    for feature in geojson(made, "corridors")["features"]:
        ends = {tuple(line[at]) for line in feature["geometry"]["coordinates"] for at in (0, -1)}
        for leg in archive.legs_of(feature["id"]):
            start, end = archive.places[leg.from_place], archive.places[leg.to_place]
            if (start.lon, start.lat) != (end.lon, end.lat):
                assert {(start.lon, start.lat), (end.lon, end.lat)} <= ends


def test_the_geopackage_has_its_layers(made: Exports, tmp_path: Path) -> None:
    path = tmp_path / "crossings.gpkg"
    path.write_bytes(made.get("crossings.gpkg"))
    layers = [[*layer] for layer in pyogrio.list_layers(path)]
    lines = "MultiLineString"
    assert layers == [["places", "Point"], ["corridors", lines], ["ways", lines]]
    ways = pyogrio.read_dataframe(path, layer="ways")
    drawn = {f["id"] for f in geojson(made, "ways")["features"] if f["geometry"]}
    assert {*ways["id"][ways.geometry.notna()]} == drawn
    assert ways.crs == "EPSG:4326"
    assert pyogrio.read_info(path, layer="places")["dataset_metadata"]["LICENCE"] == "CC BY 4.0"
    for name in ("places", "corridors"):
        layer = pyogrio.read_dataframe(path, layer=name)
        assert isinstance(layer, gpd.GeoDataFrame)
        assert layer.crs == "EPSG:4326"
        features = geojson(made, name)["features"]
        assert [*layer["id"]] == [feature["id"] for feature in features]
        wanted = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")
        assert layer.geometry.geom_equals_exact(wanted.geometry, 1e-9).all()
        for column in {*wanted.columns} - {"geometry"}:
            told = [";".join(v) if isinstance(v, list) else v for v in wanted[column]]
            pairs = zip(layer[column], told, strict=True)
            assert all(a == b or (pd.isna(a) and pd.isna(b)) for a, b in pairs), column


@pytest.mark.parametrize("name", ["places", "corridors"])
def test_kml_reads_back_as_the_layer_it_is(made: Exports, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.kml"
    path.write_bytes(made.get(f"{name}.kml"))
    layer = pyogrio.read_dataframe(path).rename(columns=str.lower)
    features = [f for f in geojson(made, name)["features"] if f["geometry"]]
    assert pyogrio.list_layers(path)[0][0] == name
    assert [*layer["name"]] == [f["properties"]["name"] for f in features]
    told = "note" if name == "places" else "summary"
    assert [*layer["description"].fillna("")] == [f["properties"][told] or "" for f in features]
    wanted = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")
    assert layer.geometry.force_2d().geom_equals_exact(wanted.geometry, 1e-6).all()
    text = made.get(f"{name}.kml").decode()
    assert "schematic" in text
    assert "CC BY 4.0" in text


def test_places_are_linked_places(archive: Archive, made: Exports) -> None:
    """As https://github.com/LinkedPasts/linked-places-format requires."""
    found = json.loads(made.get("places.lpf.json"))
    assert found["type"] == "FeatureCollection"
    assert found["@context"].endswith("linkedplaces-context-v1.1.jsonld")
    assert len({feature["@id"] for feature in found["features"]}) == len(archive.places)
    for feature, place in zip(found["features"], archive.places.values(), strict=True):
        assert feature["@id"].startswith("urn:uuid:")
        assert feature["properties"]["title"] == place.name
        (code,) = feature["properties"]["ccodes"]
        assert len(code) == 2
        first, *others = feature["names"]
        assert first["toponym"] == place.name
        assert len(first["citations"]) == len(place.sources) > 0
        assert [own["toponym"] for own in others] == ([place.name_ko] if place.name_ko else [])
        (point,) = feature["geometry"]["geometries"]
        assert point["coordinates"] == [place.lon, place.lat]
        assert point["certainty"] in {"certain", "less-certain", "uncertain"}
        for span in feature.get("when", {}).get("timespans", []):
            assert re.fullmatch(r"\d{4}", span["start"]["in"])
            assert "end" not in span or span["end"]["in"] >= span["start"]["in"]
    by_title = {own["properties"]["id"]: own for own in found["features"]}
    assert by_title["kor-seoul"]["properties"]["ccodes"] == ["KR"]
    assert "end" not in by_title["tha-bangkok"]["when"]["timespans"][0]


def test_a_note_of_a_linked_place_says_its_language() -> None:
    korean = load(language="ko")
    features = json.loads(exports(korean).get("places.lpf.json"))["features"]
    spoken = {
        own["properties"]["id"]: own["descriptions"][0] for own in features if "descriptions" in own
    }
    for key, told in spoken.items():
        is_korean = told["value"] != korean.places[key].in_english("note")
        assert told["lang"] == ("ko" if is_korean else "en")
    assert {told["lang"] for told in spoken.values()} >= {"ko"}


# ---- the package -------------------------------------------------------------------------------


def test_the_package_is_valid(made: Exports, package: Path, tmp_path: Path) -> None:
    (tmp_path / PACKAGE).write_bytes(made.get(PACKAGE))
    for where in (tmp_path / PACKAGE, package / "datapackage.json"):
        report = Package(str(where)).validate()
        assert report.flatten(["type", "note"]) == []
        assert len(report.tasks) == len({*MAKERS, *translation_files(DATA), *settings_files()})


def test_a_byte_that_changed_is_noticed(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path, dirs_exist_ok=True)
    eras = tmp_path / "eras.csv"
    eras.write_bytes(eras.read_bytes().replace(b"Kim Il-sung", b"Kim Il-Sung"))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type"]) == [["hash-count"]]


def test_the_package_describes_all_that_is_in_it(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    paths = {resource["path"] for resource in described["resources"]}
    assert paths == {*MAKERS, *translation_files(DATA), *settings_files()}
    assert {"subject.toml", "charts.toml", "words/ko.toml", "lectures/leader.yaml"} < paths
    found = (file for file in package.rglob("*") if file.is_file())
    assert {file.relative_to(package).as_posix() for file in found} == {
        *paths, "datapackage.json", "README.md", "CHANGES.md",
    }  # fmt: skip
    for resource in described["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_package_is_a_folder_of_facts(archive: Archive, package: Path) -> None:
    again = load(package)
    assert (again.problems, again.counts) == ((), archive.counts)
    assert (again.subject, again.charts, again.said) == (
        archive.subject, archive.charts, archive.said,
    )  # fmt: skip


def test_the_tables_of_the_package_open_in_pandas(archive: Archive, package: Path) -> None:
    frames = {table: pd.read_csv(package / f"{table}.csv") for table in TABLES}
    assert {table: len(frame) for table, frame in frames.items()} == archive.counts
    assert [*frames["events"]["id"]] == [*archive.events]
    totals = [row.total for row in archive.arrivals.values()]
    assert frames["arrivals"]["total"].tolist() == totals
    values = [row.value for row in archive.series.values() if row.value is not None]
    assert frames["series"]["value"].dropna().tolist() == values


def test_the_package_says_what_it_is(package: Path) -> None:
    text = (package / "README.md").read_text("utf-8")
    own = edition()
    for said in (
        own.title,
        own.authors,
        own.version,
        own.day.isoformat(),
        "CC BY 4.0",
        "## How to cite",
        "`translations/`",
    ):
        assert said in text
    assert (package / "translations" / "ko" / "events.csv").is_file()
    for heading in ("## Care", "## Dates", "## Empty cells", "## How the figures relate"):
        assert text.count(f"\n{heading}\n") == 1
    assert "never stored" in text
    assert "{" not in text
    assert (package / "CHANGES.md").read_text("utf-8") == own.changes


def test_equal_facts_give_equal_bytes(made: Exports) -> None:
    """In another process, which has other hashes and another moment."""
    script = (
        "import hashlib; from geodata.export import *; from geodata.load import load; "
        "made = exports(load()); "
        "print({n: hashlib.sha256(made.get(n)).hexdigest() for n in NAMES})"
    )
    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    here = {name: hashlib.sha256(made.get(name)).hexdigest() for name in NAMES}
    assert answer.stdout.strip() == str(here)


# ---- once an archive -----------------------------------------------------------------------------


def test_a_file_is_made_once_whoever_asks(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The maker waits for a second thread to come in, which must not happen."""
    calls: list[str] = []
    second = Barrier(2)

    def slow(own: Archive) -> bytes:
        calls.append("eras")
        with suppress(BrokenBarrierError):
            second.wait(0.3)
        return as_csv(own, "eras")

    monkeypatch.setattr(export, "MAKERS", {**MAKERS, "eras.csv": slow})
    fresh = Exports(archive)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(fresh.get, ["eras.csv"] * 8))
    assert len({*answers}) == 1
    assert calls == ["eras"]


def test_editions_that_are_written_at_once_have_each_its_day(archive: Archive) -> None:
    layers = {"places": places(archive)[:1]}
    asked = (edition(), replace(edition(), day=date(2001, 2, 3)))
    files = [{"own.gpkg": geopackage(layers, "en", own)} for own in asked]
    alone = [*map(written_by_gdal, files)]
    with ThreadPoolExecutor(2) as two:
        assert [*two.map(written_by_gdal, files)] == alone
    assert alone[0] != alone[1]


def test_what_gdal_cannot_write_is_an_error_that_says_why() -> None:
    with pytest.raises(OSError, match=r"own\.xyz could not be written: .*NOSUCH"):
        written_by_gdal({"own.xyz": LayerFile("NOSUCH", {"own": []})})


def test_no_server_loads_what_gdal_is_written_with(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GDAL, GeoPandas, pandas and Arrow: 100 MB that no page needs."""
    monkeypatch.setattr(export, "_by_gdal", export._by_gdal.__wrapped__)
    for name in ("geopandas", "pandas", "pyarrow", "pyogrio"):
        monkeypatch.setitem(sys.modules, name, None)
    assert Exports(archive).get("crossings.gpkg") == exports(archive).get("crossings.gpkg")


def test_other_facts_are_other_files(archive: Archive, copy: Copy) -> None:
    assert exports(archive) is exports(archive)
    copy.drop("eras", 2)
    assert exports(copy.load()).get("eras.csv") != exports(archive).get("eras.csv")


def test_no_other_name_is_a_file(made: Exports) -> None:
    for name in ("", "events", "../pyproject.toml", "events.csv ", "EVENTS.CSV"):
        with pytest.raises(KeyError):
            made.get(name)


def test_a_folder_without_tables_gives_empty_files(tmp_path: Path) -> None:
    made = exports(load(tmp_path))
    assert rows_of(made.get("events.csv")) == []
    assert geojson(made, "corridors")["features"] == []
    assert {*zipfile.ZipFile(io.BytesIO(made.get(PACKAGE))).namelist()} > {*MAKERS}


def test_where_nothing_can_be_written_only_the_geopackage_is_missing(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(DATA / "nowhere"))
    fresh = Exports(archive)
    assert fresh.get("events.csv")
    with pytest.raises(OSError, match="nowhere"):
        fresh.get("crossings.gpkg")


def test_a_source_is_written_as_in_its_file(archive: Archive) -> None:
    source = next(iter(archive.sources.values()))
    kept = next(iter(rows_of((DATA / "sources.csv").read_bytes())))
    assert [cell(getattr(source, name)) for name in Source.model_fields] == [*kept.values()]
