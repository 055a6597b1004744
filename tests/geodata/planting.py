"""A copy of the facts to plant faults in."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geodata.archive import Archive
from geodata.load import DATA, load
from geodata.problems import Problem
from geodata.records import TABLES

Cells = dict[str, str]


@dataclass(frozen=True)
class Copy:
    """The tables in a folder of their own. Rows count as in a spreadsheet: the first fact is 2."""

    folder: Path

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"

    def restore(self, table: str) -> None:
        shutil.copyfile(DATA / f"{table}.csv", self.path(table))

    def rows(self, table: str) -> list[Cells]:
        with self.path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def row_of(self, table: str, key: str) -> int:
        columns = TABLES[table].key
        keys = ["/".join(row[column] for column in columns) for row in self.rows(table)]
        return keys.index(key) + 2

    def plant(self, table: str, row: int, **cells: str) -> "Copy":
        """Overwrites cells of one row."""
        rows = self.rows(table)
        rows[row - 2].update(cells)
        return self.write(table, rows)

    def add(self, table: str, like: int, **cells: str) -> int:
        """Appends a copy of a row with other cells; returns its number."""
        rows = self.rows(table)
        self.write(table, [*rows, {**rows[like - 2], **cells}])
        return len(rows) + 2

    def drop(self, table: str, row: int) -> "Copy":
        rows = self.rows(table)
        return self.write(table, rows[: row - 2] + rows[row - 1 :])

    def write(self, table: str, rows: list[Cells]) -> "Copy":
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0]], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return self

    def edit(self, table: str, change: Callable[[bytes], bytes]) -> "Copy":
        """Changes a file byte by byte."""
        self.path(table).write_bytes(change(self.path(table).read_bytes()))
        return self

    def load(self) -> Archive:
        return load(self.folder)

    def only_problem(self) -> Problem:
        """The one fault there is; a second one fails the test."""
        problems = self.load().problems
        assert len(problems) == 1, [str(problem) for problem in problems]
        return problems[0]


def rows_in(table: str) -> int:
    """How many facts the shipped table holds, by its lines."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def make_copy(folder: Path) -> Copy:
    """All but the outlines, which are read from where they are."""
    not_facts = shutil.ignore_patterns("*.topojson", "*.md", "*.json", "outline_*")
    shutil.copytree(DATA, folder, ignore=not_facts, dirs_exist_ok=True)
    return Copy(folder)
