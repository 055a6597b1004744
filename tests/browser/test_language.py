"""Every word on every page comes from a catalogue, from the facts, or from Babel."""

import re
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from babel.lists import format_list
from playwright.sync_api import Browser, Page

from tests.browser.conftest import prepared
from tests.browser.lecturing import DECK, PATIENCE_MS
from tests.browser.stage import READY
from tests.browser.waiting import expect, until_seen
from tests.pseudo import LANGUAGE, Facts, Rooms, accented, strangers
from tests.serving import Server, offline, serve
from timeline.delivery.tongues import tongue
from timeline.text import interface_words

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("pseudo_app.py")
# All that a reader reads or hears: text, where it is one line of letters as one, and names.
SHOWN = """(whole) => {
  const said = []; // the other language is called by its own name
  const silent = "script, style, noscript, template, [data-testid=stToolbar], .cx-tongue";
  const lineOf = (own) => [...own.querySelectorAll("tspan")].map((part) => part.textContent)
    .join(" ") || [...own.childNodes].filter((part) => !part.matches?.(".cx-defined"))
    .map((part) => part.textContent).join("");
  const mixed = (own) => Boolean(own.querySelector(":scope > .cx-term, :scope > .cx-link")) ||
    Boolean(own.querySelector(":scope > a, :scope > button")) &&
    [...own.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: of } = walker.currentNode;
    const own = of.matches("span[lang]:not(h2 > *)") ? of.parentElement : of; // a run of a line
    const link = own.matches("a, button, span") && mixed(own.parentElement) ? own : null;
    const inline = own.closest("em, strong") ?? link;
    const line = own.closest(whole) ?? own.closest("text") ?? inline?.parentElement ?? own;
    const isMore = line !== own || mixed(own);
    if (!own.closest(silent)) said.push(isMore ? lineOf(line) : walker.currentNode.data);
  }
  for (const own of document.querySelectorAll("*"))
    if (!own.closest(silent))
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext",
                          "aria-roledescription"])
        if (own.getAttribute(name)) said.push(own.getAttribute(name));
  return said.map((text) => text.trim()).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    return Rooms.make(tmp_path_factory.mktemp("rooms"))


@pytest.fixture(scope="module")
def facts(rooms: Rooms) -> Facts:
    return Facts(rooms.facts)


@pytest.fixture(scope="module")
def spoken(rooms: Rooms) -> Iterator[Server]:
    with serve(APP, env={"ROOMS": str(rooms.folder), "FACTS": str(rooms.facts)}) as server:
        yield server


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with offline(browser) as (context, _):
        yield prepared(context.new_page())


def stands(page: Page) -> None:
    """Waits until the run of the page has ended and nothing of it is still to be drawn."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=PATIENCE_MS
    )
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle")


LABEL = "g[data-id][data-kind]"  # of a map, whose names are broken into rows


def shown(page: Page, whole: str = "text") -> list[str]:
    """What a reader reads; what stands in one such element is one line."""
    return page.evaluate(SHOWN, whole)


# Streamlit has no setting for its own words, nor are the names of its icons read to anybody.
OF_STREAMLIT = {
    "Link to heading",
    "Open",
    "Copy to clipboard",
    "Pagination",
    "Previous page",
    "Next page",
    "chevron_left",
    "chevron_right",
    "keyboard_arrow_right",
    "search",
    "Search",
    *(f"Page {number}" for number in range(99)),
}

SECTIONS = ("who", "support", "china", "ways", "famine", "losses")

OPEN = {
    "": READY,
    "?pick=2016-04-ningbo-restaurant": ".cx-card h2, .cx-card h3",
    "?pick=laos-thailand&at=2010": ".cx-card h2, .cx-card h3",
    "routes": "[data-testid=stMain] h1",
    "routes?corridor=laos-thailand": "[data-testid=stMain] h1",
    "routes?corridor=laos-thailand&with=mongolia": "[data-testid=routes] h1",
    "routes?show=years": "[data-testid=chart][data-ready=true]",
    "routes?show=questions": "[data-testid=routes] .cx-grid section",
    "numbers": "[data-testid=stMain] h1",
    **{f"numbers?section={section}": "[data-testid=chart]" for section in SECTIONS},
    "check": "h1",
    "check?claim=h": "[data-testid=chart][data-ready=true]",
    "check?guess=1": ".cx-choices button",
    "check?guess=end&said=a-s.b-n": "[data-testid=cards] table",
    "sources": "[data-testid=stMain] h1",
    "sources?source=afp-2007-02-grants": "[data-testid=sources] pre",
    "glossary?term=songbun": "[data-testid=glossary][data-ready=true]",
    "lectures": "[data-testid=lectures] h1",
    "lectures?lecture=leader": DECK,
}


READY_OF = {"lectures": "[data-testid=lectures] h1, [data-testid=notes]"}

