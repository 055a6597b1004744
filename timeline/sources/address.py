"""What is asked of Sources: the browser narrows the list; here is told what was asked in vain."""

from geodata.archive import Archive
from geodata.editions import Kind, changes
from geodata.records import maker_of
from geodata.vocabularies import SourceKind, SourceRank
from timeline import address
from timeline.address import ChoiceKey, Key, TextKey
from timeline.figures.source_line import OWN
from timeline.once import once
from timeline.stage.staged import staged

LONGEST_SEARCH = 80


@once(most=4)
def former_publishers(archive: Archive) -> dict[str, str]:
    """How earlier editions wrote publishers that are written otherwise now, with what they are."""
    now = {source.maker for source in archive.sources.values()}
    found = {
        maker_of(own.before): archive.sources[own.id].maker
        for own in changes()
        if own.kind is Kind.CHANGED and (own.table, own.column) == ("sources", "publisher")
        if own.id in archive.sources
    }
    return {was: maker for was, maker in found.items() if was and was not in now}


@once(most=4)
def keys_of(archive: Archive) -> dict[str, Key]:
    frame = staged(archive).frame
    sources = archive.sources.values()
    years = {str(s.date.first.year) for s in sources if s.date and s.date.first}
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        "kind": ChoiceKey((*SourceKind, OWN)),
        "rank": ChoiceKey((*SourceRank, OWN)),
        "publisher": ChoiceKey(
            {source.maker for source in sources}, former=former_publishers(archive)
        ),
        "year": ChoiceKey(years),
        "language": ChoiceKey({source.language for source in sources}),
        "read": ChoiceKey(("yes", "no")),
        "q": TextKey(LONGEST_SEARCH),
        "source": ChoiceKey(archive.sources),
    }
