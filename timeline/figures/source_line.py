"""What a figure rests on, in a line and as a list; the same everywhere."""

from collections.abc import Iterable, Mapping, Sequence

from geodata.dates import in_words
from geodata.records import Source
from geodata.vocabularies import SourceKind
from timeline.figures.wire import SourceRow
from timeline.text import Words

NAMED = 3
OWN = "own"  # the rank and the kind of what a reader has brought
# Kinds of sources, those nearest to what happened first; REFERENCE repeats what others found.
NEAREST = (
    SourceKind.OFFICIAL_STATISTICS,
    SourceKind.UN,
    SourceKind.GOVERNMENT,
    SourceKind.ACADEMIC,
    SourceKind.NGO,
    SourceKind.NEWS,
    SourceKind.REFERENCE,
)


def source_line(sources: Sequence[Source], words: Words) -> str:
    """Who made them and when: `Sources: Newsis (4 February 2026); 2 more.`.

    Three are named: first those that were read and that counted or found out themselves; among
    equals those that come first.
    """
    return ordered_line(weighed(sources), words)


def ordered_line(sources: Sequence[Source], words: Words) -> str:
    """The same, with those named that come first."""
    named = makers(sources, words)
    rest = [words["more"].format(n=len(named) - NAMED)] if len(named) > NAMED else []
    return f"{words['sources']}: {'; '.join([*named[:NAMED], *rest])}."


def weighed(sources: Iterable[Source]) -> list[Source]:
    """Those first that were read and that counted or found out themselves."""
    return sorted(sources, key=lambda source: (not source.read, NEAREST.index(source.kind)))


def makers(sources: Iterable[Source], words: Words) -> list[str]:
    """Who made them and when, each once."""
    return list(dict.fromkeys(_maker(source, words) for source in sources))


def _maker(source: Source, words: Words) -> str:
    return (
        f"{source.worded('publisher')} ({in_words(source.date, words.language)})"
        if source.date
        else source.worded("publisher")
    )


def rank_in_words(source: Source, sources: Mapping[str, Source], words: Words) -> str:
    """How near it is to what it tells, and whose story it is where another source has it too."""
    first = sources.get(source.copy_of or "")
    return (
        words["copy_of"].format(first=_maker(first, words))
        if first
        else words["own"]
        if source.is_of_reader
        else words["ranks"][source.rank]
    )


def ranked_row(source: Source, sources: Mapping[str, Source], words: Words) -> SourceRow:
    """With its rank in words."""
    return {**source_row(source, words), "rank": rank_in_words(source, sources, words)}


def source_row(source: Source, words: Words) -> SourceRow:
    """A source for a list: id, title, address (blank where none is known), who and when."""
    when = f", {in_words(source.date, words.language)}" if source.date else ""
    unread = "" if source.read else f" ({words['unread']})"
    return {
        "id": source.id,
        "title": source.glossed_title,
        "url": source.url or "",
        "said": f"{source.worded('publisher')}{when}{unread}",
    }
