"""Sources as a cell names them: parted by semicolons, each with its address: `Title <https://…>`."""

import re
from collections.abc import Iterator

from geodata.cells import UNSEEN, WEB
from geodata.own.plain import clean, cut

LONGEST = 500
PARTED = re.compile(r";(?![^<>;\s]*>)")  # but within an address in brackets
ADDRESS = re.compile(WEB)
Source = tuple[str, str]  # title and address, each blank where there is none


def parts_of(cell: str) -> list[str]:
    return [part.strip() for part in PARTED.split(cell) if part.strip()]


def sources_in(cell: str) -> Iterator[Source]:
    for part in parts_of(cell):
        before, _, last = part.rpartition(" ")
        title, url = cut(clean(before.rstrip(" ,:")), LONGEST), last.strip("<>()")
        if title and is_address(url):
            yield title, url
        elif title := cut(clean(part), LONGEST):
            yield title, ""


def is_address(text: str) -> bool:
    return bool(ADDRESS.fullmatch(text)) and len(text) <= LONGEST and not UNSEEN.search(text)


def written(title: str, url: str) -> str:
    """As `sources_in` reads it."""
    plain = title.replace(";", ",").strip()
    return f"{plain} <{url}>" if is_address(url) and plain else plain
