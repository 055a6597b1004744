"""show_numbers: all charts of the page Numbers in one component, since a mount costs 2 ms a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geodata.archive import Archive
from geodata.records import Claim
from timeline.delivery import assets
from timeline.delivery.charts import head_as_data, published, told
from timeline.delivery.mounting import mount
from timeline.numbers.address import NumbersAddress
from timeline.numbers.charts.sections import SECTIONS, makers
from timeline.numbers.charts.shown import not_shown
from timeline.numbers.charts.years import Year, any_year, colours
from timeline.scene import Scene
from timeline.style import THEMES
from timeline.text import words

YEARS = "years"  # the id of the figure to play with, beside those of the charts
SAID = ("lead", "contents", "to_contents", "all", "one", "not_shown_title", "not_shown_lead")
AFTER = "arrivals"  # the chart below which it stands


@dataclass(frozen=True, slots=True)
class PublishedNumbers:
    """What can be asked for, and the path of the page."""

    charts: tuple[str, ...]
    sections: tuple[str, ...]
    years: tuple[int, ...]
    address: str


@lru_cache(maxsize=2)
def numbers(archive: Archive, scene: Scene) -> PublishedNumbers:
    """Make and publish every chart; those without a number are left out."""
    catalogue = words()
    made = {key: published(make, archive, scene) for key, make in makers().items()}
    drawn = {key: head_as_data(head) for key, (chart, head) in made.items() if chart.records}
    years = any_year(archive, catalogue)
    sections = [
        _section(section, parts, archive.claims, catalogue)
        for section in SECTIONS
        if (parts := _parts(section, drawn, years, catalogue))
    ]
    charts = [chart for chart, _ in made.values()]
    page = {
        "sections": sections,
        "not_shown": [
            {"name": name, "reason": reason}
            for name, reason in not_shown(charts, archive, catalogue)
        ],
    }
    return PublishedNumbers(
        charts=(*drawn, YEARS) if years else tuple(drawn),
        sections=tuple(str(section["id"]) for section in sections),
        years=tuple(years),
        address=assets.SHELF.put("numbers.json", assets.as_bytes(page)),
    )


def _section(
    section: str,
    parts: list[dict[str, Any]],
    claims: Mapping[str, Claim],
    words: Mapping[str, Any],
) -> dict[str, Any]:
    own = words["numbers"]["sections"][section]
    said = {"title": own["title"], "ask": own["ask"], "intro": own["intro"]}
    see = [
        {"claim": key, "text": words["numbers"]["see_claim"].format(name=key, claim=claim.claim)}
        for key in own.get("see", ())
        if (claim := claims.get(key))
    ]
    return {"id": section, **said, "see": see, "parts": parts}


def _parts(
    section: str, drawn: Mapping[str, Any], years: Mapping[int, Year], words: Mapping[str, Any]
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for key, make in makers().items():
        if make in SECTIONS[section] and key in drawn:
            found.append({"chart": drawn[key]})
            if key == AFTER and years:
                found.append({"years": _years(years, words)})
    return found


def _years(years: Mapping[int, Year], words: Mapping[str, Any]) -> dict[str, Any]:
    own = words["numbers"]["years"]
    return {
        "id": YEARS,
        "colours": {name: colours(theme) for name, theme in THEMES.items()},
        "years": {year: _year(known) for year, known in years.items()},
        **{key: own[key] for key in ("title", "counts", "leaves_out", "slider", "back", "forward")},
    }


def _year(year: Year) -> dict[str, Any]:
    bars = [
        {
            "title": bar.title,
            "parts": [{"words": p.words, "share": p.share, "colour": p.colour} for p in bar.parts],
        }
        for bar in year.bars
    ]
    return {"said": year.said, "bars": bars, "events": [told(event) for event in year.events]}


def show_numbers(answer: PublishedNumbers, asked: NumbersAddress, window: tuple[int, int]) -> None:
    """Draw the page; years outside `window` (both ends included) are veiled."""
    own, catalogue = words()["numbers"], words()
    mount(
        "numbers",
        "numbers/numbers",
        {
            "page": answer.address,
            "plotly": assets.plotly(),
            "style": assets.style("kit/page"),
            "window": window,
            "asked": {"chart": asked.chart, "section": asked.section, "year": asked.year},
            "words": {key: own[key] for key in SAID},
            "chart_words": catalogue["chart"],
        },
        key="numbers",
    )
