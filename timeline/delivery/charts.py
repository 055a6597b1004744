"""A chart as it is published for the browser, with all that stands beside it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.export.tables import csv_bytes
from geodata.records import Event, Fact
from timeline.delivery import assets
from timeline.delivery.assets import as_bytes
from timeline.delivery.wire import ChartHead, ChartRest, ToldEvent
from timeline.figures.chart import TEXT_PIXELS, Chart, Figure, Maker, pixels
from timeline.figures.source_line import makers, source_line, source_row, weighed
from timeline.names import names_of
from timeline.once import once
from timeline.scene import Scene
from timeline.style import THEMES, Theme, css
from timeline.text import Words, edition_of, whose, words_of

KEPT = 4096
LONGEST_TELLING = 12  # years at which an event that lasts is told


def chart_words(words: Words) -> dict[str, Any]:
    """What a chart says around its figure."""
    return words["chart"] | {"adding": words["adding"]}


@once(most=KEPT)
def made(make: Maker, archive: Archive, scene: Scene) -> Chart:
    return make(archive, scene, words_of(archive))


@once(most=KEPT)
def published(make: Maker, archive: Archive, scene: Scene) -> tuple[Chart, ChartHead]:
    """A chart, and what the browser needs to know of it at once."""
    chart = made(make, archive, scene)
    return chart, _publish(chart, archive, words_of(archive))


def _publish(chart: Chart, archive: Archive, words: Words) -> ChartHead:
    names, linked = names_of(archive), set[str]()
    own, sources = edition_of(words), archive.sources_of_all(chart.records)
    said = source_line(sources, words["cited"])
    looks = {name: _looks(chart, theme) for name, theme in THEMES.items()}
    rest: ChartRest = {
        "alt": chart.alt,
        "over_years": chart.over_years,
        "css": {name: css(theme) for name, theme in THEMES.items()},
        "table": {
            "columns": list(chart.table.columns),
            "rows": [list(row) for row in chart.table.rows],
        },
        "foot": whose(words["stage"]["edition"].format(version=own.version, day=own.day), words),
        "edition": own.version,
        "makers": makers(weighed(sources), words["cited"]),
        "sources": [source_row(source, words["cited"]) for source in sources],
        "events": _by_year(chart.events, words),
    }
    return ChartHead(
        id=chart.id,
        title=chart.title,
        counts=names.terms(chart.counts, linked),
        leaves_out=names.terms(chart.leaves_out, linked),
        unverified=_unverified(chart, archive, words["cited"]),
        left=chart.left,
        source_line=said,
        rows=len(chart.table.rows),
        csv=assets.SHELF.put(f"{chart.id}.csv", _csv(chart, archive, words)),
        file=_file(chart.title),
        sentence=chart.sentence,
        rest=assets.SHELF.put(f"chart-{chart.id}.json", as_bytes(rest)),
        figures={
            name: assets.SHELF.put(f"figure-{chart.id}-{name}.json", as_bytes(look))
            for name, look in looks.items()
        },
        hint=words["chart"]["hint_events" if chart.events else "hint"],
        heights={name: [f["layout"]["height"] for f in look] for name, look in looks.items()},
        narrow_below={
            name: chart.narrow_below * pixels(theme) / TEXT_PIXELS for name, theme in THEMES.items()
        },
    )


def _csv(chart: Chart, archive: Archive, words: Words) -> bytes:
    """The table, and of each row where it can be read and whether we read it there.

    Rows that tell several facts have all sources of the chart.
    """
    table, say = chart.table, words["chart"]
    told = [(fact,) for fact in table.facts] or [chart.records] * len(table.rows)
    rows = [
        (*row, _addresses(facts, archive), _status(facts, archive, say))
        for row, facts in zip(table.rows, told, strict=True)
    ]
    return csv_bytes((*table.columns, say["addresses"], say["status"]), rows)


def _addresses(facts: Sequence[Fact], archive: Archive) -> str:
    return " ".join(source.url for source in archive.sources_of_all(facts) if source.url)


def _status(facts: Sequence[Fact], archive: Archive, say: Words) -> str:
    return say["read" if all(map(archive.is_verified, facts)) else "unread"]


def _file(title: str) -> str:
    """A title as the name of a file, in whatever script it is."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-_")[:60] or "chart"


def _looks(chart: Chart, theme: Theme) -> list[Figure]:
    """The figure where there is room, and, if it differs, where there is little."""
    wide = chart.draw(theme)
    return [wide, chart.narrow(theme)] if chart.narrow else [wide]


def _unverified(chart: Chart, archive: Archive, words: Words) -> str:
    """What to say where no source that was read carries a number; blank where all are."""
    unread = sum(not archive.is_verified(record) for record in chart.records)
    return words["some_unverified"].format(n=unread, all=len(chart.records)) if unread else ""


def _by_year(events: tuple[Event, ...], words: Words) -> dict[int, list[ToldEvent]]:
    """Events by the years they touch; one that goes on is told at its first year."""
    found: dict[int, list[ToldEvent]] = defaultdict(list)
    for event in events:
        first, last = event.when.first, event.when.last
        begins = (first or last or _nowhere(event)).year
        ends = last.year if last else begins
        for year in range(begins, min(ends, begins + LONGEST_TELLING) + 1):
            found[year].append(told(event, words))
    return found


def told(event: Event, words: Words) -> ToldEvent:
    """An event in a line, with its id for a link."""
    return {"id": event.id, "text": f"{in_words(event.when, words.language)}: {event.title}"}


def _nowhere(event: Event) -> Any:
    raise ValueError(f"{event.id} lies nowhere in time")
