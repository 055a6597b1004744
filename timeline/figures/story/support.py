"""Claim g: settlement grant and housing for one person, as published over the years."""

from collections.abc import Mapping, Sequence
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Observation
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure, Table
from timeline.figures.story.marked import larger, moment, note
from timeline.scene import Scene, end_of
from timeline.style import Theme

Words = Mapping[str, Any]
GRANT, HOUSING, TOTAL = "settlement_grant", "housing_subsidy", "settlement_total"
PROPOSED = "settlement-grant-009"
REPORT_YEAR = 2016


def support(archive: Archive, scene: Scene, words: Words) -> Chart:
    """Levels at the years they are published for; a dotted step only joins them."""
    own = words["charts"]["claim-g"]
    found = [
        row
        for series in (TOTAL, GRANT, HOUSING)
        for row in archive.observations_of(series)
        if row.period and row.period.first and row.value is not None
    ]
    return Chart(
        id="claim-g",
        title=own["title"],
        counts=own["counts"],
        leaves_out=own["leaves_out"],
        alt=" ".join([own["alt"], *(f"{_said(row, own)}." for row in found)]),
        draw=lambda theme: _draw(found, scene, theme, own),
        table=Table(tuple(own["columns"]), tuple(_cells(row) for row in found)),
        records=tuple(found),
    )


def _cells(row: Observation) -> tuple[str | float | None, ...]:
    when = in_words(row.period) if row.period else ""
    return row.category, when, row.value, row.unit, row.note


def _said(row: Observation, own: Words) -> str:
    when = in_words(row.period) if row.period else ""
    return own["said"].format(when=when, what=row.category, amount=chart.amount(row))


def _draw(rows: Sequence[Observation], scene: Scene, theme: Theme, own: Words) -> Figure:
    totals = [_stretch(row, scene, theme, own) for row in rows if row.series == TOTAL]
    data = [
        *totals[:1],
        *(trace | {"showlegend": False} for trace in totals[1:]),
        _steps([row for row in rows if row.series == GRANT], theme, "circle", own),
        _steps([row for row in rows if row.series == HOUSING], theme, "square", own),
    ]
    years = [_year(row) for row in rows]
    axis = chart.years(min(years, default=scene.first), max(years, default=scene.last))
    report = REPORT_YEAR + 0.5
    more = chart.legend(theme) | {
        "annotations": [note(own["report"], report, 1, theme, yref="paper", yanchor="top")],
        "shapes": [moment(report, theme)],
    }
    return {"data": data, "layout": chart.layout(theme, axis, {"tickformat": "d"}, **more)}


def _year(row: Observation) -> int:
    """The year a level is first published for."""
    if row.period is None or row.period.first is None:
        raise ValueError(f"{row.id} begins nowhere")
    return row.period.first.year


def _steps(rows: Sequence[Observation], theme: Theme, symbol: str, own: Words) -> Figure:
    """A mark for each level, hollow where it was only proposed."""
    points = [(_year(row) + 0.5, row.value or 0, _said(row, own)) for row in rows]
    name = own[rows[0].series] if rows else ""
    colour = theme.accent if symbol == "circle" else theme.women
    trace = chart.line(name, points, colour, dash="dot", symbol=symbol)
    symbols = [f"{symbol}-open" if row.id == PROPOSED else symbol for row in rows]
    trace["line"] |= {"shape": "hv", "width": chart.pixels(theme, 1.5)}
    trace["marker"] |= {"symbol": symbols, "line": {"width": 2, "color": colour}}
    return larger(trace, theme, 10)


def _stretch(row: Observation, scene: Scene, theme: Theme, own: Words) -> Figure:
    """Grant and housing as one figure, as long as it is said to have held."""
    last = row.period.last if row.period else None
    amount = row.value or 0
    ends = [
        (_year(row), amount, _said(row, own)),
        (end_of(last) if last else scene.last, amount, ""),
    ]
    trace = chart.line(own[TOTAL], ends, theme.quiet, mode="lines")
    return trace | {"line": {"color": theme.quiet, "width": 6}}
