"""compose(archive) -> Scene: what is to be drawn, computed and never stored.

Time runs in decimal years: 2016.0 is the first moment of 1 January 2016, and a last day counts
to its midnight. Nothing here knows a colour or a pixel.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import floor
from typing import Any

from geodata import days
from geodata.archive import Archive
from geodata.beside import own_lane
from geodata.courses import (
    Course,
    Plane,
    Years,
    along,
    course,
    head,
    in_drawing_order,
    layer_of,
)
from geodata.dates import UNDATED, Precision, in_words
from geodata.days import Day
from geodata.doubts import Certainty, Grade, certainty, grade
from geodata.lines import Arrow, Floats, LegLine, leg_lines
from geodata.records import Corridor, Event, Flow, Leg, Observation, Place, Way
from geodata.strands import narrower, strands
from geodata.subject import CONE, Subject
from geodata.translations import untold
from geodata.vocabularies import (
    Category,
    Confidence,
    Direction,
    EraKind,
    Mode,
    PlacePrecision,
    ReturnKind,
    Scale,
    Side,
    Usage,
    WayKind,
)
from geodata.ways import CorridorWay
from geodata.ways import way as corridor_way
from timeline.labels import GROUPS, EventGroup, edges, last_rank, short_title, told_by_others

SHORTEST_SPAN_YEARS = 0.45
NEAR_SPACING_KM = 8.0
HALFWAY = 0.5  # where the head of a strand lies

RANKED = (12, 40)  # places of a reader that have the first rank, and the second
OWN = "own"  # the lane of what a reader has brought, beside ours


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the timeline; a span has end > start.

    `grade` is what a reader is told of the confidence, `certainty` how many say so. `short` stands
    at its dot; where two have no room the lower `rank` stays. `edge`: a leader follows another;
    `told`: a band or a bar says it. `undated`: it is shown in all years, and at none of the
    timeline. `dispute`: what is contested, where it is. `own`: a reader has
    brought it, beside what is served.
    """

    id: str
    title: str
    short: str
    words: str
    category: Category
    return_kind: ReturnKind | None
    start: float
    end: float
    is_span: bool
    confidence: Confidence
    grade: Grade
    certainty: Certainty
    importance: int
    rank: int
    lifted: bool
    edge: bool
    told: bool
    undated: bool
    places: tuple[str, ...]
    corridors: tuple[str, ...]
    dispute: str
    own: bool

    @property
    def lane(self) -> str:
        """By what it is filtered and called: its category, unless a reader has brought it."""
        return OWN if self.own else self.category

    @property
    def own_lane(self) -> str:
        """By what a reader's event is filtered among the reader's; blank for one of ours."""
        return own_lane(self.category) if self.own else ""

    @property
    def group(self) -> EventGroup:
        return EventGroup.OWN if self.own else GROUPS[self.category]

    @property
    def at(self) -> float:
        """Where its dot stands: in the middle of a day, a month or a year, else at the start."""
        within = self.end <= floor(self.start) + 1
        return (self.start + self.end) / 2 if within else self.start

    @property
    def contested(self) -> bool:
        return self.confidence is Confidence.CONTESTED


