"""One frozen model per kind of row, one enum per vocabulary, and Problem.

A field's description is its meaning in the data package; `unit` and `blank` say in what a
number is counted and what an empty cell means. An empty cell where `blank` is absent is a fault.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from geodata import dates
from geodata.cells import (
    Cell,
    Count,
    CountOrSpan,
    Country,
    Ending,
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
    Year,
    YesNo,
)
from geodata.dates import Date
from geodata.sentences import Sentence, say
from geodata.wording import engine

LONGEST_SHOWN = 80
READ_AT = re.compile(r" via | \(| / |, after ")
PLACE_TABLES = ("places", "event_places")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the facts. `row` counts as a spreadsheet does (the header is 1); 0 is the file."""

    file: str
    row: int
    column: str
    value: str
    said: Sentence

    def __post_init__(self) -> None:
        """What an editor wrote is cut to a length, and unseen characters are written out."""
        object.__setattr__(self, "column", _shown(self.column))
        object.__setattr__(self, "value", _shown(self.value))

    @property
    def message(self) -> str:
        """In English."""
        return str(self.said)

    def in_words(self, language: str) -> str:
        """Where it is, what stands there, and what would be right."""
        return self._located().in_words(engine(language)["faults"])

    def __str__(self) -> str:
        return str(self._located())

    def _located(self) -> Sentence:
        in_row = say("where.row", file=self.file, row=str(self.row)) if self.row else self.file
        where = say("where.column", where=in_row, column=self.column) if self.column else in_row
        if self.column or self.value:
            return say("where.stands", where=where, value=self.value, said=self.said)
        return say("where.told", where=where, said=self.said)


def _shown(text: str) -> str:
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in short)


class Category(StrEnum):
    """What kind of thing an event is: the lanes of the timeline."""

    DEPARTURE = "departure"
    RETURN = "return"
    RECEPTION = "reception"
    BORDER = "border"
    POLICY = "policy"
    DIPLOMACY = "diplomacy"
    LEADERSHIP = "leadership"
    HARDSHIP = "hardship"
    REPORT = "report"


class Confidence(StrEnum):
    """How well the sources carry a statement; `contested` where accounts conflict."""

    HIGH = "high"
    MEDIUM = "medium"
    CONTESTED = "contested"


class Importance(IntEnum):
    """1 belongs in every telling, 3 in a detailed one."""

    FIRST = 1
    SECOND = 2
    THIRD = 3


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


class PlaceKind(StrEnum):
    """The role of a place on a corridor."""

    ORIGIN = "origin"
    BORDER = "border"
    TRANSIT = "transit"
    HUB = "hub"
    RECEPTION = "reception"
    DESTINATION = "destination"
    SITE = "site"


class PlacePrecision(StrEnum):
    """How exactly a place is given; never finer than a town."""

    CITY = "city"
    PROVINCE = "province"
    BORDER_SECTION = "border-section"
    COUNTRY = "country"

    @property
    def rounding_degrees(self) -> float:
        """The finest coordinate step that the care rules allow."""
        return {"city": 0.1, "province": 0.5, "border-section": 0.5, "country": 1.0}[self.value]


class Usage(StrEnum):
    """How much a corridor was used, by published accounts."""

    MAIN = "main"
    SECONDARY = "secondary"
    RARE = "rare"
    HISTORICAL = "historical"


class CorridorKind(StrEnum):
    OVERLAND = "overland"
    AIR = "air"
    SEA = "sea"
    DIRECT_BORDER = "direct-border"
    DIPLOMATIC_MISSION = "diplomatic-mission"
    ONWARD_RESETTLEMENT = "onward-resettlement"
    RETURN = "return"


class Mode(StrEnum):
    """How a leg was travelled."""

    FOOT = "foot"
    ROAD = "road"
    RAIL = "rail"
    RIVER = "river"
    SEA = "sea"
    AIR = "air"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """`forced-return` is refoulement or another return against a person's will."""

    OUT = "out"
    RETURN = "return"
    FORCED_RETURN = "forced-return"


class Scale(StrEnum):
    """Order of magnitude of the largest number of people published for one year."""

    THOUSANDS = "thousands"
    HUNDREDS = "hundreds"
    TENS = "tens"
    FEW = "few"

    @property
    def least(self) -> int:
        """The smallest number of this order."""
        return {"thousands": 1000, "hundreds": 100, "tens": 10, "few": 0}[self.value]


class WayKind(StrEnum):
    """How a way is drawn. `onward`: from a country of refuge to another; `area`: no line."""

    LAND = "land"
    SEA = "sea"
    AIR = "air"
    ONWARD = "onward"
    RETURN = "return"
    AREA = "area"


