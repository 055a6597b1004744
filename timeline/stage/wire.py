"""What the browser gets of the stage: its files, its state, the facts, how they look, the cards."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from timeline.delivery.wire import FrameData
from timeline.figures.wire import (
    Figure,
    LegendRow,
    MapFigure,
    MapProjection,
    Phrases,
    SourceRow,
    TextPart,
    Timeline,
    TimelineMark,
    TimeLook,
)
from timeline.selection import StageState
from timeline.sounds import SoundRules

Facets = dict[str, list[str]]
Steps = list[int]  # [lon, lat, step of lon, step of lat, ...] in thousandths of a degree
Ground = dict[str, list[Steps]]  # outlines of a view by track
PlaceSide = Literal[
    "above", "below", "left", "right", "above-left", "above-right", "below-left", "below-right"
]


class Addresses(TypedDict):
    """Paths, `figures` by theme and `ground` by view; a deck on disk has no `citations`."""

    plotly: str
    style: str
    nowhere: str
    facts: str
    cards: str
    terms: str
    citations: str | None
    figures: dict[str, str]
    ground: dict[str, str]


class StageFiles(TypedDict):
    """What a stage is given wherever it stands."""

    addresses: Addresses
    fault: str
    notice: str


class StageData(StageFiles):
    """`asked` is the address that a run of the page has read."""

    state: StageState
    turn: int
    asked: NotRequired[dict[str, str]]


class EarlyData(TypedDict):
    """What the first page is drawn of before its session is there: as the session will say it."""

    frame: FrameData
    stage: StageData


class ViewRow(TypedDict):
    projection: MapProjection
    box: tuple[float, float, float, float]
    lines: Literal["near", "far"]
    beyond: float
    rings: list[float]
    clip: float | None


class FacetValue(TypedDict):
    value: str
    label: str


class Facet(TypedDict):
    key: str
    label: str
    values: list[FacetValue]


class MarkRow(TimelineMark):
    """An event; `start` and `end` in decimal years.

    `legs` are its own, in order; `dispute` says what is contested.
    """

    id: str
    title: str
    words: str
    places: list[str]
    corridors: list[str]
    importance: int
    legs: list[str]
    dispute: str
    facets: Facets
    start: float
    end: float


class SpotRow(TypedDict):
    """A place, with ids of what happened there and of corridors through it.

    `area`: it is known no closer than to a province or a stretch of border. `rank` 1 is named
    first.
    """

    id: str
    label: str
    short: str
    second: str
    name: str
    lon: float
    lat: float
    rank: int | None
    side: PlaceSide | None
    area: bool
    events: list[str]
    corridors: list[str]


class DrawnLine(TypedDict):
    """A line, and its arrow heads as [lon, lat, lon ahead, lat ahead]."""

    steps: Steps
    heads: list[list[float]]


class TrackRow(TypedDict):
    """A leg; `last` is None while it is in use."""

    id: str
    corridor: str
    ends: tuple[str, str]
    dash: Literal["air", "sea", "posted", ""]
    ink: Literal["land", "return", "own"]
    first: int
    last: int | None
    certainty: str
    places: list[str]
    far: DrawnLine
    near: DrawnLine


class WayLabel(TypedDict):
    """What stands at a way, and where: `at` is lon and lat.

    `counted`: the years of each count that the fact tells of, the last None where it goes on.
    """

    at: tuple[float, float]
    side: PlaceSide
    emphasis: int
    told: str
    fact: str
    counted: list[tuple[int, int | None]]


class WayRow(TypedDict):
    """A way as it is drawn; `years` are stretches of use, the last year None while it is in use.

    `abroad`: it is drawn on the map of the world alone. `ink` is that of its kind, or "own".
    """

    id: str
    name: str
    kind: Literal["land", "sea", "air", "return", "onward", "area"]
    ink: str
    legs: list[str]
    corridors: list[str]
    years: list[tuple[int, int | None]]
    views: list[str]
    abroad: bool
    dashed: bool
    steps: Steps
    heads: list[list[float]]
    label: WayLabel | None


class NameRow(TypedDict):
    """The name of a country or a water; `at` are places it may stand at, the best first."""

    id: str
    kind: Literal["focus", "country", "sea"]
    text: str
    second: str
    at: list[tuple[float, float]]
    size: float
    rank: int
    lines: Literal["near", "far", ""]


class StopRow(TypedDict):
    """A place along a corridor, and how one gets there from the one before."""

    place: str
    told: str


# People handed over the border, from one town to the next.
ReturnedRow = TypedDict(
    "ReturnedRow",
    {
        "id": str,
        "corridor": str,
        "from": tuple[float, float],
        "to": tuple[float, float],
        "first": int,
        "last": int | None,
        "foremost": bool,
    },
)


class CorridorRow(TypedDict):
    """A route; one that is `undated` is drawn in all years."""

    name: str
    facets: Facets
    years: str
    first: int
    last: int | None
    undated: bool


# Of a way in that the opening offers: the state that it leads to, or the address of a lecture.
WayState = TypedDict(
    "WayState",
    {
        "lecture": NotRequired[str],
        "pick": NotRequired[str],
        "from": NotRequired[int],
        "to": NotRequired[int],
    },
)


class OpeningWay(TypedDict):
    title: str
    text: str
    state: WayState


class OpeningCard(TypedDict):
    """`lead` is the sentence under the title where there is no room for the text."""

    title: str
    lead: str
    text: str
    how: str
    begin: str
    sources: list[SourceRow]
    ways: list[OpeningWay]


class StageFacts(TypedDict):
    """All that no theme changes.

    `language` is a BCP 47 tag. `undated`: nothing has a date, and there are no years to show.
    `span` is the first year and the one after the last; `usual` what
    the address leaves out.
    """

    language: str
    span: tuple[int, int]
    usual: dict[str, int | str]
    first_view: str
    last_view: str
    views: dict[str, ViewRow]
    words: Phrases
    opening: OpeningCard
    edition: str
    version: str
    facets: list[Facet]
    undated: bool
    bars: dict[int, str]
    timeline: Timeline
    marks: list[MarkRow]
    spots: list[SpotRow]
    tracks: list[TrackRow]
    ways: list[WayRow]
    names: list[NameRow]
    stops: dict[str, list[StopRow]]
    returned: list[ReturnedRow]
    arrivals: dict[int, int]
    years: dict[int, str]
    reached: str | None
    corridors: dict[str, CorridorRow]


class TimeFigure(TimeLook):
    figure: Figure


class StageLook(TypedDict):
    """Both figures in one theme, the legend, and the values that style sheets name."""

    theme: str
    map: MapFigure
    time: TimeFigure
    legend: list[LegendRow]
    css: dict[str, str]


class CardBars(TypedDict):
    """A count of each year as (year, number, the number in words); `note` is who counted."""

    title: str
    note: str
    bars: list[tuple[int, float, str]]


class Card(TypedDict):
    """What a pick is told with: paragraphs and lines as (label, text), headings with ids.

    `bars` stand after the first paragraph; None where no series is published.
    """

    above: str
    title: str
    text: list[tuple[str, list[TextPart]]]
    bars: CardBars | None
    facts: list[tuple[str, list[TextPart]]]
    more: list[tuple[str, list[str]]]
    sources: list[str]
    unverified: str


class Cards(TypedDict):
    sounds: SoundRules
    cards: dict[str, Card]
    sources: dict[str, SourceRow]


class CiteStyle(TypedDict):
    key: str
    label: str


class Citations(TypedDict):
    """By id and style; `address` stands where that of the page goes."""

    styles: list[CiteStyle]
    address: str
    edition: str
    cards: dict[str, dict[str, str]]
    sources: dict[str, dict[str, str]]
