"""Who has joined a room: by tokens that the server gives, of which each answers once.

Whoever opens the room in another browser is another phone: without accounts nobody can tell. So
an address is given no more tokens than a hall behind it needs, and the lecturer sees how many.
Where too many are counted, the address that has most of them loses one, which is good still: so
nobody keeps others out.
"""

from collections import Counter, OrderedDict

from timeline.guard.limits import Limits
from timeline.guard.turns import Allowances
from timeline.room.codes import fresh_token, is_token


class Joined:
    def __init__(self, key: str, limits: Limits) -> None:
        self._key = key
        self._most = limits.joins_of_room
        self._from: OrderedDict[str, str] = OrderedDict()  # address by token, the last shown last
        self._given = Allowances(
            limits.room_joins_of_address_a_minute / 60, limits.room_joins_of_address_burst
        )

    def __len__(self) -> int:
        return len(self._from)

    def token(self, shown: str, address: str) -> str:
        """The one that is shown, else a fresh one; blank where there is none to be had now."""
        own = shown if is_token(self._key, shown) else self._fresh(address)
        if own:
            self._from.pop(own, None)
            self._from[own] = address
        if len(self._from) > self._most:
            self._count_one_less()
        return own

    def _count_one_less(self) -> None:
        [(most, _)] = Counter(self._from.values()).most_common(1)
        del self._from[next(token for token, address in self._from.items() if address == most)]

    def _fresh(self, address: str) -> str:
        return "" if self._given.of(address).due() else fresh_token(self._key)
