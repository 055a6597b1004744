"""The scene says what the facts say: nothing is lost, doubled, moved in time or made exact."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace as replaced
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from geodata.dates import Precision, parse
from geodata.layers import shapes_of
from geodata.records import Event
from geodata.translations import untold
from geodata.vocabularies import Category, Confidence, Scale, WayKind
from tests.geodata.planting import make_copy
from tests.timeline.conftest import TODAY
from timeline.scene import Mark, Scene, compose, decimal_year

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def with_events(archive: Archive, events: Iterable[Event]) -> Archive:
    return replaced(archive, events=MappingProxyType({event.id: event for event in events}))


def marks_of(archive: Archive, *dates: str, category: Category = Category.BORDER) -> list[Mark]:
    """The marks of events on these dates, all in one lane, in the order given."""
    known = next(event for event in archive.events.values() if event.end is None)
    made = {"category": category, "end": None}
    events = [
        known.model_copy(update={**made, "id": f"made-{number}", "start": parse(text)})
        for number, text in enumerate(dates)
    ]
    marks = {mark.id: mark for mark in compose(with_events(archive, events), TODAY).marks}
    return [marks[event.id] for event in events]


# ---- every event, once -----------------------------------------------------------------


def test_every_event_has_exactly_one_mark(archive: Archive, scene: Scene) -> None:
    assert Counter(mark.id for mark in scene.marks) == Counter([*archive.events])


def test_a_mark_says_what_its_event_says(archive: Archive, scene: Scene) -> None:
    for mark in scene.marks:
        event = archive.events[mark.id]
        told = (mark.title, mark.category, mark.places, mark.corridors)
        known = (event.title, event.category, event.places, event.corridors)
        assert told == known
        assert mark.importance == event.importance


def test_marks_come_in_order_of_time(scene: Scene) -> None:
    starts = [mark.start for mark in scene.marks]
    assert starts == sorted(starts)


def test_every_category_is_a_lane(archive: Archive) -> None:
    assert sorted(archive.subject.lanes) == sorted(Category)


def test_lanes_come_as_the_folder_orders_them(archive: Archive, scene: Scene) -> None:
    assert scene.lanes == archive.subject.lanes


# ---- when ------------------------------------------------------------------------------


@given(DAYS, DAYS)
def test_a_later_day_lies_later(one: date, other: date) -> None:
    assert (one < other) == (decimal_year(one) < decimal_year(other))


@given(DAYS)
def test_a_day_lies_in_its_year(day: date) -> None:
    assert math.floor(decimal_year(day)) == day.year
    assert (decimal_year(day) == day.year) == ((day.month, day.day) == (1, 1))


@given(st.integers(1900, 2100))
def test_days_of_a_year_are_evenly_apart(year: int) -> None:
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    third = decimal_year(date(year, 1, 1) + timedelta(days=2)) - year
    assert third == pytest.approx(2 / days)


@pytest.mark.parametrize("text", ["2016", "2016~", "2016?", "1945"])
def test_a_date_known_to_the_year_spans_exactly_that_year(archive: Archive, text: str) -> None:
    (mark,) = marks_of(archive, text)
    assert mark.is_span
    assert (mark.start, mark.end) == (int(text[:4]), int(text[:4]) + 1)


def test_every_date_known_to_the_year_spans_whole_years(archive: Archive, scene: Scene) -> None:
    for mark in scene.marks:
        when = archive.events[mark.id].when
        if when.start.precision is Precision.YEAR:
            assert mark.start == int(mark.start)
        if when.end.precision is Precision.YEAR:
            assert mark.end == int(mark.end)
        if when.precision is Precision.YEAR:
            assert mark.is_span


@pytest.mark.parametrize("text", ["2016-01", "2016-12", "2000-02", "2016-01-01", "1999-12-31"])
def test_a_date_known_to_the_month_or_day_is_a_mark_inside_its_month(
    archive: Archive, text: str
) -> None:
    (mark,) = marks_of(archive, text)
    year, month = int(text[:4]), int(text[5:7])
    after = date(year + month // 12, month % 12 + 1, 1)
    assert not mark.is_span
    assert decimal_year(date(year, month, 1)) <= mark.start
    assert mark.end <= decimal_year(after)
    assert mark.start < (mark.start + mark.end) / 2 < mark.end


def test_a_day_ends_at_its_midnight(archive: Archive) -> None:
    (mark,) = marks_of(archive, "2016-04-07")
    assert mark.start == decimal_year(date(2016, 4, 7))
    assert mark.end == decimal_year(date(2016, 4, 8))


@pytest.mark.parametrize(
    ("text", "is_span"),
    [
        ("2016-01-01/2016-06-12", False),  # 164 of 366 days: under 0.45 of a year
        ("2016-01-01/2016-06-13", True),
        ("2016-04/2016-05", False),
        ("2015-09/2016-04", True),
        ("2016-04-07/2016-04-07", False),
        ("201X", True),
        ("2016-21", False),
        ("2012/..", True),
        ("/1945-03", True),
    ],
)
def test_what_lasts_most_of_half_a_year_is_a_span(
    archive: Archive,
    text: str,
    is_span: bool,  # noqa: FBT001
) -> None:
    (mark,) = marks_of(archive, text)
    assert mark.is_span is is_span


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2016", 2016.5),
        ("2016-01-01/2016-12-31", 2016.5),
        ("2016-07-02", 2016.5 + 0.5 / 366),
        ("2016-01-01/2017-01-01", 2016),
        ("1994/2000", 1994),
    ],
)
def test_a_dot_stands_in_the_middle_of_what_lies_within_a_year_else_at_its_start(
    archive: Archive, text: str, at: float
) -> None:
    (mark,) = marks_of(archive, text)
    assert mark.at == pytest.approx(at)


@pytest.mark.parametrize("text", ["../1998", "/1998", "1994/..", "1994-03/.."])
def test_an_open_end_reaches_the_edge_of_what_is_known(archive: Archive, text: str) -> None:
    """An open start is as early as the timeline; what still goes on goes on to today."""
    (mark,) = marks_of(archive, text)
    if text.startswith(("..", "/")):
        assert mark.start == 1945
    else:
        assert TODAY.year < mark.end <= TODAY.year + 1


@pytest.mark.parametrize("confidence", list(Confidence))
def test_what_is_contested_is_marked(archive: Archive, confidence: Confidence) -> None:
    known = next(iter(archive.events.values()))
    made = with_events(archive, [known.model_copy(update={"confidence": confidence})])
    (mark,) = compose(made, TODAY).marks
    assert mark.contested == (confidence is Confidence.CONTESTED)


@pytest.mark.parametrize(
    ("note", "dispute"),
    [
        ("Who paid is contested; two accounts stand.", "Who paid is contested"),
        (
            untold("Who paid is contested; two accounts stand.", "ko"),
            "Who paid is contested [영문]",
        ),
        ("누가 냈는지는 다툰다. 두 이야기가 있다.", "누가 냈는지는 다툰다"),
    ],
)
def test_what_is_contested_keeps_the_mark_of_english(
    archive: Archive, note: str, dispute: str
) -> None:
    english = "Who paid is contested; two accounts stand."
    known = next(iter(archive.events.values()))
    contested = {"confidence": Confidence.CONTESTED, "note": english}
    event = known.model_copy(update=contested).in_other_words({"note": note})
    made = replaced(with_events(archive, [event]), language="ko")
    assert [mark.dispute for mark in compose(made, TODAY).marks] == [dispute]


def test_contested_events_are_marked_in_the_facts_served(archive: Archive, scene: Scene) -> None:
    contested = {e.id for e in archive.events.values() if e.confidence == "contested"}
    assert {mark.id for mark in scene.marks if mark.contested} == contested
    assert contested


def test_the_window_ends_with_the_year_of_today(scene: Scene) -> None:
    assert (scene.first, scene.last) == (1945, TODAY.year + 1)
    assert all(scene.first <= mark.start < mark.end <= scene.last for mark in scene.marks)


# ---- eras, arrivals, corridors, places -------------------------------------------------


def test_every_era_is_a_band_between_its_dates(archive: Archive, scene: Scene) -> None:
    assert [band.id for band in scene.bands] == [*archive.eras]
    for band in scene.bands:
        era = archive.eras[band.id]
        assert era.start.first is not None
        assert band.start == decimal_year(era.start.first)
        assert (band.end is None) == (era.end == "ongoing")
        assert band.end is None or band.end > band.start
        assert band.contested == (era.confidence == "contested")


def test_arrivals_equal_the_facts_row_by_row(archive: Archive, scene: Scene) -> None:
    told = [(str(bar.year), bar.women, bar.men, bar.total) for bar in scene.bars]
    rows = [r for r in archive.arrivals.values() if r.period.first is not None]
    assert told == [(row.period.text, row.female, row.male, row.total) for row in rows]


def test_women_and_men_are_all_where_both_are_published(scene: Scene) -> None:
    for bar in scene.bars:
        if bar.women is not None and bar.men is not None:
            assert bar.women + bar.men == bar.total


def test_everyone_through_1998_is_a_number_and_no_bar(archive: Archive, scene: Scene) -> None:
    assert scene.before == archive.arrivals["/1998"].total == 947
    assert min(bar.year for bar in scene.bars) == 1999


def test_every_leg_has_its_track(archive: Archive, scene: Scene) -> None:
    assert [track.leg for track in scene.tracks] == [*archive.legs]
    for track in scene.tracks:
        leg = archive.legs[track.leg]
        told = (track.corridor, track.mode, track.direction, track.first_year)
        assert told == (leg.corridor_id, leg.mode, leg.direction, leg.from_year)
        assert track.last_year == (None if leg.to_year == "ongoing" else leg.to_year)
        assert track.usage == archive.corridors[leg.corridor_id].usage


def test_a_track_joins_the_places_of_its_leg(archive: Archive, scene: Scene) -> None:
    for track in scene.tracks:
        leg = archive.legs[track.leg]
        start, end = archive.places[leg.from_place], archive.places[leg.to_place]
        for line in (track.line, track.near):
            assert near(line.coordinates[0], start.lon, start.lat)
            assert near(line.coordinates[-1], end.lon, end.lat)


def test_every_way_is_drawn_once_with_its_legs(archive: Archive, scene: Scene) -> None:
    whole = [way for way in scene.ways if way.strand_of is None]
    assert sorted(way.id for way in whole) == sorted(archive.ways)
    drawn = {leg: way.id for way in whole for leg in way.legs}
    assert drawn == {leg.id: leg.way for leg in archive.legs.values() if leg.way}
    for way in scene.ways:
        assert set(way.corridors) == {archive.legs[leg].corridor_id for leg in way.legs}
        assert way.years
        assert (len(way.line) > 1) is (way.kind is not WayKind.AREA)


def test_close_by_corridors_that_share_a_way_lie_side_by_side(
    archive: Archive, scene: Scene
) -> None:
    """Each where its own legs are: nobody went through Laos by way of Myanmar."""
    own = [way for way in scene.ways if way.strand_of]
    assert {view for way in own for view in way.views} == {"mekong"}
    assert all("mekong" not in way.views for way in scene.ways if way.id in split(scene))
    for whole in split(scene):
        legs = [leg for way in own if way.strand_of == whole for leg in way.legs]
        assert sorted(legs) == sorted(leg.id for leg in archive.legs_of_way(whole))
    by_id = {way.id: way for way in own}
    trunk = by_id["shenyang-bangkok/laos-thailand/0"]
    assert (trunk.scale, trunk.label is not None) == (Scale.THOUSANDS, True)
    _, south = (way for way in own if way.corridors == ("myanmar",))
    assert (south.legs, south.label, south.years) == (("myanmar/9",), None, ((2003, 2009),))
    shan = archive.places["tha-chiang-rai"]
    assert south.line[:, 1].max() == pytest.approx(shan.lat, abs=0.3)
    middle = south.line[len(south.line) // 2]
    away = np.linalg.norm((trunk.line - middle) * (math.cos(math.radians(17)), 1), axis=1).min()
    assert 10 < away * 111.2 < 25
    assert middle[0] > trunk.line[:, 0][np.abs(trunk.line[:, 1] - middle[1]).argmin()]


def split(scene: Scene) -> set[str]:
    return {way.strand_of for way in scene.ways if way.strand_of}


def test_what_stands_at_a_way_names_its_sources(archive: Archive, scene: Scene) -> None:
    labels = {way.id: way.label for way in scene.ways if way.label}
    assert all(label.sources for label in labels.values() if label.fact)
    trunk = labels["shenyang-bangkok"]
    assert (trunk.emphasis, trunk.told) == (1, "the main way since 2003")
    assert trunk.fact == "Thai police: 2,482 in 2010"
    assert trunk.sources == archive.flows["laos-thailand-07"].sources
    assert trunk.counted == ((2010, 2010),)
    assert labels["dmz"].counted == ((2011, 2011), (2016, 2016))
    assert labels["returned-by-force"].counted == ((2020, 2025),)


def test_a_fact_that_is_gone_is_not_printed(tmp_path: Path) -> None:
    copy = make_copy(tmp_path)
    copy.drop("flows", copy.row_of("flows", "laos-thailand-07"))
    drawn = {way.id: way for way in compose(copy.load(), TODAY).ways}
    label = drawn["shenyang-bangkok"].label
    assert label
    assert (label.fact, label.sources, label.counted) == ("", (), ())


def test_staying_tints_the_three_provinces(scene: Scene) -> None:
    (area,) = [way for way in scene.ways if way.kind is WayKind.AREA]
    assert area.provinces == (("CHN", "Jilin"), ("CHN", "Liaoning"), ("CHN", "Heilongjiang"))
    known = {(known["a3"], known["admin1"]) for known, _ in shapes_of("region", "land")}
    assert {*area.provinces} <= known


def test_grey_dots_and_past(scene: Scene) -> None:
    ways = {way.id: way for way in scene.ways}
    assert ways["cambodia"].is_quiet
    assert not ways["shenyang-bangkok"].is_quiet
    assert not ways["niigata-chongjin"].is_quiet
    assert ways["niigata-chongjin"].dotted
    assert not ways["shenyang-yellow-sea"].dotted
    past = [way.id for way in scene.ways if way.layer == "past" and not way.strand_of]
    assert past == ["shenyang-beijing"]


def test_numbers_stand_at_the_bars_that_an_editor_chose(scene: Scene) -> None:
    assert [bar.year for bar in scene.bars if bar.marked] == [2009, 2012, 2021, 2025]


def near(point: Iterable[float], lon: float, lat: float) -> bool:
    own_lon, own_lat = point
    turned = (own_lon - lon + 180) % 360 - 180
    return math.hypot(turned, own_lat - lat) < 1e-6


def test_every_place_is_a_spot_with_what_happened_there(archive: Archive, scene: Scene) -> None:
    assert [spot.id for spot in scene.spots] == [*archive.places]
    events: dict[str, list[str]] = defaultdict(list)
    for event in archive.events.values():
        for place in event.places:
            events[place].append(event.id)
    for spot in scene.spots:
        assert list(spot.events) == events[spot.id]
        assert set(spot.corridors) == {c.id for c in archive.corridors_at(spot.id)}
        assert 1 <= spot.tier <= 4


def test_a_place_has_the_rank_and_the_side_that_an_editor_gave_it(
    archive: Archive, scene: Scene
) -> None:
    told = {spot.id: (spot.rank, spot.side) for spot in scene.spots}
    assert told == {p.id: (p.label_rank, p.label_side) for p in archive.places.values()}
    assert {rank for rank, _ in told.values()} >= {1, 2, 3, None}


def test_a_scene_of_no_facts_is_empty_and_no_error(archive: Archive) -> None:
    nothing = MappingProxyType({})
    tables = ("events", "places", "corridors", "legs", "ways", "arrivals", "eras")
    bare = replaced(archive, **dict.fromkeys(tables, nothing))
    empty = compose(bare, TODAY)
    assert (empty.marks, empty.bars, empty.tracks, empty.spots, empty.before) == ((), (), (), (), 0)
    assert len(empty.lanes) == len(archive.subject.lanes)