class Side(StrEnum):
    """Where a name stands beside its point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"
    ABOVE_RIGHT = "above-right"
    ABOVE_LEFT = "above-left"
    BELOW_RIGHT = "below-right"
    BELOW_LEFT = "below-left"


class EraKind(StrEnum):
    LEADER = "leader"
    HARDSHIP = "hardship"
    BORDER = "border"


class Verdict(StrEnum):
    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTESTED = "contested"
    NOT_SUPPORTED = "not supported"


class ArrivalStatus(StrEnum):
    FINAL = "final"
    CUMULATIVE_TO = "cumulative-to"


class SourceKind(StrEnum):
    NEWS = "news"
    REFERENCE = "reference"
    ACADEMIC = "academic"
    NGO = "ngo"
    GOVERNMENT = "government"
    UN = "un"
    OFFICIAL_STATISTICS = "official-statistics"


class SourceRank(StrEnum):
    """How near a source is to what it tells.

    `official`: an authority, a court, or whoever counted or asked; `news`: a report of its own;
    `copy`: the text of another maker, reprinted or retold; `reference`: gathers what others found.
    """

    OFFICIAL = "official"
    NEWS = "news"
    COPY = "copy"
    REFERENCE = "reference"


class ReturnKind(StrEnum):
    """How people went back; `undecided` where accounts conflict or were given under control.

    `free` may be the wish alone: of some who asked to go back and were not allowed.
    """

    FORCED = "forced"
    FREE = "free"
    UNDECIDED = "undecided"
    MIXED = "mixed"


class Duration(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


def _field(
    meaning: str,
    *,
    blank: str | None = None,
    unit: str | None = None,
    empty: Any = None,
    names: tuple[str, ...] = (),
) -> Any:
    """Meaning of a column; with `blank` an empty cell is allowed, means that, and gives `empty`.

    `names` are the tables (one of them) that hold the id or ids in the cell.
    """
    said: dict[str, Any] = {"blank": blank, "unit": unit, "names": list(names)}
    extra: Any = {key: text for key, text in said.items() if text}
    if blank is None:
        return Field(description=meaning, json_schema_extra=extra)
    return Field(default=empty, description=meaning, json_schema_extra=extra)


WORLD = "world"  # a way that is drawn on this view alone follows great circles
FIGURE_TABLES = ("flows", "series")

SOURCES = "Ids of the sources the row rests on, parted by semicolons."


class Record(BaseModel):
    """A row of a table, checked and frozen."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid")
    key: ClassVar[tuple[str, ...]] = ("id",)  # the columns that tell a row from every other


def key_of(record: Record) -> str:
    """What tells the record from the others of its table; the `id` where it has one."""
    first, *others = record.key
    key = str(getattr(record, first))
    return "/".join([key, *(str(getattr(record, column)) for column in others)]) if others else key


class Source(Record):
    """Where a fact stands."""

    id: Id = _field("Key of the source.")
    title: Text = _field("Title as published.")
    publisher: Text = _field("Who published it, or the copy that was read.")
    date: When | None = _field("Date of publication (EDTF).", blank="the source carries no date")
    url: WebAddress | None = _field("Where it can be read.", blank="no address is known")
    kind: SourceKind = _field("What kind of source it is.")
    language: Language = _field("Language, ISO 639-1.")
    read: YesNo = _field(
        "yes: the text that holds the fact was read; no: cited from general knowledge, and what "
        "rests on it alone is unverified."
    )
    rank: SourceRank = _field("How near it is to what it tells.")
    copy_of: Id | None = _field(
        "Source that has the same story, of the same maker, first; both count once.",
        blank="no other source of the table has it",
        names=("sources",),
    )

    @property
    def maker(self) -> str:
        """Whose text it is: the publisher without where it was read (`AFP via The Star`)."""
        return READ_AT.split(self.publisher)[0]


class Place(Record):
    """A point on the map, never finer than a town. Coordinates are WGS 84 (EPSG:4326)."""

    id: Id = _field("Key of the place.")
    name: Text = _field("Name in English.")
    name_ko: Text = _field("Name in Korean.", blank="none is given", empty="")
    country: Country = _field("Country, ISO 3166-1 alpha-3.")
    admin1: Text | None = _field("Province or state.", blank="not given or not applicable")
    lat: Latitude = _field("Latitude, rounded to the step of the row.", unit="degrees north")
    lon: Longitude = _field("Longitude, rounded to the step of the row.", unit="degrees east")
    kind: PlaceKind = _field("Role on the corridors; site: only events happened there.")
    precision: PlacePrecision = _field("How exactly the place is given.")
    coordinate_rounding: Measure = _field("Step of the coordinates.", unit="degrees")
    note: Text | None = _field("What a reader must know.", blank="nothing to add")
    sources: Ids = _field(SOURCES, names=("sources",))
    label_rank: Rank | None = _field(
        "1 is named first on the map, 4 last.", blank="never named of its own"
    )
    label_side: Side | None = _field(
        "Where its name is tried first.", blank="wherever there is room"
    )


