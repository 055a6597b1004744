"""What the browser gets of the page Glossary; what terms mean is a file for every page."""

from typing_extensions import TypedDict

from timeline.delivery.wire import ToldEvent
from timeline.sounds import SoundRules


class GlossaryRow(TypedDict):
    """A term in its place of the alphabet, with the events in whose words it stands."""

    id: str
    letter: str
    told: list[ToldEvent]


class GlossaryPage(TypedDict):
    """`other` are the ids in the order of the other script."""

    rows: list[GlossaryRow]
    sounds: SoundRules
    other: list[str]


class GlossaryData(TypedDict):
    """`page` is the path of a `GlossaryPage`."""

    page: str
    terms: str
    style: str
    words: dict[str, str]
