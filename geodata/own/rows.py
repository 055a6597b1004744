"""Rows of a table become drafts of events, each with a date and places, or are told."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from geodata import dates, days
from geodata.cells import LATEST_YEAR, LOST
from geodata.formulas import FORMULA
from geodata.own import atlas
from geodata.own.atlas import KnownPlace
from geodata.own.choices import Choices
from geodata.own.citing import Source, is_address, sources_in
from geodata.own.geometries import shape_of
from geodata.own.grid import Line, RawTable, Vertices
from geodata.own.headings import Columns, Heading, folded, sure_words
from geodata.own.limits import MOST_CHARACTERS, MOST_DRAWN
from geodata.own.moments import (
    EPOCHS,
    Habits,
    Moment,
    OpenPoint,
    counts_from_zero,
    day_of,
    is_cut,
    is_in_milliseconds,
    is_now,
    is_tilded,
    settled,
)
from geodata.own.objects import date_in_parts
from geodata.own.patience import Patience
from geodata.own.plain import clean, cut
from geodata.own.positions import Position, pair, position, rounded, rounding, written_out
from geodata.own.shapes import Shape, Shapes
from geodata.own.told import Option, Question, RowFault, in_words
from geodata.own.tracks import is_on_earth
from geodata.sentences import Sentence, say
from geodata.vocabularies import PlacePrecision
from geodata.wording import FALLBACK

SERIAL = re.compile(r"\d{5}")  # in a cell that may also say that it is about so
SHORT_YEAR = re.compile(r"(?<!\d)'?\d\d$|^'?\d\d[./-]\s?\d{1,2}[./-]\s?\d{1,2}\.?$")
FULL = re.compile(r"\d{3}")
NONE_OF_THEM = "none"
MONTH_FIRST = {"month": True, "day": False}  # what is answered
COUNTED_FROM = {*EPOCHS, "no"}
GOES_ON = ".."  # an end that has not come
BETWEEN = re.compile(r"\d\s*[~\uff5e\u301c]\s*\d")  # from one date to another
NAMES = (Heading.TITLE, Heading.PLACE, Heading.CATEGORY, Heading.ROUTE)
ASKED_WITHIN = re.compile(r"[^\W\d_]\?+[^\W\d_]")  # Saarbr?cken, as an encoding leaves it
LAND_FROM = -60.0  # degrees north: the outlines have no Antarctica


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row happened. `name` is the reader's; `known` is what it was found as.

    `precision` is what a file of ours says of it; blank without.
    """

    name: str
    at: Position
    known: KnownPlace | None = None
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that can be drawn. `certainty` is high, medium or contested.

    `start` is blank for a place or line without a date; `off_map` is the name of a place that
    does not stand on the map.
    """

    row: int
    title: str
    start: str
    end: str
    spot: RowPlace | None
    category: str
    route: str
    sources: tuple[Source, ...]
    certainty: str
    summary: str
    note: str
    lines: Sequence[Vertices] = ()
    off_map: str = ""


@dataclass
class Rows:
    """What a table gave: drafts, and all that is to be told."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    faults: list[RowFault] = field(default_factory=list[RowFault])
    questions: list[Question] = field(default_factory=list[Question])
    notes: list[Sentence] = field(default_factory=list[Sentence])
    undrawn: int = 0


def drafted(grid: RawTable, columns: Columns, choices: Choices, patience: Patience) -> Rows:
    """Every row of the table once. Raises `Refused` where their dates take too long."""
    return _RowReader(grid, columns, choices, patience).read()


