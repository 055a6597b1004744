"""What the facts leave open is read off the facts, and follows them."""

import pytest

from geodata import doubts
from geodata.archive import Archive
from geodata.doubts import Certainty, Grade, certainty, grade, numbers_of, sifted
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


# ---- how many independent sources carry a confidence ---------------------------------------------

AFP, AGAIN = "afp-2021-01-25-ryu", "malaysianow-2021-kuwait"  # one story of an agency, twice


@pytest.mark.parametrize("table", ["events", "eras", "corridors"])
def test_high_is_told_of_no_record_with_one_origin(archive: Archive, table: str) -> None:
    """No other table has a confidence of its own."""
    own = getattr(archive, table)
    told = {one.id: len(archive.origins_of(one)) for one in own.values()}
    high = {key for key, one in own.items() if grade(one, archive) is Grade.HIGH}
    assert high
    assert {key for key in high if told[key] < 2} == set()


def graded(copy: Copy, sources: str, confidence: str = "high") -> Grade:
    row = copy.row_of("events", "1945-08-division")
    copy.plant("events", row, sources=sources, confidence=confidence)
    archive = copy.load()
    assert archive.problems == ()
    return grade(archive.events["1945-08-division"], archive)


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (f"{AFP};cnn-2016-04-11-colonel", Grade.HIGH),
        ("cnn-2016-04-11-colonel", Grade.ONE),
        (f"{AFP};{AGAIN}", Grade.ONE),  # a copy and what it copies
        (AGAIN, Grade.ONE),
        (f"{AFP};afp-2018-05", Grade.ONE),  # two stories of one maker
        ("cnn-2016-04-11-colonel;unsc-2397", Grade.ONE),  # the second was not read
    ],
)
def test_high_takes_two_independent_sources_that_were_read(
    copy: Copy, sources: str, told: Grade
) -> None:
    assert graded(copy, sources) is told
    assert graded(copy, sources, "medium") is Grade.MEDIUM
    assert graded(copy, sources, "contested") is Grade.CONTESTED


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (f"{AFP};cnn-2016-04-11-colonel", Certainty.TWO),
        (f"{AFP};{AGAIN}", Certainty.ONE),  # a copy and what it copies
        ("cnn-2016-04-11-colonel;unsc-2397", Certainty.ONE),  # the second was not read
        ("unsc-2397", Certainty.UNREAD),
    ],
)
def test_a_fact_is_as_certain_as_those_who_tell_it_independently(
    copy: Copy, sources: str, told: Certainty
) -> None:
    copy.plant("events", 2, sources=sources)
    archive = copy.load()
    assert certainty(next(iter(archive.events.values())), archive) is told


def test_a_filter_keeps_the_numbers_that_are_as_certain_as_it_asks(archive: Archive) -> None:
    asked = {own: sifted(archive, frozenset({own})) for own in Certainty}
    for own, left in asked.items():
        assert {certainty(number, archive) for number in numbers_of(left)} == {own}
        assert left.events is archive.events
    assert sum(len(numbers_of(left)) for left in asked.values()) == len(numbers_of(archive))
    assert len({own.identity for own in (archive, *asked.values())}) == 1 + len(asked)
    assert sifted(archive, frozenset()) is archive
    assert sifted(archive, frozenset(Certainty)) is archive


def test_both_copies_of_a_story_whose_first_is_not_named_count_once(archive: Archive) -> None:
    first = archive.sources["hrw-2024-03-07-sealing"]
    copies = [s.id for s in archive.sources.values() if s.copy_of == first.id]
    assert len(copies) > 1
    event = archive.events["1945-08-division"].model_copy(update={"sources": tuple(copies)})
    assert archive.origins_of(event) == {first.maker}


def test_who_wrote_it_is_told_from_where_it_was_read(archive: Archive) -> None:
    assert archive.sources[AFP].publisher != archive.sources[AFP].maker == "AFP"
    assert archive.sources["kbs-2016-07"].maker == archive.sources["kbs-2016-07"].publisher
