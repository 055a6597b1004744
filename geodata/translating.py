"""`python -m geodata.translating ko`: what is not yet said in a language, and a way to say it.

Alone it counts by table. `--worksheet sheet.csv` writes every text that is missing or outdated,
with its English; write the column `text` and give the sheet back with `--take sheet.csv`: what it
says goes into the tables, checked against the English of today. A text that has only to be checked
again (the English has changed, the translation holds) is taken as it stands.
"""

import argparse
import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from geodata.folder import facts_folder
from geodata.records import key_of
from geodata.tables import Table, read_facts
from geodata.translations import (
    FOLDER,
    TRANSLATED,
    Phrase,
    State,
    Translation,
    Translations,
    read_translations,
)

SHEET = ("table", "id", "column", "state", "english", "text")
COLUMNS = tuple(Translation.model_fields)


class Written(NamedTuple):
    """A row of a table of translations."""

    id: str
    column: str
    text: str
    checked: str


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m geodata.translating", description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--table", action="append", choices=[*TRANSLATED], help="these alone")
    parser.add_argument("--glosses", action="store_true", help="of titles too that have none")
    parser.add_argument("--worksheet", type=Path, help="write what is missing or outdated")
    parser.add_argument("--take", type=Path, help="take a sheet whose text was written")
    asked = parser.parse_args(arguments)
    folder = facts_folder()
    if asked.take:
        take(folder, asked.language, asked.take)
    tables = asked.table or TRANSLATED
    phrases = [*phrases_of(folder, asked.language, tables, glosses=asked.glosses)]
    if asked.worksheet:
        asked.worksheet.write_text(worksheet(phrases), encoding="utf-8", newline="")
    counted = Counter((phrase.table, phrase.state) for phrase in phrases)
    for table in dict.fromkeys(phrase.table for phrase in phrases):
        print(table, ", ".join(f"{state} {counted[table, state]}" for state in State))
    for one in phrases:
        if one.state is State.OUTDATED:
            print("outdated:", one.table, one.id, one.column)
    return 0


def phrases_of(
    folder: Path, language: str, tables: Iterable[str], *, glosses: bool = False
) -> Iterator[Phrase]:
    facts, said = read_facts(folder).by_name(), read_translations(folder, language)
    for name in tables:
        records = [record for _, record in facts[name].rows]
        yield from said.phrases(name, records, glosses=glosses)


def worksheet(phrases: Iterable[Phrase]) -> str:
    """Each text once, where it stands first."""
    rows = {
        (one.table, one.column, one.english): [
            one.table, one.id, one.column, one.state, one.english, one.text,
        ]
        for one in reversed([*phrases])
        if one.state is not State.TOLD
    }  # fmt: skip
    return _csv(SHEET, reversed(rows.values()))


def take(folder: Path, language: str, sheet: Path) -> None:
    """A row of the sheet whose fact is faulty just now, or gone, is told and left."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text"].strip()]
    facts, said = read_facts(folder).by_name(), read_translations(folder, language)
    for name in dict.fromkeys(row["table"] for row in rows):
        own = {(row["id"], row["column"]): row["text"] for row in rows if row["table"] == name}
        records = [record for _, record in facts[name].rows]
        written = dict(_written(name, said))
        phrases = said.phrases(name, records, glosses=True)
        english = {(one.id, one.column): one.english for one in phrases}
        for cell, text in own.items():
            if cell in english:
                written[cell] = Written(*cell, text.strip(), english[cell])
            else:
                print("left:", name, *cell)
        path = folder / FOLDER / language / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        ordered = [written[cell] for cell in _order(facts[name], english, written)]
        path.write_text(_csv(COLUMNS, ordered), encoding="utf-8", newline="")


def _order(
    table: Table[Any], english: Iterable[tuple[str, str]], written: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """What stays, as its facts stand in their table; a row at fault keeps what is said of it."""
    served = {number: key_of(record) for number, record in table.rows}
    keys = [key for _, key in sorted((served | dict(table.faulty)).items())]
    at = {key: n for n, key in reversed([*enumerate(keys)])}
    waits = {*table.faulty.values()}
    is_unread = "" in waits or not table.readable  # what is said of a row that nobody can name
    cells = {cell: n for n, cell in enumerate(english)}
    stay = [
        cell
        for cell in written
        if cell in cells or cell[0] in waits or (is_unread and cell[0] not in at)
    ]
    return sorted(stay, key=lambda cell: (at.get(cell[0], len(keys)), cells.get(cell, len(cells))))


def _written(name: str, said: Translations) -> Iterator[tuple[tuple[str, str], Written]]:
    for _, row in said.tables[name].rows if name in said.tables else ():
        yield (row.id, row.column), Written(row.id, row.column, row.text, row.checked)


def _csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
