"""What Routes says of corridors: every fact is told, returns are told apart, addresses are read."""

import re
import string
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from geodata.records import Corridor, Flow
from geodata.vocabularies import Category, CorridorKind, ReturnKind
from geodata.ways import name_in_sentence, way_sentence
from geodata.wording import country, engine
from tests.facts import ARCHIVE
from timeline.markdown import numbered, plain
from timeline.naming import with_unit
from timeline.routes import overview, told
from timeline.routes.address import RoutesAddress, from_address
from timeline.routes.charts import alike
from timeline.routes.charts.counts import charts_of
from timeline.routes.charts.groups import years_in_words
from timeline.routes.returns import cases, kinds_on
from timeline.selection import Frame
from timeline.text import Words

PUNCTUATION = re.escape(string.punctuation)
FRAME = Frame(1945, 2026, frozenset(), ("region",), {})
CORRIDORS = list(ARCHIVE.corridors)
corridors = pytest.mark.parametrize("corridor", CORRIDORS)


def read(text: str) -> str:
    """What a reader sees of Markdown: without escapes, joiners and stars."""
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", text).replace("\u2060", "").replace("**", "")


def page_of(corridor: Corridor, archive: Archive, words: Words) -> str:
    """All that is said of a corridor in text."""
    flows = archive.flows_of(corridor.id)
    rest, legs = alike.listed(flows), archive.legs_of(corridor.id)
    numbers = numbered([corridor, *legs, *rest], archive)
    parts = [
        corridor.name,
        *(f"{label}: {text}" for label, text in told.glance(corridor, archive, words)),
        told.head(corridor, archive, words),
        told.way(corridor, archive, words),
        told.law(corridor, words),
        told.now(corridor, words),
        told.dangers(corridor, archive, words, numbers),
        told.counts_head(flows, words),
        told.counts(rest, archive, words, numbers, ""),
        told.events(corridor, archive, words),
        told.steps(corridor, archive, words, numbers),
    ]
    return read("\n\n".join(parts))


def one_line(text: str) -> str:
    return " ".join(text.split())


# ---- every fact ----------------------------------------------------------------------------------


