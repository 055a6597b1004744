"""What the browser gets of figures: a drawing for Plotly, rows of a legend, a source, text."""

from typing import Annotated, Any, Literal, NotRequired

from typing_extensions import TypedDict

Phrases = Annotated[dict[str, Any], "Phrases"]  # a part of the catalogue of words
Figure = dict[str, Any]  # for Plotly: it says what is in it


class SourceRow(TypedDict):
    """A source for a list; `url` is blank where none is known, `said` is who and when.

    `rank`: how near it is to what it tells, in words.
    """

    id: str
    title: str
    url: str
    said: str
    rank: NotRequired[str]


class TextPart(TypedDict):
    """A part of a text; with one of the others it is a link.

    It leads to a pick, to years (first and last), or opens what a term means.
    """

    text: str
    pick: NotRequired[str]
    years: NotRequired[tuple[int, int]]
    term: NotRequired[str]


class WordNode(TypedDict):
    """An element; `href` of a link alone, `value` the number of an item in a list that has them.

    A link with a `term` opens what that means.
    """

    kind: str
    of: list["WordNode | str"]
    value: NotRequired[int]
    href: NotRequired[str]
    term: NotRequired[str]


WordNodes = list[WordNode | str]


class Swatch(TypedDict):
    kind: Literal["line", "disc", "area", "bar"]
    colour: str
    width: float
    dash: NotRequired[str]
    fill: NotRequired[str]
    opacity: NotRequired[float]


class LegendRow(TypedDict):
    """A heading has no swatch. `views`: the maps on which something is drawn so."""

    swatch: Swatch | None
    text: str
    views: list[str]


class DotLook(TypedDict):
    """How the dot of an event is drawn; `ring` is kept for what is contested."""

    mark: Literal["disc", "ring", "half", "dash", "diamond"]
    colour: str


class Letters(TypedDict):
    """In pixels on a screen 1080 pixels high, in a wide and a narrow column; none is less."""

    wide: float
    narrow: float
    least: float


class Paleness(TypedDict):
    """Opacity of what is not of the year or the pick."""

    bar: float
    dot: float


class TimeLook(TypedDict):
    """How the timeline looks: `leaders` in turn, `bands` and `returns` by their kinds."""

    colours: dict[str, str]
    leaders: list[str]
    bands: dict[str, str]
    groups: dict[str, str]
    returns: dict[str, DotLook]
    type: Letters
    pale: Paleness


# An era; `note` is blank where there is none to its name, `to` None while it goes on.
TimelineEra = TypedDict(
    "TimelineEra",
    {
        "id": str,
        "kind": str,
        "name": str,
        "note": str,
        "from": float,
        "to": float | None,
    },
)


class TimelineBar(TypedDict):
    """People of a year, `said` as a number is written; `mark`: it stands at the bar."""

    year: int
    women: int | None
    men: int | None
    total: int
    said: str
    mark: bool
    certainty: str


class Timeline(TypedDict):
    """`focus` are the years with the most room while all are shown; `before` is in lines.

    `groups` are those of the events, as they are called, by the names of their colours.
    """

    focus: tuple[int, int]
    before: str
    eras: list[TimelineEra]
    bars: list[TimelineBar]
    groups: dict[str, str]
    words: dict[str, str]


class TimelineMark(TypedDict):
    """What the timeline asks of an event: what stands `at` its dot, and before which others."""

    short: str
    said: str
    at: float
    rank: int
    group: str
    kind: str
    lifted: bool
    edge: bool
    told: bool
    undated: bool
    contested: bool


class LabelSizes(TypedDict):
    """Sizes of text in CSS pixels on a map at least `from_px` wide; 0 is not written.

    `country` is the least and the greatest, `shrink` what the sizes of countries are multiplied
    by; no text is smaller than `least`. `rank` is the last of places named on the map of a
    region; the closer, the more.
    """

    from_px: int
    main: float
    way: float
    fact: float
    country: tuple[float, float]
    shrink: float
    focus: float
    place: float
    sea: float
    year: float
    rank: int
    least: float


class WayColours(TypedDict):
    line: str
    words: str
    head: str


class WidthRule(TypedDict):
    """By how much lines grow with the scale: 1 `at` so many metres a pixel."""

    at: float
    power: float
    least: float
    most: float


class MapLabels(TypedDict):
    """How names, dots, discs and legs over the map look: `ways` by kind, `groups` of events."""

    sizes: list[LabelSizes]
    dot: float
    ring: float
    disc: float
    halo: str
    ink: str
    quiet: str
    panel: str
    country: str
    sea: str
    river: str
    accent: str
    aside: str
    ways: dict[str, WayColours]
    groups: dict[str, str]
    widths: WidthRule
    casing: float


class Rotation(TypedDict):
    lon: float
    lat: NotRequired[float]


class MapProjection(TypedDict):
    """A projection as Plotly takes it."""

    type: str
    parallels: NotRequired[list[float]]
    rotation: Rotation


class MapFigure(TypedDict):
    """The map for Plotly, and what lies over it."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    labels: MapLabels


class SmallGround(TypedDict):
    """The ground of a small map: part of the land and its path; `home` is where people arrive."""

    land: list[tuple[str, str]]
    home: tuple[float, float] | None


class SmallLine(TypedDict):
    """A line of a small map; `hue` is out, return or onward, `dash` air, sea or blank."""

    d: str
    hue: str
    dash: str
    width: float
