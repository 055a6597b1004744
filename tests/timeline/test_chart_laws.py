"""Laws of all charts of all pages: how many numbers make one, and what may share a length."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from geodata.archive import Archive
from geodata.records import Arrivals, Flow, Observation
from tests.facts import ARCHIVE
from tests.timeline.charts import is_lying, is_seen, marks_of, notes_of
from timeline.delivery.charts import made
from timeline.figures.chart import Chart, Figure
from timeline.figures.readings import place
from timeline.lecture.charts import makers
from timeline.naming import amount
from timeline.routes.charts import alike
from timeline.scene import Scene
from timeline.style import LIGHT, THEMES

SIX = 6
every_chart = pytest.mark.parametrize("key", list(makers(ARCHIVE)))


def chart_of(key: str, archive: Archive, scene: Scene) -> Chart:
    return made(makers(archive)[key], archive, scene)


def numbers_of(chart: Chart) -> list[Flow | Observation]:
    return [row for row in chart.records if isinstance(row, Flow | Observation)]


def looks(chart: Chart) -> Iterator[Figure]:
    for theme in THEMES.values():
        yield chart.draw(theme)
        if chart.narrow:
            yield chart.narrow(theme)


def words_on(figure: Figure) -> str:
    """All that is written in a figure."""
    axes = (part for name, part in figure["layout"].items() if "axis" in name)
    ticks = [str(text) for axis in axes for text in axis.get("ticktext", ())]
    return " ".join(re.sub("</?b>|<br>", " ", " ".join([notes_of(figure), *ticks])).split())


@every_chart
def test_fewer_than_six_numbers_are_a_list_in_which_each_is_written(
    archive: Archive, scene: Scene, key: str
) -> None:
    """With bars from nothing, or strokes of ranges, that lie; a dot asks for an axis."""
    chart = chart_of(key, archive, scene)
    rows = numbers_of(chart)
    marked = [row for row in rows if marks_of(chart.draw(LIGHT), row.id)]
    if not marked or len(marked) >= SIX or chart.sentence:
        return
    assert not chart.over_years
    for figure in looks(chart):
        for row in rows:
            assert amount(row, "en") in words_on(figure)
        for row in marked:
            for trace, number in marks_of(figure, row.id):
                assert is_lying(trace)
                if trace["type"] == "bar":
                    assert trace["x"][number] == place(row)
                else:
                    assert row.value is None, row.id
                    assert not is_seen((trace, number)) or None in {row.low, row.high}


@every_chart
def test_a_number_alone_is_a_sentence(archive: Archive, scene: Scene, key: str) -> None:
    chart = chart_of(key, archive, scene)
    if len(rows := numbers_of(chart)) == 1 and len(chart.records) == 1:
        assert amount(rows[0], "en") in chart.sentence


@every_chart
def test_unlike_things_share_no_length(archive: Archive, scene: Scene, key: str) -> None:
    """Of one unit on an axis, stocks apart from flows, no total beside its parts."""
    chart = chart_of(key, archive, scene)
    for figure in looks(chart):
        on_axis: dict[str, list[Flow | Observation | Arrivals]] = {}
        for row in chart.records:
            if not isinstance(row, Flow | Observation | Arrivals):
                continue
            for trace, _ in marks_of(figure, row.id):
                on_axis.setdefault(trace.get("xaxis", "x"), []).append(row)
        for rows in on_axis.values():
            flows = [row for row in rows if isinstance(row, Flow)]
            assert len({_unit(row) for row in rows if row not in flows}) < 2
            assert len({alike.measure(row) for row in flows}) < 2
            assert chart.over_years or set(alike.compared(flows)) == set(flows)


def _unit(row: Flow | Observation | Arrivals) -> str:
    return "persons" if isinstance(row, Arrivals) else row.unit


@every_chart
def test_what_is_pointed_at_says_the_number_that_it_stands_for(
    archive: Archive, scene: Scene, key: str
) -> None:
    """Every point of every chart, its place on the axis; what no one has counted has none."""
    chart = chart_of(key, archive, scene)
    rows = {row.id: row for row in numbers_of(chart)}
    walked = 0
    for figure in looks(chart):
        for trace in figure["data"]:
            lying = is_lying(trace)
            places = trace.get("x" if lying else "y") or trace.get("lat", ())
            said = trace.get("customdata") or ()
            for number, (at, text) in enumerate(zip(places, said, strict=False)):
                if not text or not at:
                    continue
                walked += 1
                own = trace.get("ids", [None] * len(said))[number]
                if own in rows:
                    assert amount(rows[own], "en") in text
                elif lying and "tickvals" not in figure["layout"]["xaxis"]:
                    assert _says(text, trace, number), (at, text)
    assert walked or chart.sentence or not chart.records


def _says(text: str, trace: Figure, number: int) -> bool:
    """Whether a text has the number at which a mark stands, or the ends of its range."""
    at = trace["x"][number]
    reach = trace.get("error_x", {}).get("array", [0] * (number + 1))[number] or 0
    told = {float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    return all(any(abs(end - one) < 0.05 for one in told) for end in (at - reach, at + reach))


@every_chart
def test_a_key_looks_as_what_it_is_the_key_of(archive: Archive, scene: Scene, key: str) -> None:
    """Its form, pattern and colour are those of something drawn; ink stands for several colours."""
    chart = chart_of(key, archive, scene)
    for theme in THEMES.values():
        for figure in [chart.draw(theme), *([chart.narrow(theme)] if chart.narrow else [])]:
            drawn = [trace for trace in figure["data"] if not _is_key(trace)]
            fills = {shape.get("fillcolor") for shape in figure["layout"].get("shapes", ())}
            seen = {look for trace in drawn for look in _looks_of(trace)}
            seen |= {("square", fill) for fill in fills}
            hues = Counter(form for form, _ in seen)
            seen |= {(form, theme.ink) for form, n in hues.items() if n > 1}
            seen |= {("solid", theme.quiet)}  # how thick a line is, of whatever colour
            keys = [trace for trace in figure["data"] if _is_key(trace)]
            assert [own["name"] for own in keys if not seen & set(_looks_of(own))] == []


def _is_key(trace: Figure) -> bool:
    return bool(trace.get("name")) and trace.get("x") == [None]


def _looks_of(trace: Figure) -> Iterator[tuple[str, str]]:
    """Form and colour of each mark, bar or line of a trace."""
    marker, line = trace.get("marker", {}), trace.get("line", {})
    if trace["type"] == "bar":
        for fill in _all(marker["color"]):
            yield f"bar {marker.get('pattern', {}).get('shape', '')}", fill
        return
    if "lines" in trace.get("mode", ""):
        yield line.get("dash", "solid"), str(line["color"])
    if "markers" in trace.get("mode", ""):
        for form in _all(marker.get("symbol", "circle")):
            for colour in _all(marker.get("line", {}).get("color") or marker["color"]):
                yield form.removesuffix("-open"), colour
            for colour in _all(marker["color"]):
                yield form.removesuffix("-open"), colour


def _all(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
