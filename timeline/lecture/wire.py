"""What crosses the wire of lectures: as Python tells them, as they are written, as files."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from timeline.delivery.wire import ThemeColours, Tongue
from timeline.figures.wire import Phrases, SourceRow, WordNodes
from timeline.selection import StageState
from timeline.sounds import SoundRules
from timeline.stage.wire import StageFiles


class NumberPart(TypedDict):
    """From `low` to `high` on the scale of its number; `low` is 0 where it is one number."""

    who: str
    said: str
    low: float
    high: float


class ToldNumber(TypedDict):
    """A number, or the `range` of several: its `ends` in digits, `said` as it is known if one.

    `unit` and `what` it counts in words, `most` is the end of the scale of its parts.
    """

    form: Literal["sum", "range"]
    ends: list[str]
    said: str
    unit: str
    what: str
    most: float
    parts: list[NumberPart]


class ToldChart(TypedDict):
    """`figures` are paths by theme, each of a `ChartLook`; `mark` are its years in full colour.

    `change` from the first to the second of them in words, blank where none can be said.
    """

    id: str
    title: str
    counts: str
    alt: str
    over_years: bool
    figures: dict[str, str]
    mark: list[int]
    change: str


class ToldAccount(TypedDict):
    """`number` with its unit, or from which to which; blank where it names none."""

    who: str
    number: str
    says: str


class ToldQuote(TypedDict):
    """`source` is who published it and when, and its title."""

    words: str
    who: str
    source: str


class OwnImage(TypedDict):
    image: str
    caption: str
    credit: str
    description: str


class ToldQuestion(TypedDict):
    """`right` counts from 1; 0 where none is."""

    answers: list[str]
    right: int


class Shown(TypedDict):
    """What a layout shows, under its name."""

    number: NotRequired[ToldNumber]
    chart: NotRequired[ToldChart]
    columns: NotRequired[list[ToldAccount]]
    quote: NotRequired[ToldQuote]
    picture: NotRequired[OwnImage]
    question: NotRequired[ToldQuestion]


class ToldScene(TypedDict):
    """`builds`: its words come part by part; `named` are ids of what they name on the map."""

    heading: str
    words: WordNodes
    layout: str
    builds: bool
    named: list[str]
    shown: Shown
    state: StageState
    plays: bool
    seconds: float | None
    skip: bool
    source_line: str
    sources: list[SourceRow]


class ArrivedRow(TypedDict):
    """Who had arrived by the end of a year: in it, None where only all so far were counted."""

    year: int
    people: int | None
    in_all: int


class ToldLecture(TypedDict):
    """All that the audience sees; `arrived` in one that plays by itself."""

    title: str
    author: str
    language: str
    plays: bool
    arrived: list[ArrivedRow]
    scenes: list[ToldScene]


class NotedScene(TypedDict):
    """`minutes` is its budget, else what its notes take; None where it has neither."""

    heading: str
    notes: WordNodes
    minutes: float | None
    skip: bool


class NotedLecture(TypedDict):
    """What only the lecturer sees."""

    minutes: float | None
    scenes: list[NotedScene]


class RawAccount(TypedDict):
    who: NotRequired[str]
    number: NotRequired[str | list[str]]
    says: NotRequired[str]
    facts: NotRequired[list[str]]


class RawScene(TypedDict):
    """As a lecture file has it; what else stands there is kept."""

    heading: NotRequired[str]
    also: NotRequired[dict[str, Any]]
    words: NotRequired[str]
    notes: NotRequired[str]
    layout: NotRequired[str]
    builds: NotRequired[bool]
    number: NotRequired[str | list[str]]
    made_of: NotRequired[list[str]]
    chart: NotRequired[str]
    mark: NotRequired[list[int]]
    columns: NotRequired[list[RawAccount]]
    quote: NotRequired[dict[str, str]]
    picture: NotRequired[dict[str, str]]
    answers: NotRequired[list[str]]
    right: NotRequired[int]
    stage: NotRequired[dict[str, Any]]
    plays: NotRequired[bool]
    minutes: NotRequired[float]
    seconds: NotRequired[float]
    skip: NotRequired[bool]
    facts: NotRequired[list[str]]
    comments: NotRequired[dict[str, str]]


class RawLecture(TypedDict):
    crossings: NotRequired[int]
    also: NotRequired[dict[str, Any]]
    title: NotRequired[str]
    author: NotRequired[str]
    about: NotRequired[str]
    audience: NotRequired[str]
    language: NotRequired[str]
    minutes: NotRequired[float]
    plays: NotRequired[bool]
    edition: NotRequired[str]
    scenes: NotRequired[list[RawScene]]
    comments: NotRequired[dict[str, str]]


class AdviceRow(TypedDict):
    """`scene` counts from 1; 0 is the lecture."""

    scene: int
    message: str


class CheckedLecture(TypedDict):
    """A lecture file as the browser shows it, as text again, and what is wrong with it."""

    told: ToldLecture
    noted: NotedLecture
    text: str
    raw: RawLecture
    faults: list[str]
    advice: list[AdviceRow]


class SceneExtent(TypedDict):
    heading: str
    layout: str
    minutes: float | None
    skip: bool


class BuiltIn(TypedDict):
    """What stands in a list of lectures; `checked` is the path of the rest."""

    id: str
    title: str
    about: str
    audience: str
    minutes: float | None
    scenes: list[SceneExtent]
    checked: str


class LecturesAsked(TypedDict):
    """Parameters of the address, as they stand there."""

    lecture: NotRequired[str]
    scene: NotRequired[str]
    short: NotRequired[str]
    back: NotRequired[str]
    notes: NotRequired[str]
    edit: NotRequired[str]


class LookupRow(TypedDict):
    """What can be named, and whether it is a number."""

    id: str
    text: str
    number: bool


class LookupFile(TypedDict):
    """What a lecturer can name, by what it is called."""

    facts: list[LookupRow]
    sources: list[LookupRow]
    charts: list[LookupRow]
    sounds: SoundRules


class LecturesData(TypedDict):
    """`answers` answer questions, `lookup` is what can be named.

    `keeps_links`: the server keeps what is behind a short link.

    `language` is the code of that of the page, one of the `tongues`. `whole` is the stage of all
    years. `replaceable` are the fields of a scene in which a text may be replaced, as
    `columns.says`.
    """

    language: str
    tongues: list[Tongue]
    stage: StageFiles
    whole: StageState
    lookup: str
    replaceable: list[str]
    style: str
    answers: str
    built_in: list[BuiltIn]
    asked: LecturesAsked
    keeps_links: bool
    words: Phrases


class KeptLink(TypedDict):
    """A lecture that the server keeps for so many days after it was last opened."""

    id: str
    days: int


class SpokenLecture(TypedDict):
    """A lecture in another language than that of the page, with all that a deck needs for it."""

    stage: StageFiles
    lecture: ToldLecture
    noted: NotedLecture
    answers: str
    words: Phrases


class DeckVersion(TypedDict):
    """What a file holds of one language; `noted` is compressed."""

    tongue: Tongue
    stage: StageFiles
    lecture: ToldLecture
    answers: str
    noted: str
    words: Phrases


class DeckFile(DeckVersion):
    """What stands in a lecture of one file: `files`, by path, are compressed.

    It opens as it says; `also` are the other languages that it can be turned to.
    """

    also: list[DeckVersion]
    files: dict[str, str]
    themes: dict[str, ThemeColours]


class PlayingLecture(TypedDict):
    """A lecture that plays in place, with the words of its controls."""

    lecture: ToldLecture
    words: Phrases


class DeckPlace(TypedDict):
    """What the audience's window tells the lecturer's: scenes from 0, `began` in ms.

    `shown` is the scene that the audience sees, another one while the picture is `frozen`;
    `skipped` are scenes that are left out. `language` is the code of that of the hall. One that is
    opened `anew` takes over when it began from a window that knows better.
    """

    kind: Literal["at"]
    language: str
    scene: int
    shown: int
    built: int
    black: bool
    frozen: bool
    began: float
    anew: bool
    skipped: list[int]


class DeckPicture(TypedDict):
    """The picture of a scene, as a data address; blank where none can be made."""

    kind: Literal["picture"]
    scene: int
    image: str


class DeckSpoken(TypedDict):
    """The lecture in a language that was asked for; a `fault` in words where it can't be had."""

    kind: Literal["spoken"]
    language: str
    lecture: NotRequired[ToldLecture]
    noted: NotRequired[NotedLecture]
    words: NotRequired[Phrases]
    fault: NotRequired[str]


class DeckGone(TypedDict):
    """The audience's window has left the lecture."""

    kind: Literal["gone"]


class DeckWish(TypedDict):
    """What the lecturer's window asks for.

    `scene` of "go" and "picture"; `scenes` of "skip", which are left out, or come back; `began` of
    "began", which a deck that was opened anew takes over; `language` is the code of "speak".
    """

    kind: Literal[
        "hello",
        "go",
        "next",
        "before",
        "black",
        "freeze",
        "restart",
        "skip",
        "picture",
        "began",
        "speak",
    ]
    language: NotRequired[str]
    scene: NotRequired[int]
    scenes: NotRequired[list[int]]
    began: NotRequired[float]
