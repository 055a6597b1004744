"""Published counts of a corridor as a chart: bars where they go by year, else a list.

Counts of which no two can be held against each other are sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geodata.archive import Archive
from geodata.records import Flow
from timeline.figures.chart import FEW, Chart, ChartTable, Figure
from timeline.figures.readings import place
from timeline.figures.yearly import yearly
from timeline.naming import amount, begun, with_unit
from timeline.routes.charts import alike, by_year, dots
from timeline.routes.charts.counted import cells, period_words
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words


@dataclass(frozen=True, slots=True)
class Counts:
    """Makes the chart of the flows of these ids, which all count the same thing.

    Of those that the archive has.
    """

    flows: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"counts-{self.flows[0]}"

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        phrases = words["charts"]["corridor_counts"]
        rows = [archive.flows[key] for key in self.flows if key in archive.flows]
        corridor = archive.corridors.get(rows[0].corridor_id or "")
        return Chart(
            id=self.id,
            title=_title(rows, corridor.name if corridor else phrases["no_corridor"], phrases),
            counts=_counts(rows, phrases),
            leaves_out=_leaves_out(rows, phrases),
            alt=_alt(rows, phrases),
            draw=lambda theme: _draw(rows, archive, scene, theme, words),
            table=ChartTable(
                tuple(phrases["columns"]), tuple(cells(row, archive, phrases) for row in rows)
            ),
            records=tuple(rows),
            events=archive.events_of(corridor.id) if corridor else (),
            over_years=bool(yearly(rows)),
            sentence=_sentence(rows, phrases),
        )


def charts_of(flows: Iterable[Flow]) -> tuple[Counts, ...]:
    """The charts of some flows, each of what may stand on one axis."""
    return tuple(Counts(tuple(row.id for row in rows)) for rows in alike.charted(flows))


def _draw(
    rows: Sequence[Flow], archive: Archive, scene: Scene, theme: Theme, words: Words
) -> Figure:
    if yearly(rows):
        return by_year.draw(rows, archive, scene, theme, words)
    return dots.draw(rows, archive, theme, words)


def _title(rows: Sequence[Flow], corridor: str, phrases: Words) -> str:
    several = len({alike.bare_unit(row) for row in rows}) > 1
    template = phrases["title_nearly" if several else "title"]
    return template.format(corridor=corridor, measure=alike.measure_told(rows, phrases))


def _counts(rows: Sequence[Flow], phrases: Words) -> str:
    """Whether it is a stock or a flow, and the units where they differ."""
    kind = phrases["stock" if alike.is_stock(alike.measure(rows[0])) else "flow"]
    units = dict.fromkeys(row.worded("unit") for row in rows)
    return f"{kind} {phrases['units'].format(units='; '.join(units))}" if len(units) > 1 else kind


def _leaves_out(rows: Sequence[Flow], phrases: Words) -> str:
    said = phrases["leaves_out"]
    if yearly(rows):
        return f"{said} {phrases['not_drawn']}" if by_year.undrawn(rows) else said
    unlike = 1 < len(alike.compared(rows)) < len(rows)
    return f"{said} {phrases['in_words']}" if unlike else said


def _sentence(rows: Sequence[Flow], phrases: Words) -> str:
    """All of them, where none has a bar that another could be held against."""
    if yearly(rows) or len(alike.compared(rows)) > 1:
        return ""
    said = ((period_words(row, phrases), with_unit(row, phrases.language)) for row in rows)
    return begun("; ".join(f"{when}: {number}" for when, number in said))


def _alt(rows: Sequence[Flow], phrases: Words) -> str:
    few = len(alike.compared(rows)) < FEW
    shape = phrases["alt_bars" if yearly(rows) else "alt_few" if few else "alt_dots"]
    said = shape.format(n=len(rows))
    most = max(rows, key=place)
    number, period = amount(most, phrases.language), period_words(most, phrases)
    return f"{said} {phrases['most'].format(number=number, period=period)}"
