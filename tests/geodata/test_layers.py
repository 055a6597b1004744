"""The outlines as the program reads them: where places lie, what is a line and what is not."""

import gzip
import os
import shutil
from collections import Counter
from itertools import chain
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geodata import layers
from geodata.folder import DATA
from geodata.layers import LayerName
from tests.geodata import outlines

NAMES = layers.finest_first()
EAST_ASIA: tuple[LayerName, ...] = ("region", "korea")
BUDGET_BYTES = {"world": 60_000, "region": 150_000, "korea": 110_000, "mekong": 110_000}
DOKDO = shapely.Point(131.8613, 37.2427)
ISLANDS = {
    "Baengnyeong": (124.69, 37.96),
    "Yeonpyeong": (125.70, 37.67),
    "Ulleungdo": (130.87, 37.50),
    "Jeju": (126.55, 33.38),
}

COUNTRY_OF = """
KOR Seoul 126.98 37.57 | KOR Busan 129.05 35.18 | KOR Jeju 126.55 33.40 | KOR Incheon 126.70 37.46
KOR Goseong 128.40 38.30 | KOR Cheorwon 127.30 38.15 | KOR Paju 126.80 37.80
KOR Ulleungdo 130.87 37.50 | KOR Baengnyeong 124.69 37.96
PRK Pyongyang 125.75 39.02 | PRK Sinuiju 124.42 40.08 | PRK Hyesan 128.18 41.38
PRK Musan 129.20 42.20 | PRK Hoeryong 129.75 42.42 | PRK Kaesong 126.55 37.98
PRK Chongjin 129.75 41.80 | PRK Wonsan 127.40 39.15 | PRK Rason 130.35 42.35
CHN Beijing 116.40 39.90 | CHN Shenyang 123.43 41.80 | CHN Yanji 129.50 42.90
CHN Changchun 125.32 43.90 | CHN Kunming 102.70 25.00 | CHN Nanning 108.35 22.80
CHN Jinghong 100.80 22.05 | CHN Urumqi 87.60 43.80 | CHN Harbin 126.60 45.75
CHN Hunchun 130.30 42.90
MNG Ulaanbaatar 106.90 47.90 | MNG Erenhot-side 111.80 43.90 | LAO Vientiane 102.65 18.05
LAO Luang-Namtha 101.40 20.95 | THA Bangkok 100.50 13.80 | THA Chiang-Saen 100.05 20.20
VNM Hanoi 105.80 21.00 | VNM Saigon 106.65 10.80 | MMR Mandalay 96.10 21.95
KHM Phnom-Penh 104.85 11.60 | JPN Tokyo 139.60 35.75 | JPN Niigata 139.00 37.80
TWN Taipei 121.55 25.00 | HKG Kowloon-hills 114.15 22.40 | SGP Singapore 103.80 1.36
MYS Kuala-Lumpur 101.70 3.15 | PHL Manila-east 121.10 14.60 | RUS Khabarovsk 135.20 48.45
RUS Ussuriysk 131.95 43.80 | RUS Moscow 37.60 55.75 | RUS Irkutsk 104.30 52.30
RUS Anadyr 177.00 64.90 | RUS Uelen-west -172.00 66.50 | KAZ Almaty 76.90 43.25
UZB Tashkent 69.30 41.30 | POL Warsaw 21.00 52.20 | CZE Prague 14.40 50.10
DEU Berlin 13.40 52.50 | GBR London -0.20 51.50 | BEL Brussels 4.35 50.85
NLD Utrecht 5.10 52.10 | USA Los-Angeles -118.00 34.10 | USA Atlanta -84.40 33.70
CAN Winnipeg -97.10 49.90 | KWT Kuwait-west 47.50 29.30 | QAT Doha-west 51.25 25.30
ARE Al-Ain 55.60 24.20 | AUS Canberra 149.10 -35.30 | UKR Sevastopol-hills 33.75 44.65
UKR Simferopol 34.10 44.95 | CYP Nicosia 33.35 35.15 | SOM Hargeisa 44.05 9.55
LSO Maseru-east 28.00 -29.40 | XKX Pristina 21.10 42.65
ESH Mehaires-south -9.50 26.30 | MAR Rabat -6.70 33.90
"""
PROVINCE_OF = """
PRK/Pyongyang 125.75 39.02 | PRK/North_Hamgyong 129.40 41.50 | PRK/Ryanggang 128.18 41.38
PRK/Chagang 126.60 40.90 | PRK/Rason 130.35 42.35 | PRK/Kangwon 127.40 39.15
PRK/North_Hwanghae 126.55 37.98 | KOR/Seoul 126.98 37.57 | KOR/Incheon 124.69 37.96
KOR/Jeju 126.55 33.40 | KOR/Gangwon 128.30 37.80 | KOR/Gyeonggi 127.00 37.25
KOR/North_Gyeongsang 131.8613 37.2427 | CHN/Jilin 129.50 42.90 | CHN/Liaoning 123.43 41.80
CHN/Heilongjiang 126.60 45.75 | CHN/Yunnan 102.70 25.00 | CHN/Guangxi 108.35 22.80
CHN/Inner_Mongolia 111.70 40.80 | CHN/Beijing 116.40 39.90 | CHN/Shandong 117.00 36.65
CHN/Zhejiang 120.15 30.28 | CHN/Shaanxi 108.95 34.30 | CHN/Shanghai 121.40 31.15
"""


