"""Returns told apart, as the events say: by force, freely, undecided, or some so and some so."""

from geodata.archive import Archive
from geodata.records import Corridor, Event
from geodata.vocabularies import Direction, ReturnKind


def kinds_on(corridor: Corridor, archive: Archive) -> list[ReturnKind]:
    """The kinds of the returns that legs of a corridor are; where no event tells, undecided."""
    directions = {leg.direction for leg in archive.legs_of(corridor.id)}
    found = {ReturnKind.FORCED} if Direction.FORCED_RETURN in directions else set[ReturnKind]()
    if Direction.RETURN in directions:
        kinds = {event.return_kind for event in archive.events_of(corridor.id)}
        found |= {kind for kind in kinds if kind} or {ReturnKind.UNDECIDED}
    return [kind for kind in ReturnKind if kind in found]


def cases(archive: Archive) -> dict[ReturnKind, list[Event]]:
    """Every event of a return by its kind, in order of time."""
    found: dict[ReturnKind, list[Event]] = {kind: [] for kind in ReturnKind}
    for event in archive.events.values():
        if event.return_kind:
            found[event.return_kind].append(event)
    return {
        kind: sorted(own, key=lambda e: (e.start.in_time, e.start.text))
        for kind, own in found.items()
    }
