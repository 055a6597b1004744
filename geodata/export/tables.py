"""A table as CSV, in English: the columns of `datapackage.json`, one row a valid record.

UTF-8 with a byte order mark, without which Excel garbles Korean names. `geodata.load` reads the
same records back.
"""

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from geodata.archive import Archive
from geodata.cells import SEPARATOR, Vertex
from geodata.datapackage import FILE, package
from geodata.dates import Date
from geodata.folder import facts_folder
from geodata.formulas import guarded
from geodata.records import Record
from geodata.sheets import read_sheet
from geodata.translations import Translation, translation_files
from geodata.wording import FALLBACK


def descriptor(language: str = FALLBACK) -> dict[str, Any]:
    """The data package beside the tables, in English; one that is not there is made of them."""
    return _descriptor(facts_folder(), language)


@lru_cache(maxsize=4)
def _descriptor(folder: Path, language: str) -> dict[str, Any]:
    path = folder / FILE
    if language == FALLBACK and path.is_file():
        return json.loads(path.read_text(encoding="utf-8"))
    return package(folder, language)


def columns(table: str) -> list[str]:
    resources = {resource["name"]: resource for resource in descriptor()["resources"]}
    return [field["name"] for field in resources[table]["schema"]["fields"]]


def as_csv(archive: Archive, table: str) -> bytes:
    names = columns(table)
    rows = (record.row_in_english(names) for record in records_of(archive, table))
    return csv_bytes(names, rows)


def translated() -> dict[str, bytes]:
    """The tables in other languages, by their paths."""
    folder, names = facts_folder(), [*Translation.model_fields]
    sheets = {path: read_sheet(folder / path, names) for path in translation_files(folder)}
    return {
        path: csv_bytes(names, ([row.cells.get(name) for name in names] for row in sheet.rows))
        for path, sheet in sheets.items()
    }


def csv_bytes(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """A table of any values, none of which a spreadsheet runs."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guarded(name) for name in names])
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def records_of(archive: Archive, table: str) -> Iterable[Record]:
    """The records of one file; the archive holds both tables of places, one after the other."""
    waypoints = archive.counts["places"]
    if table == "places":
        return [*archive.places.values()][:waypoints]
    if table == "event_places":
        return [*archive.places.values()][waypoints:]
    return getattr(archive, table).values()


def cell(value: Any) -> str:
    """A value as it stands in a cell, which no spreadsheet runs."""
    text = written(value)
    return text if isinstance(value, int | float) else guarded(text)


def written(value: Any) -> str:
    """A value as an editor writes it; empty for None."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return format(Decimal(repr(value)), "f").removesuffix(".0")  # never 1e-05
        case tuple() if not isinstance(value, Vertex):
            return SEPARATOR.join(written(part) for part in cast("tuple[Any, ...]", value))
        case Date():
            return value.text
        case _:
            return str(value)