Act = Callable[[Page], object]


def press(*keys: str) -> Act:
    return lambda page: [page.keyboard.press(key) for key in keys]


def on_stage(key: str) -> Act:
    """A letter, which is a key where the stage has the focus."""
    return lambda page: page.get_by_test_id("stage").press(key)


def click(*said: str) -> Act:
    """A button by the word that it has in the catalogue."""
    words: Any = interface_words("en")
    for key in said:
        words = words[key]
    return lambda page: page.get_by_role("button", name=accented(words)).first.click()


def open_first(selector: str) -> Act:
    return lambda page: page.locator(selector).first.click()


def each(*acts: Act) -> Act:
    return lambda page: [act(page) for act in acts]


def open_all(selector: str) -> Act:
    return lambda page: [own.click() for own in page.locator(selector).all() if own.is_visible()]


def search(query: str) -> Act:
    def act(page: Page) -> None:
        expect(page.locator("[data-testid=stMain] .cx-find input")).to_be_attached()
        page.keyboard.press("/")
        page.keyboard.type(query)

    return act


LECTURE = "lectures?lecture=leader"
MORE = ".cx-more summary"
PICKED = "?pick=2016-04-ningbo-restaurant"
SHUT = press("Escape")
# What lies over a page or opens in it, one after the other: by what, and what then stands there.
OVER: dict[str, list[tuple[Act, str]]] = {
    "": [
        (press("?"), ".cx-hall"),
        (each(SHUT, on_stage("i")), ".cx-time.listed"),
        (
            each(on_stage("i"), click("stage", "buttons", "filters", "label")),
            ".cx-filters summary",
        ),
    ],
    "?at=2009": [(press("ArrowRight"), "[data-testid=stage][data-at='2010']")],
    "numbers": [(search("2016"), ".cx-found [role=option]")],
    "glossary?term=songbun": [(open_first(".cx-term"), ".cx-defined a")],
    "check?claim=h": [(open_all("[data-testid=chart] summary"), "details table")],
    PICKED: [(click("stage", "cite"), ".cx-cite pre")],
    LECTURE: [
        (press("g"), ".cx-overview button"),
        (press("Escape", "h", "PageUp"), ".cx-deck .cx-hall"),
        (press("Escape", "?"), ".cx-deck .cx-hall dl"),
        (press("Escape", "q", "9", "9"), ".cx-deck input"),
    ],
    f"{LECTURE}&notes=1": [(press("ArrowRight"), "[data-testid=notes] main")],
    "lectures": [
        (open_first(MORE), ".cx-more[open] button"),
        (click("lectures", "copy"), ".cx-preview [data-ready=true]"),
        (each(click("lectures", "to_list"), click("lectures", "new")), ".cx-advice li"),
    ],
    "lectures?lecture=nowhere": [(press(), ".cx-fault")],
}


@pytest.mark.parametrize("path", list(OPEN | OVER))
def test_every_word_passes_through_a_catalogue(
    path: str, spoken: Server, tab: Page, facts: Facts
) -> None:
    """On a page as it opens, and with all that lies over it."""
    opened(path, spoken, tab)
    passes(tab, facts)
    for act, there in OVER.get(path, []):
        act(tab)
        until_seen(tab, there, timeout=PATIENCE_MS)
        tab.wait_for_load_state("networkidle")
        passes(tab, facts)


def opened(path: str, spoken: Server, tab: Page) -> None:
    ready = OPEN.get(path) or (DECK if path == LECTURE else READY_OF.get(path.partition("?")[0]))
    tab.goto(f"{spoken.address}/{path}{'&' if '?' in path else '?'}lang={LANGUAGE}")
    until_seen(tab, ready or READY, timeout=PATIENCE_MS)
    stands(tab)


# MLA and Harvard, which a library writes in English, title and all.
BY_LIBRARY = re.compile(r"The Crossings authors(\. \u201c| \(\d{4}\) \u2018)")

KINDS_OF_FILM = ("WebM", "MP4")  # names in every language


def of_films() -> set[str]:
    words: Any = interface_words("en")
    return {accented(words["lectures"]["as_film"]).format(kind=kind) for kind in KINDS_OF_FILM}


def of_tongues() -> set[str]:
    """A language is called by its own name wherever one chooses it; what joins two is Babel's."""
    names = [tongue(code)["name"] for code in ("en", LANGUAGE)]
    return {*names, *(format_list(own, locale=LANGUAGE) for own in permutations(names))}


def passes(tab: Page, facts: Facts) -> None:
    said = [text for text in shown(tab, LABEL) if not BY_LIBRARY.match(text)]
    assert any("⟦" in text for text in said)
    assert sorted(strangers(said, facts) - OF_STREAMLIT - of_films() - of_tongues()) == []
