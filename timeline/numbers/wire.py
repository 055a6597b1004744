"""What the browser gets of Numbers."""

from typing import NotRequired

from typing_extensions import TypedDict

from timeline.delivery.wire import ChartHead, ToldEvent
from timeline.figures.wire import Phrases, TextPart


class NumbersAsked(TypedDict):
    """What the address asks for: a chart alone, a section to begin at, a year to begin with."""

    chart: str | None
    section: str | None
    year: int | None


class NumbersEntry(TypedDict):
    """A section by its name, and the ids of its charts."""

    id: str
    title: str
    charts: list[str]


class NumbersData(TypedDict):
    """`section` is the one that is shown, `page` the path of it; blank where there is none."""

    entries: list[NumbersEntry]
    section: str
    page: str
    plotly: str
    style: str
    window: tuple[int, int]
    asked: NumbersAsked
    words: dict[str, str]
    chart_words: Phrases


class NotShown(TypedDict):
    name: str
    reason: list[TextPart]


class SeenClaim(TypedDict):
    claim: str
    text: str


class ToldBarPart(TypedDict):
    """`share` in per cent."""

    words: str
    share: float
    colour: str


class ToldBar(TypedDict):
    title: str
    parts: list[ToldBarPart]


class ToldYear(TypedDict):
    said: list[str]
    bars: list[ToldBar]
    events: list[ToldEvent]


class YearsFigure(TypedDict):
    """The figure to play with; `colours` are by theme."""

    id: str
    colours: dict[str, dict[str, str]]
    years: dict[int, ToldYear]
    title: str
    counts: list[TextPart]
    leaves_out: list[TextPart]
    slider: str
    back: str
    forward: str


class NumbersPart(TypedDict):
    """One of both."""

    chart: NotRequired[ChartHead]
    years: NotRequired[YearsFigure]


class NumbersSection(TypedDict):
    id: str
    title: str
    finding: list[TextPart]
    intro: list[TextPart]
    see: list[SeenClaim]
    parts: list[NumbersPart]
    not_shown: list[NotShown]
