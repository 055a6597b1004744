"""What the tables are, for machines: a Frictionless data package, derived from the records.

`python -m geodata.datapackage` writes `datapackage.json` beside the tables. Two things the
standard can't say stand in the descriptions: that a cell may hold several ids, and that a place
is in one of two tables.
"""

import csv
import json
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from geodata.cells import Cell, cell_of
from geodata.edition import edition
from geodata.folder import DATA
from geodata.records import TABLES, Record, tables_named
from geodata.wording import FALLBACK, engine, listed

FILE = "datapackage.json"
Json = dict[str, Any]


def package(folder: Path = DATA) -> Json:
    """The descriptor; of the folder only the order of the columns is read.

    Raises:
        OSError, StopIteration: when a table or its first row is not there.
    """
    return {
        "profile": "tabular-data-package",
        "name": "crossings-facts",
        "title": edition().title,
        "description": "Events, places, corridors and statistics with their sources. Counts "
        "overlap and are not to be summed; lines and points are schematic; README.md says more.",
        "version": edition().version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": edition().authors, "role": "author"}],
        "sources": [{"title": "Every row names its own, by the ids of sources.csv"}],
        "resources": [_resource(folder, name, model) for name, model in TABLES.items()],
    }


def _resource(folder: Path, name: str, model: type[Record]) -> Json:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as table:
        columns = next(csv.reader(table))
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": engine(FALLBACK)["tables"][name],
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(model, column) for column in columns],
            "missingValues": [""],
            "primaryKey": [*model.key],
            "foreignKeys": _foreign_keys(model, columns),
        },
    }


def _field(model: type[Record], column: str) -> Json:
    field = model.model_fields[column]
    cell, extra = cell_of(field), _extra(field)
    described: Json = {
        "name": column,
        "type": cell.type,
        "title": column.replace("_", " "),
        "description": _description(field, cell, tables_named(model, column)),
        "constraints": {"required": field.is_required(), **_constraints(model, column, cell)},
    }
    described |= {key: extra[key] for key in ("unit", "blank") if key in extra}
    if cell.separator:
        described["separator"] = cell.separator
    if cell.type == "boolean":
        described |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return described


def _constraints(model: type[Record], column: str, cell: Cell) -> Json:
    unique: Json = {"unique": True} if model.key == (column,) else {}
    return {**cell.constraints, **unique}


def _extra(field: FieldInfo) -> Json:
    extra: Any = field.json_schema_extra
    return extra or {}


def _description(field: FieldInfo, cell: Cell, tables: tuple[str, ...]) -> str:
    said = [field.description or ""]
    if tables and (cell.separator or len(tables) > 1):
        files = listed([f"{table}.csv" for table in tables], FALLBACK, "or")
        said.append(f"Each is an id of {files}." if cell.separator else f"An id of {files}.")
    if "blank" in _extra(field):
        said.append(f"Blank: {_extra(field)['blank']}.")
    return " ".join(said)


def _foreign_keys(model: type[Record], columns: list[str]) -> list[Json]:
    """For the columns that hold one id of one table."""
    keys: list[Json] = []
    for column in columns:
        tables = tables_named(model, column)
        if len(tables) == 1 and not cell_of(model.model_fields[column]).separator:
            keys.append({"fields": column, "reference": {"resource": tables[0], "fields": "id"}})
    return keys


def text(folder: Path = DATA) -> str:
    """The file as it is to be written: equal records give equal text."""
    return json.dumps(package(folder), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (DATA / FILE).write_text(text(), encoding="utf-8")
