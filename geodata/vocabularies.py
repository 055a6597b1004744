"""The words that a column may hold: one enum for each vocabulary."""

from enum import IntEnum, StrEnum


class Category(StrEnum):
    """What kind of thing an event is: the lanes of the timeline."""

    DEPARTURE = "departure"
    RETURN = "return"
    RECEPTION = "reception"
    BORDER = "border"
    POLICY = "policy"
    DIPLOMACY = "diplomacy"
    LEADERSHIP = "leadership"
    HARDSHIP = "hardship"
    REPORT = "report"


class Confidence(StrEnum):
    """How well the sources carry a statement; `contested` where accounts conflict."""

    HIGH = "high"
    MEDIUM = "medium"
    CONTESTED = "contested"


class Importance(IntEnum):
    """1 belongs in every telling, 3 in a detailed one."""

    FIRST = 1
    SECOND = 2
    THIRD = 3


class PlaceKind(StrEnum):
    """The role of a place on a corridor."""

    ORIGIN = "origin"
    BORDER = "border"
    TRANSIT = "transit"
    HUB = "hub"
    RECEPTION = "reception"
    DESTINATION = "destination"
    SITE = "site"


class PlacePrecision(StrEnum):
    """How exactly a place is given; never finer than a town."""

    CITY = "city"
    PROVINCE = "province"
    BORDER_SECTION = "border-section"
    COUNTRY = "country"

    @property
    def rounding_degrees(self) -> float:
        """The finest coordinate step that the care rules allow."""
        return {"city": 0.1, "province": 0.5, "border-section": 0.5, "country": 1.0}[self.value]


class Usage(StrEnum):
    """How much a corridor was used, by published accounts."""

    MAIN = "main"
    SECONDARY = "secondary"
    RARE = "rare"
    HISTORICAL = "historical"


class CorridorKind(StrEnum):
    OVERLAND = "overland"
    AIR = "air"
    SEA = "sea"
    DIRECT_BORDER = "direct-border"
    DIPLOMATIC_MISSION = "diplomatic-mission"
    ONWARD_RESETTLEMENT = "onward-resettlement"
    RETURN = "return"


class Mode(StrEnum):
    """How a leg was travelled."""

    FOOT = "foot"
    ROAD = "road"
    RAIL = "rail"
    RIVER = "river"
    SEA = "sea"
    AIR = "air"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """`forced-return` is refoulement or another return against a person's will.

    `posted` is how people came to be abroad: sent by their state, with its papers.
    """

    OUT = "out"
    POSTED = "posted"
    RETURN = "return"
    FORCED_RETURN = "forced-return"

    @property
    def leads(self) -> "Direction":
        """Out or back: who is posted abroad is led out."""
        return Direction.OUT if self is Direction.POSTED else self


class Scale(StrEnum):
    """Order of magnitude of the largest number of people published for one year."""

    THOUSANDS = "thousands"
    HUNDREDS = "hundreds"
    TENS = "tens"
    FEW = "few"

    @property
    def least(self) -> int:
        """The smallest number of this order."""
        return {"thousands": 1000, "hundreds": 100, "tens": 10, "few": 0}[self.value]


class WayKind(StrEnum):
    """How a way is drawn. `onward`: from a country of refuge to another; `area`: no line."""

    LAND = "land"
    SEA = "sea"
    AIR = "air"
    ONWARD = "onward"
    RETURN = "return"
    AREA = "area"


class Side(StrEnum):
    """Where a name stands beside its point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"
    ABOVE_RIGHT = "above-right"
    ABOVE_LEFT = "above-left"
    BELOW_RIGHT = "below-right"
    BELOW_LEFT = "below-left"


class EraKind(StrEnum):
    LEADER = "leader"
    HARDSHIP = "hardship"
    BORDER = "border"


class Verdict(StrEnum):
    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTESTED = "contested"
    NOT_SUPPORTED = "not supported"


class ArrivalStatus(StrEnum):
    FINAL = "final"
    CUMULATIVE_TO = "cumulative-to"


class SourceKind(StrEnum):
    NEWS = "news"
    REFERENCE = "reference"
    ACADEMIC = "academic"
    NGO = "ngo"
    GOVERNMENT = "government"
    UN = "un"
    OFFICIAL_STATISTICS = "official-statistics"


class SourceRank(StrEnum):
    """How near a source is to what it tells.

    `official`: an authority, a court, or whoever counted or asked; `news`: a report of its own;
    `copy`: the text of another maker, reprinted or retold; `reference`: gathers what others found.
    """

    OFFICIAL = "official"
    NEWS = "news"
    COPY = "copy"
    REFERENCE = "reference"


class ReturnKind(StrEnum):
    """How people went back; `undecided` where accounts conflict or were given under control.

    `free` may be the wish alone: of some who asked to go back and were not allowed.
    """

    FORCED = "forced"
    FREE = "free"
    UNDECIDED = "undecided"
    MIXED = "mixed"


class Duration(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
