"""The terms in their order, each with the events in whose words it stands. Published as a file."""

import unicodedata
from collections import defaultdict

from geodata.archive import Archive
from geodata.records import Event, Term
from timeline import sounds
from timeline.delivery import assets
from timeline.delivery.charts import told
from timeline.glossary.wire import GlossaryPage
from timeline.names import names_of
from timeline.once import once
from timeline.text import words_of

FIRST_JAMO, LAST_JAMO = "\u1100", "\u1112"
CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"  # of those, doubled ones under the plain one
OTHER = "#"  # where a term begins with no letter


@once(most=4)
def glossary_file(archive: Archive) -> str:
    """Path of the page of an archive."""
    return assets.later("glossary.json", archive.identity, lambda: glossary(archive))


def glossary(archive: Archive) -> GlossaryPage:
    terms = sorted(archive.glossary.values(), key=_in_order)
    events, said = told_by(archive), words_of(archive)
    return {
        "sounds": sounds.rules(archive.subject),
        "rows": [
            {
                "id": term.id,
                "letter": letter(term),
                "told": [told(event, said) for event in events.get(term.id, [])],
            }
            for term in terms
        ],
        "other": [term.id for term in sorted(terms, key=_in_other_order)],
    }


def told_by(archive: Archive) -> dict[str, list[Event]]:
    """The events in whose words a term stands, by its id, in the order of the table."""
    names = names_of(archive)
    found: dict[str, list[Event]] = defaultdict(list)
    for event in archive.events.values():
        parts = names.linked(f"{event.summary} {event.note or ''}", event.id, set())
        for part in parts:
            if "term" in part:
                found[part["term"]].append(event)
    return found


def letter(term: Term) -> str:
    first = _in_order(term)[:1].upper()
    if FIRST_JAMO <= first <= LAST_JAMO:
        return CONSONANTS[ord(first) - ord(FIRST_JAMO)]
    return first if first.isalpha() else OTHER


def _in_other_order(term: Term) -> str:
    return term.second("term").casefold()


def _in_order(term: Term) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", term.term.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
