"""Claims j and k: arrivals a year, against half of a year before, and against a closing border."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Arrivals, Era, Event, Observation
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure, Table
from timeline.figures.story import rows
from timeline.figures.story.marked import larger, level, moment, note
from timeline.figures.story.row_chart import chart_of
from timeline.scene import Scene, decimal_year
from timeline.style import Theme

Words = Mapping[str, Any]
HALVED_FROM, TIGHTENED_FROM = 2009, 2005
BEFORE = "2011"
AIR = 1.2
COMPARED = {"2012": ("2011",), "2015": ("2011", "2009"), "2025": ("2009",)}
TAKES_OVER = "kim-jong-un"
EVENTS = (
    "2007-08-dprk-fence",
    "2011-12-border-tightening",
    "2020-01-border-closure",
    "2020-08-shoot-on-sight",
)
WORKS = ("broker-cost-004", "border-fence-001")


def halved(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Arrivals since the peak; the dashed line is half of the year before the fall."""
    own, found = words["charts"]["claim-j"], _since(archive, HALVED_FROM)

    def draw(theme: Theme) -> Figure:
        half = [row.total / 2 for row in rows.known(archive.arrivals, BEFORE)]
        text, right = own["half"].format(year=BEFORE), {"xanchor": "right"}
        notes = [note(text, scene.last, y, theme, **right) for y in half]
        more = {
            "annotations": [*notes, *_peaks(found, theme)],
            "shapes": [*chart.era_shapes(scene, theme), *(level(y, theme) for y in half)],
        }
        return _drawn(_bars(found, own), scene, theme, own, more)

    return _chart("claim-j", found, (), own, draw)


def tightened(archive: Archive, scene: Scene, words: Words) -> Chart:
    """The same years and those before; heads mark what the North did at its border."""
    own, found = words["charts"]["claim-k"], _since(archive, TIGHTENED_FROM)
    events: list[Event] = rows.known(archive.events, *EVENTS)
    eras: list[Era] = rows.known(archive.eras, TAKES_OVER)

    def draw(theme: Theme) -> Figure:
        starts = [(decimal_year(era.start.first), era.name) for era in eras if era.start.first]
        top = {"yref": "paper", "yanchor": "top"}
        more = {
            "annotations": [note(name, x, 1, theme, **top) for x, name in starts],
            "shapes": [*chart.era_shapes(scene, theme), *(moment(x, theme) for x, _ in starts)],
        }
        drawn = _drawn(_bars(found, own), scene, theme, own, more)
        drawn["data"].append(_heads(events, found, theme))
        return drawn

    return _chart("claim-k", found, events, own, draw)


def at_the_border(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """What the North did at its border, and what crossing came to cost."""
    own = words["charts"]["claim-k-border"]
    told = list(map(rows.happened, rows.known(archive.events, *EVENTS)))
    works: list[Observation] = rows.known(archive.series, *WORKS)
    told += rows.measured(works, own)
    return chart_of("claim-k-border", sorted(told, key=lambda row: row.low), words)


def _since(archive: Archive, first: int) -> list[Arrivals]:
    known = [(row.period.first, row) for row in archive.arrivals.values()]
    return [row for start, row in known if start and start.year >= first]


def _chart(
    key: str,
    found: Sequence[Arrivals],
    events: Sequence[Event],
    own: Words,
    draw: Callable[[Theme], Figure],
) -> Chart:
    cells = tuple((in_words(row.period), row.total) for row in found)
    return Chart(
        id=key,
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"],
        alt=" ".join([own["alt"], *(f"{year}: {total:,}." for year, total in cells)]),
        draw=draw,
        table=Table(tuple(own["columns"]), cells),
        records=(*found, *events),
        events=tuple(events),
    )


def _bars(found: Sequence[Arrivals], own: Words) -> list[tuple[float, float, str]]:
    totals = {row.id: row.total for row in found}
    return [(_middle(row), row.total, _said(row, totals, own)) for row in found]


def _drawn(
    bars: Sequence[tuple[float, float, str]], scene: Scene, theme: Theme, own: Words, more: Figure
) -> Figure:
    first = min((int(x) for x, _, _ in bars), default=scene.first)
    most = max((height for _, height, _ in bars), default=1)
    axis = chart.years(first, scene.last - 1)
    people = {"tickformat": ",d", "range": [0, AIR * most]}
    data = [chart.bars(own["bars"], bars, theme.accent)]
    return {"data": data, "layout": chart.layout(theme, axis, people, **more)}


def _heads(events: Sequence[Event], found: Sequence[Arrivals], theme: Theme) -> Figure:
    """Heads in the air above the bars, at the beginnings of events; the years tell of them."""
    starts = [decimal_year(event.start.first) for event in events if event.start.first]
    height = 1.08 * max((row.total for row in found), default=1)
    points = [(x, height, "") for x in starts]
    colour, symbol = theme.demarcation, "triangle-down"
    return larger(chart.line("", points, colour, symbol=symbol, mode="markers"), theme, 13)


def _middle(row: Arrivals) -> float:
    if row.period.first is None:
        raise ValueError(f"{row.id} is no year")
    return row.period.first.year + 0.5


def _said(row: Arrivals, totals: Mapping[str, int], own: Words) -> str:
    """A year in words, and by how much it lies below the years it is compared with."""
    parts = [own["said"].format(year=in_words(row.period), total=f"{row.total:,}")]
    for year in COMPARED.get(row.id, ()):
        if year in totals:
            less = round(100 * (1 - row.total / totals[year]))
            parts.append(own["fewer"].format(less=less, year=year))
    return ", ".join(parts)


def _peaks(found: Sequence[Arrivals], theme: Theme) -> list[Figure]:
    """The numbers of the years that are compared: in their bars, upon those that are too low."""
    named = {*COMPARED, *(year for years in COMPARED.values() for year in years)}
    most = max((row.total for row in found), default=1)
    inside = {"textangle": -90, "yanchor": "top", "font": _font(theme, theme.paper)}
    return [
        note(
            f"{row.total:,}",
            _middle(row),
            row.total,
            theme,
            xanchor="center",
            **(inside if row.total > most / 4 else {}),
        )
        for row in found
        if row.id in named
    ]


def _font(theme: Theme, colour: str) -> Figure:
    return {"size": chart.pixels(theme), "color": colour}
