"""The numbers that a text tells, in digits or in words, for a translation to tell the same.

How a language says them stands in `numerals.toml`. What is written in digits must be
told in digits; what is written in words, or in a name like Covid-19, may be.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_suffix(".toml")
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
FARTHEST = 100  # "28 to 6 million" share a scale, "7,500 to 10 thousand" do not
SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)(\d\d)[-\u2013~/](\d\d)(?![.,]?\d)")
Readings = frozenset[float]  # of one numeral: 1 in "1 to 2 million" is a million too


class Numerals(NamedTuple):
    """`digits` are what must be told, `words` what may be."""

    digits: Sequence[Readings]
    words: set[float]


class _Grammar(NamedTuple):
    numeral: re.Pattern[str]
    step: re.Pattern[str]
    between: re.Pattern[str]
    words: re.Pattern[str] | None
    idioms: re.Pattern[str] | None
    times: Mapping[str, float]
    values: Mapping[str, Sequence[float]]


def differing(text: str, language: str, other: str, other_language: str) -> list[str]:
    """The numbers of either text that the other does not tell."""
    one, two = numerals(text, language), numerals(other, other_language)
    return [*_untold(one, two), *_untold(two, one)]


def _untold(one: Numerals, two: Numerals) -> Iterator[str]:
    told = two.words.union(*two.digits)
    return (f"{min(known):g}" for known in one.digits if known.isdisjoint(told))


class Numeral(NamedTuple):
    """One as it stands in a text; `readings` are more than one where a range shares its scale."""

    start: int
    end: int
    readings: Readings


def found(text: str, language: str) -> list[Numeral]:
    """Those in digits that count, in their order: not those of names like Covid-19."""
    own = _grammar(language)
    text = own.idioms.sub(lambda idiom: " " * len(idiom[0]), text) if own.idioms else text
    matches = list(own.numeral.finditer(text))
    readings = [{_value(match[0], own)} for match in matches]
    for at in range(len(matches) - 1, 0, -1):
        before, after = matches[at - 1], matches[at]
        if own.between.fullmatch(text[before.end() : after.start()]):
            times = _times(after[0], own)
            shared = _value(before[0], own) * times
            if times > 1 == _times(before[0], own) and shared < FARTHEST * max(readings[at]):
                readings[at - 1].add(shared)
    return [
        Numeral(match.start(), match.end(), frozenset(values))
        for match, values in zip(matches, readings, strict=True)
    ]


def numerals(text: str, language: str) -> Numerals:
    own = _grammar(language)
    idioms = own.idioms.findall(text) if own.idioms else []
    text = SHORT_YEAR.sub(r"\1\2-\1\3", text)
    said = own.words.finditer(text.lower()) if own.words else ()
    words = [n for match in said for n in own.values[match[0]]]
    free = {float(n) for idiom in idioms for n in re.findall(r"\d+", idiom)}
    digits = [numeral.readings for numeral in found(text, language)]
    return Numerals(digits, free.union(_together(words)))


def _together(words: Sequence[float]) -> Iterator[float]:
    """Numbers that follow each other, alone and as one: twenty-five, two hundred thousand."""
    yield from words
    for one, two in pairwise(words):
        yield one + two
        yield one * two
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        yield one * two * three
        yield one * two + three


def _value(text: str, own: _Grammar) -> float:
    """3만 4,537 is 34,537; 1.5 million is 1,500,000."""
    total = 0.0
    for digits, times in own.step.findall(text):
        total += float(digits.replace(",", "")) * _product(times, own)
    return round(total, 6)


def _times(text: str, own: _Grammar) -> float:
    return _product(own.step.findall(text)[-1][1], own)


def _product(times: str, own: _Grammar) -> float:
    found = 1.0
    for word in re.findall(any_of(own.times), times, re.IGNORECASE) if own.times else ():
        found *= own.times[word.lower()]
    return found


@lru_cache
def steps(language: str) -> dict[str, float]:
    """In which large round numbers are told, the largest first; none where digits do."""
    own = _written().get(language, {})
    return {name: own["times"][name] for name in own.get("large", ())}


@lru_cache(maxsize=1024)
def multiple(unit: str, language: str) -> tuple[float, str]:
    """What a unit multiplies, and the unit itself: 백만 원 is a million, and 원."""
    own = _grammar(language)
    first, _, rest = unit.partition(" ")
    known = re.fullmatch(f"(?:{any_of(own.times)})+", first) if rest and steps(language) else None
    return (_product(first, own), rest) if known else (1, unit)


@lru_cache
def _grammar(language: str) -> _Grammar:
    said = _written().get(language, {})
    times: Mapping[str, float] = said.get("times", {})
    words: Mapping[str, Any] = said.get("words", {})
    some = rf"(?:\s?(?:{any_of(times)}))+" if times else "(?!)"
    return _Grammar(
        re.compile(rf"(?:{DIGITS})(?:{some}\s?(?:{DIGITS}))*(?:{some})?", re.IGNORECASE),
        re.compile(rf"({DIGITS})((?:{some})?)", re.IGNORECASE),
        re.compile(said.get("between", r"\s*-\s*"), re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(words)})\b") if words else None,
        re.compile("|".join(said["idioms"])) if said.get("idioms") else None,
        times,
        {word: own if isinstance(own, list) else [own] for word, own in words.items()},
    )


@lru_cache
def _written() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern of whole words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
