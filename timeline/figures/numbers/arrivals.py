"""People who reached South Korea: by year and sex."""

from collections.abc import Iterable, Mapping
from typing import Any

from geodata.archive import Archive
from geodata.records import Arrivals
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure, Table
from timeline.scene import Scene
from timeline.style import Theme

Words = Mapping[str, Any]


def arrivals(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Women and men stacked; the bucket through 1998 is a note, never a bar."""
    own, rows = words["charts"]["arrivals"], list(archive.arrivals.values())
    return Chart(
        id="arrivals",
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"],
        alt=own["alt"],
        draw=lambda theme: _draw(rows, scene, theme, own, words["lanes"]),
        table=Table(tuple(own["columns"]), tuple(_line(row, own) for row in rows)),
        records=tuple(rows),
        events=tuple(event for event in archive.events.values() if event.importance == 1),
    )


def _line(row: Arrivals, own: Words) -> tuple[str | int | None, ...]:
    period = str(row.period.first.year) if row.period.first else own["through"]
    return period, row.female, row.male, row.total


def _draw(rows: Iterable[Arrivals], scene: Scene, theme: Theme, own: Words, names: Words) -> Figure:
    known = [(row.period.first.year, row) for row in rows if row.period.first]
    before = [row for row in rows if row.period.first is None]
    split = [(y, r.female, r.male, _words(y, r, own)) for y, r in known if r.female is not None]
    whole = [(y + 0.5, r.total, _words(y, r, own)) for y, r in known if r.female is None]
    women = [(y + 0.5, female, text) for y, female, _, text in split]
    men = [(y + 0.5, male or 0, "") for y, _, male, _ in split]
    data = [
        chart.bars(names["women"], women, theme.women),
        chart.bars(
            names["men"], men, theme.men, below=[female for _, female, _, _ in split], pattern="/"
        ),
        chart.bars(names["unknown_sex"], whole, theme.unknown_sex),
    ]
    first = min(year for year, _ in known)
    more = chart.legend(theme) | {
        "shapes": chart.era_shapes(scene, theme),
        "annotations": [_note(row, first, theme, own) for row in before],
    }
    years = chart.years(first - 8, scene.last - 1)
    return {"data": data, "layout": chart.layout(theme, years, {"tickformat": ",d"}, **more)}


def _words(year: int, row: Arrivals, own: Words) -> str:
    total = f"{row.total:,}"
    if row.female is None or row.male is None:
        return own["unknown"].format(year=year, total=total)
    return own["year"].format(year=year, total=total, women=f"{row.female:,}", men=f"{row.male:,}")


def _note(row: Arrivals, first: int, theme: Theme, own: Words) -> Figure:
    """Everyone before the first year, in words where the years would be."""
    text = own["before"].format(total=row.total, women=row.female, men=row.male)
    head, _, rest = text.partition(": ")
    return {
        "text": f"{head}:<br>{rest.replace(', ', ',<br>')}",
        "x": first - 0.3,
        "y": 0,
        "xanchor": "right",
        "yanchor": "bottom",
        "align": "right",
        "showarrow": False,
        "font": {"size": chart.pixels(theme), "color": theme.quiet},
    }
