"""What the browser gets of figures: a drawing for Plotly, rows of a legend, a source."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

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


class Swatch(TypedDict):
    kind: Literal["line", "disc", "area", "bar"]
    colour: str
    width: float
    dash: NotRequired[str]
    fill: NotRequired[str]
    opacity: NotRequired[float]


class LegendRow(TypedDict):
    """A heading has no swatch."""

    swatch: Swatch | None
    text: str
