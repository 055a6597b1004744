"""The look-ups of the archive agree with its records, and nothing in it can be changed."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from pydantic import ValidationError

from geodata.archive import Archive
from geodata.records import Record
from tests.geodata.planting import Copy


def test_records_stand_in_the_order_of_their_file(copy: Copy) -> None:
    archive = copy.load()
    assert [*archive.events] == [row["id"] for row in copy.rows("events")]
    places = [row["id"] for table in ("places", "event_places") for row in copy.rows(table)]
    assert [*archive.places] == places


@pytest.mark.parametrize(("table", "key"), [("legs", "dmz/1"), ("arrivals", "/1998")])
def test_records_without_an_id_are_found_by_what_tells_them_apart(
    archive: Archive, table: str, key: str
) -> None:
    assert getattr(archive, table)[key].id == key


def test_nothing_can_be_changed(archive: Archive) -> None:
    events: Any = archive.events
    with pytest.raises(TypeError):
        events["new"] = None
    with pytest.raises(FrozenInstanceError):
        archive.problems = ()  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        archive.events["1945-08-division"].title = "Another"


def test_legs_come_in_order(archive: Archive) -> None:
    for corridor in archive.corridors:
        legs = archive.legs_of(corridor)
        assert [leg.seq for leg in legs] == [*range(1, len(legs) + 1)]
        assert {leg.corridor_id for leg in legs} == {corridor}
    assert sum(len(archive.legs_of(corridor)) for corridor in archive.corridors) == len(
        archive.legs
    )


def test_events_of_a_corridor_and_at_a_place(archive: Archive) -> None:
    for event in archive.events.values():
        assert all(event in archive.events_of(corridor) for corridor in event.corridors)
        assert all(event in archive.events_at(place) for place in event.places)
    assert all("laos-thailand" in event.corridors for event in archive.events_of("laos-thailand"))
    assert all("kor-seoul" in event.places for event in archive.events_at("kor-seoul"))
    assert archive.events_of("laos-thailand")


def test_corridors_at_a_place_come_once(archive: Archive) -> None:
    corridors = [corridor.id for corridor in archive.corridors_at("bs-panmunjom")]
    assert corridors == ["dmz", "forced-return-third"]


def test_flows_of_a_corridor(archive: Archive) -> None:
    flows = archive.flows_of("laos-thailand")
    assert flows
    assert {flow.corridor_id for flow in flows} == {"laos-thailand"}


def test_observations_of_a_series(archive: Archive) -> None:
    rows = archive.observations_of("arrivals_cumulative_published")
    assert len(rows) == 18
    assert rows[-1].value == 34537


def test_sources_come_in_the_order_of_the_row(archive: Archive) -> None:
    for corridor in archive.corridors.values():
        assert [source.id for source in archive.sources_of(corridor)] == [*corridor.sources]


def test_a_fact_is_verified_by_one_source_that_was_read(archive: Archive) -> None:
    def read(record: Record) -> bool:
        return any(source.read for source in archive.sources_of(record))

    events = [*archive.events.values()]
    assert [archive.is_verified(event) for event in events] == [read(event) for event in events]
    unread = next(source for source in archive.sources.values() if not source.read)
    lone = events[0].model_copy(update={"sources": (unread.id,)})
    assert not archive.is_verified(lone)
    assert archive.is_verified(events[0])


def test_what_rests_on_a_source(archive: Archive) -> None:
    for source in ("newsis-2026-02", "fcf-where"):
        facts = archive.what_rests_on(source)
        assert facts
        assert all(source in fact.sources for fact in facts)
    kinds = {type(fact).__name__ for fact in archive.what_rests_on("newsis-2026-02")}
    assert {"Arrivals", "Claim", "Event", "Observation"} <= kinds


def test_unknown_ids_find_nothing(archive: Archive) -> None:
    for look_up in (
        archive.legs_of, archive.events_of, archive.events_at, archive.flows_of,
        archive.corridors_at, archive.observations_of, archive.what_rests_on,
    ):  # fmt: skip
        assert look_up("nothing") == ()
    assert archive.sources_of(archive.sources["fcf-where"]) == ()