@dataclass(frozen=True, slots=True)
class Band:
    """An era behind the marks; `end` is None where it goes on. One not `shaded` is only named."""

    id: str
    name: str
    kind: EraKind
    start: float
    end: float | None
    contested: bool
    shaded: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """Arrivals of one year; sex is None where it is not published.

    `marked`: the number stands at the bar.
    """

    year: int
    women: int | None
    men: int | None
    total: int
    marked: bool
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Track:
    """One leg of a corridor as it is drawn; `last_year` is None where it is still in use.

    `line` is for views of a whole region, `near` for close-ups, where lines lie closer together.
    """

    leg: str
    corridor: str
    start: str
    end: str
    mode: Mode
    direction: Direction
    usage: Usage
    first_year: int
    last_year: int | None
    line: LegLine
    near: LegLine
    places: tuple[str, str]
    certainty: Certainty
    own: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at a way: its name, `told` and `fact` under it where they are not blank.

    `sources` are those of the rows that the fact is taken from, `counted` the years of each, the
    last None where its end is open.
    """

    lon: float
    lat: float
    side: Side
    emphasis: int
    told: str
    fact: str
    sources: tuple[str, ...]
    counted: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, slots=True, eq=False)
class DrawnWay:
    """A way of several corridors as it is drawn, or the strand of one of them, `strand_of` a way.

    `own`: a reader has brought it, beside ours.

    `line` has a row (lon, lat) a vertex; none for an area, which tints `provinces` (country and
    province, as the outlines name them). `layer` says what it lies over, one of `courses.LAYERS`.
    `dotted`: all its legs go by sea; `posted`: by all of them people are sent abroad.
    `label` is None where it is never named.
    """

    id: str
    name: str
    second: str
    kind: WayKind
    scale: Scale | None
    line: Floats
    heads: tuple[Arrow, ...]
    legs: tuple[str, ...]
    corridors: tuple[str, ...]
    years: Years
    views: tuple[str, ...]
    layer: str
    joins: str | None
    dotted: bool
    posted: bool
    is_past: bool
    own: bool
    provinces: tuple[tuple[str, str], ...]
    label: Label | None
    strand_of: str | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether it is grey: a way out that nobody counted a year, or too few to be drawn red."""
        leads_out = self.kind in {WayKind.LAND, WayKind.SEA, WayKind.AIR}
        return leads_out and self.scale is None and not self.own

    @property
    def ink(self) -> str:
        """What it is drawn in: by its kind, unless a reader has brought it."""
        return OWN if self.own else self.kind.value


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what happened there. `tier` 1 is labelled first, 4 last.

    `rank` and `side` are those of an editor, None where there is none.
    """

    id: str
    name: str
    second: str
    country: str
    lon: float
    lat: float
    precision: PlacePrecision
    tier: int
    rank: int | None
    side: Side | None
    events: tuple[str, ...]
    corridors: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """All that the map and the timeline draw; `ways` from the lowest to the uppermost.

    `undated`: nothing in it has a date. `certain`: how many say so of each corridor.
    `apart` is that of its archive.
    """

    first: int
    last: int
    undated: bool
    lanes: tuple[Category, ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    before: int
    tracks: tuple[Track, ...]
    ways: tuple[DrawnWay, ...]
    spots: tuple[Spot, ...]
    corridors: Mapping[str, Corridor]
    certain: Mapping[str, Certainty]
    courses: Mapping[str, CorridorWay]
    subject: Subject
    apart: Any = None


def compose(archive: Archive, today: date) -> Scene:
    """The scene of all facts. `today` ends what is still going on."""
    subject = archive.subject
    begins, now = Day(subject.first_year, 1, 1), days.of_date(today)
    ends = None if subject.last_year is None else Day(subject.last_year, 12, 31)
    dated = (
        _dated(event, grade(event, archive), begins, ends, now) for event in archive.events.values()
    )
    known = sorted({event.category for event in archive.events.values()})
    return Scene(
        first=subject.first_year,
        last=(today.year if subject.last_year is None else subject.last_year) + 1,
        undated=archive.is_undated,
        lanes=tuple(dict.fromkeys([*subject.lanes, *known])),
        marks=_marks(archive, dated),
        bands=tuple(_bands(archive)),
        bars=tuple(_bars(archive)),
        before=sum(row.total for row in archive.arrivals.values() if row.period.first is None),
        tracks=tuple(_tracks(archive)),
        ways=tuple(_ways(archive)),
        spots=tuple(_spots(archive)),
        corridors=archive.corridors,
        certain={key: certainty(own, archive) for key, own in archive.corridors.items()},
        courses={
            corridor.id: corridor_way(corridor, archive.legs_of(corridor.id), archive.places)
            for corridor in archive.corridors.values()
        },
        subject=subject,
        apart=archive.apart,
    )


def decimal_year(day: date | Day) -> float:
    """2016-07-02 -> 2016.5, the first moment of the day."""
    start, end = Day(day.year, 1, 1).toordinal(), Day(day.year + 1, 1, 1).toordinal()
    return day.year + (day.toordinal() - start) / (end - start)


def end_of(day: date | Day) -> float:
    """2015-12-31 -> 2016.0, the last moment of the day."""
    return decimal_year(days.of_date(day).moved(1))


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event with the stretch of the time axis it means."""

    event: Event
    grade: Grade
    start: float
    end: float
    is_span: bool


def _dated(event: Event, grade: Grade, begins: Day, ends: Day | None, today: Day) -> _Dated:
    """Years and long spans are bars; days, months and short spans are marks.

    What reaches over the years shown is cut there.
    """
    when = event.when
    first, last = max(when.first or begins, begins), when.last or today
    last = min(last, ends) if ends else last
    start, end = decimal_year(first), end_of(max(first, last))
    is_open = when.precision is Precision.UNKNOWN
    return _Dated(event, grade, start, end, is_open or end - start >= SHORTEST_SPAN_YEARS)


