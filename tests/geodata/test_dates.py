"""Dates keep what their source knows. The `edtf` library judges what a date of EDTF means."""

from datetime import date
from typing import Any, cast

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.dates import SHAPE, Date, Precision, in_words, parse, span
from geodata.days import Day

EXAMPLES = [
    ("2016", Day(2016, 1, 1), Day(2016, 12, 31), Precision.YEAR, "2016"),
    ("2016-02", Day(2016, 2, 1), Day(2016, 2, 29), Precision.MONTH, "February 2016"),
    ("2016-12", Day(2016, 12, 1), Day(2016, 12, 31), Precision.MONTH, "December 2016"),
    ("2016-04-07", Day(2016, 4, 7), Day(2016, 4, 7), Precision.DAY, "7 April 2016"),
    ("2007~", Day(2007, 1, 1), Day(2007, 12, 31), Precision.YEAR, "about 2007"),
    ("2007?", Day(2007, 1, 1), Day(2007, 12, 31), Precision.YEAR, "2007 (uncertain)"),
    (
        "2007-05%",
        Day(2007, 5, 1),
        Day(2007, 5, 31),
        Precision.MONTH,
        "about May 2007 (uncertain)",
    ),
    ("200X", Day(2000, 1, 1), Day(2009, 12, 31), Precision.DECADE, "2000s"),
    ("19XX", Day(1900, 1, 1), Day(1999, 12, 31), Precision.CENTURY, "1900s"),
    ("2016-XX", Day(2016, 1, 1), Day(2016, 12, 31), Precision.YEAR, "2016"),
    ("2016-04-XX", Day(2016, 4, 1), Day(2016, 4, 30), Precision.MONTH, "April 2016"),
    ("2010-21", Day(2010, 3, 1), Day(2010, 5, 31), Precision.SEASON, "spring 2010"),
    ("1994/2000", Day(1994, 1, 1), Day(2000, 12, 31), Precision.YEAR, "1994 to 2000"),
    (
        "2005-10/2006-09",
        Day(2005, 10, 1),
        Day(2006, 9, 30),
        Precision.MONTH,
        "October 2005 to September 2006",
    ),
    ("/1998", None, Day(1998, 12, 31), Precision.UNKNOWN, "up to 1998"),
    ("../1998", None, Day(1998, 12, 31), Precision.UNKNOWN, "up to 1998"),
    ("2014/..", Day(2014, 1, 1), None, Precision.UNKNOWN, "since 2014"),
    ("-0043", Day(-43, 1, 1), Day(-43, 12, 31), Precision.YEAR, "44 BC"),
    ("0000", Day(0, 1, 1), Day(0, 12, 31), Precision.YEAR, "1 BC"),
    ("-0043-XX", Day(-43, 1, 1), Day(-43, 12, 31), Precision.YEAR, "44 BC"),
    ("-0043-02-XX", Day(-43, 2, 1), Day(-43, 2, 28), Precision.MONTH, "February 44 BC"),
    ("-0004-02-29", Day(-4, 2, 29), Day(-4, 2, 29), Precision.DAY, "29 February 5 BC"),
    ("-0043-21~", Day(-43, 3, 1), Day(-43, 5, 31), Precision.SEASON, "about spring 44 BC"),
    ("-004X", Day(-49, 1, 1), Day(-40, 12, 31), Precision.DECADE, "50 BC to 41 BC"),
    ("-05XX", Day(-599, 1, 1), Day(-500, 12, 31), Precision.CENTURY, "6th century BC"),
    ("-00XX", Day(-99, 1, 1), Day(0, 12, 31), Precision.CENTURY, "1st century BC"),
    ("00XX", Day(0, 1, 1), Day(99, 12, 31), Precision.CENTURY, "1st century"),
    (
        "-0596/0014",
        Day(-596, 1, 1),
        Day(14, 12, 31),
        Precision.YEAR,
        "597 BC to 14",
    ),
    ("2016-06/2016", Day(2016, 6, 1), Day(2016, 12, 31), Precision.YEAR, "June 2016 to 2016"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision", "words"), EXAMPLES)
def test_a_date_spans_the_days_it_may_mean(
    text: str, first: Day | None, last: Day | None, precision: Precision, words: str
) -> None:
    when = parse(text)
    assert (when.first, when.last, when.precision) == (first, last, precision)
    assert in_words(when, "en") == words
    assert str(when) == text


@pytest.mark.parametrize(
    "text",
    """|soon|97|1997-2|1997-13|1997-00|2015-02-29|12 May 1997|1997/1996|/|../..|-0000| 1997|-44
    |\uff11\uff19\uff19\uff17|1997-02-12T10:00|y17e7|1997//1998|1997/1998/1999|2016-25|2016-XX-01
    |2016-0X|-0001-02-30|-0500/-0501|2016-21-05|2016~?|ongoing""".split("|"),
)
def test_anything_else_is_refused_with_advice(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        parse(text)


def test_qualities_of_a_span_are_those_of_its_ends() -> None:
    when = parse("2002~/2008?")
    assert (when.approximate, when.uncertain, when.is_span) == (True, True, True)
    assert (parse("2002").approximate, parse("2002").uncertain) == (False, False)


def test_a_start_and_an_end_make_a_span() -> None:
    when = span(parse("1945"), parse("1950-06"))
    assert (when.text, when.first, when.last) == (
        "1945/1950-06",
        Day(1945, 1, 1),
        Day(1950, 6, 30),
    )
    assert parse(when.text) == when


YEARS = st.integers(1000, 2999).map(str)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
UNSPECIFIED = st.one_of(
    st.builds("{}X".format, st.integers(100, 299)),
    st.builds("{}XX".format, st.integers(10, 29)),
    YEARS.map("{}-XX".format),
    MONTHS.map("{}-XX".format),
)
MARKED = st.builds(
    "{}{}".format, st.one_of(YEARS, MONTHS, DAYS), st.sampled_from(["", "~", "?", "%"])
)
INSTANTS = st.one_of(MARKED, UNSPECIFIED)


def accepted(text: str) -> Date | None:
    try:
        return parse(text)
    except ValueError:
        return None


@settings(max_examples=100, deadline=None)
@given(text=INSTANTS)
def test_the_library_finds_the_same_first_and_last_day(text: str) -> None:
    known = cast("Any", parse_edtf(text.rstrip("~?%")))  # a mark makes the library widen the ends
    when = parse(text)
    assert when.first == Day(*known.lower_strict()[:3])
    assert when.last == Day(*known.upper_strict()[:3])


@settings(max_examples=100, deadline=None)
@given(start=INSTANTS, end=INSTANTS)
def test_a_span_runs_from_the_first_day_of_its_start_to_the_last_of_its_end(
    start: str, end: str
) -> None:
    first, last = parse(start).first, parse(end).last
    assert first
    assert last
    when = accepted(f"{start}/{end}")
    assert (when and (when.first, when.last)) == ((first, last) if first <= last else None)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(INSTANTS, st.from_regex(SHAPE, fullmatch=True), st.text()))
def test_what_is_read_is_written_again_and_in_order(text: str) -> None:
    when = accepted(text)
    if when is None:
        return
    assert str(when) == text
    assert parse(str(when)) == when
    assert when.first is None or when.last is None or when.first <= when.last
    assert in_words(when, "en")


@settings(max_examples=100, deadline=None)
@given(text=st.from_regex(r"[0-9X~?%-]{1,11}", fullmatch=True))
def test_what_is_read_the_library_reads_too(text: str) -> None:
    if accepted(text):
        assert parse_edtf(text) is not None
