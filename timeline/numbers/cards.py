"""What the page Numbers shows, published for the browser: each section when it is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.charts import Section
from geodata.doubts import Certainty, sifted
from timeline.delivery import assets
from timeline.delivery.charts import made, published
from timeline.delivery.charts import told as event_told
from timeline.delivery.wire import ChartHead
from timeline.figures.sifted import ALL, sifting
from timeline.names import Names, names_of
from timeline.numbers.address import NumbersAddress
from timeline.numbers.charts.arrivals import ArrivalsByYear
from timeline.numbers.charts.sections import sections
from timeline.numbers.charts.shown import not_shown
from timeline.numbers.charts.years import Year, any_year, colours
from timeline.numbers.wire import (
    NumbersEntry,
    NumbersPart,
    NumbersSection,
    ToldBar,
    ToldYear,
    YearsFigure,
)  # fmt: skip
from timeline.once import once
from timeline.scene import Scene
from timeline.style import THEMES
from timeline.text import Words, words_of

REST = "not-shown"  # what the page does not show, as a section
YEARS = "years"  # the id of the figure to play with, beside those of the charts


@dataclass(frozen=True, slots=True)
class Contents:
    """The sections that have something to show, from top to bottom, and the years to play with."""

    entries: tuple[NumbersEntry, ...]
    years: tuple[int, ...]

    @property
    def charts(self) -> tuple[str, ...]:
        return tuple(chart for entry in self.entries for chart in entry["charts"])

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(entry["id"] for entry in self.entries)

    def section(self, asked: NumbersAddress) -> str:
        """The one that an address means; blank where there is none."""
        wanted = asked.chart or (YEARS if asked.year and not asked.section else "")
        holding = [entry["id"] for entry in self.entries if wanted in entry["charts"]]
        return next(iter([*holding, *filter(None, [asked.section]), *self.sections]), "")


@once(most=4)
def contents(archive: Archive, scene: Scene) -> Contents:
    """What can be asked for; charts without a number are left out."""
    catalogue = words_of(archive)
    years = tuple(any_year(archive, catalogue))
    titles = catalogue["numbers"]["sections"]
    found: list[NumbersEntry] = [
        {"id": name, "title": titles[name]["title"], "charts": charts}
        for name in sections(archive)
        if (charts := list(_charts(name, archive, scene, years)))
    ]
    if _not_shown(archive, scene, catalogue):
        title = catalogue["numbers"]["not_shown_title"]
        found.append({"id": REST, "title": title, "charts": []})
    return Contents(tuple(found), years)


def _charts(name: str, archive: Archive, scene: Scene, years: tuple[int, ...]) -> Iterator[str]:
    for key, make in sections(archive)[name].items():
        if made(make, archive, scene).records:
            yield key
            if isinstance(make, ArrivalsByYear) and years:
                yield YEARS


def _not_shown(archive: Archive, scene: Scene, catalogue: Words) -> list[tuple[str, str]]:
    makers = (make for charts in sections(archive).values() for make in charts.values())
    return not_shown((made(make, archive, scene) for make in makers), archive, catalogue)


@once(most=256)
def section(name: str, archive: Archive, scene: Scene, asked: frozenset[Certainty] = ALL) -> str:
    """Make and publish the charts of a section; the path of what the browser needs of it.

    Of their numbers those that are as certain as asked for; all where nothing is.
    """
    catalogue = words_of(archive)
    told: NumbersSection
    if name == REST:
        told = _rest(archive, scene, catalogue)
    else:
        known = next(own for own in archive.charts.sections if own.name == name)
        told = _section(known, archive, scene, catalogue, asked)
    return assets.SHELF.put(f"numbers-{name}.json", assets.as_bytes(told))


def _rest(archive: Archive, scene: Scene, catalogue: Words) -> NumbersSection:
    phrases = catalogue["numbers"]
    rows = _not_shown(archive, scene, catalogue)
    names, linked = names_of(archive), set[str]()
    return {
        "id": REST,
        "title": phrases["not_shown_title"],
        "finding": [],
        "intro": names.terms(phrases["not_shown_lead"], linked),
        "see": [],
        "parts": [],
        "not_shown": [
            {"name": name, "reason": names.terms(reason, linked)} for name, reason in rows
        ],
    }


def _section(
    own: Section, archive: Archive, scene: Scene, catalogue: Words, asked: frozenset[Certainty]
) -> NumbersSection:
    say, see = catalogue["numbers"]["sections"][own.name], catalogue["numbers"]["see_claim"]
    names, linked = names_of(archive), set[str]()
    return {
        "id": own.name,
        "title": say["title"],
        "finding": names.terms(say["finding"], linked),
        "intro": names.terms(say["intro"], linked),
        "see": [
            {"claim": key, "text": see.format(n=archive.claim_numbers[key], claim=known.claim)}
            for key in own.see
            if (known := archive.claims.get(key))
        ],
        "parts": list(_parts(own.name, archive, scene, catalogue, asked)),
        "not_shown": [],
    }


def leading(
    name: str, archive: Archive, scene: Scene, asked: frozenset[Certainty] = ALL
) -> ChartHead | None:
    """The first chart of a section."""
    parts = _parts(name, archive, scene, words_of(archive), asked) if name != REST else ()
    return next((part["chart"] for part in parts if "chart" in part), None)


def _parts(
    name: str, archive: Archive, scene: Scene, catalogue: Words, asked: frozenset[Certainty]
) -> Iterator[NumbersPart]:
    for make in sections(archive)[name].values():
        chart, head = published(sifting(make, asked), archive, scene)
        if chart.records or chart.sentence:
            yield {"chart": head}
            own = sifted(archive, asked)
            if isinstance(make, ArrivalsByYear) and (years := any_year(own, catalogue)):
                yield {"years": _years(years, names_of(archive), catalogue)}


def _years(years: Mapping[int, Year], names: Names, words: Words) -> YearsFigure:
    phrases, linked = words["numbers"]["years"], set[str]()
    return {
        "id": YEARS,
        "colours": {name: colours(theme) for name, theme in THEMES.items()},
        "years": {year: _year(known, words) for year, known in years.items()},
        "title": phrases["title"],
        "counts": names.terms(phrases["counts"], linked),
        "leaves_out": names.terms(phrases["leaves_out"], linked),
        "slider": phrases["slider"],
        "back": phrases["back"],
        "forward": phrases["forward"],
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
