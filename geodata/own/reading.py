"""A file of anybody's, read: what it is, what its columns are, what is asked and what is wrong.

`read` is to be run apart (`child.read_apart`): what it is given is hostile until it is read.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from geodata.own.bundles import BundledFile
from geodata.own.choices import Choices, choices_of
from geodata.own.formats import Opened, kind_of, opened
from geodata.own.grid import RawTable, Refused, is_long
from geodata.own.headings import OFFERED, Heading, guessed, without_total
from geodata.own.limits import MOST_DRAWN, MOST_FAULTS, PREVIEW_ROWS
from geodata.own.making import DataSet, dated_eras, made
from geodata.own.patience import Patience
from geodata.own.plain import clean, cut
from geodata.own.rows import Rows, drafted, mended
from geodata.own.told import RowFault, in_words
from geodata.sentences import say
from geodata.wording import FALLBACK

Json = dict[str, Any]
LONGEST_NAME = 200
LONGEST_TITLE = 120
LONGEST_PREVIEW = 300  # characters of a cell
MOST_VALUES = 60  # that a column may be filtered by
FILTERED = (
    Heading.CATEGORY, Heading.ROUTE, Heading.PLACE, Heading.SOURCE, Heading.CERTAINTY,
)  # fmt: skip


@dataclass(frozen=True)
class FileReading:
    """All that a page shows of a file, as JSON; `tables` are the folder of facts it became.

    `refused` says why there is nothing, and what would help; all else is then empty. `faults` are
    the first `MOST_FAULTS` of those that were `found`, in `faulty` rows. `drawn` events of `count`
    rows; `undrawn` is how many they would be where that is too many; `facets` are by what they can
    be, or are, filtered. The file could be in any of `encodings` and `separators`.
    `rows` are the cells of the rows that are told, as they were mended, by their numbers. `title`
    is what a folder of facts calls itself. Of several `files` each says what became of it.
    """

    name: str
    format: str = ""
    encoding: str = ""
    separator: str = ""
    encodings: Sequence[str] = field(default_factory=list[str])
    separators: Sequence[str] = field(default_factory=list[str])
    sheets: Sequence[str] = field(default_factory=list[str])
    sheet: str = ""
    header: Sequence[str] = field(default_factory=list[str])
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    offered: Sequence[str] = field(default_factory=list[str])
    preview: Sequence[Json] = field(default_factory=list[Json])
    count: int = 0
    drawn: int = 0
    undrawn: int = 0
    placed: int = 0
    routes: int = 0
    questions: Sequence[Json] = field(default_factory=list[Json])
    notes: Sequence[str] = field(default_factory=list[str])
    faults: Sequence[Json] = field(default_factory=list[Json])
    faulty: int = 0
    found: int = 0
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    refused: str = ""
    title: str = ""
    files: Sequence[Json] = field(default_factory=list[Json])
    tables: Mapping[str, str] = field(default_factory=dict[str, str])


def read(name: str, content: bytes, choices: Any = None, language: str = "en") -> FileReading:
    """Never raises for anything in the file: what is wrong is said, in the language asked for.

    `choices` is what the reader corrected, as `choices.Choices` has it; JSON.
    """
    asked = choices_of(choices)
    try:
        return _read(name, content, asked, language)
    except Refused as fault:
        return FileReading(name, refused=in_words(fault.said, language))


def _read(name: str, content: bytes, choices: Choices, language: str) -> FileReading:
    if kind_of(content) == "folder":
        return _of_folder(name, content, choices.coarsen, language)
    file = opened(content, choices)
    patience = Patience()
    columns = chosen(file.grid, choices, patience)
    file = replace(file, grid=without_total(file.grid))
    rows = drafted(file.grid, columns, choices, patience)
    own = shown_name(name)
    title = clean(choices.title or file.grid.title) or PurePath(own).stem or own
    called = choices.language or language
    grid = file.grid
    eras = dated_eras(grid.eras)
    if lost := len(grid.eras) - len(eras):
        rows.notes.append(say("own.undated_eras", n=lost))
    about = DataSet(cut(title, LONGEST_NAME), own, called, choices.coarsen, eras, grid.files)
    tables = made(rows.drafts, about) if rows.drafts else {}
    told = _told(file, columns, rows, language, is_narrowed=bool(choices.only or choices.years))
    wanted = {fault["row"] for fault in told.faults}
    faulty = {
        str(line.number): [*line.cells]
        for line in mended(file.grid, choices, columns)
        if line.number in wanted
    }
    routes = tables.get("corridors.csv", "\n").count("\n") - 1
    return replace(told, name=name, rows=faulty, routes=routes, tables=tables)


def _of_folder(name: str, content: bytes, coarsen: float, language: str) -> FileReading:
    """A folder of facts is not guessed at: its tables are read as ours are."""
    from geodata.own.archives import archive_of
    from geodata.own.coarsening import coarsened
    from geodata.own.folders import left_out, of_folder, rows_of

    tables = of_folder(content, PurePath(shown_name(name)).stem or "table")
    tables = coarsened(tables, coarsen) if coarsen else tables
    facts = archive_of(tables, FALLBACK)
    if len(facts.events) > MOST_DRAWN:
        raise Refused(say("own.many_rows", n=len(facts.events), most=MOST_DRAWN))
    out = left_out(tables, facts)
    faults = [
        RowFault(
            own.row,
            f"{own.file}: {own.column}" if own.column else own.file,
            own.value,
            own.said,
            out=(own.file, own.row) in out,
        ).as_json(language)
        for own in facts.problems[:MOST_FAULTS]
    ]
    return FileReading(
        name,
        format="folder",
        count=rows_of(tables["events.csv"]),
        drawn=len(facts.events),
        placed=sum(bool(event.places) for event in facts.events.values()),
        routes=len(facts.corridors),
        faults=faults,
        faulty=len(facts.problems),
        found=len(facts.problems),
        title=cut(clean(facts.subject.title), LONGEST_TITLE),
        tables=tables,
    )


def _of_part(part: BundledFile, language: str) -> Json:
    """A file of several: whether it is taken out, or can be read, and what became of it."""
    return {
        "name": part.name,
        "format": part.format,
        "aside": part.is_aside,
        "said": [in_words(own, language) for own in part.said],
    }


def shown_name(name: str) -> str:
    """Of a file, as it can stand in a text."""
    return cut(clean(name), LONGEST_NAME) or "table"


def mended_table(content: bytes, choices: Any = None) -> bytes:
    """The whole table as CSV with what the reader mended, without the rows that were left out.

    Raises:
        Refused: as `read` would say.
    """
    from geodata.export.tables import csv_bytes  # GeoPandas comes with it

    asked = choices_of(choices)
    grid = opened(content, asked).grid
    lines = mended(grid, asked, chosen(grid, asked, Patience()))
    return csv_bytes(grid.header, (line.cells for line in lines))


def chosen(grid: RawTable, choices: Choices, patience: Patience) -> dict[Heading, int]:
    """The reader's columns over the guessed ones; a column has one role."""
    at = {name: n for n, name in enumerate(grid.header)}
    said = {Heading(role): name for role, name in choices.columns.items() if role in set(Heading)}
    own = {role: at[name] for role, name in said.items() if name in at}
    free = {
        role: n
        for role, n in guessed(grid, patience).items()
        if role not in said and n not in own.values()
    }
    return {**free, **own}


