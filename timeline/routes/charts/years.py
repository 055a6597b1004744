"""Years of use as a chart: of all corridors, or of one with its ways and its events."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Corridor, Event, Fact, InUse
from geodata.vocabularies import Usage
from geodata.ways import Stretch, name_in_sentence, way
from geodata.wording import bare_year
from timeline.figures.chart import Cell, Chart, ChartTable
from timeline.routes.charts.groups import capital, direction_of, groups, years_in_words
from timeline.routes.charts.strokes import StrokeRow, draw
from timeline.scene import Scene
from timeline.text import Words

GAP = 0.45  # between groups, in rows


def all_years(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Every corridor that has years, in groups; how many have none is said."""
    phrases = words["charts"]["corridor_years"]
    rows = _corridors(archive, words)
    n = len(archive.corridors) - len(rows)
    left_out = [phrases["undated"].format(n=n)] if n else []
    return Chart(
        id="corridor-years",
        title=phrases["title"],
        counts=phrases["own_counts" if archive.subject.brought else "counts"],
        leaves_out=" ".join([phrases["leaves_out"], *left_out]),
        alt=phrases["own_alt" if archive.subject.brought else "alt"].format(
            n=len(rows), open=sum(row.last is None for row in rows), main=_main(rows)
        ),
        draw=lambda theme: draw(rows, (), scene, theme, words),
        table=ChartTable(tuple(phrases["columns"]), tuple(_cells(row, words) for row in rows)),
        records=tuple(archive.corridors.values()),
    )


def _main(rows: Iterable[StrokeRow]) -> str:
    return "; ".join(row.name for row in rows if row.usage is Usage.MAIN)


def _corridors(archive: Archive, words: Words) -> list[StrokeRow]:
    rows, at = list[StrokeRow](), 0.0
    for group in groups(archive, words):
        own = [(corridor, corridor.in_use) for corridor in group.corridors if corridor.in_use]
        for corridor, years in own:
            rows.append(_corridor(at, corridor.short_name, corridor, years, archive))
            at += 1
        at += GAP if own else 0
    return rows


def _corridor(
    at: float, label: str, corridor: Corridor, years: InUse, archive: Archive
) -> StrokeRow:
    direction = direction_of(archive, corridor)
    usage = None if archive.is_brought(corridor.id) else corridor.usage
    return StrokeRow(at, label, corridor.name, *years, usage, direction)


def _cells(row: StrokeRow, words: Words) -> tuple[Cell, ...]:
    phrases, directions = words["charts"]["corridor_years"], words["legend"]
    ends = phrases["ongoing"] if row.last is None else _cell(row.last, words)
    usage = words["usage"][row.usage] if row.usage else ""
    return row.name, _cell(row.first, words), ends, usage, directions[row.direction]


def _cell(year: int, words: Words) -> Cell:
    """A number, as long as it is one."""
    return year if year > 0 else bare_year(year, words.language)


@dataclass(frozen=True, slots=True)
class YearsOf:
    """Makes the chart of a corridor that has years: those, those of its ways, and its events."""

    corridor: str

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        phrases, corridor = words["charts"]["years_of"], archive.corridors[self.corridor]
        rows = _ways(archive, corridor, corridor.in_use or (scene.first, None), phrases)
        events = tuple(e for e in archive.events_of(corridor.id) if e.when.first or e.when.last)
        used = years_in_words(rows[0].first, rows[0].last, words["routes"])
        records: tuple[Fact, ...] = (corridor, *archive.legs_of(corridor.id), *events)
        return Chart(
            id=f"years-{corridor.id}",
            title=phrases["title"].format(name=corridor.name),
            counts=phrases["counts_ways" if len(rows) > 1 else "counts"],
            leaves_out=phrases["leaves_out_ways" if len(rows) > 1 else "leaves_out"],
            alt=phrases["alt"].format(used=used, ways=len(rows) - 1, events=len(events)),
            draw=lambda theme: draw(rows, events, scene, theme, words),
            table=ChartTable(tuple(phrases["columns"]), tuple(_lines(rows, events, phrases))),
            records=records,
            events=events,
        )


def _ways(archive: Archive, corridor: Corridor, years: InUse, phrases: Words) -> list[StrokeRow]:
    """The corridor, then each of its ways where it has several and they were ever whole."""
    first = _corridor(0, phrases["corridor"], corridor, years, archive)
    told = way(corridor, archive.legs_of(corridor.id), archive.places)
    stretches = [*([told.trunk] if told.trunk else []), *told.branches]
    rows, seen = [first], Counter(_between(one, phrases.language) for one in stretches)
    for stretch in stretches if len(stretches) > 1 else []:
        whole = _whole(archive, stretch)
        if whole and (whole[1] is None or whole[0] <= whole[1]):
            start, end = _between(stretch, phrases.language)
            by = name_in_sentence(stretch.steps[0].end, phrases.language)
            several = seen[start, end] > 1
            name = phrases["by" if several else "way"].format(start=start, end=end, first=by)
            name = capital(name)
            rows.append(StrokeRow(len(rows), name, name, *whole, None, stretch.direction))
    return rows


def _between(stretch: Stretch, language: str) -> tuple[str, str]:
    first, last = stretch.steps[0].start, stretch.steps[-1].end
    return name_in_sentence(first, language), name_in_sentence(last, language)


def _whole(archive: Archive, stretch: Stretch) -> InUse | None:
    """The years in which every leg of a way was in use; None where one has none."""
    known = [archive.legs[leg].in_use for leg in stretch.leg_ids]
    legs = [own for own in known if own]
    if len(legs) < len(known):
        return None
    ends = [last for _, last in legs if last is not None]
    return max(first for first, _ in legs), min(ends, default=None)


def _lines(
    rows: Iterable[StrokeRow], events: Iterable[Event], phrases: Words
) -> Iterable[tuple[Cell, ...]]:
    for row in rows:
        yield row.name, row.first, phrases["ongoing"] if row.last is None else row.last
    for event in events:
        ends = in_words(event.end, phrases.language) if event.end else None
        yield event.title, in_words(event.start, phrases.language), ends
