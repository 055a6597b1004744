"""The geometry that the picture is measured by."""

import pytest

from tests.bench.picture import Label, Line, covered, crossings, empty, unreadable

PANEL = (0.0, 0.0, 200.0, 100.0)


def line(*points: tuple[float, float], width: float = 4) -> Line:
    return Line(points, width)


def label(left: float, top: float, px: float = 14, group: str = "") -> Label:
    return Label("Seoul", px, (left, top, left + 40, top + 16), group)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (line((0, 0), (100, 100)), line((0, 100), (100, 0)), 1),
        (line((0, 0), (50, 50)), line((50, 50), (100, 0)), 0),
        (line((0, 10), (100, 10)), line((0, 20), (100, 20)), 0),
        (line((150, 150), (190, 190)), line((150, 190), (190, 150)), 0),
        (line((0, 50), (100, 50)), line((10, 40), (30, 60), (50, 40)), 2),
    ],
)
def test_lines_cross_where_each_goes_on_beyond_the_other_on_the_map(
    one: Line, other: Line, found: int
) -> None:
    assert crossings([one, other], PANEL) == found


def test_a_label_alone_can_be_read() -> None:
    assert unreadable([label(20, 20)], [], [], PANEL) == []


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (label(20, 20, px=11), {}),
        (label(180, 20), {}),
        (label(20, 20), {"labels": [label(40, 24)]}),
        (label(20, 20), {"controls": [(30.0, 10.0, 60.0, 40.0)]}),
        (label(20, 20), {"lines": [line((0, 28), (100, 28), width=6)]}),
    ],
    ids=["small", "cut off", "under words", "under a control", "under a line"],
)
def test_a_label_that_can_not_be_read_is_found(own: Label, others: dict[str, list]) -> None:  # type: ignore[type-arg]
    labels = [own, *others.get("labels", [])]
    found = unreadable(labels, others.get("lines", []), others.get("controls", []), PANEL)
    assert own in found


def test_rows_of_one_label_are_no_strangers() -> None:
    rows = [label(20, 20, group="to-the-south"), label(20, 30, group="to-the-south")]
    assert unreadable(rows, [], [], PANEL) == []


def test_a_line_covers_as_much_as_it_is_wide() -> None:
    box = (0.0, 0.0, 100.0, 20.0)
    assert covered(box, [line((-10, 10), (110, 10), width=4)]) == pytest.approx(0.2, abs=0.05)
    assert covered(box, []) == 0


def test_sea_is_empty_where_nothing_lies_on_it() -> None:
    cells = [(0.0, 0.0), (48.0, 0.0), (96.0, 0.0)]
    assert empty(cells, [line((60, -10), (60, 40))], [(100.0, 0.0, 110.0, 10.0)]) == [(0.0, 0.0)]
