"""Every check finds the fault it is for, tells its row and column, and passes the real facts."""

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.archive import Archive
from geodata.checks import places
from geodata.checks.places import TOLERANCE_DEGREES, shipped_outlines
from geodata.load import load
from geodata.problems import shown
from tests.geodata.planting import Copy

Fault = tuple[str, str, dict[str, str], str, str]

# A row by its key, what is planted in it, the column that must be told, and words of the message.
SPANS: list[Fault] = [
    ("events", "1945-1950-exodus-south", {"end": "1944"}, "end", "write 1945 or later"),
    ("eras", "famine", {"start": "1995"}, "start", "write 1994 or 2000"),
    ("eras", "famine", {"end": "1998"}, "end", "write 1994 or 2000"),
    ("eras", "kim-jong-un", {"end": "2025"}, "end_event", "names the event it ended with"),
    ("eras", "famine", {"end": "ongoing"}, "end", "write the date of that"),
    ("corridors", "cambodia", {"to_year": "2001"}, "to_year", "write 2002 or later"),
    ("legs", "laos-thailand/1", {"to_year": "1999"}, "to_year", "write 2003 or later"),
]
NOT_SAID = {"note": "Not said to be one."}
NO_START = {"note": "Branch: from elsewhere."}
HAVANA = {"from_place": "cub-havana"}
LEGS: list[Fault] = [
    ("legs", "dmz/4", {"seq": "5"}, "seq", "write 4"),
    ("legs", "dmz/1", {"seq": "9"}, "seq", "write 1"),
    ("legs", "laos-thailand/3", HAVANA, "from_place", "the leg above ends at chn-yanji"),
    ("legs", "laos-thailand/13", HAVANA, "from_place", "a place the corridor has not used"),
    ("legs", "laos-thailand/11", NO_START, "from_place", '"alternative start" in the note'),
    ("legs", "laos-thailand/13", NOT_SAID, "from_place", 'begin the note with "Branch:"'),
    ("legs", "posts-abroad/13", {"to_place": "cub-havana"}, "to_place", "ends where it starts"),
]
FINER = {"coordinate_rounding": "0.01"}
NEGATIVE = {"coordinate_rounding": "-0.1"}
TENTH = {"coordinate_rounding": "0.1"}
PROVINCE = {"precision": "province", "coordinate_rounding": "0.5", "lat": "42.4", "lon": "130"}
PLACES: list[Fault] = [
    ("places", "kor-seoul", FINER, "coordinate_rounding", "write 0.1 or a multiple"),
    ("places", "kor-seoul", NEGATIVE, "coordinate_rounding", "a city is never given finer"),
    ("places", "bs-tumen", TENTH, "coordinate_rounding", "write 0.5 or a multiple"),
    ("event_places", "che-geneva", {"lat": "46.23"}, "lat", "write 46.2"),
    ("places", "usa", {"lon": "-98.5"}, "lon", "in steps of 1 degree; write -98"),
    ("places", "prk-hoeryong", PROVINCE, "lat", "in steps of 0.5 degree; write 42.5"),
    ("places", "kor-seoul", {"country": "JPN"}, "country", "correct the country"),
    ("event_places", "prk-china-border", {"country": "MNG"}, "country", "correct the country"),
    ("places", "ita-rome", {"lat": "12.5", "lon": "41.9"}, "country", "are they swapped?"),
    ("event_places", "che-switzerland", {"lat": "8", "lon": "47"}, "country", "swapped?"),
    ("places", "bs-east-sea", {"lon": "131"}, "country", "degrees outside"),
    ("event_places", "kor-anseong", {"id": "kor-seoul"}, "id", "stands in places.csv already"),
]
SHARE = "women-share-001"
BELOW = {"low": "50", "high": "40"}
NEGATIVE_LOW = {"value": "", "low": "-1", "high": "3"}
ONE_MAN_MORE = {"male": "475"}
FIGURES: list[Fault] = [
    ("series", SHARE, {"low": "13"}, "value", "write at least 13"),
    ("series", SHARE, {"high": "12"}, "value", "write at most 12"),
    ("flows", "laos-thailand-01", BELOW, "low", "write at most 40"),
    ("series", SHARE, {"value": "101"}, "value", "between 0 and 100"),
    ("series", SHARE, NEGATIVE_LOW, "low", "between 0 and 100"),
    ("series", "women-share-002", {"label": "Women"}, "label", 'write "Share of women among'),
    ("series", "women-share-002", {"unit": "persons"}, "unit", 'write "percent"'),
    ("arrivals", "2003", ONE_MAN_MORE, "total", "475 men and 811 women are 1,286"),
    ("arrivals", "2003", {"female": ""}, "female", "write both or neither"),
    ("claims", "b", {"figures": "women"}, "figures", "write name=value"),
    ("claims", "b", {"figures": "workers=thirteen people"}, "figures", "write name=value"),
]
NINGBO = "2016-04-ningbo-restaurant"
LABELS: list[Fault] = [
    ("events", NINGBO, {"short_title": ""}, "short_title", "importance 1 and 2 need a label"),
    ("events", NINGBO, {"short_title": "13 from Ningbo."}, "short_title", "take the full stop"),
    ("events", NINGBO, {"label_rank": "1"}, "label_rank", "has this rank already"),
    ("events", NINGBO, {"label_rank": "999"}, "label_rank", "without gaps; write "),
    (
        "events",
        NINGBO,
        {"return_kind": "free"},
        "return_kind",
        "only events of the category return",
    ),
    (
        "events",
        "2013-05-laos-nine",
        {"return_kind": ""},
        "return_kind",
        "write forced, free, undec",
    ),
    ("corridors", "vietnam", {"count_unit": ""}, "count_unit", "fill all four"),
    ("corridors", "vietnam", {"count": "468-46"}, "count", "from the lower number to the higher"),
    ("corridors", "vietnam", {"count_sources": "hearsay"}, "count_sources", "no row has this id"),
]
JOURNEYS: list[Fault] = [
    ("journeys", "laos-thailand/2", {"seq": "12"}, "seq", "without gaps; write 2"),
    ("journeys", "laos-thailand/2", {"unit": ""}, "unit", "write days, weeks, months or years"),
    ("journeys", "laos-thailand/1", {"unit": "days"}, "unit", "leave it empty"),
    ("journeys", "laos-thailand/2", {"duration_low": "7"}, "duration_low", "write at most 6"),
    ("glossary", "hanawon", {"sources": "hearsay"}, "sources", "no row has this id"),
]
COPIED = "afp-2018-05"
COPIES: list[Fault] = [
    (
        "sources",
        "malaysianow-2021-kuwait",
        {"rank": "news"},
        "rank",
        "write copy, or leave copy_of",
    ),
    ("sources", COPIED, {"copy_of": COPIED}, "copy_of", "no copy of itself"),
    ("sources", COPIED, {"copy_of": "gao-2010-b"}, "copy_of", "write gao-2010"),
    ("sources", COPIED, {"copy_of": "hearsay"}, "copy_of", "no row has this id"),
]
TRUNK, ARC, TINT = "shenyang-bangkok", "air-bangkok", "stay-in-china"
NO_WAY = {"way": ""}
UNTOLD = {"facts": "", "fact_words": "468 people"}
FAR = {"points": "123.5 42;118 32;102.5 25;102 20.5;100.5 20;100.5 14"}
FAR_END = {"points": "100.5 14;114.5 18;121.5 24.5;124 28;132 37.5"}
BOWED = {"points": "100.5 14;135 5;127 37.5"}
OVER_OTHERS = {"points": "100.5 14;112 24;127 37.5"}
WAYS: list[Fault] = [
    ("legs", "laos-thailand/4", NO_WAY, "way", "why not in way_reason"),
    ("legs", "laos-thailand/4", {"way_reason": "None."}, "way_reason", "leave this empty"),
    ("legs", "forced-return-china/1", {"way": TRUNK}, "way", "write a way of kind return"),
    ("legs", "laos-thailand/4", {"way": "returns-south"}, "way", "write a way that leads out"),
    ("ways", TRUNK, {"points": ""}, "points", "two points or more"),
    ("ways", TINT, {"points": "126 43"}, "points", "an area has none"),
    ("ways", ARC, {"note": ""}, "note", "write why it is drawn so"),
    ("ways", TRUNK, {"label_side": ""}, "label_side", "write all or none"),
    ("ways", TRUNK, {"fact_words": ""}, "fact_words", "how the fact is printed"),
    ("ways", "shenyang-hanoi", UNTOLD, "facts", "write the id of the row"),
    ("ways", "russia-posted", {"crosses_reason": ""}, "crosses_reason", "why it may cross"),
    ("ways", TRUNK, FAR, "points", "degrees from its legs; write points within 1.5"),
    ("ways", ARC, FAR_END, "points", "degrees from its legs; write points within 1.5"),
    ("ways", ARC, BOWED, "points", "of its length; write points within 0.35"),
    ("ways", "air-vientiane", {"joins": TRUNK}, "joins", "is none of this way"),
    (
        "ways",
        "dmz",
        {"crosses": "shenyang-hanoi", "crosses_reason": "No."},
        "crosses",
        "take it out",
    ),
    ("ways", TRUNK, {"facts": "laos-thailand-18"}, "facts", 'counts "percent of entries'),
    ("ways", TRUNK, {"fact_words": "2,483 in 2010"}, "fact_words", "2,483 stands in none"),
    ("ways", TRUNK, {"fact_words": "2,482 in 2011"}, "fact_words", "2011 stands in none"),
    ("ways", "shenyang-hanoi", {"scale": "thousands"}, "scale", "write hundreds at most"),
    ("corridors", "vietnam", {"scale": "thousands"}, "scale", "write hundreds"),
    ("corridors", "vietnam", {"scale_fact": ""}, "scale_fact", "or neither"),
    ("corridors", "vietnam", {"scale": ""}, "scale", "or neither"),
    ("corridors", "laos-thailand", {"scale_fact": "laos-thailand-18"}, "scale_fact", "percent of"),
]
FAULTS = [*SPANS, *LEGS, *PLACES, *FIGURES, *LABELS, *JOURNEYS, *COPIES, *WAYS]


