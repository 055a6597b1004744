"""A lecture as its lecturer meets it: the deck, its notes, and what the browser keeps."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.waiting import expect, until, until_seen

DECK = "[data-testid=deck][data-ready=true]"
NOTES = "[data-testid=notes]"
PATIENCE_MS = 20_000
EMPTY = "/_stcore/health"  # an answer of the app that is no page, and has its storage
QUESTION: dict[str, Any] = {
    "heading": "How many in 2009?",
    "layout": "question",
    "answers": ["fewer than 2,000", "more"],
    "right": 2,
    "number": "2009",
    "words": "The most of all years.",
}
TOLD = ".cx-deck :is(.cx-face:not([hidden], .cx-face-ahead) .cx-face-page, .cx-card:has(h1))"
FITS = f"""(({{ scrollHeight, clientHeight }}) => scrollHeight <= clientHeight + 1)(
    document.querySelector("{TOLD}"))"""
KEPT = """() => new Promise((resolve, reject) => {
    const asked = indexedDB.open("crossings");
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
        const act = asked.result.transaction(["lectures", "scenes"]);
        const all = (name) => act.objectStore(name).getAll();
        const [lectures, scenes] = [all("lectures"), all("scenes")];
        act.oncomplete = () => {
            asked.result.close();
            const raw = (lecture, id) =>
                scenes.result.find((own) => own.lecture === lecture && own.id === id).raw;
            resolve(lectures.result.map(({ id, head, order }) => ({
                ...head, scenes: order.map((scene) => raw(id, scene)),
            })));
        };
    };
})"""
FORGET = """() => new Promise((resolve, reject) => {
    for (const kept of [localStorage, sessionStorage]) kept.clear();
    const asked = indexedDB.deleteDatabase("crossings");
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = resolve;
})"""
# Least sizes of letters, in pixels on a screen 1080 high and as large a part of any other: the last
# row reads them.
LEAST = {".cx-words": 40, ".cx-account > p": 40, ".cx-counts": 40, ".cx-source-line": 24}
SMALL = """least => Object.entries(least).flatMap(([what, least]) =>
    [...document.querySelectorAll(`.cx-deck :is(.cx-face:not([hidden]), .cx-card) ${what}`)]
        .filter((own) => own.checkVisibility({ visibilityProperty: true }))
        .map((own) => [what, parseFloat(getComputedStyle(own).fontSize) * 1080 / innerHeight])
        .filter(([, size]) => size < least))"""
RAW: dict[str, Any] = {
    "crossings": 1,
    "title": "A made lecture",
    "minutes": 3,
    "scenes": [
        {
            "heading": "First",
            "words": "One **bold** word",
            "notes": "Only for me",
            "minutes": 1,
            "stage": {"from": 1990, "to": 2012},
            "facts": ["2002-05-shenyang"],
        },
        {
            "heading": "Second",
            "words": "Two",
            "minutes": 1,
            "skip": True,
            "stage": {"at": 2016, "pick": "2016-04-ningbo-restaurant", "view": "korea"},
        },
        {
            "heading": "Third",
            "words": "Three",
            "minutes": 1,
            "plays": True,
            "stage": {"from": 2000, "to": 2006},
            "facts": ["2009"],
        },
    ],
}


@dataclass(frozen=True)
class Lectern:
    """The page of lectures at an address, with a lecture of its own in the browser."""

    page: Page
    address: str

    def keep(self, raw: dict[str, Any] | None = None, name: str = "own-made") -> str:
        """Puts a lecture where browsers kept them once, before a page asks; it is carried over."""
        self.page.goto(f"{self.address}{EMPTY}")
        kept = {name: {"raw": raw or RAW, "changed": 1}}
        self.page.evaluate("it => localStorage.setItem('crossings-lectures', it)", json.dumps(kept))
        return name

    def forget(self) -> None:
        """Leaves whatever page stands there, and takes all that the browser has kept."""
        self.page.goto(f"{self.address}{EMPTY}")
        self.page.evaluate(FORGET)

    def shelf(self, name: str = "own-made") -> Locator:
        """A lecture in the list, which is opened anew."""
        self.page.goto(f"{self.address}/lectures")
        until_seen(self.page, "[data-testid=lectures] h1", timeout=PATIENCE_MS)
        return self.page.locator(f"[data-lecture={name}]")

    def present(self, name: str, scene: int = 1) -> "Lectern":
        self.page.goto(f"{self.address}/lectures?lecture={name}&scene={scene}&theme=light")
        until_seen(self.page, DECK, timeout=PATIENCE_MS)
        return self

    @property
    def kept(self) -> list[dict[str, Any]]:
        """The lectures that the browser keeps, once what was typed is."""
        return self.page.evaluate(KEPT)

    @property
    def deck(self) -> Locator:
        return self.page.get_by_test_id("deck")

    @property
    def stage(self) -> Locator:
        return self.deck.get_by_test_id("stage")

    def shows(self, scene: int, heading: str | None = None) -> None:
        expect(self.deck).to_have_attribute("data-scene", str(scene))
        if heading:
            expect(self.deck.get_by_role("heading", name=heading, level=1)).to_be_visible()

    def fits(self) -> None:
        """The words of the scene, all of them, in letters that the last row reads."""
        expect(self.page.locator(TOLD)).to_have_count(1)
        scene = self.deck.get_attribute("data-scene")
        until(self.page, FITS)
        assert self.page.evaluate(SMALL, LEAST) == [], scene

    def says(self, **data: Any) -> None:
        for key, value in data.items():
            expect(self.stage).to_have_attribute(f"data-{key.rstrip('_')}", str(value))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def leave(self, before: Locator) -> None:
        """Escape until the page `before` the lecture is back; each press closes one thing first."""
        for _ in range(10):
            self.press("Escape")
            with suppress(AssertionError):
                return expect(before).to_be_visible(timeout=1000)
        return expect(before).to_be_visible()