def rows(table: str) -> list[list[str]]:
    return [row.split() for row in table.replace("\n", "|").split("|") if row.strip()]


def arcs_of(frame: gpd.GeoDataFrame) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Every segment, the lesser end first."""
    ends = (zip(line.coords, line.coords[1:], strict=False) for line in frame.geometry)
    return [(min(a, b), max(a, b)) for a, b in chain.from_iterable(ends)]


def rings(frame: gpd.GeoDataFrame) -> list[shapely.LinearRing]:
    return [part.exterior for part in frame.geometry.explode()]


@pytest.mark.parametrize(("a3", "place", "lon", "lat"), rows(COUNTRY_OF))
def test_a_place_lies_in_its_country_and_no_other(a3: str, place: str, lon: str, lat: str) -> None:
    point = shapely.Point(float(lon), float(lat))
    found = {code for code, shape in outlines.country_shapes().items() if shape.contains(point)}
    assert found == {a3}, place


@pytest.mark.parametrize(("province", "lon", "lat"), rows(PROVINCE_OF))
def test_a_place_lies_in_its_province(province: str, lon: str, lat: str) -> None:
    a3, admin1 = province.replace("_", " ").split("/")
    point = shapely.Point(float(lon), float(lat))
    shapes = outlines.province_shapes(a3)
    assert {name for name, shape in shapes.items() if shape.contains(point)} == {admin1}


@pytest.mark.parametrize(("a3", "count"), [("PRK", 11), ("KOR", 17), ("CHN", 31), ("JPN", 0)])
def test_the_number_of_provinces(a3: str, count: int) -> None:
    assert len(outlines.province_shapes(a3)) == count


@pytest.mark.parametrize("name", NAMES)
def test_a_file_keeps_to_its_budget(name: LayerName) -> None:
    text = (DATA / f"{name}.topojson").read_bytes()
    assert len(gzip.compress(text, 9, mtime=0)) <= BUDGET_BYTES[name]


@pytest.mark.parametrize("name", NAMES)
def test_land_has_neither_gaps_nor_overlaps(name: LayerName) -> None:
    shapes = np.array(layers._topology(name).shapes("land"))
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("name", NAMES)
def test_exterior_rings_run_clockwise(name: LayerName) -> None:
    for frame in (outlines.land(name), outlines.lakes(name), outlines.frame(name, "dmz")):
        assert not any(shapely.is_ccw(ring) for ring in rings(frame))


@pytest.mark.parametrize("name", NAMES)
def test_no_edge_is_longer_than_two_degrees(name: LayerName) -> None:
    drawn = [*rings(outlines.land(name)), *outlines.lines(name).geometry]
    steps = [np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T) for line in drawn]
    assert max(step.max() for step in steps) <= 2 + 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_no_edge_lies_on_the_180th_meridian(name: LayerName) -> None:
    for ring in rings(outlines.land(name)):
        on = np.isclose(np.abs(shapely.get_coordinates(ring)[:, 0]), 180, atol=1e-6)
        assert not (on[1:] & on[:-1]).any()


def test_chukotka_is_in_one_piece() -> None:
    world = outlines.land("world").set_index("a3")
    largest = max(world.geometry["RUS"].geoms, key=lambda part: part.area)
    assert largest.contains(shapely.Point(100, 60))
    assert largest.contains(shapely.Point(188, 66.5))


def test_outlines_of_a_folder_are_drawn_as_they_stand_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their file is named by what stands there: a browser would keep what was there before."""
    monkeypatch.setenv("FACTS", str(tmp_path))
    own, counts = tmp_path / "world.topojson", list[int]()
    for time, name in enumerate(("mekong", "korea"), 1):
        shutil.copyfile(DATA / f"{name}.topojson", own)
        os.utime(own, (time, time))
        counts.append(len(layers.shapes_of("world", "land")))
    assert counts == [len(layers.shapes_of(name, "land")) for name in ("mekong", "korea")]
    assert len({*counts}) == 2


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_drawn_twice(name: LayerName) -> None:
    twice = [arc for arc, count in Counter(arcs_of(outlines.lines(name))).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("name", NAMES)
def test_the_edge_a_layer_was_cut_off_at_is_no_line(name: LayerName) -> None:
    west, south, east, north = layers._topology(name).box
    for a, b in arcs_of(outlines.lines(name)):
        assert not any(a[0] == b[0] == side for side in (west, east))
        assert not any(a[1] == b[1] == side for side in (south, north))


@pytest.mark.parametrize("name", ["world", "region", "korea"])
def test_between_the_koreas_runs_the_demarcation_line_and_no_border(name: LayerName) -> None:
    land, lines = outlines.land(name), outlines.lines(name)
    north = land[land["a3"] == "PRK"].union_all().boundary
    south = land[land["a3"] == "KOR"].union_all().boundary
    shared = north.intersection(south)
    drawn = {kind: group.union_all() for kind, group in lines.groupby("kind")["geometry"]}
    assert shared.length > 1.5
    assert drawn["mdl"].length == pytest.approx(shared.length)
    for kind in set(drawn) - {"mdl"}:
        assert drawn[kind].intersection(shared).length == 0


def test_the_demarcation_line_is_about_as_long_as_in_natural_earth() -> None:
    mdl = outlines.lines("korea").query("kind == 'mdl'").to_crs(5179)
    assert mdl.length.sum() / 1000 == pytest.approx(204, abs=12)


def test_the_demilitarized_zone_is_four_kilometres_wide_around_the_line() -> None:
    zone = outlines.frame("korea", "dmz").to_crs(5179).geometry.iloc[0]
    mdl = outlines.lines("korea").query("kind == 'mdl'").to_crs(5179).geometry.union_all()
    assert zone.area / mdl.length == pytest.approx(4000, rel=0.05)
    assert zone.buffer(60).contains(mdl)


@pytest.mark.parametrize("name", EAST_ASIA)
@pytest.mark.parametrize(("river", "ko"), [("Yalu", "압록강"), ("Tumen", "두만강")])
def test_the_border_rivers_are_there(name: LayerName, river: str, ko: str) -> None:
    found = outlines.rivers(name).set_index("name").loc[river]
    assert found["name_ko"] == ko
    assert found.geometry.length > 2


def test_the_tumen_keeps_to_the_border() -> None:
    border = outlines.lines("korea").query("kind == 'border'").to_crs(5179).union_all()
    tumen = outlines.rivers("korea").query("name == 'Tumen'").to_crs(5179).geometry.iloc[0]
    assert tumen.intersection(border.buffer(1000)).length > 0.85 * tumen.length


@pytest.mark.parametrize("name", ["region", "mekong"])
def test_the_mekong_is_there(name: LayerName) -> None:
    assert outlines.rivers(name).set_index("name").loc["Mekong"].geometry.length > 10


@pytest.mark.parametrize("name", EAST_ASIA)
def test_dokdo_is_not_lost(name: LayerName) -> None:
    land = outlines.land(name)
    assert land[land.contains(DOKDO)]["admin1"].tolist() == ["North Gyeongsang"]


@pytest.mark.parametrize("name", EAST_ASIA)
@pytest.mark.parametrize("island", ISLANDS)
def test_islands_are_not_lost(name: LayerName, island: str) -> None:
    land = outlines.land(name)
    assert land[land.contains(shapely.Point(ISLANDS[island]))]["a3"].tolist() == ["KOR"]


@pytest.mark.parametrize("name", NAMES)
def test_every_area_has_an_english_and_a_korean_name(name: LayerName) -> None:
    land = outlines.land(name)
    assert all(land["name"])
    assert land["name_ko"].str.contains("[가-힣]").all()
    pairs = list(zip(land["a3"], land["admin1"], strict=True))
    assert len(set(pairs)) == len(pairs)


def test_the_two_koreas_are_named_as_usual() -> None:
    names = outlines.land("world").set_index("a3")["name_ko"]
    assert (names["KOR"], names["PRK"]) == ("대한민국", "북한")


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(78.2, 34.7), (93.5, 28.7), (35.6, 31.9), (44.9, 9.0), (21.3, 42.9), (74.5, 34.6)],
    ids=["Aksai Chin", "Arunachal", "West Bank", "Somaliland", "Kosovo", "Kashmir"],
)
def test_disputed_lines_have_a_class_of_their_own(lon: float, lat: float) -> None:
    disputed = outlines.lines("world").query("kind == 'disputed'")
    assert shapely.distance(disputed.geometry.to_numpy(), shapely.Point(lon, lat)).min() < 1


def test_an_ordinary_border_is_not_disputed() -> None:
    lines = outlines.lines("region")
    away = shapely.distance(lines.geometry.to_numpy(), shapely.Point(129.8, 42.5))
    assert lines.iloc[away.argmin()]["kind"] == "border"
    assert away[lines["kind"] == "disputed"].min() > 20


def test_an_enclave_comes_after_its_host() -> None:
    order = outlines.land("world")["a3"].tolist()
    assert order.index("ZAF") < order.index("LSO")
    provinces = outlines.land("korea")["admin1"].tolist()
    assert provinces.index("Gyeonggi") < provinces.index("Seoul")


def test_an_object_a_layer_lacks_is_empty() -> None:
    assert not layers.shapes_of("world", "rivers")
    assert not layers.shapes_of("region", "dmz")


def test_the_attribution_names_source_licence_and_point_of_view() -> None:
    for word in ("Natural Earth", "public domain", "4.13.0", "sovereignty", "schematic"):
        assert word in layers.ATTRIBUTION
