"""What is asked and the address are the same thing; what an address asks in vain is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.address import KNOWN
from timeline.selection import FACETS, KEYS, Frame, Selection, from_address, to_address, whole
from timeline.style import ThemeName

PICKS = ("2016-04-ningbo", "laos-thailand", "prk-pyongyang", "1999")
VIEWS = ("region", "korea", "mekong", "world")
VALUES = frozenset({"border", "high", "laos-thailand", "1"})
FRAME = Frame(1945, 2026, frozenset(PICKS), VIEWS, dict.fromkeys(FACETS, VALUES))
OWN_KEYS = tuple(KEYS.values())
CAMERA = "127.50,-3.05,1.20,116.00"  # longitude and latitude, zoom, longitude turned to


@st.composite
def cameras(draw: st.DrawFn) -> str:
    """Where a visitor can have moved the map, as the stage writes it."""
    lon, turned = (draw(st.floats(-180, 180)) for _ in range(2))
    lat, zoom = draw(st.floats(-85, 85)), draw(st.floats(0.2, 50))
    return ",".join(f"{number:.2f}" for number in (lon, lat, zoom, turned))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Every selection that the page can come to hold."""
    first, last = sorted(draw(st.tuples(*[st.integers(FRAME.first, FRAME.last)] * 2)))
    return Selection(
        first=first,
        last=last,
        at=draw(st.none() | st.integers(first, last)),
        pick=draw(st.none() | st.sampled_from(PICKS)),
        view=draw(st.sampled_from(VIEWS)),
        theme=draw(st.none() | st.sampled_from([*map(str, ThemeName)])),
        map=draw(st.none() | cameras()),
        lang="en",
        **{key: tuple(draw(st.sets(st.sampled_from(sorted(VALUES))))) for key in FACETS},
        q=draw(st.none() | st.text(min_size=1, max_size=60).map(str.strip).filter(bool)),
    )


def refused(**params: str) -> list[str]:
    """The keys refused; whatever is asked, the answer is a selection within the frame."""
    found, in_vain = from_address(params, FRAME)
    assert is_allowed(found)
    return in_vain


def is_allowed(found: Selection) -> bool:
    return (
        FRAME.first <= found.first <= found.last <= FRAME.last
        and (found.at is None or found.first <= found.at <= found.last)
        and found.pick in {None, *PICKS}
        and found.view in VIEWS
        and found.theme in {None, *ThemeName}
        and all(VALUES.issuperset(getattr(found, key)) for key in FACETS)
    )


@given(selections())
def test_what_is_written_into_an_address_reads_back(selection: Selection) -> None:
    assert from_address(to_address(selection, FRAME), FRAME) == (selection, [])


@given(selections())
def test_an_address_holds_text_under_known_keys_and_nothing_that_is_usual(
    selection: Selection,
) -> None:
    address = to_address(selection, FRAME)
    assert set(address) <= set(OWN_KEYS)
    assert all(isinstance(value, str) and value for value in address.values())
    assert to_address(whole(FRAME), FRAME) == {}


@given(st.dictionaries(st.sampled_from(OWN_KEYS) | st.text(max_size=8), st.text(max_size=200)))
def test_no_text_in_an_address_does_harm(params: dict[str, str]) -> None:
    in_vain = refused(**params)
    unknown = [key for key in params if key not in KNOWN]
    assert set(unknown) <= set(in_vain) <= {*params, "from", "to"}


@given(st.sampled_from(OWN_KEYS), st.text(min_size=1, max_size=100))
def test_a_value_is_either_taken_as_it_stands_or_named(key: str, value: str) -> None:
    found, in_vain = from_address({key: value}, FRAME)
    taken = to_address(found, FRAME).get(key, value)
    assert in_vain == [key] or taken in {value, value[:80].strip()}


@pytest.mark.parametrize("key", ["from", "to", "at"])
@pytest.mark.parametrize(
    "value",
    ["1944", "2027", "0", "-1990", "1990.0", " 1990", "+1990", "1e3", "١٩٩٠", "²⁰²⁰", "19900", "x"],
)
def test_a_year_outside_the_time_shown_or_no_year_at_all_is_refused(key: str, value: str) -> None:
    assert refused(**{key: value}) == [key]


@pytest.mark.parametrize(
    "value",
    [
        "127.50,37.00,1.20",
        "127.5,37.0,1.2,116.0",
        "127.50,37.00,-1.20,116.00",
        "NaN,NaN,NaN,NaN",
        "²27.50,37.00,1.20,116.00",
        "127.50,37.00,0.00,116.00",
        "127.50,99.99,1.20,116.00",
        "999.99,37.00,1.20,116.00",
        "127.50,37.00,1.20,-999.99",
    ],
)
def test_a_camera_that_looks_at_no_part_of_the_globe_is_refused(value: str) -> None:
    assert from_address({"map": CAMERA}, FRAME)[1] == []
    assert refused(map=value) == ["map"]


@pytest.mark.parametrize("year", [FRAME.first, FRAME.last])
def test_the_first_and_the_last_year_are_within_bounds(year: int) -> None:
    found, in_vain = from_address({"from": str(year), "to": str(year), "at": str(year)}, FRAME)
    assert (found.first, found.last, found.at, in_vain) == (year, year, year, [])


def test_a_window_that_ends_before_it_begins_is_refused_as_a_whole() -> None:
    found, in_vain = from_address({"from": "2010", "to": "1990", "pick": PICKS[0]}, FRAME)
    assert found == replace(whole(FRAME), pick=PICKS[0])
    assert sorted(in_vain) == ["from", "to"]


def test_a_year_outside_the_window_is_refused_and_the_window_kept() -> None:
    found, in_vain = from_address({"from": "1990", "to": "2000", "at": "2001"}, FRAME)
    assert (found.first, found.last, found.at, in_vain) == (1990, 2000, None, ["at"])


def test_an_empty_value_asks_for_nothing() -> None:
    assert from_address(dict.fromkeys(OWN_KEYS, ""), FRAME) == (whole(FRAME), [])


@pytest.mark.parametrize("key", ["embedded", "FROM", "pick[]", "<script>"])
def test_an_unknown_key_is_named(key: str) -> None:
    assert refused(**{key: "1"}) == [key]


def test_an_endless_value_is_cut_and_refused() -> None:
    assert refused(pick="a" * 1_000_000) == ["pick"]


def test_what_is_unknown_in_a_list_is_named_and_the_rest_let_through() -> None:
    found, in_vain = from_address({"category": "border,nothing", "importance": "1"}, FRAME)
    assert (found.category, found.importance, in_vain) == (("border",), ("1",), ["category"])
