"""Claim f: every estimate of the people in China, with its range, its year and its maker."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Observation
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure, Table
from timeline.figures.story.marked import larger, level, note
from timeline.scene import Scene
from timeline.style import Theme

Words = Mapping[str, Any]
CLAIMED = 200_000  # as the claim says; a test holds it against its words
STEP_YEARS = 0.24


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An estimate at its place in time, moved aside where its year has several."""

    row: Observation
    x: float
    words: str

    @property
    def most(self) -> float:
        return max(self.row.value or 0, self.row.high or 0)

    @property
    def row_range(self) -> tuple[float, float] | None:
        low, high = self.row.low, self.row.high
        return None if low is None or high is None else (low, high)

    @property
    def reaches(self) -> bool:
        """Whether it comes up to what the claim says."""
        return self.most >= CLAIMED


def in_china(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Estimates that no source carries which was read are left out, as their notes ask."""
    own = words["charts"]["claim-f"]
    estimates = archive.observations_of("in_china_estimates")
    found = [row for row in estimates if row.period and archive.is_verified(row)]
    drawn = _placed(found, scene, own)
    return Chart(
        id="claim-f",
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"].format(unread=len(estimates) - len(found)),
        alt=own["alt"].format(
            all=len(drawn), some=sum(one.reaches for one in drawn), claimed=f"{CLAIMED:,}"
        ),
        draw=lambda theme: _draw(drawn, scene, theme, own),
        table=Table(tuple(own["columns"]), tuple(_cells(row) for row in found)),
        records=tuple(found),
    )


def _cells(row: Observation) -> tuple[str | float | None, ...]:
    when = in_words(row.period) if row.period else ""
    return row.category, when, row.value, row.low, row.high, row.note


def _placed(rows: Sequence[Observation], scene: Scene, own: Words) -> list[_Drawn]:
    """By year and side by side within it, the lowest first."""
    middles = {row.id: _year(row, scene) + 0.5 for row in rows}
    crowd, seen = Counter(middles.values()), Counter[float]()
    placed: list[_Drawn] = []
    for row in sorted(rows, key=lambda row: (middles[row.id], row.high or row.value or 0)):
        middle = middles[row.id]
        aside = (seen[middle] - (crowd[middle] - 1) / 2) * STEP_YEARS
        seen[middle] += 1
        placed.append(_Drawn(row, middle + aside, _said(row, own)))
    return placed


def _year(row: Observation, scene: Scene) -> int:
    if row.period is None:
        raise ValueError(f"{row.id} has no period")
    return int(chart.middle_of(row.period, scene.last))


def _said(row: Observation, own: Words) -> str:
    when = in_words(row.period) if row.period else ""
    return own["said"].format(when=when, who=row.category, amount=chart.amount(row))


def _draw(drawn: Sequence[_Drawn], scene: Scene, theme: Theme, own: Words) -> Figure:
    data: list[Figure] = []
    for reaches, colour in ((False, theme.accent), (True, theme.demarcation)):
        some = [one for one in drawn if one.reaches is reaches]
        traces = _traces(some, own["reach" if reaches else "below"], colour)
        data += [larger(trace, theme) for trace in traces]
    last = max((int(one.x) for one in drawn), default=scene.first)
    first = min((int(one.x) for one in drawn), default=scene.first)
    years = chart.years(first, last) | {"showspikes": False}
    text = own["claimed"].format(claimed=f"{CLAIMED:,}")
    more = chart.legend(theme) | {
        "shapes": [*chart.era_shapes(scene, theme), level(CLAIMED, theme)],
        "annotations": [note(text, last + 1, CLAIMED, theme, xanchor="right", yshift=6)],
    }
    people = {"tickformat": ",d", "range": [0, 1.08 * max((one.most for one in drawn), default=1)]}
    return {"data": data, "layout": chart.layout(theme, years, people, **more)}


def _traces(drawn: Iterable[_Drawn], name: str, colour: str) -> list[Figure]:
    """Ranges as strokes, single numbers as discs, `at most` as an arrow head that points down."""
    known = list(drawn)
    spans = [(d.x, *d.row_range, d.words) for d in known if d.row_range]
    discs = [
        (d.x, d.row.value, "" if d.row_range else d.words) for d in known if d.row.value is not None
    ]
    tops = [(d.x, d.most, d.words) for d in known if d.row.value is None and not d.row_range]
    hidden = {"showlegend": False}
    return [
        chart.ranges(name, spans, colour) | hidden,
        chart.line(name, discs, colour, mode="markers"),
        chart.line(name, tops, colour, mode="markers", symbol="triangle-down") | hidden,
    ]