def mended(grid: RawTable, choices: Choices, columns: Columns) -> Iterator[Line]:
    """The rows that are not left out, with what the reader wrote over them.

    Blank ones go, but for those of a line on the map. What was written for a place counts wherever
    its name stands.
    """
    at = {name: n for n, name in enumerate(grid.header)}
    place = columns.get(Heading.PLACE)
    named = _mended_places(grid, choices, place)
    for line in grid.rows:
        cells = line.cells
        again = named.get(folded(cells[place])) if named and place is not None else None
        written = choices.mended.get(line.number, {})
        if place is not None and again:
            written = {grid.header[place]: again, **written}
        if written:
            cells = [*cells]
            for name, text in written.items():
                if name in at:
                    cells[at[name]] = text
        is_blank = line.number not in grid.lines and not any(cell.strip() for cell in cells)
        if line.number not in choices.left_out and not is_blank:
            yield Line(line.number, cells)


def _mended_places(grid: RawTable, choices: Choices, place: int | None) -> dict[str, str]:
    """What the reader wrote over a place, by its name as the file has it."""
    if place is None or not choices.mended:
        return {}
    heading = grid.header[place]
    written = {
        folded(line.cells[place]): choices.mended[line.number].get(heading, "").strip()
        for line in grid.rows
        if line.number in choices.mended
    }
    return {name: text for name, text in written.items() if name and text}


@dataclass
class _AskedPlace:
    """`first` is the id of what is taken for want of an `answer`; blank for none."""

    offered: Sequence[KnownPlace]
    first: str
    answer: str
    times: int = 0


