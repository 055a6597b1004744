"""GeoPackages, shapefiles and folders of tables, as their own writers write them."""

import io
import tomllib
import zipfile
from hashlib import blake2b
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from geodata.archive import Archive
from geodata.export import exports
from geodata.own.archives import archive_of
from geodata.own.child import read_apart
from geodata.own.limits import MOST_DRAWN
from geodata.own.reading import FileReading, read
from geodata.records import TABLES
from timeline.text import words

FRAME = gpd.GeoDataFrame(
    {
        "name": ["서울에서", "To the sea"],
        "date": ["1997-05-04", "c. 1998"],
        "kind": ["walk", "march"],
    },
    geometry=[
        shapely.Point(127.0, 37.5),
        shapely.LineString([(127, 37.5), (128, 37.6), (129, 38)]),
    ],
    crs=4326,
)


def opened(name: str, content: bytes) -> tuple[FileReading, Archive]:
    found = read(name, content)
    assert found.refused == ""
    assert found.format in words()["own"]["kinds"]  # which the page calls it by
    facts = archive_of(found.tables)
    assert [str(problem) for problem in facts.problems] == []
    return found, facts


def told(facts: Archive) -> list[tuple[str, str, int]]:
    return [(e.title, str(e.when), len(e.corridors)) for e in facts.events.values()]


@pytest.mark.parametrize("crs", [4326, 5179])
def test_a_geopackage_in_whatever_coordinates(crs: int, tmp_path: Path) -> None:
    path = tmp_path / "walks.gpkg"
    FRAME.head(0).to_file(path, layer="empty", driver="GPKG")
    FRAME.to_crs(crs).to_file(path, layer="walks", driver="GPKG")
    found, facts = opened("walks.gpkg", path.read_bytes())
    assert (found.format, found.sheet, found.encodings) == ("geopackage", "walks", [])
    assert sorted(found.sheets) == ["empty", "walks"]
    assert told(facts) == [("서울에서", "1997-05-04", 0), ("To the sea", "1998~", 1)]
    place = next(iter(facts.places.values()))
    assert (place.name, place.lat, place.lon) == ("서울에서", 37.5, 127.0)


