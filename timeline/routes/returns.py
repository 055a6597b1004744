"""Returns told apart: by force, by people's own act or wish, undecided, or only asked for."""

from enum import StrEnum

from geodata.archive import Archive
from geodata.records import Category, Corridor, Direction, Event
from timeline.text import Words


class Return(StrEnum):
    """`undecided`: not known to be free, or accounts conflict; what nobody has read stands here."""

    FORCED = "forced"
    VOLUNTARY = "voluntary"
    UNDECIDED = "undecided"
    ASKED = "asked"


def kind_of(event: Event, archive: Archive, words: Words) -> Return | None:
    """How people went back in an event; None where it is about no return.

    On a corridor of forced return it is one; what readers of the notes have decided stands in the
    catalogue.
    """
    if event.category is not Category.RETURN:
        return None
    if any(is_forced(corridor, archive) for corridor in event.corridors):
        return Return.FORCED
    read = (Return.VOLUNTARY, Return.ASKED)
    own = words["routes"]["returns"]
    return next((kind for kind in read if event.id in own[kind]["events"]), Return.UNDECIDED)


def is_forced(corridor_id: str, archive: Archive) -> bool:
    """Whether every leg of a corridor is a forced return."""
    legs = archive.legs_of(corridor_id)
    return bool(legs) and all(leg.direction is Direction.FORCED_RETURN for leg in legs)


def kinds_on(corridor: Corridor, archive: Archive, words: Words) -> list[Return]:
    """The kinds of the returns that legs of a corridor are; where no event tells, undecided."""
    directions = {leg.direction for leg in archive.legs_of(corridor.id)}
    found = {Return.FORCED} if Direction.FORCED_RETURN in directions else set[Return]()
    if Direction.RETURN in directions:
        kinds = {kind_of(event, archive, words) for event in archive.events_of(corridor.id)}
        found |= {kind for kind in kinds if kind} or {Return.UNDECIDED}
    return [kind for kind in Return if kind in found]


def cases(archive: Archive, words: Words) -> dict[Return, list[Event]]:
    """Every event of a return by its kind, in order of time."""
    found: dict[Return, list[Event]] = {kind: [] for kind in Return}
    for event in archive.events.values():
        kind = kind_of(event, archive, words)
        if kind:
            found[kind].append(event)
    return {kind: sorted(own, key=lambda e: e.start.text) for kind, own in found.items()}
