"""What stands beside each claim: charts, and where on the stage it can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.figures.chart import Maker
from timeline.figures.story.announced import restaurant, senior_cases, shows
from timeline.figures.story.falling import at_the_border, halved, tightened
from timeline.figures.story.fences import built, lengths
from timeline.figures.story.in_china import in_china
from timeline.figures.story.motives import by_sex, over_time
from timeline.figures.story.returns import accords, appearances, returned
from timeline.figures.story.support import support
from timeline.figures.story.totals import abroad, moved, on_television, one_year, ways, went_back
from timeline.figures.story.women import share_of_women


@dataclass(frozen=True, slots=True)
class Evidence:
    """Makers of charts, none where the evidence is words; a pick or a window of the stage."""

    makers: tuple[Maker, ...] = ()
    pick: str | None = None
    window: tuple[int, int] | None = None


NONE = Evidence()
EVIDENCE: Mapping[str, Evidence] = MappingProxyType(
    {
        "a": Evidence((senior_cases,), pick="2016-08-thae-yong-ho"),
        "b": Evidence((restaurant,), pick="2016-04-ningbo-restaurant"),
        "c": Evidence((moved, abroad), pick="1945-1950-exodus-south"),
        "d": Evidence((ways, one_year), pick="laos-thailand"),
        "e": Evidence((accords, returned), pick="forced-return-china"),
        "f": Evidence((in_china,), pick="stay-in-china"),
        "g": Evidence((support,), pick="2007-01-grant-cut"),
        "h": Evidence((share_of_women,), window=(1999, 2025)),
        "i": Evidence((by_sex, over_time), pick="1994-1998-famine"),
        "j": Evidence((halved,), window=(2009, 2016)),
        "k": Evidence((tightened, at_the_border), pick="2011-12-border-tightening"),
        "l": Evidence((lengths, built), pick="2003-china-fence-start"),
        "m": Evidence((went_back, appearances), pick="double-return"),
        "n": Evidence((shows, on_television), pick="2011-12-now-on-my-way"),
        "o": Evidence((), pick="2025-12-bukhyangmin"),
    }
)
