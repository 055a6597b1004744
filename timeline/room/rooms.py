"""Rooms that are open in this process, each with who is in it; nothing of them outlives it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from time import monotonic
from typing import Any

from timeline.guard.limits import Limits
from timeline.guard.turns import Allowance
from timeline.room.codes import baton_key, clicker_key, is_baton_key, same
from timeline.room.hall import Hall
from timeline.room.joined import Joined
from timeline.room.rounds import Rounds
from timeline.room.seats import Role, Seat, text_of
from timeline.room.students import Students
from timeline.room.wire import HostHall, HostQuestion, PhoneAnswer, RoomPlace

HALL_SECONDS = 0.5  # votes of the hall are told together
GONE_SECONDS = 10  # a hall asks for what is gone all at once; a browser brings 5 MB meanwhile
MOST_HANDED = 20


class Room:
    def __init__(self, code: str, key: str, address: str, limits: Limits) -> None:
        self.code = code
        self.key = key
        self.address = address  # of who opened it
        self.clicker = clicker_key(key)
        self.limits = limits
        self.students = Students(b"")
        self.place: RoomPlace | None = None
        self.joined = Joined(key, limits)
        self.rounds = Rounds(key)
        self.hall = Hall()
        self.seats: dict[Seat, None] = {}
        self.holder: Seat | None = None  # of the baton
        self.handed: dict[str, str] = {}  # keys to the baton, by whose tab took them
        self.back: set[str] = set()  # of those, the ones that lead no more
        self.led_by = ""  # tab of the second lecturer who has the baton whenever they are here
        self._phones = 0
        self._clicks = 0
        self._telling: asyncio.TimerHandle | None = None
        self._gone_at = -GONE_SECONDS

    # ---- who is there ---------------------------------------------------------------------------

    def role_of(self, key: str, phone: str) -> Role | None:
        """What a key opens for a tab; one that was handed over is for the first that comes."""
        if same(key, self.key):
            return Role.HOST
        if not is_baton_key(self.key, key) or self.handed.get(key, phone) != phone:
            return None
        if key not in self.handed:
            if len(self.handed.keys() | self.back) >= MOST_HANDED and key not in self.back:
                return None
            self.handed[key] = phone
            if key not in self.back:
                self.led_by = phone
        return Role.SECOND

    def knows(self, key: str) -> bool:
        """Whether it is a key of who gives the lecture, alone, with another, or by a clicker."""
        is_own = same(key, self.key) or same(key, self.clicker)
        return is_own or is_baton_key(self.key, key)

    def has_place_for(self, address: str) -> bool:
        """In a full room for one of an address that has fewer places than another.

        Of that the last one leaves. The lecturer's own address, which is often the hall's, keeps
        what it has.
        """
        if self._phones < self.limits.phones_of_room:
            return True
        places = Counter(own.address for own in self.seats if own.role == Role.PHONE)
        own = 0 if address == self.address else places[address]
        del places[self.address]
        [(most, n)] = places.most_common(1) or [("", 0)]
        if n <= own + 1:
            return False
        self._send_away(most)
        return True

    def _send_away(self, address: str) -> None:
        phones = (own for own in reversed(self.seats) if own.role == Role.PHONE)
        last = next(own for own in phones if own.address == address)
        last.end("full")
        self.leave(last)

    def is_counted(self, seat: Seat) -> bool:
        """Whether a phone has a token, or is given one now: it may follow without."""
        if not seat.name:
            self._count(seat, "")
        return bool(seat.name)

    def _count(self, seat: Seat, shown: str) -> None:
        seat.name = self.joined.token(shown, seat.address)
        if seat.name:
            seat.tell("token", seat.name)
            self._tell_phones()

    def seat(self, role: Role, name: str, address: str) -> Seat:
        """Whoever takes a place is told all there is to know; `name` is what a phone shows."""
        own = self.limits
        leads = role in {Role.HOST, Role.SECOND}
        rate = own.room_host_messages_a_second if leads else own.room_messages_a_second
        messages = Allowance(rate, own.room_messages_burst * (2 if leads else 1))
        questions = Allowance(1 / own.room_ask_seconds, own.room_asks_burst)
        seat = Seat(role, name, address, messages, questions)
        self.seats[seat] = None
        self._phones += role == Role.PHONE
        takes = name == self.led_by if role == Role.SECOND else leads and not self._is_handed
        if leads and not takes:
            self._tell_baton()  # before the place: who knows to be led goes there
        if role == Role.PHONE:
            self._count(seat, name)
        self.tell_new(seat)
        if takes:
            self.take(seat)
        self._tell_phones()
        return seat

    @property
    def _is_handed(self) -> bool:
        return self.holder is not None and self.holder.role == Role.SECOND

    def tell_new(self, seat: Seat) -> None:
        """All there is, for one that has come, or asks whether it still hears."""
        if self.place is not None:
            seat.tell("at", self.place)
        if question := self.rounds.told():
            seat.tell("question", question)
        seat.tell("hall", self.hall.told())
        if seat.role == Role.PHONE and (answer := self.rounds.answer_of(seat.name)):
            seat.tell("answer", answer)
        if seat.role == Role.HOST:
            for vote in self.rounds.votes():  # some came while its line was broken
                seat.add_vote(*vote)
            for number in range(len(self.hall)):
                seat.tell("asked", self.hall.question(number), str(number))

    def leave(self, seat: Seat) -> None:
        if seat not in self.seats:
            return
        del self.seats[seat]
        self._phones -= seat.role == Role.PHONE
        if seat is self.holder:
            self.holder = self._newest(Role.HOST)
        if seat.leads:
            self._tell_baton()
        self._tell_phones()

    def _newest(self, role: Role) -> Seat | None:
        return next((own for own in reversed(self.seats) if own.role == role), None)

    @property
    def phones(self) -> int:
        return self._phones

    @property
    def is_led(self) -> bool:
        return any(seat.leads for seat in self.seats)

    def end(self, why: str) -> None:
        for seat in self.seats:
            seat.end(why)

    # ---- the baton ------------------------------------------------------------------------------

    def take(self, seat: Seat) -> None:
        self.holder = seat
        self._tell_baton()

    def give_back(self, seat: Seat) -> None:
        """Who opened the room takes it back; who was handed it gives it back."""
        host = seat if seat.role == Role.HOST else self._newest(Role.HOST)
        if host and seat in {host, self.holder}:
            self.led_by = ""
            self.back |= self.handed.keys()
            for own in self._hosts():
                own.tell("back", sorted(self.back))
            self.take(host)

    def know_back(self, keys: Iterable[str]) -> None:
        """What the browser of who opened the room has kept: a server that started anew forgot."""
        known = (own for own in {*keys} - self.back if is_baton_key(self.key, own))
        self.back.update(islice(known, max(0, MOST_HANDED - len(self.back))))
        if self.led_by not in {phone for key, phone in self.handed.items() if key not in self.back}:
            self.led_by = ""
            if self._is_handed:
                self.holder = None  # until who says so has a seat

    def hand(self, seat: Seat) -> None:
        """A key to the baton, for one more lecturer."""
        if seat.role != Role.HOST or len(self.handed.keys() | self.back) >= MOST_HANDED:
            return
        seat.tell("hand", {"key": baton_key(self.key)})

    def _tell_baton(self) -> None:
        second = any(own.role == Role.SECOND for own in self.seats)
        for seat in self._leaders():
            seat.tell("baton", {"yours": seat is self.holder, "second": second})

    # ---- what is said ---------------------------------------------------------------------------

    def step(self, seat: Seat, place: RoomPlace) -> None:
        """What anybody else says than who holds the baton is nothing."""
        if seat is self.holder:
            self.place = {**place, "n": self.place["n"] + 1 if self.place else 1}
            self.students.reach(self.place)  # before a phone asks for it
            self._tell_all("at", self.place, but=seat)

    def give(self, students: Students) -> None:
        """The lecture as it has become."""
        self.students = students
        if self.place:
            students.reach(self.place)

    def click(self, by: int) -> None:
        """Each counts: none stands for another."""
        if self.holder:
            self._clicks += 1
            self.holder.tell("click", {"by": 1 if by > 0 else -1}, str(self._clicks))

    def put(self, seat: Seat, asked: HostQuestion) -> None:
        """By who opened the room, in the newest window, whoever holds the baton."""
        if seat is self._newest(Role.HOST) and self.rounds.put(asked):
            self._tell_all("question", self.rounds.told())

    def answer(self, seat: Seat, answer: PhoneAnswer) -> None:
        if not self.is_counted(seat):
            seat.tell("uncounted", said=True)
            return
        mark = self.rounds.answer(answer, seat.name)
        if not mark:
            return
        seat.tell("answer", answer)
        for own in self._leaders():
            own.tell("question", self.rounds.told())
            if own.role == Role.HOST:
                own.add_vote(answer["scene"], answer["round"], mark, answer["choice"])

    def ask(self, text: str) -> bool:
        """Whether it was taken."""
        number = self.hall.ask(text)
        self._tell_asked([] if number is None else [number])
        return number is not None

    def vote(self, seat: Seat, number: int) -> None:
        if self.is_counted(seat) and self.hall.vote(number, seat.name):
            self._tell_asked([number])
            self._tell_hall_soon()

    def let(self, seat: Seat, asked: HostHall) -> None:
        if seat.role == Role.HOST:
            self.hall.bring(asked.get("asked", []))
            self._tell_asked(self.hall.set(asked))
            self._tell_all("hall", self.hall.told())

    def tell_gone(self) -> None:
        """Whose browser keeps the data of the lecture brings them again, once for all who ask."""
        hosts = self._hosts()
        if not hosts or monotonic() - self._gone_at < GONE_SECONDS:
            return
        self._gone_at = monotonic()
        for seat in hosts:
            seat.tell("gone", said=True)

    # ---- to whom --------------------------------------------------------------------------------

    def _leaders(self) -> Iterable[Seat]:
        return (seat for seat in self.seats if seat.leads)

    def _hosts(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.role == Role.HOST]

    def _tell_all(self, kind: str, said: Any, but: Seat | None = None) -> None:
        text = text_of(kind, said)
        for seat in self.seats:
            if seat is not but:
                seat.tell_text(f"{kind} ", text)

    def _tell_phones(self) -> None:
        for seat in self._leaders():
            seat.tell("phones", self._phones)
            seat.tell("joined", len(self.joined))

    def _tell_asked(self, numbers: Iterable[int]) -> None:
        hosts = self._hosts()
        for number in numbers:
            for seat in hosts:
                seat.tell("asked", self.hall.question(number), str(number))

    def _tell_hall_soon(self) -> None:
        def tell() -> None:
            self._telling = None
            self._tell_all("hall", self.hall.told())

        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(HALL_SECONDS, tell)


class Rooms:
    """Of one process. A room is gone once its lecturer is away for long, or its day is over."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._open: dict[str, Room] = {}
        self._days: dict[str, asyncio.TimerHandle] = {}
        self._absences: dict[str, asyncio.TimerHandle] = {}

    def get(self, code: str) -> Room | None:
        return self._open.get(code)

    def has_room_for(self, address: str) -> bool:
        """One more, where one of an address that has more is as good as empty too."""
        rooms = Counter(room.address for room in self._open.values())
        own = rooms[address] + 1
        if own > self.limits.rooms_of_address:
            return False
        return len(self._open) < self.limits.rooms_at_once or self._end_an_empty(rooms, own)

    def _end_an_empty(self, held: Counter[str], most: int) -> bool:
        """One of the address that has most, if that is above `most`.

        A room with a phone in it is pushed out by nobody.
        """
        empty = [own for own in self._open.values() if not own.phones]
        last = max(empty, key=lambda own: held[own.address], default=None)
        if last is None or held[last.address] <= most:
            return False
        self.end(last, "no_such")
        return True

    def has_bytes_for(self, more: int, code: str, address: str) -> bool:
        """Of all lectures as they were sent, but for the one that this takes the place of.

        Where one of an address that has more is as good as empty, that gives way.
        """
        held = self._bytes_beside(code)
        own = held[address] + more
        if own > min(self.limits.rooms_bytes_of_address, self.limits.rooms_bytes):
            return False
        while held.total() + more > self.limits.rooms_bytes:
            if not self._end_an_empty(held, own):
                return False
            held = self._bytes_beside(code)
        return True

    def _bytes_beside(self, code: str) -> Counter[str]:
        """By address, without that room."""
        held = Counter[str]()
        for own in self._open.values():
            if own.code != code:
                held[own.address] += len(own.students.raw)
        return held

    def make_way(self, students: Students) -> None:
        """What other lectures were made into goes while all are too large: it can be made anew.

        First that of the address that has most, and there of the smallest hall.
        """
        rooms, held = [*self._open.values()], Counter[str]()
        for own in rooms:
            held[own.address] += own.students.size
        others = (own for own in rooms if own.students is not students)
        for own in sorted(others, key=lambda own: (-held[own.address], own.phones)):
            if sum(room.students.size for room in rooms) <= self.limits.rooms_bytes:
                return
            own.students.forget_made()

    def open(self, code: str, key: str, address: str) -> Room:
        room = self._open[code] = Room(code, key, address, self.limits)
        seconds = self.limits.room_hours * 3600
        self._days[code] = _later(seconds, lambda: self.end(room, "ended"))
        self.watch(room)
        return room

    def watch(self, room: Room) -> None:
        """It waits for its lecturer, and not for ever."""
        if self._open.get(room.code) is not room:
            return
        if room.is_led:
            if before := self._absences.pop(room.code, None):
                before.cancel()
        elif room.code not in self._absences:  # phones that come and go lengthen nothing
            seconds = self.limits.room_away_minutes * 60
            self._absences[room.code] = _later(seconds, lambda: self.end(room, "ended"))

    def end(self, room: Room, why: str) -> None:
        if self._open.get(room.code) is not room:
            return
        for timers in (self._days, self._absences):
            if timer := timers.pop(room.code, None):
                timer.cancel()
        del self._open[room.code]
        room.end(why)


def _later(seconds: float, act: Callable[[], None]) -> asyncio.TimerHandle:
    return asyncio.get_running_loop().call_later(seconds, act)
