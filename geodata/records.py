"""One frozen model for each kind of row.

What a column means, in what a number is counted and what an empty cell means stands in the
catalogue of words, under `columns` and the record that has it. A column without a default is
needed: an empty cell in it is a fault.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from geodata import dates
from geodata.cells import (
    AnyBeginning,
    AnyEnding,
    Beginning,
    Cell,
    Count,
    CountOrSpan,
    Country,
    Ending,
    ExactPoints,
    Id,
    Ids,
    Label,
    LabelKo,
    Language,
    Latitude,
    LineLabel,
    Longitude,
    Measure,
    Points,
    Shares,
    Step,
    Text,
    WebAddress,
    When,
    WhenOrOngoing,
    YesNo,
)
from geodata.dates import Date
from geodata.sentences import say
from geodata.vocabularies import (
    ArrivalStatus,
    Category,
    Confidence,
    CorridorKind,
    Direction,
    Duration,
    EraKind,
    Importance,
    Mode,
    PlaceKind,
    PlacePrecision,
    ReturnKind,
    Scale,
    Side,
    SourceKind,
    SourceRank,
    Usage,
    Verdict,
    WayKind,
)

READ_AT = re.compile(r" via | \(| / |, after ")
IN_BRACKETS = re.compile(r" ?\([^()]*\)$")  # by what way a text was read, at the end
PLACE_TABLES = ("places", "event_places")
Rank = Annotated[
    int,
    Field(ge=1, le=4),
    Cell(say("cells.one_of", words=("1", "2", "3", "4")), "integer", {"minimum": 1, "maximum": 4}),
]
Emphasis = Annotated[
    int,
    Field(ge=1, le=8),
    Cell(say("cells.emphasis"), "integer", {"minimum": 1, "maximum": 8}),
]


def _ids_of(*tables: str, empty: Any = ...) -> Any:
    """A column that holds an id, or ids, of one of these tables; `empty` is what a blank gives."""
    return Field(default=empty, json_schema_extra={"names": [*tables]})


WORLD = "world"  # a way that is drawn on this view alone follows great circles
FIGURE_TABLES = ("flows", "series")
InUse = tuple[int, int | None]  # the first and the last year; None while it goes on


def _in_use(first: int | None, last: int | str | None) -> InUse | None:
    if first is None or last is None:
        return None
    return first, last if isinstance(last, int) else None


class Record(BaseModel):
    """A row of a table, checked and frozen."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid")
    key: ClassVar[tuple[str, ...]] = ("id",)  # the columns that tell a row from every other
    # What is said in other languages (geodata.translations); what stays as it was published, and
    # may have a gloss in them; and what of either a program reads too: it stays English, and
    # `worded` says it.
    translated: ClassVar[tuple[str, ...]] = ()
    glossed: ClassVar[tuple[str, ...]] = ()
    read_by_programs: ClassVar[frozenset[str]] = frozenset()
    _beside: Mapping[str, str] | None = PrivateAttr(default=None)

    @property
    def _in_other_words(self) -> Mapping[str, str]:
        """`_beside`; by its name, pydantic takes ten times as long to find it."""
        return (self.__pydantic_private__ or {}).get("_beside") or {}

    def worded(self, column: str) -> str:
        """A column in the language of the archive."""
        beside = self._in_other_words.get(column) if column in self.read_by_programs else None
        return beside or getattr(self, column) or ""

    def in_english(self, column: str) -> Any:
        """A column as its table has it."""
        return self.row_in_english([column])[0]

    def row_in_english(self, columns: Iterable[str]) -> list[Any]:
        """Columns as their table has them."""
        english = {
            key: text
            for key, text in self._in_other_words.items()
            if key not in self.read_by_programs
        }
        return [
            english[column] if column in english else getattr(self, column) for column in columns
        ]

    def in_other_words(self, said: Mapping[str, str]) -> Self:
        """The record with some of its columns in another language."""
        replaced = {key: text for key, text in said.items() if key not in self.read_by_programs}
        other = self.model_copy(update=replaced)
        beside = {**said, **{key: getattr(self, key) for key in replaced}}
        other._beside = beside  # noqa: SLF001 - of its own class
        return other

    def second(self, column: str) -> str:
        """A name in the other script: in English where the archive is in Korean."""
        return self._in_other_words.get(column) or getattr(self, f"{column}_ko") or ""


