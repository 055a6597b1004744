"""What a lecturer can name in a scene: facts by what they are called, and sources. A file."""

from collections.abc import Iterable, Iterator

from geodata.archive import Archive
from geodata.records import Arrivals, Fact, Number
from geodata.wording import number
from timeline import sounds
from timeline.delivery import assets
from timeline.lecture.wire import LookupFile, LookupRow
from timeline.naming import named
from timeline.once import once
from timeline.text import Words, words_of


@once(most=4)
def lookup_file(archive: Archive) -> str:
    """Path of all that can be named."""
    return assets.SHELF.put("lookup.json", assets.as_bytes(lookup(archive)))


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
        "sounds": sounds.rules(),
    }


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
