"""The numbers and dates of Korean text, as `numbers_said` has those of English."""

import re
from collections.abc import Iterator
from itertools import pairwise

from geodata.numerals import found

KOREAN = "ko"
HANGUL = re.compile("[가-힣]")
LATIN = re.compile("[A-Za-z]")
FRACTION = re.compile(r"(\d+)\s?분의\s?(\d+)")
PARTS = {2: "half", 3: "third", 4: "quarter"}
DECADE = re.compile(r"(?<![\d.,])([12]\d\d0)년대")
DATE = re.compile(
    r"(?<![\d.,])(?:(?P<year>[12]\d{3})년\s?)?(?P<month>1[0-2]|[1-9])월(?:\s?(?P<day>\d{1,2})일)?"
)
YEAR = re.compile(r"(?:19|20)\d\d")
PERCENT = re.compile(r"\s?(?:퍼센트|%)")
RANGE = re.compile(r"\s?[~\u223c\u2013-]\s?")
WORDS = {"절반": "half", "반으로": "half", "두 배": "twice", "갑절": "twice"}
IN_WORDS = re.compile("|".join(WORDS))

UNITS = {name: n for n, name in enumerate("일이삼사오육칠팔구", 1)}
STEPS = {"십": 10, "백": 100, "천": 1000}
LARGE = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
DECADES = "열 스물 서른 마흔 쉰 예순 일흔 여든 아흔"
TENS = {name: 10 * n for n, name in enumerate(DECADES.split(), 1)}
ONES = {name: n for n, name in enumerate("한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(), 1)}
NATIVE = {**TENS, **ONES, "스무": 20, "석": 3, "넉": 4}
COUNTERS = (
    "명 사람 살 세 번 달 해 곳 나라 가지 건 시간 차례 배 주 개 척 가족 가구 쪽 편 대 쌍 장 군데 "
    "마을 도시 원 킬로미터 미터 년 일 집 단계 갈래"
).split()
COUNTED = rf"여?\s(?:{'|'.join(COUNTERS)})"
IN_NATIVE = re.compile(
    rf"(?<![가-힣])({'|'.join(TENS)}|스무)?({'|'.join(ONES)}|석|넉)?(?<=[가-힣])(?={COUNTED})"
)
IN_SINO = re.compile(
    rf"(?<![가-힣\d])(?:[일이삼사오육칠팔구]?[십백천만억조])+[일이삼사오육칠팔구]?(?={COUNTED})"
)


def is_korean(text: str) -> bool:
    """With titles in Latin letters too; not where a Korean name stands in English."""
    return 2 * len(HANGUL.findall(text)) > len(LATIN.findall(text))


def said_in_korean(text: str) -> Iterator[str]:
    """Each as finely as it stands there; "one" is not among them, as in English."""
    for pattern, tokens in ((DECADE, _decade), (FRACTION, _fraction), (DATE, _date)):
        yield from (token for match in pattern.finditer(text) for token in tokens(match))
        text = pattern.sub(_blank, text)
    yield from _digits(text)
    yield from (f"word {WORDS[match[0]]}" for match in IN_WORDS.finditer(text))
    text = IN_WORDS.sub(_blank, text)
    for match in IN_NATIVE.finditer(text):
        value = sum(NATIVE.get(part or "", 0) for part in match.groups())
        if value > 1:
            yield f"number {value}"
    yield from (f"number {_sino(match[0]):.12g}" for match in IN_SINO.finditer(text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _decade(match: re.Match[str]) -> Iterator[str]:
    yield f"{match[1]}s"


def _fraction(match: re.Match[str]) -> Iterator[str]:
    """Two of three are a word and a number, as English says them."""
    below, above = int(match[1]), int(match[2])
    yield f"word {PARTS[below]}" if below in PARTS else f"number {below}"
    if above > 1:
        yield f"number {above}"


def _date(match: re.Match[str]) -> Iterator[str]:
    year, month, day = match["year"], int(match["month"]), match["day"]
    if day:
        dated = f"{month:02}-{int(day):02}"
        yield f"{year}-{dated}" if year else dated
    else:
        yield f"{year}-{month:02}" if year else f"month {month}"


def _digits(text: str) -> Iterator[str]:
    """A range of per cent says it once, at its end."""
    numbers = found(text, KOREAN)
    shares = [bool(PERCENT.match(text, own.end)) for own in numbers]
    for at, (one, other) in enumerate(pairwise(numbers)):
        shares[at] |= shares[at + 1] and bool(RANGE.fullmatch(text, one.end, other.start))
    for own, share in zip(numbers, shares, strict=True):
        digits = text[own.start : own.end]
        if share:
            yield f"percent {max(own.readings):.10g}"
        elif YEAR.fullmatch(digits):
            yield f"year {digits}"
        else:
            yield f"number {max(own.readings):.12g}"


def _sino(text: str) -> float:
    """이십오만 is 250,000."""
    total = part = unit = 0
    for letter in text:
        if letter in LARGE:
            total += (part + unit or 1) * LARGE[letter]
            part = unit = 0
        elif letter in STEPS:
            part += (unit or 1) * STEPS[letter]
            unit = 0
        else:
            unit = UNITS[letter]
    return total + part + unit