def plant(copy: Copy, table: str, key: str, cells: dict[str, str]) -> int:
    """Returns the row."""
    row = copy.row_of(table, key)
    copy.plant(table, row, **cells)
    return row


@pytest.mark.parametrize("fault", FAULTS)
def test_a_check_finds_its_fault_and_no_other(copy: Copy, fault: Fault) -> None:
    table, key, cells, column, words = fault
    row = plant(copy, table, key, cells)
    value = shown(copy.rows(table)[row - 2][column])
    problems = [p for p in copy.load().problems if p.column == column]
    assert [(p.file, p.row, p.value) for p in problems] == [(f"{table}.csv", row, value)]
    assert words in problems[0].message


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault[3] != "id"])
def test_such_a_fault_costs_no_row(copy: Copy, archive: Archive, fault: Fault) -> None:
    plant(copy, *fault[:3])
    assert copy.load().counts == archive.counts


def test_a_crossing_that_no_way_lists_is_told(copy: Copy) -> None:
    plant(copy, "ways", "russia-posted", {"crosses": "niigata-chongjin;east-sea-japan"})
    problem = copy.only_problem()
    assert (problem.row, problem.column) == (copy.row_of("ways", "east-sea-aomori"), "crosses")
    assert problem.message.startswith("it crosses russia-posted and shares no place with it")


