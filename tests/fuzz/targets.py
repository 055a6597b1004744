"""What takes whatever comes from outside, and what must hold of it: no more than it says raises.

Each is fed bytes; its seeds are what honest people send.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urlencode

from geodata.folder import Kept
from geodata.load import load
from geodata.own.grid import Refused
from geodata.own.reading import mended_table, read
from geodata.records import TABLES
from tests.asgi import in_loop
from tests.facts import ARCHIVE
from tests.serving import ROOT
from timeline import address, selection
from timeline.claims import address as claims
from timeline.glossary import address as glossary
from timeline.guard.limits import Limits
from timeline.guard.messages import is_end, kind_of
from timeline.lecture.built_in import texts
from timeline.lecture.file import read as read_lecture
from timeline.lecture.writing import raw, write
from timeline.numbers import address as numbers
from timeline.room.heard import heard, obey
from timeline.room.rooms import Rooms
from timeline.room.seats import Role
from timeline.room.students import without_notes
from timeline.routes import address as routes
from timeline.sources import address as sources
from timeline.stage.staged import staged
from timeline.text import words

SMALL = ROOT / "tests/subjects/andau"
WORDS = words()
FED = ("events", "places", "sources", "corridors", "legs", "flows", "series", "claims", "ways")


@dataclass(frozen=True)
class Target:
    """`most` is how many bytes are worth while."""

    feed: Callable[[bytes], object]
    seeds: Callable[[], Iterable[bytes]]
    most: int = 2000


# ---- an address ---------------------------------------------------------------------------------


def _address(data: bytes) -> None:
    params = dict(parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True))
    frame = staged(ARCHIVE).frame
    asked, in_vain = selection.from_address(params, frame)
    assert {*in_vain} <= {*params}
    written = selection.to_address(asked, frame)
    assert selection.from_address(written, frame) == (asked, []), written
    guesses, _ = claims.from_address(params, ARCHIVE.claims, frame)
    again = {key: own for key, own in claims.to_address(guesses).items() if own}
    assert claims.from_address(again, ARCHIVE.claims, frame)[0].guesses == guesses.guesses
    routes.from_address(params, ARCHIVE.corridors, (), (), frame)
    numbers.from_address(params, numbers.keys_of((), (), (), frame))
    for keys in (sources.keys_of(ARCHIVE), glossary.keys_of(ARCHIVE, frame)):
        address.read(params, keys)


def _addresses() -> Iterable[bytes]:
    for asked in (
        {"at": 2009, "pick": next(iter(ARCHIVE.events)), "view": "korea", "theme": "dark"},
        {"from": 1990, "to": 2012, "map": "127.10,40.20,3.50,0.00", "q": "famine", "lang": "ko"},
        {"category": "border,deaths", "certainty": "high", "importance": "1", "extent": "map"},
        {"guess": 1, "said": "a-s.b-p", "claim": "g", "chart": "claim-i-sex"},
        {"corridor": "mongolia", "with": "china", "show": "years", "year": "2009"},
        {"kind": "ngo", "publisher": "BBC", "read": "yes", "source": "geonames", "edition": "0.1"},
    ):
        yield urlencode(asked).encode()


# ---- a lecture ----------------------------------------------------------------------------------


def _lecture(data: bytes) -> None:
    frame = staged(ARCHIVE).frame
    for language in ("", "ko"):
        lecture, faults = read_lecture(data, frame, language)
        assert all(fault.in_words(WORDS) for fault in faults)
    json.dumps(raw(lecture, frame))
    assert read_lecture(write(lecture, frame), frame)[0].title == lecture.title


def _lectures() -> Iterable[bytes]:
    for text in texts().values():
        yield text[:4000]
    yield b"title: t\nscenes:\n  - heading: h\n    words: |\n      a\n    stage: {at: 2009}\n"


def _as_json() -> Iterable[bytes]:
    frame = staged(ARCHIVE).frame
    for text in texts().values():
        known = dict(raw(read_lecture(text, frame)[0], frame))
        known["scenes"] = known["scenes"][:3]  # type: ignore[index]
        yield json.dumps(known, ensure_ascii=False).encode()


def _link(data: bytes) -> None:
    """What a link carries is a lecture as JSON, of which a server hears when it is shown."""
    without_notes(data)
    _lecture(data)


# ---- a room, and the socket of a page -----------------------------------------------------------


def _room(data: bytes) -> None:
    in_loop(_talk(data.decode("utf-8", "replace").split("\n")))


async def _talk(lines: list[str]) -> None:
    rooms = Rooms(Limits())
    room = rooms.open("ABCDEF", "key", "192.0.2.1")
    seats = [room.seat(role, f"phone-{number:04}", "192.0.2.1") for number, role in enumerate(Role)]
    for number, line in enumerate(lines):
        said = heard(line)
        if said is not None:
            obey(rooms, room, seats[number % len(seats)], *said)
    for seat in seats:
        room.leave(seat)


def _said_in_a_room() -> Iterable[bytes]:
    for said in (
        {"at": {"n": 1, "scene": 2, "build": 0, "black": False, "state": {"address": "at=2009"}}},
        {"question": {"scene": 0, "round": 1, "state": "open", "choices": 3}},
        {"answer": {"scene": 0, "round": 1, "choice": 1}},
        {"ask": {"text": "Why?"}},
        {"hall": {"on": True, "shown": [0], "dropped": []}},
    ):
        yield "\n".join([json.dumps(said)] * len(Role)).encode()


def _socket(data: bytes) -> None:
    kind_of(data)
    is_end(data)


# ---- facts, ours and a reader's own --------------------------------------------------------------


@cache
def _small() -> dict[str, str]:
    files = (own for own in SMALL.rglob("*") if own.suffix in {".csv", ".toml"})
    return {own.relative_to(SMALL).as_posix(): own.read_text("utf-8") for own in files}


def _facts(data: bytes) -> None:
    """The first byte says which table it is written below the header of."""
    table = FED[data[0] % len(FED)] if data else FED[0]
    name = f"{table}.csv"
    header = _small()[name].partition("\n")[0]
    own = {**_small(), name: f"{header}\n{data[1:].decode('utf-8', 'replace')}"}
    archive = load(Kept(own))
    assert all(str(problem).isprintable() for problem in archive.problems)


def _tables() -> Iterable[bytes]:
    for number, table in enumerate(FED):
        rows = _small()[f"{table}.csv"].split("\n")[1:4]
        yield bytes([number]) + "\n".join(rows).encode()


def _own(data: bytes) -> None:
    read("fed", data)
    try:
        mended_table(data)
    except Refused:
        return


def _brought() -> Iterable[bytes]:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Title", "When", "Until", "Lat", "Lon", "Kind", "Source", "Place", "Sure?"])
    rows.writerow(["Leaves", "8 July 1497", "1498~", "38.7", "-9.1", "a", "Journal", "Oslo", "?"])
    yield out.getvalue().encode()
    yield out.getvalue().replace(",", ";").encode("utf-16")
    point = {"type": "Point", "coordinates": [1, 2]}
    feature = {"type": "Feature", "properties": {"name": "a", "date": "1999"}, "geometry": point}
    yield json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    yield b'{"events": [{"start_date": {"year": "1999"}, "text": {"headline": "a"}}]}'
    yield (
        b'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>a</name><TimeStamp><when>'
        b"1999</when></TimeStamp><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
    )
    yield b'<gpx><wpt lat="1" lon="2"><time>1999-01-01</time><name>a</name></wpt></gpx>'
    yield (SMALL / "events.csv").read_bytes()[:1500]


TARGETS = {
    "address": Target(_address, _addresses, 400),
    "lecture": Target(_lecture, _lectures, 4000),
    "link": Target(_link, _as_json, 4000),
    "room": Target(_room, _said_in_a_room),
    "socket": Target(_socket, list, 400),
    "facts": Target(_facts, _tables),
    "own": Target(_own, _brought),
}
assert {*FED} <= {*TABLES}
