"""Which column is what: guessed from its heading and from what stands below it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from geodata.own.geometries import is_geometry
from geodata.own.grid import RawTable
from geodata.own.moments import Habits
from geodata.own.patience import Patience
from geodata.sentences import say

FILE = Path(__file__).with_suffix(".toml")
SAMPLE_ROWS = 60
YEAR = re.compile(r"1\d{3}|20\d\d")
HANGUL = re.compile("[\uac00-\ud7a3]{2,}")
STROKED = str.maketrans("\u0142\u0111\u00f8", "ldo")  # letters with a stroke, which is no accent
DEGREES = {"lat", "lon", "lng"}  # beside a word of what: lat_school
ADDRESSES = ("주소", "address")  # which say where something is, and do not name it
ABOUT_THE_DATA = {
    "데이터기준일자",
    "데이터기준일",
}  # in tables of Korean offices: when they were written
NO_TEXTS = {"null", "none", "[null]", "<null>"}  # as databases write what is missing
AGREED = Habits(month_first=False, century="turn", serial="1900")  # any answer does for a guess


class Heading(StrEnum):
    """What a column holds.

    Year, month and day apart are those of TimelineJS's spreadsheet, the year in which a name is
    attested that of Linked Places; `rounding` and `precision`
    are how finely a place of ours is given, in degrees and as what.
    """

    TITLE = "title"
    DATE = "date"
    END = "end"
    PLACE = "place"
    LAT = "lat"
    LON = "lon"
    COORDINATES = "coordinates"
    GEOMETRY = "geometry"
    CATEGORY = "category"
    ROUTE = "route"
    SOURCE = "source"
    URL = "url"
    CERTAINTY = "certainty"
    SUMMARY = "summary"
    NOTE = "note"
    MONTH = "month"
    DAY_OF_MONTH = "day_of_month"
    END_YEAR = "end_year"
    END_MONTH = "end_month"
    END_DAY = "end_day"
    DISPLAY_DATE = "display_date"
    ROUNDING = "rounding"
    PRECISION = "precision"
    ATTESTED = "attested"


# What the reader can put a column to; the others are found by their headings alone.
OFFERED = tuple(Heading)[: tuple(Heading).index(Heading.MONTH)]
Columns = Mapping[Heading, int]


def folded(text: str) -> str:
    """Without capitals, accents, marks and blanks: `Sure?` is `sure`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(STROKED))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", re.sub(r"[\W_]+", "", bare))


def guessed(grid: RawTable, patience: Patience) -> dict[Heading, int]:
    """Each column at most once.

    What holds shapes is known by them; of the rest first by headings word for word, then by how
    they begin, then by a word in them, then by what stands below. A column with nothing in it comes
    after all others.
    """
    if grid.roles:
        return {Heading(role): at for role, at in grid.roles.items()}
    found: dict[Heading, int] = {}
    whole = [folded(name) for name in grid.header]
    parted = [" ".join(folded(word) for word in re.split(r"[\W_]+", name)) for name in grid.header]
    filled = {at for at in range(len(whole)) if any(row.cells[at].strip() for row in grid.rows)}

    def by_heading(columns: Iterable[int], roles: Iterable[Heading]) -> None:
        for match, names in ((_is, whole), (_has, whole), (_holds, parted)):
            for role in roles:
                for at in columns:
                    is_free = role not in found and at not in found.values()
                    is_free = is_free and whole[at] not in ABOUT_THE_DATA
                    if is_free and match(names[at], _written()[role]):
                        found[role] = at

    shaped = (at for at in sorted(filled) if _share(grid, at, is_geometry) > 0.8)
    if (at := next(shaped, None)) is not None:
        found[Heading.GEOMETRY] = at
    by_heading(sorted(filled), Heading)
    if Heading.DATE not in found and Heading.ATTESTED in found:
        found[Heading.DATE] = found.pop(Heading.ATTESTED)
    blank = sorted({*range(len(whole))} - filled)
    by_heading(blank, [Heading.DATE])  # rather than some other number
    _by_content(grid, found, patience)
    by_heading(blank, Heading)
    return found


def _is(name: str, known: Sequence[str]) -> bool:
    return name in known


def _has(name: str, known: Sequence[str]) -> bool:
    """Korean compounds end in what they are: 역위도 is a 위도."""
    return any(
        (len(word) > 3 and name.startswith(word))
        or (len(word) > 5 and word in name)
        or (HANGUL.fullmatch(word) and name.endswith(word))
        for word in known
    )


