"""The server: from its start to its first healthy answer."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.measure import Measured, measurement
from tests.serving import ROOT, serve

APP, FLOOR_APP = ROOT / "app.py", Path(__file__).parent / "floor_app.py"
TIMES = 3


def _healthy_seconds(app: Path) -> float:
    with serve(app) as server:
        return server.healthy_seconds


@measurement("server.healthy")
def healthy() -> Iterator[Measured]:
    """The median of three starts, taken in turns with the floor's."""
    pairs = [(_healthy_seconds(APP), _healthy_seconds(FLOOR_APP)) for _ in range(TIMES)]
    own, floor = (median(column) for column in zip(*pairs, strict=True))
    yield Measured("server.healthy", own, "s", floor=floor, aim=2 * floor)
