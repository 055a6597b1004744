"""Drafts become a folder of our tables, as texts by file name."""

import csv
import hashlib
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geodata import dates
from geodata.days import Day
from geodata.formulas import guarded
from geodata.own.atlas import NOWHERE, ascii_of
from geodata.own.countries import countries_at
from geodata.own.grid import Vertices
from geodata.own.moments import understood
from geodata.own.plain import clean, cut
from geodata.own.positions import rounded, written
from geodata.own.rows import Draft, RowPlace, stops
from geodata.own.subjects import OwnSubject
from geodata.own.told import in_words
from geodata.own.tracks import parted, thinned, within_180
from geodata.own.views import views_of
from geodata.records import BROUGHT
from geodata.sentences import Sentence, say
from geodata.vocabularies import Category

Tables = Mapping[str, str]
Row = dict[str, str]
Course = Vertices
Era = tuple[str, str, str]  # name, start and end
Years = tuple[int, int]

# The lanes that a reader's categories take, the most frequent first. `return` is none of them: an
# event of it says how people went back.
LANES = (
    Category.DEPARTURE, Category.POLICY, Category.HARDSHIP, Category.DIPLOMACY,
    Category.RECEPTION, Category.BORDER, Category.REPORT, Category.LEADERSHIP,
)  # fmt: skip
NAMED_BY_ROOM = 60  # so many events have labels of their own; of more only some find room
LONGEST_LABEL = 34
LONGEST_ERA = 80
END_STEPS = (0.01, 0.001, 0.0001, 0.00001)  # degrees: how finely the ends of a line are places
ONGOING = "ongoing"
NO_ROUTE: Row = {"id": ""}
PLAIN = frozenset({"lat", "lon", "points", "start", "end", "from_year", "to_year"})  # no formulas
CENTURY = "XX"  # in its years, as EDTF writes them
SCRIPTS = (
    ("[\uac00-\ud7a3]", "ko"), ("[\u3041-\u30ff]", "ja"), ("[\u4e00-\u9fff]", "zh"),
    ("[\u0600-\u06ff]", "ar"), ("[\u0400-\u04ff]", "ru"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DataSet:
    """What the whole is called, and the file that it came from; of several by their first rows."""

    title: str
    file: str
    language: str = "en"
    coarsen: float = 0.0
    eras: Sequence[Era] = ()  # whose dates are EDTF
    files: Sequence[tuple[int, str]] = ()


def dated_eras(eras: Iterable[Era]) -> list[Era]:
    """Those with a name and dates, which are EDTF then."""
    known = [
        (cut(clean(name), LONGEST_ERA), understood(start).edtf, understood(end).edtf)
        for name, start, end in eras
    ]
    return [own for own in known if all(own)]


def made(drafts: Sequence[Draft], about: DataSet) -> dict[str, str]:
    """Every file of a folder."""
    return _Maker(about).made(drafts)


class _Maker:
    def __init__(self, about: DataSet) -> None:
        self._about = about
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._taken: dict[str, set[str]] = defaultdict(set)
        self._places: dict[tuple[str, float, float], str] = {}
        self._at: dict[tuple[float, float], str] = {}
        self._sources: dict[tuple[str, str], str] = {}
        self._lanes: dict[str, str] = {}
        self._place_rows: dict[str, Row] = {}
        self._routes: dict[str, Row] = {}  # the row of a route by its name
        self._last_legs: dict[str, Row] = {}
        self._points: list[tuple[float, float]] = []

    def made(self, drafts: Sequence[Draft]) -> dict[str, str]:
        dated = [draft for draft in drafts if draft.start]
        self._lanes = _lanes(drafts)
        self._years = _years(dated, self._about.eras)
        spots = {draft.row: self._place(draft.spot, draft.row) for draft in drafts if draft.spot}
        self._tell_of_places(drafts, spots)
        ways = {draft.row: self._lines(draft) for draft in drafts if draft.lines}
        for name, own in stops(drafts).items():
            self._joined(name, own, spots)
        importance = "2" if len(dated) <= NAMED_BY_ROOM else "3"
        for draft in drafts:
            places = [spots[draft.row]] if draft.row in spots else ways.get(draft.row, [])
            self._event(draft, importance, places)
        for era in self._about.eras:
            self._era(*era)
        self._fill_countries()
        views = ";".join(views_of(self._points))
        for row in self._rows["ways"]:
            row["views"] = views
        tables = {f"{name}.csv": table_of(name, self._rows[name]) for name in BROUGHT}
        return {**tables, **self._subject().files()}

    def _event(self, draft: Draft, importance: str, places: Sequence[str]) -> None:
        label = draft.title
        if len(label) > LONGEST_LABEL:
            label = cut(label, LONGEST_LABEL)
        self._rows["events"].append(
            {
                "id": self._id("events", f"{_stamp(draft.start)}-{draft.title}"),
                "start": draft.start,
                "end": draft.end,
                "title": draft.title,
                "summary": draft.summary,
                "category": self._lanes[draft.category],
                "places": ";".join(dict.fromkeys(places)),
                "corridors": self._routes.get(_route_name(draft), NO_ROUTE)["id"],
                "importance": importance,
                "confidence": draft.certainty,
                "note": self._note(draft),
                "sources": ";".join(self._cited(draft)),
                "short_title": (label.rstrip(".") or "…") if importance == "2" else "",
            }
        )

    def _note(self, draft: Draft) -> str:
        """With the place that is not found on the map, so that it is on the card."""
        off_map = say("own.off_map", name=draft.off_map) if draft.off_map else ""
        return "; ".join(filter(None, (draft.note, in_words(off_map, self._about.language))))

    def _place(self, spot: RowPlace, row: int) -> str:
        at = spot.at
        key = spot.name, at.lat, at.lon
        if key not in self._places:
            known = spot.known
            own = self._places[key] = self._id("places", spot.name)
            self._at.setdefault((at.lon, at.lat), own)
            self._points.append((at.lon, at.lat))
            place = self._place_rows[own] = {
                "id": own,
                "name": spot.name,
                "country": known.country if known else "",
                "admin1": known.admin1 if known else "",
                "lat": written(at.lat),
                "lon": written(at.lon),
                "kind": "site",
                "precision": known.precision if known else spot.precision or _precision(at.step),
                "coordinate_rounding": written(at.step),
                "sources": ";".join(self._own(row)),
            }
            self._rows["event_places"].append(place)
        return self._places[key]

    def _tell_of_places(self, drafts: Sequence[Draft], spots: Mapping[int, str]) -> None:
        """What rows say that have no date: they may be of the place alone."""
        alone: dict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            if draft.row in spots and not draft.start:
                alone[spots[draft.row]].append(draft)
        for place, rows in alone.items():
            told = dict.fromkeys(text for own in rows for text in (own.summary, own.note) if text)
            cited = dict.fromkeys(source for own in rows for source in self._cited(own))
            row = self._place_rows[place]
            row["note"], row["sources"] = cut("; ".join(told)), ";".join(cited)

    def _fill_countries(self) -> None:
        """Of the places that were given by their coordinates, all at once."""
        open_ones = [row for row in self._rows["event_places"] if not row["country"]]
        found = countries_at({(float(row["lon"]), float(row["lat"])) for row in open_ones})
        for row in open_ones:
            row["country"] = found.get((float(row["lon"]), float(row["lat"])), NOWHERE)

    # Routes.

    def _lines(self, draft: Draft) -> list[str]:
        """The route of a row that is a line; the places that it joins."""
        courses = [
            own
            for line in draft.lines
            if (course := thinned(line, self._about.coarsen))
            for own in parted(course)
        ]
        ends: list[str] = []
        for course in courses:
            step = self._step(course)
            start = self._end(course[0], say("own.start_of", name=draft.title), step, draft.row)
            end = self._end(course[-1], say("own.end_of", name=draft.title), step, draft.row)
            if start != end:
                self._leg(draft, start, end, course)
            ends += [start, end]
        return ends

    def _step(self, course: Course) -> float:
        """As coarse as its ends can be told apart; never finer than the reader wants."""
        steps = [step for step in END_STEPS if step >= self._about.coarsen] or [self._about.coarsen]
        return next((step for step in steps if _apart(course, step)), steps[-1])

    def _end(self, point: tuple[float, float], said: Sentence, step: float, row: int) -> str:
        """The place that stands there already, else one of the line's own."""
        at = rounded(point[1], within_180(point[0]), step)
        if known := self._at.get((at.lon, at.lat)):
            return known
        name = cut(in_words(said, self._about.language), LONGEST_LABEL)
        return self._place(RowPlace(name, at), row)

    def _joined(self, name: str, drafts: Sequence[Draft], spots: Mapping[int, str]) -> None:
        """The places of one route in the order of their dates; of the table, without any."""
        ordered = sorted(drafts, key=lambda draft: _first_day(draft.start))
        for one, other in pairwise(ordered):
            start, end = spots[one.row], spots[other.row]
            if start != end and one.spot and other.spot:
                ends = [(spot.at.lon, spot.at.lat) for spot in (one.spot, other.spot)]
                self._leg(replace(other, title=name), start, end, thinned(ends))

    def _leg(self, draft: Draft, start: str, end: str, course: Course) -> None:
        """A leg, its way, and the route that they belong to."""
        first, last = _use(draft)
        route = self._route_of(draft, first, last)
        before = self._last_legs.get(route)
        seq = int(before["seq"]) + 1 if before else 1
        joins = not before or before["to_place"] == start
        way = self._id("ways", f"{route}-{seq}")
        self._points += [(within_180(lon), lat) for lon, lat in course]
        self._rows["legs"].append(
            {
                "corridor_id": route,
                "seq": str(seq),
                "from_place": start,
                "to_place": end,
                "mode": "unknown",
                "from_year": first,
                "to_year": last,
                "direction": "out",
                "note": "" if joins else "Branch: alternative start",
                "sources": ";".join(self._cited(draft)),
                "way": way,
            }
        )
        self._last_legs[route] = self._rows["legs"][-1]
        self._way(way, _route_name(draft), course, is_first=not before)

    def _way(self, own: str, name: str, course: Course, *, is_first: bool) -> None:
        """A line as the map draws it; the first of a route has its name."""
        row = {
            "id": own,
            "name": name,
            "kind": "land",
            "points": ";".join(f"{written(x)} {written(y)}" for x, y in course),
            "heads": "0.55",
        }
        if is_first:
            lon, lat = _middle(course)
            row |= {
                "label_lon": written(within_180(lon)),
                "label_lat": written(lat),
                "label_side": "right",
                "emphasis": str(min(len(self._routes), 8)),
            }
        self._rows["ways"].append(row)

    def _route_of(self, draft: Draft, first: str, last: str) -> str:
        name = _route_name(draft)
        if row := self._routes.get(name):
            row["from_year"] = min(filter(None, (row["from_year"], first)), key=int, default="")
            row["to_year"] = _later(row["to_year"], last)
            return row["id"]
        row = self._routes[name] = {
            "id": self._id("corridors", f"route-{name}"),
            "name": name,
            "summary": draft.summary,
            "from_year": first,
            "to_year": last,
            "usage": "main",
            "kind": "overland",
            "confidence": draft.certainty,
            "sources": ";".join(self._cited(draft)),
            "short_name": cut(name, LONGEST_LABEL),
            "line_label": cut(name, LONGEST_LABEL),
            "emphasis": "1",
        }
        self._rows["corridors"].append(row)
        return row["id"]

    def _era(self, name: str, start: str, end: str) -> None:
        self._rows["eras"].append(
            {
                "id": self._id("eras", name),
                "name": name,
                "kind": "hardship",
                "start": start,
                "end": end,
                "confidence": "high",
                "sources": ";".join(self._own()),
            }
        )

    def _cited(self, draft: Draft) -> list[str]:
        """The sources that a row names, else the file itself."""
        if not draft.sources:
            return self._own(draft.row)
        return [self._source(*own) for own in draft.sources]

    def _own(self, row: int = 0) -> list[str]:
        """The file itself, of several that of a row."""
        files = [name for first, name in self._about.files if first <= row]
        return [self._source(files[-1] if files else self._about.file, "")]

    def _source(self, title: str, url: str) -> str:
        key = title, url
        if key not in self._sources:
            own = self._sources[key] = self._id("sources", title)
            self._rows["sources"].append(
                {
                    "id": own,
                    "title": title,
                    "publisher": self._about.title,
                    "url": url,
                    "kind": "reference",
                    "language": _language(title, self._about.language),
                    "read": "yes",
                    "rank": "reference",
                }
            )
        return self._sources[key]

    def _id(self, table: str, text: str) -> str:
        """Of the text, so that it stays when rows move; another of the same text gets a number."""
        kept = re.sub(r"[^a-z0-9]+", "-", ascii_of(text).lower()).strip("-")[:60].rstrip("-")
        if not re.search("[a-z]", kept) or _is_lossy(text):
            digest = hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
            kept = f"{kept}-{digest}".strip("-")
        own, n = kept, 1
        # Events, places and routes share one room of ids: an address names any of them by it.
        taken = self._taken["sources" if table == "sources" else "shown"]
        while own in taken:
            n += 1
            own = f"{kept}-{n}"
        taken.add(own)
        return own

    def _subject(self) -> OwnSubject:
        about = self._about
        lanes = _names(self._lanes) or {LANES[0].value: ""}
        return OwnSubject(about.title, about.language, self._years, lanes, self._points)


def _apart(course: Course, step: float) -> bool:
    """Whether its ends lie at two points of a grid."""
    start, end = (rounded(lat, lon, step) for lon, lat in (course[0], course[-1]))
    return start != end


def _middle(course: Course) -> tuple[float, float]:
    """Where the name of a line stands."""
    if len(course) > 2:
        return course[len(course) // 2]
    (west, south), (east, north) = course
    return round((west + east) / 2, 2), round((south + north) / 2, 2)


def _route_name(draft: Draft) -> str:
    """By its column, else as the row that is a line."""
    return draft.route or draft.title


def _first_day(start: str) -> Day:
    when = dates.parse(start) if start else dates.UNDATED
    return when.first or when.last or when.in_time


def _use(draft: Draft) -> tuple[str, str]:
    """The first and the last year of a line; blank without a date."""
    years = _years([draft], ()) if draft.start else None
    if not years:
        return "", ""
    return str(years[0]), ONGOING if draft.start.endswith("/..") else str(years[1])


def _later(one: str, other: str) -> str:
    """Of two last years of use, as far as they are known."""
    if ONGOING in {one, other}:
        return ONGOING
    return max(filter(None, (one, other)), key=int, default="")


def _lanes(drafts: Iterable[Draft]) -> dict[str, str]:
    """A lane of ours for each category of theirs; what is over shares the last."""
    often = [name for name, _ in Counter(draft.category for draft in drafts).most_common()]
    return {name: LANES[min(n, len(LANES) - 1)].value for n, name in enumerate(often)}


def _names(lanes: Mapping[str, str]) -> dict[str, str]:
    """What each lane is called: by all categories that share it."""
    named: dict[str, list[str]] = defaultdict(list)
    for name, lane in lanes.items():
        named[lane].append(name)
    return {lane: cut(", ".join(filter(None, names)), 60) for lane, names in named.items()}


def _years(drafts: Sequence[Draft], eras: Sequence[tuple[str, str, str]]) -> Years | None:
    """The first and the last year that anything is dated to; a century where it must be."""
    known = {text for draft in drafts for text in (draft.start, draft.end) if text}
    known |= {text for _, start, end in eras for text in (start, end) if text}
    on_routes = {draft.start for draft in drafts if _is_on_route(draft)}
    whole = {text for text in known - on_routes if CENTURY in text}
    found = _span(known - whole)
    for text in sorted(whole):
        own = _span({text})
        meets = found and own and own[0] <= found[1] and found[0] <= own[1]
        if own and not meets:
            found = (min(own[0], found[0]), max(own[1], found[1])) if found else own
    return found


def _is_on_route(draft: Draft) -> bool:
    return bool(draft.route or draft.lines)


def _span(known: Iterable[str]) -> tuple[int, int] | None:
    ends = [end for text in known for when in [dates.parse(text)] for end in (when.start, when.end)]
    years = [day.year for end in ends for day in (end.first, end.last) if day]
    return (min(years), max(years)) if years else None


def _precision(step: float) -> str:
    return "city" if step <= 0.1 else "province"


def _stamp(start: str) -> str:
    return re.sub(r"[^0-9-]", "", start.partition("/")[0] or start.partition("/")[2])


def _is_lossy(text: str) -> bool:
    """Whether another script falls away, so that two texts could be one id."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) - sum(c.isalpha() for c in ascii_of(text)) > len(letters) // 3


def _language(text: str, otherwise: str) -> str:
    return next((code for script, code in SCRIPTS if re.search(script, text)), otherwise)


def header_of(table: str) -> str:
    """An empty table."""
    return table_of(table, ())


def table_of(table: str, rows: Sequence[Row]) -> str:
    return texts_of([*BROUGHT[table].model_fields], rows)


def texts_of(names: Sequence[str], rows: Sequence[Row]) -> str:
    """A table as text: these columns of its rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(name, row.get(name, "")) for name in names] for row in rows)
    return out.getvalue()


def _cell(name: str, text: str) -> str:
    return text if name in PLAIN else guarded(text)
