"""The way of a corridor in numbers and words."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.lines import geodesic
from geodata.records import Corridor, Leg, Place
from geodata.vocabularies import Mode
from geodata.ways import (
    CorridorWay,
    compass_word,
    name_in_sentence,
    published_difference_km,
    rounded_km,
    sentences,
    way,
    way_sentence,
)
from geodata.wording import country, engine

WORDS = engine("en")["ways"]
DATA = Path(__file__).parents[2] / "geodata" / "data"


def rows(model: type, name: str) -> list[Any]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        filled = [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(file)]
    return [model.model_validate(row) for row in filled]


PLACES: dict[str, Place] = {place.id: place for place in rows(Place, "places")}
LEGS: list[Leg] = rows(Leg, "legs")
CORRIDORS: dict[str, Corridor] = {corridor.id: corridor for corridor in rows(Corridor, "corridors")}
every_corridor = pytest.mark.parametrize("corridor", CORRIDORS.values(), ids=lambda each: each.id)


def told(corridor_id: str) -> CorridorWay:
    return way(CORRIDORS[corridor_id], LEGS, PLACES)


def sentence(corridor_id: str) -> str:
    return way_sentence(CORRIDORS[corridor_id], LEGS, PLACES, "en")


@every_corridor
def test_each_leg_is_told_once(corridor: Corridor) -> None:
    found = way(corridor, LEGS, PLACES)
    assert found.trunk
    ids = [leg_id for each in (found.trunk, *found.branches) for leg_id in each.leg_ids]
    assert sorted(ids) == sorted(leg.id for leg in LEGS if leg.corridor_id == corridor.id)
    trunk = [leg.id for leg in LEGS if leg.corridor_id == corridor.id and not leg.is_branch]
    assert list(found.trunk.leg_ids) == trunk


@every_corridor
def test_the_length_is_the_sum_of_geodesics(corridor: Corridor) -> None:
    trunk = [leg for leg in LEGS if leg.corridor_id == corridor.id and not leg.is_branch]
    km = [geodesic(PLACES[leg.from_place], PLACES[leg.to_place])[0] for leg in trunk]
    assert way(corridor, LEGS, PLACES).length_km == pytest.approx(sum(km), rel=0.01)
    surface = sum(length for leg, length in zip(trunk, km, strict=True) if leg.mode != "air")
    assert way(corridor, LEGS, PLACES).surface_km == pytest.approx(surface)


@every_corridor
def test_sentences_read_well(corridor: Corridor) -> None:
    text = way_sentence(corridor, LEGS, PLACES, "en")
    assert not re.search(r"\bnan\b|None|[{}]|  |\( | \)|,,|\.\.| ,", text)
    assert all(each.endswith(".") for each in sentences(way(corridor, LEGS, PLACES), "en"))
    assert all(each[0].isupper() for each in sentences(way(corridor, LEGS, PLACES), "en"))
    assert "Schematic" not in text


@every_corridor
def test_the_trunk_is_summed_with_each_country_once_in_order(corridor: Corridor) -> None:
    found = way(corridor, LEGS, PLACES)
    trunk, total = sentences(found, "en")[:2]
    assert f"about {rounded_km(found.length_km):,} km" in trunk + total
    assert found.trunk
    names = [country(code, "en", in_sentence=True) for code in found.trunk.countries]
    places = [total.index(name) for name in names]
    assert places == sorted(places)
    assert all(total.count(name) == 1 for name in names)


def test_a_border_waypoint_is_crossed_once() -> None:
    assert told("laos-thailand").borders == (
        ("PRK", "CHN"),
        ("CHN", "LAO"),
        ("LAO", "THA"),
        ("THA", "KOR"),
    )
    assert told("dmz").borders == (("PRK", "KOR"),)
    assert told("yellow-sea").borders == (("PRK", "KOR"),)
    assert told("mongolia").borders == (("PRK", "CHN"), ("CHN", "MNG"), ("MNG", "KOR"))


def test_a_stretch_that_starts_on_a_border_starts_in_its_country() -> None:
    starts = {each.leg_ids[0]: each for each in told("forced-return-third").branches}
    assert starts["forced-return-third/5"].borders == (("VNM", "CHN"),)


def test_the_best_known_way() -> None:
    text = sentence("laos-thailand")
    assert text.startswith(
        "From North Hamgyong Province north over the Tumen River border to Yanji "
        "(about 100 km on foot and by means of travel not published), "
        "west to Shenyang (about 520 km by rail)"
    )
    assert "over the Mekong at northern Thailand to Chiang Rai" in text
    assert "In all about 8,500 km (about 3,700 km of it by air) over 4 borders" in text
    assert "from North Korea through China, Laos and Thailand to South Korea" in text
    assert text.count("Variant: ") == 2
    assert text.count("Alternative start: ") == 1


def test_returns_are_told_as_returns() -> None:
    assert sentence("forced-return-china").startswith("Forced return from North-east China")
    assert sentence("zainichi-1959-84").startswith("Return from Niigata north-west to Chongjin")
    assert "Variant of forced return: from Yantai" in sentence("china-direct")
    assert "(next to it, by road)" in sentence("china-direct")
    for corridor in CORRIDORS:
        forced = any(leg.direction == "forced-return" for leg in legs_of(corridor))
        assert ("orced return" in sentence(corridor)) == forced


def legs_of(corridor_id: str) -> list[Leg]:
    return [leg for leg in LEGS if leg.corridor_id == corridor_id]


def test_published_lengths_are_compared_and_not_forced() -> None:
    differences = {
        corridor.id: published_difference_km(corridor, told(corridor.id))
        for corridor in CORRIDORS.values()
    }
    assert differences["laos-thailand"] == 4700 - 5000
    assert differences["vietnam"] == 4700 - 4350
    assert sum(each is not None for each in differences.values()) == 2


def test_each_mode_once_in_order() -> None:
    assert told("laos-thailand").modes == (
        Mode.FOOT,
        Mode.UNKNOWN,
        Mode.RAIL,
        Mode.ROAD,
        Mode.RIVER,
        Mode.AIR,
    )


@pytest.mark.parametrize(
    ("bearing", "word"),
    [
        (0, "north"),
        (22, "north"),
        (23, "north-east"),
        (180, "south"),
        (338, "north"),
        (360, "north"),
    ],
)
def test_compass_words(bearing: float, word: str) -> None:
    assert compass_word(bearing, WORDS["compass"]) == word


@given(st.floats(-720, 720))
def test_any_bearing_has_a_word(bearing: float) -> None:
    assert compass_word(bearing, WORDS["compass"]) in WORDS["compass"]


@pytest.mark.parametrize(
    ("km", "rounded"),
    [(0, 0), (12, 10), (67, 70), (95, 100), (104, 100), (517, 520), (999, 1000), (5862, 5900)],
)
def test_lengths_have_two_figures_and_no_more_than_the_waypoints(km: float, rounded: int) -> None:
    assert rounded_km(km) == rounded


@pytest.mark.parametrize(
    ("place_id", "name"),
    [
        ("kor-seoul", "the Seoul area"),
        ("hkg-hong-kong", "Hong Kong"),
        ("bs-tumen", "the Tumen River border"),
        ("usa", "the United States"),
        ("prk-kangwon", "Kangwon Province"),
    ],
)
def test_names_stand_in_a_sentence(place_id: str, name: str) -> None:
    assert name_in_sentence(PLACES[place_id], "en") == name


def test_every_country_on_the_way_has_a_name() -> None:
    codes = {place.country for place in PLACES.values()}
    assert [code for code in codes if country(code, "en") == code] == []


def test_a_corridor_without_legs_says_so() -> None:
    assert way_sentence(CORRIDORS["dmz"], [], PLACES, "en") == WORDS["nothing"]
    assert told("dmz") == way(CORRIDORS["dmz"], reversed(LEGS), PLACES)
    assert way(CORRIDORS["dmz"], LEGS, {}).trunk is None


@given(st.lists(st.tuples(st.sampled_from(LEGS), st.booleans()), max_size=12))
def test_any_legs_can_be_told(picked: list[tuple[Leg, bool]]) -> None:
    notes = {True: "Branch: x", False: "x"}
    legs = [
        leg.model_copy(update={"corridor_id": "dmz", "seq": seq, "note": notes[is_branch]})
        for seq, (leg, is_branch) in enumerate(picked)
    ]
    found = way(CORRIDORS["dmz"], legs, PLACES)
    stretches = [each for each in (found.trunk, *found.branches) if each]
    assert [leg_id for each in stretches for leg_id in each.leg_ids] == [leg.id for leg in legs]
    text = " ".join(sentences(found, "en"))
    assert text
    assert not re.search(r"\bnan\b|None|  |[{}]", text)
