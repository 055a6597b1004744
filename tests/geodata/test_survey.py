"""The outline files can be made again, byte for byte; the writer loses nothing."""

import hashlib
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from geodata import layers, topology
from geodata.folder import DATA
from geodata.survey import fetch, gazetteer, lines, point_of_view
from geodata.survey.__main__ import build, main
from geodata.survey.faces import table
from geodata.survey.fetch import SourceError, gather
from geodata.survey.views import VIEWS
from geodata.topology import Feature, Grid, decode, encode

BOX = (0.0, 0.0, 10.0, 10.0)
GRID = Grid(0, 0, 0.5)
corner = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda p: (p[0] / 2, p[1] / 2))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    try:
        gather(folder)
    except SourceError as fault:
        pytest.skip(f"the sources cannot be had here: {fault}")
    return folder


def inputs() -> str:
    """The digest of all that the outlines are made by and of, and of the outlines themselves."""
    tables = [DATA / f"{name}.csv" for name in ("outline_names", "outline_rivers", "point_of_view")]
    code = [*Path(fetch.__file__).parent.glob("*.py"), Path(topology.__file__)]
    files = sorted([*code, *tables, gazetteer.OUT, gazetteer.NAMES, *DATA.glob("*.topojson")])
    found = [f"{path.name} {digest(path)}" for path in files]
    found += [gpd.__version__, shapely.__version__, shapely.geos_version_string]
    found += [pyogrio.__version__, pyogrio.__gdal_version_string__, np.__version__]
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_rebuild_gives_the_committed_bytes(
    request: pytest.FixtureRequest, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    """It takes most of a minute: once is enough on a machine while nothing of it has changed."""
    proven = inputs()
    if pytestconfig.cache and pytestconfig.cache.get("outlines/rebuilt", "") == proven:
        pytest.skip("these outlines were rebuilt here before; --cache-clear does it again")
    build(request.getfixturevalue("source"), tmp_path)
    for view in VIEWS:
        made, kept = (folder / f"{view.name}.topojson" for folder in (tmp_path, DATA))
        assert digest(made) == digest(kept), view.name
    gazetteer.write(request.getfixturevalue("source"), tmp_path / gazetteer.OUT.name)
    assert digest(tmp_path / gazetteer.OUT.name) == digest(gazetteer.OUT)
    if pytestconfig.cache:
        pytestconfig.cache.set("outlines/rebuilt", proven)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_layer_has_a_view() -> None:
    assert {view.name for view in VIEWS} == set(layers.finest_first())


def feature(shape: BaseGeometry) -> Feature:
    return Feature({"a3": "AAA"}, shape)


def test_a_shared_line_is_written_once() -> None:
    land = [feature(shapely.box(0, 0, 5, 5)), feature(shapely.box(5, 0, 10, 5))]
    topology = decode(encode({"land": land}, GRID, BOX))
    users = topology.users("land")
    assert sorted(map(len, users.values())) == [1, 1, 2]
    shared = next(arc for arc, by in users.items() if len(by) == 2)
    assert sorted(map(tuple, topology.arcs[shared])) == [(5, 0), (5, 5)]


def test_a_line_along_a_border_uses_the_arc_of_the_border() -> None:
    land = [feature(shapely.box(0, 0, 5, 6)), feature(shapely.box(5, 0, 10, 6))]
    land[0] = feature(shapely.Polygon([(0, 0), (0, 6), (5, 6), (5, 4), (5, 2), (5, 0)]))
    land[1] = feature(shapely.Polygon([(10, 0), (10, 6), (5, 6), (5, 4), (5, 2), (5, 0)]))
    part = [feature(shapely.LineString([(5, 2), (5, 4)]))]
    topology = decode(encode({"land": land, "lines": part}, GRID, BOX))
    (arc,) = topology.users("lines")
    assert len(topology.users("land")[arc]) == 2


def test_a_hole_and_the_island_in_it_share_their_line() -> None:
    island = shapely.box(3, 3, 5, 5)
    host = shapely.box(0, 0, 8, 8) - island
    topology = decode(encode({"land": [feature(host), feature(island)]}, GRID, BOX))
    assert sorted(map(len, topology.users("land").values())) == [1, 2]
    assert [s.equals(t) for s, t in zip(topology.shapes("land"), [host, island], strict=True)]


@given(st.lists(corner, min_size=3, max_size=12, unique=True))
def test_what_is_written_reads_back(corners: list[tuple[float, float]]) -> None:
    shape = shapely.MultiPoint(corners).convex_hull
    assume(isinstance(shape, shapely.Polygon))
    (back,) = decode(encode({"land": [feature(shape)]}, GRID, BOX)).shapes("land")
    assert back.equals(shape)
    assert not shapely.is_ccw(shapely.get_exterior_ring(back))


def test_equal_input_gives_equal_text() -> None:
    land = [feature(shapely.box(0, 0, 5, 5)), feature(shapely.box(5, 0, 10, 5))]
    assert encode({"land": land}, GRID, BOX) == encode({"land": list(land)}, GRID, BOX)


def units(*rows: tuple[str, shapely.Polygon]) -> gpd.GeoDataFrame:
    codes, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"a3": codes, "admin1": ""}, geometry=list(shapes), crs=4326)


