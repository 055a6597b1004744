"""Every row of the series is of a kind, so that what cannot be compared can be kept apart."""

import pytest

from geodata.archive import Archive
from geodata.records import Observation
from geodata.series import COUNTED, COUNTS, NumberKind, kind_of


def kinds(archive: Archive, series: str) -> dict[str, NumberKind]:
    return {
        row.category: kind_of(row, archive.charts.kinds) for row in archive.observations_of(series)
    }


def test_every_row_has_a_kind(archive: Archive) -> None:
    assert archive.series
    for row in archive.series.values():
        assert (kind_of(row, archive.charts.kinds) in COUNTS) == (row.unit in COUNTED)


@pytest.mark.parametrize(
    ("series", "kind"),
    [
        ("unhcr_refugees", NumberKind.STOCK),
        ("in_china_estimates", NumberKind.STOCK),
        ("gone_abroad", NumberKind.STOCK),
        ("us_refugees", NumberKind.FLOW),
        ("forced_returns", NumberKind.FLOW),
        ("arrivals_cumulative_published", NumberKind.TO_DATE),
        ("women_share", NumberKind.SHARE),
        ("settlement_grant", NumberKind.MONEY),
        ("border_length", NumberKind.MEASURE),
    ],
)
def test_a_series_is_of_the_kind_that_its_notes_say(
    archive: Archive, series: str, kind: NumberKind
) -> None:
    assert set(kinds(archive, series).values()) == {kind}


def test_parts_of_one_series_may_be_of_several_kinds(archive: Archive) -> None:
    assert kinds(archive, "separated_families") == {
        "living": NumberKind.STOCK,
        "registered since 1988": NumberKind.TO_DATE,
        "dead, cumulative": NumberKind.TO_DATE,
    }
    assert kinds(archive, "university")["entrants"] is NumberKind.FLOW
    assert kinds(archive, "university")["students"] is NumberKind.STOCK


def test_a_series_that_nobody_has_thought_of_is_told(archive: Archive) -> None:
    row = archive.observations_of("us_refugees")[0]
    made: Observation = row.model_copy(update={"series": "made_up"})
    with pytest.raises(KeyError, match="made_up"):
        kind_of(made, archive.charts.kinds)
