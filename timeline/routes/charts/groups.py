"""Corridors in groups, as a reader looks for them; where each leads, and when it was used."""

from collections import Counter
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.records import Corridor
from geodata.vocabularies import Direction
from geodata.wording import bare_year
from timeline.text import Words

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    says: str
    corridors: tuple[Corridor, ...]


def groups(archive: Archive, words: Words) -> tuple[Group, ...]:
    """Every corridor in one group; those that none names are in the last. None is empty."""
    own, said = archive.subject.groups, words["routes"]["groups"]
    named = {key for group in own if group.name in said for key in group.corridors}
    rest = [key for key in archive.corridors if key not in named]
    keys = [(group.name, group.corridors) for group in own if group.name in said]
    found = [
        Group(
            said[name]["title"],
            said[name]["says"],
            tuple(archive.corridors[key] for key in corridors if key in archive.corridors),
        )
        for name, corridors in (*keys, (OTHERS, rest))
    ]
    return tuple(group for group in found if group.corridors)


def direction_of(archive: Archive, corridor: Corridor) -> Direction:
    """That of most of its legs; out where it has none."""
    counts = Counter(leg.direction.leads for leg in archive.legs_of(corridor.id))
    return counts.most_common(1)[0][0] if counts else Direction.OUT


def years_in_words(first: int, last: int | None, words: Words) -> str:
    """`since 2003`, `2003 to 2009`, `1996`."""
    if last is None:
        return words["since"].format(year=bare_year(first, words.language))
    begins, ends = (bare_year(year, words.language) for year in (first, last))
    return words["between"].format(first=begins, last=ends) if last > first else begins


def capital(text: str) -> str:
    """With a capital at the start; the rest stays."""
    return text[:1].upper() + text[1:]
