"""Years of use and published counts of corridors: what goes together, and what is drawn."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
import pytest

from geodata.archive import Archive
from geodata.load import load
from geodata.records import Event, Flow
from geodata.vocabularies import Direction, Usage
from tests.facts import ARCHIVE
from tests.timeline.charts import misnamed_years
from tests.timeline.hostile import HOSTILE
from timeline.delivery.charts import published
from timeline.figures.breaking import width
from timeline.figures.chart import Chart, Maker
from timeline.figures.yearly import is_a_year, yearly
from timeline.naming import amount, with_unit
from timeline.routes.charts import alike
from timeline.routes.charts.counted import told
from timeline.routes.charts.counts import Counts, charts_of
from timeline.routes.charts.groups import direction_of, groups
from timeline.routes.charts.strokes import ACROSS, DASHES
from timeline.routes.charts.years import YearsOf, all_years
from timeline.scene import Scene
from timeline.style import LIGHT, THEMES
from timeline.text import Words
from timeline.text import words_of as catalogue_of

Figure = dict[str, Any]
CORRIDORS = list(ARCHIVE.corridors)
corridors = pytest.mark.parametrize("corridor", CORRIDORS)


def flow(number: int = 1, **changes: Any) -> Flow:
    known = {
        "id": f"made-{number:02}", "corridor_id": "dmz", "from_country": "PRK",
        "to_country": "KOR", "period": "2009", "value": 5, "unit": "persons",
        "sources": "ajunews-2015-jcs",
    }  # fmt: skip
    changed = {key: value for key, value in (known | changes).items() if value is not None}
    return Flow.model_validate(changed)


def with_flows(archive: Archive, *flows: Flow) -> Archive:
    """The archive with these flows alone."""
    return replace(archive, flows=MappingProxyType({one.id: one for one in flows}))


def of_no_corridor(archive: Archive) -> list[Flow]:
    return [one for one in archive.flows.values() if one.corridor_id is None]


def all_counts(archive: Archive) -> list[Counts]:
    own = [archive.flows_of(key) for key in archive.corridors]
    return [made for flows in [*own, of_no_corridor(archive)] for made in charts_of(flows)]


def every_maker(archive: Archive) -> list[Maker]:
    return [all_years, *map(YearsOf, archive.corridors), *all_counts(archive)]


def words_of(figure: Figure) -> list[str]:
    return [text for trace in figure["data"] for text in trace.get("customdata", []) if text]


def ids(flows: Iterable[Flow]) -> list[str]:
    return [one.id for one in flows]


# ---- which counts go together ------------------------------------------------------------------


def test_every_count_is_in_one_chart_or_in_the_list(archive: Archive) -> None:
    drawn = [key for made in all_counts(archive) for key in made.flows]
    rest = [key for c in archive.corridors for key in ids(alike.listed(archive.flows_of(c)))]
    rest += ids(alike.listed(of_no_corridor(archive)))
    assert sorted(drawn + rest) == sorted(archive.flows)


def test_a_chart_counts_one_thing_of_one_corridor(archive: Archive) -> None:
    for made in all_counts(archive):
        rows = [archive.flows[key] for key in made.flows]
        assert len({alike.measure(row) for row in rows}) == 1
        assert len({row.corridor_id for row in rows}) == 1


def test_stocks_and_flows_never_share_a_chart(archive: Archive) -> None:
    kinds = {
        made.id: {alike.is_stock(alike.bare_unit(archive.flows[key])) for key in made.flows}
        for made in all_counts(archive)
    }
    assert {key: kind for key, kind in kinds.items() if len(kind) > 1} == {}
    assert {True, False} == {kind for found in kinds.values() for kind in found}


@pytest.mark.parametrize(
    ("unit", "stock"),
    [
        ("persons living in China (Crisis Group authors: up to)", True),
        ("persons in hiding (source quoted by KTV)", True),
        ("persons settled in Japan", True),
        ("persons waiting over a year in South Korean missions in Beijing", True),
        ("refugees (UNHCR)", True),
        ("workers", True),
        ("refugees admitted", False),
        ("refugee status granted", False),
        ("persons returned", False),
        ("persons", False),
    ],
)
def test_what_is_counted_at_a_time_is_a_stock(unit: str, stock: bool) -> None:  # noqa: FBT001
    assert alike.is_stock(unit) is stock


def test_shares_of_different_wholes_are_in_no_chart(archive: Archive) -> None:
    drawn = {archive.flows[key].unit for made in all_counts(archive) for key in made.flows}
    assert not [unit for unit in drawn if unit.startswith(("percent", "months"))]


def test_what_a_unit_has_in_parentheses_says_who_counts() -> None:
    rows = [flow(n, unit=f"persons (maker {n})", value=n) for n in range(1, 4)]
    assert [ids(group) for group in alike.charted(rows)] == [ids(rows)]


def test_unlike_units_part() -> None:
    units = ["persons", "cases", "families", "persons arrested"]
    assert alike.charted(flow(n, unit=unit, value=n) for n, unit in enumerate(units)) == ()


def test_few_or_equal_numbers_make_no_chart() -> None:
    assert alike.charted([flow(1, value=1), flow(2, value=2)]) == ()
    assert alike.charted(flow(n, value=1) for n in range(6)) == ()
    assert alike.charted(flow(n, value=n) for n in range(3))


def test_a_row_without_a_number_is_listed() -> None:
    rows = [flow(n, value=n) for n in range(3)]
    nothing = flow(9, value=None)
    assert ids(alike.listed([*rows, nothing])) == [nothing.id]


def test_arrivals_by_all_routes_are_left_to_numbers(archive: Archive) -> None:
    left = [row for row in of_no_corridor(archive) if alike.is_elsewhere(row)]
    assert len(left) == 8
    years = {row.period.text: row.total for row in archive.arrivals.values()}
    for row in left:
        assert row.period
        if is_a_year(row.period):
            assert years[row.period.text] == row.value


def test_a_series_by_year_has_one_unit_one_first_month_and_no_year_twice() -> None:
    calendar = [flow(n, period=str(2004 + n), value=n) for n in range(4)]
    fiscal = flow(5, period="2004-10/2005-09")
    again, other = flow(6, period="2004"), flow(7, period="2003", unit="persons (NGO)")
    half, long = flow(8, period="2008-01/2008-06"), flow(9, period="2004/2008")
    rows = [*calendar, fiscal, again, other, half, long]
    assert ids(yearly(rows)) == ids(calendar)
    assert yearly(calendar[:3]) == ()


# ---- counts as they are drawn --------------------------------------------------------------------


def marks_in(figure: Figure) -> list[Figure]:
    """The traces of counts, without those that only stand in the legend."""
    return [trace for trace in figure["data"] if trace.get("ids")]


def numbers_of(trace: Figure) -> list[float]:
    lying = trace.get("orientation") == "h"
    return [float(value) for value in trace["x" if lying else "y"]]


def drawn_numbers(figure: Figure) -> dict[str, list[tuple[float, float, float]]]:
    """For the words of each mark: where it stands, and how far it goes down and up."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for trace in marks_in(figure):
        values = numbers_of(trace)
        reach = trace.get("error_x" if trace.get("orientation") == "h" else "error_y", {})
        up, down = (reach.get(key, [0] * len(values)) for key in ("array", "arrayminus"))
        for words, at, above, below in zip(trace["customdata"], values, up, down, strict=True):
            found.setdefault(words, []).append((at, at - (below or 0), at + (above or 0)))
    return found