def key_of(record: Record) -> str:
    """What tells the record from the others of its table; the `id` where it has one."""
    first, *others = record.key
    key = str(getattr(record, first))
    return "/".join([key, *(str(getattr(record, column)) for column in others)]) if others else key


def maker_of(publisher: str) -> str:
    """Without where a text was read (`AFP via The Star`)."""
    return READ_AT.split(publisher)[0]


class Source(Record):
    """Where a fact stands."""

    glossed = ("title", "publisher")
    read_by_programs = frozenset({"title", "publisher"})

    id: Id
    title: Text
    publisher: Text
    date: When | None = None
    url: WebAddress | None = None
    kind: SourceKind
    language: Language
    read: YesNo
    rank: SourceRank
    copy_of: Id | None = _ids_of("sources", empty=None)

    @property
    def is_of_reader(self) -> bool:
        """Whether it is no more to us than what a reader calls it."""
        return False

    @property
    def maker(self) -> str:
        """Whose text it is."""
        return maker_of(self.publisher)

    @property
    def maker_told(self) -> str:
        """The maker in the language of the archive."""
        told = self.worded("publisher")
        if told == self.publisher:
            return self.maker
        return told if self.maker == self.publisher else IN_BRACKETS.sub("", told)

    @property
    def glossed_title(self) -> str:
        """As it was published, with what it says in the language of the archive, where told."""
        gloss = self.worded("title")
        return self.title if gloss == self.title else f"{self.title} [{gloss}]"


class Place(Record):
    """A point on the map, never finer than a town. Coordinates are WGS 84 (EPSG:4326)."""

    translated = ("admin1", "note")
    read_by_programs = frozenset({"admin1"})  # by which its outline is found

    id: Id
    name: Text
    name_ko: Text = ""
    country: Country
    admin1: Text | None = None
    lat: Latitude
    lon: Longitude
    kind: PlaceKind
    precision: PlacePrecision
    coordinate_rounding: Measure
    note: Text | None = None
    sources: Ids = _ids_of("sources")
    label_rank: Rank | None = None
    label_side: Side | None = None

    @property
    def full_name(self) -> str:
        """In English in both scripts; in Korean one is enough."""
        return self.name if self.name == self.name_ko else f"{self.name} {self.name_ko}".strip()


class Event(Record):
    """Something that happened."""

    translated = ("title", "summary", "note")

    id: Id
    start: When
    end: When | None = None
    title: Text
    summary: Text
    category: Category
    places: Ids = _ids_of(*PLACE_TABLES)
    corridors: Ids = _ids_of("corridors", empty=())
    people: Count | None = None
    importance: Importance
    confidence: Confidence
    note: Text | None = None
    sources: Ids = _ids_of("sources")
    short_title: Label | None = None
    short_title_ko: LabelKo | None = None
    label_rank: Count | None = None
    lifted: YesNo = False
    return_kind: ReturnKind | None = None

    @property
    def when(self) -> Date:
        """Start and end as one date."""
        return dates.span(self.start, self.end) if self.end else self.start


class Era(Record):
    """A stretch of time that lies behind events: a leader, a famine, a closed border."""

    translated = ("note",)

    id: Id
    name: Text
    name_ko: Text = ""
    kind: EraKind
    start: When
    end: WhenOrOngoing
    start_event: Id = _ids_of("events")
    end_event: Id | None = _ids_of("events", empty=None)
    confidence: Confidence
    note: Text | None = None
    sources: Ids = _ids_of("sources")