@pytest.mark.parametrize("root", ["", "walks/", "../../", "C:\\"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_zipped_shapefile_in_its_own_encoding(encoding: str, root: str, tmp_path: Path) -> None:
    FRAME.head(1).to_file(tmp_path / "walks.shp", encoding=encoding)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(tmp_path.glob("walks.*")):
            packed.writestr(f"__MACOSX/{root}._{path.name}", b"Mac OS X")
            packed.writestr(f"{root}{path.name}", path.read_bytes())
    found, facts = opened("walks.zip", out.getvalue())
    assert found.format == "shapefile"
    assert "windows-1251" in found.encodings
    wrong = read("walks.zip", out.getvalue(), {"encoding": "windows-1251"})
    assert wrong.encoding == "windows-1251"
    assert wrong.preview != found.preview
    assert told(facts) == [("서울에서", "1997-05-04", 0)]


def test_a_child_opens_layers_within_its_memory(tmp_path: Path) -> None:
    FRAME.to_file(tmp_path / "walks.gpkg", layer="walks", driver="GPKG")
    found = read_apart("walks.gpkg", (tmp_path / "walks.gpkg").read_bytes())
    assert (found.refused, found.drawn) == ("", 2)


@pytest.mark.parametrize("content", [b"SQLite format 3\x00" + bytes(2000), b"SQLite format 3\x00"])
def test_a_broken_geopackage_is_refused_in_words(content: bytes) -> None:
    assert read("broken.gpkg", content).refused.startswith("the layers can't be opened")


@pytest.mark.parametrize("names", [("walks.shp",), ("walks.shp", "walks.vrt")])
def test_a_zip_that_names_other_files_reads_none_of_them(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_text("title,date\nSecret,1997\n")
    source = f"<SrcDataSource>{tmp_path / 'secret.csv'}</SrcDataSource>"
    layer = f'<OGRVRTLayer name="secret">{source}</OGRVRTLayer>'
    content = zipped(dict.fromkeys(names, f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>"))
    found = read("walks.zip", content)
    assert found.refused.startswith("the layers can't be opened")
    assert "OGR_VRT" in pyogrio.list_drivers()  # of the process, once the file is read


def zipped(tables: dict[str, str], root: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in tables.items():
            packed.writestr(root + name, text.encode())
    return out.getvalue()


ROUTES = "Title,When,Lat,Lon,Route\nLeaves,1497,38.7,-9.1,Out\nArrives,1498,11.2,75.8,Out\n"
VOYAGE = "Title,When,Lat,Lon,Kind\nLeaves,8 July 1497,38.7,-9.1,departure\nHome,1499,38.7,-9.1,\n"


@pytest.mark.parametrize("root", ["", "voyage/"])
def test_a_folder_that_was_saved_opens_to_the_same_tables(root: str) -> None:
    first = read("voyage.csv", VOYAGE.encode())
    found, facts = opened("voyage.zip", zipped({**first.tables}, root))
    assert (found.format, found.tables) == ("folder", first.tables)
    assert (found.drawn, found.placed, len(facts.events)) == (2, 2, 2)


def test_a_folder_that_was_saved_before_there_were_charts_has_its_chart() -> None:
    first = {**read("voyage.csv", VOYAGE.encode()).tables}
    words = {name: text.split("\n[charts")[0] for name, text in first.items() if "words" in name}
    found, facts = opened("voyage.zip", zipped({**first, **words, "charts.toml": ""}))
    assert found.tables["charts.toml"] == first["charts.toml"]
    assert [chart.id for chart in facts.charts.charts] == ["events"]
    assert facts.said["ko"]["charts"]["events"] == archive_of(first).said["ko"]["charts"]["events"]


def test_faults_of_a_folder_are_told_with_their_file() -> None:
    tables = {**read("voyage.csv", VOYAGE.encode()).tables}
    tables["events.csv"] = tables["events.csv"].replace("1499,", "soon,")
    found = read("voyage.zip", zipped(tables))
    assert (found.drawn, found.faults[0]["row"], found.faults[0]["column"]) == (
        1,
        3,
        "events.csv: start",
    )


def test_a_row_of_a_folder_is_left_out_or_shown_without_what_is_wrong() -> None:
    tables = {**read("voyage.csv", VOYAGE.encode()).tables}
    first, second = tables["events.csv"].splitlines()[1:3]
    source = archive_of(tables).events["1499-home"].sources[0]
    unknown = second.replace(f",{source},", f",{source};nobody,")
    tables["events.csv"] = tables["events.csv"].replace(second, f"{unknown}\n{first}")
    found = read("voyage.zip", zipped(tables))
    assert [(own["row"], own["out"]) for own in found.faults] == [(3, False), (4, True)]
    assert (found.drawn, found.found) == (2, 2)


def grown(table: str) -> str:
    """With MOST_DRAWN rows more, which do not pack to nothing."""
    ids = (blake2b(n.to_bytes(2), digest_size=20).hexdigest() for n in range(MOST_DRAWN))
    first = table.split("\n")[1]
    return table + "".join(f"{own}-{first}\n" for own in ids)


def test_a_folder_of_more_rows_than_are_drawn_is_refused() -> None:
    tables = {**read("voyage.csv", VOYAGE.encode()).tables}
    tables["events.csv"] = grown(tables["events.csv"])
    assert f"{MOST_DRAWN:,}" in read("voyage.zip", zipped(tables)).refused


def test_a_folder_of_many_sources_and_lines_is_bounded_by_its_events_alone() -> None:
    tables = {**read("voyage.csv", VOYAGE.encode()).tables}
    tables["sources.csv"] = grown(tables["sources.csv"])
    tables["events.csv"] = tables["events.csv"].replace(",departure,", ',"departure\n\n\n",')
    found = read("voyage.zip", zipped(tables))
    assert (found.refused, found.count, found.drawn) == ("", 2, 2)


def test_a_view_that_a_table_names_is_no_setting() -> None:
    tables = {**read("routes.csv", ROUTES.encode()).tables}
    hostile = 'x""\ntitle = ""taken'
    tables["ways.csv"] = tables["ways.csv"].replace("near;world", f'"{hostile};near"')
    del tables["subject.toml"]
    found = read("march.zip", zipped(tables))
    assert "taken" not in found.tables["subject.toml"]
    assert [view["name"] for view in tomllib.loads(found.tables["subject.toml"])["views"]] == [
        "near",
        "world",
    ]


@pytest.mark.parametrize("name", ["subject.toml", "words/en.toml"])
def test_a_folder_that_is_nested_without_end_is_told(name: str) -> None:
    tables = {**read("voyage.csv", VOYAGE.encode()).tables, name: "a = " + "[" * 5000}
    found = read("voyage.zip", zipped(tables))
    assert (found.refused, name in {fault["column"] for fault in found.faults}) == ("", True)


def test_the_data_package_of_the_facts_opens_with_all_its_rows(archive: Archive) -> None:
    found, facts = opened("crossings.zip", exports(archive).get("crossings.zip"))
    assert found.format == "folder"
    assert {name: facts.counts[name] for name in TABLES} == dict(archive.counts)
    for name in ("events", "places", "corridors", "legs", "ways", "eras", "sources"):
        back, ours = getattr(facts, name), getattr(archive, name)
        assert [row.model_dump() for row in back.values()] == [
            row.model_dump() for row in ours.values()
        ], name


@pytest.mark.parametrize(
    "name", ["places.geojson", "places.kml", "places.lpf.json", "crossings.gpkg"]
)
def test_places_come_back_from_each_format_that_is_written(name: str, archive: Archive) -> None:
    sheet = {"sheet": "places"} if name.endswith("gpkg") else None
    found = read(name, exports(archive).get(name), sheet)
    facts = archive_of(found.tables)
    assert facts.problems == ()
    back = {(place.name, place.lat, place.lon): place for place in facts.places.values()}
    ours = {(place.name, place.lat, place.lon): place for place in archive.places.values()}
    assert ours.keys() - back.keys() == set()
    is_linked = name.endswith("lpf.json")
    if is_linked:  # of a place that is in use an event says the rest
        dated = {p for e in facts.events.values() if e.when.first or e.when.last for p in e.places}
        back = {key: own for key, own in back.items() if own.id not in dated}
    assert len(back) > 20
    for key, place in back.items():
        own = ours[key]
        said = [own.note, own.name_ko] if is_linked else [own.note]
        assert place.note == ("; ".join(filter(None, said)) or None)
        cited = {source.title for source in facts.sources_of(place)}
        named = archive.sources_of(own)
        assert cited == {one.title if is_linked else one.id for one in named}


def test_words_that_now_and_then_name_a_year_are_no_column_of_dates(archive: Archive) -> None:
    """What a way is told as: all its lines are undated, not a few of them of those years."""
    found = read("ways.geojson", exports(archive).get("ways.geojson"))
    assert "date" not in found.columns
    assert f"{found.drawn} rows are shown in all years" in found.notes[-1]


@pytest.mark.parametrize("name", ["corridors.geojson", "corridors.kml"])
def test_routes_come_back_with_their_years(name: str, archive: Archive) -> None:
    """All whose line is drawn; a line through one point alone has none."""
    _, facts = opened(name, exports(archive).get(name))
    back = {(own.name, own.from_year, own.to_year) for own in facts.corridors.values()}
    ours = {(own.name, own.from_year, own.to_year) for own in archive.corridors.values()}
    assert len(ours) > 15
    assert ours - back == set()


def test_lectures_of_a_folder_that_nobody_could_hold_are_refused_in_words() -> None:
    tables = {**read("voyage.csv", VOYAGE.encode()).tables}
    kept = {**tables, "lectures/one.yaml": "title: One", "lectures/../../two.yaml": "title: Two"}
    found = read("voyage.zip", zipped(kept))
    assert [name for name in found.tables if "lectures" in name] == ["lectures/one.yaml"]
    many = {f"lectures/{n}.yaml": f"title: {n}\nabout: {n:090000x}" for n in range(8)}
    assert "500 KB" in read("voyage.zip", zipped({**tables, **many})).refused


def test_of_several_layers_one_that_lies_on_a_map_is_taken(tmp_path: Path) -> None:
    """However many rows a table of pictures beside it has."""
    path = tmp_path / "cats.gpkg"
    cats = gpd.GeoDataFrame({"name": ["Tom"]}, geometry=[shapely.Point(1, 2)], crs="EPSG:4326")
    cats.to_file(path, layer="cats")
    pictures = pd.DataFrame({"kind": ["image/png"] * 9})
    pyogrio.write_dataframe(pictures, path, layer="pictures")
    found = read("cats.gpkg", path.read_bytes())
    assert (found.sheet, set(found.sheets)) == ("cats", {"cats", "pictures"})


@pytest.mark.parametrize(
    ("encoding", "names"), [("cp949", ["강동구", "송파구"]), ("iso-8859-1", ["Córdoba", "Málaga"])]
)
def test_a_shapefile_that_says_no_encoding_is_read(
    encoding: str, names: list[str], tmp_path: Path
) -> None:
    points = gpd.points_from_xy([127.1, 127.2], [37.5, 37.6])
    towns = gpd.GeoDataFrame({"name": names}, geometry=points, crs="EPSG:4326")
    towns.to_file(tmp_path / "towns.shp", encoding=encoding)
    (tmp_path / "towns.cpg").unlink()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path in sorted(tmp_path.iterdir()):
            packed.write(path, path.name)
    found = read("towns.zip", out.getvalue())
    assert [row["cells"][0] for row in found.preview] == names
