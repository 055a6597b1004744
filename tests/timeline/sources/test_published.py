"""The list of sources as the browser gets it, and what rests on each."""

from collections import Counter
from urllib.parse import parse_qsl

import pytest

from geodata.archive import Archive
from timeline import address, naming
from timeline.address import KEYS_OF_PAGES
from timeline.pages import FIRST
from timeline.sources.address import keys_of
from timeline.sources.published import resting, source_list
from timeline.sources.wire import SourceList
from timeline.text import Words


@pytest.fixture(scope="module")
def known(archive: Archive) -> SourceList:
    return source_list(archive)


def test_every_source_is_listed_once_the_most_used_first(
    archive: Archive, known: SourceList
) -> None:
    assert sorted(own["id"] for own in known["sources"]) == sorted(archive.sources)
    facts = [own["facts"] for own in known["sources"]]
    assert facts == sorted(facts, reverse=True)
    assert all(own["facts"] == len(archive.what_rests_on(own["id"])) for own in known["sources"])


def test_each_says_its_rank_and_what_was_not_read(
    archive: Archive, known: SourceList, catalogue: Words
) -> None:
    for own in known["sources"]:
        source = archive.sources[own["id"]]
        assert (catalogue["cited"]["unread"] in own["said"]) is not source.read
        if not own["copy_of"]:
            assert own["about"].endswith(catalogue["cited"]["ranks"][source.rank])
        assert own["copy_of"] in {"", source.copy_of}
    assert any(own["copy_of"] for own in known["sources"])


def test_a_filter_offers_what_there_is_and_counts_it(known: SourceList) -> None:
    keys = [own["key"] for own in known["filters"]]
    assert {*keys} == {*KEYS_OF_PAGES["sources"]} - {"q", "source"}
    for own in known["filters"]:
        counts = Counter(str({**source}[own["key"]]) for source in known["sources"])
        assert own["values"]
        assert all(value["count"] == counts[value["value"]] > 0 for value in own["values"])
        assert len({value["value"] for value in own["values"]}) == len(own["values"])


def test_every_fact_is_named_under_each_of_its_sources(archive: Archive, catalogue: Words) -> None:
    for source, groups in resting(archive).items():
        told = [fact["text"] for group in groups for fact in group["facts"]]
        facts = archive.what_rests_on(source)
        assert sorted(told) == sorted(naming.named(f, archive, catalogue).text for f in facts)


def test_a_fact_leads_to_the_page_that_shows_it(archive: Archive) -> None:
    shown = {
        fact["to"] for groups in resting(archive).values() for group in groups
        for fact in group["facts"] if fact["to"]
    }  # fmt: skip
    pages = {to.partition("?")[0] for to in shown}
    assert pages == {".", "numbers", "check", "glossary", "routes"}
    for to in shown:
        page, _, query = to.partition("?")
        keys = KEYS_OF_PAGES[FIRST if page == "." else page]
        assert {key for key, _ in parse_qsl(query)} <= {*keys}


def test_an_earlier_spelling_of_a_publisher_is_what_it_is_called_now(
    archive: Archive, known: SourceList
) -> None:
    (publishers,) = (own for own in known["filters"] if own["key"] == "publisher")
    former = publishers["former"]
    assert former["HRW"] == "Human Rights Watch"
    makers = {own["publisher"] for own in known["sources"]}
    assert {*former.values()} <= makers
    assert not makers & former.keys()
    for was, maker in former.items():
        assert address.read({"publisher": was}, keys_of(archive)) == ({"publisher": maker}, [])
