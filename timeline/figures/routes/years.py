"""Years of use as strokes over time: of all corridors, or of one with its ways and its events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Confidence, Corridor, Direction, Event, Fact, Usage
from geodata.ways import Stretch, english_name, way
from timeline.figures import chart
from timeline.figures.chart import Cell, Chart, Figure, Table
from timeline.figures.routes.groups import direction_of, groups, last_year, years_in_words
from timeline.scene import Scene
from timeline.style import Theme, ThemeName

Words = Mapping[str, Any]
STROKES = 3.0  # as wide as on the map
DASHES = {Direction.OUT: "solid", Direction.RETURN: "9px 3px", Direction.FORCED_RETURN: "4px 3px"}
LABEL_LETTERS = 20
GAP = 0.45  # between groups, in rows
EDGE = 0.7
ARROW_YEARS = 1.6  # at the end of what goes on
FOOT_PIXELS = 150  # the axis, and the legend above


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of years; `last` is None where it goes on. `at` counts rows from the top.

    `usage` is None for one of the ways of a corridor.
    """

    at: float
    label: str
    name: str
    first: int
    last: int | None
    usage: Usage | None
    direction: Direction


def all_years(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Every corridor, in groups."""
    own = words["charts"]["corridor_years"]
    rows = _corridors(archive, words)
    return Chart(
        id="corridor-years",
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"],
        alt=own["alt"].format(
            n=len(rows), open=sum(row.last is None for row in rows), main=_main(rows)
        ),
        draw=lambda theme: _draw(rows, (), scene, theme, words),
        table=Table(tuple(own["columns"]), tuple(_cells(row, words) for row in rows)),
        records=tuple(archive.corridors.values()),
    )


def _main(rows: Iterable[Row]) -> str:
    return "; ".join(row.name for row in rows if row.usage is Usage.MAIN)


def _corridors(archive: Archive, words: Words) -> list[Row]:
    short, rows, at = words["routes"]["short"], list[Row](), 0.0
    for group in groups(archive, words):
        for corridor in group.corridors:
            label = short.get(corridor.id, corridor.name)
            rows.append(_corridor(at, label, corridor, archive))
            at += 1
        at += GAP
    return rows


def _corridor(at: float, label: str, corridor: Corridor, archive: Archive) -> Row:
    direction = direction_of(archive, corridor)
    years = corridor.from_year, last_year(corridor)
    return Row(at, label, corridor.name, *years, corridor.usage, direction)


def _cells(row: Row, words: Words) -> tuple[Cell, ...]:
    own, directions = words["charts"]["corridor_years"], words["legend"]
    ends = own["ongoing"] if row.last is None else row.last
    usage = words["usage"][row.usage or Usage.RARE]
    return row.name, row.first, ends, usage, directions[row.direction]


@dataclass(frozen=True, slots=True)
class YearsOf:
    """Makes the chart of one corridor: its years, those of its ways, and its events."""

    corridor: str

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        own, corridor = words["charts"]["years_of"], archive.corridors[self.corridor]
        rows, events = _ways(archive, corridor, own), archive.events_of(corridor.id)
        used = years_in_words(rows[0].first, rows[0].last, words["routes"])
        records: tuple[Fact, ...] = (corridor, *archive.legs_of(corridor.id), *events)
        return Chart(
            id=f"years-{corridor.id}",
            title=own["title"].format(name=corridor.name),
            counts=own["counts"],
            leaves_out=own["leaves_out"],
            alt=own["alt"].format(used=used, ways=len(rows) - 1, events=len(events)),
            draw=lambda theme: _draw(rows, events, scene, theme, words),
            table=Table(tuple(own["columns"]), tuple(_lines(rows, events, own))),
            records=records,
            events=events,
        )


def _ways(archive: Archive, corridor: Corridor, own: Words) -> list[Row]:
    """The corridor, then each of its ways where it has several and they were ever whole."""
    first = _corridor(0, own["corridor"], corridor, archive)
    told = way(corridor, archive.legs_of(corridor.id), archive.places)
    stretches = [*([told.trunk] if told.trunk else []), *told.branches]
    rows, seen = [first], Counter(map(_between, stretches))
    for stretch in stretches if len(stretches) > 1 else []:
        begins, ends = _whole(archive, stretch)
        if ends is None or begins <= ends:
            start, end = _between(stretch)
            by = english_name(stretch.steps[0].end)
            several = seen[start, end] > 1
            name = own["by" if several else "way"].format(start=start, end=end, first=by)
            rows.append(Row(len(rows), name, name, begins, ends, None, stretch.direction))
    return rows


def _between(stretch: Stretch) -> tuple[str, str]:
    return english_name(stretch.steps[0].start), english_name(stretch.steps[-1].end)


def _whole(archive: Archive, stretch: Stretch) -> tuple[int, int | None]:
    """The years in which every leg of a way was in use."""
    legs = [archive.legs[leg] for leg in stretch.leg_ids]
    ends = [leg.to_year for leg in legs if leg.to_year != "ongoing"]
    return max(leg.from_year for leg in legs), min(ends, default=None)


def _lines(rows: Iterable[Row], events: Iterable[Event], own: Words) -> Iterable[tuple[Cell, ...]]:
    for row in rows:
        yield row.name, row.first, own["ongoing"] if row.last is None else row.last
    for event in events:
        ends = in_words(event.end) if event.end else None
        yield event.title, in_words(event.start), ends


# ---- what is drawn -----------------------------------------------------------------------------


def _draw(
    rows: Sequence[Row], events: Sequence[Event], scene: Scene, theme: Theme, words: Words
) -> Figure:
    foot = rows[-1].at + 1 if events else rows[-1].at
    axis = chart.years(scene.first, scene.last - 1, 20)
    axis |= {"showgrid": True}
    data = [*_strokes(rows, scene, theme), _arrows(rows, scene, theme), _stops(rows, words)]
    data += _marks(events, foot, scene, theme, words)
    data += _entries(rows, events, theme, words)
    named = [(row.at, row.label) for row in rows]
    named += [(foot, words["charts"]["years_of"]["events"])] if events else []
    more = {"shapes": chart.era_shapes(scene, theme), "height": _height(named, theme)}
    return {
        "data": data,
        "layout": chart.layout(theme, axis, _labels(named, theme), **chart.legend(theme), **more),
    }


def _label(text: str) -> list[str]:
    return [escape(line, quote=False) for line in wrap(text, LABEL_LETTERS)] or [""]


def _labels(named: Sequence[tuple[float, str]], theme: Theme) -> Figure:
    return {
        "range": [named[-1][0] + EDGE, -EDGE],
        "tickvals": [at for at, _ in named],
        "ticktext": ["<br>".join(_label(text)) for _, text in named],
        "tickfont": {"size": chart.pixels(theme)},
        "rangemode": "normal",
        "showgrid": False,
        "ticks": "",
    }


def _height(named: Sequence[tuple[float, str]], theme: Theme) -> float:
    """In pixels; the longest label sets how far rows lie apart."""
    lines = max(len(_label(text)) for _, text in named)
    pitch = chart.pixels(theme) * (0.95 if lines == 1 else 1.3 * lines) + 6
    head = FOOT_PIXELS if theme.name is ThemeName.HALL else 0.8 * FOOT_PIXELS
    return round((named[-1][0] + 2 * EDGE) * pitch + head)


def _strokes(rows: Iterable[Row], scene: Scene, theme: Theme) -> list[Figure]:
    alike: dict[tuple[Usage | None, Direction], list[Row]] = defaultdict(list)
    for row in rows:
        alike[row.usage, row.direction].append(row)
    return [_stroke(own, scene, theme) for own in alike.values()]


def _stroke(rows: Sequence[Row], scene: Scene, theme: Theme) -> Figure:
    today = scene.last - ARROW_YEARS
    ends = [today if row.last is None else row.last + 1 for row in rows]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row, end in zip(rows, ends, strict=True) for x in (row.first, end, None)],
        "y": [y for row in rows for y in (row.at, row.at, None)],
        "line": _line(rows[0].usage, rows[0].direction, theme),
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _line(usage: Usage | None, direction: Direction, theme: Theme) -> Figure:
    colour, dash = theme.directions[direction], DASHES[direction]
    return {"color": colour, "width": _pixels(usage, theme), "dash": dash}


def _pixels(usage: Usage | None, theme: Theme) -> float:
    """How wide a stroke is; that of a way is thin."""
    return STROKES * theme.width(usage or Usage.RARE)


def _arrows(rows: Sequence[Row], scene: Scene, theme: Theme) -> Figure:
    """Behind the end of what goes on."""
    open_rows = [row for row in rows if row.last is None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [scene.last - ARROW_YEARS / 2 for _ in open_rows],
        "y": [row.at for row in open_rows],
        "marker": {
            "symbol": "triangle-right",
            "size": [6 + _pixels(row.usage, theme) for row in open_rows],
            "color": [theme.directions[row.direction] for row in open_rows],
            "opacity": 1,
        },
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _stops(rows: Iterable[Row], words: Words) -> Figure:
    """Where a use begins or ends, to be read; nothing of it is seen."""
    own, points = words["charts"]["corridor_years"], list[tuple[float, float, str]]()
    for row in rows:
        name = f"{row.name} ({words['usage'][row.usage]})" if row.usage else row.name
        begins = own["begins"].format(year=row.first, name=name)
        points.append((row.first + 0.01, row.at, begins))
        if row.last is not None:
            points.append((row.last + 0.99, row.at, own["ends"].format(year=row.last, name=name)))
    return chart.line("", points, "rgba(0,0,0,0)", mode="markers") | {"showlegend": False}


def _marks(
    events: Sequence[Event], at: float, scene: Scene, theme: Theme, words: Words
) -> list[Figure]:
    """The events; what happened is told below the chart, with links."""
    if not events:
        return []
    own, seen, points = words["charts"]["years_of"], set[int](), list[tuple[float, float, str]]()
    for event in events:
        middle = chart.middle_of(event.when, scene.last)
        said = own["happened"].format(year=int(middle)) if int(middle) not in seen else ""
        seen.add(int(middle))
        points.append((middle, at, said))
    marks = chart.line("", points, theme.ink, mode="markers", symbol="diamond")
    marks["marker"] = {
        "symbol": "diamond",
        "size": chart.pixels(theme) * 0.85,
        "color": [_inside(event, theme) for event in events],
        "line": {"color": [theme.categories[event.category] for event in events], "width": 2},
        "opacity": 1,
    }
    return [marks | {"showlegend": False}]


def _inside(event: Event, theme: Theme) -> str:
    """Hollow where accounts conflict, as on the stage."""
    contested = event.confidence is Confidence.CONTESTED
    return theme.paper if contested else theme.categories[event.category]


def _entries(
    rows: Sequence[Row], events: Sequence[Event], theme: Theme, words: Words
) -> list[Figure]:
    """The legend: only what is in the figure."""
    own, said = words["charts"]["corridor_years"], words["legend"]
    found = [one for one in Direction if any(row.direction is one for row in rows)]
    entries = [
        _entry(said[one], {"mode": "lines", "line": _line(Usage.SECONDARY, one, theme)})
        for one in found
    ]
    entries.append(_entry(own["goes_on"], _sign("triangle-right", theme.ink, theme)))
    if len({row.usage for row in rows if row.usage}) > 1:
        thick = {"mode": "lines", "line": {"color": theme.quiet, "width": 9}}
        entries.append(_entry(own["thick"], thick))
    if any(event.confidence is Confidence.CONTESTED for event in events):
        entries.append(_entry(own["contested"], _sign("diamond-open", theme.ink, theme)))
    return [*entries, *_shades(theme, words)]


def _shades(theme: Theme, words: Words) -> list[Figure]:
    names = {"hardship": "hardship_band", "border": "border_band"}
    said = words["legend"]
    return [
        _entry(said[names[kind]], _sign("square", theme.bands[kind], theme))
        for kind in theme.bands
        if kind in names
    ]


def _sign(symbol: str, colour: str, theme: Theme) -> Figure:
    size = chart.pixels(theme) * 0.85
    return {"mode": "markers", "marker": {"symbol": symbol, "size": size, "color": colour}}


def _entry(name: str, look: Figure) -> Figure:
    return {"type": "scatter", "name": name, "x": [None], "y": [None], "hoverinfo": "skip"} | look
