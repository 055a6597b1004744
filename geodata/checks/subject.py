"""What subject.toml names by its id: rows of tables and lectures that are not there are told."""

from collections.abc import Iterator

from geodata.checks.references import ids_of
from geodata.folder import Folder
from geodata.problems import Problem
from geodata.sentences import say
from geodata.subject import FILE, Subject
from geodata.tables import Facts

PLACES = ("places", "event_places")
PICKS = ("events", "corridors")
Named = tuple[str, str, tuple[str, ...]]  # where it stands, the id, the tables it may be of


def named_in_vain(subject: Subject, facts: Facts, folder: Folder) -> Iterator[Problem]:
    """An id whose own row or file could not be read is told there, and not again here."""
    tables = facts.by_name()
    for where, named, of in _rows(subject):
        known = [ids_of(tables[table]) for table in of]
        if not any(ids is None or named in ids for ids in known):
            files = tuple(f"{table}.csv" for table in of)
            yield Problem(FILE, 0, where, named, say("references.unknown", files=files))
    for number, opening in enumerate(subject.openings):
        file = f"lectures/{opening.lecture}.yaml"
        if opening.lecture and not (folder / file).is_file():
            said = say("subject.no_lecture", file=file)
            yield Problem(FILE, 0, f"openings.{number}.lecture", opening.lecture, said)


def _rows(subject: Subject) -> Iterator[Named]:
    evidence = [*enumerate(subject.evidence)]
    named = [
        ("reached", subject.reached, PLACES),
        ("report", subject.report, ("sources",)),
        *((f"unshaded_eras.{n}", era, ("eras",)) for n, era in enumerate(subject.unshaded_eras)),
        *((f"openings.{n}.pick", one.pick, PICKS) for n, one in enumerate(subject.openings)),
        *((f"gaps.{n}.id", gap.id, (gap.table,)) for n, gap in enumerate(subject.gaps)),
        *((f"evidence.{n}.claim", one.claim, ("claims",)) for n, one in evidence),
        *((f"evidence.{n}.pick", one.pick, PICKS) for n, one in evidence),
        *(
            (f"groups.{n}.corridors", corridor, ("corridors",))
            for n, group in enumerate(subject.groups)
            for corridor in group.corridors
        ),
    ]
    return ((where, one, of) for where, one, of in named if one)
