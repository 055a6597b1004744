"""Partial and uncertain dates after EDTF (ISO 8601-2), levels 0 and 1.

A date is kept as its source knows it and written out exactly as it was read. Plain years,
months and days go through the standard library, which knows the calendar and takes microseconds;
everything else of level 1 goes through the `edtf` library (3 ms a date, and it would take
29 February 2015).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast

from geodata import days, wording
from geodata.days import Day
from geodata.sentences import say
from geodata.wording import Words

WOULD_BE_RIGHT = say("dates.when")
_DAY = "(0[1-9]|[12][0-9]|3[01]|XX)"
_MONTH = f"(XX(-XX)?|2[1-4]|(0[1-9]|1[0-2])(-{_DAY})?)"
_INSTANT = f"-?([0-9][0-9]XX|[0-9]{{3}}X|[0-9]{{4}}(-{_MONTH})?)[~?%]?"
PATTERN = rf"({_INSTANT}(/({_INSTANT}|\.\.)?)?|(\.\.)?/{_INSTANT})"  # the shape, not the calendar
SHAPE = re.compile(PATTERN)
NO_YEAR = "-0000"  # the year before 1 is 0
PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", re.ASCII)


class Precision(StrEnum):
    """How finely a date, or the coarser end of a span, is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Instant:
    """One end of a date: the days it may mean, and how sure its source is.

    `first` and `last` are both None where the end is open or unknown.
    """

    first: Day | None
    last: Day | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date or span of dates. `text` is what was read; an instant has `end == start`."""

    text: str
    start: Instant
    end: Instant

    @property
    def first(self) -> Day | None:
        """Earliest day, None for an open or unknown start."""
        return self.start.first

    @property
    def last(self) -> Day | None:
        """Latest day, None for an open or unknown end."""
        return self.end.last

    @property
    def in_time(self) -> Day:
        """What it is sorted by: what has no beginning comes last."""
        return self.first or days.LAST

    @property
    def precision(self) -> Precision:
        """The coarser precision of the two ends."""
        order = list(Precision)
        return max(self.start.precision, self.end.precision, key=order.index)

    @property
    def is_span(self) -> bool:
        """Whether two ends were written, as in 1994/2000."""
        return "/" in self.text

    @property
    def approximate(self) -> bool:
        return self.start.approximate or self.end.approximate

    @property
    def uncertain(self) -> bool:
        return self.start.uncertain or self.end.uncertain

    def __str__(self) -> str:
        return self.text


OPEN = Instant(None, None, Precision.UNKNOWN)
UNDATED = Date("", OPEN, OPEN)  # of what a reader has brought without a date


@lru_cache(maxsize=20_000)
def parse(text: str) -> Date:
    """Read an EDTF date of level 0 or 1.

    Raises:
        ValueError: with the Sentence that says what would be right, for any other text.
    """
    if not SHAPE.fullmatch(text):
        raise ValueError(WOULD_BE_RIGHT)
    start, slash, end = text.partition("/")
    ends = [_instant(start, of_span=bool(slash))]
    ends.append(_instant(end, of_span=True) if slash else ends[0])
    first, last = ends[0].first, ends[1].last
    if first and last and first > last:
        raise ValueError(say("dates.turned"))
    return Date(text, ends[0], ends[1])


def span(start: Date, end: Date) -> Date:
    """The span from one date to another, as in a row with a start and an end."""
    return Date(f"{start.text}/{end.text}", start.start, end.end)


def until(when: Date) -> Date:
    """The end of a span that is open at its start; any other date as it is."""
    start, slash, end = when.text.partition("/")
    return parse(end) if slash and start in {"", ".."} else when


def _instant(text: str, *, of_span: bool) -> Instant:
    if of_span and text in {"", ".."}:
        return OPEN
    plain = PLAIN.fullmatch(text)
    return _plain(plain) if plain else _qualified(text)


def _plain(match: re.Match[str]) -> Instant:
    year, month, day = match.groups()
    if year == NO_YEAR:
        raise ValueError(say("dates.no_such_day", wanted=WOULD_BE_RIGHT))
    try:
        first = days.of(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(say("dates.no_such_day", wanted=WOULD_BE_RIGHT)) from error
    if day:
        return Instant(first, first, Precision.DAY)
    if month:
        return Instant(first, _month_end(first), Precision.MONTH)
    return Instant(first, Day(first.year, 12, 31), Precision.YEAR)


def _month_end(first: Day) -> Day:
    if first.month == 12:
        return Day(first.year, 12, 31)
    return Day(first.year, first.month + 1, 1).moved(-1)


def _qualified(text: str) -> Instant:
    """Level 1: 2016~, 2016?, 2016%, 200X, 2016-XX, seasons."""
    mark = text[-1:] if text[-1:] in {"~", "?", "%"} else ""
    bare = text.removesuffix(mark) if mark else text
    plain = PLAIN.fullmatch(bare)
    known = _plain(plain) if plain else _by_library(bare)
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    return Instant(known.first, known.last, known.precision, approximate, uncertain)


def _by_library(text: str) -> Instant:
    from edtf import parse_edtf  # 0.2 s, for the few dates that need it

    shifted, by = _after_christ(text)
    try:
        known = cast("Any", parse_edtf(shifted))
        first, last = (
            days.of(year - by, *rest)
            for year, *rest in (known.lower_strict()[:3], known.upper_strict()[:3])
        )
    except Exception as error:
        raise ValueError(WOULD_BE_RIGHT) from error
    return Instant(first, last, _precision(text.removeprefix("-")))


def _after_christ(text: str) -> tuple[str, int]:
    """The same in a later year of the same calendar, and how much later it is.

    The library turns the months of a year before 1 around.
    """
    found = re.fullmatch(r"(-?\d{4})(-.+)", text)
    if not found or int(found[1]) > 0:
        return text, 0
    by = (-int(found[1]) // days.CYCLE + 1) * days.CYCLE
    return f"{int(found[1]) + by:04}{found[2]}", by


def _precision(text: str) -> Precision:
    if re.fullmatch(r"\d{4}-2[1-4]", text):
        return Precision.SEASON
    unspecified = {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY}
    if len(text) == 4:
        return unspecified.get(text.count("X"), Precision.UNKNOWN)
    if re.fullmatch(r"\d{4}-XX(-XX)?", text):
        return Precision.YEAR
    return Precision.MONTH if re.fullmatch(r"\d{4}-\d{2}-XX", text) else Precision.UNKNOWN


def in_words(when: Date, language: str) -> str:
    """The date as a reader would say it: `7 April 2016`, `about 2007`, `up to 1998`."""
    return _in_words(when.text, language)


@lru_cache(maxsize=20_000)
def _in_words(text: str, language: str) -> str:
    words = wording.engine(language)["dates"]
    if not text:
        return words["undated"]
    start, slash, end = text.partition("/")
    if not slash:
        return _end_in_words(start, words)
    if start in {"", ".."}:
        return words["up_to"].format(end=_end_in_words(end, words))
    if end in {"", ".."}:
        return words["since"].format(start=_end_in_words(start, words))
    return words["span"].format(start=_end_in_words(start, words), end=_end_in_words(end, words))


QUALIFIED = {"~": "about", "?": "uncertain", "%": "about_uncertain"}


def _end_in_words(text: str, words: Words) -> str:
    if text[-1] in QUALIFIED:
        return words[QUALIFIED[text[-1]]].format(date=_end_in_words(text[:-1], words))
    year, *rest = parts_of(text)
    if "X" in year:
        return _several_years(year, words)
    return _known_in_words(int(year), [part for part in rest if part != "XX"], words)


def parts_of(text: str) -> list[str]:
    """Year, with its sign, month and day of a date with nothing around it."""
    sign = "-" if text.startswith("-") else ""
    year, *rest = text.removeprefix("-").split("-")
    return [f"{sign}{year}", *rest]


def _several_years(text: str, words: Words) -> str:
    """A decade or a century; before the first they are no round years."""
    begins, ends = (int(text.replace("X", digit)) for digit in "09")
    if begins > 0:
        return words["decade"].format(year=text.replace("X", "0"))
    first, last = sorted((begins, ends))
    is_century = text.endswith("XX")
    if text.startswith("-") and is_century:
        n = -last // 100 + 1
        return words["century_before_christ"][wording.ordinal(n, words.language)].format(n=n)
    if is_century:
        return words["first_century"]
    start, end = (wording.year(year, words.language) for year in (first, last))
    return words["span"].format(start=start, end=end)


def _known_in_words(year: int, rest: list[str], words: Words) -> str:
    """A year, with a season, or with a month and perhaps a day."""
    if not rest:
        return wording.year(year, words.language)
    if rest[0] in words["seasons"]:
        own = wording.bare_year(year, words.language)
        return words["season"].format(season=words["seasons"][rest[0]], year=own)
    if len(rest) == 1:
        return wording.month(Day(year, int(rest[0]), 1), words.language)
    return wording.day(Day(year, int(rest[0]), int(rest[1])), words.language)
