"""What the browser gets of Your own data, beside what `geodata.own` reads of a file."""

from typing import Any

from typing_extensions import TypedDict


class OwnData(TypedDict):
    """`most` is how many bytes a file may have."""

    style: str
    most: int
    words: dict[str, Any]


class KeptOwn(TypedDict):
    """What is shown under its id: until the server needs the room, or is told to forget it."""

    id: str
    name: str
    events: int
    places: int
    routes: int
    problems: int
