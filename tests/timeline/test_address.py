"""The grammar of addresses: each page has the keys it is said to have, and hears of no other's."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from timeline import address, selection
from timeline.address import KEYS_OF_PAGES, SHARED, Key, ListKey, TextKey, YearKey, shared
from timeline.claims import address as claims
from timeline.glossary import address as glossary
from timeline.lecture import page as lectures
from timeline.numbers import address as numbers
from timeline.pages import PAGES
from timeline.routes import address as routes
from timeline.selection import FACETS, Frame
from timeline.sources import address as sources

FRAME = Frame(1945, 2026, frozenset(), ("region",), dict.fromkeys(FACETS, frozenset[str]()))


@pytest.fixture(scope="module")
def keys(archive: Archive) -> Mapping[str, Mapping[str, Key]]:
    """The typed keys of each page."""
    return {
        "explore": selection.keys_of(FRAME),
        "routes": routes.keys_of([], [], [], FRAME),
        "numbers": numbers.keys_of([], [], [], FRAME),
        "check": claims.keys_of({}, FRAME),
        "lectures": lectures.keys_of(FRAME),
        "glossary": glossary.keys_of(archive, FRAME),
        "own": shared(FRAME.first, FRAME.last, FRAME.languages),
        "sources": sources.keys_of(archive),
        "accessibility": shared(FRAME.first, FRAME.last, FRAME.languages),
    }


def test_each_page_has_the_keys_that_it_is_said_to_have(
    keys: Mapping[str, Mapping[str, Key]],
) -> None:
    assert list(KEYS_OF_PAGES) == list(PAGES)
    for page, own in keys.items():
        assert {*own} == {*SHARED, *KEYS_OF_PAGES[page]}, page


@pytest.mark.parametrize("page", list(KEYS_OF_PAGES))
def test_keys_of_another_page_are_left_alone_and_keys_of_none_are_told(
    keys: Mapping[str, Mapping[str, Key]], page: str
) -> None:
    brought = {key: "x" for own in KEYS_OF_PAGES.values() for key in own if key not in keys[page]}
    assert len(brought) > 5
    assert address.read({**brought, "colour": "red"}, keys[page]) == ({}, ["colour"])


@pytest.mark.parametrize("page", list(KEYS_OF_PAGES))
@pytest.mark.parametrize(
    ("params", "in_vain"),
    [
        ({"from": "1990", "to": "2000", "theme": "hall"}, []),
        ({"from": "soon", "theme": "pink"}, ["from", "theme"]),
        ({"from": "2000", "to": "1990"}, ["from", "to"]),
    ],
)
def test_what_all_pages_share_is_read_alike_on_each(
    keys: Mapping[str, Mapping[str, Key]], page: str, params: dict[str, str], in_vain: list[str]
) -> None:
    values, told = address.read(params, keys[page])
    assert told == in_vain
    assert len(values) == len(params) - len(in_vain)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "year": st.integers(1945, 2026),
            "list": st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple),
            "text": st.text(min_size=1, max_size=80).map(str.strip).filter(bool),
        },
    )
)
def test_what_is_written_reads_back(values: dict[str, object]) -> None:
    own: dict[str, Key] = {
        "year": YearKey(1945, 2026),
        "list": ListKey(frozenset("abc")),
        "text": TextKey(),
    }
    assert address.read(address.write(values, own), own) == (values, [])


def test_a_year_before_the_year_1_has_a_sign_and_0_is_a_year() -> None:
    key = YearKey(-596, 14)
    assert [key.read(text) for text in ("-0596", "-43", "0", "14")] == [
        (-596, True),
        (-43, True),
        (0, True),
        (14, True),
    ]
    assert [key.read(text)[0] for text in ("-597", "--43", "-", "15")] == [None] * 4
    assert address.write({"year": 0, "from": -596}, {"year": key, "from": key}) == {
        "year": "0",
        "from": "-596",
    }


def test_a_year_of_long_ago_has_fewer_digits() -> None:
    key = YearKey(98, 800)
    assert [key.read(text) for text in ("497", "98", "0497")] == [
        (497, True),
        (98, True),
        (497, True),
    ]
    assert {key.read(text) for text in ("97", "00497", "-98", "four", "")} == {(None, False)}


def test_what_is_usual_is_not_written() -> None:
    own: dict[str, Key] = {"year": YearKey(1945, 2026), "text": TextKey()}
    assert address.write({"year": 1990, "text": "x"}, own, {"text": "x"}) == {"year": "1990"}


def test_a_change_keeps_the_rest_of_an_address_and_a_blank_takes_out() -> None:
    params = {"from": "1990", "kind": "ngo", "page": "2"}
    assert address.changed(params, {"page": "", "q": "x"}) == {
        "from": "1990",
        "kind": "ngo",
        "q": "x",
    }
