"""Names in a text link to what they name: whole words, the longest, once, never to itself."""

import dataclasses
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from tests.timeline.linked import terms_in
from timeline.delivery.terms import terms
from timeline.figures.wire import WordNodes
from timeline.names import Names, names_of
from timeline.nodes import nodes
from timeline.stage import card
from timeline.text import Words

HOSTILE = "<b>Ningbo</b> & the entries of 2018 [x](javascript:1)"


@pytest.fixture(scope="module")
def names(archive: Archive) -> Names:
    return names_of(archive)


@pytest.fixture(scope="module")
def made(archive: Archive, catalogue: Words) -> dict[str, Any]:
    return {**card.cards(archive, catalogue)}


def links(parts: list[Any]) -> list[tuple[str, Any]]:
    return [(part["text"], value) for part in parts for key, value in part.items() if key != "text"]


def said(made: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Each card's id with all parts of its paragraphs."""
    for key, own in made["cards"].items():
        yield key, [part for _, parts in own["text"] for part in parts]


def written(tree: WordNodes) -> str:
    return "".join(one if isinstance(one, str) else written(one["of"]) for one in tree)


def test_the_years_a_note_sends_to_are_a_link(made: dict[str, Any]) -> None:
    found = dict(said(made))
    assert ("the entries of 2018", (2018, 2018)) in links(found["2016-04-ningbo-restaurant"])
    assert ("see 2022 and 2025", (2022, 2025)) in links(found["2019-11-two-fishermen"])


def test_events_places_and_terms_are_all_linked_somewhere(
    archive: Archive, made: dict[str, Any]
) -> None:
    targets = {str(value) for _, parts in said(made) for _, value in links(parts)}
    assert targets & set(archive.events)
    assert targets & set(archive.places)
    assert targets & set(archive.glossary)
    linked = {part["term"] for _, parts in said(made) for part in parts if "term" in part}
    assert linked <= set(terms(archive)["terms"])


def test_a_link_leads_to_what_there_is_and_once_a_card_and_never_to_itself(
    archive: Archive, made: dict[str, Any]
) -> None:
    picks = {*archive.events, *archive.corridors, *archive.places}
    for key, parts in said(made):
        own = [part for part in parts if len(part) > 1]
        assert all(part["pick"] in picks - {key} for part in own if "pick" in part)
        assert all(part["term"] in archive.glossary for part in own if "term" in part)
        targets = [str(value) for _, value in links(parts)]
        assert len(targets) == len(set(targets))


def test_a_name_is_a_whole_word_and_the_longest_there_is(names: Names) -> None:
    def found(text: str) -> list[str]:
        return [text for text, _ in links(names.linked(text, "", set()))]

    assert found("They reached Ningbo, then Ningboese towns.") == ["Ningbo"]
    assert found("pre-Ningbo and Ningbo-like") == []
    assert found("a talk in Washington Post offices") == []
    assert found("to the Inner Mongolia - Mongolia border") == ["Inner Mongolia - Mongolia border"]
    assert found("The Korean War ended.") == ["Korean War"]
    assert found("Defectors came; defectors stayed, a defector left.") == ["Defectors"]
    assert found("along the Tumen and in North Korea") == []
    assert found("see 1800 and the entries of 1066") == []


def test_a_name_of_two_things_links_nothing(archive: Archive, catalogue: Words) -> None:
    ningbo = archive.places["chn-ningbo"]
    known = {**archive.places, "other": ningbo.model_copy(update={"id": "other"})}
    double = dataclasses.replace(archive, places=MappingProxyType(known))
    names = Names(double, catalogue["card"]["years_named"])
    assert not links(names.linked("Ningbo", "", set()))


@given(st.text() | st.just(HOSTILE))
def test_what_a_text_says_stays_the_same(names: Names, text: str) -> None:
    parts = names.linked(text, "", set())
    assert "".join(part["text"] for part in parts) == text
    assert all(part["text"] for part in parts)


def test_paragraphs_say_what_the_facts_say(archive: Archive, made: dict[str, Any]) -> None:
    for event in archive.events.values():
        text = made["cards"][event.id]["text"][0][1]
        assert "".join(part["text"] for part in text) == event.summary


def test_a_term_that_is_opened_says_who_says_so(archive: Archive) -> None:
    known = terms(archive)
    assert known["terms"].keys() == archive.glossary.keys()
    for key, row in known["terms"].items():
        own = archive.glossary[key]
        assert "".join(part["text"] for part in row["definition"]) == own.definition
        assert row["sources"] == list(own.sources)
        assert all(known["sources"][source].get("rank") for source in row["sources"])


def test_a_definition_leads_to_other_terms_and_never_to_itself(archive: Archive) -> None:
    known = terms(archive)["terms"]
    linked = {(key, part.get("term")) for key, row in known.items() for part in row["definition"]}
    assert any(term for _, term in linked)
    assert not [key for key, term in linked if key == term]


def test_terms_alone_open_within_words_with_marks(names: Names) -> None:
    tree = nodes("Defectors in **Hanawon**, [Hanawon](https://a.org), Ningbo and `Hanawon`.")
    told = names.terms_within(tree, set())
    assert written(told) == written(tree)
    assert [*terms_in(told)] == ["defector", "hanawon"]
    assert names.terms_within(nodes("### Hanawon"), set()) == nodes("### Hanawon")
    once = {"defector", "hanawon"}
    assert names.terms_within(tree, once) == tree
