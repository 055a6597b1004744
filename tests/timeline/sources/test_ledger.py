"""What is said of the facts as a whole, and what each is called where it is one of many."""

import re
import string
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from geodata.archive import Archive
from geodata.doubts import Grade, grade
from tests.timeline.hostile import HOSTILE
from timeline import markdown, naming
from timeline.selection import Frame
from timeline.sources import ledger, method
from timeline.text import Words

FRAME = Frame(1945, 2026, frozenset(), ("region",), {})
PUNCTUATION = re.escape(string.punctuation)
LINK = re.compile(r"\]\(([^)]*)\)")


def shown(markdown: str) -> str:
    """The words of Markdown, without its escapes and joiners."""
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", markdown).replace("\u2060", "")


def links(markdown: str) -> list[str]:
    """Where its links go; an escaped bracket is none."""
    return LINK.findall(re.sub(rf"\\[{PUNCTUATION}]", "", markdown))


# ---- what rests on a source ---------------------------------------------------------------------


def test_no_two_facts_of_a_source_have_one_name(archive: Archive, catalogue: Words) -> None:
    """But for rows of counts that differ only in their notes."""
    twins = 0
    for source in archive.sources.values():
        facts = archive.what_rests_on(source.id)
        names = [naming.named(fact, archive, catalogue) for fact in facts]
        twins += len(names) - len({*names})
    assert twins <= 3


def test_a_name_leads_to_the_stage_where_something_can_be_picked_there(
    archive: Archive, catalogue: Words
) -> None:
    picks = {"", *archive.events, *archive.places, *archive.corridors}
    names = [naming.named(fact, archive, catalogue) for fact in archive.facts]
    assert {name.pick for name in names} <= picks
    linked = {name.pick for name in names}
    assert {*archive.events, *archive.places, *archive.corridors} <= linked


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ({"value": 1234.0, "low": None, "high": None}, "1,234 people"),
        ({"value": -3.5, "low": None, "high": None}, "-3.5 people"),
        ({"value": None, "low": 10.0, "high": 20.0}, "10 to 20 people"),
        ({"value": None, "low": 10.0, "high": None}, "at least 10 people"),
        ({"value": None, "low": None, "high": None}, ""),
    ],
)
def test_a_number_is_told_as_it_is_known(
    archive: Archive, catalogue: Words, numbers: dict[str, float | None], wanted: str
) -> None:
    row = next(iter(archive.series.values())).model_copy(update={**numbers, "unit": "persons"})
    assert naming.with_unit(row, catalogue.language) == wanted


# ---- method -------------------------------------------------------------------------------------


def test_what_disagrees_says_who_says_so(archive: Archive, catalogue: Words) -> None:
    told = method.disagreements(archive, catalogue)
    for event in archive.events.values():
        if event.confidence == "contested":
            line = next(part for part in told.split("\n") if f"pick={event.id})" in part)
            assert " ".join((event.note or "").split()) in shown(line)
            assert all(f"sources?source={own}" in links(line) for own in event.sources)
    assert ".." not in shown(told)
    assert "35.4 per cent" in shown(told)
    assert "33.8 per cent" in shown(told)


def test_what_is_missing_follows_the_facts(archive: Archive, catalogue: Words) -> None:
    told = shown(method.gaps(archive, catalogue))
    assert f"{sum(not s.date for s in archive.sources.values())} sources carry no date" in told
    for fact in archive.facts:
        if not archive.is_verified(fact):
            assert naming.named(fact, archive, catalogue).text in told
    assert all(f"\n- {year}" in told for year in (1999, 2000, 2001))
    for line in catalogue["sources"]["absent_things"]:
        assert line in told


def test_every_grade_is_explained_and_counted(archive: Archive, catalogue: Words) -> None:
    told = method.grades(archive, catalogue)
    counted = Counter(grade(event, archive) for event in archive.events.values())
    assert counted.total() == len(archive.events)
    for one, meaning in catalogue["confidence"].items():
        assert f"{meaning} ({counted[Grade(one)]} events" in told
    for rank in catalogue["cited"]["ranks"].values():
        assert rank in told


def test_downloads_name_size_and_use_of_every_file(archive: Archive, catalogue: Words) -> None:
    sizes = {"crossings.zip": 266_001, "crossings.gpkg": 1, "places.geojson": 2, "events.csv": 999}
    told = method.downloads(archive, sizes, catalogue)
    assert links(told) == [f"data/{n}" for n in sizes]
    assert "(data/crossings.zip), 267 kB." in told
    assert "(data/events.csv), 1 kB. Events" in told
    (layer,) = [line for line in told.splitlines() if "places.geojson" in line]
    assert f"{len(archive.events)} events, {len(archive.corridors)} routes" in layer
    assert "Leaves out" not in next(line for line in told.splitlines() if "crossings.zip" in line)


# ---- text is no markup --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(archive: Archive) -> list[Archive]:
    """The facts with a hostile text in every field of text, one archive a text."""
    archives = [spoilt(archive, " ".join(text.split())) for text in HOSTILE]
    assert archives
    return archives


def spoilt(archive: Archive, text: str) -> Archive:
    tables: dict[str, Any] = {}
    fields = ("title", "publisher", "summary", "note", "name", "name_ko", "label", "category",
              "unit", "period_text", "claim", "finding", "term", "stage")  # fmt: skip
    for table in ("events", "places", "corridors", "series", "flows", "eras", "claims", "sources",
                  "arrivals", "legs", "ways", "glossary", "journeys"):  # fmt: skip
        tables[table] = {
            key: record.model_copy(
                update={
                    name: text
                    for name in fields
                    if name in type(record).model_fields
                    and not (table == "events" and name == "category")
                }
            )
            for key, record in getattr(archive, table).items()
        }
    return replace(archive, **tables, problems=())


def test_no_text_of_any_table_is_markup(
    hostile: list[Archive], archive: Archive, catalogue: Words
) -> None:
    """Links go where ours go, and no mark stands that Markdown or Streamlit takes for its own."""
    picks = [*archive.events, *archive.places, *archive.corridors]
    wanted = {f"./?pick={pick}" for pick in picks}
    wanted |= {ledger.page_of(source) for source in archive.sources.values()}
    wanted |= {markdown._address(source.url) for source in archive.sources.values() if source.url}
    for told in hostile:
        for part in everything_said(told, catalogue):
            assert {*links(part)} <= wanted
            bare = re.sub(rf"\\[{PUNCTUATION}]", "", part).replace(":small[", "[")
            assert re.findall(r"!\[|<|`|\$|~~|==|:\w+\[", bare) == []


def everything_said(archive: Archive, catalogue: Words) -> list[str]:
    """What is read off the facts about the method."""
    return [method.disagreements(archive, catalogue), method.gaps(archive, catalogue)]