def _marks(archive: Archive, events: Iterable[_Dated]) -> tuple[Mark, ...]:
    """In the order of time; before all, as they come, what has no date."""
    unranked, edge = last_rank(archive.events.values()), edges(archive)
    told = told_by_others(archive)
    marks = [
        Mark(
            id=(event := dated.event).id,
            title=event.title,
            short=short_title(event),
            words=in_words(event.when, archive.language),
            category=event.category,
            return_kind=event.return_kind,
            start=dated.start,
            end=dated.end,
            is_span=dated.is_span,
            confidence=event.confidence,
            grade=dated.grade,
            certainty=certainty(event, archive),
            importance=int(event.importance),
            rank=event.label_rank or unranked,
            lifted=event.lifted,
            edge=event.id in edge,
            told=event.id in told,
            undated=event.when == UNDATED,
            places=event.places,
            corridors=event.corridors,
            dispute=_dispute(event, archive.language),
            own=event.id in archive.brought,
        )
        for dated in events
    ]
    return tuple(
        sorted(
            marks, key=lambda mark: (mark.start, not mark.undated, "" if mark.undated else mark.id)
        )
    )


def _dispute(event: Event, language: str) -> str:
    """The first clause of what an editor noted of it."""
    if event.confidence is not Confidence.CONTESTED or not event.note:
        return ""
    english = event.in_english("note")
    if event.note == untold(english, language):  # whose mark stands at its end
        return untold(_first_clause(english), language)
    return _first_clause(event.note)


def _first_clause(note: str) -> str:
    return re.split(r"[.;]( |$)", note)[0]


def _bands(archive: Archive) -> Iterable[Band]:
    for era in archive.eras.values():
        ends = None if era.end == "ongoing" or era.end.last is None else end_of(era.end.last)
        starts = decimal_year(era.start.first or Day(archive.subject.first_year, 1, 1))
        contested = era.confidence is Confidence.CONTESTED
        shaded = era.id not in archive.subject.unshaded_eras
        yield Band(era.id, era.name, era.kind, starts, ends, contested, shaded)


def _bars(archive: Archive) -> Iterable[Bar]:
    for row in archive.arrivals.values():
        if row.period.first is not None:
            yield Bar(
                row.period.first.year,
                row.female,
                row.male,
                row.total,
                row.mark,
                certainty(row, archive),
            )


def _tracks(archive: Archive) -> Iterable[Track]:
    lines = leg_lines(archive.legs.values(), archive.places)
    near = leg_lines(archive.legs.values(), archive.places, NEAR_SPACING_KM)
    for leg in archive.legs.values():
        corridor = archive.corridors[leg.corridor_id]
        first, last = leg.in_use or (archive.subject.first_year, None)
        yield Track(
            leg.id,
            corridor.id,
            leg.from_place,
            leg.to_place,
            leg.mode,
            leg.direction,
            corridor.usage,
            first,
            last,
            lines[leg.id],
            near[leg.id],
            (leg.from_place, leg.to_place),
            certainty(leg, archive),
            own=corridor.id in archive.brought,
        )


def _ways(archive: Archive) -> Iterable[DrawnWay]:
    subject, drawn = archive.subject, list[tuple[Way, Course]]()
    legs: dict[str, tuple[Leg, ...]] = {}
    strand_of: dict[str, str] = {}
    for way in archive.ways.values():
        own = archive.legs_of_way(way.id)
        plane = _plane(way, own, archive)
        whole = course(way, own, archive.places, plane, subject.past_before)
        parts = [*_strands(archive, way, own, whole)]
        apart = {view for part, _, _ in parts for view in part.views}
        far = way.model_copy(update={"views": tuple(v for v in way.views if v not in apart)})
        for part, line, ridden in [(far, whole, own), *parts]:
            drawn.append((part, line))
            legs[part.id] = ridden
        strand_of |= {part.id: way.id for part, _, _ in parts}
    for way, own in in_drawing_order(drawn):
        yield _drawn_way(archive, way, own, legs[way.id], strand_of.get(way.id))


def _drawn_way(
    archive: Archive, way: Way, own: Course, legs: tuple[Leg, ...], strand_of: str | None
) -> DrawnWay:
    return DrawnWay(
        id=way.id,
        name=way.name,
        second=_second(way),
        kind=way.kind,
        scale=way.scale,
        line=own.line,
        heads=own.heads,
        legs=tuple(leg.id for leg in legs),
        corridors=tuple(dict.fromkeys(leg.corridor_id for leg in legs)),
        years=own.years,
        views=way.views,
        layer=layer_of(way, own),
        joins=way.joins,
        dotted=bool(legs) and all(leg.mode is Mode.SEA for leg in legs),
        posted=bool(legs) and all(leg.direction is Direction.POSTED for leg in legs),
        is_past=own.is_past,
        own=_is_own(legs, archive),
        provinces=_provinces(archive, legs) if way.kind is WayKind.AREA else (),
        label=_label(archive, way),
        strand_of=strand_of,
    )


