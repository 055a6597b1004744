"""What stands beside each claim: charts, and where on the stage it can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.claims.charts.announced import restaurant, senior_cases, shows
from timeline.claims.charts.claimed import Claimed, half, in_china, report, takes_over, women
from timeline.claims.charts.fences import CLOSING, at_the_border, built, lengths
from timeline.claims.charts.returns import accords, appearances, returned
from timeline.claims.charts.totals import abroad, moved, on_television, one_year, ways, went_back
from timeline.figures.chart import Maker


@dataclass(frozen=True, slots=True)
class Evidence:
    """Makers of charts, none where the evidence is words; a pick or a window of the stage."""

    makers: tuple[Maker, ...] = ()
    pick: str | None = None
    window: tuple[int, int] | None = None


NONE = Evidence()
BY_SEX = Claimed("claim-i-sex", "motives_sex")
SURVEYS = tuple(
    Claimed(f"claim-i-{name}", f"motives_{name}") for name in ("hanawon", "piie", "gyeonggi")
)
TIGHTENED = Claimed("claim-k", "arrivals", takes_over, CLOSING)
EVIDENCE: Mapping[str, Evidence] = MappingProxyType(
    {
        "a": Evidence((senior_cases,), pick="2016-08-thae-yong-ho"),
        "b": Evidence((restaurant,), pick="2016-04-ningbo-restaurant"),
        "c": Evidence((moved, abroad), pick="1945-1950-exodus-south"),
        "d": Evidence((ways, one_year), pick="laos-thailand"),
        "e": Evidence((accords, returned), pick="forced-return-china"),
        "f": Evidence((Claimed("claim-f", "in_china", in_china),), pick="stay-in-china"),
        "g": Evidence((Claimed("claim-g", "support", report),), pick="2007-01-grant-cut"),
        "h": Evidence((Claimed("claim-h", "women_share", women),), window=(1999, 2025)),
        "i": Evidence((BY_SEX, *SURVEYS), pick="1994-1998-famine"),
        "j": Evidence((Claimed("claim-j", "arrivals", half),), window=(2009, 2016)),
        "k": Evidence((TIGHTENED, at_the_border), pick="2011-12-border-tightening"),
        "l": Evidence((lengths, built), pick="2003-china-fence-start"),
        "m": Evidence((went_back, appearances), pick="double-return"),
        "n": Evidence((shows, on_television), pick="2011-12-now-on-my-way"),
        "o": Evidence((), pick="2025-12-bukhyangmin"),
    }
)
