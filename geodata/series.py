"""What kind of number a row of `series.csv` is. Stocks and flows never share a chart."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

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
# Of each series that counts; `series/category` where the parts of one are of several kinds.
_KINDS: Mapping[NumberKind, str] = MappingProxyType(
    {
        NumberKind.STOCK: """
            residence_south resident_population in_china_estimates detained_in_china gone_abroad
            gone_abroad_by_country untraced europe_refugees canada_census japan_defectors
            waiting_abroad unhcr_refugees unhcr_asylum_seekers unhcr_refugees_total
            unhcr_asylum_seekers_total undernourished_people separated_families/living
            university/students border_fence
        """,
        NumberKind.FLOW: """
            arrivals_before_1999 province_of_origin_year in_china_crossings forced_returns
            double_defectors asylum_abroad_confirmed unclaimed_deaths suicides direct_crossings
            us_refugees us_refugees_gao us_resettlement_unhcr uk_asylum russia_asylum
            japan_emigration thailand_entries mongolia_entries famine_deaths university/entrants
            north_to_south_1945_1950
        """,
        NumberKind.TO_DATE: """
            arrivals_cumulative_published province_of_origin age_at_arrival occupation_before
            education motives_ministry_2015 hanawon_graduates reunions separated_families
        """,
    }
)
_BY_NAME = {name: kind for kind, names in _KINDS.items() for name in names.split()}


def kind_of(row: Observation) -> NumberKind:
    """The kind of a row.

    Raises:
        KeyError: the row counts something, and its series has no kind here yet.
    """
    if row.unit not in COUNTED:
        return _BY_UNIT.get(row.unit, NumberKind.MEASURE)
    part = f"{row.series}/{row.category}"
    return _BY_NAME[part] if part in _BY_NAME else _BY_NAME[row.series]
