"""The page Numbers shows every published number once, as it is known, and says what it is not."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.archive import Archive
from geodata.dates import parse
from geodata.load import load
from geodata.records import Arrivals, Observation
from geodata.series import COUNTS, NumberKind, kind_of
from tests.facts import ARCHIVE
from tests.geodata.planting import make_copy
from tests.timeline.charts import (
    faults_of_arrivals,
    faults_of_row,
    marks_of,
    misnamed_years,
    notes_of,
    numbers_in_table,
    place,
    text_sizes,
)
from tests.timeline.hostile import HOSTILE
from timeline.delivery.charts import published
from timeline.figures.breaking import width
from timeline.figures.chart import FEW, Chart, Figure, pixels
from timeline.figures.readings import UNFILLED, UNSEEN
from timeline.figures.time import time_figure
from timeline.naming import amount, with_unit
from timeline.numbers.charts.form import announced, rows_of
from timeline.numbers.charts.lines import vintage_words
from timeline.numbers.charts.matrix import Matrix
from timeline.numbers.charts.origins import newest
from timeline.numbers.charts.over_years import NEIGHBOURS, OverYears
from timeline.numbers.charts.sections import makers, sections
from timeline.numbers.charts.shown import not_shown
from timeline.numbers.charts.years import Year, any_year, colours
from timeline.scene import Scene
from timeline.stage.staged import staged
from timeline.style import HALL, LIGHT, THEMES, Theme
from timeline.text import Words, words_of

PHONE = 240  # pixels that a plot is across
TWENTY_POINTS = 20 * 96 / 72
MARKUP = re.compile(r"<(?!br>|/?b>)")
themes = pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
charts_by_id = pytest.mark.parametrize("key", list(makers(ARCHIVE)))


@pytest.fixture(scope="module")
def charts(archive: Archive, scene: Scene, catalogue: Words) -> dict[str, Chart]:
    return {key: make(archive, scene, catalogue) for key, make in makers(ARCHIVE).items()}


def figures(chart: Chart) -> Iterator[Figure]:
    """A chart in every theme, wide and narrow."""
    for theme in THEMES.values():
        yield chart.draw(theme)
        if chart.narrow:
            yield chart.narrow(theme)


# ---- every row -------------------------------------------------------------------------------


def test_every_row_of_the_series_stands_in_one_chart_or_is_listed_with_a_reason(
    archive: Archive, charts: dict[str, Chart], catalogue: Words
) -> None:
    drawn = Counter(record.id for chart in charts.values() for record in chart.records)
    left = not_shown(charts.values(), archive, catalogue)
    assert sum(key in drawn for key in archive.series) + len(left) == len(archive.series)
    known = {row.series for row in archive.series.values() if not archive.is_verified(row)}
    assert len(left) <= len(catalogue["not_shown"]) + len(known)
    excuses = {catalogue["numbers"][key] for key in ("undated", "uncharted")}
    assert excuses.isdisjoint(reason for _, reason in left)
    assert [key for key, times in drawn.items() if times > 1] == []


@charts_by_id
def test_every_number_stands_in_the_figure(charts: dict[str, Chart], key: str) -> None:
    """Value, lower and upper bound of every row: in every theme, wide and narrow."""
    chart = charts[key]
    rows = [record for record in chart.records if isinstance(record, Observation)]
    for figure in figures(chart):
        found = {row.id: list(faults_of_row(chart, figure, row)) for row in rows}
        assert {row: faults for row, faults in found.items() if faults} == {}


@charts_by_id
def test_every_number_stands_in_the_table(charts: dict[str, Chart], key: str) -> None:
    chart = charts[key]
    rows = [record for record in chart.records if isinstance(record, Observation)]
    if rows:
        assert numbers_in_table(chart) == Counter((row.value, row.low, row.high) for row in rows)
    assert all(len(line) == len(chart.table.columns) for line in chart.table.rows)


def test_every_row_of_arrivals_stands_in_figure_and_table(
    archive: Archive, charts: dict[str, Chart]
) -> None:
    chart, rows = charts["arrivals"], list(archive.arrivals.values())
    assert list(chart.records) == rows
    assert [line[1:4] for line in chart.table.rows] == [(r.female, r.male, r.total) for r in rows]
    for figure in figures(chart):
        found = {row.id: list(faults_of_arrivals(figure, row)) for row in rows}
        assert {row: faults for row, faults in found.items() if faults} == {}


def test_earlier_vintages_of_the_arrivals_stand_in_the_table(
    archive: Archive, charts: dict[str, Chart]
) -> None:
    notes = [line[-1] for line in charts["arrivals"].table.rows]
    assert notes == [row.note for row in archive.arrivals.values()]
    assert "2,927" in str(notes)


def test_every_table_names_who_says_so(archive: Archive, charts: dict[str, Chart]) -> None:
    for chart in charts.values():
        makers = chart.table.columns.index("Source")
        assert all(line[makers] for line in chart.table.rows), chart.id


# ---- what must not be mixed ------------------------------------------------------------------


@charts_by_id
def test_stocks_flows_and_running_totals_never_share_a_chart(
    charts: dict[str, Chart], key: str
) -> None:
    kinds = {
        NumberKind.FLOW if isinstance(record, Arrivals) else kind_of(record, ARCHIVE.charts.kinds)
        for record in charts[key].records
        if isinstance(record, Arrivals | Observation)
    }
    assert len(kinds & set(COUNTS)) <= 1


@charts_by_id
def test_an_axis_has_one_unit(charts: dict[str, Chart], key: str) -> None:
    units: dict[str, set[str]] = {}
    rows = {record.id: record for record in charts[key].records}
    for trace in charts[key].draw(LIGHT)["data"]:
        for own in trace.get("ids", ()):
            row = rows[own]
            unit = row.unit if isinstance(row, Observation) else "persons"
            units.setdefault(trace.get("xaxis", "x"), set()).add(unit)
    assert [found for found in units.values() if len(found) > 1] == []


def test_each_survey_of_motives_has_a_chart_of_its_own(charts: dict[str, Chart]) -> None:
    for make in sections(ARCHIVE)["why"].values():
        chart = next(chart for key, chart in charts.items() if makers(ARCHIVE)[key] is make)
        assert len({getattr(record, "series", "") for record in chart.records}) == 1


@charts_by_id
def test_what_has_no_beginning_is_never_a_year(charts: dict[str, Chart], key: str) -> None:
    """In a chart over years a period up to a time is words, but for running totals."""
    chart, make = charts[key], makers(ARCHIVE)[key]
    to_date = make.to_date if isinstance(make, OverYears) else ()
    buckets = [
        record
        for record in chart.records
        if isinstance(record, Observation)
        and record.series not in to_date
        and not (record.period and record.period.first)
    ]
    if chart.over_years:
        for figure in figures(chart):
            assert [row.id for row in buckets if marks_of(figure, row.id)] == []


@charts_by_id
def test_no_line_runs_over_years_without_a_value(charts: dict[str, Chart], key: str) -> None:
    make = makers(ARCHIVE)[key]
    if isinstance(make, OverYears) and not make.levels:
        for trace in charts[key].draw(LIGHT)["data"]:
            if trace.get("mode") == "lines":
                steps = [b - a for a, b in pairwise(trace["x"]) if a is not None and b is not None]
                assert max(steps, default=0) <= NEIGHBOURS


def test_a_level_is_carried_on_to_the_next_and_no_further(charts: dict[str, Chart]) -> None:
    lines = [t for t in charts["support"].draw(LIGHT)["data"] if t.get("mode") == "lines"]
    assert len(lines) == 3
    for line in lines:
        assert line["line"]["dash"] == "dot"
        assert all(a == b for a, b in pairwise(line["y"]) if None not in (a, b))


@charts_by_id
def test_a_value_stands_at_the_tick_of_its_time(charts: dict[str, Chart], key: str) -> None:
    """What is pointed at, the tick below it and the table are of one year."""
    chart = charts[key]
    rows = [row for row in chart.records if isinstance(row, Observation) and row.period]
    for figure in figures(chart) if chart.over_years else ():
        axis = figure["layout"]["xaxis"]
        assert misnamed_years(figure) == []
        for row in rows:
            assert row.period
            first, last = row.period.first, row.period.last
            for trace, number in marks_of(figure, row.id):
                at = trace["x"][number]
                assert not first or first.year <= at
                assert not last or at <= last.year + 1
                assert axis["range"][0] <= at <= axis["range"][1]
                if first and row.period.text == str(first.year):
                    assert at == first.year + 0.5


@charts_by_id
def test_no_mark_hides_another(charts: dict[str, Chart], key: str) -> None:
    """Of those in one place each goes around the others, unfilled."""
    for figure in figures(charts[key]):
        places: dict[tuple[Any, ...], list[tuple[float, str]]] = {}
        for trace in figure["data"]:
            if trace["type"] != "scatter" or not trace.get("ids"):
                continue
            axes = (trace.get("xaxis", "x"), trace.get("yaxis", "y"))
            marker = trace["marker"]
            for i in range(len(trace["ids"])):
                size = marker["size"][i] if isinstance(marker["size"], list) else marker["size"]
                fill = marker["color"][i] if isinstance(marker["color"], list) else marker["color"]
                where = (*axes, round(trace["x"][i], 2), trace["y"][i])
                if size > UNSEEN:
                    places.setdefault(where, []).append((size, fill))
        for found in places.values():
            sizes = [size for size, _ in found]
            assert sorted(set(sizes)) == sizes
            assert all(fill == UNFILLED for _, fill in found[1:])


@charts_by_id
def test_the_highest_number_is_told_at_its_mark(charts: dict[str, Chart], key: str) -> None:
    """In a chart over years, in every theme, wide and narrow."""
    chart = charts[key]
    rows = {row.id: row for row in chart.records if isinstance(row, Observation)}
    known = [row for row in rows.values() if row.value is not None]
    by_year = isinstance(makers(ARCHIVE)[key], OverYears) and chart.over_years
    for figure in figures(chart) if by_year and len(known) > 1 else ():
        drawn = [row for row in known if marks_of(figure, row.id)]
        top = max(drawn, key=lambda row: row.value or 0)
        (mark,) = marks_of(figure, top.id)
        told = {
            (note["x"], note["y"])
            for note in figure["layout"]["annotations"]
            if note["text"] == amount(top, "en")
        }
        assert place(mark) in told


@pytest.mark.parametrize("letters", [80, 42], ids=["desk", "phone"])  # that a plot is across
@charts_by_id
def test_no_number_in_words_lies_across_a_bar(
    charts: dict[str, Chart], key: str, letters: int
) -> None:
    """It stands on its own, beside those that are higher."""
    chart = charts[key]
    figure = (chart.draw if letters > 42 or not chart.narrow else chart.narrow)(LIGHT)
    tops = bar_tops(figure) if chart.over_years else {}
    for note in figure["layout"].get("annotations", ()) if tops else ():
        if note.get("yref") == "paper" or note["y"] < 0:
            continue
        first, last = figure["layout"]["xaxis"]["range"]
        wide = len(note["text"]) * (last - first) / letters
        begins = note["x"] - {"center": wide / 2, "left": 0.0, "right": wide}[note["xanchor"]]
        higher = [x for x, y in tops.items() if y > note["y"] + max(tops.values()) / 20]
        across = [x for x in higher if begins < x + 0.3 and x - 0.3 < begins + wide]
        assert across == [], note["text"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_words_above_a_narrow_plot_lie_over_no_mark(language: str) -> None:
    """They have a strip of their own, with letters of a hall as well, and stand within a phone."""
    own = load(language=language)
    told = 0
    for make in makers(own).values():
        chart = make(own, staged(own).scene, words_of(own))
        draw = chart.narrow if chart.over_years else None
        for theme in (LIGHT, HALL) if draw else ():
            layout = draw(theme)["layout"] if draw else {}
            annotations = layout.get("annotations", ())
            notes = [note for note in annotations if note.get("yref") == "paper"]
            if not notes:
                continue
            size = pixels(theme)
            rows = [note["text"].split(" <br>") for note in notes]
            assert max(width(line) for lines in rows for line in lines) * size / 2 < PHONE
            low = max(
                len(lines) * 1.3 * size - note["yshift"]
                for lines, note in zip(rows, notes, strict=True)
            )
            assert low < (1 - layout["yaxis"]["domain"][1]) * layout["height"], chart.id
            told += 1
    assert told > 2


def bar_tops(figure: Figure) -> dict[float, float]:
    """How high the bars of each year reach, those upon each other together."""
    tops: dict[float, float] = {}
    for trace in figure["data"]:
        for i, x in enumerate(trace["x"] if trace["type"] == "bar" else ()):
            if x is not None:
                base = trace["base"][i] if isinstance(trace.get("base"), list) else 0
                tops[x] = max(tops.get(x, 0), trace["y"][i] + base)
    return tops


def test_a_gap_is_no_wage_and_a_share_no_count(charts: dict[str, Chart]) -> None:
    """Unlike units share neither an axis nor the length of a bar."""
    for chart in charts.values():
        units = {row.unit for row in chart.records if isinstance(row, Observation)}
        bars = [trace for trace in chart.draw(LIGHT)["data"] if trace["type"] == "bar"]
        assert len(units) < 2 or not bars, chart.id
    assert {getattr(row, "series", "") for row in charts["wages"].records} == {"monthly_wage"}


def test_a_single_number_is_a_sentence_and_a_handful_a_list(charts: dict[str, Chart]) -> None:
    for chart in charts.values():
        units = {row.unit for row in chart.records if isinstance(row, Observation)}
        unlike = len(units) > 1 or chart.id == "mongolia"  # a year's number and a month's
        few = len(chart.records) < FEW and unlike
        assert bool(chart.sentence) == (few or len(chart.records) == 1), chart.id
        assert not chart.over_years or len(chart.records) >= FEW, chart.id
        for row in chart.records if chart.sentence else ():
            assert isinstance(row, Observation)
            assert with_unit(row, "en") in chart.sentence


def test_a_plan_is_drawn_hollow(archive: Archive, charts: dict[str, Chart]) -> None:
    plans = [row for row in archive.series.values() if announced(row)]
    assert [row.id for row in plans] == ["settlement-grant-009"]
    ((trace, number),) = marks_of(charts["support"].draw(LIGHT), plans[0].id)
    fills = trace["marker"]["color"]
    assert fills[number] == LIGHT.paper
    assert [fill for i, fill in enumerate(fills) if i != number and fill == LIGHT.paper] == []


@pytest.mark.parametrize(
    ("stated", "period", "plan"),
    [
        ("2016-04-07", "2016-04-08", True),
        ("2016-04-07", "2016-04-07", False),
        ("2016-04-08", "2016-04-07", False),
        ("2015", "2016", True),
        ("2016", "2016", False),
        ("2016-04", "2016", False),
    ],
)
def test_what_is_stated_on_the_day_it_begins_is_no_plan(
    archive: Archive,
    stated: str,
    period: str,
    plan: bool,  # noqa: FBT001
) -> None:
    row = next(iter(archive.series.values()))
    made = row.model_copy(update={"as_of": parse(stated), "period": parse(period)})
    assert announced(made) is plan
    assert not announced(row.model_copy(update={"as_of": None, "period": parse(period)}))


@pytest.mark.parametrize("key", ["in_china", "famine_deaths"])
def test_estimates_are_hollow_and_name_their_makers(charts: dict[str, Chart], key: str) -> None:
    chart = charts[key]
    for figure in figures(chart):
        fills = [f for t in figure["data"] for f in t.get("marker", {}).get("color", ())]
        assert len(set(fills)) == 1
        labels = str([axis["ticktext"] for axis in figure["layout"].values() if _has_labels(axis)])
        said = " ".join((labels + notes_of(figure)).replace("<br>", " ").split())
        for row in chart.records:
            assert isinstance(row, Observation)
            assert row.category in said


def _has_labels(axis: Any) -> bool:
    return isinstance(axis, dict) and "ticktext" in axis


def test_vintages_are_told_apart(
    archive: Archive, charts: dict[str, Chart], catalogue: Words
) -> None:
    rows = rows_of(archive, ("age_at_arrival",))
    figure = charts["age"].draw(LIGHT)
    trace_of = {row.id: marks_of(figure, row.id)[0][0] for row in rows}
    for row in rows:
        for other in rows:
            same = trace_of[row.id] is trace_of[other.id]
            assert same == (vintage_words(row, catalogue) == vintage_words(other, catalogue))
    named = [t["name"] for t in figure["data"] if t.get("showlegend")]
    assert named == list(dict.fromkeys(vintage_words(row, catalogue) for row in rows))


def test_unverified_rows_are_not_drawn(archive: Archive, charts: dict[str, Chart]) -> None:
    drawn = {record.id for chart in charts.values() for record in chart.records}
    unverified = [row.id for row in archive.series.values() if not archive.is_verified(row)]
    assert unverified
    assert drawn.isdisjoint(unverified)


def test_a_chart_says_how_many_rows_it_leaves_out_as_unread(
    archive: Archive, charts: dict[str, Chart]
) -> None:
    said = {
        key
        for key, chart in charts.items()
        if "none of the sources that we read" in chart.leaves_out
    }
    unread = {row.series for row in archive.series.values() if not archive.is_verified(row)}
    of_series = {
        key
        for key, chart in charts.items()
        if unread & {getattr(record, "series", "") for record in chart.records}
    }
    assert said == of_series != set()


def test_larger_words_and_lists_need_more_room(archive: Archive, scene: Scene) -> None:
    listed, over_years = (
        published(makers(ARCHIVE)[key], archive, scene)[1]["narrow_below"]
        for key in ("in_china", "women_share")
    )
    assert listed["hall"] == 2 * listed["light"]
    assert listed["light"] > over_years["light"]


# ---- discs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [k for k, m in makers(ARCHIVE).items() if isinstance(m, Matrix)])
def test_the_area_of_a_disc_is_the_number(charts: dict[str, Chart], key: str) -> None:
    chart = charts[key]
    values = {
        record.id: record.value for record in chart.records if isinstance(record, Observation)
    }
    for figure in figures(chart):
        trace = figure["data"][0]
        pairs = list(zip(trace["ids"], trace["marker"]["size"], strict=True))
        areas = [size**2 / (values[own] or 1) for own, size in pairs if (values[own] or 0) > 20]
        assert areas
        assert max(areas) / min(areas) < 1.02
        years = {own: int(x) for own, x in zip(trace["ids"], trace["x"], strict=True)}
        for record in chart.records:
            assert isinstance(record, Observation)
            assert record.period
            assert record.period.first
            assert years[record.id] == record.period.first.year


def test_discs_of_origin_lie_in_their_provinces(archive: Archive, charts: dict[str, Chart]) -> None:
    from shapely import Point

    from tests.geodata.outlines import province_shapes

    shapes = province_shapes("PRK")
    rows = newest(rows_of(archive, ("province_of_origin",)))
    outlines = {"Jagang": "Chagang", "Nampo": "South Pyongan"}
    for figure in figures(charts["origins"]):
        sizes: list[float] = []
        for row in rows:
            ((trace, number),) = marks_of(figure, row.id)
            at = Point(trace["lon"][number], trace["lat"][number])
            shape = shapes[outlines.get(row.category, row.category)]
            assert shape.distance(at) < 0.1, row.category
            sizes.append(trace["marker"]["size"][number] ** 2 / (row.value or 1))
        assert max(sizes) / min(sizes) == pytest.approx(1, rel=0.02)


def test_the_map_fetches_no_outlines(charts: dict[str, Chart]) -> None:
    for figure in figures(charts["origins"]):
        assert {trace["type"] for trace in figure["data"]} == {"scattergeo"}
        geo = figure["layout"]["geo"]
        assert [key for key, value in geo.items() if key.startswith("show") and value] == []


# ---- words -----------------------------------------------------------------------------------


@charts_by_id
def test_a_chart_says_what_it_is(charts: dict[str, Chart], key: str) -> None:
    chart = charts[key]
    assert chart.id == key
    assert len({chart.title, chart.counts, chart.leaves_out, chart.alt}) == 4
    assert min(len(text) for text in (chart.counts, chart.leaves_out, chart.alt)) > 20
    assert not chart.counts.startswith(chart.title)
    assert chart.counts.endswith(".")
    assert chart.leaves_out.endswith(".")
    assert chart.records
    assert "{" not in chart.alt + chart.counts + chart.leaves_out


def test_titles_tell_charts_apart(charts: dict[str, Chart]) -> None:
    assert len({chart.title for chart in charts.values()}) == len(charts)


def test_every_section_says_what_it_holds(catalogue: Words) -> None:
    own = catalogue["numbers"]["sections"]
    assert list(own) == list(sections(ARCHIVE))
    assert all(
        len(section[key]) > 6
        for section in own.values()
        for key in ("title", "ask", "finding", "intro")
    )


def test_claims_that_a_section_points_to_are_there(archive: Archive) -> None:
    named = [key for section in archive.charts.sections for key in section.see]
    assert named
    assert set(named) <= set(archive.claims)


def test_every_number_in_the_words_stands_in_the_facts(
    archive: Archive, charts: dict[str, Chart], catalogue: Words
) -> None:
    """Years aside: whoever changes a fact is told which sentence holds it."""
    facts = [
        str(row.model_dump()) for row in (*archive.series.values(), *archive.arrivals.values())
    ]
    known = "".join(facts).replace(",", "")
    intros = [s["finding"] + s["intro"] for s in catalogue["numbers"]["sections"].values()]
    texts = [*intros, *(c.counts + c.leaves_out for c in charts.values())]
    numbers = {n for text in texts for n in re.findall(r"\d[\d,]*\.?\d+", text)}
    missing = [n for n in numbers if n.replace(",", "") not in known]
    assert len(numbers) > 20
    assert missing == []


@charts_by_id
def test_what_is_read_out_holds_the_note(
    archive: Archive, charts: dict[str, Chart], key: str
) -> None:
    figure = charts[key].draw(LIGHT)
    notes = {getattr(record, "note", None) for record in charts[key].records}
    assert not isinstance(makers(ARCHIVE)[key], Matrix) or len(notes) == 1
    for record in charts[key].records:
        if isinstance(record, Observation) and record.note and len(notes) > 1:
            for trace, number in marks_of(figure, record.id):
                assert record.note in trace["customdata"][number]


def test_events_explain_by_rule(archive: Archive, charts: dict[str, Chart]) -> None:
    told = {key: {event.id for event in chart.events} for key, chart in charts.items()}
    assert {"2011-12-border-tightening", "2020-01-border-closure"} <= told["women_share"]
    assert "2007-01-grant-cut" in told["support"]
    assert all(told[key] for key, chart in charts.items() if chart.over_years)
    named = {event for about in archive.charts.about for event in about.events}
    assert named <= {*archive.events}
    for key, make in makers(ARCHIVE).items():
        if isinstance(make, OverYears):
            assert all(make.about.takes(archive.events[event]) for event in told[key])


# ---- every theme -----------------------------------------------------------------------------


@charts_by_id
def test_a_chart_can_be_read_from_the_last_row(charts: dict[str, Chart], key: str) -> None:
    chart = charts[key]
    assert min(text_sizes(chart.draw(HALL))) >= TWENTY_POINTS
    assert min(text_sizes(chart.draw(LIGHT))) >= 14


@charts_by_id
def test_a_theme_changes_nothing_but_the_look(charts: dict[str, Chart], key: str) -> None:
    """Ids, places and words are the same in all themes, wide and narrow."""
    drawn = [
        sorted(
            (own, words)
            for trace in figure["data"]
            for own, words in zip(trace.get("ids", ()), trace.get("customdata", ()), strict=True)
        )
        for figure in figures(charts[key])
    ]
    assert all(one == drawn[0] for one in drawn)


@charts_by_id
def test_figures_hold_no_nan(charts: dict[str, Chart], key: str) -> None:
    def numbers(value: Any) -> Iterator[float]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list | tuple):
            for own in value:
                yield from numbers(own)
        elif isinstance(value, float):
            yield value

    for figure in figures(charts[key]):
        assert all(math.isfinite(number) for number in numbers(figure))


# ---- text is no markup -----------------------------------------------------------------------


@pytest.fixture(scope="module", params=["categories stay", "categories too"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The facts with hostile strings in every text of series and arrivals."""
    copy = make_copy(tmp_path_factory.mktemp("hostile"))
    bad = [text for text in HOSTILE if "\n" not in text and text == text.strip()]
    rows = copy.rows("series")
    labels = {row["series"]: bad[i % len(bad)] for i, row in enumerate(rows)}
    for i, row in enumerate(rows):
        text = bad[i % len(bad)]
        row.update(note=text, period_text=text, label=labels[row["series"]])
        if request.param == "categories too":
            row.update(category=f"{text} {i}")
    copy.write("series", rows)
    years = copy.rows("arrivals")
    for i, row in enumerate(years):
        row.update(note=bad[i % len(bad)])
    copy.write("arrivals", years)
    sources = copy.rows("sources")
    for i, row in enumerate(sources):
        row.update(title=bad[i % len(bad)], publisher=bad[(i + 1) % len(bad)])
    return copy.write("sources", sources).load()


