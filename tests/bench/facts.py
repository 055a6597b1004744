"""The facts: what `load` takes in time and memory, now and with a hundred times as many."""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from time import thread_time
from typing import TypedDict

from geodata.layers import finest_first
from geodata.lines import leg_lines
from geodata.load import current
from geodata.topology import decode
from tests.bench.measure import Measured, measurement
from tests.serving import ROOT

DATA = ROOT / "geodata" / "data"
MANY = 100
TIMES = 3
# Columns whose words get a suffix in a copied row. Other references keep pointing at the first
# row; a leg follows its copied corridor. A table that is missing here is not multiplied.
OWN_COLUMNS = {
    "claims.csv": "id",
    "corridors.csv": "id",
    "eras.csv": "id",
    "event_places.csv": "id",
    "events.csv": "id",
    "flows.csv": "id",
    "legs.csv": "corridor_id",
    "places.csv": "id",
    "series.csv": "series",
    "sources.csv": "id",
}
Row = dict[str, str]


class Load(TypedDict):
    """What one fresh process reports of its `load`."""

    seconds: float
    peak_mb: float
    bare_mb: float
    problems: int


def multiply(source: Path, target: Path, times: Mapping[str, int] | None = None) -> None:
    """Writes into `target` the folder `source` with the rows of each table so many `times`.

    Without `times`, every table of OWN_COLUMNS is multiplied by MANY.
    """
    shutil.copytree(source, target, dirs_exist_ok=True)
    for name, number in (times or dict.fromkeys(OWN_COLUMNS, MANY)).items():
        _multiply_table(target / name, number)


def _multiply_table(path: Path, times: int) -> None:
    with path.open(encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table)
        names, rows = list(reader.fieldnames or []), list(reader)
    own = [name for name in ("id", OWN_COLUMNS[path.name]) if name in names]
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        for number in range(1, times):
            writer.writerows(_copy(row, own, number) for row in rows)


def _copy(row: Row, own: list[str], number: int) -> Row:
    """A row with ids of its own; the rank of its label stays with the first."""
    unranked = {"label_rank": ""} if "label_rank" in row else {}
    return {**row, **unranked, **{name: f"{row[name]}-x{number}" for name in own}}


def _load(folder: Path) -> Load:
    """The median of fresh processes, by seconds."""
    command = [sys.executable, "-m", "tests.bench.load_once", str(folder)]
    loads: list[Load] = []
    for _ in range(TIMES):
        answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        loads.append(json.loads(answer.stdout))
    middle = median(one["seconds"] for one in loads)
    return next(one for one in loads if one["seconds"] == middle)


@measurement("facts.load")
def load() -> Iterator[Measured]:
    """The floor of a hundred times the facts is what they take now; of memory, a bare process."""
    with tempfile.TemporaryDirectory(prefix="crossings-") as folder:
        multiply(DATA, Path(folder))
        now, many = _load(DATA), _load(Path(folder))
    yield Measured("facts.load.now.time", now["seconds"], "s")
    yield Measured("facts.load.now.peak", now["peak_mb"], "MB", floor=now["bare_mb"])
    yield Measured("facts.load.now.problems", now["problems"], "problems", aim=0)
    linear = MANY * now["seconds"]
    yield Measured("facts.load.x100.time", many["seconds"], "s", floor=now["seconds"], aim=linear)
    yield Measured("facts.load.x100.peak", many["peak_mb"], "MB", floor=many["bare_mb"])
    yield Measured("facts.load.x100.problems", many["problems"], "problems", aim=0)


def _best_ms(work: Callable[[], object]) -> float:
    """Of this thread's own work, the best of five: a busy machine does not count."""

    def once() -> float:
        start = thread_time()
        work()
        return 1_000 * (thread_time() - start)

    return min(once() for _ in range(5))


@measurement("facts.lines")
def lines() -> Iterator[Measured]:
    archive = current()
    legs = list(archive.legs.values())
    yield Measured("facts.lines", _best_ms(lambda: leg_lines(legs, archive.places)), "ms", aim=50)


@measurement("facts.outlines")
def outlines() -> Iterator[Measured]:
    for name in finest_first():
        text = (DATA / f"{name}.topojson").read_text(encoding="utf-8")
        spent = _best_ms(lambda text=text: decode(text).shapes("land"))
        yield Measured(f"facts.outlines.{name}", spent, "ms", aim=200)
