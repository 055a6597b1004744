"""The numbers and dates that a text says, and those that a record holds, as comparable words.

They come as `year 2009`, `1997-07-14`, `1997-07`, `07-14`, `month 7`, `1990s`, `percent 72.2`,
`number 34537` or `word half`. "One" is not among them, being mostly a pronoun.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from geodata.dates import Date
from geodata.records import Fact
from timeline.cite import MONTHS
from timeline.lecture.korean_numbers import is_korean, said_in_korean

UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
UNITS += "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WORDS = {word: n for n, word in enumerate(UNITS)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
LONGEST_KEPT = 2_000  # letters
LEAST_WITH_OWN_SCALE = 1_000  # "240,000 to 3.5 million", but "2.8 to 3.5 million"

MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month[3:] else month for month in MONTHS)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SPELT = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS[1:10])}))?|{'|'.join(UNITS[::-1])}|a"
SCALE = rf"(?:\s(?:{'|'.join(SCALES)})\b)"
ONE = rf"(?<![\w.,])(?:{DIGITS})(?:st|nd|rd|th)?(?!\w)|\b(?:{SPELT})\b"
FOUND = re.compile(
    rf"""\b(?P<decade>[12]\d\d0)s\b
    |\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<of>{MONTH})\b(?:\s(?P<its_year>[12]\d{{3}})\b)?
    |\b(?<!Arduous\s)(?P<month>{MONTH})\b(?:\s(?P<year>[12]\d{{3}})\b)?
    |(?:(?P<low>{ONE})(?:\sto\s|(?<=\d)-(?=\d)))?(?P<value>{ONE})(?P<scale>{SCALE}*)
      (?P<percent>\s?(?:per\scent|percent|%))?
    |\b(?P<word>half|quarter|twice|double|dozen|third(?=s)|(?<=a\s)third(?!\scountr))[sd]?\b
    """,
    re.VERBOSE,
)
SENTENCE_START = re.compile(r"(?:(?<=^)|(?<=[.?!:] )|(?<=\n))([A-Z][a-z]+)")


def said(text: str) -> frozenset[str]:
    """What a text says, each number or date once, as finely as it stands there."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _read(text)


@lru_cache(maxsize=2048)  # a scene asks three times what its facts say; others rest on them too
def _kept(text: str) -> frozenset[str]:
    return _read(text)


def _read(text: str) -> frozenset[str]:
    plain = re.sub(r"\s+", " ", text.replace("*", "").replace("\u2013", "-"))
    if is_korean(plain):
        return frozenset(said_in_korean(plain))
    lowered = SENTENCE_START.sub(_unless_month, plain)
    return frozenset(token for match in FOUND.finditer(lowered) for token in _tokens(match))


def _unless_month(match: re.Match[str]) -> str:
    word = match.group()
    return word if word in MONTHS else word.lower()


def _tokens(match: re.Match[str]) -> Iterator[str]:
    got = match.groupdict()
    if got["decade"]:
        yield f"{got['decade']}s"
    elif got["day"]:
        dated = f"{_month(got['of']):02}-{int(got['day']):02}"
        yield f"{got['its_year']}-{dated}" if got["its_year"] else dated
    elif got["month"]:
        month = _month(got["month"])
        yield f"{got['year']}-{month:02}" if got["year"] else f"month {month}"
    elif got["value"]:
        yield from _numbers(got)
    else:
        yield f"word {got['word']}"


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _numbers(got: dict[str, Any]) -> Iterator[str]:
    scale = 1
    for word in got["scale"].split():
        scale *= SCALES[word]
    value = _value(got["value"])
    if got["low"]:
        low = _value(got["low"])
        shared = scale if low < LEAST_WITH_OWN_SCALE else 1
        yield from _number(got["low"], low * shared, shared, got["percent"])
    yield from _number(got["value"], value * scale, scale, got["percent"])


def _number(text: str, value: float, scale: int, percent: str | None) -> Iterator[str]:
    if percent:
        yield f"percent {value:.10g}"
    elif re.fullmatch(r"(19|20)\d\d", text) and scale == 1:
        yield f"year {text}"
    elif text not in {"a", "one"} or scale > 1:
        yield f"number {value:.12g}"


def _value(text: str) -> float:
    """1 for "a", which counts only before a scale."""
    if text[0].isdigit():
        return float(text.replace(",", "").rstrip("sthndr"))
    return sum(WORDS.get(word, 1) for word in re.split("[- ]", text))


def held(records: Iterable[Fact]) -> set[str]:
    """What records hold in their numbers, dates and texts, and everything coarser."""
    tokens = {token for record in records for token in _held(record)}
    return tokens | {coarser for token in tokens for coarser in _coarser(token)}


def _held(record: Fact) -> Iterator[str]:
    unit = getattr(record, "unit", "")
    for name, value in record:
        if isinstance(value, Date):
            yield from _dated(value.text)
        elif name in {"value", "low", "high"} and value is not None:
            yield from said(f"{value:,.10g} {unit}")
        elif name in {"male", "female", "total", "people", "length_km"} and value is not None:
            yield f"number {value}"
        elif name in {"from_year", "to_year"}:
            yield from of_year(value) if isinstance(value, int) else ()
        elif isinstance(value, str) and name not in {"id", "figures", "corridor_id", "series"}:
            yield from said(value)


def _dated(edtf: str) -> Iterator[str]:
    yield from (f"{decade}0s" for decade in re.findall(r"(\d{3})X", edtf))
    for year, month, day in re.findall(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", edtf):
        if int(year) < 1:
            yield from of_year(int(year))
            yield from [f"{month}-{day}"] if day else [f"month {int(month)}"] if month else []
        else:
            yield f"{year}-{month}-{day}" if day else f"{year}-{month}" if month else f"year {year}"


def of_year(year: int) -> list[str]:
    """Before the year 1 it is said as a number: 44 BC."""
    return [f"year {year}"] if year > 0 else [f"number {1 - year}"]


def _coarser(token: str) -> Iterator[str]:
    if found := re.fullmatch(r"(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?", token):
        year, month, day = found.groups()
        yield f"month {int(month)}"
        if day:
            yield f"{month}-{day}"
        if year:
            yield from (f"{year}-{month}", f"year {year}", f"{year[:3]}0s")
    elif token.startswith("year "):
        yield f"{token[5:8]}0s"
    elif token.startswith("percent "):
        yield f"number {token[8:]}"