def problems_with(copy: Copy, **outlines: BaseGeometry) -> list[tuple[str, int, str, str]]:
    problems = load(copy.folder, outlines).problems
    return [(p.file, p.row, p.column, p.value) for p in problems]


def test_sums_of_arrivals_show_a_slip_that_rows_alone_hide(copy: Copy) -> None:
    plant(copy, "arrivals", "2010", {"male": "592", "total": "2403"})
    problem = copy.only_problem()
    assert (problem.row, problem.column, problem.value) == (
        copy.row_of("arrivals", "2025"),
        "total",
        "223",
    )
    assert "add up to 34,538, but 34,537 was published" in problem.message


def test_the_block_of_1999_to_2001_is_held_against_the_total_of_2001(copy: Copy) -> None:
    plant(copy, "arrivals", "1999", {"total": "149"})
    plant(copy, "arrivals", "2002", {"male": "509", "total": "1141"})
    problem = copy.only_problem()
    assert problem.row == copy.row_of("arrivals", "2001")
    assert "to the end of 2001 the rows add up to 1,991, but 1,990 was published" in problem.message


def test_sums_hold_their_peace_while_a_year_cannot_be_read(copy: Copy) -> None:
    plant(copy, "arrivals", "2010", {"total": "many"})
    assert copy.only_problem().column == "total"


