"""What the tables are, for machines: a Frictionless data package, derived from the records.

`python -m geodata.datapackage` writes `datapackage.json` beside the tables. Two things the
standard can't say stand in the descriptions: that a cell may hold several ids, and that a place
is in one of two tables.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.cells import Cell, cell_of
from geodata.edition import edition
from geodata.folder import DATA
from geodata.records import TABLES, Record, tables_named
from geodata.translations import Translation, translation_files
from geodata.wording import FALLBACK, Words, engine, language_name, listed

FILE = "datapackage.json"
Json = dict[str, Any]
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def package(folder: Path = DATA, language: str = FALLBACK) -> Json:
    """The descriptor; of the folder only the order of the columns is read.

    Raises:
        OSError, StopIteration: when a table or its first row is not there.
    """
    say = engine(language)["package"]
    return {
        "profile": "tabular-data-package",
        "name": "crossings-facts",
        "title": edition().title,
        "description": say["description"],
        "version": edition().version,
        "licenses": [LICENCE],
        "contributors": [{"title": edition().authors, "role": "author"}],
        "sources": [{"title": say["sources"]}],
        "resources": [*_resources(folder, language)],
    }


def _resources(folder: Path, language: str) -> Iterator[Json]:
    titles, said = engine(language)["tables"], engine(language)["package"]["translation"]
    for name, model in TABLES.items():
        yield _resource(folder, f"{name}.csv", titles[name], model, language)
    for path in translation_files(folder):
        _, other, table = Path(path).with_suffix("").parts
        title = said.format(language=language_name(other, language), table=titles[table])
        yield _resource(folder, path, title, Translation, language)


def _resource(folder: Path, path: str, title: str, model: type[Record], language: str) -> Json:
    with (folder / path).open(encoding="utf-8-sig", newline="") as table:
        columns = next(csv.reader(table))
    return {
        "name": path.removesuffix(".csv").replace("/", "-"),
        "path": path,
        "title": title,
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(model, column, language) for column in columns],
            "missingValues": [""],
            "primaryKey": [*model.key],
            "foreignKeys": _foreign_keys(model, columns),
        },
    }


def _field(model: type[Record], column: str, language: str) -> Json:
    field, said = model.model_fields[column], column_words(model, column, language)
    cell = cell_of(field)
    described: Json = {
        "name": column,
        "type": cell.type,
        "title": column.replace("_", " "),
        "description": _description(said, cell, tables_named(model, column)),
        "constraints": {"required": field.is_required(), **_constraints(model, column, cell)},
    }
    described |= {key: said[key] for key in ("unit", "blank") if key in said}
    if cell.separator:
        described["separator"] = cell.separator
    if cell.type == "boolean":
        described |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return described


def _constraints(model: type[Record], column: str, cell: Cell) -> Json:
    unique: Json = {"unique": True} if model.key == (column,) else {}
    return {**cell.constraints, **unique}


def column_words(model: type[Record], column: str, language: str) -> Words:
    """What a column `means`, what it means where it is `blank`, and the `unit` of its numbers."""
    rooms = engine(language)["columns"]
    known = (rooms.get(own.__name__, {}).get(column) for own in model.__mro__)
    return next(said for said in known if said)


def _description(said: Words, cell: Cell, tables: tuple[str, ...]) -> str:
    say, told = engine(said.language)["package"], [said["means"]]
    if tables and (cell.separator or len(tables) > 1):
        files = listed([f"{table}.csv" for table in tables], said.language, "or")
        told.append(say["ids" if cell.separator else "id"].format(files=files))
    if "blank" in said:
        told.append(say["blank"].format(meaning=said["blank"]))
    return " ".join(told)


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
