"""What one visitor may take of the server, as settings with a reason each.

Any of them is set by its name in capitals: `CROSSINGS_SOCKETS_OF_ADDRESS=50`.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

PREFIX = "CROSSINGS_"
MAY_BE_NONE = (
    "checks_waiting",
    "own_reads_waiting",
    "downloads_waiting",
    "log_lines_a_minute",
    "drain_seconds",
)


@dataclass(frozen=True)
class Limits:
    """An address is an IPv4 address, or the first half of an IPv6 one, which one house shares."""

    # A hall of 300 behind the one address of its university, each with a phone in the room of the
    # lecture and two tabs.
    sockets_of_address: int = 900
    # A rerun takes 4 to 8 ms of one core: more at once only makes all of them late.
    runs_at_once: int = 3
    # A page that is being made for the first time may take longer; it then counts no more.
    run_seconds: int = 2
    # Whoever keeps Back pressed asks for 30 a second; the browser shows none of them.
    runs_of_socket_a_second: int = 10
    runs_of_socket_burst: int = 20
    # A hall of 300 that opens a page together, and acts every five seconds; it slows only sockets
    # that have used up their own.
    runs_of_address_a_second: int = 60
    runs_of_address_burst: int = 300
    # What a page sends: its address and the values of its components, some 2 kB.
    message_bytes: int = 256 * 1024
    # Sockets that had to be cut, of which a browser has none: it is late with the next, by 5 s at
    # most, and with it whoever shares its address.
    cuts_of_address_a_second: int = 1
    cuts_of_address_burst: int = 20
    # A class of 30 that writes: each has a lecture checked after half a second of rest. Each MB
    # that is sent counts as one more.
    questions_of_address_a_second: int = 60
    questions_of_address_burst: int = 240
    # A hall of 300 that opens three pages together; what is made for an answer takes 2 to 5 ms, and
    # files, which are not counted, hardly any. Who asks for more is late, and then refused.
    pages_of_address_a_second: int = 60
    pages_of_address_burst: int = 900
    # A phone's slow uplink; who sends slower keeps memory that others need.
    body_bytes_a_second: int = 16 * 1024
    body_grace_seconds: int = 15
    # Of all that is being sent to us: four exports of the largest kind, or a class that writes.
    held_bytes: int = 256 * 1024 * 1024
    # What one address sends is read no faster, and a school can send no more; at once, two exports
    # of the largest kind. Who sends more is late, and then refused before it is read.
    body_bytes_of_address_a_second: int = 8 * 1024 * 1024
    body_bytes_of_address_burst: int = 96 * 1024 * 1024
    # Of a second each second, on all desks: a class that writes takes half of one, what it prints,
    # one at a time, a whole one. At once, as many seconds as the burst.
    work_of_address_percent: int = 150
    work_of_address_burst: int = 2
    # Checking keeps Python's one lock; reruns of others go between.
    checks_at_once: int = 1
    checks_waiting: int = 60
    # Each holds its pictures in memory.
    prints_waiting: int = 4
    # Reading a file of a reader's takes a child process of its own for some seconds.
    own_reads_at_once: int = 2
    own_reads_waiting: int = 10
    # A hall that takes away all there is, while one of it makes what nobody had asked for.
    downloads_waiting: int = 400
    # Of lectures that are given at one time; each room holds a lecture, of 50 kB mostly.
    rooms_at_once: int = 100
    # Of a faculty behind one address.
    rooms_of_address: int = 20
    # What is held of all lectures; one with many pictures of its own has 4 MB.
    rooms_bytes: int = 256 * 1024 * 1024
    # Of one faculty: sixteen with as many pictures as a lecture may have; one visitor does not fill
    # the server.
    rooms_bytes_of_address: int = 64 * 1024 * 1024
    # The largest hall; each has one socket.
    phones_of_room: int = 3000
    # Who has joined a room is counted by a token: as far as twice the largest hall, since a phone
    # that was restarted has another.
    joins_of_room: int = 6000
    # A hall of 300 by the one address of its university, with a hundred who come twice; after that
    # one a second, which stuffs no vote unseen.
    room_joins_of_address_a_minute: int = 60
    room_joins_of_address_burst: int = 400
    # A day of teaching in one room.
    room_hours: int = 12
    # A break between two lectures, or a laptop that is restarted.
    room_away_minutes: int = 30
    # An answer that is changed twice a second; who joins sends two at once.
    room_messages_a_second: int = 2
    room_messages_burst: int = 20
    # A map that is moved, or years that run.
    room_host_messages_a_second: int = 20
    # A question of one phone to the hall, each half a minute.
    room_ask_seconds: int = 30
    room_asks_burst: int = 2
    # What a phone says, 280 letters at most, and where a lecture stands, some 200 bytes.
    room_message_bytes: int = 4096
    # What a lecturer's browser has kept of a question, of the largest hall.
    room_host_message_bytes: int = 128 * 1024
    # A lecture behind a short link: a hundred scenes, with two of the largest pictures of its own.
    link_bytes: int = 2 * 1024 * 1024
    # What stands behind all short links: 500 of the largest, 80,000 lectures without pictures.
    links_bytes: int = 1024 * 1024 * 1024
    # A class of 30 that hands in its work; after that one in 15 s, which fills no disk in an hour.
    links_of_address_a_minute: int = 4
    links_of_address_burst: int = 60
    # Of those a class of 30 with a picture of its own each; one address fills no disk in a month.
    links_bytes_of_address_a_day: int = 32 * 1024 * 1024
    # A course is given again after a year.
    link_days: int = 400
    # In a hundred of what the machine lets us open: before it is reached, nobody new is let in.
    full_percent: int = 90
    # Of each kind: what anybody can provoke fills no disk, and one line tells as much as a hundred.
    log_lines_a_minute: int = 5
    # How long those who have a page keep it after SIGTERM, while a balancer that asks /health/ready
    # sends nobody new; nginx as it is shipped does not ask.
    drain_seconds: int = 0

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Limits":
        """Ends the program in one sentence where a setting is no whole number, or would stop all.

        Whoever waits for one of no turns waits for ever.
        """
        found: dict[str, int] = {}
        for own in fields(cls):
            name = f"{PREFIX}{own.name.upper()}"
            text = environment.get(name, "")
            if text and not (text.isascii() and text.isdigit()):
                sys.exit(f'crossings: {name} is "{text}"; it must be a whole number, such as 900.')
            if text and not int(text) and own.name not in MAY_BE_NONE:
                sys.exit(f'crossings: {name} is "{text}"; with less than 1 nobody would be served.')
            if text:
                found[own.name] = int(text)
        return cls(**found)


@lru_cache(maxsize=1)
def limits() -> Limits:
    return Limits.read(os.environ)
