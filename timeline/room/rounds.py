"""Answers of phones to the questions of a lecture: one a token and round, until it is closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.room.codes import mark_of
from timeline.room.wire import HostQuestion, PhoneAnswer, RoomQuestion, RoundState

MOST_CHOICES = 12
MOST_ROUNDS = 9
MOST_SCENES = 2000
MOST_ANSWERS = 100_000  # of a room: 33 questions put to a hall of 3,000
LONGEST_MARK = 16


@dataclass
class Round:
    choices: int
    state: RoundState = "open"
    votes: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def counts(self) -> list[int]:
        found = [0] * self.choices
        for choice in self.votes.values():
            found[choice] += 1
        return found


class Rounds:
    """Those of one room, whose key makes the marks of who has answered."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._known: dict[tuple[int, int], Round] = {}
        self._answers = 0
        self.now: tuple[int, int] | None = None  # scene and round that were put last

    def put(self, asked: HostQuestion) -> bool:
        """Opens, closes or shows a round; False where it can't be one."""
        scene, turn, choices = asked["scene"], asked["round"], asked["choices"]
        is_one = 0 <= scene < MOST_SCENES and 1 <= turn <= MOST_ROUNDS
        if not is_one or not 1 <= choices <= MOST_CHOICES:
            return False
        own = self._known.setdefault((scene, turn), Round(choices))
        if own.choices != choices:
            return False
        own.state = asked["state"]
        for mark, choice in asked.get("votes", {}).items():
            if len(mark) <= LONGEST_MARK and mark not in own.votes:
                self._count(own, mark, choice)
        self.now = scene, turn
        return True

    def answer(self, answer: PhoneAnswer, token: str) -> str:
        """The mark under which it is counted; blank where the round takes none."""
        own = self._known.get((answer["scene"], answer["round"]))
        if own is None or own.state != "open":
            return ""
        mark = mark_of(self._key, answer["scene"], answer["round"], token)
        return mark if self._count(own, mark, answer["choice"]) else ""

    def _count(self, own: Round, mark: str, choice: int) -> bool:
        is_new = mark not in own.votes
        if not 0 <= choice < own.choices or (is_new and self._answers >= MOST_ANSWERS):
            return False
        self._answers += is_new
        own.votes[mark] = choice
        return True

    def votes(self) -> Iterator[tuple[int, int, str, int]]:
        """Scene, round, mark and choice of every answer."""
        for (scene, turn), own in self._known.items():
            for mark, choice in own.votes.items():
                yield scene, turn, mark, choice

    def answer_of(self, token: str) -> PhoneAnswer | None:
        """What was answered to the question that was put last."""
        if self.now is None:
            return None
        scene, turn = self.now
        choice = self._known[self.now].votes.get(mark_of(self._key, scene, turn, token))
        return None if choice is None else {"scene": scene, "round": turn, "choice": choice}

    def told(self) -> RoomQuestion | None:
        """The question that was put last, with what was answered once it is shown."""
        if self.now is None:
            return None
        scene, turn = self.now
        own = self._known[self.now]
        told: RoomQuestion = {
            "scene": scene,
            "round": turn,
            "state": own.state,
            "choices": own.choices,
            "answered": len(own.votes),
        }
        if own.state == "shown":
            before = (self._known.get((scene, n)) for n in range(1, turn + 1))
            told["counts"] = [one.counts if one else [0] * own.choices for one in before]
        return told
