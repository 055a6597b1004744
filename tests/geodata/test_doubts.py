"""What the facts leave open is read off the facts, and follows them."""

from geodata import doubts
from geodata.archive import Archive
from tests.geodata.planting import Copy


def test_every_contested_record_is_named(archive: Archive) -> None:
    found = {record.id for record in doubts.contested(archive)}
    graded = (archive.events, archive.eras, archive.corridors)
    wanted = {r.id for table in graded for r in table.values() if r.confidence == "contested"}
    assert found == wanted
    assert {"2016-04-ningbo-restaurant", "2017-07-lim-ji-hyun", "2019-11-two-fishermen"} <= found


def test_figures_that_differ_for_one_period_stand_together(copy: Copy) -> None:
    before = {tuple(row.id for row in rows) for rows in doubts.differing(copy.load())}
    row = copy.rows("series")[10]
    copy.add("series", 12, id="made-001", value="1.25", low="", high="")
    new = {tuple(row.id for row in rows) for rows in doubts.differing(copy.load())} - before
    assert new == {(row["id"], "made-001")}


def test_equal_figures_of_two_makers_do_not_differ(copy: Copy) -> None:
    before = len(doubts.differing(copy.load()))
    copy.add("series", 12, id="made-001")
    assert len(doubts.differing(copy.load())) == before


def test_ranges_have_two_bounds_and_no_value(archive: Archive) -> None:
    found = doubts.ranges(archive)
    assert found
    assert all(row.value is None and row.low is not None and row.high is not None for row in found)


def test_what_rests_on_unread_sources_only_is_unverified(copy: Copy) -> None:
    before = {fact.id for fact in doubts.unverified(copy.load())}
    event = next(row for row in copy.rows("events") if ";" not in row["sources"])
    copy.plant("sources", copy.row_of("sources", event["sources"]), read="no")
    assert event["id"] in {fact.id for fact in doubts.unverified(copy.load())} - before


def test_years_without_a_split_by_sex(archive: Archive) -> None:
    assert [row.period.text for row in doubts.without_sex(archive)] == ["1999", "2000", "2001"]
