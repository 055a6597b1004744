"""Events of a reader's own by year and kind: each counted once, none where no year is known."""

from datetime import date
from typing import Any

import pytest

from geodata.archive import Archive
from geodata.own.reading import read
from timeline.brought import Brought
from timeline.figures.chart import Chart
from timeline.lecture.charts import told_chart
from timeline.lecture.lookup import lookup
from timeline.lecture.rows import of_chart
from timeline.numbers.charts.events import MOST_BARS
from timeline.numbers.charts.sections import makers
from timeline.pages import pages_of
from timeline.scene import compose
from timeline.style import HALL, THEMES
from timeline.text import words_of

HEAD = "Title,When,Until,Kind\n"
TABLE = (
    HEAD
    + """One,1956-10-23,,Rising
Two,1956,1958,Rising
Three,1956-11,,Flight
Four,1957,,Flight
Five,1950s,,Flight
"""
)


def own(table: str, language: str = "en") -> Archive:
    tables = read("own.csv", table.encode()).tables
    return Brought("e" * 32, "Own", date(2026, 11, 27), tables).alone(language)


def chart_of(archive: Archive) -> Chart:
    scene = compose(archive, date(2026, 1, 1))
    return makers(archive)["events"](archive, scene, words_of(archive))


def bars(chart: Chart) -> dict[str, dict[float, tuple[float, float]]]:
    """By kind, and the middle of their years: where they stand, and how high they are."""
    drawn: list[Any] = chart.draw(HALL)["data"]
    return {
        bar["name"]: {
            x: (low, high) for x, low, high in zip(bar["x"], bar["base"], bar["y"], strict=True)
        }
        for bar in drawn
        if bar["type"] == "bar"
    }


def test_each_event_is_counted_once_in_the_year_in_which_it_begins() -> None:
    archive = own(TABLE)
    assert [str(problem) for problem in archive.problems] == []
    chart = chart_of(archive)
    assert bars(chart) == {
        "Flight": {1956.5: (0.0, 1.0), 1957.5: (0.0, 1.0)},
        "Rising": {1956.5: (1.0, 2.0)},
    }
    assert chart.table.rows == (("1956", 1, 2, 3), ("1957", 1, 0, 1))
    assert len(chart.records) == 4
    assert "1 event is left out" in chart.leaves_out
    assert chart.alt == "Bar chart: 4 events, 1956 to 1957; the most, 3, in 1956."


def test_one_that_lasts_is_counted_where_it_begins_unless_that_is_in_doubt() -> None:
    chart = chart_of(own(HEAD + "A,1950/1960,,x\nB,1952 or 1953,,x\nC,until 1955,,x\n"))
    assert chart.table.rows == (("1950", 1, 1),)
    assert "2 events are left out" in chart.leaves_out


@pytest.mark.parametrize("span", [MOST_BARS + 1, 1700])
def test_a_long_time_is_counted_in_longer_stretches(span: int) -> None:
    first = 201
    archive = own(f"{HEAD}A,{first:04},,x\nB,{first + span:04},,x\nC,{first + 3:04},,x\n")
    chart = chart_of(archive)
    (name,) = bars(chart)
    assert sum(high for _, high in bars(chart)[name].values()) == 3
    assert [row[-1] for row in chart.table.rows if row[-1]] == [2, 1]
    assert str(chart.table.rows[0][0]).startswith("20")
    for theme in THEMES.values():
        assert chart.draw(theme)["layout"]["xaxis"]["ticktext"]


def test_years_before_the_year_1_are_counted_in_round_centuries() -> None:
    years = ("-1999", "-0599", "-0500", "-0499", "-0099", "0000", "0001", "0099", "0100")
    archive = own(HEAD + "".join(f"A{n},{year},,x\n" for n, year in enumerate(years)))
    chart = chart_of(archive)
    counted = {row[0]: row[-1] for row in chart.table.rows if row[-1]}
    assert counted == {
        "2000 BC to 1901 BC": 1,
        "600 BC to 501 BC": 2,
        "500 BC to 401 BC": 1,
        "100 BC to 1 BC": 2,
        "1 to 99": 2,
        "100 to 199": 1,
    }
    ticks = chart.draw(HALL)["layout"]["xaxis"]
    named = dict(zip(ticks["ticktext"], ticks["tickvals"], strict=True))
    assert (named["2000 BC"], named["1000 BC"]) == (-1998.5, -998.5)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_has_a_page_and_a_scene_can_show_it(language: str) -> None:
    archive = own(TABLE, language)
    words = words_of(archive)
    assert "numbers" in pages_of(archive)
    assert [one["id"] for one in lookup(archive)["charts"]] == ["events"]
    told = told_chart("events", (), archive, words)
    assert told
    assert told["title"] == {"en": "Events over the years", "ko": "연도별 사건"}[language]
    rows = of_chart(chart_of(archive), (1957,), words, HALL)
    assert rows
    assert [row.values for row in rows.series] == [(1, 1), (2, None)]
    assert (rows.categories, rows.marked) == (("1956", "1957"), {1})
