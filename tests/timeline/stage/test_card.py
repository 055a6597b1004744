"""The card of every pick says what is known of it, who says so, and how sure that is."""

import json
import re
from typing import Any

import pytest

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.doubts import grade
from geodata.load import load
from geodata.records import Event
from geodata.vocabularies import Confidence
from tests.geodata.planting import Copy, make_copy
from timeline.figures.source_line import rank_in_words, source_row
from timeline.naming import with_unit
from timeline.stage import card
from timeline.stage.opening import opening
from timeline.text import Words, words_of


@pytest.fixture(scope="module")
def made(archive: Archive, catalogue: Words) -> dict[str, Any]:
    return {**card.cards(archive, catalogue)}


def said(own: dict[str, Any]) -> str:
    """All words of a card but those of its sources."""
    return json.dumps(own, ensure_ascii=False)


def plain(parts: list[dict[str, Any]]) -> str:
    return "".join(part["text"] for part in parts)


def year(event: Event) -> int | None:
    return event.when.first.year if event.when.first else None


def test_there_is_a_card_for_all_that_can_be_picked(archive: Archive, made: dict[str, Any]) -> None:
    picks = {*archive.events, *archive.corridors, *archive.places}
    assert made["cards"].keys() == picks
    assert all(own["title"] and own["above"] for own in made["cards"].values())


def test_a_place_is_in_its_province_in_the_language_of_the_page() -> None:
    archive = load(language="ko")
    told = card.cards(archive, words_of(archive))["cards"]
    for place in archive.places.values():
        assert not re.search(r"[A-Za-z]{2}", told[place.id]["above"]), told[place.id]["above"]
    assert told["bs-mekong-north"]["above"] == "태국 치앙라이 / 보케오"


def test_the_card_of_an_event_says_when_what_where_and_how_sure(
    archive: Archive, made: dict[str, Any], catalogue: Words
) -> None:
    for event in archive.events.values():
        own = made["cards"][event.id]
        assert own["title"] == event.title
        assert own["above"].startswith(in_words(event.when, "en"))
        texts = [plain(parts) for _, parts in own["text"]]
        assert texts == [event.summary] + ([event.note] if event.note else [])
        told = {label: plain(parts) for label, parts in own["facts"]}
        where = [part for _, parts in own["facts"] for part in parts if "pick" in part]
        assert [part["pick"] for part in where] == list(event.places)
        words = catalogue["card"]
        assert told[words["confidence"]] == catalogue["confidence"][grade(event, archive)]
        assert all(archive.places[key].name_ko in told[words["where"]] for key in event.places)
        kind = event.return_kind
        assert told.get(words["return_kind"]) == (catalogue["return_kinds"][kind] if kind else None)
        assert told.get(words["people"]) == (f"{event.people:,}" if event.people else None)
        offered = dict(own["more"])
        assert offered.pop(words["corridor"], []) == list(event.corridors)
        for heading, ids in offered.items():
            assert str(year(event)) in heading
            assert event.id not in ids
            assert {year(archive.events[key]) for key in ids} == {year(event)}


def test_what_else_happened_in_its_year_is_the_most_important_in_the_order_of_time(
    archive: Archive, made: dict[str, Any]
) -> None:
    for event in archive.events.values():
        same = [one for one in archive.events.values() if year(one) == year(event)]
        others = [one for one in same if one is not event]
        more = made["cards"][event.id]["more"]
        told = [archive.events[key] for key in more[-1][1]] if others else []
        assert len(told) == min(len(others), card.MOST_ALSO)
        left = [one.importance for one in others if one not in told]
        assert max((one.importance for one in told), default=0) <= min(left, default=9)
        assert told == sorted(told, key=lambda one: str(one.when.first))


def test_what_is_contested_is_named_so(
    archive: Archive, made: dict[str, Any], catalogue: Words
) -> None:
    labels = {True: catalogue["card"]["contested"], False: catalogue["card"]["note"]}
    noted = [event for event in archive.events.values() if event.note]
    assert {event.confidence is Confidence.CONTESTED for event in noted} == {True, False}
    for event in noted:
        contested = event.confidence is Confidence.CONTESTED
        assert made["cards"][event.id]["text"][-1][0] == labels[contested]


def test_the_card_of_a_corridor_tells_its_way_its_law_and_its_events(
    archive: Archive, made: dict[str, Any]
) -> None:
    for corridor in archive.corridors.values():
        own = made["cards"][corridor.id]
        for text in (corridor.summary, corridor.legal_basis, corridor.status_now):
            assert text in [plain(parts) for _, parts in [*own["text"], *own["facts"]]]
        offered = [key for _, ids in own["more"] for key in ids]
        assert offered == [event.id for event in archive.events_of(corridor.id)]
        assert len(own["text"]) == 3


def test_the_card_of_a_route_says_on_which_number_its_width_rests(
    archive: Archive, made: dict[str, Any], catalogue: Words
) -> None:
    label = catalogue["card"]["width"]
    for corridor in archive.corridors.values():
        told = [plain(parts) for key, parts in made["cards"][corridor.id]["facts"] if key == label]
        assert len(told) == (corridor.scale is not None)
        if corridor.scale and corridor.scale_fact:
            fact = archive.flows[corridor.scale_fact]
            assert with_unit(fact, archive.language) in told[0]
            assert catalogue["widths"][corridor.scale] in told[0]
            assert set(fact.sources) <= {*made["cards"][corridor.id]["sources"]}
    assert plain(dict(made["cards"]["vietnam"]["facts"])[label]) == (
        "as for hundreds of people a year; most published for one: 468 people airlifted, "
        "27 July 2004 to 28 July 2004 (BBC News)"
    )


