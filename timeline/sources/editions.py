"""What has changed since an edition, as Markdown: the records by what they are called."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from urllib.parse import urlencode

from geodata import wording
from geodata.archive import Archive
from geodata.edition import edition
from geodata.editions import Change, Kind, days, past
from geodata.editions import since as changes_since
from geodata.export import NAMES
from geodata.export.earlier import WHOLE
from geodata.records import TABLES, Record, Source, Way, tables_named
from geodata.wording import engine, listed
from timeline.address import EDITION
from timeline.markdown import plain
from timeline.naming import Named, named
from timeline.once import once
from timeline.sources.ledger import linked, page_of
from timeline.text import Words, words_of

CALLED = ("title", "name", "label", "term", "claim")  # columns that name a record which is gone
WORD = re.compile(r"[a-z-]+")
TOLD = (Kind.CHANGED, Kind.REMOVED, Kind.ADDED)


def introduction(words: Words) -> str:
    """Every edition with its address, the newest first."""
    say = words["sources"]
    lines = [f"- {_line(version, words)}" for version in days()]
    return "\n\n".join([say["editions_intro"], "\n".join(lines)])


def _line(version: str, words: Words) -> str:
    say = words["sources"]
    to = f"sources?{urlencode({EDITION: version})}"
    known = {"version": version, "to": to, "day": wording.day(days()[version], words.language)}
    if version == edition().version:
        return say["edition_now"].format(**known)
    counts = [
        say["edition_kinds"][kind].format(n=n)
        for kind in TOLD
        if (n := len({(own.table, own.id) for own in changes_since(version) if own.kind is kind}))
    ]
    return say["edition_past"].format(**known, changes=listed(counts, words.language))


def earlier() -> list[str]:
    """The versions before ours, the newest first."""
    return [version for version in days() if version != edition().version]


@once(most=8)
def since(asked: str, archive: Archive) -> tuple[str, str]:
    """Title and list; of the edition asked for, else of the one before ours. Blank without one."""
    known = earlier()
    if not known:
        return "", ""
    version = asked if asked in known else known[0]
    catalogue = words_of(archive)
    titles = engine(archive.language)["tables"]
    found = changes_since(version)
    parts = [_tables(version, catalogue)]
    for table in dict.fromkeys(own.table for own in found):
        lines = [*_lines([own for own in found if own.table == table], archive, catalogue)]
        parts += [f"**{titles[table]} ({len(lines)})**", "\n".join(f"- {line}" for line in lines)]
    return catalogue["sources"]["edition_since"].format(version=version), "\n\n".join(parts)


def _tables(version: str, words: Words) -> str:
    """Where its tables and layers are."""
    had = {table for table, rows in past(version).items() if rows}
    links = [
        f"[{name}](data/{name}?{urlencode({EDITION: version})})"
        for name in NAMES
        if name.partition(".")[0] in had or (name == WHOLE and "places" in had)
    ]
    return words["sources"]["edition_tables"].format(version=version, tables=", ".join(links))


def _lines(found: list[Change], archive: Archive, words: Words) -> Iterator[str]:
    """First what changed, with each cell as it was; then what is gone, and what is new."""
    say = words["sources"]
    ordered = sorted(found, key=lambda own: (TOLD.index(own.kind), own.id))
    for (kind, key), group in groupby(ordered, key=lambda own: (own.kind, own.id)):
        cells = [*group]
        if kind is Kind.CHANGED:
            told = "; ".join(_cell(own, say) for own in cells)
            yield say["edition_changed"].format(name=_called(cells[0], archive, words), cells=told)
            continue
        gone = next((own.before for own in cells if own.column in CALLED), key)
        name = plain(gone) if kind is Kind.REMOVED else _called(cells[0], archive, words)
        yield say["edition_removed" if kind is Kind.REMOVED else "edition_added"].format(name=name)


def _cell(change: Change, say: Words) -> str:
    """What stood in it; ids of other records and words of a vocabulary are not told."""
    column = say["columns"].get(change.column, change.column.replace("_", " "))
    key = "edition_cell" if change.before else "edition_blank"
    if tables_named(TABLES[change.table], change.column) or WORD.fullmatch(change.before):
        key = "edition_named"
    return say[key].format(column=plain(column), before=plain(change.before))


def _called(change: Change, archive: Archive, words: Words) -> str:
    record = _tables_of(archive)[change.table].get(change.id)
    match record:
        case None:
            return plain(change.id)
        case Source():
            return f"[{plain(record.title)}]({page_of(record)})"
        case Way():
            return linked(Named(record.name))
        case _:
            return linked(named(record, archive, words))  # pyright: ignore[reportArgumentType]


def _tables_of(archive: Archive) -> Mapping[str, Mapping[str, Record]]:
    return {
        "events": archive.events,
        "places": archive.places,
        "event_places": archive.places,
        "corridors": archive.corridors,
        "legs": archive.legs,
        "ways": archive.ways,
        "flows": archive.flows,
        "series": archive.series,
        "arrivals": archive.arrivals,
        "eras": archive.eras,
        "claims": archive.claims,
        "glossary": archive.glossary,
        "journeys": archive.journeys,
        "sources": archive.sources,
    }