def read_as_markup(value: Any, key: str = "") -> Iterator[str]:
    """Every string that Plotly reads as markup."""
    if isinstance(value, dict):
        for name, own in value.items():
            yield from read_as_markup(own, name)
    elif isinstance(value, list | tuple):
        for own in value:
            yield from read_as_markup(own, key)
    elif isinstance(value, str) and key in {"text", "name", "ticktext"}:
        yield value


def test_hostile_text_is_no_markup_in_any_figure(
    hostile: Archive, scene: Scene, catalogue: Words
) -> None:
    found = [
        text
        for make in makers(ARCHIVE).values()
        for figure in figures(make(hostile, scene, catalogue))
        for text in read_as_markup(figure)
    ]
    assert any("&lt;script&gt;" in text for text in found)
    assert [text for text in found if MARKUP.search(text)] == []


# ---- laws ------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_rows_are_missing_the_others_are_drawn(
    data: st.DataObject, archive: Archive, scene: Scene, catalogue: Words
) -> None:
    key = data.draw(st.sampled_from(list(makers(ARCHIVE))))
    make = makers(ARCHIVE)[key]
    whole = make(archive, scene, catalogue).records
    keep = data.draw(st.sets(st.sampled_from([record.id for record in whole])))
    left = {
        own: row
        for own, row in (archive.arrivals if key == "arrivals" else archive.series).items()
        if row.id in keep
    }
    table = "arrivals" if key == "arrivals" else "series"
    chart = make(replace(archive, **{table: left}), scene, catalogue)
    assert {record.id for record in chart.records} == keep
    figure = chart.draw(LIGHT)
    assert chart.narrow
    assert chart.narrow(HALL)["layout"]["height"] > 0
    for record in chart.records:
        faults = (
            faults_of_row(chart, figure, record)
            if isinstance(record, Observation)
            else faults_of_arrivals(figure, record)
            if isinstance(record, Arrivals)
            else ()
        )
        assert list(faults) == []


