"""What is asked of Sources: the browser narrows the list; here is told what was asked in vain."""

from geodata.archive import Archive
from geodata.vocabularies import SourceKind, SourceRank
from timeline import address
from timeline.address import ChoiceKey, Key, TextKey
from timeline.figures.source_line import OWN
from timeline.once import once
from timeline.stage.staged import staged

LONGEST_SEARCH = 80


@once(most=4)
def keys_of(archive: Archive) -> dict[str, Key]:
    frame = staged(archive).frame
    sources = archive.sources.values()
    years = {str(s.date.first.year) for s in sources if s.date and s.date.first}
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        "kind": ChoiceKey((*SourceKind, OWN)),
        "rank": ChoiceKey((*SourceRank, OWN)),
        "publisher": ChoiceKey({source.maker for source in sources}),
        "year": ChoiceKey(years),
        "language": ChoiceKey({source.language for source in sources}),
        "read": ChoiceKey(("yes", "no")),
        "q": TextKey(LONGEST_SEARCH),
        "source": ChoiceKey(archive.sources),
    }
