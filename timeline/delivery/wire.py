"""What the browser gets of a chart on a page, of the frame of every page, and of an arrival."""

from typing import Any, NotRequired

from typing_extensions import TypedDict

from timeline.figures.wire import Figure, Phrases, SourceRow, TextPart
from timeline.sounds import SoundRules

ThemeColours = dict[str, Any]  # as Streamlit's own themes name them, with the growth of letters


class ToldEvent(TypedDict):
    id: str
    text: str


class ChartHead(TypedDict):
    """What stands on the page before a chart is drawn; `rest` is the path of all else.

    `heights` in pixels and `narrow_below` in CSS pixels are by theme; a height is that of the wide
    figure and, where there is one, of the narrow. `figures` are paths by theme, of a
    `ChartLook`. `file` is what its files are called, without
    ending. A `sentence` stands for the figure of a single number. `left`: how many of its numbers a
    filter lets through; blank for all.
    """

    id: str
    title: str
    counts: list[TextPart]
    leaves_out: list[TextPart]
    unverified: str
    left: str
    source_line: str
    rows: int
    csv: str
    file: str
    sentence: str
    rest: str
    figures: dict[str, str]
    hint: str
    heights: dict[str, list[float]]
    narrow_below: dict[str, float]


class TableRows(TypedDict):
    columns: list[str]
    rows: list[list[str | float | None]]


class ChartRest(TypedDict):
    """`events` are by year; `makers` of the sources, weightiest first; `edition` is a version."""

    alt: str
    over_years: bool
    css: dict[str, dict[str, str]]
    table: TableRows
    foot: str
    edition: str
    makers: list[str]
    sources: list[SourceRow]
    events: dict[int, list[ToldEvent]]


ChartLook = list[Figure]  # wide, and narrow where that differs


class ChartData(TypedDict):
    head: ChartHead
    plotly: str
    style: str
    window: tuple[int, int] | None
    level: int
    words: Phrases


class FramePage(TypedDict):
    path: str
    title: str


class SharedKeys(TypedDict):
    """Keys of an address that pages share: which years are shown, how certain, how all looks."""

    window: list[str]
    sieve: list[str]
    look: list[str]


class FrameFiles(TypedDict):
    """Paths of what the frame asks for at need: terms, the search, changes since an edition."""

    terms: str
    search: str
    searching: str
    searching_style: str
    editions: str


class SieveValue(TypedDict):
    """`n` published numbers are so certain."""

    value: str
    label: str
    n: int


class Sieve(TypedDict):
    """How certain facts may be asked to be; `here`: the charts of this page hold to it."""

    label: str
    values: list[SieveValue]
    here: bool


class Tongue(TypedDict):
    """A language by its own name; `short` is what a button has room for."""

    code: str
    tag: str
    name: str
    short: str


class FrameData(TypedDict):
    """`own` is the name of the reader's own data that are shown; blank for ours.

    `letters` are single keys by what they do, which act where there is a stage.
    """

    lang: str
    letters: dict[str, str]
    tongues: list[Tongue]
    pages: list[FramePage]
    now: str
    title: str
    shared: SharedKeys
    style: str
    files: FrameFiles
    sieve: Sieve
    edition: str
    own: str
    themes: dict[str, ThemeColours]
    words: Phrases


class EarlyPart(TypedDict):
    """The one component of a page: its module, the path of its room, and what it is drawn of.

    `drawn` is a CSS selector of what stands once its first picture is there.
    """

    module: str
    room: str
    data: Any
    drawn: str


class EarlyPage(TypedDict):
    """What a page is drawn of before its session is there: as the session will say it."""

    frame: FrameData
    part: EarlyPart


class EditionRow(TypedDict):
    """`n` facts have changed since; `ids` of what addresses name and what has changed of it.

    `scenes` of lectures that come with the facts, by lecture, count from 1: they rest on changes.
    """

    day: str
    n: int
    ids: list[str]
    scenes: dict[str, list[int]]


class Editions(TypedDict):
    """The edition that is served, and by version those before."""

    now: str
    day: str
    past: dict[str, EditionRow]


class ReachData(TypedDict):
    """What a page says by itself when its server is away; files by what they are called.

    `own` is the path of the room that brings what a reader has of his own.
    """

    words: dict[str, str]
    style: str
    files: dict[str, str]
    own: str


class TermRow(TypedDict):
    """A word of the glossary, in the other script too, and ids of the sources of what it means."""

    term: str
    second: str
    definition: list[TextPart]
    sources: list[str]


class SearchRow(TypedDict):
    """What can be found: where it leads, its title and more of it, and the words it is found by.

    `years` of an event that has a date, first and last; `said` of a chart is what it counts;
    `names` of a route are what it is called for short.
    """

    to: str
    title: str
    more: str
    text: str
    years: NotRequired[tuple[int, int]]
    said: NotRequired[str]
    names: NotRequired[list[str]]


class SearchKind(TypedDict):
    """`names`: whether its titles are names, as of a place, rather than sentences.

    `answers`: whether what stands beside a title answers, and is nothing to find it by.
    """

    kind: str
    heading: str
    names: bool
    answers: bool
    rows: list[SearchRow]


class SearchFile(TypedDict):
    """`endings`: what is written on to a name, as a pattern; blank where nothing is."""

    endings: str
    kinds: list[SearchKind]
    sounds: SoundRules
    words: Phrases


class Terms(TypedDict):
    """`other` is the language of second names."""

    other: str
    terms: dict[str, TermRow]
    sources: dict[str, SourceRow]
    words: dict[str, str]
