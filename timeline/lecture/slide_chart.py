"""A chart of PowerPoint with its numbers in a sheet of its own: it can be edited and restyled."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from timeline.lecture.rows import ChartRows, SeriesRow
from timeline.lecture.slide_text import EMU, Box
from timeline.style import HALL

MOST_NAMES = 15  # of years below a chart
LETTERS, SMALL_LETTERS, MANY = 16, 12, 12  # points; the small ones where a list has more lines
BRIGHTER = 0.62  # of what is not marked
LETTER, FEWEST, MOST_WORDS = 0.014, 7, 0.5  # of the length of the longest bar
GAP, LIST_GAP = 30, 45  # per cent of a bar
DASHES = (
    MSO_LINE_DASH_STYLE.SOLID,
    MSO_LINE_DASH_STYLE.DASH,
    MSO_LINE_DASH_STYLE.ROUND_DOT,
    MSO_LINE_DASH_STYLE.LONG_DASH,
)
MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
)


def add_chart(slide: Any, rows: ChartRows, box: Box, alt: str) -> None:
    """Draws it on a slide, `box` in points."""
    places = [round(side * EMU) for side in box]
    frame = slide.shapes.add_chart(_kind(rows), *places, _data(rows))
    next(frame.element.iter(qn("p:cNvPr"))).set("descr", alt)
    chart = frame.chart
    size = SMALL_LETTERS if not rows.upright and len(rows.categories) > MANY else LETTERS
    chart.font.size, chart.font.color.rgb = Pt(size), _colour(HALL.ink)
    chart.has_title = False
    shown = [row for row in rows.series if not row.is_low]
    chart.has_legend = len(shown) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(chart, rows)
    plot = chart.plots[0]
    if rows.bars:
        plot.gap_width = GAP if rows.upright else LIST_GAP
        plot.overlap = 100 if rows.stacked or len(shown) < len(rows.series) else 0
    colours = list(dict.fromkeys(row.colour for row in rows.series))
    for own, row in zip(plot.series, rows.series, strict=True):
        _look(own, row, colours.index(row.colour), rows)
    if len(shown) == 1 and not rows.upright:
        _numbers(plot.series[0], shown[0])
        _room_for_words(chart.value_axis, shown[0])


def _kind(rows: ChartRows) -> Any:
    if not rows.upright:
        return XL_CHART_TYPE.BAR_CLUSTERED
    if not rows.bars:
        return XL_CHART_TYPE.LINE_MARKERS
    return XL_CHART_TYPE.COLUMN_STACKED if rows.stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _data(rows: ChartRows) -> CategoryChartData:
    known = [value for row in rows.series for value in row.values if value is not None]
    whole = all(value == int(value) for value in known)
    data = CategoryChartData(number_format="#,##0" if whole else "#,##0.0")
    data.categories = rows.categories
    for row in rows.series:
        data.add_series(row.name, [_cell(value) for value in row.values])
    return data


def _cell(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _axes(chart: Any, rows: ChartRows) -> None:
    """Years at the foot, a list from top to bottom; one faint grid."""
    names, numbers = chart.category_axis, chart.value_axis
    names.format.line.color.rgb = _colour(HALL.quiet)
    names.has_major_gridlines = False
    names.reverse_order = not rows.upright
    names.tick_labels.offset = 20
    if rows.upright:
        _skip(names, -(-len(rows.categories) // MOST_NAMES))
    numbers.major_gridlines.format.line.color.rgb = _colour(HALL.faint)
    numbers.format.line.fill.background()
    numbers.minimum_scale = 0 if _least(rows) >= 0 else None
    if not rows.upright:
        numbers.visible = False
        numbers.has_major_gridlines = False


def _skip(names: Any, step: int) -> None:
    """Every so many of its words, as many as lie level; LibreOffice turns them instead."""
    skip = names._element.makeelement(qn("c:tickLblSkip"), {"val": str(step)})  # noqa: SLF001
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)  # noqa: SLF001


def _least(rows: ChartRows) -> float:
    return min(value for row in rows.series for value in row.values if value is not None)


def _look(own: Any, row: SeriesRow, number: int, rows: ChartRows) -> None:
    colour = _colour(row.colour)
    if not rows.bars:
        own.smooth = False
        own.format.line.color.rgb, own.format.line.width = colour, Pt(2.5)
        own.format.line.dash_style = DASHES[number % len(DASHES)]
        own.marker.style, own.marker.size = MARKERS[number % len(MARKERS)], 8
        own.marker.format.fill.solid()
        own.marker.format.fill.fore_color.rgb = colour
        own.marker.format.line.color.rgb = colour
        return
    own.invert_if_negative = False
    own.format.fill.solid()
    own.format.fill.fore_color.rgb = colour
    if rows.stacked:
        own.format.line.color.rgb = _colour(HALL.women)
    for at in range(len(rows.categories)) if rows.marked else ():
        if at not in rows.marked and row.values[at] is not None:
            fill = own.points[at].format.fill
            fill.solid()
            fill.fore_color.rgb = _paler(row.colour)
            own.points[at].format.line.color.rgb = _paler(HALL.women)


def _numbers(own: Any, row: SeriesRow) -> None:
    """At the end of each bar; a range with both of its ends."""
    labels = own.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    for at, said in enumerate(row.said):
        if said:
            label = own.points[at].data_label
            label.text_frame.text, label.position = said, XL_LABEL_POSITION.OUTSIDE_END


def _room_for_words(numbers: Any, row: SeriesRow) -> None:
    """Beside the longest bar, which would lie below its own words."""
    if not any(row.said):
        return
    ends = [(value, said) for value, said in zip(row.values, row.said, strict=True) if value]
    numbers.maximum_scale = max(
        value / (1 - min(LETTER * max(len(said), FEWEST), MOST_WORDS)) for value, said in ends
    )


def _colour(css: str) -> RGBColor:
    return RGBColor.from_string(css.removeprefix("#").upper())


def _paler(css: str) -> RGBColor:
    parts = bytes.fromhex(css.removeprefix("#"))
    return RGBColor(*(round(part + (255 - part) * BRIGHTER) for part in parts))
