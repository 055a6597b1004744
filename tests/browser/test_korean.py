"""The pages in Korean: no English of ours stands on them; and the language turned where one is."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Page

from geodata import wording
from geodata.archive import Archive
from geodata.load import load
from geodata.translations import TRANSLATED
from tests.browser.axe import violations
from tests.browser.conftest import Open, OpenStage
from tests.browser.lecturing import DECK, Lectern
from tests.browser.lost import lost_in_a_narrow_window
from tests.browser.stage import PATIENCE_MS, READY
from tests.browser.test_language import shown, stands
from tests.browser.unmarked import unmarked
from tests.browser.waiting import expect, until, until_seen
from tests.pseudo import strings
from timeline.lecture.built_in import texts
from timeline.lecture.file import read
from timeline.stage.staged import staged
from timeline.text import words

pytestmark = pytest.mark.browser

PAGES = {
    "?pick=2016-04-ningbo-restaurant": f"{READY} .cx-card h2",
    "?at=2009": f"{READY} .cx-reached",
    "routes?corridor=laos-thailand": "[data-testid=routes] h1:not(.cx-early *)",
    "routes?show=years": "[data-testid=chart][data-ready=true]:not(.cx-early *)",
    "numbers?section=support": "[data-testid=chart][data-ready=true]:not(.cx-early *)",
    "check?claim=h": "[data-testid=chart][data-ready=true]:not(.cx-early *)",
    "glossary": "[data-testid=glossary][data-ready=true]:not(.cx-early *)",
    "sources": "[data-testid=sources]:not(.cx-early *)",
    "lectures": "[data-testid=lectures] h1",
    "accessibility": "h1:not(.cx-early *)",
    "own": "[data-testid=own] h1, [data-testid=own] h2",
}
GAP = re.compile(r"\\\{\w+\\\}")
LETTERS = re.compile("[A-Za-z]{3,}")
GAPS = re.compile(r"\{\w*\}")
MARK = "[영문]"  # of what is in English still
# The name of a term in the other language, titles of sources as they were published, and what stood
# in an earlier edition.
ENGLISH = (
    "[data-testid=glossary] :is(h2 > span[lang|=en], li > a[target=_blank]), .cx-since [lang|=en]"
)
LEAST = 12  # letters beside gaps, by which a sentence with gaps is known
PICK = "2016-08-thae-yong-ho"


def sentences(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(GAP.sub(".+", re.escape(text)) for text in texts))


def patterns(english: Any, korean: Any) -> re.Pattern[str]:
    """Any whole sentence of English that Korean says otherwise."""
    own = {*strings(english)} - {*strings(korean)}
    known = {text: len(re.sub("[^A-Za-z]", "", GAPS.sub("", text))) for text in own}
    kept = [text for text, n in known.items() if n >= (LEAST if "{" in text else 3)]
    return sentences(kept)


@pytest.fixture(scope="module")
def english(archive: Archive) -> tuple[re.Pattern[str], set[str]]:
    """The words of the catalogues, and the texts of facts that have Korean."""
    engines = [dict(wording.engine(language)) for language in ("en", "ko")]
    tables = [{**own, "package": "", "columns": "", "faults": ""} for own in engines]
    catalogues = [{**words("en"), "": tables[0]}, {**words("ko"), "": tables[1]}]
    korean = load(language="ko")
    texts = {
        getattr(record, column)
        for name in TRANSLATED
        if name not in {"places", "event_places"}
        for key, record in getattr(archive, name).items()
        for column in record.translated
        if getattr(record, column) != getattr(korean, name)[key].worded(column)
    }
    return patterns(*catalogues), {text for text in texts if text and LETTERS.search(text)}


@pytest.mark.parametrize("path", list(PAGES))
def test_no_english_of_ours_stands_on_a_page_in_korean_and_a_narrow_window_loses_nothing(
    path: str, open_at: Open, english: tuple[re.Pattern[str], set[str]]
) -> None:
    page = open_at(f"{path}{'&' if '?' in path else '?'}lang=ko")
    until_seen(page, PAGES[path], timeout=PATIENCE_MS)
    stands(page)
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    pattern, texts = english
    kept = Counter(page.locator(ENGLISH).all_text_contents())
    lines = set(Counter(" ".join(line.split()) for line in shown(page)) - kept)
    assert sum(bool(re.search("[가-힣]", line)) for line in lines) > 9
    assert sorted(line for line in lines if pattern.fullmatch(line)) == []
    assert sorted(lines & texts) == []
    named = sentences(text for text in strings(words("ko")) if MARK in text)
    marked = {line for line in lines if MARK in line and not named.fullmatch(line)}
    assert sorted(marked) == []
    assert unmarked(page) == []
    assert lost_in_a_narrow_window(page) == []
    assert violations(page) == []


def in_language(page: Page, tag: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", tag, timeout=PATIENCE_MS)


def test_the_stage_turns_to_the_other_language_as_it_is(open_stage: OpenStage) -> None:
    stage = open_stage(f"?pick={PICK}&at=2016&from=2000")
    stage.press("+")
    expect(stage.page).to_have_url(re.compile("map="))
    before = stage.saying()
    stage.press("k")
    in_language(stage.page, "ko")
    until_seen(stage.page, READY, timeout=PATIENCE_MS)
    stage.expect(picked=PICK)
    expect(stage.page.locator(".cx-card h2, .cx-card h3").first).to_contain_text("태영호")
    after = stage.saying()
    assert {key: after.get(key) for key in before if key != "unnamed"} == {
        key: text for key, text in before.items() if key != "unnamed"
    }
    stage.page.locator(".cx-tongue").click()
    in_language(stage.page, "en-GB")


def test_a_lecture_goes_on_where_it_is_in_the_other_language(lectern: Lectern) -> None:
    lectern.present("leader", 3)
    page = lectern.page
    page.keyboard.press("k")
    in_language(page, "ko")
    deck = page.locator("[data-testid=deck][data-ready=true]")
    expect(deck).to_have_attribute("data-scene", "3")
    expect(deck.locator(".cx-time")).to_contain_text("6·25")
    page.keyboard.press("ArrowRight")
    expect(deck).to_have_attribute("data-scene", "4")
    page.keyboard.press("k")
    in_language(page, "en-GB")
    expect(deck).to_have_attribute("data-scene", "4")
    page.keyboard.press("k")
    in_language(page, "ko")
    page.keyboard.press("ArrowRight")  # before the lecture has turned
    page.keyboard.press("k")
    in_language(page, "en-GB")
    expect(lectern.stage).to_have_attribute("lang", "en-GB", timeout=PATIENCE_MS)
    expect(deck).to_have_attribute("data-scene", "5")
    expect(deck.locator(".cx-scene-side h1")).to_have_text("A border that was closing already")
    expect(lectern.stage).to_have_attribute("data-picked", "2006-10-dandong-fence")


# What a scene keeps when its words turn; how many names find room is the letters' own, and years
# that run go on.
KEPT_OF_SCENE = """deck => {
  const { scene, built } = deck.dataset;
  const { unnamed, whole, lectures, at, ...stage } =
    deck.querySelector("[data-testid=stage]").dataset;
  const faces = [...deck.querySelectorAll(".cx-face:not([hidden], .cx-face-ahead)")]
    .map((face) => [face.className, face.querySelectorAll("svg").length]);
  return { scene, built, stage, faces };
}"""
STILL_MS = 400  # more than a map waits before it goes where the pick is
# Since when it is as it is stands with the page.
STANDS = f"""() => {{
  const said = JSON.stringify(({KEPT_OF_SCENE})(document.querySelector("{DECK}")));
  const now = performance.now();
  if (window.keptSaid !== said) Object.assign(window, {{ keptSaid: said, keptAt: now }});
  return now - window.keptAt >= {STILL_MS};
}}"""


def kept(lectern: Lectern) -> Any:
    """What the scene keeps, once it stands."""
    until(lectern.page, STANDS)
    return lectern.deck.evaluate(KEPT_OF_SCENE)


@pytest.mark.parametrize("name", ["defectors", "leader"])
def test_each_scene_of_a_lecture_turns_and_nothing_else_of_it(name: str, lectern: Lectern) -> None:
    """In every layout that they have; halfway where parts of a scene come by key."""
    lectern.present(name)
    tags = cycle(["ko", "en-GB"])
    for number, scene in enumerate(read(texts()[name], staged(load()).frame)[0].scenes, 1):
        lectern.press(*str(number), "Enter")
        expect(lectern.deck).to_have_attribute("data-stands", str(number), timeout=PATIENCE_MS)
        if scene.builds or scene.layout == "question":
            lectern.press("ArrowRight")
            expect(lectern.deck).to_have_attribute("data-built", "1")
        before = kept(lectern)
        lectern.press("k")
        expect(lectern.stage).to_have_attribute("lang", next(tags), timeout=PATIENCE_MS)
        until_seen(lectern.page, DECK, timeout=PATIENCE_MS)
        assert lectern.deck.evaluate(KEPT_OF_SCENE) == before, number


def test_the_notes_stand_in_another_language_than_the_hall(lectern: Lectern) -> None:
    lectern.present("leader", 2)
    page, said = lectern.page, words("ko")["lectures"]
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    choice = notes.get_by_test_id("notes").get_by_role("combobox")
    choice.select_option("ko")
    in_language(notes, "ko")
    expect(notes.locator("main h1")).to_have_text(re.compile("[가-힣]"))
    expect(notes.get_by_role("button", name=said["restart"])).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    for tag in ("ko", "en-GB"):
        page.keyboard.press("k")
        expect(lectern.stage).to_have_attribute("lang", tag, timeout=PATIENCE_MS)
        expect(notes.locator("html")).to_have_attribute("lang", "ko")
    notes.keyboard.press("PageDown")  # its keys are those of the notes
    lectern.shows(3)
    choice.select_option("")
    in_language(notes, "en-GB")
    page.keyboard.press("k")
    in_language(notes, "ko")
    expect(lectern.stage).to_have_attribute("lang", "ko", timeout=PATIENCE_MS)
    page.keyboard.press("k")
    in_language(notes, "en-GB")
    notes.keyboard.press("l")  # in the other, whatever the hall sees
    in_language(notes, "ko")
    notes.reload()
    in_language(notes, "ko")
    expect(choice).to_have_value("ko", timeout=PATIENCE_MS)
