"""What is told of a place: what happened there, the routes through it, their dangers and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from geodata.archive import Archive
from geodata.dates import UNDATED, in_words
from geodata.records import Event, Fact, Flow, Leg, Place, Stage
from geodata.wording import bare_year
from timeline.naming import with_unit
from timeline.text import Words

F = TypeVar("F", Event, Leg, Stage, Flow)
MOST_NAMED = 3  # events of a sentence
MOST_ROUTES = 4
MOST_DANGERS = 4
MOST_STAGES = 3
MOST_TOLD = 2  # dangers of a line


@dataclass(frozen=True, slots=True)
class Here:
    events: Sequence[Event]
    legs: Sequence[Leg]
    stages: Sequence[Stage]
    flows: Sequence[Flow]

    @property
    def told(self) -> list[Fact]:
        """What its words say, beside the events, which have cards of their own."""
        return [*self.dangerous, *self.stages[:MOST_STAGES], *self.flows]

    @property
    def dangerous(self) -> list[Leg]:
        """The first step of each danger that is documented."""
        first = {leg.risk: leg for leg in reversed(self.legs) if leg.risk}
        return [leg for leg in self.legs if leg is first.get(leg.risk or "")][:MOST_DANGERS]


def here(place: Place, archive: Archive) -> Here:
    legs = [
        leg
        for corridor in archive.corridors_at(place.id)
        for leg in archive.legs_of(corridor.id)
        if place.id in (leg.from_place, leg.to_place)
    ]
    stages = [
        stage
        for corridor in dict.fromkeys(leg.corridor_id for leg in legs)
        for stage in archive.journey_of(corridor)
        if place.id in (stage.from_place, stage.to_place)
    ]
    return Here(archive.events_at(place.id), legs, stages, _counted(legs, archive))


def together(places: Iterable[Place], archive: Archive) -> Here:
    """What is told of several places, each fact once."""
    found = [here(place, archive) for place in places]
    return Here(
        _once(event for own in found for event in own.events),
        _once(leg for own in found for leg in own.legs),
        _once(stage for own in found for stage in own.stages),
        _once(flow for own in found for flow in own.flows),
    )


def _once(facts: Iterable[F]) -> list[F]:
    return [*{fact.id: fact for fact in facts}.values()]


def _counted(legs: Iterable[Leg], archive: Archive) -> list[Flow]:
    """The largest number published for a year of each route, where it is of a step from here."""
    found: dict[str, Flow] = {}
    for leg in legs:
        flow = archive.flows.get(archive.corridors[leg.corridor_id].scale_fact or "")
        start, end = archive.places[leg.from_place], archive.places[leg.to_place]
        ends = (start.country, end.country)
        if flow and ends == (flow.from_country, flow.to_country) and len({*ends}) > 1:
            found[flow.id] = flow
    return [*found.values()]


def happened(own: Here, archive: Archive, words: Words) -> str:
    """In a sentence or two: the events here and the routes through here."""
    said = " ".join(part for part in (_events(own, words), _routes(own, archive, words)) if part)
    return said or words["here"]["nothing"]


def _events(own: Here, words: Words) -> str:
    phrases = words["here"]
    if not own.events:
        return ""
    most = sorted(own.events, key=lambda event: (event.importance, not event.lifted))[:MOST_NAMED]
    titles = [event.short_title or event.title for event in most]
    said = "events" if len(titles) == len(own.events) else "most"
    return phrases[said].format(
        n=len(own.events), years=_span(own.events, words), titles="; ".join(titles)
    )


def _span(events: Iterable[Event], words: Words) -> str:
    """The first and the last year of those that have any."""
    years = [year for event in events for year in (event.when.first, event.when.last) if year]
    if not years:
        return in_words(UNDATED, words.language)
    first, last = (bare_year(end(years).year, words.language) for end in (min, max))
    return first if first == last else words["here"]["years"].format(first=first, last=last)


def _routes(own: Here, archive: Archive, words: Words) -> str:
    phrases = words["here"]
    ids = [*dict.fromkeys(leg.corridor_id for leg in own.legs)]
    if not ids:
        return ""
    names = [archive.corridors[key].short_name for key in ids[:MOST_ROUTES]]
    rest = len(ids) - len(names)
    more = phrases["more_routes"].format(n=rest) if rest else ""
    told = "; ".join([*names, more] if more else names)
    begins = [leg.in_use[0] for leg in own.legs if leg.in_use]
    if not begins:
        return phrases["undated_routes"].format(n=len(ids), names=told)
    since = bare_year(min(begins), words.language)
    return phrases["routes"].format(n=len(ids), names=told, year=since)


def shortly(own: Here, archive: Archive, words: Words) -> str:
    """In one line: what happened, what was dangerous, the largest number."""
    phrases = words["here"]
    risks = [phrases["danger"].format(said=risk) for risk in dangers(own)[:MOST_TOLD]]
    return " ".join([happened(own, archive, words), *risks, *counts(own, words)[:1]])


def dangers(own: Here) -> list[str]:
    """What is documented on the steps that begin or end here, each once."""
    return [leg.risk or "" for leg in own.dangerous]


def stages(own: Here) -> list[tuple[str, str]]:
    """Name and words of the stages of a journey that begin or end here."""
    return [
        (stage.stage, " ".join(filter(None, (stage.what_happens, stage.danger))))
        for stage in own.stages[:MOST_STAGES]
    ]


def counts(own: Here, words: Words) -> list[str]:
    """Each with its period, unit and note."""
    return [_count(flow, words) for flow in own.flows]


def _count(flow: Flow, words: Words) -> str:
    period = flow.period_text or (in_words(flow.period, words.language) if flow.period else "")
    said = with_unit(flow, words.language)
    told = words["here"]["count"].format(period=period, number=said) if period else said
    return " ".join(filter(None, (told, flow.note)))
