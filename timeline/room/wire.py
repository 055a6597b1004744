"""What crosses the wire of a room: between its lecturer, the server, and phones that follow.

Each message is one object with one key, which says what it is. Scenes count from 0.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from timeline.delivery.wire import ThemeColours
from timeline.lecture.wire import LectureWords, ToldLecture
from timeline.stage.wire import StageFiles

RoundState = Literal["open", "closed", "shown"]


class RoomPlace(TypedDict):
    """Where the lecture stands: `n` grows with each step, `build` parts of the scene are there.

    `state` is what the stage shows otherwise than the scene was made, by keys of StageState; the
    lecturer's `map` moves only where it stands in there.
    """

    n: int
    scene: int
    build: int
    black: bool
    state: dict[str, Any]


class RoomQuestion(TypedDict):
    """The question that is put; `round` 2 is asked after the hall has talked about it.

    `choices` is how many answers it has; `counts` are of each answer by round, once shown.
    """

    scene: int
    round: int
    state: RoundState
    choices: int
    answered: int
    counts: NotRequired[list[list[int]]]


class HallQuestion(TypedDict):
    """What somebody in the hall asked; `state` is told to the lecturer alone."""

    id: int
    text: str
    votes: int
    state: NotRequired[Literal["new", "shown", "dropped"]]


class RoomHall(TypedDict):
    """Whether the hall may ask, and what of it the lecturer has opened to all."""

    on: bool
    shown: list[HallQuestion]


class RoomVotes(TypedDict):
    """Answers for the lecturer's browser to keep, by marks that tell nobody's phone."""

    scene: int
    round: int
    votes: dict[str, int]


class RoomWelcome(TypedDict):
    """For who gives the lecture; `clicker` is a key that may only step."""

    clicker: str


class RoomBaton(TypedDict):
    """Whether what the lecturer does is shown to all; `second` is there who may have it."""

    yours: bool
    second: bool


class RoomStep(TypedDict):
    by: Literal[-1, 1]


class RoomKey(TypedDict):
    key: str


class RoomSays(TypedDict, total=False):
    """What the server says: to all, and below that to who gives the lecture.

    `over` is why the room is no more: "ended", "no_such", "full", "elsewhere".
    """

    at: RoomPlace
    question: RoomQuestion
    hall: RoomHall
    over: str
    welcome: RoomWelcome
    baton: RoomBaton
    phones: int
    asked: HallQuestion
    votes: RoomVotes
    click: RoomStep
    hand: RoomKey


class PhoneJoins(TypedDict):
    """`phone` is a random name that lives as long as its tab; `seen` the last `n` it showed."""

    phone: str
    seen: int


class HostJoins(TypedDict):
    """`key` opens the room, or was handed to a second lecturer; `phone` is a name of its tab."""

    key: str
    phone: str


class PhoneAnswer(TypedDict):
    """`choice` counts from 0."""

    scene: int
    round: int
    choice: int


class PhoneAsk(TypedDict):
    text: str


class PhoneVote(TypedDict):
    id: int


class HostQuestion(TypedDict):
    """`votes` were kept in the lecturer's browser while the room was gone."""

    scene: int
    round: int
    state: RoundState
    choices: int
    votes: NotRequired[dict[str, int]]


class HostHall(TypedDict):
    """Whether the hall may ask; ids of questions that are opened to all, and that are put away."""

    on: bool
    shown: list[int]
    dropped: list[int]


class RoomHears(TypedDict, total=False):
    """What the server hears: from phones, from who gives the lecture, from a clicker."""

    join: PhoneJoins
    answer: PhoneAnswer
    ask: PhoneAsk
    vote: PhoneVote
    host: HostJoins
    at: RoomPlace
    question: HostQuestion
    hall: HostHall
    hand: dict[str, Any]
    baton: dict[str, Any]
    end: dict[str, Any]
    clicker: RoomKey
    click: RoomStep


class RoomOpened(TypedDict):
    """A room of the lecturer's: its key proves it; `qr` is an image of its address, as SVG."""

    code: str
    key: str
    address: str
    qr: str


class RoomLecture(TypedDict):
    """What a phone shows, in its own language; no note is in it."""

    lecture: ToldLecture
    stage: StageFiles
    answers: str
    words: LectureWords


class RoomPage(TypedDict):
    """What the page of a phone begins with; `code` is blank where it is still to be typed."""

    code: str
    style: str
    terms: str
    themes: dict[str, ThemeColours]
    words: dict[str, Any]
