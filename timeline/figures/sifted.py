"""A chart of the numbers alone that are as certain as a reader asks for, which counts them."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from geodata.archive import Archive
from geodata.doubts import Certainty, certainty, sifted
from geodata.records import Arrivals, Fact, Flow, Observation
from timeline.figures.chart import Chart, ChartTable, Figure, Maker, layout
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

ALL: frozenset[Certainty] = frozenset()  # nothing is asked for


def sifting(make: Maker, asked: frozenset[Certainty]) -> Maker:
    """The maker itself where nothing is asked for: whoever else shows its chart shows the same."""
    return Sifted(make, asked) if asked else make


@dataclass(frozen=True, slots=True)
class Sifted:
    """Makes the chart of `make` of what is `asked`, of everything where nothing is."""

    make: Maker
    asked: frozenset[Certainty]

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        whole, own = self.make(archive, scene, words), sifted(archive, self.asked)
        numbers = [
            fact for fact in whole.records if isinstance(fact, Observation | Flow | Arrivals)
        ]
        n = _passing(numbers, archive, self.asked)
        if own is archive or n == len(numbers):
            return whole
        left = words["chart"]["left"].format(n=n, all=len(numbers))
        if not n and len(numbers) == len(whole.records):
            return _empty(whole, left)
        return replace(self.make(own, scene, words), left=left)


def _passing(numbers: Collection[Fact], archive: Archive, asked: frozenset[Certainty]) -> int:
    return sum(certainty(number, archive) in asked for number in numbers)


def _empty(chart: Chart, left: str) -> Chart:
    """Where nothing is left, a sentence stands for the figure."""
    return replace(
        chart,
        draw=_nothing,
        narrow=None,
        table=ChartTable(chart.table.columns, ()),
        records=(),
        events=(),
        sentence=left,
    )


def _nothing(theme: Theme) -> Figure:
    return {"data": [], "layout": layout(theme, {}, {})}
