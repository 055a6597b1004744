"""show_chart: a chart on a page, with all that stands beside it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.export.tables import csv_bytes
from geodata.records import Event
from timeline.figures.chart import Chart, Figure, Maker, pixels
from timeline.figures.source_line import source_line, source_row
from timeline.scene import Scene
from timeline.stage import assets
from timeline.stage.mounting import mount
from timeline.stage.payload import as_bytes, css
from timeline.style import THEMES, Theme
from timeline.text import words

KEPT = 256


@lru_cache(maxsize=KEPT)
def published(make: Maker, archive: Archive, scene: Scene) -> tuple[Chart, str]:
    """A chart, and the path of all that the browser needs to know of it."""
    catalogue = words()
    chart = make(archive, scene, catalogue)
    return chart, _publish(chart, archive, catalogue)


def _publish(chart: Chart, archive: Archive, words: Mapping[str, Any]) -> str:
    table = csv_bytes(chart.table.columns, chart.table.rows)
    sources = archive.sources_of_all(chart.records)
    said = source_line(sources, words["cited"])
    known = {
        "id": chart.id,
        "title": chart.title,
        "counts": chart.counts,
        "leaves_out": chart.leaves_out,
        "alt": chart.alt,
        "over_years": chart.over_years,
        "figures": {name: chart.draw(theme) for name, theme in THEMES.items()},
        "print": {name: _printed(chart, said, theme) for name, theme in THEMES.items()},
        "css": {name: css(theme) for name, theme in THEMES.items()},
        "table": {"columns": chart.table.columns, "rows": chart.table.rows},
        "csv": assets.SHELF.put(f"{chart.id}.csv", table),
        "source_line": said,
        "sources": [source_row(source, words["cited"]) for source in sources],
        "unverified": _unverified(chart, archive, words["cited"]),
        "events": _by_year(chart.events),
    }
    return assets.SHELF.put(f"chart-{chart.id}.json", as_bytes(known))


def _unverified(chart: Chart, archive: Archive, words: Mapping[str, str]) -> str:
    """What to say where no source that was read carries a number; blank where all are."""
    unread = sum(not archive.is_verified(record) for record in chart.records)
    return words["some_unverified"].format(n=unread, all=len(chart.records)) if unread else ""


def _by_year(events: tuple[Event, ...]) -> dict[int, list[dict[str, str]]]:
    """Events by the years they touch; one that goes on is told at its first year."""
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for event in events:
        first, last = event.when.first, event.when.last
        begins = (first or last or _nowhere(event)).year
        ends = last.year if last else begins
        text = f"{in_words(event.when)}: {event.title}"
        for year in range(begins, min(ends, begins + 12) + 1):
            found[year].append({"id": event.id, "text": text})
    return found


def _nowhere(event: Event) -> Any:
    raise ValueError(f"{event.id} lies nowhere in time")


def _printed(chart: Chart, said: str, theme: Theme) -> Figure:
    """What a picture of the chart carries on it: its title, what it counts, its sources."""
    size = pixels(theme)
    title = f"{escape(chart.title, quote=False)}<br><sup>{escape(chart.counts, quote=False)}</sup>"
    foot = {
        "text": escape(said, quote=False),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -4.2 * size,
        "yanchor": "top",
        "xanchor": "left",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": theme.quiet},
    }
    return {
        "title": {"text": title, "font": {"size": 1.6 * size}, "x": 0.02, "xanchor": "left"},
        "annotations": [foot],
        "margin": {"t": 6.5 * size, "b": 7.5 * size},
    }


def show_chart(
    make: Maker,
    archive: Archive,
    scene: Scene,
    window: tuple[int, int] | None = None,
    *,
    titled: bool = True,
) -> None:
    """Draw the chart of `make`; years outside `window` (both ends included) are veiled."""
    chart, address = published(make, archive, scene)
    mount(
        "chart",
        "chart",
        {
            "chart": address,
            "plotly": assets.plotly(),
            "style": assets.style("page"),
            "window": window,
            "titled": titled,
            "words": words()["chart"],
        },
        key=f"chart-{chart.id}",
    )