def test_the_card_of_a_route_has_bars_of_its_years(made: dict[str, Any]) -> None:
    bars = made["cards"]["laos-thailand"]["bars"]
    assert [(year, said) for year, _, said in bars["bars"]] == [
        (2004, "46"), (2005, "115"), (2006, "752"), (2007, "1,785"),
        (2008, "1,724"), (2009, "1,848"), (2010, "2,482"),
    ]  # fmt: skip
    assert [value for _, value, _ in bars["bars"]][-1] == 2482
    assert "detained" in bars["title"]
    assert "Thai police" in bars["note"]
    assert made["cards"]["mongolia"]["bars"] is None


def test_the_card_of_a_place_says_how_exactly_it_is_shown(
    archive: Archive, made: dict[str, Any], catalogue: Words
) -> None:
    for place in archive.places.values():
        own = made["cards"][place.id]
        [(label, parts)] = own["facts"]
        assert label == catalogue["card"]["precision"]
        assert plain(parts) == catalogue["precision"][place.precision]
        offered = {key for _, ids in own["more"] for key in ids}
        through = {c.id for c in archive.corridors_at(place.id)}
        here = {e.id for e in archive.events_at(place.id)}
        along = {e.id for c in through for e in archive.events_of(c)}
        if here or not along:
            assert offered == here | through
        else:
            assert through < offered <= through | along


def test_the_card_of_a_place_leads_to_what_happened_there(
    archive: Archive, made: dict[str, Any]
) -> None:
    own = made["cards"]["bs-mekong-north"]
    said = " ".join(plain(parts) for _, parts in own["text"])
    steps = archive.legs_of("laos-thailand")
    legs = [leg for leg in steps if "bs-mekong-north" in (leg.from_place, leg.to_place)]
    assert all(leg.risk in said for leg in legs if leg.risk)
    stages = [one for one in archive.journeys.values() if one.to_place == "bs-mekong-north"]
    assert all(one.what_happens in said for one in stages)
    assert "2,482" in said
    assert {"laos-thailand", "2007-04-bangkok-hunger-strike"} & {
        key for _, ids in own["more"] for key in ids
    }
    rests = {source for one in (*legs, *stages) for source in one.sources}
    assert rests & {*own["sources"]}


def test_every_card_carries_its_sources_and_says_where_none_was_read(
    archive: Archive, made: dict[str, Any]
) -> None:
    records = {**archive.events, **archive.corridors, **archive.places}
    for key, own in made["cards"].items():
        wanted = {source.id for source in archive.sources_of(records[key])}
        assert wanted <= {*own["sources"]}
        if corridor := archive.corridors.get(key):  # and what its width rests on
            wanted |= {*getattr(archive.flows.get(corridor.scale_fact or ""), "sources", ())}
        assert key in archive.places or len(own["sources"]) == len(wanted)
        assert all(source in made["sources"] for source in own["sources"])
        assert bool(own["unverified"]) != archive.is_verified(records[key])


def test_links_of_sources_go_to_the_web_and_unread_ones_say_so(
    archive: Archive, made: dict[str, Any], catalogue: Words
) -> None:
    assert all(row["url"].startswith(("", "http")) for row in made["sources"].values())
    for key, row in made["sources"].items():
        source, own = archive.sources[key], catalogue["cited"]
        assert row == source_row(source, own) | {
            "rank": rank_in_words(source, archive.sources, own)
        }
        assert (catalogue["cited"]["unread"] in row["said"]) != archive.sources[key].read


def test_the_opening_offers_ways_that_exist(archive: Archive, catalogue: Words) -> None:
    told = opening(archive, catalogue)
    total = sum(row.total for row in archive.arrivals.values())
    assert f"{total:,}" in told["text"]
    assert f"{total:,}" in told["lead"]
    assert told["sources"]
    assert len(told["ways"]) == len(archive.subject.openings)
    picks = [way["state"]["pick"] for way in told["ways"] if "pick" in way["state"]]
    assert picks
    for key in picks:
        assert isinstance(archive.events[key], Event)


def test_a_way_in_to_an_event_that_is_gone_is_left_out(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Words
) -> None:
    copy: Copy = make_copy(tmp_path_factory.mktemp("facts"))
    archive = copy.load()
    gone = archive.subject.openings[-1].pick
    copy.write("events", [row for row in copy.rows("events") if row["id"] != gone])
    ways = opening(copy.load(), catalogue)["ways"]
    assert len(ways) == len(archive.subject.openings) - 1


def test_a_copy_names_whose_story_it_is(
    archive: Archive, made: dict[str, Any], catalogue: dict[str, Any]
) -> None:
    ranks = catalogue["cited"]["ranks"]
    seen = set[str]()
    for key, row in made["sources"].items():
        first = archive.sources.get(archive.sources[key].copy_of or "")
        if first:
            assert first.publisher in row["rank"] != first.publisher
        else:
            assert row["rank"] == ranks[archive.sources[key].rank]
        seen.add(archive.sources[key].rank)
    assert seen == set(ranks)
