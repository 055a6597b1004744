"""The catalogue of charts of a folder: its `charts.toml`, and what is wrong with it."""

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import Field

from geodata.cells import Country, Id, Latitude, Text
from geodata.problems import Problem
from geodata.records import Event
from geodata.sentences import say
from geodata.settings import Settings
from geodata.subject import Box, Degrees
from geodata.unsaid import Said, lacking
from geodata.vocabularies import Category, Importance

FILE = "charts.toml"
Side = Literal[
    "top left", "top center", "top right", "middle left", "middle right",
    "bottom left", "bottom center", "bottom right",
]  # fmt: skip


class About(Settings, frozen=True):
    """Which events explain a chart: those of a category or a corridor, down to an importance.

    `events` names them one by one. `inland` leaves out those that lie on a corridor.
    """

    name: Id
    categories: tuple[Category, ...] = ()
    corridors: tuple[Id, ...] = ()
    least: Importance = Importance.SECOND
    events: tuple[Id, ...] = ()
    inland: bool = False

    def takes(self, event: Event) -> bool:
        if self.events:
            return event.id in self.events
        if self.inland and event.corridors:
            return False
        ours = event.category in self.categories or set(self.corridors) & {*event.corridors}
        return bool(ours) and event.importance <= self.least


NOTHING = About(name="nothing")


class Section(Settings, frozen=True):
    """A part of the page; `see` are the claims it is evidence for."""

    name: Id
    see: tuple[Id, ...] = ()


class ChartSettings(Settings, frozen=True):
    """A chart of some series (of these `parts`, else of all), in one of the forms of the page.

    The form `events` needs no series: it counts events. `bars`: so many traces are bars. What the
    others mean is said where the form is drawn, in `timeline/numbers/charts/`.
    """

    id: Id
    section: Id
    form: Literal["arrivals", "provinces", "over_years", "listed", "matrix", "events"]
    series: tuple[Id, ...] = ()
    parts: tuple[Text, ...] = ()
    about: Id | None = None
    by: Literal["category", "series", "both"] = "category"
    bars: Annotated[int, Field(ge=0, le=9)] = 0
    levels: bool = False
    joined: bool = True
    to_date: tuple[Id, ...] = ()
    heading: Literal["", "series", "category", "period"] = ""
    estimates: bool = False
    apart: bool = False
    order: Literal["", "length", "value"] = ""


class Province(Settings, frozen=True):
    """How a province of a series is found on the map, where its own name does not do.

    `outline` is its name there; `lon` and `lat` stand for one without an outline; the words of its
    disc stand on this `side` of it, or on another where there is little room.
    """

    name: Text
    outline: Text | None = None
    lon: Degrees | None = None
    lat: Latitude | None = None
    side: Side = "middle right"
    narrow_side: Side | None = None


class Provinces(Settings, frozen=True):
    """The map below the chart of provinces: of which country, from which outlines, which part."""

    country: Country = "XXX"
    outlines: Id = "world"
    box: Box = (-180, -60, 180, 80)
    narrow_box: Box = (-180, -60, 180, 80)
    known: tuple[Province, ...] = ()


class Years(Settings, frozen=True):
    """The series that tell of a year of arrival beside the table of arrivals.

    `arrived` say how many had come by a date. `women` are shares of a period, `women_to_date` of
    all who have come; `origins` of all by province, `origins_of_year` those of one year.
    """

    arrived: tuple[Id, ...] = ()
    women: tuple[Id, ...] = ()
    women_to_date: tuple[Id, ...] = ()
    origins: tuple[Id, ...] = ()
    origins_of_year: tuple[Id, ...] = ()


class Kinds(Settings, frozen=True):
    """What kind of number a series that counts is; `series/category` for a part of one."""

    stock: tuple[Text, ...] = ()
    flow: tuple[Text, ...] = ()
    to_date: tuple[Text, ...] = ()


class Charts(Settings, frozen=True):
    """Sections from top to bottom; charts in the order of their section."""

    sections: tuple[Section, ...] = ()
    about: tuple[About, ...] = ()
    charts: tuple[ChartSettings, ...] = ()
    provinces: Provinces = Provinces()
    kinds: Kinds = Kinds()
    years: Years = Years()

    def explains(self, chart: ChartSettings) -> About:
        return next((about for about in self.about if about.name == chart.about), NOTHING)


def served(
    charts: Charts, series: Collection[str] | None, said: Said
) -> tuple[Charts, list[Problem]]:
    """The charts that can be drawn, and why the others can't; `said` are words by language.

    `series` are told already where they are None.
    """
    problems: list[Problem] = []
    kept: list[ChartSettings] = []
    for number, chart in enumerate(charts.charts):
        found = [*_unknown(chart, number, charts, series), *_unsaid(chart, said)]
        problems += found
        if not found:
            kept.append(chart)
    return charts.model_copy(update={"charts": tuple(kept)}), problems


def _unknown(
    chart: ChartSettings, number: int, charts: Charts, series: Collection[str] | None
) -> Iterator[Problem]:
    at = f"charts.{number}"
    sections = tuple(section.name for section in charts.sections)
    if chart.section not in sections:
        yield Problem(FILE, 0, f"{at}.section", chart.section, say("cells.one_of", words=sections))
    abouts = tuple(about.name for about in charts.about)
    if chart.about and chart.about not in abouts:
        yield Problem(FILE, 0, f"{at}.about", chart.about, say("cells.one_of", words=abouts))
    for name in chart.series:
        if series is not None and name not in series:
            yield Problem(FILE, 0, f"{at}.series", name, say("charts.no_series"))


def _unsaid(chart: ChartSettings, said: Said) -> list[Problem]:
    wanted = {
        f"charts.{chart.id}": ("title", "counts", "leaves_out"),
        f"numbers.sections.{chart.section}": ("title", "ask", "finding", "intro"),
    }
    return lacking(said, wanted, say("charts.unsaid", chart=chart.id))
