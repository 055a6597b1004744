"""Dates as people write them, as EDTF; what may mean two things is asked, never guessed.

`understood` takes one cell. What it can't settle alone (which of 05/04/1997 is the month, the
century of May-97, whether 21245 counts days) it gives as a `Question`, and takes the answer in
`Habits` once the column, or the reader, has it.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from geodata import dates, days
from geodata.cells import LATEST_YEAR
from geodata.days import Day
from geodata.numerals import any_of
from geodata.sentences import Sentence, say
from geodata.wording import locale

FILE = Path(__file__).with_suffix(".toml")
MOST_CHARACTERS = 120
FIRST_SERIAL, LAST_SERIAL = 10_000, 73_050  # 18 May 1927 to 31 December 2099
EPOCHS = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}
EARLIEST = 9999  # BC
# After a date, in the forms of ISO and of spreadsheets; a date of ours is a day at the finest.
_TIME_OF_DAY = re.compile(
    r"(?<=[\d.일日])(?:T|,? )(?:(?:오전|오후|上午|下午|午前|午後) ?)?"
    r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AP]\.?M\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?$",
    re.IGNORECASE,
)
_MILLISECONDS = re.compile(
    r"-?[1-9]\d{11,12}"
)  # since 1970, as maps and feeds on the web have them
_STAMP = re.compile(  # 195006250400: a day and its time, of which the day is kept
    r"((?:1\d|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?"
)
CENTURY = "XX"  # in its years, as EDTF writes them
CENTURY_TURNS = 30  # two digits below it are of this century, as spreadsheets take them


class OpenPoint(StrEnum):
    """What one cell alone can't settle."""

    MONTH = "month"
    CENTURY = "century"
    SERIAL = "serial"
    TILDE = "tilde"


@dataclass(frozen=True, slots=True)
class Habits:
    """How a column is written. None is not known yet.

    `month_first`: 05/04/1997 is in May. `century`: two digits are of this one (19, 20, and
    00 where an era is named), or as spreadsheets take them (turn).
    `serial`: numbers of five digits count days from the epoch of that name; blank: they are none.
    `open_ended`: 1950~ is from 1950 on, as in Korean, and not about 1950, as in EDTF.
    """

    month_first: bool | None = None
    century: str | None = None
    serial: str | None = None
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """What a cell says: an EDTF text, or what is asked, or what would be right.

    `lost` is what EDTF can't hold, in the words of the cell; it belongs into a note. `part`: that
    only a part is meant of what was read (`late 1849`). `shows` is what the cell settles for its
    column: that the day, or the month, stands first.
    """

    edtf: str = ""
    asked: OpenPoint | None = None
    fault: Sentence | None = None
    lost: bool = False
    part: bool = False
    shows: Habits = Habits()