class Corridor(Record):
    """A family of routes; a route that a person really took is never stored."""

    translated = (
        "name", "summary", "status_now", "legal_basis", "duration", "line_label", "count_unit",
    )  # fmt: skip

    id: Id
    name: Text
    summary: Text
    from_year: Beginning
    to_year: Ending
    usage: Usage
    status_now: Text
    kind: CorridorKind
    legal_basis: Text
    length_km: Count | None = None
    duration: Text | None = None
    confidence: Confidence
    sources: Ids = _ids_of("sources")
    short_name: Label
    short_name_ko: LabelKo = ""
    line_label: LineLabel
    emphasis: Step
    count: CountOrSpan | None = None
    count_period: When | None = None
    count_unit: Text | None = None
    count_sources: Ids = _ids_of("sources", empty=())
    scale: Scale | None = None
    scale_fact: Id | None = _ids_of(*FIGURE_TABLES, empty=None)

    @property
    def in_use(self) -> InUse | None:
        """None where whoever brought it gave no years."""
        return _in_use(self.from_year, self.to_year)


class Leg(Record):
    """One step of a corridor between two places. Schematic, never a travelled track."""

    key = ("corridor_id", "seq")
    translated = ("risk", "note")
    read_by_programs = frozenset({"note"})  # which says that a leg is a branch

    corridor_id: Id = _ids_of("corridors")
    seq: Count
    from_place: Id = _ids_of(*PLACE_TABLES)
    to_place: Id = _ids_of(*PLACE_TABLES)
    mode: Mode
    from_year: Beginning
    to_year: Ending
    direction: Direction
    risk: Text | None = None
    note: Text
    sources: Ids = _ids_of("sources")
    way: Id | None = _ids_of("ways", empty=None)
    way_reason: Text | None = None

    @property
    def id(self) -> str:
        return f"{self.corridor_id}/{self.seq}"

    @property
    def in_use(self) -> InUse | None:
        """None where whoever brought it gave no years."""
        return _in_use(self.from_year, self.to_year)

    @property
    def is_branch(self) -> bool:
        return self.note.startswith("Branch:")


class Way(Record):
    """A drawn generalisation of the legs of several corridors; no source has its course."""

    translated = ("told", "fact_words")

    id: Id
    name: Text
    name_ko: Text = ""
    kind: WayKind
    scale: Scale | None = None
    points: Points = ()
    heads: Shares = ()
    label_lon: Longitude | None = None
    label_lat: Latitude | None = None
    label_side: Side | None = None
    emphasis: Emphasis | None = None
    told: Text | None = None
    facts: Ids = _ids_of(*FIGURE_TABLES, empty=())
    fact_words: Text | None = None
    views: Ids
    joins: Id | None = _ids_of("ways", empty=None)
    crosses: Ids = _ids_of("ways", empty=())
    crosses_reason: Text | None = None
    note: Text | None = None


class Number(Record):
    """A published number: a value, a range, or at least (low alone)."""

    id: Id
    period: When | None = None
    period_text: Text | None = None
    value: Measure | None = None
    low: Measure | None = None
    high: Measure | None = None
    unit: Text
    note: Text | None = None
    sources: Ids = _ids_of("sources")


class Flow(Number):
    """A published count along a corridor or between countries. Rows overlap: never sum them."""

    translated = ("unit", "measure", "period_text", "note")
    read_by_programs = frozenset({"unit", "measure"})

    corridor_id: Id | None = _ids_of("corridors", empty=None)
    from_country: Country | None = None
    to_country: Country | None = None
    measure: Text | None = None


class Observation(Number):
    """One value of a series of statistics."""

    translated = ("label", "category", "unit", "period_text", "note")
    read_by_programs = frozenset({"unit", "category"})

    series: Id
    label: Text
    category: Text
    as_of: When | None = None

    @property
    def part(self) -> str:
        """The category in the language of the archive."""
        return self.worded("category")


