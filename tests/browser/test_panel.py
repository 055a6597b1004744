"""Beside the map in a browser: search, filters, the card, the year, how to begin."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator

from geodata.archive import Archive
from geodata.doubts import grade
from geodata.edition import edition
from geodata.wording import country
from tests.browser.conftest import OpenStage
from tests.browser.stage import Stage
from tests.browser.waiting import expect
from timeline import cite
from timeline.figures.source_line import rank_in_words
from timeline.text import words

pytestmark = pytest.mark.browser

WORDS = words()
OWN: dict[str, Any] = WORDS["stage"]
FINDING: dict[str, Any] = WORDS["finding"]
NARROW = re.compile("on the map and the timeline")
EVENT = "2016-04-ningbo-restaurant"


def field(stage: Stage) -> Locator:
    return stage.page.locator(".cx-find input")


def answers(stage: Stage, heading: str) -> Locator:
    """The group of what is found under a heading, which says how many."""
    return stage.page.locator(".cx-found").get_by_role("group", name=heading)


def chip(stage: Stage, text: str) -> Locator:
    return stage.page.get_by_role("button", name=OWN["remove"].format(what=text))


def limit(stage: Stage, facet: str, value: str) -> None:
    """Ticks a value of a facet in the sheet of filters."""
    sheet = stage.page.locator(".cx-filters")
    if sheet.is_hidden():
        name = OWN["buttons"]["filters"]["label"]
        stage.page.locator(".cx-side").get_by_role("button", name=name, exact=True).click()
    group = sheet.locator("details").filter(has=stage.page.locator(f"[name={facet}]"))
    if not group.evaluate("details => details.open"):
        group.locator("summary").click()
    group.locator(f"[value='{value}']").check()


def test_search_narrows_the_stage_the_list_and_the_address_as_one_types(
    stage: Stage, archive: Archive
) -> None:
    stage.press("/")
    expect(field(stage)).to_be_focused()
    stage.page.keyboard.type("ningbo")
    title = archive.events[EVENT].title
    expect(answers(stage, FINDING["kinds"]["events"])).to_contain_text(title)
    stage.in_address(q=None)
    stage.page.get_by_role("option", name=NARROW).click()
    expect(stage.card.get_by_role("button", name=title)).to_be_visible()
    shown = int(stage.says("shown"))
    assert 0 < shown < 15
    expect(stage.page.locator(".cx-count")).to_have_text(
        OWN["shown"].format(shown=shown, all=len(archive.events))
    )
    stage.in_address(q="ningbo")
    assert stage.ask("cx.mark(it).opacity", EVENT) == 1
    assert stage.ask("cx.mark(it).opacity", "2002-05-shenyang") == 0
    stage.press("i")
    listed = stage.page.locator(".cx-time.listed .cx-event:visible")
    expect(listed).to_have_count(shown)
    expect(listed.filter(has_text=title)).to_have_count(1)
    expect(listed.filter(has_text="Shenyang consulate")).to_have_count(0)
    stage.press("i")
    stage.card.get_by_role("button", name=title).click()
    stage.expect(picked=EVENT)
    expect(stage.card.get_by_role("heading", name=title)).to_be_visible()
    stage.card.get_by_role("button", name=OWN["back_to_found"]).click()
    expect(stage.card).to_contain_text(OWN["found"].format(n=shown))
    chip(stage, OWN["quoted"].format(q="ningbo")).click()
    stage.expect(shown=len(archive.events))
    stage.in_address(q=None)


def test_enter_picks_what_was_found_first(stage: Stage) -> None:
    field(stage).fill("ningbo restaurant")
    stage.press("Enter")
    stage.expect(picked=EVENT)


def test_a_place_where_nothing_happened_is_found(stage: Stage) -> None:
    for name in ("Chiang Rai", "Hyesan", "혜산", "Tokyo"):
        field(stage).fill("")
        expect(stage.page.get_by_role("option")).to_have_count(0)
        field(stage).fill(name)
        places = answers(stage, FINDING["kinds"]["places"]).get_by_role("option")
        expect(places.first).to_be_visible()
        expect(stage.page.locator(".cx-found-none")).to_have_count(0)


@pytest.mark.parametrize("query", ["?category=return", "?from=2016&to=2016"])
def test_what_filters_and_window_leave_is_listed(open_stage: OpenStage, query: str) -> None:
    stage = open_stage(query)
    shown = int(stage.says("shown"))
    expect(stage.card).to_contain_text(OWN["found"].format(n=shown))
    expect(stage.card.locator(".cx-picks button")).to_have_count(shown)


def test_places_and_routes_are_found_too(stage: Stage, archive: Archive) -> None:
    field(stage).fill("함경북도")
    expect(answers(stage, FINDING["kinds"]["places"])).to_be_visible()
    field(stage).fill("mongolia")
    route = archive.corridors["mongolia"].name
    answers(stage, FINDING["kinds"]["routes"]).get_by_role("option", name=route).click()
    stage.expect(picked="mongolia")


def test_filters_are_chips_that_can_be_taken_off(stage: Stage, archive: Archive) -> None:
    events = archive.events.values()
    limit(stage, "category", "return")
    wanted = [event for event in events if event.category == "return"]
    stage.expect(shown=len(wanted))
    limit(stage, "category", "border")
    both = [event for event in events if event.category in {"return", "border"}]
    stage.expect(shown=len(both))
    limit(stage, "importance", "1")
    first = [event for event in both if event.importance == 1]
    stage.expect(shown=len(first))
    stage.in_address(category="return,border", importance="1")
    stage.page.reload()
    stage.ready().expect(shown=len(first))
    chip(stage, f"{WORDS['facets']['category']}: {WORDS['lanes']['border']}").click()
    stage.expect(shown=sum(event.category == "return" for event in first))
    stage.page.go_back()
    stage.expect(shown=len(first))
    stage.page.get_by_role("button", name=OWN["lift_all"], exact=True).click()
    stage.expect(shown=len(archive.events))
    stage.in_address(category=None, importance=None)


def test_returns_are_filtered_by_their_kind(stage: Stage, archive: Archive) -> None:
    wanted = [event for event in archive.events.values() if event.return_kind == "forced"]
    assert wanted
    limit(stage, "return_kind", "forced")
    stage.expect(shown=len(wanted))
    stage.in_address(return_kind="forced")
    stage.page.reload()
    stage.ready().expect(shown=len(wanted))
    chip(stage, f"{WORDS['facets']['return_kind']}: {WORDS['return_kinds']['forced']}").click()
    stage.expect(shown=len(archive.events))


def test_a_country_keeps_the_routes_through_it(open_stage: OpenStage, archive: Archive) -> None:
    stage = open_stage("?country=MNG")
    there = {place.id for place in archive.places.values() if place.country == "MNG"}
    legs = [leg for leg in archive.legs.values() if {leg.from_place, leg.to_place} & there]
    through = sorted({leg.corridor_id for leg in legs})
    assert "mongolia" in through
    assert set(stage.ask("cx.corridor('mongolia')")) != {0}
    assert set(stage.ask("cx.besides(it)", through)) == {0}
    chip(stage, f"{WORDS['facets']['country']}: {country('MNG', 'en')}").click()
    stage.wait("cx.besides(it).some((seen) => seen > 0)", through)


def test_where_nothing_is_left_the_way_back_is_offered(
    open_stage: OpenStage, archive: Archive
) -> None:
    stage = open_stage("?category=report&from=1950&to=1960")
    stage.expect(shown=0)
    expect(stage.card.get_by_role("heading", name=OWN["nothing"])).to_be_visible()
    earliest = min(
        (event for event in archive.events.values() if event.category == "report"),
        key=lambda event: event.when.first or 0,
    )
    expect(stage.card).to_contain_text(earliest.title)
    facet = f"{WORDS['facets']['category']}: {WORDS['lanes']['report']}"
    lift = OWN["without"]["other"].partition("{n}")[0].format(what=facet)
    stage.card.get_by_role("button", name=lift).click()
    stage.wait("Number(cx.stage().dataset.shown) > 0")


def test_a_misspelt_search_offers_what_is_nearest(stage: Stage) -> None:
    field(stage).fill("mongoooliaa")
    expect(stage.page.locator(".cx-found-none")).to_be_visible()
    near = answers(stage, FINDING["nearest"])
    expect(near.get_by_role("option", name="Mongolia").first).to_be_visible()


def test_the_opening_leads_in_three_ways(stage: Stage, archive: Archive) -> None:
    opening = WORDS["opening"]
    for way in archive.subject.openings[1:]:
        stage.card.get_by_role("button", name=opening[way.name]["title"]).click()
        stage.expect(picked=way.pick, from_=way.first, to=way.last)
        heading = archive.events[way.pick or ""].title
        expect(stage.card.get_by_role("heading", name=heading)).to_be_visible()
        stage.press("Escape")
        stage.expect(picked="")
        stage.page.locator(".cx-chips .cx-chip").click()
        stage.expect(from_=1945)
    stage.card.get_by_role("button", name=opening["story"]["title"]).click()
    expect(stage.page.get_by_role("dialog", name=opening["story"]["title"])).to_be_visible()


def test_a_year_that_rests_is_told(open_stage: OpenStage, archive: Archive) -> None:
    stage = open_stage("?at=2009")
    row = next(row for row in archive.arrivals.values() if row.period.text == "2009")
    expect(stage.card).to_contain_text(f"{row.total:,}")
    began = [e for e in archive.events.values() if e.when.first and e.when.first.year == 2009]
    assert began
    for event in began:
        expect(stage.card).to_contain_text(event.title)


def test_the_card_has_its_sources_and_leads_on(open_stage: OpenStage, archive: Archive) -> None:
    stage = open_stage(f"?pick={EVENT}")
    event = archive.events[EVENT]
    for text in (event.summary, event.note or "", WORDS["confidence"][grade(event, archive)]):
        expect(stage.card).to_contain_text(text)
    stage.card.get_by_text(f"{OWN['sources']} ({len(event.sources)})").click()
    for source in archive.sources_of(event):
        expect(stage.card).to_contain_text(rank_in_words(source, archive.sources, WORDS["cited"]))
        link = stage.card.get_by_role("link", name=source.title, exact=True)
        expect(link).to_have_attribute("href", source.url or "")
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(link).to_have_attribute("target", "_blank")
    corridor = archive.corridors[event.corridors[0]]
    stage.card.get_by_role("button", name=corridor.name).click()
    stage.expect(picked=corridor.id)
    expect(stage.card).to_contain_text(corridor.legal_basis)


def test_pages_keep_their_state_and_share_the_window(open_stage: OpenStage) -> None:
    stage = open_stage(f"?from=2000&to=2016&pick={EVENT}&view=korea")
    stage.press("2", "0", "1", "2", "Enter")
    stage.in_address(at_="2012")
    pages = WORDS["pages"]
    stage.page.get_by_role("link", name=pages["numbers"]).click()
    expect(
        stage.page.get_by_role("heading", name=WORDS["numbers"]["title"], level=1)
    ).to_be_visible()
    stage.in_address(from_="2000", to="2016", pick=None, at_=None)
    stage.page.get_by_role("link", name=pages["explore"]).click()
    stage.ready().expect(picked=EVENT, at_=2012, from_=2000, to=2016, view="korea")
    stage.page.go_back()
    expect(
        stage.page.get_by_role("heading", name=WORDS["numbers"]["title"], level=1)
    ).to_be_visible()


def test_a_card_can_be_cited_with_its_sources_in_every_style(
    open_stage: OpenStage, archive: Archive
) -> None:
    stage = open_stage(f"?pick={EVENT}")
    event, day = archive.events[EVENT], datetime.now(UTC).date()
    button = stage.card.get_by_role("button", name=OWN["cite"], exact=True)
    button.click()
    text = stage.card.locator(".cx-cite pre")
    for style in cite.CitationStyle:
        name = WORDS["sources"]["styles"][style]
        stage.card.get_by_role("button", name=name, exact=True).click()
        entry = cite.cite_entry(event.title, style, words(), day, EVENT)
        expect(text).to_contain_text(entry.partition(cite.ADDRESS)[0])
        for source in archive.sources_of(event):
            said = cite.cite(source, style, words(), day).lstrip("[\n ")  # of a list
            expect(text).to_contain_text(said[:60])
        expect(text).to_contain_text(f"/?pick={EVENT}")
        expect(text).not_to_contain_text(cite.ADDRESS)
    button.click()
    expect(text).to_have_count(0)


def test_a_name_in_a_text_is_a_link_to_it(open_stage: OpenStage, archive: Archive) -> None:
    stage = open_stage(f"?pick={EVENT}&from=2010&to=2016")
    stage.card.get_by_role("button", name=archive.places["mys-malaysia"].name, exact=True).click()
    stage.expect(picked="mys-malaysia")
    stage.page.go_back()
    stage.expect(picked=EVENT)
    stage.card.get_by_role("button", name="the entries of 2018").focus()
    stage.press("Enter")
    stage.expect(picked="", at_=2018, from_=2010, to=2018)
    title = archive.events["2018-07-un-ningbo"].title
    expect(stage.card.get_by_role("button", name=title)).to_be_visible()


def test_what_a_term_means_opens_where_it_stands_and_closes(
    open_stage: OpenStage, archive: Archive
) -> None:
    stage = open_stage("?pick=mongolia")
    term = archive.glossary["refugee"]
    word = stage.card.get_by_role("link", name=term.term, exact=True)
    meaning = stage.card.get_by_role("dialog")
    expect(meaning).to_have_count(0)
    for close in (lambda: stage.press("Escape"), word.click):
        word.click()
        expect(word).to_have_attribute("aria-expanded", "true")
        expect(meaning).to_contain_text(term.definition)
        expect(meaning.get_by_role("listitem")).to_have_count(len(term.sources))
        close()
        expect(meaning).to_have_count(0)
        stage.expect(picked="mongolia")
    word.click()
    meaning.get_by_role("link", name=WORDS["terms"]["whole"]).click()
    expect(stage.page.locator(f".cx-entry[data-term='{term.id}']")).to_be_in_viewport(
        timeout=20_000
    )


def test_a_card_has_one_way_to_close_it_and_steps_to_the_next_event(
    open_stage: OpenStage,
) -> None:
    stage = open_stage(f"?pick={EVENT}")
    buttons = OWN["buttons"]
    stage.card.get_by_role("button", name=buttons["after"]["label"]).click()
    stage.expect(picked="2016-04-rgb-colonel")
    stage.card.get_by_role("button", name=buttons["before"]["label"]).click()
    stage.expect(picked=EVENT)
    cross = stage.page.locator(".cx-side").get_by_role("button", name=buttons["close"]["label"])
    expect(cross.filter(visible=True)).to_have_count(1)
    cross.filter(visible=True).click()
    stage.expect(picked="")
    expect(stage.card.get_by_role("heading", name=WORDS["tagline"])).to_be_visible()


# ---- a picture to take away ----------------------------------------------------------------------


@pytest.mark.parametrize("event", ["2016-04-ningbo-restaurant", "1994-1998-famine"])
def test_a_picture_is_named_and_says_where_it_is_from(
    open_stage: OpenStage, archive: Archive, event: str
) -> None:
    stage = open_stage(f"?pick={event}")
    stage.press("s")
    with stage.page.expect_download() as coming:
        stage.page.get_by_role("menuitem", name=OWN["svg"], exact=True).click()
    title = re.sub(r"\W+", "-", archive.events[event].title.lower()).strip("-")
    name = coming.value.suggested_filename
    assert name.endswith(".svg")
    assert title[:12] in name
    texts = stage.page.evaluate(
        """svg => [...new DOMParser().parseFromString(svg, "image/svg+xml")
            .querySelectorAll("text")].map((text) => text.textContent)""",
        Path(coming.value.path()).read_text("utf-8"),
    )
    whole = " ".join(texts)
    address = f"{stage.address}/?pick={event}&edition={edition().version}"
    assert (
        f"{OWN['edition'].format(version=edition().version, day=edition().day)} · {address}"
        in whole
    )
    sources = archive.sources_of(archive.events[event])
    named = [source for source in sources if source.title in whole]
    assert named
    more = len(sources) - len(named)
    assert (f"{more} more at {address}" in whole) is (more > 0)