def _holds(words: str, known: Sequence[str]) -> bool:
    return any((len(word) > 3 or word in DEGREES) and word in known for word in words.split())


def _by_content(grid: RawTable, found: dict[Heading, int], patience: Patience) -> None:
    """For want of a heading: a date is where most cells are dates, a title where they are texts.

    A few dates among blanks are words that speak of years, and numbers but years and whole days
    count something.
    """

    def is_dated(text: str) -> bool:
        is_number = text.isdigit() and (len(text) not in {4, 8} or text.startswith("0"))
        return not is_number and bool(patience.understood(text, AGREED).edtf)

    def are_dated(at: int) -> float:
        """How many of its cells; none of a column of numbers that are not all years."""
        if _share(grid, at, str.isdigit) < 1:
            return _share(grid, at, is_dated)
        cells = {row.cells[at].strip() for row in grid.rows} - {""}
        return float(all(map(is_dated, cells)))

    rest = [
        at
        for at, name in enumerate(grid.header)
        if at not in found.values() and folded(name) not in ABOUT_THE_DATA
    ]
    if Heading.DATE not in found:
        dated = {at: are_dated(at) for at in rest if _is_filled(grid, at)}
        best = max(dated, key=lambda at: dated[at], default=None)
        if best is not None and dated[best] > 0.5:
            found[Heading.DATE] = best
            rest.remove(best)
    is_of_places = Heading.DATE not in found and Heading.PLACE in found
    names_them = is_of_places and not folded(grid.header[found[Heading.PLACE]]).endswith(ADDRESSES)
    if Heading.TITLE not in found and names_them:
        found[Heading.TITLE] = found.pop(Heading.PLACE)
    if Heading.TITLE not in found:
        texts = {at: share for at in rest if (share := _share(grid, at, _is_text)) > 0.5}
        most = max((_differing(grid, at) for at in texts), default=0)
        told = [at for at in texts if _differing(grid, at) * 2 > most]  # others are kinds of things
        if told:
            found[Heading.TITLE] = max(told, key=lambda at: texts[at])
    if Heading.TITLE not in found and grid.of_features and Heading.ROUTE in found:
        found[Heading.TITLE] = found.pop(Heading.ROUTE)  # tracks, each by its own name


def _is_filled(grid: RawTable, at: int) -> bool:
    """Whether something stands in a quarter of its cells."""
    rows = grid.rows[:SAMPLE_ROWS]
    return sum(bool(row.cells[at].strip()) for row in rows) * 4 >= len(rows)


def _share(grid: RawTable, at: int, wanted: Any) -> float:
    cells = [text for row in grid.rows[:SAMPLE_ROWS] if (text := row.cells[at].strip())]
    return sum(wanted(text) for text in cells) / len(cells) if cells else 0


def _differing(grid: RawTable, at: int) -> int:
    return len({row.cells[at].strip() for row in grid.rows[:SAMPLE_ROWS]})


def _is_text(text: str) -> bool:
    return (
        len(text) > (1 if HANGUL.search(text) else 3)
        and text.casefold() not in NO_TEXTS
        and sum(c.isalpha() for c in text) * 2 > len(text)
    )


def without_total(grid: RawTable) -> RawTable:
    """Without a last row that counts what stands above it; that is told."""
    filled = [row for row in grid.rows if any(cell.strip() for cell in row.cells)]
    last = filled[-1] if filled else None
    if last is None or last.number in grid.lines:
        return grid
    head, *others = [text for cell in last.cells if (text := cell.strip())]
    has_words = any(c.isalpha() or YEAR.fullmatch(text) for text in others for c in text)
    if has_words or folded(head).rstrip("0123456789") not in _totals():
        return grid
    rows = [row for row in grid.rows if row is not last]
    return replace(grid, rows=rows, notes=[*grid.notes, say("own.total_below", text=head)])


@lru_cache
def _totals() -> frozenset[str]:
    return frozenset(folded(word) for word in _toml()["total"])


@lru_cache
def _toml() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@lru_cache
def _written() -> Mapping[Heading, Sequence[str]]:
    return {role: [folded(name) for name in _toml().get(role, ())] for role in Heading}


@lru_cache
def sure_words() -> Mapping[str, str]:
    """What a cell may say of how sure it is, and which of our words that is."""
    return {word: ours for ours, words in _toml()["sure"].items() for word in words}
