"""What the page Numbers shows, published for the browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from geodata.archive import Archive
from geodata.charts import Section
from timeline.delivery import assets
from timeline.delivery.charts import published
from timeline.delivery.charts import told as event_told
from timeline.delivery.wire import ChartHead
from timeline.figures.chart import Maker
from timeline.numbers.charts.arrivals import ArrivalsByYear
from timeline.numbers.charts.sections import makers, sections
from timeline.numbers.charts.shown import not_shown
from timeline.numbers.charts.years import Year, any_year, colours
from timeline.numbers.wire import (
    NumbersPage,
    NumbersPart,
    NumbersSection,
    ToldBar,
    ToldYear,
    YearsFigure,
)  # fmt: skip
from timeline.scene import Scene
from timeline.style import THEMES
from timeline.text import Words, words

YEARS = "years"  # the id of the figure to play with, beside those of the charts


@dataclass(frozen=True, slots=True)
class PublishedNumbers:
    """What can be asked for, and the path of the page."""

    charts: tuple[str, ...]
    sections: tuple[str, ...]
    years: tuple[int, ...]
    address: str


@lru_cache(maxsize=4)
def numbers(archive: Archive, scene: Scene) -> PublishedNumbers:
    """Make and publish every chart; those without a number are left out."""
    catalogue = words(archive.language)
    made = {key: published(make, archive, scene) for key, make in makers(archive).items()}
    drawn = {key: head for key, (chart, head) in made.items() if chart.records}
    years = any_year(archive, catalogue)
    own = sections(archive)
    told = [
        _section(section, parts, archive, catalogue)
        for section in archive.charts.sections
        if (parts := _parts(own[section.name], drawn, years, catalogue))
    ]
    charts = [chart for chart, _ in made.values()]
    page: NumbersPage = {
        "sections": told,
        "not_shown": [
            {"name": name, "reason": reason}
            for name, reason in not_shown(charts, archive, catalogue)
        ],
    }
    return PublishedNumbers(
        charts=(*drawn, YEARS) if years else tuple(drawn),
        sections=tuple(section["id"] for section in told),
        years=tuple(years),
        address=assets.SHELF.put("numbers.json", assets.as_bytes(page)),
    )


def _section(
    section: Section,
    parts: list[NumbersPart],
    archive: Archive,
    words: Words,
) -> NumbersSection:
    own, see = words["numbers"]["sections"][section.name], words["numbers"]["see_claim"]
    return {
        "id": section.name,
        "title": own["title"],
        "ask": own["ask"],
        "intro": own["intro"],
        "see": [
            {"claim": key, "text": see.format(n=archive.claim_numbers[key], claim=known.claim)}
            for key in section.see
            if (known := archive.claims.get(key))
        ],
        "parts": parts,
    }


def _parts(
    charts: Mapping[str, Maker],
    drawn: Mapping[str, ChartHead],
    years: Mapping[int, Year],
    words: Words,
) -> list[NumbersPart]:
    found: list[NumbersPart] = []
    for key, make in charts.items():
        if key in drawn:
            found.append({"chart": drawn[key]})
            if isinstance(make, ArrivalsByYear) and years:
                found.append({"years": _years(years, words)})
    return found


def _years(years: Mapping[int, Year], words: Words) -> YearsFigure:
    own = words["numbers"]["years"]
    return {
        "id": YEARS,
        "colours": {name: colours(theme) for name, theme in THEMES.items()},
        "years": {year: _year(known, words) for year, known in years.items()},
        "title": own["title"],
        "counts": own["counts"],
        "leaves_out": own["leaves_out"],
        "slider": own["slider"],
        "back": own["back"],
        "forward": own["forward"],
    }


def _year(year: Year, words: Words) -> ToldYear:
    bars: list[ToldBar] = [
        {
            "title": bar.title,
            "parts": [{"words": p.words, "share": p.share, "colour": p.colour} for p in bar.parts],
        }
        for bar in year.bars
    ]
    events = [event_told(event, words) for event in year.events]
    return {"said": list(year.said), "bars": bars, "events": events}
