"""Editions before the one that is served: what has changed since each, by id, and its tables again.

`editions.csv` lies beside the tables. A line of it says of the edition in which it came: a record
was `added`; a cell was `changed`, and held `before`; a record was `removed`, with a line for each
of its cells; a `column` or a `table` was new. A line `whole` is of the edition itself: the digest
of a table, by which a test knows that undoing the changes gives what was cited, to the letter.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from geodata.edition import ENTRY, edition
from geodata.folder import facts_folder
from geodata.records import TABLES

FILE = "editions.csv"
Row = dict[str, str]
Tables = Mapping[str, list[Row]]


class Kind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    COLUMN = "column"
    TABLE = "table"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Change:
    """`id` tells a record from the others of its table, as `key_of` says it."""

    edition: str
    table: str
    id: str
    kind: Kind
    column: str = ""
    before: str = ""


COLUMNS = tuple(field.name for field in fields(Change))


def days() -> dict[str, date]:
    """The day of every edition, the newest first."""
    found = ENTRY.findall(edition().changes)
    return {version: date.fromisoformat(day) for version, day in found}


def changes() -> tuple[Change, ...]:
    """Those of the folder that is served; none where it keeps none."""
    path = facts_folder() / FILE
    return _changes(path, path.stat().st_mtime_ns) if path.is_file() else ()


@lru_cache(maxsize=4)
def _changes(path: Path, _stamp: int) -> tuple[Change, ...]:
    return read_changes(path.read_text(encoding="utf-8"))


def read_changes(text: str) -> tuple[Change, ...]:
    rows = csv.DictReader(io.StringIO(text))
    return tuple(
        Change(
            edition=row["edition"],
            table=row["table"],
            id=row["id"],
            kind=Kind(row["kind"]),
            column=row["column"],
            before=row["before"],
        )
        for row in rows
    )


def written(found: Iterable[Change]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([getattr(own, column) for column in COLUMNS] for own in found)
    return out.getvalue()


def since(version: str) -> list[Change]:
    """What has changed in records since an edition, in the order of the file."""
    newer = _newer(version)
    told = {Kind.ADDED, Kind.CHANGED, Kind.REMOVED}
    return [own for own in changes() if own.edition in newer and own.kind in told]


def _newer(version: str) -> set[str]:
    known = [*days()]
    return {*known[: known.index(version)]} if version in known else set()


# ---- tables as they were -------------------------------------------------------------------------


def tables_in(folder: Path) -> dict[str, list[Row]]:
    """The cells of every table, as they stand."""
    paths = {name: folder / f"{name}.csv" for name in TABLES}
    return {
        name: rows_of(path.read_text(encoding="utf-8-sig"))
        for name, path in paths.items()
        if path.is_file()
    }


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def undone(tables: Tables, found: Iterable[Change], version: str) -> dict[str, list[Row]]:
    """Tables without what came in an edition. Records that were removed stand at the end."""
    own = [change for change in found if change.edition == version]
    new = {change.table for change in own if change.kind is Kind.TABLE}
    return {
        name: _undone(name, rows, [change for change in own if change.table == name])
        for name, rows in tables.items()
        if name not in new
    }


def _undone(table: str, rows: list[Row], own: list[Change]) -> list[Row]:
    added = {change.id for change in own if change.kind is Kind.ADDED}
    late = {change.column for change in own if change.kind is Kind.COLUMN}
    kept = {
        key: {column: cell for column, cell in row.items() if column not in late}
        for row in rows
        if (key := _key(table, row)) not in added
    }
    for change in own:
        if change.kind in {Kind.CHANGED, Kind.REMOVED}:
            kept.setdefault(change.id, {})[change.column] = change.before
    return list(kept.values())


def past(version: str, folder: Path | None = None) -> dict[str, list[Row]]:
    """The tables of an edition; those that are served where it is no earlier one."""
    folder = folder or facts_folder()
    tables, newer = tables_in(folder), _newer(version)
    for later in days():
        tables = undone(tables, changes(), later) if later in newer else tables
    return tables


def digest(rows: Iterable[Row]) -> str:
    """Of the cells of a table, in whatever order records and columns stand; blanks are nothing."""
    cells = [sorted((column, cell) for column, cell in row.items() if cell) for row in rows]
    return hashlib.sha256(repr(sorted(cells)).encode()).hexdigest()


# ---- comparing -----------------------------------------------------------------------------------


def compared(old: Tables, new: Tables, before: str, version: str) -> Iterator[Change]:
    """What an edition changed, and the digests of the one before."""
    for table, rows in new.items():
        if table not in old:
            yield Change(version, table, "", Kind.TABLE)
        own = _compared(table, old.get(table, []), rows, version)
        yield from sorted(own, key=lambda change: (change.kind, change.id, change.column))
    for table, rows in old.items():
        yield Change(before, table, "", Kind.WHOLE, "", digest(rows))


def _compared(table: str, old: list[Row], new: list[Row], version: str) -> Iterator[Change]:
    was, now = ({_key(table, row): row for row in rows} for rows in (old, new))
    columns = list(dict.fromkeys(column for row in old for column in row))
    if columns:
        late = (column for column in (new[0] if new else {}) if column not in columns)
        yield from (Change(version, table, "", Kind.COLUMN, column) for column in late)
    yield from (Change(version, table, key, Kind.ADDED) for key in now if key not in was)
    for key, row in was.items():
        kind = Kind.CHANGED if key in now else Kind.REMOVED
        after = now.get(key, {})
        cells = {column: row.get(column, "") for column in columns}
        cells = {column: cell for column, cell in cells.items() if cell != after.get(column, "")}
        yield from (Change(version, table, key, kind, *cell) for cell in cells.items())


def _key(table: str, row: Row) -> str:
    return "/".join(row[column] for column in TABLES[table].key)