def _told(
    file: Opened,
    columns: Mapping[Heading, int],
    rows: Rows,
    language: str,
    *,
    is_narrowed: bool,
) -> FileReading:
    grid = file.grid
    faults = sorted(rows.faults, key=lambda fault: (fault.row, not fault.out))
    return FileReading(
        name="",
        format=file.format,
        encoding=file.encoding,
        separator=file.separator,
        encodings=[*file.encodings],
        separators=[*file.separators],
        sheets=[*file.sheets],
        sheet=file.sheet,
        header=[*grid.header],
        columns={role.value: grid.header[n] for role, n in columns.items()},
        offered=[role.value for role in OFFERED],
        preview=[
            {"row": line.number, "cells": [cell[:LONGEST_PREVIEW] for cell in line.cells]}
            for line in grid.rows[:PREVIEW_ROWS]
        ],
        count=sum(
            line.number in grid.lines or any(cell.strip() for cell in line.cells)
            for line in grid.rows
        ),
        drawn=len(rows.drafts),
        undrawn=rows.undrawn,
        placed=sum(draft.spot is not None for draft in rows.drafts),
        questions=[question.as_json(language) for question in rows.questions],
        files=[_of_part(part, language) for part in file.parts],
        notes=[in_words(note, language) for note in (*file.notes, *grid.notes, *rows.notes)],
        faults=[
            {**fault.as_json(language), "at": grid.called(fault.row)}
            for fault in faults[:MOST_FAULTS]
        ],
        faulty=len({fault.row for fault in faults}),
        found=len(faults),
        facets=facets(grid, columns) if is_narrowed or rows.undrawn else {},
    )


def facets(grid: RawTable, columns: Mapping[Heading, int]) -> dict[str, dict[str, int]]:
    """Columns of few different cells, with how often each stands there."""
    found: dict[str, dict[str, int]] = {}
    for role in FILTERED:
        if (at := columns.get(role)) is None:
            continue
        texts = (line.cells[at].strip() for line in grid.rows)
        counted = dict(Counter(text for text in texts if not is_long(text)))
        if 1 < len(counted) <= MOST_VALUES:
            found[grid.header[at]] = counted
    return found
