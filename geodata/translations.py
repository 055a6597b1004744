"""The facts in other languages: `translations/`, a folder a language, a table for each of theirs.

A row says what stands in one cell, and which English it was checked against. Where that is no
longer what the cell says, the translation is outdated and the English is shown, with a mark. A
text holds for every row whose column says the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from geodata.cells import Id, Text, cell_of
from geodata.folder import Folder
from geodata.numerals import differing
from geodata.problems import Problem
from geodata.records import TABLES, Record, key_of
from geodata.sentences import Sentence, say
from geodata.sheets import read_sheet
from geodata.tables import Table, read_table
from geodata.wording import FALLBACK, engine

FOLDER = "translations"
LETTER = re.compile("[A-Za-z]")  # a text without one is the same in all languages


class Translation(Record):
    """A cell of a table in another language."""

    key = ("id", "column")

    id: Text
    column: Id
    text: Text
    checked: Text


class State(StrEnum):
    """Of a text in another language: `outdated` where the English has changed since."""

    TOLD = "told"
    OUTDATED = "outdated"
    MISSING = "missing"


class Phrase(NamedTuple):
    """A cell that is said in every language; `text` is blank where it is missing."""

    table: str
    id: str
    column: str
    english: str
    text: str
    state: State


TRANSLATED: Mapping[str, type[Record]] = {
    name: model for name, model in TABLES.items() if model.translated or model.glossed
}


@dataclass(frozen=True)
class Translations:
    """The tables of a language by the name of those of the facts."""

    language: str
    tables: Mapping[str, Table[Translation]]

    def phrases(
        self, table: str, records: Iterable[Record], *, glosses: bool = False
    ) -> Iterator[Phrase]:
        """What is said of the records of a table, row by row; `glosses` that nobody wrote too."""
        rows = [row for _, row in self.tables[table].rows] if table in self.tables else []
        by_cell = {(row.id, row.column): row for row in rows}
        by_english = {(row.column, row.checked): row.text for row in rows}
        for record in records:
            key = key_of(record)
            for column in (*record.translated, *record.glossed):
                english = getattr(record, column)
                if english and LETTER.search(english):
                    own = by_cell.get((key, column))
                    text, state = _said(own, english, by_english.get((column, english)))
                    if glosses or state is not State.MISSING or column not in record.glossed:
                        yield Phrase(table, key, column, english, text, state)


def _said(own: Translation | None, english: str, alike: str | None) -> tuple[str, State]:
    if own and own.checked == english:
        return own.text, State.TOLD
    if alike:
        return alike, State.TOLD
    return (own.text, State.OUTDATED) if own else ("", State.MISSING)


def read_translations(folder: Folder, language: str) -> Translations:
    """Never raises; a table that is not there says nothing."""
    own = folder / FOLDER / language
    tables = {
        name: _table(path, language)
        for name in TRANSLATED
        if (path := own / f"{name}.csv").is_file()
    }
    return Translations(language, tables)


def translation_files(folder: Path) -> list[str]:
    """The tables of all languages, as paths within the folder."""
    own = (folder / FOLDER).glob("*/*.csv")
    return sorted(path.relative_to(folder).as_posix() for path in own if path.stem in TRANSLATED)


def _table(path: Folder, language: str) -> Table[Translation]:
    table = read_table(read_sheet(path, [*Translation.model_fields]), Translation)
    file = f"{FOLDER}/{language}/{path.name}"
    return replace(table, file=file, problems=[replace(own, file=file) for own in table.problems])


def problems_of(translations: Translations, written: Mapping[str, Table[Any]]) -> list[Problem]:
    """What is wrong in the tables of a language, row by row; `written` are the facts as they stand.

    A fact that is left out until it is whole keeps its translation without a fault.
    """
    found: list[Problem] = []
    for name, table in translations.tables.items():
        facts = written[name]
        known = {*(key_of(record) for _, record in facts.rows), *facts.faulty.values()}
        found += table.problems
        for number, row in table.rows:
            fault = _fault(name, row, known, translations.language)
            if fault:
                column, said = fault
                found.append(table.problem(number, column, getattr(row, column), said))
    return found


def _fault(
    table: str, row: Translation, known: set[str], language: str
) -> tuple[str, Sentence] | None:
    model = TABLES[table]
    if row.id not in known:
        return "id", say("translations.no_row", file=f"{table}.csv")
    columns = (*model.translated, *model.glossed)
    if row.column not in columns:
        return "column", say("translations.no_column", columns=columns)
    most = cell_of(model.model_fields[row.column]).constraints["maxLength"]
    if len(row.text) > most:
        return "text", say("cells.too_long", n=most)
    if numbers := differing(row.checked, FALLBACK, row.text, language):
        return "text", say("translations.numbers", numbers=tuple(dict.fromkeys(numbers)))
    return None


def in_language(
    served: Mapping[str, Sequence[Any]], translations: Translations
) -> tuple[dict[str, list[Any]], Mapping[tuple[str, State], int]]:
    """The records in the words of a language, and how many of their texts are told by table."""
    counted: Counter[tuple[str, State]] = Counter()
    told: dict[str, list[Any]] = {}
    for name, records in served.items():
        said: dict[str, dict[str, str]] = {}
        for phrase in translations.phrases(name, records):
            counted[name, phrase.state] += 1
            if phrase.state is State.TOLD or phrase.column not in TABLES[name].glossed:
                text = _shown(phrase, translations.language)
                said.setdefault(phrase.id, {})[phrase.column] = text
        told[name] = [
            record.in_other_words(said.get(key_of(record), {}) | _names(record, translations))
            for record in records
        ]
    return told, counted


def _shown(phrase: Phrase, language: str) -> str:
    if phrase.state is State.TOLD:
        return phrase.text
    return untold(phrase.english, language)


def untold(english: str, language: str) -> str:
    """With the mark of what is not said in a language."""
    return engine(language)["translations"]["untold"].format(text=english)


def _names(record: Record, translations: Translations) -> dict[str, str]:
    """Names that stand in the table of the facts in both languages, as name and name_ko."""
    ending = f"_{translations.language}"
    columns = [column for column in type(record).model_fields if column.endswith(ending)]
    return {
        column.removesuffix(ending): text for column in columns if (text := getattr(record, column))
    }
