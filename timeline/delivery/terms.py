"""The glossary as the browser gets it, to open a term wherever it stands in words."""

from geodata.archive import Archive
from geodata.wording import FALLBACK, tag
from timeline.delivery import assets
from timeline.delivery.wire import TermRow, Terms
from timeline.figures.source_line import ranked_row
from timeline.names import names_of
from timeline.once import once
from timeline.text import words_of


@once(most=4)
def terms_file(archive: Archive) -> str:
    """Path of the terms of an archive."""
    return assets.later("terms.json", archive.identity, lambda: terms(archive))


def terms(archive: Archive) -> Terms:
    """Each with what it means, in which other names are links, and who says so."""
    names, said = names_of(archive), words_of(archive)
    rows: dict[str, TermRow] = {
        term.id: {
            "term": term.term,
            "second": term.second("term"),
            "definition": names.linked(term.definition, term.id, set()),
            "sources": list(term.sources),
        }
        for term in archive.glossary.values()
    }
    named = dict.fromkeys(key for row in rows.values() for key in row["sources"])
    cited = {key: ranked_row(archive.sources[key], archive.sources, said["cited"]) for key in named}
    other = "ko" if archive.language == FALLBACK else tag(FALLBACK)
    return {"terms": rows, "sources": cited, "words": dict(said["terms"]), "other": other}
