"""The journey: durations as published, and stages on the map by legs of their corridor."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from geodata.archive import Archive
from geodata.records import Stage
from tests.timeline.linked import said
from timeline.markdown import numbered
from timeline.routes.cards import records
from timeline.routes.journey import journey, lasting, legs_between, only_for
from timeline.routes.wire import ToldJourney
from timeline.text import Words


def told(key: str, archive: Archive, words: Words) -> ToldJourney:
    corridor = archive.corridors[key]
    found = journey(corridor, archive, words, numbered(records(corridor, archive), archive), set())
    assert found
    return found


def stage(archive: Archive, seq: int) -> Stage:
    return archive.journeys[f"laos-thailand/{seq}"]


@pytest.mark.parametrize(
    ("seq", "said"),
    [
        (1, "no time given"),
        (2, "1 week to 6 months"),
        (3, "18 months"),
        (4, "10 days"),
        (6, "30 to 45 days"),
        (7, "at least 1 month"),
        (9, "at most 90 days"),
        (10, "8 to 12 weeks"),
    ],
)
def test_durations_are_told_as_published(
    archive: Archive, catalogue: Words, seq: int, said: str
) -> None:
    assert lasting(stage(archive, seq), catalogue["routes"]["journey"]) == said


def test_every_stage_of_the_table_is_told_with_its_sources(
    archive: Archive, catalogue: Words
) -> None:
    for route in ("laos-thailand", "stay-in-china"):
        found = told(route, archive, catalogue)
        numbers = numbered(records(archive.corridors[route], archive), archive)
        for row, known in zip(found["stages"], archive.journey_of(route), strict=True):
            texts = (said(row[key]) for key in ("what", "danger", "note"))
            assert (row["name"], *texts) == (
                known.stage, known.what_happens, known.danger or "", known.note or "",
            )  # fmt: skip
            cited = str(row["told"])
            assert all(str(numbers[source]) in cited for source in known.sources)
        assert "composite" in found["says"].lower()


def test_a_corridor_without_a_journey_has_none(archive: Archive, catalogue: Words) -> None:
    assert journey(archive.corridors["dmz"], archive, catalogue, {}, set()) is None


@pytest.mark.parametrize(
    ("seq", "legs"),
    [(1, [1]), (2, [2, 3]), (4, [4, 5, 6, 7]), (5, [8]), (6, [9]), (7, []), (8, [])],
)
def test_a_stage_lights_the_legs_between_its_ends(
    archive: Archive, seq: int, legs: list[int]
) -> None:
    assert [leg.seq for leg in legs_between(stage(archive, seq), archive)] == legs


def test_only_the_average_over_all_lies_over_other_stages(
    archive: Archive, catalogue: Words
) -> None:
    for key, over in (("laos-thailand", [3]), ("stay-in-china", [])):
        stages = told(key, archive, catalogue)["stages"]
        assert [row["seq"] for row in stages if row["whole"]] == over


def test_bars_share_one_scale_of_days(archive: Archive, catalogue: Words) -> None:
    found = told("laos-thailand", archive, catalogue)
    ends = [row["high"] or row["low"] or 0 for row in found["stages"]]
    assert found["longest"] == max(ends) == 5 * 365.25
    assert [round(days / 365.25) for days, _ in found["ticks"]] == [1, 2, 3, 4, 5]
    by_seq = {row["seq"]: row for row in found["stages"]}
    assert (by_seq[6]["low"], by_seq[6]["high"]) == (30, 45)
    assert (by_seq[7]["low"], by_seq[7]["high"]) == (30.44, None)
    assert (by_seq[9]["low"], by_seq[9]["high"]) == (None, 90)


def test_where_no_journey_is_told_stands_which_routes_have_one(
    archive: Archive, catalogue: Words
) -> None:
    have = {stage.corridor_id for stage in archive.journeys.values()}
    for key, corridor in archive.corridors.items():
        said = only_for(corridor, archive, catalogue)
        assert bool(said) is (key not in have)
        assert not said or all(archive.corridors[own].short_name in said for own in have)
    none = replace(archive, journeys=MappingProxyType({}))
    assert only_for(archive.corridors["dmz"], none, catalogue) == ""
