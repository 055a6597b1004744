"""A number as a scene shows it, huge, with what it is made of; always out of facts, never typed."""

from collections.abc import Sequence

from geodata import wording
from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Arrivals, Fact, Flow, Observation
from geodata.records import Number as Published
from timeline.lecture.wire import NumberPart, ToldNumber
from timeline.naming import amount, as_told, named, unit_words
from timeline.text import Words

Counted = Published | Arrivals
WHOLE = "total"  # the category of a series that has no parts


def counted(facts: Sequence[Fact]) -> list[Counted]:
    """Those that are numbers, and known."""
    return [fact for fact in facts if isinstance(fact, Published | Arrivals) and _ends(fact)]


def told_number(
    own: Sequence[Counted], made_of: Sequence[Counted], archive: Archive, words: Words
) -> ToldNumber | None:
    """One number, or the range of several, each with who gives it; None where none is known.

    What one number consists of are `made_of`, else its women and men where both are published.
    """
    if not own:
        return None
    ends = [end for number in own for end in _ends(number)]
    low, high = min(ends), max(ends)
    several = len(own) > 1
    shown = own if several else made_of
    dated = len({_years(number) for number in (*own, *shown)}) > 1
    parts = [_part(number, archive, words, dated=dated) for number in shown]
    return {
        "form": "range" if several else "sum",
        "ends": [as_told(end, words.language) for end in dict.fromkeys((low, high))],
        "said": _said(own[0], words) if not several else "",
        "unit": _unit(own, words),
        "what": "" if several else _what(own[0], archive, words),
        "most": high if several else max([high, *(part["high"] for part in parts)]),
        "parts": parts or (_sexes(own[0], words) if not several else []),
    }


def _ends(number: Counted) -> list[float]:
    """One, or both where it is a range."""
    if isinstance(number, Arrivals):
        return [number.total]
    if number.value is not None:
        return [number.value]
    return [end for end in (number.low, number.high) if end is not None]


def _said(number: Counted, words: Words) -> str:
    """As it is known, with `at least` and the like."""
    if isinstance(number, Arrivals):
        return wording.number(number.total, words.language)
    return amount(number, words.language)


def _unit(own: Sequence[Counted], words: Words) -> str:
    """In words; blank where they differ."""
    if len({"persons" if isinstance(one, Arrivals) else one.unit for one in own}) > 1:
        return ""
    told = [one.worded("unit") for one in own if not isinstance(one, Arrivals)]
    return unit_words(told[0] if told else "persons", words.language)


def _what(number: Counted, archive: Archive, words: Words) -> str:
    """What it counts, and when."""
    if isinstance(number, Arrivals):
        return named(number, archive, words).text
    when = number.period and in_words(number.period, words.language)
    told = (number.label, _part_of(number)) if isinstance(number, Observation) else ()
    return ", ".join(filter(None, (*told, when)))


def _years(number: Counted) -> tuple[int | None, ...]:
    period = number.period
    ends = (period.first, period.last) if period else ()
    return tuple(end.year if end else None for end in ends)


def _part_of(number: Observation) -> str:
    """Blank where it is the whole."""
    return number.part if number.category != WHOLE else ""


def _part(number: Counted, archive: Archive, words: Words, *, dated: bool) -> NumberPart:
    ends = _ends(number)
    return {
        "who": _who(number, archive, words, dated=dated),
        "said": _said(number, words),
        "low": ends[0] if len(ends) > 1 else 0,
        "high": ends[-1],
    }


def _who(number: Counted, archive: Archive, words: Words, *, dated: bool) -> str:
    """Who gives a number of several, or which part it is; `dated`: and when."""
    when = in_words(number.period, words.language) if number.period else ""
    match number:
        case Arrivals():
            return when
        case Observation() if number.category != WHOLE:
            return ", ".join(filter(None, (number.part, when if dated else "")))
        case Flow() if number.measure:
            return number.worded("measure")
        case _:
            makers = [source.worded("publisher") for source in archive.sources_of(number)]
            return ", ".join(filter(None, (*makers[:1], when)))


def _sexes(number: Counted, words: Words) -> list[NumberPart]:
    if not isinstance(number, Arrivals) or number.female is None or number.male is None:
        return []
    known = ((words["lanes"]["women"], number.female), (words["lanes"]["men"], number.male))
    return [
        {"who": who, "said": wording.number(n, words.language), "low": 0, "high": n}
        for who, n in known
    ]