@pytest.mark.parametrize("period", ["2014/..", "../2003", "19XX", "200X", "2016-21", ""])
def test_a_period_of_any_shape_is_drawn_or_told(
    tmp_path: Path, scene: Scene, catalogue: Words, period: str
) -> None:
    """An editor may write what no row has today."""
    copy = make_copy(tmp_path)
    for key in ("untraced-001", "unhcr-refugees-001", "double-defectors-001", "women-share-012"):
        copy.plant("series", copy.row_of("series", key), period=period)
    archive = copy.load()
    for key in ("untraced", "unhcr_refugees", "double_defectors", "women_share"):
        chart = makers(ARCHIVE)[key](archive, scene, catalogue)
        figure = chart.draw(LIGHT)
        for row in chart.records:
            assert isinstance(row, Observation)
            assert list(faults_of_row(chart, figure, row)) == []


# ---- any year --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def years(archive: Archive, catalogue: Words) -> dict[int, Year]:
    return any_year(archive, catalogue)


def test_every_year_can_be_chosen_and_the_bucket_cannot(
    archive: Archive, years: dict[int, Year]
) -> None:
    known = [row.period.first.year for row in archive.arrivals.values() if row.period.first]
    assert list(years) == known
    assert 1998 not in years


def test_a_year_tells_its_numbers(archive: Archive, years: dict[int, Year]) -> None:
    everyone = sum(row.total for row in archive.arrivals.values())
    for row in archive.arrivals.values():
        if row.period.first:
            said = " ".join(years[row.period.first.year].said)
            assert f"{row.total:,}" in said
            assert f"{100 * row.total / everyone:.1f} per cent of the {everyone:,}" in said
            if row.female and row.male:
                assert f"{row.female:,} women ({100 * row.female / row.total:.1f} per cent)" in said
                assert f"{row.male:,} men" in said
            else:
                assert "45.8 per cent women" in said