class Event(Record):
    """Something that happened."""

    id: Id = _field("Key of the event.")
    start: When = _field("When it happened or began (EDTF), as precisely as the sources know.")
    end: When | None = _field("When it ended (EDTF).", blank="it has no end of its own")
    title: Text = _field("What happened, as a headline.")
    summary: Text = _field("What happened, in two or three sentences.")
    category: Category = _field("Lane of the timeline.")
    places: Ids = _field(
        "Ids of the places, parted by semicolons.",
        names=PLACE_TABLES,
    )
    corridors: Ids = _field(
        "Ids of the corridors it belongs to, parted by semicolons.",
        blank="it belongs to none",
        empty=(),
        names=("corridors",),
    )
    people: Count | None = _field(
        "People concerned; never to be summed, rows overlap.",
        blank="not known or not a count of people",
        unit="persons",
    )
    importance: Importance = _field("1 belongs in every telling, 3 in a detailed one.")
    confidence: Confidence = _field("How well the sources carry it.")
    note: Text | None = _field(
        "What is contested, who says so, what is not known.", blank="nothing to add"
    )
    sources: Ids = _field(SOURCES, names=("sources",))
    short_title: Label | None = _field(
        "What happened, in a few words for a label; importance 1 and 2 need one.",
        blank="the title stands",
    )
    short_title_ko: LabelKo | None = _field(
        "The short title in Korean.", blank="the short title stands"
    )
    label_rank: Count | None = _field(
        "Whose label goes first where not all have room: 1, 2, 3 without gaps.",
        blank="after all that have one",
    )
    lifted: YesNo = _field(
        "yes: named before all others, next to the ends of eras.", blank="not lifted", empty=False
    )
    return_kind: ReturnKind | None = _field(
        "How people went back.", blank="it is no event of the category return"
    )

    @property
    def when(self) -> Date:
        """Start and end as one date."""
        return dates.span(self.start, self.end) if self.end else self.start


class Era(Record):
    """A stretch of time that lies behind events: a leader, a famine, a closed border."""

    id: Id = _field("Key of the era.")
    name: Text = _field("Name in English.")
    name_ko: Text = _field("Name in Korean.", blank="none is given", empty="")
    kind: EraKind = _field("What kind of era it is.")
    start: When = _field("First day, month or year (EDTF); that of `start_event`.")
    end: WhenOrOngoing = _field("Last day, month or year (EDTF), that of `end_event`; or ongoing.")
    start_event: Id = _field("Event it begins with.", names=("events",))
    end_event: Id | None = _field("Event it ends with.", blank="it goes on", names=("events",))
    confidence: Confidence = _field("How well the sources carry its dates.")
    note: Text | None = _field("What is contested about it.", blank="nothing to add")
    sources: Ids = _field(SOURCES, names=("sources",))


class Corridor(Record):
    """A family of routes; a route that a person really took is never stored."""

    id: Id = _field("Key of the corridor.")
    name: Text = _field("Name in English.")
    summary: Text = _field("What it is, in a few sentences.")
    from_year: Year = _field("First year of known use.", unit="year")
    to_year: Ending = _field("Last year of known use, or ongoing.", unit="year")
    usage: Usage = _field("How much it was used.")
    status_now: Text = _field("What is known of it today.")
    kind: CorridorKind = _field("How people go.")
    legal_basis: Text = _field("How the states on the way treat people, in law and practice.")
    length_km: Count | None = _field("Length as published.", blank="no published length", unit="km")
    duration: Text | None = _field("How long it took, as published.", blank="not published")
    confidence: Confidence = _field("How well the sources carry the row.")
    sources: Ids = _field(SOURCES, names=("sources",))
    short_name: Label = _field("Name in a few words, in English.")
    short_name_ko: LabelKo = _field(
        "Name in a few words, in Korean.", blank="none is given", empty=""
    )
    line_label: LineLabel = _field("What stands at its line on a map.")
    emphasis: Step = _field("1 is named first on a map, 3 last.")
    count: CountOrSpan | None = _field(
        "The best number published for it, or a range; never to be summed.",
        blank="none published",
    )
    count_period: When | None = _field("What time the number covers (EDTF).", blank="no number")
    count_unit: Text | None = _field("What the number counts.", blank="no number")
    count_sources: Ids = _field(
        "Ids of the sources of the number, parted by semicolons.",
        blank="no number",
        empty=(),
        names=("sources",),
    )
    scale: Scale | None = _field(
        "Order of magnitude of the largest number of people published for one year.",
        blank="no number published for one year",
    )
    scale_fact: Id | None = _field(
        "Count that the scale rests on.", blank="no scale is given", names=FIGURE_TABLES
    )