def _strands(
    archive: Archive, way: Way, legs: tuple[Leg, ...], whole: Course
) -> Iterator[tuple[Way, Course, tuple[Leg, ...]]]:
    """What is drawn of a way where corridors that share it lie side by side; the first is named."""
    views = tuple(
        view.name for view in archive.subject.views if view.strands and view.name in way.views
    )
    if not views or way.kind is not WayKind.LAND:
        return
    plane, past = _plane(way, legs, archive), archive.subject.past_before
    shared = dict.fromkeys(leg.corridor_id for leg in legs)
    scales = {key: narrower(way.scale, archive.corridors[key].scale) for key in shared}
    found = strands(whole.line, legs, scales, archive.places, plane)
    for number, one in enumerate(found):
        own_id = f"{way.id}/{one.corridor}/{number}"
        unnamed = {"emphasis": None} if number else {}
        part = way.model_copy(update={"id": own_id, "scale": one.scale, "views": views, **unnamed})
        heads = (head(one.line, HALFWAY, plane),) if number else whole.heads
        yield part, along(own_id, one.line, heads, one.legs, past), one.legs


def _is_own(legs: Iterable[Leg], archive: Archive) -> bool:
    return any(leg.corridor_id in archive.brought for leg in legs)


def _plane(way: Way, legs: Iterable[Leg], archive: Archive) -> Plane:
    """That of the maps; of a way that a reader has brought beside ours, one over its own middle."""
    if not _is_own(legs, archive) or not way.points:
        return archive.subject.plane
    lons = [lon for lon, _ in way.points]
    return replace(CONE, lon=(min(lons) + max(lons)) / 2)


def _provinces(archive: Archive, legs: Iterable[Leg]) -> tuple[tuple[str, str], ...]:
    """Those that the legs of an area end in; a place may stand for several."""
    ends = dict.fromkeys(archive.places[leg.to_place] for leg in legs)
    named = ((end.country, province) for end in ends for province in (end.admin1 or "").split("/"))
    return tuple(dict.fromkeys((a3, province.strip()) for a3, province in named if province))


def _label(archive: Archive, way: Way) -> Label | None:
    if (
        way.label_lon is None
        or way.label_lat is None
        or way.label_side is None
        or way.emphasis is None
    ):
        return None
    rows = [archive.flows.get(key) or archive.series[key] for key in way.facts]
    sources = tuple(source.id for source in archive.sources_of_all(rows))
    return Label(
        way.label_lon,
        way.label_lat,
        way.label_side,
        way.emphasis,
        way.told or "",
        (way.fact_words or "") if rows else "",
        sources,
        tuple(_counted(rows)),
    )


def _counted(rows: Iterable[Flow | Observation]) -> Iterator[tuple[int, int | None]]:
    for row in rows:
        if row.period and row.period.first:
            yield row.period.first.year, row.period.last.year if row.period.last else None


def _spots(archive: Archive) -> Iterable[Spot]:
    events: dict[str, list[str]] = defaultdict(list)
    corridors: dict[str, dict[str, None]] = defaultdict(dict)
    for event in archive.events.values():
        for place in event.places:
            events[place].append(event.id)
    for leg in archive.legs.values():
        for place in (leg.from_place, leg.to_place):
            corridors[place][leg.corridor_id] = None
    ranks = _ranks(archive, {place: len(own) for place, own in events.items()})
    for place in archive.places.values():
        own = tuple(events[place.id]), tuple(corridors[place.id])
        yield _spot(place, *own, ranks.get(place.id))


def _ranks(archive: Archive, events: Mapping[str, int]) -> dict[str, int]:
    """Of a reader's places, which no editor has ranked: where most happened comes first."""
    brought, whole = archive.brought, archive.subject.brought
    own = [place for place in archive.places if whole or place in brought]
    own.sort(key=lambda place: -events.get(place, 0))
    return {place: 1 + sum(n >= most for most in RANKED) for n, place in enumerate(own)}


def _second(named: Place | Way) -> str:
    """The name in the other script, on maps in English: one name is enough where it is Korean."""
    return "" if named.name == named.name_ko else named.name_ko


def _spot(
    place: Place, events: tuple[str, ...], corridors: tuple[str, ...], rank: int | None
) -> Spot:
    return Spot(
        place.id,
        place.name,
        _second(place),
        place.country,
        place.lon,
        place.lat,
        place.precision,
        _tier(place, len(events), len(corridors)),
        place.label_rank or rank,
        place.label_side,
        events,
        corridors,
    )


def _tier(place: Place, events: int, corridors: int) -> int:
    """Towns where much met come first; border sections and regions last."""
    weight = 2 * events + corridors
    if place.precision is not PlacePrecision.CITY:
        return 3 if events or corridors >= 4 else 4
    return 1 if weight >= 8 else 2 if weight >= 4 else 3
