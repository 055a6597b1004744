"""Several files at once: those of events are one table, those of places and sources are joined."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from geodata.own.grid import Line, RawTable, Refused, bounded
from geodata.own.headings import Heading, guessed
from geodata.own.joining import gives, joined
from geodata.own.patience import Patience
from geodata.sentences import Sentence, say

APART = 1_000_000  # rows of the next file are numbered from the next of these


@dataclass(frozen=True)
class BundledFile:
    """A file of several: its table, or what is said of it.

    One that is `aside` gives its headings alone, so that what was mended stays in its columns.
    """

    name: str
    format: str = ""
    grid: RawTable | None = None
    said: Sequence[Sentence] = ()
    is_aside: bool = False


def files_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a zip by names that differ, without what a Mac lays beside them."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if not is_shadow(name)]
        bare = [PurePosixPath(name).name for name in names]
        for name, own in zip(names, bare, strict=True):
            yield (own if bare.count(own) == 1 else name), packed.read(name)


def is_shadow(name: str) -> bool:
    """Of a folder, or hidden: no file that anybody brings."""
    return (
        name.endswith("/")
        or name.startswith("__MACOSX/")
        or PurePosixPath(name).name[:1] in {"", "."}
    )


def combined(parts: Sequence[BundledFile]) -> tuple[RawTable, list[BundledFile]]:
    """All as one table, and the parts with what became of each.

    Raises:
        Refused: where none is a table, or they are more than is read.
    """
    grids = {n: _numbered(part.grid, n) for n, part in enumerate(parts) if part.grid}
    if not grids:
        raise Refused(say("own.no_text"))
    named = {n: parts[n].name for n in grids}
    giving = {n for n in grids if any(m != n and gives(grids[m], grids[n]) for m in grids)}
    rows = [n for n in grids if n not in giving] or [*grids]
    rows.sort(key=lambda n: Heading.DATE not in grids[n].roles)
    whole = grids[rows[0]]
    for n in rows[1:]:
        whole = _with(whole, grids[n])
    givers = [n for n in grids if n not in rows and not parts[n].is_aside]
    found = joined(whole, ((named[n], grids[n]) for n in givers))
    became = {n: found.said.get(named[n], ()) for n in givers}
    became |= {n: [say("own.rows_of", n=len(grids[n].rows))] for n in rows if not parts[n].is_aside}
    told = [
        replace(part, said=() if part.is_aside else [*part.said, *grids[n].notes, *became[n]])
        if n in grids
        else part
        for n, part in enumerate(parts)
    ]
    files = [(n * APART, part.name) for n, part in enumerate(parts)]
    kept = [row for row in found.grid.rows if not parts[row.number // APART].is_aside]
    return replace(found.grid, rows=kept, files=files, notes=()), told


def _numbered(grid: RawTable, n: int) -> RawTable:
    """Its rows as those of the nth file; a point of a feature is a place of its name."""
    first, columns = n * APART, guessed(grid, Patience())
    lines = {number + first: own for number, own in grid.lines.items()}
    remarks = {number + first: own for number, own in grid.remarks.items()}
    rows = [Line(row.number + first, row.cells) for row in grid.rows]
    title, lat = columns.get(Heading.TITLE), columns.get(Heading.LAT)
    if grid.of_features and title is not None and lat is not None and Heading.PLACE not in columns:
        columns[Heading.PLACE] = len(grid.header)
        header = [*grid.header, _new(Heading.PLACE, grid.header)]
        rows = [
            Line(row.number, [*row.cells, row.cells[title] if row.cells[lat] else ""])
            for row in rows
        ]
        grid = replace(grid, header=header)
    return replace(grid, rows=rows, lines=lines, remarks=remarks, roles=columns)


def _with(grid: RawTable, other: RawTable) -> RawTable:
    """The rows of another below; what it has a column for goes into that of the same role.

    Of columns that are nothing of ours those of one heading are the same.
    """
    roles, header, to = dict(grid.roles), [*grid.header], list[int]()
    theirs = {n: role for role, n in other.roles.items()}
    free = {name: n for n, name in enumerate(header) if n not in roles.values()}
    for n, name in enumerate(other.header):
        role = theirs.get(n, "")
        at = roles.get(role) if role else free.get(name)
        if at is None:
            at = len(header)
            header.append(_new(name, header))
            roles |= {role: at} if role else {}
        to.append(at)
    width = len(header)
    rows = [Line(row.number, [*row.cells, *[""] * (width - len(row.cells))]) for row in grid.rows]
    for row in other.rows:
        cells = [""] * width
        for at, cell in zip(to, row.cells, strict=True):
            cells[at] = cell
        rows.append(Line(row.number, cells))
    bounded(header, rows)
    return replace(
        grid,
        header=header,
        rows=rows,
        roles=roles,
        lines={**grid.lines, **other.lines},
        remarks={**grid.remarks, **other.remarks},
        dated=grid.dated | {to[n] for n in other.dated},
        epoch=grid.epoch if grid.dated else other.epoch,
        eras=[*grid.eras, *other.eras],
        title=grid.title or other.title,
        of_features=grid.of_features and other.of_features,
    )


def _new(name: str, header: Sequence[str]) -> str:
    while name in header:
        name += "'"
    return name
