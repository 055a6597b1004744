"""What the browser gets of Sources: the list, what rests on each, and where citations are."""

from typing_extensions import TypedDict

from timeline.figures.wire import Phrases, WordNodes
from timeline.sounds import SoundRules


class SourceEntry(TypedDict):
    """A source as it is listed and filtered; `year` is blank where no date is known.

    `said` is who and when, `about` kind, language and rank in words; `copy_of` is the id of the
    source that has the same story first, else blank; `facts` is how many rest on it.
    """

    id: str
    title: str
    url: str
    said: str
    about: str
    kind: str
    rank: str
    publisher: str
    year: str
    language: str
    read: str
    copy_of: str
    facts: int


class SourceValue(TypedDict):
    value: str
    label: str
    count: int


class SourceFilter(TypedDict):
    """`key` is that of the address and of a `SourceEntry`.

    `former` are values of earlier addresses, with what they are called now.
    """

    key: str
    label: str
    values: list[SourceValue]
    former: dict[str, str]


class SourceList(TypedDict):
    sources: list[SourceEntry]
    filters: list[SourceFilter]
    sounds: SoundRules


class RestingFact(TypedDict):
    """A fact, and where it is shown: blank where it has no place of its own."""

    text: str
    to: str


class RestingFacts(TypedDict):
    heading: str
    facts: list[RestingFact]


class SourcesPart(TypedDict):
    anchor: str
    title: str
    of: WordNodes


class CitedWhole(TypedDict):
    """All of it in a style; `text` has a mark where the address of the visitor goes."""

    label: str
    text: str


class SourcesTold(TypedDict):
    """`address` is that mark."""

    parts: list[SourcesPart]
    cited: list[CitedWhole]
    address: str
    edition: str


class EditionSince(TypedDict):
    title: str
    of: WordNodes


class SourcesData(TypedDict):
    """Paths of a `SourceList`, of `RestingFacts` by source, of `Citations`, and of a `SourcesTold`.

    `since` is that of an `EditionSince`, blank without one; it comes `first` where it is asked for.
    """

    listed: str
    resting: str
    citations: str
    told: str
    since: str
    first: bool
    style: str
    parts: list[tuple[str, str]]
    words: Phrases
