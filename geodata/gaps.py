"""Gaps in the words of a folder: which of them are filled, and by what.

`{year}` in a sentence is a gap. Nothing fills one that is not named here, or by `[[gaps]]` of
`subject.toml`: a reader would see it, or no page.
"""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from string import Formatter
from typing import Any, cast

from geodata.problems import Problem
from geodata.records import TABLES
from geodata.sentences import Sentence, say
from geodata.subject import FILE, Subject

PLAIN = re.compile(r"[\w-]+")
QUESTIONS = ("routes.questions.", "finding.asked.")  # their gaps are named by the folder itself
FILLED: Mapping[str, tuple[str, ...]] = {
    "numbers.see_claim": ("n", "claim"),
    "opening.intro": ("year", "total", "share"),
    "opening.lead": ("year", "total", "share"),
    "stage.reached*": ("n",),
    "sources.fact_arrivals": ("period",),
    "claims.intro*": ("n",),
    "charts.*.line": ("category", "period"),
    "charts.arrivals.alt": ("first", "first_year", "most", "most_year", "last", "last_year"),
    "charts.arrivals.year": ("year", "total", "women", "men"),
    "charts.arrivals.unknown": ("year", "total"),
    "charts.arrivals.before": ("total", "women", "men"),
    "charts.claim-*.row": ("label", "of", "part", "when", "amount"),
    "charts.claim-*.rows.*": ("label", "of", "part", "when", "amount"),
    "charts.claim-*.amount": ("amount",),
    "charts.claim-*.perhaps": ("people",),
    "charts.claim-*.head": ("people",),
    "charts.claim-*.event": ("when",),
    "charts.claim-*.of": ("part", "whole"),
    "charts.claim-*.direct": ("year", "share"),
    "charts.claim-*.arrivals": ("year",),
    "charts.claim-*.claimed": ("claimed",),
    "charts.claim-*.report": ("year",),
    "charts.claim-*.half": ("year", "half"),
    "charts.claim-*.about": ("km",),
    "charts.claim-*.part": ("when",),
}


def gap_fault(at: str, text: str) -> Sentence | None:
    """What is wrong with the gaps of the words at a place, as `charts.arrivals.alt`."""
    try:
        named = gaps_of(text)
    except ValueError:
        return say("words.braces")
    if at.startswith(QUESTIONS):
        return _unfilled([name for name in named if not PLAIN.fullmatch(name)], ())
    known = next((names for key, names in FILLED.items() if fnmatchcase(at, key)), ())
    return _unfilled(named, known)


def gaps_of(text: str) -> list[str]:
    """The gaps of a sentence in their order, as they are written between the braces.

    A width, as in `{year:9}`, is part of it and fills none: a text could grow as long as it says.

    Raises:
        ValueError: for a brace that opens or closes nothing.
    """
    return [
        name + (f"!{conversion}" if conversion else "") + (f":{width}" if width else "")
        for _, name, width, conversion in Formatter().parse(text)
        if name is not None
    ]


def _unfilled(named: list[str], known: tuple[str, ...]) -> Sentence | None:
    lone = next((name for name in named if name not in known), None)
    if lone is None:
        return None
    gap, filled = f"{{{lone}}}", tuple(f"{{{name}}}" for name in known)
    if known:
        return say("words.unknown_gap", gap=gap, known=filled)
    return say("words.no_gap", gap=gap)


def problems_of_gaps(subject: Subject, words: Mapping[str, Any]) -> Iterator[Problem]:
    """Gaps that no column fills, and answers with gaps that the subject does not name.

    `words` are those by language.
    """
    for number, gap in enumerate(subject.gaps):
        columns = tuple(TABLES[gap.table].model_fields)
        if gap.column not in columns:
            said = say("cells.one_of", words=columns)
            yield Problem(FILE, 0, f"gaps.{number}.column", gap.column, said)
    known = tuple(gap.name for gap in subject.gaps)
    for language, table in words.items():
        for at, text in _answers(table):
            if fault := _unfilled(gaps_of(text), known):
                yield Problem(f"words/{language}.toml", 0, at, text, fault)


def _answers(words: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(words, Mapping):
        for key, inner in cast("Mapping[str, Any]", words).items():
            yield from _answers(inner, f"{at}.{key}" if at else key)
    elif isinstance(words, str) and at.startswith(QUESTIONS):
        yield at, words
