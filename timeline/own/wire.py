"""What the browser gets of Your own data, beside what `geodata.own` reads of a file."""

from typing_extensions import TypedDict

from timeline.figures.wire import Phrases


class OwnData(TypedDict):
    """`most` is how many bytes a file may have; what was asked for may be `missing` here."""

    style: str
    most: int
    missing: bool
    words: Phrases


class KeptOwn(TypedDict):
    """What is shown under its id: until the server needs the room, or is told to forget it."""

    id: str
    name: str
    events: int
    places: int
    routes: int
    problems: int
