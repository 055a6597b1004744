"""The pages in their order; the server imports them at its start, so that no visitor waits."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from geodata.archive import Archive
from geodata.doubts import Certainty, certainty, numbers_of
from timeline.accessibility import page as accessibility
from timeline.claims import page as check
from timeline.delivery import assets, modules
from timeline.delivery.early import Ahead
from timeline.delivery.terms import terms_file
from timeline.delivery.wire import FrameFiles, Sieve
from timeline.editions import editions_file
from timeline.finding import search_file
from timeline.glossary import page as glossary
from timeline.lecture import page as lectures
from timeline.numbers import page as numbers
from timeline.once import once
from timeline.own import page as own
from timeline.routes import page as routes
from timeline.sources import page as sources
from timeline.stage import page as explore
from timeline.text import Words

PAGES = {
    "explore": explore.render,
    "routes": routes.render,
    "numbers": numbers.render,
    "check": check.render,
    "lectures": lectures.render,
    "glossary": glossary.render,
    "own": own.render,
    "sources": sources.render,
    "accessibility": accessibility.render,
}
FIRST = next(iter(PAGES))
AT_FOOT = "accessibility"  # the page that is linked below the others, and not in their menu
# What they are sent with, beside the first.
AHEAD: Mapping[str, Callable[[Mapping[str, Any]], Ahead]] = {
    "routes": routes.ahead,
    "numbers": numbers.ahead,
    "check": check.ahead,
    "glossary": glossary.ahead,
    "sources": sources.ahead,
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
        "search": search_file(archive),
        "searching": modules.address("find"),
        "searching_style": assets.style("find"),
        "editions": editions_file(archive),
    }
