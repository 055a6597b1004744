"""What a fact is called where it is one of many: in a list, not on its card. Plain text."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from geodata import wording
from geodata.archive import Archive
from geodata.dates import UNDATED, in_words
from geodata.doubts import Grade, grade
from geodata.numerals import multiple, steps
from geodata.records import (
    Arrivals,
    Claim,
    Corridor,
    Era,
    Event,
    Fact,
    Flow,
    Leg,
    Number,
    Observation,
    Place,
    Stage,
    Term,
)
from timeline.text import Words

ROUND, THOUSAND = 10_000, 1_000
WORD = re.compile(r"[^\W_]+")


class Named(NamedTuple):
    """What a fact is called, and what to pick on the stage to see it; blank where nothing."""

    text: str
    pick: str = ""


def named(fact: Fact, archive: Archive, words: Words) -> Named:
    """A fact as it is told from all others that rest on the same source."""
    match fact:
        case Event():
            return Named(f"{in_words(fact.when, words.language)}: {fact.title}", fact.id)
        case Place():
            return Named(fact.full_name, fact.id)
        case Corridor():
            return Named(fact.name, fact.id)
        case Era():
            return Named(words["sources"]["fact_era"].format(era=fact.name), fact.start_event)
        case Term():
            return Named(words["sources"]["fact_term"].format(term=fact.term))
        case _:
            return _from_parts(fact, archive, words)


def sureness(record: Event | Corridor, archive: Archive, words: Words) -> str:
    """How far a record can be trusted; blank where whoever brought it has not said that."""
    own = grade(record, archive)
    if not archive.is_brought(record.id):
        return words["confidence"][own]
    return "" if own in {Grade.HIGH, Grade.ONE} else words["own_confidence"][own]


def in_use(corridor: Corridor, words: Words) -> str:
    """The years of a route: `1996 - 2009`, `2003 - today`, or its one year."""
    phrases = words["card"]
    if not corridor.in_use:
        return in_words(UNDATED, words.language)
    first, last = corridor.in_use
    key = "since" if last is None else "only" if first == last else "between"
    ends = "" if last is None else wording.bare_year(last, words.language)
    return phrases[key].format(first=wording.bare_year(first, words.language), last=ends)


def _from_parts(
    fact: Leg | Flow | Observation | Arrivals | Claim | Stage, archive: Archive, words: Words
) -> Named:
    """The name of a fact that has none of its own."""
    say = words["sources"]
    match fact:
        case Leg():
            return _leg(fact, archive, say)
        case Flow():
            return Named(_counted(_way(fact, archive, say), fact, words), fact.corridor_id or "")
        case Observation():
            return Named(_counted(f"{fact.label}: {fact.part}", fact, words))
        case Arrivals():
            return Named(say["fact_arrivals"].format(period=in_words(fact.period, words.language)))
        case Claim():
            number = archive.claim_numbers[fact.id]
            return Named(say["fact_claim"].format(n=number, claim=fact.claim))
        case Stage():
            return _stage(fact, archive, say)


def gathered(facts: Iterable[Fact], archive: Archive, words: Words) -> list[Named]:
    """The names of many facts, with one for all of a series, a corridor or the arrivals."""
    groups: dict[Named, list[Named]] = {}
    for fact in facts:
        groups.setdefault(_group(fact, archive, words), []).append(named(fact, archive, words))
    return [
        group._replace(text=f"{group.text} ({len(own)})") if len(own) > 1 else own[0]
        for group, own in groups.items()
    ]


def _group(fact: Fact, archive: Archive, words: Words) -> Named:
    say = words["sources"]
    match fact:
        case Leg():
            name = _corridor(fact.corridor_id, archive)
            return Named(say["fact_legs"].format(corridor=name), fact.corridor_id)
        case Flow():
            text = f"{_way(fact, archive, say)}: {fact.worded('unit')}"
            return Named(text, fact.corridor_id or "")
        case Observation():
            return Named(fact.label)
        case Arrivals():
            return Named(say["fact_all_arrivals"])
        case _:
            return named(fact, archive, words)


def _leg(leg: Leg, archive: Archive, say: Words) -> Named:
    text = say["fact_leg"].format(
        corridor=_corridor(leg.corridor_id, archive),
        seq=leg.seq,
        start=_place(leg.from_place, archive),
        end=_place(leg.to_place, archive),
    )
    return Named(text, leg.corridor_id)


def _stage(stage: Stage, archive: Archive, say: Words) -> Named:
    name = _corridor(stage.corridor_id, archive)
    text = say["fact_stage"].format(corridor=name, seq=stage.seq, stage=stage.stage)
    return Named(text, stage.corridor_id)


def _way(flow: Flow, archive: Archive, say: Words) -> str:
    return _corridor(flow.corridor_id, archive) if flow.corridor_id else say["fact_between"]


def _counted(name: str, figure: Number, words: Words) -> str:
    """With period and number: `Support: basic, 2005: 20 million won`."""
    say = words["sources"]
    period = in_words(figure.period, words.language) if figure.period else figure.period_text
    told = with_unit(figure, words.language)
    return f"{name}, {period or say['unknown_period']}" + (f": {told}" if told else "")


def with_unit(number: Number, language: str) -> str:
    """`10,000 to 14,000 people`, `at least 500 people`; blank where no number is known."""
    unit = unit_words(number.worded("unit"), language)
    times, unit = multiple(unit, language)
    if times > 1:
        number = _multiplied(number, times)
    known = amount(number, language)
    return told_with_unit(known, unit, language) if known else ""


def told_with_unit(told: str, unit: str, language: str) -> str:
    """`2,914 people`; a unit follows a number as its language writes it, and a large step apart."""
    own = wording.engine(language)["amounts"]["with_unit"]
    apart = " " if unit and told.rstrip("*").endswith(tuple(steps(language))) else ""
    return own.format(amount=told, unit=f"{apart}{unit}").strip()


def with_counter(told: str, unit: str, language: str) -> tuple[str, str]:
    """`2,482명` and what else its unit says, where units are written onto their number."""
    if wording.engine(language)["amounts"]["with_unit"].count(" "):
        return told, unit
    counter, _, rest = unit.partition("(")
    return told_with_unit(told, counter, language), rest.removesuffix(")")


def _multiplied(number: Number, times: float) -> Number:
    """Rounded, as 6.7 times a million is not quite 6,700,000."""
    numbers = {key: getattr(number, key) for key in ("value", "low", "high")}
    known = {key: round(n * times, 6) for key, n in numbers.items() if n is not None}
    return number.model_copy(update=known)


def amount(number: Number, language: str) -> str:
    """A published number as it is known: `2,482`, `10,000 to 14,000`, `at least 500`."""
    value, low, high = number.value, number.low, number.high
    bounds = _bounds(low, high, language)
    if value is None or (low == value and high is None):
        return bounds
    told = as_told(value, language)
    own = wording.engine(language)["amounts"]
    return own["with_bounds"].format(value=told, bounds=bounds) if bounds else told


def at_least(amount: str, language: str) -> str:
    return wording.engine(language)["amounts"]["at_least"].format(low=amount)


def _bounds(low: float | None, high: float | None, language: str) -> str:
    known = {"low": low, "high": high}
    ends = {key: as_told(n, language) for key, n in known.items() if n is not None}
    key = {2: "range", 1: "at_least" if "low" in ends else "at_most"}.get(len(ends))
    return wording.engine(language)["amounts"][key].format(**ends) if key else ""


def as_told(number: float, language: str) -> str:
    """A round one in the large steps of the language: 75,000 is 7만 5,000 in Korean."""
    whole = number >= ROUND and number % THOUSAND == 0
    return wording.large(number, language) if whole else wording.number(number, language)


def as_published(number: float | None) -> float | int | None:
    """A whole number without a point."""
    return int(number) if number is not None and number == int(number) else number


def begun(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def unit_words(unit: str, language: str) -> str:
    """A unit as a reader says it; words that the catalogue has nothing for stay as published."""
    said = wording.engine(language)["unit_words"]
    return WORD.sub(lambda word: said.get(word[0], word[0]), unit)


def _corridor(key: str, archive: Archive) -> str:
    return archive.corridors[key].name if key in archive.corridors else key


def _place(key: str, archive: Archive) -> str:
    return archive.places[key].name if key in archive.places else key
