"""Every row of the series is of a kind, so that what cannot be compared can be kept apart."""

import pytest

from geodata.archive import Archive
from geodata.records import Observation
from geodata.series import COUNTED, COUNTS, Kind, kind_of


def kinds(archive: Archive, series: str) -> dict[str, Kind]:
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
        ("unhcr_refugees", Kind.STOCK),
        ("in_china_estimates", Kind.STOCK),
        ("gone_abroad", Kind.STOCK),
        ("us_refugees", Kind.FLOW),
        ("forced_returns", Kind.FLOW),
        ("arrivals_cumulative_published", Kind.TO_DATE),
        ("women_share", Kind.SHARE),
        ("settlement_grant", Kind.MONEY),
        ("border_length", Kind.MEASURE),
    ],
)
def test_a_series_is_of_the_kind_that_its_notes_say(
    archive: Archive, series: str, kind: Kind
) -> None:
    assert set(kinds(archive, series).values()) == {kind}


def test_parts_of_one_series_may_be_of_several_kinds(archive: Archive) -> None:
    assert kinds(archive, "separated_families") == {
        "living": Kind.STOCK,
        "registered since 1988": Kind.TO_DATE,
        "dead, cumulative": Kind.TO_DATE,
    }
    assert kinds(archive, "university")["entrants"] is Kind.FLOW
    assert kinds(archive, "university")["students"] is Kind.STOCK


def test_a_series_that_nobody_has_thought_of_is_told(archive: Archive) -> None:
    row = archive.observations_of("us_refugees")[0]
    made: Observation = row.model_copy(update={"series": "made_up"})
    with pytest.raises(KeyError, match="made_up"):
        kind_of(made, archive.charts.kinds)
