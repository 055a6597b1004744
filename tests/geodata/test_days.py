"""Days of any year. `datetime.date` judges those that it knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.days import CYCLE, Day, of, of_date, of_ordinal, year_text

DATES = st.dates(date(1, 1, 1), date(9000, 12, 31))
ORDINALS = st.integers(-4_000_000, 3_000_000)


@given(when=DATES)
def test_a_day_after_the_year_1_is_that_of_the_standard_library(when: date) -> None:
    assert of_date(when).toordinal() == when.toordinal()
    assert of_ordinal(when.toordinal()) == of_date(when)
    assert str(of_date(when)) == when.isoformat()


@given(when=DATES, days=st.integers(-360, 360))
def test_a_day_moves_as_in_the_standard_library(when: date, days: int) -> None:
    later = when + timedelta(days + 366)
    assert of_date(when).moved(days + 366) == of_date(later)


@given(ordinal=ORDINALS)
def test_each_number_is_one_day(ordinal: int) -> None:
    assert of_ordinal(ordinal).toordinal() == ordinal
    assert of_ordinal(ordinal + 1) > of_ordinal(ordinal)


@given(ordinal=ORDINALS)
def test_the_calendar_comes_round(ordinal: int) -> None:
    year, month, day = of_ordinal(ordinal)
    assert of(year + CYCLE, month, day).toordinal() - ordinal == 146_097


def test_the_year_before_1_is_0_and_has_a_leap_day() -> None:
    assert Day(1, 1, 1).moved(-1) == Day(0, 12, 31)
    assert Day(0, 2, 28).moved(1) == Day(0, 2, 29)
    assert Day(-4, 12, 31).moved(1) == Day(-3, 1, 1)


@pytest.mark.parametrize("day", [(-1, 2, 29), (-100, 2, 29), (0, 13, 1), (0, 4, 31), (-43, 0, 1)])
def test_a_day_that_there_is_none_of_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        of(*day)


def test_a_year_is_written_as_in_edtf() -> None:
    assert [year_text(year) for year in (-596, -5, 0, 44, 1997)] == [
        "-0596",
        "-0005",
        "0000",
        "0044",
        "1997",
    ]
