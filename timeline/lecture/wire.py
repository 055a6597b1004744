"""What crosses the wire of lectures: as Python tells them, as they are written, as files."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from timeline.delivery.wire import ThemeColours
from timeline.figures.wire import SourceRow, WordNodes
from timeline.selection import StageState
from timeline.stage.wire import StageFiles

LectureWords = dict[str, Any]


class ToldScene(TypedDict):
    heading: str
    words: WordNodes
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
    heading: str
    notes: WordNodes
    minutes: float | None
    skip: bool


class NotedLecture(TypedDict):
    """What only the lecturer sees."""

    minutes: float | None
    scenes: list[NotedScene]


class RawScene(TypedDict):
    """As a lecture file has it; what else stands there is kept."""

    heading: NotRequired[str]
    words: NotRequired[str]
    notes: NotRequired[str]
    stage: NotRequired[dict[str, Any]]
    plays: NotRequired[bool]
    minutes: NotRequired[float]
    seconds: NotRequired[float]
    skip: NotRequired[bool]
    facts: NotRequired[list[str]]
    comments: NotRequired[dict[str, str]]


class RawLecture(TypedDict):
    crossings: NotRequired[int]
    title: NotRequired[str]
    author: NotRequired[str]
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
    minutes: float | None
    skip: bool


class BuiltIn(TypedDict):
    """What stands in a list of lectures; `checked` is the path of the rest."""

    id: str
    title: str
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


class LecturesData(TypedDict):
    stage: StageFiles
    style: str
    built_in: list[BuiltIn]
    asked: LecturesAsked
    words: LectureWords


class DeckFile(TypedDict):
    """What stands in a lecture of one file: `noted` and `files`, by path, are compressed."""

    stage: StageFiles
    lecture: ToldLecture
    noted: str
    files: dict[str, str]
    themes: dict[str, ThemeColours]
    words: LectureWords


class PlayingLecture(TypedDict):
    """A lecture that plays in place, with the words of its controls."""

    lecture: ToldLecture
    words: LectureWords


class Refused(TypedDict):
    error: str


class DeckPlace(TypedDict):
    """What the audience's window tells the lecturer's: the scene from 0, `began` in ms."""

    kind: Literal["at"]
    scene: int
    black: bool
    began: float


class DeckWish(TypedDict):
    """What the lecturer's window asks for; `scene` of "go" alone."""

    kind: Literal["hello", "go", "black", "restart"]
    scene: NotRequired[int]
