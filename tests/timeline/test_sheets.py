"""Style sheets that are on one page together: none reaches what another page makes.

A sheet stays when its page has gone, for who goes from page to page loads none anew.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from timeline.delivery import assets
from timeline.delivery.assets import WEB

# Each with the folders that make what it is for. That of the kit is everybody's, and the phone's
# is on a page of its own.
SHEETS = {
    "find/find": {"find"},
    "glossary/glossary": {"glossary"},
    "own/own": {"own"},
    "routes/routes": {"routes"},
    "sources/sources": {"sources"},
    "stage": {"stage", "faces", "lecture", "room", "lead"},
}
ALONE = {"phone"}
NOBODYS = ALONE | {"kit"}  # what the kit makes is whose page it makes it for
GROUP = re.compile(r":(?:is|where)\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
NOT = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")
BEFORE_A_BLOCK = re.compile(r"([^{};@]+)\{")
CLASS = re.compile(r"\.(cx-[\w-]+)")
MADE = re.compile(r"(?<![\w.#-])cx-[\w-]+")


@cache
def makers() -> dict[str, set[str]]:
    """The folders whose modules name a class, but for those where they look for it."""
    found: dict[str, set[str]] = {}
    for path in WEB.glob("*/*.js"):
        for name in MADE.findall(path.read_text("utf-8")):
            found.setdefault(name, set()).add(path.parent.name)
    return found


def selectors(text: str) -> Iterator[str]:
    """Each for itself: lists, and what :is() and :where() list, are parted."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for match in BEFORE_A_BLOCK.finditer(bare):
        for one in parted(NOT.sub("", " ".join(match[1].split()))):
            yield from spread(one)


def parted(listed: str) -> Iterator[str]:
    """At its commas, but for those within brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(listed):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            yield listed[start:at].strip()
            start = at + 1
    yield listed[start:].strip()


def spread(selector: str) -> Iterator[str]:
    group = GROUP.search(selector)
    if not group:
        yield selector
        return
    for one in parted(group[1]):
        yield from spread(f"{selector[: group.start()]}{one}{selector[group.end() :]}")


def loose(text: str, rooms: set[str]) -> list[str]:
    """Selectors of which every class is made by others too."""
    known = makers()
    return [
        selector
        for selector in selectors(text)
        if (named := CLASS.findall(selector))
        and not any(known.get(name, rooms) - NOBODYS <= rooms for name in named)
    ]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_styles_nothing_that_another_page_makes(sheet: str) -> None:
    assert loose(assets.style_text(sheet), SHEETS[sheet]) == []


def test_all_sheets_are_looked_at() -> None:
    folders = {path.parent.name for path in WEB.glob("*/*.css")}
    assert folders == {name.partition("/")[0] for name in SHEETS} | {"kit"} | ALONE


def test_what_reaches_others_is_found() -> None:
    """A bare class that two make, within a list and behind a condition; not one in a class."""
    text = """.cx-own .cx-row { a: b }
        @media print { .cx-own-list, :is(.cx-row, .cx-own-mend) a:not(.cx-own) { a: b } }"""
    assert loose(text, {"own"}) == [".cx-row a"]
