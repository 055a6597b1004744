"""What a lecturer can name in a scene: facts and charts as they are called, sources. A file."""

from collections.abc import Iterable, Iterator

from geodata.archive import Archive
from geodata.records import Arrivals, Fact, Number
from geodata.wording import number
from timeline import sounds
from timeline.claims.charts.evidence import evidence_of
from timeline.delivery import assets
from timeline.delivery.charts import made
from timeline.lecture.wire import LookupFile, LookupRow
from timeline.naming import named
from timeline.numbers.charts.sections import makers as of_numbers
from timeline.routes.cards import makers as of_routes
from timeline.stage.staged import staged
from timeline.text import Words, words_of


def lookup_file(archive: Archive) -> str:
    """Path of all that can be named, which an editor asks for."""
    return assets.later("lookup.json", archive.identity, lambda: lookup(archive))


def lookup(archive: Archive) -> LookupFile:
    catalogue = words_of(archive)
    return {
        "facts": [*_facts(archive, catalogue)],
        "sources": [
            {
                "id": own.id,
                "text": f"{own.worded('publisher')}: {own.glossed_title}",
                "number": False,
            }
            for own in archive.sources.values()
        ],
        "charts": [*_charts(archive, catalogue)],
        "sounds": sounds.rules(archive.subject),
    }


def _charts(archive: Archive, catalogue: Words) -> Iterator[LookupRow]:
    """Those of Numbers, then what the other pages show under a title of its own."""
    scene, titles = staged(archive).scene, set[str]()
    pages = {
        "numbers": of_numbers(archive).values(),
        "check": [make for claim in archive.claims for make in evidence_of(claim, archive).makers],
        "routes": of_routes(archive).values(),
    }
    for page, makers in pages.items():
        for chart in (made(make, archive, scene) for make in makers):
            if chart.records and chart.title not in titles:
                titles.add(chart.title)
                before = "" if page == "numbers" else f"{catalogue['pages'][page]}: "
                yield {"id": chart.id, "text": f"{before}{chart.title}", "number": False}


def _facts(archive: Archive, catalogue: Words) -> Iterator[LookupRow]:
    """What has a name of its own first: many numbers are called after a corridor."""
    tables: tuple[Iterable[Fact], ...] = (
        archive.events.values(),
        archive.corridors.values(),
        archive.arrivals.values(),
        archive.claims.values(),
        archive.places.values(),
        archive.flows.values(),
        archive.series.values(),
    )
    for record in (record for table in tables for record in table):
        text = named(record, archive, catalogue).text
        if isinstance(record, Arrivals):
            text = f"{text}: {number(record.total, archive.language)}"
        yield {"id": record.id, "text": text, "number": isinstance(record, Number | Arrivals)}
