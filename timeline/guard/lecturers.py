"""Who may open rooms: whoever presents a lecture, or whoever knows the password of the server.

`CROSSINGS_ROOM_PASSWORD=…` is not set by default: whoever presents a lecture is its lecturer, and
rooms are bounded. A server that strangers reach may have one, which its lecturers know.
"""

import hmac
import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

from starlette.requests import Request

from timeline.guard.limits import PREFIX

NAME = f"{PREFIX}ROOM_PASSWORD"
# An address may ask 60 times a second, and nobody who is right is kept waiting: so a password is
# what no list of words holds.
SHORTEST = 12
HEADER = "room-password"  # as an address writes it, since a header has no Hangul


def read(environment: Mapping[str, str]) -> str:
    """Blank where there is none. Ends the program in one sentence where anybody would guess it."""
    own = environment.get(NAME, "").strip()
    if own and len(own) < SHORTEST:
        sys.exit(f"crossings: {NAME} is too short: {SHORTEST} letters or more, such as made by "
                 "`openssl rand -hex 8`.")  # fmt: skip
    return own


@lru_cache(maxsize=1)
def password() -> str:
    return read(os.environ)


def may_open(request: Request) -> bool:
    own = password()
    shown = unquote(request.headers.get(HEADER, ""))
    return not own or hmac.compare_digest(own.encode(), shown.encode())
