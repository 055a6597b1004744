"""A folder of tables on a coarser grid: nothing of it is finer than was asked for."""

import csv
import json
import re
from datetime import date

import pytest

from geodata.archive import Archive
from geodata.export import PACKAGE, exports
from geodata.load import current
from geodata.own.archives import archive_of
from geodata.own.reading import read
from geodata.subject import FILE as SUBJECT
from timeline.own.folder import as_folder

FINE = [[126.9783, 37.5665], [127.4123, 37.9134], [129.0756, 35.1796]]
FEATURES = {
    "Camp": {"type": "Point", "coordinates": FINE[0]},
    "Walk": {"type": "LineString", "coordinates": FINE},
    "Stroll": {"type": "LineString", "coordinates": [[126.97, 37.56], [126.98, 37.57]]},
}


@pytest.fixture(scope="module")
def folder() -> bytes:
    features = [
        {"type": "Feature", "properties": {"name": name, "date": "1950"}, "geometry": geometry}
        for name, geometry in FEATURES.items()
    ]
    told = read("a.json", json.dumps({"type": "FeatureCollection", "features": features}).encode())
    return as_folder(told.tables, date(2026, 11, 27))


def facts_of(content: bytes, step: float) -> tuple[Archive, dict[str, str]]:
    tables = {**read("a.zip", content, {"coarsen": step}).tables}
    return archive_of(tables), tables


@pytest.mark.parametrize("step", [0.1, 0.5, 1.0])
def test_a_saved_folder_can_be_coarsened(folder: bytes, step: float) -> None:
    facts, tables = facts_of(folder, step)
    assert [str(problem) for problem in facts.problems] == []
    assert len(facts.events) == 3
    degrees = [own for place in facts.places.values() for own in (place.lat, place.lon)]
    degrees += [own for way in facts.ways.values() for point in way.points for own in point]
    degrees += [own for view in facts.subject.views for own in view.box]
    degrees += [
        float(row[name])
        for row in csv.DictReader(tables["ways.csv"].splitlines())
        for name in ("label_lat", "label_lon")
    ]
    assert {round(own / step, 6) % 1 for own in degrees} == {0}
    assert {place.coordinate_rounding for place in facts.places.values()} == {step}
    assert not re.search(r"37\.56|126\.9[78]|37\.9134", "".join(tables.values()))
    assert [leg.corridor_id for leg in facts.legs.values()] == [
        "route-walk"
    ]  # a stroll is too short


@pytest.mark.parametrize("step", [0.1, 1.0])
def test_the_facts_that_are_served_have_no_fault_on_a_coarser_grid(step: float) -> None:
    found = read("crossings.zip", exports(current()).get(PACKAGE), {"coarsen": step}, "ko")
    assert (found.refused, found.faults) == ("", [])
    for language in ("en", "ko"):
        facts = archive_of(found.tables, language)
        assert [str(problem) for problem in facts.problems] == []
        assert len(facts.events) == len(current().events)


def test_what_is_wrong_on_a_coarser_grid_is_told_when_it_is_chosen(folder: bytes) -> None:
    tables = {**read("a.zip", folder).tables}
    tables["event_places.csv"] = tables["event_places.csv"].replace("37.5665", "north")
    broken = as_folder(tables, date(2026, 11, 27))
    told = read("a.zip", broken, {"coarsen": 0.5})
    assert len(archive_of(told.tables).problems) == told.found > 0


@pytest.mark.parametrize(
    ("equals", "opens"), [("=", "["), (" =  ", "[ "), (" = ", "[\n  ")], ids=repr
)
def test_views_of_a_folder_that_was_written_by_hand_are_coarsened_too(
    folder: bytes, equals: str, opens: str
) -> None:
    usual = facts_of(folder, 0.5)[0].subject.views
    tables = {**read("a.zip", folder).tables}
    tables[SUBJECT] = tables[SUBJECT].replace(" = [", f" = {opens}").replace(" = ", equals)
    coarse = facts_of(as_folder(tables, date(2026, 11, 27)), 0.5)[0]
    assert [str(problem) for problem in coarse.problems] == []
    assert coarse.subject.views == usual


def test_what_is_coarser_stays_so_and_nothing_changes_unasked(folder: bytes) -> None:
    coarse = as_folder(facts_of(folder, 1.0)[1], date(2026, 11, 27))
    again, _ = facts_of(coarse, 0.1)
    assert {place.coordinate_rounding for place in again.places.values()} == {1.0}
    facts, _ = facts_of(folder, 0)
    assert 37.5665 in {place.lat for place in facts.places.values()}


def test_a_position_that_cannot_be_read_goes(folder: bytes) -> None:
    tables = {**read("a.zip", folder).tables}
    tables["event_places.csv"] = tables["event_places.csv"].replace("37.5665", "37.5665N")
    _, coarse = facts_of(as_folder(tables, date(2026, 11, 27)), 0.5)
    assert "37.5665" not in coarse["event_places.csv"]


def test_rows_without_an_id_are_told_on_a_coarser_grid_too(folder: bytes) -> None:
    tables = {**read("a.zip", folder).tables}
    _, first, *_ = tables["ways.csv"].splitlines()
    tables["ways.csv"] += f",{first.partition(',')[2]}\n"
    tables["translations/ko/ways.csv"] = "column,text\nname,길\n"
    told = read("a.zip", as_folder(tables, date(2026, 11, 27)), {"coarsen": 0.1})
    assert [own["row"] for own in told.faults if own["column"] == "ways.csv: id"] == [3]
