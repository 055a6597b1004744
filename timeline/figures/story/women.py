"""Claim h: the share of women among arrivals, by year and to date, with the claim's 80 per cent."""

from collections.abc import Mapping, Sequence
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Observation
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure, Table
from timeline.figures.story.marked import larger, level, note
from timeline.scene import Scene, end_of
from timeline.style import Theme

Words = Mapping[str, Any]
CLAIMED = 80  # per cent, as the claim says; a test holds it against its words
LATEST = "arrivals of the period"
TO_DATE = "women_share_cumulative"


def share_of_women(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Everyone through 1998 and the block of 1999 to 2001 are words, never a year's point."""
    own = words["charts"]["claim-h"]
    yearly = [
        row
        for row in archive.observations_of("women_share")
        if row.category == LATEST and row.period and row.value is not None
    ]
    to_date = [row for row in archive.observations_of(TO_DATE) if row.period and row.value]
    found = [*yearly, *to_date]
    return Chart(
        id="claim-h",
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"],
        alt=own["alt"].format(
            claimed=CLAIMED,
            n=_above(yearly),
            all=len(yearly),
            to_date=_above(to_date),
            all_to_date=len(to_date),
        ),
        draw=lambda theme: _draw(yearly, to_date, scene, theme, own),
        table=Table(tuple(own["columns"]), tuple(_cells(row) for row in found)),
        records=tuple(found),
    )


def _above(rows: Sequence[Observation]) -> int:
    return sum((row.value or 0) > CLAIMED for row in rows)


def _cells(row: Observation) -> tuple[str | float | None, ...]:
    return row.category, _when(row), row.value


def _when(row: Observation) -> str:
    return in_words(row.period) if row.period else ""


def _draw(
    yearly: Sequence[Observation],
    to_date: Sequence[Observation],
    scene: Scene,
    theme: Theme,
    own: Words,
) -> Figure:
    years = [(_start(row), row) for row in yearly if row.period and not row.period.is_span]
    block = [row for row in yearly if row.period and row.period.is_span and row.period.first]
    data = [
        _by_year(years, theme, own),
        _to_date(to_date, theme, own),
        *(_block(row, theme, own) for row in block),
    ]
    first = min((_start(row) for row in [*block, *yearly] if _start(row)), default=scene.first)
    more = chart.legend(theme) | {
        "shapes": [*chart.era_shapes(scene, theme), level(CLAIMED, theme)],
        "annotations": [
            note(own["claimed"].format(claimed=CLAIMED), first, CLAIMED, theme),
            *(_before(row, first, theme, own) for row in yearly if _start(row) == 0),
        ],
    }
    share = {"range": [0, 100], "ticksuffix": " %", "dtick": 20}
    axis = chart.years(first, scene.last - 1)
    return {"data": data, "layout": chart.layout(theme, axis, share, **more)}


def _by_year(years: Sequence[tuple[int, Observation]], theme: Theme, own: Words) -> Figure:
    points = [(x + 0.5, *_point(row, own)) for x, row in years]
    return larger(chart.line(own["by_year"], points, theme.women), theme, 8)


def _start(row: Observation) -> int:
    """The first year of a row; 0 for one that holds everyone up to its end."""
    return row.period.first.year if row.period and row.period.first else 0


def _point(row: Observation, own: Words) -> tuple[float, str]:
    words = own["said"].format(when=_when(row), what=row.category, share=row.value)
    return row.value or 0, words


def _to_date(rows: Sequence[Observation], theme: Theme, own: Words) -> Figure:
    """Marks at the ends of the years up to which everyone is counted."""
    ends = [row.period.last for row in rows if row.period]
    points = [
        (end_of(end) - 0.01, *_point(row, own)) for row, end in zip(rows, ends, strict=True) if end
    ]
    trace = chart.line(own["to_date"], points, theme.men, dash="dot", symbol="square")
    return larger(trace, theme, 8)


def _block(row: Observation, theme: Theme, own: Words) -> Figure:
    """Years whose sexes were published only together: one level across them."""
    share, words = _point(row, own)
    last = row.period.last if row.period else None
    ends = [
        (float(_start(row)), share, words),
        (end_of(last) if last else _start(row) + 1, share, ""),
    ]
    trace = chart.line("", ends, theme.women, mode="lines") | {"showlegend": False}
    return trace | {"line": {"color": theme.women, "width": 5}}


def _before(row: Observation, first: int, theme: Theme, own: Words) -> Figure:
    """Everyone before the first year, in words."""
    text = own["before"].format(when=_when(row), share=row.value)
    return note(text, first, row.value or 0, theme, yanchor="middle")