class Leg(Record):
    """One step of a corridor between two places. Schematic, never a travelled track."""

    key: ClassVar[tuple[str, ...]] = ("corridor_id", "seq")

    corridor_id: Id = _field("Corridor it belongs to.", names=("corridors",))
    seq: Count = _field("Place in the order of the corridor, from 1.")
    from_place: Id = _field("Place where it starts.", names=PLACE_TABLES)
    to_place: Id = _field("Place where it ends.", names=PLACE_TABLES)
    mode: Mode = _field("How it was travelled.")
    from_year: Year = _field("First year of known use.", unit="year")
    to_year: Ending = _field("Last year of known use, or ongoing.", unit="year")
    direction: Direction = _field("Away from where people leave, or back to it.")
    risk: Text | None = _field("Documented danger.", blank="none documented")
    note: Text = _field(
        "What a reader must know. `Branch:` at its start: the leg does not go on from the one "
        "above, but from a place already used in the corridor or, where it says so, from an "
        "alternative start."
    )
    sources: Ids = _field(SOURCES, names=("sources",))
    way: Id | None = _field(
        "Way it is drawn by on maps of a region.",
        blank="it is drawn only where its corridor is shown alone; way_reason says why",
        names=("ways",),
    )
    way_reason: Text | None = _field("Why it has no way.", blank="it has one")

    @property
    def id(self) -> str:
        return f"{self.corridor_id}/{self.seq}"

    @property
    def is_branch(self) -> bool:
        return self.note.startswith("Branch:")


class Way(Record):
    """A drawn generalisation of the legs of several corridors; no source has its course."""

    id: Id = _field("Key of the way.")
    name: Text = _field("Name in English, as it stands at the line.")
    name_ko: Text = _field("Name in Korean.", blank="none is given", empty="")
    kind: WayKind = _field(
        "How it is drawn: land, sea, air (bowed), onward from a country of refuge, return; area: "
        "the provinces where its legs end, without a line."
    )
    scale: Scale | None = _field(
        "Width of the line: order of magnitude of the largest number published for one year.",
        blank="drawn thin; no number is published, or it would say too much",
    )
    points: Points = _field(
        "Control points of the line from its start, longitude and latitude in degrees (EPSG:4326), "
        "parted by semicolons; drawn smooth between them, on the world as great circles.",
        blank="an area has none",
        empty=(),
    )
    heads: Shares = _field(
        "Where arrow heads stand, as shares of the length, parted by semicolons.",
        blank="it has none",
        empty=(),
    )
    label_lon: Longitude | None = _field(
        "Longitude its name is anchored at.", blank="it is never named", unit="degrees east"
    )
    label_lat: Latitude | None = _field(
        "Latitude its name is anchored at.", blank="it is never named", unit="degrees north"
    )
    label_side: Side | None = _field(
        "On which side of the anchor the name stands.", blank="it is never named"
    )
    emphasis: Emphasis | None = _field("1 is named first, 8 last.", blank="it is never named")
    told: Text | None = _field("What stands under the name first.", blank="nothing")
    facts: Ids = _field(
        "Counts of people printed under the name: ids of rows of flows.csv or series.csv, parted "
        "by semicolons.",
        blank="none is printed",
        empty=(),
        names=FIGURE_TABLES,
    )
    fact_words: Text | None = _field(
        "How they are printed, with who says so.", blank="none is printed"
    )
    views: Ids = _field("Views of the map it is drawn on, parted by semicolons.")
    joins: Id | None = _field(
        "Way that it ends on and goes on by.", blank="it ends at a place", names=("ways",)
    )
    crosses: Ids = _field(
        "Ways it may cross without sharing a place with them, parted by semicolons.",
        blank="it crosses none",
        empty=(),
        names=("ways",),
    )
    crosses_reason: Text | None = _field("Why it may.", blank="it crosses none")
    note: Text | None = _field(
        "What the line generalises, and why an arc is bowed.", blank="nothing to add"
    )


