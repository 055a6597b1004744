"""The README counts the facts; a count that has gone out of date says what to write."""

import re

import pytest

from geodata.archive import Archive
from geodata.folder import DATA
from geodata.records import PLACE_TABLES
from tests.geodata.planting import Copy, rows_in
from tests.serving import ROOT

README = (ROOT / "README.md").read_text("utf-8")
WHOLE_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def counted(archive: Archive) -> dict[str, int]:
    """What grows slowly is counted to the last one."""
    return {
        "corridors": len(archive.corridors),
        "series of statistics": len({row.series for row in archive.series.values()}),
        "claims of a news report": len(archive.claims),
        "words": len(archive.glossary),
        "journeys": len({stage.corridor_id for stage in archive.journeys.values()}),
    }


@pytest.mark.parametrize(
    "thing", ["corridors", "series of statistics", "claims of a news report", "words", "journeys"]
)
def test_what_grows_slowly_is_counted_exactly(archive: Archive, thing: str) -> None:
    number = counted(archive)[thing]
    word = WHOLE_NUMBERS[number - 1] if number <= len(WHOLE_NUMBERS) else str(number)
    told = re.findall(rf"(\w+) {thing}\b", README)
    numbers = [one for one in told if one in WHOLE_NUMBERS or one.isdecimal()]
    assert numbers
    assert set(numbers) == {word}, f"write {word} {thing} in README.md"


@pytest.mark.parametrize(
    ("thing", "table"), [("events", "events"), ("places", "places"), ("sources", "sources")]
)
def test_of_what_grows_by_the_day_there_are_more(thing: str, table: str) -> None:
    """A row more leaves the sentence true; when it tells too little, a new number is due."""
    number = rows_in(table)
    (told,) = re.findall(rf"[Mm]ore than (\d+) {thing}\b", README)
    assert int(told) < number <= 1.2 * int(told), (
        f"write more than {(number - 1) // 10 * 10} {thing} in README.md"
    )


def test_an_event_is_one_line(copy: Copy) -> None:
    """The line of the documents, at the end of the table: no fault, and one event more."""
    lines = (DATA / "README.md").read_text("utf-8").splitlines()
    (example,) = [line.strip() for line in lines if line.startswith("    2026-03-example,")]
    before = copy.load()
    archive = copy.edit("events", lambda content: content + example.encode() + b"\n").load()
    assert archive.problems == ()
    assert archive.events.keys() - before.events.keys() == {"2026-03-example"}
    assert archive.events["2026-03-example"].places == ("kor-seoul",)
    others = {*archive.counts} - {"events", *PLACE_TABLES}
    assert all(archive.counts[table] == before.counts[table] for table in others)
