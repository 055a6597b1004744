"""What readers bring is bounded, apart from what all share, and given back."""

import gc
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from weakref import ref

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.export import PACKAGE, exports
from geodata.load import current
from geodata.own.reading import read
from tests.asgi import ask
from tests.serving import ROOT
from timeline import brought
from timeline.brought import Brought, Keeping, is_missing, own_of
from timeline.delivery.assets import SHELF, YEAR, Served
from timeline.delivery.terms import terms_file
from timeline.figures.legend import legend
from timeline.figures.map import way_colour
from timeline.figures.time import mark_on_timeline
from timeline.guard.bodies import later
from timeline.labels import EventGroup
from timeline.lecture.built_in import built_in_of
from timeline.lecture.lectern import playing
from timeline.numbers.charts.sections import sections
from timeline.once import Apart, once
from timeline.own.folder import as_folder
from timeline.pages import files_of, pages_of
from timeline.room import doors
from timeline.routes.charts.years import all_years
from timeline.routes.overview import introduction
from timeline.routes.told import glance
from timeline.selection import from_address
from timeline.sources import downloads
from timeline.sources.published import source_list
from timeline.spoken import spoken
from timeline.stage import card
from timeline.stage.card import cards_of
from timeline.stage.opening import opening
from timeline.stage.payload import facets
from timeline.stage.staged import staged
from timeline.style import LIGHT

ANDAU = Path(__file__).parents[2] / "subjects/andau"
ID = "f" * 32


def tables() -> dict[str, str]:
    found = {path.name: path.read_text("utf-8") for path in ANDAU.glob("*.*")}
    return {**found, "words/en.toml": (ANDAU / "words/en.toml").read_text("utf-8")}


def bring(own: str = ID, name: str = "Andau") -> Brought:
    return Brought(own, name, date(2026, 11, 27), tables())


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    own = Keeping()
    monkeypatch.setattr(brought, "KEEPING", own)
    yield own
    own.forget(ID)


def test_an_address_shows_what_its_reader_has_brought_and_others_see_ours(keeping: Keeping) -> None:
    keeping.put(bring())
    archive, words = spoken({"own": ID})
    assert {*archive.events} == {*bring().alone("en").events}
    assert words["tagline"] == "Leaving Hungary, 1956 to 1958"
    assert "numbers" not in pages_of(archive)
    ours, said = spoken({})
    assert ours is current()
    assert said["tagline"] != words["tagline"]
    assert spoken({"own": "0" * 32})[0] is ours


