"""Archive: every valid fact, frozen, with the look-ups that the timeline asks for."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from geodata.charts import Charts
from geodata.edition import Edition
from geodata.problems import Problem
from geodata.records import (
    Arrivals,
    Claim,
    Corridor,
    Era,
    Event,
    Fact,
    Flow,
    Leg,
    Observation,
    Place,
    Record,
    Source,
    Stage,
    Term,
    Way,
    key_of,
)
from geodata.subject import Subject
from geodata.translations import State
from geodata.wording import FALLBACK

R = TypeVar("R", bound=Record)
Groups = Mapping[str, tuple[R, ...]]


@dataclass(frozen=True, eq=False)
class Archive:
    """Records by id in the order of their file; every id that a record names is in here.

    `places` holds both tables of places. `counts` has the rows served of each file, by its name
    without .csv; `problems` is sorted by file, row and column. `language` is what it is told in;
    where that is not English, `translated` says how many texts of a table are.
    Look-ups answer with nothing for an id they don't know.

    `state` tells it from that of a folder in which anything stands otherwise. `made_of_it` is what
    pages have made of it, which leaves with it.

    `said` are the words of the facts by language. Of what a reader has brought `own` is the id,
    `called` its name, `issued` when and by whom, and `apart` where all that is made of it is kept,
    to leave with it; `brought` are the ids of it where it stands beside facts that are served.
    """

    events: Mapping[str, Event]
    places: Mapping[str, Place]
    corridors: Mapping[str, Corridor]
    legs: Mapping[str, Leg]
    ways: Mapping[str, Way]
    flows: Mapping[str, Flow]
    series: Mapping[str, Observation]
    arrivals: Mapping[str, Arrivals]
    eras: Mapping[str, Era]
    claims: Mapping[str, Claim]
    glossary: Mapping[str, Term]
    journeys: Mapping[str, Stage]
    sources: Mapping[str, Source]
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    subject: Subject = field(default_factory=Subject)
    charts: Charts = field(default_factory=Charts)
    language: str = FALLBACK
    translated: Mapping[tuple[str, State], int] = field(
        default_factory=dict[tuple[str, State], int]
    )
    said: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    state: str = ""
    own: str = ""
    called: str = ""
    brought: frozenset[str] = frozenset()
    issued: Edition | None = None
    apart: Any = None
    made_of_it: dict[Any, Any] = field(default_factory=dict[Any, Any], init=False, repr=False)

    @property
    def identity(self) -> str:
        """What tells it from every other archive; names of what is made of it later hold it."""
        return f"{self.state} {self.own} {self.language} {self.is_beside}"

    def legs_of(self, corridor_id: str) -> tuple[Leg, ...]:
        """The legs of a corridor in the order of `seq`."""
        return self._legs_by_corridor.get(corridor_id, ())

    def is_brought(self, key: str) -> bool:
        """Whether a reader has brought it: with all that is here, or beside what is served."""
        return self.subject.brought or key in self.brought

    @property
    def is_beside(self) -> bool:
        """Whether what a reader has brought stands beside facts that are served."""
        return bool(self.brought)

    @property
    def is_undated(self) -> bool:
        """Whether nothing in it has a date: then it has no years to show."""
        whens = (event.when for event in self.events.values())
        is_dated = any(when.first or when.last for when in whens) or any(
            own.in_use for own in (*self.corridors.values(), *self.legs.values())
        )
        return self.subject.brought and not (is_dated or self.eras or self.arrivals)

    def legs_of_way(self, way_id: str) -> tuple[Leg, ...]:
        """The legs that a way generalises, corridor by corridor."""
        return self._legs_by_way.get(way_id, ())

    def events_of(self, corridor_id: str) -> tuple[Event, ...]:
        return self._events_by_corridor.get(corridor_id, ())

    def flows_of(self, corridor_id: str) -> tuple[Flow, ...]:
        return self._flows_by_corridor.get(corridor_id, ())

    def events_at(self, place_id: str) -> tuple[Event, ...]:
        return self._events_by_place.get(place_id, ())

    def corridors_at(self, place_id: str) -> tuple[Corridor, ...]:
        """The corridors with a leg that starts or ends at a place."""
        return self._corridors_by_place.get(place_id, ())

    def journey_of(self, corridor_id: str) -> tuple[Stage, ...]:
        """The stages of the journey on a corridor in the order of `seq`."""
        return self._stages_by_corridor.get(corridor_id, ())

    def observations_of(self, series: str) -> tuple[Observation, ...]:
        return self._observations_by_series.get(series, ())

    def sources_of(self, record: Record) -> tuple[Source, ...]:
        """What a record rests on, in the order it says; nothing for a Source."""
        ids: tuple[str, ...] = getattr(record, "sources", ())
        return tuple(self.sources[source] for source in ids if source in self.sources)

    def sources_of_all(self, records: Iterable[Record]) -> tuple[Source, ...]:
        """What records rest on, each source once, the most often named first."""
        named = Counter(source.id for record in records for source in self.sources_of(record))
        return tuple(self.sources[key] for key, _ in named.most_common())

    def is_verified(self, record: Record) -> bool:
        """Whether the text of at least one of its sources was read."""
        return any(source.read for source in self.sources_of(record))

    def origins_of(self, record: Record) -> frozenset[str]:
        """Who, of the makers of its sources that were read, tells it independently.

        A copy counts as what it copies, so that one story in many papers counts once.
        """
        ids: tuple[str, ...] = getattr(record, "sources", ())
        if ids not in self._origins:
            read = (source for source in self.sources_of(record) if source.read)
            self._origins[ids] = frozenset(self.sources.get(s.copy_of or "", s).maker for s in read)
        return self._origins[ids]

    def what_rests_on(self, source_id: str) -> tuple[Fact, ...]:
        """Every record that names the source, table by table."""
        return self._facts_by_source.get(source_id, ())

    @cached_property
    def sieved(self) -> dict[frozenset[Any], "Archive"]:
        """Parts of it by what they were sifted by, so that they live no longer than it does."""
        return {}

    @cached_property
    def _origins(self) -> dict[tuple[str, ...], frozenset[str]]:
        """By the ids of sources, which many records name alike."""
        return {}

    @cached_property
    def claim_numbers(self) -> Mapping[str, int]:
        """The number of each claim in the order of its report, from 1."""
        return {claim: number for number, claim in enumerate(self.claims, 1)}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every record that rests on sources, table by table."""
        tables: tuple[Mapping[str, Any], ...] = (
            self.events, self.places, self.corridors, self.legs, self.flows,
            self.series, self.arrivals, self.eras, self.claims, self.glossary, self.journeys,
        )  # fmt: skip
        return tuple(fact for table in tables for fact in table.values())

    @cached_property
    def _legs_by_corridor(self) -> Groups[Leg]:
        legs = sorted(self.legs.values(), key=lambda leg: leg.seq)
        return _grouped(legs, lambda leg: (leg.corridor_id,))

    @cached_property
    def _stages_by_corridor(self) -> Groups[Stage]:
        stages = sorted(self.journeys.values(), key=lambda stage: stage.seq)
        return _grouped(stages, lambda stage: (stage.corridor_id,))

    @cached_property
    def _legs_by_way(self) -> Groups[Leg]:
        return _grouped(self.legs.values(), lambda leg: (leg.way,) if leg.way else ())

    @cached_property
    def _events_by_corridor(self) -> Groups[Event]:
        return _grouped(self.events.values(), lambda event: event.corridors)

    @cached_property
    def _flows_by_corridor(self) -> Groups[Flow]:
        flows = self.flows.values()
        return _grouped(flows, lambda flow: (flow.corridor_id,) if flow.corridor_id else ())

    @cached_property
    def _events_by_place(self) -> Groups[Event]:
        return _grouped(self.events.values(), lambda event: event.places)

    @cached_property
    def _corridors_by_place(self) -> Groups[Corridor]:
        return _grouped(self.corridors.values(), self._places_on)

    def _places_on(self, corridor: Corridor) -> list[str]:
        legs = self.legs_of(corridor.id)
        return [place for leg in legs for place in (leg.from_place, leg.to_place)]

    @cached_property
    def _observations_by_series(self) -> Groups[Observation]:
        return _grouped(self.series.values(), lambda observation: (observation.series,))

    @cached_property
    def _facts_by_source(self) -> Mapping[str, tuple[Fact, ...]]:
        return _grouped(self.facts, _all_sources)


def _all_sources(fact: Fact) -> tuple[str, ...]:
    counted = fact.count_sources if isinstance(fact, Corridor) else ()
    return (*fact.sources, *counted)


def by_id(records: Iterable[R]) -> Mapping[str, R]:
    """A frozen mapping in the order of the records; of two with one id the first stays."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(key_of(record), record)
    return MappingProxyType(found)


def _grouped(records: Iterable[R], keys: Callable[[R], Iterable[str]]) -> Groups[R]:
    groups: dict[str, list[R]] = {}
    for record in records:
        for key in dict.fromkeys(keys(record)):
            groups.setdefault(key, []).append(record)
    return {key: tuple(group) for key, group in groups.items()}
