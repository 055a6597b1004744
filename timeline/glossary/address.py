"""What is asked of the Glossary: a term to begin at. The browser reads it; a fault is told here."""

from geodata.archive import Archive
from timeline import address
from timeline.address import ChoiceKey, Key
from timeline.selection import Frame


def keys_of(archive: Archive, frame: Frame) -> dict[str, Key]:
    return {
        **address.shared(frame.first, frame.last, frame.languages),
        "term": ChoiceKey(archive.glossary),
    }
