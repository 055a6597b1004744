"""Every check finds the fault it is for, tells its row and column, and passes the real facts."""

from collections.abc import Callable

import pytest
import shapely

from geodata.archive import Archive
from geodata.checks.places import TOLERANCE_DEGREES, shipped_outlines
from geodata.load import load
from tests.geodata.planting import Copy

Plant = Callable[[Copy], object]


def cells(table: str, key: str, /, **values: str) -> Plant:
    return lambda copy: copy.plant(table, copy.row_of(table, key), **values)


def leg(corridor: str, seq: int, /, **values: str) -> Plant:
    return lambda copy: copy.plant("legs", leg_row(copy, corridor, seq), **values)


def leg_row(copy: Copy, corridor: str, seq: int) -> int:
    keys = [(row["corridor_id"], row["seq"]) for row in copy.rows("legs")]
    return keys.index((corridor, str(seq))) + 2


# What is planted; then file, column, value and some words of the one problem that must follow.
FAULTS: list[tuple[Plant, str, str, str, str]] = [
    # spans
    (cells("events", "1945-1950-exodus-south", end="1944"), "events", "end", "1944", "write 1945 or later"),
    (cells("eras", "famine", start="1995"), "eras", "start", "1995", "write 1994 or 2000"),
    (cells("eras", "famine", end="1998"), "eras", "end", "1998", "write 1994 or 2000"),
    (cells("eras", "kim-jong-un", end="2025"), "eras", "end_event", "", "names the event it ended with"),
    (cells("eras", "famine", end="ongoing"), "eras", "end", "ongoing", "write the date of that"),
    (cells("corridors", "cambodia", to_year="2001"), "corridors", "to_year", "2001", "write 2002 or later"),
    (leg("laos-thailand", 1, to_year="1999"), "legs", "to_year", "1999", "write 2003 or later"),
    # legs
    (leg("dmz", 4, seq="5"), "legs", "seq", "5", "write 4"),
    (leg("dmz", 1, seq="9"), "legs", "seq", "9", "write 1"),
    (leg("laos-thailand", 3, from_place="chn-dalian"), "legs", "from_place", "chn-dalian", "the leg above ends at chn-yanji"),
    (leg("laos-thailand", 13, from_place="cub-havana"), "legs", "from_place", "cub-havana", "has not used"),
    (leg("laos-thailand", 11, note="Branch: from elsewhere."), "legs", "from_place", "prk-ryanggang", "alternative start"),
    (leg("laos-thailand", 13, note="Not said to be one."), "legs", "from_place", "lao-north", 'begin the note with "Branch:"'),
    (leg("posts-abroad", 13, to_place="cub-havana"), "legs", "to_place", "cub-havana", "ends where it starts"),
    # places
    (cells("places", "kor-seoul", coordinate_rounding="0.01"), "places", "coordinate_rounding", "0.01", "write 0.1 or a multiple"),
    (cells("places", "kor-seoul", coordinate_rounding="-0.1"), "places", "coordinate_rounding", "-0.1", "never given finer"),
    (cells("places", "bs-tumen", coordinate_rounding="0.1"), "places", "coordinate_rounding", "0.1", "write 0.5 or a multiple"),
    (cells("event_places", "che-geneva", lat="46.23"), "event_places", "lat", "46.23", "write 46.2"),
    (cells("places", "usa", lon="-98.5"), "places", "lon", "-98.5", "steps of 1 degree; write -98"),
    (cells("places", "prk-hoeryong", precision="province", coordinate_rounding="0.5", lat="42.4", lon="130"), "places", "lat", "42.4", "write 42.5"),
    (cells("places", "ita-rome", lat="12.5", lon="41.9"), "places", "country", "ITA", "are they swapped?"),
    (cells("places", "kor-seoul", country="JPN"), "places", "country", "JPN", "correct the country"),
    (cells("event_places", "prk-china-border", country="MNG"), "event_places", "country", "MNG", "correct the country"),
    (cells("places", "bs-east-sea", lat="38.5", lon="131"), "places", "country", "KOR", "degrees outside"),
    (cells("event_places", "che-switzerland", lat="8", lon="47"), "event_places", "country", "CHE", "are they swapped?"),
    (cells("event_places", "kor-anseong", id="kor-seoul"), "event_places", "id", "kor-seoul", "stands in places.csv already"),
    # figures
    (cells("series", "women-share-001", low="13"), "series", "value", "12.2", "write at least 13"),
    (cells("series", "women-share-001", high="12"), "series", "value", "12.2", "write at most 12"),
    (cells("flows", "laos-thailand-01", low="50", high="40"), "flows", "low", "50", "write at most 40"),
    (cells("series", "women-share-001", value="101"), "series", "value", "101", "between 0 and 100"),
    (cells("series", "women-share-001", value="", low="-1", high="3"), "series", "low", "-1", "between 0 and 100"),
    (cells("series", "women-share-002", label="Women"), "series", "label", "Women", 'write "Share of women among'),
    (cells("series", "women-share-002", unit="persons"), "series", "unit", "persons", 'write "percent"'),
    (cells("arrivals", "2003", female=""), "arrivals", "female", "", "write both or neither"),
    (cells("claims", "b", figures="workers=13; women"), "claims", "figures", "women", "name=value"),
    (cells("claims", "b", figures="workers=thirteen people"), "claims", "figures", "workers=thirteen people", "name=value"),
]  # fmt: skip