class Number(Record):
    """A published number: a value, a range, or at least (low alone)."""

    id: Id = _field("Key of the row.")
    period: When | None = _field(
        "What time it covers (EDTF).", blank="not known or not tied to time"
    )
    period_text: Text | None = _field(
        "The period in the words of the source.", blank="the period says it all"
    )
    value: Measure | None = _field("The number.", blank="a range, conflicting figures or none")
    low: Measure | None = _field("Lower bound; alone: at least.", blank="no bound given")
    high: Measure | None = _field("Upper bound.", blank="no bound given")
    unit: Text = _field("What is counted, and in what.")
    note: Text | None = _field("What a reader must know.", blank="nothing to add")
    sources: Ids = _field(SOURCES, names=("sources",))


class Flow(Number):
    """A published count along a corridor or between countries. Rows overlap: never sum them."""

    corridor_id: Id | None = _field(
        "Corridor it counts.", blank="no single corridor", names=("corridors",)
    )
    from_country: Country | None = _field("Country people left.", blank="any or not given")
    to_country: Country | None = _field("Country people reached.", blank="any or not given")
    measure: Text | None = _field(
        "What is counted, in the words of all rows that may share an axis with it; arrivals: a row "
        "of the table of arrivals once more.",
        blank="the unit says it",
    )


class Observation(Number):
    """One value of a series of statistics."""

    series: Id = _field("Key of the series.")
    label: Text = _field("Name of the series.")
    category: Text = _field("What part of the whole the row counts.")
    as_of: When | None = _field("State of the data (EDTF).", blank="not given")


class Arrivals(Record):
    """People who arrived in a year."""

    key: ClassVar[tuple[str, ...]] = ("period",)

    period: When = _field("The year (EDTF); /1998 holds everyone through 1998.")
    male: Count | None = _field("Men.", blank="sex not published", unit="persons")
    female: Count | None = _field("Women.", blank="sex not published", unit="persons")
    total: Count = _field("Everyone.", unit="persons")
    status: ArrivalStatus = _field("final, or cumulative-to for the first row.")
    note: Text | None = _field("Earlier vintages and slips.", blank="nothing to add")
    sources: Ids = _field(SOURCES, names=("sources",))
    mark: YesNo = _field("yes: the number stands at the bar.", blank="it does not", empty=False)

    @property
    def id(self) -> str:
        return self.period.text


class Claim(Record):
    """What a popular report said, and what the evidence says."""

    id: Id = _field("Key of the claim.")
    claim: Text = _field("What the report said.")
    verdict: Verdict = _field("How far the evidence carries it.")
    finding: Text = _field("What the evidence says.")
    figures: Text = _field("The figures of the finding, name=value, parted by semicolons.")
    sources: Ids = _field(SOURCES, names=("sources",))


class Term(Record):
    """A word that readers meet here, and what it means."""

    id: Id = _field("Key of the term.")
    term: Text = _field("The word in English, or as it is written in Latin letters.")
    term_ko: Text = _field("The word in Korean.")
    definition: Text = _field("What it means, and who uses it.")
    sources: Ids = _field(SOURCES, names=("sources",))


class Stage(Record):
    """A stage of a journey that is put together from many accounts: never a person's route.

    Durations are of different years and overlap: never to be added up.
    """

    key: ClassVar[tuple[str, ...]] = ("corridor_id", "seq")

    corridor_id: Id = _field("Corridor whose journey it belongs to.", names=("corridors",))
    seq: Count = _field("Place in the order of the journey, from 1.")
    stage: Text = _field("What the stage is called.")
    from_place: Id = _field("Place where it starts.", names=PLACE_TABLES)
    to_place: Id = _field("Place where it ends; the same where people stay.", names=PLACE_TABLES)
    duration_low: Measure | None = _field(
        "Shortest duration as published; alone: at least.", blank="not published or not given here"
    )
    duration_high: Measure | None = _field(
        "Longest duration as published; alone: at most.", blank="not published or not given here"
    )
    unit: Duration | None = _field("Unit of the durations.", blank="no duration")
    what_happens: Text = _field("What happens on it.")
    danger: Text | None = _field("Documented danger.", blank="none documented")
    source_year: When = _field("Time that the account is of (EDTF).")
    sources: Ids = _field(SOURCES, names=("sources",))
    note: Text | None = _field("What a reader must know.", blank="nothing to add")

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


def tables_named(record: type[Record], column: str) -> tuple[str, ...]:
    """The tables that hold the ids in a column; empty where a column holds no ids of others."""
    extra: Any = record.model_fields[column].json_schema_extra or {}
    return tuple(extra.get("names", ()))