class _RowReader:
    def __init__(
        self, grid: RawTable, columns: Columns, choices: Choices, patience: Patience
    ) -> None:
        self._grid, self._columns, self._choices = grid, columns, choices
        self._out = Rows()
        self._asked: Counter[OpenPoint] = Counter()
        self._first_asked: dict[OpenPoint, str] = {}
        self._from_zero = 0
        self._in_milliseconds: list[str] = []
        self._untitled = self._unnamed = self._nowhere = self._undated_rows = 0
        self._asked_places: dict[str, _AskedPlace] = {}
        self._understood = patience.understood
        self._shapes = Shapes()
        self._shape_of: dict[int, Shape] = {}

    def read(self) -> Rows:
        lines = [*self._wanted(mended(self._grid, self._choices, self._columns))]
        if self._are_many(lines) and not self._choices.years:
            return self._out
        self._written = {line.number: line.cells for line in self._grid.rows}
        self._habits = self._learnt(lines)
        self._unanswered = self._without_answers()
        if self._choices.years:
            lines = [line for line in lines if self._is_within(line, *self._choices.years)]
            if self._are_many(lines):
                return self._out
        seen: dict[tuple[str, ...], int] = {}
        for line in lines:
            if draft := self._draft(line, seen):
                self._out.drafts.append(draft)
        self._out.drafts = [*spelt_alike(self._out.drafts)]
        self._out.notes += self._noted()
        self._out.questions += [*self._of_dates(), *self._of_places()]
        return self._out

    def _noted(self) -> Iterator[Sentence]:
        """What is told once of many rows."""
        drafts, in_milliseconds = self._out.drafts, self._in_milliseconds
        routes, antarctic = len(undated_routes(drafts)), sum(map(_is_antarctic, drafts))
        counted = (
            (self._untitled, say("own.no_titles", n=self._untitled)),
            (self._unnamed, say("own.unnamed", n=self._unnamed)),
            (self._nowhere, say("own.no_dates", n=self._nowhere)),
            (self._undated_rows, say("own.undated", n=self._undated_rows)),
            (routes, say("own.in_their_order", n=routes)),
            (antarctic, say("own.no_outline", n=antarctic)),
            (self._from_zero, say("own.years_from_zero", n=self._from_zero)),
        )
        yield from (said for n, said in counted if n)
        if in_milliseconds:
            yield say("own.in_milliseconds", n=len(in_milliseconds), text=in_milliseconds[0])

    def _are_many(self, lines: Sequence[Line]) -> bool:
        """Whether they are too many to be drawn, which is told: then nobody needs their dates."""
        self._out.undrawn = len(lines) if len(lines) > MOST_DRAWN else 0
        return bool(self._out.undrawn)

    def _is_within(self, line: Line, first: int, last: int) -> bool:
        """Whether a row meets the years that the reader wants; one without a date does not."""
        start = self._understood(self._cell(line, Heading.DATE), self._habits).edtf
        end = self._understood(self._cell(line, Heading.END), self._habits).edtf or start
        if not start:
            return False
        begins, ends = dates.parse(start).first, dates.parse(end).last
        return not ((begins and begins.year > last) or (ends and ends.year < first))

    def _wanted(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The rows that the reader's filter leaves."""
        at = {name: n for n, name in enumerate(self._grid.header)}
        only = [(at[name], values) for name, values in self._choices.only.items() if name in at]
        for line in lines:
            if all(line.cells[n].strip() in values for n, values in only):
                yield line

    def _cell(self, line: Line, role: Heading) -> str:
        at = self._columns.get(role)
        return line.cells[at].strip() if at is not None else ""

    def _name(self, role: Heading) -> str:
        at = self._columns.get(role)
        return self._grid.header[at] if at is not None else ""

    def _tell(
        self,
        line: Line,
        role: Heading,
        said: Sentence,
        *,
        out: bool = False,
        value: str | None = None,
    ) -> None:
        stands = self._cell(line, role) if value is None else value
        self._out.faults.append(RowFault(line.number, self._name(role), stands, said, out))

    def _remark(self, line: Line, role: Heading, said: Sentence) -> None:
        """Of a cell that is shown with all that it says."""
        stands = self._cell(line, role)
        self._out.faults.append(
            RowFault(line.number, self._name(role), stands, said, out=False, kept=True)
        )

    # Dates.

    def _learnt(self, lines: Sequence[Line]) -> Habits:
        """How the columns of dates are written: by the reader's answers, else by their cells."""
        answers = self._choices.answers
        century = answers.get("century", "")
        cells = [
            text
            for line in lines
            for role in (Heading.DATE, Heading.END)
            if (text := self._cell(line, role))
        ]
        habits = Habits(
            century=century if century in {"19", "20"} else "turn",
            serial=self._serial(),
            open_ended=self._has_open_ends(cells),
        )
        if answers.get("month") in MONTH_FIRST:
            return replace(habits, month_first=MONTH_FIRST[answers["month"]])
        moments = [(text, self._understood(text, habits)) for text in dict.fromkeys(cells)]
        month_first = settled(moment for _, moment in moments)
        if month_first is None or not any(m.asked is OpenPoint.MONTH for _, m in moments):
            return habits
        by = next(text for text, m in moments if m.shows.month_first is month_first)
        said = say("own.month_first", text=by) if month_first else say("own.day_first", text=by)
        self._out.notes.append(said)
        return replace(habits, month_first=month_first)

    def _without_answers(self) -> Habits:
        """By them is seen what was asked: an answer stays to be changed."""
        answers, habits = self._choices.answers, self._habits
        if answers.get("month") in MONTH_FIRST:
            habits = replace(habits, month_first=None)
        if answers.get("serial") in COUNTED_FROM:
            habits = replace(habits, serial=None)
        return habits

    def _has_open_ends(self, cells: Iterable[str]) -> bool:
        """What a tilde says: as answered, else as where one stands between two dates."""
        answer = self._choices.answers.get("tilde")
        if answer in {"about", "open"}:
            return answer == "open"
        return any(BETWEEN.search(text) for text in cells)

    def _serial(self) -> str | None:
        """Beside true dates of a spreadsheet a number of five digits counts days as they do."""
        answer = self._choices.answers.get("serial")
        if answer in COUNTED_FROM:
            return "" if answer == "no" else answer
        dated = {self._columns.get(role) for role in (Heading.DATE, Heading.END)} & self._grid.dated
        return self._grid.epoch if dated else None

    def _when(self, line: Line, role: Heading) -> Moment:
        text = self._cell(line, role)
        moment = self._understood(text, self._habits)
        asked = self._understood(text, self._unanswered).asked
        if asked:
            self._ask(asked, text)
        if moment.fault:
            said = self._late(text) if moment.fault.key == "dates.too_late" else None
            self._tell(line, role, said or moment.fault, out=role is Heading.DATE)
        elif moment.edtf and text.isdigit() and len(text) == 5 and not asked:
            self._ask(OpenPoint.SERIAL, text)
        elif moment.edtf[:2] in {"19", "20"} and SHORT_YEAR.search(text) and not FULL.search(text):
            self._ask(OpenPoint.CENTURY, text)
        elif moment.edtf and is_tilded(text):
            self._ask(OpenPoint.TILDE, text)
        if moment.edtf and counts_from_zero(text):
            self._from_zero += 1
        if moment.edtf and is_in_milliseconds(text):
            self._in_milliseconds.append(text)
        if moment.edtf and is_cut(text):
            self._remark(line, role, say("own.cut_month", year=text[:4]))
        if moment.part and (when := dates.parse(moment.edtf)) and when.first and when.last:
            years = dict.fromkeys(days.year_text(day.year) for day in (when.first, when.last))
            read = "/".join(years) if "X" in moment.edtf else moment.edtf
            self._remark(line, role, say("own.part_of_date", read=read))
        return moment

    def _late(self, text: str) -> Sentence | None:
        """A year that is still to come may be a day that a spreadsheet has counted."""
        if not re.fullmatch(r"\d{4}", text):
            return None
        day = day_of(int(text), self._habits.serial or self._grid.epoch).isoformat()
        return say("own.late_or_days", year=str(LATEST_YEAR), text=text, day=day)

    def _ask(self, point: OpenPoint, text: str) -> None:
        self._asked[point] += 1
        self._first_asked.setdefault(point, text)

    def _of_dates(self) -> Iterator[Question]:
        if n := self._asked[OpenPoint.MONTH]:
            options = [Option("day", say("own.is_day")), Option("month", say("own.is_month"))]
            text, answer = self._first_asked[OpenPoint.MONTH], self._choices.answers.get("month")
            chosen = answer if answer in MONTH_FIRST else ""
            yield Question("month", say("own.which_month", text=text), options, chosen, n)
        if n := self._asked[OpenPoint.SERIAL]:
            yield self._of_serials(n)
        if n := self._asked[OpenPoint.CENTURY]:
            options = [
                Option("turn", say("own.century_turn")),
                Option("19", say("own.century_19")),
                Option("20", say("own.century_20")),
            ]
            text, chosen = self._first_asked[OpenPoint.CENTURY], self._habits.century or ""
            yield Question(
                "century", say("own.which_century", text=text), options, chosen, n, taken=True
            )
        if n := self._asked[OpenPoint.TILDE]:
            options = [Option("open", say("own.open_end")), Option("about", say("own.is_about"))]
            text = self._first_asked[OpenPoint.TILDE]
            chosen = "open" if self._habits.open_ended else "about"
            yield Question(
                "tilde", say("own.which_tilde", text=text), options, chosen, n, taken=True
            )

    def _of_serials(self, n: int) -> Question:
        text = self._first_asked[OpenPoint.SERIAL]
        found = SERIAL.search(text)
        days = {epoch: day_of(int(found[0]), epoch).isoformat() for epoch in EPOCHS if found}
        options = [
            Option(epoch, say("own.serial_day", day=day, epoch=epoch))
            for epoch, day in days.items()
        ]
        options.append(Option("no", say("own.serial_none")))
        chosen = self._habits.serial
        return Question(
            "serial", say("own.which_serial", text=text), options,
            "no" if chosen == "" else chosen or "", n, taken=bool(chosen),
        )  # fmt: skip

    # Places.

    def _spot(self, line: Line) -> RowPlace | None:
        name = clean(self._cell(line, Heading.PLACE))
        at = self._position(line)
        if isinstance(at, Position):
            own = self._named_before(line) if pair(name) else name
            if self._grid.of_features or Heading.GEOMETRY in self._columns:
                own = own or self._title(line)
            return RowPlace(own or written_out(at), at, precision=self._precision(line, at))
        if at is not None:
            return None
        return self._by_name(line, name) if name else None

    def _given(self, line: Line) -> float:
        """The step that a file of ours says, never finer than that of such places; 0 of others."""
        step, said = rounding(self._cell(line, Heading.ROUNDING)), self._said_precision(line)
        return max(step, said.rounding_degrees) if step and said else step

    def _said_precision(self, line: Line) -> PlacePrecision | None:
        said = self._cell(line, Heading.PRECISION)
        return PlacePrecision(said) if said in {*PlacePrecision} else None

    def _precision(self, line: Line, at: Position) -> str:
        """As it was said, unless the reader has made it coarser."""
        said, step = self._said_precision(line), self._given(line)
        is_kept = said and at.step == step and round(step / said.rounding_degrees, 6) % 1 == 0
        return said if said and is_kept else ""

    def _named_before(self, line: Line) -> str:
        """The name that stood in the file where the reader has written a position."""
        at = self._columns.get(Heading.PLACE)
        name = clean(self._written[line.number][at]) if at is not None else ""
        return "" if pair(name) else name

    def _shape(self, line: Line) -> Shape:
        """That of its feature, or what a cell has written out."""
        if line.number not in self._shape_of:
            cell = self._cell(line, Heading.GEOMETRY)
            self._shape_of[line.number] = (
                shape_of(cell, self._shapes)
                if cell
                else Shape(
                    lines=[*self._grid.lines.get(line.number, ())],
                    remark=self._grid.remarks.get(line.number),
                )
            )
        return self._shape_of[line.number]

    def _position(self, line: Line) -> Position | Sentence | None:
        """By columns of degrees or pairs, by a shape, or by a pair where the name would be."""
        lat, lon = self._cell(line, Heading.LAT), self._cell(line, Heading.LON)
        steps = self._choices.coarsen, self._given(line)
        if not lat and not lon and (own := self._shape(line).point) != ("", ""):
            at, role = position(*own, *steps), Heading.GEOMETRY
            stands = self._cell(line, role)
        elif lat or lon:
            at, role = position(lat, lon, *steps), Heading.LAT if lat else Heading.LON
            stands = f"{lat}, {lon}"
        else:
            role = Heading.COORDINATES if self._cell(line, Heading.COORDINATES) else Heading.PLACE
            stands = self._cell(line, role)
            at = pair(stands, *steps) if stands else None
        if isinstance(at, Sentence):
            self._tell(line, role, at, value=stands)
        return at

    def _by_name(self, line: Line, name: str) -> RowPlace | None:
        """A name of several places is taken for the best known, and asked.

        One of none where it is said to be stands off the map. Those of its name elsewhere are asked
        where nobody here knows the country or province that is meant, and are no choice otherwise.
        """
        found = atlas.named(name)
        offered = found or atlas.called(name)
        if not offered:
            if not self._shape(line).lines:
                self._remark(line, Heading.PLACE, say("own.no_place"))
            return None
        by_id = {known.id: known for known in offered}
        first = found[0].id if found else ""
        answer = self._choices.answers.get(f"place:{folded(name)}", "")
        if answer not in {*by_id, NONE_OF_THEM}:
            answer = ""
        if not found and not answer and (region := atlas.region_of(name)):
            self._remark(line, Heading.PLACE, say("own.none_in", region=region))
            return None
        if len(found) != 1:
            asked = self._asked_places.setdefault(name, _AskedPlace(offered, first, answer))
            asked.times += 1
        if not found and not answer:
            others = tuple(_whole_name(known) for known in offered)
            self._remark(line, Heading.PLACE, say("own.not_there", known=others))
        known = by_id.get(answer or first)
        if known is None:
            return None
        step = max(known.step, self._choices.coarsen)
        return RowPlace(name, rounded(known.lat, known.lon, step), known)

    def _of_places(self) -> Iterator[Question]:
        for name, asked in self._asked_places.items():
            options = [Option(known.id, _described(known)) for known in asked.offered]
            options.append(Option(NONE_OF_THEM, say("own.none_of_them")))
            said = say("own.which_place", name=name)
            yield Question(
                f"place:{folded(name)}", said, options, asked.answer or asked.first, asked.times,
                taken=bool(asked.first) and not asked.answer,
            )  # fmt: skip

    # The row.

    def _draft(self, line: Line, seen: dict[tuple[str, ...], int]) -> Draft | None:
        if self._is_empty(line):
            return None
        title = self._title(line)
        start = self._start(line)
        end = self._ended(line, start.edtf)
        if end == GOES_ON:
            start, end = replace(start, edtf=f"{start.edtf}/{GOES_ON}"), ""
        if self._grid.of_features and not clean(self._cell(line, Heading.TITLE)):
            self._name_by_number(line)
        elif Heading.TITLE not in self._columns:
            self._untitled += 1
        elif not title:
            self._tell(line, Heading.TITLE, say("own.no_title"), out=True)
        if title and not self._cell(line, Heading.DATE) and not start.edtf:
            return self._undated(line, title, seen)
        if not title or not start.edtf or end is None:
            return None
        place = self._cell(line, Heading.PLACE)
        summary = self._cell(line, Heading.SUMMARY)
        key = (folded(title), start.edtf, end, folded(place), folded(summary))
        return None if self._is_double(line, key, seen) else self._whole(line, start, end)

    def _is_double(
        self, line: Line, key: tuple[str, ...], seen: dict[tuple[str, ...], int]
    ) -> bool:
        """Whether a row before says the same, which is told."""
        first = seen.setdefault(key, line.number)
        if first != line.number:
            said = say("own.double", row=self._grid.called(first))
            self._tell(line, Heading.TITLE, said, out=True)
        return first != line.number

    def _is_empty(self, line: Line) -> bool:
        """Whether nothing that can be seen stands in the columns that are read, nor on the map."""
        is_drawn = self._grid.of_features or line.number in self._grid.lines
        columns = () if is_drawn else self._columns
        return bool(columns) and not any(clean(self._cell(line, role)) for role in columns)

    def _undated(self, line: Line, title: str, seen: dict[tuple[str, ...], int]) -> Draft | None:
        """A place or line without a date is drawn, and told to have none; all else is left out.

        One that stands there twice with all of its cells is drawn once.
        """
        told = len(self._out.faults)
        draft = self._whole(line, Moment(), "")
        spot = draft.spot
        if not spot and not draft.lines:
            del self._out.faults[told:]  # what is said of a row that is drawn
            self._no_date(line)
            return None
        key = ("", *line.cells, f"{draft.lines and line.number}")
        if self._is_double(line, key, seen):
            return None
        if Heading.DATE in self._columns:
            self._remark(line, Heading.DATE, say("own.undated_row"))
        else:
            self._undated_rows += 1
        if spot and not self._cell(line, Heading.PLACE):
            return replace(draft, spot=replace(spot, name=title))
        return draft

    def _no_date(self, line: Line) -> None:
        """Told row by row, or once where there is no column that dates could be in."""
        if Heading.DATE in self._columns:
            self._tell(line, Heading.DATE, say("own.empty_date"), out=True)
        else:
            self._nowhere += 1

    def _whole(self, line: Line, start: Moment, end: str) -> Draft:
        self._of_cells(line)
        lines, spot = self._lines(line), self._spot(line)
        name = clean(self._cell(line, Heading.PLACE))
        return Draft(
            row=line.number,
            title=cut(self._title(line)),
            start=start.edtf,
            end=end,
            spot=spot,
            category=clean(self._cell(line, Heading.CATEGORY)),
            route=clean(self._cell(line, Heading.ROUTE)),
            sources=self._sources(line),
            certainty=self._certainty(line),
            summary=self._short(line, Heading.SUMMARY),
            note=self._note(line, start),
            lines=lines,
            off_map="" if spot or lines or pair(name) else cut(name, 200),
        )

    def _lines(self, line: Line) -> Sequence[Vertices]:
        """Those of its shape that lie on the earth, and what of it is not drawn."""
        shape = self._shape(line)
        if shape.remark:
            self._tell(line, Heading.GEOMETRY, shape.remark)
        if not all(is_on_earth(own) for own in shape.lines):
            self._tell(line, Heading.GEOMETRY, say("own.off_earth"))
        return [own for own in shape.lines if is_on_earth(own)]

    def _start(self, line: Line) -> Moment:
        """With what the words beside it say of how sure it is: `about 1334`."""
        if Heading.MONTH in self._columns:
            moment = self._in_parts(line, Heading.DATE, Heading.MONTH, Heading.DAY_OF_MONTH)
        else:
            moment = self._when(line, self._dated(line))
        shown = self._understood(self._cell(line, Heading.DISPLAY_DATE), self._habits).edtf
        if (
            shown[-1:] in "~?%"
            and dates.parts_of(shown[:-1])[0] == dates.parts_of(moment.edtf)[0]
            and moment.edtf[-1:].isdigit()
        ):
            return replace(moment, edtf=moment.edtf + shown[-1])
        return moment

    def _dated(self, line: Line) -> Heading:
        """Where its date stands: the year of a document is that of a place without its own."""
        return Heading.DATE if self._cell(line, Heading.DATE) else Heading.ATTESTED

    def _ended(self, line: Line, start: str) -> str | None:
        """Blank where there is none; None where it can't be: the row is told then."""
        if is_now(self._cell(line, Heading.END)) and start and "/" not in start:
            return GOES_ON
        if Heading.END_YEAR in self._columns:
            end = self._in_parts(line, Heading.END_YEAR, Heading.END_MONTH, Heading.END_DAY).edtf
        else:
            end = self._when(line, Heading.END).edtf
        if not end or end == start or not start:
            return ""
        if "/" in start or "/" in end:
            self._tell(line, Heading.END, say("own.two_ends"))
            return ""
        first, last = dates.parse(start).first, dates.parse(end).last
        if first and last and first > last:
            self._tell(line, Heading.END, say("dates.turned"), out=True)
            return None
        return end

    def _in_parts(self, line: Line, *roles: Heading) -> Moment:
        """Year, month and day in columns of their own, as in TimelineJS's spreadsheet."""
        parts = [text for role in roles if (text := self._cell(line, role))]
        if parts and re.fullmatch(r"-[0-9]{1,4}", parts[0]):
            moment = self._understood(date_in_parts(parts), self._habits)
        elif len(parts) > 1 and all(part.isdigit() for part in parts):
            moment = self._understood(
                "-".join([parts[0], *(f"{int(p):02}" for p in parts[1:])]), self._habits
            )
        else:
            return self._when(line, roles[0])
        if moment.fault:
            self._tell(line, roles[0], moment.fault, out=roles[0] is Heading.DATE)
        return moment

    def _of_cells(self, line: Line) -> None:
        """What is odd in a cell and does no harm."""
        for role in (Heading.TITLE, Heading.SUMMARY, Heading.NOTE):
            text = self._cell(line, role)
            if FORMULA.match(text) and text[:1] in "=+@":
                self._remark(line, role, say("own.formula"))
            if len(text) > MOST_CHARACTERS:
                self._remark(line, role, say("own.long_cell", n=MOST_CHARACTERS))
        for role in (*NAMES, Heading.SUMMARY, Heading.NOTE, Heading.SOURCE):
            text = self._cell(line, role)
            if LOST in text:
                self._remark(line, role, say("own.lost"))
            elif role in NAMES and ASKED_WITHIN.search(text):
                self._remark(line, role, say("own.perhaps_lost"))

    def _title(self, line: Line) -> str:
        """That of the row; of a feature without a name its number."""
        title = clean(self._cell(line, Heading.TITLE))
        if title or not self._grid.of_features:
            return title
        number = line.number - self._grid.file_of(line.number)[0]
        return in_words(say("own.feature", n=str(number)), self._choices.language or FALLBACK)

    def _name_by_number(self, line: Line) -> None:
        """Which is told at the cell that a name could be written into, else once."""
        if Heading.TITLE in self._columns:
            self._remark(line, Heading.TITLE, say("own.no_name"))
        else:
            self._unnamed += 1

    def _short(self, line: Line, role: Heading) -> str:
        return cut(clean(self._cell(line, role)))

    def _sources(self, line: Line) -> tuple[Source, ...]:
        """The first has the address of its own column where its cell gives it none."""
        url = self._url(line)
        first, *others = [*dict.fromkeys(sources_in(self._cell(line, Heading.SOURCE)))] or [
            ("", "")
        ]
        own = first[0] or url, first[1] or url
        return tuple(source for source in (own, *others) if source[0])

    def _url(self, line: Line) -> str:
        for text in (self._cell(line, Heading.URL), self._cell(line, Heading.SOURCE)):
            if is_address(text):
                return text
        if self._cell(line, Heading.URL):
            self._tell(line, Heading.URL, say("own.no_address"))
        return ""

    def _certainty(self, line: Line) -> str:
        text = self._cell(line, Heading.CERTAINTY)
        known = sure_words().get(text.casefold()) if text else "high"
        if known is None:
            self._tell(line, Heading.CERTAINTY, say("own.certainty"))
        return known or "medium"

    def _note(self, line: Line, start: Moment) -> str:
        """The reader's, and the words of a date that EDTF holds in part only."""
        told = [
            clean(self._cell(line, Heading.NOTE)),
            clean(self._cell(line, Heading.DISPLAY_DATE)),
        ]
        if start.lost:
            told.append(clean(self._cell(line, Heading.DATE)))
        if not self._cell(line, Heading.DATE) and (text := self._cell(line, Heading.ATTESTED)):
            told.append(f"{self._name(Heading.ATTESTED)}: {clean(text)}")
        return cut("; ".join(text for text in told if text))


def stops(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """The rows of each route that have a place and no line of their own.

    In the order of the table; without those that have no date, unless none of a route has one.
    """
    found: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.route and not draft.lines and draft.spot:
            found[draft.route].append(draft)
    return {name: [own for own in rows if own.start] or rows for name, rows in found.items()}


def undated_routes(drafts: Iterable[Draft]) -> list[str]:
    """Those that are drawn from place to place as the table has them."""
    return [name for name, rows in stops(drafts).items() if len(rows) > 1 and not rows[0].start]


def _is_antarctic(draft: Draft) -> bool:
    """Whether any of it lies where the map has no land."""
    lats = [lat for line in draft.lines for _, lat in line]
    return any(lat < LAND_FROM for lat in (*lats, *([draft.spot.at.lat] if draft.spot else [])))


def spelt_alike(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """`Voyage` and `voyage` are one category, or one route, as it is written most often."""
    categories = _usual(draft.category for draft in drafts)
    routes = _usual(draft.route for draft in drafts)
    for draft in drafts:
        category = categories[draft.category.casefold()]
        route = routes[draft.route.casefold()]
        is_so = (draft.category, draft.route) == (category, route)
        yield draft if is_so else replace(draft, category=category, route=route)


def _usual(texts: Iterable[str]) -> dict[str, str]:
    """The spelling that comes most often, by the text without capitals."""
    often = Counter(texts).most_common()
    return {text.casefold(): text for text, _ in reversed(often)}


def _described(known: KnownPlace) -> str:
    return f"{_whole_name(known)} ({known.lat:g}, {known.lon:g})"


def _whole_name(known: KnownPlace) -> str:
    return ", ".join(filter(None, (known.name, known.admin1, known.country)))
