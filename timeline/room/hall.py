"""What the hall asks, without a name: seen by the lecturer first, and by all once it is opened."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from timeline.room.wire import HallQuestion, HostHall, RoomHall

LONGEST = 280
MOST = 300  # of a lecture; who has put some away makes no room for more
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass
class Asked:
    text: str
    state: Literal["new", "shown", "dropped"] = "new"
    voters: set[str] = field(default_factory=set[str])
    before: int = 0  # votes that a server before this one counted

    @property
    def votes(self) -> int:
        return self.before + len(self.voters)


class Hall:
    """It may not ask until it is let."""

    def __init__(self) -> None:
        self.on = False
        self._asked: list[Asked] = []

    def ask(self, text: str) -> int | None:
        """Its number; None where it is none, or no more are taken."""
        own = _plain(text)
        if not self.on or not own or len(own) > LONGEST or len(self._asked) >= MOST:
            return None
        self._asked.append(Asked(own))
        return len(self._asked) - 1

    def bring(self, known: Iterable[HallQuestion]) -> None:
        """What the lecturer's browser has kept, where nothing is known here."""
        if self._asked:
            return
        for own in known:
            if own["id"] != len(self._asked) or own["id"] >= MOST:
                return
            self._asked.append(Asked(_plain(own["text"])[:LONGEST], before=max(0, own["votes"])))

    def vote(self, number: int, token: str) -> bool:
        """Once a token and question."""
        if not 0 <= number < len(self._asked):
            return False
        own = self._asked[number]
        if own.state != "shown" or token in own.voters:
            return False
        own.voters.add(token)
        return True

    def set(self, asked: HostHall) -> list[int]:
        """Questions whose state has changed."""
        self.on = asked["on"]
        shown, dropped = set(asked["shown"]), set(asked["dropped"])
        changed: list[int] = []
        for number, own in enumerate(self._asked):
            state = "dropped" if number in dropped else "shown" if number in shown else "new"
            if state != own.state:
                own.state = state
                changed.append(number)
        return changed

    def told(self) -> RoomHall:
        """To all."""
        shown = [self.question(n) for n, own in enumerate(self._asked) if own.state == "shown"]
        return {
            "on": self.on,
            "shown": [{"id": q["id"], "text": q["text"], "votes": q["votes"]} for q in shown],
        }

    def question(self, number: int) -> HallQuestion:
        """To the lecturer."""
        own = self._asked[number]
        return {"id": number, "text": own.text, "votes": own.votes, "state": own.state}

    def __len__(self) -> int:
        return len(self._asked)


def _plain(text: str) -> str:
    return " ".join(CONTROLS.sub(" ", text).split())
