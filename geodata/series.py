"""What kind of number a row of `series.csv` is. Stocks and flows never share a chart."""

from enum import StrEnum

from geodata.charts import Kinds
from geodata.records import Observation


class NumberKind(StrEnum):
    """`stock`: how many there are at a moment. `flow`: how many in a stretch of time.

    `to-date` is a running total, everyone up to a moment: neither the stock of those who are still
    there nor the flow of one year.
    """

    STOCK = "stock"
    FLOW = "flow"
    TO_DATE = "to-date"
    SHARE = "share"
    MONEY = "money"
    MEASURE = "measure"


COUNTS = (NumberKind.STOCK, NumberKind.FLOW, NumberKind.TO_DATE)
COUNTED = ("persons", "million persons", "families", "posts")
_BY_UNIT = {"percent": NumberKind.SHARE} | dict.fromkeys(
    ("million won", "billion won", "US dollars"), NumberKind.MONEY
)


def kind_of(row: Observation, kinds: Kinds) -> NumberKind:
    """The kind of a row.

    Raises:
        KeyError: the row counts something, and its series has no kind in `charts.toml`.
    """
    if row.unit not in COUNTED:
        return _BY_UNIT.get(row.unit, NumberKind.MEASURE)
    by_name = {name: kind for kind, names in kinds for name in names}
    part = f"{row.series}/{row.category}"
    return NumberKind((by_name[part] if part in by_name else by_name[row.series]).replace("_", "-"))