class Arrivals(Record):
    """People who arrived in a year."""

    key = ("period",)
    translated = ("note",)

    period: When
    male: Count | None = None
    female: Count | None = None
    total: Count
    status: ArrivalStatus
    note: Text | None = None
    sources: Ids = _ids_of("sources")
    mark: YesNo = False

    @property
    def id(self) -> str:
        return self.period.text


class Claim(Record):
    """What a popular report said, and what the evidence says."""

    translated = ("claim", "finding")

    id: Id
    claim: Text
    verdict: Verdict
    finding: Text
    figures: Text
    sources: Ids = _ids_of("sources")


class Term(Record):
    """A word that readers meet here, and what it means."""

    translated = ("definition",)

    id: Id
    term: Text
    term_ko: Text
    definition: Text
    sources: Ids = _ids_of("sources")


class Stage(Record):
    """A stage of a journey that is put together from many accounts: never a person's route.

    Durations are of different years and overlap: never to be added up.
    """

    key = ("corridor_id", "seq")
    translated = ("stage", "what_happens", "danger", "note")

    corridor_id: Id = _ids_of("corridors")
    seq: Count
    stage: Text
    from_place: Id = _ids_of(*PLACE_TABLES)
    to_place: Id = _ids_of(*PLACE_TABLES)
    duration_low: Measure | None = None
    duration_high: Measure | None = None
    unit: Duration | None = None
    what_happens: Text
    danger: Text | None = None
    source_year: When
    sources: Ids = _ids_of("sources")
    note: Text | None = None

    @property
    def id(self) -> str:
        return f"{self.corridor_id}/{self.seq}"


Fact = Place | Event | Era | Corridor | Leg | Flow | Observation | Arrivals | Claim | Term | Stage

# The record that a row of each file (its name without .csv) becomes, in the order of telling.
TABLES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "events": Event,
        "places": Place,
        "event_places": Place,
        "corridors": Corridor,
        "legs": Leg,
        "ways": Way,
        "flows": Flow,
        "series": Observation,
        "arrivals": Arrivals,
        "eras": Era,
        "claims": Claim,
        "glossary": Term,
        "journeys": Stage,
        "sources": Source,
    }
)


class BroughtEvent(Event):
    """Of a reader's own table, which may say less than ours must."""

    start: When = dates.UNDATED
    summary: Text = ""
    places: Ids = _ids_of(*PLACE_TABLES, empty=())


class BroughtSource(Source):
    """What a reader's table names, of a kind of ours only where a folder of tables says so."""

    @property
    def is_of_reader(self) -> bool:
        return self.rank is SourceRank.REFERENCE and self.kind is SourceKind.REFERENCE


class BroughtEra(Era):
    """One that no event begins; blank then."""

    start_event: Id = _ids_of("events", empty="")


class BroughtCorridor(Corridor):
    """One without years is drawn in all of them, and told as undated."""

    from_year: AnyBeginning = None
    to_year: AnyEnding = None
    summary: Text = ""
    status_now: Text = ""
    legal_basis: Text = ""


class BroughtLeg(Leg):
    from_year: AnyBeginning = None
    to_year: AnyEnding = None
    note: Text = ""


class BroughtWay(Way):
    """Its points are as exact as they were given."""

    points: ExactPoints = ()


# The records of facts that a reader brought (`Subject.brought`).
BROUGHT: Mapping[str, type[Record]] = MappingProxyType(
    {
        **TABLES,
        "events": BroughtEvent,
        "corridors": BroughtCorridor,
        "legs": BroughtLeg,
        "ways": BroughtWay,
        "eras": BroughtEra,
        "sources": BroughtSource,
    }
)


def tables_named(record: type[Record], column: str) -> tuple[str, ...]:
    """The tables that hold the ids in a column; empty where a column holds no ids of others."""
    extra: Any = record.model_fields[column].json_schema_extra or {}
    return tuple(extra.get("names", ()))