def test_a_leg_that_cannot_be_read_does_not_fault_the_next(copy: Copy) -> None:
    for seq in (1, 3, 12):
        plant(copy, "legs", f"laos-thailand/{seq}", {"mode": "balloon"})
    assert [problem.column for problem in copy.load().problems] == ["mode"] * 3


def test_a_leg_taken_out_leaves_a_gap(copy: Copy) -> None:
    row = copy.row_of("legs", "laos-thailand/3")
    problems = copy.drop("legs", row).load().problems
    assert [(p.row, p.column, p.value) for p in problems] == [
        (row, "from_place", "chn-shenyang"),
        (row, "seq", "4"),
    ]


def test_growth_may_be_negative_and_a_share_may_not(copy: Copy) -> None:
    row = copy.row_of("series", "women-share-001")
    copy.plant("series", row, series="women_share_growth", value="-12.2")
    assert copy.load().problems == ()


def test_a_unit_may_differ_between_categories(archive: Archive) -> None:
    units = {row.unit for row in archive.observations_of("border_fence")}
    assert len(units) > 1


def test_claims_may_hold_dates_spans_and_words(copy: Copy) -> None:
    figures = "a=1; b=-0.5; c=30000-50000; d=2016-04; e=2016-04-07; f=false; g=million_won"
    plant(copy, "claims", "b", {"figures": figures})
    assert copy.load().problems == ()


def test_places_are_held_against_the_outlines_that_are_given(copy: Copy) -> None:
    far_off = shapely.box(0, 0, 1, 1)
    found = problems_with(copy, CUB=far_off)
    assert found == [("places.csv", copy.row_of("places", "cub-havana"), "country", "CUB")]
    assert problems_with(copy) == []


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\0"])
def test_broken_outlines_are_a_problem_like_any_other(
    copy: Copy, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    if content is not None:
        (copy.folder / "korea.topojson").write_bytes(content)
    monkeypatch.setattr(places, "DATA", copy.folder)
    monkeypatch.setattr(places, "shipped_outlines", shipped_outlines.__wrapped__)
    problem = copy.only_problem()
    assert (problem.file, problem.row) == ("korea.topojson", 0)
    assert problem.message.startswith("the outlines can't be read")


def test_every_country_of_the_facts_has_an_outline(archive: Archive) -> None:
    outlines = shipped_outlines()
    assert {place.country for place in archive.places.values()} - outlines.keys() == set()


def test_the_facts_lie_well_within_the_tolerances(archive: Archive) -> None:
    outlines = shipped_outlines()
    for place in archive.places.values():
        away = outlines[place.country].distance(shapely.Point(place.lon, place.lat))
        assert away <= 0.7 * TOLERANCE_DEGREES[place.precision], place.id
