"""Places by name, in several scripts, and where a name means several."""

import pytest

from geodata.own import atlas
from geodata.own.archives import archive_of
from geodata.own.reading import read


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Paris", "FRA", 48.87, 2.33),
        (" paris ", "FRA", 48.87, 2.33),
        ("Fès", "MAR", 34.06, -5.0),
        ("Malé", "MDV", 4.17, 73.5),
        ("Wien", "AUT", 48.2, 16.36),
        ("Łódź", "POL", 51.78, 19.45),
        ("탕헤르", "MAR", 35.75, -5.83),
        ("파리", "FRA", 48.87, 2.33),
        ("東京", "JPN", 35.69, 139.75),
        ("北京", "CHN", 39.93, 116.39),
        ("Москва", "RUS", 55.75, 37.61),
        ("Constantinople", "TUR", 41.11, 29.01),
    ],
)
def test_a_town_is_found_by_its_name(name: str, country: str, lat: float, lon: float) -> None:
    found = atlas.named(name)[0]
    assert (found.country, found.lat, found.lon) == (country, lat, lon)


@pytest.mark.parametrize(
    ("name", "admin1"),
    [("Springfield, Oregon", "Oregon"), ("Springfield, Illinois, USA", "Illinois")],
)
def test_what_stands_after_a_comma_says_which(name: str, admin1: str) -> None:
    assert atlas.named(name)[0].admin1 == admin1


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("London, UK", "GBR"),
        ("London, Ont.", "CAN"),
        ("Boston, MA", "USA"),
        ("Springfield, Sangamon County, Illinois", "USA"),
        ("Washington, D.C.", "USA"),
        ("Seoul, Korea", "KOR"),
        ("평양, 조선", "PRK"),
        ("Moscow, USSR", "RUS"),
        ("Prague, Czechoslovakia", "CZE"),
        ("Paris (France)", "FRA"),
        ("Paris (old town)", "FRA"),
    ],
)
def test_a_country_or_province_is_known_by_how_people_write_it(name: str, country: str) -> None:
    assert atlas.named(name)[0].country == country


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Worcester, United Kingdom", "United Kingdom"),
        ("Worcester, 영국", "영국"),
        ("Paris, TX, USA", "USA"),
        ("Paris (Texas)", "Texas"),
    ],
)
def test_no_place_of_another_country_is_offered_for_one_that_is_named(
    name: str, region: str
) -> None:
    assert atlas.named(name) == []
    asked = read("table.csv", f'event,date,place\nA,1997,"{name}"\n'.encode())
    assert (asked.drawn, asked.placed, asked.questions) == (1, 0, [])
    (fault,) = asked.faults
    assert (fault["row"], fault["out"], fault["kept"]) == (2, False, True)
    assert f"known here in {region};" in fault["said"]


@pytest.mark.parametrize("name", ["Paris, Rive Gauche", "Springfield, Texarkana"])
def test_a_place_is_not_taken_for_one_elsewhere_of_its_name(name: str) -> None:
    assert atlas.named(name) == []
    asked = read("table.csv", f'event,date,place\nA,1997,"{name}"\n'.encode())
    assert (asked.drawn, asked.placed) == (1, 0)
    (fault,) = asked.faults
    assert (fault["row"], fault["out"]) == (2, False)
    assert atlas.called(name)[0].country in fault["said"]
    (question,) = asked.questions
    assert (question["chosen"], question["taken"]) == ("", False)
    unknown = {"answers": {question["key"]: "nowhere"}}  # as a file may say that was kept elsewhere
    again = read("table.csv", f'event,date,place\nA,1997,"{name}"\n'.encode(), unknown)
    assert (again.faults, again.questions) == (asked.faults, asked.questions)
    other = question["options"][0]["value"]
    answered = read(
        "table.csv",
        f'event,date,place\nA,1997,"{name}"\n'.encode(),
        {"answers": {question["key"]: other}},
    )
    assert (answered.placed, answered.faults) == (1, [])
    assert answered.questions[0]["chosen"] == other


def test_a_country_is_a_place_too_and_is_no_town() -> None:
    for name in ("France", "프랑스", "法国", "Frankreich"):
        (found,) = atlas.named(name)
        assert (found.country, found.precision) == ("FRA", "country")


LONDONS = "event,date,place\nA,1997,London\nB,1998,London\nC,1999,Atlantis Nova\n"


def test_several_are_offered_and_the_best_known_is_taken_until_then() -> None:
    asked = read("table.csv", LONDONS.encode())
    (question,) = asked.questions
    assert (question["said"], question["rows"], question["taken"]) == ("Which London?", 2, True)
    labels = [option["label"] for option in question["options"]]
    assert [label.split(" (")[0] for label in labels] == [
        "London, England, GBR",
        "London, Ontario, CAN",
        "None of them: leave it off the map",
    ]
    assert asked.placed == 2
    other = question["options"][1]["value"]
    answered = read("table.csv", LONDONS.encode(), {"answers": {question["key"]: other}})
    (place,) = archive_of(answered.tables).places.values()
    assert (place.name, place.country, place.admin1) == ("London", "CAN", "Ontario")
    none = read("table.csv", LONDONS.encode(), {"answers": {question["key"]: "none"}})
    assert (none.placed, none.drawn) == (0, 3)
    assert [own["chosen"] for own in none.questions] == ["none"]  # which can be taken back


def test_a_row_whose_place_is_not_known_is_told_and_stands_on_the_timeline() -> None:
    asked = read("table.csv", LONDONS.encode())
    assert [(fault["row"], fault["value"], fault["out"]) for fault in asked.faults] == [
        (4, "Atlantis Nova", False)
    ]
    facts = archive_of(asked.tables)
    assert facts.problems == ()
    assert [event.places for event in facts.events.values()][2] == ()


def test_names_of_towns_and_provinces_can_be_seen() -> None:
    text = atlas.FILE.read_text(encoding="utf-8")
    assert not [c for c in text if "\x7f" <= c < "\xa0"]


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("서울특별시 강남구 선릉로158길 10 한나빌딩", "Seoul area"),
        ("부산시 남구 우암동 189-671", "Busan"),
        ("서울 종로구 창경궁로", "Seoul area"),
        ("경기도 수원시 팔달구 인계동", "Suwon"),
        ("제주특별자치도 제주시 연동", "Jeju"),
        ("광주광역시 동구", "Gwangju"),
        ("경기도 광주시 오포읍", ""),
        ("광주시 북구", ""),
        ("부산 여행", ""),
    ],
)
def test_the_town_of_a_korean_address_is_found(address: str, town: str) -> None:
    """Of Gwangju only that which is meant."""
    assert [known.name for known in atlas.named(address)][:1] == ([town] if town else [])