def test_a_border_takes_the_class_of_the_nearest_line() -> None:
    three = units(
        ("AAA", shapely.box(0, 0, 5, 5)),
        ("BBB", shapely.box(5, 0, 10, 5)),
        ("CCC", shapely.box(0, 5, 5, 10)),
    )
    known = [shapely.LineString([(5.1, 0), (5.1, 5)]), shapely.LineString([(0, 5.1), (5, 5.1)])]
    reference = gpd.GeoDataFrame({"unsettled": [True, False]}, geometry=known, crs=4326)
    (found,) = lines.special_lines(three, reference)
    assert found.properties["kind"] == "disputed"
    assert found.geometry.equals(shapely.LineString([(5, 0), (5, 5)]))


def test_a_disputed_area_is_shown_with_the_country_the_table_names() -> None:
    two = units(("SOL", shapely.box(0, 0, 5, 5)), ("SOM", shapely.box(5, 0, 10, 5)))
    shown = point_of_view.shown_as(two)
    assert shown["a3"].tolist() == ["SOM"]
    assert shown.geometry.iloc[0].equals(shapely.box(0, 0, 10, 5))


def test_the_build_stops_when_crimea_is_not_where_the_table_says() -> None:
    everywhere = shapely.box(-180, -90, 180, 90)
    point_of_view.verify(units(("UKR", everywhere)))
    with pytest.raises(SourceError, match="Crimea is not in UKR"):
        point_of_view.verify(units(("RUS", everywhere)))


def test_every_row_of_the_point_of_view_has_a_reason_and_known_codes() -> None:
    codes = {row["a3"] for row in table("outline_names.csv")}
    for row in table("point_of_view.csv"):
        assert {row["adm0_a3"], row["show_as"]} <= codes
        assert row["disputed"] in {"yes", "no"}
        assert len(row["reason"]) > 10


def test_a_changed_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / fetch.SHAPES).mkdir()
    (tmp_path / fetch.ATLAS).write_text("{}")
    name = "ne_10m_admin_0_boundary_lines_land.shp"
    with pytest.raises(SourceError, match=f"{name} is missing"):
        gather(tmp_path)
    (tmp_path / fetch.SHAPES / name).write_bytes(b"something else")
    with pytest.raises(SourceError, match=f"{name} is not the file"):
        gather(tmp_path)


def test_without_apt_and_pip_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["geodata.survey", "--source", str(tmp_path / "source")])
    assert main() == 1
    said = capsys.readouterr().err
    assert "neither from Debian" in said
    assert "nor from PyPI" in said