def test_whoever_is_refused_waits_for_no_readers_own(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said where all who are served wait for it."""
    keeping.put(bring())
    monkeypatch.setattr(Brought, "alone", None)
    asked = f"own={ID}&lang=ko"
    answer = ask(Starlette(routes=doors.ROUTES), f"/room/ACDEFG/lecture?{asked}")
    said = spoken({"lang": "ko"})[1]
    assert json.loads(answer.content)["error"] == said["room"]["no_such"]
    request = Request({"type": "http", "headers": [], "query_string": asked.encode()})
    assert json.loads(bytes(later(request, 1).body))["error"] == said["guard"]["busy"]


def test_its_own_words_are_said_in_every_language(keeping: Keeping) -> None:
    keeping.put(bring())
    _, words = spoken({"own": ID, "lang": "ko"})
    assert words["tagline"] == "Leaving Hungary, 1956 to 1958"
    assert words["pages"]["explore"] == spoken({"lang": "ko"})[1]["pages"]["explore"]


@pytest.mark.parametrize("beside", [{}, {"beside": "1"}])
def test_a_film_of_it_says_whose_facts_it_shows(keeping: Keeping, beside: dict[str, str]) -> None:
    keeping.put(bring(name="A walk"))
    said = spoken({"own": ID, **beside})[1]["lectures"]["film_edition"]
    assert "A walk" in said
    assert ("CC BY" in said) is bool(beside)
    assert "A walk" not in spoken({})[1]["lectures"]["film_edition"]


def test_beside_ours_it_has_its_own_lane_group_and_view(keeping: Keeping) -> None:
    keeping.put(bring())
    archive, words = spoken({"own": ID, "beside": "1"})
    ours, own = current(), bring().alone("en")
    assert len(archive.events) == len(ours.events) + len(own.events)
    marks = {mark.id: mark for mark in staged(archive).scene.marks}
    event = marks["own-1956-11-bridge-blown-up"]
    assert (event.lane, event.group) == ("own", "own")
    assert event.places == ("own-aut-andau",)
    assert archive.sources_of(archive.events[event.id])[0].id == "own-andau-bridge"
    assert all(marks[key].lane == ours.events[key].category for key in ours.events)
    assert words["lanes"]["own"] == words["event_groups"]["own"] == "Andau"
    lane = spoken({"own": ID})[1]["lanes"][event.category]
    assert mark_on_timeline(event, words)["said"].startswith(f"Andau: {lane}")
    assert archive.subject.views[-2].name == "own"


def test_beside_ours_each_of_its_kinds_is_a_filter_and_counted_in_a_chart(keeping: Keeping) -> None:
    keeping.put(bring())
    archive, words = spoken({"own": ID, "beside": "1"})
    scene, own = staged(archive).scene, bring().alone("en")
    category = next(facet for facet in facets(scene, words) if facet["key"] == "category")
    named = {value["value"]: value["label"] for value in category["values"]}
    lanes = spoken({"own": ID})[1]["lanes"]
    kinds = {event.category for event in own.events.values()}
    assert {key: label for key, label in named.items() if key.startswith("own")} == {
        "own": "Andau", **{f"own-{kind}": f"Andau: {lanes[kind]}" for kind in kinds},
    }  # fmt: skip
    asked, in_vain = from_address({"category": "own-border"}, staged(archive).frame)
    assert (asked.category, in_vain) == (("own-border",), [])


COUNTED = """Title,Date,Place,Category
A,1956-10,Andau,Hardship
B,1956-11,Vienna,Border
C,1957,Vienna,Border
"""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_beside_ours_its_events_are_counted_in_a_chart_of_their_own(
    keeping: Keeping, language: str
) -> None:
    keeping.put(Brought(ID, "Camps", date(2026, 11, 27), read("a.csv", COUNTED.encode()).tables))
    archive, words = spoken({"own": ID, "beside": "1", "lang": language})
    *ours, section = sections(archive)
    assert ours == [*sections(current())]
    (maker,) = sections(archive)[section].values()
    chart = maker(archive, staged(archive).scene, words)
    assert chart.title.startswith("Camps: ")
    assert chart.table.columns[1:-1] == ("Camps: Border", "Camps: Hardship")
    assert [row[1:] for row in chart.table.rows] == [(1, 1, 2), (1, 0, 1)]
    assert words["numbers"]["sections"][section]["title"] == "Camps"


@pytest.mark.parametrize("said", [{}, {"words/en.toml": "\n"}], ids=["missing", "blank"])
def test_a_package_without_its_words_opens_as_its_tables_do(
    keeping: Keeping, package: Brought, said: dict[str, str]
) -> None:
    files = {name: text for name, text in package.tables.items() if "words/" not in name}
    told = read("package.zip", as_folder({**files, **said}, date(2026, 11, 27)))
    assert told.faults == []
    keeping.put(Brought(ID, "Package", date(2026, 11, 27), told.tables))
    archive, words = spoken({"own": ID})
    assert facets(staged(archive).scene, words)
    for section in sections(archive).values():
        for maker in section.values():
            assert maker(archive, staged(archive).scene, words).title


def test_a_package_of_tables_alone_has_lanes_that_can_be_told_apart(keeping: Keeping) -> None:
    alone = {name: text for name, text in tables().items() if name.endswith(".csv")}
    told = read("package.zip", as_folder(alone, date(2026, 11, 27)))
    keeping.put(Brought(ID, "Package", date(2026, 11, 27), told.tables))
    archive, words = spoken({"own": ID})
    lanes = {event.category for event in archive.events.values()}
    assert len({words["lanes"][lane] for lane in lanes}) == len(lanes) > 1
    assert words["lanes"]["border"] == spoken({})[1]["lanes"]["border"]


@pytest.fixture(scope="module")
def package() -> Brought:
    """All of ours, taken away and brought again."""
    told = read("crossings.zip", exports(current()).get(PACKAGE))
    return Brought(ID, told.title, date(2026, 11, 27), told.tables)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_our_package_opens_to_the_views_charts_words_and_lectures_that_are_served(
    keeping: Keeping, package: Brought, language: str
) -> None:
    keeping.put(package)
    (ours, words), (own, said) = (
        spoken({"lang": language, **asked}) for asked in ({}, {"own": ID})
    )
    assert own.problems == ()
    assert (own.subject, own.charts, own.translated) == (
        ours.subject, ours.charts, ours.translated,
    )  # fmt: skip
    assert [*sections(own)] == [*sections(ours)]
    frame = staged(ours).frame
    assert staged(own).frame == frame
    assert built_in_of(own, language) == built_in_of(ours, language)
    told = json.dumps(opening(own, said)).replace(f"&own={ID}", "")
    assert json.loads(told) == opening(ours, words)
    (way, *_) = opening(own, said)["ways"]
    address = way["state"].get("lecture", "")
    assert playing(dict(parse_qsl(urlsplit(address).query)))
    assert f"own={ID}" in address  # of its own, whatever the server has
    assert [*pages_of(own)] == [*pages_of(ours)]
    credit = {"film_edition": said["lectures"]["film_edition"]}  # says whose facts a film shows
    assert {**said, "lectures": {**said["lectures"]}} == {
        **words, "lectures": {**words["lectures"], **credit},
    }  # fmt: skip


def test_our_package_lies_beside_ours_too(keeping: Keeping, package: Brought) -> None:
    """A way of it that is named by a number of a series, which does not come along, says none."""
    keeping.put(package)
    archive, _ = spoken({"own": ID, "beside": "1"})
    ours = current()
    of_series = [way.id for way in ours.ways.values() if {*way.facts} - {*ours.flows}]
    labels = {way.id: way.label for way in staged(archive).scene.ways}
    told = [own and own.fact for own in (labels[f"own-{key}"] for key in of_series)]
    assert told == [""] * len(of_series)
    assert of_series
    assert len(staged(archive).scene.marks) == 2 * len(ours.events)


def test_a_route_whose_width_rests_on_sources_that_a_folder_lacks_has_its_card(
    keeping: Keeping, package: Brought
) -> None:
    route = current().corridors["vietnam"]
    text = package.tables["sources.csv"]
    for source in current().flows[route.scale_fact or ""].sources:
        text = text.replace(f"\n{source},", f"\nno-{source},")
    keeping.put(replace(package, tables={**package.tables, "sources.csv": text}))
    archive, words = spoken({"own": ID})
    told = dict(cards_of(archive)["cards"][route.id]["facts"])
    assert words["card"]["in_use"] in told
    assert words["card"]["width"] not in told


def test_the_lectures_of_a_folder_leave_with_it(keeping: Keeping, package: Brought) -> None:
    keeping.put(package)
    name, *_ = built_in_of(spoken({"own": ID})[0])
    assert playing({"own": ID, "name": name})
    assert not playing({"own": ID, "name": f"{name}-of-nobody"})
    keeping.forget(ID)
    assert not package.apart.results


def test_beside_ours_the_lectures_and_files_of_ours_stay(keeping: Keeping) -> None:
    keeping.put(bring())
    archive, _ = spoken({"own": ID, "beside": "1"})
    names = {*built_in_of(current())}
    assert {*built_in_of(archive)} == names
    assert not built_in_of(bring().alone("en"))
    app = Starlette(routes=downloads.ROUTES)
    served = ask(app, "/data/events.csv").content
    assert ask(app, f"/data/events.csv?own={ID}&beside=1").content == served
    assert ask(app, f"/data/events.csv?own={ID}").status == 404


def test_beside_ours_it_lies_on_the_outlines_that_all_have(keeping: Keeping) -> None:
    """They are most of what a map weighs, and kept for a year."""
    ours = staged(current()).addresses["ground"]
    keeping.put(bring())
    own = staged(spoken({"own": ID, "beside": "1"})[0]).addresses["ground"]
    assert {name: own[name] for name in ours} == ours
    assert SHELF.is_promised(own["own"].removeprefix("stage/"))


def test_what_is_made_of_it_leaves_with_it_and_nothing_of_ours_leaves_for_it() -> None:
    ours = current()
    files = files_of(ours)
    before = {*SHELF._files}
    own = bring()
    archive = own.alone("en")
    made = files_of(archive)
    assert staged(archive).addresses["facts"].removeprefix("stage/") in SHELF
    assert SHELF.is_promised(made["search"].removeprefix("stage/"))
    assert own.apart.results
    own.leave()
    assert {*SHELF._files} == before
    assert not own.apart.results
    assert files_of(ours) is files


@dataclass(eq=False)
class Of:
    apart: Apart


@once(most=4)
def alike(own: Of) -> str:
    del own
    return SHELF.put("alike.json", b"the same for whoever brings it")


def test_what_has_left_is_kept_nowhere_even_if_it_is_made_again() -> None:
    apart = Apart()
    apart.leave()
    for address in (alike(Of(apart)), alike(own=Of(apart))):
        assert address.removeprefix("stage/") not in SHELF
    assert not apart.results
    assert not alike._of_no_archive


def test_its_files_are_kept_by_no_cache_that_others_share() -> None:
    ours, apart = terms_file(current()), Apart()
    address = alike(Of(apart))
    served = Starlette(routes=Served(lambda: ()).routes())
    kept = {path: ask(served, f"/{path}").headers["cache-control"] for path in (address, ours)}
    assert kept == {address: "private, max-age=3600", ours: YEAR}
    apart.leave()


def test_what_two_have_alike_stays_until_both_have_left() -> None:
    one, other = Of(Apart()), Of(Apart())
    address = alike(one)
    assert alike(other) == address
    one.apart.leave()
    assert address.removeprefix("stage/") in SHELF
    other.apart.leave()
    assert address.removeprefix("stage/") not in SHELF


def test_the_oldest_leave_where_there_are_too_many_or_too_large_ones() -> None:
    few = Keeping(most=2)
    for own in "abc":
        few.put(bring(own))
    assert [few.get(own) is not None for own in "abc"] == [False, True, True]
    small = Keeping(most_bytes=bring().bytes + 1)
    small.put(bring("a"))
    small.put(bring("b"))
    assert small.get("a") is None
    assert small.get("b") is not None


def test_what_nobody_has_looked_at_for_long_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Keeping()
    first = bring("a")
    own.put(first)
    first.used -= brought.IDLE_SECONDS + 1
    own.put(bring("b"))
    assert own.get("a") is None
    assert first.apart.has_left


def test_it_leaves_though_nobody_brings_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brought, "SWEPT_SECONDS", 0.05)
    own, first = Keeping(), bring("a")
    own.put(first)
    first.used -= brought.IDLE_SECONDS + 1
    gone = Event()
    first.apart.leaving.append(lambda _: gone.set())
    assert gone.wait(10)
    assert own.get("a") is None


class Tables(dict[str, str]):
    """Can be looked after weakly."""


def test_nothing_keeps_the_tables_of_one_who_has_left() -> None:
    own = Brought(ID, "Andau", date(2026, 11, 27), Tables(tables()))
    known = ref(own.tables)
    files_of(own.alone("en"))
    own.leave()
    del own
    gc.collect()
    assert known() is None


def test_what_comes_while_a_page_is_made_is_not_shown_under_our_menu(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def comes_late(*asked: Any) -> Archive | None:
        before = brought.archive_of(*asked)
        keeping.put(bring())
        return before

    monkeypatch.setattr(brought, "BROUGHT_SECONDS", 0)
    monkeypatch.setattr("timeline.spoken.archive_of", comes_late)
    monkeypatch.setattr("timeline.own.page.show_own", lambda *_, **how: shown.append(str(how)))
    page = AppTest.from_file(str(ROOT / "timeline" / "frame.py"), default_timeout=120)
    page.query_params["own"] = ID
    page.run()
    assert list(page.exception) == []
    assert shown == ["{'is_missing': True}"]


def test_what_is_not_here_is_missing(keeping: Keeping) -> None:
    assert not is_missing({})
    assert is_missing({"own": ID})
    keeping.put(bring())
    assert not is_missing({"own": ID})
    assert own_of({"own": ID}) is not None
    keeping.forget(ID)
    assert is_missing({"own": ID})


def test_an_archive_of_a_reader_is_marked(keeping: Keeping) -> None:
    archive: Archive = bring().alone("en")
    assert (archive.own, archive.called) == (ID, "Andau")
    assert archive.issued
    assert archive.issued.title == "Andau"


def test_the_routes_of_a_reader_are_drawn_beside_ours_with_a_mark_of_their_own(
    keeping: Keeping,
) -> None:
    keeping.put(voyage())
    archive, words = spoken({"own": ID, "beside": "1"})
    scene = staged(archive).scene
    (way,) = (way for way in scene.ways if way.own)
    assert way.views == tuple(view.name for view in archive.subject.views)
    assert (way.ink, way.is_quiet) == ("own", False)
    assert way.line[:, 0].min() > -30
    assert way.line[:, 0].max() < 40
    assert way_colour(way, LIGHT) == LIGHT.groups[EventGroup.OWN]
    rows = {row["text"]: row["views"] for row in legend(scene, LIGHT, words["legend"])}
    assert rows[words["legend"]["own"]] == [*way.views]
    ours = staged(current()).scene
    assert not any(way.own for way in ours.ways)
    assert words["legend"]["own"] not in {r["text"] for r in legend(ours, LIGHT, words["legend"])}


def test_what_only_some_look_at_is_made_once_it_is_asked_for(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list[str]()

    def cards(archive: Archive) -> dict[str, str]:
        made.append(archive.own)
        return {"cards": archive.called}

    monkeypatch.setattr(card, "cards_of", cards)
    keeping.put(voyage())
    archive, _ = spoken({"own": ID})
    address = staged(archive).addresses["cards"]
    assert not made
    served = Starlette(routes=Served(lambda: ()).routes())
    for _ in range(2):
        answer = ask(served, f"/{address}")
        assert json.loads(gzip.decompress(answer.content)) == {"cards": "Voyage"}
        assert answer.headers["cache-control"] == "no-store"
    assert made == [ID]
    keeping.forget(ID)
    assert ask(served, f"/{address}").status == 404


ROUTE = """Title,Date,Place,Route,Sure?
Leaves Lisbon,1497-07-08,Lisbon,Outward,
Rounds the Cape,1497-11-22,Cape Town,Outward,perhaps
"""


def voyage() -> Brought:
    return Brought(ID, "Voyage", date(2026, 11, 27), read("voyage.csv", ROUTE.encode()).tables)


@pytest.mark.parametrize("params", [{}, {"beside": "1"}])
def test_nothing_is_said_of_how_sure_read_or_counted_a_readers_own_is(
    keeping: Keeping, params: dict[str, str]
) -> None:
    keeping.put(voyage())
    archive, words = spoken({"own": ID, **params})
    mine = {key for key in (*archive.events, *archive.corridors) if archive.is_brought(key)}
    told = {key: dict(cards_of(archive)["cards"][key]["facts"]) for key in mine}
    label = words["card"]["confidence"]
    sure = {told[key][label][0]["text"] for key in mine if label in told[key]}
    assert sure == {words["own_confidence"]["medium"]}
    (route,) = mine & {*archive.corridors}
    assert told[route][words["card"]["in_use"]][0]["text"] == "1497"
    asked = dict(glance(archive.corridors[route], archive, words))
    assert not asked[words["routes"]["usage"]]
    known = {source["id"]: source["read"] for source in source_list(archive)["sources"]}
    assert {own for key, own in known.items() if archive.is_brought(key)} == {""}


def test_what_is_said_of_our_routes_and_sources_does_not_stand_over_a_readers_own(
    keeping: Keeping,
) -> None:
    keeping.put(voyage())
    archive, words = spoken({"own": ID})
    assert introduction(archive, words) == words["routes"]["own_schematic"]
    years = all_years(archive, staged(archive).scene, words)
    assert years.counts == words["charts"]["corridor_years"]["own_counts"]
    assert {usage for _, _, _, usage, _ in years.table.rows} == {""}
    assert "read" not in {own["key"] for own in source_list(archive)["filters"]}
    scene = staged(archive).scene
    assert not legend(scene, LIGHT, words["legend"])
    values = {own["key"]: [one["value"] for one in own["values"]] for own in facets(scene, words)}
    assert (values["confidence"], values["certainty"]) == (["medium"], [])