@corridors
def test_every_fact_of_a_corridor_is_told(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    known = archive.corridors[corridor]
    page = page_of(known, archive, catalogue)
    own = catalogue["routes"]
    for text in (known.name, known.summary, known.status_now, known.legal_basis):
        assert one_line(text) in page
    assert str(known.from_year) in page
    assert f"{own['usage']}: {catalogue['usage'][known.usage]}" in page
    assert f"{own['kind']}: {own['kinds'][known.kind]}" in page
    assert catalogue["confidence"][known.confidence] in page
    if known.length_km:
        length = own["length_published"].format(length=f"{known.length_km:,} km")
        assert f"{own['length']}: {length}" in page
    assert f"{own['duration']}: {known.duration or own['no_duration']}" in page
    if known.to_year == "ongoing":
        assert f"{own['used']}: {own['since'].format(year=known.from_year)}" in page
    else:
        assert str(known.to_year) in page


@corridors
def test_every_leg_is_told_with_all_its_facts(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    known, legs = archive.corridors[corridor], archive.legs_of(corridor)
    numbers = numbered([known, *legs], archive)
    text = read(told.steps(known, archive, catalogue, numbers))
    lines = {int(line.partition(".")[0]): line for line in text.splitlines() if line[:1].isdigit()}
    assert len(lines) == len(legs)
    head = text.partition("\n\n")[0]
    for leg in legs:
        line = lines[leg.seq].lower()
        places = [
            name_in_sentence(archive.places[key], "en") for key in (leg.from_place, leg.to_place)
        ]
        assert " to ".join(places).lower() in line
        assert engine("en")["ways"]["modes"][leg.mode] in line
        assert str(leg.from_year) in line
        assert str(leg.to_year) in line or leg.to_year == "ongoing"
        assert (leg.risk or "").lower() in line
        for said in re.split(r"(?<=[.!?])\s+", leg.note):
            assert said.lower() in line or said in head
        directions = catalogue["routes"]["directions"]
        for direction, word in directions.items():
            assert (f"{word}.".lower() in line) is (leg.direction == direction)
        cited = re.search(r"\(sources ([\d, ]+)\)$", line)
        assert cited
        named = {key for key, n in numbers.items() if str(n) in cited[1].split(", ")}
        assert named == set(leg.sources)


@corridors
def test_every_danger_is_told_once_with_the_steps_where_it_is(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    legs, known = archive.legs_of(corridor), archive.corridors[corridor]
    text = read(told.dangers(known, archive, catalogue, numbered(legs, archive)))
    for risk in {leg.risk for leg in legs if leg.risk}:
        (line,) = (line for line in text.splitlines() if f": {one_line(risk)} (" in line)
        for leg in legs:
            if leg.risk == risk:
                places = [
                    name_in_sentence(archive.places[p], "en")
                    for p in (leg.from_place, leg.to_place)
                ]
                assert " - ".join(places).lower() in line.lower()


@corridors
def test_the_way_is_told_in_the_sentences_of_the_geometry(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    known = archive.corridors[corridor]
    said = way_sentence(known, archive.legs_of(corridor), archive.places, "en")
    text = read(told.way(known, archive, catalogue)).replace("\n- ", " ").replace("\n", " ")
    assert one_line(said) in one_line(text)


@corridors
def test_every_count_is_in_a_chart_or_told_with_who_published_it(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    flows = archive.flows_of(corridor)
    drawn = {key for made in charts_of(flows) for key in made.flows}
    page = page_of(archive.corridors[corridor], archive, catalogue)
    for flow in flows:
        assert flow.id in drawn or _is_told(flow, page, archive)
    assert (catalogue["routes"]["no_counts"] in page) is (not flows)


def _is_told(flow: Flow, text: str, archive: Archive) -> bool:
    makers = [source.publisher for source in archive.sources_of(flow)]
    parts = [
        with_unit(flow, "en"),
        flow.note or "",
        flow.period_text or "",
        *makers,
    ]
    countries = [
        country(c, "en", in_sentence=True) for c in (flow.from_country, flow.to_country) if c
    ]
    return any(all(p in line for p in [*parts, *countries]) for line in text.splitlines())


def test_counts_of_no_corridor_are_drawn_or_told_or_left_out_with_the_reason(
    archive: Archive, catalogue: Words
) -> None:
    flows = [flow for flow in archive.flows.values() if flow.corridor_id is None]
    drawn = {key for made in charts_of(flows) for key in made.flows}
    rest = alike.listed(flows)
    text = read(told.of_no_corridor(rest, archive, catalogue, numbered(rest, archive)))
    here, reason, elsewhere = text.partition(catalogue["routes"]["elsewhere"])
    assert reason
    for flow in flows:
        where = elsewhere if alike.is_elsewhere(flow) else here
        assert flow.id in drawn or _is_told(flow, where, archive)


@corridors
def test_every_event_is_a_link_to_the_stage(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    text = told.events(archive.corridors[corridor], archive, catalogue)
    found = re.findall(r"\]\(([^)]*)\)", text)
    events = sorted(archive.events_of(corridor), key=lambda event: event.start.text)
    assert found == [f".?pick={event.id}" for event in events]
    assert all(event.title in read(text) for event in events)
    assert (catalogue["routes"]["no_events"] in text) is (not events)


def test_every_country_of_a_count_has_a_name(archive: Archive) -> None:
    named = {
        code for flow in archive.flows.values() for code in (flow.from_country, flow.to_country)
    }
    assert [code for code in named if code and country(code, "en") == code] == []


@pytest.mark.parametrize(
    ("corridor", "said"),
    [
        ("laos-thailand", "about 4,700 km by land, river or sea and about 3,700 km by air"),
        ("laos-thailand", "about 300 km shorter than published"),
        ("vietnam", "about 350 km longer than published"),
        ("aircraft", "about 190 km by air"),
        ("zainichi-1959-84", "about 900 km by land, river or sea"),
    ],
)
def test_the_schematic_length_is_held_against_the_published_one(
    archive: Archive, catalogue: Words, corridor: str, said: str
) -> None:
    assert said in read(told.way(archive.corridors[corridor], archive, catalogue))


def test_what_no_source_that_was_read_carries_is_marked(archive: Archive, catalogue: Words) -> None:
    unread = {key: one.model_copy(update={"read": False}) for key, one in archive.sources.items()}
    planted = replace(archive, sources=MappingProxyType(unread))
    words = catalogue["routes"]["unverified"]
    for known, wanted in ((archive, False), (planted, True)):
        page = page_of(known.corridors["vietnam"], known, catalogue)
        lines = [line for line in page.splitlines() if "(sources" in line]
        assert len(lines) > 20
        assert {words in line for line in lines} == {wanted}


# ---- returns -------------------------------------------------------------------------------------


def test_every_event_of_a_return_is_told_once_by_its_kind(archive: Archive) -> None:
    found = [(event.id, kind) for kind, events in cases(archive).items() for event in events]
    returns = [e for e in archive.events.values() if e.category is Category.RETURN]
    assert sorted(found) == sorted((event.id, event.return_kind) for event in returns)


def test_a_contested_return_is_never_told_as_free(archive: Archive) -> None:
    assert not [e.id for e in cases(archive)[ReturnKind.FREE] if e.confidence == "contested"]


@pytest.mark.parametrize(
    ("corridor", "kinds"),
    [
        ("forced-return-china", [ReturnKind.FORCED]),
        ("forced-return-third", [ReturnKind.FORCED]),
        ("double-return", [ReturnKind.FREE, ReturnKind.UNDECIDED]),
        ("zainichi-1959-84", [ReturnKind.MIXED]),
        ("china-direct", [ReturnKind.FORCED]),
        ("laos-thailand", []),
        ("east-sea", []),
    ],
)
def test_a_corridor_says_which_returns_are_on_it(
    archive: Archive, catalogue: Words, corridor: str, kinds: list[ReturnKind]
) -> None:
    head = told.head(archive.corridors[corridor], archive, catalogue)
    own = catalogue["routes"]["returns"]
    assert [kind for kind in ReturnKind if own[kind]["says"] in head] == kinds


def test_returns_without_an_event_are_undecided(archive: Archive) -> None:
    planted = replace(archive, events=MappingProxyType({}))
    assert kinds_on(archive.corridors["double-return"], planted) == [ReturnKind.UNDECIDED]


def test_a_corridor_follows_what_its_events_say(archive: Archive) -> None:
    events = {
        key: event.model_copy(update={"return_kind": ReturnKind.FREE})
        for key, event in archive.events.items()
        if event.return_kind
    }
    planted = replace(archive, events=MappingProxyType(events))
    assert kinds_on(archive.corridors["zainichi-1959-84"], planted) == [ReturnKind.FREE]


def test_every_corridor_back_says_of_which_kind_it_is(archive: Archive, catalogue: Words) -> None:
    back = [c for c in archive.corridors.values() if c.kind is CorridorKind.RETURN]
    assert len(back) == 4
    titles = [own["title"] for own in catalogue["routes"]["returns"].values()]
    for corridor in back:
        head = read(told.head(corridor, archive, catalogue))
        assert any(f"{title}." in head for title in titles)


def test_the_cases_are_told_by_kind_with_their_notes(archive: Archive, catalogue: Words) -> None:
    n, text = overview.return_cases(archive, catalogue)
    found = cases(archive)
    assert n == sum(map(len, found.values())) > 0
    parts = re.split(r"^\*\*(.+)\*\*$", text, flags=re.MULTILINE)[1:]
    by_title = dict(zip(parts[::2], parts[1::2], strict=True))
    for kind, events in found.items():
        part = read(by_title[catalogue["routes"]["returns"][kind]["title"]])
        for event in events:
            assert event.title in part
            assert one_line(event.note or "") in part


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(2003, None, "since 2003"), (2003, 2009, "2003 to 2009"), (1996, 1996, "1996")],
)
def test_years_of_use_are_told_as_what_they_are(
    catalogue: Words, first: int, last: int | None, said: str
) -> None:
    assert years_in_words(first, last, catalogue["routes"]).lower() == said


# The judgement that weighs most: who is said to have gone back freely, and who is not.
KINDS = {
    "2020-07-kaesong-return": ReturnKind.FREE,
    "2022-01-gymnast-return": ReturnKind.FREE,
    "2025-07-six-returned": ReturnKind.FREE,
    "2017-07-lim-ji-hyun": ReturnKind.UNDECIDED,
    "2012-06-pak-jong-suk": ReturnKind.UNDECIDED,
    "2023-10-mass-repatriation": ReturnKind.FORCED,
    "2013-05-laos-nine": ReturnKind.FORCED,
    "1959-12-japan-repatriation": ReturnKind.MIXED,
}


def test_nobody_is_moved_among_the_kinds_of_return(archive: Archive) -> None:
    found = {event.id: kind for kind, events in cases(archive).items() for event in events}
    assert {key: found[key] for key in KINDS} == KINDS
    given = ("shown", "speak", "appears", "reappears", "propaganda")
    free = [event.title for event in cases(archive)[ReturnKind.FREE]]
    assert not [title for title in free if any(word in title.split() for word in given)]


# ---- at a glance ---------------------------------------------------------------------------------


def test_the_questions_are_answered_from_the_facts(archive: Archive, catalogue: Words) -> None:
    found = overview.answers(archive, catalogue)
    assert len(found) == len(catalogue["routes"]["questions"])
    said = {read(one.text).splitlines()[0].strip("# "): read(one.text) for one in found}
    share = archive.flows["laos-thailand-19"]
    assert share.value == 72
    assert "72 per cent" in said["Which way do most go?"]
    assert "2016" in said["Which way do most go?"]
    assert archive.corridors["stay-in-china"].legal_basis in said["What does China do?"]
    assert archive.corridors["forced-return-china"].status_now in said["What does China do?"]
    assert archive.corridors["laos-thailand"].legal_basis in said["What does Thailand do?"]
    assert archive.legs["forced-return-china/2"].risk
    assert archive.legs["forced-return-china/2"].risk in said["How dangerous is it?"]
    assert all(one.records for one in found)
    assert share in next(one.records for one in found if "72" in one.text)


def test_a_question_without_its_facts_is_not_asked(archive: Archive, catalogue: Words) -> None:
    rest = {key: flow for key, flow in archive.flows.items() if key != "laos-thailand-19"}
    found = overview.answers(replace(archive, flows=MappingProxyType(rest)), catalogue)
    assert len(found) == len(catalogue["routes"]["questions"]) - 1
    assert "Which way" not in " ".join(one.text for one in found)


@corridors
def test_the_largest_number_says_when_and_of_what(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    known = archive.corridors[corridor]
    count, counted = told.largest(known, catalogue)
    assert bool(count) is bool(known.count)
    assert bool(counted) is bool(known.count)
    assert (known.count or "").replace("-", " to ") == count.partition(" (")[0].replace(",", "")


@corridors
def test_one_length_stands_first_and_says_what_it_is(
    archive: Archive, catalogue: Words, corridor: str
) -> None:
    known, own = archive.corridors[corridor], catalogue["routes"]
    (label, length), *_ = told.glance(known, archive, catalogue)
    assert label == own["length"]
    assert (f"{known.length_km or 0:,} km, as published" == length) is bool(known.length_km)
    assert ("along our schematic line; none is published" in length) is not known.length_km


def test_all_corridors_have_the_same_rows_at_a_glance(archive: Archive, catalogue: Words) -> None:
    rows = [told.glance(one, archive, catalogue) for one in archive.corridors.values()]
    (labels,) = {tuple(label for label, _ in own) for own in rows}
    own = catalogue["routes"]
    assert labels[:5] == tuple(
        own[key] for key in ("length", "duration", "borders", "usage", "used")
    )
    assert all(text for own in rows for _, text in own)
    laos = dict(told.glance(archive.corridors["laos-thailand"], archive, catalogue))
    assert laos[own["borders"]] == "4 borders: North Korea – China – Laos – Thailand – South Korea"  # noqa: RUF001


# ---- addresses -----------------------------------------------------------------------------------


def read_address(**params: str) -> tuple[RoutesAddress, list[str]]:
    return from_address(params, CORRIDORS, ["corridor-years"], ["danger"], FRAME)


def test_an_address_asks_for_a_corridor_one_beside_it_or_a_chart() -> None:
    assert read_address() == (RoutesAddress(), [])
    assert read_address(corridor="dmz") == (RoutesAddress("dmz"), [])
    assert read_address(corridor="dmz", **{"with": "russia"}) == (
        RoutesAddress("dmz", "russia"),
        [],
    )
    assert read_address(chart="corridor-years") == (RoutesAddress(chart="corridor-years"), [])
    assert RoutesAddress("dmz", "russia").corridors == ("dmz", "russia")
    assert RoutesAddress().corridors == ()
    assert read_address(show="years") == (RoutesAddress(view="years"), [])
    asked = RoutesAddress(view="questions", question="danger")
    assert read_address(show="questions", question="danger") == (asked, [])


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({"corridor": "moon"}, ["corridor"]),
        ({"corridor": "moon", "with": "dmz"}, ["corridor", "with"]),
        ({"corridor": "dmz", "with": "moon"}, ["with"]),
        ({"corridor": "dmz", "with": "dmz"}, ["with"]),
        ({"with": "dmz"}, ["with"]),
        ({"chart": "moon"}, ["chart"]),
        ({"show": "moon"}, ["show"]),
        ({"show": "questions", "question": "moon"}, ["question"]),
        ({"corridor": "dmz", "colour": "red"}, ["colour"]),
        ({"corridor": "dmz", "from": "soon", "to": "2000", "theme": "hall"}, ["from"]),
        ({"theme": "pink"}, ["theme"]),
    ],
)
def test_what_does_not_exist_is_named_and_left_out(
    params: dict[str, str], refused: list[str]
) -> None:
    found, in_vain = read_address(**params)
    assert in_vain == refused
    wanted = params.get("corridor", "")
    assert found.corridor == (wanted if wanted in CORRIDORS else "")


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=90), max_size=6))
def test_no_address_fails(params: dict[str, str]) -> None:
    found, in_vain = from_address(params, CORRIDORS, [], [], FRAME)
    assert set(found.corridors) <= set(CORRIDORS)
    assert set(in_vain) <= set(params) | {"from", "to"}