def test_numbers_in_charts_and_tables_equal_the_facts(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    own = catalogue["charts"]["corridor_counts"]
    for made in all_counts(archive):
        made_chart = made(archive, scene, catalogue)
        marks = drawn_numbers(made_chart.draw(LIGHT))
        for key, cells in zip(made.flows, made_chart.table.rows, strict=True):
            row = archive.flows[key]
            assert cells[1:5] == (row.value, row.low, row.high, row.unit)
            places = marks.get(told(row, archive, own), [])
            if _undrawn(row, made_chart):
                assert places == []
            else:
                assert [_stands(place, row) for place in places] == [True], key


def _undrawn(row: Flow, made: Chart) -> bool:
    """A total of years among years, or what no bar of a list can be held against."""
    if made.over_years:
        return not alike.within_a_year(row)
    return row not in alike.compared([one for one in made.records if isinstance(one, Flow)])


def _stands(place: tuple[float, float, float], row: Flow) -> bool:
    """Whether a mark and its reach are the value, the low and the high of a row."""
    (at, down, up), value = place, row.value
    if value is not None and (down, up) == (at, at):  # a bar, whose range stands in words
        return at == value
    if value is None and None in (row.low, row.high):
        value = row.low if row.low is not None else row.high
    if value is None:
        value = ((row.low or 0) + (row.high or 0)) / 2
    low, high = (value if end is None else end for end in (row.low, row.high))
    return (at, round(down, 6), round(up, 6)) == (value, low, high)


def test_a_mark_says_when_how_many_of_what_and_who_published_it(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    for made in all_counts(archive):
        made_chart = made(archive, scene, catalogue)
        said = words_of(made_chart.draw(LIGHT))
        for row in (archive.flows[key] for key in made.flows):
            if _undrawn(row, made_chart):
                continue
            makers = [source.publisher for source in archive.sources_of(row)]
            parts = [with_unit(row, "en"), row.note or "", *makers]
            assert any(all(part in text for part in parts) for text in said), row.id


def test_counts_of_several_years_are_not_drawn_among_years(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    row = archive.flows["laos-thailand-09"]
    made = next(made for made in all_counts(archive) if row.id in made.flows)
    made_chart = made(archive, scene, catalogue)
    drawn = [value for trace in marks_in(made_chart.draw(LIGHT)) for value in numbers_of(trace)]
    assert row.value not in drawn
    assert catalogue["charts"]["corridor_counts"]["not_drawn"] in made_chart.leaves_out
    assert row.value in [cells[1] for cells in made_chart.table.rows]


def test_a_total_and_what_counts_something_else_have_no_bar_beside_the_others(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    parts = [flow(n, value=n, period=f"2009-0{n}") for n in range(1, 4)]
    whole, cases = flow(4, value=6, period="2009"), flow(5, value=2, unit="persons held")
    elsewhere = flow(6, value=9, period="2009", to_country="JPN")
    cases = cases.model_copy(update={"measure": "persons"})
    assert alike.compared([*parts, whole, cases, elsewhere]) == (*parts, elsewhere)
    stocks = [flow(n, value=n, unit="workers", period=p) for n, p in enumerate(("2009", "2009-03"))]
    assert alike.compared(stocks) == tuple(stocks)
    unlike = [flow(n, value=n, unit=f"persons held {n}", measure="persons") for n in range(3)]
    assert alike.compared(unlike) == ()
    (sentence,) = charts_of(unlike)
    told_at_once = sentence(with_flows(archive, *unlike), scene, catalogue).sentence
    assert told_at_once == "2009: 0 people held 0; 2009: 1 people held 1; 2009: 2 people held 2"
    (make,) = charts_of([*parts, whole])
    made = make(with_flows(archive, *parts, whole), scene, catalogue)
    ((bars, *_),) = [marks_in(made.draw(LIGHT))]
    assert (bars["type"], bars["ids"]) == ("bar", ids(parts))
    assert any("<b>6</b>" in text for text in made.draw(LIGHT)["layout"]["yaxis"]["ticktext"])
    assert catalogue["charts"]["corridor_counts"]["in_words"] in made.leaves_out


def test_rows_of_different_makers_are_not_joined(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    for made in all_counts(archive):
        for trace in made(archive, scene, catalogue).draw(LIGHT)["data"]:
            assert "lines" not in trace.get("mode", "")


def test_conflicting_figures_of_a_year_stand_side_by_side(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    made = next(made for made in all_counts(archive) if "laos-thailand-04" in made.flows)
    bars, others = marks_in(made(archive, scene, catalogue).draw(LIGHT))
    at = {x: (bars["y"][i]) for i, x in enumerate(bars["x"])}
    assert at[2007.5] == 1785
    assert others["y"][others["x"].index(2007.5)] == 1000
    place = others["x"].index(2005.5)
    reach = others["error_y"]["array"][place], others["error_y"]["arrayminus"][place]
    assert (others["y"][place] - reach[1], others["y"][place] + reach[0]) == (50, 80)
    assert others["marker"]["size"][place] < 1
    assert {*others["marker"]["color"]} == {LIGHT.paper}  # seen upon the bars


def test_what_stands_beside_counts_by_year_counts_the_same(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    """Who entered is no neighbour of who was detained."""
    for made in all_counts(archive):
        rows = [archive.flows[key] for key in made.flows]
        of_series = {alike.bare_unit(row) for row in yearly(rows)}
        figure = made(archive, scene, catalogue).draw(LIGHT)
        drawn = {key for trace in marks_in(figure) for key in trace["ids"]}
        for row in rows if of_series else ():
            unit = alike.bare_unit(row).split(",")[0]
            assert row.id not in drawn or any(own.startswith(unit) for own in of_series), row.id


def test_at_least_and_at_most_point_to_where_the_number_may_lie(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    rows = [flow(1, value=None, low=40), flow(2, value=None, high=90), flow(3, value=10)]
    rows.append(flow(4, value=50, low=50))  # "at least 50", with its bound as value
    rows += [flow(n, value=n) for n in (5, 6)]  # with which they are enough for an axis
    made_chart = charts_of(rows)[0](with_flows(archive, *rows), scene, catalogue)
    (dots,) = made_chart.draw(LIGHT)["data"]
    assert dots["marker"]["symbol"][:3] == ["triangle-right", "triangle-left", "circle"]
    assert dots["marker"]["symbol"][3] == "triangle-right"
    labels = " ".join(made_chart.draw(LIGHT)["layout"]["yaxis"]["ticktext"])
    assert "at least 40" in labels
    assert "at most 90" in labels


def test_a_list_with_dots_has_a_line_for_each_count_with_its_number(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    for made in all_counts(archive):
        made_chart = made(archive, scene, catalogue)
        if made_chart.over_years:
            continue
        labels = made_chart.draw(LIGHT)["layout"]["yaxis"]["ticktext"]
        assert len(labels) == len(made.flows)
        for key in made.flows:
            assert any(f"<b>{amount(archive.flows[key], 'en')}</b>" in label for label in labels)


# ---- years of use --------------------------------------------------------------------------------


def strokes(figure: Figure) -> list[tuple[float, float, float, Figure]]:
    """Row, first and last year, and line of each stroke."""
    return [
        (trace["y"][i], trace["x"][i], trace["x"][i + 1], trace["line"])
        for trace in figure["data"]
        if trace["mode"] == "lines" and trace["x"] != [None]
        for i in range(0, len(trace["x"]), 3)
    ]


@pytest.mark.parametrize("corridor", [None, *ARCHIVE.corridors])
def test_names_of_lanes_stand_at_their_marks(
    archive: Archive, scene: Scene, catalogue: Words, corridor: str | None
) -> None:
    """Where a stroke begins or ends, as far as a phone has room, and upon it."""
    make = YearsOf(corridor) if corridor else all_years
    for theme in THEMES.values():
        figure = make(archive, scene, catalogue).draw(theme)
        lanes = {row: (first, end, line["width"]) for row, first, end, line in strokes(figure)}
        for marks in event_marks(figure):
            lanes[marks["y"][0]] = (min(marks["x"]), max(marks["x"]), marks["marker"]["size"])
        named = {note["y"]: note for note in figure["layout"]["annotations"]}
        assert named.keys() == lanes.keys()
        for row, (first, end, thick) in lanes.items():
            note = named[row]
            assert note["x"] == {"left": first, "right": end}[note["xanchor"]]
            assert (note["yanchor"], note["yshift"] >= thick / 2) == ("bottom", True)


@pytest.mark.parametrize("corridor", list(ARCHIVE.corridors))
def test_years_are_those_of_the_decades_in_which_something_is_seen(
    archive: Archive, scene: Scene, catalogue: Words, corridor: str
) -> None:
    figure = YearsOf(corridor)(archive, scene, catalogue).draw(LIGHT)
    begins, ends = figure["layout"]["xaxis"]["range"]
    seen = [first for _, first, _, _ in strokes(figure)]
    seen += [x for marks in event_marks(figure) for x in marks["x"]]
    assert begins <= min(seen)
    assert min(seen) < begins + 10
    assert max(stroke[2] for stroke in strokes(figure)) <= ends
    last = max([*(stroke[2] for stroke in strokes(figure)), *_events_at(figure)])
    goes_on = archive.corridors[corridor].to_year == "ongoing"
    assert ends == scene.last if goes_on else ends - 10 < last <= ends
    for note in () if goes_on else figure["layout"]["annotations"]:
        at = (note["x"] - begins) / (ends - begins)
        longest = max(map(width, note["text"].split(" <br>"))) / ACROSS
        assert at + longest <= 1 if note["xanchor"] == "left" else at - longest >= 0


def _events_at(figure: Figure) -> list[float]:
    return [x for marks in event_marks(figure) for x in marks["x"]]


def event_marks(figure: Figure) -> list[Figure]:
    return [t for t in figure["data"] if t.get("marker", {}).get("symbol") == "diamond"]


def test_every_corridor_is_in_one_group(archive: Archive, catalogue: Words) -> None:
    found = [corridor.id for group in groups(archive, catalogue) for corridor in group.corridors]
    assert sorted(found) == sorted(archive.corridors)
    assert catalogue["routes"]["groups"]["others"]["title"] not in {
        group.title for group in groups(archive, catalogue)
    }


def test_a_corridor_of_no_group_is_in_the_last(archive: Archive, catalogue: Words) -> None:
    new = archive.corridors["dmz"].model_copy(update={"id": "new"})
    known = replace(archive, corridors=MappingProxyType({**archive.corridors, "new": new}))
    assert groups(known, catalogue)[-1].corridors == (new,)


def test_all_corridors_are_strokes_from_their_first_to_their_last_year(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    figure = all_years(archive, scene, catalogue).draw(LIGHT)
    names = {note["y"]: note["text"] for note in figure["layout"]["annotations"]}
    found = {names[row]: (first, last, line) for row, first, last, line in strokes(figure)}
    assert len(found) == len(archive.corridors)
    (arrows,) = (t for t in figure["data"] if t.get("marker", {}).get("size") and "cliponaxis" in t
                 and isinstance(t["marker"]["size"], list))  # fmt: skip
    for corridor in archive.corridors.values():
        first, last, line = found[corridor.short_name]
        assert first == corridor.from_year
        direction = direction_of(archive, corridor)
        assert (line["color"], line["dash"]) == (LIGHT.directions[direction], DASHES[direction])
        assert line["width"] == 3 * LIGHT.width(corridor.usage)
        row = next(at for at, name in names.items() if name == corridor.short_name)
        _, ends = corridor.in_use or (0, 0)
        assert (row in arrows["y"]) is (ends is None)
        if ends is not None:
            assert last == ends + 1


def test_directions_differ_in_more_than_colour() -> None:
    assert len(set(DASHES.values())) == len(Direction)


def test_thickness_tells_main_corridors_from_rare_ones() -> None:
    for theme in THEMES.values():
        assert theme.width(Usage.MAIN) > theme.width(Usage.SECONDARY) > theme.width(Usage.RARE)


def test_the_table_of_years_equals_the_facts(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    rows = all_years(archive, scene, catalogue).table.rows
    found = {(name, first, last) for name, first, last, *_ in rows}
    ongoing = catalogue["charts"]["corridor_years"]["ongoing"]
    assert found == {
        (c.name, c.from_year, ongoing if c.to_year == "ongoing" else c.to_year)
        for c in archive.corridors.values()
    }


@corridors
def test_one_corridor_has_its_years_and_all_its_events(
    archive: Archive, scene: Scene, catalogue: Words, corridor: str
) -> None:
    made = YearsOf(corridor)(archive, scene, catalogue)
    known, figure = archive.corridors[corridor], made.draw(LIGHT)
    first = min(strokes(figure))
    assert first[1] == known.from_year
    assert made.events == archive.events_of(corridor)
    marks = event_marks(figure)
    assert sum(len(trace["x"]) for trace in marks) == len(made.events)
    titles = {row[0] for row in made.table.rows}
    assert {event.title for event in made.events} <= titles
    assert set(archive.legs_of(corridor)) <= set(made.records)


def test_events_in_a_chart_of_years_are_stops_where_they_are_told(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    """Else a reader who goes by keyboard would pass their year by."""
    made = YearsOf("posts-abroad")(archive, scene, catalogue)
    (marks,) = event_marks(made.draw(LIGHT))
    years = {int(x) for x in marks["x"]}
    said = [int(x) for x, text in zip(marks["x"], marks["customdata"], strict=True) if text]
    assert sorted(said) == sorted(years)


def test_a_contested_event_is_hollow(archive: Archive, scene: Scene, catalogue: Words) -> None:
    made = YearsOf("forced-return-china")(archive, scene, catalogue)
    (marks,) = event_marks(made.draw(LIGHT))
    hollow = [colour == LIGHT.paper for colour in marks["marker"]["color"]]
    assert hollow == [event.confidence == "contested" for event in made.events]
    assert True in hollow


def test_a_way_counts_while_all_its_legs_are_in_use(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    rows = {row[0]: row[1:] for row in YearsOf("vietnam")(archive, scene, catalogue).table.rows}
    assert rows["North Hamgyong Province to the Seoul area"] == (1997, 2004)
    assert rows["Hanoi to the Seoul area by Singapore"] == (2009, 2009)
    assert rows["Hanoi to the Seoul area by Vientiane"] == (2015, "today")
    made = YearsOf("laos-thailand")(archive, scene, catalogue)
    rows = {row[0]: row[1:] for row in made.table.rows}
    assert rows["North Hamgyong Province to the Seoul area"] == (2004, "today")


# ---- all of them ---------------------------------------------------------------------------------


def test_every_figure_is_one_for_plotly_in_each_theme(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    for make in every_maker(archive):
        made = make(archive, scene, catalogue)
        for theme in THEMES.values():
            figure = made.draw(theme)
            assert isinstance(go.Figure(figure), go.Figure)
            assert "tickvals" not in figure["layout"]["xaxis"] or misnamed_years(figure) == []
            assert figure["layout"]["height"] > 100
        assert made.alt
        assert made.records


def test_ids_of_charts_are_their_own_and_fit_into_an_address(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    found = [make(archive, scene, catalogue).id for make in every_maker(archive)]
    assert len(set(found)) == len(found)
    assert all(key.replace("-", "").replace("_", "").isalnum() for key in found)


def test_a_maker_is_known_again_so_that_its_chart_is_made_once(
    archive: Archive, scene: Scene
) -> None:
    first = [published(make, archive, scene) for make in every_maker(archive)]
    again = [published(make, archive, scene) for make in every_maker(archive)]
    assert all(one[0] is other[0] for one, other in zip(first, again, strict=True))


@pytest.mark.parametrize("text", [text for text in HOSTILE if "<" in text or "&" in text])
def test_text_of_the_facts_is_no_markup_for_plotly(
    archive: Archive, scene: Scene, catalogue: Words, text: str
) -> None:
    said = " ".join(text.split())
    rows = [flow(n, value=n, period_text=said, unit=f"persons ({said} {n})") for n in range(3)]
    place = archive.places["chn-yanji"].model_copy(update={"name": said})
    corridor = archive.corridors["dmz"].model_copy(update={"name": said, "id": "new"})
    legs = archive.legs_of("vietnam")
    changed = [leg.model_copy(update={"to_place": place.id}) for leg in legs if leg.seq == 10]
    planted = replace(
        with_flows(archive, *rows),
        places=MappingProxyType({**archive.places, place.id: place}),
        corridors=MappingProxyType({**archive.corridors, "new": corridor}),
        legs=MappingProxyType({**archive.legs, **{leg.id: leg for leg in changed}}),
    )
    makers = [all_years, YearsOf("vietnam"), *charts_of(rows)]
    for make in makers:
        layout = make(planted, scene, catalogue).draw(LIGHT)["layout"]
        labels = [*layout["yaxis"].get("ticktext", [])]
        labels += [note["text"] for note in layout.get("annotations", [])]
        shown = [label for label in labels if "a" in label or "<" in label]
        assert shown
        for label in shown:
            bare = label.replace("<br>", "").replace("<b>", "").replace("</b>", "")
            assert "<" not in bare


def test_without_corridors_there_is_nothing_in_groups(archive: Archive, catalogue: Words) -> None:
    assert groups(replace(archive, corridors=MappingProxyType({})), catalogue) == ()


def test_events_without_a_beginning_are_drawn(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    known = next(e for e in archive.events.values() if "dmz" in e.corridors)
    open_ended = Event.model_validate(
        {**known.model_dump(), "start": "2014/..", "id": "made", "end": None}
        | {key: ";".join(getattr(known, key)) for key in ("places", "corridors", "sources")}
    )
    planted = replace(archive, events=MappingProxyType({"made": open_ended}))
    made = YearsOf("dmz")(planted, scene, catalogue)
    assert isinstance(go.Figure(made.draw(LIGHT)), go.Figure)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_title_of_a_count_says_what_is_counted(scene: Scene, language: str) -> None:
    """In Korean a unit is a counter, which says nothing of it."""
    archive = load(language=language)
    catalogue = catalogue_of(archive)
    charts = [
        make(archive, scene, catalogue)
        for key in archive.corridors
        for make in charts_of(archive.flows_of(key))
    ]
    measures = {chart.title.rpartition(": ")[2] for chart in charts}
    assert len(measures) > 5
    assert not measures & {"명", "건", "가족", "퍼센트", "persons"}
