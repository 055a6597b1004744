"""Exports: what it takes to make each file that others take away, and how large it is."""

import resource
from collections.abc import Iterator

from geodata.export import NAMES, PACKAGE, Exports
from geodata.load import load
from tests.bench.figures import milliseconds
from tests.bench.measure import Measured, measurement


@measurement("exports.file")
def files() -> Iterator[Measured]:
    """Ms for each file alone (the package makes all of them), and its bytes."""
    archive = load()
    for name in NAMES:
        took = milliseconds(lambda name=name: Exports(archive).get(name))
        yield Measured(f"exports.file.{name}", took, "ms")
        yield Measured(f"exports.file.{name}.size", len(Exports(archive).get(name)), "bytes")


@measurement("exports.memory")
def memory() -> Iterator[Measured]:
    """Growth of the process's peak by making everything, GDAL included; 0 if it was higher before.

    Run alone (`exports.memory`) it is the true figure.
    """
    archive = load()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    Exports(archive).get(PACKAGE)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield Measured("exports.memory", (after - before) / 1000, "MB")
