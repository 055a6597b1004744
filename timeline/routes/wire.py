"""What the browser gets of Routes: the overview, each route, and where a page lies in both."""

from typing_extensions import TypedDict

from timeline.delivery.wire import ChartHead
from timeline.figures.wire import Phrases, SmallGround, SmallLine, TextPart, WordNodes
from timeline.stage.wire import Addresses


class RouteTile(TypedDict):
    """A route at a glance; `box` is the part of its map to show.

    `first` is None where no years are given, `last` while it is in use.

    `count` says too that no number is published; `counted`, what a number is of. Both are blank
    of what a reader has brought without one.
    """

    id: str
    name: str
    short: str
    years: str
    first: int | None
    last: int | None
    hue: str
    count: str
    counted: str
    view: str
    box: tuple[float, float, float, float]
    lines: list[SmallLine]


class RouteGroup(TypedDict):
    title: str
    says: str
    routes: list[RouteTile]


class FoldedText(TypedDict):
    """What opens when it is asked for."""

    title: str
    text: WordNodes


class CountsPart(TypedDict):
    """Published counts: charts of those that may share one, the others in words."""

    text: WordNodes
    charts: list[ChartHead]
    rest: WordNodes


class RouteAnswer(TypedDict):
    """A question by its name, and under it what answers it."""

    id: str
    text: WordNodes


class RoutesPage(TypedDict):
    """The overview, and the path of each route by its id; `span` is first and last year.

    `charts` says of which route a chart is, blank where it is of none.
    """

    span: tuple[int, int]
    css: dict[str, dict[str, str]]
    size: tuple[int, int]
    grounds: dict[str, SmallGround]
    groups: list[RouteGroup]
    years: ChartHead | None
    answers: list[RouteAnswer]
    answered: FoldedText
    returns: WordNodes
    cases: FoldedText | None
    general: CountsPart
    general_sources: FoldedText
    routes: dict[str, str]
    charts: dict[str, str]


class GlanceRow(TypedDict):
    label: str
    text: list[TextPart]


class JourneyStage(TypedDict):
    """A stage of a journey; `low` and `high` in days, None where it is open or not published.

    `legs` and `places` are what it lights on the map; `whole`: it spans several others.
    """

    seq: int
    name: str
    when: str
    low: float | None
    high: float | None
    km: str
    what: list[TextPart]
    danger: list[TextPart]
    note: list[TextPart]
    told: WordNodes
    legs: list[str]
    places: list[str]
    whole: bool


class ToldJourney(TypedDict):
    """`ticks` are days and how they are named; the last is the longest that is drawn."""

    title: str
    says: str
    stages: list[JourneyStage]
    ticks: list[tuple[float, str]]
    longest: float


class RouteMap(TypedDict):
    """`box` is west, south, east, north in degrees."""

    view: str
    box: tuple[float, float, float, float]
    alt: str


class ToldRoute(TypedDict):
    """`no_journey` stands where others have a strip of stages; blank where none has."""

    id: str
    name: str
    glance: list[GlanceRow]
    map: RouteMap
    head: WordNodes
    journey: ToldJourney | None
    no_journey: str
    way: WordNodes
    law: WordNodes
    now: WordNodes
    dangers: WordNodes
    events: WordNodes
    counts: CountsPart
    years: ChartHead | None
    steps: FoldedText
    sources: FoldedText


class RoutesData(TypedDict):
    """`stage` are the files of the map; `window` first and last year shown, both included."""

    page: str
    stage: Addresses
    style: str
    window: tuple[int, int]
    words: dict[str, str]
    chart_words: Phrases
    fault: str
