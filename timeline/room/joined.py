"""Who has joined a room: by tokens that the server gives, of which each answers once.

Whoever opens the room in another browser is another phone: without accounts nobody can tell. So
an address is given no more tokens than a hall behind it needs, and the lecturer sees how many.
"""

from timeline.guard.limits import Limits
from timeline.guard.turns import Allowance
from timeline.room.codes import fresh_token, is_token


class Joined:
    def __init__(self, key: str, limits: Limits) -> None:
        self._key = key
        self._limits = limits
        self._tokens: set[str] = set()
        self._given: dict[str, Allowance] = {}  # by address; never more than there are tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def token(self, shown: str, address: str) -> str:
        """The one that is shown, else a fresh one; blank where there is none to be had now."""
        own = shown if is_token(self._key, shown) else self._fresh(address)
        if own:
            self._tokens.add(own)
        return own

    def _fresh(self, address: str) -> str:
        limits = self._limits
        if len(self._tokens) >= limits.joins_of_room:
            return ""
        rate = limits.room_joins_of_address_a_minute / 60
        given = self._given.setdefault(address, Allowance(rate, limits.room_joins_of_address_burst))
        if given.wait():
            given.refund()
            return ""
        return fresh_token(self._key)
