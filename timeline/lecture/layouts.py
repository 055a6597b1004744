"""What a scene fills the screen with: its layout, and what each layout shows that a file names."""

from dataclasses import dataclass
from enum import StrEnum

MOST_COLUMNS, MOST_ANSWERS, MOST_MARKS, MOST_NUMBERS = 4, 5, 12, 12
FEWEST = 2  # columns, or answers


class Layout(StrEnum):
    """A file that says nothing means MAP_TIME."""

    MAP = "map"
    MAP_TIME = "map+time"
    CHART = "chart"
    NUMBER = "number"
    TIME = "time"
    TITLE = "title"
    QUOTE = "quote"
    COLUMNS = "columns"
    PICTURE = "picture"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Account:
    """One of several accounts of the same: who gives it, what they say, and facts it rests on.

    `number`: ids of numbers, one or a range of several, which stands above what they say.
    """

    who: str
    says: str
    facts: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they were published: who said them, and the id of the source they stand in."""

    words: str
    who: str
    source: str


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """An image of the lecturer's own, as a data address; none of its texts may be blank."""

    image: str
    caption: str
    credit: str
    description: str


@dataclass(frozen=True, slots=True)
class Shows:
    """What the layouts of a scene show; a layout takes what is its own, the rest is kept.

    `number`: ids of numbers, one or a range of several; `made_of`: ids of what it consists of.
    `chart`: id of a chart; `mark`: its years in full colour. `right` is the number of the right
    one of the `answers`, from 1.
    """

    number: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    chart: str = ""
    mark: tuple[int, ...] = ()
    columns: tuple[Account, ...] = ()
    quote: Quotation | None = None
    picture: OwnPicture | None = None
    answers: tuple[str, ...] = ()
    right: int | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of what is shown itself, before all that is only said."""
        told = [key for account in self.columns for key in (*account.number, *account.facts)]
        return tuple(dict.fromkeys([*self.number, *self.made_of, *told]))


NOTHING = Shows()
