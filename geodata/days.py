"""Days of any year, also before the first: of the Gregorian calendar, carried backwards.

Years are counted as in ISO 8601 and EDTF: 0 is 1 BC, -43 is 44 BC. `datetime.date` knows the
calendar, which comes round every 400 years, but no year before 1.
"""

from datetime import date
from typing import NamedTuple

CYCLE = 400  # years
DAYS_OF_CYCLE = 146_097


class Day(NamedTuple):
    """Sorts as time runs."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"

    def toordinal(self) -> int:
        """As that of a `date`; 0 is the last day of 1 BC."""
        cycles, year = _within(self.year)
        return date(year, self.month, self.day).toordinal() + cycles * DAYS_OF_CYCLE

    def moved(self, days: int) -> "Day":
        return of_ordinal(self.toordinal() + days)


LAST = Day(9999, 12, 31)


def of(year: int, month: int = 1, day: int = 1) -> Day:
    """A day that there is.

    Raises:
        ValueError: where there is none.
    """
    date(_within(year)[1], month, day)
    return Day(year, month, day)


def of_date(when: date | Day) -> Day:
    return Day(when.year, when.month, when.day)


def of_ordinal(ordinal: int) -> Day:
    cycles = (ordinal - 1) // DAYS_OF_CYCLE
    when = date.fromordinal(ordinal - cycles * DAYS_OF_CYCLE)
    return Day(when.year + cycles * CYCLE, when.month, when.day)


def year_text(year: int) -> str:
    """As EDTF writes it: 0044, -0043."""
    return f"{year:05}" if year < 0 else f"{year:04}"


def _within(year: int) -> tuple[int, int]:
    """The cycles before a year, and the year of the first cycle that has the same calendar."""
    cycles = (year - 1) // CYCLE
    return cycles, year - cycles * CYCLE
