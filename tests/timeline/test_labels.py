"""How events are labelled: in which words and group, and which need no label."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from geodata.archive import Archive
from geodata.dates import parse
from geodata.vocabularies import Category
from tests.timeline.conftest import TODAY
from timeline.labels import GROUPS, LONGEST, edges, short_title, told_by_others
from timeline.scene import compose


def test_every_category_has_a_group() -> None:
    assert set(GROUPS) == set(Category)
    assert len(set(GROUPS.values())) == 5


def test_a_label_is_what_an_editor_wrote_or_the_title_cut_at_a_word(archive: Archive) -> None:
    event = next(event for event in archive.events.values() if event.short_title)
    assert short_title(event) == event.short_title
    long = event.model_copy(
        update={"short_title": None, "title": "A bridge over the river is opened"}
    )
    assert short_title(long) == "A bridge over the river is opened"
    longer = long.model_copy(update={"title": "A bridge over the river is opened to all, at last"})
    assert short_title(longer) == "A bridge over the river is opened…"
    for one in archive.events.values():
        assert 0 < len(short_title(one)) <= LONGEST


def test_where_a_leader_follows_another_an_event_stands_at_the_edge(archive: Archive) -> None:
    """Not where the first one begins: nobody came before him."""
    assert edges(archive) == {"1994-07-kim-il-sung-death", "2011-12-kim-jong-il-death"}


def test_bands_and_bars_tell_some_events(archive: Archive) -> None:
    assert told_by_others(archive) == {
        "1950-06-korean-war",
        "1994-1998-famine",
        "2020-01-border-closure",
        "2009-peak-2914",
        "2012-arrivals-fall",
        "2020-2022-arrivals-collapse",
        "2026-01-arrivals-2025",
    }


def test_a_bar_tells_nothing_of_a_number_that_it_does_not_have(archive: Archive) -> None:
    event = archive.events["2009-peak-2914"]
    other = event.model_copy(update={"people": 2913})
    changed = replace(archive, events=MappingProxyType({**archive.events, event.id: other}))
    assert event.id not in told_by_others(changed)


@pytest.mark.parametrize(
    ("text", "at"),
    [("2016", 2016.5), ("2016-07", 2016.54), ("2014/2018", 2014), ("2015-10/2016-03", 2015.75)],
)
def test_a_dot_stands_in_the_middle_of_one_year_and_at_the_start_of_more(
    archive: Archive, text: str, at: float
) -> None:
    event = archive.events["2009-peak-2914"].model_copy(update={"start": parse(text), "end": None})
    scene = compose(replace(archive, events=MappingProxyType({event.id: event})), TODAY)
    assert scene.marks[0].at == pytest.approx(at, abs=0.01)


def test_an_unranked_event_comes_after_all_that_are_ranked(archive: Archive) -> None:
    event = archive.events["2009-peak-2914"].model_copy(update={"label_rank": None})
    changed = replace(archive, events=MappingProxyType({**archive.events, event.id: event}))
    ranks = {mark.id: mark.rank for mark in compose(changed, TODAY).marks}
    assert ranks[event.id] > max(e.label_rank or 0 for e in archive.events.values())
