"""How to cite what can be picked, and what it rests on. Plain data."""

from datetime import date

from geodata.archive import Archive
from geodata.edition import edition
from timeline import cite
from timeline.cite import CitationStyle
from timeline.stage.wire import Citations
from timeline.text import Words


def citations(archive: Archive, words: Words, day: date) -> Citations:
    """How to cite each card and each source as seen on a day, in every style; without address."""
    named = {event.id: event.title for event in archive.events.values()}
    named |= {corridor.id: corridor.name for corridor in archive.corridors.values()}
    named |= {place.id: place.name for place in archive.places.values()}
    return {
        "styles": [
            {"key": style, "label": words["sources"]["styles"][style]} for style in CitationStyle
        ],
        "address": cite.ADDRESS,
        "edition": edition().version,
        "cards": {
            key: {style: cite.cite_entry(title, style, words, day, key) for style in CitationStyle}
            for key, title in named.items()
        },
        "sources": {
            source.id: {style: cite.cite(source, style, words, day) for style in CitationStyle}
            for source in archive.sources.values()
        },
    }
