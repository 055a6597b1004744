"""The pages in their order. A room is loaded when it is asked for, or there is time."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from geodata.archive import Archive
from geodata.doubts import Certainty, certainty, numbers_of
from timeline.delivery import assets, modules
from timeline.delivery.early import Ahead
from timeline.delivery.terms import terms_file
from timeline.delivery.wire import FrameFiles, Sieve
from timeline.once import once
from timeline.text import Words


@dataclass(frozen=True)
class Page:
    """A page by its room, which is loaded once somebody asks for it: a start waits for none."""

    room: str

    def render(self) -> None:
        self.load().render()

    def ahead(self, params: Mapping[str, Any]) -> Ahead:
        return self.load().ahead(params)

    def load(self) -> Any:
        return import_module(f"timeline.{self.room}.page")


explore, routes, numbers, check = Page("stage"), Page("routes"), Page("numbers"), Page("claims")
lectures, glossary, own, sources = Page("lecture"), Page("glossary"), Page("own"), Page("sources")
accessibility = Page("accessibility")
BY_NAME = {
    "explore": explore,
    "routes": routes,
    "numbers": numbers,
    "check": check,
    "lectures": lectures,
    "glossary": glossary,
    "own": own,
    "sources": sources,
    "accessibility": accessibility,
}
PAGES = {name: page.render for name, page in BY_NAME.items()}
FIRST = next(iter(PAGES))
AT_FOOT = "accessibility"  # the page that is linked below the others, and not in their menu
# What they are sent with, beside the first.
AHEAD: Mapping[str, Callable[[Mapping[str, Any]], Ahead]] = {
    name: BY_NAME[name].ahead for name in ("routes", "numbers", "check", "glossary", "sources")
}
SIFTED = {
    "routes",
    "numbers",
    "check",
}  # pages whose charts leave out what is not as certain as asked for


def pages_of(archive: Archive) -> Mapping[str, Callable[[], None]]:
    """Those that have something to show."""
    empty = {
        "routes": not archive.corridors,
        "numbers": not archive.charts.charts,
        "check": not archive.claims,
        "glossary": not archive.glossary,
    }
    return {name: render for name, render in PAGES.items() if not empty.get(name)}


def paths_of(archive: Archive, words: Words) -> list[tuple[str, str]]:
    """Path and title of each page; the first has the empty one."""
    names = words["pages"]
    return [
        ("" if name == FIRST else name, names[name])
        for name in pages_of(archive)
        if name != AT_FOOT
    ]


def title_of(path: str, words: Words) -> str:
    """What tab, history and bookmark say of a page: where one is, then whose page it is."""
    return " · ".join([words["pages"][path], words["title"]] if path else [words["title"]])


def sieve_of(archive: Archive, words: Words, now: str) -> Sieve:
    """How certain facts may be asked to be, on the page of that path."""
    found, said = _certain(archive), words["certainty"]
    return {
        "label": words["facets"]["certainty"],
        "values": [{"value": own, "label": said[own], "n": found[own]} for own in Certainty],
        "here": now in SIFTED,
    }


@once(most=4)
def _certain(archive: Archive) -> Counter[Certainty]:
    return Counter(certainty(number, archive) for number in numbers_of(archive))


@once(most=4)
def files_of(archive: Archive) -> FrameFiles:
    """What every page may ask for: what terms mean, and what can be found."""
    return {
        "terms": terms_file(archive),
        "search": _later("search", "finding", archive),
        "searching": modules.address("find"),
        "searching_style": assets.style("find"),
        "editions": _later("editions", "editions", archive),
    }


def _later(name: str, module: str, archive: Archive) -> str:
    """Path of what `name` of a module makes of an archive; all lectures are read for it."""

    def make() -> Any:
        return getattr(import_module(f"timeline.{module}"), name)(archive)

    return assets.later(f"{name}.json", archive.identity, make)
