"""Words by language: catalogues, and how a language writes numbers, dates, lists and plurals.

A catalogue is a folder with one TOML file a language; what a language lacks is said in English.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from geodata.days import Day
from geodata.numerals import steps

HERE = Path(__file__).parent / "words"
FALLBACK = "en"
BRITISH = "en-GB"
STAND_IN = 8888  # a leap year whose digits are in no month and no day
FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


class Words(dict[str, Any]):
    """A table of a catalogue; `language` is what was asked for, also where it speaks English."""

    def __init__(self, table: Mapping[str, Any], language: str) -> None:
        super().__init__(table)
        self.language = language


class Counted(Words):
    """A sentence with a form for each kind of number; `by` is the gap that is counted.

    `zero` is what is said of none, in any language. In the browser it is the same table; `locale`
    says whose plurals it follows.
    """

    def format(self, **gaps: Any) -> str:
        """The form for the number in the gap, which is written as its language writes it."""
        by = self.get("by", "n")
        none = not gaps[by] and "zero" in self
        kind = "zero" if none else locale(self.language).plural_form(gaps[by])
        form = self.get(kind, self["other"])
        return form.format(**gaps | {by: number(gaps[by], self.language)})


def catalogue(folder: Path, language: str) -> Words:
    """The words of a language, English where it has none."""
    english = worded(written(folder, FALLBACK), FALLBACK, language)
    if language == FALLBACK:
        return english
    return over(english, worded(written(folder, language), language, language))


def written(folder: Path, language: str) -> dict[str, Any]:
    """A catalogue as its file has it; empty where there is no file."""
    path = folder / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def worded(table: Mapping[str, Any], own: str, asked: str) -> Words:
    """A table written in the language `own`, for a catalogue of the language that was asked for."""
    if is_counted(table):
        return Counted({**table, "locale": tag(own)}, own)
    return Words({key: _value(value, own, asked) for key, value in table.items()}, asked)


def _value(value: Any, own: str, asked: str) -> Any:
    return worded(cast("Any", value), own, asked) if isinstance(value, dict) else value


def is_counted(table: Mapping[str, Any]) -> bool:
    """Whether a table of a catalogue is one sentence with forms for kinds of numbers."""
    return "other" in table and table.keys() <= FORMS | {"by", "locale"}


def over(below: Words, above: Words) -> Words:
    """The words above, and those below that they lack."""
    merged = {**below, **above}
    for key, value in above.items():
        under = below.get(key)
        if isinstance(under, Words) and not isinstance(value, Counted):
            merged[key] = over(under, value)
    return Words(merged, above.language)


@lru_cache
def engine(language: str) -> Words:
    """What the engine says in a language, as in `words/en.toml`."""
    return catalogue(HERE, language)


@lru_cache
def locale(language: str) -> Locale:
    try:
        return Locale.parse(tag(language), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(BRITISH, sep="-")


def tag(language: str) -> str:
    """The language as a page is marked with it (BCP 47)."""
    return BRITISH if language == FALLBACK else language


@lru_cache(maxsize=4096)  # most are said in each theme, on a chart and in its table
def number(value: float, language: str) -> str:
    """In digits, grouped by thousands, with all decimals it has."""
    return format_decimal(value, locale=locale(language), decimal_quantization=False)


def large(value: float, language: str) -> str:
    """In the steps in which a language counts large numbers: 28,000,000 is 2,800만 in Korean."""
    told: list[str] = []
    for name, step in steps(language).items():
        if value >= step and value == int(value):
            told.append(f"{number(int(value // step), language)}{name}")
            value %= step
    return " ".join([*told, *([number(value, language)] if value or not told else [])])


def kilometres(length: float, language: str) -> str:
    return engine(language)["units"]["km"].format(n=number(length, language))


def listed(parts: Sequence[str], language: str, style: str = "standard") -> str:
    """A, B and C; with the style `or`: A, B or C."""
    if comma := engine(language)["lists"].get(style):
        return comma.join(parts)
    return format_list(parts, style=style, locale=locale(language))  # pyright: ignore[reportArgumentType]


def day(when: date | Day, language: str) -> str:
    """7 April 2016, 15 March 44 BC."""
    return _in_any_year("yMMMMd", when, language)


def month(when: date | Day, language: str) -> str:
    """April 2016."""
    return _in_any_year("yMMMM", when, language)


def year(when: int, language: str) -> str:
    """2016, 44 BC."""
    return _in_any_year("y", Day(when, 1, 1), language)


def bare_year(when: int, language: str) -> str:
    """In digits, as on an axis."""
    return str(when) if when > 0 else _before_christ(str(1 - when), language)


def _in_any_year(skeleton: str, when: date | Day, language: str) -> str:
    """Babel says no era, and knows no year before 1."""
    its = when.year if when.year > 0 else STAND_IN
    told = format_skeleton(skeleton, date(its, when.month, when.day), locale=locale(language))
    if when.year > 0:
        return told
    return _before_christ(told.replace(str(STAND_IN), str(1 - when.year)), language)


def _before_christ(told: str, language: str) -> str:
    return engine(language)["dates"]["before_christ"].format(year=told)


def ordinal(n: int, language: str) -> str:
    """Which form the language has for the n-th: one of FORMS."""
    return locale(language).ordinal_form(n)


def country(code: str, language: str, *, in_sentence: bool = False) -> str:
    """A country by its ISO 3166-1 alpha-3 code; the code where nobody knows it."""
    own = engine(language)
    given = own["countries_in_sentences"].get(code) if in_sentence else None
    return given or own["countries"].get(code) or _of_unicode(code, language)


def _of_unicode(code: str, language: str) -> str:
    short = get_global("territory_aliases").get(code, [code])[0]
    known: Mapping[str, str] = cast("Any", locale(language)).territories
    return known.get(short, code)


def language_name(code: str, language: str) -> str:
    """A language by its ISO 639 code; the code where nobody knows it."""
    known: Mapping[str, str] = cast("Any", locale(language)).languages
    return known.get(code, code)
