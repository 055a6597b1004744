"""How long the dates of one table are read, so that no table of odd ones keeps a process."""

from time import process_time

from geodata.own import limits
from geodata.own.grid import Refused
from geodata.own.moments import Habits, Moment, understood
from geodata.sentences import say


class Patience:
    """Of the processor's seconds: how busy the machine is does not count. Each text costs once."""

    def __init__(self) -> None:
        self._left = limits.MOST_SECONDS_OF_DATES
        self._known: dict[tuple[str, Habits], Moment] = {}

    def understood(self, text: str, habits: Habits) -> Moment:
        """Raises `Refused`, with what would help, once it is at its end."""
        if not text:
            return Moment()
        if known := self._known.get((text, habits)):
            return known
        since = process_time()
        moment = self._known[text, habits] = understood(text, habits)
        self._left -= process_time() - since
        if self._left < 0:
            raise Refused(say("own.slow_dates"))
        return moment
