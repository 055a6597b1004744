"""What the facts of a folder are about, as its `subject.toml` says: years, views, countries."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, model_validator

from geodata.cells import AnyYear, Country, Id, Language, Latitude, Text, Year
from geodata.courses import Plane
from geodata.sentences import say
from geodata.settings import Settings
from geodata.vocabularies import Category

FILE = "subject.toml"
LEAST_CONE = 1.0  # degrees; parallels as far north as south make no cone
CONE = Plane(0, 20, 50)
ONE_WORD = r"^\w{1,80}$"
Degrees = float
Box = tuple[Degrees, Latitude, Degrees, Latitude]  # west, south, east, north
Zoom = Literal["far", "near"]


class Projection(Settings, frozen=True):
    """As Plotly names them; `lon` and `lat` are turned to the middle, `parallels` are of a cone."""

    type: Literal[
        "conic equal area", "azimuthal equidistant", "natural earth", "mercator", "equirectangular"
    ]
    lon: Degrees = 0
    lat: Latitude = 0
    parallels: tuple[Latitude, Latitude] | None = None


class View(Settings, frozen=True):
    """A look at the map. `box` fits into the panel, and east may run on past 180.

    `ground` is the file of outlines, without .topojson. Of places those to the rank `tier` are
    named first. `lines`: how close together they lie. A corridor is shown on the smallest view
    that holds it with no more than `beyond` degrees to spare. What happened there is what happened
    in its `countries`, or within its box where it names none. `strands`: corridors that share a way
    are drawn side by side. `rings_km` are drawn around the middle of its projection, `clip_km` is
    how far from it anything is drawn.
    """

    name: Id
    ground: Id
    box: Box
    projection: Projection
    tier: Annotated[int, Field(ge=1, le=4)] = 2
    lines: Zoom = "far"
    beyond: Degrees = 0
    countries: tuple[Country, ...] = ()
    strands: bool = False
    rings_km: tuple[Annotated[float, Field(gt=0)], ...] = ()
    clip_km: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _is_a_box(self) -> "View":
        west, south, east, north = self.box
        if west >= east or south >= north:
            raise ValueError(say("settings.box"))
        return self


class Name(Settings, frozen=True):
    """The name of a country (by its code) or of a water on the map, quieter than those of places.

    `tier` 0 comes before all names of places, others as with places, and 4 stands only where a
    lecture speaks of it; `lines` are the views it is
    shown on, all where it is blank. `second` is it in its own script; `others` are where else it
    may stand.
    """

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=80)]
    lon: Degrees
    lat: Latitude
    size: Annotated[float, Field(gt=0, le=60)] = 13
    tier: Annotated[int, Field(ge=0, le=4)] = 2
    lines: Zoom | Literal[""] = ""
    second: Text | None = None
    others: tuple[tuple[Degrees, Latitude], ...] = ()

    @property
    def is_country(self) -> bool:
        return len(self.key) == 3 and self.key.isupper()


class Parts(Settings, frozen=True):
    """Countries by their part in the story, which their fill on the map tells."""

    origin: tuple[Country, ...] = ()
    destination: tuple[Country, ...] = ()
    neighbour: tuple[Country, ...] = ()
    transit: tuple[Country, ...] = ()


WORLD = View(
    name="world",
    ground="world",
    box=(-10, -20, 300, 72),
    projection=Projection(type="natural earth", lon=152),
    tier=1,
)


class Opening(Settings, frozen=True):
    """A way into the stage: a lecture that plays by itself, or an event picked in some years.

    `lecture` is the name of its file in lectures/, without .yaml.
    """

    name: Id
    lecture: Id | None = None
    pick: Id | None = None
    first: Year | None = None
    last: Year | None = None


class OftenAsked(Settings, frozen=True):
    """What readers ask often, and the page of the app that answers it, as its address.

    `by` is the address of what says the answer in words, where that is another.
    """

    name: Id
    to: Text
    by: Text | None = None


class OtherNames(Settings, frozen=True):
    """What readers may call what the facts call otherwise: searched for, never shown.

    `of` are its names here, one a language; `also` are single words, of the very same thing.
    """

    of: Annotated[tuple[Text, ...], Field(min_length=1)]
    also: Annotated[tuple[Annotated[str, Field(pattern=ONE_WORD)], ...], Field(min_length=1)]


class CorridorGroup(Settings, frozen=True):
    """Corridors that a reader looks for together."""

    name: Id
    corridors: Annotated[tuple[Id, ...], Field(min_length=1)]


class Gap(Settings, frozen=True):
    """A cell that fills the gap `name` in an answer: of the row `id` of a table."""

    name: Id
    table: Literal["events", "corridors", "legs", "flows", "series"]
    id: Text
    column: Id


class ClaimEvidence(Settings, frozen=True):
    """What stands beside a claim: charts by name, a pick of the stage, or a window of years."""

    claim: Id
    charts: tuple[Id, ...] = ()
    pick: Id | None = None
    window: tuple[Year, Year] | None = None


class Subject(Settings, frozen=True):
    """`views` are in the order of their buttons: the first is shown first, the last is the widest.

    `brought`: by a reader, whose events may lack a place or a summary and whose places may be as
    exact as they were given. `last_year` is the last that is shown, this year where it is blank.
    A way that ended before the year `past_before` is drawn as past. `unshaded_eras` are told, not
    drawn behind. `great_rivers` are drawn on every map; `reached` is the place where arrivals are
    counted; `report` the source whose claims are checked.
    """

    title: Text = "Crossings, a timeline and a map"
    authors: Text = "The Crossings authors"
    brought: bool = False
    first_year: AnyYear = 1945
    last_year: AnyYear | None = None
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en",)
    lanes: Annotated[tuple[Category, ...], Field(min_length=1)] = tuple(Category)
    past_before: Year | None = None
    unshaded_eras: tuple[Id, ...] = ()
    border_rivers: tuple[Text, ...] = ()
    great_rivers: tuple[Text, ...] = ()
    reached: Id | None = None
    countries: Parts = Parts()
    views: Annotated[tuple[View, ...], Field(min_length=1)] = (WORLD,)
    names: tuple[Name, ...] = ()
    groups: tuple[CorridorGroup, ...] = ()
    openings: tuple[Opening, ...] = ()
    asked: tuple[OftenAsked, ...] = ()
    other_names: tuple[OtherNames, ...] = ()
    gaps: tuple[Gap, ...] = ()
    evidence: tuple[ClaimEvidence, ...] = ()
    report: Id | None = None

    def view(self, name: str) -> View:
        """The view of a name, else the first."""
        return next((view for view in self.views if view.name == name), self.views[0])

    @property
    def plane(self) -> Plane:
        """The plane that maps of a region are drawn in: that of the first view with a cone.

        Where none has one, a cone stands over the middle of the first view.
        """
        cones = [
            (v.projection.lon, *v.projection.parallels)
            for v in self.views
            if v.projection.parallels
        ]
        middle = replace(CONE, lon=self.views[0].projection.lon)
        return next((Plane(*cone) for cone in cones if abs(cone[1] + cone[2]) > LEAST_CONE), middle)

    @property
    def parts(self) -> dict[str, str]:
        """The part in the story by country."""
        return {code: part for part, codes in self.countries for code in codes}