@pytest.mark.parametrize(("plant", "table", "column", "value", "words"), FAULTS)
def test_a_check_finds_its_fault(
    copy: Copy, plant: Plant, table: str, column: str, value: str, words: str
) -> None:
    before = copy.rows(table)
    plant(copy)
    changed = [i for i, row in enumerate(copy.rows(table), 2) if row != before[i - 2]]
    found = [p for p in copy.load().problems if (p.file, p.column) == (f"{table}.csv", column)]
    assert [(p.row, p.value) for p in found] == [(row, value) for row in changed]
    assert words in found[0].message


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault[2] not in {"id", "seq"}])
def test_such_a_fault_costs_no_row(
    copy: Copy, archive: Archive, fault: tuple[Plant, str, str, str, str]
) -> None:
    fault[0](copy)
    assert copy.load().counts == archive.counts


def problems_with(copy: Copy, **outlines: shapely.Geometry) -> list[tuple[str, int, str, str]]:
    problems = load(copy.folder, outlines).problems
    return [(p.file, p.row, p.column, p.value) for p in problems]


def test_sums_of_arrivals_show_a_slip_that_rows_alone_hide(copy: Copy) -> None:
    cells("arrivals", "2010", male="592", total="2403")(copy)
    problem = copy.only_problem()
    assert (problem.row, problem.column, problem.value) == (
        copy.row_of("arrivals", "2025"),
        "total",
        "223",
    )
    assert "add up to 34,538, but 34,537 was published" in problem.message


def test_the_block_of_1999_to_2001_is_held_against_the_total_of_2001(copy: Copy) -> None:
    cells("arrivals", "1999", total="149")(copy)
    cells("arrivals", "2002", male="509", total="1141")(copy)
    problem = copy.only_problem()
    assert problem.row == copy.row_of("arrivals", "2001")
    assert "to the end of 2001 the rows add up to 1,991, but 1,990 was published" in problem.message


def test_sexes_that_miss_the_total(copy: Copy) -> None:
    cells("arrivals", "2003", male="475")(copy)
    problem = copy.only_problem()
    assert (problem.column, problem.value) == ("total", "1285")
    assert "475 men and 811 women are 1,286" in problem.message


def test_sums_hold_their_peace_while_a_year_cannot_be_read(copy: Copy) -> None:
    cells("arrivals", "2010", total="many")(copy)
    assert copy.only_problem().column == "total"


def test_a_leg_that_cannot_be_read_does_not_fault_the_next(copy: Copy) -> None:
    for seq in (1, 3, 12):
        leg("laos-thailand", seq, mode="balloon")(copy)
    assert [problem.column for problem in copy.load().problems] == ["mode"] * 3


def test_a_leg_taken_out_leaves_a_gap(copy: Copy) -> None:
    row = leg_row(copy, "laos-thailand", 3)
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
    cells("claims", "b", figures=figures)(copy)
    assert copy.load().problems == ()


def test_places_are_held_against_the_outlines_that_are_given(copy: Copy) -> None:
    far_off = shapely.box(0, 0, 1, 1)
    found = problems_with(copy, CUB=far_off)
    assert found == [("places.csv", copy.row_of("places", "cub-havana"), "country", "CUB")]
    assert problems_with(copy) == []


def test_every_country_of_the_facts_has_an_outline(archive: Archive) -> None:
    outlines = shipped_outlines()
    assert {place.country for place in archive.places.values()} - outlines.keys() == set()


def test_the_facts_lie_well_within_the_tolerances(archive: Archive) -> None:
    outlines = shipped_outlines()
    for place in archive.places.values():
        away = outlines[place.country].distance(shapely.Point(place.lon, place.lat))
        assert away <= 0.7 * TOLERANCE_DEGREES[place.precision], place.id