def test_a_share_of_several_years_is_told_for_each_of_them_and_no_other(
    archive: Archive, catalogue: Words
) -> None:
    """From the first of them to the last, where the year itself has none."""
    share = next(row for row in rows_of(archive, archive.charts.years.women) if row.value)
    block = share.model_copy(update={"period": parse("2004/2006"), "value": 12.5})
    series = {share.id: block}
    arrivals = {
        key: row.model_copy(update={"female": None, "male": None})
        for key, row in archive.arrivals.items()
    }
    planted = replace(archive, series=series, arrivals=arrivals)
    told = {year: " ".join(own.said) for year, own in any_year(planted, catalogue).items()}
    assert [year for year, said in told.items() if "12.5 per cent" in said] == [2004, 2005, 2006]
    assert "2004 to 2006" in told[2005]


def test_parts_of_a_bar_make_a_whole_and_have_colours(years: dict[int, Year]) -> None:
    for year in years.values():
        for bar in year.bars:
            assert not bar.parts or sum(p.share for p in bar.parts) == pytest.approx(100, abs=0.05)
            assert {part.colour for part in bar.parts} <= set(colours(LIGHT))


def test_sex_is_not_made_up_for_a_year_without_it(archive: Archive, years: dict[int, Year]) -> None:
    for row in archive.arrivals.values():
        if row.period.first:
            sexes = years[row.period.first.year].bars[0]
            assert bool(sexes.parts) == (row.female is not None)


