"""What crosses the wire of a room: between its lecturer, the server, and phones that follow.

Each message is one object with one key, which says what it is. Scenes count from 0.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from timeline.delivery.wire import ThemeColours, Tongue
from timeline.figures.wire import Phrases
from timeline.lecture.wire import ToldLecture, ToldScene
from timeline.selection import StageState
from timeline.stage.wire import StageFiles

RoundState = Literal["open", "closed", "shown"]


class RoomPlace(TypedDict):
    """Where the lecture stands: `build` parts of the scene are there; the server counts `n`.

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


class RoomBaton(TypedDict):
    """Whether what the lecturer does is shown to all; `second` is there who may have it."""

    yours: bool
    second: bool


class RoomStep(TypedDict):
    """On where `by` is above 0, else back."""

    by: int


class RoomKey(TypedDict):
    key: str


class PhoneAnswer(TypedDict):
    """`choice` counts from 0."""

    scene: int
    round: int
    choice: int


class RoomSays(TypedDict, total=False):
    """What the server says: to all, and below `over` to who gives the lecture.

    By its `token` a phone is counted; `uncounted`: there is none for it now, so its answer is not.
    `answer` is what was counted of it, `taken` whether the question that it sent last was; `phones`
    answers `still` too. `over` is why nobody may stay: "ended", "no_such", "full". `joined` is how
    many tokens there are. `gone`: the data of the lecture are not with the server any more. `back`
    are keys to the baton that lead no more, for the lecturer's browser to keep.
    """

    at: RoomPlace
    question: RoomQuestion
    hall: RoomHall
    token: str
    answer: PhoneAnswer
    uncounted: bool
    taken: bool
    over: str
    baton: RoomBaton
    phones: int
    joined: int
    asked: HallQuestion
    votes: RoomVotes
    click: RoomStep
    hand: RoomKey
    back: list[str]
    gone: bool


class PhoneJoins(TypedDict):
    """`token` is what the room gave it before, blank at first; `seen` the last `n` it showed."""

    token: str
    seen: int


class HostJoins(TypedDict):
    """`key` opens the room, or was handed to a second lecturer; `phone` is a name of its tab.

    `back` are keys that were handed over and taken back, for a server that has forgotten it.
    """

    key: str
    phone: str
    back: NotRequired[list[str]]


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
    """Whether the hall may ask; ids of questions that are opened to all, and that are put away.

    `asked` is all that a server which has started anew has forgotten, the first one first.
    """

    on: bool
    shown: list[int]
    dropped: list[int]
    asked: NotRequired[list[HallQuestion]]


class RoomHears(TypedDict, total=False):
    """What the server hears: from phones, from who gives the lecture, from a clicker.

    `still` asks for a word, whoever says it: a line may be dead without a sign.
    """

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
    still: dict[str, Any]


class RoomOpened(TypedDict):
    """A room of the lecturer's: its key proves it, `clicker` is the address of who may only step.

    Each `qr` is an image of the address before it, as SVG.
    """

    code: str
    key: str
    address: str
    qr: str
    clicker: str
    clicker_qr: str


class DeskRound(TypedDict):
    """The vote of the scene that is shown; `next` is what the key does now, blank for nothing."""

    state: RoundState
    round: int
    answered: int
    next: Literal["open", "closed", "shown", ""]


class RoomDesk(TypedDict):
    """What the audience's window tells the lecturer's of its room.

    `there`: the server answers; `locked`: it opens rooms to who knows its password; `size` of the
    sign on the screen, blank where it is put away; `hand` is the address for a second lecturer,
    once it is asked for.
    """

    kind: Literal["room"]
    code: str
    address: str
    clicker: str
    clicker_qr: str
    there: bool
    locked: bool
    fault: str
    size: str
    phones: int
    joined: int
    vote: DeskRound | None
    asks: bool
    asked: list[HallQuestion]
    hand: str
    mine: bool
    second: bool
    results: int


class RoomWish(TypedDict):
    """What the lecturer's window asks of the room; `id` of a question from the hall.

    `password` of the server, with "unlock".
    """

    kind: Literal["room_wish"]
    act: Literal["turn", "vote", "asks", "open", "drop", "hand", "baton", "save", "end", "unlock"]
    id: NotRequired[int]
    password: NotRequired[str]


class RoomTalk(TypedDict):
    """What a phone begins with, in its own language: nothing of any scene.

    `made` is another one once the lecture has changed; `state` is that of a stage before any scene.
    """

    title: str
    language: str
    made: str
    state: StageState
    stage: StageFiles
    words: Phrases


class RoomScene(TypedDict):
    """A scene that the hall has reached; `held` while what answers its question is not shown."""

    scene: ToldScene
    held: bool


class RoomLecture(TypedDict):
    """For who gives it, in a language; no note is in it."""

    lecture: ToldLecture
    stage: StageFiles
    answers: str
    words: Phrases


class RoomPage(TypedDict):
    """What the page of a phone begins with."""

    code: str
    terms: str
    themes: dict[str, ThemeColours]
    words: Phrases
    tongues: list[Tongue]
