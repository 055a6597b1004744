"""What may stand in a cell: one type per kind of cell, with a sentence for an editor who errs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import BeforeValidator, Field
from pydantic.fields import FieldInfo

from geodata import dates
from geodata.dates import Date
from geodata.sentences import Sentence, say

EARLIEST_YEAR, LATEST_YEAR = -9999, 2100
MOST_CHARACTERS = 4_000
SEPARATOR = ";"
DIGITS = "[0-9]{1,15}"
DECIMAL = rf"-?{DIGITS}(\.{DIGITS})?"
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
LOST = "\ufffd"
VERTEX_STEP = 0.5  # degrees, as border sections are rounded
MOST_VERTICES = 60


@dataclass(frozen=True, eq=False)
class Cell:
    """What is right in a cell: for an editor, and as a field of a Frictionless table schema."""

    wanted: Sentence
    type: str = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict[str, Any])
    separator: str = ""


class Vertex(NamedTuple):
    """A point of a drawn line, in degrees (EPSG:4326)."""

    lon: float
    lat: float

    def __str__(self) -> str:
        return f"{self.lon:g} {self.lat:g}"


def _vague_date(text: Any) -> Any:
    """A Date; `ongoing` passes as it stands, for the fields that allow it."""
    if not isinstance(text, str) or text == "ongoing":
        return text
    when = dates.parse(text)
    if any(end.last and end.last.year > LATEST_YEAR for end in (when.start, when.end)):
        raise ValueError(say("dates.too_late", year=str(LATEST_YEAR)))
    return when


def semicolon_list(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    parts = tuple(part.strip() for part in text.split(SEPARATOR))
    if not all(parts):
        raise ValueError(say("cells.parted"))
    if len(set(parts)) < len(parts):
        raise ValueError(say("cells.once"))
    return parts


def _vertices(text: Any) -> Any:
    """`lon lat` pairs in steps of half a degree, no two in a row alike."""
    if not isinstance(text, str):
        return text
    if not re.fullmatch(_POINTS, text):
        raise ValueError(POINTS.wanted)
    vertices = [Vertex(*(float(part) for part in pair.split())) for pair in text.split(SEPARATOR)]
    if len(vertices) > MOST_VERTICES:
        raise ValueError(say("cells.most_points", n=MOST_VERTICES))
    for vertex in vertices:
        if abs(vertex.lon) > 180 or abs(vertex.lat) > 90:
            raise ValueError(say("cells.no_point", point=str(vertex), wanted=POINTS.wanted))
        if any(degrees % VERTEX_STEP for degrees in vertex):
            raise ValueError(say("cells.too_fine", point=str(vertex)))
    if any(one == next_one for one, next_one in pairwise(vertices)):
        raise ValueError(say("cells.doubled"))
    return tuple(vertices)


def _exact_vertices(text: Any) -> Any:
    """`lon lat` pairs as finely as they are given; east may run on past 180."""
    if not isinstance(text, str):
        return text
    if len(text) > MOST_OF_A_LINE or not re.fullmatch(rf"{_EXACT}({SEPARATOR}{_EXACT})*", text):
        raise ValueError(POINTS.wanted)
    pairs = (pair.split() for pair in text.split(SEPARATOR))
    return tuple(Vertex(float(lon), float(lat)) for lon, lat in pairs)


def _yes_no(text: Any) -> Any:
    """Without this pydantic would take `1`, `on` and `true` as well."""
    answers = {"yes": True, "no": False}
    if isinstance(text, str) and text not in answers:
        raise ValueError(YES_NO.wanted)
    return answers[text] if isinstance(text, str) else text


def _written(pattern: str, cell: Cell) -> BeforeValidator:
    """Numbers as a person writes them: no 1e9, no NaN, no thousands comma, nothing endless."""

    def check(text: Any) -> Any:
        if isinstance(text, str) and not re.fullmatch(pattern, text):
            raise ValueError(cell.wanted)
        return text

    return BeforeValidator(check)


def _shown_text(text: Any) -> Any:
    """Refuse what is not shown (controls, marks that turn the writing) and what was lost."""
    if isinstance(text, str) and UNSEEN.search(text):
        raise ValueError(say("cells.unseen"))
    if isinstance(text, str) and LOST in text:
        raise ValueError(say("cells.lost"))
    return text


WEB = r"https?://[^\s\"<>]+"

ID = Cell(
    say("cells.id"),
    constraints={"pattern": "[a-z0-9][a-z0-9_-]*", "maxLength": 80},
)
IDS = Cell(say("cells.ids"), separator=SEPARATOR)
TEXT = Cell(say("cells.text"), constraints={"maxLength": MOST_CHARACTERS})
LABEL = Cell(say("cells.label", n=34), constraints={"maxLength": 34})
LABEL_KO = Cell(say("cells.label", n=17), constraints={"maxLength": 17})
LINE_LABEL = Cell(say("cells.label", n=44), constraints={"maxLength": 44})
WHEN = Cell(dates.WOULD_BE_RIGHT, constraints={"pattern": dates.PATTERN})
WHEN_OR_ONGOING = Cell(
    say("cells.or_ongoing", wanted=dates.WOULD_BE_RIGHT),
    constraints={"pattern": f"({dates.PATTERN}|ongoing)"},
)
YEAR = Cell(say("cells.year"), "integer", {"minimum": 1000, "maximum": 2100})
ENDING = Cell(
    say("cells.or_ongoing", wanted=YEAR.wanted),
    constraints={"pattern": "([0-9]{4}|ongoing)"},
)
COUNTRY = Cell(
    say("cells.country"),
    constraints={"pattern": "[A-Z]{3}"},
)
LANGUAGE = Cell(
    say("cells.language"),
    constraints={"pattern": "[a-z]{2}"},
)
COUNT = Cell(say("cells.count"), "integer", {"minimum": 0})
COUNT_OR_SPAN = Cell(
    say("cells.count_or_span"),
    constraints={"pattern": f"{DIGITS}(-{DIGITS})?"},
)
STEP = Cell(say("cells.one_of", words=("1", "2", "3")), "integer", {"minimum": 1, "maximum": 3})
MEASURE = Cell(say("cells.measure"), "number")
LATITUDE = Cell(say("cells.latitude"), "number", {"minimum": -90, "maximum": 90})
LONGITUDE = Cell(say("cells.longitude"), "number", {"minimum": -180, "maximum": 180})
YES_NO = Cell(say("cells.one_of", words=("yes", "no")), "boolean")
WEB_ADDRESS = Cell(
    say("cells.web_address"),
    constraints={"pattern": WEB, "maxLength": 500},
)

MOST_OF_A_LINE = 20_000  # characters
_EXACT = rf"{DECIMAL} {DECIMAL}"
_DEGREES = rf"-?{DIGITS}(\.[05])?"
_PAIR = f"{_DEGREES} {_DEGREES}"
_POINTS = f"{_PAIR}({SEPARATOR} ?{_PAIR})*"
POINTS = Cell(
    say("cells.points"),
    # An export has an apostrophe before what begins with a minus (geodata.formulas).
    constraints={"pattern": f"'?{_POINTS}", "maxLength": MOST_CHARACTERS},
)
SHARES = Cell(
    say("cells.shares"),
    constraints={"pattern": rf"0?\.[0-9]{{1,3}}({SEPARATOR} ?0?\.[0-9]{{1,3}})*"},
)

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80), ID]
Ids = Annotated[tuple[Id, ...], BeforeValidator(semicolon_list), IDS]
Text = Annotated[
    str, Field(min_length=1, max_length=MOST_CHARACTERS), BeforeValidator(_shown_text), TEXT
]
Label = Annotated[str, Field(min_length=1, max_length=34), BeforeValidator(_shown_text), LABEL]
LabelKo = Annotated[str, Field(min_length=1, max_length=17), BeforeValidator(_shown_text), LABEL_KO]
LineLabel = Annotated[
    str, Field(min_length=1, max_length=44), BeforeValidator(_shown_text), LINE_LABEL
]
When = Annotated[Date, BeforeValidator(_vague_date), WHEN]
WhenOrOngoing = Annotated[When | Literal["ongoing"], WHEN_OR_ONGOING]
Year = Annotated[int, Field(ge=1000, le=2100), _written("[0-9]{4}", YEAR), YEAR]
AnyYear = Annotated[int, Field(ge=EARLIEST_YEAR, le=LATEST_YEAR), YEAR]
# Of a use; only what a reader has brought may leave one blank.
Beginning = Annotated[Year | None, YEAR]
Ending = Annotated[Year | Literal["ongoing"] | None, ENDING]
AnyBeginning = Annotated[AnyYear | None, YEAR]
AnyEnding = Annotated[AnyYear | Literal["ongoing"] | None, ENDING]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$"), COUNTRY]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$"), LANGUAGE]
Count = Annotated[int, Field(ge=0), _written(DIGITS, COUNT), COUNT]
CountOrSpan = Annotated[str, Field(pattern=rf"^{DIGITS}(-{DIGITS})?$"), COUNT_OR_SPAN]
Step = Annotated[int, Field(ge=1, le=3), _written("[1-3]", STEP), STEP]
Measure = Annotated[float, _written(DECIMAL, MEASURE), MEASURE]
Latitude = Annotated[float, Field(ge=-90, le=90), _written(DECIMAL, LATITUDE), LATITUDE]
Longitude = Annotated[float, Field(ge=-180, le=180), _written(DECIMAL, LONGITUDE), LONGITUDE]
Points = Annotated[tuple[Vertex, ...], BeforeValidator(_vertices), POINTS]
ExactPoints = Annotated[tuple[Vertex, ...], BeforeValidator(_exact_vertices), POINTS]
Shares = Annotated[
    tuple[Annotated[float, Field(gt=0, lt=1), _written(DECIMAL, SHARES)], ...],
    BeforeValidator(semicolon_list),
    SHARES,
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), YES_NO]
WebAddress = Annotated[
    str, Field(pattern=f"^{WEB}$", max_length=500), BeforeValidator(_shown_text), WEB_ADDRESS
]


def cell_of(column: FieldInfo) -> Cell:
    """What may stand in the cells of a column, an empty cell left aside."""
    given = [mark for mark in column.metadata if isinstance(mark, Cell)]
    return given[-1] if given else _cell_of(column.annotation)


def _cell_of(annotation: Any) -> Cell:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _cell_of_words([member.value for member in annotation])
    inner = get_args(annotation)
    marks = [mark for mark in inner if isinstance(mark, Cell)]
    if marks:
        return marks[-1]
    if not inner:
        raise TypeError(f"{annotation} does not say what may stand in a cell")
    return _cell_of(inner[0])


def _cell_of_words(words: list[Any]) -> Cell:
    kind = "integer" if isinstance(words[0], int) else "string"
    return Cell(say("cells.one_of", words=tuple(map(str, words))), kind, {"enum": words})


def complaint(column: FieldInfo, errors: list[Any]) -> Sentence:
    """What would be right in a cell that pydantic refused, in the words of this module.

    `errors` are all details (`ErrorDetails`) of the one cell.
    """
    cell = cell_of(column)
    if any(error["type"] == "missing" for error in errors):
        return say("cells.empty", wanted=cell.wanted)
    first = errors[0]
    if first["type"] == "string_too_long":
        return say("cells.too_long", n=first["ctx"]["max_length"])
    if len(errors) == 1 and first["type"] == "value_error":
        return first["ctx"]["error"].args[0]
    return cell.wanted