def understood(text: str, habits: Habits = Habits()) -> Moment:
    """Never raises; a blank cell is no moment."""
    bare = _TIME_OF_DAY.sub("", " ".join(text.replace("\u00a0", " ").split()))
    if not bare:
        return Moment()
    if len(bare) > MOST_CHARACTERS:
        return Moment(fault=say("own.long_date", n=MOST_CHARACTERS))
    if stamp := _STAMP.fullmatch(bare):
        bare = stamp[1]
    elif is_in_milliseconds(bare):
        return _checked(Moment(str(Day(1970, 1, 1).moved(int(bare) // 86_400_000))))
    return _understood(bare, habits)


@lru_cache(maxsize=20_000)
def _understood(text: str, habits: Habits) -> Moment:
    try:
        moment = _moment(_plain(text), habits)
    except _Unclear as unclear:
        return Moment(asked=unclear.asked)
    except _Wrong as wrong:
        return Moment(fault=wrong.said)
    return _checked(moment)


def _checked(moment: Moment) -> Moment:
    """What came out is a date of ours."""
    try:
        when = dates.parse(moment.edtf)
    except ValueError as fault:
        said = fault.args[0] if isinstance(fault.args[0], Sentence) else None
        if said and said.key == "dates.no_such_day":
            said = say("own.no_such_day")  # in dates as people write them
        return Moment(fault=said or say("own.no_date"))
    if any(end.last and end.last.year > LATEST_YEAR for end in (when.start, when.end)):
        return Moment(fault=say("dates.too_late", year=str(LATEST_YEAR)))
    return moment


class _Unclear(Exception):  # noqa: N818 - a question is no error
    def __init__(self, asked: OpenPoint) -> None:
        self.asked = asked


class _Wrong(Exception):  # noqa: N818 - it says what the text is
    def __init__(self, said: Sentence | None = None) -> None:
        self.said = said or say("own.no_date")


@dataclass(frozen=True, slots=True)
class _Text:
    """`dashed`: a dash that is no hyphen stands in it, which joins two ends and never digits."""

    words: str
    dashed: bool


def _plain(text: str) -> _Text:
    grammar = _grammar()
    words = unicodedata.normalize("NFKC", text).translate(grammar.marks).casefold()
    words = grammar.weekday.sub("", words)
    return _Text(words.strip(" ,;.'"), not grammar.dashes.isdisjoint(text))


def _moment(text: _Text, habits: Habits) -> Moment:
    """The whole cell: EDTF as it stands, else two ends, else one."""
    words = text.words
    if _grammar().before_christ.search(words):
        words = _THOUSANDS.sub(r"\1\2", words)
    as_edtf = words.upper()
    if _TILDED.fullmatch(words) and (habits.open_ended or re.search("[년월일]", words)):
        kind, one = "until" if words[0] == "~" else "since", _one(words.strip("~ "), habits)
        return replace(one, edtf=_opened(one.edtf, {kind}))
    is_dash = text.dashed and (words.startswith("-") or _short_end(words))
    if dates.SHAPE.fullmatch(as_edtf) and not is_dash:
        return Moment(as_edtf)
    if not text.dashed and (day := _whole_day(words, habits)):
        return day
    if both := _both_ends(replace(text, words=words), habits):
        return both
    return _one(words, habits)


def _whole_day(words: str, habits: Habits) -> Moment | None:
    """A day with its month and year, which is no two dates: most cells of large tables."""
    if found := _THREE.fullmatch(words):
        edtf, shows = _three(found, habits)
        return Moment(edtf, shows=shows)
    if not re.search(r"\d{4}", words):
        return None
    numbered = _YMD.fullmatch(words) or _YMD_OF_KOREA.fullmatch(words)
    edtf = _ymd(numbered, habits) if numbered else _of_named_month(words, habits)
    return Moment(edtf) if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) else None


def is_tilded(text: str) -> bool:
    """Whether a cell is a date and a tilde alone, which says about, or that an end is open."""
    return bool(re.fullmatch(r"~ ?\d[\d./-]*|\d[\d./-]* ?~", _plain(text).words))


def is_in_milliseconds(text: str) -> bool:
    """Whether a cell is a number that counts milliseconds since 1970 (UTC)."""
    bare = text.strip()
    return bool(_MILLISECONDS.fullmatch(bare)) and not _STAMP.fullmatch(bare)


def counts_from_zero(text: str) -> bool:
    """Whether a cell names a year before 1 as EDTF does, which is one less than BC."""
    return bool(re.match(r"-\d{4}(?!\d)|0000(?!\d)", _plain(text).words))


def is_cut(text: str) -> bool:
    """Whether a cell may be what a spreadsheet has left of 1997.10: the number 1997.1."""
    return bool(re.fullmatch(r"\d{4}\.1", text.strip()))


def _short_end(words: str) -> bool:
    """With a dash, 1901-12 may be December 1901 or 1901 to 1912."""
    return bool(re.fullmatch(r"\d{4}-\d\d", words))


def _both_ends(text: _Text, habits: Habits) -> Moment | None:
    """Two dates with a word or a dash between them; None where there is one."""
    words = text.words
    grammar = _grammar()
    if (found := grammar.either.fullmatch(words)) and _is_date(found[1]) and _is_date(found[2]):
        ends = grammar.eras_shared(found[1], found[2])
        one, other = (_end(ends[n], habits, ends[1 - n]) for n in (0, 1))
        return _joined(_doubted(one), _doubted(other), lost=True)
    if found := grammar.between.fullmatch(words):
        first, last = grammar.eras_shared(found[1], found[2])
        return _joined(_end(first, habits, last), _end(last, habits), lost=True)
    if found := grammar.until_now.fullmatch(words):
        return _joined(_end(found[1], habits), Moment(".."))
    bare = grammar.from_word.sub("", words)
    return _dashed(bare, habits, dashed=text.dashed or bare != words)


def _dashed(words: str, habits: Habits, *, dashed: bool) -> Moment | None:
    """Two ends with a mark between them."""
    if both := _of_eras(words, habits):
        return both
    if both := _two_years(words, dashed=dashed) or _days_of_a_month(words, habits):
        return both
    for pattern in _grammar().spans:
        if (found := pattern.fullmatch(words)) and _is_date(found[2]):
            first, last = _grammar().eras_shared(found[1], found[2])
            return _joined(_end(first, habits, last), _end(last, habits, first))
    return None


def _of_eras(words: str, habits: Habits) -> Moment | None:
    """587-538 BC, 44 BC-AD 14, 6th-5th century BC: years and centuries of few digits."""
    grammar = _grammar()
    if not grammar.before_christ.search(words):
        return None
    for mark in re.finditer(rf"\s*(?:[-~/]|{any_of(_toml()['joined'])})\s*", words):
        ends = grammar.eras_shared(words[: mark.start()], words[mark.end() :])
        bare = [grammar.stripped(end)[0] for end in ends]
        if re.fullmatch(rf"\d{{1,2}}{_AGE}", bare[0]) and (age := _AGED.fullmatch(bare[1])):
            ends = ends[0].replace(bare[0], f"{bare[0]} {age['age']}"), ends[1]
            bare = [grammar.stripped(end)[0] for end in ends]
        if all(_YEAR_OR_AGE.fullmatch(own) for own in bare):
            return _joined(*(_one(end, habits) for end in ends))
    return None


def _two_years(words: str, *, dashed: bool) -> Moment | None:
    """1950-53, 1945/46 and `winter 1944/45`, of which no EDTF says which winter."""
    if found := re.fullmatch(r"(\d{4})\s*[-~]\s*(\d{1,2})", words):
        return _short_years(found[1], found[2], dashed=dashed or "~" in words)
    if (found := re.fullmatch(r"(\d{4})/(\d\d)", words)) and _is_next(found[1], found[2]):
        return _short_years(found[1], found[2], dashed=True)
    if found := _grammar().turn.fullmatch(words):
        year = found["year"]
        return Moment(f"{year}/{int(year) + 1:04}", lost=True, part=True)
    return None


def _days_of_a_month(words: str, habits: Habits) -> Moment | None:
    """What both ends share is written once."""
    if found := _DAYS.fullmatch(words):
        ends = (f"{found[1]}{day}, {found[4]}" for day in (found[2], found[3]))
        return _joined(*(_one(end, habits) for end in ends))
    if found := _DAYS_OF_NUMBERS.fullmatch(words):
        start = found["year"], found["month"], found["day"]
        end = found["year"], found["to_month"] or found["month"], found["to"]
        return _joined(*(_one("-".join(own), habits) for own in (start, end)))
    if found := re.fullmatch(rf"(\d{{1,2}}){_NTH}?\s*[-~/]\s*(\d{{1,2}}{_NTH}?\s+\D.*)", words):
        end = _end(found[2], habits)
        start = _end(f"{found[1]} {re.sub(rf'^[0-9]+{_NTH}?', '', found[2])}", habits)
        return _joined(start, end)
    return None


def _short_years(first: str, last: str, *, dashed: bool) -> Moment:
    """1950-53 are years; 1950-12 with a hyphen is ISO's month, with a dash it is unclear."""
    end, step = int(f"{first[: -len(last)]}{last}"), int(10 ** len(last))
    if end < int(first) and end + step - int(first) < step / 2:
        end += step
    years, month = f"{first}/{end:04}", f"{first}-{int(last):02}"
    is_month = 1 <= int(last) <= 12
    if is_month and not dashed:
        return Moment(month)
    if is_month:
        raise _Wrong(say("own.years_or_month", years=years, month=month))
    return Moment(years)


def _is_next(year: str, short: str) -> bool:
    """1911/12 may be a winter and 1945/46 is one; 1997/05 is a month."""
    return int(short) > 12 or int(short) == (int(year) + 1) % 100


def _is_date(words: str) -> bool:
    return bool(re.search(r"\d", words))


def _end(words: str, habits: Habits, other: str = "") -> Moment:
    """One of two ends, which may leave its year, or its month too, to the other."""
    own = words.strip(" ,.")
    if not re.search(r"\d{3}", own) and (year := re.search(r"\d{4}", other)):
        year_there = f"{own} {year[0]}"
        if re.match(r"\d{1,2}\s?[월일月日]", own) and (before := re.match(r"\d{4}\s?년?", other)):
            month = re.search(r"\d{1,2}\s?월", other) if "월" not in own else None
            year_there = " ".join([before[0].strip(), *([month[0]] if month else []), own])
        elif re.fullmatch(r"\d{1,2}\.?", own):
            rest = re.sub(r"^\D*\d{1,2}(st|nd|rd|th|\.)?\s*", "", other)
            year_there = f"{own} {rest}"
        own = year_there
    return _one(own, habits)


def _doubted(moment: Moment) -> Moment:
    known = moment.edtf
    if "/" in known:
        raise _Wrong
    return replace(moment, edtf=known if known[-1:] in "?%" else f"{known.rstrip('~')}?")


def _joined(start: Moment, end: Moment, *, lost: bool = False) -> Moment:
    if "/" in start.edtf or "/" in end.edtf:
        raise _Wrong
    return Moment(
        f"{start.edtf}/{end.edtf}",
        lost=lost or start.lost or end.lost,
        part=start.part or end.part,
    )


def _one(words: str, habits: Habits) -> Moment:
    """One date, with what stands before and after it that says how it is meant."""
    if _AGO.fullmatch(words):
        raise _Wrong
    grammar = _grammar()
    own, said = grammar.stripped(words)
    if found := re.fullmatch(r"-(\d{1,12})(-\d\d){0,2}", own):
        year = int(found[1])
        if not 0 < year <= EARLIEST:
            raise _Wrong(say("own.too_early", year=str(EARLIEST)) if year else None)
        raise _Wrong(say("own.minus", year=str(year), edtf=days.year_text(1 - year)))
    is_before = "before_christ" in said
    if is_before and re.match(r"\d{5}", own):
        raise _Wrong(say("own.too_early", year=str(EARLIEST)))
    if is_before or "christ" in said:
        own, habits = _padded(own.rstrip(" .")), replace(habits, century="00")
    edtf, shows = _bare(own, habits)
    edtf = _before_christ(edtf) if is_before else edtf
    edtf = "/".join(_qualified(end, said) for end in edtf.split("/"))
    edtf = _opened(edtf, said)
    is_part = "parts" in said
    return Moment(edtf, lost=is_part or "life" in said, part=is_part, shows=shows)


def _padded(own: str) -> str:
    """Of an era that is named a year may have fewer than four digits."""
    return _SHORT_YEAR.sub(lambda year: year[0].zfill(4), own)


def _before_christ(edtf: str) -> str:
    """EDTF counts 1 BC as the year 0. A decade before it is no decade of EDTF's; a century is."""
    year, *rest = dates.parts_of(edtf)
    if year.endswith(CENTURY):
        return f"-{edtf}"
    if year.endswith("X"):
        first = int(year[:-1]) * 10
        ends = (days.year_text(1 - first - n) for n in ((9, 0) if first else (9, 1)))
        return "/".join(ends)
    if int(year) == 0:
        raise _Wrong
    return "-".join([days.year_text(1 - int(year)), *rest])


def _qualified(edtf: str, said: set[str]) -> str:
    about, doubted = "about" in said, "uncertain" in said
    if not about and not doubted:
        return edtf
    if edtf[-1] in "~?%":
        return f"{edtf[:-1]}%" if edtf[-1] != ("~" if about else "?") else edtf
    return edtf + ("%" if about and doubted else "~" if about else "?")


_OPEN = {"until": "/{}", "since": "{}/..", "or_later": "{}/", "or_earlier": "/{}"}


def _opened(edtf: str, said: set[str]) -> str:
    """`before 1334` ends with 1333, `after` begins with the day, month or year that follows."""
    if "/" in edtf and said & {*_OPEN, "before", "after"}:
        raise _Wrong
    for kind, written in _OPEN.items():
        if kind in said:
            return written.format(edtf)
    if not {"before", "after"} & said:
        return edtf
    mark = edtf[-1] if edtf[-1] in "~?%" else ""
    first, last, step = _limits(edtf.removesuffix(mark))
    if "before" in said:
        return f"/{_written(first.moved(-1), step)}{mark}"
    return f"{_written(last.moved(1), step)}{mark}/"


def _limits(edtf: str) -> tuple[Day, Day, int]:
    """First and last day, and how many parts its neighbour is written in."""
    try:
        when = dates.parse(edtf)
    except ValueError as fault:
        raise _Wrong(fault.args[0]) from fault
    if not (when.first and when.last):
        raise _Wrong
    is_plain = dates.PLAIN.fullmatch(edtf)
    return when.first, when.last, len(dates.parts_of(edtf)) if is_plain else 1


def _written(day: Day, parts: int) -> str:
    return "-".join(dates.parts_of(str(day))[:parts])


def _bare(own: str, habits: Habits) -> tuple[str, Habits]:
    """A date with nothing around it."""
    for pattern, maker in _FORMS:
        if found := pattern.fullmatch(own):
            return maker(found, habits), Habits()
    if found := _THREE.fullmatch(own):
        return _three(found, habits)
    return _in_words(own, habits), Habits()


_NTH = r"(?:st|nd|rd|th|\.)"
_DAYS = re.compile(rf"(\D+)(\d{{1,2}}){_NTH}?\s*[-~/]\s*(\d{{1,2}}){_NTH}?,?\s+(\d{{4}})")
_DAYS_OF_NUMBERS = re.compile(
    r"(?P<year>\d{4})(?P<mark>[./]\s?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})\.?"
    r"\s*[-~]\s*(?:(?P<to_month>\d{1,2})(?P=mark))?(?P<to>\d{1,2})\.?"
)
_THREE = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|'?\d{2})")


def _three(found: re.Match[str], habits: Habits) -> tuple[str, Habits]:
    """Two numbers and a year: the one above twelve is the day; points are written day first."""
    one, mark, other, year_text = int(found[1]), found[2], int(found[3]), found[4]
    year = _year_of(year_text, habits)
    if one > 12 or other > 12 or one == other or mark == ".":
        month_first = other > 12 and one <= 12
        shows = Habits(month_first=month_first) if one != other and mark != "." else Habits()
    elif habits.month_first is None:
        raise _Unclear(OpenPoint.MONTH)
    else:
        month_first, shows = habits.month_first, Habits()
    month, day = (one, other) if month_first else (other, one)
    return f"{year}-{month:02}-{day:02}", shows


def _year_of(text: str, habits: Habits) -> str:
    """Four digits; two are of the century that spreadsheets give them, once that is agreed to."""
    digits = text.strip("'")
    if len(digits) != 2:
        return f"{int(digits):04}"
    if habits.century is None:
        raise _Unclear(OpenPoint.CENTURY)
    turned = "20" if int(digits) < CENTURY_TURNS else "19"
    return f"{turned if habits.century == 'turn' else habits.century}{digits}"


def _in_words(own: str, habits: Habits) -> str:
    """With the name of a month or season; only what belongs to a date may stand beside it."""
    grammar = _grammar()
    if found := grammar.season.fullmatch(own):
        groups = [part for part in found.groups() if part]
        season = next(part for part in groups if part in grammar.seasons)
        return (
            f"{_year_of(next(p for p in groups if p != season), habits)}-{grammar.seasons[season]}"
        )
    if _DAY_ALONE.fullmatch(own):
        raise _Wrong
    if edtf := _of_named_month(own, habits):
        return edtf
    raise _Wrong


def _of_named_month(own: str, habits: Habits) -> str:
    """Blank for any other text."""
    grammar = _grammar()
    for pattern in grammar.named:
        if found := pattern.fullmatch(own):
            parts = found.groupdict()
            month = grammar.months[parts["month"].strip(".")]
            year = _year_of(parts["year"], habits)
            day = parts.get("day")
            return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"
    return ""


def _serial(found: re.Match[str], habits: Habits) -> str:
    """A number of five digits may count days, as spreadsheets store a date."""
    if not FIRST_SERIAL <= int(found[1]) <= LAST_SERIAL:
        raise _Wrong
    if habits.serial is None:
        raise _Unclear(OpenPoint.SERIAL)
    if not habits.serial:
        raise _Wrong
    return day_of(int(found[1]), habits.serial).isoformat()


def day_of(serial: int, epoch: str) -> date:
    return EPOCHS[epoch] + timedelta(serial)


def _ymd(found: re.Match[str], _: Habits) -> str:
    year, month, day = found["y"], found["m"], found.groupdict().get("d")
    edtf = f"{int(year):04}-{int(month):02}"
    return f"{edtf}-{int(day):02}" if day else edtf


def _year_first(found: re.Match[str], habits: Habits) -> str:
    """97.5.4, as in Korean: nothing else can be above 31."""
    return f"{_year_of(found['y'], habits)}-{int(found['m']):02}-{int(found['d']):02}"


def _roman(found: re.Match[str], _: Habits) -> str:
    return f"{found['y']}-{_ROMAN.index(found['m']) + 1:02}-{int(found['d']):02}"


def _decade(found: re.Match[str], _: Habits) -> str:
    year = f"{int(found[1]):04}"
    if year[3] != "0":
        raise _Wrong(say("own.no_decade"))
    return f"{year[:3]}X"


def _century(found: re.Match[str], _: Habits) -> str:
    """The 13th century is 12XX."""
    return f"{int(found[1]) - 1:02}XX"


def _year(found: re.Match[str], _: Habits) -> str:
    return f"{int(found[1]):04}"


_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})(?:,(?=\d{3}(?!\d))|\.(?=\d00(?!\d)))(\d{3})")
_TILDED = re.compile(r"~ ?\d[\d./년월일 -]*|\d[\d./년월일 -]*~")
_AGO = re.compile(r"(?:약\s*)?\d{1,3}\s?년\s?[전후]")  # so many years ago, or later
_DAY_ALONE = re.compile(r"\D+[\s,](?:[0-2]\d|3[01])")  # Sept 11 is no month of 2011
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_AGE = r"(?:\s*(?:st|nd|rd|th|e|\.))?\s*"
_AGES = r"(?:century|centuries|cent|c|jahrhunderts?|jhd?t?|세기|世紀|世纪|siècles?)"
_AGED = re.compile(rf"\d{{1,2}}{_AGE}(?P<age>{_AGES})")
_SHORT_YEAR = re.compile(
    r"^\d{1,3}(?=\s?[년年]|$)|^\d{3}(?=[./-]\d{1,2}[./-]\d)"
    r"|(?<=[^\W\d][\s,.])\d{1,3}$|(?<=\d,\s)\d{1,3}$|(?<=\d[./-])\d{3}$"
)
_YEAR_OR_AGE = re.compile(rf"\d{{1,4}}(?:\s?[년年])?|\d{{1,2}}{_AGE}{_AGES}")
_TIME = r"(?:[t ]\d\d?:.*)?"
_YMD = re.compile(
    rf"(?P<y>\d{{4}})(?P<mark>[-/.])\s?(?P<m>\d{{1,2}})"
    rf"(?:(?P=mark)\s?(?P<d>\d{{1,2}})\.?)?{_TIME}"
)
_YMD_OF_KOREA = re.compile(
    r"(?P<y>\d{3,4})\s?(?:년|年)\s?(?P<m>\d{1,2})\s?(?:월|月)"
    r"(?:\s?(?P<d>\d{1,2})\s?(?:일|日))?"
)
_FORMS = (
    (re.compile(r"(\d{3,4})(?:년|年)?"), _year),
    (_YMD, _ymd),
    (_YMD_OF_KOREA, _ymd),
    (re.compile(r"(?P<m>\d{1,2})[/.](?P<y>\d{4})"), _ymd),
    (re.compile(r"(?P<y>[12]\d{3})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)"), _ymd),
    (re.compile(r"(?P<y>3[2-9]|[4-9]\d)([./-])\s?(?P<m>\d{1,2})\2\s?(?P<d>\d{1,2})"), _year_first),
    (re.compile(rf"(?P<d>\d{{1,2}})[. ]\s?(?P<m>{'|'.join(_ROMAN)})[. ]\s?(?P<y>\d{{4}})"), _roman),
    (re.compile(r"(\d{3,4})\s?(?:'?s|er(?: jahren?)?|년대|年代)"), _decade),
    (
        re.compile(rf"(\d{{1,2}}){_AGE}{_AGES}"),
        _century,
    ),
    (re.compile(r"(\d{5})(?:\.0+)?"), _serial),
)


@dataclass(frozen=True)
class _DateGrammar:
    """The patterns that the words of `moments.toml` make."""

    marks: Mapping[int, str]
    dashes: frozenset[str]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    named: tuple[re.Pattern[str], ...]
    season: re.Pattern[str]
    turn: re.Pattern[str]
    weekday: re.Pattern[str]
    either: re.Pattern[str]
    between: re.Pattern[str]
    from_word: re.Pattern[str]
    now: frozenset[str]
    until_now: re.Pattern[str]
    spans: tuple[re.Pattern[str], ...]
    around: tuple[tuple[str, re.Pattern[str]], ...]
    before_christ: re.Pattern[str]

    def eras_shared(self, first: str, last: str) -> tuple[str, str]:
        """What stands once is meant of both: 587-538 BC, and 기원전 57-37년, which runs on."""
        of_first, of_last = (self.stripped(end)[1] & _ERAS for end in (first, last))
        if of_last == {"before_christ"} and not of_first:
            return f"{first.strip()} bc", last
        begins = re.search(r"\d+", first)
        ends = re.search(r"\d+", last)
        is_before_it = self.before_christ.match(first) and not of_last
        if is_before_it and begins and ends and int(ends[0]) <= int(begins[0]):
            return first, f"{last.strip()} bc"
        if of_first and not of_last:
            return first, f"{last.strip()} ad"
        return first, last

    def stripped(self, words: str) -> tuple[str, set[str]]:
        """The date without what stands around it, and what that says."""
        said: set[str] = set()
        own, before = words, ""
        while own != before:
            before = own
            for kind, pattern in self.around:
                if (found := pattern.fullmatch(own)) and found["own"]:
                    own = found["own"].strip(" ,")
                    said.add(kind)
        return own, said


@lru_cache
def _toml() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@lru_cache
def _grammar() -> _DateGrammar:
    written = _toml()
    months, seasons = _months(written), written["seasons"]
    season = f"({any_of(seasons)})"
    return _DateGrammar(
        str.maketrans(
            {**dict.fromkeys(written["hyphens"], "-"), **dict.fromkeys(written["quotes"], "")}
        ),
        frozenset(written["dashes"]),
        months,
        seasons,
        _named(months),
        re.compile(rf"{season}(?:\s+of)?\s*,?\s*(\d{{4}})|(\d{{4}})\s?년?\s*,?\s*{season}"),
        re.compile(rf"{season}(?:\s+of)?\s+(?P<year>\d{{4}})\s?[-/]\s?(?:\d\d)?\d\d"),
        _weekday(months),
        re.compile(rf"(?:either )?(.+?)(?:{any_of(written['either'])})(.+)"),
        re.compile(
            rf"(?:{any_of(written['between'])})\s+(.+?)(?:{any_of(written['and_between'])})(.+)"
        ),
        re.compile(rf"^(?:from|von|vom|de|du)\s+(?=.*(?:{any_of(written['joined'])}|[-~]))"),
        frozenset(written["now"]),
        re.compile(
            rf"(?:(?:since|from|seit|von|ab)\s+)?(.*\d.*?)"
            rf"\s*(?:-|~|/|{any_of(written['joined'])})\s*(?:{any_of(written['now'])})"
        ),
        _spans(written),
        _around(written),
        re.compile(
            rf"(?:{any_of([*written['before_christ'], *written['before_christ_before']])})(?!\w)"
            rf"|(?:{any_of(written['before_christ_before'])})"
        ),
    )


def _named(months: Mapping[str, int]) -> tuple[re.Pattern[str], ...]:
    """Dates whose month is a word: day, month, year in the orders in which people write them."""
    month = f"(?P<month>(?:{any_of(months)})\\.?)"
    year, day = r"(?P<year>\d{3,4}|'?\d{2})", r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?"
    gap, of = r"[\s,/.-]*", r"[\s,/.-]*(?:of\s|de\s|de\b)?\s*"
    return (
        re.compile(rf"{day}{of}{month}{of}(?P<year>\d{{4}}|'?\d{{2}})"),
        re.compile(rf"{month}{gap}{day}[\s,]+{year}"),
        re.compile(rf"{month}{of}{year}"),
        re.compile(r"(?P<year>\d{4})" + rf"{gap}{month}(?:{gap}{day})?"),
    )


def _spans(written: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    """A slash, a word, a dash with blanks, then a dash between years or whole dates."""
    whole = r"\d{4}-\d\d-\d\d"
    numbers = [rf"{mark}\s?\d{{1,2}}(?:{mark}\s?\d{{1,2}})?\.?" for mark in (r"\.", "/", "-")]
    return (
        re.compile(r"([^/]*\d{4}[^/]*?)\s*/\s*([^/]*\d{4}[^/]*)"),
        re.compile(rf"(.+?)(?:{any_of(written['joined'])})(.+)"),
        re.compile(r"(.+?)\s+[-~]\s*(.+)"),
        re.compile(r"(.+?)\s*[-~]\s+(.+)"),
        re.compile(rf"({whole})\s*[-~]\s*({whole})"),
        *(re.compile(rf"(\d{{4}}{own})\s*[-~]\s*(\d{{4}}{own})") for own in numbers),
        re.compile(r"(.*\d{4}[^\d~-]*?)\s*[-~]\s*([^\d]*\d{3,4}[^\d-]*|.*\D\d{4})"),
        re.compile(r"(.*\d+\s?(?:년|월|일))\s*[-~]\s*(.+(?:년|월|일).*)"),
        re.compile(r"(\D+)\s*[-~/]\s*(\D+\d{4})"),
    )


_ERAS = {"before_christ", "christ"}
# In which order they are taken off, and whether they stand before, after or on both sides.
_KINDS = (
    ("before_christ", "before_christ", "after"),
    ("before_christ", "before_christ_before", "before"),
    ("or_later", "or_later_after", "after"), ("or_earlier", "or_earlier_after", "after"),
    ("uncertain", "uncertain", "before"), ("uncertain", "uncertain_after", "after"),
    ("about", "about", "before"), ("about", "about_after", "after"),
    ("christ", "christ", "after"), ("christ", "christ_before", "before"),
    ("before", "before", "before"), ("before", "before_after", "after"),
    ("until", "until", "before"), ("until", "until_after", "after"),
    ("after", "after", "before"), ("after", "after_after", "after"),
    ("since", "since", "before"), ("since", "since_after", "after"),
    ("life", "life_after", "after"),
    ("parts", "parts", "before"), ("parts", "parts_after", "after"),
)  # fmt: skip


def _around(written: Mapping[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = [
        ("uncertain", re.compile(r"(?P<own>.*[^?(\s])\s*\(?\?\)?")),
        ("uncertain", re.compile(r"\[(?P<own>[^\[\]]+)\]")),
        ("about", re.compile(r"~\s*(?P<own>.+)")),
        ("about", re.compile(r"(?P<own>.*\d[\dx-]*)~")),
        ("life", re.compile(rf"(?:{any_of(written['life'])})\s*(?P<own>.*\d.*)")),
        ("on", re.compile(r"(?:on|in|am|im|in the|the|le|en|el|den)\s+(?P<own>.+)")),
    ]
    for kind, room, side in _KINDS:
        words = any_of(written[room])
        if side == "before":
            found.append((kind, re.compile(rf"(?:{words})(?:[.\s]+|(?=\d)|-(?=\d))(?P<own>.+)")))
        else:
            found.append((kind, re.compile(rf"(?P<own>.+?)\s*(?:{words})\.?")))
    return tuple(found)


def _months(written: Mapping[str, Any]) -> dict[str, int]:
    """Names of months in several languages; one that means two months is none."""
    found: dict[str, set[int]] = {}
    for language in written["months_of"]:
        tables: Any = locale(language).months
        for name, number in _names(tables):
            found.setdefault(name, set()).add(number)
    once = {name: next(iter(own)) for name, own in found.items() if len(own) == 1}
    return {**once, **written["months"]}


def _names(tables: Any) -> Iterable[tuple[str, int]]:
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in tables[form][width].items():
                bare = str(name).casefold().strip(".")
                if not bare[:1].isdigit():
                    yield bare, int(number)


def _weekday(months: Mapping[str, int]) -> re.Pattern[str]:
    """The name of a day before or after a date; `mar` is a month first."""
    languages = _toml()["months_of"]
    tables: list[Any] = [locale(language).days for language in languages]
    names = {str(name).casefold().strip(".") for own in tables for name in _days(own, "wide")}
    short = {
        str(name).casefold().strip(".") for own in tables for name in _days(own, "abbreviated")
    }
    known = any_of(sorted((names | short) - {*months}))
    return re.compile(
        rf"^(?:{known})\.?,?\s+(?=.*\d)|\s*\((?:{known})\.?\)$|,?\s+(?:{any_of(sorted(names))})$"
    )


def _days(tables: Any, width: str) -> Iterable[str]:
    return tables["format"][width].values()


def is_now(text: str) -> bool:
    """Whether a cell says that something goes on."""
    return text.strip().casefold() in _grammar().now


def settled(moments: Iterable[Moment]) -> bool | None:
    """Whether the month stands first in a column, by the cells that can be read in one way only.

    None where none can, or where they disagree.
    """
    shown = {moment.shows.month_first for moment in moments} - {None}
    return shown.pop() if len(shown) == 1 else None
