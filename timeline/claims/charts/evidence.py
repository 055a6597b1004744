"""What stands beside each claim: charts, and where on the stage it can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geodata.archive import Archive
from timeline.claims.charts.announced import restaurant, senior_cases, shows
from timeline.claims.charts.claimed import Claimed, half, in_china, report, takes_over, women
from timeline.claims.charts.fences import CLOSING, at_the_border, built, lengths
from timeline.claims.charts.returns import accords, appearances, returned
from timeline.claims.charts.totals import abroad, moved, on_television, one_year, ways, went_back
from timeline.figures.chart import Maker
from timeline.numbers.charts.sections import makers
from timeline.once import once


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
ABROAD = (Claimed("claim-f", "in_china", in_china), Claimed("claim-h", "women_share", women))
OVER_YEARS = (Claimed("claim-g", "support", report), Claimed("claim-j", "arrivals", half))
OF_ROWS: tuple[Maker, ...] = (
    *(senior_cases, restaurant, shows, lengths, built, at_the_border),
    *(accords, appearances, returned, abroad, moved, on_television, one_year, ways, went_back),
)
OF_NUMBERS = (BY_SEX, *SURVEYS, TIGHTENED, *ABROAD, *OVER_YEARS)
MAKERS: Mapping[str, Maker] = MappingProxyType(
    {make.__name__: make for make in OF_ROWS} | {make.id: make for make in OF_NUMBERS}
)


@once(most=256)
def evidence_of(claim: str, archive: Archive) -> Evidence:
    """As `subject.toml` says; a chart over one of Numbers goes where that one is not drawn."""
    own = next((one for one in archive.subject.evidence if one.claim == claim), None)
    if own is None:
        return NONE
    drawn = makers(archive)
    found = [MAKERS[name] for name in own.charts if name in MAKERS]
    shown = [make for make in found if not isinstance(make, Claimed) or make.of in drawn]
    return Evidence(tuple(shown), own.pick, own.window)
