"""What a format can hold comes back from it the same, and what it can't is told beside it."""

import json

import pytest

from geodata.archive import Archive
from geodata.export import MAKERS, PACKAGE, exports
from geodata.export.lacks import lacks
from geodata.export.layers import corridors
from geodata.own.archives import archive_of
from geodata.own.reading import mended_table, read
from geodata.records import Place

TABLE = """Event,Date,End,Place,Lat,Lon,Category,Route,Source,How certain,Summary
Leaves,c. 1325,,Tangier,35.8,-5.8,Journey,Hajj,Rihla <https://example.org/r>; Chronicle,yes,He goes.
Arrives,1326-04,1326-05,Cairo,30.04,31.2,Journey,Hajj,Rihla <https://example.org/r>,perhaps,
A plague,1348/1349,,Damascus,33.5,36.3,Death,,Chronicle,contested,Many die.
Before,597 BC,,Babylon,32.5,44.4,Exile,,Chronicle,yes,
"""


def stood(place: Place) -> tuple[object, ...]:
    return place.name, place.lat, place.lon, place.coordinate_rounding, place.precision


def told(facts: Archive) -> list[tuple[object, ...]]:
    """All that a table can hold of each event."""
    return [
        (
            event.title, str(event.start), str(event.end), event.summary, event.confidence,
            [stood(facts.places[key]) for key in event.places],
            [(own.title, own.url) for own in facts.sources_of(event)],
            facts.said["en"]["lanes"][event.category],
            [facts.corridors[key].name for key in event.corridors],
        )
        for event in facts.events.values()
    ]  # fmt: skip


def test_a_mended_table_comes_back_the_same() -> None:
    content = TABLE.encode()
    first = read("a.csv", content)
    again = read("a.csv", mended_table(content))
    assert (first.faults, first.drawn) == (again.faults, again.drawn) == ([], 4)
    one, other = (told(archive_of(own.tables)) for own in (first, again))
    assert one == other
    assert one[0][6] == [("Rihla", "https://example.org/r"), ("Chronicle", None)]
    assert [row[1] for row in one] == ["1325~", "1326-04", "1348/1349", "-0596"]


LAYERS = [name for name in MAKERS if not name.endswith(".csv")]


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_comes_back_with_what_is_not_said_to_be_left_out(
    name: str, archive: Archive
) -> None:
    left = lacks(name, archive)
    assert left["events"] == len(archive.events)
    sheets = ["places", "corridors", "ways"] if name.endswith(".gpkg") else [""]
    for sheet in sheets:
        found = read(name, exports(archive).get(name), {"sheet": sheet})
        assert found.refused == ""
        kind = sheet or name.partition(".")[0]
        assert kind not in left
        expected = len(getattr(archive, kind)) - left.get("unlined", 0)
        assert found.count == expected
        if kind == "places":
            back = archive_of(found.tables).places.values()
            own = {stood(one) for one in archive.places.values()}
            assert own <= {stood(one) for one in back}


def test_sources_and_lines_that_are_left_out_are_those_that_a_file_lacks(archive: Archive) -> None:
    linked = exports(archive).get("places.lpf.json").decode()
    cited = {
        one["label"]
        for own in json.loads(linked)["features"]
        for one in own["names"][0]["citations"]
    }
    titles = {source.title for source in archive.sources.values()}
    assert lacks("places.lpf.json", archive)["sources"] >= len(titles - cited) > 0
    unlined = sum(not own["geometry"] for own in corridors(archive))
    assert lacks("corridors.kml", archive).get("unlined", 0) == unlined
    assert [lacks(name, archive) for name in (PACKAGE, "events.csv")] == [{}, {}]
