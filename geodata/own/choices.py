"""What a reader corrected in how a file was read, as it comes from the page: JSON, held to a shape.

Whatever does not fit is as if it had not been said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

LANGUAGES = ("en", "ko")  # of the interface
MOST_MENDED = 2_000
MOST_TEXT = 4_000
STEPS = (0.0, 0.01, 0.1, 0.5, 1.0)  # degrees that coordinates may be coarsened to; 0 keeps them

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Choices:
    """`columns`: heading by role, blank where a role has none. `answers`: by key of a question.

    `mended`: by row number, cells by heading. `only`: values by heading that rows must have, and
    `years` that they must meet. `aside` are the files of several that are taken out. `language` is
    that in which what has no name is called.
    """

    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    columns: Texts = field(default_factory=dict[str, str])
    answers: Texts = field(default_factory=dict[str, str])
    mended: Mapping[int, Texts] = field(default_factory=dict[int, Texts])
    left_out: frozenset[int] = frozenset()
    only: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    years: tuple[int, int] | None = None
    aside: frozenset[str] = frozenset()
    coarsen: float = 0.0
    title: str = ""
    language: str = ""


def choices_of(said: Any) -> Choices:
    """Never raises."""
    own = cast("Mapping[str, Any]", said if isinstance(said, Mapping) else {})
    coarsen = own.get("coarsen")
    return Choices(
        sheet=_text(own.get("sheet")),
        encoding=_text(own.get("encoding")),
        separator=_text(own.get("separator")),
        columns=_texts(own.get("columns")),
        answers=_texts(own.get("answers")),
        mended={n: _texts(cells) for n, cells in _numbered(own.get("mended"))},
        left_out=frozenset(n for n in _list(own.get("left_out")) if isinstance(n, int)),
        only={
            name: frozenset(v for v in _list(values) if isinstance(v, str))
            for name, values in _mapping(own.get("only")).items()
        },
        years=_years(own.get("years")),
        aside=frozenset(name for name in _list(own.get("aside")) if isinstance(name, str)),
        coarsen=float(coarsen) if isinstance(coarsen, int | float) and coarsen in STEPS else 0.0,
        title=_text(own.get("title")),
        language=language if (language := own.get("language")) in LANGUAGES else "",
    )


def _text(value: Any) -> str:
    return value[:MOST_TEXT] if isinstance(value, str) else ""


def _mapping(value: Any) -> Mapping[str, Any]:
    known = cast("Mapping[Any, Any]", value if isinstance(value, Mapping) else {})
    return {key: own for key, own in [*known.items()][:MOST_MENDED] if isinstance(key, str)}


def _texts(value: Any) -> Texts:
    return {key: _text(text) for key, text in _mapping(value).items() if isinstance(text, str)}


def _list(value: Any) -> list[Any]:
    return cast("list[Any]", value)[:MOST_MENDED] if isinstance(value, list) else []


def _numbered(value: Any) -> list[tuple[int, Any]]:
    digits = {key: own for key, own in _mapping(value).items() if key.isascii() and key.isdigit()}
    return [(int(key[:9]), own) for key, own in digits.items()]


def _years(value: Any) -> tuple[int, int] | None:
    known = [year for year in _list(value) if isinstance(year, int)]
    return (known[0], known[1]) if len(known) == 2 else None