# ---- text from the facts -------------------------------------------------------------------------


def links(texts: Iterable[str]) -> list[str]:
    """Where unescaped links go."""
    bare = [re.sub(rf"\\[{PUNCTUATION}]", "", text) for text in texts]
    return [address for text in bare for address in re.findall(r"\]\(([^)]*)\)", text)]


def test_text_from_the_facts_stays_plain(archive: Archive, catalogue: Words) -> None:
    hostile = "[x](javascript:alert(1)) <script> :red[y] $z$ **b** # h"
    known = archive.corridors["double-return"]
    named = {"name": hostile, "summary": hostile, "status_now": hostile, "legal_basis": hostile}
    corridor = known.model_copy(update=named | {"duration": hostile})
    legs = [
        leg.model_copy(update={"risk": hostile, "note": hostile})
        for leg in archive.legs_of(known.id)
    ]
    planted = replace(
        archive,
        corridors=MappingProxyType({**archive.corridors, known.id: corridor}),
        legs=MappingProxyType({**archive.legs, **{leg.id: leg for leg in legs}}),
    )
    numbers = numbered([corridor, *legs], planted)
    texts = [
        told.head(corridor, planted, catalogue),
        told.way(corridor, planted, catalogue),
        told.law(corridor, catalogue),
        told.now(corridor, catalogue),
        told.dangers(corridor, planted, catalogue, numbers),
        told.steps(corridor, planted, catalogue, numbers),
    ]
    assert all(plain(hostile) in text for text in texts if text != texts[1])
    assert all("javascript" not in address for address in links(texts))
    assert not [t for t in texts if re.search(r"(?<!\\)(<script|:red|\$z|# h)", t)]