def test_origin_is_told_for_a_year_only_where_it_was_published(years: dict[int, Year]) -> None:
    told = {year: " ".join(known.said) for year, known in years.items()}
    assert "North Hamgyong, 921 people" in told[2003]
    assert "70 per cent" in told[2023]
    silent = [y for y in years if y not in {2003, 2023} and "not published" not in told[y]]
    assert silent == []
    assert all("not of" in known.bars[1].title for known in years.values())


def test_the_fall_has_its_reasons_beside_it(years: dict[int, Year]) -> None:
    assert "2012-arrivals-fall" in {event.id for event in years[2012].events}
    assert "2020-01-border-closure" in {event.id for event in years[2020].events}


@themes
def test_women_and_men_look_as_on_the_timeline(
    scene: Scene, charts: dict[str, Chart], catalogue: Words, theme: Theme
) -> None:
    names, on_timeline = catalogue["lanes"], time_figure(scene, theme, catalogue["lanes"])["data"]
    there = {trace.get("name"): trace["marker"] for trace in on_timeline}
    here = {trace["name"]: trace["marker"] for trace in charts["arrivals"].draw(theme)["data"]}
    women, men = (here[names[sex]] for sex in ("women", "men"))
    assert women["color"] == there[names["women"]]["color"]
    assert men == there[names["men"]]
    assert colours(theme) | {"women": women["color"], "men": men["color"]} == colours(theme)


@themes
def test_numbers_are_told_however_many_lines_there_are(
    archive: Archive, charts: dict[str, Chart], theme: Theme
) -> None:
    many = 0
    for key, make in makers(ARCHIVE).items():
        if not isinstance(make, OverYears):
            continue
        known = [row for row in rows_of(archive, make.series, make.parts) if row.value is not None]
        if len(known) < FEW or len({(row.series, row.category) for row in known}) <= 3:
            continue
        notes = charts[key].draw(theme)["layout"].get("annotations", [])
        told = [note["text"] for note in notes]
        assert sum(any(amount(row, "en") in text for text in told) for row in known) > 1, key
        many += 1
    assert many
